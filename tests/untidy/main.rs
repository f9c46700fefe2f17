//! More than a hundred posts as staff make them, with the bytes that their programs leave behind, and what
//! must become of each: `expected.toml` says it of those that are published, `refused.toml` of those that stop
//! the build.

#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::Deserialize;
use tempfile::TempDir;

use jianbao::artifact::Artifact;
use jianbao::config::TAGS;
use jianbao::date::Moment;
use jianbao::diagnostic::{Diagnostic, Severity, settle};
use jianbao::pipeline::{Kept, Settings, load};
use jianbao::site::{Page, Site};
use jianbao::world::{Clock, World};

/// The moment that counts as now.
const NOW: &str = "2026-11-22T12:00:00";

/// What must become of the files of a site.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    post: Vec<Post>,
    #[serde(default)]
    other: Vec<Other>,
}

/// A post: what was done to it, in words, and what must become of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Post {
    file: String,
    /// The name under which the repository keeps it, where Windows cannot hold its own.
    stored: Option<String>,
    slip: String,
    should: String,
    state: Option<String>,
    address: Option<String>,
    title: Option<String>,
    date: Option<String>,
    category: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    told: Vec<String>,
    /// What its page must hold, and what it must not.
    #[serde(default)]
    shows: Vec<String>,
    #[serde(default)]
    hides: Vec<String>,
}

/// A file that is no post.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Other {
    file: String,
    slip: String,
    should: String,
    #[serde(default)]
    told: Vec<String>,
}

struct Built {
    site: std::sync::Arc<Site>,
    /// The output, by address; files that are no text are empty.
    output: BTreeMap<String, String>,
    diagnostics: Vec<Diagnostic>,
    world: World,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/untidy")
}

fn expected(name: &str) -> Expected {
    let expected: Expected = toml::from_str(&fs::read_to_string(folder().join(name)).unwrap()).unwrap();
    let words = expected.post.iter().map(|post| (&post.slip, &post.should));
    for (slip, should) in words.chain(expected.other.iter().map(|other| (&other.slip, &other.should))) {
        assert!(slip.ends_with('.') && should.ends_with('.'), "{slip} {should}");
    }
    expected
}

/// Copies a site, each file under its own name.
fn copied(name: &str, posts: &[Post]) -> TempDir {
    let target = TempDir::new().unwrap();
    let source = folder().join(name);
    let names: BTreeMap<PathBuf, &str> = posts
        .iter()
        .filter_map(|post| Some((Path::new("content").join(post.stored.as_ref()?), post.file.as_str())))
        .collect();
    for entry in walkdir::WalkDir::new(&source) {
        let entry = entry.unwrap();
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path().strip_prefix(&source).unwrap();
        let path = names.get(path).map_or(path.to_path_buf(), |name| Path::new("content").join(name));
        let file = target.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::copy(entry.path(), file).unwrap();
    }
    target
}

fn build(root: &Path) -> Built {
    let world = World::on_disk(root, Clock::Given(NOW.to_owned())).unwrap();
    let mut kept = Kept::default();
    kept.look(&world);
    let loaded = load(&world, &Settings::default(), &mut kept, &|_| {});
    let mut diagnostics = loaded.diagnostics;
    diagnostics.extend(loaded.value.check());
    let output = Mutex::new(BTreeMap::new());
    let snapshot = loaded.value.snapshot.unwrap();
    diagnostics.extend(snapshot.render_all(&world, &|address, artifact| {
        let text = match artifact {
            Artifact::Bytes(bytes) => String::from_utf8(bytes).unwrap_or_default(),
            Artifact::File(_) => String::new(),
        };
        output.lock().unwrap().insert(address.as_str().to_owned(), text);
        Ok(())
    }));
    let (site, output) = (loaded.value.site.unwrap(), output.into_inner().unwrap());
    Built { site, output, diagnostics: settle(diagnostics), world }
}

impl Built {
    /// What was said, by file: the code, the line, and how often.
    fn told(&self) -> BTreeMap<String, Vec<String>> {
        let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for found in &self.diagnostics {
            let (file, line) = found.span.as_ref().map_or((String::new(), 0), |span| {
                let text = self.world.excerpt(&span.file).unwrap();
                (span.file.as_str().to_owned(), text[..span.start].matches('\n').count() + 1)
            });
            let times = if found.count > 1 { format!("*{}", found.count) } else { String::new() };
            told.entry(file).or_default().push(format!("{}:{line}{times}", found.code.id()));
        }
        told
    }

    fn post(&self, file: &str) -> &Page {
        let path = format!("content/{file}");
        self.site
            .pages
            .iter()
            .find(|page| page.document.path.as_str() == path)
            .unwrap_or_else(|| panic!("{path}"))
    }
}

