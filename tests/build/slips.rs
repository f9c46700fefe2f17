//! Slips of tired people: nothing goes out that was to be kept back, and one mistake is told once.

use jianbao::diagnostic::{Code, Severity};

use crate::support::Bulletin;

fn post(text: &str) -> Vec<Code> {
    Bulletin::new().file("content/2026-01-01-a.md", text).build().codes()
}

#[test]
fn front_matter_that_lost_its_first_line_stops_the_build() {
    for text in [
        "title = \"甲\"\ndraft = true\n+++\n正文。\n",
        "title: 甲\ndraft: true\n---\n正文。\n",
        "title：甲\ndraft：true\n---\n正文。\n",
    ] {
        assert_eq!(post(text), [Code::FrontMatterUnmarked], "{text}");
    }
    for text in ["标题：甲\n日期：2026-01-02\n\n正文。\n", "\n标题 = \"甲\"\n", "正文。\n草稿：是\n"]
    {
        assert_eq!(post(text), [Code::FrontMatterUnmarked], "{text}");
    }
    assert_eq!(post("正文里提到 draft 一词。\n"), [Code::FrontMatterMissing]);
    assert_eq!(post("各单位：\n\n日期：1月2日\n"), [Code::FrontMatterMissing]);
}

#[test]
fn a_mistyped_key_that_keeps_a_post_back_is_an_error() {
    for key in [
        "Draft = true",
        "drafts = true",
        "expires_at = 2026-01-02",
        "withdraw = true",
        "publish-at = 2030-01-01",
        "草搞 = 是",
        "草槁 = true",
        "发布时问 = 2030-01-01",
        "status = \"draft\"",
        "状态 = \"草稿\"",
    ] {
        let built = Bulletin::new().post("2026-01-01-a.md", key, "").build();
        assert_eq!(built.only(Code::KeyMistyped).severity, Severity::Error, "{key}");
    }
}

#[test]
fn a_mistyped_chinese_key_is_told_with_what_was_meant() {
    for (key, meant) in
        [("拦目 = \"甲\"", "栏目"), ("责任编缉 = \"甲\"", "责任编辑"), ("草案 = \"甲\"", "草稿")]
    {
        let built = Bulletin::new().post("2026-01-01-a.md", key, "").build();
        assert_eq!(built.only(Code::UnknownKey).arg("suggestion"), Some(meant), "{key}");
    }
    let either = Bulletin::new().post("2026-01-01-a.md", "标提 = \"甲\"", "").build();
    assert_eq!(either.only(Code::UnknownKey).arg("suggestion"), None, "标题 or 标签");
}

#[test]
fn a_key_that_keeps_a_post_back_is_an_error_in_another_table() {
    for front in [
        "[extra]\ndraft = true",
        "[taxonomies]\ntags = [\"x\"]\ndraft = true",
        "[[corrections]]\non = 2026-01-02\ntext = \"x\"\ndraft = true",
        "[extra]\n草稿 = 是",
        "[extra]\nDraft = true",
        "[extra]\n发布时间 = 2030-01-01",
        "[taxonomies]\nexpiryDate = 2026-01-02",
        "[[corrections]]\non = 2026-01-02\ntext = \"x\"\n撤稿 = 是",
        "[params]\ndraft = true",
        "[extra]\npublished = false",
    ] {
        let built = Bulletin::new().post("2026-01-01-a.md", front, "").build();
        assert_eq!(built.only(Code::KeyMisplaced).severity, Severity::Error, "{front}");
    }
}

#[test]
fn a_key_that_keeps_a_post_back_must_have_a_value() {
    for key in ["draft", "withdrawn", "expire_at", "publish_at"] {
        assert_eq!(post(&format!("---\ntitle: 甲\n{key}:\n---\n正文。\n")), [Code::WrongType], "{key}");
    }
}

