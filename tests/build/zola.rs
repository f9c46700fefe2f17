//! A site that was made for Zola: read as it is, with its addresses, and without its templates.

use jianbao::diagnostic::{Code, has_errors};
use jianbao::pipeline::Settings;
use jianbao::world::{Clock, World};

use crate::support::{Built, NOW, build};

const FILES: &[(&str, &str)] = &[
    ("content/posts/_index.md", "+++\ntitle = \"Posts\"\nsort_by = \"date\"\n+++\n"),
    (
        "content/posts/2026-01-02-first-post.md",
        "+++\ntitle = \"First\"\n[taxonomies]\ntags = [\"Rust Lang\"]\n[extra]\nmood = \"calm\"\n+++\n[next](@/posts/重庆.md) {{ youtube(id=\"x\") }}\n",
    ),
    ("content/posts/重庆.md", "+++\ntitle = \"重庆\"\ndate = 2026-01-03\n+++\nHello.\n"),
    (
        "content/posts/deep/index.md",
        "+++\ntitle = \"Deep\"\ndate = 2026-01-04\npath = \"elsewhere/deep\"\naliases = [\"old\"]\n+++\n",
    ),
    ("templates/page.html", "{% this is no template of ours %}"),
    ("themes/own/theme.toml", "name = 5"),
    ("static/style.css", "body{}"),
];

fn site(name: &str, config: &str) -> Built {
    let files = FILES.iter().copied().chain([(name, config)]);
    build(&World::in_memory(files, Clock::Given(NOW.to_owned())), &Settings::default())
}

const CONFIG: &str = "base_url = \"https://example.org\"\ntitle = \"My site\"\ntheme = \"own\"\ncompile_sass = true\n\
                      build_search_index = true\ngenerate_feeds = true\ntaxonomies = [{ name = \"tags\" }]\n[markdown]\nsmart_punctuation = true\n[extra]\na = 1\n";

#[test]
fn addresses_stay_as_zola_made_them() {
    for name in ["zola.toml", "config.toml"] {
        let built = site(name, CONFIG);
        assert!(!has_errors(&built.diagnostics), "{:#?}", built.diagnostics);
        for address in [
            "posts/index.html",
            "posts/first-post/index.html",
            // Without a table of phrases, as Zola's library reads it.
            "posts/zhong-qing/index.html",
            "elsewhere/deep/index.html",
            "old/index.html",
            "tags/index.html",
            "tags/rust-lang/index.html",
            "atom.xml",
            "sitemap.xml",
            "style.css",
        ] {
            built.page(address);
        }
        let page = built.page("posts/first-post/index.html");
        assert!(
            page.contains("<link rel=\"canonical\" href=\"https://example.org/posts/first-post/\">"),
            "{page}"
        );
        assert!(
            page.contains("href=\"/posts/zhong-qing/\"") && page.contains("{{ youtube(id=&quot;x&quot;) }}")
        );
    }
}

#[test]
fn what_is_not_taken_over_is_told_once() {
    let built = site("zola.toml", CONFIG);
    assert_eq!(built.only(Code::ForeignSite).arg("system"), Some("Zola"));
    assert_eq!(
        built.only(Code::ForeignKeys).arg("names"),
        Some("theme、compile_sass、build_search_index、markdown")
    );
    assert_eq!(built.codes(), [Code::TemplateTag, Code::ForeignSite, Code::ForeignKeys]);
}

/// A Zola site of these files with a short configuration, built.
fn small(config: &str, files: &[(&str, &str)]) -> Built {
    let config = format!("base_url = \"https://example.org\"\ntitle = \"z\"\n{config}");
    let files = files.iter().copied().chain([("zola.toml", config.as_str())]);
    build(&World::in_memory(files, Clock::Given(NOW.to_owned())), &Settings::default())
}

/// Front matter of a post with further lines.
fn post(lines: &str) -> String {
    format!("+++\ntitle = \"t\"\ndate = 2026-01-02\n{lines}\n+++\n")
}

#[test]
fn names_of_templates_are_passed_over() {
    let section = "+++\ntitle = \"s\"\ntemplate = \"blog.html\"\npage_template = \"post.html\"\n+++\n";
    let built = small(
        "",
        &[("content/s/_index.md", section), ("content/s/a.md", &post("template = \"about.html\""))],
    );
    assert_eq!(built.codes(), [Code::ForeignSite]);
    built.page("s/a/index.html");
}

#[test]
fn chosen_addresses_are_what_zola_makes_of_them() {
    let built = small(
        "",
        &[
            ("content/a.md", &post("slug = \"My Slug 中文\"")),
            ("content/b.md", &post("path = \"/about/Me_Too.html\"")),
            ("content/c.md", &post("path = \"关于/我们\"\naliases = [\"旧/址\"]")),
            ("content/d.md", &post("path = \"/\"")),
        ],
    );
    assert_eq!(built.codes(), [Code::AddressNotKept, Code::ForeignSite]);
    assert_eq!(built.only(Code::AddressNotKept).arg("reason"), Some("home"));
    for page in [
        "my-slug-zhong-wen/index.html",
        "about/Me_Too.html/index.html",
        "关于/我们/index.html",
        "旧/址/index.html",
        "d/index.html",
    ] {
        built.page(page);
    }
}

