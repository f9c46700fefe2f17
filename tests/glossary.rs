//! The Chinese texts use the words of `docs/glossary.md`, and none that it says to avoid.

#![allow(clippy::disallowed_methods, reason = "the test reads the texts")]

use std::fs;
use std::path::{Path, PathBuf};

/// Where the Chinese texts are, files or folders; the manual may not be there yet.
const TEXTS: [&str; 6] = [
    "src/message/zh",
    "src/starter",
    "src/archetypes",
    "themes/hongtou/i18n/zh-CN.toml",
    "docs/zh",
    "README.zh-CN.md",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The words to avoid, each with the one to use.
fn avoided() -> Vec<(String, String)> {
    let glossary = fs::read_to_string(root().join("docs/glossary.md")).unwrap();
    let mut avoided = Vec::new();
    for line in glossary.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| :")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [used, _, _, avoid] = cells[..] else { panic!("four cells: {line}") };
        if avoid != "不写" {
            let words = avoid.split('、').filter(|word| !word.is_empty());
            avoided.extend(words.map(|word| (word.to_owned(), used.to_owned())));
        }
    }
    avoided
}

fn files() -> Vec<PathBuf> {
    let entries = TEXTS.iter().flat_map(|text| walkdir::WalkDir::new(root().join(text)).sort_by_file_name());
    let files = entries.filter_map(Result::ok).map(walkdir::DirEntry::into_path);
    files
        .filter(|path| {
            path.extension().is_some_and(|e| ["ftl", "md", "toml"].iter().any(|ending| e == *ending))
        })
        .collect()
}

/// The lines of a text without its code.
fn prose(text: &str, ending: &str) -> Vec<String> {
    let mut in_code = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        let is_fence = line.trim_start().starts_with("```");
        in_code ^= is_fence;
        let is_code = in_code || is_fence || (ending == "ftl" && line.starts_with('#'));
        let mut line = if is_code { String::new() } else { without(line, "`", "`") };
        line = without(&line, "{{", "}}");
        if ending == "ftl" {
            line = without(&line, "{", "}");
            // The id, or a setting in an example.
            line = line.split_once(" = ").map_or(line.clone(), |(_, words)| words.to_owned());
        }
        lines.push(line);
    }
    lines
}

/// A line without what stands between two marks.
fn without(line: &str, open: &str, close: &str) -> String {
    let Some((before, rest)) = line.split_once(open) else { return line.to_owned() };
    let Some((_, after)) = rest.split_once(close) else { return line.to_owned() };
    format!("{before}\u{0}{}", without(after, open, close))
}

/// Whether a line of prose uses a word.
fn uses(line: &str, word: &str) -> bool {
    let lower = line.to_lowercase();
    let word = word.to_lowercase();
    lower.match_indices(&word).any(|(at, _)| {
        let (before, after) = (&lower[..at], &lower[at + word.len()..]);
        if !word.is_ascii() {
            return true;
        }
        // A key, an option or part of a name is code; so is what a bracket adds to the Chinese word, and the
        // first word of a line in a list of keys.
        let is_code = |c: char| c.is_ascii_alphanumeric() || "-_./[\"=".contains(c);
        let is_named = before.ends_with(is_code) || after.starts_with(is_code) || after.starts_with(']');
        let is_added = before.ends_with(['（', '(']) && after.starts_with(['）', ')']);
        let is_key = before.trim_matches(['#', ' ']).is_empty() || after.trim_start().starts_with('=');
        !is_named && !is_added && !is_key && has_chinese(line)
    })
}

fn has_chinese(line: &str) -> bool {
    line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn one_thing_has_one_word() {
    let avoided = avoided();
    assert!(avoided.len() > 20, "the table of the glossary is read");
    let (mut found, mut read) = (Vec::new(), 0);
    for path in files() {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in prose(&text, ending).iter().enumerate() {
            read += usize::from(has_chinese(line));
            for (word, used) in avoided.iter().filter(|(word, _)| uses(line, word)) {
                let shown = path.strip_prefix(root()).unwrap().display();
                found.push(format!("{shown}:{}: {word} → {used}: {line}", number + 1));
            }
        }
    }
    assert!(read > 1000, "only {read} lines of Chinese were read");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn words_are_told_from_code() {
    let is_wrong =
        |text: &str, ending: &str, word: &str| prose(text, ending).iter().any(|line| uses(line, word));
    assert!(is_wrong("保存一篇文章后", "md", "文章"));
    assert!(is_wrong("message = 请改 Front Matter 里的标题", "ftl", "front matter"));
    assert!(is_wrong("写一个 slug。", "md", "slug"));
    for (text, ending) in [
        ("网址名（slug）相同", "md"),
        ("写 `slug` 这一项", "md"),
        ("```\n写 slug\n```", "md"),
        ("arg-slug = 网址名“{ $slug }”，用 --slug 写", "ftl"),
        ("# 关于 slug 的提示", "ftl"),
        ("#   slug         网址名，用小写英文字母", "toml"),
        ("slug = \"a\" # 网址名", "toml"),
        ("[slugs.tags] 下面写网址名", "md"),
    ] {
        assert!(!is_wrong(text, ending, "slug"), "{text}");
    }
}
