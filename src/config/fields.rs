//! What the posts of a category must say: `required` and `[[categories.fields]]`.

use super::{CategoryConfig, plain_text};
use crate::value::{Fields, Found, Node, Unknown, Value};

/// A key of front matter that the posts of a category have, or must have.
#[derive(Debug, Clone)]
pub struct FieldConfig {
    /// The key: one of front matter, or one below `[extra]`.
    pub name: Found<String>,
    /// What people call it.
    pub title: Option<String>,
    /// What its value is, for keys below `[extra]`; the others have a kind of their own.
    pub kind: Option<FieldKind>,
    /// Whether a post without it is an error.
    pub required: bool,
    /// The values that it may have; empty for any.
    pub allowed: Vec<String>,
    /// Whether it is declared with its kind, rather than asked for by its name alone.
    pub is_declared: bool,
}

/// A field by the names under which a post may say it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FieldName {
    /// The key.
    pub name: String,
    /// What people call it.
    pub title: Option<String>,
}

/// The fields of all categories, each once.
pub(super) fn names(categories: &[CategoryConfig]) -> Vec<FieldName> {
    let mut names: Vec<FieldName> = Vec::new();
    for field in categories.iter().flat_map(|category| &category.fields) {
        let name = field.name.value.strip_prefix("extra.").unwrap_or(&field.name.value).to_owned();
        let field = FieldName { name, title: field.title.clone() };
        if !names.contains(&field) {
            names.push(field);
        }
    }
    names
}

/// What the value of a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Text.
    Text,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer,
    /// A date or a time.
    Date,
    /// One text or several.
    Texts,
}

impl FieldKind {
    /// The id of the kind in the message tables.
    pub fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Bool => "bool",
            Self::Integer => "integer",
            Self::Date => "date",
            Self::Texts => "texts",
        }
    }
}

const KINDS: [(&str, FieldKind); 5] = [
    ("text", FieldKind::Text),
    ("bool", FieldKind::Bool),
    ("integer", FieldKind::Integer),
    ("date", FieldKind::Date),
    ("texts", FieldKind::Texts),
];

/// Reads both ways of asking for fields: by name alone, and each with what it may be.
pub(super) fn read(category: &mut Fields<'_>) -> Vec<FieldConfig> {
    let bare = |name| FieldConfig {
        name,
        title: None,
        kind: None,
        required: true,
        allowed: Vec::new(),
        is_declared: false,
    };
    let mut list: Vec<FieldConfig> = category.texts("required").into_iter().map(bare).collect();
    for node in category.tables("fields").unwrap_or_default() {
        list.extend(read_one(category, node));
    }
    list
}

fn read_one(category: &mut Fields<'_>, node: &Node) -> Option<FieldConfig> {
    let Value::Table(table) = &node.value else {
        category.wrong_item("fields", node, "table");
        return None;
    };
    let file = category.file();
    let mut inner = Fields::new(table, file, "categories.fields", category.diagnostics());
    let name = inner.required("name", inner.span(node));
    let field = (
        plain_text(&mut inner, "title"),
        inner.choice("type", &KINDS),
        inner.flag("required").is_none_or(|found| found.value),
        inner.texts("allowed").into_iter().map(|found| found.value).collect(),
    );
    inner.finish(Unknown::Error);
    let (title, kind, required, allowed) = field;
    Some(FieldConfig { name: name?, title, kind, required, allowed, is_declared: true })
}
