//! The files beside the posts and in `static/`: which of them are published, and what pictures tell.
//!
//! A file beside a post is published only if a post that is shown links it or names it, so that nothing
//! leaks by lying there. Everything in `static/` is published.

use std::collections::HashMap;

use rayon::prelude::*;

use super::looks::{Known, is_picture, look};
use super::slug::{Slug, fits_windows};
use super::{Looks, Site, facts};
use crate::address::{Address, decoded, join};
use crate::content::{is_document, meant_as_document};
use crate::diagnostic::{Code, Diagnostic, Span, did_you_mean};
use crate::path::SitePath;
use crate::world::{FileEntry, World};

/// A file that is no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssetId(u32);

/// A file that is no document.
#[derive(Debug)]
pub struct Asset {
    /// The file.
    pub source: SitePath,
    /// Where it is published.
    pub address: Address,
    /// Its size in bytes.
    pub size: u64,
    /// Whether it is published.
    pub published: bool,
    /// Width and height as shown, in pixels, of a picture that is published.
    pub dimensions: Option<(u32, u32)>,
}

/// All files that are no documents.
#[derive(Debug, Default)]
pub struct Assets {
    list: Vec<Asset>,
    by_source: HashMap<SitePath, AssetId>,
    /// Files whose names hold what links spell characters with, as a link reads that has the name as it stands.
    by_spelling: HashMap<SitePath, AssetId>,
}

impl Assets {
    /// The assets among the files of `content/` and `static/`. `looks` keeps what is known of those that are
    /// still there.
    pub fn new(files: impl IntoIterator<Item = FileEntry>, looks: &mut Looks) -> Self {
        let mut assets = Self::default();
        let mut before = std::mem::take(&mut looks.known);
        for file in files {
            let source = file.path.clone();
            let published = source.below("static").is_some();
            let known = before.remove(&source);
            let Some(address) = known.as_ref().map(|known| known.address.clone()).or_else(|| place(&source))
            else {
                continue;
            };
            let size = file.size;
            let look = known.filter(|known| known.file == file).and_then(|known| known.look);
            looks.known.insert(source.clone(), Known { file, address: address.clone(), look });
            let id = AssetId(u32::try_from(assets.list.len()).unwrap_or(u32::MAX));
            assets.by_source.insert(source.clone(), id);
            if let Some(spelled) = spelled(&source) {
                assets.by_spelling.insert(spelled, id);
            }
            assets.list.push(Asset { source, address, size, published, dimensions: None });
        }
        assets
    }

    /// The file of this id.
    pub fn get(&self, id: AssetId) -> &Asset {
        &self.list[id.0 as usize]
    }

    /// The file at a path of the site.
    pub fn by_source(&self, path: &SitePath) -> Option<AssetId> {
        self.by_source.get(path).copied()
    }

    /// The file that a link to a path means: `50%25.docx` in a link is `50%.docx`, or a file of just that name.
    pub(super) fn named(&self, path: &SitePath) -> Option<AssetId> {
        self.by_source(path).or_else(|| self.by_spelling.get(path).copied())
    }

    /// The file of `static/` at an address.
    pub fn by_static_path(&self, path: &str) -> Option<AssetId> {
        self.named(&SitePath::new(&format!("static/{path}"))?)
    }

    /// Those that are published, with their ids.
    pub fn published(&self) -> impl Iterator<Item = &Asset> {
        self.list.iter().filter(|asset| asset.published)
    }

    /// The file in the folder of `from`, or below it, whose name is close to that of `target`.
    pub(super) fn similar(&self, from: &SitePath, target: &str) -> Option<String> {
        let name = target.rsplit('/').next()?;
        let near = || self.list.iter().filter_map(|asset| asset.source.below(from.parent()));
        let name_of = |path: &'_ str| path.rfind('/').map_or(0, |at| at + 1);
        let close = did_you_mean(name, near().map(|path| &path[name_of(path)..]))?;
        near().find(|path| &path[name_of(path)..] == close).map(str::to_owned)
    }
}

/// A path whose name holds `%41` or `&amp;` as it is once that is read.
fn spelled(source: &SitePath) -> Option<SitePath> {
    let path = source.as_str();
    if !path.contains('%') && !path.contains("&amp;") {
        return None;
    }
    SitePath::new(&decoded(&path.replace("&amp;", "&"))).filter(|spelled| spelled != source)
}

/// Where a file is published, if it is one that may be.
fn place(source: &SitePath) -> Option<Address> {
    match (source.below("static"), source.below("content")) {
        (Some(below), _) => Some(Address::file(below)),
        (None, Some(below)) if !is_document(source) => Some(Address::file(&content_address(below))),
        _ => None,
    }
}

