//! `[[categories]]` and `[slugs]`: the declared categories, and the addresses given to terms.

use std::collections::BTreeMap;

use super::taxonomies::BUILT_IN;
use super::{FieldConfig, TaxonomyConfig, fields, plain_text};
use crate::diagnostic::{Code, Diagnostic, Span, did_you_mean};
use crate::path::SitePath;
use crate::value::{Fields, Found, Node, Table, Unknown, Value};

/// A category that the configuration declares.
#[derive(Debug, Clone)]
pub struct CategoryConfig {
    /// Its name.
    pub name: Found<String>,
    /// Its address, if given.
    pub slug: Option<Found<String>>,
    /// One sentence about it.
    pub description: String,
    /// Its accent colour, `#rrggbb`.
    pub color: Option<String>,
    /// Words for the page tags of government sites.
    pub keywords: Vec<String>,
    /// Its kind for the page tags of government sites, such as 工作动态.
    pub column_type: Option<String>,
    /// What its posts must say.
    pub fields: Vec<FieldConfig>,
}

pub(super) fn read(fields: &mut Fields<'_>) -> Vec<CategoryConfig> {
    let Some(list) = fields.tables("categories") else { return Vec::new() };
    let mut categories: Vec<CategoryConfig> = Vec::new();
    let file = fields.file();
    for node in list {
        let Value::Table(table) = &node.value else {
            fields.wrong_item("categories", node, "table");
            continue;
        };
        let Some(category) = read_one(node, table, file, fields.diagnostics()) else { continue };
        let same = |other: &&CategoryConfig| {
            other.name.value == category.name.value
                || (other.slug.is_some()
                    && other.slug.as_ref().map(|s| &s.value) == category.slug.as_ref().map(|s| &s.value))
        };
        if let Some(first) = categories.iter().find(same) {
            let report = Diagnostic::at(Code::CategoryTwice, category.name.span.clone())
                .with("name", &category.name.value)
                .related(first.name.span.clone());
            fields.report(report);
            continue;
        }
        categories.push(category);
    }
    categories
}

fn read_one(
    node: &Node,
    table: &Table,
    file: &SitePath,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<CategoryConfig> {
    let mut inner = Fields::new(table, file, "categories", diagnostics);
    let name = inner.required("name", inner.span(node));
    let slug = inner.text("slug");
    let description = plain_text(&mut inner, "description").unwrap_or_default();
    let color = inner.text("color").and_then(|found| {
        let digits = found.value.strip_prefix('#').unwrap_or_default();
        let good = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !good {
            inner.report(Diagnostic::at(Code::BadColor, found.span.clone()).with("value", &found.value));
        }
        good.then_some(found.value)
    });
    let keywords = inner.texts("keywords").into_iter().map(|found| found.value).collect();
    let column_type = plain_text(&mut inner, "column_type");
    let fields = fields::read(&mut inner);
    inner.finish(Unknown::Error);
    Some(CategoryConfig { name: name?, slug, description, color, keywords, column_type, fields })
}

/// Reads `[slugs]`: by taxonomy and name.
pub(super) fn read_slugs(
    fields: &mut Fields<'_>,
    taxonomies: &[TaxonomyConfig],
) -> BTreeMap<String, BTreeMap<String, Found<String>>> {
    let Some(table) = fields.table("slugs") else { return BTreeMap::new() };
    let file = fields.file();
    let mut slugs = BTreeMap::new();
    let known = || {
        let declared = taxonomies.iter().map(|taxonomy| taxonomy.name.as_str());
        std::iter::once("categories").chain(BUILT_IN.iter().map(|(name, _)| *name)).chain(declared)
    };
    for entry in &table.entries {
        if !known().any(|name| name == entry.key) {
            let span = Span::new(file, entry.key_range.clone());
            let close = did_you_mean(&entry.key, known());
            let key = format!("slugs.{}", entry.key);
            fields.report(Diagnostic::at(Code::UnknownConfigKey, span).with("key", key).suggest(close));
            continue;
        }
        let Value::Table(names) = &entry.node.value else {
            fields.wrong::<()>(entry, "table");
            continue;
        };
        slugs.insert(entry.key.clone(), fields.text_entries(names));
    }
    slugs
}
