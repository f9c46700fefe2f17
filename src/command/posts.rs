//! The posts of the site, for the commands that name some of them on the line.

use std::io;
use std::path::{Component, Path};
use std::sync::Arc;

use super::settings::Settings;
use super::terminal::Terminal;
use super::{misuse, written};
use crate::address::{Address, join};
use crate::content::{bare_name, base_name};
use crate::diagnostic::{Diagnostic, Severity, did_you_mean, settle};
use crate::message::Messages;
use crate::path::SitePath;
use crate::pipeline::{self, Kept, Snapshot, load};
use crate::report::{self, cause};
use crate::site::slug::{Slug, fold};
use crate::site::visibility::Include;
use crate::site::{Former, Node, Page, PageId, SectionId, Site};
use crate::value::Found;
use crate::world::{Clock, World};

/// The site with everything in it, shown or not.
pub(super) struct Posts {
    pub(super) world: World,
    pub(super) site: Arc<Site>,
    pub(super) snapshot: Option<Snapshot>,
    /// What is wrong with it.
    pub(super) told: Vec<Diagnostic>,
}

/// What a typed name means.
pub(super) enum Named {
    Post(PageId),
    Section(SitePath),
    /// More than one post has this name.
    Several(Vec<PageId>),
    Nothing,
}

