//! What a killed run left behind.
//!
//! The names around the target enter; nothing of the earlier run is left when this returns, and the
//! target is one whole tree again. It runs under the lock, before anything else is read.

use std::path::Path;
use std::time::SystemTime;

use super::error::{At, PublishError};
use super::journal::{Direction, Journal};
use super::replay::Replay;
use super::target::Place;
use super::{PublishWarning, disk, exchange, manifest};

/// Completes or takes back a publication in place, then clears the staging folders away.
pub(super) fn recover(place: &Place) -> Result<Vec<PublishWarning>, PublishError> {
    let mut warnings = Vec::new();
    for staged in &place.stagings {
        if let Some((journal, direction)) = Journal::find(staged)? {
            warnings.push(resume(place, staged, &journal, direction)?);
        } else if let Some(spare) = &place.spare
            && is_tree_before(staged, &place.target, spare)
        {
            // If it cannot be kept it is deleted, as it would be in a run that was not killed.
            let _ = exchange::keep_as_spare(staged, spare);
        }
        disk::remove_tree(staged).at(staged)?;
    }
    Ok(warnings)
}

fn resume(
    place: &Place,
    staged: &Path,
    journal: &Journal,
    direction: Direction,
) -> Result<PublishWarning, PublishError> {
    let replay = Replay::new(journal, &place.target, staged);
    if direction == Direction::Back {
        replay.undo()?;
        return Ok(PublishWarning::EarlierRunUndone);
    }
    match replay.complete() {
        Ok(_) => Ok(PublishWarning::EarlierRunCompleted),
        // What stopped the earlier run may stop this one too; the old tree is there again.
        Err(PublishError::Io { .. }) => Ok(PublishWarning::EarlierRunUndone),
        Err(error) => Err(error),
    }
}

/// Whether the run was killed just after the exchange, so that the staging folder holds the tree that
/// the target held before. The ages of the manifests tell: it is older than the target's, where a
/// tree that waits to be published is younger, and younger than the spare's, where an earlier spare
/// that waits to be deleted is older. With a clock that was set back the spare may be an earlier tree
/// than it could be, and no worse.
fn is_tree_before(staged: &Path, target: &Path, spare: &Path) -> bool {
    let age = |tree: &Path| -> Option<SystemTime> {
        let manifest = disk::metadata(&tree.join(manifest::NAME)).ok()??;
        manifest.modified().ok()
    };
    match (age(staged), age(target)) {
        (Some(staged), Some(target)) => staged < target && age(spare).is_none_or(|spare| spare < staged),
        _ => false,
    }
}
