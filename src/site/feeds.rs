//! Which feeds there are, where each lies, and which posts stand in it.

use std::cmp::Reverse;

use super::{PageId, SectionId, Site, TaxonomyId, TermId};
use crate::address::{Address, join};
use crate::config::FeedFormat;

/// What a feed is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedOf {
    /// The whole site.
    Site,
    /// A category.
    Category(TermId),
    /// A section that is no category's page and asks for feeds.
    Section(SectionId),
    /// A term of a taxonomy whose terms have feeds.
    Term(TaxonomyId, TermId),
}

impl FeedOf {
    /// What the feed of a term is of; without a taxonomy, of a category.
    pub fn term(taxonomy: Option<TaxonomyId>, id: TermId) -> Self {
        taxonomy.map_or(Self::Category(id), |taxonomy| Self::Term(taxonomy, id))
    }

    /// What the feed of a section is of: of its category, if it is that category's page.
    pub fn section(site: &Site, id: SectionId) -> Self {
        let category = site.section(id).category;
        let category = category.filter(|category| site.category(*category).section == Some(id));
        category.map_or(Self::Section(id), Self::Category)
    }

    /// The page that lists the same posts.
    pub fn list(self, site: &Site) -> Address {
        match self {
            Self::Site => Address::list(""),
            Self::Category(id) => site.category(id).address.clone(),
            Self::Section(id) => site.section(id).address.clone(),
            Self::Term(taxonomy, id) => site.taxonomy(taxonomy).term(id).address.clone(),
        }
    }

    /// The newest posts, newest first. A post without a date has no place in a feed.
    pub fn posts(self, site: &Site) -> Vec<PageId> {
        let date = |id: &PageId| site.page(*id).document.front.date.map(|moment| moment.instant);
        let limit = site.config.machine.feed_limit;
        let newest = |pages: &[PageId]| {
            let dated = pages.iter().filter(|id| date(id).is_some());
            dated.take(limit).copied().collect()
        };
        match self {
            Self::Site => newest(&site.listed),
            Self::Category(id) => newest(&site.category(id).pages),
            // A section has its own order, and a series begins with its oldest post.
            Self::Section(_) | Self::Term(..) => {
                let mut pages = self.pages(site).to_vec();
                pages.sort_by_key(|id| (Reverse(date(id)), *id));
                newest(&pages)
            }
        }
    }

    /// All posts, in any order.
    fn pages(self, site: &Site) -> &[PageId] {
        match self {
            Self::Site => &site.listed,
            Self::Category(id) => &site.category(id).pages,
            Self::Section(id) => &site.section(id).pages,
            Self::Term(taxonomy, id) => &site.taxonomy(taxonomy).term(id).pages,
        }
    }

    /// The feeds, with the address of each. A build of drafts has none: a feed reader keeps what it once got and
    /// shows it to others, and a proof must never get there.
    pub fn feeds(self, site: &Site) -> Vec<(Address, FeedFormat)> {
        if site.include.is_draft_build() { Vec::new() } else { self.published(site) }
    }

    /// The feeds of a build without drafts.
    fn published(self, site: &Site) -> Vec<(Address, FeedFormat)> {
        // The addresses in them must be whole.
        if site.config.base_url.is_none() || !self.is_wanted(site) || !self.has_dated(site) {
            return Vec::new();
        }
        let list = self.list(site);
        let folder = folder_of(&list);
        let feed = |name: &str| Address::file(&join(folder, name));
        site.config.machine.feeds.iter().map(|file| (feed(&file.name), file.format)).collect()
    }

    /// Whether the settings and the front matter ask for it.
    fn is_wanted(self, site: &Site) -> bool {
        match self {
            Self::Site => true,
            // A section that leads elsewhere shows no list that the feed could be of.
            Self::Category(id) => site
                .category(id)
                .section
                .is_none_or(|section| site.section(section).document.front.redirect_to.is_none()),
            Self::Section(id) => {
                let section = site.section(id);
                let front = &section.document.front;
                let is_category = Self::section(site, id) != self;
                let has_list = !section.hidden && front.render && front.redirect_to.is_none();
                front.generate_feeds && has_list && !section.is_root() && !is_category
            }
            Self::Term(taxonomy, id) => {
                site.taxonomy_config(taxonomy).feed && site.term_has_page(taxonomy, id)
            }
        }
    }

    /// Whether there is anything to say: a feed must tell when it changed, and only its posts can know.
    fn has_dated(self, site: &Site) -> bool {
        self.pages(site).iter().any(|id| site.page(*id).document.front.date.is_some())
    }
}

/// Everything that may have feeds.
fn all(site: &Site) -> impl Iterator<Item = FeedOf> {
    let categories = (0..site.categories.len()).map(|index| FeedOf::Category(TermId::at(index)));
    let sections = (0..site.sections.len()).map(|index| FeedOf::Section(SectionId::at(index)));
    let taxonomies = (0..site.taxonomies.len()).map(TaxonomyId::at);
    let terms = taxonomies.flat_map(|id| {
        (0..site.taxonomy(id).terms.len()).map(move |term| FeedOf::Term(id, TermId::at(term)))
    });
    std::iter::once(FeedOf::Site).chain(categories).chain(sections).chain(terms)
}

impl Site {
    /// Whether the public site has a feed at this address. One that a preview with drafts leaves out counts too,
    /// so that nothing looks dead there that is not.
    pub(super) fn has_feed(&self, address: &Address) -> bool {
        let name = address.as_str().rsplit('/').next();
        let is_name = self.config.machine.feeds.iter().any(|file| Some(file.name.as_str()) == name);
        is_name && all(self).any(|of| of.published(self).iter().any(|(feed, _)| feed == address))
    }
}

/// The folder of a list's feeds: its own, or for `a/list.html` the folder `a/list`, since several lists and the
/// site's own feeds may lie in `a`.
fn folder_of(list: &Address) -> &str {
    if list.as_str().ends_with("/index.html") || list.as_str() == "index.html" {
        return list.folder();
    }
    list.as_str().strip_suffix(".html").unwrap_or(list.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_lie_in_a_folder_that_is_the_lists_own() {
        let folder = |list: &str| folder_of(&Address::file(list)).to_owned();
        assert_eq!(folder("index.html"), "");
        assert_eq!(folder("a/index.html"), "a");
        assert_eq!(folder("a/list.html"), "a/list");
        assert_eq!(folder("myindex.html"), "myindex");
    }
}
