//! What is answered to front matter that cannot be read as it stands: a mend that can be pasted into it.

use jianbao::diagnostic::{Code, Diagnostic};
use jianbao::message::{Language, Messages};

use crate::support::{Built, Bulletin};

fn build(text: &str) -> Built {
    Bulletin::new().file("content/2026-01-01-a.md", text).build()
}

/// The message and the mend of a diagnostic in Chinese.
fn words(told: &Diagnostic) -> [String; 2] {
    let messages = Messages::new(Language::Chinese);
    let args = || told.args.iter().map(|(name, value)| (*name, value.as_str()));
    [messages.get(told.code.id(), args()), messages.get(&format!("{}.help", told.code.id()), args())]
}

#[track_caller]
fn mend(text: &str, code: Code) -> String {
    let [_, mend] = words(build(text).only(code));
    mend
}

#[test]
fn a_mend_is_in_the_form_and_the_language_of_the_post() {
    for (text, code, line) in [
        ("---\n日期: 2026-01-01\n---\n", Code::NoTitle, "标题: 这篇稿件的标题"),
        ("---\ndate: 2026-01-01\n---\n", Code::NoTitle, "title: 这篇稿件的标题"),
        ("+++\ndate = 2026-01-01\n+++\n", Code::NoTitle, "title = \"这篇稿件的标题\""),
        ("---\n标题: 甲\n置顶至: 2027-01-01\n---\n", Code::PinMissing, "置顶: true"),
        ("+++\ntitle = \"甲\"\npinned_until = 2027-01-01\n+++\n", Code::PinMissing, "pinned = true"),
        ("---\n标题: 甲\n更正:\n  - 内容: 乙\n---\n", Code::MissingKey, "日期: ……"),
        ("---\ntitle: 甲\ncorrections:\n  - text: 乙\n---\n", Code::MissingKey, "on: ……"),
        ("---\n标题: 甲\nfoo: 乙\n---\n", Code::UnknownKey, "extra:"),
        ("+++\ntitle = \"甲\"\nfoo = 1\n+++\n", Code::UnknownKey, "[extra]"),
        ("---\n标题: 甲\nextra:\n  草稿: true\n---\n", Code::KeyMisplaced, "行首不要留空格"),
    ] {
        let mend = mend(text, code);
        assert!(mend.contains(line), "{text}\n{mend}");
    }
    let undated = Bulletin::new().file("content/a.md", "---\n标题: 甲\n---\n").build();
    assert!(words(undated.only(Code::NoDate))[1].ends_with("日期: 2026-11-22"));
}

#[test]
fn what_was_not_written_as_a_table_is_answered_with_one_that_is_read() {
    for (front, code) in [
        ("标题: 甲\n更正: 已更正", Code::WrongType),
        ("标题: 甲\n更正: [\"已更正\"]", Code::WrongType),
        ("标题: 甲\n撤稿: 有误", Code::WrongType),
    ] {
        let mend = mend(&format!("---\n{front}\n---\n"), code);
        let (_, lines) = mend.split_once('\n').unwrap();
        build(&format!("---\n标题: 甲\n{lines}\n---\n")).clean();
    }
    for front in ["title = \"甲\"\ncorrections = \"x\"", "title = \"甲\"\nwithdrawn = \"x\""] {
        let mend = mend(&format!("+++\n{front}\n+++\n"), Code::WrongType);
        let (_, lines) = mend.split_once('\n').unwrap();
        build(&format!("+++\ntitle = \"甲\"\n{lines}\n+++\n")).clean();
    }
}

#[test]
fn a_line_of_the_other_format_is_answered_with_the_line_in_this_one() {
    for text in ["---\n标题 = \"甲\"\n---\n", "---\n日期: 2026-01-02\n标题 = \"甲\"\n---\n"] {
        let built = build(text);
        let [message, mend] = words(built.only(Code::WrongMark));
        assert!(message.contains("写成了“名称 = 值”") && mend.ends_with("标题: \"甲\""), "{message} {mend}");
    }
}

