//! Order, list pages, the timeline, and how few files a new post changes.

use crate::support::{Built, Bulletin};
use jianbao::diagnostic::Code;

fn titles<'a>(built: &'a Built, address: &str) -> Vec<&'a str> {
    built
        .page(address)
        .lines()
        .filter(|line| !line.contains("newer="))
        .map(|line| line.split(' ').next().unwrap())
        .collect()
}

fn numbered(count: usize) -> Bulletin {
    let mut bulletin = Bulletin::new().config("paginate_by = 10");
    for index in 0..count {
        let date = jiff::civil::date(2024, 1, 1)
            .saturating_add(jiff::Span::new().days(i64::try_from(index).unwrap()));
        bulletin = bulletin.post(&format!("n/{date}-p.md"), &format!("title = \"p{index}\""), "正文。");
    }
    bulletin
}

#[test]
fn posts_without_a_date_are_built_listed_last_and_warned_about() {
    let built = Bulletin::new()
        .post("a.md", "title = \"无\"", "")
        .post("b.md", "title = \"有\"\ndate = 2020-01-01", "")
        .build();
    assert_eq!(titles(&built, "index.html"), ["有", "无"]);
    built.only(Code::NoDate);
    assert!(built.page("timeline/index.html").contains("?无"));
    built.page("a.html");
}

#[test]
fn a_page_that_is_no_news_stands_in_no_list_and_needs_no_date() {
    let built = Bulletin::new()
        .post(
            "about.md",
            "title = \"关于\"\nlisted = false\ncategory = \"栏\"\ntags = [\"会\"]",
            "[x](2026-01-01-a.md)",
        )
        .post("2026-01-01-a.md", "title = \"甲\"", "[关于](about.md)")
        .config("[[categories]]\nname = \"栏\"")
        .file(
            "templates/page.html",
            "{{ page.newer.title if page.newer }}{{ page.older.title if page.older }}{{ page.content }}",
        )
        .build()
        .clean();
    assert!(built.page("2026-01-01-a.html").starts_with("<p>"), "no neighbours");
    assert!(built.page("2026-01-01-a.html").contains("href=\"about.html\""));
    assert!(built.page("about.html").starts_with("<p>"));
    for list in ["index.html", "timeline/index.html"] {
        assert!(!built.page(list).contains("关于"), "{list}");
    }
    assert!(
        !built
            .addresses()
            .iter()
            .any(|address| address.starts_with("tags/") || address.starts_with("categories/"))
    );
}

#[test]
fn older_list_pages_stay_when_a_post_is_added() {
    let (before, after) = (numbered(35).build().clean(), numbered(36).build().clean());
    assert_eq!(titles(&before, "index.html").len(), 15);
    assert_eq!(titles(&before, "page-1.html")[0], "p9");
    let mut changed: Vec<&str> = Vec::new();
    for (address, page) in &after.pages {
        if before.pages.get(address) != Some(page) {
            changed.push(address);
        }
    }
    assert_eq!(
        changed,
        [
            "index.html",
            "n/2024-02-05-p.html",
            "timeline/2024.html",
            "timeline/2024/02.html",
            "timeline/index.html"
        ],
        "the list, the post, its year, its month and the years"
    );
}

#[test]
fn adding_a_post_to_a_thousand_changes_few_files() {
    let with = |count: usize| {
        let mut bulletin =
            Bulletin::with_hongtou().config("[[categories]]\nname = \"甲\"\n[[categories]]\nname = \"乙\"");
        for (name, category) in [("a", "甲"), ("b", "乙")] {
            let index = format!("+++\ntitle = \"{category}栏\"\ncategory = \"{category}\"\n+++\n");
            bulletin = bulletin.file(&format!("content/{name}/_index.md"), &index);
        }
        for index in 0..count {
            let day = jiff::civil::date(2023, 1, 1)
                .saturating_add(jiff::Span::new().days(i64::try_from(index).unwrap()));
            let folder = if index % 2 == 0 { "a" } else { "b" };
            bulletin = bulletin.post(&format!("{folder}/{day}-p.md"), "title = \"标题\"", "正文。");
        }
        bulletin.build().clean().pages
    };
    let (before, after) = (with(1000), with(1001));
    let changed: Vec<_> = after.iter().filter(|(address, page)| before.get(*address) != Some(page)).collect();
    let names: Vec<_> = changed.iter().map(|(address, _)| address.as_str()).collect();
    // The post, its older neighbour, the home page, its category, its year, its month, the years; and at most one
    // list page each that has just become full, with the one before it.
    assert!(names.len() <= 10, "{names:?}");
    assert!(before.len() > 1000);
}