#[test]
fn a_missing_content_folder_is_an_error_and_one_without_posts_a_warning() {
    let files = Bulletin::new().files().clone();
    let without = || files.iter().filter(|(path, _)| !path.starts_with("content/"));
    let world = |extra: &'static str| {
        let files = without().map(|(path, text)| (path.as_str(), text.as_str()));
        let extra = Some((extra, "x")).filter(|(path, _)| !path.is_empty());
        let clock = jianbao::world::Clock::Given(crate::support::NOW.to_owned());
        jianbao::world::World::in_memory(files.chain(extra), clock)
    };
    let build = |extra| crate::support::build(&world(extra), &jianbao::pipeline::Settings::default());
    assert_eq!(build("").only(Code::NoContent).severity, Severity::Error);
    assert_eq!(build("content/notes.txt").only(Code::NoPosts).severity, Severity::Warning);
}

#[test]
fn a_path_on_ones_own_computer_is_an_error_and_is_not_published() {
    for target in ["C:/Users/x/a.jpg", "D:\\\\photos\\\\a.jpg", "file:///C:/a.jpg", "..\\\\b\\\\c.md"] {
        for body in [format!("[看]({target})"), format!("![图]({target})")] {
            let built = Bulletin::new().post("2026-01-01-a.md", "", &body).build();
            assert_eq!(built.only(Code::LocalPath).severity, Severity::Error, "{body}");
            let page = built.page("2026-01-01-a.html");
            assert!(!page.contains("Users") && !page.contains("photos") && !page.contains("file:"), "{page}");
        }
    }
}

#[test]
fn a_picture_on_another_host_is_warned_about() {
    let built = Bulletin::new().post("2026-01-01-a.md", "", "![图](https://example.org/a.png)").build();
    assert_eq!(built.only(Code::ImageOutside).severity, Severity::Warning);
}

#[test]
fn one_mistake_is_told_once() {
    for (text, code) in [
        ("+++\ntitle = \"甲\"\ndate = 2026年2月30日\n+++\n", Code::BadDate),
        ("+++\ntitle = \"甲\"\ndate = 2026.13.1\n+++\n", Code::BadDate),
        ("+++\ntitle = \"甲\"\ndate = 20266-01-01\n+++\n", Code::BadDate),
        ("+++\ntitle = \"甲\"\npinned = 对\n+++\n", Code::TomlSyntax),
        ("+++\ntitle ＝ \"甲\"\n+++\n", Code::UntidyMark),
        ("+++\ntitle: \"甲\"\n+++\n", Code::UntidyMark),
        ("+++\ntitle = \"甲\"\ntags = [\"一\"，\"二\"]\n+++\n", Code::UntidyMark),
        ("+++\ntitle = “甲”\n+++\n", Code::UntidyMark),
        ("+++\ntitle = \"甲“\npinned = false\n+++\n", Code::UntidyMark),
        ("---\ntitle：甲\ndate: 2026-01-01\n---\n", Code::UntidyMark),
        ("+++\ntitle = \"甲\"\ndate = \"2026-1-1\"\n+++\n", Code::UntidyDate),
        ("+++\ntitle = \"甲\"\n", Code::FrontMatterOpen),
        ("---\ntitle: \"甲\n---\n", Code::YamlSyntax),
    ] {
        assert_eq!(post(text), [code], "{text}");
    }
}

#[test]
fn what_only_follows_from_a_mistake_is_not_told() {
    let built = Bulletin::new()
        .config("[[categories]\nname = \"甲\"")
        .post("2026-01-01-a.md", "category = \"甲\"", "")
        .build();
    assert!(!built.codes().contains(&Code::UndeclaredCategory), "{:#?}", built.diagnostics);
    let built = Bulletin::new()
        .file("content/2026-01-01-a.md", "+++\ntitle = \"甲\nattachments = [\"a.csv\"]\n+++\n")
        .file("content/a.csv", "x")
        .build();
    assert_eq!(built.codes(), [Code::TomlSyntax]);
}

