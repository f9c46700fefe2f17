//! Lists as templates see them: sections, categories, list pages, the timeline.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{DynObject, Enumerator, Object, ObjectRepr};

use super::page::PageObject;
use super::terms::TermObject;
use super::{feeds_of, text, tree};
use crate::plan::Pager;
use crate::render::body::{Place, fill};
use crate::render::none;
use crate::render::view::View;
use crate::site::{FeedOf, Node, PageId, Section, SectionId, month_address, year_address};

/// A list of posts, each made when it is asked for: a template that shows five of ten thousand pays for
/// five.
#[derive(Debug)]
struct PagesObject {
    view: Arc<View>,
    pages: Vec<PageId>,
}

impl Object for PagesObject {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.pages.get(key.as_usize()?).map(|id| PageObject::value(&self.view, *id))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.pages.len())
    }
}

/// The value of a list of posts.
pub(crate) fn pages_value(view: &Arc<View>, pages: Vec<PageId>) -> Value {
    Value::from_object(PagesObject { view: Arc::clone(view), pages })
}

/// `section`.
#[derive(Debug)]
pub(crate) struct SectionObject {
    view: Arc<View>,
    id: SectionId,
    /// The posts of this list page, if it is the section's own.
    range: Option<std::ops::Range<usize>>,
}

/// The names of a section.
pub(super) const SECTION: &[&str] = &[
    "title",
    "description",
    "url",
    "permalink",
    "path",
    "content",
    "pages",
    "subsections",
    "category",
    "ancestors",
    "backlinks",
    "extra",
    "word_count",
    "page_count",
    "relative_path",
    "transparent",
    "lang",
    "feeds",
];

impl SectionObject {
    /// The value of a section; with `pager` on its own list pages.
    pub(crate) fn value(view: &Arc<View>, id: SectionId, pager: Option<&Pager>) -> Value {
        let range = pager.map(|pager| pager.range.clone());
        Value::from_object(Self { view: Arc::clone(view), id, range })
    }

    /// The sections from the top down to `section`, the content folder's own left out.
    pub(crate) fn ancestors(view: &Arc<View>, mut section: Option<SectionId>) -> Value {
        let site = view.site();
        let mut chain = Vec::new();
        while let Some(id) = section {
            let around = site.section(id);
            section = around.parent;
            if around.document.path.parent() != "content" {
                chain.push(Self::value(view, id, None));
            }
        }
        chain.reverse();
        Value::from(chain)
    }

    fn section(&self) -> &Section {
        self.view.site().section(self.id)
    }
}

impl Object for SectionObject {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let (section, view) = (self.section(), &self.view);
        let (front, body) = (&section.document.front, &section.document.body);
        Some(match key.as_str()? {
            "title" => Value::from(front.title.as_str()),
            "description" => text(front.description.as_deref()),
            "url" => view.link(&section.address),
            "permalink" => view.permalink(&section.address),
            "path" => Value::from(section.address.as_str()),
            "content" => {
                let own = view.address.folder() == section.address.folder();
                let place = if own { Place::Own } else { Place::Elsewhere };
                Value::from_safe_string(fill(&body.pieces, Node::Section(self.id), view, place))
            }
            "pages" => {
                let all = &section.pages;
                let range = self.range.clone().unwrap_or(0..all.len());
                pages_value(view, all.get(range).unwrap_or_default().to_vec())
            }
            "subsections" => section.subsections.iter().map(|id| Self::value(view, *id, None)).collect(),
            "category" => section.category.map_or_else(none, |id| TermObject::category(view, id)),
            "ancestors" => Self::ancestors(view, section.parent),
            "backlinks" => pages_value(view, view.site().backlinks(Node::Section(self.id))),
            "extra" => tree(&front.extra),
            "word_count" => Value::from(body.words),
            "page_count" => Value::from(section.pages.len()),
            "relative_path" => Value::from(section.document.path.below("content").unwrap_or_default()),
            "transparent" => Value::from(front.transparent),
            "lang" => Value::from(section.document.language.as_str()),
            "feeds" => feeds_of(view, FeedOf::section(view.site(), self.id)).collect(),
            _ => return None,
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        // Not all of its names: its posts lead back to it, and going through them would never end.
        Enumerator::Str(&["title", "path", "url"])
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.section().document.front.title)
    }

    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        let other = other.downcast_ref::<Self>()?;
        Some(self.id.cmp(&other.id))
    }
}

/// The sections at the top of the site.
pub(super) fn top_sections(view: &Arc<View>) -> Value {
    let site = view.site();
    let top = (0..site.sections.len()).map(SectionId::at).filter(|id| {
        let section = site.section(*id);
        let under_root =
            section.parent.is_none_or(|parent| site.section(parent).document.path.parent() == "content");
        under_root && !section.hidden && section.document.path.parent() != "content"
    });
    let mut top: Vec<SectionId> = top.collect();
    top.sort_by_key(|id| site.section(*id).document.front.weight);
    Value::from(top.into_iter().map(|id| SectionObject::value(view, id, None)).collect::<Vec<_>>())
}

/// `paginator`: the list page at hand.
pub(crate) fn pager_value(view: &Arc<View>, pager: &Pager, pages: &[PageId]) -> Value {
    let shown = pages.get(pager.range.clone()).unwrap_or_default().to_vec();
    Value::from_pairs([
        ("pages", pages_value(view, shown)),
        ("is_first", Value::from(pager.number.is_none())),
        ("number", pager.number.map_or_else(none, Value::from)),
        ("newer", pager.newer.as_ref().map_or_else(none, |address| view.link(address))),
        ("older", pager.older.as_ref().map_or_else(none, |address| view.link(address))),
        ("first", view.link(&pager.first)),
    ])
}

/// A year of the timeline, by its position.
#[derive(Debug)]
struct YearObject {
    view: Arc<View>,
    index: usize,
}

/// The names of a year.
const YEAR: &[&str] = &["year", "url", "page_count", "months"];

impl Object for YearObject {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let site = self.view.site();
        let year = site.timeline.years.get(self.index)?;
        Some(match key.as_str()? {
            "year" => Value::from(year.year),
            "url" => self.view.link(&year_address(&site.config, year.year)),
            "page_count" => Value::from(year.page_count()),
            "months" => {
                (0..year.months.len()).map(|month| month_value(&self.view, self.index, month)).collect()
            }
            _ => return None,
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(YEAR)
    }
}

/// The value of a year.
pub(crate) fn year_value(view: &Arc<View>, index: usize) -> Value {
    Value::from_object(YearObject { view: Arc::clone(view), index })
}

/// The value of a month, by the positions of its year and of itself.
pub(crate) fn month_value(view: &Arc<View>, year: usize, month: usize) -> Value {
    let site = view.site();
    let year = site.timeline.years.get(year);
    let Some((year, month)) = year.and_then(|year| Some((year.year, year.months.get(month)?))) else {
        return none();
    };
    Value::from_pairs([
        ("year", Value::from(year)),
        ("month", Value::from(month.month)),
        ("id", Value::from(format!("m{}", month.month))),
        ("url", view.link(&month_address(&site.config, year, month.month))),
        ("page_count", Value::from(month.pages.len())),
        ("pages", pages_value(view, month.pages.clone())),
    ])
}

/// `timeline`: its years, and the posts without a date.
pub(crate) fn timeline_value(view: &Arc<View>) -> Value {
    let timeline = &view.site().timeline;
    Value::from_pairs([
        ("years", (0..timeline.years.len()).map(|index| year_value(view, index)).collect::<Value>()),
        ("undated", pages_value(view, timeline.undated.clone())),
    ])
}
