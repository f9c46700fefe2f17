//! Drafts, scheduled, expired and withdrawn posts are absent from every output.

use jianbao::diagnostic::Code;

use crate::support::Bulletin;

/// A site in which one post must not be seen, in a list, a category, the timeline and beside others.
fn with_secret(front: &str) -> Bulletin {
    Bulletin::with_hongtou()
        .config("[[categories]]\nname = \"动员部署\"")
        .file("content/_index.md", "+++\ntitle = \"首页\"\n+++\n")
        .file("content/notices/_index.md", "+++\ntitle = \"通知\"\ncategory = \"动员部署\"\n+++\n")
        .post("notices/2026-11-01-open.md", "title = \"公开的\"", "正文。")
        .file("content/notices/secret.png", "not really a picture")
        .post(
            "notices/2026-11-02-secret.md",
            &format!("title = \"机密标题\"\nsource = \"机密来源\"\ntags = [\"机密标签\"]\naliases = [\"old\"]\n{front}"),
            "机密正文。\n\n![机密图](secret.png)",
        )
        .post("notices/2026-11-03-other.md", "title = \"另一篇\"", "正文。")
}

#[track_caller]
fn assert_absent(bulletin: &Bulletin) {
    let built = bulletin.build();
    assert!(built.pages.contains_key("notices/2026-11-01-open.html"));
    for (address, page) in &built.pages {
        assert!(!page.contains("机密"), "{address}: {page}");
        assert!(!page.contains("2026-11-02-secret"), "{address}: {page}");
        assert_ne!(address, "old.html");
        assert!(!address.contains("secret"), "{address}");
    }
    assert!(built.diagnostics.is_empty(), "{:#?}", built.diagnostics);
}

#[test]
fn a_draft_is_nowhere() {
    assert_absent(&with_secret("draft = true"));
}

#[test]
fn a_scheduled_post_is_nowhere_until_its_time() {
    let scheduled = with_secret("publish_at = 2026-12-01T09:00:00");
    assert_absent(&scheduled);
    let due = scheduled.now("2026-12-01T09:00:00").build();
    assert!(due.page("notices/2026-11-02-secret.html").contains("机密正文"));
}

#[test]
fn a_post_dated_tomorrow_is_scheduled() {
    assert_absent(&with_secret("date = 2026-11-23"));
}

#[test]
fn an_expired_post_is_nowhere() {
    assert_absent(&with_secret("expire_at = 2026-11-10"));
}

#[test]
fn posts_of_a_draft_section_are_nowhere() {
    let bulletin = with_secret("draft = true")
        .file("content/hidden/_index.md", "+++\ntitle = \"机密栏\"\ndraft = true\n+++\n");
    assert_absent(&bulletin.post("hidden/2026-01-01-deep.md", "title = \"机密二\"", "机密三"));
}

#[test]
fn a_withdrawn_post_leaves_a_bare_notice_and_nothing_else() {
    let bulletin = with_secret("withdrawn = { on = 2026-11-05, reason = \"内容有误\" }");
    let built = bulletin.build().clean();
    let notice = built.page("notices/2026-11-02-secret.html");
    assert!(notice.contains("内容有误") && notice.contains("noindex"), "{notice}");
    assert!(notice.contains("2026"), "{notice}");
    for (address, page) in &built.pages {
        assert!(!page.contains("机密"), "{address}: {page}");
        let of_the_notice = ["notices/2026-11-02-secret.html", "old.html"].contains(&address.as_str());
        assert!(of_the_notice || !page.contains("2026-11-02-secret"), "{address}");
        assert!(!address.ends_with(".png"), "{address}");
    }
}

#[test]
fn a_draft_build_shows_them_marked_on_every_page() {
    let built = with_secret("draft = true").include(true, false, false).build().clean();
    assert!(built.page("notices/2026-11-02-secret.html").contains("机密正文"));
    let pages: Vec<_> = built.pages.iter().filter(|(address, _)| address.ends_with(".html")).collect();
    assert!(pages.len() > 6);
    for (address, page) in pages {
        assert!(page.contains("样稿") && page.contains("noindex"), "{address}: {page}");
    }
}

#[test]
fn a_public_build_carries_no_mark() {
    let built = with_secret("draft = true").build();
    assert!(built.pages.values().all(|page| !page.contains("样稿")));
    assert!(!built.page("notices/2026-11-01-open.html").contains("noindex"));
}

#[test]
fn a_link_to_a_hidden_post_becomes_text_and_a_warning() {
    let bulletin = with_secret("draft = true").post(
        "notices/2026-11-04-links.md",
        "",
        "见[这里](2026-11-02-secret.md)。",
    );
    let built = bulletin.build();
    let page = built.page("notices/2026-11-04-links.html");
    assert!(page.contains("<a>这里</a>") && !page.contains("2026-11-02-secret"), "{page}");
    let told = built.only(Code::LinkToHidden);
    assert_eq!(told.arg("state"), Some("draft"));
}

#[test]
fn a_pinned_post_is_unpinned_by_the_clock() {
    let bulletin = Bulletin::new()
        .file("themes/bare/templates/index.html", "{% for p in site.pinned %}{{ p.title }}{% endfor %}")
        .post("2026-01-01-a.md", "title = \"甲\"\npinned = true\npinned_until = 2026-11-22", "")
        .post("2026-01-02-b.md", "title = \"乙\"\npinned = true\npinned_until = 2026-11-21", "")
        .post("2026-01-03-c.md", "title = \"丙\"\npinned = true", "");
    assert_eq!(bulletin.build().page("index.html"), "丙甲");
}
