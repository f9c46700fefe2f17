//! What is there already: a file with other content, a file or a folder under another name.

#![expect(clippy::disallowed_methods, reason = "the door through which sources are written")]

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{Refusal, in_the_way, write};
use crate::path::SitePath;

/// Puts `after` in the place of a file that still reads `before`: whole or not at all.
///
/// # Errors
/// A [`Refusal`]; then the file is as it was.
pub fn replace(root: &Path, path: &SitePath, before: &[u8], after: &[u8]) -> Result<(), Refusal> {
    let target = inside(root, path)?;
    let failed = |error| Refusal::Failed { path: target.clone(), error };
    if fs::read(&target).map_err(failed)? != before {
        return Err(Refusal::Changed(path.clone()));
    }
    let permissions = fs::metadata(&target).map_err(failed)?.permissions();
    // The folder would let a file be exchanged whose owner has locked it.
    if permissions.readonly() {
        return Err(failed(io::Error::from(ErrorKind::PermissionDenied)));
    }
    let beside = target.with_file_name(format!(".new.jianbao-{}", std::process::id()));
    write(&beside, after).map_err(failed)?;
    let placed = fs::set_permissions(&beside, permissions).and_then(|()| fs::rename(&beside, &target));
    placed.map_err(|error| {
        let _ = fs::remove_file(&beside);
        failed(error)
    })
}

/// Gives a file or a folder another name in the same folder, over nothing that is there.
///
/// # Errors
/// A [`Refusal`]; then everything is as it was.
pub fn rename(root: &Path, from: &SitePath, to: &SitePath) -> Result<(), Refusal> {
    let source = inside(root, from)?;
    let target = source.with_file_name(to.file_name());
    let failed = |error| Refusal::Failed { path: target.clone(), error };
    match in_the_way(root, to) {
        Some(taken) if taken != *to || !is_own_shadow(&target, from, to) => Err(Refusal::Taken(vec![taken])),
        // Not every system gives a file its own name with other capital letters: so by way of a third one.
        Some(_) => {
            let between = source.with_file_name(format!(".new.jianbao-{}", std::process::id()));
            fs::rename(&source, &between).map_err(failed)?;
            fs::rename(&between, &target).map_err(|error| {
                let _ = fs::rename(&between, &source);
                failed(error)
            })
        }
        None => fs::rename(&source, &target).map_err(failed),
    }
}

/// Whether a name seems taken only because its own file is found under it too: the system takes no notice of
/// capital letters, and the folder has no entry of just this name.
fn is_own_shadow(target: &Path, from: &SitePath, to: &SitePath) -> bool {
    let is_same = from.file_name().to_lowercase() == to.file_name().to_lowercase();
    let Some(entries) = target.parent().filter(|_| is_same).and_then(|folder| fs::read_dir(folder).ok())
    else {
        return false;
    };
    !entries.flatten().any(|entry| entry.file_name() == to.file_name())
}

/// Where a file or folder really is, if that is in the site.
fn inside(root: &Path, path: &SitePath) -> Result<PathBuf, Refusal> {
    let file = path.on_disk(root);
    let failed = |error| Refusal::Failed { path: file.clone(), error };
    let root = dunce::canonicalize(root).map_err(failed)?;
    let real = dunce::canonicalize(&file).map_err(failed)?;
    if real.starts_with(root) { Ok(real) } else { Err(Refusal::Outside(path.clone())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(path: &str) -> (tempfile::TempDir, SitePath) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(path), "旧").unwrap();
        (folder, SitePath::new(path).unwrap())
    }

    fn names(root: &Path) -> Vec<String> {
        let entries = walkdir::WalkDir::new(root).min_depth(1).sort_by_file_name();
        entries.into_iter().map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let (folder, path) = site("a.md");
        replace(folder.path(), &path, "旧".as_bytes(), "新".as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), "新");
        assert_eq!(names(folder.path()), ["a.md"]);
    }

    #[test]
    fn what_somebody_saved_in_the_meantime_stays() {
        let (folder, path) = site("a.md");
        let refusal = replace(folder.path(), &path, b"other", b"new").unwrap_err();
        assert!(matches!(refusal, Refusal::Changed(_)), "{refusal:?}");
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), "旧");
    }

    #[test]
    fn a_locked_file_stays() {
        let (folder, path) = site("a.md");
        let file = folder.path().join("a.md");
        let mut permissions = fs::metadata(&file).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&file, permissions).unwrap();
        assert!(replace(folder.path(), &path, "旧".as_bytes(), b"new").is_err());
        assert_eq!(fs::read_to_string(&file).unwrap(), "旧");
        assert_eq!(names(folder.path()), ["a.md"]);
    }

    #[test]
    fn another_name_is_given_over_nothing() {
        let (folder, path) = site("a.md");
        fs::write(folder.path().join("b.md"), "另一篇").unwrap();
        let refusal = rename(folder.path(), &path, &SitePath::new("b.md").unwrap()).unwrap_err();
        assert!(matches!(refusal, Refusal::Taken(_)), "{refusal:?}");
        rename(folder.path(), &path, &SitePath::new("c.md").unwrap()).unwrap();
        assert_eq!(names(folder.path()), ["b.md", "c.md"]);
        assert_eq!(fs::read_to_string(folder.path().join("b.md")).unwrap(), "另一篇");
    }

    #[test]
    fn capital_letters_alone_may_change() {
        let (folder, path) = site("A.md");
        rename(folder.path(), &path, &SitePath::new("a.md").unwrap()).unwrap();
        assert_eq!(names(folder.path()), ["a.md"]);
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), "旧");
    }

    #[cfg(unix)]
    #[test]
    fn what_lies_outside_the_site_stays() {
        let (outside, _) = site("a.md");
        let (folder, _) = site("b.md");
        std::os::unix::fs::symlink(outside.path().join("a.md"), folder.path().join("c.md")).unwrap();
        let path = SitePath::new("c.md").unwrap();
        let refusal = replace(folder.path(), &path, "旧".as_bytes(), b"new").unwrap_err();
        assert!(matches!(refusal, Refusal::Outside(_)), "{refusal:?}");
        assert_eq!(fs::read_to_string(outside.path().join("a.md")).unwrap(), "旧");
    }
}
