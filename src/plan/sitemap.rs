//! The pages that search engines are told of, in parts that a new post hardly changes.

use std::sync::Arc;

use super::{Kind, Pager, Plan, Planner};
use crate::address::Address;
use crate::date::Moment;
use crate::site::{PageId, Site};

/// The address of the sitemap, or of the index of its parts.
pub const SITEMAP_ADDRESS: &str = "sitemap.xml";

/// Addresses in one file, as Zola has it; the protocol allows 50,000.
const PART_SIZE: usize = 30_000;

/// What an entry of a sitemap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SitemapOf {
    /// A page.
    Pages,
    /// A part of the sitemap.
    Parts,
}

/// A page in the sitemap, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitemapEntry {
    /// Where it is.
    pub address: Address,
    /// When it changed, as far as its posts know.
    pub modified: Option<Moment>,
}

/// Whether this build has a sitemap: its addresses must be whole, and drafts are nobody's to find.
pub fn has_sitemap(site: &Site) -> bool {
    let config = &site.config;
    config.machine.sitemap && config.base_url.is_some() && !site.include.is_draft_build()
}

impl Planner<'_> {
    pub(super) fn add_sitemap(&mut self) {
        if !has_sitemap(self.site) {
            return;
        }
        for (address, of, entries) in files(entries(self.site, &self.plan), PART_SIZE) {
            self.add(address, Kind::Sitemap(of, entries), None);
        }
    }
}

/// Every page that search engines may show. The posts come first, oldest first, and then the lists: a new post
/// moves nothing but lists, which it changes anyway.
fn entries(site: &Site, plan: &Plan) -> Vec<SitemapEntry> {
    let times = Times::of(site);
    let is_dated = |id: &&PageId| site.page(**id).document.front.date.is_some();
    let dated = site.listed.iter().rev().filter(is_dated);
    let undated = site.listed.iter().filter(|id| !is_dated(id));
    let unlisted = site.shown().skip(site.listed.len());
    let entry =
        |id: PageId| SitemapEntry { address: site.page(id).address.clone(), modified: times.of_page(id) };
    let mut entries: Vec<SitemapEntry> = dated.chain(undated).copied().chain(unlisted).map(entry).collect();
    for job in &plan.jobs {
        if let Some(modified) = modified(&job.kind, &job.address, site, &times) {
            entries.push(SitemapEntry { address: job.address.clone(), modified });
        }
    }
    entries
}

/// When a list last changed; `None` for what is no list, or does not stand in the sitemap.
#[expect(clippy::option_option, reason = "a page in the sitemap need not know when it changed")]
fn modified(kind: &Kind, address: &Address, site: &Site, times: &Times) -> Option<Option<Moment>> {
    let of_list = |pages: &[PageId], pager: &Pager| {
        let is_shown = site.config.machine.sitemap_paginated || *address == pager.first;
        is_shown.then(|| times.newest(pages.get(pager.range.clone()).unwrap_or_default()))
    };
    match kind {
        Kind::Home(pager) => of_list(&site.listed, pager),
        Kind::Section(id, pager) => of_list(&site.section(*id).pages, pager),
        Kind::Category(id, pager) => {
            let term = site.category(*id);
            of_list(term.section.map_or(&term.pages, |section| &site.section(section).pages), pager)
        }
        Kind::Term(taxonomy, id, pager) => of_list(&site.taxonomy(*taxonomy).term(*id).pages, pager),
        Kind::Timeline => Some(times.newest(&site.listed)),
        Kind::Year(year) => {
            let months = site.timeline.years.get(*year).map(|year| &year.months);
            let newest = months.into_iter().flatten().filter_map(|month| times.newest(&month.pages));
            Some(newest.max_by_key(|moment| moment.instant))
        }
        Kind::Month(year, month) => {
            let month = site.timeline.years.get(*year).and_then(|year| year.months.get(*month));
            Some(month.and_then(|month| times.newest(&month.pages)))
        }
        Kind::Taxonomy(_) | Kind::SiteMap => Some(None),
        // Posts stand there already; the others are not for search engines.
        Kind::Page(_)
        | Kind::Withdrawn(_)
        | Kind::NotFound
        | Kind::Redirect(_)
        | Kind::Copy(_)
        | Kind::Theme(_)
        | Kind::Feed(..)
        | Kind::Sitemap(..)
        | Kind::Robots
        | Kind::RedirectList(..) => None,
    }
}

