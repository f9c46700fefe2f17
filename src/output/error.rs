//! What can go wrong, as data.
//!
//! The sentences that a person reads are made elsewhere, in the language of the person; here are
//! only the facts they need.

use std::io;
use std::path::{Path, PathBuf};

/// Why nothing was published. Unless a variant says otherwise, the target is as it was before.
#[derive(Debug)]
pub enum PublishError {
    /// The target is the site's own folder.
    TargetIsRoot {
        /// The target, as it is on the disk.
        target: PathBuf,
    },
    /// The site's folder lies inside the target.
    TargetContainsRoot {
        /// The target, as it is on the disk.
        target: PathBuf,
        /// The site's folder.
        root: PathBuf,
    },
    /// The target is, lies in, or contains a folder of sources.
    TargetTouchesContent {
        /// The target, as it is on the disk.
        target: PathBuf,
        /// The folder of sources.
        content: PathBuf,
    },
    /// Something that is not a folder bears the target's name.
    TargetIsNotAFolder {
        /// The target, as it is on the disk.
        target: PathBuf,
    },
    /// The target holds files and no manifest of ours; only `force` adopts it.
    TargetIsForeign {
        /// The target, as it is on the disk.
        target: PathBuf,
    },
    /// The target holds a tree with drafts and a public one is to go there, or the other way round.
    OtherKind {
        /// The target, as it is on the disk.
        target: PathBuf,
        /// Whether it is the one with drafts that it holds.
        preview: bool,
    },
    /// Another build is writing this target now.
    Locked {
        /// The lock that it holds.
        lock: PathBuf,
    },
    /// The list of what we published is of no use, so nobody can say which files are ours.
    Manifest {
        /// The manifest's file.
        path: PathBuf,
        /// What is the matter with it.
        problem: ManifestProblem,
    },
    /// A killed run left a journal that cannot be read, so the target may be half new. Only a
    /// damaged disk or an edit by hand does this.
    Journal {
        /// The journal's file.
        path: PathBuf,
        /// Where it breaks off.
        error: serde_json::Error,
    },
    /// A path that does not stay in the target, or that is reserved for this module.
    InvalidPath {
        /// The path as it was put.
        path: String,
    },
    /// Two files want one path, or one wants to be the folder of the other. Paths that differ only
    /// in case are one path, because they are on Windows and macOS.
    Collision {
        /// The path that came later.
        path: String,
        /// The path that was there before.
        other: String,
    },
    /// A file of somebody else is at a path of ours; only `force` overwrites it.
    Foreign {
        /// The file that is in the way, in the target.
        path: PathBuf,
    },
    /// A folder is where a file of ours must go, and it holds a file of somebody else. Not even
    /// `force` deletes that.
    FolderInTheWay {
        /// The folder, in the target.
        folder: PathBuf,
        /// A foreign file in it, named from the target.
        foreign: PathBuf,
    },
    /// A file could not be put, so publishing without it would withdraw its page.
    Incomplete,
    /// Moving the files in failed, and so did moving them out again: the target is half new. The
    /// next run completes it before it does anything else.
    HalfPublished {
        /// The file at which it stopped.
        path: PathBuf,
        /// Why it stopped.
        error: io::Error,
    },
    /// The disk said no. `error.kind()` tells a full disk (`StorageFull`) from a missing right.
    Io {
        /// The file or folder concerned.
        path: PathBuf,
        /// What the operating system said.
        error: io::Error,
    },
}

/// What is the matter with a manifest.
#[derive(Debug)]
pub enum ManifestProblem {
    /// It could not be read, or it is not a file.
    Unreadable(io::Error),
    /// It is cut short, was edited by hand, or lists a path outside the target.
    Syntax(serde_json::Error),
    /// It is JSON, but not written by this program.
    NotOurs,
    /// A later version of this program wrote it.
    Newer {
        /// The format it says it has.
        format: u64,
    },
}

/// Names the file in an error of the disk, which by itself says only "permission denied".
pub(super) trait At<T> {
    fn at(self, path: &Path) -> Result<T, PublishError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T, PublishError> {
        self.map_err(|error| PublishError::Io { path: path.to_owned(), error })
    }
}
