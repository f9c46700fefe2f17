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