/// When each post last changed: side by side, since each stands in half a dozen lists.
struct Times(Vec<Option<Moment>>);

impl Times {
    fn of(site: &Site) -> Self {
        let of_page = |page: &crate::site::Page| page.document.front.updated.or(page.document.front.date);
        Self(site.pages.iter().map(of_page).collect())
    }

    fn of_page(&self, id: PageId) -> Option<Moment> {
        self.0.get(id.index()).copied().flatten()
    }

    fn newest(&self, pages: &[PageId]) -> Option<Moment> {
        newest(pages.iter().filter_map(|id| self.of_page(*id)))
    }
}

fn newest(moments: impl Iterator<Item = Moment>) -> Option<Moment> {
    moments.max_by_key(|moment| moment.instant)
}

/// The files of a sitemap with at most `size` entries in each: one, or an index and numbered parts.
fn files(entries: Vec<SitemapEntry>, size: usize) -> Vec<(Address, SitemapOf, Arc<[SitemapEntry]>)> {
    let whole = Address::file(SITEMAP_ADDRESS);
    if entries.len() <= size {
        return vec![(whole, SitemapOf::Pages, entries.into())];
    }
    let address = |index: usize| Address::file(&format!("sitemap-{}.xml", index + 1));
    let parts = entries.chunks(size).enumerate();
    let parts = parts.map(|(index, part)| (address(index), SitemapOf::Pages, Arc::from(part)));
    let parts: Vec<(Address, SitemapOf, Arc<[SitemapEntry]>)> = parts.collect();
    let index = parts.iter().map(|(address, _, part)| SitemapEntry {
        address: address.clone(),
        modified: newest(part.iter().filter_map(|entry| entry.modified)),
    });
    let mut files = vec![(whole, SitemapOf::Parts, index.collect())];
    files.extend(parts);
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    fn entries(count: usize) -> Vec<SitemapEntry> {
        let date = |day: usize| Moment::parse(&format!("2026-01-{day:02}"), &TimeZone::UTC);
        let entry = |index: usize| SitemapEntry {
            address: Address::file(&format!("{index}.html")),
            modified: date(index + 1),
        };
        (0..count).map(entry).collect()
    }

    fn names(count: usize) -> Vec<(String, usize)> {
        let files = files(entries(count), 3).into_iter();
        files.map(|(address, _, entries)| (address.to_string(), entries.len())).collect()
    }

    #[test]
    fn a_sitemap_that_is_too_long_becomes_an_index_with_parts() {
        assert_eq!(names(3), [("sitemap.xml".to_owned(), 3)]);
        let parts = [("sitemap.xml", 2), ("sitemap-1.xml", 3), ("sitemap-2.xml", 1)];
        assert_eq!(names(4), parts.map(|(name, count)| (name.to_owned(), count)));
    }

    #[test]
    fn the_index_knows_when_each_part_changed() {
        let files = files(entries(7), 3);
        let (_, of, index) = &files[0];
        assert_eq!(*of, SitemapOf::Parts);
        let changed: Vec<i8> = index.iter().map(|part| part.modified.unwrap().local.day()).collect();
        assert_eq!(changed, [3, 6, 7]);
    }

    #[test]
    fn a_new_entry_at_the_end_changes_the_last_part_alone() {
        let (before, after) = (files(entries(10), 3), files(entries(11), 3));
        assert_eq!(before[1..4], after[1..4]);
        assert_ne!(before[4], after[4]);
    }
}
