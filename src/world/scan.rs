//! Listing a folder of the site: which files there are, and what lies there that is none.

use walkdir::{DirEntry, WalkDir};

use super::{EmbeddedThemes, FileEntry, Files, World};
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
        let mut diagnostics = Vec::new();
        let mut files = match &self.files {
            Files::Disk { root } => scan_disk(root, folder, &mut diagnostics),
            Files::Memory(files) => files
                .iter()
                .filter(|(path, _)| path.below(folder).is_some())
                .map(|(path, bytes)| FileEntry { path: path.clone(), size: bytes.len() as u64 })
                .collect(),
        };
        for name in EmbeddedThemes::iter() {
            let path = SitePath::new(&format!("themes/{name}"));
            if let Some(path) = path.filter(|path| path.below(folder).is_some()) {
                let size = EmbeddedThemes::get(&name).map_or(0, |file| file.data.len() as u64);
                files.push(FileEntry { path, size });
            }
        }
        // Stable: where both are there, the site's own file comes first and stays.
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|later, first| later.path == first.path);
        Diagnosed { value: files, diagnostics }
    }
}

fn scan_disk(root: &Path, folder: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<FileEntry> {
    let start = root.join(folder);
    if !start.exists() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut walk = WalkDir::new(&start).follow_links(true).into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                diagnostics.push(walk_error(root, &error));
                continue;
            }
        };
        if entry.path_is_symlink() && !stays_inside(root, entry.path()) {
            diagnostics.push(about(root, entry.path(), Code::LinkOutside));
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
            found.extend(take_file(root, &entry, diagnostics));
        }
    }
    found
}

fn take_file(root: &Path, entry: &DirEntry, diagnostics: &mut Vec<Diagnostic>) -> Option<FileEntry> {
    if !entry.file_type().is_file() {
        diagnostics.push(about(root, entry.path(), Code::SpecialFile));
        return None;
    }
    let Some(path) = SitePath::from_disk(root, entry.path()) else {
        let name = entry.path().to_string_lossy();
        diagnostics.push(Diagnostic::new(Code::NameNotUnicode).with("name", name));
        return None;
    };
    match entry.metadata() {
        Ok(metadata) => Some(FileEntry { path, size: metadata.len() }),
        Err(error) => {
            diagnostics.push(Diagnostic::at(Code::Unreadable, Span::file(&path)).with("error", error));
            None
        }
    }
}

/// Whether a scan of a folder of the site leaves out what bears this name, with all that lies below it.
pub fn is_left_behind(name: &str, folder: &str) -> bool {
    // A server's own files, such as `.well-known`, are meant; in any other folder a dot hides.
    let hidden = name.starts_with('.') && (folder != "static" || name.starts_with("._"));
    hidden || name.starts_with("~$") || name.ends_with('~') || LEFT_BEHIND.contains(&name)
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
