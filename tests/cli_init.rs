//! `jianbao init` from outside: a new site, and what can be done with it at once.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// Runs the program in `folder`: exit status, output, complaints.
fn jianbao(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    command.current_dir(folder).args(args).env("LC_ALL", "zh_CN.UTF-8").env_remove("CLICOLOR_FORCE");
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Each file with its bytes.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let relative = |path: &Path| path.strip_prefix(root).unwrap().to_path_buf();
    files.map(|entry| (relative(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

#[track_caller]
fn init(folder: &Path, name: &str) -> String {
    let (status, out, complaints) = jianbao(folder, &["init", name]);
    assert_eq!((status, complaints.as_str()), (0, ""), "{out}");
    out
}

/// The lines of a file that hold a text, counted from 1.
fn lines_with(file: &Path, wanted: &str) -> Vec<usize> {
    let text = fs::read_to_string(file).unwrap();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && line.contains(wanted));
    lines.map(|(index, _)| index + 1).collect()
}

#[test]
fn a_new_site_is_the_starter_byte_for_byte_and_the_next_steps_are_told() {
    let folder = TempDir::new().unwrap();
    let out = init(folder.path(), "县里/简报");
    let starter = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/starter");
    assert_eq!(files(&folder.path().join("县里/简报")), files(&starter));
    assert!(out.starts_with("新站点已经写在“县里/简报”里，共 12 个文件：\n  content/_index.md\n"), "{out}");
    for step in ["cd 县里/简报\n", "jianbao.toml，把里面的【请填写……】换成", "jianbao serve --open"]
    {
        assert!(out.contains(step), "{out}");
    }
}

#[test]
fn the_current_folder_may_be_the_site_and_quiet_is_quiet() {
    let folder = TempDir::new().unwrap();
    let out = init(folder.path(), ".");
    assert!(out.starts_with("新站点已经写在当前文件夹里") && !out.contains("cd "), "{out}");
    assert!(folder.path().join("jianbao.toml").is_file());
    let (status, out, complaints) = jianbao(folder.path(), &["init", "-q", "我的 简报"]);
    assert_eq!((status, out.as_str(), complaints.as_str()), (0, "", ""));
    assert!(init(folder.path(), "我的 站点").contains("cd \"我的 站点\"\n"));
}

#[test]
fn a_new_site_is_published_only_when_its_placeholders_are_filled_in() {
    let folder = TempDir::new().unwrap();
    init(folder.path(), ".");
    let settings = folder.path().join("jianbao.toml");
    let (status, out, complaints) = jianbao(folder.path(), &["build", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let told: Vec<(&str, usize)> = report["diagnostics"].as_array().unwrap().iter().map(place).collect();
    let expected: Vec<(&str, usize)> =
        lines_with(&settings, "【请填写").into_iter().map(|line| ("placeholder", line)).collect();
    assert_eq!((status, complaints.as_str(), expected.len()), (1, "", 3));
    assert_eq!(told, expected);
    assert!(!folder.path().join("public").exists());
    for name in ["简报名称", "单位名称", "联系地址或办公电话"] {
        let text = fs::read_to_string(&settings).unwrap();
        fs::write(&settings, text.replace(&format!("\"【请填写{name}】\""), "\"示例县\"")).unwrap();
    }
    let (status, out, complaints) = jianbao(folder.path(), &["build", "--strict"]);
    assert_eq!((status, complaints.as_str()), (0, ""));
    assert!(out.contains("暂不发布 5 篇（草稿 5）"), "{out}");
    let home = fs::read_to_string(folder.path().join("public/index.html")).unwrap();
    assert!(home.contains("示例县") && !home.contains("请填写"), "{home}");
}

fn place(told: &serde_json::Value) -> (&str, usize) {
    (told["code"].as_str().unwrap(), usize::try_from(told["line"].as_u64().unwrap()).unwrap())
}

#[test]
fn a_new_site_can_be_looked_at_with_its_drafts_at_once() {
    let folder = TempDir::new().unwrap();
    init(folder.path(), ".");
    let (status, out, complaints) = jianbao(folder.path(), &["build", "--drafts", "--strict"]);
    assert_eq!((status, complaints.as_str()), (0, ""), "{out}");
    let pages = files(&folder.path().join("preview"));
    let posts = pages.keys().filter(|path| path.to_string_lossy().contains("2026-"));
    assert_eq!(posts.count(), 5, "{:?}", pages.keys());
}

#[test]
fn what_is_there_stays_as_it_is() {
    let folder = TempDir::new().unwrap();
    init(folder.path(), "site");
    let before = files(folder.path());
    let (status, out, complaints) = jianbao(folder.path(), &["init", "site"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(complaints.starts_with("错误: 下面这些已经存在，所以什么也没有写：\n  content/_index.md\n"));
    assert_eq!(complaints.lines().filter(|line| line.starts_with("  ")).count(), before.len());
    assert!(complaints.contains("办法: 已有的文件一个也不会覆盖"), "{complaints}");
    assert_eq!(files(folder.path()), before);
    // One file of another's is enough, and is the only one named.
    fs::create_dir_all(folder.path().join("other/content/plan")).unwrap();
    fs::write(folder.path().join("other/content/plan/_index.md"), "别人的").unwrap();
    let (status, _, complaints) = jianbao(folder.path(), &["init", "other"]);
    assert_eq!((status, complaints.matches("\n  ").count()), (1, 1));
    assert!(complaints.contains("\n  content/plan/_index.md\n"), "{complaints}");
    assert_eq!(files(&folder.path().join("other")).len(), 1);
}

#[test]
fn a_file_is_no_place_for_a_site() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("x"), "别人的").unwrap();
    let (status, _, complaints) = jianbao(folder.path(), &["init", "x"]);
    assert_eq!((status, complaints.as_str()), (1, "错误: “x”不是文件夹，所以什么也没有写\n"));
    let (status, _, complaints) = jianbao(folder.path(), &["init", "x/y"]);
    assert!(status == 1 && complaints.starts_with("错误: 写不了“"), "{complaints}");
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn the_line_must_name_one_folder() {
    let folder = TempDir::new().unwrap();
    let (status, _, complaints) = jianbao(folder.path(), &["init"]);
    let expected = "错误: 还缺少：<文件夹>\n办法: 请写明新站点放在哪个文件夹，例如 jianbao init 简报；";
    assert!(status == 2 && complaints.starts_with(expected), "{complaints}");
    assert!(complaints.contains("用法: jianbao init [选项] <文件夹>\n"), "{complaints}");
    for args in [&["--root", "x", "init", "y"][..], &["init", "--root=x", "y"]] {
        let (status, _, complaints) = jianbao(folder.path(), args);
        let expected = "错误: “--root”不能和“init”一起用\n";
        assert!(status == 2 && complaints.starts_with(expected), "{complaints}");
    }
    assert!(jianbao(folder.path(), &["init", "x", "y"]).2.starts_with("错误: “y”是多余的\n"));
    for args in [["init", "--help"], ["help", "init"], ["-h", "init"]] {
        let (status, out, _) = jianbao(folder.path(), &args);
        let argument = "参数:\n  <文件夹>  新站点放在哪个文件夹";
        assert!(status == 0 && out.contains(argument) && out.contains("  jianbao init ."), "{out}");
    }
    assert_eq!(files(folder.path()).len(), 0);
}
