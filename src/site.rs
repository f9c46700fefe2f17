//! All documents → [`Site`]: sections, categories, order, the timeline, and every link resolved.
//!
//! The site is an immutable snapshot of one moment. What it shows is decided here, once, for every output.

pub mod assets;
pub mod collation;
mod dates;
mod facts;
mod feeds;
mod fields;
mod former;
mod links;
mod looks;
mod menu;
mod order;
mod readings;
mod related;
pub mod slug;
mod tally;
mod target;
mod taxonomy;
mod terms;
mod timeline;
mod tree;
pub mod visibility;

use std::sync::{Arc, OnceLock};

use jiff::Timestamp;

use crate::config::Config;
use crate::content::{Document, PageFront, Parsed, SectionFront};
use crate::diagnostic::{Diagnosed, Diagnostic};
use crate::path::SitePath;
use crate::world::World;

use crate::address::{Address, Positions, key_of};
use assets::{AssetId, Assets};
use visibility::{Include, State};

pub use feeds::FeedOf;
pub use former::Former;
pub use links::{Reading, Resolved, Unresolved, check, read, resolve};
pub use looks::Looks;
pub use menu::MenuItem;
pub use target::{Lost, Target};
pub use taxonomy::Taxonomy;
pub use timeline::{ADDRESS as TIMELINE_ADDRESS, Month, Timeline, Year, month_address, year_address};
pub use tree::bad_address;

/// Where the map of the site is.
pub const SITE_MAP_ADDRESS: &str = "sitemap.html";

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u32);

        impl $name {
            /// The position in the site's list.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            pub(crate) fn at(index: usize) -> Self {
                // Four thousand million files do not fit into memory, so this never saturates.
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    };
}

id!(
    /// A post of the site.
    PageId
);
id!(
    /// A section of the site.
    SectionId
);
id!(
    /// A category, or a term of a taxonomy.
    TermId
);
id!(
    /// A taxonomy.
    TaxonomyId
);

/// The whole bulletin at one moment.
#[derive(Debug)]
pub struct Site {
    /// The settings.
    pub config: Arc<Config>,
    /// Which moment this is.
    pub now: Timestamp,
    /// What is shown beside the published posts.
    pub include: Include,
    /// Every post, hidden ones too, by path.
    pub pages: Vec<Page>,
    /// Every section, by path.
    pub sections: Vec<Section>,
    /// The categories in the order of the navigation; empty ones at the end.
    pub categories: Vec<Term>,
    /// The other taxonomies, in the order of the configuration: tags, authors, contributing units, series, and
    /// the site's own.
    pub taxonomies: Vec<Taxonomy>,
    /// The posts that stand in lists, newest first, those without a date last.
    pub listed: Vec<PageId>,
    /// The posts that are pinned now, newest first.
    pub pinned: Vec<PageId>,
    /// The posts by year and month.
    pub timeline: Timeline,
    /// The files beside the posts and in `static/`.
    pub assets: Assets,
    /// Where each post stands in `listed`; `u32::MAX` for one that does not.
    ranks: Vec<u32>,
    /// How many posts of `listed` have a date.
    dated: usize,
    /// The sections and posts by file, for links by file.
    by_file: OnceLock<Positions>,
    /// The sections and posts by address, for links by address.
    by_address: Positions,
    /// What was once at other addresses, found when one is first asked for.
    former: OnceLock<former::FormerAddresses>,
    /// What became of all references, found when it is first asked for.
    survey: OnceLock<links::Survey>,
    /// The navigation, followed when it is first asked for.
    menu: OnceLock<Vec<MenuItem>>,
    /// The page of the privacy notice, likewise.
    privacy: OnceLock<Option<Target>>,
}

/// A post or a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Node {
    /// A post.
    Page(PageId),
    /// A section.
    Section(SectionId),
}

/// A post and its place in the site.
#[derive(Debug)]
pub struct Page {
    /// What was parsed.
    pub document: Arc<Document<PageFront>>,
    /// Where its page is.
    pub address: Address,
    /// Where it stands in its life.
    pub state: State,
    /// The innermost section around it.
    pub section: Option<SectionId>,
    /// Its category.
    pub category: Option<TermId>,
    /// Whether it is pinned now.
    pub pinned: bool,
    /// Whether it has its page.
    shown: bool,
    /// Whether its front matter names files.
    names_files: bool,
    /// Whether its body links or shows files of `content/`.
    mentions_files: bool,
    /// Whether it shows when it was corrected or withdrawn.
    shows_dates: bool,
    /// Whether it has former addresses.
    pub(crate) has_aliases: bool,
    /// Files handed out with it.
    pub attachments: Vec<Attachment>,
    /// The picture that stands for it.
    pub cover: Option<AssetId>,
}

/// A file handed out with a post.
#[derive(Debug)]
pub struct Attachment {
    /// Which file.
    pub asset: AssetId,
    /// What readers see.
    pub title: String,
}

/// A folder with an `_index.md`.
#[derive(Debug)]
pub struct Section {
    /// What was parsed.
    pub document: Arc<Document<SectionFront>>,
    /// Where its list is.
    pub address: Address,
    /// Whether it or one around it is a draft that this build does not show.
    pub hidden: bool,
    /// The section around it.
    pub parent: Option<SectionId>,
    /// The sections directly in it, by weight and title.
    pub subsections: Vec<SectionId>,
    /// Its posts, in its order; those of its category if it declares one.
    pub pages: Vec<PageId>,
    /// The category whose page it is.
    pub category: Option<TermId>,
}

