//! Which folder is meant, whether it may be written, and where the work on it is done.
//!
//! The address as the user typed it enters; a [`Place`] leaves, with the real folder and the names
//! beside it, or the reason for a refusal. Nothing is written here: a refusal must come before the
//! first trace on the disk.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::Options;
use super::disk::{self, Kind};
use super::error::{At, PublishError};
use super::mounts::Mounts;
use super::{journal, lock, manifest};

/// The front of every name that this module keeps in a target for itself.
pub(super) const PRIVATE_PREFIX: &str = ".jianbao-";
const STAGING: &str = ".jianbao-staging";
const LOCK: &str = ".jianbao-lock";
const PREVIOUS: &str = ".jianbao-previous";

/// Where a publication happens.
pub(super) struct Place {
    /// The real folder: links in the address are followed.
    pub(super) target: PathBuf,
    /// Where the new tree is prepared, on the target's file system.
    pub(super) staging: PathBuf,
    /// Every place where an earlier run may have prepared its tree.
    pub(super) stagings: Vec<PathBuf>,
    pub(super) lock: PathBuf,
    /// Where the old tree is kept after another folder took the target's place, and `None` where
    /// none can. None may if a link leads to the target: who made the link gave us *this* folder,
    /// which may bear other names too (a container's mount, a share).
    pub(super) spare: Option<PathBuf>,
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "only an exchange must not take mounts along")
    )]
    pub(super) mounts: Mounts,
}

impl Place {
    /// Finds the real target and refuses one that must not be written.
    pub(super) fn locate(typed: &Path, options: &Options) -> Result<Self, PublishError> {
        // Rebuilt from its parts, as with a trailing slash a link would not be seen as one.
        let typed: PathBuf = std::path::absolute(typed).at(typed)?.components().collect();
        let is_linked = disk::kind(&typed).at(&typed)? == Some(Kind::Other);
        let target = resolve(&typed).at(&typed)?;
        refuse_sources(&target, options)?;
        if !matches!(disk::kind(&target).at(&target)?, None | Some(Kind::Folder)) {
            return Err(PublishError::TargetIsNotAFolder { target });
        }
        let stagings = [beside(&target, STAGING), Some(target.join(STAGING))];
        let stagings: Vec<PathBuf> = stagings.into_iter().flatten().collect();
        refuse_foreign(&target, &stagings, options.force)?;
        Ok(Self::settle(target, stagings, is_linked))
    }

    fn settle(target: PathBuf, stagings: Vec<PathBuf>, is_linked: bool) -> Self {
        let mounts = Mounts::read();
        let is_mounted = mounts.is_at(&target);
        let outside = beside(&target, LOCK).filter(|lock| {
            // A mounted folder keeps all its own things with it: renames do not cross file systems,
            // and a USB stick may be put into another machine, journal and all.
            !target.is_dir() || (!is_mounted && lock::can_lie_at(lock))
        });
        Self {
            staging: (outside.as_ref().and_then(|_| beside(&target, STAGING)))
                .unwrap_or_else(|| target.join(STAGING)),
            stagings,
            spare: beside(&target, PREVIOUS).filter(|_| outside.is_some() && !is_linked),
            lock: outside.unwrap_or_else(|| target.join(LOCK)),
            target,
            mounts,
        }
    }

    /// As [`Place::locate`] did, but after a killed publication has been completed or undone.
    pub(super) fn refuse_foreign(&self, force: bool) -> Result<(), PublishError> {
        refuse_foreign(&self.target, &self.stagings, force)
    }
}

/// Refuses a folder with files in it that no manifest calls ours, unless `force` adopts them.
fn refuse_foreign(target: &Path, stagings: &[PathBuf], force: bool) -> Result<(), PublishError> {
    let is_ours = force
        || disk::kind(&target.join(manifest::NAME))
            .at(target)?
            .is_some()
        // A first publication that was killed half way has no manifest yet, but a journal.
        || stagings.iter().any(|staging| journal::is_in(staging));
    if is_ours || is_vacant(target).at(target)? {
        return Ok(());
    }
    Err(PublishError::TargetIsForeign { target: target.to_owned() })
}

/// Whether a name at the top of a target is a tool of ours and no part of the tree.
pub(super) fn is_private(name: &OsStr) -> bool {
    name == STAGING || name == LOCK
}

fn is_vacant(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
        Ok(entries) => {
            for entry in entries {
                if !is_private(&entry?.file_name()) {
                    return Ok(false);
                }
            }
            Ok(true)
        }
    }
}

/// `.public.jianbao-staging` for `public`; the root of a drive has nothing beside it.
fn beside(target: &Path, what: &str) -> Option<PathBuf> {
    /// Common file systems allow 255 bytes or characters for a name; the rest is for what we add.
    const LONGEST_NAME_BYTES: usize = 220;
    let (parent, name) = target.parent().zip(target.file_name())?;
    let mut full = OsString::from(".");
    if name.len() > LONGEST_NAME_BYTES {
        let digest = blake3::hash(name.as_encoded_bytes()).to_hex();
        full.push(&digest.as_str()[..16]);
    } else {
        full.push(name);
    }
    full.push(what);
    Some(parent.join(full))
}

/// The real path, also of a folder that does not exist yet: what exists of it is followed, the rest
/// is taken as written.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    for existing in absolute.ancestors() {
        match fs::canonicalize(existing) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
            Ok(mut real) => {
                let rest = absolute.strip_prefix(existing).unwrap_or(Path::new(""));
                for part in rest {
                    if part == ".." {
                        real.pop();
                    } else {
                        real.push(part);
                    }
                }
                return Ok(real);
            }
        }
    }
    Ok(absolute)
}

fn refuse_sources(target: &Path, options: &Options) -> Result<(), PublishError> {
    let folded_target = folded(target);
    let root = resolve(&options.root).at(&options.root)?;
    let folded_root = folded(&root);
    if folded_target == folded_root {
        return Err(PublishError::TargetIsRoot { target: target.to_owned() });
    }
    if folded_root.starts_with(&folded_target) {
        return Err(PublishError::TargetContainsRoot { target: target.to_owned(), root });
    }
    for content in &options.content {
        let real = folded(&resolve(content).at(content)?);
        if real.starts_with(&folded_target) || folded_target.starts_with(&real) {
            return Err(PublishError::TargetTouchesContent {
                target: target.to_owned(),
                content: content.clone(),
            });
        }
    }
    Ok(())
}

/// The form in which two names of one folder are equal, where the system ignores case.
fn folded(path: &Path) -> PathBuf {
    if cfg!(any(windows, target_os = "macos")) {
        path.to_string_lossy().to_lowercase().into()
    } else {
        path.to_owned()
    }
}
