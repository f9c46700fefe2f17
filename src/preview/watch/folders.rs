//! The folders of a site, watched: the thin layer over notify.
//!
//! The root is watched for its own names alone, so that neither an output folder nor anything else in it
//! is heard; the folders of [`FOLDERS`] are watched with all below them.

use std::io::ErrorKind::NotFound;
use std::path::{Path, PathBuf};

use notify::{Config, ErrorKind, EventHandler, RecommendedWatcher, RecursiveMode, Watcher, WatcherKind};

use super::links::Links;
use super::names::FOLDERS;

/// So often is a folder tried whose parts vanish while they are being watched.
const TRIES: usize = 10;

/// A site's folders while they are watched; dropping it ends that.
#[derive(Debug)]
pub(super) struct Folders {
    root: PathBuf,
    watcher: RecommendedWatcher,
    links: Links,
}

impl Folders {
    /// Watches the folders of the site that are there.
    pub(super) fn watch(root: &Path, handler: impl EventHandler) -> notify::Result<Self> {
        // A link may lead out of the site, to a whole disk; those that a scan follows are added by hand.
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(handler, config)?;
        let mut folders = Self { root: root.to_path_buf(), watcher, links: Links::default() };
        folders.watcher.watch(root, RecursiveMode::NonRecursive)?;
        for name in FOLDERS {
            folders.add(&root.join(name))?;
        }
        Ok(folders)
    }

    /// Watches what appeared at a path, if that is a folder or a link. When this returns, a change below it
    /// is heard: what a scan that begins now does not find is told later.
    pub(super) fn add(&mut self, path: &Path) -> notify::Result<()> {
        let is_top = path.parent() == Some(&self.root);
        if is_top {
            // A watch of the folder that bore the name before would be taken for one of this.
            let _ = self.watcher.unwatch(path);
        }
        if !path.is_symlink() && path.is_dir() && (is_top || needs_each_folder()) {
            self.insist(path, RecursiveMode::Recursive)?;
        }
        for target in self.links.add(&self.root, path) {
            self.add_target(&target)?;
        }
        Ok(())
    }

    /// Whether what happened at `path` may have changed what is seen through a symbolic link.
    pub(super) fn is_behind_link(&self, path: &Path) -> bool {
        self.links.concern(path)
    }

    /// Watches what a link leads to, unless that is watched anyway.
    fn add_target(&mut self, target: &Path) -> notify::Result<()> {
        let top = target.strip_prefix(&self.root).ok().and_then(|below| below.iter().next());
        let top = top.map(|name| self.root.join(name)).filter(|top| !top.is_symlink());
        if top.is_some_and(|top| FOLDERS.iter().any(|name| top.ends_with(name))) {
            return Ok(());
        }
        match target.parent() {
            _ if target.is_dir() => self.insist(target, RecursiveMode::Recursive),
            // A watched file would be lost when an editor puts another one in its place.
            Some(folder) => self.insist(folder, RecursiveMode::NonRecursive),
            None => Ok(()),
        }
    }

    fn insist(&mut self, path: &Path, mode: RecursiveMode) -> notify::Result<()> {
        let mut told = Ok(());
        for _ in 0..TRIES {
            told = self.watcher.watch(path, mode);
            // notify gives up at the first folder that vanishes on the way; others may be left.
            let vanished = told.as_ref().is_err_and(|error| match &error.kind {
                ErrorKind::PathNotFound => true,
                ErrorKind::Io(error) => error.kind() == NotFound,
                _ => false,
            });
            if !vanished {
                return told;
            }
            if !path.is_dir() {
                return Ok(());
            }
        }
        told
    }
}

/// Whether the system watches folders one by one: notify adds a new one by itself, but after it has told of
/// it, and not always all that lies in it. Asking again waits for that and fills the gaps.
fn needs_each_folder() -> bool {
    matches!(RecommendedWatcher::kind(), WatcherKind::Inotify | WatcherKind::Kqueue)
}

/// Whether the system tells of the end of writing.
pub(super) fn tells_ends() -> bool {
    RecommendedWatcher::kind() == WatcherKind::Inotify
}
