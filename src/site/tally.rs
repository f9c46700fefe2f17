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
use crate::config::{AUTHORS, Config, SERIES, TAGS};
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
    /// The category of each post, by its position in the tally.
    pub(super) category_of: Vec<Option<u32>>,
    /// The names in each of the site's taxonomies; nothing for those that nobody will ask for.
    pub(super) taxonomies: Vec<Grouped<'a>>,
}

/// The names of a taxonomy of which a post may have several.
#[derive(Default)]
pub(super) struct Grouped<'a> {
    pub(super) tally: Tally<'a>,
    /// The names of all posts, by their positions in the tally.
    pub(super) names_of: Vec<u32>,
    /// Where the names of each post end.
    pub(super) ends: Vec<u32>,
}

impl<'a> Grouped<'a> {
    fn merge(&mut self, part: Self) {
        let at = self.tally.merge(part.tally);
        let before = u32::try_from(self.names_of.len()).unwrap_or(u32::MAX);
        self.names_of.extend(part.names_of.iter().map(|name| at[*name as usize]));
        self.ends.extend(part.ends.iter().map(|end| before + end));
    }

    fn add(&mut self, key: NameKey, usage: Usage<'a>) {
        let at = self.tally.add_usage(key, usage);
        self.names_of.push(at);
    }

    fn end_of_post(&mut self) {
        self.ends.push(u32::try_from(self.names_of.len()).unwrap_or(u32::MAX));
    }
}

/// Whether anybody asks which posts bear a name of the taxonomy at a position: it has pages, or templates
/// follow it from post to post.
pub(super) fn is_counted(config: &Config, taxonomy: usize) -> bool {
    [TAGS, SERIES].contains(&taxonomy) || config.taxonomies.get(taxonomy).is_some_and(|known| known.render)
}

/// Posts that one thread takes at once.
const POSTS_AT_ONCE: usize = 2048;

/// Counts the names of all posts, and of the sections that are shown.
pub(super) fn tally(site: &Site) -> Tallies<'_> {
    let handed = Handed { inherited: inherited(site), author: default_author(&site.config), site };
    let counted: Vec<Tallies<'_>> =
        site.pages.par_chunks(POSTS_AT_ONCE).map(|pages| tally_pages(pages, &handed)).collect();
    let mut all = Tallies::default();
    all.taxonomies.resize_with(site.config.taxonomies.len(), Grouped::default);
    for part in counted {
        let categories = all.categories.merge(part.categories);
        all.category_of.extend(part.category_of.iter().map(|at| at.map(|at| categories[at as usize])));
        for (whole, part) in all.taxonomies.iter_mut().zip(part.taxonomies) {
            whole.merge(part);
        }
    }
    for usage in section_usages(site) {
        if let Some(key) = name_key(&usage.name.value, 0) {
            all.categories.add_usage(key, usage);
        }
    }
    all
}

/// What posts have from elsewhere.
struct Handed<'a> {
    inherited: Vec<Inherited<'a>>,
    /// The author of posts that name none.
    author: Option<(&'a Found<String>, NameKey)>,
    site: &'a Site,
}

/// The author of posts that name none.
fn default_author(config: &Config) -> Option<(&Found<String>, NameKey)> {
    let author = config.author.as_ref()?;
    Some((author, name_key(&author.value, 0)?))
}

fn tally_pages<'a>(pages: &'a [Page], handed: &Handed<'a>) -> Tallies<'a> {
    let mut tallies = Tallies::default();
    let config = &handed.site.config;
    tallies.taxonomies.resize_with(config.taxonomies.len(), Grouped::default);
    let counted: Vec<usize> =
        (0..config.taxonomies.len()).filter(|taxonomy| is_counted(config, *taxonomy)).collect();
    for page in pages {
        let facts = facts::of(&page.document);
        let category = match &page.document.front.category {
            Some(own) => facts.category.map(|key| (key, own)),
            None => page
                .section
                .and_then(|section| handed.inherited[section.index()])
                .and_then(|(name, key)| Some((key?, name))),
        };
        let order = |position| order(page, facts.date, position);
        let category =
            category.map(|(key, name)| tallies.categories.add_usage(key, Usage { name, order: order(0) }));
        tallies.category_of.push(category);
        for &taxonomy in &counted {
            let grouped = &mut tallies.taxonomies[taxonomy];
            let names = page.document.front.names_in(taxonomy);
            for key in facts::names(&page.document, taxonomy) {
                grouped.add(*key, Usage { name: &names[key.position], order: order(key.position) });
            }
            if let Some((name, key)) = handed.author.filter(|_| taxonomy == AUTHORS && names.is_empty()) {
                grouped.add(key, Usage { name, order: order(0) });
            }
            grouped.end_of_post();
        }
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

/// Every use of a category, or of a name in the taxonomy at a position, in order.
pub(super) fn usages_of(taxonomy: Option<usize>, site: &Site) -> Vec<Usage<'_>> {
    let mut usages: Vec<Usage<'_>> = Vec::new();
    if let Some(taxonomy) = taxonomy {
        for page in &site.pages {
            let date = facts::of(&page.document).date;
            let names = page.document.front.names_in(taxonomy).iter().enumerate();
            usages.extend(names.map(|(position, name)| Usage { name, order: order(page, date, position) }));
        }
    } else {
        let inherited = inherited(site);
        for page in &site.pages {
            let from_section =
                || page.section.and_then(|section| inherited[section.index()]).map(|(name, _)| name);
            if let Some(name) = page.document.front.category.as_ref().or_else(from_section) {
                usages.push(Usage { name, order: order(page, facts::of(&page.document).date, 0) });
            }
        }
        usages.extend(section_usages(site));
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
