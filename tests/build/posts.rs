//! What a post says about itself, and what its page shows of it.

use jianbao::diagnostic::{Code, Severity};

use crate::support::Bulletin;

const EVERYTHING: &str = r#"
title = "关于表扬先进单位的通报"
date = 2026-07-10T09:05:00
updated = 2026-07-12
description = "给搜索引擎的一句话"
summary = "作者写的摘要"
category = "通报表扬"
tags = ["精文简会", "村级牌子"]
source = "县委办公室"
author = "综合科"
authors = ["督查室"]
editor = "责任编辑组"
contributors = ["云溪镇", "石桥镇"]
doc_no = "示减负办〔2026〕11号"
pinned = true
attachments = [{ path = "list.csv", title = "先进单位名单" }]
cover = "cover.png"
corrections = [{ on = 2026-07-13, text = "“12场”应为“11场”。" }]
"#;

fn full() -> Bulletin {
    Bulletin::with_hongtou()
        .config("[[categories]]\nname = \"通报表扬\"\nslug = \"commendation\"\ncolor = \"#7a4b00\"")
        .post(
            "2026-07-10-commendation.md",
            EVERYTHING,
            "## 一、基本情况\n\n正文。\n\n## 二、表扬名单\n\n名单。",
        )
        .post("2026-07-09-older.md", "title = \"早一天的\"", "正文。")
        .post("2026-07-11-newer.md", "title = \"晚一天的\"", "正文。")
        .file("content/list.csv", "一,二\n")
        .file("content/cover.png", "no picture, but a file")
}

#[test]
fn the_page_of_a_post_shows_all_that_it_says() {
    let built = full().build().clean();
    let page = built.page("2026-07-10-commendation.html");
    for shown in [
        "关于表扬先进单位的通报",
        "2026-07-10 09:05",
        "2026-07-12",
        "给搜索引擎的一句话",
        "通报表扬",
        "精文简会",
        "村级牌子",
        "县委办公室",
        "综合科",
        "督查室",
        "责任编辑组",
        "云溪镇",
        "石桥镇",
        "示减负办〔2026〕11号",
        "先进单位名单",
        "href=\"list.csv\"",
        "8 B",
        "src=\"cover.png\"",
        "“12场”应为“11场”。",
        "2026年7月13日",
        "早一天的",
        "晚一天的",
        "href=\"#基本情况\"",
        "href=\"#表扬名单\"",
        "datetime=\"2026-07-10T09:05:00+08:00\"",
    ] {
        assert!(page.contains(shown), "{shown} in {page}");
    }
    assert!(!page.contains("作者写的摘要"), "the summary is for lists");
    assert!(built.page("index.html").contains("作者写的摘要"));
}

#[test]
fn what_a_post_does_not_say_leaves_no_empty_label() {
    let built = full().build().clean();
    let page = built.page("2026-07-09-older.html");
    for label in ["来源", "作者", "责任编辑", "供稿", "文号", "更正", "附件", "更新"] {
        assert!(!page.contains(label), "{label} in {page}");
    }
}

#[test]
fn the_sites_author_stands_in_for_posts_without_one() {
    let built = Bulletin::new()
        .config("author = \"县减负办\"")
        .post("2026-01-01-a.md", "", "")
        .post("2026-01-02-b.md", "author = \"别人\"", "")
        .file("themes/bare/templates/page.html", "{{ page.authors | join('、') }}")
        .build()
        .clean();
    assert_eq!(built.page("2026-01-01-a.html"), "县减负办");
    assert_eq!(built.page("2026-01-02-b.html"), "别人");
}

#[test]
fn toml_and_yaml_say_the_same() {
    let page = |front: &str| {
        let built = Bulletin::new()
            .file("content/2026-01-01-a.md", front)
            .file(
                "themes/bare/templates/page.html",
                "{{ page.title }} {{ page.date }} {{ page.tags | length }} {{ page.pinned }} {{ page.weight }} \
                 {{ page.contributors | join('、') }} {{ page.extra.level }} {{ page.extra.deep.list[1] }} \
                 {{ page.corrections[0].text }}",
            )
            .build()
            .clean();
        built.page("2026-01-01-a.html").to_owned()
    };
    let toml = page(
        "+++\ntitle = \"甲\"\ndate = 2026-01-01T08:00:00+08:00\ntags = [\"一\", \"二\"]\npinned = true\nweight = -3\n\
         contributors = [\"东镇\", \"西镇\"]\ncorrections = [{ on = 2026-01-02, text = \"改了\" }]\n[extra]\nlevel = 1.5\n\
         deep = { list = [1, 2] }\n+++\n",
    );
    let yaml = page(
        "---\ntitle: 甲\ndate: 2026-01-01T08:00:00+08:00\ntags: [一, 二]\npinned: true\nweight: -3\ncontributors:\n  - 东镇\n  \
         - 西镇\ncorrections:\n  - on: 2026-01-02\n    text: 改了\nextra:\n  level: 1.5\n  deep:\n    list: [1, 2]\n---\n",
    );
    assert_eq!(toml, "甲 2026-01-01T08:00:00 2 true -3 东镇、西镇 1.5 2 改了");
    assert_eq!(toml, yaml);
}

