//! `[[taxonomies]]`: by what posts are grouped beside their category. Zola's keys.

use super::plain_text;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::value::{Fields, Found, Node, Table, Unknown, Value};

/// The taxonomies that are there without being declared, and the word of the theme that names each.
pub(super) const BUILT_IN: [(&str, &str); 4] =
    [("tags", "tags"), ("authors", "authors"), ("contributors", "contributing_units"), ("series", "series")];

/// Where the tags stand among a site's taxonomies.
pub const TAGS: usize = 0;
/// Where the authors stand.
pub const AUTHORS: usize = 1;
/// Where the contributing units (供稿单位) stand.
pub const CONTRIBUTORS: usize = 2;
/// Where the series of posts stand.
pub const SERIES: usize = 3;

/// The keys of front matter that mean something else: a taxonomy of such a name could not be told from them.
pub const RESERVED: [&str; 30] = [
    "title",
    "date",
    "updated",
    "description",
    "summary",
    "category",
    "source",
    "editor",
    "author",
    "doc_no",
    "pinned",
    "pinned_until",
    "publish_at",
    "expire_at",
    "draft",
    "render",
    "listed",
    "in_search_index",
    "attachments",
    "cover",
    "corrections",
    "withdrawn",
    "slug",
    "path",
    "aliases",
    "weight",
    "template",
    "extra",
    "taxonomies",
    "cascade",
];

/// A taxonomy: tags, authors, contributing units, series, or one of the site's own.
#[derive(Debug, Clone)]
pub struct TaxonomyConfig {
    /// Its name in front matter and templates.
    pub name: String,
    /// What readers see; `None` for the theme's word.
    pub title: Option<String>,
    /// The word of the theme that names it where there is no title.
    pub word: Option<&'static str>,
    /// Its part of every address; from the name if not given.
    pub slug: Option<Found<String>>,
    /// Posts on a list page.
    pub paginate_by: Option<usize>,
    /// The name of older list pages.
    pub paginate_path: Option<Found<String>>,
    /// Whether it has pages.
    pub render: bool,
    /// Whether its terms have feeds.
    pub feed: bool,
    /// Where it is declared.
    pub span: Option<Span>,
}

impl TaxonomyConfig {
    /// The names of the taxonomies that are there without being declared.
    pub fn built_in_names() -> Vec<String> {
        BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).collect()
    }

    fn built_in(name: &str, word: &'static str) -> Self {
        Self {
            name: name.to_owned(),
            title: None,
            word: Some(word),
            slug: None,
            paginate_by: None,
            paginate_path: None,
            render: true,
            feed: false,
            span: None,
        }
    }
}

/// Reads them, the built-in ones first.
pub(super) fn read(fields: &mut Fields<'_>) -> Vec<TaxonomyConfig> {
    read_with(fields, false)
}

/// Reads them as Zola has them, where categories are a taxonomy like any other.
pub(super) fn read_of_zola(fields: &mut Fields<'_>) -> Vec<TaxonomyConfig> {
    read_with(fields, true)
}

fn read_with(fields: &mut Fields<'_>, has_categories: bool) -> Vec<TaxonomyConfig> {
    let mut taxonomies: Vec<TaxonomyConfig> =
        BUILT_IN.iter().map(|(name, word)| TaxonomyConfig::built_in(name, word)).collect();
    let Some(list) = fields.tables("taxonomies") else { return taxonomies };
    for node in list {
        let Value::Table(table) = &node.value else {
            fields.wrong_item("taxonomies", node, "table");
            continue;
        };
        let (declared, name) = read_one(fields, node, table);
        let Some(name) = name else { continue };
        add(&mut taxonomies, declared, name, has_categories, fields);
    }
    taxonomies
}

/// Puts a declared taxonomy among those that are there.
fn add(
    taxonomies: &mut Vec<TaxonomyConfig>,
    mut declared: TaxonomyConfig,
    name: Found<String>,
    has_categories: bool,
    fields: &mut Fields<'_>,
) {
    let known = taxonomies.iter_mut().find(|known| known.name == name.value);
    let first = known.as_ref().and_then(|known| known.span.clone());
    // Categories are declared one by one, and each post has one: they have a setting of their own.
    if (name.value == "categories" && !has_categories) || first.is_some() {
        let mut report = Diagnostic::at(Code::TaxonomyTwice, name.span).with("name", &name.value);
        report.related.extend(first);
        fields.report(report);
        return;
    }
    if RESERVED.contains(&name.value.as_str()) {
        let report = Diagnostic::at(Code::NotAllowed, name.span.clone()).with("key", "taxonomies.name");
        fields.report(report.with("value", &name.value).with("reason", "taxonomy"));
    }
    declared.span = Some(name.span);
    declared.name = name.value;
    match known {
        Some(known) => {
            declared.word = known.word;
            *known = declared;
        }
        None => taxonomies.push(declared),
    }
}

fn read_one(fields: &mut Fields<'_>, node: &Node, table: &Table) -> (TaxonomyConfig, Option<Found<String>>) {
    let file = fields.file();
    let mut inner = Fields::new(table, file, "taxonomies", fields.diagnostics());
    let name = inner.required("name", inner.span(node));
    let taxonomy = TaxonomyConfig {
        name: String::new(),
        title: plain_text(&mut inner, "title"),
        word: None,
        slug: inner.text("slug"),
        paginate_by: inner.count("paginate_by").map(|found| found.value),
        paginate_path: inner.text("paginate_path"),
        render: inner.flag("render").is_none_or(|found| found.value),
        feed: inner.flag("feed").is_some_and(|found| found.value),
        span: None,
    };
    inner.finish(Unknown::Error);
    (taxonomy, name)
}
