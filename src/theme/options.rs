//! What a site may set of its theme: `[options.NAME]` of `theme.toml`, read from `[extra]` of the site.
//!
//! A theme declares what it reads, with kind, default and a sentence, so that a wrong value is told at its
//! line instead of showing as a hole in a page, and the manual lists what there is.

use std::collections::BTreeMap;

use super::Manifest;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Span, did_you_mean};
use crate::path::SitePath;
use crate::value::{Entry, Fields, Found, Node, Table, Unknown, Value};

/// A thing that a site may set of its theme.
#[derive(Debug, Clone)]
pub struct ThemeOption {
    /// Its key below `[extra]`.
    pub name: String,
    /// What its value is.
    pub kind: OptionKind,
    /// The value where the site sets none.
    pub default: Option<Node>,
    /// One sentence for those who set it, in Chinese.
    pub description: String,
    /// The same in English.
    pub description_en: Option<String>,
    /// A line of configuration that sets it.
    pub example: Option<String>,
}

/// What the value of an option is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OptionKind {
    /// Text.
    Text,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer,
    /// A colour, `#rrggbb`.
    Color,
    /// One of these words.
    Choice(Vec<String>),
    /// A list of texts.
    Texts,
    /// A list of tables.
    Tables,
    /// A list of links, each a `title` and, if it leads anywhere, a `url`.
    Links,
}

/// A link, or a text alone, that a site sets in an option of its theme.
#[derive(Debug, Clone)]
pub struct ThemeLink {
    /// What readers see.
    pub title: String,
    /// Where it leads, in the words of the navigation.
    pub url: Option<Found<String>>,
}

impl OptionKind {
    /// The id of the kind in the message tables and in `theme.toml`.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Text | Self::Color | Self::Choice(_) => "text",
            Self::Bool => "bool",
            Self::Integer => "integer",
            Self::Texts => "texts",
            Self::Tables | Self::Links => "tables",
        }
    }

    /// Whether a value is of this kind, as far as its form goes.
    fn fits(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Text | Self::Color | Self::Choice(_) | Self::Texts, Value::Text(_))
            | (Self::Bool, Value::Bool(_))
            | (Self::Integer, Value::Integer(_)) => true,
            (Self::Texts, Value::List(items)) => {
                items.iter().all(|item| matches!(item.value, Value::Text(_)))
            }
            (Self::Tables | Self::Links, Value::List(items)) => {
                items.iter().all(|item| matches!(item.value, Value::Table(_)))
            }
            _ => false,
        }
    }
}

/// Reads `[options]`.
pub(super) fn read(fields: &mut Fields<'_>) -> Vec<ThemeOption> {
    let Some(table) = fields.table("options") else { return Vec::new() };
    let mut options = Vec::with_capacity(table.entries.len());
    for entry in &table.entries {
        let Value::Table(option) = &entry.node.value else {
            fields.wrong::<()>(entry, "table");
            continue;
        };
        options.extend(read_one(fields, entry, option));
    }
    options
}

fn read_one(fields: &mut Fields<'_>, entry: &Entry, table: &Table) -> Option<ThemeOption> {
    const KINDS: [(&str, OptionKindName); 8] = [
        ("text", OptionKindName::Text),
        ("bool", OptionKindName::Bool),
        ("integer", OptionKindName::Integer),
        ("color", OptionKindName::Color),
        ("choice", OptionKindName::Choice),
        ("texts", OptionKindName::Texts),
        ("tables", OptionKindName::Tables),
        ("links", OptionKindName::Links),
    ];
    let file = fields.file();
    let prefix = format!("options.{}", entry.key);
    let mut inner = Fields::new(table, file, &prefix, fields.diagnostics());
    let kind = inner.choice("type", &KINDS);
    let choices: Vec<String> = inner.texts("choices").into_iter().map(|found| found.value).collect();
    let default = inner.entry("default").map(|entry| entry.node.clone());
    let mut text = |key| inner.text(key).map(|found| found.value);
    let (description, description_en, example) =
        (text("description"), text("description_en"), text("example"));
    for key in ["type", "description"].into_iter().filter(|key| table.get(key).is_none()) {
        inner.missing(&entry.node, key);
    }
    inner.finish(Unknown::Theme);
    let kind = match kind? {
        OptionKindName::Text => OptionKind::Text,
        OptionKindName::Bool => OptionKind::Bool,
        OptionKindName::Integer => OptionKind::Integer,
        OptionKindName::Color => OptionKind::Color,
        OptionKindName::Choice => OptionKind::Choice(choices),
        OptionKindName::Texts => OptionKind::Texts,
        OptionKindName::Tables => OptionKind::Tables,
        OptionKindName::Links => OptionKind::Links,
    };
    let option = ThemeOption {
        name: entry.key.clone(),
        kind,
        default,
        description: description.unwrap_or_default(),
        description_en,
        example,
    };
    if let Some(default) = &option.default {
        let span = Span::new(file, default.range.clone());
        fields.diagnostics().extend(check(&option, default, span, format!("{prefix}.default")));
    }
    Some(option)
}