#[test]
fn sections_have_their_own_order() {
    let section = |front: &str| {
        Bulletin::new()
            .file("content/n/_index.md", &format!("+++\ntitle = \"栏\"\n{front}\n+++\n"))
            .post(
                "n/a.md",
                "title = \"重庆\"\ndate = 2026-01-02\nweight = 3\nslug = \"z\"\nupdated = 2026-05-01",
                "",
            )
            .post("n/b.md", "title = \"安平\"\ndate = 2026-01-03\nweight = 1\nslug = \"y\"", "")
            .post(
                "n/c.md",
                "title = \"王村\"\ndate = 2026-01-01\nweight = 2\nslug = \"x\"\nupdated = 2026-04-01",
                "",
            )
            .build()
            .clean()
    };
    let order = |front: &str| titles(&section(front), "n/index.html").join(" ");
    assert_eq!(order(""), "安平 重庆 王村");
    assert_eq!(order("sort_by = \"date\"\npaginate_reversed = true"), "王村 重庆 安平");
    assert_eq!(order("sort_by = \"update_date\""), "重庆 王村 安平");
    assert_eq!(order("sort_by = \"title\""), "安平 重庆 王村");
    assert_eq!(order("sort_by = \"title_bytes\""), "安平 王村 重庆");
    assert_eq!(order("sort_by = \"weight\""), "安平 王村 重庆");
    assert_eq!(order("sort_by = \"slug\""), "王村 安平 重庆");
    assert_eq!(order("sort_by = \"none\""), "重庆 安平 王村");
    assert_eq!(section("paginate_by = 1").page("n/page-1.html").lines().count(), 2);
    section("paginate_by = 1\npaginate_path = \"old\"").page("n/old-1.html");
}

#[test]
fn a_transparent_section_lends_its_posts() {
    let built = Bulletin::new()
        .file("content/n/_index.md", "+++\ntitle = \"栏\"\n+++\n")
        .file("content/n/open/_index.md", "+++\ntitle = \"透\"\ntransparent = true\n+++\n")
        .file("content/n/closed/_index.md", "+++\ntitle = \"闭\"\n+++\n")
        .post("n/open/2026-01-01-a.md", "title = \"甲\"", "")
        .post("n/closed/2026-01-01-b.md", "title = \"乙\"", "")
        .build()
        .clean();
    assert_eq!(titles(&built, "n/index.html"), ["甲"]);
    assert_eq!(titles(&built, "n/open/index.html"), ["甲"]);
    assert_eq!(titles(&built, "n/closed/index.html"), ["乙"]);
}

#[test]
fn the_timeline_groups_by_year_and_month_in_the_sites_zone() {
    let built = Bulletin::new()
        .post("a.md", "title = \"元旦\"\ndate = 2025-12-31T16:30:00Z", "")
        .post("b.md", "title = \"年前\"\ndate = 2025-12-31T15:30:00Z", "")
        .post("c.md", "title = \"春\"\ndate = 2026-03-01", "")
        .build()
        .clean();
    assert_eq!(built.page("timeline/index.html"), "2026 2026.html 2\n2025 2025.html 1\n");
    assert_eq!(built.page("timeline/2026.html").trim(), "3: 春;1: 元旦;");
    assert_eq!(built.page("timeline/2025.html").trim(), "12: 年前;");
}

#[test]
fn every_month_has_a_page_with_its_neighbours() {
    let built = Bulletin::new()
        .post("a.md", "title = \"甲\"\ndate = 2025-11-30", "")
        .post("b.md", "title = \"乙\"\ndate = 2026-01-05", "")
        .post("c.md", "title = \"丙\"\ndate = 2026-03-05", "")
        .post("d.md", "title = \"丁\"\ndate = 2026-03-06", "[一月](/timeline/2026/01.html)")
        .build()
        .clean();
    assert_eq!(built.page("timeline/2026/03.html"), "2026-3: 丁 丙 newer= older=01.html");
    assert_eq!(built.page("timeline/2026/01.html"), "2026-1: 乙 newer=03.html older=../2025/11.html");
    assert_eq!(built.page("timeline/2025/11.html"), "2025-11: 甲 newer=../2026/01.html older=");
}

#[test]
fn another_time_zone_is_a_setting() {
    let built = Bulletin::new()
        .config("time_zone = \"UTC\"")
        .post("a.md", "title = \"元旦\"\ndate = 2025-12-31T16:30:00Z", "")
        .build()
        .clean();
    built.page("timeline/2025.html");
}
