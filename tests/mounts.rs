//! Targets on and beside other file systems, and disks that are really full.
//!
//! Mounting needs root, so these run only when asked for: `cargo test --test mounts -- --ignored`.
#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

mod folders;
#[path = "killed/program.rs"]
mod program;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use folders::{names, snapshot, write};
use program::{publisher, write_site, write_template};
use tempfile::TempDir;

/// How a report says that folders were exchanged.
const EXCHANGE: &str = "\"guarantee\": \"exchange\"";

/// How a report says that files were moved one by one.
const JOURNAL: &str = "\"guarantee\": \"journal\"";

/// A user who owns nothing.
const NOBODY: u32 = 65534;

/// A folder in which something may be mounted, and sources.
struct Ground {
    dir: TempDir,
    mounted: Vec<PathBuf>,
}

impl Ground {
    fn new() -> Self {
        let dir = TempDir::new().expect("a folder for the test");
        for version in ["1", "2", "3"] {
            let source = dir.path().join(version);
            write_site(&source);
            write_template(&source, "index", version);
            write(&source, "static/same/a.html", "same");
            write(&source, &format!("static/only/{version}.html"), version);
        }
        let large = dir.path().join("large");
        write_site(&large);
        write(&large, "static/video.mp4", &"x".repeat(3 << 20));
        Self { dir, mounted: Vec::new() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn mount(&mut self, arguments: &[&str], at: &Path) {
        fs::create_dir_all(at).expect("a folder");
        let status = Command::new("mount").args(arguments).arg(at).status();
        assert!(status.expect("mount").success(), "only root may mount");
        self.mounted.push(at.to_owned());
    }

    fn publisher(&self, source: &str, target: &Path) -> Command {
        let mut command = publisher(&self.path(source), target);
        command.args(["--format", "json"]);
        command
    }

    fn publish(&self, source: &str, target: &Path) -> Output {
        self.publisher(source, target).output().expect("the program")
    }

    fn publish_as_nobody(&self, source: &str, target: &Path) -> Output {
        fs::set_permissions(self.dir.path(), fs::Permissions::from_mode(0o755)).expect("rights");
        // A copy, as others may not look into the folder where cargo builds.
        let program = self.path("program");
        let command = self.publisher(source, target);
        if !program.exists() {
            fs::copy(command.get_program(), &program).expect("a copy");
        }
        Command::new("setpriv")
            .args([format!("--reuid={NOBODY}"), format!("--regid={NOBODY}")])
            .arg("--clear-groups")
            .arg(&program)
            .args(command.get_args())
            .output()
            .expect("setpriv")
    }

    /// Publishes all three versions and answers with what the last run said.
    fn publish_all(&self, target: &Path) -> String {
        let mut told = String::new();
        for version in ["1", "2", "3"] {
            let output = self.publish(version, target);
            assert!(output.status.success(), "{output:?}");
            told = told_by(&output);
            let read = fs::read_to_string(target.join("index.html"));
            assert_eq!(read.expect("a page"), version);
            assert_eq!(names(&target.join("only")), [format!("{version}.html")]);
        }
        assert!(self.publish("3", target).status.success());
        told
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        for mounted in self.mounted.iter().rev() {
            // A failure shows when the folder is deleted.
            let _ = Command::new("umount").arg(mounted).status();
        }
    }
}

fn told_by(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
#[ignore = "only root may mount"]
fn a_mount_point_keeps_everything_inside() {
    let mut ground = Ground::new();
    let (target, disk) = (ground.path("beside/public"), ground.path("disk"));
    fs::create_dir(&disk).expect("a folder");
    ground.mount(&["--bind", &disk.display().to_string()], &target);
    assert!(ground.publish_all(&target).contains(JOURNAL));
    assert_eq!(names(&ground.path("beside")), ["public"]);
    let ours = names(&target).into_iter().filter(|name| name.starts_with('.'));
    assert_eq!(ours.collect::<Vec<_>>(), [".jianbao-lock", ".jianbao-manifest.json"]);
}

#[test]
#[ignore = "only root may mount"]
fn an_equal_build_touches_nothing_of_a_mount_point() {
    let mut ground = Ground::new();
    let target = ground.path("public");
    ground.mount(&["-t", "tmpfs", "tmpfs"], &target);
    ground.publish_all(&target);
    let stamp = || {
        let metadata = fs::metadata(&target).expect("metadata");
        (metadata.mtime_nsec(), metadata.ctime_nsec())
    };
    let before = stamp();
    assert!(ground.publish("3", &target).status.success());
    assert_eq!(stamp(), before);
}

#[test]
#[ignore = "only root may mount"]
fn files_mounted_below_the_target_survive() {
    for is_bound in [false, true] {
        let mut ground = Ground::new();
        let target = ground.path("public");
        assert!(ground.publish("1", &target).status.success());
        let uploads = ground.path("uploads");
        let inside = target.join("my uploads");
        if is_bound {
            // The same file system: no device number gives it away.
            fs::create_dir(&uploads).expect("a folder");
            ground.mount(&["--bind", &uploads.display().to_string()], &inside);
        } else {
            ground.mount(&["-t", "tmpfs", "tmpfs"], &inside);
        }
        write(&inside, "precious.txt", "p");
        assert!(ground.publish_all(&target).contains(JOURNAL));
        assert_eq!(fs::read(inside.join("precious.txt")).expect("a file"), b"p");
    }
}

#[test]
#[ignore = "only root may mount"]
fn a_really_full_disk_leaves_the_old_tree() {
    for target in ["disk", "disk/public"] {
        let mut ground = Ground::new();
        let disk = ground.path("disk");
        ground.mount(&["-t", "tmpfs", "-o", "size=1m", "tmpfs"], &disk);
        let target = ground.path(target);
        assert!(ground.publish("1", &target).status.success());
        let before = snapshot(&disk);
        let output = ground.publish("large", &target);
        let told = told_by(&output);
        assert!(told.contains("\"output-failed\"") && told.contains("video.mp4"), "{output:?}");
        assert_eq!(snapshot(&disk), before);
        assert!(ground.publish("2", &target).status.success());
    }
}

#[test]
#[ignore = "only root may mount"]
fn an_overlay_is_published_one_way_or_the_other() {
    let mut ground = Ground::new();
    let lower = ground.path("lower");
    let options = format!(
        "lowerdir={},upperdir={},workdir={}",
        lower.display(),
        ground.path("upper/u").display(),
        ground.path("upper/w").display()
    );
    // An overlay cannot lie on an overlay, which a container's disk may be.
    ground.mount(&["-t", "tmpfs", "tmpfs"], &ground.path("upper"));
    fs::create_dir(ground.path("upper/u")).expect("a folder");
    fs::create_dir(ground.path("upper/w")).expect("a folder");
    assert!(ground.publish("1", &lower.join("public")).status.success());
    let merged = ground.path("merged");
    ground.mount(&["-t", "overlay", "-o", &options, "overlay"], &merged);
    println!("{}", ground.publish_all(&merged.join("public")));
}

#[test]
#[ignore = "only root may become somebody else"]
fn in_a_folder_of_others_everything_lies_inside_the_target() {
    let ground = Ground::new();
    let (beside, target) = (ground.path("beside"), ground.path("beside/public"));
    fs::create_dir_all(&target).expect("a folder");
    chown(&target, Some(NOBODY), Some(NOBODY)).expect("an owner");
    for version in ["1", "2", "2"] {
        let output = ground.publish_as_nobody(version, &target);
        assert!(output.status.success(), "{output:?}");
        assert_eq!(names(&beside), ["public"]);
        let read = fs::read_to_string(target.join("index.html"));
        assert_eq!(read.expect("a page"), version);
    }
}

#[test]
#[ignore = "only root may become somebody else"]
fn a_closed_folder_of_others_stays_and_one_with_our_pages_is_an_error() {
    let ground = Ground::new();
    let (beside, target) = (ground.path("beside"), ground.path("beside/public"));
    fs::create_dir(&beside).expect("a folder");
    chown(&beside, Some(NOBODY), Some(NOBODY)).expect("an owner");
    assert!(ground.publish_as_nobody("1", &target).status.success());
    let closed = |name: &str| {
        let folder = target.join(name);
        fs::create_dir_all(&folder).expect("a folder");
        write(&folder, "secret.txt", "s");
        chown(&folder, Some(0), Some(0)).expect("an owner");
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).expect("rights");
    };
    closed("private");
    let output = ground.publish_as_nobody("2", &target);
    assert!(told_by(&output).contains(JOURNAL), "{output:?}");
    assert_eq!(fs::read(target.join("private/secret.txt")).expect("a file"), b"s");
    closed("only");
    let before = snapshot(&target);
    let output = ground.publish_as_nobody("3", &target);
    assert!(told_by(&output).contains("\"output-failed\""), "{output:?}");
    assert_eq!(snapshot(&target), before);
}

#[test]
#[ignore = "only root may give files away"]
fn folders_and_files_keep_their_owners() {
    let ground = Ground::new();
    let target = ground.path("public");
    assert!(ground.publish("1", &target).status.success());
    let owned = ["", "same", "same/a.html"].map(|path| target.join(path));
    for path in &owned {
        chown(path, Some(1234), Some(5678)).expect("an owner");
    }
    assert!(ground.publish_all(&target).contains(EXCHANGE));
    for path in &owned {
        let metadata = fs::metadata(path).expect("metadata");
        assert_eq!((metadata.uid(), metadata.gid()), (1234, 5678), "{}", path.display());
    }
}