/// The words for kinds in `theme.toml`.
#[derive(Clone, Copy)]
enum OptionKindName {
    Text,
    Bool,
    Integer,
    Color,
    Choice,
    Texts,
    Tables,
    Links,
}

/// What a site sets of its theme.
pub(super) struct Filled {
    /// `[extra]` with the defaults of the theme.
    pub(super) extra: Table,
    /// The links among it, by option.
    pub(super) links: BTreeMap<String, Vec<ThemeLink>>,
}

/// The site's `[extra]`, checked against what its theme declares, with the theme's defaults.
pub(super) fn fill(chain: &[Manifest], config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Filled {
    let mut extra = config.extra.clone();
    let mut links = BTreeMap::new();
    let mut known: Vec<&ThemeOption> = Vec::new();
    let declared = chain.iter().flat_map(|theme| theme.options.iter().map(|option| (option, &theme.file)));
    let mut read = |option: &ThemeOption, node: &Node, file: &SitePath, told: &mut Vec<Diagnostic>| {
        if option.kind == OptionKind::Links {
            links.insert(option.name.clone(), read_links(&option.name, node, file, told));
        }
    };
    for (option, file) in declared {
        // What a theme declares stands for what the one it extends says of the same name.
        if known.iter().any(|other| other.name == option.name) {
            continue;
        }
        known.push(option);
        match (config.extra.get(&option.name), &option.default) {
            (Some(entry), _) => {
                let span = Span::new(&config.file, entry.node.range.clone());
                diagnostics.extend(check(option, &entry.node, span, format!("extra.{}", option.name)));
                read(option, &entry.node, &config.file, diagnostics);
            }
            (None, Some(default)) => {
                extra.entries.push(Entry {
                    key: option.name.clone(),
                    key_range: default.range.clone(),
                    node: default.clone(),
                });
                read(option, default, file, diagnostics);
            }
            (None, None) => {}
        }
    }
    let names = || known.iter().map(|option| option.name.as_str());
    for entry in config.extra.entries.iter().filter(|entry| !names().any(|name| name == entry.key)) {
        // Other keys are the site's own business, unless one is an option with a slip in it.
        if let Some(close) = did_you_mean(&entry.key, names()) {
            let span = Span::new(&config.file, entry.key_range.clone());
            let report = Diagnostic::at(Code::OptionMistyped, span).with("key", &entry.key);
            diagnostics.push(report.suggest(Some(close)));
        }
    }
    Filled { extra, links }
}

/// The links of an option. Items that are no tables are told with the option's kind.
fn read_links(name: &str, node: &Node, file: &SitePath, diagnostics: &mut Vec<Diagnostic>) -> Vec<ThemeLink> {
    let Value::List(items) = &node.value else { return Vec::new() };
    let mut links = Vec::with_capacity(items.len());
    for item in items {
        let Value::Table(table) = &item.value else { continue };
        let mut fields = Fields::new(table, file, &format!("extra.{name}"), diagnostics);
        let title = fields.required("title", Span::new(file, item.range.clone()));
        let url = fields.text("url").filter(|found| !found.value.trim().is_empty());
        fields.finish(Unknown::Error);
        links.extend(title.map(|title| ThemeLink { title: title.value, url }));
    }
    links
}

/// What is wrong with the value of an option, which stands under `key`.
fn check(option: &ThemeOption, node: &Node, span: Span, key: String) -> Option<Diagnostic> {
    if node.value == Value::Broken {
        return None;
    }
    if !option.kind.fits(&node.value) {
        let report = Diagnostic::at(Code::WrongType, span).with("key", key);
        return Some(report.with("expected", option.kind.id()).with("found", node.value.kind()));
    }
    let Value::Text(text) = &node.value else { return None };
    match &option.kind {
        OptionKind::Choice(allowed) if !allowed.contains(text) => {
            let close = did_you_mean(text, allowed.iter().map(String::as_str));
            let report = Diagnostic::at(Code::NotAllowed, span).with("key", key).with("value", text);
            Some(report.with("allowed", allowed.join(", ")).suggest(close))
        }
        OptionKind::Color if !is_color(text) => {
            Some(Diagnostic::at(Code::BadColor, span).with("value", text))
        }
        _ => None,
    }
}

/// Whether a text is `#rrggbb`.
fn is_color(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}
