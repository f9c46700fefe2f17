//! `page`: a post as templates see it.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{DynObject, Enumerator, Object};

use super::lists::{SectionObject, pages_value};
use super::terms::{TermObject, terms_of};
use super::{text, tree};
use crate::config::{AUTHORS, CONTRIBUTORS, SERIES, TAGS};
use crate::content::{Heading, PageFront};
use crate::date::Moment;
use crate::render::body::{Place, fill, summary, summary_text};
use crate::render::none;
use crate::render::view::View;
use crate::site::{Node, Page, PageId, Resolved, Site, TaxonomyId, resolve};

/// 字 a minute.
const READING_SPEED: usize = 400;

/// Related posts of a post: what fits below it without a heading of its own.
const RELATED: usize = 5;

/// A post.
#[derive(Debug)]
pub(crate) struct PageObject {
    view: Arc<View>,
    id: PageId,
}

/// The names of a post.
pub(super) const PAGE: &[&str] = &[
    "title",
    "url",
    "permalink",
    "path",
    "slug",
    "date",
    "has_time",
    "iso_date",
    "year",
    "month",
    "day",
    "updated",
    "description",
    "summary",
    "summary_text",
    "content",
    "toc",
    "word_count",
    "reading_time",
    "category",
    "tags",
    "taxonomies",
    "series",
    "related",
    "backlinks",
    "source",
    "content_source",
    "authors",
    "editor",
    "contributors",
    "doc_no",
    "pinned",
    "attachments",
    "cover",
    "cover_in_content",
    "cover_width",
    "cover_height",
    "corrections",
    "withdrawn",
    "newer",
    "older",
    "ancestors",
    "draft",
    "state",
    "weight",
    "extra",
    "relative_path",
    "lang",
];

impl PageObject {
    /// The value of a post.
    pub(crate) fn value(view: &Arc<View>, id: PageId) -> Value {
        Value::from_object(Self { view: Arc::clone(view), id })
    }

    fn page(&self) -> &Page {
        self.view.site().page(self.id)
    }

    fn front(&self) -> &PageFront {
        &self.page().document.front
    }

    /// What the front matter and the parse say by themselves.
    fn own(&self, key: &str) -> Option<Value> {
        let front = self.front();
        Some(match key {
            "title" => Value::from(front.title.as_str()),
            "date" => date(front.date),
            "has_time" => Value::from(front.date.is_some_and(|moment| moment.has_time)),
            "iso_date" => front.date.map_or_else(none, |moment| iso_date(moment, &self.view)),
            "year" => front.date.map_or_else(none, |moment| Value::from(moment.local.year())),
            "month" => front.date.map_or_else(none, |moment| Value::from(moment.local.month())),
            "day" => front.date.map_or_else(none, |moment| Value::from(moment.local.day())),
            "updated" => date(front.updated),
            "description" => text(front.description.as_deref()),
            "source" => text(front.source.as_deref()),
            "content_source" => text(source(self.view.site(), self.id)),
            "editor" => text(front.editor.as_deref()),
            "doc_no" => text(front.doc_no.as_deref()),
            "draft" => Value::from(front.is_draft()),
            "weight" => Value::from(front.weight),
            "extra" => tree(&front.extra),
            "word_count" => Value::from(self.page().document.body.words),
            "reading_time" => Value::from(self.page().document.body.words.div_ceil(READING_SPEED).max(1)),
            "relative_path" => Value::from(self.page().document.path.below("content").unwrap_or_default()),
            "lang" => Value::from(self.page().document.language.as_str()),
            "corrections" => front
                .corrections
                .iter()
                .map(|correction| {
                    Value::from_pairs([
                        ("on", date(Some(correction.on.value))),
                        ("text", Value::from(correction.text.as_str())),
                    ])
                })
                .collect(),
            "withdrawn" => withdrawal(front),
            _ => return None,
        })
    }

    /// What depends on the post's place in the site.
    fn placed(&self, key: &str) -> Option<Value> {
        let (page, view) = (self.page(), &self.view);
        let site = view.site();
        Some(match key {
            "url" => view.link(&page.address),
            "permalink" => view.permalink(&page.address),
            "path" => Value::from(page.address.as_str()),
            "slug" => Value::from(page.address.slug()),
            "state" => Value::from(page.state.id()),
            "pinned" => Value::from(page.pinned),
            "category" => page.category.map_or_else(none, |id| TermObject::category(view, id)),
            "tags" => terms_of(view, self.id, TAGS),
            "authors" => terms_of(view, self.id, AUTHORS),
            "contributors" => terms_of(view, self.id, CONTRIBUTORS),
            "taxonomies" => {
                let names = site.config.taxonomies.iter().map(|taxonomy| taxonomy.name.as_str());
                let terms = (0..site.config.taxonomies.len()).map(|at| terms_of(view, self.id, at));
                Value::from_pairs(names.zip(terms))
            }
            "related" => pages_value(view, site.related(self.id, RELATED)),
            "backlinks" => pages_value(view, site.backlinks(Node::Page(self.id))),
            "series" => self.series(),
            "newer" => site.newer(self.id).map_or_else(none, |id| Self::value(view, id)),
            "older" => site.older(self.id).map_or_else(none, |id| Self::value(view, id)),
            "ancestors" => SectionObject::ancestors(view, page.section),
            "content" => Value::from_safe_string(fill(
                &page.document.body.pieces,
                Node::Page(self.id),
                view,
                Place::Own,
            )),
            "toc" => contents(&page.document.body.outline),
            "summary" => Value::from_safe_string(summary(self.id, view)),
            "summary_text" => Value::from(summary_text(&page.document)),
            "attachments" => page
                .attachments
                .iter()
                .map(|attachment| {
                    let asset = site.assets.get(attachment.asset);
                    Value::from_pairs([
                        ("title", Value::from(attachment.title.as_str())),
                        ("url", view.link(&asset.address)),
                        ("size", Value::from(asset.size)),
                        ("extension", Value::from(asset.source.extension())),
                    ])
                })
                .collect(),
            "cover" => page.cover.map_or_else(none, |id| view.link(&site.assets.get(id).address)),
            "cover_in_content" => Value::from(self.shows_cover()),
            "cover_width" => self.cover_size().map_or_else(none, |(width, _)| Value::from(width)),
            "cover_height" => self.cover_size().map_or_else(none, |(_, height)| Value::from(height)),
            _ => return None,
        })
    }

