//! What templates see: the site, its pages, sections and categories, each computed when it is read.
//!
//! No page ever serialises the site: an object is a number and the [`View`] that it is seen from.

mod breadcrumbs;
mod campaign;
mod feeds;
mod footer;
mod lists;
mod menu;
mod page;
mod page_tags;
mod terms;

use std::fmt;
use std::sync::{Arc, OnceLock};

use minijinja::Value;
use minijinja::value::{Enumerator, Object};

use super::none;
use super::view::View;
use crate::address::Address;
use crate::config::Config;
use crate::site::{FeedOf, PageId, SITE_MAP_ADDRESS, SectionId, TIMELINE_ADDRESS, TaxonomyId, TermId};
use crate::theme::Theme;
use crate::value::{self, Node};

use feeds::feeds_of;
pub(super) use lists::{SectionObject, month_value, pager_value, pages_value, timeline_value, year_value};
pub(super) use page::{PageObject, withdrawn_value};
pub(super) use terms::{TaxonomyObject, TermObject};

/// A text that may be missing.
pub(super) fn text(text: Option<&str>) -> Value {
    text.map_or_else(none, Value::from)
}

/// The names within an object of the site. They are not to be had by going through it, since an object may
/// lead back to itself.
pub(super) fn names_of(value: &Value) -> Option<&'static [&'static str]> {
    if value.downcast_object_ref::<PageObject>().is_some() {
        Some(page::PAGE)
    } else if value.downcast_object_ref::<SectionObject>().is_some() {
        Some(lists::SECTION)
    } else if value.downcast_object_ref::<TermObject>().is_some() {
        Some(terms::TERM)
    } else if value.downcast_object_ref::<TaxonomyObject>().is_some() {
        Some(terms::TAXONOMY)
    } else if value.downcast_object_ref::<SiteObject>().is_some() {
        Some(SITE)
    } else if value.downcast_object_ref::<CurrentObject>().is_some() {
        Some(CURRENT)
    } else {
        None
    }
}

/// A tree of the configuration or of front matter.
pub(super) fn tree(table: &value::Table) -> Value {
    Value::from_pairs(table.entries.iter().map(|entry| (entry.key.as_str(), leaf(&entry.node))))
}

fn leaf(node: &Node) -> Value {
    match &node.value {
        value::Value::Null | value::Value::Broken => none(),
        value::Value::Bool(flag) => Value::from(*flag),
        value::Value::Integer(number) => Value::from(*number),
        value::Value::Float(number) => Value::from(*number),
        value::Value::Text(text) | value::Value::Date(text) => Value::from(text.as_str()),
        value::Value::List(list) => Value::from(list.iter().map(leaf).collect::<Vec<_>>()),
        value::Value::Table(table) => tree(table),
    }
}

/// `current`: the page being rendered.
#[derive(Debug)]
pub(super) struct CurrentObject {
    /// Where everything is seen from.
    pub(super) view: Arc<View>,
    kind: &'static str,
    subject: Subject,
    no_index: bool,
    /// Asked for at the head and at the foot of every page.
    feeds: OnceLock<Value>,
}

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// The site as a whole.
    Site,
    /// A post.
    Page(PageId),
    /// A section.
    Section(SectionId),
    /// A category.
    Category(TermId),
    /// All terms of a taxonomy.
    Taxonomy(TaxonomyId),
    /// A term of a taxonomy.
    Term(TaxonomyId, TermId),
    /// All posts by date.
    Timeline,
    /// A year of the timeline, by its position.
    Year(usize),
    /// A month of the timeline, by the positions of its year and of itself.
    Month(usize, usize),
    /// The map of the site.
    SiteMap,
}

impl CurrentObject {
    pub(super) fn new(view: Arc<View>, kind: &'static str, subject: Subject) -> Self {
        let no_index = view.site().include.is_draft_build();
        Self { view, kind, subject, no_index, feeds: OnceLock::new() }
    }

    /// The page's own feeds and those of the whole site, which every page has.
    fn feeds(&self) -> Value {
        // A page that leads elsewhere is not there to be read.
        if self.kind == "redirect" {
            return Value::from(Vec::<Value>::new());
        }
        let own = match self.subject {
            Subject::Category(id) => Some(FeedOf::Category(id)),
            Subject::Section(id) => Some(FeedOf::Section(id)),
            Subject::Term(taxonomy, id) => Some(FeedOf::Term(taxonomy, id)),
            _ => None,
        };
        own.into_iter().chain([FeedOf::Site]).flat_map(|of| feeds_of(&self.view, of)).collect()
    }

