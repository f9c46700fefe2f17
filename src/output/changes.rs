//! What must happen to turn the tree in the target into the one that was put.
//!
//! The old manifest, the files that were put and the walked tree enter; lists of paths leave, or the
//! reason why somebody else's file forbids it. Nothing touches the disk, so a conflict is found
//! before anything changes, and both ways of publishing do the same things because they read the
//! same lists.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::Change;
use super::disk::Kind;
use super::error::PublishError;
use super::manifest::{Digest, Manifest};
use super::path::TreePath;
use super::tree::Tree;

/// A file that was put.
#[derive(Debug)]
pub(super) struct Put {
    pub(super) change: Change,
    pub(super) hash: Digest,
}

/// A new file to be moved into the target.
#[derive(Debug)]
pub(super) struct Placement {
    pub(super) path: TreePath,
    /// Whether it takes the place of a file.
    pub(super) replaces: bool,
}

/// The way from the old tree to the new one. Relative paths throughout.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// New and changed files: first what pages are made of, then pages.
    pub(super) placed: Vec<Placement>,
    /// Files of ours that stay as they are.
    pub(super) kept: Vec<TreePath>,
    /// Files and links of others.
    pub(super) foreign: Vec<(PathBuf, Kind)>,
    /// Folders that are there and stay, outermost first.
    pub(super) folders: Vec<PathBuf>,
    /// Folders that new files need, outermost first.
    pub(super) made: Vec<TreePath>,
    /// What must go before a new file can come: a file where a folder will be, a folder where a file
    /// will be, or a file whose name will differ in case only.
    pub(super) cleared: BTreeSet<TreePath>,
    /// Files of ours whose sources are gone.
    pub(super) withdrawn: Vec<TreePath>,
    /// Folders with nothing left in them, innermost first.
    pub(super) emptied: Vec<TreePath>,
    /// How many files of ours vanish, cleared ones included.
    pub(super) removed: usize,
    /// Whether a manifest is there to be replaced.
    pub(super) has_manifest: bool,
    /// `false` if the target holds folders that could not be looked into.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "only an exchange must know everything")
    )]
    pub(super) is_all_known: bool,
}

impl Changes {
    /// Compares; `force` lets files of ours take the place of others' files and links.
    pub(super) fn between(
        old: &Manifest,
        puts: &BTreeMap<TreePath, Put>,
        tree: &Tree,
        force: bool,
    ) -> Result<Self, PublishError> {
        let mut changes =
            Self { has_manifest: tree.has_manifest, is_all_known: tree.unread.is_empty(), ..Self::default() };
        changes.clear_the_way(old, puts, tree, force)?;
        changes.sort_out_files(puts, tree);
        changes.withdraw(old, puts, tree);
        changes.sort_out_folders(puts, tree);
        changes.sort_out_foreign(old, puts, tree);
        Ok(changes)
    }

    fn clear_the_way(
        &mut self,
        old: &Manifest,
        puts: &BTreeMap<TreePath, Put>,
        tree: &Tree,
        force: bool,
    ) -> Result<(), PublishError> {
        let may_go = |path: &TreePath| force || old.files.contains_key(path);
        let differing = puts.iter().filter(|(_, put)| put.change != Change::Unchanged);
        for (path, _) in differing {
            let is_file = |folder: &TreePath| matches!(tree.kind(folder), Some(Kind::File | Kind::Other));
            if let Some(file) = path.folders().find(is_file) {
                refuse_unless(may_go(&file), &file)?;
                self.cleared.insert(file);
            }
            match tree.kind(path) {
                None => {}
                Some(Kind::Folder) => {
                    refuse_foreign_within(path, old, tree)?;
                    self.cleared.insert(path.clone());
                }
                Some(_) => refuse_unless(may_go(path), path)?,
            }
        }
        let spellings: HashSet<String> = puts.keys().map(TreePath::folded).collect();
        let respelled = withdrawn(old, puts, tree).filter(|path| spellings.contains(&path.folded()));
        self.cleared.extend(respelled.cloned());
        Ok(())
    }

    fn sort_out_files(&mut self, puts: &BTreeMap<TreePath, Put>, tree: &Tree) {
        for (path, put) in puts {
            if put.change == Change::Unchanged {
                self.kept.push(path.clone());
                continue;
            }
            // On a disk that ignores case the walk may have found the file under another spelling.
            let is_there = put.change == Change::Changed || tree.kind(path).is_some();
            self.placed.push(Placement { path: path.clone(), replaces: is_there && !self.is_cleared(path) });
        }
        self.placed.sort_by_key(|placement| placement.path.is_page());
    }