/// The date, with its time of day if it has one.
fn written(moment: &Moment) -> String {
    moment.local.strftime(if moment.has_time { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d" }).to_string()
}

/// Everything about a post that is not as it must be.
fn differences(post: &Post, built: &Built) -> Vec<String> {
    let page = built.post(&post.file);
    let front = &page.document.front;
    let mut found = Vec::new();
    let mut compare = |what: &str, is: Option<String>, must: Option<&String>| {
        if is.as_ref() != must {
            found.push(format!("{}: {what} is {is:?}, must be {must:?}", post.file));
        }
    };
    let state = page.state.id();
    compare("state", (state != "published").then(|| state.to_owned()), post.state.as_ref());
    compare("title", Some(front.title.clone()), post.title.as_ref());
    compare("date", front.date.as_ref().map(written), post.date.as_ref());
    let category = page.category.map(|id| built.site.categories[id.index()].name.clone());
    compare(
        "category",
        category.or(front.category.as_ref().map(|found| found.value.clone())),
        post.category.as_ref(),
    );
    let tags: Vec<String> = front.names_in(TAGS).iter().map(|found| found.value.clone()).collect();
    compare("tags", Some(tags.join("+")), Some(&post.tags.join("+")));
    let shown = built.output.get(page.address.as_str());
    compare("address", shown.map(|_| page.address.as_str().to_owned()), post.address.as_ref());
    let html = shown.map(String::as_str).unwrap_or_default();
    found.extend(
        post.shows
            .iter()
            .filter(|text| !html.contains(*text))
            .map(|text| format!("{}: no {text:?}", post.file)),
    );
    found.extend(
        post.hides.iter().filter(|text| html.contains(*text)).map(|text| format!("{}: {text:?}", post.file)),
    );
    found
}

fn assert_told(told: &BTreeMap<String, Vec<String>>, wanted: impl Iterator<Item = (String, Vec<String>)>) {
    let mut wanted: BTreeMap<String, Vec<String>> = wanted.filter(|(_, told)| !told.is_empty()).collect();
    let mut differing = Vec::new();
    for (file, told) in told {
        let must = wanted.remove(file).unwrap_or_default();
        if *told != must {
            differing.push(format!("{file}: {told:?}, must be {must:?}"));
        }
    }
    differing.extend(wanted.into_iter().map(|(file, must)| format!("{file}: nothing, must be {must:?}")));
    assert!(differing.is_empty(), "{differing:#?}");
}

/// The site of the posts that are published, built once under the names that the posts have.
fn published() -> (Expected, Built, TempDir) {
    let expected = expected("expected.toml");
    let site = copied("site", &expected.post);
    let built = build(site.path());
    (expected, built, site)
}

#[test]
#[cfg_attr(windows, ignore = "a disk of Windows cannot hold some of the names")]
fn every_post_becomes_what_it_should() {
    let (expected, built, _site) = published();
    assert!(expected.post.len() >= 60);
    let differing: Vec<String> = expected.post.iter().flat_map(|post| differences(post, &built)).collect();
    assert!(differing.is_empty(), "{differing:#?}");
    assert_eq!(built.site.pages.len(), expected.post.len(), "a post that nothing is said about");
    assert!(built.diagnostics.iter().all(|told| told.severity == Severity::Warning));
    let posts = expected.post.into_iter().map(|post| (post.file, post.told));
    let others = expected.other.into_iter().map(|other| (other.file, other.told));
    assert_told(&built.told(), posts.chain(others).map(|(file, told)| (format!("content/{file}"), told)));
}

#[test]
#[cfg_attr(windows, ignore = "a disk of Windows cannot hold some of the names")]
fn every_link_leads_somewhere_and_every_post_is_listed() {
    let (expected, built, _site) = published();
    let posts: BTreeSet<&str> = expected.post.iter().filter_map(|post| post.address.as_deref()).collect();
    let mut listed = BTreeSet::new();
    let mut dead = Vec::new();
    let pages = built.output.iter().filter(|(address, _)| address.ends_with(".html"));
    for (address, html) in pages {
        for link in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let Some(target) = target(address, link) else { continue };
            if !built.output.contains_key(&target) {
                dead.push(format!("{address} → {link}"));
            } else if !posts.contains(address.as_str()) {
                listed.insert(target);
            }
        }
    }
    // The dead ones are those that the posts were warned about.
    let told = ["markdown/dead-link.html", "markdown/empty-link.html"];
    dead.retain(|link| !told.iter().any(|address| link.starts_with(address)));
    assert!(dead.is_empty(), "{dead:#?}");
    let missing: Vec<&&str> = posts.iter().filter(|address| !listed.contains(**address)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The address within the site that a link of a page means; `None` for links that lead out.
fn target(page: &str, link: &str) -> Option<String> {
    let link = link.split(['#', '?']).next()?;
    if link.is_empty() || link.contains(':') || link.starts_with("//") {
        return None;
    }
    let path = match link.strip_prefix("/jianbao/") {
        Some(path) => path.to_owned(),
        None => format!("{}/{link}", page.rsplit_once('/').map_or("", |(folder, _)| folder)),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    if path.ends_with('/') || link == "." || parts.is_empty() {
        parts.push("index.html");
    }
    Some(parts.join("/"))
}

#[test]
fn what_would_be_wrong_is_refused_at_its_place() {
    let expected = expected("refused.toml");
    let site = copied("refused", &expected.post);
    let built = build(site.path());
    for post in &expected.post {
        let is_refused = |told: &&Diagnostic| {
            told.severity == Severity::Error
                && told
                    .span
                    .iter()
                    .chain(&told.related)
                    .any(|span| span.file.as_str() == format!("content/{}", post.file))
        };
        assert!(built.diagnostics.iter().any(|told| is_refused(&told)), "{} would go out", post.file);
    }
    let posts = expected.post.into_iter().map(|post| (format!("content/{}", post.file), post.told));
    assert_told(&built.told(), posts);
}
