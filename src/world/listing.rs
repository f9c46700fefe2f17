//! The files of a folder, kept from look to look, so that a preview need not walk through a hundred
//! thousand files to see one that was saved.

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime};

use super::scan::{is_left_behind, walk};
use super::{FileEntry, Files, World};
use crate::diagnostic::Diagnostic;
use crate::path::SitePath;

/// Above this many changed paths one walk through everything is the shorter way.
const MANY: usize = 32;

/// Disks note times as coarsely as this: a file written just before a look may be written again without a
/// later time.
const COARSE: Duration = Duration::from_secs(3);

/// The files of a folder as they were at the last look.
#[derive(Debug)]
pub struct Listing {
    folder: &'static str,
    files: Vec<FileEntry>,
    diagnostics: Vec<Diagnostic>,
    /// Whether symbolic links lie in the folder.
    links: bool,
    next: Next,
    /// How many looks there were.
    looks: u64,
    /// When the last walk through everything began.
    walked: Option<SystemTime>,
}

/// What the next look has to look at.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    Everything,
    Paths(BTreeSet<SitePath>),
}

impl Listing {
    /// A folder of the site that has not been looked at.
    pub fn new(folder: &'static str) -> Self {
        Self {
            folder,
            files: Vec::new(),
            diagnostics: Vec::new(),
            links: false,
            next: Next::Everything,
            looks: 0,
            walked: None,
        }
    }

    /// Says that these files or folders may have changed, come or gone. All others are trusted to be as they
    /// were.
    pub fn forget<'a>(&mut self, paths: impl IntoIterator<Item = &'a SitePath>) {
        for path in paths {
            let is_around = path.as_str() == self.folder;
            let Some(below) = path.below(self.folder) else {
                if is_around {
                    self.next = Next::Everything;
                }
                continue;
            };
            if below.split('/').any(|name| is_left_behind(name, self.folder)) {
                continue;
            }
            if let Next::Paths(paths) = &mut self.next {
                paths.insert(path.clone());
            }
        }
    }

    /// Says that anything may have changed.
    pub fn forget_everything(&mut self) {
        self.next = Next::Everything;
    }

    /// Looks at what may have changed, and says whether anything has.
    pub fn look(&mut self, world: &World) -> bool {
        let next = std::mem::replace(&mut self.next, Next::Paths(BTreeSet::new()));
        self.looks += 1;
        match next {
            Next::Paths(paths) if paths.is_empty() => false,
            Next::Paths(paths) if self.can_patch(world) && paths.len() <= MANY => self.patch(world, &paths),
            Next::Paths(paths) => self.walk(world, &paths),
            Next::Everything => self.walk(world, &BTreeSet::new()),
        }
    }

    /// The files at the last look, sorted by path.
    pub fn files(&self) -> &[FileEntry] {
        &self.files
    }

    /// What lay there that is no file.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Whether a changed file shows at its own path and nowhere else.
    fn can_patch(&self, world: &World) -> bool {
        !self.links && self.diagnostics.is_empty() && matches!(world.files, Files::Disk { .. })
    }

    /// Looks at `paths` alone.
    fn patch(&mut self, world: &World, paths: &BTreeSet<SitePath>) -> bool {
        let Some(root) = world.root() else { return false };
        for path in paths {
            let mut found = walk(root, self.folder, &path.on_disk(root));
            if found.links || !found.diagnostics.is_empty() {
                return self.walk(world, paths);
            }
            found.files.sort_by(|a, b| a.path.cmp(&b.path));
            for file in &mut found.files {
                file.stamp.look = self.looks;
            }
            self.replace(path, found.files);
        }
        true
    }

    /// Puts `files` in the place of the file `path` or of all below the folder `path`.
    fn replace(&mut self, path: &SitePath, files: Vec<FileEntry>) {
        // `a.md` stands between `a` and `a/b.md`, so the file and what lies below a folder are two places.
        if let Ok(at) = self.files.binary_search_by(|file| file.path.cmp(path)) {
            self.files.remove(at);
        }
        let below = format!("{path}/");
        let start = self.files.partition_point(|file| file.path.as_str() < below.as_str());
        let count = self.files[start..].partition_point(|file| file.path.as_str().starts_with(&below));
        self.files.drain(start..start + count);
        if let Some(first) = files.first() {
            self.remove_files_around(path);
            let at = self.files.partition_point(|file| file.path < first.path);
            self.files.splice(at..at, files);
        }
    }

    /// Where something lies below a path, that is a folder and no file any more, whether anybody said so or not.
    fn remove_files_around(&mut self, path: &SitePath) {
        for (end, _) in path.as_str().match_indices('/') {
            let around = &path.as_str()[..end];
            if let Ok(at) = self.files.binary_search_by(|file| file.path.as_str().cmp(around)) {
                self.files.remove(at);
            }
        }
    }

    /// Walks through everything. What is found as it was, and not among `told`, has not changed.
    fn walk(&mut self, world: &World, told: &BTreeSet<SitePath>) -> bool {
        #[expect(clippy::disallowed_methods, reason = "compared with the times that the disk gives")]
        let began = SystemTime::now();
        let found = world.look(self.folder);
        let old = std::mem::replace(&mut self.files, found.files);
        let trusted = self.walked.replace(began).and_then(|walked| walked.checked_sub(COARSE));
        let mut changed = old.len() != self.files.len() || self.diagnostics != found.diagnostics;
        self.diagnostics = found.diagnostics;
        self.links = found.links;
        let is_told =
            |path: &SitePath| told.iter().any(|told| told == path || path.below(told.as_str()).is_some());
        let mut old = old.into_iter().peekable();
        for file in &mut self.files {
            while old.next_if(|old| old.path < file.path).is_some() {}
            match old.next_if(|old| old.path == file.path) {
                Some(old) if !is_told(&file.path) && is_same(&old, file, trusted, began, world) => {
                    file.stamp.look = old.stamp.look;
                }
                _ => {
                    file.stamp.look = self.looks;
                    changed = true;
                }
            }
        }
        changed
    }
}

