//! Which names of categories and tags the posts use, and where each stands first.
//!
//! A file of its own because this is what a big site spends its time on: it looks at every name of every
//! post, on all cores, and compares nothing but [keys](NameKey).

use std::collections::HashMap;

use jiff::Timestamp;
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::facts::{self, name_key};
use super::visibility::State;
use super::{Page, Site};
use crate::content::{Key, NameKey};
use crate::path::SitePath;
use crate::value::Found;

/// Drafts last, then by date, undated last, then by path and by position in the file.
type Order<'a> = (bool, bool, Option<Timestamp>, &'a SitePath, usize);

/// A name where a post or a section uses it.
#[derive(Clone, Copy)]
pub(super) struct Usage<'a> {
    pub(super) name: &'a Found<String>,
    order: Order<'a>,
}

/// A name and what its uses have in common.
pub(super) struct Counted<'a> {
    /// Its key, with the spelling of any use.
    pub(super) key: NameKey,
    /// Its earliest use.
    pub(super) first: Usage<'a>,
    /// Whether two uses are spelt differently.
    pub(super) several_spellings: bool,
}

/// The names of one taxonomy.
#[derive(Default)]
pub(super) struct Tally<'a> {
    pub(super) names: Vec<Counted<'a>>,
    by_key: HashMap<Key, u32, FxBuildHasher>,
}

impl<'a> Tally<'a> {
    /// Where a name stands in the list.
    pub(super) fn at(&self, key: &NameKey) -> Option<usize> {
        self.by_key.get(&key.folded).map(|at| *at as usize)
    }

    /// The positions of the names in the order of their first uses.
    pub(super) fn by_first_use(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.names.len()).collect();
        order.sort_by_key(|at| self.names[*at].first.order);
        order
    }

    /// Counts a name and returns its position.
    fn add(&mut self, counted: Counted<'a>) -> u32 {
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let at = *self.by_key.entry(counted.key.folded).or_insert(next);
        if at == next {
            self.names.push(counted);
        } else {
            let known = &mut self.names[at as usize];
            known.several_spellings |=
                counted.several_spellings || known.key.spelling != counted.key.spelling;
            if counted.first.order < known.first.order {
                known.first = counted.first;
            }
        }
        at
    }

    fn add_usage(&mut self, key: NameKey, usage: Usage<'a>) -> u32 {
        self.add(Counted { key, first: usage, several_spellings: false })
    }

    /// Adds another tally and returns where its names stand here.
    fn merge(&mut self, other: Self) -> Vec<u32> {
        other.names.into_iter().map(|counted| self.add(counted)).collect()
    }
}

/// All names, and which of them each post has.
#[derive(Default)]
pub(super) struct Tallies<'a> {
    pub(super) categories: Tally<'a>,
    pub(super) tags: Tally<'a>,
    /// The category of each post, by its position in the tally.
    pub(super) category_of: Vec<Option<u32>>,
    /// The tags of all posts, by their positions.
    pub(super) tags_of: Vec<u32>,
    /// Where the tags of each post end.
    pub(super) tag_ends: Vec<u32>,
}

/// Posts that one thread takes at once.
const POSTS_AT_ONCE: usize = 2048;

/// Counts the names of all posts, and of the sections that are shown.
pub(super) fn tally(site: &Site) -> Tallies<'_> {
    let inherited = inherited(site);
    let counted: Vec<Tallies<'_>> =
        site.pages.par_chunks(POSTS_AT_ONCE).map(|pages| tally_pages(pages, &inherited)).collect();
    let mut all = Tallies::default();
    for part in counted {
        let categories = all.categories.merge(part.categories);
        let tags = all.tags.merge(part.tags);
        let before = u32::try_from(all.tags_of.len()).unwrap_or(u32::MAX);
        all.category_of.extend(part.category_of.iter().map(|at| at.map(|at| categories[at as usize])));
        all.tags_of.extend(part.tags_of.iter().map(|at| tags[*at as usize]));
        all.tag_ends.extend(part.tag_ends.iter().map(|end| before + end));
    }
    for usage in section_usages(site) {
        if let Some(key) = name_key(&usage.name.value, 0) {
            all.categories.add_usage(key, usage);
        }
    }
    all
}