#[test]
fn names_become_addresses_as_the_site_asks() {
    let tagged = post("[taxonomies]\ntags = [\"中文 标签\"]");
    let files = [("content/重庆 甲.md", tagged.as_str()), ("content/Docs_A/P_1.md", &post(""))];
    let config = |lines: &str| format!("taxonomies = [{{ name = \"tags\" }}]\n[slugify]\n{lines}");
    let long = format!("content/{}.md", "很长的名字".repeat(6));
    let built = small(&config(""), &[files[0], files[1], (&long, &post(""))]);
    built.page("zhong-qing-jia/index.html");
    built.page("tags/zhong-wen-biao-qian/index.html");
    // Zola leaves the names of folders as they are.
    built.page("Docs_A/p-1/index.html");
    built.page(&format!("{}/index.html", ["hen-chang-de-ming-zi"; 6].join("-")));
    for strategy in ["safe", "off"] {
        let lines = format!("paths = \"{strategy}\"\ntaxonomies = \"{strategy}\"");
        let built = small(&config(&lines), &files);
        assert_eq!(built.codes(), [Code::ForeignSite]);
        for page in ["重庆 甲/index.html", "tags/中文 标签/index.html", "Docs_A/P_1/index.html"] {
            built.page(page);
        }
    }
}

#[test]
fn what_the_site_leaves_out_is_left_out() {
    let built = small(
        "ignored_content = [\"*.draft.md\"]",
        &[("content/a.draft.md", &post("")), ("content/b.md", &post(""))],
    );
    built.page("b/index.html");
    assert!(!built.addresses().iter().any(|address| address.contains("draft")));
    assert_eq!(built.codes(), [Code::ForeignSite]);
}

#[test]
fn further_list_pages_are_numbered_from_the_newest_in_folders() {
    let tagged = |day: u8| {
        format!("+++\ntitle = \"t{day}\"\ndate = 2026-01-0{day}\n[taxonomies]\ntags = [\"x\"]\n+++\n")
    };
    let posts = [tagged(1), tagged(2), tagged(3)];
    let mut files = vec![
        ("content/_index.md", "+++\npaginate_by = 1\n+++\n"),
        ("content/s/_index.md", "+++\ntitle = \"s\"\npaginate_by = 2\npaginate_path = \"\"\n+++\n"),
    ];
    files.extend(
        ["content/s/a.md", "content/s/b.md", "content/s/c.md"]
            .into_iter()
            .zip(posts.iter().map(String::as_str)),
    );
    let built =
        small("taxonomies = [{ name = \"tags\", paginate_by = 1, paginate_path = \"Teil\" }]", &files);
    assert_eq!(built.codes(), [Code::ForeignSite]);
    for page in ["page/2/index.html", "page/3/index.html", "s/2/index.html", "tags/x/Teil/3/index.html"] {
        built.page(page);
    }
    assert!(built.page("s/2/index.html").contains(">t1<"));
    assert!(built.page("page/3/index.html").contains(">t1<"));
}

#[test]
fn dates_before_names_are_read_as_zola_reads_them() {
    let bare = "+++\ntitle = \"t\"\n+++\n";
    let files = [
        ("content/2026-01-05- fourth.md", bare),
        ("content/2026-01-07.md", bare),
        ("content/undated.md", bare),
    ];
    let built = small("", &files);
    assert_eq!(built.codes(), [Code::ForeignSite]);
    assert!(built.page("fourth/index.html").contains("2026-01-05"));
    assert!(built.page("2026-01-07/index.html").contains("datetime=\"2026-01-07"));
    small("[slugify]\npaths_keep_dates = true", &[("content/2026-01-06-x.md", bare)])
        .page("2026-01-06-x/index.html");
}

#[test]
fn a_post_has_all_its_categories_and_headings_the_ids_of_zola() {
    let text = post("[taxonomies]\ncategories = [\"动态\", \"通知\"]")
        + "[x](@/a.md#zhong-wen-biao-ti)\n\n## 中文标题\n";
    let built = small("taxonomies = [{ name = \"categories\" }]", &[("content/a.md", &text)]);
    assert_eq!(built.codes(), [Code::ForeignSite]);
    built.page("categories/dong-tai/index.html");
    built.page("categories/tong-zhi/index.html");
    assert!(built.page("a/index.html").contains("id=\"zhong-wen-biao-ti\""));
}

#[test]
fn posts_in_other_languages_are_told() {
    let built = small("[languages.en]\n", &[("content/a.md", &post(""))]);
    assert_eq!(built.only(Code::ForeignKeys).arg("languages"), Some("yes"));
}

#[test]
fn a_host_that_is_not_known_is_no_mistake() {
    let files = [("zola.toml", "base_url = \"/\"\ntitle = \"z\""), ("content/a.md", &post(""))];
    let built = build(&World::in_memory(files, Clock::Given(NOW.to_owned())), &Settings::default());
    assert!(!has_errors(&built.diagnostics), "{:#?}", built.diagnostics);
}

#[test]
fn a_configuration_of_our_own_comes_first() {
    let files = [
        ("jianbao.toml", "title = \"甲\""),
        ("config.toml", CONFIG),
        ("content/2026-01-02-a.md", "+++\ntitle = \"a\"\n+++\n"),
    ];
    let built = build(&World::in_memory(files, Clock::Given(NOW.to_owned())), &Settings::default()).clean();
    built.page("2026-01-02-a.html");
}

#[test]
fn a_configuration_of_hugo_is_not_taken_for_zolas() {
    let files = [("config.toml", "baseURL = \"https://e.org\"\ntitle = \"h\""), ("content/a.md", &post(""))];
    let built = build(&World::in_memory(files, Clock::Given(NOW.to_owned())), &Settings::default());
    let told = built.only(Code::NoSite);
    assert_eq!((told.arg("system"), told.arg("reason")), (Some("Hugo"), Some("other")));
}
