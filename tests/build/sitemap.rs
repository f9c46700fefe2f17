//! The sitemap, robots.txt and the lists of former addresses.

use jianbao::diagnostic::Code;

use crate::support::{Built, Bulletin};

fn public() -> Bulletin {
    Bulletin::new().base_url("https://e.org/sub")
}

/// Every address of the sitemap below the site's, with its `lastmod`.
fn entries(built: &Built) -> Vec<(String, String)> {
    let between = |text: &str, start: &str, end: &str| {
        let text = text.split_once(start).map_or("", |(_, after)| after);
        text.split(end).next().unwrap_or_default().to_owned()
    };
    let entries = built.page("sitemap.xml").split("<url>").skip(1);
    entries
        .map(|entry| (between(entry, "<loc>https://e.org/sub/", "<"), between(entry, "<lastmod>", "<")))
        .collect()
}

fn addresses(built: &Built) -> Vec<String> {
    entries(built).into_iter().map(|(address, _)| address).collect()
}

#[test]
fn the_sitemap_lists_every_page_for_search_engines_once() {
    let built = public()
        .config("paginate_by = 1\n[[categories]]\nname = \"公示\"")
        .file("content/n/_index.md", "+++\ntitle = \"栏\"\ncategory = \"公示\"\n+++\n")
        .file("content/m/_index.md", "+++\ntitle = \"部\"\n+++\n")
        .file("content/away/_index.md", "+++\ntitle = \"去\"\nredirect_to = \"/m/\"\n+++\n")
        .post("n/2026-01-01-a.md", "category = \"公示\"\ntags = [\"会\"]\naliases = [\"old\"]", "")
        .post("m/2026-01-02-b.md", "category = \"公告\"", "![](p.png)")
        .post("2026-01-03-c.md", "withdrawn = { on = 2026-02-01 }", "")
        .post("undated.md", "", "")
        .post("about.md", "listed = false", "")
        .file("content/m/p.png", "")
        .build();
    let mut listed = addresses(&built);
    listed.sort();
    let mut pages: Vec<&str> = built.addresses();
    pages.retain(|page| page.ends_with(".html"));
    for hidden in ["404.html", "old.html", "away/index.html", "2026-01-03-c.html"] {
        let at = pages.iter().position(|page| *page == hidden);
        pages.remove(at.unwrap_or_else(|| panic!("no {hidden}")));
    }
    assert_eq!(listed, pages);
    assert!(
        pages.contains(&"about.html")
            && pages.contains(&"page-1.html")
            && pages.contains(&"tags/hui/index.html")
    );
}

#[test]
fn pages_say_when_they_changed_as_far_as_their_posts_know() {
    let built = public()
        .post("2026-01-01-a.md", "updated = 2026-03-01T09:30:00", "")
        .post("2026-02-02-b.md", "tags = [\"会\"]", "")
        .post("undated.md", "", "")
        .build();
    let entries = entries(&built);
    let of = |address: &str| entries.iter().find(|(found, _)| found == address).unwrap().1.as_str();
    assert_eq!(of("2026-01-01-a.html"), "2026-03-01T09:30:00+08:00");
    assert_eq!(of("2026-02-02-b.html"), "2026-02-02");
    assert_eq!(of("undated.html"), "");
    assert_eq!(of("index.html"), "2026-03-01T09:30:00+08:00");
    assert_eq!(of("tags/hui/index.html"), "2026-02-02");
    assert_eq!(of("timeline/2026/02.html"), "2026-02-02");
    assert_eq!(of("timeline/2026.html"), "2026-03-01T09:30:00+08:00");
    assert_eq!(of("sitemap.html"), "");
}

#[test]
fn posts_come_first_and_oldest_first_so_that_a_new_one_moves_only_lists() {
    let site = || public().post("2026-01-02-b.md", "", "").post("2026-01-01-a.md", "", "");
    let (before, after) = (site().build(), site().post("2026-01-03-c.md", "", "").build());
    let (before, after) = (addresses(&before), addresses(&after));
    assert_eq!(after[..3], ["2026-01-01-a.html", "2026-01-02-b.html", "2026-01-03-c.html"]);
    assert_eq!(before[..2], after[..2]);
    assert_eq!(before[2..], after[3..]);
}

#[test]
fn older_list_pages_may_be_left_out() {
    let built = public()
        .config("paginate_by = 1\nexclude_paginated_pages_in_sitemap = \"all\"")
        .post("2026-01-01-a.md", "", "")
        .post("2026-01-02-b.md", "", "")
        .post("2026-01-03-c.md", "", "")
        .build()
        .clean();
    built.page("page-1.html");
    let addresses = addresses(&built);
    assert!(addresses.contains(&"index.html".to_owned()), "{addresses:?}");
    assert!(!addresses.iter().any(|address| address.starts_with("page-")), "{addresses:?}");
}

