//! Links between posts, to files and to places on a page.

use jianbao::diagnostic::{Code, Severity};

use crate::support::Bulletin;

fn two_posts(body: &str) -> Bulletin {
    Bulletin::new().post("a/2026-01-01-from.md", "", body).post(
        "b/2026-01-02-to.md",
        "",
        "## 一、总体情况\n\n正文。",
    )
}

fn link(body: &str) -> String {
    let built = two_posts(body).build().clean();
    let page = built.page("a/2026-01-01-from.html");
    let start = page.find("href=\"").unwrap() + 6;
    page[start..].split('"').next().unwrap().to_owned()
}

#[test]
fn links_to_a_file_become_links_to_its_page() {
    assert_eq!(link("[x](@/b/2026-01-02-to.md)"), "../b/2026-01-02-to.html");
    assert_eq!(link("[x](../b/2026-01-02-to.md)"), "../b/2026-01-02-to.html");
    assert_eq!(link("[x](/b/2026-01-02-to.html)"), "../b/2026-01-02-to.html");
    assert_eq!(link("[x](/b/2026-01-02-to/)"), "../b/2026-01-02-to.html");
    assert_eq!(link("[x](/timeline/)"), "../timeline/index.html");
    assert_eq!(link("<a href=\"../b/2026-01-02-to.md\">x</a>"), "../b/2026-01-02-to.html");
}

#[test]
fn links_with_an_anchor_are_checked() {
    assert_eq!(link("[x](@/b/2026-01-02-to.md#总体情况)"), "../b/2026-01-02-to.html#总体情况");
    let built = two_posts("[x](@/b/2026-01-02-to.md#总体情形)").build();
    let told = built.only(Code::DeadAnchor);
    assert_eq!(told.arg("suggestion"), Some("总体情况"));
    assert!(built.page("a/2026-01-01-from.html").contains("href=\"../b/2026-01-02-to.html\""));
    two_posts("[x](#nowhere)").build().only(Code::DeadAnchor);
}

#[test]
fn links_outside_stay_as_they_are() {
    assert_eq!(link("[x](https://example.org/a?b=1&c=2)"), "https://example.org/a?b=1&amp;c=2");
    assert_eq!(link("[x](mailto:a@example.org)"), "mailto:a@example.org");
}

#[test]
fn a_dead_link_is_text_and_a_warning_at_its_place() {
    let body = "第一行。\n\n见[这里](../b/2026-01-02-too.md)。";
    let built = two_posts(body).build();
    let told = built.only(Code::DeadLink);
    assert_eq!(told.severity, Severity::Warning);
    let bulletin = two_posts(body);
    let text = &bulletin.files()["content/a/2026-01-01-from.md"];
    let span = told.span.as_ref().unwrap();
    assert!(text[span.start..span.end].contains("2026-01-02-too.md"), "{}", &text[span.start..span.end]);
    assert!(built.page("a/2026-01-01-from.html").contains("<a>这里</a>"));
}

#[test]
fn a_dead_link_suggests_the_post_of_that_name_elsewhere() {
    let built = two_posts("[x](2026-01-02-to.md)").build();
    assert_eq!(built.only(Code::DeadLink).arg("suggestion"), Some("@/b/2026-01-02-to.md"));
}

#[test]
fn a_link_that_leaves_the_site_is_an_error() {
    for target in ["../../../../etc/passwd", "@/../secret.md", "@/../../x"] {
        let built = two_posts(&format!("[x]({target})")).build();
        assert_eq!(built.only(Code::PathOutside).severity, Severity::Error, "{target}");
    }
}

#[test]
fn root_links_stand_below_the_path_of_the_public_address() {
    let built = two_posts("[x](@/b/2026-01-02-to.md)")
        .config("links = \"root\"")
        .base_url("https://example.org/sub/")
        .build();
    assert!(built.page("a/2026-01-01-from.html").contains("href=\"/sub/b/2026-01-02-to.html\""));
}

#[test]
fn a_summary_before_the_mark_is_linked_from_the_list() {
    let built =
        two_posts("见[这里](../b/2026-01-02-to.md)和[下文](#其他)。\n\n<!-- more -->\n\n## 其他\n\n完。")
            .file("themes/bare/templates/index.html", "{% for p in site.pages %}{{ p.summary }}{% endfor %}")
            .build()
            .clean();
    let home = built.page("index.html");
    assert!(home.contains("href=\"b/2026-01-02-to.html\""), "{home}");
    assert!(home.contains("href=\"a/2026-01-01-from.html#其他\""), "{home}");
    assert!(!home.contains(" id="), "{home}");
}

