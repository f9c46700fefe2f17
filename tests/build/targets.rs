//! Addresses that settings and redirects name: where they lead, and what is told of those that lead nowhere.

use jianbao::diagnostic::{Code, Diagnostic};

use crate::support::{Built, Bulletin};

fn section(lines: &str) -> String {
    format!("+++\ntitle = \"栏\"\n{lines}\n+++\n")
}

fn redirect(target: &str) -> String {
    section(&format!("redirect_to = \"{target}\""))
}

/// A site of two posts with a section that leads elsewhere.
fn leading_to(target: &str) -> Built {
    two_posts().file("content/x/_index.md", &redirect(target)).build()
}

fn two_posts() -> Bulletin {
    Bulletin::new()
        .base_url("https://x.gov.cn/jb")
        .config("redirect_lists = [\"nginx\", \"iis\"]")
        .post("p/2026-01-01-a.md", "date = 2026-01-01", "## 上 {#shang}")
        .post("p/2026-01-02-b.md", "date = 2026-01-02", "")
        .file("content/p/_index.md", &section(""))
}

fn line(told: &Diagnostic) -> String {
    let span = told.span.as_ref().expect("it has a place");
    format!("{} {}", span.file, span.start)
}

#[test]
fn redirects_in_a_circle_are_told_once_with_all_of_them() {
    let built = two_posts()
        .file("content/x/_index.md", &redirect("@/y/_index.md"))
        .file("content/y/_index.md", &redirect("@/x/_index.md"))
        .file("content/z/_index.md", &redirect("@/x/_index.md"))
        .build();
    assert_eq!(built.codes(), [Code::RedirectDead]);
    let told = built.only(Code::RedirectDead);
    assert_eq!(told.arg("circle"), Some("content/x/_index.md → content/y/_index.md → content/x/_index.md"));
    assert_eq!(told.span.as_ref().unwrap().file.as_str(), "content/x/_index.md");
    assert_eq!(told.related[0].file.as_str(), "content/y/_index.md");

    let built = leading_to("@/x/_index.md");
    assert_eq!(built.codes(), [Code::RedirectDead]);
    assert_eq!(built.only(Code::RedirectDead).arg("reason"), Some("circle"));
}

#[test]
fn redirects_one_behind_the_other_lead_to_the_end_at_once() {
    let built = two_posts()
        .file("content/x/_index.md", &redirect("@/y/_index.md"))
        .file("content/y/_index.md", &section("redirect_to = \"@/p/2026-01-01-a.md\"\naliases = [\"old\"]"))
        .build()
        .clean();
    for from in ["/jb/x/", "/jb/y/index.html", "/jb/old.html"] {
        let line = format!("location = {from} {{ return 301 /jb/p/2026-01-01-a.html; }}");
        assert!(built.page("redirects-nginx.conf").contains(&line), "{line}");
    }
}

#[test]
fn a_redirect_may_leave_the_site() {
    let built = leading_to("https://www.gov.cn/a?b=$c").clean();
    assert_eq!(built.page("x/index.html"), "true https://www.gov.cn/a?b=$c https://www.gov.cn/a?b=$c");
    assert!(built.page("redirects-nginx.conf").contains("return 301 \"https://www.gov.cn/a?b=%24c\";"));
    assert!(built.page("redirects-iis.config").contains("destination=\"https://www.gov.cn/a?b=%24c\""));
    for bad in ["javascript:alert(1)", "//e.org/", "mailto:a@e.org"] {
        let built = leading_to(bad);
        assert_eq!(built.codes(), [Code::RedirectDead], "{bad}");
        assert_eq!(built.only(Code::RedirectDead).arg("reason"), Some("scheme"), "{bad}");
    }
}

#[test]
fn a_redirect_without_a_mark_at_its_beginning_is_an_address_of_the_site() {
    for (target, page) in [
        ("p/", "p/index.html"),
        ("p/2026-01-01-a", "p/2026-01-01-a.html"),
        ("../p/2026-01-01-a.md", "p/2026-01-01-a.html"),
    ] {
        let built = leading_to(target).clean();
        assert!(built.page("x/index.html").contains(&format!("../{page}")), "{target}");
    }
    let zola = Bulletin::new()
        .file("zola.toml", "base_url = \"https://x.gov.cn\"\n")
        .without("jianbao.toml")
        .file("content/x/_index.md", &redirect("posts/a1"))
        .post("posts/a1.md", "", "")
        .build();
    assert!(zola.page("x/index.html").contains("https://x.gov.cn/posts/a1/"));
}

