//! A watched folder on disk: what people and programs do to files → what is told.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use jianbao::path::SitePath;
use jianbao::preview::watch::{Change, Options, Polling, Watching, watch};
use tempfile::TempDir;

/// No machine is so busy that a change takes longer.
const LIMIT: Duration = Duration::from_secs(30);

struct Site {
    /// Holds the site and what lies beside it.
    outside: TempDir,
    watching: Watching,
    changes: Receiver<Change>,
    markers: Cell<u32>,
}

impl Site {
    /// A site with the given files, watched.
    fn new(files: &[&str]) -> Self {
        Self::with(files, &Options::default(), |_| {})
    }

    fn with(files: &[&str], options: &Options, prepare: impl Fn(&Path)) -> Self {
        let outside = TempDir::new().unwrap();
        let root = outside.path().join("site");
        for file in ["jianbao.toml", "content/a.md"].iter().chain(files) {
            fs::create_dir_all(root.join(file).parent().unwrap()).unwrap();
            fs::write(root.join(file), "old").unwrap();
        }
        prepare(&root);
        let (sender, changes) = channel();
        let watching = watch(&root, options, move |change| drop(sender.send(change))).unwrap();
        Self { outside, watching, changes, markers: Cell::new(0) }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.outside.path().join("site").join(path)
    }

    fn write(&self, path: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), path).unwrap();
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.at(from), self.at(to)).unwrap();
    }

    fn next(&self) -> Change {
        self.changes.recv_timeout(LIMIT).expect("nothing was told")
    }

    /// Waits until each path has been told, by itself, by a folder above it or with everything.
    #[track_caller]
    fn tells(&self, paths: &[&str]) -> Told {
        let mut told = Told::default();
        let until = Instant::now() + LIMIT;
        while !paths.iter().all(|path| told.covers(path)) {
            match self.changes.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(change) => told.add(change),
                Err(error) => panic!("{error}: of {paths:?} was told {told:?}"),
            }
        }
        told
    }

    /// Writes markers until one is told by its own name: all that was told before it is what happened
    /// before it. One that is told with everything may be followed by what happened earlier.
    fn told_until_marker(&self) -> Told {
        let mut told = Told::default();
        loop {
            let number = self.markers.replace(self.markers.get() + 1);
            let name = format!("content/marker-{number}.md");
            self.write(&name);
            let more = self.tells(&[&name]);
            let is_last = !more.everything;
            told.everything |= more.everything;
            told.paths.extend(more.paths.into_iter().filter(|path| !path.contains("/marker-")));
            if is_last {
                return told;
            }
        }
    }

    #[track_caller]
    fn tells_nothing(&self) {
        let told = self.told_until_marker();
        assert!(told.paths.is_empty() && !told.everything, "{told:?}");
    }
}

#[derive(Debug, Default)]
struct Told {
    paths: BTreeSet<String>,
    everything: bool,
    changes: usize,
}

impl Told {
    fn add(&mut self, change: Change) {
        self.changes += 1;
        match change {
            Change::Everything => self.everything = true,
            Change::Paths(paths) => self.paths.extend(paths.iter().map(SitePath::to_string)),
        }
    }

    fn covers(&self, path: &str) -> bool {
        self.everything || Path::new(path).ancestors().any(|up| self.paths.contains(up.to_str().unwrap()))
    }
}

#[test]
fn each_way_of_saving_is_told() {
    let site = Site::new(&["content/通知/一.md", "static/style.css", "templates/page.html"]);
    for path in
        ["content/a.md", "content/通知/一.md", "static/style.css", "templates/page.html", "jianbao.toml"]
    {
        site.write(path);
        site.tells(&[path]);

        let mut file = File::create(site.at(path)).unwrap();
        for _ in 0..3 {
            file.write_all(&[b'x'; 10_000]).unwrap();
            file.flush().unwrap();
        }
        drop(file);
        site.tells(&[path]);

        let beside = format!("{path}.tmp");
        site.write(&beside);
        site.rename(&beside, path);
        site.tells(&[path]);

        site.rename(path, &format!("{path}~"));
        site.write(path);
        fs::remove_file(site.at(&format!("{path}~"))).unwrap();
        site.tells(&[path]);

        fs::remove_file(site.at(path)).unwrap();
        site.write(path);
        site.tells(&[path]);
    }
    fs::remove_file(site.at("content/通知/一.md")).unwrap();
    site.tells(&["content/通知/一.md"]);
}

#[test]
fn renames_are_told_by_both_names() {
    let site = Site::new(&["content/旧/一.md", "content/旧/深/二.md"]);
    site.rename("content/a.md", "content/b.md");
    site.tells(&["content/a.md", "content/b.md"]);
    site.rename("content/旧", "content/新");
    site.tells(&["content/旧", "content/新"]);
    site.write("content/新/深/二.md");
    let told = site.tells(&["content/新/深/二.md"]);
    assert!(!told.everything, "{told:?}");
    site.rename("content/新", "content/旧");
    site.tells(&["content/旧", "content/新"]);
    site.write("content/旧/深/二.md");
    site.tells(&["content/旧/深/二.md"]);
}

