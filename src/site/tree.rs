//! Documents → posts and sections with their addresses and places.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use jiff::Timestamp;
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::facts;
use super::slug::{BadSlug, Slug, check_kept_path, check_path};
use super::visibility::{Include, State};
use super::{Page, Section, SectionId, Site};
use crate::address::{Address, Positions, join, key_of};
use crate::config::{Config, Naming};
use crate::content::{Document, PageFront, Parsed, SectionFront, home_folder};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::path::SitePath;
use crate::value::Found;

/// The folder of the site that holds the posts.
const CONTENT: &str = "content";

/// The posts and the sections, and what the order of the posts depends on.
pub(super) struct Tree {
    pub(super) pages: Vec<Page>,
    pub(super) sections: Vec<Section>,
    pub(super) spots: Vec<Spot>,
}

/// A post's place in time: what all orders ask of it, side by side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// Its date.
    pub(super) date: Option<Timestamp>,
    /// The year and the month of its date.
    pub(super) month: (i16, i8),
    /// Whether it stands in lists.
    pub(super) listed: bool,
    /// Whether it is pinned now.
    pub(super) pinned: bool,
    /// The section that it stands in.
    pub(super) section: Option<SectionId>,
}

/// Posts that one thread takes at once: enough to be worth a copy of the folders.
const POSTS_AT_ONCE: usize = 1024;

/// Sorts the documents into posts and sections, both by path, and finds their addresses.
pub(super) fn build(
    documents: Vec<Parsed>,
    config: &Config,
    now: Timestamp,
    include: Include,
    diagnostics: &mut Vec<Diagnostic>,
) -> Tree {
    let mut posts = Vec::with_capacity(documents.len());
    let mut indexes = Vec::new();
    for document in documents {
        match document {
            Parsed::Page(page) => posts.push(page),
            Parsed::Section(section) => indexes.push(section),
        }
    }
    // A scan lists them by path already, so this is nearly always the mere proof of it.
    posts.par_sort_by(|a, b| a.path.cmp(&b.path));
    // A folder before those in it, so that a section finds its parent ready.
    indexes.sort_by(|a, b| a.path.parent().cmp(b.path.parent()));
    let naming = config.parse.naming;
    let mut builder = Builder {
        include,
        folders: Folders(HashMap::default(), naming),
        sections: Vec::new(),
        drafts: Vec::new(),
    };
    for document in indexes {
        builder.add_section(document, diagnostics);
    }
    let (mut pages, mut spots) = (Vec::new(), Vec::new());
    let has_bad_address = AtomicBool::new(false);
    posts
        .into_par_iter()
        .with_min_len(POSTS_AT_ONCE)
        .map_init(
            || builder.folders.clone(),
            |folders, document| {
                let facts = facts::of(&document);
                if !facts.bad_address.is_empty() {
                    has_bad_address.store(true, Relaxed);
                }
                let folder = folders.at(home_folder(&document.path));
                let address = facts::address(facts, &folder.address, config.addresses);
                builder.page(document, address, folder.section, now)
            },
        )
        .unzip_into_vecs(&mut pages, &mut spots);
    if has_bad_address.into_inner() {
        for page in &pages {
            diagnostics.extend(facts::of(&page.document).bad_address.iter().cloned());
        }
    }
    let mut sections = builder.sections;
    nest(&mut sections);
    Tree { pages, sections, spots }
}

/// A folder of the content as the addresses see it.
#[derive(Clone)]
struct Folder {
    /// Its part of every address in it.
    address: Arc<str>,
    /// The innermost section at or around it.
    section: Option<SectionId>,
}

/// The folders that are known, by path.
#[derive(Clone, Default)]
struct Folders(HashMap<String, Folder, FxBuildHasher>, Naming);

