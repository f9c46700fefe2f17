//! The manual: every example of `docs/zh` and `docs/en` is built, every link leads somewhere, and what is said
//! of messages, settings and front matter is what the program knows.
//!
//! `JIANBAO_UPDATE=1 cargo test --test manual` writes the pages on messages, and what the program says of the
//! examples, anew; read the difference before committing it.

#![allow(clippy::disallowed_methods, reason = "tests read the documents and make folders of their own")]

mod document;
mod messages;
mod names;
mod site;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use document::{Document, Example, PageResult, folder};
use jianbao::message::{Language, Messages};
use site::Built;

/// The documents, the same in both languages.
const DOCUMENTS: [&str; 9] = [
    "start.md",
    "writing.md",
    "categories.md",
    "pictures.md",
    "schedule.md",
    "publish.md",
    "settings.md",
    "from-zola.md",
    "from-hugo.md",
];

const LANGUAGES: [&str; 2] = ["zh", "en"];

fn is_update() -> bool {
    std::env::var_os("JIANBAO_UPDATE").is_some()
}

fn documents(language: &str) -> Vec<Document> {
    DOCUMENTS.iter().map(|name| Document::read(&format!("{language}/{name}"))).collect()
}

fn messages_in(language: &str) -> Messages {
    Messages::new(if language == "zh" { Language::Chinese } else { Language::English })
}

#[test]
fn every_example_is_built_and_gives_what_is_told() {
    let mut wrong = Vec::new();
    for language in LANGUAGES {
        let messages = messages_in(language);
        for document in documents(language) {
            let built: Vec<Built> =
                document.examples.iter().map(|example| site::build(example, &messages)).collect();
            if is_update() {
                document.write_messages(&built.iter().map(|built| built.told.clone()).collect::<Vec<_>>());
            }
            for (example, built) in document.examples.iter().zip(&built) {
                wrong.extend(complaint(example, built));
                wrong.extend(unsaid(example, language));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What is not as the document says.
fn complaint(example: &Example, built: &Built) -> Option<String> {
    let place = &example.place;
    let expected = example.messages.as_ref().map_or("", |(text, _)| text);
    let may_differ = is_update() && example.messages.is_some();
    if built.told != expected && !may_differ {
        return Some(format!("{place}: expected\n{expected}\nbut the program says\n{}", built.told));
    }
    example.results.iter().find_map(|result| {
        let Some(page) = built.pages.get(&result.address) else {
            let pages: Vec<_> = built.pages.keys().collect();
            return Some(format!("{place}: no {} among {pages:?}\n{}", result.address, built.told));
        };
        let found = if result.is_html { page.clone() } else { site::visible(page) };
        if result.is_absent {
            let line = result.lines.iter().find(|line| found.contains(line.as_str()))?;
            return Some(format!("{place}: {} has\n{line}\nin\n{found}", result.address));
        }
        let missing = missing_line(result, page)?;
        Some(format!("{place}: {} lacks\n{missing}\nafter the lines before it in\n{found}", result.address))
    })
}

/// What the command is said to print and does not.
fn unsaid(example: &Example, language: &str) -> Option<String> {
    if example.says.is_empty() && example.commands.is_empty() {
        return None;
    }
    let found = site::run(example, language);
    let missing = out_of_order(&example.says, &found)?;
    Some(format!("{}: the commands do not print\n{missing}\nbut\n{found}", example.place))
}

/// The first line that is not on the page behind the one before it.
fn missing_line<'a>(result: &'a PageResult, page: &str) -> Option<&'a str> {
    if result.is_html {
        out_of_order(&result.lines, page)
    } else {
        out_of_order(&result.lines, &site::visible(page))
    }
}

/// The first line that does not stand in a text behind the one before it.
fn out_of_order<'a>(lines: &'a [String], text: &str) -> Option<&'a str> {
    let mut rest = text;
    for line in lines {
        let Some(at) = rest.find(line.as_str()) else { return Some(line) };
        rest = &rest[at + line.len()..];
    }
    None
}

#[test]
fn a_missing_or_misplaced_line_is_noticed() {
    let result = |is_html, lines: &[&str]| PageResult {
        address: "a.html".to_owned(),
        is_html,
        is_absent: false,
        lines: lines.iter().map(|line| (*line).to_owned()).collect(),
    };
    let page = "<title>丙</title><body><p>甲<b>乙</b>\n丙 &lt;</p>";
    assert_eq!(missing_line(&result(true, &["<p>甲", "<b>乙</b>"]), page), None);
    assert_eq!(missing_line(&result(true, &["<b>乙</b>", "<p>甲"]), page), Some("<p>甲"));
    assert_eq!(missing_line(&result(false, &["甲", "丙 <"]), page), None);
    assert_eq!(missing_line(&result(false, &["丙", "甲"]), page), Some("甲"));
}

