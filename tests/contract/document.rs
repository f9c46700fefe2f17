//! A document of the contract → its tables of names and its examples.
//!
//! An example is a block ```` ```jinja PAGE ```` (or ```` ```jinja PAGE FILE ```` for another template than
//! the page's own) followed by ```` ```output ```` or ```` ```error ````. Blocks ```` ```LANGUAGE FILE ````
//! before it are further files of the site for this example alone; ```` ```LANGUAGE site/FILE ```` shows a
//! file that the example site has.

use std::fs;
use std::path::{Path, PathBuf};

/// A document.
pub(crate) struct Document {
    pub(crate) language: &'static str,
    pub(crate) text: String,
    pub(crate) examples: Vec<Example>,
    pub(crate) rows: Vec<Row>,
    /// Files of the example site that it shows, by path.
    pub(crate) shown: Vec<(String, String)>,
}

/// A template and what becomes of it.
pub(crate) struct Example {
    /// Where it stands, for messages.
    pub(crate) place: String,
    /// The word for the page that it is rendered for.
    pub(crate) page: String,
    /// The files that it adds to the site; the template is the last.
    pub(crate) files: Vec<(String, String)>,
    pub(crate) expected: Expected,
    /// The lines of its outcome in the document.
    lines: std::ops::Range<usize>,
}

/// What is said to become of an example.
pub(crate) enum Expected {
    Output(String),
    Error(String),
}

impl Expected {
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Output(text) | Self::Error(text) => text,
        }
    }
}

/// A line of a table of names.
pub(crate) struct Row {
    /// The name, without the arguments of a function.
    pub(crate) name: String,
    is_function: bool,
    pub(crate) is_filter: bool,
    /// The contract that brought it.
    pub(crate) since: usize,
}

/// A fenced block.
struct Block {
    info: Vec<String>,
    text: String,
    lines: std::ops::Range<usize>,
}

/// The folder of the documents.
pub(crate) fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

impl Document {
    pub(crate) fn read(language: &'static str) -> Self {
        let text = fs::read_to_string(file(language)).unwrap();
        let (mut examples, mut shown, mut files) = (Vec::new(), Vec::new(), Vec::new());
        let mut open: Option<String> = None;
        for block in blocks(&text) {
            let place = format!("{language}/template-contract.md:{}", block.lines.start);
            let words: Vec<&str> = block.info.iter().map(String::as_str).collect();
            match (open.take(), &words[..]) {
                (Some(page), [kind @ ("output" | "error")]) => {
                    let expected = if *kind == "output" {
                        Expected::Output(block.text)
                    } else {
                        Expected::Error(block.text)
                    };
                    let files = std::mem::take(&mut files);
                    examples.push(Example { place, page, files, expected, lines: block.lines });
                }
                (Some(page), _) => panic!("{place}: the example for {page} has no output"),
                (None, [_, path]) if path.starts_with("site/") => {
                    shown.push((path["site/".len()..].to_owned(), block.text));
                }
                (None, [_, path]) if path.contains('.') => files.push(((*path).to_owned(), block.text)),
                (None, ["jinja", page, rest @ ..]) => {
                    let template = format!("templates/{}", crate::site::page(page).template);
                    let path = rest.first().map_or(template, |path| (*path).to_owned());
                    files.push((path, block.text));
                    open = Some((*page).to_owned());
                }
                // Commands and layouts of folders.
                (None, [] | ["console" | "text"]) => {}
                (None, other) => panic!("{place}: {other:?} is no block of this document"),
            }
        }
        assert!(open.is_none() && files.is_empty(), "{language}: {files:?} belongs to no example");
        let rows = rows(&text);
        Self { language, text, examples, rows, shown }
    }

    /// Puts what the examples give now below them.
    pub(crate) fn write_outcomes(&mut self, outcomes: &[String]) {
        let mut lines: Vec<String> = self.text.lines().map(str::to_owned).collect();
        for (example, outcome) in self.examples.iter().zip(outcomes).rev() {
            lines.splice(example.lines.clone(), outcome.lines().map(str::to_owned));
        }
        fs::write(file(self.language), lines.join("\n") + "\n").unwrap();
    }

    pub(crate) fn variables(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.is_function && !row.is_filter)
    }

    pub(crate) fn functions(&self) -> impl Iterator<Item = String> {
        self.rows.iter().filter(|row| row.is_function).map(|row| row.name.clone())
    }

    pub(crate) fn filters(&self) -> impl Iterator<Item = String> {
        self.rows.iter().filter(|row| row.is_filter).map(|row| row.name.clone())
    }

    /// Whether an example uses a name.
    pub(crate) fn uses(&self, row: &Row) -> bool {
        let written = match row {
            Row { is_function: true, name, .. } => format!("{name}("),
            Row { is_filter: true, name, .. } => format!("| {name}"),
            Row { name, .. } => name.clone(),
        };
        let texts = self.examples.iter().flat_map(|example| &example.files).map(|(_, text)| text);
        texts.into_iter().any(|text| stands_in(&written, text))
    }
}

fn file(language: &str) -> PathBuf {
    docs().join(language).join("template-contract.md")
}

/// Whether a name stands in a text as a whole.
fn stands_in(name: &str, text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let is_open = name.ends_with('(');
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !before.is_some_and(is_part) && (is_open || !after.is_some_and(|c| is_part(c) && c != '.'))
    })
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, Vec<String>)> = None;
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let Some(info) = line.strip_prefix("```") else { continue };
        open = match open.take() {
            None => Some((at + 1, info.split_whitespace().map(str::to_owned).collect())),
            Some((start, info)) => {
                blocks.push(Block { info, text: lines[start..at].join("\n"), lines: start..at });
                None
            }
        };
    }
    assert!(open.is_none(), "a block without end");
    blocks
}

/// The lines of the tables whose first column is headed 名称 or Name.
fn rows(text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut is_names = false;
    let mut is_code = false;
    for line in text.lines() {
        is_code ^= line.starts_with("```");
        let cells = cells(line);
        match cells.first().map(String::as_str) {
            None => is_names = false,
            _ if is_code => {}
            Some("名称" | "Name") => is_names = true,
            Some(first) if is_names && first.starts_with('`') => rows.push(row(&cells)),
            Some(_) => {}
        }
    }
    assert!(rows.len() > 100);
    rows
}

fn row(cells: &[String]) -> Row {
    let [name, kind, meaning, since, zola] = cells else { panic!("not five cells: {cells:?}") };
    assert!(!meaning.is_empty() && !zola.is_empty(), "{name} needs a meaning and a word on Zola");
    let written = name.trim_matches('`');
    let name = written.split('(').next().unwrap_or_default();
    Row {
        name: name.to_owned(),
        is_function: written.contains('('),
        is_filter: kind.starts_with("过滤器") || kind.starts_with("filter"),
        since: since.parse().unwrap(),
    }
}

/// The cells of a line of a table; none if it is no such line.
fn cells(line: &str) -> Vec<String> {
    let Some(inner) = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")) else {
        return Vec::new();
    };
    inner.replace("\\|", "\u{0}").split(" | ").map(|cell| cell.trim().replace('\u{0}', "|")).collect()
}
