//! Symbolic links in the site's folders, which a scan follows while they stay in the site.
//!
//! A file behind a link has two names, and the system tells of one. There are few links, so that no name
//! is worked out: a change of a link, or behind one, is a reason to look at everything.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// The links that were found, and where they lead.
#[derive(Debug, Default)]
pub(super) struct Links(BTreeMap<PathBuf, PathBuf>);

impl Links {
    /// Finds the links at and below a path, and below what they lead to; gives the targets that are new.
    pub(super) fn add(&mut self, root: &Path, path: &Path) -> Vec<PathBuf> {
        let mut new = Vec::new();
        let mut open = vec![path.to_path_buf()];
        while let Some(path) = open.pop() {
            for entry in WalkDir::new(path).follow_root_links(false).into_iter().flatten() {
                if entry.path_is_symlink()
                    && let Some(target) = inside(root, entry.path())
                    && self.0.insert(entry.into_path(), target.clone()).as_ref() != Some(&target)
                {
                    open.push(target.clone());
                    new.push(target);
                }
            }
        }
        new
    }

    /// Whether what happened at `path` may have changed what is seen through a link.
    pub(super) fn concern(&self, path: &Path) -> bool {
        let leads_here = |target: &PathBuf| path.starts_with(target) || target.starts_with(path);
        self.0.contains_key(path) || self.0.values().any(leads_here)
    }
}

/// Where a link leads, if that is in the site and not above the link itself: what a scan follows.
fn inside(root: &Path, link: &Path) -> Option<PathBuf> {
    let target = dunce::canonicalize(link).ok()?;
    let own = dunce::canonicalize(link.parent()?).ok()?;
    (target.starts_with(root) && !own.starts_with(&target)).then_some(target)
}
