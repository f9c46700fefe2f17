//! Front matter that its author took for such and the program might not: it must not be published as text.

use jianbao::diagnostic::{Code, Diagnostic};

use crate::support::Bulletin;

fn build(text: &str) -> Vec<Diagnostic> {
    Bulletin::new().file("content/2026-01-01-a.md", text).build().diagnostics
}

fn codes(text: &str) -> Vec<Code> {
    build(text).iter().map(|told| told.code).collect()
}

fn kind(text: &str) -> Option<String> {
    let told = build(text);
    let found = told.iter().find(|told| told.code == Code::FrontMatterUnmarked);
    found.and_then(|told| told.arg("kind")).map(str::to_owned)
}

#[test]
fn front_matter_in_json_stops_the_build_and_is_named() {
    for text in [
        "{\"title\":\"甲\",\"draft\":true}\n正文",
        "\n{ \"title\": \"甲\" }\n",
        "{\n  \"标题\": \"甲\",\n  \"草稿\": true\n}\n正文",
        "{title: \"甲\"}\n",
    ] {
        assert_eq!(kind(text).as_deref(), Some("json"), "{text}");
    }
    for text in ["{{< figure >}}\n", "{% raw %}\n", "{注：见附件}\n"] {
        assert_eq!(kind(text), None, "{text}");
    }
}

#[test]
fn more_front_matter_behind_the_first_stops_the_build() {
    let first = "---\n标题: 甲\n日期: 2026-01-01\n---\n";
    for more in [
        "\n---\n草稿: 是\n发布时间: 2027-01-01\n---\n正文",
        "---\ntitle: 乙\n---\n正文",
        "+++\ndraft = true\n+++\n",
        "草稿: 是\n\n正文",
    ] {
        assert_eq!(kind(&format!("{first}{more}")).as_deref(), Some("second"), "{more}");
    }
    for text in
        ["\n---\n\n正文\n\n---\n", "---\n日程：\n---\n", "日期：3月1日\n", "正文\n\n---\ntitle: 乙\n---\n"]
    {
        assert_eq!(codes(&format!("{first}{text}")), [], "{text}");
    }
}

#[test]
fn a_mark_with_more_signs_is_the_mark_with_a_warning() {
    let built = Bulletin::new()
        .file("content/a.md", "----\n标题: 甲\n日期: 2026-12-31\n----\n正文")
        .file("content/b.md", "++++\ntitle = \"乙\"\ndate = 2026-01-01\n+++++\n正文")
        .file("content/c.md", "---\n标题: 丙\n日期: 2026-01-01\n-----\n正文")
        .build();
    let told: Vec<_> = built.diagnostics.iter().map(|told| (told.code, told.arg("wanted"))).collect();
    let (hyphens, pluses) = ((Code::UntidyMark, Some("---")), (Code::UntidyMark, Some("+++")));
    assert_eq!(told, [hyphens, hyphens, pluses, pluses, hyphens]);
    assert!(!built.pages.contains_key("a.html"), "it is of a day to come");
    assert_eq!(built.page("b.html"), "乙|<p>正文</p>\n");
    // A rule above the text is none.
    assert_eq!(codes("-----\n\n正文\n\n-----\n\n正文"), [Code::FrontMatterMissing]);
}

#[test]
fn keys_below_a_line_of_text_stop_the_build() {
    for text in [
        "关于防汛的通知\n标题: 甲\n日期: 2026-12-31\n\n正文",
        "关于防汛的通知\n日期: 2026-12-31\n",
        "关于防汛的通知\n\n草稿: 是\n",
        "关于防汛的通知\npublish_at: 2027-01-01\n",
        "关于防汛的通知\n定时:\n发布时间：2027年1月1日\n",
    ] {
        assert_eq!(kind(text).as_deref(), Some("bare"), "{text}");
    }
    assert_eq!(codes("关于开会的通知\n\n日期：3月1日\n\n地点：会议室\n"), [Code::FrontMatterMissing]);
}
