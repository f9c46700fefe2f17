//! What a page is made of: its template, what it calls itself, and what the template sees.

use std::borrow::Cow;
use std::sync::Arc;

use minijinja::Value;

use super::none;
use super::objects::{
    CurrentObject, PageObject, SectionObject, Subject, TaxonomyObject, TermObject, month_value, pager_value,
    timeline_value, withdrawn_value, year_value,
};
use super::view::View;
use crate::path::SitePath;
use crate::plan::{Kind, Pager};
use crate::site::{Node, PageId, Section, SectionId, Site, Target, TaxonomyId, TermId};

/// A page before it is rendered.
pub(super) struct Sheet<'a> {
    /// The name of the template.
    pub(super) template: Cow<'a, str>,
    /// `current`.
    pub(super) current: CurrentObject,
    /// What the template sees beside the site, by name.
    pub(super) values: Vec<(&'static str, Value)>,
    /// The Markdown file that it comes from, for diagnostics.
    pub(super) source: Option<&'a SitePath>,
}

impl<'a> Sheet<'a> {
    /// The sheet of a job. Files that are no pages have none; they get that of the page for addresses that
    /// are not there, and never ask.
    pub(super) fn of(kind: &Kind, view: &Arc<View>, site: &'a Site) -> Self {
        match kind {
            Kind::Home(pager) => Self::home(pager, view, site),
            Kind::Page(id) => Self::post(*id, view, site),
            Kind::Withdrawn(id) => Self::withdrawn(*id, view, site),
            Kind::Section(id, pager) => Self::section(*id, pager, view, site),
            Kind::Category(id, pager) => Self::category(*id, pager, view, site),
            Kind::Taxonomy(id) => {
                Self::made(template_of(*id, "list", view, site), "taxonomy", Subject::Taxonomy(*id), view)
                    .with(vec![("taxonomy", TaxonomyObject::value(view, *id))])
            }
            Kind::Term(taxonomy, id, pager) => Self::term(*taxonomy, *id, pager, view, site),
            Kind::Timeline => Self::made("timeline.html", "timeline", Subject::Timeline, view)
                .with(vec![("timeline", timeline_value(view))]),
            Kind::Year(index) => Self::made("timeline_year.html", "year", Subject::Year(*index), view)
                .with(years(*index, view, site)),
            Kind::Month(year, month) => {
                Self::made("timeline_month.html", "month", Subject::Month(*year, *month), view)
                    .with(months(*year, *month, view, site))
            }
            Kind::SiteMap => Self::made("sitemap.html", "sitemap", Subject::SiteMap, view),
            Kind::Redirect(target) => {
                Self::made("redirect.html", "redirect", Subject::Site, view).without_index().with(vec![
                    ("target", view.link_to(target)),
                    ("target_permalink", permalink_of(target, view)),
                ])
            }
            Kind::NotFound
            | Kind::Copy(_)
            | Kind::Theme(_)
            | Kind::Feed(..)
            | Kind::Sitemap(..)
            | Kind::Robots
            | Kind::RedirectList(..) => Self::made("404.html", "404", Subject::Site, view).without_index(),
        }
    }

    /// A page that comes from no file of its own.
    fn made(
        template: impl Into<Cow<'a, str>>,
        kind: &'static str,
        subject: Subject,
        view: &Arc<View>,
    ) -> Self {
        let current = CurrentObject::new(Arc::clone(view), kind, subject);
        Self { template: template.into(), current, values: Vec::new(), source: None }
    }

