//! Keys that nobody asked for: what their author most likely meant by them.
//!
//! A file of its own because it knows what people write, and nothing of how values are read. A key that is meant
//! to keep a post back weighs more than any other: without it the post goes out.

use super::Fields;
use crate::diagnostic::{Code, Diagnostic, Span, did_you_mean};
use crate::value::{Entry, Value};

/// What becomes of the keys that nobody asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// A mistake in the configuration: the build stops.
    Error,
    /// A mistake in front matter: a warning.
    Warning,
    /// A key of a theme that is not known here: a warning.
    Theme,
}

/// The keys of front matter that keep a post back. One that is mistyped or in the wrong place is an error
/// even where other unknown keys are warnings: the post would go out.
///
/// With the kind of value that each wants.
const GUARDS: [(&str, &str); 4] =
    [("draft", "bool"), ("withdrawn", "withdrawn"), ("expire_at", "date"), ("publish_at", "date")];

/// What people write who mean such a key, and which one they mean.
const HOLDING: [(&str, &str); 15] = [
    ("定时", "publish_at"),
    ("定时发布", "publish_at"),
    ("定时时间", "publish_at"),
    ("截止时间", "expire_at"),
    ("截止日期", "expire_at"),
    ("到期日期", "expire_at"),
    ("过期日期", "expire_at"),
    ("失效时间", "expire_at"),
    ("下线时间", "expire_at"),
    ("暂不发布", "draft"),
    ("暂不公开", "draft"),
    ("不发布", "draft"),
    ("待发布", "draft"),
    ("初稿", "draft"),
    ("是否草稿", "draft"),
];

/// Words that are typed for keys and look like none of them, and the key that each means.
const SYNONYMS: [(&str, &str); 8] = [
    ("题目", "标题"),
    ("標題", "标题"),
    ("时间", "日期"),
    ("時間", "日期"),
    ("编辑", "责任编辑"),
    ("分类", "栏目"),
    ("类别", "栏目"),
    ("標籤", "标签"),
];

/// What a key that keeps a post back wants; `None` for any other key.
pub(super) fn guard(key: &str) -> Option<&'static str> {
    GUARDS.iter().find(|(name, _)| *name == key).map(|(_, expected)| *expected)
}

/// Whether a key of front matter keeps a post back.
pub fn keeps_back(key: &str) -> bool {
    guard(key).is_some()
}

impl<'a> Fields<'a> {
    /// Ends the reading: keys that were never asked for are reported.
    pub fn finish(self, unknown: Unknown) {
        for entry in &self.table.entries {
            if self.asked.contains(&entry.key.as_str()) {
                continue;
            }
            let span = Span::new(self.file, entry.key_range.clone());
            let key = format!("{}{}", self.prefix, entry.key);
            let report = |code| Diagnostic::at(code, span.clone()).with("key", &key);
            let close = self.close_to(&entry.key);
            let report = match (unknown, self.held_by(entry), close) {
                (Unknown::Error, ..) => report(Code::UnknownConfigKey).suggest(close),
                (Unknown::Theme, ..) => report(Code::UnknownKey).with("place", "theme").suggest(close),
                (_, Some("draft"), _) => report(Code::KeyMistyped).with("own", "draft").with("line", "true"),
                (_, Some(meant), _) => {
                    report(Code::KeyMistyped).suggest(Some(self.own_name(&entry.key, meant)))
                }
                (_, None, Some(close)) if self.would_keep_back(entry, close) => {
                    report(Code::KeyMistyped).suggest(Some(close))
                }
                (_, None, None) if guard(&entry.key).is_some() => report(Code::KeyMisplaced),
                (_, None, close) => report(Code::UnknownKey).suggest(close),
            };
            self.diagnostics.push(report);
        }
    }

    /// The key that somebody means who writes that a post is to be kept back, in words of their own.
    fn held_by(&self, entry: &Entry) -> Option<&'static str> {
        let meant = HOLDING.iter().find(|(typed, _)| *typed == entry.key).map(|(_, meant)| *meant);
        let meant = meant.or_else(|| says_draft(&entry.node.value).then_some("draft"));
        meant.filter(|meant| self.asked.contains(meant))
    }

    /// The name of a key in the language of what was typed for it.
    fn own_name(&self, typed: &str, key: &'static str) -> &'static str {
        let own = self.names.iter().find(|(own, name)| *name == key && own.is_ascii() == typed.is_ascii());
        own.map_or(key, |(own, _)| *own)
    }

    /// The key that a mistyped one most likely means, by any of its names. One Chinese character may be half a
    /// word, so that of several words that are as close none is named.
    fn close_to(&self, key: &str) -> Option<&'a str> {
        let others = self.names.iter().filter(|(_, name)| self.asked.contains(name)).map(|(other, _)| *other);
        let mut others: Vec<&'a str> = others.filter(|other| !other.is_ascii()).collect();
        if key.is_ascii() {
            return did_you_mean(key, self.asked.iter().copied());
        }
        let meant = SYNONYMS.iter().find(|(word, _)| *word == key).map(|(_, name)| *name);
        if let Some(name) = meant.and_then(|meant| others.iter().find(|other| **other == meant)) {
            return Some(name);
        }
        let first = did_you_mean(key, others.iter().copied())?;
        others.retain(|other| *other != first);
        let is_short = first.chars().count() < 3;
        (!is_short || did_you_mean(key, others).is_none()).then_some(first)
    }

    /// Whether a mistyped key was meant to keep the post back, since it is close to one that does. In a word of
    /// two characters one letter is half of it, so that the value has to look like it too.
    fn would_keep_back(&self, entry: &Entry, close: &str) -> bool {
        let name = self.names.iter().find(|(other, _)| *other == close).map_or(close, |(_, name)| *name);
        let is_short = close.chars().count() < 3;
        guard(name).is_some() && (!is_short || is_yes(&entry.node.value))
    }
}

fn is_yes(value: &Value) -> bool {
    matches!(value, Value::Bool(true)) || matches!(value, Value::Text(word) if word == "是")
}

/// Whether a value says in words what `draft` says: `status: draft` is `WordPress`'s way.
fn says_draft(value: &Value) -> bool {
    matches!(value, Value::Text(word) if word.trim() == "草稿" || word.trim().eq_ignore_ascii_case("draft"))
}