#[test]
fn an_impossible_date_is_an_error_and_no_other_takes_its_place() {
    for front in
        ["date = 2026-02-30", "date = \"2026-13-01\"", "updated = \"2026-02-29\"", "publish_at = \"明天\""]
    {
        let built = Bulletin::new().post("2026-01-05-a.md", front, "").build();
        assert_eq!(built.only(Code::BadDate).severity, Severity::Error, "{front}");
        assert_eq!(built.diagnostics.len(), 1, "{front}: {:#?}", built.diagnostics);
    }
    let built = Bulletin::new().post("2026-02-30-a.md", "", "").build();
    assert_eq!(built.only(Code::BadDate).arg("value"), Some("2026-02-30"));
    let built = Bulletin::new().post("2026-01-05-a.md", "date = 2026-02-30", "").build();
    assert_eq!(built.only(Code::BadDate).arg("reason"), Some("day"));
}

#[test]
fn dates_that_contradict_one_another_are_warned_about() {
    let built =
        Bulletin::new().post("2026-01-05-a.md", "updated = 2026-01-02\nexpire_at = 2026-01-01", "").build();
    let keys: Vec<_> =
        built.diagnostics.iter().map(|told| (told.code, told.arg("key").unwrap_or_default())).collect();
    assert_eq!(keys, [(Code::DateOrder, "updated"), (Code::DateOrder, "expire_at")]);
    let built = Bulletin::new().post("a.md", "date = 2026-01-05\nupdated = 2026-01-02", "").build();
    assert_eq!(built.only(Code::DateOrder).arg("key"), Some("updated"));
}

#[test]
fn a_withdrawal_that_cannot_be_read_stops_the_build() {
    let built = Bulletin::new().post("2026-01-05-a.md", "title = \"秘密\"\nwithdrawn = \"是\"", "").build();
    assert_eq!(built.only(Code::WrongType).severity, Severity::Error);
    assert!(built.pages.values().all(|page| !page.contains("秘密")));
}

#[test]
fn a_post_without_front_matter_takes_its_title_from_its_first_heading_or_its_name() {
    let built = Bulletin::new()
        .file("content/2026-01-01-名字.md", "正文。\n")
        .file("content/2026-01-02-b.md", "# 标题\n\n正文。\n")
        .file("themes/bare/templates/page.html", "{{ page.title }}")
        .build();
    assert_eq!(built.page("2026-01-01-ming-zi.html"), "名字");
    assert_eq!(built.page("2026-01-02-b.html"), "标题");
    assert_eq!(built.only(Code::FrontMatterMissing).count, 2);
}

#[test]
fn an_unknown_key_is_a_warning_with_a_suggestion() {
    let built = Bulletin::new().post("2026-01-01-a.md", "catgory = \"甲\"", "").build();
    let told = built.only(Code::UnknownKey);
    assert_eq!((told.severity, told.arg("suggestion")), (Severity::Warning, Some("category")));
}

#[test]
fn an_unknown_setting_is_an_error_with_a_suggestion() {
    let built = Bulletin::new().config("desciption = \"x\"").build();
    let told = built.only(Code::UnknownConfigKey);
    assert_eq!((told.severity, told.arg("suggestion")), (Severity::Error, Some("description")));
}

#[test]
fn a_site_may_demand_a_newer_program() {
    let built = Bulletin::new().config("min_version = \"99.1\"").build();
    assert_eq!(built.only(Code::TooOld).arg("needed"), Some("99.1"));
    Bulletin::new().config("min_version = \"0.1.0\"").build().clean();
}

#[test]
fn a_post_or_a_section_may_do_without_a_page() {
    let built = Bulletin::new()
        .file("content/n/_index.md", "+++\ntitle = \"栏\"\nrender = false\n+++\n")
        .file("content/m/_index.md", "+++\ntitle = \"转\"\nredirect_to = \"@/n/2026-01-01-a.md\"\n+++\n")
        .post("n/2026-01-01-a.md", "", "")
        .post("n/2026-01-02-b.md", "render = false", "")
        .build()
        .clean();
    assert!(!built.pages.contains_key("n/index.html") && !built.pages.contains_key("n/2026-01-02-b.html"));
    assert!(!built.page("index.html").contains("2026-01-02-b"));
    assert!(built.page("m/index.html").contains("../n/2026-01-01-a.html"));
}

