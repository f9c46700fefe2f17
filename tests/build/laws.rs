//! What holds for every site.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jianbao::config::SERIES;
use jianbao::content::Piece;
use jianbao::path::SitePath;
use jianbao::pipeline::{Kept, Settings, load};
use jianbao::site::visibility::State;
use jianbao::world::{Clock, World};
use jiff::ToSpan;
use proptest::prelude::*;

use crate::support::{Built, Bulletin, NOW, build};

fn sample() -> World {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("site");
    World::on_disk(&site, Clock::Given(NOW.to_owned())).unwrap()
}

#[test]
fn the_sample_site_builds_without_a_word() {
    let built = build(&sample(), &Settings::default()).clean();
    assert!(built.pages.len() > 30);
}

/// The sample is what newcomers look at and what the browser tests read: it has a post of every kind.
#[test]
fn the_sample_site_shows_what_a_bulletin_can_hold() {
    let world = sample();
    let mut kept = Kept::default();
    kept.look(&world);
    let loaded = load(&world, &Settings::default(), &mut kept, &|_| {});
    let snapshot = loaded.value.snapshot.unwrap();
    let pages: Vec<_> = snapshot.site().pages.iter().filter(|page| page.document.front.is_news()).collect();
    assert!(pages.len() >= 36, "{}", pages.len());
    let days: Vec<_> = pages.iter().filter_map(|page| page.document.front.date).collect();
    let (first, last) = (days.iter().map(|day| day.local).min(), days.iter().map(|day| day.local).max());
    assert!(first.unwrap().checked_add(1.year()).unwrap() <= last.unwrap(), "{first:?} {last:?}");
    let ids: BTreeSet<&str> = pages.iter().map(|page| page.state.id()).collect();
    assert_eq!(ids, ["draft", "expired", "published", "scheduled", "withdrawn"].into());

    let shown = || pages.iter().filter(|page| page.state == State::Published);
    let front = || shown().map(|page| &page.document.front);
    let html = |mark: &str| {
        shown().any(|page| {
            page.document
                .body
                .pieces
                .iter()
                .any(|piece| matches!(piece, Piece::Html(html) if html.contains(mark)))
        })
    };
    let ends = |ending: &str| {
        front().any(|front| front.attachments.iter().any(|file| file.path.value.ends_with(ending)))
    };
    for (kind, found) in [
        ("table", html("<table>")),
        ("picture", html("<figure>")),
        ("footnote", html("class=\"footnotes\"")),
        ("task list", html("class=\"task-list\"")),
        ("official document", html("class=\"signature\"")),
        ("PDF", ends(".pdf")),
        ("XLSX", ends(".xlsx")),
        ("CSV", ends(".csv")),
        (
            "commendation list",
            front().any(|front| {
                front.category.as_ref().is_some_and(|found| found.value == "通报表扬")
                    && front.title.contains("表扬")
            }),
        ),
        ("pinned", shown().any(|page| page.pinned)),
        ("corrected", front().any(|front| !front.corrections.is_empty())),
        ("series", front().any(|front| !front.names_in(SERIES).is_empty())),
        ("contents", shown().any(|page| page.document.body.outline.len() > 5)),
        ("cover", shown().any(|page| page.cover.is_some())),
        ("former address", front().any(|front| !front.aliases.is_empty())),
    ] {
        assert!(found, "no {kind}");
    }
}

/// Every link of every page as (page, page that it leads to, anchor).
fn graph(built: &Built, root: &str) -> BTreeSet<(String, String)> {
    let mut links = BTreeSet::new();
    for (address, page) in built.pages.iter().filter(|(address, _)| address.ends_with(".html")) {
        for attribute in ["href=\"", "src=\""] {
            for link in page.split(attribute).skip(1) {
                let link = link.split('"').next().unwrap();
                if link.contains(':') || address == "404.html" {
                    continue;
                }
                let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
                let target = match path.strip_prefix(root).filter(|_| !root.is_empty()) {
                    Some(rooted) => rooted.trim_start_matches('/').to_owned(),
                    None if path.is_empty() => address.clone(),
                    None => SitePath::new(address)
                        .unwrap()
                        .sibling(path)
                        .map_or(path.to_owned(), |to| to.to_string()),
                };
                let target = if target.is_empty() || target.ends_with('/') {
                    format!("{target}index.html")
                } else {
                    target
                };
                links.insert((address.clone(), format!("{target}#{anchor}")));
            }
        }
    }
    links
}

