//! What lies in the target now.
//!
//! A folder enters, the list of everything in it leaves. Links are listed and never followed: what
//! is behind them is not in the tree.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::Kind;
use super::error::PublishError;
use super::path::{Case, Spellings, TreePath};
use super::{manifest, target};

/// Every file, folder and link below a folder, except what this module keeps there for itself.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// By relative path. A path sorts directly before what lies in it.
    pub(super) entries: BTreeMap<PathBuf, Kind>,
    pub(super) has_manifest: bool,
    spellings: Spellings,
    /// Folders that could not be looked into, and why.
    pub(super) unread: Vec<(PathBuf, io::Error)>,
}

impl Tree {
    /// A folder that does not exist has nothing in it.
    pub(super) fn walk(root: &Path, case: Case) -> Self {
        let mut tree = Self::default();
        if !root.is_dir() {
            return tree;
        }
        let walk = walkdir::WalkDir::new(root).min_depth(1).into_iter();
        let visible = walk.filter_entry(|entry| entry.depth() != 1 || !target::is_private(entry.file_name()));
        for entry in visible {
            match entry {
                Ok(entry) => tree.note(root, &entry),
                Err(error) => {
                    let path = error.path().unwrap_or(root).to_owned();
                    tree.unread.push((path, error.into()));
                }
            }
        }
        let names: Vec<TreePath> =
            (tree.entries.keys()).filter_map(|path| TreePath::from_native(path)).collect();
        tree.spellings = Spellings::of(case, names.iter());
        tree
    }

    /// Refuses to go on if a file of ours may lie in a folder that could not be looked into: it would
    /// be forgotten instead of withdrawn. Somebody else's closed folder is no matter.
    pub(super) fn refuse_if_blind_to<'a>(
        &mut self,
        root: &Path,
        mut ours: impl Iterator<Item = &'a TreePath>,
    ) -> Result<(), PublishError> {
        if self.unread.is_empty() {
            return Ok(());
        }
        let is_unread = |path: &TreePath| {
            let path = path.under(root);
            let folders = self.unread.iter();
            folders.map(|(folder, _)| folder).position(|folder| path.starts_with(folder))
        };
        match ours.find_map(is_unread) {
            None => Ok(()),
            Some(position) => {
                let (path, error) = self.unread.swap_remove(position);
                Err(PublishError::Io { path, error })
            }
        }
    }

    fn note(&mut self, root: &Path, entry: &walkdir::DirEntry) {
        if entry.depth() == 1 && entry.file_name() == manifest::NAME {
            self.has_manifest = true;
        } else if let Ok(relative) = entry.path().strip_prefix(root) {
            self.entries.insert(relative.to_owned(), entry.file_type().into());
        }
    }

    /// What is at a path, and how the path is spelled there.
    pub(super) fn find<'a>(&'a self, path: &'a TreePath) -> Option<(&'a TreePath, Kind)> {
        let path = self.spellings.find(path)?;
        let kind = self.entries.get(&path.under(Path::new("")))?;
        Some((path, *kind))
    }

    /// The file or link at a path, as it is spelled there.
    pub(super) fn find_file<'a>(&'a self, path: &'a TreePath) -> Option<&'a TreePath> {
        let (path, kind) = self.find(path)?;
        (kind != Kind::Folder).then_some(path)
    }

    /// The folder at a path, as it is spelled there.
    pub(super) fn find_folder<'a>(&'a self, path: &'a TreePath) -> Option<&'a TreePath> {
        let (path, kind) = self.find(path)?;
        (kind == Kind::Folder).then_some(path)
    }

    /// Everything in a folder, at any depth.
    pub(super) fn within(&self, folder: &TreePath) -> impl Iterator<Item = (&Path, Kind)> {
        let folder = folder.under(Path::new(""));
        self.entries
            .range(folder.clone()..)
            .skip_while({
                let folder = folder.clone();
                move |(path, _)| **path == folder
            })
            .take_while(move |(path, _)| path.starts_with(&folder))
            .map(|(path, kind)| (path.as_path(), *kind))
    }
}
