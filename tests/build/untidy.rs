//! Posts as they are typed with a Chinese keyboard, and as other systems write them: read right, or told.

use jianbao::diagnostic::{Code, Severity};

use crate::support::{Built, Bulletin};

const SHOWN: &str = "{{ page.title }}|{{ page.date }}|{{ page.category }}|{{ page.tags | join('+') }}|{{ page.authors | join('+') }}|\
                     {{ page.source }}|{{ page.pinned }}|{{ page.doc_no }}";

fn build(text: &str) -> Built {
    let bulletin =
        Bulletin::new().config("[[categories]]\nname = \"通知\"\n[[categories]]\nname = \"规划、建设\"");
    bulletin.file("templates/page.html", SHOWN).file("content/a.md", text).build()
}

fn shown(text: &str) -> String {
    let built = build(text);
    built.page("a.html").to_owned()
}

#[test]
fn full_width_marks_are_understood_with_a_warning_for_each_line() {
    let text = "＋＋＋\n标题＝“关于“一网通办”的通知”\n日期 = 2026年1月2日\n栏目：“通知”\n标签 = 【“会议”，“文件”】\n来源 = \"县委办”\n\
                置顶 = 是\n+++\n正文。\n";
    assert_eq!(shown(text), "关于“一网通办”的通知|2026-01-02|通知|会议+文件||县委办|true|");
    let built = build(text);
    let lines: Vec<usize> = built
        .diagnostics
        .iter()
        .filter(|told| told.code == Code::UntidyMark)
        .map(|told| text[..told.span.as_ref().unwrap().start].matches('\n').count() + 1)
        .collect();
    assert_eq!(lines, [1, 2, 4, 5, 6]);
    assert!(
        built.diagnostics.iter().all(|told| told.severity == Severity::Warning),
        "{:#?}",
        built.diagnostics
    );
}

#[test]
fn yaml_with_chinese_keys_and_colons_is_understood() {
    let text = "---\n标题：关于召开会议的通知：补充\n日期：2026年1月2日 9时30分\n栏目: 通知\n标签：会议、文件\n作者: 张三，李四\n\
                文号: 示减负办〔2026〕1号\n草稿: 否\n---\n正文。\n";
    assert_eq!(
        shown(text),
        "关于召开会议的通知：补充|2026-01-02T09:30:00|通知|会议+文件|张三+李四||false|示减负办〔2026〕1号"
    );
}

#[test]
fn what_stands_within_quotes_is_never_touched() {
    let text = "+++\ntitle = \"２０２６年：“好”，＝\"\ndate = 2026-01-02\nsource = '“甲”'\n+++\n";
    assert!(shown(text).starts_with("２０２６年：“好”，＝|2026-01-02|"));
    assert_eq!(build(text).codes(), []);
}

#[test]
fn blank_lines_and_spaces_around_the_marks_do_not_matter() {
    for text in [
        "\n\n+++\ntitle = \"甲\"\ndate = 2026-01-02\n+++\n正文",
        "  +++  \ntitle = \"甲\"\ndate = 2026-01-02\n+++\u{3000}\n正文",
        "\u{200b}\n---\t\ntitle: 甲\ndate: 2026-01-02\n---\n正文",
    ] {
        assert!(build(text).clean().page("a.html").starts_with("甲|2026-01-02|"), "{text:?}");
    }
}

#[test]
fn a_post_without_front_matter_takes_its_title_and_date_from_what_is_there() {
    let built = Bulletin::new()
        .file("templates/page.html", SHOWN)
        .file("content/2026-03-04-x.md", "# 关于防汛的通知\n\n正文。")
        .file("content/2026-03-05-防汛.md", "正文。")
        .build();
    assert!(built.page("2026-03-04-x.html").starts_with("关于防汛的通知|2026-03-04|"));
    assert!(built.page("2026-03-05-fang-xun.html").starts_with("防汛|2026-03-05|"));
    assert_eq!(built.only(Code::FrontMatterMissing).count, 2);
}

#[test]
fn several_names_in_one_text_are_several() {
    for tags in ["\"会议、文件\"", "\"会议，文件\"", "\"会议, 文件\"", "[\"会议\", \"文件\"]"]
    {
        let text = format!("+++\ntitle = \"甲\"\ndate = 2026-01-02\ntags = {tags}\n+++\n");
        assert!(shown(&text).contains("|会议+文件|"), "{tags}");
    }
    let several = "+++\ntitle = \"甲\"\ndate = 2026-01-02\ncategory = \"通知、动员\"\n+++\n";
    assert!(shown(several).contains("|通知|"));
    assert_eq!(build(several).only(Code::SeveralCategories).arg("name"), Some("通知"));
    let zola =
        "+++\ntitle = \"甲\"\ndate = 2026-01-01\n[taxonomies]\ncategories = [\"通知\", \"要闻\"]\n+++\n";
    assert_eq!(build(zola).only(Code::SeveralCategories).arg("name"), Some("通知"));
    // The name of a declared category may hold such a mark.
    let declared = "+++\ntitle = \"甲\"\ndate = 2026-01-02\ncategory = \"规划、建设\"\n+++\n";
    assert!(build(declared).clean().page("a.html").contains("|规划、建设|"));
}

