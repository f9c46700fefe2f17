//! The folder beside the target in which the new tree is prepared.
//!
//! Paths of the tree enter, places for new files leave. It comes into being with the first file that
//! differs, so that a build that changes nothing leaves no trace, and it goes when it is dropped,
//! unless it holds the journal of a publication that must be completed.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::error::{At, PublishError};
use super::path::TreePath;
use super::target::Place;
use super::{disk, journal};

/// Removes itself when dropped.
pub(super) struct Scaffold {
    folder: PathBuf,
    target: PathBuf,
    made: Mutex<Made>,
}

#[derive(Default)]
struct Made {
    root: bool,
    folders: HashSet<TreePath>,
}

impl Scaffold {
    /// Writes nothing yet.
    pub(super) fn new(place: &Place) -> Self {
        Self { folder: place.staging.clone(), target: place.target.clone(), made: Mutex::default() }
    }

    /// The folder itself, made if it is not there yet.
    pub(super) fn root(&self) -> Result<&Path, PublishError> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        self.make_root(&mut made)?;
        Ok(&self.folder)
    }

    /// Where a file of the new tree goes; the folders above it are made.
    pub(super) fn slot(&self, path: &TreePath) -> Result<PathBuf, PublishError> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        self.make_root(&mut made)?;
        for folder in path.folders() {
            if !made.folders.contains(&folder) {
                let native = folder.under(&self.folder);
                // There already if the disk takes it for one that differs in case.
                disk::ensure_folder(&native).at(&native)?;
                made.folders.insert(folder);
            }
        }
        Ok(path.under(&self.folder))
    }

    fn make_root(&self, made: &mut Made) -> Result<(), PublishError> {
        if !made.root {
            fs::create_dir(&self.folder).at(&self.folder)?;
            made.root = true;
            resemble(&self.target, &self.folder);
        }
        Ok(())
    }
}

impl Drop for Scaffold {
    fn drop(&mut self) {
        if !journal::is_in(&self.folder) {
            // What cannot be removed now the next run removes, or says why it cannot.
            let _ = disk::remove_tree(&self.folder);
        }
    }
}

/// Gives the new folder the owner and rights of the target, as far as we may. A target that hands
/// its group down to new files (set-group-ID) does so for the web server; files made beside it
/// would miss that group.
#[cfg(unix)]
fn resemble(target: &Path, folder: &Path) {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};

    const OWNER_MAY_ALL: u32 = 0o700;
    if let Ok(metadata) = fs::metadata(target) {
        let _ = chown(folder, Some(metadata.uid()), Some(metadata.gid()));
        let mode = metadata.permissions().mode() | OWNER_MAY_ALL;
        let _ = fs::set_permissions(folder, fs::Permissions::from_mode(mode));
    }
}

#[cfg(not(unix))]
fn resemble(_target: &Path, _folder: &Path) {}
