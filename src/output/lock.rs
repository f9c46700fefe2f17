//! One build at a time.
//!
//! The name of the lock's file enters, a [`Lock`] leaves that holds until it is dropped. The operating
//! system keeps the lock and forgets it when the process dies, so a file that a dead run left behind
//! blocks nobody. The file itself stays: deleting it would let a third build lock a new file of that
//! name while the second still holds the deleted one.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use super::disk;
use super::error::{At, PublishError};

/// Held while a publication is prepared and made.
pub(super) struct Lock {
    _file: File,
    /// `false` where the file system knows no locks (some network shares).
    pub(super) is_real: bool,
}

impl Lock {
    /// Answers at once, with [`PublishError::Locked`] if another build is at work.
    pub(super) fn take(path: &Path) -> Result<Self, PublishError> {
        if let Some(parent) = path.parent() {
            disk::ensure_folder(parent).at(parent)?;
        }
        let file = open(path).at(path)?;
        let is_real = match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => {
                return Err(PublishError::Locked { lock: path.to_owned() });
            }
            Err(TryLockError::Error(_)) => false,
        };
        Ok(Self { _file: file, is_real })
    }
}

fn open(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    match options.open(path) {
        // A colleague's build made it; to lock it, reading is enough.
        Err(error) if error.kind() == ErrorKind::PermissionDenied => File::open(path),
        opened => opened,
    }
}

/// Whether files can be made where the lock would lie.
#[cfg(target_os = "linux")]
pub(super) fn can_lie_at(lock: &Path) -> bool {
    use rustix::fs::{Access, access};

    lock.parent().is_some_and(|parent| access(parent, Access::WRITE_OK | Access::EXEC_OK).is_ok())
}

/// Other systems answer this truly only to who tries; the file is needed anyway.
#[cfg(not(target_os = "linux"))]
pub(super) fn can_lie_at(lock: &Path) -> bool {
    open(lock).is_ok()
}
