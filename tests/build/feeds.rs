//! Feeds: which there are, what stands in them, and that they are XML whatever stands in the posts.

use jianbao::diagnostic::Code;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::support::{Built, Bulletin};

/// A site with a public address.
fn public() -> Bulletin {
    Bulletin::new().base_url("https://e.org/sub")
}

/// The texts of every element of a name, in order; the test fails unless the whole is XML.
#[track_caller]
fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut open): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
    assert!(xml.chars().all(is_allowed), "{xml:?}");
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {xml}")) {
            Event::Start(tag) => {
                for attribute in tag.attributes() {
                    attribute.unwrap();
                }
                open.push(tag.name().as_ref().to_owned());
                if tag.name().as_ref() == name {
                    found.push(String::new());
                }
            }
            Event::End(_) => assert!(open.pop().is_some()),
            Event::Text(text) if open.last().is_some_and(|open| open == name) => {
                found.last_mut().unwrap().push_str(&text.xml10_content());
            }
            Event::GeneralRef(reference) if open.last().is_some_and(|open| open == name) => {
                let text = match reference.resolve_char_ref().unwrap() {
                    Some(character) => character.to_string(),
                    None => quick_xml::escape::unescape(&format!("&{};", &*reference.into_inner()))
                        .unwrap()
                        .into_owned(),
                };
                found.last_mut().unwrap().push_str(&text);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    found
}

/// The titles of an Atom or an RSS feed: its own, then those of its posts.
#[track_caller]
fn titles(built: &Built, address: &str) -> Vec<String> {
    texts(built.page(address), "title")
}

fn feeds(built: &Built) -> Vec<&str> {
    built.addresses().into_iter().filter(|address| address.ends_with("/atom.xml")).collect()
}

#[test]
fn without_base_url_there_is_no_feed_and_no_sitemap() {
    let built = Bulletin::new().post("2026-01-01-a.md", "", "").build().clean();
    assert!(!built.addresses().iter().any(|address| address.ends_with(".xml")));
    let page = Bulletin::with_hongtou().post("2026-01-01-a.md", "", "").build();
    assert!(!page.page("index.html").contains("alternate"));
}

#[test]
fn the_site_has_a_feed_in_both_formats() {
    let built = public()
        .config("description = \"一句话\"\nauthor = \"县减负办\"")
        .post(
            "n/2026-01-02-b.md",
            "title = \"乙\"\nauthors = [\"督查室\"]\ncategory = \"公示\"\ntags = [\"会\"]",
            "正文。",
        )
        .post("2026-01-01-a.md", "title = \"甲\"\nupdated = 2026-03-01T09:30:00", "")
        .config("[[categories]]\nname = \"公示\"")
        .build()
        .clean();
    assert_eq!(
        built.page("atom.xml"),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">
  <id>https://e.org/sub/index.html</id>
  <title>简报</title>
  <subtitle>一句话</subtitle>
  <link rel=\"self\" type=\"application/atom+xml\" href=\"https://e.org/sub/atom.xml\"/>
  <link rel=\"alternate\" type=\"text/html\" href=\"https://e.org/sub/index.html\"/>
  <updated>2026-03-01T09:30:00+08:00</updated>
  <author>
    <name>县减负办</name>
  </author>
  <generator>jianbao</generator>
  <entry>
    <id>https://e.org/sub/n/2026-01-02-b.html</id>
    <title>乙</title>
    <link rel=\"alternate\" type=\"text/html\" href=\"https://e.org/sub/n/2026-01-02-b.html\"/>
    <published>2026-01-02T00:00:00+08:00</published>
    <updated>2026-01-02T00:00:00+08:00</updated>
    <author>
      <name>督查室</name>
    </author>
    <category term=\"公示\"/>
    <category term=\"会\"/>
    <summary type=\"html\">&lt;p&gt;正文。&lt;/p&gt;</summary>
    <content type=\"html\">&lt;p&gt;正文。&lt;/p&gt;\n</content>
  </entry>
  <entry>
    <id>https://e.org/sub/2026-01-01-a.html</id>
    <title>甲</title>
    <link rel=\"alternate\" type=\"text/html\" href=\"https://e.org/sub/2026-01-01-a.html\"/>
    <published>2026-01-01T00:00:00+08:00</published>
    <updated>2026-03-01T09:30:00+08:00</updated>
    <author>
      <name>县减负办</name>
    </author>
    <content type=\"html\"></content>
  </entry>
</feed>
"
    );
    let rss = built.page("rss.xml");
    assert_eq!(texts(rss, "title"), ["简报", "乙", "甲"]);
    assert_eq!(texts(rss, "description"), ["一句话", "<p>正文。</p>"]);
    assert_eq!(texts(rss, "language"), ["zh-CN"]);
    assert_eq!(texts(rss, "lastBuildDate"), ["Sun, 01 Mar 2026 09:30:00 +0800"]);
    assert_eq!(texts(rss, "pubDate"), ["Fri, 02 Jan 2026 00:00:00 +0800", "Thu, 01 Jan 2026 00:00:00 +0800"]);
    assert_eq!(texts(rss, "guid")[0], "https://e.org/sub/n/2026-01-02-b.html");
    assert_eq!(texts(rss, "dc:creator"), ["督查室", "县减负办"]);
    assert_eq!(texts(rss, "category"), ["公示", "会"]);
    assert_eq!(texts(rss, "content:encoded")[0], "<p>正文。</p>\n");
}