#[test]
fn a_title_may_begin_with_a_word_in_brackets() {
    let built = build("---\n标题: 【转发】关于防汛的通知\n日期: 2026-01-02\n标签: 【会议，文件】\n---\n");
    assert!(built.page("a.html").starts_with("【转发】关于防汛的通知|2026-01-02||会议+文件|"));
    assert_eq!(built.codes(), [Code::UntidyMark]);
}

#[test]
fn what_lacks_its_quotes_or_has_too_many_is_told_so() {
    let error = |text: &str| build(text).only(Code::TomlSyntax).arg("error").unwrap().to_owned();
    for bare in ["会议、文件", "【转发】通知", "《办法》解读", "关于通知"] {
        let text = format!("+++\ntitle = \"甲\"\ndate = 2026-01-02\n来源 = {bare}\n+++\n");
        assert_eq!(error(&text), "string values must be quoted", "{bare}");
    }
    let inner = "title = \"关于\"一网通办\"的通知\"\ndate = 2026-01-02\n";
    assert_eq!(error(&format!("+++\n{inner}+++\n")), "quotes within quotes");
    let yaml = build(&format!("---\n{}---\n", inner.replace(" =", ":")));
    assert_eq!(yaml.only(Code::YamlSyntax).arg("error"), Some("quotes within quotes"));
}

#[test]
fn a_key_is_named_as_it_was_typed() {
    let built = build("---\n标题: 甲\n日期: 2026-01-02\n草稿: 也许\n附件: 3\n到期时间: 2025-01-01\n---\n");
    let named: Vec<_> =
        built.diagnostics.iter().map(|told| (told.code, told.arg("key"), told.arg("other"))).collect();
    assert_eq!(
        named,
        [
            (Code::WrongType, Some("草稿"), None),
            (Code::WrongType, Some("附件"), None),
            (Code::DateOrder, Some("到期时间"), Some("日期")),
        ]
    );
}

#[test]
fn one_attachment_needs_no_list() {
    let built = Bulletin::new()
        .file("templates/page.html", "{% for a in page.attachments %}{{ a.title }}|{% endfor %}")
        .file("content/a.md", "---\n标题: 甲\n日期: 2026-01-02\n附件: 名单，一.xlsx\n---\n")
        .file("content/名单，一.xlsx", "x")
        .build();
    assert_eq!(built.clean().page("a.html"), "名单，一.xlsx|");
}

#[test]
fn a_key_that_stands_in_both_languages_is_told() {
    let built = build("---\ntitle: 甲\n标题: 乙\ndate: 2026-01-02\n---\n");
    assert_eq!(built.only(Code::DuplicateKey).arg("key"), Some("标题"));
    assert_eq!(built.codes(), [Code::DuplicateKey]);
}

#[test]
fn an_unknown_key_is_told_once_for_all_files_and_templates_see_it() {
    let mut bulletin =
        Bulletin::new().file("templates/page.html", "{{ page.extra.reviewer }}{{ page.extra['审核'] }}");
    for day in 1..=9 {
        bulletin = bulletin.post(
            &format!("2026-01-0{day}-a.md"),
            "reviewer = \"王\"\n审核 = \"是的\"\ntitel = 1",
            "",
        );
    }
    let built = bulletin.build();
    assert_eq!(built.codes(), [Code::UnknownKey; 3]);
    assert!(built.diagnostics.iter().all(|told| told.count == 9), "{:#?}", built.diagnostics);
    assert_eq!(
        built.diagnostics[2].arg("suggestion").or(built.diagnostics[1].arg("suggestion")),
        Some("title")
    );
    assert_eq!(built.page("2026-01-05-a.html"), "王是的");
}