#[test]
fn a_place_that_the_page_of_a_redirect_lacks_is_told_as_such() {
    let built = leading_to("@/p/2026-01-01-a.md#nope");
    assert_eq!(built.codes(), [Code::DeadAnchor]);
    let told = built.only(Code::DeadAnchor);
    assert_eq!(told.arg("anchor"), Some("nope"));
    assert!(line(told).starts_with("content/x/_index.md"));
    let built = leading_to("@/p/2026-01-01-a.md#shang").clean();
    assert!(built.page("x/index.html").contains("../p/2026-01-01-a.html#shang"));
    assert!(built.page("redirects-iis.config").contains("/jb/p/2026-01-01-a.html#shang\""));
}

/// A navigation with one entry.
fn menu(url: &str) -> Built {
    let menu = format!("[[menu]]\nname = \"甲\"\nurl = \"{url}\"");
    let shown = "{% for entry in site.menu %}{{ entry.url }}{% endfor %}";
    two_posts().config(&menu).file("templates/page.html", shown).build()
}

#[test]
fn the_navigation_leaves_the_site_only_in_ways_that_readers_can_follow() {
    for bad in ["javascript:x", "//evil.com/x", "ftp://e.org/", "https://"] {
        let built = menu(bad);
        assert_eq!(built.codes(), [Code::MenuDead], "{bad}");
        assert_eq!(built.only(Code::MenuDead).arg("reason"), Some("scheme"), "{bad}");
    }
    for good in ["http://e.org/", "mailto:a@e.org", "tel:023-1"] {
        assert_eq!(menu(good).clean().page("p/2026-01-01-a.html"), good);
    }
}

#[test]
fn what_stands_behind_the_path_of_an_entry_is_kept() {
    for (url, link) in [
        ("/#top", "../index.html#top"),
        ("/timeline/?a=1&b=2", "../timeline/index.html?a=1&amp;b=2"),
        ("@/p/2026-01-01-a.md#shang", "2026-01-01-a.html#shang"),
        ("/atom.xml", "../atom.xml"),
    ] {
        assert_eq!(menu(url).clean().page("p/2026-01-01-a.html"), link);
    }
    let without = Bulletin::new().config("[[menu]]\nname = \"订阅\"\nurl = \"/atom.xml\"").build();
    without.only(Code::MenuDead);
}

#[test]
fn an_entry_without_a_name_is_an_error_at_its_place() {
    let told = Bulletin::new().config("[[menu]]\nname = \" \"\nurl = \"/\"").build();
    assert_eq!(told.only(Code::MissingKey).arg("key"), Some("name"));
}

fn foot(links: &str) -> Built {
    Bulletin::with_hongtou()
        .post("p/2026-01-01-a.md", "title = \"甲\"", "")
        .config(&format!("[extra]\nfooter_links = {links}"))
        .build()
}

#[test]
fn links_at_the_foot_lead_where_those_of_the_navigation_do() {
    let built = foot(
        "[{ title = \"稿\", url = \"@/p/2026-01-01-a.md\" }, { title = \"轴\", url = \"/timeline/\" }, { title = \"字\" }]",
    )
    .clean();
    let page = built.page("p/2026-01-01-a.html");
    for link in
        ["<a href=\"2026-01-01-a.html\">稿</a>", "<a href=\"../timeline/index.html\">轴</a>", "<li>字</li>"]
    {
        assert!(page.contains(link), "{link} in {page}");
    }
}

#[test]
fn a_link_at_the_foot_that_leads_nowhere_is_told_once_at_its_line() {
    for (item, code) in [
        ("{ title = \"旧\", url = \"/gone/\" }", Code::MenuDead),
        ("{ title = \"旧\", url = \"javascript:x\" }", Code::MenuDead),
        ("{ url = \"/\" }", Code::MissingKey),
        ("{ title = \"\" }", Code::MissingKey),
        ("{ title = \"旧\", link = \"/\" }", Code::UnknownConfigKey),
    ] {
        let built = foot(&format!("[{item}]"));
        assert_eq!(built.codes(), [code], "{item}");
        assert!(line(built.only(code)).starts_with("jianbao.toml"), "{item}");
    }
}

#[test]
fn the_privacy_notice_may_be_the_portals() {
    let with = |privacy: &str| {
        Bulletin::with_hongtou()
            .post("2026-01-01-a.md", "title = \"甲\"", "")
            .config(&format!("[government]\nprivacy = \"{privacy}\""))
            .build()
    };
    let built = with("https://www.x.gov.cn/privacy.html").clean();
    assert!(built.page("index.html").contains("href=\"https://www.x.gov.cn/privacy.html\""));
    assert_eq!(with("mailto:a@e.org").only(Code::PageSettingDead).arg("reason"), Some("scheme"));
}
