//! What the posts of a category must say, as the configuration asks for it.

use std::collections::HashSet;

use super::Site;
use super::visibility::State;
use crate::config::{AUTHORS, CONTRIBUTORS, Config, FieldConfig, FieldKind, SERIES, TAGS};
use crate::content::front_matter::{OTHER_NAMES, name_of};
use crate::content::{Document, PageFront, Writing};
use crate::date::Moment;
use crate::diagnostic::{Code, Diagnostic, Span, did_you_mean};
use crate::value::{Entry, Found, Value};

/// Checks every post that is or will be public: drafts may be unfinished, and of a withdrawn post only its notice
/// is left.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    if site.config.categories.iter().all(|category| category.fields.is_empty()) {
        return;
    }
    let unknown = unknown_names(&site.config);
    for name in &unknown {
        let allowed = KNOWN.join("、");
        let report = Diagnostic::at(Code::NotAllowed, name.span.clone()).with("key", "categories.required");
        let close = did_you_mean(&name.value, known_names(&site.config));
        diagnostics.push(report.with("value", &name.value).with("allowed", allowed).suggest(close));
    }
    let is_due = |state: State| !matches!(state, State::Draft | State::Withdrawn);
    for page in site.pages.iter().filter(|page| is_due(page.state)) {
        let declared = page.category.and_then(|id| site.config.categories.get(id.index()));
        let fields = declared.iter().flat_map(|category| &category.fields);
        for field in fields.filter(|field| !unknown.contains(&&field.name)) {
            let category = declared.map_or("", |category| category.name.value.as_str());
            let told = check_field(field, &page.document, category, site);
            diagnostics.extend(told.map(|mut told| {
                page.document.writing.word(&mut told);
                told
            }));
        }
    }
}

/// What the front matter of every post may say, as [`said`] knows it.
const KNOWN: [&str; 17] = [
    "title",
    "date",
    "updated",
    "publish_at",
    "expire_at",
    "description",
    "summary",
    "source",
    "editor",
    "doc_no",
    "cover",
    "attachments",
    "tags",
    "author",
    "authors",
    "contributors",
    "series",
];

/// The names that a category may ask for, in both languages: keys of front matter, taxonomies, and fields that
/// some category declares.
fn known_names(config: &Config) -> impl Iterator<Item = &str> {
    let own = KNOWN.iter().copied();
    let other = OTHER_NAMES.iter().filter(|(_, key)| KNOWN.contains(key)).map(|(other, _)| *other);
    let taxonomies = config.taxonomies.iter().map(|taxonomy| taxonomy.name.as_str());
    let fields = config.categories.iter().flat_map(|category| &category.fields);
    let declared = fields.filter(|field| field.is_declared).map(|field| field.name.value.as_str());
    own.chain(other).chain(taxonomies).chain(declared)
}

/// What categories ask for and no post can say. A key below `[extra]` is asked for by its whole name, or declared.
fn unknown_names(config: &Config) -> Vec<&Found<String>> {
    let known: HashSet<&str> = known_names(config).collect();
    let fields = config.categories.iter().flat_map(|category| &category.fields);
    let names = fields.map(|field| &field.name);
    names.filter(|name| !name.value.starts_with("extra.") && !known.contains(name.value.as_str())).collect()
}

