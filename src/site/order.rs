//! Which post stands where: the site's order, each section's own, and the neighbours in time.

use std::cmp::{Ordering, Reverse};

use jiff::Timestamp;
use rayon::prelude::*;

use super::collation::Names;
use super::tree::Spot;
use super::{Page, PageId, Site, TermId};
use crate::config::SERIES;
use crate::content::SortBy;

/// Puts the listed posts into all their orders.
pub(super) fn arrange(site: &mut Site, spots: &[Spot]) {
    let (listed, dated) = newest_first(spots);
    site.dated = dated;
    site.pinned = listed.iter().copied().filter(|id| spots[id.index()].pinned).collect();
    site.ranks = vec![u32::MAX; spots.len()];
    for (rank, id) in (0..).zip(&listed) {
        site.ranks[id.index()] = rank;
    }
    let category_of: Vec<Option<TermId>> = site.pages.iter().map(|page| page.category).collect();
    let (categories, taxonomies) = (&mut site.categories, &mut site.taxonomies);
    rayon::join(
        || {
            for &id in &listed {
                if let Some(category) = category_of[id.index()] {
                    categories[category.index()].pages.push(id);
                }
            }
        },
        || {
            let filled = taxonomies.par_iter_mut().filter(|taxonomy| !taxonomy.terms.is_empty());
            filled.for_each(|taxonomy| {
                for &id in &listed {
                    let end = |index: usize| taxonomy.ends.get(index).map_or(0, |end| *end as usize);
                    let start = id.index().checked_sub(1).map_or(0, end);
                    for term in &taxonomy.names[start..end(id.index())] {
                        taxonomy.terms[term.index()].pages.push(id);
                    }
                }
            });
        },
    );
    // A series is read from its beginning.
    if let Some(series) = site.taxonomies.get_mut(SERIES) {
        for term in &mut series.terms {
            let date = |id: &PageId| spots[id.index()].date;
            term.pages.sort_by_key(|id| (date(id).is_none(), date(id), *id));
        }
    }
    fill_sections(site, &listed, spots);
    site.listed = listed;
}

/// The listed posts newest first, undated last, and equal moments by path, which is the order of the site's
/// list: an order that nothing but the posts decides. And how many have a date.
fn newest_first(spots: &[Spot]) -> (Vec<PageId>, usize) {
    // One number a post, since a hundred thousand of them are sorted at every change.
    let key = |(index, spot): (usize, &Spot)| {
        let before_the_end = Timestamp::MAX.as_nanosecond() - spot.date?.as_nanosecond();
        Some((u128::try_from(before_the_end).ok()? << 32) | index as u128)
    };
    let listed = || spots.iter().enumerate().filter(|(_, spot)| spot.listed);
    let mut keys: Vec<u128> = listed().filter_map(key).collect();
    keys.par_sort_unstable();
    let dated = keys.len();
    let index = |key: u128| usize::try_from(key & u128::from(u32::MAX)).unwrap_or(usize::MAX);
    let undated = listed().filter(|(_, spot)| spot.date.is_none()).map(|(index, _)| index);
    (keys.into_iter().map(index).chain(undated).map(PageId::at).collect(), dated)
}

/// Gives each section its posts: its own, those of transparent sections in it, or its category's.
fn fill_sections(site: &mut Site, listed: &[PageId], spots: &[Spot]) {
    for &id in listed {
        let mut section = spots[id.index()].section;
        while let Some(at) = section {
            let around = &mut site.sections[at.index()];
            around.pages.push(id);
            section = around.parent.filter(|_| around.document.front.transparent);
        }
    }
    let by_title = Names::by_pinyin(&site.config);
    for index in 0..site.sections.len() {
        let section = &mut site.sections[index];
        let mut pages = match section.category {
            Some(category) => site.categories[category.index()].pages.clone(),
            None => std::mem::take(&mut section.pages),
        };
        let front = &site.sections[index].document.front;
        sort(&mut pages, site, front.sort_by, &by_title);
        if front.paginate_reversed {
            pages.reverse();
        }
        site.sections[index].pages = pages;
    }
}

/// Sorts posts that are newest first into a section's order; equal ones stay newest first.
fn sort(pages: &mut [PageId], site: &Site, by: SortBy, by_title: &Names<'_>) {
    let front = |id: &PageId| &site.page(*id).document.front;
    match by {
        SortBy::Date => {}
        SortBy::UpdateDate => pages.par_sort_by_key(|id| {
            let changed = front(id).updated.or(front(id).date).map(|moment| moment.instant);
            (changed.is_none(), Reverse(changed))
        }),
        SortBy::Title => pages.par_sort_by(|a, b| by_title.compare(&front(a).title, &front(b).title)),
        SortBy::TitleBytes => pages.par_sort_by(|a, b| front(a).title.cmp(&front(b).title)),
        SortBy::Weight => pages.par_sort_by_key(|id| front(id).weight),
        SortBy::Slug => pages.par_sort_by(|a, b| slug_order(site.page(*a), site.page(*b))),
        // Posts are numbered by path.
        SortBy::None => pages.sort_unstable(),
    }
}

fn slug_order(a: &Page, b: &Page) -> Ordering {
    a.address.slug().cmp(b.address.slug())
}