#[test]
fn categories_sections_and_terms_have_feeds_where_they_are_asked_for() {
    let built = public()
        .config("[[categories]]\nname = \"甲类\"\nslug = \"jia\"\n[[categories]]\nname = \"乙类\"")
        .config("[[categories]]\nname = \"空\"\n[[taxonomies]]\nname = \"series\"\nfeed = true")
        .file("content/yi/_index.md", "+++\ntitle = \"乙栏\"\ncategory = \"乙类\"\n+++\n")
        .file(
            "content/asks/_index.md",
            "+++\ntitle = \"要\"\ngenerate_feeds = true\nsort_by = \"title\"\n+++\n",
        )
        .file("content/quiet/_index.md", "+++\ntitle = \"不要\"\n+++\n")
        .post("asks/2026-01-01-a.md", "title = \"子\"\ncategory = \"甲类\"\nseries = \"见闻\"", "")
        .post("asks/2026-01-02-b.md", "title = \"丑\"\ncategory = \"乙类\"\nseries = \"见闻\"", "")
        .post("quiet/2026-01-03-c.md", "title = \"寅\"\ntags = [\"会\"]", "")
        .build()
        .clean();
    assert_eq!(
        feeds(&built),
        ["asks/atom.xml", "categories/jia/atom.xml", "series/jian-wen/atom.xml", "yi/atom.xml"]
    );
    assert_eq!(titles(&built, "atom.xml"), ["简报", "寅", "丑", "子"]);
    assert_eq!(titles(&built, "yi/atom.xml"), ["乙类 - 简报", "丑"]);
    assert_eq!(titles(&built, "categories/jia/rss.xml"), ["甲类 - 简报", "子"]);
    assert_eq!(titles(&built, "asks/atom.xml"), ["要 - 简报", "丑", "子"], "newest first, whatever the list");
    assert_eq!(titles(&built, "series/jian-wen/rss.xml"), ["见闻 - 简报", "丑", "子"]);
}

#[test]
fn the_links_of_a_feed_are_absolute_in_bodies_too() {
    let built = public()
        .post(
            "n/2026-01-02-a.md",
            "",
            "# 一 {#one}\n\n[邻](../2026-01-01-b.md#two) [此](#one) ![图](p.png) [外](https://x.org/) 注[^1]\n\n\
             <a href=\"q.pdf\">生</a>\n\n[^1]: 脚注。\n",
        )
        .file("content/n/p.png", "")
        .file("content/n/q.pdf", "")
        .post("2026-01-01-b.md", "", "# 二 {#two}")
        .build();
    for feed in ["atom.xml", "rss.xml"] {
        let name = if feed == "atom.xml" { "content" } else { "content:encoded" };
        let html = &texts(built.page(feed), name)[0];
        let links: Vec<&str> = ["href=\"", "src=\""]
            .iter()
            .flat_map(|attribute| html.split(attribute).skip(1))
            .map(|link| link.split('"').next().unwrap())
            .collect();
        assert!(links.len() >= 7, "{html}");
        for link in &links {
            assert!(link.starts_with("https://"), "{link} in {html}");
        }
        for link in [
            "https://e.org/sub/2026-01-01-b.html#two",
            "https://e.org/sub/n/2026-01-02-a.html#one",
            "https://e.org/sub/n/p.png",
            "https://e.org/sub/n/q.pdf",
        ] {
            assert!(links.contains(&link), "{link} in {html}");
        }
        assert!(!html.contains(" id=\""), "{html}");
    }
}

