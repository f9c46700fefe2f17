//! What publishing does to a folder, one idea a test.
//!
//! Here is the bench on which the tests stand: a site's folder and a target.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

#[path = "../folders/mod.rs"]
mod folders;
mod law;
mod leftovers;
mod others;
mod putting;
mod refusals;
mod tree;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use folders::{Entry, snapshot};
use jianbao::artifact::Artifact;
use jianbao::output::{Options, PublishError, Staging, Summary, begin};
use tempfile::TempDir;

const MANIFEST: &str = ".jianbao-manifest.json";

/// A site's folder and a target.
struct Bench {
    dir: TempDir,
    target: PathBuf,
    force: bool,
    preview: bool,
    version: &'static str,
}

impl Bench {
    fn new() -> Self {
        let dir = TempDir::new().expect("a folder for the test");
        fs::create_dir_all(dir.path().join("site/content")).expect("a site");
        let target = dir.path().join("site/public");
        Self { dir, target, force: false, preview: false, version: "1.0.0" }
    }

    /// A target that is reached by a link, so that it is published file by file.
    #[cfg(unix)]
    fn linked() -> Self {
        let mut bench = Self::new();
        fs::create_dir(bench.dir.path().join("real")).expect("a folder");
        bench.target = bench.dir.path().join("site/link");
        std::os::unix::fs::symlink("../real", &bench.target).expect("a link");
        bench
    }

    /// Both ways of publishing.
    fn both() -> Vec<Self> {
        #[cfg(unix)]
        return vec![Self::new(), Self::linked()];
        #[cfg(not(unix))]
        return vec![Self::new()];
    }

    fn site(&self) -> PathBuf {
        self.dir.path().join("site")
    }

    fn options(&self) -> Options<'static> {
        Options {
            force: self.force,
            root: self.site(),
            content: vec![self.site().join("content"), self.site().join("i18n")],
            version: self.version,
            preview: self.preview,
        }
    }

    fn begin(&self) -> Result<Staging, PublishError> {
        begin(&self.target, &self.options())
    }

    fn try_publish(&self, files: &[(&str, &str)]) -> Result<Summary, PublishError> {
        let staging = self.begin()?;
        for (path, content) in files {
            staging.put(path, text(content))?;
        }
        staging.finish()
    }

    fn publish(&self, files: &[(&str, &str)]) -> Summary {
        self.try_publish(files).expect("a publication")
    }

    /// The published files without the manifest, as text, and the folders.
    fn tree(&self) -> BTreeMap<String, String> {
        let mut tree = BTreeMap::new();
        for (path, entry) in snapshot(&self.target) {
            let path = path.to_string_lossy().replace('\\', "/");
            if path == MANIFEST {
                continue;
            }
            match entry {
                Entry::File(bytes) => tree.insert(path, String::from_utf8_lossy(&bytes).into_owned()),
                Entry::Folder => tree.insert(path + "/", String::new()),
                Entry::Link(to) => tree.insert(path, format!("-> {}", to.display())),
            };
        }
        tree
    }

    fn assert_tree(&self, expected: &[(&str, &str)]) {
        let expected = expected.iter().map(|(path, content)| ((*path).into(), (*content).into()));
        assert_eq!(self.tree(), expected.collect());
    }

    /// What no build without a change may alter: everything below the site's folder and beside it.
    fn stamps(&self) -> BTreeMap<PathBuf, Stamp> {
        walkdir::WalkDir::new(self.dir.path())
            .into_iter()
            .map(|entry| {
                let entry = entry.expect("an entry");
                let metadata = entry.path().symlink_metadata().expect("metadata");
                (entry.path().to_owned(), Stamp::of(&metadata))
            })
            .collect()
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    modified: SystemTime,
    #[cfg(unix)]
    inode: (u64, i64, i64, u32),
}

impl Stamp {
    fn of(metadata: &fs::Metadata) -> Self {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt;
        Self {
            modified: metadata.modified().expect("a time"),
            #[cfg(unix)]
            inode: (metadata.ino(), metadata.ctime(), metadata.ctime_nsec(), metadata.mode()),
        }
    }
}

fn text(content: &str) -> Artifact {
    Artifact::Bytes(content.into())
}

fn counts(summary: &Summary) -> [usize; 4] {
    [summary.new, summary.changed, summary.unchanged, summary.removed]
}
