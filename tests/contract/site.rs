//! The example site of `tests/contract/site`, built with an example's files in it.

use std::fs;
use std::path::{Path, PathBuf};

use jianbao::address::Address;
use jianbao::diagnostic::settle;
use jianbao::message::Messages;
use jianbao::path::SitePath;
use jianbao::pipeline::{Kept, Settings, Snapshot, load};
use jianbao::report;
use jianbao::world::{Clock, World};

use crate::document::Example;

/// The moment that counts as now, told in the documents.
const NOW: &str = "2026-03-20T09:00:00";

/// A page that examples are rendered for.
pub(crate) struct Page {
    /// What the documents call it.
    pub(crate) word: &'static str,
    pub(crate) address: &'static str,
    pub(crate) template: &'static str,
}

const fn of(word: &'static str, address: &'static str, template: &'static str) -> Page {
    Page { word, address, template }
}

/// All of them.
pub(crate) const PAGES: &[Page] = &[
    of("home", "index.html", "index.html"),
    of("home-2", "page-2.html", "index.html"),
    of("page", "dongtai/2026-03-05-hui.html", "page.html"),
    of("section", "dongtai/index.html", "section.html"),
    of("category", "categories/dongyuan/index.html", "category.html"),
    of("taxonomy", "tags/index.html", "taxonomy_list.html"),
    of("term", "tags/hui-yi/index.html", "taxonomy_single.html"),
    of("timeline", "timeline/index.html", "timeline.html"),
    of("year", "timeline/2026.html", "timeline_year.html"),
    of("month", "timeline/2026/03.html", "timeline_month.html"),
    of("sitemap", "sitemap.html", "sitemap.html"),
    of("404", "404.html", "404.html"),
    of("withdrawn", "dongtai/2026-03-12-wrong.html", "withdrawn.html"),
    of("redirect", "old/index.html", "redirect.html"),
];

/// What became of an example.
pub(crate) enum Built {
    /// The page, without empty space at its end.
    Page(String),
    /// What the program says.
    Told(String),
}

/// The page of a word.
pub(crate) fn page(word: &str) -> &'static Page {
    PAGES.iter().find(|page| page.word == word).unwrap_or_else(|| panic!("no page is called {word}"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract/site")
}

/// A text file of the example site, without the line break at its end.
pub(crate) fn file(path: &str) -> String {
    fs::read_to_string(folder().join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
        .trim_end()
        .to_owned()
}

/// The template that a page of the site as it is takes.
pub(crate) fn template_of(page: &Page) -> String {
    snapshot(&world(&folder())).inspect(&Address::file(page.address)).unwrap().template
}

fn world(folder: &Path) -> World {
    World::on_disk(folder, Clock::Given(NOW.to_owned())).unwrap()
}

/// The site as it is.
pub(crate) fn as_it_is() -> Snapshot {
    snapshot(&world(&folder()))
}

fn snapshot(world: &World) -> Snapshot {
    let mut kept = Kept::default();
    kept.look(world);
    let loaded = load(world, &Settings::default(), &mut kept, &|_| {});
    loaded.value.snapshot.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics))
}

/// Builds the page of an example with its files in the site.
pub(crate) fn build(example: &Example, messages: &Messages) -> Built {
    let place = tempfile::tempdir().unwrap();
    copy(&folder(), place.path());
    for (path, text) in &example.files {
        let file = place.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let world = world(place.path());
    let mut kept = Kept::default();
    kept.look(&world);
    let loaded = load(&world, &Settings::default(), &mut kept, &|_| {});
    let mut diagnostics = loaded.diagnostics;
    // What is said of the site as it is, such as of its post without a date, is not the example's.
    diagnostics
        .retain(|told| told.span.as_ref().is_none_or(|span| !span.file.as_str().starts_with("content/")));
    let address = Address::file(page(&example.page).address);
    let rendered = loaded.value.snapshot.and_then(|snapshot| snapshot.render(&address, &world));
    let artifact = rendered.and_then(|rendered| {
        diagnostics.extend(rendered.diagnostics);
        rendered.artifact
    });
    if !diagnostics.is_empty() {
        let lookup = |path: &SitePath| world.excerpt(path);
        return Built::Told(
            report::plain_text(&settle(diagnostics), messages, &lookup).trim_end().to_owned(),
        );
    }
    match artifact {
        Some(jianbao::artifact::Artifact::Bytes(bytes)) => {
            Built::Page(String::from_utf8(bytes).unwrap().trim_end().to_owned())
        }
        other => panic!("{}: {other:?}", example.place),
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
