//! The door through which sources are written: new files, all of them or none, and never over an old one;
//! changes of old ones that touch no other byte.
//!
//! In go a folder and its files; nothing comes out but what stood in the way. A file of its own because
//! what people wrote must be safe from every command that writes beside it.

#![expect(clippy::disallowed_methods, reason = "the door through which sources are written")]

mod original;
mod replace;

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::path::SitePath;

pub use original::{Change, Original};
pub use replace::{rename, replace};

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Where, relative to the site's folder.
    pub path: SitePath,
    /// What.
    pub bytes: Vec<u8>,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum Refusal {
    /// Something lies at these paths already.
    Taken(Vec<SitePath>),
    /// What should be the site's folder is something else.
    NotFolder,
    /// A symbolic link on the way to this file leads out of the site's folder.
    Outside(SitePath),
    /// This file is no longer what it was when it was read.
    Changed(SitePath),
    /// The system refused. What had been written by then was removed again.
    Failed {
        /// The file or folder that could not be made.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

/// Writes new files below `root`, which is made if it is missing, with the folders around it.
///
/// # Errors
/// A [`Refusal`]; then nothing has changed.
pub fn create(root: &Path, files: &[NewFile]) -> Result<(), Refusal> {
    let mut made = Made::default();
    let written = create_all(root, files, &mut made);
    if written.is_err() {
        made.undo();
    }
    written
}

/// The files and folders that were made, in this order.
#[derive(Default)]
struct Made(Vec<PathBuf>);

impl Made {
    /// Takes everything back. A folder into which somebody else has put something stays.
    fn undo(self) {
        for path in self.0.iter().rev() {
            // There is nobody left to tell of a second failure.
            let _ = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
        }
    }

    /// Makes a folder unless it is there.
    fn folder(&mut self, path: &Path) -> Result<(), Refusal> {
        match fs::create_dir(path) {
            Ok(()) => self.0.push(path.to_path_buf()),
            Err(_) if path.is_dir() => {}
            Err(error) => return Err(Refusal::Failed { path: path.to_path_buf(), error }),
        }
        Ok(())
    }
}

fn create_all(root: &Path, files: &[NewFile], made: &mut Made) -> Result<(), Refusal> {
    let missing = |path: &&Path| !path.as_os_str().is_empty() && fs::symlink_metadata(path).is_err();
    let missing: Vec<&Path> = root.ancestors().take_while(missing).collect();
    for folder in missing.into_iter().rev() {
        made.folder(folder)?;
    }
    if !root.is_dir() {
        return Err(Refusal::NotFolder);
    }
    let failed = |error| Refusal::Failed { path: root.to_path_buf(), error };
    let root = dunce::canonicalize(root).map_err(failed)?;
    let mut taken: Vec<SitePath> = files.iter().filter_map(|file| in_the_way(&root, &file.path)).collect();
    taken.dedup();
    if !taken.is_empty() {
        return Err(Refusal::Taken(taken));
    }
    files.iter().try_for_each(|file| write_new(&root, file, made))
}

/// What lies where a file is to be written, or where one of its folders should be.
fn in_the_way(root: &Path, path: &SitePath) -> Option<SitePath> {
    // A link that leads nowhere is in the way too.
    if fs::symlink_metadata(path.on_disk(root)).is_ok() {
        return Some(path.clone());
    }
    folders_of(path).into_iter().find(|folder| {
        let folder = folder.on_disk(root);
        fs::symlink_metadata(&folder).is_ok() && !folder.is_dir()
    })
}

/// The folders around a file, from the outermost.
fn folders_of(path: &SitePath) -> Vec<SitePath> {
    let text = path.as_str();
    text.match_indices('/').filter_map(|(end, _)| SitePath::new(&text[..end])).collect()
}

fn write_new(root: &Path, file: &NewFile, made: &mut Made) -> Result<(), Refusal> {
    for folder in folders_of(&file.path) {
        let folder = folder.on_disk(root);
        made.folder(&folder)?;
        if !dunce::canonicalize(&folder).is_ok_and(|real| real.starts_with(root)) {
            return Err(Refusal::Outside(file.path.clone()));
        }
    }
    let target = file.path.on_disk(root);
    match put(&target, &file.bytes) {
        Ok(()) => made.0.push(target),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(Refusal::Taken(vec![file.path.clone()]));
        }
        Err(error) => return Err(Refusal::Failed { path: target, error }),
    }
    Ok(())
}

/// Puts a file in its place whole: a reader, or a power cut, meets all of it or nothing.
fn put(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = target.with_file_name(format!(".new.jianbao-{}", std::process::id()));
    write(&beside, bytes)?;
    // A rename would put the file over one that has just come; a link does not.
    let placed = match fs::hard_link(&beside, target) {
        // A disk without hard links, such as a USB stick.
        Err(error) if error.kind() != ErrorKind::AlreadyExists => write(target, bytes),
        linked => linked,
    };
    let _ = fs::remove_file(&beside);
    placed
}

/// Writes a file that is not there yet, down to the disk; half a file is removed again.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        drop(file);
        let _ = fs::remove_file(path);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[&str]) -> Vec<NewFile> {
        let file =
            |path: &&str| NewFile { path: SitePath::new(path).unwrap(), bytes: path.as_bytes().to_vec() };
        paths.iter().map(file).collect()
    }

    /// Everything below a folder, by name.
    fn names(root: &Path) -> Vec<String> {
        let entries = walkdir::WalkDir::new(root).min_depth(1).sort_by_file_name();
        let name = |entry: walkdir::DirEntry| SitePath::from_disk(root, entry.path()).unwrap().to_string();
        entries.into_iter().map(|entry| name(entry.unwrap())).collect()
    }

    #[test]
    fn files_and_their_folders_are_made_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        create(&folder.path().join("甲/乙"), &files(&["a.md", "x/y/b.md", "x/c.md"])).unwrap();
        let expected =
            ["甲", "甲/乙", "甲/乙/a.md", "甲/乙/x", "甲/乙/x/c.md", "甲/乙/x/y", "甲/乙/x/y/b.md"];
        assert_eq!(names(folder.path()), expected);
        assert_eq!(fs::read_to_string(folder.path().join("甲/乙/x/y/b.md")).unwrap(), "x/y/b.md");
    }

    #[test]
    fn all_that_is_in_the_way_is_named_and_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("b.md"), "mine").unwrap();
        fs::write(folder.path().join("x"), "a file where a folder should be").unwrap();
        let refusal = create(folder.path(), &files(&["a.md", "b.md", "x/c.md", "x/d.md"])).unwrap_err();
        let Refusal::Taken(taken) = refusal else { panic!("{refusal:?}") };
        assert_eq!(taken.iter().map(SitePath::as_str).collect::<Vec<_>>(), ["b.md", "x"]);
        assert_eq!(names(folder.path()), ["b.md", "x"]);
        assert_eq!(fs::read_to_string(folder.path().join("b.md")).unwrap(), "mine");
    }

    #[test]
    fn what_was_written_before_a_failure_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let long = format!("x/{}", "长".repeat(200));
        let refusal = create(&folder.path().join("new"), &files(&["a.md", "x/b.md", &long])).unwrap_err();
        assert!(matches!(refusal, Refusal::Failed { .. }), "{refusal:?}");
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[test]
    fn a_file_is_no_folder() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("x"), "mine").unwrap();
        let refusal = create(&folder.path().join("x"), &files(&["a.md"])).unwrap_err();
        assert!(matches!(refusal, Refusal::NotFolder), "{refusal:?}");
        assert!(create(&folder.path().join("x/y"), &files(&["a.md"])).is_err());
        assert_eq!(names(folder.path()), ["x"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_is_not_followed_and_one_that_leads_nowhere_is_in_the_way() {
        let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(outside.path(), folder.path().join("x")).unwrap();
        std::os::unix::fs::symlink("nowhere", folder.path().join("a.md")).unwrap();
        let refusal = create(folder.path(), &files(&["b.md", "x/y/c.md"])).unwrap_err();
        assert!(matches!(&refusal, Refusal::Outside(path) if path.as_str() == "x/y/c.md"), "{refusal:?}");
        let refusal = create(folder.path(), &files(&["a.md"])).unwrap_err();
        assert!(matches!(refusal, Refusal::Taken(_)), "{refusal:?}");
        assert_eq!(names(folder.path()), ["a.md", "x"]);
        assert_eq!(names(outside.path()), [""; 0]);
    }
}