impl Posts {
    /// Loads the site; `None`, and the reason on the terminal, if there is none. What is wrong with single
    /// posts keeps nobody from working on the others.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn load(
        settings: &Settings,
        clock: Clock,
        messages: &Messages,
        terminal: &Terminal,
    ) -> io::Result<Option<Self>> {
        let world = match settings.world(clock) {
            Ok(world) => world,
            Err(diagnostic) => {
                terminal.complain(&report::text(&[diagnostic], messages, &|_| None))?;
                return Ok(None);
            }
        };
        let mut kept = Kept::default();
        kept.look(&world);
        let include = Include { drafts: true, future: true, expired: true };
        let wanted = pipeline::Settings { base_url: None, include };
        let loaded = load(&world, &wanted, &mut kept, &|_| {});
        let told = settle(loaded.diagnostics);
        if let Some(site) = loaded.value.site {
            return Ok(Some(Self { world, site, snapshot: loaded.value.snapshot, told }));
        }
        let errors: Vec<Diagnostic> =
            told.into_iter().filter(|told| told.severity == Severity::Error).collect();
        terminal.complain(&report::text(&errors, messages, &|path| world.excerpt(path)))?;
        Ok(None)
    }

    /// The folder of the site.
    pub(super) fn root(&self) -> &Path {
        self.world.root().unwrap_or(Path::new("."))
    }

    /// The post at a path: from the current folder, the site's, or `content/`; a folder means its `index.md`,
    /// and an ending may be missing. Else the one post of this file name or title.
    pub(super) fn find(&self, typed: &str, current: &Path) -> Named {
        let mut candidates = Vec::new();
        let here = resolved(&current.join(typed));
        candidates.extend(here.and_then(|path| SitePath::from_disk(self.root(), &path)));
        let typed = typed.replace('\\', "/");
        let typed = typed.trim_start_matches("@/").trim_end_matches('/');
        candidates.extend(SitePath::new(typed));
        candidates.extend(SitePath::new(&format!("content/{typed}")));
        for candidate in candidates {
            let more = ["/index.md", "/_index.md", ".md", ".txt", ".md.txt"];
            let more = more.into_iter().filter_map(|more| SitePath::new(&format!("{candidate}{more}")));
            for path in std::iter::once(candidate.clone()).chain(more) {
                match self.site.node(&path) {
                    Some(Node::Page(id)) => return Named::Post(id),
                    Some(Node::Section(_)) => return Named::Section(path),
                    None => {}
                }
            }
        }
        self.named(typed)
    }

    /// The post of this file name, or else of this title.
    fn named(&self, typed: &str) -> Named {
        let bare = bare_name(typed).unwrap_or(typed).to_lowercase();
        let title = fold(typed);
        let is_file = |page: &Page| base_name(&page.document.path).to_lowercase() == bare;
        let is_title = |page: &Page| fold(&page.document.front.title) == title;
        for is_meant in [&is_file as &dyn Fn(&Page) -> bool, &is_title] {
            let pages = self.site.pages.iter().enumerate();
            let found: Vec<PageId> =
                pages.filter(|(_, page)| is_meant(page)).map(|(index, _)| PageId::at(index)).collect();
            match found.as_slice() {
                [] => {}
                [one] => return Named::Post(*one),
                _ => return Named::Several(found),
            }
        }
        Named::Nothing
    }

    /// As [`Posts::find`]; `None`, and the reason on the terminal, if there is no such post, or if it cannot
    /// be read.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn readable(
        &self,
        typed: &str,
        current: &Path,
        messages: &Messages,
        terminal: &Terminal,
    ) -> io::Result<Option<PageId>> {
        let mut text = String::new();
        match self.find(typed, current) {
            Named::Post(id) => {
                let path = &self.site.page(id).document.path;
                let is_own = |told: &&Diagnostic| {
                    told.severity == Severity::Error
                        && told.span.as_ref().is_some_and(|span| span.file == *path)
                };
                let errors: Vec<Diagnostic> = self.told.iter().filter(is_own).cloned().collect();
                if errors.is_empty() {
                    return Ok(Some(id));
                }
                text.push_str(&report::text(&errors, messages, &|path| self.world.excerpt(path)));
                let words = messages.get("posts-unchanged", [("path", path.as_str())]);
                text.push_str(&misuse::complaint(&words, messages));
            }
            Named::Section(path) => {
                let words = messages.get("posts-section", [("path", path.as_str())]);
                text.push_str(&misuse::complaint(&words, messages));
                text.push_str(&misuse::help(&messages.get("posts-section-help", []), messages));
            }
            Named::Several(ids) => {
                let words = messages.get("posts-several", [("name", typed)]);
                text.push_str(&misuse::complaint(&words, messages));
                text.push_str(&written::list(ids.iter().map(|id| &self.site.page(*id).document.path)));
                text.push_str(&misuse::help(&messages.get("posts-several-help", []), messages));
            }
            Named::Nothing => {
                let words = messages.get("posts-nothing", [("path", typed)]);
                text.push_str(&misuse::complaint(&words, messages));
                let tip = self.close(typed).map_or_else(
                    || messages.get("posts-nothing-help", []),
                    |close| messages.get("did-you-mean", [("suggestion", close)]),
                );
                text.push_str(&misuse::help(&tip, messages));
            }
        }
        terminal.complain(&text)?;
        Ok(None)
    }

    /// The bytes of a post; `None`, and the reason on the terminal, if they cannot be read.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn bytes(
        &self,
        path: &SitePath,
        messages: &Messages,
        terminal: &Terminal,
    ) -> io::Result<Option<Vec<u8>>> {
        match self.world.read(path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) => {
                let error = cause(&error.to_string(), messages);
                let args = [("path", path.as_str()), ("error", &error)];
                let words = messages.get("theme-unreadable", args);
                terminal.complain(&misuse::complaint(&words, messages))?;
                Ok(None)
            }
        }
    }

    /// The post that a mistyped name most likely means.
    fn close(&self, typed: &str) -> Option<&str> {
        let paths = || self.site.pages.iter().map(|page| page.document.path.as_str());
        let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let wanted = name(typed);
        let wanted = wanted.strip_suffix(".md").unwrap_or(&wanted);
        let is_same = |path: &&str| name(path).strip_suffix(".md") == Some(wanted);
        paths().find(is_same).or_else(|| did_you_mean(typed, paths()))
    }

    /// The section at or around a post that is a draft, and makes it one.
    pub(super) fn draft_section(&self, page: &Page) -> Option<&SitePath> {
        let mut next = page.section;
        while let Some(id) = next {
            let section = self.site.section(id);
            if section.document.front.draft {
                return Some(&section.document.path);
            }
            next = section.parent;
        }
        None
    }

    /// The address of a folder of `content/`, with or without a section.
    pub(super) fn address_of_folder(&self, folder: &str) -> String {
        let section = self.site.sections.iter().find(|section| section.document.path.parent() == folder);
        match (section, folder.rsplit_once('/')) {
            (Some(section), _) => section.address.folder().to_owned(),
            (None, Some((around, name))) => join(
                &self.address_of_folder(around),
                Slug::of_folder(name, self.site.config.parse.naming).as_str(),
            ),
            (None, None) => String::new(),
        }
    }

    /// What stands at an address already: the file that wants it, or the address itself for a page that the
    /// program makes.
    pub(super) fn at_address(&self, address: &Address) -> Option<String> {
        let site = &self.site;
        let sections = site.sections.iter().map(|section| (&section.address, &section.document.path));
        let mut all = sections.chain(site.pages.iter().map(|page| (&page.address, &page.document.path)));
        if let Some((_, path)) = all.find(|(other, _)| other.is_same_file(address)) {
            return Some(path.to_string());
        }
        let is_former = |alias: &Found<String>| {
            Former::read(alias, &site.config).is_ok_and(|former| former.address().is_same_file(address))
        };
        let sections = (0..site.sections.len()).map(|index| Node::Section(SectionId::at(index)));
        let pages = (0..site.pages.len()).map(|index| Node::Page(PageId::at(index)));
        if let Some(node) = sections.chain(pages).find(|node| site.aliases(*node).iter().any(is_former)) {
            return Some(site.path_of(node).to_string());
        }
        self.snapshot.as_ref()?.plan.job(address).map(|_| address.to_string())
    }
}

/// A path without `.` and `..`; `None` if it climbs out of everything.
fn resolved(path: &Path) -> Option<std::path::PathBuf> {
    let mut resolved = std::path::PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                if !resolved.pop() {
                    return None;
                }
            }
            component => resolved.push(component),
        }
    }
    Some(resolved)
}