impl Section {
    /// Whether it is the content folder itself, whose page is the home page.
    pub fn is_root(&self) -> bool {
        self.document.path.parent() == "content"
    }
}

/// A category, a tag, an author.
#[derive(Debug)]
pub struct Term {
    /// Its name as it is shown.
    pub name: String,
    /// Its part of the address.
    pub slug: slug::Slug,
    /// Where its page is, if it has one.
    pub address: Address,
    /// One sentence about it.
    pub description: String,
    /// Its accent colour, `#rrggbb`.
    pub color: Option<String>,
    /// The section that is its page.
    pub section: Option<SectionId>,
    /// The posts that are shown, newest first.
    pub pages: Vec<PageId>,
}

/// Builds the snapshot of `now`. `assets` are the files of `content/` that are no documents and those of
/// `static/`; `looks` is what the last index saw in the pictures.
///
/// Links are not checked: that is [`check`].
pub fn index(
    documents: Vec<Parsed>,
    assets: Assets,
    looks: &mut Looks,
    world: &World,
    config: &Arc<Config>,
    now: Timestamp,
    include: Include,
) -> Diagnosed<Site> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let tree = tree::build(documents, config, now, include, &mut diagnostics);
    let mut site = Site {
        config: Arc::clone(config),
        now,
        include,
        pages: tree.pages,
        sections: tree.sections,
        categories: Vec::new(),
        taxonomies: Vec::new(),
        listed: Vec::new(),
        pinned: Vec::new(),
        timeline: Timeline::default(),
        assets,
        ranks: Vec::new(),
        dated: 0,
        by_file: OnceLock::new(),
        by_address: Positions::default(),
        former: OnceLock::new(),
        survey: OnceLock::new(),
        menu: OnceLock::new(),
        privacy: OnceLock::new(),
    };
    terms::assign(&mut site, &mut diagnostics);
    order::arrange(&mut site, &tree.spots);
    site.timeline = timeline::build(&site, &tree.spots);
    site.by_address = tree::addresses(&site, &mut diagnostics);
    links::attach(&mut site, &mut diagnostics);
    menu::check(&site, &mut diagnostics);
    fields::check(&site, &mut diagnostics);
    dates::check(&site, &mut diagnostics);
    assets::publish(&mut site, looks, world, &mut diagnostics);
    Diagnosed { value: site, diagnostics }
}

impl Site {
    /// The post of this id.
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.index()]
    }

    /// The section of this id.
    pub fn section(&self, id: SectionId) -> &Section {
        &self.sections[id.index()]
    }

    /// The category of this id.
    pub fn category(&self, id: TermId) -> &Term {
        &self.categories[id.index()]
    }

    /// Whether the post has its page. Nearly all that have one stand in lists too.
    pub fn is_shown(&self, id: PageId) -> bool {
        self.page(id).shown
    }

    /// Every post that has its page: those of the lists, newest first, and those that stand in none.
    pub fn shown(&self) -> impl Iterator<Item = PageId> {
        self.listed.iter().copied().chain(self.unlisted())
    }

    /// The posts that have their page and stand in no list, in the order of their paths.
    pub fn unlisted(&self) -> impl Iterator<Item = PageId> {
        let all = (0..self.pages.len()).map(PageId::at);
        all.filter(|id| self.is_shown(*id) && self.ranks[id.index()] == u32::MAX)
    }

    /// The next newer post, if this one is shown and has a date.
    pub fn newer(&self, id: PageId) -> Option<PageId> {
        let rank = self.dated_rank(id)?;
        rank.checked_sub(1).map(|newer| self.listed[newer])
    }

    /// The next older post, if this one is shown and has a date.
    pub fn older(&self, id: PageId) -> Option<PageId> {
        self.listed[..self.dated].get(self.dated_rank(id)? + 1).copied()
    }

    /// Where a post stands among those with a date: one without has no place in time.
    fn dated_rank(&self, id: PageId) -> Option<usize> {
        let rank = self.ranks.get(id.index()).map(|rank| *rank as usize)?;
        (rank < self.dated).then_some(rank)
    }

    fn survey(&self) -> &links::Survey {
        self.survey.get_or_init(|| links::survey(self))
    }

    /// What became of a Markdown file.
    pub fn node(&self, path: &SitePath) -> Option<Node> {
        let by_file = self.by_file.get_or_init(|| tree::files(self));
        let is_same = |position| self.path_of(self.node_at(position)) == path;
        by_file.find(key_of(path.as_str()), is_same).map(|position| self.node_at(position))
    }

    /// What stands at an address.
    fn node_of(&self, address: &Address) -> Option<Node> {
        let is_same = |position| self.address_of(self.node_at(position)) == address;
        self.by_address.find(address.key(), is_same).map(|position| self.node_at(position))
    }

    /// The section or post of a position: posts follow the sections.
    fn node_at(&self, position: usize) -> Node {
        match position.checked_sub(self.sections.len()) {
            None => Node::Section(SectionId::at(position)),
            Some(page) => Node::Page(PageId::at(page)),
        }
    }

    /// The section of the content folder itself, whose page is the home page.
    pub fn root_section(&self) -> Option<&Section> {
        self.sections.iter().find(|section| section.is_root()).filter(|root| !root.hidden)
    }
}
