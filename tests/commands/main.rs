//! The commands for the life of a post, from outside: new, publish, rename, list, completions.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

mod completions;
mod list;
mod new;
mod publish;
mod rename;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

/// Every run is in this minute.
const NOW: &str = "2026-11-22T09:30";

/// A small site on disk, with a section that is a category's page somewhere else than its name says.
struct Site(TempDir);

impl Site {
    fn new() -> Self {
        let site = Self(TempDir::new().unwrap());
        site.write(
            "jianbao.toml",
            "title = \"县委简报\"\n[[categories]]\nname = \"做法亮点\"\nslug = \"practice\"\n\
             [[categories]]\nname = \"会议纪要\"\nslug = \"minutes\"\n",
        );
        site.write("content/a/doing/_index.md", "+++\ntitle = \"做法\"\ncategory = \"做法亮点\"\n+++\n");
        site
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.path(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    #[track_caller]
    fn read(&self, path: &str) -> String {
        let shown = fs::read_to_string(self.path(path));
        shown.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Every file of the site with its bytes.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let entries = walkdir::WalkDir::new(self.0.path()).sort_by_file_name();
        let files = entries.into_iter().map(|entry| entry.unwrap().into_path()).filter(|path| path.is_file());
        files
            .map(|file| {
                let name = file.strip_prefix(self.0.path()).unwrap().to_str().unwrap().to_owned();
                (name, fs::read(&file).unwrap())
            })
            .collect()
    }

    /// Runs the program: exit status, output, complaints.
    fn run(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        command.current_dir(self.0.path()).args(args);
        let output = command.env("LC_ALL", "zh_CN.UTF-8").env_remove("CLICOLOR_FORCE").output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    #[track_caller]
    fn run_well(&self, args: &[&str]) -> String {
        let (status, out, complaints) = self.run(args);
        assert_eq!((status, complaints.as_str()), (0, ""), "{out}");
        out
    }

    /// Runs what must fail and change nothing.
    #[track_caller]
    fn run_in_vain(&self, args: &[&str]) -> (i32, String) {
        let before = self.files();
        let (status, out, complaints) = self.run(args);
        assert_eq!(out, "");
        assert_eq!(self.files(), before);
        (status, complaints)
    }
}