#[test]
fn the_sitemap_agrees_with_the_canonical_addresses() {
    let built = Bulletin::with_hongtou()
        .base_url("https://e.org/sub")
        .config("links = \"root\"\naddresses = \"folder\"")
        .post("n/2026-01-01-a.md", "", "")
        .build()
        .clean();
    for address in addresses(&built) {
        let page = built.page(&format!("{address}index.html").replace("htmlindex.html", "html"));
        let canonical = format!("<link rel=\"canonical\" href=\"https://e.org/sub/{address}\">");
        assert!(page.contains(&canonical), "{canonical}");
    }
}

#[test]
fn a_sitemap_can_be_switched_off_and_a_file_in_its_place_is_told() {
    let off = public().config("generate_sitemap = false").post("2026-01-01-a.md", "", "").build().clean();
    assert!(!off.pages.contains_key("sitemap.xml"));
    assert_eq!(off.page("robots.txt"), "User-agent: *\nAllow: /\n");
    let twice = public().file("static/sitemap.xml", "<x/>").build();
    assert_eq!(twice.only(Code::OutputTwice).arg("address"), Some("sitemap.xml"));
}

#[test]
fn robots_are_told_of_the_sitemap() {
    let built = public().build();
    assert_eq!(
        built.page("robots.txt"),
        "User-agent: *\nAllow: /\n\nSitemap: https://e.org/sub/sitemap.xml\n"
    );
    let unknown = Bulletin::new().build();
    assert_eq!(unknown.page("robots.txt"), "User-agent: *\nAllow: /\n");
    let off = public().config("generate_robots_txt = false").build();
    assert!(!off.pages.contains_key("robots.txt"));
}

#[test]
fn robots_have_no_business_in_an_intranet_or_among_drafts() {
    let nothing = "User-agent: *\nDisallow: /\n";
    let intranet = public().config("[government]\nintranet = true").build();
    assert_eq!(intranet.page("robots.txt"), nothing);
    assert_eq!(public().include(true, false, false).build().page("robots.txt"), nothing);
}

#[test]
fn the_sites_own_robots_txt_wins() {
    let built = public().file("static/robots.txt", "User-agent: x\n").post("2026-01-01-a.md", "", "").build();
    assert_eq!(built.clean().page("robots.txt"), "User-agent: x\n");
}

fn moved() -> Bulletin {
    public()
        .config("redirect_lists = [\"nginx\", \"iis\"]")
        .file("content/away/_index.md", "+++\ntitle = \"去\"\nredirect_to = \"/图 $1.pdf\"\n+++\n")
        .file("static/图 $1.pdf", "")
        .post("n/2026-01-01-a.md", "aliases = [\"z\", \"was/here/\"]", "")
}

fn lines<'a>(built: &'a Built, address: &str, start: &str) -> Vec<&'a str> {
    built.page(address).lines().map(str::trim).filter(|line| line.starts_with(start)).collect()
}

#[test]
fn nginx_gets_every_former_address_below_the_path_of_the_site() {
    assert_eq!(
        lines(&moved().build(), "redirects-nginx.conf", "location"),
        [
            "location = /sub/away/ { return 301 /sub/%E5%9B%BE%20%241.pdf; }",
            "location = /sub/away/index.html { return 301 /sub/%E5%9B%BE%20%241.pdf; }",
            "location = /sub/was/here/ { return 301 /sub/n/2026-01-01-a.html; }",
            "location = /sub/was/here/index.html { return 301 /sub/n/2026-01-01-a.html; }",
            "location = /sub/z.html { return 301 /sub/n/2026-01-01-a.html; }",
        ]
    );
    let strange = moved().base_url("https://e.org/%E7%AE%80;$a").build();
    assert_eq!(
        lines(&strange, "redirects-nginx.conf", "location")[4],
        "location = \"/简;$a/z.html\" { return 301 \"/%E7%AE%80;%24a/n/2026-01-01-a.html\"; }"
    );
}

#[test]
fn iis_gets_every_former_address_below_the_folder_of_the_site() {
    let built = moved().build();
    assert_eq!(
        lines(&built, "redirects-iis.config", "<location"),
        [
            "<location path=\"away/index.html\">",
            "<location path=\"was/here/index.html\">",
            "<location path=\"z.html\">",
        ]
    );
    assert_eq!(
        lines(&built, "redirects-iis.config", "<httpRedirect")[2],
        "<httpRedirect enabled=\"true\" destination=\"/sub/n/2026-01-01-a.html\" \
         httpResponseStatus=\"Permanent\" exactDestination=\"true\"/>"
    );
}

#[test]
fn no_server_gets_a_list_unless_it_is_asked_for() {
    let built = public().post("2026-01-01-a.md", "aliases = [\"old\"]", "").build();
    assert!(!built.addresses().iter().any(|address| address.starts_with("redirects-")));
    let twice = public().config("redirect_lists = [\"iis\", \"iis\"]").build();
    assert_eq!(lines(&twice, "redirects-iis.config", "<location"), [""; 0]);
}