#[test]
fn a_feed_says_nothing_of_hidden_posts() {
    let built = public()
        .post("2026-01-01-a.md", "title = \"可见\"", "")
        .post("2026-01-02-b.md", "title = \"藏着\"\ndraft = true", "藏着")
        .post("2026-01-03-c.md", "title = \"藏着\"\nexpire_at = 2026-02-01", "藏着")
        .post("2027-01-04-d.md", "title = \"藏着\"", "藏着")
        .post("2026-01-05-e.md", "title = \"藏着\"\nwithdrawn = { on = 2026-02-01 }", "藏着")
        .post("2026-01-06-f.md", "title = \"藏着\"\nrender = false", "藏着")
        .post("2026-01-07-g.md", "title = \"藏着\"\nlisted = false\nslug = \"about\"", "藏着")
        .build();
    for feed in ["atom.xml", "rss.xml", "sitemap.xml"] {
        assert!(!built.page(feed).contains("藏着"), "{}", built.page(feed));
    }
    assert_eq!(titles(&built, "atom.xml"), ["简报", "可见"]);
    let posts = texts(built.page("sitemap.xml"), "loc").into_iter().filter(|url| url.contains("/2026-"));
    assert_eq!(posts.collect::<Vec<_>>(), ["https://e.org/sub/2026-01-01-a.html"]);
}

#[test]
fn a_build_of_drafts_has_no_feeds() {
    let site = || public().post("2026-01-01-a.md", "", "");
    site().build().page("atom.xml");
    for (drafts, future, expired) in [(true, false, false), (false, true, false), (false, false, true)] {
        let built = site().include(drafts, future, expired).build();
        assert!(!built.addresses().iter().any(|address| address.ends_with(".xml")));
    }
}

#[test]
fn the_newest_posts_stand_in_a_feed_and_undated_ones_cannot() {
    let mut site = public().config("feed_limit = 3").post("undated.md", "title = \"无\"", "");
    for day in 1..=5 {
        site = site.post(&format!("2026-01-0{day}-p.md"), &format!("title = \"{day}\""), "");
    }
    assert_eq!(titles(&site.build(), "atom.xml"), ["简报", "5", "4", "3"]);
    let undated = public().post("undated.md", "category = \"公示\"", "").build();
    assert!(!undated.addresses().iter().any(|address| address.ends_with("atom.xml")));
}

#[test]
fn a_feed_may_hold_summaries_only() {
    let built = public()
        .config("feed_content = \"summary\"")
        .post("2026-01-02-a.md", "summary = \"少于 <3> 句\"", "全文。")
        .post("2026-01-01-b.md", "", "之前。[此](#x)\n\n<!-- more -->\n\n# 之后 {#x}")
        .build()
        .clean();
    let (atom, rss) = (built.page("atom.xml"), built.page("rss.xml"));
    let summaries = [
        "<p>少于 &lt;3&gt; 句</p>",
        "<p>之前。<a href=\"https://e.org/sub/2026-01-01-b.html#x\">此</a></p>\n",
    ];
    assert_eq!(texts(atom, "summary"), summaries);
    assert_eq!(texts(rss, "description")[1..], summaries);
    assert!(!atom.contains("<content") && !rss.contains("content:encoded>"));
}

#[test]
fn feeds_have_the_names_that_the_settings_give() {
    let built =
        public().config("feed_filenames = [\"feed.xml\"]").post("2026-01-01-a.md", "", "").build().clean();
    assert!(built.page("feed.xml").contains("<feed"));
    assert!(!built.pages.contains_key("atom.xml") && !built.pages.contains_key("rss.xml"));
    let none = public().config("generate_feeds = false").post("2026-01-01-a.md", "", "").build().clean();
    assert!(!none.pages.contains_key("atom.xml"));
    none.page("sitemap.xml");
}

#[test]
fn a_feed_does_not_change_with_the_clock() {
    let at = |now: &str| public().now(now).post("2026-01-01-a.md", "", "文").build().pages;
    let (one, other) = (at("2026-02-01"), at("2026-09-01"));
    assert_eq!((&one["atom.xml"], &one["rss.xml"]), (&other["atom.xml"], &other["rss.xml"]));
    assert_eq!(one["sitemap.xml"], other["sitemap.xml"]);
}

#[test]
fn a_file_in_the_place_of_a_feed_is_told() {
    let built = public().post("2026-01-01-a.md", "", "").file("static/atom.xml", "<x/>").build();
    assert_eq!(built.only(Code::OutputTwice).arg("address"), Some("atom.xml"));
    let built = public()
        .config("[[categories]]\nname = \"公示\"")
        .file("content/n/_index.md", "+++\ntitle = \"栏\"\ncategory = \"公示\"\n+++\n")
        .post("n/2026-01-01-a.md", "category = \"公示\"", "![](rss.xml)")
        .file("content/n/rss.xml", "<x/>")
        .build();
    assert_eq!(built.only(Code::OutputTwice).arg("address"), Some("n/rss.xml"));
}