#[test]
fn raw_html_is_cleaned_unless_the_site_allows_it() {
    let body = "<div class=\"note\" onclick=\"x()\">留下<script>alert(1)</script></div>";
    let built = Bulletin::new().post("2026-01-01-a.md", "", body).build();
    let page = built.page("2026-01-01-a.html");
    assert!(page.contains("<div class=\"note\">留下</div>") && !page.contains("script"), "{page}");
    assert_eq!(built.only(Code::HtmlRemoved).arg("tag"), Some("script"));
    let built =
        Bulletin::new().config("[markdown]\nraw_html = \"allow\"").post("2026-01-01-a.md", "", body).build();
    assert!(built.clean().page("2026-01-01-a.html").contains(body));
}

#[test]
fn the_words_of_the_theme_can_be_replaced() {
    let bulletin = Bulletin::with_hongtou().post("2026-01-01-a.md", "title = \"甲\"", "");
    assert!(bulletin.build().clean().page("index.html").contains("时间轴"));
    let own = bulletin.file("i18n/zh-CN.toml", "timeline = \"大事记\"\n").build().clean();
    assert!(own.page("index.html").contains("大事记") && !own.page("index.html").contains("时间轴"));
}

#[test]
fn a_site_may_bring_a_theme_of_its_own_and_replace_part_of_it() {
    let built = Bulletin::new()
        .file("themes/bare/static/site.css", "a{}")
        .file("static/site.css", "b{}")
        .file("templates/timeline.html", "{{ asset('site.css') }}")
        .build()
        .clean();
    assert_eq!(built.page("site.css"), "b{}");
    assert_eq!(built.page("timeline/index.html"), "../site.css");
}

#[test]
fn a_photo_of_another_post_can_be_shown() {
    let built = Bulletin::new()
        .post("a/2026-01-01-x.md", "", "![图](../b/图.png)")
        .file("content/b/图.png", "x")
        .post("b/2026-01-01-y.md", "", "")
        .build()
        .clean();
    assert!(built.page("a/2026-01-01-x.html").contains("src=\"../b/tu.png\""));
    built.page("b/tu.png");
}

#[test]
fn zolas_keys_of_pages_and_sections_are_known() {
    let section = "title = \"栏\"\ndescription = \"x\"\ndraft = false\nsort_by = \"date\"\nweight = 1\n\
        template = \"section.html\"\npage_template = \"page.html\"\npaginate_by = 5\npaginate_path = \"p\"\n\
        paginate_reversed = false\ninsert_anchor_links = \"left\"\nin_search_index = true\nrender = true\n\
        transparent = false\naliases = [\"old-section\"]\ngenerate_feeds = true\n[extra]\na = 1";
    let page = "title = \"甲\"\ndescription = \"x\"\ndate = 2026-01-01\nupdated = 2026-01-02\nweight = 1\n\
        draft = false\nrender = true\nslug = \"a\"\naliases = [\"old\"]\nauthors = [\"乙\"]\nin_search_index = true\n\
        template = \"page.html\"\n[taxonomies]\ntags = [\"t\"]\n[extra]\na = 1";
    Bulletin::new()
        .file("content/n/_index.md", &format!("+++\n{section}\n+++\n"))
        .post("n/a.md", page, "")
        .post("n/b.md", "title = \"乙\"\ndate = 2026-01-01\npath = \"elsewhere\"", "")
        .build()
        .clean();
}

#[test]
fn the_summary_is_the_authors_then_what_stands_before_more_then_the_description() {
    let template = "{{ page.summary_text }}|{{ page.summary }}";
    let built = Bulletin::new()
        .file("themes/bare/templates/page.html", template)
        .post("2026-01-01-a.md", "summary = \"甲\"\ndescription = \"乙\"", "丙\n\n<!-- more -->\n\n丁")
        .post("2026-01-02-b.md", "description = \"乙\"", "**丙**\n\n<!-- more -->\n\n丁")
        .post("2026-01-03-c.md", "description = \"乙\"", "丙")
        .post("2026-01-04-d.md", "", "各乡镇：\n\n丙")
        .build()
        .clean();
    assert_eq!(built.page("2026-01-01-a.html"), "甲|<p>甲</p>");
    assert_eq!(built.page("2026-01-02-b.html").trim(), "丙|<p><strong>丙</strong></p>");
    assert_eq!(built.page("2026-01-03-c.html"), "乙|<p>乙</p>");
    assert_eq!(built.page("2026-01-04-d.html"), "丙|<p>丙</p>");
}

#[test]
fn only_a_post_with_a_document_number_is_set_as_an_official_document() {
    let built = Bulletin::with_hongtou()
        .post("2026-01-01-a.md", "doc_no = \"示减负办〔2026〕1号\"", "各乡镇：\n\n正文。")
        .post("2026-01-02-b.md", "", "各乡镇：\n\n正文。")
        .build()
        .clean();
    assert!(built.page("2026-01-01-a.html").contains("<article class=\"post official\">"));
    assert!(!built.page("2026-01-02-b.html").contains("official"));
}
