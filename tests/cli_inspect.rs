//! `jianbao inspect`, as typed.

#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(root: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    command.arg("--root").arg(root).args(args).args(["--lang", "en", "--now", "2026-11-22"]);
    command.output().unwrap()
}

fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    };
    write("jianbao.toml", "title = \"简报\"\n[extra]\nunit = \"县委办\"\n");
    write("content/n/2026-01-01-a.md", "+++\ntitle = \"甲\"\ntags = [\"会\"]\n+++\n正文\n");
    write("content/n/2026-01-02-b.md", "+++\ntitle = \"乙\"\ndraft = true\n+++\n");
    folder
}

#[test]
fn every_name_is_printed_as_a_template_writes_it() {
    let site = site();
    for page in ["n/2026-01-01-a.md", "content/n/2026-01-01-a.md", "/n/2026-01-01-a.html", "n/2026-01-01-a"] {
        let output = run(site.path(), &["inspect", page]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{page}");
        for line in [
            "page.title = \"甲\"",
            "page.date = \"2026-01-01\"",
            "page.tags = [1]",
            "page.older = none",
            "config.extra.unit = \"县委办\"",
            "current.kind = \"page\"",
            "site.pages = [1]",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} in {text}");
        }
        assert!(text.contains("templates/page.html"), "{text}");
    }
}

#[test]
fn lists_and_drafts_can_be_looked_at_too() {
    let site = site();
    let text = |page: &str| String::from_utf8(run(site.path(), &["inspect", page]).stdout).unwrap();
    assert!(text("timeline/index.html").contains("timeline.years = [1]"));
    assert!(text("n/2026-01-02-b.md").contains("page.draft = true"));
    assert!(text("tags/").contains("taxonomy.name = \"tags\""));
}

#[test]
fn a_page_that_is_not_there_is_told_with_the_one_that_is_meant() {
    let site = site();
    let output = run(site.path(), &["inspect", "n/2026-01-01-b.md"]);
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text.contains("n/2026-01-01-b.md") && text.contains("n/2026-01-0"), "{text}");
}

#[test]
fn an_address_may_be_pasted_from_the_browser() {
    let site = site();
    for page in [
        "https://www.example.gov.cn/n/2026-01-01-a.html",
        "https://www.example.gov.cn/jianfu/n/2026-01-01-a.html?from=x#main",
        "file:///D:/public/n/2026-01-01-a.html",
        "http://127.0.0.1:8000/n/2026-01-01-a.html",
    ] {
        let text = String::from_utf8(run(site.path(), &["inspect", page]).stdout).unwrap();
        assert!(text.contains("page.title = \"甲\""), "{page}: {text}");
    }
    let home =
        String::from_utf8(run(site.path(), &["inspect", "https://www.example.gov.cn/"]).stdout).unwrap();
    assert!(home.contains("current.kind = \"home\""), "{home}");
}

#[test]
fn where_nothing_is_close_a_page_is_named_as_an_example() {
    let site = site();
    let told = |page: &str| String::from_utf8(run(site.path(), &["inspect", page]).stderr).unwrap();
    assert!(told("nope.html").contains("such as content/n/2026-01-02-b.md"), "{}", told("nope.html"));
    assert!(told("timelin/index.html").contains("timeline/index.html"));
}

#[test]
fn the_names_of_a_post_are_told_once() {
    let site = site();
    fs::write(site.path().join("content/n/2026-01-03-c.md"), "+++\ntitle = \"丙\"\n+++\n").unwrap();
    let output = run(site.path(), &["inspect", "n/2026-01-01-a.md"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.lines().any(|line| line == "page.newer = \"丙\" {page}"), "{text}");
    assert!(!text.contains("page.newer."), "{text}");
}

#[test]
fn a_site_that_cannot_be_loaded_says_why() {
    let site = site();
    fs::write(site.path().join("jianbao.toml"), "title = \"x\"\ntheme = \"none\"\n").unwrap();
    let output = run(site.path(), &["inspect", "n/2026-01-01-a.md"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("no-theme"));
}
