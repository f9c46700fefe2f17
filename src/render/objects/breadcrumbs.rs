//! `current.breadcrumbs`: the way from the home page to the page at hand, both included.

use std::sync::Arc;

use minijinja::Value;

use super::Subject;
use super::terms::{TaxonomyObject, TermObject};
use crate::address::Address;
use crate::render::view::View;
use crate::site::{PageId, SectionId, TIMELINE_ADDRESS, year_address};

/// The trail as a list of `{title, url}`; the last is the page itself.
pub(super) fn value(view: &Arc<View>, subject: Subject) -> Value {
    let mut trail = Trail { view, steps: Vec::new() };
    trail.push(view.word("home"), &Address::list(""));
    trail.follow(subject);
    Value::from(trail.steps)
}

struct Trail<'a> {
    view: &'a Arc<View>,
    steps: Vec<Value>,
}

impl Trail<'_> {
    fn push(&mut self, title: impl Into<Value>, address: &Address) {
        let step = [("title", title.into()), ("url", self.view.link(address))];
        self.steps.push(Value::from_pairs(step));
    }

    fn follow(&mut self, subject: Subject) {
        let (view, site) = (self.view, self.view.site());
        match subject {
            Subject::Site => {}
            Subject::Page(id) => self.page(id),
            Subject::Section(id) => self.sections(Some(id)),
            // A category's name is what the page is called, even where a section is its page.
            Subject::Category(id) => {
                if let Some(section) = site.category(id).section {
                    self.sections(site.section(section).parent);
                }
                self.steps.push(TermObject::category(view, id));
            }
            Subject::Taxonomy(id) => self.steps.push(TaxonomyObject::value(view, id)),
            Subject::Term(taxonomy, id) => {
                self.follow(Subject::Taxonomy(taxonomy));
                self.steps.push(TermObject::value(view, taxonomy, id));
            }
            Subject::Timeline => self.push(view.word("timeline"), &Address::file(TIMELINE_ADDRESS)),
            Subject::Year(at) => {
                self.follow(Subject::Timeline);
                let Some(year) = site.timeline.years.get(at).map(|year| year.year) else { return };
                let title = view.word("year").replace("{n}", &year.to_string());
                self.push(title, &year_address(&site.config, year));
            }
            Subject::Month(year, at) => {
                self.follow(Subject::Year(year));
                let month = site.timeline.years.get(year).and_then(|year| year.months.get(at));
                let Some(month) = month.map(|month| month.month) else { return };
                self.push(view.word(&format!("month_{month}")), &view.address);
            }
            Subject::SiteMap => self.push(view.word("site_map"), &view.address),
        }
    }

    fn page(&mut self, id: PageId) {
        let page = self.view.site().page(id);
        match page.category {
            Some(category) => self.follow(Subject::Category(category)),
            None => self.sections(page.section),
        }
        self.push(page.document.front.title.as_str(), &page.address);
    }

    /// The sections from the top down to this one. One without a page, such as the content folder itself, is
    /// left out.
    fn sections(&mut self, mut section: Option<SectionId>) {
        let site = self.view.site();
        let mut chain = Vec::new();
        while let Some(id) = section {
            let around = site.section(id);
            section = around.parent;
            if around.document.front.render && !around.is_root() {
                chain.push(around);
            }
        }
        for section in chain.into_iter().rev() {
            self.push(section.document.front.title.as_str(), &section.address);
        }
    }
}