#[test]
fn a_folder_is_moved_in_and_out() {
    let site = Site::new(&[]);
    site.write("../away/photos/deep/1.jpg");
    site.tells_nothing();
    site.rename("../away/photos", "content/photos");
    site.tells(&["content/photos/deep/1.jpg"]);
    site.write("content/photos/deep/2.jpg");
    site.tells(&["content/photos/deep/2.jpg"]);
    site.rename("content/photos", "../away/photos");
    site.tells(&["content/photos"]);
    site.write("../away/photos/deep/3.jpg");
    site.tells_nothing();
}

#[test]
fn files_written_into_new_folders_at_once_are_found() {
    let site = Site::new(&[]);
    let mut paths = Vec::new();
    for index in 0..100 {
        let path = format!("content/{index}/深/x.md");
        site.write(&path);
        paths.push(path);
        if index % 10 == 0 {
            site.told_until_marker();
            paths.clear();
        }
    }
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    site.tells(&paths);
    for index in 0..100 {
        let later = format!("content/{index}/深/later.md");
        site.write(&later);
        site.tells(&[&later]);
    }
}

#[test]
fn what_is_on_disk_when_a_change_is_told_and_what_comes_later_is_everything() {
    // A listener that looks like the core: it reads what it is told of and trusts the rest.
    let site = Site::new(&[]);
    let root = site.at("");
    let writer = std::thread::spawn({
        let root = root.clone();
        move || {
            for index in 0..300 {
                let folder = root.join(format!("content/{}/{index}", index % 7));
                fs::create_dir_all(&folder).unwrap();
                fs::write(folder.join("x.md"), "x").unwrap();
                if index % 5 == 4 {
                    fs::rename(folder, root.join(format!("content/moved-{index}"))).unwrap();
                }
                if index % 50 == 49 {
                    fs::remove_dir_all(root.join("content/3")).unwrap();
                }
            }
        }
    });
    let mut known = files_below(&root, "content");
    let until = Instant::now() + LIMIT;
    while !(writer.is_finished() && known == files_below(&root, "content")) {
        assert!(Instant::now() < until, "not seen");
        let Ok(change) = site.changes.recv_timeout(Duration::from_millis(100)) else { continue };
        let paths = match change {
            Change::Everything => BTreeSet::from([SitePath::new("content").unwrap()]),
            Change::Paths(paths) => paths,
        };
        for path in paths {
            known.retain(|file| !Path::new(file).starts_with(path.as_str()));
            known.extend(files_below(&root, path.as_str()));
        }
    }
    writer.join().unwrap();
}

fn files_below(root: &Path, path: &str) -> BTreeSet<String> {
    let walk = walkdir::WalkDir::new(root.join(path)).into_iter().flatten();
    let files = walk.filter(|entry| entry.file_type().is_file());
    files.map(|entry| SitePath::from_disk(root, entry.path()).unwrap().to_string()).collect()
}

#[test]
fn content_is_deleted_and_put_back() {
    let site = Site::new(&["content/b/c.md"]);
    for _ in 0..3 {
        fs::remove_dir_all(site.at("content")).unwrap();
        site.tells(&["content"]);
        site.write("content/b/c.md");
        site.tells(&["content/b/c.md"]);
        site.told_until_marker();
        site.write("content/b/c.md");
        site.tells(&["content/b/c.md"]);
        site.rename("content", "content-old");
        site.tells(&["content"]);
        site.rename("content-old", "content");
        site.tells(&["content"]);
        site.write("content/b/c.md");
        site.tells(&["content/b/c.md"]);
    }
    fs::remove_dir_all(site.at("content")).unwrap();
    site.write("content/b/c.md");
    site.tells(&["content/b/c.md"]);
    site.told_until_marker();
}

#[test]
fn a_folder_that_appears_late_is_watched() {
    let site = Site::new(&[]);
    for folder in ["static", "templates", "themes", "i18n"] {
        let file = format!("{folder}/深/x");
        site.write(&file);
        site.tells(&[&file]);
        site.write(&file);
        site.tells(&[&file]);
    }
}

#[test]
fn the_root_goes_and_comes_back() {
    let site = Site::new(&["static/x.css"]);
    let elsewhere = site.outside.path().join("elsewhere");
    fs::rename(site.at(""), &elsewhere).unwrap();
    assert_eq!(site.next(), Change::Everything);
    fs::rename(&elsewhere, site.at("")).unwrap();
    assert!(site.tells(&["content"]).everything);
    site.write("static/x.css");
    site.tells(&["static/x.css"]);

    fs::remove_dir_all(site.at("")).unwrap();
    while site.next() != Change::Everything {}
    site.write("jianbao.toml");
    site.write("content/a.md");
    site.tells(&["content/a.md"]);
    site.told_until_marker();
    site.write("content/a.md");
    site.tells(&["content/a.md"]);
}

