//! The site of an example: what `jianbao init` makes, with the files of the example in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;

use jianbao::artifact::Artifact;
use jianbao::diagnostic::settle;
use jianbao::message::Messages;
use jianbao::path::SitePath;
use jianbao::pipeline::{Kept, Settings, load};
use jianbao::report;
use jianbao::world::{Clock, World};

use crate::document::Example;

/// The moment that counts as now, told in the documents.
pub(crate) const NOW: &str = "2026-11-22T12:00:00";

/// What became of an example.
pub(crate) struct Built {
    /// Pages and other texts by address.
    pub(crate) pages: BTreeMap<String, String>,
    /// What the program says.
    pub(crate) told: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The settings of the starter's categories, which stand behind lines of settings that have none.
fn categories() -> String {
    let starter = fs::read_to_string(root().join("src/starter/jianbao.toml")).unwrap();
    let lines = starter.lines().skip_while(|line| *line != "[[categories]]");
    let lines = lines.take_while(|line| !line.starts_with("# ──")).filter(|line| !line.starts_with('#'));
    lines.collect::<Vec<_>>().join("\n")
}

/// Settings with all that a site needs.
fn settings(lines: &str) -> String {
    let has_title =
        lines.lines().take_while(|line| !line.starts_with('[')).any(|line| line.starts_with("title ="));
    let title = if has_title { "" } else { "title = \"示例县工作简报\"\n" };
    let categories = if declares_categories(lines) { String::new() } else { categories() };
    format!("{title}{lines}\n\n{categories}\n")
}

fn declares_categories(lines: &str) -> bool {
    lines.lines().any(|line| line == "[[categories]]")
}

/// Writes the site of an example into a folder.
fn write(example: &Example, folder: &Path) {
    let starter = root().join("src/starter/content");
    let is_zola = example.files.iter().any(|(path, _)| path == "zola.toml");
    let has_own = |(path, text): &(String, String)| path == "jianbao.toml" && declares_categories(text);
    if is_zola {
        fs::create_dir(folder.join("content")).unwrap();
    } else if example.files.iter().any(has_own) {
        // The posts of the starter are in categories that this site does not have.
        fs::create_dir(folder.join("content")).unwrap();
        fs::copy(starter.join("_index.md"), folder.join("content/_index.md")).unwrap();
    } else {
        copy(&starter, &folder.join("content"));
    }
    let mut config = settings("");
    for (path, text) in &example.files {
        if path == "jianbao.toml" {
            config = settings(text);
            continue;
        }
        let file = folder.join(path);
        let around = file.parent().unwrap();
        fs::create_dir_all(around).unwrap();
        fs::write(&file, text).unwrap();
        // The files that a post names lie beside it.
        for entry in fs::read_dir(root().join("tests/manual/files")).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            if text.contains(&name) {
                fs::copy(entry.path(), around.join(name)).unwrap();
            }
        }
    }
    if !is_zola {
        fs::write(folder.join("jianbao.toml"), config).unwrap();
    }
}

/// Builds the whole site of an example.
pub(crate) fn build(example: &Example, messages: &Messages) -> Built {
    let place = tempfile::tempdir().unwrap();
    write(example, place.path());
    let now = example.now.as_deref().unwrap_or(NOW);
    let world = World::on_disk(place.path(), Clock::Given(now.to_owned())).unwrap();
    let mut kept = Kept::default();
    kept.look(&world);
    let loaded = load(&world, &Settings::default(), &mut kept, &|_| {});
    let mut diagnostics = loaded.diagnostics;
    diagnostics.extend(loaded.value.check());
    let pages = Mutex::new(BTreeMap::new());
    if let Some(snapshot) = loaded.value.snapshot {
        diagnostics.extend(snapshot.render_all(&world, &|address, artifact| {
            let text = match artifact {
                Artifact::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
                Artifact::File(..) => String::new(),
            };
            pages.lock().unwrap().insert(address.as_str().to_owned(), text);
            Ok(())
        }));
    }
    let lookup = |path: &SitePath| world.excerpt(path);
    let told = report::plain_text(&settle(diagnostics), messages, &lookup).trim_end().to_owned();
    Built { pages: pages.into_inner().unwrap(), told }
}

/// What the commands of an example print.
pub(crate) fn run(example: &Example, language: &str) -> String {
    let place = tempfile::tempdir().unwrap();
    write(example, place.path());
    let now = example.now.as_deref().unwrap_or(NOW);
    let build = vec![vec!["build".to_owned()]];
    let commands = if example.commands.is_empty() { &build } else { &example.commands };
    let mut printed = String::new();
    for arguments in commands {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        command.current_dir(place.path()).args(arguments).args(["--lang", language]);
        // Time stands still for the commands that ask for it.
        if arguments[0] != "rename" {
            command.args(["--now", now]);
        }
        let output = command.output().unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: {arguments:?}\n{complaint}", example.place);
        printed.push_str(&String::from_utf8(output.stdout).unwrap());
    }
    printed
}

/// The commands that the program's help lists.
pub(crate) fn commands() -> Vec<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    let help = String::from_utf8(command.args(["--help", "--lang", "en"]).output().unwrap().stdout).unwrap();
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = lines.take_while(|line| line.starts_with("  "));
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// What readers see of a page, with one space where there is any.
pub(crate) fn visible(html: &str) -> String {
    let body = html.find("<body").map_or(html, |at| &html[at..]);
    let mut text = String::new();
    for (at, part) in body.split('<').enumerate() {
        let (tag, words) = if at == 0 { ("", part) } else { part.split_once('>').unwrap_or((part, "")) };
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let is_within_words =
            ["a", "strong", "em", "del", "sup", "code", "mark", "u"].contains(&name.as_str());
        if !is_within_words {
            text.push(' ');
        }
        text.push_str(words);
    }
    for (entity, character) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")]
    {
        text = text.replace(entity, character);
    }
    one_space(&text)
}

/// The text with one space where there is any.
pub(crate) fn one_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