fn tally_pages<'a>(pages: &'a [Page], inherited: &[Inherited<'a>]) -> Tallies<'a> {
    let mut tallies = Tallies::default();
    for page in pages {
        let facts = facts::of(&page.document);
        let category = match &page.document.front.category {
            Some(own) => facts.category.map(|key| (key, own)),
            None => page
                .section
                .and_then(|section| inherited[section.index()])
                .and_then(|(name, key)| Some((key?, name))),
        };
        let order = |position| order(page, facts.date, position);
        let category =
            category.map(|(key, name)| tallies.categories.add_usage(key, Usage { name, order: order(0) }));
        tallies.category_of.push(category);
        for key in &facts.tags {
            let name = &page.document.front.tags[key.position];
            let at = tallies.tags.add_usage(*key, Usage { name, order: order(key.position) });
            tallies.tags_of.push(at);
        }
        tallies.tag_ends.push(u32::try_from(tallies.tags_of.len()).unwrap_or(u32::MAX));
    }
    tallies
}

fn order(page: &Page, date: Option<Timestamp>, position: usize) -> Order<'_> {
    (page.state == State::Draft, date.is_none(), date, &page.document.path, position)
}

/// A category that posts have from a section, and its key if anything of it can be seen.
type Inherited<'a> = Option<(&'a Found<String>, Option<NameKey>)>;

/// The category that each section hands down: its own, or that of the nearest section around it.
fn inherited(site: &Site) -> Vec<Inherited<'_>> {
    let mut inherited: Vec<Inherited<'_>> = Vec::with_capacity(site.sections.len());
    for section in &site.sections {
        let own = section.document.front.category.as_ref();
        // A section stands behind the one around it.
        let around = section.parent.and_then(|parent| inherited.get(parent.index()).copied().flatten());
        inherited.push(own.map(|name| (name, name_key(&name.value, 0))).or(around));
    }
    inherited
}

fn section_usages(site: &Site) -> impl Iterator<Item = Usage<'_>> {
    let shown = site.sections.iter().filter(|section| !section.hidden);
    shown.filter_map(|section| {
        let name = section.document.front.category.as_ref()?;
        Some(Usage { name, order: (true, true, None, &section.document.path, 0) })
    })
}

/// Every use of a name of one taxonomy, in order.
pub(super) fn usages_of<'a>(taxonomy: &str, site: &'a Site) -> Vec<Usage<'a>> {
    let mut usages: Vec<Usage<'a>> = Vec::new();
    if taxonomy == "categories" {
        let inherited = inherited(site);
        for page in &site.pages {
            let from_section =
                || page.section.and_then(|section| inherited[section.index()]).map(|(name, _)| name);
            if let Some(name) = page.document.front.category.as_ref().or_else(from_section) {
                usages.push(Usage { name, order: order(page, facts::of(&page.document).date, 0) });
            }
        }
        usages.extend(section_usages(site));
    } else {
        for page in &site.pages {
            let date = facts::of(&page.document).date;
            let tags = page.document.front.tags.iter().enumerate();
            usages.extend(tags.map(|(position, name)| Usage { name, order: order(page, date, position) }));
        }
    }
    usages.sort_by_key(|usage| usage.order);
    usages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;

    #[test]
    fn the_earliest_use_counts_wherever_it_was_counted() {
        let [early, late] = ["content/a.md", "content/b.md"].map(|path| SitePath::new(path).unwrap());
        let name = |value: &str| Found { value: value.to_owned(), span: Span::file(&early) };
        let (capital, small, other) = (name("LUG"), name("lug"), name("甲"));
        let first = |tally: &Tally<'_>, at: usize| tally.names[at].first.name.value.clone();
        let mut one = Tally::default();
        let mut two = Tally::default();
        let key = |name: &Found<String>| name_key(&name.value, 0).unwrap();
        let usage = |name, path| Usage { name, order: (false, false, None, path, 0) };
        one.add_usage(key(&other), usage(&other, &late));
        one.add_usage(key(&small), usage(&small, &late));
        two.add_usage(key(&capital), usage(&capital, &early));
        assert!(!one.names[1].several_spellings);
        assert_eq!(one.merge(two), [1]);
        assert_eq!((one.names.len(), first(&one, 1)), (2, "LUG".to_owned()));
        assert!(one.names[1].several_spellings && !one.names[0].several_spellings);
        assert_eq!(one.by_first_use(), [1, 0]);
        assert_eq!(one.at(&key(&capital)), Some(1));
    }
}
