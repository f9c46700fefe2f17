//! References in posts → what they mean: another page, a file of the site, or somewhere outside.

mod told;

use std::collections::HashMap;

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::assets::AssetId;
use super::former::FormerAddresses;
use super::readings::{cut, file_at, files_named, is_local, is_outside, unescaped, whole};
use super::visibility::State;
use super::{Attachment, Node, Page, PageId, Site, TaxonomyId, Term};
use crate::address::{Address, key_of};
use crate::content::Body;
use crate::diagnostic::{Code, Diagnostic};
use crate::path::SitePath;
use crate::value::Found;

pub(super) use told::dead_anchor;
use told::{describe, place, suggest};

/// What a reference means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved<'a> {
    /// Another host, `mailto:` and the like: written as the author wrote it.
    Outside,
    /// A place on the same page.
    Here(&'a str),
    /// A page or a section, and a place on it.
    Page(Node, Option<&'a str>),
    /// A file of the site.
    Asset(AssetId),
    /// A page that the program makes by itself, such as the timeline.
    Address(Address),
}

/// Why a reference means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unresolved<'a> {
    /// There is no such file or page.
    Dead,
    /// It leads out of the site.
    Outside,
    /// It is a path on the author's own computer.
    Local,
    /// The post is there but not shown; the id of its state.
    Hidden(&'static str),
    /// The page has no such place.
    NoAnchor(&'a str, Node),
}

/// What a target means, and what stands behind the path in it.
#[derive(Debug)]
pub struct Reading<'a> {
    /// What the path means.
    pub meaning: Result<Resolved<'a>, Unresolved<'a>>,
    /// `?b=1#c` of `a.pdf?b=1#c`, unless the file's name is all of it.
    pub behind: &'a str,
}

/// What `target`, written in the file `from`, means.
///
/// # Errors
/// If it means nothing: the link is then written without an address.
pub fn resolve<'a>(site: &Site, from: &SitePath, target: &'a str) -> Result<Resolved<'a>, Unresolved<'a>> {
    read(site, from, target).meaning
}

/// As [`resolve`], with what stands behind the path.
pub fn read<'a>(site: &Site, from: &SitePath, target: &'a str) -> Reading<'a> {
    let target = target.trim();
    if let Some(meaning) = whole(target).find_map(|path| as_file(site, from, &path, None)) {
        return Reading { meaning, behind: "" };
    }
    let (path, behind) = cut(target);
    let anchor = behind.split_once('#').map(|(_, anchor)| anchor);
    Reading { meaning: by_path(site, from, target, path, anchor), behind }
}

/// The file of the site that a path names.
fn as_file<'a>(
    site: &Site,
    from: &SitePath,
    path: &str,
    anchor: Option<&'a str>,
) -> Option<Result<Resolved<'a>, Unresolved<'a>>> {
    if let Some(rooted) = path.strip_prefix('/') {
        return site.assets.by_static_path(rooted).map(|asset| Ok(Resolved::Asset(asset)));
    }
    let file = file_at(from, path)?;
    match site.node(&file) {
        Some(node) => Some(page(site, node, anchor)),
        None => site.assets.named(&file).map(|asset| Ok(Resolved::Asset(asset))),
    }
}

fn by_path<'a>(
    site: &Site,
    from: &SitePath,
    target: &str,
    path: &str,
    anchor: Option<&'a str>,
) -> Result<Resolved<'a>, Unresolved<'a>> {
    if is_local(target) {
        return Err(Unresolved::Local);
    }
    if is_outside(target) {
        return Ok(Resolved::Outside);
    }
    if path.is_empty() {
        return match (anchor, site.node(from)) {
            (Some(anchor), Some(node)) => {
                check_anchor(site, node, Some(anchor)).map(|()| Resolved::Here(anchor))
            }
            _ => Ok(Resolved::Here("")),
        };
    }
    let spelled = || unescaped(path).and_then(|path| as_file(site, from, &path, anchor));
    if let Some(rooted) = path.strip_prefix('/') {
        return match by_address(site, rooted, anchor) {
            Err(Unresolved::Dead) => spelled().unwrap_or(Err(Unresolved::Dead)),
            found => found,
        };
    }
    file_at(from, path).ok_or(Unresolved::Outside)?;
    as_file(site, from, path, anchor).or_else(spelled).unwrap_or(Err(Unresolved::Dead))
}

