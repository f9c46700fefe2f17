//! A target before a publication, the publication disturbed by strace, and what must be true then.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::folders::{Entry, names, snapshot, write};
use super::program::publisher;
use super::sources::write_sources;

/// Every call that creates, changes, moves or deletes a file, or makes sure of it.
const CHANGING: &str = "open openat openat2 creat write pwrite64 writev sendfile copy_file_range \
    rename renameat renameat2 link linkat unlink unlinkat mkdir mkdirat rmdir symlink symlinkat \
    truncate ftruncate fallocate chmod fchmod fchmodat chown fchown lchown fchownat utimensat \
    fsync fdatasync syncfs flock";

/// The calls that a full disk refuses.
pub(crate) const NEEDING_SPACE: &str = "openat write copy_file_range rename renameat renameat2 link \
    linkat mkdir mkdirat symlink symlinkat";

/// The number of the signal that nobody can refuse.
const KILL: i32 = 9;

/// The name under which the state before the publication is kept.
const BASE: &str = "base";

/// Files that we did not publish.
fn write_foreign(target: &Path) {
    write(target, "web.config", "<configuration/>");
    write(target, ".well-known/security.txt", "Contact:");
    write(target, "notices/own.txt", "somebody else's");
    fs::create_dir_all(target.join("empty/inner")).expect("a folder");
    symlink("nowhere", target.join("link")).expect("a link");
}

/// How the target is reached, and by that how it is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// A plain folder: two folders are exchanged.
    Exchange,
    /// A plain folder on a disk without that call: the exchange fails when all is prepared for it.
    Refused,
    /// A link to a folder: files are renamed one by one.
    Journal,
    /// A mount point: the same, with everything inside the folder.
    Inside,
}

type Snapshot = BTreeMap<PathBuf, Entry>;

/// A target before a publication, to be copied for every run, and what it is to become.
pub(crate) struct Scene {
    dir: TempDir,
    way: Way,
    old: Snapshot,
    pub(crate) new: Snapshot,
}

impl Scene {
    /// A target that was published twice, so that there is a spare, and holds foreign files.
    pub(crate) fn with_old_tree(way: Way) -> Self {
        let mut scene = Self::without_target(way);
        scene.prepare();
        let target = scene.target();
        fs::create_dir_all(scene.real_target()).expect("a folder");
        write_foreign_and_adopt(&scene, "new");
        scene.run("old");
        scene.old = scene.tree();
        scene.unmount();
        fs::rename(scene.work(), scene.dir.path().join(BASE)).expect("a base");
        assert!(!target.exists());
        scene.prepare();
        scene.run("new");
        scene.new = scene.tree();
        assert_ne!(scene.old, scene.new);
        scene
    }

    /// A place where nothing was published yet.
    pub(crate) fn without_target(way: Way) -> Self {
        let dir = folder();
        write_sources(&dir.path().join("sources"));
        let mut scene = Self { dir, way, old: Snapshot::new(), new: Snapshot::new() };
        scene.prepare();
        scene.run("new");
        scene.new = scene.tree();
        scene
    }

    pub(crate) fn work(&self) -> PathBuf {
        self.dir.path().join("work")
    }

    /// The target as it is typed.
    pub(crate) fn target(&self) -> PathBuf {
        match self.way {
            Way::Exchange | Way::Refused | Way::Inside => self.real_target(),
            Way::Journal => self.work().join("link-to-public"),
        }
    }

    pub(crate) fn real_target(&self) -> PathBuf {
        self.work().join("public")
    }

    /// By what the target's folder is told from one in its place.
    pub(crate) fn folder(&self) -> u64 {
        fs::metadata(self.real_target()).expect("a folder").ino()
    }

    pub(crate) fn source(&self, name: &str) -> PathBuf {
        self.dir.path().join("sources").join(name)
    }

    /// Everything as it was before the publication.
    pub(crate) fn prepare(&self) {
        self.prepare_from(BASE);
    }

    /// Everything as it was when it was kept under this name.
    pub(crate) fn prepare_from(&self, name: &str) {
        let work = self.work();
        self.unmount();
        if work.exists() {
            fs::remove_dir_all(&work).expect("the last run's folder");
        }
        let kept = self.dir.path().join(name);
        if kept.exists() {
            copy(&kept, &work);
        } else {
            fs::create_dir(&work).expect("a folder");
            if matches!(self.way, Way::Journal | Way::Inside) {
                fs::create_dir(self.real_target()).expect("a folder");
            }
            if self.way == Way::Journal {
                symlink("public", self.target()).expect("a link");
            }
        }
        if self.way == Way::Inside {
            let public = self.real_target();
            let mounted = Command::new("mount").arg("--bind").args([&public, &public]).status();
            assert!(mounted.expect("mount").success(), "only root may mount");
        }
    }

    /// Keeps everything as it is now.
    pub(crate) fn keep_as(&self, name: &str) {
        let kept = self.dir.path().join(name);
        assert!(!kept.exists(), "{name} is taken");
        copy(&self.work(), &kept);
    }

