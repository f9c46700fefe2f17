//! Completing the new tree with everything of the old one that stays.
//!
//! A staging folder with the new files and the list of changes enter; a whole tree leaves. Unchanged
//! files and the files of others are hard links, so they keep bytes, time, owner and rights, and cost
//! no space. Whatever cannot be had again exactly is an error: the exchange is then off.

use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::changes::Changes;
use super::disk::{self, Kind};
use super::error::{At, PublishError};

/// Links or makes in `staged` what stays of `target`.
pub(super) fn complete(target: &Path, staged: &Path, changes: &Changes) -> Result<(), PublishError> {
    for folder in &changes.folders {
        let twin = staged.join(folder);
        disk::ensure_folder(&twin).at(&twin)?;
    }
    (changes.kept.par_iter()).try_for_each(|path| {
        let original = path.under(target);
        link(&original, &path.under(staged), Kind::File).at(&original)
    })?;
    (changes.foreign.par_iter()).try_for_each(|(path, kind)| {
        let original = target.join(path);
        link(&original, &staged.join(path), *kind).at(&original)
    })?;
    // Last and innermost first: a folder may be read-only, and its twin had to be filled.
    for folder in changes.folders.iter().rev() {
        let original = target.join(folder);
        imitate(&original, &staged.join(folder)).at(&original)?;
    }
    imitate(target, staged).at(target)
}

fn link(original: &Path, twin: &Path, kind: Kind) -> io::Result<()> {
    if kind == Kind::Other && original.is_symlink() {
        return symlink(fs::read_link(original)?, twin);
    }
    match fs::hard_link(original, twin) {
        // FAT has no links; a system may forbid links to files of others, or count too many.
        Err(error) if kind == Kind::File && !disk::is_no_space(&error) => {
            disk::copy_with_time(original, twin)
        }
        done => done,
    }
}

/// Gives a folder the owner and rights of the one whose place it takes: a folder that only the web
/// server may read must not open to everybody by being published again.
fn imitate(original: &Path, twin: &Path) -> io::Result<()> {
    let (wanted, present) = (fs::symlink_metadata(original)?, fs::symlink_metadata(twin)?);
    if (wanted.uid(), wanted.gid()) != (present.uid(), present.gid()) {
        chown(twin, Some(wanted.uid()), Some(wanted.gid()))?;
    }
    // Asked again, as a change of owner may take rights away.
    if wanted.mode() != fs::symlink_metadata(twin)?.mode() {
        fs::set_permissions(twin, fs::Permissions::from_mode(wanted.mode()))?;
    }
    Ok(())
}