#[test]
fn keys_within_another_may_be_chinese_too() {
    let front = "标题: 甲\n更正:\n  - 日期: 2026-01-02\n    内容: 乙\n附件:\n  - 文件: a.pdf\n    标题: 丙";
    let built = Bulletin::with_hongtou()
        .file("content/a.pdf", "x")
        .file("content/2026-01-01-a.md", &format!("---\n{front}\n---\n正文"))
        .build()
        .clean();
    let page = built.page("2026-01-01-a.html");
    assert!(page.contains("乙") && page.contains("丙"), "{page}");
    let withdrawn = build("---\n标题: 甲\n撤稿:\n  日期: 2026-07-03\n  原因: 有误\n---\n").clean();
    assert!(withdrawn.page("2026-01-01-a.html").contains("有误"));
    let unknown = build("---\n标题: 甲\n撤稿:\n  缘由: 有误\n---\n");
    assert_eq!(unknown.only(Code::UnknownKey).arg("key"), Some("撤稿.缘由"));
    // One correction needs no list.
    build("---\n标题: 甲\n更正:\n  日期: 2026-01-02\n  内容: 乙\n---\n").clean();
}

#[test]
fn a_word_that_means_to_keep_a_post_back_stops_it() {
    for (line, meant) in [
        ("定时: 2026-12-01", "发布时间"),
        ("定时发布: 2026-12-01", "发布时间"),
        ("截止时间: 2026-12-01", "到期时间"),
        ("暂不发布: 是", "草稿: true"),
        ("初稿: 是", "草稿: true"),
        ("是否草稿: 是", "草稿: true"),
        ("状态: 草稿", "草稿: true"),
    ] {
        let built = build(&format!("---\n标题: 甲\n{line}\n---\n"));
        assert_eq!(built.only(Code::KeyMistyped).arg("suggestion"), Some(meant), "{line}");
    }
    let dated = Bulletin::new().file("content/a.md", "---\n标题: 甲\n发布日期: 2026-01-02\n---\n").build();
    dated.clean();
}

const LEVELS: &str = "[[categories]]\nname = \"通报\"\nrequired = [\"source\"]\n[[categories.fields]]\n\
                      name = \"level\"\ntitle = \"级别\"\nallowed = [\"县级\", \"市级\"]";

#[test]
fn a_field_of_the_sites_own_is_read_by_its_name_and_its_title() {
    let with = |front: &str| {
        let text = format!("---\n标题: 甲\n栏目: 通报\n来源: 乙\n{front}\n---\n");
        Bulletin::new().config(LEVELS).file("content/2026-01-01-a.md", &text).build()
    };
    for front in ["级别: 县级", "level: 县级", "extra:\n  级别: 县级", "extra:\n  level: 县级"] {
        with(front).clean();
        let built = with(&front.replace("县级", "省级"));
        let told = built.only(Code::NotAllowed);
        assert_eq!(told.arg("key"), Some("级别"));
        assert!(told.span.as_ref().unwrap().start > 0, "{front}");
    }
    let built = with("");
    let [message, mend] = words(built.only(Code::FieldMissing));
    assert!(message.contains("要写级别（level）") && mend.contains("：级别: ……"), "{message} {mend}");
}

#[test]
fn a_missing_field_of_our_own_is_called_by_its_chinese_name() {
    let text = "+++\ntitle = \"甲\"\ncategory = \"通报\"\nlevel = \"县级\"\n+++\n";
    let built = Bulletin::new().config(LEVELS).file("content/2026-01-01-a.md", text).build();
    let [message, mend] = words(built.only(Code::FieldMissing));
    assert!(message.contains("要写来源（source）") && mend.contains("source = \"……\""), "{message} {mend}");
}

#[test]
fn a_post_that_is_out_before_its_day_is_told() {
    let told = |front: &str| Bulletin::new().post("a.md", front, "甲").build().codes();
    assert_eq!(told("date = 2026-11-30\npublish_at = 2026-11-01"), [Code::DateOrder]);
    for front in [
        "date = 2026-11-01\npublish_at = 2026-11-20",
        "date = 2026-11-20T09:00:00\npublish_at = 2026-11-20T09:00:00",
        "date = 2026-11-20T18:00:00\npublish_at = 2026-11-20",
    ] {
        assert_eq!(told(front), [], "{front}");
    }
}

#[test]
fn a_category_that_is_not_declared_is_told_with_the_number_of_its_posts() {
    let site = (1..5).fold(Bulletin::new().config("[[categories]]\nname = \"做法亮点\""), |site, day| {
        site.post(&format!("2026-01-0{day}-a.md"), "category = \"做发亮点\"", "")
    });
    let built = site.build();
    assert_eq!(built.only(Code::UndeclaredCategory).count, 4);
}

