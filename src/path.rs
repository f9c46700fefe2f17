//! The one way of naming a file of a site: relative, `/` between parts, the same on every system.
//!
//! A file of its own because everything else, diagnostics included, speaks of files by this name.

use std::fmt;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// A file of the site or of a theme, named relative to the site's root with `/` between its parts.
///
/// It never is absolute and never climbs out of the root: [`SitePath::new`] drops `.`, resolves `..`
/// and refuses what would leave.
///
/// ```
/// use jianbao::path::SitePath;
/// let post = SitePath::new("content/notices/first.md").unwrap();
/// assert_eq!(post.parent(), "content/notices");
/// assert_eq!(post.file_name(), "first.md");
/// assert!(SitePath::new("../secret").is_none());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// The normalised path, or `None` if it is absolute, empty or leaves the root.
    pub fn new(path: &str) -> Option<Self> {
        normalise(path).map(|path| Self(path.into()))
    }

    /// The path of a file found below `root` on disk; `None` for a name that is not Unicode.
    pub fn from_disk(root: &Path, file: &Path) -> Option<Self> {
        let relative = file.strip_prefix(root).ok()?;
        let mut joined = String::new();
        for component in relative.components() {
            let Component::Normal(part) = component else { return None };
            if !joined.is_empty() {
                joined.push('/');
            }
            joined.push_str(part.to_str()?);
        }
        (!joined.is_empty()).then(|| Self(joined.into()))
    }

    /// The path as text, with `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file's name without its folders.
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The file's name without its folders and its last ending: `photo` of `a/photo.jpg`.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        match name.rfind('.') {
            Some(dot) if dot > 0 => &name[..dot],
            _ => name,
        }
    }

    /// The ending in lower case without the dot: `jpg` of `a/photo.JPG`; empty if there is none.
    pub fn extension(&self) -> String {
        let name = self.file_name();
        match name.rfind('.') {
            Some(dot) if dot > 0 => name[dot + 1..].to_lowercase(),
            _ => String::new(),
        }
    }

    /// The folder that holds the file; empty for a file in the root.
    pub fn parent(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(parent, _)| parent)
    }

    /// Another file, named relative to this file's folder; `None` if it would leave the root.
    pub fn sibling(&self, relative: &str) -> Option<Self> {
        if relative.starts_with('/') {
            return None;
        }
        Self::new(format!("{}/{relative}", self.parent()).trim_start_matches('/'))
    }

    /// The path below `folder`, or `None` if it lies elsewhere.
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// The file on disk below `root`.
    pub fn on_disk(&self, root: &Path) -> PathBuf {
        let mut path = root.to_path_buf();
        path.extend(self.0.split('/'));
        path
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &self.0)
    }
}

/// `a/./b/../c` as `a/c`; `None` for an absolute path, one that climbs out, or nothing at all.
fn normalise(path: &str) -> Option<String> {
    // A drive (`c:`), a backslash or a NUL would mean something else to Windows than to us.
    if path.starts_with('/') || path.contains(['\\', '\0', ':']) {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_never_leaves_the_root() {
        for bad in ["/etc/passwd", "..", "a/../../b", "c:/x", "a\\b", "", "a\0b", "./"] {
            assert_eq!(SitePath::new(bad), None, "{bad:?}");
        }
        assert_eq!(SitePath::new("a/./b/../c").unwrap().as_str(), "a/c");
    }

    #[test]
    fn a_sibling_is_found_from_the_folder() {
        let post = SitePath::new("content/x/post.md").unwrap();
        assert_eq!(post.sibling("../y/图.png").unwrap().as_str(), "content/y/图.png");
        assert_eq!(post.sibling("../../../y"), None);
        assert_eq!(SitePath::new("a.md").unwrap().sibling("b.md").unwrap().as_str(), "b.md");
    }

    #[test]
    fn endings_are_compared_in_lower_case() {
        let photo = SitePath::new("content/A.B.JPG").unwrap();
        assert_eq!((photo.stem(), photo.extension().as_str()), ("A.B", "jpg"));
        assert_eq!(SitePath::new(".gitignore").unwrap().extension(), "");
    }
}
