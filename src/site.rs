//! All documents → [`Site`]: sections, categories, order, the timeline, and every link resolved.
//!
//! The site is an immutable snapshot of one moment. What it shows is decided here, once, for every output.

pub mod assets;
mod links;
mod order;
pub mod slug;
mod terms;
mod timeline;
mod tree;
pub mod visibility;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::config::Config;
use crate::content::{Document, PageFront, Parsed, SectionFront};
use crate::diagnostic::{Diagnosed, Diagnostic};
use crate::path::SitePath;
use crate::world::World;

use crate::address::Address;
use assets::{AssetId, Assets};
use visibility::{Include, State};

pub use links::{Resolved, Unresolved, resolve};
pub use timeline::{ADDRESS as TIMELINE_ADDRESS, Month, Timeline, Year, year_address};
pub use tree::bad_address;

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
    /// A category or a tag.
    TermId
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
    /// The tags by name.
    pub tags: Vec<Term>,
    /// The posts that are shown, newest first, those without a date last.
    pub listed: Vec<PageId>,
    /// The posts that are pinned now, newest first.
    pub pinned: Vec<PageId>,
    /// The posts by year and month.
    pub timeline: Timeline,
    /// The files beside the posts and in `static/`.
    pub assets: Assets,
    /// What each Markdown file became.
    nodes: HashMap<SitePath, Node>,
    /// What stands at each address, for links by address.
    by_address: HashMap<Address, Node>,
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
    /// Its tags, in the author's order.
    pub tags: Vec<TermId>,
    /// The next newer post, if this one is shown.
    pub newer: Option<PageId>,
    /// The next older post.
    pub older: Option<PageId>,
    /// Whether it is pinned now.
    pub pinned: bool,
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

/// A category or a tag.
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
/// `static/`.
pub fn index(
    documents: Vec<Parsed>,
    assets: Assets,
    world: &World,
    config: &Arc<Config>,
    now: Timestamp,
    include: Include,
) -> Diagnosed<Site> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let (pages, sections, nodes) = tree::build(documents, config, now, include, &mut diagnostics);
    let mut site = Site {
        config: Arc::clone(config),
        now,
        include,
        pages,
        sections,
        categories: Vec::new(),
        tags: Vec::new(),
        listed: Vec::new(),
        pinned: Vec::new(),
        timeline: Timeline::default(),
        assets,
        nodes,
        by_address: HashMap::new(),
    };
    terms::assign(&mut site, &mut diagnostics);
    order::arrange(&mut site);
    site.timeline = timeline::build(&site);
    site.by_address = tree::addresses(&site, &mut diagnostics);
    links::attach(&mut site, &mut diagnostics);
    links::check(&site, &mut diagnostics);
    assets::publish(&mut site, world, &mut diagnostics);
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

    /// The tag of this id.
    pub fn tag(&self, id: TermId) -> &Term {
        &self.tags[id.index()]
    }

    /// Whether the post stands in lists and has its page.
    pub fn is_listed(&self, id: PageId) -> bool {
        let page = self.page(id);
        page.document.front.render && page.state.is_listed(self.include)
    }

    /// What became of a Markdown file.
    pub fn node(&self, path: &SitePath) -> Option<Node> {
        self.nodes.get(path).copied()
    }

    /// The section of the content folder itself, whose page is the home page.
    pub fn root_section(&self) -> Option<&Section> {
        let is_root = |section: &&Section| section.document.path.as_str() == "content/_index.md";
        self.sections.iter().find(is_root).filter(|root| !root.hidden)
    }
}