#[test]
fn marks_of_markdown_in_full_width_are_told() {
    let told = |body: &str| {
        let site = Bulletin::new().post("2026-01-01-a.md", "", body).file("content/a.png", "x");
        let built = site.build();
        let found = built.diagnostics.iter().find(|told| told.code == Code::LiteralMarkup);
        found.map(|told| (told.arg("kind").unwrap().to_owned(), told.arg("text").unwrap().to_owned()))
    };
    for (body, kind, text) in [
        ("要＊＊重点＊＊抓", "wide", "＊＊重点＊＊"),
        ("看～～删～～的", "wide", "～～删～～"),
        ("见注［^1］。", "wide", "［^1］"),
        ("｜乡镇｜文件｜\n｜清溪｜3｜", "wide", "｜乡镇｜文件｜"),
        ("－ 第一项", "wide", "－ 第一项"),
        ("-第一项", "item", "-第一项"),
        ("！[会场](a.png)", "wide", "！[会场](a.png)"),
    ] {
        assert_eq!(told(body), Some((kind.to_owned(), text.to_owned())), "{body}");
    }
    for body in ["快看！[通知](@/2026-01-01-a.md)", "- 第一项", "气温-5℃", "\\-第一项"] {
        assert_eq!(told(body), None, "{body}");
    }
}

#[test]
fn a_line_that_yaml_cannot_read_is_answered_with_the_line_as_it_should_be() {
    for (value, mended) in [
        ("\"减负\"见闻", "\"“减负”见闻\""),
        ("清溪镇: 一张清单", "\"清溪镇: 一张清单\""),
        ("*重要*通知", "\"*重要*通知\""),
        ("- 通知", "\"- 通知\""),
        ("@通知", "\"@通知\""),
        ("!重要 通知", "\"!重要 通知\""),
        ("&重要 通知", "\"&重要 通知\""),
    ] {
        let mend = mend(&format!("---\n标题: {value}\n日期: 2026-01-02\n---\n"), Code::YamlSyntax);
        assert_eq!(mend, format!("请把这一行改成：标题: {mended}"));
        build(&format!("---\n标题: {mended}\n---\n")).clean();
    }
    for front in ["摘要: 第一行\n第二行", "摘要: 第一行\n第二行\n日期: 2026-01-02"] {
        let text = format!("---\n标题: 甲\n{front}\n---\n");
        let span = build(&text).only(Code::YamlSyntax).span.clone().unwrap();
        assert_eq!(&text[span.start..span.end], "第二行");
    }
}

#[test]
fn what_is_written_in_yaml_is_not_changed_without_a_word() {
    let told = build("---\n标题: 通知 #1 号文\n---\n");
    let cut = told.only(Code::TextCut);
    assert_eq!((cut.arg("text"), cut.arg("line")), (Some("#1 号文"), Some("标题: \"通知 #1 号文\"")));
    for (front, title) in [
        ("标题: 007", "007"),
        ("标题: 甲 # 说明", "甲"),
        ("标题: 12345678901234567890", "12345678901234567890"),
    ] {
        let built = build(&format!("---\n{front}\n---\n")).clean();
        assert!(built.page("2026-01-01-a.html").starts_with(&format!("{title}|")), "{front}");
    }
    let spaced = build("---\n标题:\u{a0}甲\n草稿:\u{a0}false\n---\n");
    assert_eq!(spaced.codes(), [Code::UntidyMark, Code::UntidyMark]);
    assert!(spaced.page("2026-01-01-a.html").starts_with("甲|"));
}

#[test]
fn dates_that_are_still_to_come_on_a_page_of_today_are_told() {
    let kind = |front: &str| {
        let built = build(&format!("---\n标题: 甲\n{front}\n---\n"));
        let told = built.only(Code::DateOrder);
        [told.arg("key"), told.arg("kind")].map(|found| found.unwrap_or_default().to_owned())
    };
    assert_eq!(kind("日期: 2026-11-30\n发布时间: 2026-11-01"), ["日期", "later"]);
    assert_eq!(kind("更正:\n  - 日期: 2027-01-01\n    内容: 乙"), ["更正.日期", "future"]);
    assert_eq!(kind("撤稿:\n  日期: 2027-01-01"), ["撤稿.日期", "future"]);
    build("---\n标题: 甲\n日期: 2026-11-01\n发布时间: 2026-11-01 09:00\n---\n").clean();
}
