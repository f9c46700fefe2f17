//! Whether a folder lies on another computer, whose changes this one's system does not tell of.
//!
//! On Windows a drive letter that stands for a share is known by its real name, because the site's root
//! has been resolved; a cloud drive (a folder that a program keeps in step) is a local folder and tells
//! of its changes. On macOS nothing is detected.

use std::path::Path;

/// Whether the folder lies on a network file system, or on one that a program or a host serves.
pub(super) fn is_remote(folder: &Path) -> bool {
    is_share(&folder.to_string_lossy()) || is_remote_mount(folder)
}

/// Whether a path is one of a share: `\\server\share` or `\\?\UNC\server\share`.
fn is_share(path: &str) -> bool {
    let Some(rest) = path.strip_prefix(r"\\") else { return false };
    match rest.split_once('\\') {
        Some(("?" | ".", name)) => name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(r"UNC\")),
        _ => true,
    }
}

/// The numbers by which Linux calls file systems that change without telling: statfs(2) and the kernel's
/// `magic.h`.
#[cfg(target_os = "linux")]
const REMOTE: &[u32] = &[
    0x0000_6969, // NFS
    0x0000_517b, // SMB
    0xff53_4d42, // CIFS
    0xfe53_4d42, // SMB 2
    0x0102_1997, // 9P: a folder of the host in WSL or QEMU
    0x6573_5546, // FUSE: sshfs and the like
    0x786f_4256, // shared folder of VirtualBox
    0xbacb_acbc, // shared folder of VMware
    0x7c7c_6673, // shared folder of Parallels
    0x5346_414f, // AFS
    0x6b41_4653, // AFS, the kernel's own
    0x7375_7245, // Coda
    0x00c3_6400, // Ceph
    0x0000_564c, // NCP
    0x0bd0_0bd0, // Lustre
    0x0116_1970, // GFS2
    0x7461_636f, // OCFS2
];

#[cfg(target_os = "linux")]
fn is_remote_mount(folder: &Path) -> bool {
    // The number is signed on some processors and wider than its 32 bits on most.
    let low_half = |number| u32::try_from(i128::from(number) & 0xffff_ffff).ok();
    rustix::fs::statfs(folder)
        .ok()
        .and_then(|found| low_half(found.f_type))
        .is_some_and(|kind| REMOTE.contains(&kind))
}

#[cfg(not(target_os = "linux"))]
fn is_remote_mount(_folder: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_windows_is_known_by_its_path() {
        for path in
            [r"\\server\share\site", r"\\?\UNC\server\share", r"\\?\unc\server\share", r"\\10.0.0.1\a"]
        {
            assert!(is_share(path), "{path}");
        }
        for path in [r"C:\site", r"\\?\C:\site", r"\\.\C:\site", "/home/site", r"\site", r"\\?\UNCLE\x"] {
            assert!(!is_share(path), "{path}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn local_folders_are_not_remote() {
        assert!(!is_remote(Path::new("/proc")));
        assert!(!is_remote(Path::new("/not/there")));
        // One of the list, met on every Linux: the numbers are compared as the system gives them.
        let proc = rustix::fs::statfs("/proc").unwrap().f_type;
        assert_eq!(i128::from(proc) & 0xffff_ffff, 0x9fa0);
    }
}
