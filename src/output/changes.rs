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
use super::path::{Case, Spellings, TreePath};
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
        case: Case,
        force: bool,
    ) -> Result<Self, PublishError> {
        let comparison =
            Comparison { old, puts, put_spellings: Spellings::of(case, puts.keys()), tree, force };
        let mut changes =
            Self { has_manifest: tree.has_manifest, is_all_known: tree.unread.is_empty(), ..Self::default() };
        comparison.clear_the_way(&mut changes)?;
        comparison.sort_out_files(&mut changes);
        comparison.sort_out_folders(&mut changes, case);
        comparison.sort_out_foreign(&mut changes);
        Ok(changes)
    }

    /// Where the new files lie as long as they are not placed.
    pub(super) fn new_files(&self, staged: &Path) -> impl ExactSizeIterator<Item = PathBuf> {
        (self.placed.iter()).map(move |placement| placement.path.under(staged))
    }

    fn is_cleared(&self, path: &TreePath) -> bool {
        self.cleared.contains(path) || path.folders().any(|folder| self.cleared.contains(&folder))
    }
}

/// What is compared. All three are asked for a path by whatever spelling the disk takes for it.
struct Comparison<'a> {
    old: &'a Manifest,
    puts: &'a BTreeMap<TreePath, Put>,
    put_spellings: Spellings,
    tree: &'a Tree,
    force: bool,
}

impl Comparison<'_> {
    fn is_put(&self, path: &TreePath) -> bool {
        let path = self.put_spellings.find(path);
        path.is_some_and(|path| self.puts.contains_key(path))
    }

    fn clear_the_way(&self, changes: &mut Changes) -> Result<(), PublishError> {
        let differing = self.puts.iter().filter(|(_, put)| put.change != Change::Unchanged);
        for (path, _) in differing {
            for folder in path.folders() {
                if let Some(file) = self.tree.find_file(&folder) {
                    self.refuse_unless_ours(file)?;
                    changes.cleared.insert(file.clone());
                }
            }
            if let Some(folder) = self.tree.find_folder(path) {
                self.refuse_foreign_within(folder)?;
                changes.cleared.insert(folder.clone());
            }
            if let Some(file) = self.tree.find_file(path) {
                self.refuse_unless_ours(file)?;
            }
        }
        let respelled = self.withdrawn().filter(|path| self.is_put(path));
        changes.cleared.extend(respelled.cloned());
        Ok(())
    }

    /// The files of ours that were not put and are still there as files. What became a folder
    /// meanwhile is somebody else's; what lies behind a link is not in the tree.
    fn withdrawn(&self) -> impl Iterator<Item = &TreePath> {
        (self.old.files.keys())
            .filter(|path| !self.puts.contains_key(*path))
            .filter_map(|path| self.tree.find_file(path))
    }

    fn refuse_unless_ours(&self, path: &TreePath) -> Result<(), PublishError> {
        if self.force || self.old.find(path).is_some() {
            return Ok(());
        }
        Err(PublishError::Foreign { path: path.under(Path::new("")) })
    }

    /// A folder may give way to a file only if all files in it are ours.
    fn refuse_foreign_within(&self, folder: &TreePath) -> Result<(), PublishError> {
        let is_ours =
            |path: &Path| TreePath::from_native(path).is_some_and(|path| self.old.find(&path).is_some());
        let mut within = self.tree.within(folder);
        match within.find(|(path, kind)| *kind != Kind::Folder && !is_ours(path)) {
            None => Ok(()),
            Some((path, _)) => Err(PublishError::FolderInTheWay {
                folder: folder.under(Path::new("")),
                foreign: path.to_owned(),
            }),
        }
    }

    fn sort_out_files(&self, changes: &mut Changes) {
        for (path, put) in self.puts {
            if put.change == Change::Unchanged {
                changes.kept.push(path.clone());
                continue;
            }
            let replaces = match self.tree.find(path) {
                Some((present, kind)) => kind != Kind::Folder && !changes.is_cleared(present),
                // It lies in a folder that could not be looked into.
                None => put.change == Change::Changed,
            };
            changes.placed.push(Placement { path: path.clone(), replaces });
        }
        changes.placed.sort_by_key(|placement| placement.path.is_page());
        for path in self.withdrawn() {
            changes.removed += 1;
            if !changes.is_cleared(path) {
                changes.withdrawn.push(path.clone());
            }
        }
    }

    fn sort_out_folders(&self, changes: &mut Changes, case: Case) {
        let needed: BTreeSet<TreePath> = self.puts.keys().flat_map(TreePath::folders).collect();
        let stays = |folder: &TreePath| !changes.is_cleared(folder);
        changes.made = (needed.iter())
            .filter(|folder| !self.tree.find_folder(folder).is_some_and(stays))
            .cloned()
            .collect();
        let spellings = Spellings::of(case, needed.iter());
        let is_needed = |folder: &TreePath| {
            let folder = spellings.find(folder);
            folder.is_some_and(|folder| needed.contains(folder))
        };
        let mut left = self.count_what_stays(changes);
        let gone = changes.withdrawn.iter().chain(&changes.cleared);
        let losing: BTreeSet<TreePath> = gone.flat_map(TreePath::folders).collect();
        // Backwards, a folder comes after the folders in it, which it may lose.
        for folder in losing.into_iter().rev() {
            let native = folder.under(Path::new(""));
            let is_empty = left.get(native.as_path()).is_none_or(|count| *count == 0);
            if is_empty && !is_needed(&folder) && !changes.is_cleared(&folder) {
                if let Some(count) = native.parent().and_then(|parent| left.get_mut(parent)) {
                    *count -= 1;
                }
                changes.emptied.push(folder);
            }
        }
    }

    /// How many files and folders stay directly in each folder, as long as no folder is emptied.
    fn count_what_stays(&self, changes: &Changes) -> HashMap<&Path, usize> {
        let withdrawn: HashSet<&TreePath> = changes.withdrawn.iter().collect();
        let mut left = HashMap::new();
        for path in self.tree.entries.keys() {
            let goes = TreePath::from_native(path)
                .is_some_and(|path| withdrawn.contains(&path) || changes.is_cleared(&path));
            if let (false, Some(parent)) = (goes, path.parent()) {
                *left.entry(parent).or_default() += 1;
            }
        }
        left
    }

    fn sort_out_foreign(&self, changes: &mut Changes) {
        let emptied: HashSet<TreePath> = changes.emptied.iter().cloned().collect();
        for (native, kind) in &self.tree.entries {
            let path = TreePath::from_native(native);
            let is = |test: &dyn Fn(&TreePath) -> bool| path.as_ref().is_some_and(test);
            let goes = is(&|path| changes.is_cleared(path) || emptied.contains(path));
            if goes {
                continue;
            }
            if *kind == Kind::Folder {
                changes.folders.push(native.clone());
            } else if !is(&|path| self.is_put(path) || self.old.find(path).is_some()) {
                changes.foreign.push((native.clone(), *kind));
            }
        }
    }
}
