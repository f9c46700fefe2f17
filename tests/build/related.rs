//! What belongs to a post: posts about the same things, posts that link it, and what its section hands down.

use jianbao::diagnostic::Code;

use crate::support::{Built, Bulletin};

const LIST: &str = "{% for p in page.related %}{{ p.title }} {% endfor %}|{% for p in page.backlinks %}{{ p.title }} {% endfor %}";

fn site() -> Bulletin {
    Bulletin::new().file("templates/page.html", LIST)
}

#[test]
fn posts_with_the_same_tags_come_first_and_then_those_of_the_category() {
    let built = site()
        .config("[[categories]]\nname = \"栏\"")
        .post("2026-01-01-a.md", "title = \"同签\"\ntags = [\"会\", \"文\"]", "")
        .post("2026-01-02-b.md", "title = \"同栏\"\ncategory = \"栏\"", "")
        .post("2026-01-03-c.md", "title = \"一签\"\ntags = [\"会\"]", "")
        .post("2026-01-04-d.md", "title = \"无关\"\ntags = [\"别\"]", "")
        .post("2026-01-05-e.md", "title = \"本文\"\ncategory = \"栏\"\ntags = [\"文\", \"会\"]", "")
        .post("2026-01-06-f.md", "title = \"更新\"\ncategory = \"栏\"\ntags = [\"文\", \"会\"]", "")
        .build()
        .clean();
    assert_eq!(built.page("2026-01-05-e.html"), "同签 一签 同栏 |");
    assert_eq!(built.page("2026-01-06-f.html"), "本文 同签 一签 同栏 |");
    assert_eq!(built.page("2026-01-01-a.html"), "|");
}

#[test]
fn a_rare_tag_counts_more_than_a_common_one() {
    let mut site = site().post("2025-01-01-rare.md", "title = \"少\"\ntags = [\"少\"]", "");
    for day in 1..=20 {
        let front = format!("title = \"多{day}\"\ntags = [\"多\"]");
        site = site.post(&format!("2026-01-{day:02}-p.md"), &front, "");
    }
    let built = site.post("2026-02-01-x.md", "tags = [\"多\", \"少\"]", "").build().clean();
    assert_eq!(built.page("2026-02-01-x.html"), "少 多20 多19 多18 多17 |");
}

#[test]
fn a_new_post_changes_the_related_posts_of_no_older_one() {
    let with = |count: u8| -> Built {
        let posts = (1..=count).fold(site(), |site, day| {
            site.post(&format!("2026-01-{day:02}-p.md"), "title = \"x\"\ntags = [\"会\"]", "")
        });
        posts.build().clean()
    };
    let (before, after) = (with(12), with(13));
    for (address, page) in before.pages.iter().filter(|(address, _)| address.starts_with("2026-")) {
        assert_eq!(Some(page), after.pages.get(address), "{address}");
    }
}

#[test]
fn a_post_names_those_that_link_it_newest_first_and_once() {
    let built = site()
        .post("2026-01-01-a.md", "title = \"旧\"", "")
        .post("2026-01-02-b.md", "title = \"二\"", "[x](2026-01-01-a.md) [y](/2026-01-01-a.html)")
        .post("2026-01-03-c.md", "title = \"三\"", "[x](@/2026-01-01-a.md)")
        .post("2026-01-04-d.md", "title = \"稿\"\ndraft = true", "[x](@/2026-01-01-a.md)")
        .post("2026-01-05-e.md", "title = \"自\"", "[x](2026-01-05-e.md)")
        .build()
        .clean();
    assert_eq!(built.page("2026-01-01-a.html"), "|三 二 ");
    assert_eq!(built.page("2026-01-05-e.html"), "|");
}

const SHOWN: &str = "{{ page.source }} {{ page.tags | join }} {{ page.category }} {{ page.extra.a | default }}{{ page.extra.b | default }} \
                     {{ page.contributors | join }} {{ page.taxonomies.towns | join }}";

