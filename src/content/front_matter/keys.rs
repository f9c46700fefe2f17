//! Other names for the keys of front matter: in Chinese, and as other systems write them.
//!
//! A key is renamed before anything reads it, so that everything after this knows one name only. Only keys
//! whose meaning is ours have another name here; the rest stays what its author wrote.

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::path::SitePath;
use crate::value::{Table, Value, keeps_back};

/// Names, and the key that each stands for.
pub const NAMES: [(&str, &str); 47] = [
    ("标题", "title"),
    ("日期", "date"),
    ("更新", "updated"),
    ("更新日期", "updated"),
    ("更新时间", "updated"),
    ("栏目", "category"),
    ("标签", "tags"),
    ("来源", "source"),
    ("作者", "author"),
    ("摘要", "summary"),
    ("文号", "doc_no"),
    ("置顶", "pinned"),
    ("置顶至", "pinned_until"),
    ("置顶到", "pinned_until"),
    ("附件", "attachments"),
    ("草稿", "draft"),
    ("封面", "cover"),
    ("题图", "cover"),
    ("发布时间", "publish_at"),
    ("到期时间", "expire_at"),
    ("供稿单位", "contributors"),
    ("责任编辑", "editor"),
    ("系列", "series"),
    ("网址名", "slug"),
    ("网址", "path"),
    ("旧网址", "aliases"),
    ("更正", "corrections"),
    ("撤稿", "withdrawn"),
    ("排序", "weight"),
    ("模板", "template"),
    // Hugo.
    ("lastmod", "updated"),
    ("lastMod", "updated"),
    ("modified", "updated"),
    ("publishDate", "publish_at"),
    ("publishdate", "publish_at"),
    ("pubdate", "publish_at"),
    ("expiryDate", "expire_at"),
    ("expirydate", "expire_at"),
    ("unpublishdate", "expire_at"),
    ("url", "path"),
    // Jekyll and others.
    ("last_modified_at", "updated"),
    ("permalink", "path"),
    ("redirect_from", "aliases"),
    ("alias", "aliases"),
    ("categories", "category"),
    ("tag", "tags"),
    ("excerpt", "summary"),
];

/// Keys of other systems that mean nothing here and hurt nobody: kept for templates, without a word.
const FOREIGN: [&str; 20] = [
    "image",
    "thumbnail",
    "layout",
    "permalink",
    "url",
    "linkTitle",
    "type",
    "toc",
    "comments",
    "comment",
    "math",
    "mathjax",
    "markup",
    "isCJKLanguage",
    "keywords",
    "sitemap",
    "outputs",
    "id",
    "lang",
    "menu",
];

/// The key that another name stands for. Asked of every key of every post, and nearly all are our own.
pub fn name_of(key: &str) -> Option<&'static str> {
    let is_chinese = !key.is_ascii();
    let same = |(other, _): &&(&str, &str)| other.is_ascii() != is_chinese && *other == key;
    NAMES.iter().find(same).map(|(_, name)| *name)
}

/// Whether a key of another system means nothing here.
pub(super) fn is_foreign(key: &str) -> bool {
    FOREIGN.contains(&key)
}

/// Gives every key of a table its name, those of the tables within `[cascade]` and the like too. Gives back the
/// names that keys got and what was typed for them.
pub(super) fn rename(
    table: &mut Table,
    file: &SitePath,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(&'static str, String)> {
    let mut typed = Vec::new();
    let mut at = 0;
    while let Some(entry) = table.entries.get(at) {
        let named = name_of(&entry.key).filter(|_| !is_pattern(&entry.key, &entry.node.value));
        let Some(name) = named else {
            at += 1;
            continue;
        };
        if table.get(name).is_some_and(|first| says_the_same(&first.node.value, &entry.node.value)) {
            table.entries.remove(at);
        } else if let Some(first) = table.get(name) {
            let span = Span::new(file, entry.key_range.clone());
            let related = Span::new(file, first.key_range.clone());
            diagnostics
                .push(Diagnostic::at(Code::DuplicateKey, span).with("key", &entry.key).related(related));
            table.entries.remove(at);
        } else {
            typed.push((name, std::mem::replace(&mut table.entries[at].key, name.to_owned())));
            at += 1;
        }
    }
    publish_by_opposite(table);
    for entry in &mut table.entries {
        match &mut entry.node.value {
            Value::Table(inner) if entry.key == "cascade" => {
                rename(inner, file, diagnostics);
            }
            Value::Table(inner) => refuse_guards(&entry.key, inner, file, diagnostics),
            Value::List(items) => {
                for item in items {
                    if let Value::Table(inner) = &item.value {
                        refuse_guards(&entry.key, inner, file, diagnostics);
                    }
                }
            }
            _ => {}
        }
    }
    typed
}

/// Whether two values are one text, as `category: 动态` and `categories: [动态]` are.
fn says_the_same(one: &Value, other: &Value) -> bool {
    let text = |value: &'_ Value| match value {
        Value::Text(text) => Some(text.trim().to_owned()),
        Value::List(items) if items.len() == 1 => match &items[0].value {
            Value::Text(text) => Some(text.trim().to_owned()),
            _ => None,
        },
        _ => None,
    };
    text(one).is_some_and(|one| text(other) == Some(one))
}

/// The tables whose reader itself reports keys that keep a post back, by their own names.
const READ_BY_NAME: [&str; 5] = ["extra", "taxonomies", "attachments", "corrections", "withdrawn"];

/// Reports what would keep a post back if it stood above all tables, in whatever spelling.
fn refuse_guards(name: &str, table: &Table, file: &SitePath, diagnostics: &mut Vec<Diagnostic>) {
    for entry in &table.entries {
        let known = name_of(&entry.key);
        let is_told = keeps_back(&entry.key) && READ_BY_NAME.contains(&name);
        let keeps_back = keeps_back(known.unwrap_or(&entry.key.to_lowercase()))
            || (entry.key == "published" && entry.node.value == Value::Bool(false));
        if keeps_back && !is_told {
            let span = Span::new(file, entry.key_range.clone());
            diagnostics.push(Diagnostic::at(Code::KeyMisplaced, span).with("key", &entry.key));
        }
    }
}

/// Whether an address is a pattern of the other system, such as `/:categories/:title/`, rather than one.
fn is_pattern(key: &str, value: &Value) -> bool {
    ["permalink", "url"].contains(&key) && matches!(value, Value::Text(text) if text.contains(':'))
}

/// Jekyll's `published: false` is a draft.
fn publish_by_opposite(table: &mut Table) {
    if table.get("draft").is_some() {
        return;
    }
    if let Some(entry) = table.entries.iter_mut().find(|entry| entry.key == "published")
        && let Value::Bool(published) = entry.node.value
    {
        "draft".clone_into(&mut entry.key);
        entry.node.value = Value::Bool(!published);
    }
}
