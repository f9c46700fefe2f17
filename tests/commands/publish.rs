//! `jianbao publish`.

use super::{NOW, Site};

const FILE: &str = "content/2026-01-01-a.md";

/// A site with one post.
fn with_post(text: impl AsRef<[u8]>) -> Site {
    let site = Site::new();
    site.write(FILE, text);
    site
}

fn publish(site: &Site, args: &[&str]) -> String {
    site.run_well(&[&["publish", "--now", NOW], args].concat())
}

#[test]
fn two_lines_change_and_no_other_byte() {
    let before = "\u{feff}+++\r\n# 头\r\ntitle =  \"甲\"\r\ndate = 2026-01-01 # 日期\r\ndraft = true\t# 草稿\r\n+++\r\n正文  \r\n\r\n末行";
    let after = "\u{feff}+++\r\n# 头\r\ntitle =  \"甲\"\r\ndate = 2026-11-22 # 日期\r\ndraft = false\t# 草稿\r\n+++\r\n正文  \r\n\r\n末行";
    let site = with_post(before);
    let out = publish(&site, &[FILE]);
    assert_eq!(site.read(FILE), after);
    let expected = "content/2026-01-01-a.md 已不再是草稿：\n  draft：true → false\n  date：2026-01-01 → 2026-11-22\n  接下来";
    assert!(out.starts_with(expected), "{out}");
}

