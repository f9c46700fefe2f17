//! Names that the program knows, read from its sources, and those that the manual tells.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn source(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Tables whose keys are names of the site's own.
const FREE: [&str; 5] = ["extra", "severity", "sort_keys", "stroke_keys", "slugs"];

/// Adds the key of a table, or the table alone where its keys are free.
fn add(names: &mut BTreeSet<String>, table: &str, key: &str) {
    let is_free = FREE.iter().any(|free| table.split('.').next() == Some(free));
    match (table, key) {
        ("", key) => names.insert(key.to_owned()),
        _ if is_free => names.insert(table.split('.').next().unwrap_or_default().to_owned()),
        _ => names.insert(format!("{table}.{key}")),
    };
}

/// A word of ASCII letters, digits and the marks of a key.
fn is_key(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-' || c == '.';
    !text.is_empty() && text.chars().all(is_part)
}

/// The settings in the file that a new site begins with, those behind a `#` too.
pub(crate) fn settings_of_starter() -> BTreeSet<String> {
    let (mut names, mut table) = (BTreeSet::new(), String::new());
    for line in source("src/starter/jianbao.toml").lines() {
        let line = line.strip_prefix("# ").unwrap_or(line);
        let name = line.trim_matches(['[', ']']);
        if line.starts_with('[') && line.ends_with(']') && is_key(name) {
            name.clone_into(&mut table);
        } else if let Some((key, _)) = line.split_once(" = ")
            && (is_key(key) || key.starts_with('"'))
        {
            add(&mut names, &table, key);
        }
    }
    names
}

/// The settings in the tables of a document: headed by the name of their table in brackets, if they have one.
pub(crate) fn settings_told(text: &str) -> BTreeSet<String> {
    let (mut names, mut table) = (BTreeSet::new(), String::new());
    for (_, line) in crate::document::prose(text) {
        if line.starts_with('#') {
            let name = line.split('`').nth(1).unwrap_or_default();
            name.trim_matches(['[', ']']).clone_into(&mut table);
        } else if let Some(key) = line.strip_prefix("| `").and_then(|rest| rest.split('`').next()) {
            add(&mut names, &table, key);
        }
    }
    names
}

/// The other names of keys of front matter, with the keys.
pub(crate) fn of_front_matter() -> Vec<(String, String)> {
    let text = source("src/content/front_matter/keys.rs");
    let pairs = text.lines().filter_map(|line| {
        let (other, key) = line.trim().strip_prefix("(\"")?.strip_suffix("\"),")?.split_once("\", \"")?;
        Some((other.to_owned(), key.to_owned()))
    });
    pairs.collect()
}
