//! Where a file lies in the published tree.
//!
//! A string enters (from the plan, or from a manifest or journal found on disk), a checked
//! [`TreePath`] leaves. It is a type of its own because every removal and rename of this module is
//! steered by such a path: one `..` from a damaged manifest would delete a file outside the target.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{disk, manifest, target};

/// A relative path with forward slashes, without empty, `.` and `..` parts, backslashes and NUL.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct TreePath(String);

impl TreePath {
    /// `None` where the string is not such a path.
    pub(super) fn parse(path: &str) -> Option<Self> {
        let clean = !path.contains(['\\', '\0']) && path.split('/').all(is_plain_name);
        clean.then(|| Self(path.to_owned()))
    }

    /// Where the manifest lies.
    pub(super) fn manifest() -> Self {
        Self(manifest::NAME.to_owned())
    }

    /// Whether this module keeps the name for itself.
    pub(super) fn is_private(&self) -> bool {
        self.folded().starts_with(target::PRIVATE_PREFIX)
    }

    /// The relative path of an entry found on disk; `None` for names that are not Unicode, which
    /// can only be foreign.
    pub(super) fn from_native(relative: &Path) -> Option<Self> {
        let parts: Option<Vec<&str>> = relative.iter().map(|part| part.to_str()).collect();
        Self::parse(&parts?.join("/"))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The file below `base`. Joined part by part: a Windows path of the `\\?\` kind (needed for
    /// more than 260 characters) takes a forward slash for part of a name.
    pub(super) fn under(&self, base: &Path) -> PathBuf {
        let mut path = base.to_owned();
        path.extend(self.0.split('/'));
        path
    }

    /// The folders above the file, outermost first: `a`, `a/b` for `a/b/c`.
    pub(super) fn folders(&self) -> impl DoubleEndedIterator<Item = Self> {
        self.0.match_indices('/').map(|(end, _)| Self(self.0[..end].to_owned()))
    }

    /// Equal for two paths that Windows and macOS hold for one.
    pub(super) fn folded(&self) -> String {
        if self.0.is_ascii() {
            return self.0.to_ascii_lowercase();
        }
        // First up, then down: `ſ` and `S`, `ς` and `Σ` meet only in their capital.
        self.0.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
    }

    /// Whether a reader opens it by its address, so that what it shows must be there before it.
    pub(super) fn is_page(&self) -> bool {
        let extension = Path::new(&self.0).extension().unwrap_or_default();
        extension.eq_ignore_ascii_case("html") || extension.eq_ignore_ascii_case("htm")
    }
}

/// Whether a disk tells `a` from `A`. Windows and macOS do not, nor does Linux on a USB stick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Matters,
    Ignored,
}

impl Case {
    /// Asks the disk by calling a file by its name in capitals.
    pub(super) fn on_disk_of(file: &Path) -> io::Result<Self> {
        let capitals = file.file_name().unwrap_or_default().to_ascii_uppercase();
        Ok(match disk::metadata(&file.with_file_name(capitals))? {
            Some(found) if disk::is_same(&found, &fs::symlink_metadata(file)?) => Self::Ignored,
            _ => Self::Matters,
        })
    }
}

/// Finds paths in a set as the disk finds them: by any spelling, if it ignores case.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// By folded path; `None` where case matters.
    folded: Option<HashMap<String, TreePath>>,
}

impl Spellings {
    pub(super) fn of<'a>(case: Case, paths: impl Iterator<Item = &'a TreePath>) -> Self {
        let folded = || paths.map(|path| (path.folded(), path.clone())).collect();
        Self { folded: (case == Case::Ignored).then(folded) }
    }

    /// How the path is spelled in the set, if it is in it at all.
    pub(super) fn find<'a>(&'a self, path: &'a TreePath) -> Option<&'a TreePath> {
        match &self.folded {
            None => Some(path),
            Some(folded) => folded.get(&path.folded()),
        }
    }
}

fn is_plain_name(part: &str) -> bool {
    // On Windows `c:` would replace the whole path in a join, and `a:b` names a hidden stream.
    if cfg!(windows) && part.contains(':') {
        return false;
    }
    let mut components = Path::new(part).components();
    matches!(components.next(), Some(Component::Normal(_))) && components.next().is_none()
}

impl TryFrom<String> for TreePath {
    type Error = String;

    fn try_from(path: String) -> Result<Self, String> {
        Self::parse(&path).ok_or(path)
    }
}

impl From<TreePath> for String {
    fn from(path: TreePath) -> Self {
        path.0
    }
}

#[cfg(test)]
mod tests {
    use super::TreePath;

    #[test]
    fn a_path_that_leaves_the_tree_is_refused() {
        let bad = ["", "/a", "a/", "a//b", ".", "a/./b", "..", "a/../b", "a\\b", "a\0"];
        for path in bad {
            assert_eq!(TreePath::parse(path), None, "{path:?}");
        }
    }

    #[test]
    fn chinese_names_and_names_with_dots_are_accepted() {
        for path in ["a", "通知/2026-11-22.html", ".nojekyll", "a/..b", "a b/c…"] {
            assert!(TreePath::parse(path).is_some(), "{path:?}");
        }
    }

    #[test]
    fn paths_fold_over_ascii_and_unicode_case() {
        let folded = |path: &str| TreePath::parse(path).map(|path| path.folded());
        assert_eq!(folded("A/Index.HTML"), folded("a/index.html"));
        assert_eq!(folded("Ωſ/É"), folded("ωS/é"));
        assert_ne!(folded("简报"), folded("简本"));
    }
}