/// The value of a field.
enum Said<'a> {
    /// The post does not say it.
    Nothing,
    /// Texts that it says, and where.
    Texts(Vec<(&'a str, Option<Span>)>),
    /// Something whose form its own reader has looked at.
    Something,
    /// A key below `[extra]`.
    Extra(&'a Entry),
}

fn check_field(
    field: &FieldConfig,
    document: &Document<PageFront>,
    category: &str,
    site: &Site,
) -> Option<Diagnostic> {
    let key = field.name.value.as_str();
    let at = |code, span: Option<Span>| {
        let span = span.unwrap_or_else(|| Span::file(&document.path));
        Diagnostic::at(code, span).with("key", shown(field, document.writing))
    };
    match said(key, document, &site.config) {
        Said::Nothing if field.required => {
            let title = field.title.as_deref().unwrap_or_else(|| Writing::CHINESE.name(key));
            Some(
                Diagnostic::at(Code::FieldMissing, Span::file(&document.path))
                    .with("key", key)
                    .with("title", title)
                    .with("named", if title == key { "no" } else { "yes" })
                    .with("own", shown(field, document.writing))
                    .with("category", category)
                    .related(field.name.span.clone()),
            )
        }
        Said::Nothing | Said::Something => None,
        Said::Texts(texts) => texts
            .into_iter()
            .find_map(|(text, span)| check_allowed(field, text, &|code| at(code, span.clone()))),
        Said::Extra(entry) => {
            let span = Span::new(&document.path, entry.node.range.clone());
            check_extra(field, entry, &|code| at(code, Some(span.clone())), site)
        }
    }
}

/// A field as the post calls it, or would.
fn shown(field: &FieldConfig, writing: Writing) -> &str {
    let title = field.title.as_deref().filter(|_| writing.in_chinese);
    title.unwrap_or_else(|| writing.name(&field.name.value))
}

fn check_extra(
    field: &FieldConfig,
    entry: &Entry,
    at: &dyn Fn(Code) -> Diagnostic,
    site: &Site,
) -> Option<Diagnostic> {
    let value = &entry.node.value;
    if let Some(kind) = field.kind.filter(|kind| !fits(*kind, value, site)) {
        return Some(at(Code::WrongType).with("expected", kind.id()).with("found", value.kind()));
    }
    match value {
        Value::Text(text) => check_allowed(field, text, at),
        Value::List(items) => items.iter().find_map(|item| match &item.value {
            Value::Text(text) => check_allowed(field, text, at),
            _ => None,
        }),
        _ => None,
    }
}

fn check_allowed(field: &FieldConfig, text: &str, at: &dyn Fn(Code) -> Diagnostic) -> Option<Diagnostic> {
    if field.allowed.is_empty() || field.allowed.iter().any(|allowed| allowed == text) {
        return None;
    }
    let close = did_you_mean(text, field.allowed.iter().map(String::as_str));
    let report = at(Code::NotAllowed).with("value", text);
    Some(report.with("allowed", field.allowed.join("、")).suggest(close))
}

fn fits(kind: FieldKind, value: &Value, site: &Site) -> bool {
    match (kind, value) {
        (FieldKind::Text, Value::Text(_) | Value::Integer(_))
        | (FieldKind::Texts, Value::Text(_))
        | (FieldKind::Bool, Value::Bool(_))
        | (FieldKind::Integer, Value::Integer(_)) => true,
        (FieldKind::Texts, Value::List(items)) => {
            items.iter().all(|item| matches!(item.value, Value::Text(_)))
        }
        (FieldKind::Date, Value::Text(text) | Value::Date(text)) => {
            Moment::parse(text, &site.config.time_zone).is_some()
        }
        _ => false,
    }
}

/// What a post says under a key.
fn said<'a>(key: &str, document: &'a Document<PageFront>, config: &Config) -> Said<'a> {
    let key = name_of(key).unwrap_or(key);
    let front = &document.front;
    let place = || {
        let found = front.places.iter().find(|(known, _)| known == key);
        found.map(|(_, range)| Span::new(&document.path, range.clone()))
    };
    let text = |text: &'a Option<String>| match text {
        Some(text) if !text.trim().is_empty() => Said::Texts(vec![(text, place())]),
        _ => Said::Nothing,
    };
    let names = |taxonomy: usize| match front.names_in(taxonomy) {
        [] => Said::Nothing,
        names => {
            Said::Texts(names.iter().map(|found| (found.value.as_str(), Some(found.span.clone()))).collect())
        }
    };
    let there = |is_there: bool| if is_there { Said::Something } else { Said::Nothing };
    match key {
        "title" => there(!front.title.trim().is_empty()),
        "date" => there(front.date.is_some()),
        "updated" => there(front.updated.is_some()),
        "publish_at" => there(front.publish_at.is_some()),
        "expire_at" => there(front.expire_at.is_some()),
        "description" => text(&front.description),
        "summary" => text(&front.summary),
        "source" => text(&front.source),
        "editor" => text(&front.editor),
        "doc_no" => text(&front.doc_no),
        "cover" => there(front.cover.is_some()),
        "attachments" => there(!front.attachments.is_empty()),
        "tags" => names(TAGS),
        "author" | "authors" => names(AUTHORS),
        "contributors" => names(CONTRIBUTORS),
        "series" => names(SERIES),
        key => match config.taxonomies.iter().position(|taxonomy| taxonomy.name == key) {
            Some(taxonomy) => names(taxonomy),
            None => match front.extra.get(key.strip_prefix("extra.").unwrap_or(key)) {
                Some(entry) if entry.node.value != Value::Null => Said::Extra(entry),
                _ => Said::Nothing,
            },
        },
    }
}