impl Folders {
    /// The folder at a path such as `content/notices`, made from those around it when first asked for.
    fn at(&mut self, path: &str) -> Folder {
        if path == CONTENT || path.is_empty() {
            let root = self.0.get(CONTENT).cloned();
            return root.unwrap_or_else(|| Folder { address: "".into(), section: None });
        }
        if let Some(folder) = self.0.get(path) {
            return folder.clone();
        }
        let (around, name) = path.rsplit_once('/').unwrap_or((CONTENT, path));
        let around = self.at(around);
        let folder = Folder {
            address: join(&around.address, Slug::of_folder(name, self.1).as_str()).into(),
            section: around.section,
        };
        self.0.insert(path.to_owned(), folder.clone());
        folder
    }
}

struct Builder {
    include: Include,
    folders: Folders,
    sections: Vec<Section>,
    /// Whether each section, or one around it, is a draft.
    drafts: Vec<bool>,
}

impl Builder {
    fn add_section(&mut self, document: Arc<Document<SectionFront>>, diagnostics: &mut Vec<Diagnostic>) {
        let path = document.path.parent().to_owned();
        let front = &document.front;
        let around = path.rsplit_once('/').map_or("", |(around, _)| around).to_owned();
        let (parent, default) = if path == CONTENT {
            (None, String::new())
        } else {
            let parent = self.folders.at(&around);
            let name = path.rsplit('/').next().unwrap_or_default();
            let slug = own_slug(front.slug.as_ref(), document.naming, diagnostics)
                .unwrap_or_else(|| Slug::of_folder(name, document.naming));
            (parent.section, join(&parent.address, slug.as_str()))
        };
        let explicit = if path == CONTENT {
            // The home page stands where it stands.
            for found in front.path.iter().chain(&front.slug) {
                let span = found.span.clone();
                diagnostics.push(
                    Diagnostic::at(Code::BadAddress, span)
                        .with("address", &found.value)
                        .with("reason", "home"),
                );
            }
            None
        } else {
            let path = front.path.as_ref().and_then(|found| Some((found, own_path(found, diagnostics)?)));
            path.filter(|(found, path)| {
                let is_file = path.ends_with(".html");
                if is_file {
                    let report = Diagnostic::at(Code::BadAddress, found.span.clone());
                    diagnostics.push(report.with("address", &found.value).with("reason", "file"));
                }
                !is_file
            })
            .map(|(_, path)| path)
        };
        let folder = explicit.map_or(default, |path| path.trim_matches('/').to_owned());
        let in_draft = parent.is_some_and(|parent| self.drafts[parent.index()]);
        let is_draft = front.draft || in_draft;
        let id = SectionId::at(self.sections.len());
        self.folders.0.insert(path, Folder { address: folder.as_str().into(), section: Some(id) });
        self.drafts.push(is_draft);
        self.sections.push(Section {
            address: Address::list(&folder),
            hidden: is_draft && !self.include.drafts,
            parent,
            subsections: Vec::new(),
            pages: Vec::new(),
            category: None,
            document,
        });
    }

    fn page(
        &self,
        document: Arc<Document<PageFront>>,
        address: Address,
        section: Option<SectionId>,
        now: Timestamp,
    ) -> (Page, Spot) {
        let front = &document.front;
        let facts = facts::of(&document);
        let in_draft = section.is_some_and(|section| self.drafts[section.index()]);
        let state = State::of(front, in_draft, now);
        let shown = front.has_page() && state.is_shown(self.include);
        let spot = Spot {
            date: facts.date,
            month: facts.month,
            listed: shown && front.is_news(),
            pinned: front.pinned && front.pinned_until.is_none_or(|until| until.end() > now),
            section,
        };
        let page = Page {
            address,
            state,
            section,
            category: None,
            pinned: spot.pinned,
            shown,
            names_files: !front.attachments.is_empty() || front.cover.is_some(),
            mentions_files: !facts.files.is_empty(),
            shows_dates: !front.corrections.is_empty() || front.withdrawn.is_some(),
            has_aliases: !front.aliases.is_empty(),
            attachments: Vec::new(),
            cover: None,
            document,
        };
        (page, spot)
    }
}