#[test]
fn a_section_hands_down_what_posts_do_not_say_themselves() {
    let built = Bulletin::new()
        .config("[[categories]]\nname = \"栏\"\n[[taxonomies]]\nname = \"towns\"")
        .file("templates/page.html", SHOWN)
        .file(
            "content/n/_index.md",
            "+++\ntitle = \"外\"\n[cascade]\nsource = \"县委办\"\ntags = [\"会\"]\ncategory = \"栏\"\n\
             contributors = [\"东镇\"]\n[cascade.extra]\na = 1\nb = 2\n[cascade.taxonomies]\ntowns = [\"西镇\"]\n+++\n",
        )
        .file("content/n/m/_index.md", "+++\ntitle = \"内\"\n[cascade]\nsource = \"县府办\"\n+++\n")
        .post("n/2026-01-01-a.md", "", "")
        .post("n/2026-01-02-b.md", "source = \"自己\"\ntags = [\"文\"]\n[extra]\na = 3", "")
        .post("n/m/2026-01-03-c.md", "", "")
        .post("2026-01-04-d.md", "", "")
        .build()
        .clean();
    assert_eq!(built.page("n/2026-01-01-a.html"), "县委办 会 栏 12 东镇 西镇");
    assert_eq!(built.page("n/2026-01-02-b.html"), "自己 文 栏 32 东镇 西镇");
    assert_eq!(built.page("n/m/2026-01-03-c.html"), "县府办 会 栏 12 东镇 西镇");
    assert_eq!(built.page("2026-01-04-d.html").trim(), "");
    assert!(built.page("tags/hui/index.html").contains("n/2026-01-01-a.md"));
}

#[test]
fn a_handed_down_draft_keeps_posts_back_unless_they_say_otherwise() {
    let built = Bulletin::new()
        .file("content/n/_index.md", "+++\ntitle = \"外\"\n[cascade]\ndraft = true\n+++\n")
        .post("n/2026-01-01-a.md", "", "")
        .post("n/2026-01-02-b.md", "draft = false", "")
        .build()
        .clean();
    assert!(!built.addresses().contains(&"n/2026-01-01-a.html"));
    built.page("n/2026-01-02-b.html");
}

#[test]
fn what_holds_for_one_post_only_cannot_be_handed_down() {
    let section = |lines: &str| format!("+++\ntitle = \"外\"\n[cascade]\n{lines}\n+++\n");
    let built = Bulletin::new().file("content/n/_index.md", &section("date = 2026-01-01")).build();
    assert_eq!(built.only(Code::CascadeKey).arg("key"), Some("date"));
    let built = Bulletin::new().file("content/n/_index.md", &section("sourse = \"x\"")).build();
    assert_eq!(built.only(Code::UnknownKey).arg("suggestion"), Some("source"));
    let built = Bulletin::new().file("content/n/_index.md", &section("draf = true")).build();
    built.only(Code::KeyMistyped);
}

#[test]
fn a_preview_that_has_not_followed_all_links_finds_the_same_backlinks() {
    use jianbao::pipeline::{Kept, Settings, load};
    use jianbao::site::{Node, check};
    use jianbao::world::{Clock, World};
    let bulletin = Bulletin::new()
        .file("content/n/_index.md", "+++\ntitle = \"栏\"\n+++\n[x](2026-01-01-A.md)")
        .post("n/2026-01-01-A.md", "title = \"旧\"\nlisted = false", "[x](../2026-01-02-b.md#要点)")
        .post("2026-01-02-b.md", "", "[x](n/2026-01-01-A.md) [y](/n/) [z](/gone/)\n\n## 要点")
        .post("2026-01-03-c.md", "", "[x](/n/2026-01-01-a) [y](@/n/_index.md) [z](https://e.org/n/)")
        .post("2026-01-04-d.md", "draft = true", "[x](@/2026-01-02-b.md)")
        .post("2026-01-05-e.md", "", "[x](/n/2026-01-01-a.html#gone) [y](@/2026-01-02-b.md?x#要点)");
    let files = bulletin.files().iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let world = World::in_memory(files, Clock::Given(crate::support::NOW.to_owned()));
    let site = || {
        let mut kept = Kept::default();
        kept.look(&world);
        load(&world, &Settings::default(), &mut kept, &|_| {}).value.site.unwrap()
    };
    let (before, after) = (site(), site());
    check(&after);
    let mut found = 0;
    for path in ["n/_index.md", "n/2026-01-01-A.md", "2026-01-02-b.md", "2026-01-03-c.md", "2026-01-05-e.md"]
    {
        let node = |site: &jianbao::site::Site| -> Node {
            site.node(&jianbao::path::SitePath::new(&format!("content/{path}")).unwrap()).unwrap()
        };
        let expected = after.backlinks(node(&after));
        assert_eq!(before.backlinks(node(&before)), expected, "{path}");
        found += expected.len();
    }
    assert_eq!(found, 6);
}