#[test]
fn control_characters_that_are_written_in_other_signs_are_left_out() {
    let built = build("+++\ntitle = \"C:\\bin甲\"\ndate = 2026-01-02\n+++\n");
    assert!(built.page("a.html").starts_with("C:in甲|"));
    assert_eq!(built.codes(), [Code::ControlCharacter]);
    let built = build("---\ntitle: \"a\\x08b\"\ndate: 2026-01-02\n---\n");
    assert!(built.page("a.html").starts_with("ab|"));
    let bodies = Bulletin::new().file("templates/page.html", "{{ page.content }}").file(
        "content/a.md",
        "---\ntitle: 甲\ndate: 2026-01-02\n---\n# 一&#8;二\n\n甲&#x1f;乙 [丙](http://a.cn/&#8;) <b>丁&#x85;</b>\n",
    );
    let page = bodies.build().page("a.html").to_owned();
    assert!(page.contains("一二") && page.contains("甲乙") && page.contains("丁"), "{page}");
    assert!(!page.contains(|c: char| c.is_control() && c != '\n'), "{page:?}");
}

#[test]
fn untidy_dates_are_read_and_told_and_impossible_ones_are_errors() {
    let with = |date: &str| build(&format!("+++\ntitle = \"甲\"\ndate = {date}\n+++\n"));
    let built = with("\"2021-9-9 9:05:00 +0800\"");
    assert!(built.page("a.html").starts_with("甲|2021-09-09T09:05:00|"));
    assert_eq!(built.only(Code::UntidyDate).arg("read"), Some("2021-09-09 09:05"));
    let spaced = with("2026 年 11 月 2 日");
    assert!(spaced.page("a.html").starts_with("甲|2026-11-02|"));
    assert_eq!(spaced.codes(), [Code::UntidyDate]);
    for tidy in ["2026年11月2日", "2026/11/02", "2026.11.02", "2026-11-02", "\"2026年11月2日\""] {
        assert!(with(tidy).clean().page("a.html").starts_with("甲|2026-11-02|"), "{tidy}");
    }
    for bad in ["2026年2月30日", "\"2026-2-30\"", "2026.13.1", "2026-02-30", "20266-01-01", "26-1-2"] {
        assert_eq!(with(bad).codes(), [Code::BadDate], "{bad}");
    }
}

#[test]
fn front_matter_of_other_systems_is_understood_where_it_means_the_same() {
    let hugo = "---\ntitle: 甲\ndate: 2026-01-02T09:00:00+08:00\nlastmod: 2026-02-01\npublishDate: 2026-01-02\n\
                categories: [通知]\ntags: [会议]\nlinkTitle: 短\nlayout: post\nurl: /old/place/\n---\n";
    let built = build(hugo).clean();
    assert!(built.page("old/place/index.html").starts_with("甲|2026-01-02T09:00:00|通知|会议|"));
    let jekyll = "---\nlayout: post\ntitle: 甲\ndate: 2026-01-02 09:00:00 +0800\ncategories: 通知\nredirect_from:\n  - /a/b.html\n\
                  permalink: /:categories/:title/\npublished: true\n---\n";
    let built = build(jekyll);
    built.page("a/b.html");
    assert!(built.page("a.html").starts_with("甲|2026-01-02T09:00:00|通知|"), "{:#?}", built.diagnostics);
    let held = build("---\ntitle: 甲\ndate: 2026-01-02\npublished: false\n---\n");
    assert!(!held.addresses().contains(&"a.html"), "Jekyll's drafts stay drafts");
    let expired = build("---\ntitle: 甲\ndate: 2026-01-02\nexpiryDate: 2026-02-01\n---\n");
    assert!(!expired.addresses().contains(&"a.html"));
}

#[test]
fn a_draft_in_any_spelling_is_one() {
    for line in
        ["draft = true", "draft = 是", "draft＝ｔｒｕｅ", "草稿 = 是", "草稿：“是”", "\u{3000}draft = true"]
    {
        let built = build(&format!("+++\ntitle = \"甲\"\ndate = 2026-01-02\n{line}\n+++\n"));
        assert!(!built.addresses().contains(&"a.html"), "{line}: {:#?}", built.diagnostics);
        let yaml = line.replace(" = ", ": ").replace('＝', "：").replace("：“是”", "：是");
        let built = build(&format!("---\ntitle: 甲\ndate: 2026-01-02\n{}\n---\n", yaml.trim()));
        assert!(!built.addresses().contains(&"a.html"), "{yaml}: {:#?}", built.diagnostics);
    }
}

#[test]
fn template_tags_of_other_systems_stay_text_and_are_told_once_by_name() {
    let site = Bulletin::new()
        .post(
            "2026-01-01-a.md",
            "",
            "看{{< figure src=\"a.jpg\" >}}图，{{<b>}}甲{{</b>}}。\n\n{% include x.html %}",
        )
        .post("2026-01-02-b.md", "", "{{< figure >}} {{ page.title }}\n\n## {{< title >}}\n\n`{{< code >}}`");
    let built = site.build();
    let page = built.page("2026-01-01-a.html");
    assert!(
        page.contains("看{{&lt; figure src=&quot;a.jpg&quot; &gt;}}图，{{&lt;b&gt;}}甲{{&lt;/b&gt;}}。"),
        "{page}"
    );
    assert!(page.contains("{% include x.html %}"));
    let page = built.page("2026-01-02-b.html");
    assert!(page.contains("{{ page.title }}") && page.contains("<code>{{&lt; code &gt;}}</code>"), "{page}");
    assert!(!page.chars().any(|c| c.is_control() && c != '\n'), "{page:?}");
    let told = built.only(Code::TemplateTag);
    assert_eq!(told.arg("names"), Some("{{< b、{{< figure、{% include、{{ page.title、{{< title"));
}

