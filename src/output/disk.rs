//! The few ways in which this module touches the disk.
//!
//! Paths enter, and what the operating system says leaves. They are gathered here because each hides
//! something that would be forgotten at some call: links must never be followed, Windows keeps files
//! open for a moment, and a read-only folder must open before it can be emptied.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::manifest;

/// What bears a name. Links are not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    /// A symbolic link, socket or device: never ours, never looked into.
    Other,
}

impl From<fs::FileType> for Kind {
    fn from(kind: fs::FileType) -> Self {
        if kind.is_file() {
            Self::File
        } else if kind.is_dir() {
            Self::Folder
        } else {
            Self::Other
        }
    }
}

/// What is at `path`, and `None` for nothing, also where a folder above is missing or a file.
pub(super) fn kind(path: &Path) -> io::Result<Option<Kind>> {
    Ok(metadata(path)?.map(|metadata| metadata.file_type().into()))
}

/// As [`kind`], with size and times.
pub(super) fn metadata(path: &Path) -> io::Result<Option<fs::Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if is_absence(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether two names are of one file.
#[cfg(unix)]
pub(super) fn is_same(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;

    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Windows tells no number of a file; equal sizes and times to 100 ns must do.
#[cfg(not(unix))]
pub(super) fn is_same(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    let of = |metadata: &fs::Metadata| (metadata.len(), metadata.created().ok(), metadata.modified().ok());
    of(one) == of(other)
}

/// Whether the disk is full, for the user or for all.
pub(super) fn is_no_space(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}

/// Whether the reason is that nothing bears the name.
pub(super) fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Moves a file or folder, over a file if one is there, in one step on one file system.
#[cfg(not(windows))]
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// As on other systems, but patient: virus scanners and the search index open every new file for a
/// moment, and Windows does not rename an open file.
#[cfg(windows)]
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    const TRIES: u64 = 10;
    const SHARING_VIOLATION: i32 = 32;
    for attempt in 1..TRIES {
        match fs::rename(from, to) {
            Err(error)
                if error.kind() == ErrorKind::PermissionDenied
                    || error.raw_os_error() == Some(SHARING_VIOLATION) =>
            {
                // A read-only file is refused with the same error, and for ever.
                make_writable(to);
                std::thread::sleep(std::time::Duration::from_millis(10 * attempt));
            }
            done => return done,
        }
    }
    fs::rename(from, to)
}

/// Creates a folder and those above it, unless it is there already. Looking first costs less than
/// trying, and a full disk then refuses only what needs space.
pub(super) fn ensure_folder(path: &Path) -> io::Result<()> {
    if kind(path)? == Some(Kind::Folder) {
        return Ok(());
    }
    fs::create_dir_all(path)
}

/// Removes a file, link or folder with all in it, or does nothing where nothing is. Links inside
/// are removed, not followed.
///
/// A tree of ours loses its manifest first: a tree with a manifest is then always a whole one,
/// which tells a kept publication from a half-deleted one.
pub(super) fn remove_tree(path: &Path) -> io::Result<()> {
    match remove_once(path) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            open_up(path)?;
            remove_once(path)
        }
        done => done,
    }
}

fn remove_once(path: &Path) -> io::Result<()> {
    let removed = match kind(path)? {
        None => Ok(()),
        Some(Kind::Folder) => match fs::remove_file(path.join(manifest::NAME)) {
            Err(error) if !is_absence(&error) => Err(error),
            _ => fs::remove_dir_all(path),
        },
        Some(_) => fs::remove_file(path),
    };
    match removed {
        Err(error) if is_absence(&error) => Ok(()),
        done => done,
    }
}

/// Lets the owner delete: a user's read-only folder (Unix) or file (Windows) is kept read-only in
/// every tree we make, and would keep the tree for ever.
fn open_up(path: &Path) -> io::Result<()> {
    match kind(path)? {
        Some(Kind::Folder) => {
            make_writable(path);
            for entry in fs::read_dir(path)? {
                open_up(&entry?.path())?;
            }
        }
        Some(Kind::File) if cfg!(windows) => make_writable(path),
        _ => {}
    }
    Ok(())
}

/// A failure shows in the step that follows, with a better error.
#[cfg(unix)]
fn make_writable(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;

    const OWNER_MAY_ALL: u32 = 0o700;
    if let Ok(metadata) = fs::symlink_metadata(folder) {
        let mode = metadata.permissions().mode() | OWNER_MAY_ALL;
        let _ = fs::set_permissions(folder, fs::Permissions::from_mode(mode));
    }
}

#[cfg(not(unix))]
fn make_writable(path: &Path) {
    if let Ok(metadata) = fs::symlink_metadata(path) {
        let mut permissions = metadata.permissions();
        #[expect(
            clippy::permissions_set_readonly_false,
            reason = "it opens a file to the world on Unix only, where this is not compiled"
        )]
        permissions.set_readonly(false);
        let _ = fs::set_permissions(path, permissions);
    }
}

/// Copies a file where a hard link cannot be had, with its time, by which servers and FTP programs
/// tell whether a file is new.
#[cfg(target_os = "linux")]
pub(super) fn copy_with_time(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    let times = fs::FileTimes::new().set_modified(fs::symlink_metadata(from)?.modified()?);
    // Opened for reading, as the copy may be read-only; the owner may set times all the same.
    fs::File::open(to)?.set_times(times)
}

/// Waits until new files are on the disk.
///
/// Without it a power cut soon after a publication leaves new names with empty files behind them,
/// because file systems write names before contents. The next build would mend such a tree, since it
/// compares bytes, but until then readers would see empty pages; so a failure is passed over, and on
/// other systems nothing is done. Measured on ext4: 0.4 ms for each file alone, 0.4 s for 12,000
/// files in one `syncfs`, which however waits for what other programs wrote, too (4 s after 700 MB).
#[cfg(target_os = "linux")]
pub(super) fn settle(folder: &Path, files: impl ExactSizeIterator<Item = PathBuf>) {
    const FEW: usize = 256;
    if files.len() > FEW {
        if let Ok(folder) = fs::File::open(folder) {
            let _ = rustix::fs::syncfs(folder);
        }
        return;
    }
    for file in files {
        if let Ok(file) = fs::File::open(file) {
            let _ = file.sync_data();
        }
    }
}

#[cfg(not(target_os = "linux"))]
pub(super) fn settle(_folder: &Path, _files: impl ExactSizeIterator<Item = PathBuf>) {}