    pub(super) fn without_index(mut self) -> Self {
        self.no_index = true;
        self
    }

    /// The category that the page is of or about.
    fn category(&self) -> Option<TermId> {
        let site = self.view.site();
        match self.subject {
            Subject::Page(id) => site.page(id).category,
            Subject::Section(id) => site.section(id).category,
            Subject::Category(id) => Some(id),
            _ => None,
        }
    }
}

const CURRENT: &[&str] = &[
    "kind",
    "url",
    "path",
    "permalink",
    "category",
    "breadcrumbs",
    "page_tags",
    "feeds",
    "draft_build",
    "noindex",
    "portable_404",
];

impl Object for CurrentObject {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let view = &self.view;
        Some(match key.as_str()? {
            "kind" => Value::from(self.kind),
            "url" => view.link(&view.address),
            "path" => Value::from(view.address.as_str()),
            // A page that is shown at any address has none of its own.
            "permalink" if self.kind == "404" => none(),
            "permalink" => view.permalink(&view.address),
            "category" => self.category().map_or_else(none, |id| TermObject::category(view, id)),
            "breadcrumbs" => breadcrumbs::value(view, self.subject),
            "page_tags" => page_tags::value(view, self.subject),
            "feeds" => self.feeds.get_or_init(|| self.feeds()).clone(),
            "draft_build" => Value::from(view.site().include.is_draft_build()),
            "noindex" => Value::from(self.no_index),
            "portable_404" => Value::from(self.kind == "404" && view.style().is_none()),
            _ => return None,
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(&["kind", "path"])
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.view.address.as_str())
    }
}

/// `site`: the whole bulletin.
#[derive(Debug)]
pub(super) struct SiteObject(pub(super) Arc<View>);

const SITE: &[&str] = &[
    "url",
    "categories",
    "taxonomies",
    "sections",
    "pages",
    "pinned",
    "years",
    "undated",
    "unlisted",
    "timeline_url",
    "map_url",
    "menu",
    "links",
    "footer",
    "campaign",
];

impl Object for SiteObject {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let view = &self.0;
        let site = view.site();
        Some(match key.as_str()? {
            "url" => view.link(&Address::list("")),
            "categories" => {
                let filled = (0..site.categories.len()).map(TermId::at);
                let filled = filled.filter(|id| !site.category(*id).pages.is_empty());
                Value::from(filled.map(|id| TermObject::category(view, id)).collect::<Vec<_>>())
            }
            "taxonomies" => {
                let shown = (0..site.taxonomies.len()).map(TaxonomyId::at);
                let shown = shown.filter(|id| site.taxonomy_is_shown(*id));
                Value::from(shown.map(|id| TaxonomyObject::value(view, id)).collect::<Vec<_>>())
            }
            "sections" => lists::top_sections(view),
            "pages" => pages_value(view, site.listed.clone()),
            "pinned" => pages_value(view, site.pinned.clone()),
            "years" => Value::from(
                (0..site.timeline.years.len()).map(|index| year_value(view, index)).collect::<Vec<_>>(),
            ),
            "undated" => pages_value(view, site.timeline.undated.clone()),
            "unlisted" => pages_value(view, site.unlisted().collect()),
            "timeline_url" => view.link(&Address::file(TIMELINE_ADDRESS)),
            "menu" => menu::value(view),
            "links" => menu::links(view),
            "footer" => footer::value(view),
            "campaign" => campaign::value(view),
            "map_url" => view.link(&Address::file(SITE_MAP_ADDRESS)),
            _ => return None,
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(&["url"])
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.site().config.title)
    }
}

/// `config`: the settings, the same for all pages of a snapshot.
pub(super) fn config_value(config: &Config, theme: &Theme) -> Value {
    Value::from_pairs([
        ("title", Value::from(config.title.as_str())),
        ("description", Value::from(config.description.as_str())),
        ("base_url", text(config.base_url.as_deref())),
        ("default_language", Value::from(config.language.as_str())),
        ("author", text(config.author.as_ref().map(|found| found.value.as_str()))),
        ("extra", tree(&theme.extra)),
    ])
}