    fn withdraw(&mut self, old: &Manifest, puts: &BTreeMap<TreePath, Put>, tree: &Tree) {
        for path in withdrawn(old, puts, tree) {
            self.removed += 1;
            if !self.is_cleared(path) {
                self.withdrawn.push(path.clone());
            }
        }
    }

    fn is_cleared(&self, path: &TreePath) -> bool {
        self.cleared.contains(path) || path.folders().any(|folder| self.cleared.contains(&folder))
    }

    fn sort_out_folders(&mut self, puts: &BTreeMap<TreePath, Put>, tree: &Tree) {
        let needed: BTreeSet<TreePath> = puts.keys().flat_map(TreePath::folders).collect();
        self.made = (needed.iter())
            .filter(|folder| tree.kind(folder) != Some(Kind::Folder) || self.is_cleared(folder))
            .cloned()
            .collect();
        let mut left = self.count_what_stays(tree);
        let gone = self.withdrawn.iter().chain(&self.cleared);
        let losing: BTreeSet<TreePath> = gone.flat_map(TreePath::folders).collect();
        // Backwards, a folder comes after the folders in it, which it may lose.
        for folder in losing.into_iter().rev() {
            let native = folder.under(Path::new(""));
            let is_empty = left.get(native.as_path()).is_none_or(|count| *count == 0);
            if is_empty && !needed.contains(&folder) && !self.is_cleared(&folder) {
                if let Some(count) = native.parent().and_then(|parent| left.get_mut(parent)) {
                    *count -= 1;
                }
                self.emptied.push(folder);
            }
        }
    }

    /// How many files and folders stay directly in each folder, as long as no folder is emptied.
    fn count_what_stays<'a>(&self, tree: &'a Tree) -> HashMap<&'a Path, usize> {
        let withdrawn: HashSet<&TreePath> = self.withdrawn.iter().collect();
        let mut left = HashMap::new();
        for path in tree.entries.keys() {
            let goes = TreePath::from_native(path)
                .is_some_and(|path| withdrawn.contains(&path) || self.is_cleared(&path));
            if let (false, Some(parent)) = (goes, path.parent()) {
                *left.entry(parent).or_default() += 1;
            }
        }
        left
    }

    fn sort_out_foreign(&mut self, old: &Manifest, puts: &BTreeMap<TreePath, Put>, tree: &Tree) {
        let emptied: HashSet<&TreePath> = self.emptied.iter().collect();
        for (native, kind) in &tree.entries {
            let path = TreePath::from_native(native);
            let path = path.as_ref();
            if path.is_some_and(|path| self.is_cleared(path)) {
                continue;
            }
            match kind {
                Kind::Folder if path.is_none_or(|path| !emptied.contains(path)) => {
                    self.folders.push(native.clone());
                }
                Kind::Folder => {}
                _ if path.is_some_and(|path| puts.contains_key(path) || old.files.contains_key(path)) => {}
                _ => self.foreign.push((native.clone(), *kind)),
            }
        }
    }
}

/// The files of the old manifest that were not put and are still there as files. What became a
/// folder meanwhile is somebody else's; what lies behind a link is not in the tree.
fn withdrawn<'a>(
    old: &'a Manifest,
    puts: &BTreeMap<TreePath, Put>,
    tree: &Tree,
) -> impl Iterator<Item = &'a TreePath> {
    (old.files.keys())
        .filter(|path| !puts.contains_key(*path))
        .filter(|path| matches!(tree.kind(path), Some(Kind::File | Kind::Other)))
}

fn refuse_unless(may_go: bool, path: &TreePath) -> Result<(), PublishError> {
    if may_go {
        return Ok(());
    }
    Err(PublishError::Foreign { path: path.under(Path::new("")) })
}

/// A folder may give way to a file only if all files in it are ours.
fn refuse_foreign_within(folder: &TreePath, old: &Manifest, tree: &Tree) -> Result<(), PublishError> {
    let is_foreign =
        |path: &Path| TreePath::from_native(path).is_none_or(|path| !old.files.contains_key(&path));
    let mut within = tree.within(folder);
    match within.find(|(path, kind)| *kind != Kind::Folder && is_foreign(path)) {
        None => Ok(()),
        Some((path, _)) => Err(PublishError::FolderInTheWay {
            folder: folder.under(Path::new("")),
            foreign: path.to_owned(),
        }),
    }
}