/// The address of a file beside the posts: each part as a slug, the ending kept.
fn content_address(below: &str) -> String {
    let mut folder = String::new();
    let mut parts = below.split('/').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_some() {
            folder = join(&folder, Slug::from_name(part).as_str());
            continue;
        }
        let (stem, ending) = part.rsplit_once('.').unwrap_or((part, ""));
        let mut name = Slug::from_name(stem).as_str().to_owned();
        if !ending.is_empty() {
            name.push('.');
            name.push_str(Slug::from_name(ending).as_str());
        }
        folder = join(&folder, &name);
    }
    folder
}

/// What word processors write: somebody may have meant it as a post.
const OFFICE: [&str; 8] = ["doc", "docx", "docm", "wps", "et", "ofd", "rtf", "odt"];

/// Marks the files that shown posts use, reports those that nobody uses, and looks into the pictures.
pub(super) fn publish(site: &mut Site, looks: &mut Looks, world: &World, diagnostics: &mut Vec<Diagnostic>) {
    // Most sites have no files beside the posts, and need not know who uses them.
    if site.assets.list.iter().any(|asset| !asset.published) {
        let (used, used_by_hidden) = used_files(site);
        for (index, asset) in site.assets.list.iter_mut().enumerate() {
            if asset.published {
                continue;
            }
            asset.published = used[index];
            if !used[index] && !used_by_hidden[index] {
                let is_office = OFFICE.contains(&asset.source.extension().as_str());
                let code = if is_office { Code::OfficeFile } else { Code::FileNotLinked };
                let name = asset.source.file_name();
                let mut report = Diagnostic::at(code, Span::file(&asset.source)).with("name", name);
                if let Some(wanted) = meant_as_document(name) {
                    report = report.with("kind", "post").with("wanted", wanted);
                }
                diagnostics.push(report);
            }
        }
    }
    // The files beside the posts get names of ours; those in `static/` keep their own.
    for asset in site.assets.list.iter().filter(|asset| asset.published) {
        if let Some(below) = asset.source.below("static")
            && let Some(part) = below.split('/').find(|part| !fits_windows(part))
        {
            let report = Diagnostic::at(Code::WindowsName, Span::file(&asset.source));
            diagnostics.push(report.with("name", part));
        }
    }
    look_at_pictures(&mut site.assets.list, looks, world, diagnostics);
}

/// Gives the published pictures their sizes; only those that are not known are read.
fn look_at_pictures(
    assets: &mut [Asset],
    looks: &mut Looks,
    world: &World,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let is_known = |source: &SitePath| looks.known.get(source).is_some_and(|known| known.look.is_some());
    let pictures = || assets.iter().filter(|asset| asset.published && is_picture(&asset.source));
    let unknown: Vec<&SitePath> =
        pictures().map(|asset| &asset.source).filter(|source| !is_known(source)).collect();
    let seen: Vec<_> = unknown.into_par_iter().map(|source| (source.clone(), look(source, world))).collect();
    for (source, seen) in seen {
        match seen {
            Ok(seen) => {
                if let Some(known) = looks.known.get_mut(&source) {
                    known.look = Some(seen);
                }
            }
            // What cannot be read now may be readable the next time.
            Err(unreadable) => diagnostics.push(unreadable),
        }
    }
    for asset in assets.iter_mut().filter(|asset| asset.published) {
        let Some(look) = looks.known.get(&asset.source).and_then(|known| known.look.as_ref()) else {
            continue;
        };
        asset.dimensions = look.dimensions;
        if look.tells_position {
            let report = Diagnostic::at(Code::PhotoPosition, Span::file(&asset.source));
            diagnostics.push(report.with("name", asset.source.file_name()));
        }
    }
}

/// Which files posts use: those that are shown, and those that are not.
fn used_files(site: &Site) -> (Vec<bool>, Vec<bool>) {
    let mut used = vec![false; site.assets.list.len()];
    let mut by_hidden = vec![false; site.assets.list.len()];
    let mut mark = |AssetId(index): AssetId, shown: bool| {
        let marks = if shown { &mut used } else { &mut by_hidden };
        marks[index as usize] = true;
    };
    let mut mark_linked = |files: &[Vec<SitePath>], shown: bool| {
        let named = |files: &Vec<SitePath>| files.iter().find_map(|file| site.assets.named(file));
        for asset in files.iter().filter_map(named) {
            mark(asset, shown);
        }
    };
    for page in site.pages.iter().filter(|page| page.mentions_files) {
        mark_linked(&facts::of(&page.document).files, page.shown);
    }
    for section in &site.sections {
        let files = facts::files(&section.document.path, &section.document.body);
        mark_linked(&files, !section.hidden);
    }
    for page in site.pages.iter().filter(|page| page.names_files) {
        let attached = page.attachments.iter().map(|attachment| attachment.asset);
        for asset in attached.chain(page.cover) {
            mark(asset, page.shown);
        }
    }
    (used, by_hidden)
}