/// The keys of every file and address that `target` could mean: [`resolve`] finds nothing else.
pub(super) fn possible_keys(from: &SitePath, target: &str) -> Vec<u32> {
    let target = target.trim();
    let mut keys: Vec<u32> = files_named(from, target).iter().map(|file| key_of(file.as_str())).collect();
    if let Some(rooted) = cut(target).0.strip_prefix('/').filter(|_| !is_outside(target)) {
        keys.extend(candidates(rooted).iter().map(Address::key));
    }
    keys
}

/// The addresses that a path from the root may mean.
fn candidates(path: &str) -> [Address; 3] {
    let bare = path.trim_end_matches('/');
    [Address::file(path), Address::list(bare), Address::file(&format!("{bare}.html"))]
}

/// A target that begins with `/`: a file of `static/`, or an address of the site.
fn by_address<'a>(site: &Site, path: &str, anchor: Option<&'a str>) -> Result<Resolved<'a>, Unresolved<'a>> {
    if let Some(asset) = site.assets.by_static_path(path) {
        return Ok(Resolved::Asset(asset));
    }
    for address in candidates(path) {
        if let Some(node) = site.node_of(&address) {
            return page(site, node, anchor);
        }
        if site.has_generated(&address) {
            return Ok(Resolved::Address(address));
        }
    }
    // What knows a page by a former address means the page.
    let former = site.former.get_or_init(|| FormerAddresses::of(site));
    match candidates(path).iter().find_map(|address| former.node(address)) {
        Some(node) => page(site, node, anchor),
        None => Err(Unresolved::Dead),
    }
}

fn page<'a>(site: &Site, node: Node, anchor: Option<&'a str>) -> Result<Resolved<'a>, Unresolved<'a>> {
    match node {
        Node::Page(id) if tells_of_withdrawal(site.page(id)) => Ok(Resolved::Page(node, None)),
        Node::Page(id) if !site.is_shown(id) => Err(Unresolved::Hidden(site.page(id).state.id())),
        Node::Section(id) if site.section(id).hidden => Err(Unresolved::Hidden("draft")),
        Node::Section(id) if !site.section(id).document.front.render => Err(Unresolved::Dead),
        node => {
            let anchor = anchor.filter(|anchor| !anchor.is_empty());
            check_anchor(site, node, anchor)?;
            Ok(Resolved::Page(node, anchor))
        }
    }
}

/// Whether a post is withdrawn and its notice says which post it was: then readers may be sent there.
fn tells_of_withdrawal(page: &Page) -> bool {
    let withdrawn = page.document.front.withdrawn.as_ref();
    page.state == State::Withdrawn && withdrawn.is_some_and(|withdrawn| withdrawn.shows_title)
}

fn check_anchor<'a>(site: &Site, node: Node, anchor: Option<&'a str>) -> Result<(), Unresolved<'a>> {
    match anchor {
        // The top is a place of every page.
        Some(anchor) if anchor.eq_ignore_ascii_case("top") => Ok(()),
        Some(anchor) if !anchor.is_empty() && !site.body(node).has_id(anchor) => {
            Err(Unresolved::NoAnchor(anchor, node))
        }
        _ => Ok(()),
    }
}

impl Site {
    /// The body of a post or a section.
    pub fn body(&self, node: Node) -> &Body {
        match node {
            Node::Page(id) => &self.page(id).document.body,
            Node::Section(id) => &self.section(id).document.body,
        }
    }

    /// The file of a post or a section.
    pub fn path_of(&self, node: Node) -> &SitePath {
        match node {
            Node::Page(id) => &self.page(id).document.path,
            Node::Section(id) => &self.section(id).document.path,
        }
    }

    /// Where a post or a section is.
    pub fn address_of(&self, node: Node) -> &Address {
        match node {
            Node::Page(id) => &self.page(id).address,
            Node::Section(id) => &self.section(id).address,
        }
    }

    /// Whether a page of this address is made without a Markdown file.
    fn has_generated(&self, address: &Address) -> bool {
        let path = address.as_str();
        path == "index.html"
            || path == super::timeline::ADDRESS
            || path == super::SITE_MAP_ADDRESS
            || self.timeline.has_address(&self.config, address)
            || self.categories.iter().any(|term| !term.pages.is_empty() && term.address == *address)
            || self.has_term_page(address)
            || self.has_feed(address)
    }

    /// Whether a taxonomy's index or one of its terms has this address.
    fn has_term_page(&self, address: &Address) -> bool {
        (0..self.taxonomies.len()).map(TaxonomyId::at).filter(|id| self.taxonomy_is_shown(*id)).any(|id| {
            let taxonomy = self.taxonomy(id);
            let is_term = |term: &Term| !term.pages.is_empty() && term.address == *address;
            taxonomy.address == *address || taxonomy.terms.iter().any(is_term)
        })
    }
}

