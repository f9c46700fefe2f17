//! Other names for the keys of front matter: in Chinese, and as other systems write them.
//!
//! A key is renamed before anything reads it, so that everything after this knows one name only. Only keys
//! whose meaning is ours have another name here; the rest stays what its author wrote.

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::path::SitePath;
use crate::value::{Table, Value, keeps_back};

/// Names, and the key that each stands for.
pub const NAMES: [(&str, &str); 48] = [
    ("标题", "title"),
    ("日期", "date"),
    ("发布日期", "date"),
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

/// The same for the keys within another, with that one before them: the first of a key is the one that mends show.
const INNER_NAMES: [(&str, &str); 10] = [
    ("corrections.日期", "corrections.on"),
    ("corrections.内容", "corrections.text"),
    ("corrections.说明", "corrections.text"),
    ("withdrawn.日期", "withdrawn.on"),
    ("withdrawn.原因", "withdrawn.reason"),
    ("withdrawn.说明", "withdrawn.reason"),
    ("withdrawn.显示标题", "withdrawn.show_title"),
    ("attachments.文件", "attachments.path"),
    ("attachments.标题", "attachments.title"),
    ("attachments.名称", "attachments.title"),
];

/// The key within `outer` that another name stands for.
fn inner_name_of(outer: &str, key: &str) -> Option<&'static str> {
    let is_it = |other: &str| other.split_once('.') == Some((outer, key));
    let (_, name) = INNER_NAMES.iter().find(|(other, _)| is_it(other))?;
    name.split_once('.').map(|(_, name)| name)
}

/// The Chinese name of a key, `corrections.on` for one within another.
pub(super) fn chinese(key: &str) -> Option<&'static str> {
    let own = NAMES.iter().chain(&INNER_NAMES).find(|(own, name)| *name == key && !own.is_ascii());
    own.map(|(own, _)| own.rsplit_once('.').map_or(*own, |(_, own)| own))
}

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

/// A key that was typed by another name.
#[derive(Debug)]
pub(super) struct Typed {
    /// The key, with the one around it: `corrections.on`.
    pub(super) key: String,
    /// The same as it was typed.
    pub(super) typed: String,
}

/// Gives every key of a table its name, those of the tables within `[cascade]` and the like too. Gives back the
/// keys that were typed by another name.
pub(super) fn rename(table: &mut Table, file: &SitePath, diagnostics: &mut Vec<Diagnostic>) -> Vec<Typed> {
    let mut typed = rename_by(&name_of, table, file, diagnostics);
    publish_by_opposite(table);
    for entry in &mut table.entries {
        let key = entry.key.as_str();
        for inner in tables_in(&mut entry.node.value) {
            let inner_typed = if key == "cascade" {
                rename(inner, file, diagnostics)
            } else {
                refuse_guards(key, inner, file, diagnostics);
                rename_by(&|inner| inner_name_of(key, inner), inner, file, diagnostics)
            };
            for inner in inner_typed {
                let own = typed.iter().find(|typed| typed.key == key).map_or(key, |typed| &typed.typed);
                let own = format!("{own}.{}", inner.typed);
                typed.push(Typed { key: format!("{key}.{}", inner.key), typed: own });
            }
        }
    }
    typed
}

/// The tables that a value is or lists.
fn tables_in(value: &mut Value) -> Vec<&mut Table> {
    match value {
        Value::Table(inner) => vec![inner],
        Value::List(items) => {
            let tables = items.iter_mut().filter_map(|item| match &mut item.value {
                Value::Table(inner) => Some(inner),
                _ => None,
            });
            tables.collect()
        }
        _ => Vec::new(),
    }
}

/// Gives the keys of one table their names.
fn rename_by(
    name_of: &dyn Fn(&str) -> Option<&'static str>,
    table: &mut Table,
    file: &SitePath,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Typed> {
    let mut typed = Vec::new();
    let mut at = 0;
    while let Some(entry) = table.entries.get(at) {
        let pattern = pattern(&entry.key, &entry.node.value);
        if let Some(pattern) = pattern {
            let span = Span::new(file, entry.node.range.clone());
            let report = Diagnostic::at(Code::AddressNotKept, span).with("address", pattern);
            diagnostics.push(report.with("reason", "pattern"));
        }
        let Some(name) = name_of(&entry.key).filter(|_| pattern.is_none()) else {
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
            let own = std::mem::replace(&mut table.entries[at].key, name.to_owned());
            typed.push(Typed { key: name.to_owned(), typed: own });
            at += 1;
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

/// Whether a key of another system holds the address of the post.
pub(super) fn is_address(key: &str) -> bool {
    ["permalink", "url"].contains(&key)
}

/// The patterns of addresses that Jekyll has names for.
const PATTERNS: [&str; 5] = ["date", "pretty", "ordinal", "weekdate", "none"];

/// The pattern of the other system, such as `/:categories/:title/`, that stands in the place of an address.
fn pattern<'a>(key: &str, value: &'a Value) -> Option<&'a str> {
    let Value::Text(text) = value else { return None };
    // The colon of a website's address is another.
    let is_pattern = text.replace("://", "").contains(':') || PATTERNS.contains(&text.as_str());
    (is_address(key) && is_pattern).then_some(text)
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
