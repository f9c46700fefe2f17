//! The feeds of everything that has one.

use super::{Kind, Origin, Planner};
use crate::site::{FeedOf, SectionId, TaxonomyId, TermId};

impl<'a> Planner<'a> {
    pub(super) fn add_feeds(&mut self) {
        let site = self.site;
        self.add_feeds_of(FeedOf::Site, None);
        for index in 0..site.categories.len() {
            let id = TermId::at(index);
            let section = site.category(id).section.map(|section| site.section(section));
            self.add_feeds_of(
                FeedOf::Category(id),
                section.map(|section| Origin::File(&section.document.path)),
            );
        }
        for (index, section) in site.sections.iter().enumerate() {
            let of = FeedOf::Section(SectionId::at(index));
            self.add_feeds_of(of, Some(Origin::File(&section.document.path)));
        }
        for (index, config) in site.config.taxonomies.iter().enumerate() {
            let id = TaxonomyId::at(index);
            for term in 0..site.taxonomy(id).terms.len() {
                let of = FeedOf::Term(id, TermId::at(term));
                self.add_feeds_of(of, config.span.as_ref().map(Origin::Written));
            }
        }
    }

    fn add_feeds_of(&mut self, of: FeedOf, origin: Option<Origin<'a>>) {
        let names = &self.site.config.machine.feeds;
        for ((address, format), name) in of.feeds(self.site).into_iter().zip(names) {
            let origin = origin.or(name.span.as_ref().map(Origin::Written));
            self.add(address, Kind::Feed(of, format), origin);
        }
    }
}