#[test]
fn a_burst_is_few_changes() {
    let site = Site::new(&[]);
    let paths: Vec<String> =
        (0..1000).map(|index| format!("content/{}/图片-{index}.jpg", index % 9)).collect();
    let begun = Instant::now();
    for path in &paths {
        site.write(path);
    }
    let took = begun.elapsed();
    let told = site.tells(&paths.iter().map(String::as_str).collect::<Vec<_>>());
    // One for each half second that the writing took, and as many pauses as a busy machine may make in it.
    let most = 4 + usize::try_from(took.as_millis() / 100).unwrap();
    assert!(told.changes <= most, "{} changes in {took:?}", told.changes);
}

#[test]
fn reading_is_no_change() {
    let site = Site::new(&[]);
    for index in 0..500 {
        site.write(&format!("content/{index}.md"));
    }
    site.told_until_marker();
    for _ in 0..3 {
        for file in files_below(&site.at(""), "content") {
            fs::read(site.at(&file)).unwrap();
        }
    }
    site.tells_nothing();
}

#[test]
fn names_that_a_build_leaves_out_are_no_change() {
    let site = Site::new(&["content/.git/x", "public/index.html"]);
    let names = [
        "content/.a.md.swp",
        "content/a.md~",
        "content/4913",
        "content/~$a.docx",
        "content/a.md.tmp",
        "content/.git/index",
        "static.css",
        "public/index.html",
        "public/new/index.html",
        "README.md",
        ".git/index",
    ];
    for name in names {
        site.write(name);
        fs::remove_file(site.at(name)).unwrap();
    }
    // A passing name that is a part of the site goes along with the next change.
    let told = site.told_until_marker();
    let expected: BTreeSet<String> = ["content/4913", "content/a.md.tmp"].map(str::to_owned).into();
    assert!(!told.everything && told.paths.is_subset(&expected), "{told:?}");
    site.tells_nothing();
}

#[test]
fn a_site_that_is_asked_for_at_an_interval_is_told_of_entirely() {
    let options = Options { poll: Some(Duration::from_millis(60)) };
    let site = Site::with(&[], &options, |_| {});
    assert_eq!(site.watching.polling(), Some(Polling::Asked));
    for _ in 0..3 {
        site.write("content/a.md");
        assert_eq!(site.next(), Change::Everything);
    }
}

#[test]
fn a_local_folder_is_not_polled() {
    assert_eq!(Site::new(&[]).watching.polling(), None);
    let missing = watch(Path::new("/not/there"), &Options::default(), |_| {});
    assert_eq!(missing.unwrap_err().kind(), std::io::ErrorKind::NotFound);
}

#[test]
fn dropping_it_ends_it() {
    let Site { outside, watching, changes, .. } = Site::new(&[]);
    drop(watching);
    fs::write(outside.path().join("site/content/a.md"), "new").unwrap();
    // The listener is gone with its thread, and its end of the channel with it.
    assert_eq!(changes.recv_timeout(LIMIT), Err(RecvTimeoutError::Disconnected));
}

#[test]
fn a_listener_that_is_busy_gets_the_rest_as_one_change() {
    let outside = TempDir::new().unwrap();
    let folder = outside.path().join("content");
    fs::create_dir(&folder).unwrap();
    let (sender, changes) = channel();
    let (free, busy) = channel::<()>();
    let tell = move |change| {
        drop(sender.send(change));
        // The first waits until all is written; later ones find the channel closed.
        let _ = busy.recv();
    };
    let watching = watch(outside.path(), &Options::default(), tell).unwrap();
    fs::write(folder.join("first.md"), "x").unwrap();
    changes.recv_timeout(LIMIT).unwrap();
    for index in 0..200 {
        fs::write(folder.join(format!("{index}.md")), "x").unwrap();
    }
    drop(free);
    let mut told = Told::default();
    while !(0..200).all(|index| told.covers(&format!("content/{index}.md"))) {
        told.add(changes.recv_timeout(LIMIT).unwrap());
    }
    assert!(told.changes <= 3, "{told:?}");
    drop(watching);
}

#[cfg(unix)]
#[test]
fn what_is_seen_through_a_link_is_told() {
    use std::os::unix::fs::symlink;

    let files = ["shared/deep/x.md", "content/b/y.md", "one.css", "static/z"];
    let site = Site::with(&files, &Options::default(), |root| {
        symlink("../shared", root.join("content/shared")).unwrap();
        symlink("../content/b", root.join("static/b")).unwrap();
        symlink("../one.css", root.join("static/one.css")).unwrap();
        // Neither is followed by a scan: the first leads out, the other to where it lies.
        symlink("/proc", root.join("content/out")).unwrap();
        symlink("..", root.join("content/loop")).unwrap();
    });
    for path in ["shared/deep/x.md", "content/b/y.md", "one.css"] {
        site.write(path);
        assert!(site.tells(&["static"]).everything);
        site.told_until_marker();
    }
    site.write("content/a.md");
    assert!(!site.tells(&["content/a.md"]).everything);
    symlink("../one.css", site.at("content/late.css")).unwrap();
    assert!(site.tells(&["content"]).everything);
    symlink("nowhere", site.at("content/.#a.md")).unwrap();
    site.tells_nothing();
}
