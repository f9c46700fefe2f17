//! Which post stands where: the site's order, each section's own, and the neighbours in time.

use std::cmp::{Ordering, Reverse};

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use jiff::Timestamp;

use super::{Page, PageId, SectionId, Site};
use crate::content::SortBy;

/// Puts the listed posts into all their orders.
pub(super) fn arrange(site: &mut Site) {
    let mut listed: Vec<PageId> =
        (0..site.pages.len()).map(PageId::at).filter(|id| site.is_listed(*id)).collect();
    listed.sort_by_cached_key(|id| newest_first(site.page(*id)));
    site.pinned = listed.iter().copied().filter(|id| site.page(*id).pinned).collect();
    link_neighbours(site, &listed);
    for term in site.categories.iter_mut().chain(&mut site.tags) {
        term.pages.clear();
    }
    for &id in &listed {
        let page = &site.pages[id.index()];
        if let Some(category) = page.category {
            site.categories[category.index()].pages.push(id);
        }
        for tag in &page.tags {
            site.tags[tag.index()].pages.push(id);
        }
    }
    fill_sections(site, &listed);
    site.listed = listed;
}

/// Newest first, undated last, and equal moments by path: an order that nothing but the posts decides.
fn newest_first(page: &Page) -> (bool, Reverse<Option<Timestamp>>, crate::path::SitePath) {
    let date = page.document.front.date.map(|moment| moment.instant);
    (date.is_none(), Reverse(date), page.document.path.clone())
}

fn link_neighbours(site: &mut Site, listed: &[PageId]) {
    // A post without a date has no place in time, so no neighbours either.
    let dated: Vec<PageId> =
        listed.iter().copied().filter(|id| site.page(*id).document.front.date.is_some()).collect();
    for pair in dated.windows(2) {
        let (newer, older) = (pair[0], pair[1]);
        site.pages[newer.index()].older = Some(older);
        site.pages[older.index()].newer = Some(newer);
    }
}

/// Gives each section its posts: its own, those of transparent sections in it, or its category's.
fn fill_sections(site: &mut Site, listed: &[PageId]) {
    for &id in listed {
        let mut section = site.page(id).section;
        while let Some(at) = section {
            let around = &mut site.sections[at.index()];
            around.pages.push(id);
            section = around.parent.filter(|_| around.document.front.transparent);
        }
    }
    let by_title = title_collator();
    for index in 0..site.sections.len() {
        let section = &site.sections[index];
        let mut pages = match section.category {
            Some(category) => site.category(category).pages.clone(),
            None => section.pages.clone(),
        };
        let front = &section.document.front;
        sort(&mut pages, site, front.sort_by, by_title.as_ref());
        if front.paginate_reversed {
            pages.reverse();
        }
        site.sections[SectionId::at(index).index()].pages = pages;
    }
}

/// Sorts posts that are newest first into a section's order; equal ones stay newest first.
fn sort(pages: &mut [PageId], site: &Site, by: SortBy, by_title: Option<&CollatorBorrowed<'_>>) {
    let front = |id: &PageId| &site.page(*id).document.front;
    match by {
        SortBy::Date => {}
        SortBy::UpdateDate => pages.sort_by_key(|id| {
            let changed = front(id).updated.or(front(id).date).map(|moment| moment.instant);
            (changed.is_none(), Reverse(changed))
        }),
        SortBy::Title => pages.sort_by(|a, b| match by_title {
            Some(collator) => collator.compare(&front(a).title, &front(b).title),
            None => front(a).title.cmp(&front(b).title),
        }),
        SortBy::TitleBytes => pages.sort_by(|a, b| front(a).title.cmp(&front(b).title)),
        SortBy::Weight => pages.sort_by_key(|id| front(id).weight),
        SortBy::Slug => pages.sort_by(|a, b| slug_order(site.page(*a), site.page(*b))),
        SortBy::None => pages.sort_by(|a, b| site.page(*a).document.path.cmp(&site.page(*b).document.path)),
    }
}

fn slug_order(a: &Page, b: &Page) -> Ordering {
    a.address.slug().cmp(b.address.slug())
}

/// Chinese by pinyin; `None` if the binary lacked the data, which a test rules out.
fn title_collator() -> Option<CollatorBorrowed<'static>> {
    let preferences = CollatorPreferences::from(&locale!("zh"));
    Collator::try_new(preferences, CollatorOptions::default()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_sorted_by_pinyin() {
        let collator = title_collator().unwrap();
        let mut titles = ["王村", "重庆路", "Beta", "安平"];
        titles.sort_by(|a, b| collator.compare(a, b));
        assert_eq!(titles, ["安平", "重庆路", "王村", "Beta"]);
    }
}