    fn unmount(&self) {
        if self.way == Way::Inside && self.real_target().exists() {
            // Not mounted is as good.
            let _ = Command::new("umount").arg("-q").arg(self.real_target()).status();
        }
    }

    pub(crate) fn tree(&self) -> Snapshot {
        let mut tree = snapshot(&self.real_target());
        if self.way == Way::Inside {
            tree.retain(|path, _| !path.starts_with(".jianbao-lock"));
        }
        tree
    }

    /// Publishes without disturbance.
    pub(crate) fn run(&self, source: &str) {
        let output = publisher(&self.source(source), &self.target()).output();
        let output = output.expect("the program");
        assert!(output.status.success(), "{output:?}");
    }

    /// Publishes under strace with its options.
    pub(crate) fn run_under(&self, source: &str, options: &[String]) -> Output {
        let publisher = publisher(&self.source(source), &self.target());
        let mut strace = Command::new("strace");
        strace
            // Not `--seccomp-bpf`: with it strace 6.1 silently injects no signals.
            .args(["-f", "-qq"])
            .args(options)
            .args(self.refusal())
            .arg("--")
            .arg(publisher.get_program())
            .args(publisher.get_args())
            // Cargo's list of folders makes the loader look in vain many times before it starts.
            .env_remove("LD_LIBRARY_PATH");
        for (name, value) in publisher.get_envs() {
            strace.env(name, value.unwrap_or_default());
        }
        strace
            .output()
            .expect("strace must be installed (Debian package `strace`): without it nothing here is tested")
    }

    fn refusal(&self) -> &[&str] {
        if self.way == Way::Refused { &["-e", "inject=renameat2:error=EINVAL"] } else { &[] }
    }

    /// The calls that an undisturbed run makes, by name; from one thread, else counting is in vain.
    /// Reading the sources belongs to the calls, as it is counted with them.
    pub(crate) fn record(&self, source: &str) -> BTreeMap<String, Vec<String>> {
        let log = self.dir.path().join("log");
        let options = [trace(CHANGING), "-o".into(), log.display().to_string()];
        let output = self.run_under(source, &options);
        assert!(output.status.success(), "{output:?}");
        let mut threads = BTreeSet::new();
        let mut calls = BTreeMap::<String, Vec<String>>::new();
        for line in fs::read_to_string(&log).expect("a log").lines() {
            let Some((thread, call)) = line.split_once(' ') else {
                continue;
            };
            let Some((name, arguments)) = call.trim().split_once('(') else {
                continue;
            };
            threads.insert(thread.to_owned());
            calls.entry(name.to_owned()).or_default().push(arguments.to_owned());
        }
        assert_eq!(threads.len(), 1, "the program must work in one thread with RAYON_NUM_THREADS=1");
        calls
    }

