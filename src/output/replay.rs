//! Publishing in place: the steps of a journal, forward and back.
//!
//! A [`Journal`], the target and the staging folder enter; the new tree, or the old one again,
//! leaves. Every step first looks whether it has been done, so a killed run is continued by running
//! it again from the start. What is replaced or withdrawn is moved aside and not deleted, so that all
//! steps can be taken back when one fails (a full disk, a page held open by a reader on Windows).
//!
//! Where each file is says which steps are done:
//! - a new file is in the staging folder until it is placed, and there again once it is taken back;
//! - an old file is aside from before it goes until it is back.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::PublishWarning;
use super::disk;
use super::error::{At, PublishError};
use super::journal::{self, Direction, Journal, Step};
use super::path::TreePath;

/// The folder in the staging folder for what was moved aside.
const ASIDE: &str = ".jianbao-aside";

/// A publication in place.
pub(super) struct Replay<'a> {
    journal: &'a Journal,
    target: &'a Path,
    staged: &'a Path,
    aside: PathBuf,
}

impl<'a> Replay<'a> {
    pub(super) fn new(journal: &'a Journal, target: &'a Path, staged: &'a Path) -> Self {
        Self { journal, target, staged, aside: staged.join(ASIDE) }
    }

    /// Takes all steps that are not taken yet. If one fails, takes all back and answers with the
    /// reason.
    pub(super) fn complete(&self) -> Result<Option<PublishWarning>, PublishError> {
        let Err(cause) = self.forward() else {
            return Ok(self.end(Direction::Forward));
        };
        if journal::turn_back(self.staged).is_err() {
            return Err(half(cause));
        }
        match self.undo() {
            Ok(_) => Err(cause),
            Err(_) => Err(half(cause)),
        }
    }

    /// Takes back all steps that were taken.
    pub(super) fn undo(&self) -> Result<Option<PublishWarning>, PublishError> {
        self.back().map_err(half)?;
        Ok(self.end(Direction::Back))
    }

    /// A journal that cannot be deleted is no harm: the next run finds every step done.
    fn end(&self, direction: Direction) -> Option<PublishWarning> {
        let ended = journal::end(self.staged, direction);
        ended.err().map(|error| PublishWarning::LeftBehind { path: self.staged.to_owned(), error })
    }

    fn forward(&self) -> Result<(), PublishError> {
        disk::ensure_folder(self.target).at(self.target)?;
        self.journal.cleared.iter().try_for_each(|path| self.put_aside(path))?;
        for folder in &self.journal.made {
            let folder = folder.under(self.target);
            disk::ensure_folder(&folder).at(&folder)?;
        }
        self.journal.placed.iter().try_for_each(|step| self.place(step))?;
        self.journal.withdrawn.iter().try_for_each(|path| self.put_aside(path))?;
        for folder in &self.journal.emptied {
            // Somebody may have laid a file there meanwhile; then the folder stays.
            let _ = fs::remove_dir(folder.under(self.target));
        }
        Ok(())
    }

    fn back(&self) -> Result<(), PublishError> {
        self.journal.placed.iter().rev().try_for_each(|step| self.take_back(step))?;
        for folder in self.journal.made.iter().rev() {
            // Not made yet, or there before; then it stays.
            let _ = fs::remove_dir(folder.under(self.target));
        }
        let gone = self.journal.withdrawn.iter().chain(&self.journal.cleared);
        gone.into_iter().try_for_each(|path| self.restore(path))
    }

    /// Moves an old file, or a folder of old files, out of the target.
    fn put_aside(&self, path: &TreePath) -> Result<(), PublishError> {
        let (present, aside) = (path.under(self.target), path.under(&self.aside));
        if exists(&aside)? || !exists(&present)? {
            return Ok(());
        }
        make_parent(&aside)?;
        disk::rename(&present, &aside).at(&present)
    }

    fn place(&self, step: &Step) -> Result<(), PublishError> {
        let (new, present) = (step.path.under(self.staged), step.path.under(self.target));
        if !exists(&new)? {
            return Ok(());
        }
        if step.replaces {
            self.copy_aside(&step.path, &present)?;
        } else if exists(&present)? {
            // Somebody laid it there while the site was built.
            return Err(ErrorKind::AlreadyExists.into()).at(&present);
        }
        disk::rename(&new, &present).at(&present)
    }

    /// Gives the old file a second name, so that it can be had back after the new one is over it and
    /// the page is there without a gap. Where there are no hard links (FAT) the gap is taken.
    fn copy_aside(&self, path: &TreePath, present: &Path) -> Result<(), PublishError> {
        let aside = path.under(&self.aside);
        if exists(&aside)? || !exists(present)? {
            return Ok(());
        }
        make_parent(&aside)?;
        match fs::hard_link(present, &aside) {
            Err(error) if !disk::is_no_space(&error) => disk::rename(present, &aside).at(present),
            done => done.at(&aside),
        }
    }

    fn take_back(&self, step: &Step) -> Result<(), PublishError> {
        if step.replaces {
            return self.restore(&step.path);
        }
        let (new, present) = (step.path.under(self.staged), step.path.under(self.target));
        if exists(&new)? || !exists(&present)? {
            return Ok(());
        }
        disk::rename(&present, &new).at(&present)
    }

    fn restore(&self, path: &TreePath) -> Result<(), PublishError> {
        let (present, aside) = (path.under(self.target), path.under(&self.aside));
        if !exists(&aside)? {
            return Ok(());
        }
        make_parent(&present)?;
        disk::rename(&aside, &present).at(&present)
    }
}

/// The target stays half new: the step failed, and so did taking the others back.
fn half(cause: PublishError) -> PublishError {
    match cause {
        PublishError::Io { path, error } => PublishError::HalfPublished { path, error },
        other => other,
    }
}

fn exists(path: &Path) -> Result<bool, PublishError> {
    Ok(disk::kind(path).at(path)?.is_some())
}

fn make_parent(path: &Path) -> Result<(), PublishError> {
    path.parent().map_or(Ok(()), |parent| disk::ensure_folder(parent).at(parent))
}