#[test]
fn a_template_that_cannot_be_compiled_is_told_once_and_a_missing_one_by_its_own_name() {
    let built =
        Bulletin::new().file("templates/page.html", "{% endblok %}").post("2026-01-01-a.md", "", "").build();
    assert_eq!(built.codes(), [Code::TemplateSyntax]);
    let built = Bulletin::new()
        .file("templates/page.html", "{% extends \"bass.html\" %}")
        .post("2026-01-01-a.md", "", "")
        .build();
    assert_eq!(built.only(Code::NoTemplate).arg("name"), Some("bass.html"));
}

#[test]
fn a_hidden_post_may_lack_its_files() {
    for front in ["draft = true", "withdrawn = { on = 2026-01-02, reason = \"有误\" }"] {
        let front = format!("attachments = [\"gone.pdf\"]\ncover = \"gone.png\"\n{front}");
        Bulletin::new().post("2026-01-01-a.md", &front, "").build().clean();
    }
}

#[test]
fn former_addresses_of_a_withdrawn_post_lead_to_its_notice() {
    let front = "aliases = [\"old/a.html\"]\nwithdrawn = { on = 2026-01-02, reason = \"有误\" }";
    let built = Bulletin::new().post("2026-01-01-a.md", front, "").build().clean();
    assert!(built.page("old/a.html").contains("../2026-01-01-a.html"));
}

#[test]
fn the_notice_of_a_withdrawn_post_tells_its_title_only_if_asked() {
    let bulletin = |asked: &str| {
        let front = format!("title = \"秘密\"\nsource = \"甲镇\"\nwithdrawn = {{ on = 2026-01-02{asked} }}");
        Bulletin::with_hongtou()
            .post("2026-01-01-a.md", &front, "绝密的内容")
            .post("2026-01-03-b.md", "", "见[原稿](2026-01-01-a.md#x)。")
            .build()
    };
    let built = bulletin("");
    assert_eq!(built.codes(), [Code::LinkToHidden]);
    assert!(built.pages.values().all(|page| !page.contains("秘密") && !page.contains("甲镇")));
    let built = bulletin(", show_title = true").clean();
    let notice = built.page("2026-01-01-a.html");
    assert!(notice.contains("《秘密》") && notice.contains("甲镇") && notice.contains("2026年1月1日"));
    assert!(built.page("2026-01-03-b.html").contains("<a href=\"2026-01-01-a.html\">原稿</a>"));
    let others = built.pages.iter().filter(|(address, _)| *address != "2026-01-01-a.html");
    assert!(others.clone().all(|(_, page)| !page.contains("秘密") && !page.contains("绝密")));
}

#[test]
fn a_draft_home_page_shows_nothing() {
    let built = Bulletin::with_hongtou()
        .file("content/_index.md", "+++\ntitle = \"首页\"\ndraft = true\n+++\n内部说明。\n")
        .post("2026-01-01-a.md", "", "")
        .build();
    assert!(built.pages.values().all(|page| !page.contains("内部说明")));
}

#[test]
fn a_section_without_a_title_bears_its_folders_name() {
    let built = Bulletin::with_hongtou()
        .file("content/通知/_index.md", "+++\n+++\n")
        .post("通知/2026-01-01-a.md", "", "")
        .build();
    assert_eq!(built.codes(), [Code::NoTitle]);
    assert!(built.page("tong-zhi/index.html").contains("通知"));
}

#[test]
fn the_home_page_keeps_its_address() {
    let built = Bulletin::new()
        .file("content/_index.md", "+++\ntitle = \"首页\"\npath = \"foo\"\n+++\n")
        .post("2026-01-01-a.md", "", "[首页](@/_index.md)")
        .build();
    assert_eq!(built.only(Code::BadAddress).arg("reason"), Some("home"));
    assert!(built.page("2026-01-01-a.html").contains("href=\"index.html\""));
}