#[test]
fn relative_and_root_links_connect_the_same_pages() {
    let with = |links: &str| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("site");
        let folder = tempfile::tempdir().unwrap();
        copy(&root, folder.path());
        let config = fs::read_to_string(folder.path().join("jianbao.toml")).unwrap();
        let config: Vec<&str> = config.lines().filter(|line| !line.starts_with("links")).collect();
        let config =
            format!("links = \"{links}\"\nbase_url = \"https://example.org/sub\"\n{}", config.join("\n"));
        fs::write(folder.path().join("jianbao.toml"), config).unwrap();
        let world = World::on_disk(folder.path(), Clock::Given(NOW.to_owned())).unwrap();
        build(&world, &Settings::default()).clean()
    };
    let (relative, root) = (graph(&with("relative"), ""), graph(&with("root"), "/sub"));
    assert!(relative.len() > 300, "{}", relative.len());
    assert_eq!(relative, root);
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let relative = entry.path().strip_prefix(from).unwrap();
        if relative.starts_with("public") || relative.starts_with("preview") {
            continue;
        }
        let target = to.join(relative);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_order_in_which_files_are_found_makes_no_difference() {
    let bulletin = Bulletin::with_hongtou()
        .post("b.md", "category = \"公示\"\ndate = 2026-01-01\ntags = [\"甲\", \"假\"]", "[x](a.md)")
        .post("a.md", "category = \"公式\"\ndate = 2026-01-01\ntags = [\"假\"]", "[x](gone.md)")
        .post("n/c.md", "date = 2026-01-01", "")
        .file("content/n/_index.md", "+++\ntitle = \"栏\"\ncategory = \"公式\"\n+++\n");
    let mut results = Vec::new();
    for reversed in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let mut files: Vec<_> = bulletin.files().iter().collect();
        if reversed {
            files.reverse();
        }
        for (path, text) in files {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let world = World::on_disk(folder.path(), Clock::Given(NOW.to_owned())).unwrap();
        let built = build(&world, &Settings::default());
        results.push((built.pages, built.diagnostics));
    }
    assert!(!results[0].1.is_empty());
    assert_eq!(results[0], results[1]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn no_post_makes_the_program_panic(text in "(\\+\\+\\+\n|---\n)?[\\PC\n\"'\\[\\]{}=:#|`*_<>!-]{0,200}(\n\\+\\+\\+\n|\n---\n)?[\\PC\n]{0,80}") {
        let built = Bulletin::new().file("content/x.md", &text).build();
        for told in &built.diagnostics {
            if let Some(span) = told.span.as_ref().filter(|span| span.file.as_str() == "content/x.md") {
                let text = jianbao::encoding::decode(text.clone().into_bytes()).unwrap();
                prop_assert!(text.text.get(span.start..span.end).is_some(), "{told:?}");
            }
        }
    }

    #[test]
    fn no_front_matter_makes_the_program_panic(
        lines in proptest::collection::vec((
            prop_oneof!["title|date|category|tags|slug|path|aliases|draft|pinned_until|attachments|corrections|withdrawn|weight|extra", "[a-z_]{1,8}"],
            prop_oneof!["\"\\PC{0,20}\"", "[0-9-]{1,10}", "true|false", "\\[\"\\PC{0,9}\"\\]", "\\{ on = 2026-01-01, text = \"x\" \\}", "\\PC{0,12}"],
        ), 0..8),
    ) {
        let front = lines.iter().map(|(key, value)| format!("{key} = {value}")).collect::<Vec<_>>().join("\n");
        Bulletin::new().file("content/x.md", &format!("+++\n{front}\n+++\n正文")).build();
        let front = lines.iter().map(|(key, value)| format!("{key}: {value}")).collect::<Vec<_>>().join("\n");
        Bulletin::new().file("content/x.md", &format!("---\n{front}\n---\n正文")).build();
    }

    #[test]
    fn no_configuration_makes_the_program_panic(text in "[\\PC\n\"\\[\\]=#.]{0,200}") {
        Bulletin::new().file("jianbao.toml", &text).build();
    }
}
