//! What a publication in place is about to do, written down before it does it.
//!
//! The list of changes enters, a file in the staging folder leaves; or the file of a killed run
//! enters and the list leaves. The name of the file is the state of the publication, because a rename
//! is one step and takes no space on a full disk:
//!
//! | file | meaning |
//! | --- | --- |
//! | none | nothing has happened, or all has |
//! | `.jianbao-journal` | begun: whoever finds it completes it |
//! | `.jianbao-undo` | a step failed: whoever finds it takes all steps back |

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::changes::Changes;
use super::disk;
use super::error::{At, PublishError};
use super::path::TreePath;

const BEGUN: &str = ".jianbao-journal";
const UNDOING: &str = ".jianbao-undo";
const UNFINISHED: &str = ".jianbao-journal-unfinished";

/// The steps of a publication in place, in their order. See [`Changes`] for what each list means.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Journal {
    pub(super) cleared: Vec<TreePath>,
    pub(super) made: Vec<TreePath>,
    pub(super) placed: Vec<Step>,
    pub(super) withdrawn: Vec<TreePath>,
    pub(super) emptied: Vec<TreePath>,
}

/// A file to be moved in.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    pub(super) path: TreePath,
    /// Whether a file is there before; else one that turns up meanwhile is not overwritten.
    pub(super) replaces: bool,
}

/// Which way a publication goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Forward,
    Back,
}

impl Journal {
    /// The manifest comes last of what is moved in: it then never lists a file that is not there.
    pub(super) fn new(changes: Changes) -> Self {
        let last = Step { path: TreePath::manifest(), replaces: changes.has_manifest };
        let steps = changes
            .placed
            .into_iter()
            .map(|placement| Step { path: placement.path, replaces: placement.replaces });
        Self {
            cleared: changes.cleared.into_iter().collect(),
            made: changes.made,
            placed: steps.chain([last]).collect(),
            withdrawn: changes.withdrawn,
            emptied: changes.emptied,
        }
    }

    /// Writes the journal; from here on the publication happens, even if this process does not live
    /// to see it.
    pub(super) fn begin(&self, staged: &Path) -> Result<(), PublishError> {
        let unfinished = staged.join(UNFINISHED);
        let write = || -> io::Result<()> {
            let mut file = File::create_new(&unfinished)?;
            file.write_all(&serde_json::to_vec(self)?)?;
            // After a power cut a journal that is there must be whole.
            file.sync_all()
        };
        write().at(&unfinished)?;
        let begun = staged.join(BEGUN);
        disk::rename(&unfinished, &begun).at(&begun)
    }

    /// The journal that a killed run left, and which way it went.
    pub(super) fn find(staged: &Path) -> Result<Option<(Self, Direction)>, PublishError> {
        for direction in [Direction::Back, Direction::Forward] {
            let path = file(staged, direction);
            match fs::read(&path) {
                Ok(bytes) => {
                    let journal = serde_json::from_slice(&bytes)
                        .map_err(|error| PublishError::Journal { path, error })?;
                    return Ok(Some((journal, direction)));
                }
                Err(error) if disk::is_absence(&error) => {}
                Err(error) => return Err(error).at(&path),
            }
        }
        Ok(None)
    }
}

/// Whether a publication is under way in this staging folder.
pub(super) fn is_in(staged: &Path) -> bool {
    [Direction::Forward, Direction::Back].iter().any(|direction| file(staged, *direction).is_file())
}

/// From here on the steps are taken back.
pub(super) fn turn_back(staged: &Path) -> io::Result<()> {
    let [begun, undoing] = [Direction::Forward, Direction::Back].map(|way| file(staged, way));
    disk::rename(&begun, &undoing)
}

/// From here on the publication is over.
pub(super) fn end(staged: &Path, direction: Direction) -> io::Result<()> {
    fs::remove_file(file(staged, direction))
}

fn file(staged: &Path, direction: Direction) -> PathBuf {
    staged.join(match direction {
        Direction::Forward => BEGUN,
        Direction::Back => UNDOING,
    })
}
