//! Where other file systems are hung into the tree.
//!
//! A path enters, "is it a mount point, does one lie below it" leaves. It is asked for before a tree
//! is exchanged: a folder on which something is mounted cannot be exchanged, and with one *below* the
//! target the old tree, when it is deleted at last, would take the mounted files (a shared folder of
//! uploads, say) with it.

use std::path::{Path, PathBuf};

/// The mount points of this system.
pub(super) struct Mounts {
    /// `None` where the system does not tell.
    points: Option<Vec<PathBuf>>,
}

impl Mounts {
    /// Linux lists them in a file (proc(5), mountinfo; the fifth field). Device numbers alone would
    /// miss a folder of the same file system mounted a second time.
    pub(super) fn read() -> Self {
        let points = if cfg!(target_os = "linux") {
            std::fs::read("/proc/self/mountinfo").ok().map(|table| parse(&table))
        } else {
            None
        };
        Self { points }
    }

    /// Whether the folder itself is a mount point.
    pub(super) fn is_at(&self, folder: &Path) -> bool {
        match &self.points {
            Some(points) => points.iter().any(|point| point == folder),
            None => differs_from_parent(folder),
        }
    }

    /// Whether a mount point lies below the folder; a system that does not tell may have one.
    #[cfg(target_os = "linux")]
    pub(super) fn may_lie_below(&self, folder: &Path) -> bool {
        self.points.as_ref().is_none_or(|points| points.iter().any(|point| point.starts_with(folder)))
    }
}

#[cfg(unix)]
fn differs_from_parent(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let device = |path: &Path| std::fs::metadata(path).map(|metadata| metadata.dev()).ok();
    folder.parent().is_some_and(|parent| device(parent) != device(folder))
}

#[cfg(not(unix))]
fn differs_from_parent(_folder: &Path) -> bool {
    false
}

fn parse(table: &[u8]) -> Vec<PathBuf> {
    table
        .split(|&byte| byte == b'\n')
        .filter_map(|line| line.split(|&byte| byte == b' ').nth(4))
        .map(unescape)
        .collect()
}

/// Spaces, tabs, line ends and backslashes are written as three octal digits.
#[cfg(unix)]
fn unescape(field: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;

    let mut name = Vec::with_capacity(field.len());
    let mut rest = field;
    while let [first, tail @ ..] = rest {
        let code = match rest {
            [b'\\', digits @ ..] => digits.get(..3).and_then(octal),
            _ => None,
        };
        name.push(code.unwrap_or(*first));
        rest = if code.is_some() { &tail[3..] } else { tail };
    }
    std::ffi::OsString::from_vec(name).into()
}

#[cfg(unix)]
fn octal(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 8).ok()
}

#[cfg(not(unix))]
fn unescape(_field: &[u8]) -> PathBuf {
    PathBuf::new()
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::Path;

    use super::parse;

    #[test]
    fn mount_points_with_spaces_backslashes_and_chinese_names_are_read() {
        let table = "36 35 98:0 /a /mnt/a\\040b\\134c rw - ext4 /dev/vda rw\n\
                     37 35 98:0 / /mnt/简报\\04 rw - ext4 /dev/vda rw\n";
        let points = parse(table.as_bytes());
        assert_eq!(points, [Path::new("/mnt/a b\\c"), Path::new("/mnt/简报\\04")]);
    }
}
