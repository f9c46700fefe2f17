//! A list → its list pages.

use crate::address::{Address, join};

/// Which posts a list page shows, and what its neighbours are.
///
/// Older pages are numbered from the oldest post and always full, so a new post changes the first page
/// only: it shows what is left over, between one and two pages' worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    /// The first and the last but one position in the list.
    pub range: std::ops::Range<usize>,
    /// The number from the oldest; `None` for the list's first page.
    pub number: Option<usize>,
    /// The first page of the list.
    pub first: Address,
    /// The list page with newer posts.
    pub newer: Option<Address>,
    /// The list page with older posts.
    pub older: Option<Address>,
}

/// The list pages of a list that begins with its newest post.
pub(super) fn newest_first(
    count: usize,
    per_page: usize,
    first: &Address,
    name: &str,
) -> Vec<(Address, Pager)> {
    let archived = count.checked_div(per_page).map_or(0, |full| full.saturating_sub(1));
    let address = |number: usize| first.older(&format!("{name}-{number}"));
    let newest = Pager {
        range: 0..count - archived * per_page,
        number: None,
        first: first.clone(),
        newer: None,
        older: (archived > 0).then(|| address(archived)),
    };
    let mut pages = vec![(first.clone(), newest)];
    for number in (1..=archived).rev() {
        let pager = Pager {
            range: count - number * per_page..count - (number - 1) * per_page,
            number: Some(number),
            first: first.clone(),
            newer: Some(if number == archived { first.clone() } else { address(number + 1) }),
            older: (number > 1).then(|| address(number - 1)),
        };
        pages.push((address(number), pager));
    }
    pages
}

/// The list pages of a list that begins with its oldest post: full pages in their order, so that a new post
/// changes the last page only.
pub(super) fn oldest_first(
    count: usize,
    per_page: usize,
    first: &Address,
    name: &str,
) -> Vec<(Address, Pager)> {
    in_order(count, per_page, first, |number| first.older(&format!("{name}-{number}")))
}

/// The list pages as Zola has them: full pages in the order of the list, each in a folder of its own.
pub(super) fn as_zola(
    count: usize,
    per_page: usize,
    first: &Address,
    name: &str,
    oldest_first: bool,
) -> Vec<(Address, Pager)> {
    let folder = join(first.folder(), name.trim_end_matches('/'));
    let folder = folder.trim_end_matches('/');
    let mut pages =
        in_order(count, per_page, first, |number| Address::list(&join(folder, &number.to_string())));
    if !oldest_first {
        for (_, pager) in &mut pages {
            std::mem::swap(&mut pager.newer, &mut pager.older);
        }
    }
    pages
}

/// Full pages, numbered in the order of a list that begins with its oldest post.
fn in_order(
    count: usize,
    per_page: usize,
    first: &Address,
    numbered: impl Fn(usize) -> Address,
) -> Vec<(Address, Pager)> {
    let pages = if per_page == 0 { 1 } else { count.div_ceil(per_page).max(1) };
    let address = |index: usize| if index == 0 { first.clone() } else { numbered(index + 1) };
    let page = |index: usize| Pager {
        range: if per_page == 0 { 0..count } else { index * per_page..count.min((index + 1) * per_page) },
        number: (index > 0).then_some(index + 1),
        first: first.clone(),
        newer: (index + 1 < pages).then(|| address(index + 1)),
        older: index.checked_sub(1).map(address),
    };
    (0..pages).map(|index| (address(index), page(index))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(count: usize, per_page: usize) -> Vec<(Option<usize>, std::ops::Range<usize>)> {
        let pages = newest_first(count, per_page, &Address::list("a"), "page");
        pages.into_iter().map(|(_, pager)| (pager.number, pager.range)).collect()
    }

    #[test]
    fn the_first_page_takes_what_is_left_over() {
        assert_eq!(ranges(0, 10), [(None, 0..0)]);
        assert_eq!(ranges(19, 10), [(None, 0..19)]);
        assert_eq!(ranges(20, 10), [(None, 0..10), (Some(1), 10..20)]);
        assert_eq!(ranges(35, 10), [(None, 0..15), (Some(2), 15..25), (Some(1), 25..35)]);
        assert_eq!(ranges(35, 0), [(None, 0..35)]);
    }

    #[test]
    fn every_post_stands_on_exactly_one_page() {
        for count in 0..60 {
            let mut all = ranges(count, 7).into_iter().flat_map(|(_, range)| range).collect::<Vec<_>>();
            all.sort_unstable();
            assert_eq!(all, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_list_that_begins_with_the_oldest_post_grows_at_its_end() {
        let ranges = |count| -> Vec<_> {
            let pages = oldest_first(count, 10, &Address::list("a"), "page");
            pages.into_iter().map(|(address, pager)| (address.to_string(), pager.range)).collect()
        };
        assert_eq!(ranges(0), [("a/index.html".to_owned(), 0..0)]);
        assert_eq!(ranges(10), [("a/index.html".to_owned(), 0..10)]);
        assert_eq!(ranges(12)[1], ("a/page-2.html".to_owned(), 10..12));
        let pages = oldest_first(25, 10, &Address::list("a"), "page");
        assert_eq!(pages[0].1.newer.as_ref().unwrap().as_str(), "a/page-2.html");
        assert_eq!(pages[1].1.older.as_ref().unwrap().as_str(), "a/index.html");
        assert_eq!(pages[2].1.newer, None);
    }

    #[test]
    fn neighbours_lead_to_one_another() {
        let pages = newest_first(35, 10, &Address::list("a"), "page");
        assert_eq!(pages[0].1.older.as_ref().unwrap().as_str(), "a/page-2.html");
        assert_eq!(pages[1].1.newer.as_ref().unwrap().as_str(), "a/index.html");
        assert_eq!(pages[2].1.newer.as_ref().unwrap().as_str(), "a/page-2.html");
        assert_eq!(pages[2].1.older, None);
    }
}
