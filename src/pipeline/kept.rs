//! What a preview keeps from load to load: the parsed documents of files that are as they were, and all
//! that comes from the configuration and the theme while neither has changed.
//!
//! Nothing here decides anything: a load with nothing kept, as a build does it, gives the same site.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::frame::Frame;
use super::{Settings, parse_one};
use crate::config::{Config, ParseOptions};
use crate::content::cascade::{Cascade, Cascades, hand_down};
use crate::content::{Parsed, is_document};
use crate::diagnostic::{Code, Diagnosed, Diagnostic};
use crate::path::SitePath;
use crate::site::Looks;
use crate::world::{FileEntry, Listing, World};

/// What a preview keeps from load to load. A build begins with nothing and keeps it for no one.
#[derive(Debug)]
pub struct Kept {
    /// The posts and the files beside them.
    pub(super) content: Listing,
    /// The files that are published as they are.
    pub(super) static_files: Listing,
    /// What else a theme is made of.
    theme_files: [Listing; 3],
    config: Option<SitePath>,
    config_bytes: Option<Vec<u8>>,
    frame: Option<Diagnosed<Frame>>,
    /// What is known of the pictures.
    pub(super) looks: Looks,
    documents: Vec<Document>,
    /// What the sections hand down to the posts.
    cascades: Cascades,
    /// Documents that could not be read: nobody tells when they can be.
    unread: Vec<SitePath>,
    /// How the documents were read.
    options: Option<ParseOptions>,
}

/// A parsed file and what was said about it.
#[derive(Debug)]
struct Document {
    file: FileEntry,
    parsed: Diagnosed<Parsed>,
    /// The post with what its sections hand down to it, and what that was.
    handed: Option<(Arc<Cascade>, Parsed)>,
}

impl Document {
    /// The document as the index sees it.
    fn finished(&mut self, cascades: &Cascades) -> Parsed {
        let Parsed::Page(own) = &self.parsed.value else { return self.parsed.value.clone() };
        let Some(cascade) = cascades.of(&own.path) else {
            self.handed = None;
            return self.parsed.value.clone();
        };
        let kept = self.handed.take().filter(|(known, _)| Arc::ptr_eq(known, cascade));
        let (_, parsed) = self.handed.insert(kept.unwrap_or_else(|| {
            let parsed = Parsed::Page(hand_down(own, cascade));
            (Arc::clone(cascade), parsed)
        }));
        parsed.clone()
    }
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            content: Listing::new("content"),
            static_files: Listing::new("static"),
            theme_files: ["templates", "themes", "i18n"].map(Listing::new),
            config: None,
            config_bytes: None,
            frame: None,
            looks: Looks::default(),
            documents: Vec::new(),
            cascades: Cascades::default(),
            unread: Vec::new(),
            options: None,
        }
    }
}

impl Kept {
    /// Says that these files or folders may have changed, come or gone; all others are trusted to be as they
    /// were.
    pub fn forget(&mut self, paths: &BTreeSet<SitePath>) {
        for listing in self.listings() {
            listing.forget(paths);
        }
    }

    /// Says that anything may have changed.
    pub fn forget_everything(&mut self) {
        for listing in self.listings() {
            listing.forget_everything();
        }
    }

    /// Forgets the documents that could not be read and can be now.
    pub fn forget_unread(&mut self, world: &World) {
        let readable: BTreeSet<SitePath> =
            self.unread.iter().filter(|path| world.read(path).is_ok()).cloned().collect();
        self.content.forget(&readable);
    }

    /// Whether there are documents that could not be read.
    pub fn has_unread(&self) -> bool {
        !self.unread.is_empty()
    }

    fn listings(&mut self) -> impl Iterator<Item = &mut Listing> {
        [&mut self.content, &mut self.static_files].into_iter().chain(&mut self.theme_files)
    }

    /// Looks at what may have changed, and says whether anything of the site has.
    pub fn look(&mut self, world: &World) -> bool {
        let content = self.content.look(world);
        // A file of `static/` may stand for one of the theme.
        let mut frame = self.static_files.look(world);
        for listing in &mut self.theme_files {
            frame |= listing.look(world);
        }
        let config = world.config_file();
        let bytes = config.as_ref().and_then(|file| world.read(file).ok());
        frame |= bytes != self.config_bytes || config != self.config;
        self.config = config;
        self.config_bytes = bytes;
        if frame {
            self.frame = None;
        }
        content || frame
    }

    /// The configuration and the theme.
    pub(super) fn frame(&mut self, world: &World, settings: &Settings) -> Diagnosed<Frame> {
        self.frame.get_or_insert_with(|| Frame::load(world, settings)).clone()
    }

    /// Every document, read and parsed on all cores unless it is as it was. `step` is told of each, with the
    /// number of all.
    pub(super) fn documents(
        &mut self,
        world: &World,
        config: &Arc<Config>,
        step: &(dyn Fn(usize) + Sync),
    ) -> Diagnosed<Vec<Parsed>> {
        let mut known = std::mem::take(&mut self.documents);
        if self.options.as_ref() != Some(&config.parse) {
            self.options = Some(config.parse.clone());
            known.clear();
        }
        let sources = self.content.files().iter();
        let sources: Vec<&FileEntry> =
            sources.filter(|file| is_document(&file.path) && !config.ignores(&file.path)).collect();
        let mut known = known.into_iter().peekable();
        let as_it_was = |source: &&FileEntry| {
            while known.next_if(|known| known.file.path < source.path).is_some() {}
            known.next_if(|known| known.file.path == source.path).filter(|known| known.file == **source)
        };
        let kept: Vec<Option<Document>> = sources.iter().map(as_it_was).collect();
        let total = sources.len();
        let read = |(source, kept): (&FileEntry, Option<Document>)| {
            let document = kept.unwrap_or_else(|| Document {
                file: source.clone(),
                parsed: parse_one(world, source, config),
                handed: None,
            });
            step(total);
            document
        };
        self.documents = sources.into_par_iter().zip(kept).map(read).collect();
        let told: Vec<Diagnostic> =
            self.documents.iter().flat_map(|document| &document.parsed.diagnostics).cloned().collect();
        let unread = told.iter().filter(|told| told.code == Code::Unreadable);
        self.unread = unread.filter_map(|told| Some(told.span.as_ref()?.file.clone())).collect();
        let sections = self.documents.iter().filter_map(|document| match &document.parsed.value {
            Parsed::Section(section) => Some(section),
            Parsed::Page(_) => None,
        });
        self.cascades = Cascades::new(sections, &self.cascades);
        let cascades = &self.cascades;
        let parsed = self.documents.iter_mut().map(|document| document.finished(cascades)).collect();
        Diagnosed { value: parsed, diagnostics: told }
    }
}