#[test]
fn no_more_is_suggested_than_can_be_read() {
    let mut site = Bulletin::new().post("2026-01-01-target.md", "", "");
    for at in 0..120 {
        site = site.post(&format!("2026-02-01-p{at:03}.md"), "", "[x](2026-01-01-targe.md)");
    }
    let built = site.build();
    let dead = || built.diagnostics.iter().filter(|told| told.code == Code::DeadLink);
    assert_eq!(dead().count(), 120);
    assert_eq!(dead().filter(|told| told.arg("suggestion").is_some()).count(), 100);
}

#[test]
fn a_size_of_a_picture_that_is_not_there_is_left_out_whole() {
    let with = |body: &str| {
        two_posts(body)
            .file("content/a/b.png", "x")
            .file("content/a/a.png", "x")
            .base_url("https://e.org/")
            .build()
    };
    let built = with("<img srcset=\"miss.png 1x, b.png 2x\" src=\"a.png\" alt=\"y\">");
    assert_eq!(built.only(Code::ImageMissing).arg("target"), Some("miss.png"));
    let page = built.page("a/2026-01-01-from.html");
    assert!(page.contains("<img srcset=\"b.png 2x\" src=\"a.png\" alt=\"y\""), "{page}");
    let feed = built.page("atom.xml");
    assert!(feed.contains("&lt;img srcset=&quot;https://e.org/a/b.png 2x&quot; src="), "{feed}");
    for (written, page) in [
        ("srcset=\"b.png 2x, miss.png 1x\"", "<img srcset=\"b.png 2x\" src"),
        ("srcset=\"miss.png 1x, gone.png\"", "<img src"),
        ("srcset=\"b.png, https://e.org/c.png 3x\"", "<img srcset=\"b.png, https://e.org/c.png 3x\" src"),
    ] {
        let built = with(&format!("<img {written} src=\"a.png\" alt=\"y\">"));
        assert!(built.page("a/2026-01-01-from.html").contains(page), "{written}");
    }
}

#[test]
fn a_link_keeps_the_place_in_a_file_or_in_a_page_of_the_programs_own() {
    assert_eq!(link("[x](/timeline/2026.html#m1)"), "../timeline/2026.html#m1");
    let site = two_posts("[x](b.pdf#page=3) [y](/c.pdf#page=4)").file("content/a/b.pdf", "%PDF");
    let built = site.file("static/c.pdf", "%PDF").build();
    let page = built.page("a/2026-01-01-from.html");
    assert!(page.contains("href=\"b.pdf#page=3\"") && page.contains("href=\"../c.pdf#page=4\""), "{page}");
}

#[test]
fn a_link_keeps_its_query() {
    assert_eq!(link("[x](../b/2026-01-02-to.md?print=1&a=2)"), "../b/2026-01-02-to.html?print=1&amp;a=2");
    assert_eq!(
        link("[x](../b/2026-01-02-to.md?print=1#总体情况)"),
        "../b/2026-01-02-to.html?print=1#总体情况"
    );
    assert_eq!(link("[x](?q=1)"), "?q=1");
    assert_eq!(link("[x](/timeline/?q=1)"), "../timeline/index.html?q=1");
    assert_eq!(link("[x](?)"), "#");
}

#[test]
fn a_link_to_a_former_address_leads_to_the_page() {
    let site = Bulletin::new()
        .post("2026-01-01-a.md", "aliases = [\"old/a\", \"/news/9.htm\", \"x.aspx\"]", "乙")
        .config("redirect_lists = [\"nginx\"]\nbase_url = \"https://e.org/\"")
        .post("2026-01-02-b.md", "", "[x](/old/a.html) [y](/news/9.htm) [z](/x.aspx) [?](/old/b)")
        .file("templates/page.html", "{% for p in page.backlinks %}{{ p }}{% endfor %}|{{ page.content }}");
    let built = site.build();
    assert_eq!(built.only(Code::DeadLink).arg("target"), Some("/old/b"));
    assert_eq!(built.page("2026-01-02-b.html").matches("href=\"2026-01-01-a.html\"").count(), 3);
    assert!(built.page("2026-01-01-a.html").starts_with("2026-01-02-b.md|"));
}
