//! What belongs to a post beside its neighbours: posts about the same things, and posts that link it.
//!
//! Both are found when a template first asks: an edit does not pay for what no page shows.

use rayon::prelude::*;

use super::{Former, Node, PageId, Resolved, Site, TaxonomyId, facts, resolve};
use crate::address::key_of;
use crate::config::TAGS;
use crate::content::{Document, PageFront};

/// How many posts before a post are looked at in each of its terms: more would be older than anybody reads
/// on, and a tag of a thousand posts would cost a thousand looks a post.
const LOOKED_AT: usize = 24;

/// Posts that one thread takes at once.
const POSTS_AT_ONCE: usize = 1024;

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
        let tags = self.taxonomy(TaxonomyId::at(TAGS));
        let own = tags.of_page(id);
        let mut counts: Vec<(u32, u32)> = Vec::with_capacity((own.len() + 1) * LOOKED_AT);
        for tag in own {
            let pages = &tags.term(*tag).pages;
            // 1, 2, 4 … posts: each doubling makes a tag count a little less.
            let weight = RAREST_TAG.saturating_sub(6 * pages.len().max(1).ilog2()).max(1);
            self.count(pages, rank, weight, &mut counts);
        }
        if let Some(category) = self.page(id).category {
            self.count(&self.category(category).pages, rank, SAME_CATEGORY, &mut counts);
        }
        // What counts for one post stands together; by rank, so that newer posts come before older ones.
        counts.sort_unstable();
        let mut best: Vec<(u32, u32)> = Vec::with_capacity(most + 1);
        for together in counts.chunk_by(|a, b| a.0 == b.0) {
            let (rank, sum) = (together[0].0, together.iter().map(|(_, weight)| weight).sum());
            let at = best.partition_point(|(_, other)| *other >= sum);
            if at < most {
                best.insert(at, (rank, sum));
                best.truncate(most);
            }
        }
        best.into_iter().map(|(rank, _)| self.listed[rank as usize]).collect()
    }

    /// Counts the first few posts of a list, newest first, that are older than the post of this rank: by their
    /// ranks.
    fn count(&self, pages: &[PageId], rank: usize, weight: u32, counts: &mut Vec<(u32, u32)>) {
        let rank_of = |page: &PageId| self.ranks[page.index()];
        let older = pages.partition_point(|page| rank_of(page) as usize <= rank);
        let first = pages[older..].iter().take(LOOKED_AT).map(rank_of);
        counts.extend(first.filter(|other| (*other as usize) < self.dated).map(|other| (other, weight)));
    }

    /// The posts that link a post or a section, newest first.
    ///
    /// A build follows all links before it renders, and has them at hand. A preview follows them when the page
    /// is on the screen; until then it looks for the few posts whose links may mean this one.
    pub fn backlinks(&self, node: Node) -> Vec<PageId> {
        match self.survey.get() {
            Some(survey) => survey.backlinks.get(&node).cloned().unwrap_or_default(),
            None => self.find_backlinks(node),
        }
    }

    fn find_backlinks(&self, node: Node) -> Vec<PageId> {
        let mut keys = vec![key_of(self.path_of(node).as_str()), self.address_of(node).key()];
        let former = self.aliases(node).iter().filter_map(|alias| Former::read(alias, &self.config).ok());
        keys.extend(former.map(|former| former.address().key()));
        let shown: Vec<PageId> = self.shown().collect();
        let links = |id: &&PageId| {
            let document = &self.page(**id).document;
            let may_link = facts::link_keys(document).iter().any(|key| keys.contains(key));
            may_link && node != Node::Page(**id) && self.leads_to(document, node)
        };
        shown.par_iter().with_min_len(POSTS_AT_ONCE).filter(links).copied().collect()
    }

    /// Whether a link of a post leads to a page.
    fn leads_to(&self, document: &Document<PageFront>, node: Node) -> bool {
        document.body.references().any(|reference| {
            let found = resolve(self, &document.path, &reference.target);
            matches!(found, Ok(Resolved::Page(to, _)) if to == node)
        })
    }
}
