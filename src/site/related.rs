//! What belongs to a post beside its neighbours: posts about the same things, and posts that link it.
//!
//! Both are found when a template first asks: an edit does not pay for what no page shows.

use std::collections::HashMap;

use super::{Node, PageId, Site, TaxonomyId};
use crate::config::TAGS;

/// How many posts before a post are looked at in each of its terms: more would be older than anybody reads
/// on, and a tag of a thousand posts would cost a thousand looks a post.
const LOOKED_AT: usize = 24;

/// What a shared tag counts at the most. A tag that few posts have says more than one that many have.
const RAREST_TAG: u32 = 64;

/// What being of one category counts: less than any tag of fewer than a thousand posts.
const SAME_CATEGORY: u32 = 6;

impl Site {
    /// Up to `most` older posts that have to do with a post: those that share tags with it first, then those
    /// of its category, newest first where they count the same. Only older ones, so that a new post changes
    /// no page that is published already.
    pub fn related(&self, id: PageId, most: usize) -> Vec<PageId> {
        let Some(rank) = self.dated_rank(id) else { return Vec::new() };
        let mut counts: HashMap<PageId, u32, rustc_hash::FxBuildHasher> = HashMap::default();
        let tags = self.taxonomy(TaxonomyId::at(TAGS));
        for tag in tags.of_page(id) {
            let pages = &tags.term(*tag).pages;
            // 1, 2, 4 … posts: each doubling makes a tag count a little less.
            let weight = RAREST_TAG.saturating_sub(6 * pages.len().max(1).ilog2()).max(1);
            self.count(pages, rank, weight, &mut counts);
        }
        if let Some(category) = self.page(id).category {
            self.count(&self.category(category).pages, rank, SAME_CATEGORY, &mut counts);
        }
        let mut found: Vec<(u32, u32, PageId)> = counts
            .into_iter()
            .map(|(page, count)| (u32::MAX - count, self.ranks[page.index()], page))
            .collect();
        found.sort_unstable();
        found.truncate(most);
        found.into_iter().map(|(_, _, page)| page).collect()
    }

    /// Counts the first few posts of a list, newest first, that are older than the post of this rank.
    fn count(
        &self,
        pages: &[PageId],
        rank: usize,
        weight: u32,
        counts: &mut HashMap<PageId, u32, rustc_hash::FxBuildHasher>,
    ) {
        let rank_of = |page: &PageId| self.ranks[page.index()] as usize;
        let older = pages.partition_point(|page| rank_of(page) <= rank);
        for page in pages[older..].iter().take(LOOKED_AT).filter(|page| rank_of(page) < self.dated) {
            *counts.entry(*page).or_default() += weight;
        }
    }

    /// The posts that link a post or a section, newest first.
    pub fn backlinks(&self, node: Node) -> &[PageId] {
        let survey = self.survey();
        survey.backlinks.get(&node).map_or(&[], Vec::as_slice)
    }
}
