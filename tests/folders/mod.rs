//! What the tests of publishing share: writing small trees and looking at what became of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What is at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A file and its bytes.
    File(Vec<u8>),
    /// A folder.
    Folder,
    /// A symbolic link and where it points.
    Link(PathBuf),
}

/// Everything below a folder by relative path; nothing for a folder that does not exist.
pub(crate) fn snapshot(root: &Path) -> BTreeMap<PathBuf, Entry> {
    let mut entries = BTreeMap::new();
    if root.is_dir() {
        collect(root, Path::new(""), &mut entries);
    }
    entries
}

fn collect(root: &Path, relative: &Path, entries: &mut BTreeMap<PathBuf, Entry>) {
    for entry in fs::read_dir(root.join(relative)).expect("a folder that can be read") {
        let entry = entry.expect("an entry");
        let relative = relative.join(entry.file_name());
        let kind = entry.file_type().expect("a kind");
        let found = if kind.is_dir() {
            collect(root, &relative, entries);
            Entry::Folder
        } else if kind.is_symlink() {
            Entry::Link(fs::read_link(entry.path()).expect("a link"))
        } else {
            Entry::File(fs::read(entry.path()).expect("a file"))
        };
        entries.insert(relative, found);
    }
}

/// Writes a file and the folders above it.
pub(crate) fn write(root: &Path, path: &str, content: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a path in a folder")).expect("a folder");
    fs::write(path, content).expect("a file");
}

/// The names in a folder, sorted.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
