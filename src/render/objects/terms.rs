//! Taxonomies and their terms as templates see them.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{DynObject, Enumerator, Object};

use super::lists::pages_value;
use super::page::PageObject;
use super::{feeds_of, text};
use crate::render::none;
use crate::render::view::View;
use crate::site::{FeedOf, PageId, TaxonomyId, Term, TermId};
use crate::theme::category_class;

/// `term`: a category, a tag, an author. Where it is printed, it is its name.
#[derive(Debug)]
pub(crate) struct TermObject {
    view: Arc<View>,
    /// `None` for a category.
    taxonomy: Option<TaxonomyId>,
    id: TermId,
}

/// The names of a term.
pub(super) const TERM: &[&str] = &[
    "name",
    "title",
    "slug",
    "url",
    "permalink",
    "path",
    "description",
    "color",
    "class",
    "pages",
    "page_count",
    "latest",
    "taxonomy",
    "feeds",
];

impl TermObject {
    /// The value of a category.
    pub(crate) fn category(view: &Arc<View>, id: TermId) -> Value {
        Value::from_object(Self { view: Arc::clone(view), taxonomy: None, id })
    }

    /// The value of a term of a taxonomy.
    pub(crate) fn value(view: &Arc<View>, taxonomy: TaxonomyId, id: TermId) -> Value {
        Value::from_object(Self { view: Arc::clone(view), taxonomy: Some(taxonomy), id })
    }

    fn term(&self) -> &Term {
        let site = self.view.site();
        match self.taxonomy {
            Some(taxonomy) => site.taxonomy(taxonomy).term(self.id),
            None => site.category(self.id),
        }
    }

    /// Whether readers can go to it.
    fn has_page(&self) -> bool {
        match self.taxonomy {
            Some(taxonomy) => self.view.site().term_has_page(taxonomy, self.id),
            None => true,
        }
    }
}

impl Object for TermObject {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let (term, view) = (self.term(), &self.view);
        Some(match key.as_str()? {
            // A category stands beside sections in trails, so it answers to both names.
            "name" | "title" => Value::from(term.name.as_str()),
            "slug" => Value::from(term.slug.as_str()),
            "url" | "permalink" if !self.has_page() => none(),
            "url" => view.link(&term.address),
            "permalink" => view.permalink(&term.address),
            "path" => Value::from(term.address.as_str()),
            "description" if term.description.is_empty() => none(),
            "description" => Value::from(term.description.as_str()),
            "color" => text(term.color.as_deref()),
            "class" if self.taxonomy.is_some() => none(),
            "class" => Value::from(category_class(self.id.index())),
            "pages" => pages_value(view, term.pages.clone()),
            "page_count" => Value::from(term.pages.len()),
            "latest" => term.pages.first().map_or_else(none, |id| PageObject::value(view, *id)),
            "taxonomy" => self.taxonomy.map_or_else(none, |id| TaxonomyObject::value(view, id)),
            "feeds" => feeds_of(view, FeedOf::term(self.taxonomy, self.id)).collect(),
            _ => return None,
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        // Not all of its names: its posts lead back to it, and going through them would never end.
        Enumerator::Str(&["title", "path", "url"])
    }

    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        let other = other.downcast_ref::<Self>()?;
        Some((self.taxonomy, self.id).cmp(&(other.taxonomy, other.id)))
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.term().name)
    }
}

/// `taxonomy`: all tags, all authors.
#[derive(Debug)]
pub(crate) struct TaxonomyObject {
    view: Arc<View>,
    id: TaxonomyId,
}

/// The names of a taxonomy.
pub(super) const TAXONOMY: &[&str] = &["name", "title", "slug", "url", "permalink", "path", "terms", "items"];

impl TaxonomyObject {
    /// The value of a taxonomy.
    pub(crate) fn value(view: &Arc<View>, id: TaxonomyId) -> Value {
        Value::from_object(Self { view: Arc::clone(view), id })
    }

    /// What readers call it: the configuration's title, the theme's word, or its name.
    fn title(&self) -> &str {
        let config = self.view.site().taxonomy_config(self.id);
        let word = || config.word.and_then(|word| self.view.theme().words.get(word));
        config.title.as_ref().or_else(word).unwrap_or(&config.name)
    }
}

impl Object for TaxonomyObject {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let view = &self.view;
        let site = view.site();
        let taxonomy = site.taxonomy(self.id);
        let is_shown = site.taxonomy_is_shown(self.id);
        Some(match key.as_str()? {
            "name" => Value::from(site.taxonomy_config(self.id).name.as_str()),
            "title" => Value::from(self.title()),
            "slug" => Value::from(taxonomy.address.folder().rsplit('/').next().unwrap_or_default()),
            "url" | "permalink" if !is_shown => none(),
            "url" => view.link(&taxonomy.address),
            "permalink" => view.permalink(&taxonomy.address),
            "path" => Value::from(taxonomy.address.as_str()),
            // Zola calls the terms of a taxonomy its items.
            "terms" | "items" => {
                let terms = site.terms_by_name(self.id);
                terms.iter().map(|term| TermObject::value(view, self.id, *term)).collect()
            }
            _ => return None,
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        // Not all of its names: its terms lead back to it, and going through them would never end.
        Enumerator::Str(&["title", "path", "url"])
    }

    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        let other = other.downcast_ref::<Self>()?;
        Some(self.id.cmp(&other.id))
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title())
    }
}

/// The terms of a post in a taxonomy; the bare names where nobody groups posts by them.
pub(crate) fn terms_of(view: &Arc<View>, page: PageId, taxonomy: usize) -> Value {
    let site = view.site();
    let id = TaxonomyId::at(taxonomy);
    if site.is_grouped(id) {
        return site
            .taxonomy(id)
            .of_page(page)
            .iter()
            .map(|term| TermObject::value(view, id, *term))
            .collect();
    }
    let names = site.names_in(page, taxonomy);
    names.iter().map(|found| Value::from(found.value.as_str())).collect()
}
