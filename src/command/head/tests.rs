//! Front matter in every form, changed and read again.

use super::*;

fn edit(text: &str, work: impl FnOnce(&mut Editing<'_>)) -> Result<String, Unchangeable> {
    let path = SitePath::new("content/a.md").unwrap();
    let mut editing = Editing::open(&path, text.into())?;
    work(&mut editing);
    editing.finish().map(|(_, bytes)| String::from_utf8(bytes).unwrap())
}

fn published(text: &str) -> String {
    edit(text, |editing| {
        editing.set("draft", Literal::Bool(false));
        editing.set("date", Literal::Date("2026-11-22 09:30".to_owned()));
    })
    .unwrap()
}

fn with_alias(text: &str) -> String {
    edit(text, |editing| {
        editing.put_first("aliases", "a/old.html");
    })
    .unwrap()
}

#[test]
fn a_value_is_replaced_and_what_stands_around_it_stays() {
    let toml =
        "+++\r\ntitle = \"甲\"  \r\ndate =   2026-01-01 # 日期\r\ndraft = true# 草稿\r\n+++\r\n 正文 \r\n";
    let expected = "+++\r\ntitle = \"甲\"  \r\ndate =   2026-11-22T09:30:00 # 日期\r\ndraft = false# 草稿\r\n+++\r\n 正文 \r\n";
    assert_eq!(published(toml), expected);
    let yaml = "\u{feff}---\ntitle: 甲\ndraft: true   # 草稿\ndate: '2026-01-01'\n---\n";
    let expected = "\u{feff}---\ntitle: 甲\ndraft: false   # 草稿\ndate: '2026-11-22 09:30'\n---\n";
    assert_eq!(published(yaml), expected);
    let chinese = "---\n标题: 甲\n草稿: 是 # 写好以后\n日期: 2026-01-01\n---\n";
    let expected = "---\n标题: 甲\n草稿: 否 # 写好以后\n日期: 2026-11-22 09:30\n---\n";
    assert_eq!(published(chinese), expected);
}

#[test]
fn front_matter_typed_with_a_chinese_keyboard_is_changed_in_its_own_way() {
    for (text, expected) in [
        (
            "---\n标题：甲\n草稿：true\n---\n正文\n",
            "---\n标题：甲\n日期: 2026-11-22 09:30\n草稿：false\n---\n正文\n",
        ),
        (
            "\n＋＋＋\n标题＝“甲”\n日期＝2026年1月2日\ndraft＝true\n＋＋＋\n正文\n",
            "\n＋＋＋\n标题＝“甲”\n日期＝2026-11-22T09:30:00\ndraft＝false\n＋＋＋\n正文\n",
        ),
        (
            "---\ntitle: 甲\npublished: false # 先不发\ndate: 2026/1/2\n---\n",
            "---\ntitle: 甲\npublished: true # 先不发\ndate: 2026-11-22 09:30\n---\n",
        ),
    ] {
        assert_eq!(published(text), expected);
    }
}

#[test]
fn a_missing_line_stands_below_the_title() {
    for (text, expected) in [
        (
            "+++\ndraft = true\ntitle = \"甲\"\n[extra]\nx = 1\n+++\n",
            "+++\ndraft = false\ntitle = \"甲\"\ndate = 2026-11-22T09:30:00\n[extra]\nx = 1\n+++\n",
        ),
        (
            "+++\n[extra]\nx = 1\n+++\n",
            "+++\ndraft = false\ndate = 2026-11-22T09:30:00\n[extra]\nx = 1\n+++\n",
        ),
        (
            "---\n  标题: 甲\n  草稿: true\n---\n",
            "---\n  标题: 甲\n  日期: 2026-11-22 09:30\n  草稿: false\n---\n",
        ),
        (
            "---\ntitle: >\n  很长的\n  标题\ndraft: true\n---\n",
            "---\ntitle: >\n  很长的\n  标题\ndate: 2026-11-22 09:30\ndraft: false\n---\n",
        ),
        (
            "+++\ntitle = \"\"\"\n甲\n乙\"\"\"\ndraft = true\n+++",
            "+++\ntitle = \"\"\"\n甲\n乙\"\"\"\ndate = 2026-11-22T09:30:00\ndraft = false\n+++",
        ),
    ] {
        assert_eq!(published(text), expected);
    }
}

#[test]
fn a_list_grows_whatever_its_form() {
    for (text, expected) in [
        ("+++\ntitle = \"甲\"\n+++\n", "+++\ntitle = \"甲\"\naliases = [\"a/old.html\"]\n+++\n"),
        ("+++\naliases = []\n+++\n", "+++\naliases = [\"a/old.html\"]\n+++\n"),
        ("+++\naliases = \"b\"\n+++\n", "+++\naliases = [\"a/old.html\", \"b\"]\n+++\n"),
        (
            "+++\naliases = ['b', \"c\",] # 旧\n+++\n",
            "+++\naliases = [\"a/old.html\", 'b', \"c\",] # 旧\n+++\n",
        ),
        (
            "+++\naliases = [\n  \"b\", # 旧\n]\n+++\n",
            "+++\naliases = [\n  \"a/old.html\",\n  \"b\", # 旧\n]\n+++\n",
        ),
        ("---\naliases: [b]\n---\n", "---\naliases: [\"a/old.html\", b]\n---\n"),
        ("---\naliases: b # 旧\n---\n", "---\naliases: [\"a/old.html\", b] # 旧\n---\n"),
        ("---\naliases:\n---\n", "---\naliases: [\"a/old.html\"]\n---\n"),
        (
            "---\naliases:\n  - b\n  # 更旧\n  - c\nx: 1\n---\n",
            "---\naliases:\n  - \"a/old.html\"\n  - b\n  # 更旧\n  - c\nx: 1\n---\n",
        ),
        ("---\naliases:\n- b\n---\n", "---\naliases:\n- \"a/old.html\"\n- b\n---\n"),
    ] {
        assert_eq!(with_alias(text), expected);
    }
}

#[test]
fn what_cannot_be_changed_line_by_line_is_left_alone() {
    let flow = edit("---\n{title: 甲, draft: true}\n---\n", |editing| {
        editing.set("date", Literal::Date("2026-11-22".to_owned()));
    });
    assert!(matches!(flow, Err(Unchangeable::Unusual)), "{flow:?}");
    assert!(matches!(edit("正文\n", |_| ()), Err(Unchangeable::NoHead)));
    assert!(matches!(edit("+++\ntitle = 甲\n+++\n", |_| ()), Err(Unchangeable::Broken(_))));
}

#[test]
fn a_text_is_read_as_it_was_meant() {
    let told = "关于“减负”的通知：\"三\\减\" # 一览\t";
    for (text, mark) in [("+++\nslug = \"a\"\n+++\n", '='), ("---\nslug: a\n---\n", ':')] {
        let edited = edit(text, |editing| {
            editing.set("slug", Literal::Text(told.to_owned()));
        });
        assert!(edited.unwrap().contains(mark));
    }
}
