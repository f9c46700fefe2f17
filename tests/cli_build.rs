//! `jianbao build` from outside: folders in, folders and sentences out.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use tempfile::TempDir;

/// A small site on disk.
struct Site(TempDir);

impl Site {
    fn new() -> Self {
        let site = Self(TempDir::new().unwrap());
        site.write("jianbao.toml", "title = \"县委简报\"\n");
        site.write("content/2026-01-01-first.md", "+++\ntitle = \"第一篇\"\n+++\n正文。\n");
        site
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    /// Runs `jianbao build` with further arguments: exit status, output, complaints.
    fn build(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        command.current_dir(self.root()).args(["build", "--now", "2026-11-22"]).args(args);
        let output = command.env("LC_ALL", "zh_CN.UTF-8").env_remove("CLICOLOR_FORCE").output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    #[track_caller]
    fn build_well(&self, args: &[&str]) -> String {
        let (status, out, complaints) = self.build(args);
        assert_eq!((status, complaints.as_str()), (0, ""), "{out}");
        out
    }

    #[track_caller]
    fn refuses(&self, args: &[&str], code: &str) {
        let before = state(self.root());
        let (status, out, complaints) = self.build(args);
        assert_eq!((status, out.as_str()), (1, ""), "{complaints}");
        assert!(complaints.contains(code), "{complaints}");
        assert_eq!(names(&before), names(&state(self.root())), "something was written");
        assert!(before == state(self.root()), "something was changed");
    }
}

/// Each file and folder with its time, its size and its content.
type State = BTreeMap<PathBuf, (SystemTime, Vec<u8>)>;

fn state(root: &Path) -> State {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root).min_depth(1) {
        let entry = entry.unwrap();
        let relative = entry.path().strip_prefix(root).unwrap().to_path_buf();
        // The lock beside the target is ours and empty, and says nothing of the site.
        if entry.file_name().to_string_lossy().ends_with(".jianbao-lock") {
            continue;
        }
        let metadata = entry.metadata().unwrap();
        let bytes = if metadata.is_file() { fs::read(entry.path()).unwrap() } else { Vec::new() };
        // A folder's own time changes when its lock comes and goes beside the target.
        let time = if metadata.is_file() { metadata.modified().unwrap() } else { SystemTime::UNIX_EPOCH };
        found.insert(relative, (time, bytes));
    }
    found
}

fn names(state: &State) -> Vec<&PathBuf> {
    state.keys().collect()
}

#[test]
fn a_build_says_what_it_did_and_where_to_look() {
    let site = Site::new();
    site.write("content/draft.md", "+++\ntitle = \"草稿\"\ndraft = true\ndate = 2026-01-01\n+++\n");
    site.write("content/later.md", "+++\ntitle = \"以后\"\npublish_at = 2026-12-01T09:00:00\n+++\n");
    let out = site.build_well(&[]);
    assert!(out.starts_with("生成 7 页，用时 "), "{out}");
    assert!(
        out.contains("新增 11、更新 0、未变 0、移除 0 个文件；暂不发布 2 篇（草稿 1、定时 1）。"),
        "{out}"
    );
    assert!(out.contains("《以后》要等到 2026-12-01 09:00 才发布"), "{out}");
    assert!(out.contains("打开 public/index.html 查看"), "{out}");
    assert!(out.contains("没有写网站的正式地址"), "{out}");
    assert!(site.read("public/2026-01-01-first.html").contains("第一篇"));
    assert_eq!(site.build_well(&["-q"]), "");
}

#[test]
fn building_twice_writes_nothing() {
    let site = Site::new();
    site.build_well(&[]);
    let before = state(site.root());
    let out = site.build_well(&[]);
    assert!(out.contains("11 个文件都没有变化"), "{out}");
    assert!(before == state(site.root()));
}

#[test]
fn the_same_site_gives_the_same_bytes_anywhere() {
    let (one, two) = (Site::new(), Site::new());
    let raw =
        "<p class=\"a\" lang=\"zh\" title=\"b\"><img alt=\"x\" src=\"x.png\" width=\"1\" height=\"2\"></p>\n";
    for site in [&one, &two] {
        site.write("content/x.png", "no picture, but a file");
        site.write("content/2026-01-05-raw.md", format!("+++\ntitle = \"原始代码\"\n+++\n{raw}"));
    }
    one.build_well(&[]);
    two.write("content/gone.md", "+++\ntitle = \"先有后无\"\ndate = 2026-01-02\n+++\n");
    two.build_well(&[]);
    fs::remove_file(two.root().join("content/gone.md")).unwrap();
    let out = two.build_well(&[]);
    assert!(out.contains("移除 1 个文件"), "{out}");
    let bytes = |site: &Site| -> BTreeMap<PathBuf, Vec<u8>> {
        state(&site.root().join("public")).into_iter().map(|(path, (_, bytes))| (path, bytes)).collect()
    };
    assert_eq!(bytes(&one), bytes(&two));
}

#[test]
fn with_an_error_the_published_folder_stays_as_it_was() {
    let site = Site::new();
    site.build_well(&[]);
    let before = state(&site.root().join("public"));
    site.write("content/2026-01-02-good.md", "+++\ntitle = \"好的\"\n+++\n");
    site.write("content/2026-01-03-bad.md", "+++\ntitle = \"坏的\"\ndraft = 1\n+++\n");
    let (status, out, complaints) = site.build(&[]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(complaints.contains("错误[wrong-type]"), "{complaints}");
    assert!(complaints.contains("content/2026-01-03-bad.md:3:9"), "{complaints}");
    assert!(complaints.contains("没有生成；原来的网站没有改动"), "{complaints}");
    assert!(before == state(&site.root().join("public")));
}

#[test]
fn an_error_while_rendering_stops_the_publication_too() {
    let site = Site::new();
    site.build_well(&[]);
    let before = state(&site.root().join("public"));
    site.write("content/2026-01-02-new.md", "+++\ntitle = \"新的\"\n+++\n");
    site.write("templates/page.html", "{{ page.titel }}");
    let (status, _, complaints) = site.build(&[]);
    assert!(status == 1 && complaints.contains("template-undefined"), "{complaints}");
    assert!(before == state(&site.root().join("public")));
}

#[test]
fn a_warning_publishes_unless_the_build_is_strict() {
    let site = Site::new();
    site.write("content/undated.md", "+++\ntitle = \"无日期\"\n+++\n");
    let (status, out, complaints) = site.build(&["--strict"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(complaints.contains("no-date") && complaints.contains("--strict"), "{complaints}");
    assert!(!site.root().join("public").exists());
    let (status, out, complaints) = site.build(&[]);
    assert!(status == 0 && out.starts_with("生成") && complaints.contains("有 1 个警告"), "{complaints}");
}

#[test]
fn drafts_go_into_a_folder_of_their_own_and_never_into_the_published_one() {
    let site = Site::new();
    site.write("content/draft.md", "+++\ntitle = \"未定稿\"\ndraft = true\ndate = 2026-01-01\n+++\n");
    site.build_well(&[]);
    let out = site.build_well(&["--drafts"]);
    assert!(out.contains("打开 preview/index.html 查看") && out.contains("请不要发布出去"), "{out}");
    assert!(site.read("preview/index.html").contains("未定稿"));
    assert!(!site.read("public/index.html").contains("未定稿"));
    for args in [
        &["--drafts", "--out", "public"][..],
        &["--future", "--out=public"],
        &["--expired", "--out=./public"],
    ] {
        site.refuses(args, "output-other-kind");
    }
    site.refuses(&["--out", "preview"], "output-other-kind");
    // Nor before anything was published there.
    fs::remove_dir_all(site.root().join("public")).unwrap();
    site.refuses(&["--drafts", "--out", "public"], "output-other-kind");
}

#[test]
fn an_output_that_would_harm_the_sources_is_refused() {
    let site = Site::new();
    site.write("mine/notes.txt", "不是网站");
    let inside = site.root().join("content/2026-01-01-first.md");
    for out in [".", "..", "content", "content/public", "themes", "static/x"] {
        site.refuses(&["--out", out], "output-unsafe");
    }
    site.refuses(&["--out", inside.to_str().unwrap()], "output");
    site.refuses(&["--out", "mine"], "output-foreign");
    site.build_well(&["--out", "mine", "--force"]);
    assert_eq!(site.read("mine/notes.txt"), "不是网站");
    assert!(site.read("mine/index.html").contains("第一篇"));
}

#[test]
fn files_of_others_stay_and_are_not_overwritten() {
    let site = Site::new();
    site.build_well(&[]);
    site.write("public/web.config", "<configuration/>");
    site.write("content/2026-01-02-second.md", "+++\ntitle = \"第二篇\"\n+++\n");
    site.build_well(&[]);
    assert_eq!(site.read("public/web.config"), "<configuration/>");
    site.write("public/2026-01-03-third.html", "别人的");
    site.write("content/2026-01-03-third.md", "+++\ntitle = \"第三篇\"\n+++\n");
    site.refuses(&[], "output-occupied");
}

#[test]
fn notepad_makes_no_difference() {
    let (unix, windows) = (Site::new(), Site::new());
    let text = "+++\ntitle = \"记事本\"\n+++\n第一段，\n接着写。\n\n```\n代码\n```\n";
    unix.write("content/2026-02-01-a.md", text);
    windows.write("content/2026-02-01-a.md", format!("\u{feff}{}", text.replace('\n', "\r\n")));
    unix.build_well(&[]);
    windows.build_well(&[]);
    assert_eq!(unix.read("public/2026-02-01-a.html"), windows.read("public/2026-02-01-a.html"));
}

#[test]
fn the_report_for_programs_is_one_document() {
    let site = Site::new();
    let (status, out, complaints) = site.build(&["--format", "json"]);
    assert_eq!((status, complaints.as_str()), (0, ""));
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["version"], 1);
    assert_eq!(report["diagnostics"], serde_json::json!([]));
    site.write("content/x.md", "+++\ntitle = \"一\"\ndate = 2026-02-30\n+++\n");
    let (status, out, _) = site.build(&["--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(status, 1);
    let told = &report["diagnostics"][0];
    assert_eq!(
        (&told["code"], &told["file"], &told["line"]),
        (&"bad-date".into(), &"content/x.md".into(), &3.into())
    );
}

#[test]
fn the_public_address_can_be_given_on_the_line() {
    let site = Site::new();
    site.build_well(&["--base-url", "https://example.org/sub/"]);
    assert!(site.read("public/index.html").contains("https://example.org/sub/index.html"));
    let (status, _, complaints) = site.build(&["--base-url", "example.org"]);
    assert!(status == 1 && complaints.contains("bad-base-url"), "{complaints}");
}

#[test]
fn the_root_is_found_from_a_folder_within() {
    let site = Site::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    let output = command.current_dir(site.root().join("content")).arg("build").output().unwrap();
    assert!(output.status.success());
    assert!(site.root().join("public/index.html").exists());
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_pipes_and_odd_names_are_skipped_with_a_warning() {
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;

    let (site, outside) = (Site::new(), TempDir::new().unwrap());
    fs::write(outside.path().join("secret.md"), "+++\ntitle = \"外面的\"\ndate = 2026-01-01\n+++\n").unwrap();
    symlink(outside.path(), site.root().join("content/out")).unwrap();
    symlink(outside.path().join("secret.md"), site.root().join("content/secret.md")).unwrap();
    symlink(site.root().join("content"), site.root().join("content/circle")).unwrap();
    symlink("nowhere.md", site.root().join("content/dangling.md")).unwrap();
    fs::write(site.root().join("content").join(std::ffi::OsStr::from_bytes(b"\xb9\xa4.md")), "x").unwrap();
    assert!(Command::new("mkfifo").arg(site.root().join("content/pipe.md")).status().unwrap().success());
    let (status, _, complaints) = site.build(&[]);
    assert_eq!(status, 0, "{complaints}");
    assert_eq!(complaints.matches("警告[link-outside]").count(), 4, "{complaints}");
    assert_eq!(complaints.matches("警告[special-file]").count(), 1, "{complaints}");
    assert_eq!(complaints.matches("警告[name-not-unicode]").count(), 1, "{complaints}");
    for entry in walkdir::WalkDir::new(site.root().join("public")) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            assert!(!fs::read_to_string(entry.path()).unwrap_or_default().contains("外面的"));
        }
    }
}

/// Rights do not stop root, who may run these tests; strace refuses the file to anybody.
#[cfg(target_os = "linux")]
#[test]
fn an_unreadable_file_is_an_error_with_its_name() {
    let site = Site::new();
    let file = site.root().canonicalize().unwrap().join("content/2026-01-01-first.md");
    let mut command = Command::new("strace");
    command.args([
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        "trace=openat",
        "-e",
        "inject=openat:error=EACCES",
        "-P",
    ]);
    command.arg(&file).arg(env!("CARGO_BIN_EXE_jianbao")).arg("build").current_dir(site.root());
    let output =
        command.env("LC_ALL", "zh_CN.UTF-8").output().expect("strace (Debian package strace) is installed");
    let complaints = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{complaints}");
    assert!(complaints.contains("错误[unreadable]") && complaints.contains("没有权限"), "{complaints}");
    assert!(complaints.contains("content/2026-01-01-first.md"), "{complaints}");
    assert!(!site.root().join("public").exists());
}
