//! The files beside the posts and in `static/`: which of them are published, and what pictures tell.
//!
//! A file beside a post is published only if a post that is shown links it or names it, so that nothing
//! leaks by lying there. Everything in `static/` is published.

use std::collections::HashMap;
use std::io::{BufReader, Cursor};

use rayon::prelude::*;

use super::slug::Slug;
use super::{Node, Resolved, Site, resolve};
use crate::address::{Address, join};
use crate::content::is_document;
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
}

/// Endings of pictures that may carry metadata or a size.
const PICTURES: &[&str] = &[
    "jpg", "jpeg", "jpe", "jfif", "jif", "png", "gif", "webp", "tif", "tiff", "heic", "heif", "avif", "bmp",
];

impl Assets {
    /// The assets among the files of `content/` and `static/`.
    pub fn new(files: impl IntoIterator<Item = FileEntry>) -> Self {
        let mut assets = Self::default();
        for file in files {
            let (address, published) = match (file.path.below("static"), file.path.below("content")) {
                (Some(below), _) => (Address::file(below), true),
                (None, Some(below)) if !is_document(&file.path) => {
                    (Address::file(&content_address(below)), false)
                }
                _ => continue,
            };
            let id = AssetId(u32::try_from(assets.list.len()).unwrap_or(u32::MAX));
            assets.by_source.insert(file.path.clone(), id);
            let FileEntry { path: source, size } = file;
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

    /// The file of `static/` at an address.
    pub fn by_static_path(&self, path: &str) -> Option<AssetId> {
        self.by_source(&SitePath::new(&format!("static/{path}"))?)
    }

    /// Those that are published, with their ids.
    pub fn published(&self) -> impl Iterator<Item = &Asset> {
        self.list.iter().filter(|asset| asset.published)
    }

    /// The name of a file in the folder of `from` that is close to `target`.
    pub(super) fn similar(&self, from: &SitePath, target: &str) -> Option<String> {
        let name = target.rsplit('/').next()?;
        let near = self.list.iter().map(|asset| &asset.source);
        let names = near.filter(|source| source.parent().starts_with(from.parent())).map(SitePath::file_name);
        did_you_mean(name, names).map(str::to_owned)
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

/// Marks the files that shown posts use, reports those that nobody uses, and looks into the pictures.
pub(super) fn publish(site: &mut Site, world: &World, diagnostics: &mut Vec<Diagnostic>) {
    let (used, used_by_hidden) = used_files(site);
    for (index, asset) in site.assets.list.iter_mut().enumerate() {
        if asset.published {
            continue;
        }
        asset.published = used[index];
        if !used[index] && !used_by_hidden[index] {
            let report = Diagnostic::at(Code::FileNotLinked, Span::file(&asset.source));
            diagnostics.push(report.with("name", asset.source.file_name()));
        }
    }
    let looked: Vec<Option<Diagnostic>> = site
        .assets
        .list
        .par_iter_mut()
        .filter(|asset| asset.published)
        .map(|asset| look(asset, world))
        .collect();
    diagnostics.extend(looked.into_iter().flatten());
}

/// Which files posts use: those that are shown, and those that are not.
fn used_files(site: &Site) -> (Vec<bool>, Vec<bool>) {
    let mut used = vec![false; site.assets.list.len()];
    let mut by_hidden = vec![false; site.assets.list.len()];
    let pages = (0..site.pages.len()).map(|index| Node::Page(super::PageId::at(index)));
    let sections = (0..site.sections.len()).map(|index| Node::Section(super::SectionId::at(index)));
    for node in pages.chain(sections) {
        let (shown, named) = match node {
            Node::Page(id) => {
                let page = site.page(id);
                let attached = page.attachments.iter().map(|attachment| attachment.asset);
                (site.is_listed(id), attached.chain(page.cover).collect())
            }
            Node::Section(id) => (!site.section(id).hidden, Vec::new()),
        };
        let file = site.path_of(node);
        let linked = site.body(node).references().filter_map(|reference| {
            match resolve(site, file, &reference.target) {
                Ok(Resolved::Asset(asset)) => Some(asset),
                _ => None,
            }
        });
        for AssetId(index) in named.into_iter().chain(linked) {
            let marks = if shown { &mut used } else { &mut by_hidden };
            marks[index as usize] = true;
        }
    }
    (used, by_hidden)
}

/// Reads a picture's size, turned as the camera was held, and whether it tells where it was taken.
fn look(asset: &mut Asset, world: &World) -> Option<Diagnostic> {
    if !PICTURES.contains(&asset.source.extension().as_str()) {
        return None;
    }
    let bytes = match world.read(&asset.source) {
        Ok(bytes) => bytes,
        Err(error) => {
            let report = Diagnostic::at(Code::Unreadable, Span::file(&asset.source));
            return Some(report.with("name", asset.source.file_name()).with("error", error));
        }
    };
    let metadata = exif::Reader::new().read_from_container(&mut BufReader::new(Cursor::new(&bytes))).ok();
    asset.dimensions = imagesize::blob_size(&bytes).ok().and_then(|size| {
        let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
        let turned = metadata.as_ref().is_some_and(is_turned);
        Some(if turned { (height, width) } else { (width, height) })
    });
    // XMP is plain text, wherever it stands in the file.
    let in_xmp = bytes.windows(GPS_IN_XMP.len()).any(|window| window == GPS_IN_XMP);
    let in_exif = metadata.as_ref().is_some_and(|metadata| {
        metadata
            .fields()
            .any(|field| field.tag == exif::Tag::GPSLatitude || field.tag == exif::Tag::GPSLongitude)
    });
    (in_xmp || in_exif).then(|| {
        Diagnostic::at(Code::PhotoPosition, Span::file(&asset.source)).with("name", asset.source.file_name())
    })
}

const GPS_IN_XMP: &[u8] = b"exif:GPSLatitude";

/// Whether the camera was held on its side: orientations 5 to 8 swap width and height.
fn is_turned(metadata: &exif::Exif) -> bool {
    let field = metadata.get_field(exif::Tag::Orientation, exif::In::PRIMARY);
    field.and_then(|field| field.value.get_uint(0)).is_some_and(|orientation| (5..=8).contains(&orientation))
}
