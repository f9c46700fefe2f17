//! `jianbao theme` from outside: what the theme has, and copies of it in the site.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

use std::fs;
use std::path::Path;
use std::process::Command;

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

    /// The same with a theme of its own in which two files have one short name.
    fn with_plain() -> Self {
        let site = Self::new();
        site.write("themes/plain/theme.toml", "name = \"plain\"\n");
        site.write("themes/plain/templates/a.html", "模板");
        site.write("themes/plain/static/a.html", "网页");
        site
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.0.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.0.path().join(path)).ok()
    }

    /// Runs the program: exit status, output, complaints.
    fn run(&self, line: &str) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        command.current_dir(self.0.path()).args(line.split(' '));
        let output = command.env("LC_ALL", "zh_CN.UTF-8").env_remove("CLICOLOR_FORCE").output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    #[track_caller]
    fn run_well(&self, line: &str) -> String {
        let (status, out, complaints) = self.run(line);
        assert_eq!((status, complaints.as_str()), (0, ""), "{out}");
        out
    }
}

/// A file of the theme inside the program.
fn embedded(path: &str) -> Option<Vec<u8>> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/hongtou").join(path)).ok()
}

#[test]
fn every_file_that_is_listed_can_be_copied_and_changes_nothing_in_the_site() {
    let site = Site::new();
    site.run_well("build");
    let list = site.run_well("theme list");
    assert!(list.starts_with("主题 hongtou 的文件：\n  templates/404.html\n"), "{list}");
    let names: Vec<&str> = list.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    assert!(names.contains(&"static/style.css") && names.contains(&"i18n/zh-CN.toml"), "{list}");
    assert!(!names.contains(&"i18n/en.toml"), "{list}");
    let out = site.run_well(&format!("theme eject {}", names.join(" ")));
    let written: Vec<&str> = out.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    assert_eq!(written, names);
    for name in &names {
        assert_eq!(site.read(name), embedded(name), "{name}");
    }
    let built = site.run_well("build");
    let list = site.run_well("theme list");
    assert!(names.iter().all(|name| list.lines().any(|line| {
        line.trim_start().starts_with(name) && line.ends_with("  站点已有自己的一份")
    })));
    assert!(built.contains("个文件都没有变化"), "{built}");
}

#[test]
fn a_short_name_will_do_and_the_consequence_is_told() {
    for name in ["page.html", "templates/page.html", "./templates/page.html", "templates\\page.html"] {
        let site = Site::new();
        let out = site.run_well(&format!("theme eject {name}"));
        assert!(out.starts_with("已经放进站点：\n  templates/page.html\n从现在起，站点用这一份"), "{out}");
        assert!(out.contains("程序升级后它不会自动更新"), "{out}");
        assert_eq!(site.read("templates/page.html"), embedded("templates/page.html"));
    }
    let site = Site::new();
    assert_eq!(site.run_well("theme eject -q page.html page.html themes/hongtou/static/style.css"), "");
    assert!(site.read("templates/page.html").is_some() && site.read("static/style.css").is_some());
}

#[test]
fn what_the_site_has_is_never_overwritten() {
    let site = Site::new();
    site.write("templates/page.html", "自己的");
    let (status, out, complaints) = site.run("theme eject base.html page.html");
    assert_eq!((status, out.as_str()), (1, ""));
    let expected =
        "错误: 下面这些已经存在，所以什么也没有写：\n  templates/page.html\n办法: 已有的文件不会覆盖";
    assert!(complaints.starts_with(expected), "{complaints}");
    assert_eq!(site.read("templates/page.html").unwrap(), "自己的".as_bytes());
    assert_eq!(site.read("templates/base.html"), None);
}

#[test]
fn an_unknown_file_is_answered_with_those_that_there_are() {
    let site = Site::new();
    let (status, out, complaints) = site.run("theme eject page.html pgae.html");
    assert_eq!((status, out.as_str()), (2, ""));
    let expected = "错误: 主题里没有可以取出的文件“pgae.html”\n办法: 您是不是想写“page.html”？\n\
                    办法: 可以写的有：\n  templates/404.html\n";
    assert!(complaints.starts_with(expected), "{complaints}");
    for name in ["theme.toml", "../jianbao.toml", "/etc/passwd", "html"] {
        assert_eq!(site.run(&format!("theme eject {name}")).0, 2, "{name}");
    }
    assert_eq!(site.read("templates/page.html"), None);
}

