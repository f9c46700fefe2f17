//! What a page is made of: its template, what it calls itself, and what the template sees.

use std::sync::Arc;

use minijinja::Value;

use super::none;
use super::objects::{
    CurrentObject, PageObject, SectionObject, TermObject, pager_value, timeline_value, withdrawn_value,
    year_value,
};
use super::view::View;
use crate::path::SitePath;
use crate::plan::{Kind, Pager};
use crate::site::{Node, PageId, Section, SectionId, Site, TermId};

/// A page before it is rendered.
pub(super) struct Sheet<'a> {
    /// The name of the template.
    pub(super) template: &'a str,
    /// `current`.
    pub(super) current: CurrentObject,
    /// What the template sees beside the site, by name.
    pub(super) values: Vec<(&'static str, Value)>,
    /// The Markdown file that it comes from, for diagnostics.
    pub(super) source: Option<&'a SitePath>,
}

impl<'a> Sheet<'a> {
    /// The sheet of a job. Files that are copied have none; they get that of the page for addresses that
    /// are not there, and never ask.
    pub(super) fn of(kind: &Kind, view: &Arc<View>, site: &'a Site) -> Self {
        match kind {
            Kind::Home(pager) => Self::home(pager, view, site),
            Kind::Page(id) => Self::post(*id, view, site),
            Kind::Withdrawn(id) => Self::withdrawn(*id, view, site),
            Kind::Section(id, pager) => Self::section(*id, pager, view, site),
            Kind::Category(id, pager) => Self::category(*id, pager, view, site),
            Kind::Timeline => {
                Self::made("timeline.html", "timeline", view).with(vec![("timeline", timeline_value(view))])
            }
            Kind::Year(index) => {
                Self::made("timeline_year.html", "year", view).with(years(*index, view, site))
            }
            Kind::Redirect(target) => Self::made("redirect.html", "redirect", view)
                .without_index()
                .with(vec![("target", view.link(target)), ("target_permalink", view.permalink(target))]),
            Kind::NotFound | Kind::Copy(_) | Kind::Theme(_) => {
                Self::made("404.html", "404", view).without_index()
            }
        }
    }

    /// A page that comes from no file of its own.
    fn made(template: &'a str, kind: &'static str, view: &Arc<View>) -> Self {
        let current = CurrentObject::new(Arc::clone(view), kind);
        Self { template, current, values: Vec::new(), source: None }
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
        Self::made(root.and_then(own_template).unwrap_or("index.html"), "home", view)
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
        let mut sheet = Self::made(own.or_else(of_section).unwrap_or("page.html"), "page", view)
            .with(vec![("page", PageObject::value(view, id))])
            .of_file(Some(&page.document.path));
        sheet.current = sheet.current.of_category(page.category);
        sheet
    }

    fn withdrawn(id: PageId, view: &Arc<View>, site: &'a Site) -> Self {
        Self::made("withdrawn.html", "page", view)
            .without_index()
            .with(vec![("page", withdrawn_value(view, id))])
            .of_file(Some(&site.page(id).document.path))
    }

    fn section(id: SectionId, pager: &Pager, view: &Arc<View>, site: &'a Site) -> Self {
        let section = site.section(id);
        Self::made(own_template(section).unwrap_or("section.html"), "section", view)
            .with(vec![
                ("section", SectionObject::value(view, id, Some(pager))),
                ("paginator", pager_value(view, pager, &section.pages)),
            ])
            .of_file(Some(&section.document.path))
    }

    fn category(id: TermId, pager: &Pager, view: &Arc<View>, site: &'a Site) -> Self {
        let term = site.category(id);
        let section = term.section.map(|section| site.section(section));
        let pages = section.map_or(&term.pages, |section| &section.pages);
        let own = term.section.map_or_else(none, |section| SectionObject::value(view, section, Some(pager)));
        let mut sheet = Self::made(section.and_then(own_template).unwrap_or("category.html"), "term", view)
            .with(vec![
                ("term", TermObject::value(view, id)),
                ("section", own),
                ("paginator", pager_value(view, pager, pages)),
            ])
            .of_file(section.map(|section| &section.document.path));
        sheet.current = sheet.current.of_category(Some(id));
        sheet
    }
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