    fn with(mut self, values: Vec<(&'static str, Value)>) -> Self {
        self.values = values;
        self
    }

    fn without_index(mut self) -> Self {
        self.current = self.current.without_index();
        self
    }

    fn of_file(mut self, source: Option<&'a SitePath>) -> Self {
        self.source = source;
        self
    }

    fn home(pager: &Pager, view: &Arc<View>, site: &'a Site) -> Self {
        let root = site.root_section();
        let section = root.and_then(|root| match site.node(&root.document.path) {
            Some(Node::Section(id)) => Some(SectionObject::value(view, id, None)),
            _ => None,
        });
        Self::made(root.and_then(own_template).unwrap_or("index.html"), "home", Subject::Site, view)
            .with(vec![
                ("section", section.unwrap_or_else(none)),
                ("paginator", pager_value(view, pager, &site.listed)),
            ])
            .of_file(root.map(|root| &root.document.path))
    }

    fn post(id: PageId, view: &Arc<View>, site: &'a Site) -> Self {
        let page = site.page(id);
        let of_section = || {
            let section = page.section.map(|section| site.section(section))?;
            section.document.front.page_template.as_ref().map(|found| found.value.as_str())
        };
        let own = page.document.front.template.as_ref().map(|found| found.value.as_str());
        Self::made(own.or_else(of_section).unwrap_or("page.html"), "page", Subject::Page(id), view)
            .with(vec![("page", PageObject::value(view, id))])
            .of_file(Some(&page.document.path))
    }

    fn withdrawn(id: PageId, view: &Arc<View>, site: &'a Site) -> Self {
        Self::made("withdrawn.html", "page", Subject::Site, view)
            .without_index()
            .with(vec![("page", withdrawn_value(view, id))])
            .of_file(Some(&site.page(id).document.path))
    }

    fn section(id: SectionId, pager: &Pager, view: &Arc<View>, site: &'a Site) -> Self {
        let section = site.section(id);
        Self::made(own_template(section).unwrap_or("section.html"), "section", Subject::Section(id), view)
            .with(vec![
                ("section", SectionObject::value(view, id, Some(pager))),
                ("paginator", pager_value(view, pager, &section.pages)),
            ])
            .of_file(Some(&section.document.path))
    }

    fn term(taxonomy: TaxonomyId, id: TermId, pager: &Pager, view: &Arc<View>, site: &'a Site) -> Self {
        let pages = &site.taxonomy(taxonomy).term(id).pages;
        let template = template_of(taxonomy, "single", view, site);
        Self::made(template, "term", Subject::Term(taxonomy, id), view).with(vec![
            ("taxonomy", TaxonomyObject::value(view, taxonomy)),
            ("term", TermObject::value(view, taxonomy, id)),
            ("paginator", pager_value(view, pager, pages)),
        ])
    }

    fn category(id: TermId, pager: &Pager, view: &Arc<View>, site: &'a Site) -> Self {
        let term = site.category(id);
        let section = term.section.map(|section| site.section(section));
        let pages = section.map_or(&term.pages, |section| &section.pages);
        let own = term.section.map_or_else(none, |section| SectionObject::value(view, section, Some(pager)));
        let template = section.and_then(own_template).unwrap_or("category.html");
        Self::made(template, "term", Subject::Category(id), view)
            .with(vec![
                ("term", TermObject::category(view, id)),
                ("section", own),
                ("paginator", pager_value(view, pager, pages)),
            ])
            .of_file(section.map(|section| &section.document.path))
    }
}

/// The template of a taxonomy's index (`list`) or of its terms (`single`): its own, `tags/list.html`, or that
/// of all taxonomies, `taxonomy_list.html`. Zola's names.
fn template_of<'a>(id: TaxonomyId, kind: &str, view: &Arc<View>, site: &Site) -> Cow<'a, str> {
    let own = format!("{}/{kind}.html", site.taxonomy_config(id).name);
    if view.theme().templates.contains_key(&own) {
        return Cow::Owned(own);
    }
    Cow::Borrowed(if kind == "list" { "taxonomy_list.html" } else { "taxonomy_single.html" })
}

/// The public address of where a redirect leads.
fn permalink_of(target: &Target, view: &View) -> Value {
    match target {
        Target::Inside(address, _) => view.permalink(address),
        Target::Outside(url) => Value::from(url.as_str()),
    }
}

/// A month of the timeline with its neighbours.
fn months(year: usize, month: usize, view: &Arc<View>, site: &Site) -> Vec<(&'static str, Value)> {
    let years = &site.timeline.years;
    let last = |year: usize| years.get(year).and_then(|year| year.months.len().checked_sub(1));
    // Both lists begin with the newest.
    let newer = match (month.checked_sub(1), year.checked_sub(1)) {
        (Some(newer), _) => Some((year, newer)),
        (None, Some(year)) => last(year).map(|month| (year, month)),
        (None, None) => None,
    };
    let older = if last(year).is_some_and(|last| month < last) {
        Some((year, month + 1))
    } else {
        last(year + 1).map(|_| (year + 1, 0))
    };
    let value =
        |at: Option<(usize, usize)>| at.map_or_else(none, |(year, month)| month_value(view, year, month));
    vec![
        ("month", month_value(view, year, month)),
        ("year", year_value(view, year)),
        ("newer_month", value(newer)),
        ("older_month", value(older)),
    ]
}

/// A year of the timeline with its neighbours.
fn years(index: usize, view: &Arc<View>, site: &Site) -> Vec<(&'static str, Value)> {
    let older = Some(index + 1).filter(|older| *older < site.timeline.years.len());
    let neighbour = |index: Option<usize>| index.map_or_else(none, |index| year_value(view, index));
    vec![
        ("year", year_value(view, index)),
        ("newer_year", neighbour(index.checked_sub(1))),
        ("older_year", neighbour(older)),
    ]
}

fn own_template(section: &Section) -> Option<&str> {
    section.document.front.template.as_ref().map(|found| found.value.as_str())
}