/// The author's slug, if there is one that can be used.
pub(super) fn own_slug(
    found: Option<&Found<String>>,
    naming: Naming,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Slug> {
    let found = found?;
    match naming {
        Naming::Own => {
            Slug::explicit(&found.value).map_err(|bad| diagnostics.push(bad_address(found, bad))).ok()
        }
        Naming::Zola(_) => Some(Slug::of(&found.value, naming)),
    }
}

/// The author's path, if it can be used.
pub(super) fn own_path(found: &Found<String>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    // Zola's habit is to begin with a slash; the address is the same.
    let text = found.value.strip_prefix('/').unwrap_or(&found.value);
    check_path(text).map_err(|bad| diagnostics.push(bad_address(found, bad))).ok()
}

/// The path that another system gave a page, if a page can be there.
pub(super) fn kept_path(
    found: &Found<String>,
    naming: Naming,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let text = found.value.trim().trim_start_matches('/');
    if text.is_empty() && found.value.contains('/') {
        let report = Diagnostic::at(Code::AddressNotKept, found.span.clone()).with("address", &found.value);
        diagnostics.push(report.with("reason", "home"));
        return None;
    }
    let path = check_kept_path(text).map_err(|bad| diagnostics.push(bad_address(found, bad))).ok()?;
    Some(match naming {
        Naming::Own => path,
        // Whatever its ending, a page is a folder there.
        Naming::Zola(_) => join(path.trim_end_matches('/'), "index.html"),
    })
}

/// The diagnostic for an address that cannot be used.
pub fn bad_address(found: &Found<String>, bad: BadSlug) -> Diagnostic {
    Diagnostic::at(Code::BadAddress, found.span.clone())
        .with("address", &found.value)
        .with("reason", bad.id())
}

/// Gives each section those directly in it, by weight, then title, then path.
fn nest(sections: &mut [Section]) {
    let mut order: Vec<usize> = (0..sections.len()).collect();
    order.sort_by(|&a, &b| {
        let key = |index: usize| {
            let document = &sections[index].document;
            (document.front.weight, document.front.title.clone(), document.path.clone())
        };
        key(a).cmp(&key(b))
    });
    for child in order {
        if let Some(parent) = sections[child].parent.filter(|_| !sections[child].hidden) {
            sections[parent.index()].subsections.push(SectionId::at(child));
        }
    }
}

/// What stands at each address, sections before posts; two at one, hidden posts included, is an error that
/// names both.
pub(super) fn addresses(site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Positions {
    let mut positions = Positions::with_capacity(site.sections.len() + site.pages.len());
    let sections = site.sections.iter().map(|section| (&section.address, &section.document.path));
    let pages = site.pages.iter().map(|page| (&page.address, &page.document.path));
    // Of three at one address, each names the one before it.
    let mut latest: HashMap<usize, &SitePath> = HashMap::new();
    for (position, (address, path)) in sections.chain(pages).enumerate() {
        let at = |other: usize| site.address_of(site.node_at(other));
        if let Err(first) = positions.insert(address.key(), position, |other| at(other).is_same_file(address))
        {
            let other = latest.insert(first, path).unwrap_or_else(|| site.path_of(site.node_at(first)));
            diagnostics.push(
                Diagnostic::at(Code::AddressTwice, Span::file(path))
                    .with("address", address)
                    .with("other", other)
                    .related(Span::file(other)),
            );
        }
    }
    positions
}

/// Where each Markdown file stands among the sections and posts.
pub(super) fn files(site: &Site) -> Positions {
    let mut positions = Positions::with_capacity(site.sections.len() + site.pages.len());
    let sections = site.sections.iter().map(|section| key_of(section.document.path.as_str()));
    let pages = site.pages.iter().map(|page| facts::of(&page.document).path_key);
    for (position, key) in sections.chain(pages).enumerate() {
        // A scan lists no file twice.
        let _ = positions.insert(key, position, |_| false);
    }
    positions
}
