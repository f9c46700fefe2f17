//! The house: modules know those above them in `lib.rs` and none below.

#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

use std::fs;
use std::path::Path;

/// The modules in the order in which `lib.rs` declares them.
fn modules(source: &Path) -> Vec<String> {
    let library = fs::read_to_string(source.join("lib.rs")).unwrap();
    let names = library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The code without comments and without the text of string literals, line by line.
fn code_of(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| {
            let mut code = String::new();
            let mut in_text = false;
            let mut characters = line.char_indices().peekable();
            while let Some((at, character)) = characters.next() {
                match character {
                    '"' => in_text = !in_text,
                    '\\' if in_text => {
                        characters.next();
                    }
                    '/' if !in_text && line[at..].starts_with("//") => break,
                    _ if !in_text => code.push(character),
                    _ => {}
                }
            }
            code
        })
        .collect()
}

/// The top-level modules that a line of the module at `path` (`["site", "links"]`) names.
fn named(line: &str, path: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let before = line[..at].chars().next_back();
        if !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            found.extend(heads(&line[at + "crate::".len()..]));
        }
    }
    let mut rest = line;
    while let Some(at) = rest.find("super::") {
        let mut after = &rest[at..];
        let mut climbed = 0;
        while let Some(next) = after.strip_prefix("super::") {
            climbed += 1;
            after = next;
        }
        if climbed >= path.len() {
            found.extend(heads(after));
        }
        rest = after;
    }
    found
}

/// The first names of `a::b` or of each part of `{a::b, c}`.
fn heads(text: &str) -> Vec<String> {
    let word =
        |text: &str| -> String { text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let Some(group) = text.strip_prefix('{') else { return vec![word(text)] };
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for character in group.chars() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => parts.push(String::new()),
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(character);
        }
    }
    parts.iter().map(|part| word(part.trim_start_matches(',').trim())).collect()
}

/// What a file imports from further down, as `from → to`.
fn violations(path: &[String], text: &str, modules: &[String]) -> Vec<String> {
    let rank = |name: &str| modules.iter().position(|module| module == name);
    let own = rank(&path[0]);
    // A group of imports may span lines.
    let code = code_of(text).join(" ");
    let mut found = Vec::new();
    for name in named(&code, path) {
        if let (Some(own), Some(other)) = (own, rank(&name))
            && other > own
        {
            found.push(format!("{} → {name}", path.join("::")));
        }
    }
    found
}

#[test]
fn imports_point_only_up() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let modules = modules(&source);
    assert!(modules.len() > 10);
    let mut found = Vec::new();
    let mut read = 0;
    for entry in walkdir::WalkDir::new(&source) {
        let entry = entry.unwrap();
        let path = entry.path();
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let relative = path.strip_prefix(&source).unwrap().with_extension("");
        let names: Vec<String> = relative
            .iter()
            .map(|part| part.to_str().unwrap().to_owned())
            .filter(|part| part != "mod")
            .collect();
        if names == ["lib"] || names == ["main"] {
            continue;
        }
        assert!(modules.contains(&names[0]), "{} is not in lib.rs", names[0]);
        read += 1;
        found.extend(violations(&names, &fs::read_to_string(path).unwrap(), &modules));
    }
    assert!(read > 30);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_way_of_importing_downwards_is_caught() {
    let modules: Vec<String> = ["world", "site", "plan"].map(str::to_owned).to_vec();
    let path: Vec<String> = ["site", "links"].map(str::to_owned).to_vec();
    let caught = |text: &str| !violations(&path, text, &modules).is_empty();
    assert!(caught("use crate::plan::Plan;"));
    assert!(caught("use crate::{world::World, plan};"));
    assert!(caught("use crate::{\n    world::{A, B},\n    plan::Plan,\n};"));
    assert!(caught("fn f() { let x = crate::plan::plan(y); }"));
    assert!(caught("use super::super::plan::Plan;"));
    assert!(caught("fn f() { super::super::plan::plan() }"));
    assert!(!caught("use crate::world::World; use super::Site; use crate::site::Page;"));
    assert!(!caught("// crate::plan is below\nlet x = \"crate::plan\";"));
    assert!(!caught("use super::plan_of_this_module;"));
}