#[test]
fn empty_links_are_told_at_their_place() {
    let built = Bulletin::new()
        .post("2026-01-01-a.md", "", "[]() [文字]() [](https://e.org) ![]() [好](https://e.org)")
        .build();
    let found: Vec<_> = built.diagnostics.iter().filter(|told| told.code == Code::EmptyLink).collect();
    let texts: Vec<_> = found.iter().map(|told| told.arg("text").unwrap()).collect();
    assert_eq!(texts, ["[]()", "[文字]()", "[](https://e.org)", "![]()"]);
}

#[test]
fn a_second_ending_of_notepads_is_seen_through() {
    let built = Bulletin::new()
        .file("content/n/_index.md.txt", "+++\ntitle = \"栏\"\n+++\n")
        .file("content/n/2026-01-01-通知.MD.txt", "+++\ntitle = \"甲\"\n+++\n")
        .file("content/n/notes.txt", "x")
        .build();
    assert!(built.page("n/2026-01-01-tong-zhi.html").starts_with("甲|"));
    built.page("n/index.html");
    assert_eq!(built.codes(), [Code::NotepadEnding, Code::NotepadEnding, Code::FileNotLinked]);
}

#[test]
fn a_document_of_a_word_processor_is_answered_with_what_to_do() {
    let built = Bulletin::new()
        .post("2026-01-01-a.md", "attachments = [\"好.docx\"]", "")
        .file("content/好.docx", "x")
        .file("content/通知.docx", "x")
        .file("content/旧.wps", "x")
        .file("content/~$通知.docx", "x")
        .file("content/.~lock.通知.docx", "x")
        .file("content/Thumbs.db", "x")
        .build();
    assert_eq!(built.codes(), [Code::OfficeFile, Code::OfficeFile]);
}

#[test]
fn an_address_of_another_system_is_kept_and_its_pattern_is_told() {
    let head = |line: &str| format!("---\ntitle: 甲\ndate: 2026-01-02\n{line}\n---\n");
    let about = Bulletin::new().file("content/a.md", &head("permalink: /About_Us/")).build().clean();
    about.page("About_Us/index.html");
    let chinese = Bulletin::new().file("content/a.md", &head("url: /关于/我们.html")).build().clean();
    chinese.page("关于/我们.html");
    for (line, reason) in
        [("permalink: /blog/:title/", "pattern"), ("permalink: pretty", "pattern"), ("permalink: /", "home")]
    {
        let built = Bulletin::new().file("content/a.md", &head(line)).build();
        assert_eq!(built.codes(), [Code::AddressNotKept], "{line}");
        assert_eq!(built.only(Code::AddressNotKept).arg("reason"), Some(reason), "{line}");
        built.page("a.html");
    }
}

#[test]
fn drafts_of_jekyll_are_drafts() {
    let text = "---\ntitle: 甲\ndate: 2026-01-02\n---\n";
    let built = Bulletin::new().file("content/_drafts/a.md", text).file("content/b.md", text).build().clean();
    assert!(!built.addresses().iter().any(|address| address.contains("drafts")));
}

#[test]
fn a_cover_of_hugo_is_its_picture() {
    let head = |cover: &str| format!("---\ntitle: 甲\ndate: 2026-01-02\ncover:\n  {cover}\n---\n");
    let built = Bulletin::new().file("content/a.md", &head("image: x.jpg")).build();
    assert_eq!(built.only(Code::ImageMissing).arg("target"), Some("x.jpg"));
    let built = Bulletin::new().file("content/a.md", &head("alt: x")).build();
    assert_eq!(built.codes(), [Code::UnknownKey]);
}

#[test]
fn jekyll_parts_names_by_spaces() {
    let head = "title: 甲\ndate: 2026-01-02\ntags: 减负 会议";
    let tags = |built: Built, page: &str| built.page(page).to_owned();
    let jekyll = build(&format!("---\nlayout: post\n{head}\n---\n"));
    assert!(tags(jekyll, "a.html").contains("|减负+会议|"));
    let own = build(&format!("---\n{head}\n---\n"));
    assert!(tags(own, "a.html").contains("|减负 会议|"));
}