    /// Whether the body shows the cover too, so that a page need not show it twice.
    fn shows_cover(&self) -> bool {
        let (page, site) = (self.page(), self.view.site());
        page.cover.is_some_and(|cover| {
            page.document.body.references_by_kind().any(|(reference, is_image)| {
                let shown = is_image.then(|| resolve(site, &page.document.path, &reference.target));
                shown == Some(Ok(Resolved::Asset(cover)))
            })
        })
    }

    fn cover_size(&self) -> Option<(u32, u32)> {
        self.view.site().assets.get(self.page().cover?).dimensions
    }

    /// The series that the post belongs to, and its place there.
    fn series(&self) -> Value {
        let (view, site) = (&self.view, self.view.site());
        let taxonomy = TaxonomyId::at(SERIES);
        let series = site.taxonomy(taxonomy);
        let Some(&id) = series.of_page(self.id).first() else { return none() };
        let term = series.term(id);
        let at = term.pages.iter().position(|page| *page == self.id);
        let neighbour = |at: Option<usize>| {
            let page = at.and_then(|at| term.pages.get(at));
            page.map_or_else(none, |page| Self::value(view, *page))
        };
        let link = if site.term_has_page(taxonomy, id) { view.link(&term.address) } else { none() };
        Value::from_pairs([
            ("name", Value::from(term.name.as_str())),
            ("url", link),
            ("pages", pages_value(view, term.pages.clone())),
            ("position", at.map_or_else(none, |at| Value::from(at + 1))),
            ("previous", neighbour(at.and_then(|at| at.checked_sub(1)))),
            ("next", neighbour(at.map(|at| at + 1))),
        ])
    }
}

impl Object for PageObject {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let key = key.as_str()?;
        self.own(key).or_else(|| self.placed(key))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        // Not all of its names: a post leads to others and they back to it, and going through them would never end.
        Enumerator::Str(&["title", "path", "url"])
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.front().title)
    }

    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        let other = other.downcast_ref::<Self>()?;
        Some(self.id.cmp(&other.id))
    }
}

/// Where a post comes from: what it says, or else what the site says of all.
pub(super) fn source(site: &Site, id: PageId) -> Option<&str> {
    let own = site.page(id).document.front.source.as_deref();
    own.or(site.config.government.content_source.as_deref())
}

/// A date as text: `2026-11-22`, or with the time of day if there is one, `2026-11-22T09:30:00`.
fn date(moment: Option<Moment>) -> Value {
    moment.map_or_else(none, |moment| Value::from(moment.text()))
}

/// The date for machines: with the offset of the site's time zone when there is a time of day.
fn iso_date(moment: Moment, view: &View) -> Value {
    if !moment.has_time {
        return date(Some(moment));
    }
    let zone = &view.site().config.time_zone;
    let offset = zone.to_offset(moment.instant);
    Value::from(moment.instant.display_with_offset(offset).to_string())
}

fn withdrawal(front: &PageFront) -> Value {
    front.withdrawn.as_ref().map_or_else(none, |withdrawn| {
        let told = |value: Value| if withdrawn.shows_title { value } else { none() };
        Value::from_pairs([
            ("title", told(Value::from(front.title.as_str()))),
            ("date", told(date(front.date))),
            ("source", told(text(front.source.as_deref()))),
            ("on", date(withdrawn.on.as_ref().map(|on| on.value))),
            (
                "reason",
                if withdrawn.reason.is_empty() { none() } else { Value::from(withdrawn.reason.as_str()) },
            ),
        ])
    })
}

/// `page` of a withdrawn post's notice: nothing but the notice, so that no template can tell more.
pub(crate) fn withdrawn_value(view: &Arc<View>, id: PageId) -> Value {
    Value::from_pairs([("withdrawn", withdrawal(&view.site().page(id).document.front))])
}

/// The headings as a tree: each holds those of a lower level that follow it.
fn contents(outline: &[Heading]) -> Value {
    let mut items = Vec::new();
    let mut rest = outline;
    while let Some((first, after)) = rest.split_first() {
        let end = after.iter().position(|heading| heading.level <= first.level).unwrap_or(after.len());
        items.push(Value::from_pairs([
            ("level", Value::from(first.level)),
            ("id", Value::from(&*first.id)),
            ("title", Value::from(&*first.title)),
            ("url", Value::from(format!("#{}", first.id))),
            ("children", contents(&after[..end])),
        ]));
        rest = &after[end..];
    }
    Value::from(items)
}