    /// Those of the calls of one name that concern the target and what lies around it, each with the
    /// number by which `strace` counts it.
    fn concerning_target<'a>(&self, calls: &'a [String]) -> Vec<(usize, &'a str)> {
        let work = fs::canonicalize(self.dir.path()).expect("a folder").join("work");
        let around = format!("AT_FDCWD, \"{}", work.display());
        let is_elsewhere = |call: &str| call.starts_with("AT_FDCWD, \"/") && !call.starts_with(&around);
        let counted = calls.iter().enumerate().map(|(index, call)| (index + 1, call.as_str()));
        counted.filter(|(_, call)| !is_elsewhere(call)).collect()
    }

    /// What lies around the target, when no run is under way.
    pub(crate) fn assert_nothing_is_left_over(&self, moment: &str) {
        let expected = [".public.jianbao-lock", ".public.jianbao-previous", "link-to-public", "public"];
        for name in names(&self.work()) {
            assert!(expected.contains(&name.as_str()), "{name} is left over {moment}");
        }
        for name in names(&self.real_target()) {
            let is_lock = self.way == Way::Inside && name == ".jianbao-lock";
            let is_tool = name.starts_with(".jianbao-") && name != ".jianbao-manifest.json";
            assert!(is_lock || !is_tool, "{name} is left over in the target {moment}");
        }
    }

    /// The target is one of the two trees, whole; with a journal, after the next run has begun.
    pub(crate) fn assert_whole(&self, moment: &str) {
        let mut expected = vec![&self.old, &self.new];
        if self.way != Way::Exchange {
            self.assert_every_file_is_whole(&self.tree(), moment);
            // What was begun is completed, and what was being taken back is taken back.
            if self.has_left(".jianbao-journal") {
                expected = vec![&self.new];
            } else if self.has_left(".jianbao-undo") {
                expected = vec![&self.old];
            }
            let broken = publisher(&self.source("broken"), &self.target()).output().expect("the program");
            let told = String::from_utf8_lossy(&broken.stderr);
            assert!(
                broken.status.code() == Some(1) && told.contains("template-undefined"),
                "{moment}: {told}"
            );
        }
        let tree = self.tree();
        let is_whole = expected.contains(&&tree);
        assert!(is_whole, "a mixture {moment}: {:#?}", tree.keys());
        self.assert_spare_is_whole(moment);
    }

    fn has_left(&self, name: &str) -> bool {
        let beside = self.work().join(".public.jianbao-staging");
        let inside = self.real_target().join(".jianbao-staging");
        beside.join(name).exists() || inside.join(name).exists()
    }

    /// Even just after a kill the spare, if there is one, is a tree that was published.
    fn assert_spare_is_whole(&self, moment: &str) {
        let spare = snapshot(&self.spare());
        let is_whole = spare.is_empty() || spare == self.old || spare == self.new;
        assert!(is_whole, "half a spare {moment}: {:#?}", spare.keys());
    }

    fn spare(&self) -> PathBuf {
        self.work().join(".public.jianbao-previous")
    }

    fn assert_every_file_is_whole(&self, tree: &Snapshot, moment: &str) {
        let tools = [".jianbao-staging", ".jianbao-lock"];
        let is_tool = |path: &Path| tools.iter().any(|tool| path.starts_with(tool));
        for (path, entry) in tree.iter().filter(|(path, _)| !is_tool(path)) {
            let known = [self.old.get(path), self.new.get(path)];
            assert!(known.contains(&Some(entry)), "{} {moment}: {entry:?}", path.display());
        }
        let foreign = self.old.iter().filter(|(path, entry)| self.new.get(*path) == Some(entry));
        for (path, entry) in foreign {
            assert_eq!(tree.get(path), Some(entry), "{} {moment}", path.display());
        }
    }

    /// The next run publishes the new tree and clears up.
    pub(crate) fn assert_next_run_heals(&self, moment: &str) {
        self.run("new");
        assert_eq!(self.tree(), self.new, "the next run {moment}");
        self.assert_nothing_is_left_over(moment);
    }

    /// Whenever the run was killed, the spare is in the end the tree before the new one.
    fn assert_spare_is_the_old_tree(&self, moment: &str) {
        if self.way == Way::Exchange && !self.old.is_empty() {
            let spare = snapshot(&self.spare());
            assert_eq!(spare, self.old, "the spare {moment}");
        }
    }

    /// Kills a run from `source` at each of its calls; `prepare` makes the state before the run.
    pub(crate) fn kill_everywhere(&self, source: &str, prepare: impl Fn()) -> usize {
        prepare();
        let calls = self.record(source);
        let mut killed = 0;
        for (name, arguments) in &calls {
            if self.way == Way::Refused && name == "renameat2" {
                continue;
            }
            for (nth, argument) in self.concerning_target(arguments) {
                prepare();
                let moment = format!("when killed at {name} {nth} ({argument})");
                let inject = format!("inject={name}:signal=KILL:when={nth}");
                let output =
                    self.run_under(source, &[trace(&format!("{name} renameat2")), "-e".into(), inject]);
                assert_eq!(output.status.signal(), Some(KILL), "not killed {moment}");
                self.assert_whole(&moment);
                self.assert_next_run_heals(&moment);
                self.assert_spare_is_the_old_tree(&moment);
                killed += 1;
            }
        }
        killed
    }

    /// Lets a run meet a full disk at each call that needs space; `span` says for how many calls.
    pub(crate) fn fill_disk_everywhere(&self, names: &str, span: &str) -> usize {
        self.prepare();
        let calls = self.record("new");
        let mut filled = 0;
        for name in names.split_whitespace() {
            let calls = calls.get(name).map(Vec::as_slice).unwrap_or_default();
            for (nth, argument) in self.concerning_target(calls) {
                self.prepare();
                let moment = format!("when the disk was full at {name} {nth}{span} ({argument})");
                let inject = format!("inject={name}:error=ENOSPC:when={nth}{span}");
                let output = self.run_under("new", &[trace(name), "-e".into(), inject]);
                let expected = match output.status.code() {
                    Some(0) => &self.new,
                    Some(1) => &self.old,
                    _ => panic!("{moment}: {output:?}"),
                };
                assert_eq!(&self.tree(), expected, "{moment}: {output:?}");
                if self.real_target().exists() {
                    self.assert_nothing_is_left_over(&moment);
                }
                self.assert_next_run_heals(&moment);
                filled += 1;
            }
        }
        filled
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        self.unmount();
    }
}

/// With the times, by which a run tells the trees of another apart, and with the hard links.
fn copy(from: &Path, to: &Path) {
    let copied = Command::new("cp").arg("-a").args([from, to]).status();
    assert!(copied.expect("cp").success());
}

/// In memory where that can be had: a killed program does not lose what it wrote, so that a disk would
/// only be slower, and some take long to make and delete many files.
fn folder() -> TempDir {
    TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).expect("a folder for the test")
}

fn write_foreign_and_adopt(scene: &Scene, source: &str) {
    scene.run(source);
    write_foreign(&scene.real_target());
}

pub(crate) fn trace(names: &str) -> String {
    let names: Vec<String> = names.split_whitespace().map(|name| format!("?{name}")).collect();
    format!("--trace={}", names.join(","))
}