/// Finds attachments and covers; one that is missing would be a page with a hole, so it is an error.
pub(super) fn attach(site: &mut Site, diagnostics: &mut Vec<Diagnostic>) {
    let before = diagnostics.len();
    let naming: Vec<PageId> =
        (0..site.pages.len()).map(PageId::at).filter(|id| site.page(*id).names_files).collect();
    for id in naming {
        let document = site.page(id).document.clone();
        let mut attachments = Vec::new();
        let mut told = Vec::new();
        for entry in &document.front.attachments {
            if let Some(asset) =
                named_file(site, &document.path, &entry.path, Code::AttachmentMissing, &mut told)
            {
                let name = || site.assets.get(asset).source.file_name().to_owned();
                let title = entry.title.clone().unwrap_or_else(name);
                attachments.push(Attachment { asset, title });
            }
        }
        let cover = document.front.cover.as_ref();
        let cover =
            cover.and_then(|found| named_file(site, &document.path, found, Code::ImageMissing, &mut told));
        // What a hidden post lacks is nobody's business yet; a withdrawn one's files may well be gone.
        if site.is_shown(id) {
            diagnostics.append(&mut told);
        }
        let page = &mut site.pages[id.index()];
        page.attachments = attachments;
        page.cover = cover;
    }
    suggest(site, &mut diagnostics[before..]);
}

fn named_file(
    site: &Site,
    from: &SitePath,
    found: &Found<String>,
    code: Code,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<AssetId> {
    let problem = match resolve(site, from, &found.value) {
        Ok(Resolved::Asset(asset)) => return Some(asset),
        Err(Unresolved::Outside) => Code::PathOutside,
        Err(Unresolved::Local) => Code::LocalPath,
        _ => code,
    };
    diagnostics.push(Diagnostic::at(problem, found.span.clone()).with("target", &found.value));
    None
}

/// What became of every reference of what is shown.
#[derive(Debug, Default)]
pub(super) struct Survey {
    diagnostics: Vec<Diagnostic>,
    /// The posts that link each post or section, newest first.
    pub(super) backlinks: HashMap<Node, Vec<PageId>, FxBuildHasher>,
}

/// Checks every reference of what is shown. Nothing that every page shows depends on it, so a preview does it
/// when the page is on the screen.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    site.survey().diagnostics.clone()
}

/// Follows every reference of what is shown, in parallel.
pub(super) fn survey(site: &Site) -> Survey {
    let pages = site.shown().map(Node::Page);
    let sections = site.sections.iter().filter(|section| !section.hidden);
    let sections = sections.filter_map(|section| site.node(&section.document.path));
    let shown: Vec<Node> = pages.chain(sections).collect();
    let followed: Vec<Followed> = shown.par_iter().map(|node| follow(site, *node)).collect();
    let mut survey = Survey::default();
    for (from, followed) in shown.into_iter().zip(followed) {
        survey.diagnostics.extend(followed.diagnostics);
        let Node::Page(from) = from else { continue };
        for to in followed.linked {
            let known = survey.backlinks.entry(to).or_default();
            // A post that links another twice is one post.
            if known.last() != Some(&from) {
                known.push(from);
            }
        }
    }
    suggest(site, &mut survey.diagnostics);
    survey
}

/// What became of the references of one body.
#[derive(Default)]
struct Followed {
    diagnostics: Vec<Diagnostic>,
    linked: Vec<Node>,
}

fn follow(site: &Site, node: Node) -> Followed {
    let file = site.path_of(node);
    let mut followed = Followed::default();
    for (reference, is_image) in site.body(node).references_by_kind() {
        match resolve(site, file, &reference.target) {
            Err(problem) => {
                followed.diagnostics.push(describe(site, file, reference, is_image, &problem));
            }
            Ok(Resolved::Outside) if is_image => {
                let report = Diagnostic::at(Code::ImageOutside, place(file, reference));
                followed.diagnostics.push(report.with("target", &reference.target));
            }
            Ok(Resolved::Page(..) | Resolved::Here(_) | Resolved::Address(_)) if is_image => {
                let report = Diagnostic::at(Code::ImageMissing, place(file, reference));
                followed.diagnostics.push(report.with("target", &reference.target).with("kind", "page"));
            }
            Ok(Resolved::Page(to, _)) if to != node => followed.linked.push(to),
            Ok(_) => {}
        }
    }
    followed
}
