//! Documents → posts and sections with their addresses and places.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::slug::{BadSlug, Slug, check_path};
use super::visibility::{Include, State};
use super::{Node, Page, PageId, Section, SectionId, Site};
use crate::address::{Address, join};
use crate::config::Config;
use crate::content::{Document, PageFront, Parsed, SectionFront, base_name, home_folder};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::path::SitePath;
use crate::value::Found;

/// The folder of the site that holds the posts.
const CONTENT: &str = "content";

/// Sorts the documents into posts and sections, both by path, and finds their addresses.
pub(super) fn build(
    documents: Vec<Parsed>,
    config: &Config,
    now: Timestamp,
    include: Include,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Page>, Vec<Section>, HashMap<SitePath, Node>) {
    let mut posts = Vec::with_capacity(documents.len());
    let mut indexes = Vec::new();
    for document in documents {
        match document {
            Parsed::Page(page) => posts.push(page),
            Parsed::Section(section) => indexes.push(section),
        }
    }
    posts.sort_by(|a, b| a.path.cmp(&b.path));
    // A folder before those in it, so that a section finds its parent ready.
    indexes.sort_by(|a, b| a.path.parent().cmp(b.path.parent()));
    let mut builder =
        Builder { config, include, folders: HashMap::new(), sections: Vec::new(), drafts: Vec::new() };
    let mut nodes = HashMap::with_capacity(posts.len() + indexes.len());
    for document in indexes {
        nodes.insert(document.path.clone(), Node::Section(SectionId::at(builder.sections.len())));
        builder.add_section(document, diagnostics);
    }
    let mut pages = Vec::with_capacity(posts.len());
    for document in posts {
        nodes.insert(document.path.clone(), Node::Page(PageId::at(pages.len())));
        pages.push(builder.page(document, now, diagnostics));
    }
    let mut sections = builder.sections;
    nest(&mut sections);
    (pages, sections, nodes)
}

/// A folder of the content as the addresses see it.
#[derive(Clone)]
struct Folder {
    /// Its part of every address in it.
    address: String,
    /// The innermost section at or around it.
    section: Option<SectionId>,
}

struct Builder<'a> {
    config: &'a Config,
    include: Include,
    folders: HashMap<String, Folder>,
    sections: Vec<Section>,
    /// Whether each section, or one around it, is a draft.
    drafts: Vec<bool>,
}

impl Builder<'_> {
    /// The folder at a path such as `content/notices`, made from those around it when first asked for.
    fn folder(&mut self, path: &str) -> Folder {
        if path == CONTENT || path.is_empty() {
            let root = self.folders.get(CONTENT).cloned();
            return root.unwrap_or(Folder { address: String::new(), section: None });
        }
        if let Some(folder) = self.folders.get(path) {
            return folder.clone();
        }
        let (around, name) = path.rsplit_once('/').unwrap_or((CONTENT, path));
        let around = self.folder(around);
        let folder = Folder {
            address: join(&around.address, Slug::from_name(name).as_str()),
            section: around.section,
        };
        self.folders.insert(path.to_owned(), folder.clone());
        folder
    }

    fn add_section(&mut self, document: Arc<Document<SectionFront>>, diagnostics: &mut Vec<Diagnostic>) {
        let path = document.path.parent().to_owned();
        let front = &document.front;
        let around = path.rsplit_once('/').map_or("", |(around, _)| around).to_owned();
        let (parent, default) = if path == CONTENT {
            (None, String::new())
        } else {
            let parent = self.folder(&around);
            let name = path.rsplit('/').next().unwrap_or_default();
            let slug = own_slug(front.slug.as_ref(), name, diagnostics);
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
            front.path.as_ref().and_then(|found| own_path(found, diagnostics))
        };
        let folder = explicit.map_or(default, |path| path.trim_matches('/').to_owned());
        let in_draft = parent.is_some_and(|parent| self.drafts[parent.index()]);
        let is_draft = front.draft || in_draft;
        let id = SectionId::at(self.sections.len());
        self.folders.insert(path, Folder { address: folder.clone(), section: Some(id) });
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
        &mut self,
        document: Arc<Document<PageFront>>,
        now: Timestamp,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Page {
        let folder = self.folder(home_folder(&document.path));
        let front = &document.front;
        let explicit = front.path.as_ref().and_then(|found| own_path(found, diagnostics));
        let address = if let Some(path) = explicit {
            Address::explicit(&path, self.config.addresses)
        } else {
            let slug = own_slug(front.slug.as_ref(), base_name(&document.path), diagnostics);
            Address::page(&folder.address, slug.as_str(), self.config.addresses)
        };
        let in_draft = folder.section.is_some_and(|section| self.drafts[section.index()]);
        Page {
            address,
            state: State::of(front, in_draft, now),
            section: folder.section,
            category: None,
            tags: Vec::new(),
            newer: None,
            older: None,
            pinned: front.pinned && front.pinned_until.is_none_or(|until| until.end() > now),
            attachments: Vec::new(),
            cover: None,
            document,
        }
    }
}

/// The author's slug, else one from the name.
fn own_slug(found: Option<&Found<String>>, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Slug {
    let Some(found) = found else { return Slug::from_name(name) };
    Slug::explicit(&found.value).unwrap_or_else(|bad| {
        diagnostics.push(bad_address(found, bad));
        Slug::from_name(name)
    })
}

fn own_path(found: &Found<String>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    // Zola's habit is to begin with a slash; the address is the same.
    let text = found.value.strip_prefix('/').unwrap_or(&found.value);
    check_path(text).map_err(|bad| diagnostics.push(bad_address(found, bad))).ok()
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

/// What stands at each address; two at one, hidden posts included, is an error that names both.
pub(super) fn addresses(site: &Site, diagnostics: &mut Vec<Diagnostic>) -> HashMap<Address, Node> {
    let sections = site.sections.iter().enumerate().map(|(index, section)| {
        (&section.address, &section.document.path, Node::Section(SectionId::at(index)))
    });
    let pages = site.pages.iter().enumerate();
    let pages =
        pages.map(|(index, page)| (&page.address, &page.document.path, Node::Page(PageId::at(index))));
    let mut taken: HashMap<String, &SitePath> = HashMap::with_capacity(site.pages.len());
    let mut nodes = HashMap::with_capacity(site.pages.len());
    for (address, path, node) in sections.chain(pages) {
        match taken.insert(address.folded(), path) {
            None => {
                nodes.insert(address.clone(), node);
            }
            Some(first) => diagnostics.push(
                Diagnostic::at(Code::AddressTwice, Span::file(path))
                    .with("address", address)
                    .with("other", first)
                    .related(Span::file(first)),
            ),
        }
    }
    nodes
}