#[test]
fn a_theme_of_the_site_itself_is_a_theme_like_any_other() {
    let site = Site::with_plain();
    let list = site.run_well("theme list --theme plain");
    let expected = "主题 plain 的文件：\n  templates/a.html\n  static/a.html\n";
    assert!(list.starts_with(expected) && list.contains("另外还有主题：hongtou。"), "{list}");
    let (status, _, complaints) = site.run("theme eject --theme plain a.html");
    let expected =
        "错误: 不止一个文件叫“a.html”，请写完整\n办法: 可以写的有：\n  templates/a.html\n  static/a.html\n";
    assert_eq!((status, complaints.as_str()), (2, expected));
    let out = site.run_well("theme eject --theme plain static/a.html");
    assert!(out.contains("站点用的主题是 hongtou，取出的文件来自主题 plain"), "{out}");
    assert_eq!(site.read("static/a.html").unwrap(), "网页".as_bytes());
    site.write("jianbao.toml", "title = \"县委简报\"\ntheme = \"plain\"\n");
    assert!(site.run_well("theme list").starts_with("主题 plain 的文件：\n"));
    assert!(!site.run_well("theme eject templates/a.html").contains("注意"));
    assert_eq!(site.read("templates/a.html").unwrap(), "模板".as_bytes());
}

#[test]
fn a_theme_that_extends_another_has_the_files_of_both() {
    let site = Site::with_plain();
    site.write("jianbao.toml", "title = \"县委简报\"\ntheme = \"plain\"\n");
    site.write("themes/plain/theme.toml", "name = \"plain\"\nextends = \"hongtou\"\n");
    site.write("themes/plain/templates/page.html", "自己的");
    let list = site.run_well("theme list");
    for name in ["templates/a.html", "templates/page.html", "templates/base.html", "i18n/zh-CN.toml"] {
        assert_eq!(list.lines().filter(|line| line.trim() == name).count(), 1, "{list}");
    }
    site.run_well("theme eject page.html base.html");
    assert_eq!(site.read("templates/page.html").unwrap(), "自己的".as_bytes());
    assert_eq!(site.read("templates/base.html"), embedded("templates/base.html"));
    site.write("themes/plain/theme.toml", "name = \"plain\"\nextends = \"plain\"\n");
    let (status, _, complaints) = site.run("theme list");
    assert!(status == 1 && complaints.starts_with("错误[theme-circle]"), "{complaints}");
}

#[test]
fn an_unknown_theme_and_a_broken_configuration_are_told() {
    let site = Site::with_plain();
    let (status, _, complaints) = site.run("theme list --theme plian");
    let expected = "错误: 找不到主题“plian”\n办法: 您是不是想写“plain”？\n办法: 可以写的有：hongtou、plain\n";
    assert_eq!((status, complaints.as_str()), (2, expected));
    site.write("jianbao.toml", "title = \"县委简报\"\ntheme = \"none\"\n");
    assert_eq!(site.run("theme list").0, 1);
    site.write("jianbao.toml", "title = \"县委简报\"\nthem = \"plain\"\n");
    let (status, _, complaints) = site.run("theme eject page.html");
    assert!(status == 1 && complaints.starts_with("错误[unknown-config-key]"), "{complaints}");
    let folder = TempDir::new().unwrap();
    let line = format!("--root {} theme list", folder.path().display());
    assert!(site.run(&line).2.starts_with("错误[no-site]"));
}

#[test]
fn the_commands_within_are_explained() {
    let site = Site::new();
    let (status, out, complaints) = site.run("theme");
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(complaints.starts_with("错误: 请写明要做什么，例如 jianbao theme list\n"), "{complaints}");
    for (line, expected) in [
        ("theme --help", "命令:\n  list   列出主题里可以取出的文件\n  eject  "),
        ("help theme", "用法: jianbao theme [选项] <命令>\n"),
        ("theme eject --help", "参数:\n  <文件>...  文件名，可以写几个"),
        ("theme list -h", "用法: jianbao theme list [选项]\n"),
    ] {
        let out = site.run_well(line);
        assert!(out.contains(expected), "{line}: {out}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_that_leads_out() {
    let (site, outside) = (Site::new(), TempDir::new().unwrap());
    std::os::unix::fs::symlink(outside.path(), site.0.path().join("templates")).unwrap();
    let (status, _, complaints) = site.run("theme eject page.html");
    assert!(status == 1 && complaints.contains("指向站点之外的符号链接"), "{complaints}");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}
