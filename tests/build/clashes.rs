//! Two outputs in one place: each is named, by its line or in words.

use jianbao::diagnostic::Code;

use crate::support::Bulletin;

fn site() -> Bulletin {
    Bulletin::new().base_url("https://x.gov.cn/jb").post(
        "p/2026-01-01-a.md",
        "tags = [\"减负\"]\ndate = 2026-01-01",
        "",
    )
}

fn aliased(alias: &str) -> Bulletin {
    site().post("q/2026-01-02-b.md", &format!("date = 2026-01-02\naliases = [\"{alias}\"]"), "")
}

/// Where the only diagnostic stands, what the other thing is called, and where that stands.
fn told(bulletin: &Bulletin) -> (String, String, Vec<String>) {
    let built = bulletin.build();
    assert_eq!(built.codes(), [Code::OutputTwice], "{:#?}", built.diagnostics);
    let told = built.only(Code::OutputTwice);
    let file = told.span.as_ref().expect("it has a place").file.to_string();
    let other = [told.arg("other"), told.arg("other-name")].map(Option::unwrap_or_default);
    let related = told.related.iter().map(|span| span.file.to_string()).collect();
    (file, other.join(" ").trim().to_owned(), related)
}

#[test]
fn a_former_address_in_the_place_of_something_else_names_it() {
    let post = || "content/q/2026-01-02-b.md".to_owned();
    let home = "content/_index.md".to_owned();
    for (alias, other, related) in [
        ("index.html", "home", vec![home]),
        ("tags/jian-fu/index.html", "tag 减负", vec![]),
        ("timeline/index.html", "timeline", vec![]),
        ("404.html", "not-found", vec![]),
        (
            "p/2026-01-01-a.html",
            "page content/p/2026-01-01-a.md",
            vec!["content/p/2026-01-01-a.md".to_owned()],
        ),
    ] {
        assert_eq!(told(&aliased(alias)), (post(), other.to_owned(), related), "{alias}");
    }
}

#[test]
fn a_file_where_others_want_a_folder_is_told_with_both() {
    let post = || "content/q/2026-01-02-b.md".to_owned();
    for (alias, other) in
        [("p/2026-01-01-a.html/x.html", "page content/p/2026-01-01-a.md"), ("robots.txt/x", "robots")]
    {
        let (at, named, _) = told(&aliased(alias));
        assert_eq!((at, named.as_str()), (post(), other), "{alias}");
    }
    let (at, named, _) = told(&site().file("static/tags", "x"));
    assert_eq!((at.as_str(), named.as_str()), ("static/tags", "taxonomy tags"));
    let built = site().file("static/tags", "x").build();
    assert_eq!(built.only(Code::OutputTwice).arg("shape"), Some("folder"));
}

#[test]
fn settings_that_take_a_place_are_told_at_their_line() {
    let feeds = site().config("feed_filenames = [\"sitemap.xml\"]");
    assert_eq!(told(&feeds), ("jianbao.toml".to_owned(), "sitemap".to_owned(), vec![]));
    let taxonomy = site().config("[[taxonomies]]\nname = \"tags\"\nslug = \"timeline\"");
    assert_eq!(told(&taxonomy), ("jianbao.toml".to_owned(), "timeline".to_owned(), vec![]));
}

#[test]
fn former_pages_of_other_systems_stand_at_exactly_their_address() {
    let built = aliased("news/123.shtml").build().clean();
    assert!(built.page("news/123.shtml").contains("../q/2026-01-02-b.html"));
    let built = aliased("/News/A.htm").build().clean();
    assert!(built.page("News/A.htm").contains("../q/2026-01-02-b.html"));
    let zola = aliased("a.htm").file("config.toml", "base_url = \"https://e.org\"\n").without("jianbao.toml");
    zola.build().page("a.htm/index.html");
}

#[test]
fn what_a_server_would_run_stands_in_the_lists_alone() {
    let site = aliased("/Show.aspx").config("redirect_lists = [\"nginx\", \"iis\"]");
    let built = site.build().clean();
    assert!(!built.addresses().iter().any(|address| address.to_lowercase().contains("show")));
    let line = "location = /jb/Show.aspx { return 301 /jb/q/2026-01-02-b.html; }";
    assert!(built.page("redirects-nginx.conf").contains(line));
    assert!(built.page("redirects-iis.config").contains("<location path=\"Show.aspx\">"));

    let twice = site.post("q/2026-01-03-c.md", "date = 2026-01-03\naliases = [\"show.aspx\"]", "");
    assert_eq!(told(&twice).2, ["content/q/2026-01-02-b.md"]);
}

#[test]
fn without_a_list_former_addresses_of_servers_are_told_once() {
    let built = aliased("/show.aspx")
        .post("q/2026-01-03-c.md", "aliases = [\"x.php\"]\ndate = 2026-01-03", "")
        .build();
    assert_eq!(built.codes(), [Code::AliasUnlisted]);
    assert_eq!(built.only(Code::AliasUnlisted).arg("names"), Some("show.aspx、x.php"));
}

#[test]
fn a_former_address_is_what_it_was() {
    for (alias, page) in
        [("/旧/址", "旧/址.html"), ("/Old_Path/", "Old_Path/index.html"), ("%E6%97%A7/_x.html", "旧/_x.html")]
    {
        let built = aliased(alias).config("redirect_lists = [\"nginx\"]").build().clean();
        assert!(built.page(page).contains("q/2026-01-02-b.html"), "{alias}");
        assert!(built.page("redirects-nginx.conf").contains(page), "{alias}");
    }
}

#[test]
fn a_former_address_that_cannot_be_one_says_why() {
    for (alias, reason) in [
        ("x.asp?id=3", "query"),
        ("a//b.html", "gap"),
        (".x/y.html", "hidden"),
        ("a/../b.html", "climbs"),
        ("a/Con.html", "reserved"),
        ("https://x.gov.cn/a.html?id=1", "website"),
    ] {
        let built = aliased(alias).build();
        assert_eq!(built.codes(), [Code::BadAddress], "{alias}");
        assert_eq!(built.only(Code::BadAddress).arg("reason"), Some(reason), "{alias}");
    }
}
