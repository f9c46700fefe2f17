//! The printed diagnostics, case by case, against `tests/snapshots/report/`.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test cli_report` writes them anew; the difference is for a person to read.

#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

use std::fs;
use std::path::PathBuf;

use jianbao::diagnostic::{Code, Diagnostic, Span, settle};
use jianbao::message::{Language, Messages};
use jianbao::path::SitePath;
use jianbao::report;

/// A site of three files, one with Chinese text, one with a line that no terminal can show.
fn source(path: &SitePath) -> Option<String> {
    let long = "简报".repeat(1700);
    match path.as_str() {
        "content/a.md" => Some("---\n标题：防汛工作\tslug: a\n---\n正文，见[通报](b.md)。\n".to_owned()),
        "content/b.md" => Some("---\nslug: a\n---\n".to_owned()),
        "content/long.md" => Some(format!("{long}[错](x.md){long}\n")),
        _ => None,
    }
}

fn span(file: &str, start: usize, end: usize) -> Span {
    Span::new(&SitePath::new(file).unwrap(), start..end)
}

/// The place of `text` in a file of [`source`].
fn at(file: &str, text: &str) -> Span {
    let whole = source(&SitePath::new(file).unwrap()).unwrap();
    let start = whole.find(text).unwrap();
    span(file, start, start + text.len())
}

fn print(diagnostics: Vec<Diagnostic>, language: Language) -> String {
    let text = report::text(&settle(diagnostics), &Messages::new(language), &source);
    anstream::adapter::strip_str(&text).to_string()
}

fn check(name: &str, diagnostics: &[Diagnostic]) {
    for (language, tag) in [(Language::Chinese, "zh"), (Language::English, "en")] {
        let printed = print(diagnostics.to_vec(), language);
        let name = format!("{name}.{tag}.txt");
        let file: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/snapshots/report", &name].iter().collect();
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, &printed).unwrap();
        }
        assert_eq!(printed, fs::read_to_string(&file).unwrap_or_default(), "{name}");
    }
}

fn dead_link(span: Span) -> Diagnostic {
    Diagnostic::at(Code::DeadLink, span).with("target", "b.md")
}

/// The columns of a terminal that a text takes.
fn columns(text: &str) -> usize {
    let is_wide = |c: char| matches!(u32::from(c), 0x2e80..=0x9fff | 0xff01..=0xff60);
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Asserts that the first carets of a printed report stand under `text`.
fn assert_marked(printed: &str, text: &str) {
    let lines: Vec<&str> = printed.lines().collect();
    let caret_line = lines.iter().position(|line| line.contains('^')).unwrap();
    let excerpt = lines[caret_line - 1];
    let before = &excerpt[..excerpt.find(text).unwrap()];
    assert_eq!(lines[caret_line].find('^'), Some(columns(before)), "{printed}");
    assert_eq!(lines[caret_line].matches('^').count(), columns(text), "{printed}");
}

#[test]
fn a_place_within_chinese_text() {
    check("place", &[dead_link(at("content/a.md", "通报")).suggest(Some("c.md"))]);
}

#[test]
fn carets_stand_under_full_width_text() {
    for text in ["正", "见", "通报", "b.md", "。"] {
        assert_marked(&print(vec![dead_link(at("content/a.md", text))], Language::Chinese), text);
    }
}

#[test]
fn carets_stand_right_behind_a_tab() {
    assert_marked(&print(vec![dead_link(at("content/a.md", "slug"))], Language::Chinese), "slug");
}

#[test]
fn another_place_is_shown_with_its_own_excerpt() {
    let twice = Diagnostic::at(Code::AddressTwice, at("content/b.md", "slug: a"))
        .with("address", "/a.html")
        .related(at("content/a.md", "slug: a"));
    check("related", &[twice]);
}

#[test]
fn another_file_as_a_whole_is_named() {
    let twice = Diagnostic::at(Code::OutputTwice, span("content/b.md", 0, 0))
        .with("address", "a.html")
        .with("other", "page")
        .with("other-name", "content/a.md")
        .related(span("content/a.md", 0, 0));
    check("whole_files", &[twice]);
}

#[test]
fn pages_with_one_problem_are_counted() {
    let on = |page: usize| Diagnostic {
        page: SitePath::new(&format!("content/{page:04}.md")),
        ..Diagnostic::at(Code::TemplateUndefined, span("templates/page.html", 3, 5)).with("name", "titel")
    };
    check("pages", &(0..5000).map(on).collect::<Vec<_>>());
    check("two_pages", &[on(0), on(1)]);
    check("one_page", &[on(0)]);
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let link = dead_link(at("content/long.md", "[错](x.md)"));
    let printed = print(vec![link.clone()], Language::Chinese);
    assert!(printed.lines().all(|line| columns(line) <= 120), "{printed}");
    assert_marked(&printed, "[错](x.md)");
    check("long_line", &[link]);
}

#[test]
fn wild_spans_are_tamed() {
    let length = source(&SitePath::new("content/a.md").unwrap()).unwrap().len();
    for start in 0..length + 3 {
        for end in [0, start, start + 1, start + 2, start + 7, usize::MAX] {
            let wild = dead_link(span("content/a.md", start, end)).related(span("content/b.md", end, start));
            assert!(print(vec![wild.clone()], Language::Chinese).contains("content/a.md"));
            assert!(!report::json(&[wild], None, &Messages::new(Language::Chinese), &source).is_empty());
        }
    }
    check("beyond", &[dead_link(span("content/a.md", 5000, 6000))]);
    check("point", &[dead_link(span("content/a.md", 4, 4))]);
    check("several_lines", &[dead_link(span("content/a.md", 4, 40))]);
}

#[test]
fn a_file_that_is_gone_is_named_alone() {
    let no_site = Diagnostic::new(Code::NoSite).with("root", "D:\\资料");
    check("gone", &[dead_link(span("content/gone.md", 4, 9)), no_site]);
}

#[test]
fn escape_codes_in_a_site_do_not_reach_the_terminal() {
    let name = "\u{1b}[31m红\u{7}\u{202e}";
    let wild = Diagnostic::new(Code::UndeclaredCategory).with("name", name).suggest(Some(name));
    let text = report::text(&[wild], &Messages::new(Language::Chinese), &source);
    assert!(
        !text.contains("\u{1b}[31m红") && !text.contains('\u{7}') && !text.contains('\u{202e}'),
        "{text:?}"
    );
}

#[test]
fn json_says_the_same_in_numbers() {
    let link = dead_link(at("content/a.md", "通报")).related(at("content/b.md", "slug"));
    let text = report::json(&[link], None, &Messages::new(Language::Chinese), &source);
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let expected = serde_json::json!({
        "version": 1,
        "diagnostics": [{
            "code": "dead-link", "severity": "warning",
            "message": "链接所指的文件“b.md”不存在",
            "help": "请核对文件名；路径从稿件所在的文件夹算起，@/ 开头的从 content 算起，外面的网址以 https:// 开头。",
            "file": "content/a.md", "line": 4, "column": 6, "end_line": 4, "end_column": 8,
            "excerpt": "正文，见[通报](b.md)。", "suggestion": null,
            "related": [{"file": "content/b.md", "line": 2, "column": 1}],
            "page": null, "count": 1
        }],
        "summary": {"errors": 0, "warnings": 1, "build": null}
    });
    assert_eq!(document, expected);
}
