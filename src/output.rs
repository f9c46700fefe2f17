//! Bytes → folder: publishing a site so that a reader never sees half of it.
//!
//! Files enter one by one ([`begin`], [`Staging::put`]), a published folder and a [`Summary`] of what
//! changed leave ([`Staging::finish`]). Nothing is known here of sites and pages.
//!
//! ```text
//! begin ─ target (which folder?) → lock → recover (a killed run) → manifest (what is ours?)
//! put   ─ path → artifact (equal to the file there?) ─ no → scaffold (a new file beside the target)
//! finish ─ tree (what is there?) → changes → twin → exchange          one step, or
//!                                          └──────→ journal → replay  step by step, completed or undone
//! ```
//!
//! Three rules hold everywhere:
//! - **What is not in our manifest is not ours**: files of others are never overwritten without
//!   `force` and never deleted.
//! - **Nothing changed, nothing written**: an equal file keeps its bytes, time and inode, and an equal
//!   site is not touched at all.
//! - **A killed run harms nobody**: the target is the old tree or the new one, at once where folders
//!   can be exchanged ([`Guarantee`]), else after the next [`begin`].
//!
//! Around a target `public` lie `.public.jianbao-lock` (empty, for ever), `.public.jianbao-previous`
//! (the tree before this one) and, during a publication, `.public.jianbao-staging`. If nothing can lie
//! beside the target, lock and staging folder lie in it.

#![expect(clippy::disallowed_methods, reason = "the door through which sites are published")]

mod artifact;
mod changes;
mod disk;
mod error;
mod exchange;
mod journal;
mod lock;
mod manifest;
mod mounts;
mod path;
mod recover;
mod replay;
mod scaffold;
mod staging;
mod target;
mod tree;
#[cfg(target_os = "linux")]
mod twin;

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

pub use error::{ManifestProblem, PublishError};
pub use staging::{Staging, begin};

/// What must be known of the site to judge a target.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    /// Adopt a folder with files in it, and overwrite others' files at paths of ours.
    pub force: bool,
    /// The site's folder.
    pub root: PathBuf,
    /// The folders of sources: content, static, templates, themes, data, i18n. They need not exist.
    pub content: Vec<PathBuf>,
    /// The program's version, for the manifest.
    pub version: &'a str,
    /// Whether the tree shows more than is public. Such a tree and a public one never take each other's
    /// place.
    pub preview: bool,
}

/// What a file is to the published tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing was at its path, or a folder.
    New,
    /// Another content was at its path.
    Changed,
    /// It is there already, byte for byte.
    Unchanged,
}

/// How the new tree came to be the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guarantee {
    /// Nothing differed, so nothing was written.
    Nothing,
    /// In one step: every reader saw the old tree or the new one, whole. On Linux not even a power
    /// cut would have left a mixture, except in a first publication, which has no old tree to keep.
    Exchanged,
    /// File by file, what pages need before pages, deletions last: a reader may have seen new pages
    /// beside old ones for a moment. Had the run been killed, the next one would complete it.
    Journalled,
}

/// What a publication did. The manifest is not counted.
#[derive(Debug)]
pub struct Summary {
    /// Files at paths where nothing was.
    pub new: usize,
    /// Files with another content than before.
    pub changed: usize,
    /// Files that were not touched.
    pub unchanged: usize,
    /// Files that vanished with their sources.
    pub removed: usize,
    /// How the tree came to be the target.
    pub guarantee: Guarantee,
    /// What a person should know, though the publication was made.
    pub warnings: Vec<PublishWarning>,
}

impl Summary {
    fn of(puts: &BTreeMap<path::TreePath, changes::Put>) -> Self {
        let count = |change| puts.values().filter(|put| put.change == change).count();
        Self {
            new: count(Change::New),
            changed: count(Change::Changed),
            unchanged: count(Change::Unchanged),
            removed: 0,
            guarantee: Guarantee::Nothing,
            warnings: Vec::new(),
        }
    }
}

/// What a person should know of a publication that was made.
#[derive(Debug)]
pub enum PublishWarning {
    /// The file system knows no locks: two builds at once would disturb each other.
    NotLocked {
        /// The lock's file.
        lock: PathBuf,
    },
    /// An earlier run was killed while it published; its publication has been completed first.
    EarlierRunCompleted,
    /// An earlier run was killed or stopped while it published; its steps were taken back first.
    EarlierRunUndone,
    /// The tree that was replaced could not be kept for a return to it.
    SpareNotKept {
        /// Where it should lie.
        spare: PathBuf,
        /// Why it does not.
        error: io::Error,
    },
    /// A working folder could not be deleted; the next run tries again.
    LeftBehind {
        /// The folder.
        path: PathBuf,
        /// Why it could not.
        error: io::Error,
    },
}
