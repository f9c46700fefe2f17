//! Addresses are for ever: where they come from, and what cannot be one.

use jianbao::diagnostic::Code;

use crate::support::Bulletin;

fn address_of(path: &str, front: &str) -> String {
    let built = Bulletin::new().post(path, front, "").build();
    let own = ["index.html", "404.html", "sitemap.html", "robots.txt"];
    let mut pages = built.addresses();
    pages.retain(|address| {
        !own.contains(address) && !address.starts_with("timeline/") && !address.starts_with("categories")
    });
    assert_eq!(pages.len(), 1, "{pages:?} {:#?}", built.diagnostics);
    pages[0].to_owned()
}

#[test]
fn an_ascii_name_is_the_address_and_a_chinese_one_becomes_pinyin() {
    assert_eq!(address_of("notices/2026-11-22-First Post.md", ""), "notices/2026-11-22-first-post.html");
    assert_eq!(
        address_of("2026-11-22-关于银行行长到重庆调研的通知.md", ""),
        "2026-11-22-guan-yu-yin-hang-hang-zhang-dao-chong-qing-diao-yan-de-tong-zhi.html"
    );
    assert_eq!(address_of("动员部署/2026-01-01-长沙.md", ""), "dong-yuan-bu-shu/2026-01-01-chang-sha.html");
}

#[test]
fn an_explicit_slug_or_path_wins() {
    assert_eq!(address_of("a/2026-01-01-x.md", "slug = \"chosen\""), "a/chosen.html");
    assert_eq!(address_of("a/2026-01-01-x.md", "path = \"somewhere/else\""), "somewhere/else.html");
    assert_eq!(address_of("a/2026-01-01-x.md", "path = \"/somewhere/\""), "somewhere/index.html");
}

#[test]
fn a_folder_post_is_addressed_by_its_folder() {
    assert_eq!(address_of("a/2026-01-01-x/index.md", ""), "a/2026-01-01-x.html");
}

#[test]
fn folder_addresses_are_a_setting() {
    let built = Bulletin::new().config("addresses = \"folder\"").post("a/2026-01-01-x.md", "", "").build();
    built.page("a/2026-01-01-x/index.html");
    built.page("timeline/2026/index.html");
}

#[test]
fn what_cannot_be_an_address_is_an_error_at_its_place() {
    for (front, reason) in [
        ("slug = \"../x\"", "climbs"),
        ("path = \"../x\"", "climbs"),
        ("path = \"a/../../x\"", "climbs"),
        ("slug = \"nul\"", "reserved"),
        ("path = \"a/con\"", "reserved"),
        ("slug = \"_x\"", "hidden"),
        ("slug = \".x\"", "hidden"),
        ("slug = \"100%\"", "characters"),
        ("slug = \"\"", "empty"),
    ] {
        let built = Bulletin::new().post("2026-01-01-a.md", front, "").build();
        let told = built.only(Code::BadAddress);
        assert_eq!(told.arg("reason"), Some(reason), "{front}");
        assert!(told.span.as_ref().unwrap().start > 0, "{front}");
    }
    let long = "a".repeat(81);
    let built = Bulletin::new().post("2026-01-01-a.md", &format!("slug = \"{long}\""), "").build();
    assert_eq!(built.only(Code::BadAddress).arg("reason"), Some("long"));
}

#[test]
fn two_posts_at_one_address_are_an_error_that_names_both() {
    for other in ["A.md", "a/index.md"] {
        let built = Bulletin::new()
            .post("a.md", "date = 2026-01-01", "")
            .post(other, "date = 2026-01-01", "")
            .build();
        let told = built.only(Code::AddressTwice);
        assert_eq!(told.arg("address"), Some("a.html"));
        assert_eq!(told.related.len(), 1);
        assert_ne!(told.related[0].file, told.span.as_ref().unwrap().file);
    }
}

#[test]
fn a_hidden_post_keeps_its_address() {
    let bulletin = Bulletin::new().post("a.md", "date = 2026-01-01\ndraft = true", "").post(
        "b.md",
        "date = 2026-01-01\nslug = \"a\"",
        "",
    );
    bulletin.build().only(Code::AddressTwice);
}

#[test]
fn a_page_and_a_file_at_one_address_are_an_error() {
    let built = Bulletin::new().post("a.md", "date = 2026-01-01", "").file("static/A.html", "x").build();
    assert_eq!(built.only(Code::OutputTwice).arg("address"), Some("A.html"));
}

#[test]
fn a_former_address_leads_to_the_present_one() {
    let built = Bulletin::new()
        .base_url("https://example.org/sub/")
        .post("n/2026-01-01-a.md", "aliases = [\"old/name.html\", \"/older/\"]", "")
        .build()
        .clean();
    assert_eq!(
        built.page("old/name.html"),
        "true ../n/2026-01-01-a.html https://example.org/sub/n/2026-01-01-a.html"
    );
    assert!(built.page("older/index.html").starts_with("true ../n/2026-01-01-a.html"));
}

#[test]
fn a_former_address_never_takes_the_place_of_a_page() {
    let built = Bulletin::new()
        .post("2026-01-01-a.md", "aliases = [\"2026-01-01-b\"]", "")
        .post("2026-01-01-b.md", "", "乙")
        .build();
    assert!(built.page("2026-01-01-b.html").contains('乙'));
    built.only(Code::OutputTwice);
}

#[test]
fn nothing_may_lie_where_the_preview_has_its_own_addresses() {
    let taken = [
        Bulletin::new().file("static/_jianbao/x.txt", ""),
        Bulletin::new().file("static/_JianBao/x.txt", ""),
    ];
    for bulletin in taken {
        bulletin.build().only(Code::ReservedAddress);
    }
    // Posts and former addresses cannot lie there: names lose their marks.
    Bulletin::new()
        .post("_jianbao/2026-01-01-a.md", "", "")
        .build()
        .clean()
        .page("jianbao/2026-01-01-a.html");
}

#[test]
fn a_post_in_the_place_of_a_further_list_page_is_an_error() {
    for (home, folder, address) in [("paginate_by = 2", "", "page-1.html"), ("", "n/", "n/page-1.html")] {
        let mut site = Bulletin::new()
            .file("content/_index.md", &format!("+++\ntitle = \"首页\"\n{home}\n+++\n"))
            .file("content/n/_index.md", "+++\ntitle = \"栏\"\npaginate_by = 2\n+++\n")
            .post(&format!("{folder}page-1.md"), "", "");
        for day in 1..8 {
            site = site.post(&format!("{folder}2026-01-0{day}-a{day}.md"), "", "");
        }
        let built = site.build();
        let told = built.only(Code::OutputTwice);
        assert_eq!(told.arg("address"), Some(address));
        assert_eq!(told.related.len(), 1);
    }
}

#[test]
fn a_folders_address_is_no_file() {
    let built = Bulletin::new()
        .file("content/n/_index.md", "+++\ntitle = \"栏\"\npath = \"news.html\"\n+++\n")
        .build();
    assert_eq!(built.only(Code::BadAddress).arg("reason"), Some("file"));
    built.page("n/index.html");
}