#[test]
fn every_page_names_the_sites_feeds_and_a_list_its_own_before() {
    let built = Bulletin::with_hongtou()
        .base_url("https://e.org/")
        .config("[[categories]]\nname = \"公示\"")
        .file("content/n/_index.md", "+++\ntitle = \"栏\"\ncategory = \"公示\"\n+++\n")
        .post("n/2026-01-01-a.md", "category = \"公示\"\naliases = [\"former\"]\ntags = [\"会\"]", "")
        .build()
        .clean();
    let named = |address: &str| -> Vec<String> {
        let page = built.page(address);
        let links = page.split("<link rel=\"alternate\"").skip(1);
        links.map(|link| link.split('>').next().unwrap().trim().to_owned()).collect()
    };
    let own = [
        "type=\"application/atom+xml\" title=\"公示 - 简报 - Atom\" href=\"atom.xml\"",
        "type=\"application/rss+xml\" title=\"公示 - 简报 - RSS\" href=\"rss.xml\"",
    ];
    let of_site = [
        "type=\"application/atom+xml\" title=\"简报 - Atom\" href=\"../atom.xml\"",
        "type=\"application/rss+xml\" title=\"简报 - RSS\" href=\"../rss.xml\"",
    ];
    assert_eq!(named("n/index.html"), [own, of_site].concat());
    assert_eq!(named("n/2026-01-01-a.html"), of_site);
    assert_eq!(named("tags/hui/index.html").len(), 2, "tags have no feeds unless asked for");
    assert_eq!(named("404.html").len(), 2);
    assert_eq!(named("former.html"), [""; 0]);
    let footer = "<a href=\"atom.xml\">订阅</a>";
    assert!(built.page("n/index.html").contains(footer));
    assert!(built.page("index.html").contains(footer));
}

#[test]
fn templates_know_the_feeds_of_terms_and_sections() {
    let built = public()
        .config("[[categories]]\nname = \"公示\"")
        .file("content/n/_index.md", "+++\ntitle = \"栏\"\ncategory = \"公示\"\n+++\n")
        .post("n/2026-01-01-a.md", "category = \"公示\"\ntags = [\"会\"]", "")
        .file(
            "templates/page.html",
            "{{ page.category.feeds[0].url }} {{ page.ancestors[0].feeds[1].title }} {{ page.tags[0].feeds }}",
        )
        .build()
        .clean();
    assert_eq!(built.page("n/2026-01-01-a.html"), "atom.xml 公示 - 简报 - RSS []");
}

#[test]
fn characters_that_xml_cannot_hold_do_not_get_into_a_feed() {
    let built = public()
        .post(
            "2026-01-01-a.md",
            "title = \"\\u0001\\u0008]]>&<\\uFFFE\"\ntags = [\"\\u0002标\\uFFFF签\"]\nauthors = [\"\\u001F单位\"]\nsummary = \"\\u000B概\\u000C\"",
            "正\u{0}文\u{1b}\u{fffe}]]>&amp; <b>粗</b>\u{7f}\u{85}\n",
        )
        .build();
    let (atom, rss) = (built.page("atom.xml"), built.page("rss.xml"));
    assert_eq!(texts(atom, "title")[1], "]]>&<");
    assert_eq!(texts(atom, "name")[1], "单位");
    assert_eq!(texts(rss, "category"), ["标签"]);
    assert_eq!(texts(rss, "description")[1], "<p>概</p>");
    assert!(texts(rss, "content:encoded")[0].contains("]]&gt;&amp; <b>粗</b>"), "{rss}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn whatever_stands_in_a_post_the_feed_is_xml(title in any::<String>(), tag in any::<String>(), body in any::<String>()) {
        let quoted = |text: &str| {
            let escaped: Vec<String> = text.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect();
            format!("\"x{}\"", escaped.concat())
        };
        let front = format!("title = {}\ntags = [{}]\ndate = 2026-01-01", quoted(&title), quoted(&tag));
        let built = public().post("a.md", &front, &body).build();
        let count = texts(built.page("atom.xml"), "entry").len();
        prop_assert_eq!(count, 1);
        prop_assert_eq!(texts(built.page("rss.xml"), "item").len(), 1);
        texts(built.page("sitemap.xml"), "loc");
    }
}