#[test]
fn a_file_of_notepad_keeps_its_encoding() {
    let before = "---\r\n标题：甲\r\n日期：2026年1月1日\r\n草稿：是 # 写好以后\r\n---\r\n正文。\r\n";
    let after = "---\r\n标题：甲\r\n日期：2026-11-22\r\n草稿：否 # 写好以后\r\n---\r\n正文。\r\n";
    let utf16 = |text: &str| {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let gbk = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    for (before, after) in [(utf16(before), utf16(after)), (gbk(before), gbk(after))] {
        let site = with_post(before);
        let out = publish(&site, &[FILE]);
        assert_eq!(std::fs::read(site.path(FILE)).unwrap(), after, "{out}");
        assert!(out.contains("  草稿：是 → 否\n  日期：2026年1月1日 → 2026-11-22\n"), "{out}");
    }
}

#[test]
fn a_date_keeps_its_form_and_a_missing_one_is_added_below_the_title() {
    for (before, after) in [
        (
            "+++\ntitle = \"甲\"\ndate = 2026-01-01T08:00:00\ndraft = true\n+++\n",
            "+++\ntitle = \"甲\"\ndate = 2026-11-22T09:30:00\ndraft = false\n+++\n",
        ),
        (
            "---\ntitle: 甲\ndraft: true\ntags: [a]\n---\n正文\n",
            "---\ntitle: 甲\ndate: 2026-11-22 09:30\ndraft: false\ntags: [a]\n---\n正文\n",
        ),
        (
            "---\ntitle: 甲\ndate: '2026-01-01 08:00'\ndraft: true\n---\n",
            "---\ntitle: 甲\ndate: '2026-11-22 09:30'\ndraft: false\n---\n",
        ),
    ] {
        let site = with_post(before);
        publish(&site, &[FILE]);
        assert_eq!(site.read(FILE), after);
        assert_eq!(publish(&site, &[FILE]), "content/2026-01-01-a.md 不是草稿，没有改动。\n");
        assert_eq!(site.read(FILE), after);
    }
}

#[test]
fn a_time_to_come_stays_and_so_does_any_date_on_demand() {
    let site = with_post("+++\ntitle = \"甲\"\ndate = 2026-12-01\ndraft = true\n+++\n");
    let out = publish(&site, &[FILE]);
    assert!(out.contains("  日期没有改动：到 2026-12-01 才发布，届时须重新生成并上传。\n"), "{out}");
    assert_eq!(site.read(FILE), "+++\ntitle = \"甲\"\ndate = 2026-12-01\ndraft = false\n+++\n");
    let site =
        with_post("+++\ntitle = \"甲\"\ndate = 2026-01-01\npublish_at = 2026-12-01\ndraft = true\n+++\n");
    publish(&site, &[FILE]);
    assert!(site.read(FILE).contains("date = 2026-01-01\npublish_at = 2026-12-01\ndraft = false\n"));
    let site = with_post("+++\ntitle = \"甲\"\ndate = 2026-01-01\ndraft = true\n+++\n");
    publish(&site, &[FILE, "--keep-date"]);
    assert!(site.read(FILE).contains("date = 2026-01-01\ndraft = false\n"));
}

#[test]
fn what_still_holds_a_post_back_is_told() {
    let site =
        with_post("+++\ntitle = \"甲\"\ndate = 2026-01-01\nexpire_at = 2026-02-01\ndraft = true\n+++\n");
    assert!(publish(&site, &[FILE]).contains("它的到期时间 2026-02-01 已经过了"));
    site.write("content/b/_index.md", "+++\ntitle = \"乙\"\ndraft = true\n+++\n");
    site.write("content/b/a.md", "+++\ntitle = \"甲\"\ndate = 2026-01-01\ndraft = true\n+++\n");
    assert!(publish(&site, &["b/a.md"]).contains("它所在的栏目还是草稿，所以仍不公开：content/b/_index.md"));
    let (status, complaints) = site.run_in_vain(&["publish", "b/a.md"]);
    assert!(status == 1 && complaints.contains("请在 content/b/_index.md 里改"), "{complaints}");
}

#[test]
fn a_draft_by_what_its_section_hands_down_gets_a_line_of_its_own() {
    let site = Site::new();
    site.write("content/b/_index.md", "+++\ntitle = \"乙\"\n[cascade]\ndraft = true\n+++\n");
    site.write("content/b/a.md", "+++\ntitle = \"甲\"\ndate = 2026-01-01\n+++\n");
    publish(&site, &["content/b/a.md"]);
    assert_eq!(site.read("content/b/a.md"), "+++\ntitle = \"甲\"\ndraft = false\ndate = 2026-11-22\n+++\n");
    assert!(site.run_well(&["list", "drafts", "--now", NOW]).contains("没有这样的稿件"));
}

#[test]
fn several_files_by_any_path_and_a_wrong_one_does_not_keep_the_others() {
    let site = with_post("+++\ntitle = \"甲\"\ndraft = true\n+++\n");
    site.write("content/a/doing/b/index.md", "+++\ntitle = \"乙\"\ndate = 2026-01-01\ndraft = true\n+++\n");
    site.write("content/c.md", "+++\ntitle = 丙\ndraft = true\n+++\n");
    let args = [
        "publish",
        "--now",
        NOW,
        "nix.md",
        "c.md",
        "2026-01-01-a.md",
        "./content/a/doing/b",
        "content/a/doing",
    ];
    let (status, out, complaints) = site.run(&args);
    assert_eq!(status, 1);
    assert!(out.contains("2026-01-01-a.md 已不再是草稿") && out.contains("b/index.md 已不再是草稿"), "{out}");
    for told in [
        "错误: 没有“nix.md”这篇稿件\n",
        "错误[toml-syntax]",
        "“content/c.md”有上面这些错误，改好以前不去动它",
        "错误: “content/a/doing/_index.md”是栏目页，不是稿件\n",
    ] {
        assert!(complaints.contains(told), "{complaints}");
    }
    assert_eq!(site.read("content/c.md"), "+++\ntitle = 丙\ndraft = true\n+++\n");
}

#[test]
fn front_matter_that_cannot_be_changed_line_by_line_stays() {
    let site = with_post("---\n{title: 甲, draft: true}\n---\n");
    let (status, complaints) = site.run_in_vain(&["publish", "--now", NOW, FILE]);
    assert!(status == 1 && complaints.contains("的文头写法特别"), "{complaints}");
}

#[test]
fn a_missing_file_is_told_with_one_of_that_name_elsewhere() {
    let site = with_post("+++\ntitle = \"甲\"\ndraft = true\n+++\n");
    let (status, complaints) = site.run_in_vain(&["publish", "notices/2026-01-01-a.md"]);
    let expected =
        "错误: 没有“notices/2026-01-01-a.md”这篇稿件\n办法: 您是不是想写“content/2026-01-01-a.md”？\n";
    assert_eq!((status, complaints.as_str()), (1, expected));
    let (status, complaints) = site.run_in_vain(&["publish"]);
    assert!(status == 2 && complaints.contains("jianbao list drafts 可以看到全部草稿"), "{complaints}");
}

#[test]
fn a_date_to_come_stays_even_behind_a_time_that_has_passed() {
    let text = "---\n标题: 甲\n草稿: true\n日期: 2026-12-30\n发布时间: 2026-11-01\n---\n正文。\n";
    let site = with_post(text);
    let out = publish(&site, &[FILE]);
    assert_eq!(site.read(FILE), text.replace("true", "false"));
    assert!(out.contains("  日期没有改动：写的是以后的 2026-12-30。\n"), "{out}");
}

#[test]
fn a_date_that_was_left_empty_is_filled_in() {
    for (before, after) in [
        ("日期:", "日期: 2026-11-22 09:30"),
        ("日期: # 哪天", "日期: 2026-11-22 09:30 # 哪天"),
        ("日期：", "日期： 2026-11-22 09:30"),
    ] {
        let site = with_post(format!("---\n标题: 甲\n{before}\n草稿: true\n---\n正文。\n"));
        let out = publish(&site, &[FILE]);
        assert!(out.contains("日期：2026-11-22 09:30（原来是空的）"), "{out}");
        assert_eq!(site.read(FILE), format!("---\n标题: 甲\n{after}\n草稿: false\n---\n正文。\n"));
    }
}

#[test]
fn a_post_without_text_is_told_and_a_model_is_not_published() {
    let head = "---\n标题: 甲\n日期: 2026-11-22\n草稿: true\n";
    let site = with_post(format!("{head}---\n\n"));
    assert!(publish(&site, &[FILE]).contains("  注意：它只有标题，没有正文，也没有附件"));
    for text in ["---\n![图](a.jpg)\n", "附件: [a.jpg]\n---\n", "---\n正文。\n"] {
        let site = with_post(format!("{head}{text}"));
        site.write("content/a.jpg", "x");
        assert!(!publish(&site, &[FILE]).contains("没有正文"), "{text}");
    }
    let site = Site(tempfile::TempDir::new().unwrap());
    site.run_well(&["init", ".", "-q"]);
    let drafts = site.run_well(&["list", "drafts", "--format", "json"]);
    let drafts: serde_json::Value = serde_json::from_str(&drafts).unwrap();
    for draft in drafts["posts"].as_array().unwrap() {
        let path = draft["path"].as_str().unwrap();
        let (status, complaints) = site.run_in_vain(&["publish", path]);
        assert!(
            status == 1 && complaints.contains("行还是示范稿件的写法说明，所以没有改动\n办法: "),
            "{complaints}"
        );
    }
}

#[test]
fn a_file_name_or_a_title_is_enough_where_only_one_post_has_it() {
    let text = |title: &str| format!("---\n标题: {title}\n日期: 2026-11-22\n草稿: true\n---\n正文。\n");
    for typed in [
        "nov.md",
        "nov",
        "NOV.md",
        "十一月简报",
        "2026-10-01-oct.md",
        "content/2026-10-01-oct",
        "十月.md",
        "content/十月.md",
        "folder",
    ] {
        let site = Site::new();
        site.write("content/a/doing/nov.md", text("十一月简报"));
        site.write("content/a/2026-10-01-oct.md", text("甲"));
        site.write("content/2026-10-01-oct/index.md", text("乙"));
        site.write("content/十月.md.txt", text("丙"));
        site.write("content/a/doing/folder/index.md", text("丁"));
        let (status, out, complaints) = site.run(&["publish", "--now", NOW, typed]);
        if typed == "2026-10-01-oct.md" {
            let expected = "错误: 不止一篇稿件叫“2026-10-01-oct.md”：\n  content/2026-10-01-oct/index.md\n  content/a/2026-10-01-oct.md\n办法: ";
            assert!(status == 1 && complaints.starts_with(expected), "{complaints}");
        } else {
            assert!(status == 0 && out.contains("已不再是草稿"), "{typed}: {complaints}");
        }
    }
    let (_, complaints) = Site::new().run_in_vain(&["publish", "没有这一篇"]);
    assert!(complaints.contains("\n办法: 运行 jianbao list all 可以看到全部稿件"), "{complaints}");
    let (_, complaints) = Site::new().run_in_vain(&["publish", "a/doing/_index.md"]);
    assert!(complaints.contains("是栏目页，不是稿件\n办法: publish 和 rename 只管稿件"), "{complaints}");
}
