//! Files as offices have them: other endings, other ways of writing the same, slips in names and dates.

use jianbao::diagnostic::{Code, Severity};

use crate::support::{Built, Bulletin};

const SHOWN: &str = "{{ page.title }}|{{ page.category }}|{{ page.tags | join('+') }}|{{ page.content }}";

fn build(text: &str) -> Built {
    Bulletin::new()
        .config("[[categories]]\nname = \"动态\"")
        .file("templates/page.html", SHOWN)
        .file("content/a.md", text)
        .build()
}

#[test]
fn names_that_were_each_put_in_quotes_are_several() {
    for text in [
        "---\n标题: 甲\n日期: 2026-01-01\n标签：“会议”，“文件”\n---\n",
        "+++\n标题＝“甲”\n日期 = 2026-01-01\n标签＝“会议”，“文件”\n+++\n",
        "+++\n标题＝“甲”\n日期 = 2026-01-01\n标签 = “会议” 、 \"文件\" # 两个\n+++\n",
    ] {
        let built = build(text);
        assert!(built.page("a.html").starts_with("甲||会议+文件|"), "{text}: {}", built.page("a.html"));
        assert!(built.codes().iter().all(|code| *code == Code::UntidyMark), "{text}");
    }
    // A title of several such parts is none of this.
    let title = "+++\ntitle = “关于“甲”，“乙”的通知”\ndate = 2026-01-01\n+++\n";
    assert!(!build(title).codes().contains(&Code::WrongType));
}

#[test]
fn wide_spaces_around_the_mark_do_not_matter() {
    let built = build("+++\n标题\u{3000}=\u{3000}“甲”\n日期\u{3000}=\u{3000}2026年3月1日\n+++\n");
    assert!(built.page("a.html").starts_with("甲|"));
}

#[test]
fn other_endings_of_posts_are_known_and_slips_in_them_told() {
    let text = "+++\ntitle = \"甲\"\ndate = 2026-01-01\n+++\n";
    let built = Bulletin::new().file("content/a.markdown", text).file("content/b.MKD", text).build();
    let pages = built.clean().pages;
    assert!(pages.contains_key("a.html") && pages.contains_key("b.html"));
    for (name, wanted) in [
        ("七。md", "七.md"),
        ("六.md .txt", "六.md"),
        ("五．ｍｄ", "五.md"),
        ("四. md", "四.md"),
        ("三。markdown", "三.md"),
    ] {
        let built = Bulletin::new().file(&format!("content/{name}"), text).build();
        let told = built.only(Code::FileNotLinked);
        assert_eq!((told.arg("kind"), told.arg("wanted")), (Some("post"), Some(wanted)), "{name}");
    }
    let built = Bulletin::new().file("content/名单.csv", "x").build();
    assert_eq!(built.only(Code::FileNotLinked).arg("wanted"), None);
}

#[test]
fn a_page_in_the_place_of_a_picture_is_told() {
    let built = Bulletin::new()
        .post("a.md", "date = 2026-01-01", "![图](b.md) ![图](a.md)")
        .post("b.md", "date = 2026-01-01", "")
        .build();
    let told: Vec<_> = built.diagnostics.iter().map(|told| (told.code, told.arg("kind"))).collect();
    assert_eq!(told, [(Code::ImageMissing, Some("page")); 2]);
}

#[test]
fn an_offset_or_a_time_that_no_clock_shows_is_an_error() {
    let reason = |date: &str| {
        let built = build(&format!("---\n标题: 甲\n日期: {date}\n---\n"));
        let told = built.only(Code::BadDate);
        assert_eq!(told.severity, Severity::Error);
        told.arg("reason").map(str::to_owned)
    };
    assert_eq!(reason("2026-01-01T08:00:00+25:00"), None);
    assert_eq!(reason("2026-01-01 24:00").as_deref(), Some("time"));
    assert_eq!(reason("2026年1月1日下午3时").as_deref(), Some("time"));
    assert_eq!(reason("2026-02-30 下午3时"), None);
    let built = Bulletin::new().file("content/2026-13-45-a.md", "---\n标题: 甲\n---\n").build();
    assert_eq!(built.only(Code::BadDate).arg("reason"), Some("name"));
}

#[test]
fn a_title_that_comes_from_the_text_stands_on_the_page_once() {
    for text in ["# 甲\n\n正文\n", "\n# 甲\n正文\n", "---\n日期: 2026-01-01\n---\n\n# 甲\n\n正文\n"]
    {
        assert_eq!(build(text).page("a.html"), "甲|||<p>正文</p>\n", "{text}");
    }
    let below = build("正文\n\n# 甲\n");
    assert!(
        below.page("a.html").contains("<h1") || below.page("a.html").contains("<h2"),
        "a heading further down"
    );
    let titled = build("---\n标题: 乙\n日期: 2026-01-01\n---\n# 甲\n");
    assert!(titled.page("a.html").contains("甲</h"), "{}", titled.page("a.html"));
}

#[test]
fn one_value_under_two_names_is_no_mistake() {
    for both in ["category: 动态\ncategories: 动态", "栏目: 动态\ncategories: [动态]"] {
        let built = build(&format!("---\ntitle: 甲\ndate: 2026-01-01\n{both}\n---\n"));
        assert!(built.clean().page("a.html").starts_with("甲|动态|"), "{both}");
    }
    let built = build("---\ntitle: 甲\ndate: 2026-01-01\ncategory: 动态\ncategories: 通知\n---\n");
    built.only(Code::DuplicateKey);
}

#[test]
fn a_word_that_means_a_key_is_told_with_it() {
    for (key, meant) in [
        ("题目", "标题"),
        ("时间", "日期"),
        ("编辑", "责任编辑"),
        ("分类", "栏目"),
        ("类别", "栏目"),
        ("標題", "标题"),
        ("標籤", "标签"),
    ] {
        let built = build(&format!("---\ntitle: 甲\ndate: 2026-01-01\n{key}: 乙\n---\n"));
        assert_eq!(built.only(Code::UnknownKey).arg("suggestion"), Some(meant), "{key}");
    }
}

#[test]
fn many_posts_without_front_matter_are_told_once() {
    let mut bulletin = Bulletin::new();
    for number in 0..20 {
        bulletin = bulletin.file(&format!("content/p{number}.md"), "正文\n");
    }
    let told: Vec<_> = bulletin.build().diagnostics.iter().map(|told| (told.code, told.count)).collect();
    assert_eq!(told, [(Code::FrontMatterMissing, 20), (Code::NoDate, 20)]);
}

#[test]
fn files_of_programs_are_passed_over_in_any_case_and_those_of_offices_named() {
    for (name, told) in [
        ("THUMBS.DB", None),
        ("Desktop.INI", None),
        ("~WRL0001.tmp", None),
        ("表.et", Some(Code::OfficeFile)),
        ("文.ofd", Some(Code::OfficeFile)),
        ("文.docm", Some(Code::OfficeFile)),
    ] {
        let built =
            Bulletin::new().post("a.md", "date = 2026-01-01", "").file(&format!("content/{name}"), "x");
        assert_eq!(built.build().codes(), told.into_iter().collect::<Vec<_>>(), "{name}");
    }
}
