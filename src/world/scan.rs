//! Listing a folder of the site: which files there are, and what lies there that is none.

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{EmbeddedThemes, FileEntry, Files, Stamp, World};
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Span};
use crate::path::SitePath;

use std::path::Path;

/// Names that editors, office programs and systems leave behind; nobody means them as content.
const LEFT_BEHIND: &[&str] = &["Thumbs.db", "desktop.ini", ".DS_Store", ".git", ".svn"];

impl World {
    /// The files below a folder of the site, sorted by path; below `themes/` with those in the binary.
    ///
    /// Symbolic links are followed while they stay in the site. What is no file (a FIFO, a device), links
    /// that lead out and folders that cannot be read are reported and left out.
    pub fn scan(&self, folder: &str) -> Diagnosed<Vec<FileEntry>> {
        let found = self.look(folder);
        Diagnosed { value: found.files, diagnostics: found.diagnostics }
    }

    /// The same, and whether there were links.
    pub(super) fn look(&self, folder: &str) -> Found {
        let mut found = match &self.files {
            Files::Disk { root } => walk(root, folder, &root.join(folder)),
            Files::Memory(files) => {
                let is_meant = |path: &SitePath| {
                    let below = path.below(folder);
                    below.is_some_and(|below| !below.split('/').any(|name| is_left_behind(name, folder)))
                };
                let files = files.iter().filter(|(path, _)| is_meant(path));
                let entry =
                    |(path, bytes): (&SitePath, &Vec<u8>)| FileEntry::new(path.clone(), bytes.len() as u64);
                Found { files: files.map(entry).collect(), ..Found::default() }
            }
        };
        for name in EmbeddedThemes::iter() {
            let path = SitePath::new(&format!("themes/{name}"));
            if let Some(path) = path.filter(|path| path.below(folder).is_some()) {
                let size = EmbeddedThemes::get(&name).map_or(0, |file| file.data.len() as u64);
                found.files.push(FileEntry::new(path, size));
            }
        }
        // Stable: where both are there, the site's own file comes first and stays.
        found.files.sort_by(|a, b| a.path.cmp(&b.path));
        found.files.dedup_by(|later, first| later.path == first.path);
        found
    }
}

/// What a walk through a folder on disk found.
#[derive(Default)]
pub(super) struct Found {
    /// The files, in no order.
    pub(super) files: Vec<FileEntry>,
    /// What is no file that could be read.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Whether symbolic links were met: behind one, a change shows at two places.
    pub(super) links: bool,
}

/// Walks through `start`, which is `folder` or lies in it.
pub(super) fn walk(root: &Path, folder: &str, start: &Path) -> Found {
    let mut found = Found::default();
    if !start.exists() {
        // A link that leads nowhere is one as well: it may lead somewhere later.
        found.links = start.is_symlink();
        return found;
    }
    let mut entries = Vec::new();
    let mut walk = WalkDir::new(start).follow_links(true).into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.diagnostics.push(walk_error(root, &error));
                continue;
            }
        };
        found.links |= entry.path_is_symlink();
        if entry.path_is_symlink() && !stays_inside(root, entry.path()) {
            found.diagnostics.push(about(root, entry.path(), Code::LinkOutside));
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            continue;
        }
        if entry.depth() > 0 && is_left_behind(&entry.file_name().to_string_lossy(), folder) {
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            continue;
        }
        if !entry.file_type().is_dir() {
            entries.push(entry);
        }
    }
    // To ask for a file's size and time takes longer than to find it.
    let taken: Vec<_> = entries.par_iter().map(|entry| take_file(root, entry)).collect();
    for file in taken {
        match file {
            Ok(file) => found.files.push(file),
            Err(told) => found.diagnostics.push(told),
        }
    }
    found
}

fn take_file(root: &Path, entry: &DirEntry) -> Result<FileEntry, Diagnostic> {
    if !entry.file_type().is_file() {
        return Err(about(root, entry.path(), Code::SpecialFile));
    }
    let Some(path) = SitePath::from_disk(root, entry.path()) else {
        let name = entry.path().to_string_lossy();
        return Err(Diagnostic::new(Code::NameNotUnicode).with("name", name));
    };
    match entry.metadata() {
        Ok(metadata) => {
            let stamp = Stamp { modified: metadata.modified().ok(), ..Stamp::default() };
            Ok(FileEntry { path, size: metadata.len(), stamp })
        }
        Err(error) => Err(Diagnostic::at(Code::Unreadable, Span::file(&path)).with("error", error)),
    }
}

/// Whether a scan of `folder` passes over a file or folder of this name.
pub fn is_left_behind(name: &str, folder: &str) -> bool {
    // A server's own files, such as `.well-known`, are meant; in any other folder a dot hides.
    let hidden = name.starts_with('.') && (folder != "static" || name.starts_with("._"));
    let is_of_word = name.starts_with("~$") || (name.starts_with("~WRL") && name.ends_with(".tmp"));
    hidden
        || is_of_word
        || name.ends_with('~')
        || LEFT_BEHIND.iter().any(|left| name.eq_ignore_ascii_case(left))
}

fn stays_inside(root: &Path, link: &Path) -> bool {
    dunce::canonicalize(link).is_ok_and(|target| target.starts_with(root))
}

fn walk_error(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let path = error.path().unwrap_or(root);
    // A link whose target is gone fails like an unreadable file; to the user it is a link.
    if error.loop_ancestor().is_some() || path.is_symlink() {
        return about(root, path, Code::LinkOutside);
    }
    let cause = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    about(root, path, Code::Unreadable).with("error", cause)
}

fn about(root: &Path, path: &Path, code: Code) -> Diagnostic {
    match SitePath::from_disk(root, path) {
        Some(path) => Diagnostic::at(code, Span::file(&path)).with("name", path),
        None => Diagnostic::new(code).with("name", path.display()),
    }
}