/// Whether a file is as it was. One that was written just before the former look is judged by its bytes.
fn is_same(
    old: &FileEntry,
    new: &mut FileEntry,
    trusted: Option<SystemTime>,
    began: SystemTime,
    world: &World,
) -> bool {
    if old.size != new.size || old.stamp.modified != new.stamp.modified {
        return false;
    }
    let before = |limit: Option<SystemTime>| {
        new.stamp.modified.is_some_and(|modified| limit.is_some_and(|limit| modified < limit))
    };
    if before(trusted) {
        return true;
    }
    let hash = world.read(&new.path).ok().map(|bytes| blake3::hash(&bytes));
    if !before(began.checked_sub(COARSE)) {
        new.stamp.hash = hash;
    }
    hash.is_some() && hash == old.stamp.hash
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "the test makes a folder of its own")]
mod tests {
    use super::*;
    use crate::world::Clock;
    use std::fs;

    #[test]
    fn what_has_become_a_folder_is_a_file_no_more_whoever_says_so() {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        fs::create_dir(at("content")).unwrap();
        fs::write(at("content/a"), "一").unwrap();
        fs::write(at("content/a.md"), "二").unwrap();
        let world = World::on_disk(root.path(), Clock::System).unwrap();
        let mut listing = Listing::new("content");
        listing.look(&world);
        fs::remove_file(at("content/a")).unwrap();
        fs::create_dir(at("content/a")).unwrap();
        fs::write(at("content/a/index.md"), "三").unwrap();
        listing.forget([&SitePath::new("content/a/index.md").unwrap()]);
        listing.look(&world);
        let paths: Vec<&str> = listing.files().iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["content/a.md", "content/a/index.md"]);
    }
}