#[test]
fn both_languages_hold_the_same_examples() {
    for (zh, en) in documents("zh").iter().zip(&documents("en")) {
        assert!(!zh.examples.is_empty(), "{} has no examples", zh.path);
        for (zh, en) in zh.examples.iter().zip(&en.examples) {
            let (zh_place, en_place) = (&zh.place, &en.place);
            assert_eq!(zh.files, en.files, "{zh_place} and {en_place}");
            assert_eq!(zh.commands, en.commands, "{zh_place} and {en_place}");
            assert_eq!(zh.now, en.now, "{zh_place} and {en_place}");
            assert_eq!(zh.results, en.results, "{zh_place} and {en_place}");
            assert_eq!(zh.says.len(), en.says.len(), "{zh_place} and {en_place}");
            assert_eq!(zh.messages.is_some(), en.messages.is_some(), "{zh_place} and {en_place}");
        }
        assert_eq!(zh.examples.len(), en.examples.len(), "{} and {}", zh.path, en.path);
    }
}

#[test]
fn the_pages_on_messages_are_those_of_the_program() {
    for language in LANGUAGES {
        let file = folder().join(language).join("messages.md");
        let page = messages::page(language);
        if is_update() {
            fs::write(&file, &page).unwrap();
        }
        let found = fs::read_to_string(&file).unwrap();
        assert!(found == page, "{}: run JIANBAO_UPDATE=1 cargo test --test manual", file.display());
    }
}

#[test]
fn every_setting_of_a_new_site_is_told_and_no_other() {
    let starter = names::settings_of_starter();
    assert!(starter.len() > 60, "{starter:?}");
    for language in LANGUAGES {
        let told = names::settings_told(&Document::read(&format!("{language}/settings.md")).text);
        let missing: Vec<_> = starter.difference(&told).collect();
        let invented: Vec<_> = told.difference(&starter).collect();
        assert!(missing.is_empty(), "{language}: not told: {missing:?}");
        assert!(invented.is_empty(), "{language}: no settings: {invented:?}");
    }
}

#[test]
fn every_command_is_told() {
    let commands = site::commands();
    assert!(commands.len() > 8, "{commands:?}");
    for language in LANGUAGES {
        let text = Document::read(&format!("{language}/start.md")).text;
        for command in commands.iter().filter(|command| *command != "help") {
            assert!(text.contains(&format!("\n| `jianbao {command}")), "{language}: {command}");
        }
    }
}

#[test]
fn every_name_of_front_matter_is_told() {
    let names = names::of_front_matter();
    assert!(names.len() > 40, "{names:?}");
    for language in LANGUAGES {
        let read = |name: &str| fs::read_to_string(folder().join(language).join(name)).unwrap();
        let (writing, hugo) = (read("writing.md"), read("from-hugo.md"));
        for (other, key) in &names {
            // Of a key within another the last part is written.
            let last = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
            let (other, key) = (&last(other), &last(key));
            let text = if other.is_ascii() { &hugo } else { &writing };
            let is_told = text.lines().any(|line| {
                line.starts_with('|')
                    && line.contains(&format!("`{other}`"))
                    && line.contains(&format!("`{key}`"))
            });
            assert!(is_told, "{language}: no row has {other} and {key}");
        }
    }
}

#[test]
fn every_link_leads_somewhere() {
    let mut wrong = Vec::new();
    let mut documents = BTreeSet::new();
    for entry in walkdir::WalkDir::new(folder()) {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|extension| extension == "md") {
            documents.insert(path);
        }
    }
    assert!(documents.len() > 2 * DOCUMENTS.len(), "{documents:?}");
    for path in &documents {
        let text = fs::read_to_string(path).unwrap();
        for (line, target) in document::links(&text) {
            if !target.contains("://") && !leads_somewhere(path, &text, &target) {
                wrong.push(format!("{}:{line}: {target}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn leads_somewhere(from: &Path, text: &str, target: &str) -> bool {
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = from.parent().unwrap().join(file);
    let text = match file {
        "" => text.to_owned(),
        _ if anchor.is_empty() => return path.exists(),
        _ => fs::read_to_string(path).unwrap_or_default(),
    };
    document::anchors(&text).iter().any(|heading| heading == anchor)
}

#[test]
fn both_languages_have_the_same_documents_and_the_table_of_contents_names_them() {
    let names = |language: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(folder().join(language)).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert_eq!(names("zh"), names("en"));
    let contents = fs::read_to_string(folder().join("README.md")).unwrap();
    for language in LANGUAGES {
        for name in names(language) {
            assert!(contents.contains(&format!("]({language}/{name})")), "{language}/{name}");
        }
    }
}
