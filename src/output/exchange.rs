//! Publishing in one step: the new tree takes the target's place.
//!
//! The prepared new files and the list of changes enter; whether the folders could be exchanged
//! leaves. Before the exchange everything else of the old tree is linked into the new one, so it is
//! whole; after it the old tree becomes the spare. A reader sees one tree or the other and never a
//! mixture, at whatever moment the program is killed.
//!
//! Only Linux has the call (`renameat2` with `RENAME_EXCHANGE`); the first publication, into a folder
//! that does not exist yet, is one rename everywhere.

use std::io;
use std::path::Path;

use super::PublishWarning;
use super::changes::Changes;
use super::disk;
use super::error::{At, PublishError};
use super::path::Case;
use super::target::Place;

/// Whether the target is the new tree now.
pub(super) enum Outcome {
    /// It is.
    Done(Option<PublishWarning>),
    /// It cannot be, and nothing has changed.
    Impossible,
}

/// Exchanges the staging folder and the target, if that can be done.
pub(super) fn publish(
    place: &Place,
    staged: &Path,
    changes: &Changes,
    case: Case,
) -> Result<Outcome, PublishError> {
    let Some(spare) = &place.spare else {
        return Ok(Outcome::Impossible);
    };
    let target = &place.target;
    if disk::kind(target).at(target)?.is_none() {
        let renamed = disk::rename(staged, target).at(target);
        return outcome(renamed.map(|()| None));
    }
    outcome(exchange(place, staged, changes, case).map(|()| keep_as_spare(staged, spare).err()))
}

/// Only a full disk ends the publication. Whatever else stands against an exchange (a file of others
/// that we may not copy, a busy folder, a file system without the call), renames in place do not
/// need it; and if the trouble is a real one, they meet it too and report it.
fn outcome(done: Result<Option<PublishWarning>, PublishError>) -> Result<Outcome, PublishError> {
    match done {
        Ok(warning) => Ok(Outcome::Done(warning)),
        Err(PublishError::Io { path, error }) if disk::is_no_space(&error) => {
            Err(PublishError::Io { path, error })
        }
        Err(_) => Ok(Outcome::Impossible),
    }
}

#[cfg(target_os = "linux")]
fn exchange(place: &Place, staged: &Path, changes: &Changes, case: Case) -> Result<(), PublishError> {
    // Such a disk is a USB stick, as a rule: without hard links all of the site would be copied for
    // every change.
    let is_unfit = case == Case::Ignored || !changes.is_all_known;
    if is_unfit || place.mounts.may_lie_below(&place.target) {
        return Err(io::Error::from(io::ErrorKind::Unsupported)).at(&place.target);
    }
    super::twin::complete(&place.target, staged, changes)?;
    disk::settle(staged, changes.new_files(staged));
    swap(staged, &place.target).at(&place.target)
}

#[cfg(not(target_os = "linux"))]
fn exchange(place: &Place, _staged: &Path, _changes: &Changes, _case: Case) -> Result<(), PublishError> {
    Err(io::Error::from(io::ErrorKind::Unsupported)).at(&place.target)
}

/// Makes the tree that was just replaced the spare; an earlier spare is deleted. The spare is a whole
/// tree at every moment, as the two change places before the earlier one is taken apart.
pub(super) fn keep_as_spare(old: &Path, spare: &Path) -> Result<(), PublishWarning> {
    // A first publication into an empty folder leaves nothing worth keeping.
    if std::fs::remove_dir(old).is_ok() {
        return Ok(());
    }
    let kept = match disk::kind(spare) {
        Ok(Some(_)) => swap(old, spare),
        _ => disk::rename(old, spare),
    };
    kept.map_err(|error| PublishWarning::SpareNotKept { spare: spare.to_owned(), error })?;
    // Now the earlier spare, or nothing.
    disk::remove_tree(old).map_err(|error| PublishWarning::LeftBehind { path: old.to_owned(), error })
}

#[cfg(target_os = "linux")]
fn swap(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn swap(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