#[test]
fn a_category_whose_section_has_no_page_gets_one_of_its_own() {
    let built = Bulletin::new()
        .config("[[categories]]\nname = \"甲\"\nslug = \"a\"")
        .file("content/n/_index.md", "+++\ntitle = \"栏\"\ncategory = \"甲\"\nrender = false\n+++\n")
        .post("n/2026-01-01-a.md", "", "[栏](@/n/_index.md)")
        .build();
    built.page("categories/a/index.html");
    built.only(Code::DeadLink);
}

#[test]
fn a_redirect_that_leads_nowhere_is_an_error() {
    let built = Bulletin::new()
        .file("content/n/_index.md", "+++\ntitle = \"栏\"\nredirect_to = \"@/gone.md\"\n+++\n")
        .build();
    assert_eq!(built.only(Code::RedirectDead).severity, Severity::Error);
}

#[test]
fn a_year_of_the_timeline_can_be_linked() {
    let built = Bulletin::new().post("2026-01-01-a.md", "", "[今年](/timeline/2026.html)").build().clean();
    assert!(built.page("2026-01-01-a.html").contains("href=\"timeline/2026.html\""));
}

#[test]
fn times_that_clocks_skip_do_not_exist() {
    let site = |date: &str| {
        let bulletin = Bulletin::new().config("time_zone = \"America/New_York\"");
        bulletin.post("a.md", &format!("date = {date}"), "").build().codes()
    };
    assert_eq!(site("2026-03-08T02:30:00"), [Code::BadDate]);
    assert_eq!(site("2026-03-08T03:30:00"), []);
    assert_eq!(site("0206-11-10"), [Code::BadDate]);
}

#[test]
fn a_pin_in_another_spelling_holds_and_an_unknown_taxonomy_is_an_error() {
    let built = Bulletin::new()
        .config("[slugs.categories]\n\"lug\" = \"users\"")
        .post("2026-01-01-a.md", "category = \"LUG\"", "")
        .build();
    built.page("categories/users/index.html");
    let built = Bulletin::new().config("[slugs.category]\n\"lug\" = \"users\"").build();
    assert_eq!(built.only(Code::UnknownConfigKey).arg("suggestion"), Some("categories"));
}

#[test]
fn pinned_until_alone_is_warned_about() {
    let built = Bulletin::new().post("2026-01-01-a.md", "pinned_until = 2026-12-31", "").build();
    built.only(Code::PinMissing);
}

#[cfg(unix)]
#[test]
fn no_file_is_read_through_a_link_that_leads_out() {
    let (site, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::fs::write(outside.path().join("secret.css"), "TOPSECRET").unwrap();
    std::fs::write(outside.path().join("words.toml"), "home = \"TOPSECRET\"\n").unwrap();
    for (path, text) in Bulletin::with_hongtou().post("2026-01-01-a.md", "", "").files() {
        let file = site.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    for (folder, link, target) in
        [("static", "style.css", "secret.css"), ("i18n", "zh-CN.toml", "words.toml")]
    {
        std::fs::create_dir_all(site.path().join(folder)).unwrap();
        std::os::unix::fs::symlink(outside.path().join(target), site.path().join(folder).join(link)).unwrap();
    }
    let clock = jianbao::world::Clock::Given(crate::support::NOW.to_owned());
    let world = jianbao::world::World::on_disk(site.path(), clock).unwrap();
    let built = crate::support::build(&world, &jianbao::pipeline::Settings::default());
    assert!(built.pages.len() > 3);
    assert!(built.pages.values().all(|page| !page.contains("TOPSECRET")));
    built.only(Code::LinkOutside);
}

#[test]
fn a_text_of_the_starter_that_was_not_replaced_stops_a_publication_and_no_preview() {
    let config = "[[categories]]\nname = \"乙\"\ndescription = \"见【请填写说明】\"\n\
                  [extra]\nlist = [{ unit = \"【请填写单位名称】\" }]";
    let bulletin = || Bulletin::new().config(config).post("2026-01-01-a.md", "", "【请填写】");
    assert_eq!(bulletin().build().codes(), [Code::Placeholder, Code::Placeholder]);
    assert_eq!(bulletin().include(true, false, false).build().codes(), []);
}
