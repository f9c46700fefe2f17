//! The template contract: what `docs/zh/template-contract.md` and `docs/en/template-contract.md` say is what
//! templates see, name by name and example by example.
//!
//! `JIANBAO_UPDATE=1 cargo test --test contract` writes the outputs of the examples and the pages on the theme's options anew;
//! read the difference before committing it.

#![allow(clippy::disallowed_methods, reason = "tests read the documents and make folders of their own")]

mod document;
mod names;
mod options;
mod site;

use std::collections::{BTreeSet, HashMap};

use document::{Document, Example, Expected};
use jianbao::message::{Language, Messages};
use jianbao::theme::{CONTRACT, REQUIRED_TEMPLATES};
use site::Built;

/// The page and the files of an example.
type Files = (String, Vec<(String, String)>);

/// Whether expectations are to be written rather than compared.
fn is_update() -> bool {
    std::env::var_os("JIANBAO_UPDATE").is_some()
}

fn documents() -> [Document; 2] {
    ["zh", "en"].map(Document::read)
}

/// What an example gives now, in the language of its document.
fn outcome(example: &Example, language: &str) -> String {
    let messages = Messages::new(if language == "zh" { Language::Chinese } else { Language::English });
    match (site::build(example, &messages), &example.expected) {
        (Built::Page(text), Expected::Output(_)) | (Built::Told(text), Expected::Error(_)) => text,
        (Built::Page(text), Expected::Error(_)) => panic!("{}: no error but\n{text}", example.place),
        (Built::Told(text), Expected::Output(_)) => panic!("{}:\n{text}", example.place),
    }
}

#[test]
fn every_example_gives_what_stands_below_it() {
    let mut wrong = Vec::new();
    // Only what the program says differs by language.
    let mut outputs: HashMap<Files, String> = HashMap::new();
    for mut document in documents() {
        let language = document.language;
        let outcome = |example: &Example| match example.expected {
            Expected::Output(_) => {
                let key = (example.page.clone(), example.files.clone());
                outputs.entry(key).or_insert_with(|| outcome(example, language)).clone()
            }
            Expected::Error(_) => outcome(example, language),
        };
        let found: Vec<String> = document.examples.iter().map(outcome).collect();
        if is_update() {
            document.write_outcomes(&found);
            continue;
        }
        for (example, found) in document.examples.iter().zip(&found) {
            let expected = example.expected.text();
            if expected != found {
                wrong.push(format!("{}\nexpected:\n{expected}\nfound:\n{found}", example.place));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn both_documents_hold_the_same_examples_and_names() {
    let [zh, en] = documents();
    let code = |document: &Document| -> Vec<_> {
        document.examples.iter().map(|example| (example.page.clone(), example.files.clone())).collect()
    };
    assert!(zh.examples.len() > 50);
    assert_eq!(code(&zh), code(&en));
    let rows = |document: &Document| -> Vec<_> {
        document.rows.iter().map(|row| (row.name.clone(), row.is_filter, row.since)).collect()
    };
    assert_eq!(rows(&zh), rows(&en));
    assert_eq!(zh.shown, en.shown);
}

#[test]
fn files_of_the_example_site_are_shown_as_they_are() {
    for document in documents() {
        assert!(document.shown.len() > 3);
        for (path, text) in &document.shown {
            assert_eq!(*text, site::file(path), "{path} in {}", document.language);
        }
    }
}

#[test]
fn every_name_that_templates_see_is_in_a_table_and_no_other() {
    let seen = names::seen();
    for document in documents() {
        let told: BTreeSet<String> = document.variables().map(|row| row.name.clone()).collect();
        let missing: Vec<_> = seen.difference(&told).collect();
        let invented: Vec<_> = told.difference(&seen).collect();
        assert!(missing.is_empty(), "{}: not in a table: {missing:?}", document.language);
        assert!(invented.is_empty(), "{}: templates do not see {invented:?}", document.language);
    }
}

#[test]
fn every_function_and_filter_is_in_a_table() {
    let (functions, filters) = names::registered();
    assert!(functions.len() > 5 && filters.len() > 3);
    for document in documents() {
        let told: BTreeSet<String> = document.functions().collect();
        assert_eq!(functions, told, "{}", document.language);
        let told: BTreeSet<String> = document.filters().collect();
        let missing: Vec<_> = filters.difference(&told).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", document.language);
    }
}

#[test]
fn every_name_is_used_in_an_example() {
    for document in documents() {
        let unused: Vec<_> =
            document.rows.iter().filter(|row| !document.uses(row)).map(|row| &row.name).collect();
        assert!(unused.is_empty(), "{}: {unused:?}", document.language);
    }
}

#[test]
fn no_name_is_told_twice_and_none_is_newer_than_the_contract() {
    for document in documents() {
        let mut names = BTreeSet::new();
        for row in &document.rows {
            assert!(names.insert((&row.name, row.is_filter)), "{} in {}", row.name, document.language);
            assert!((1..=CONTRACT).contains(&row.since), "{}", row.name);
        }
    }
}

#[test]
fn every_template_and_every_page_of_the_examples_is_told() {
    for document in documents() {
        for template in REQUIRED_TEMPLATES {
            assert!(
                document.text.contains(&format!("| `{template}` |")),
                "{template} in {}",
                document.language
            );
        }
        for page in site::PAGES {
            assert!(
                document.text.contains(&format!("| `{}` |", page.word)),
                "{} in {}",
                page.word,
                document.language
            );
            assert_eq!(site::template_of(page), page.template, "{}", page.word);
        }
    }
}

#[test]
fn the_policy_is_the_one_of_the_theme() {
    let theme = include_str!("../../themes/hongtou/templates/document.html");
    let line = theme.lines().find(|line| line.contains("Content-Security-Policy")).unwrap();
    let policy = line.split("content=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let policy = policy.replace("{% block style_source %}", "").replace("{% endblock %}", "");
    assert!(policy.starts_with("default-src 'none'") && !policy.contains('{'));
    for document in documents() {
        assert!(document.text.contains(&format!("\n{policy}\n")), "{policy} in {}", document.language);
    }
}

#[test]
fn the_pages_on_the_options_of_the_theme_are_those_of_its_file() {
    for language in ["zh", "en"] {
        let file = document::docs().join(language).join("theme-options.md");
        let text = options::page(language);
        if is_update() {
            std::fs::write(&file, &text).unwrap();
        }
        let found = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(found, text, "{}: run the test with JIANBAO_UPDATE=1", file.display());
    }
}
