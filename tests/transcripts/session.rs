//! A person at a terminal: commands and their answers, files written and changed, all of it written down.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// What is done, and the record of it.
pub(crate) struct Session {
    root: TempDir,
    /// The folder in which commands run, below the root.
    folder: PathBuf,
    now: &'static str,
    record: String,
}

impl Session {
    /// Begins in an empty folder, at a moment that counts as now.
    pub(crate) fn new(now: &'static str) -> Self {
        Self { root: TempDir::new().unwrap(), folder: PathBuf::new(), now, record: String::new() }
    }

    fn note(&mut self, text: std::fmt::Arguments<'_>) {
        self.record.push_str(&text.to_string());
    }

    /// Writes down what the person thinks or does.
    pub(crate) fn say(&mut self, text: &str) {
        self.note(format_args!("\n── {text}\n"));
    }

    /// Enters a folder.
    pub(crate) fn enter(&mut self, folder: &str) {
        self.note(format_args!("\n$ cd {folder}\n"));
        self.folder.push(folder);
    }

    fn path(&self, file: &str) -> PathBuf {
        self.root.path().join(&self.folder).join(file)
    }

    /// Runs the program; its answer goes into the record. The test fails if it ends otherwise than it should.
    #[track_caller]
    pub(crate) fn run(&mut self, arguments: &[&str], status: i32) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        command.current_dir(self.path("")).args(arguments).env("LC_ALL", "zh_CN.UTF-8");
        command.env_remove("CLICOLOR_FORCE");
        if ["build", "new", "publish", "list"].contains(&arguments[0]) {
            command.args(["--now", self.now]);
        }
        let output = command.output().unwrap();
        let text = |bytes| settled(&String::from_utf8(bytes).unwrap());
        let answer = text(output.stderr) + &text(output.stdout);
        let quoted =
            |word: &&str| if word.contains(' ') { format!("\"{word}\"") } else { (*word).to_owned() };
        let line: Vec<String> = arguments.iter().map(quoted).collect();
        self.note(format_args!("\n$ jianbao {}\n{answer}", line.join(" ")));
        assert_eq!(output.status.code(), Some(status), "{}", self.record);
        answer
    }

    /// Writes a file, shown as its text.
    pub(crate) fn write(&mut self, file: &str, text: &str) {
        self.write_bytes(file, text, text.as_bytes());
    }

    /// Writes a file in other bytes than those of its text.
    pub(crate) fn write_bytes(&mut self, file: &str, text: &str, bytes: &[u8]) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        let shown: String =
            text.lines().map(|line| format!("  │ {line}").trim_end().to_owned() + "\n").collect();
        self.note(format_args!("\n[写好 {file}]\n{shown}"));
    }

    /// Changes one place of a file.
    #[track_caller]
    pub(crate) fn change(&mut self, file: &str, from: &str, to: &str) {
        let path = self.path(file);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from} in {text}");
        fs::write(&path, text.replace(from, to)).unwrap();
        let shown = |mark: &str, text: &str| -> String {
            text.lines().map(|line| format!("  {mark} {line}").trim_end().to_owned() + "\n").collect()
        };
        self.note(format_args!("\n[改 {file}]\n{}{}", shown("-", from), shown("+", to)));
    }

    /// Gives a file another name.
    pub(crate) fn rename(&mut self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).unwrap();
        self.note(format_args!("\n[改名 {from} → {to}]\n"));
    }

    /// Saves a file in UTF-8, as Notepad's menu does.
    pub(crate) fn save_as_utf8(&mut self, file: &str) {
        let bytes = fs::read(self.path(file)).unwrap();
        let text = jianbao::encoding::decode(bytes).unwrap().text;
        fs::write(self.path(file), text).unwrap();
        self.note(format_args!("\n[在记事本里把 {file} 另存为 UTF-8]\n"));
    }

    /// Puts a file of bytes somewhere.
    pub(crate) fn copy_in(&mut self, file: &str, bytes: &[u8]) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self.note(format_args!("\n[复制进来 {file}]\n"));
    }

    /// Whether there is such a file.
    pub(crate) fn has(&self, file: &str) -> bool {
        self.path(file).is_file()
    }

    /// Compares the record with the committed one.
    #[track_caller]
    pub(crate) fn finish(self, name: &str) {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts").join(name);
        if std::env::var_os("JIANBAO_UPDATE").is_some() {
            fs::write(&file, &self.record).unwrap();
        }
        let wanted = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
        for (number, (is, must)) in self.record.lines().zip(wanted.lines()).enumerate() {
            assert_eq!(is, must, "{name}, line {}", number + 1);
        }
        assert_eq!(self.record.lines().count(), wanted.lines().count(), "{name}");
    }
}

/// An answer without what differs from run to run: how long it took, and the version.
fn settled(answer: &str) -> String {
    let mut settled = String::new();
    let mut rest = answer;
    while let Some(at) = rest.find("用时 ").map(|at| at + "用时 ".len()) {
        settled.push_str(&rest[..at]);
        settled.push('…');
        rest = rest[at..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    }
    settled.push_str(rest);
    settled.replace(env!("CARGO_PKG_VERSION"), "〈版本〉")
}
