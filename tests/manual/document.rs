//! A document of the manual → its examples, headings and links.
//!
//! An example is one or more fenced blocks with files, and behind them what becomes of it:
//!
//! - ```` ```markdown post=PATH ````: a post, `content/PATH`; ```` ```markdown body ````: the body of one;
//! - ```` ```toml config ````: lines of `jianbao.toml`; ```` ```toml zola ````: the settings of a Zola site;
//! - ```` ```console run ````: commands, `> jianbao …`, that are run in the site;
//! - the word `also` adds the file to the example before it, `now=TIME` moves the clock;
//! - ```` ```text result ````: lines that readers see on the page, in this order; ```` ```html result ````:
//!   lines of its source; `of=ADDRESS` names another page than that of the first post, `lacks` says that the
//!   lines are not there;
//! - `<!-- html` … `-->`: the same as the last, for a place where readers would stumble over it;
//! - ```` ```text messages ````: all that the program says, in the language of the document;
//! - ```` ```text says ````: lines that the commands print, or `jianbao build` if there are none, in this
//!   order, in that language.
//!
//! Blocks without any of these words are no examples.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The address of the post that a lone body stands in.
const BODY: &str = "2026-03-01-example.md";

/// A document.
pub(crate) struct Document {
    /// Where it stands below `docs/`.
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) examples: Vec<Example>,
}

/// Files, and what becomes of them.
#[derive(Default)]
pub(crate) struct Example {
    /// Where it stands, for messages of the tests.
    pub(crate) place: String,
    /// Files by path; lines of the settings have the path `jianbao.toml`.
    pub(crate) files: Vec<(String, String)>,
    pub(crate) now: Option<String>,
    pub(crate) results: Vec<PageResult>,
    /// What the program says, and the lines where it stands.
    pub(crate) messages: Option<(String, Range<usize>)>,
    /// The arguments of the commands that are run in the site.
    pub(crate) commands: Vec<Vec<String>>,
    /// Lines that the commands print.
    pub(crate) says: Vec<String>,
}

/// Lines of a page.
#[derive(Debug, PartialEq)]
pub(crate) struct PageResult {
    pub(crate) address: String,
    /// Whether they are of its source, not of what readers see.
    pub(crate) is_html: bool,
    /// Whether they may not stand there.
    pub(crate) is_absent: bool,
    pub(crate) lines: Vec<String>,
}

/// A fenced block, or a comment that is treated as one.
struct Block {
    info: String,
    text: String,
    lines: Range<usize>,
}

/// The folder of the documents.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

impl Document {
    /// Reads `docs/PATH`.
    pub(crate) fn read(path: &str) -> Self {
        let text = fs::read_to_string(folder().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut examples: Vec<Example> = Vec::new();
        for block in blocks(&text, path) {
            let place = format!("{path}:{}", block.lines.start);
            let info = block.info.clone();
            let mut words = info.split_whitespace();
            let language = words.next().unwrap_or_default();
            let words: Vec<&str> = words.collect();
            take(&mut examples, &place, language, &words, block);
        }
        Self { path: path.to_owned(), text, examples }
    }

    /// Puts what the program says now where it is told.
    pub(crate) fn write_messages(&self, told: &[String]) {
        let mut lines: Vec<String> = self.text.lines().map(str::to_owned).collect();
        for (example, told) in self.examples.iter().zip(told).rev() {
            if let Some((_, range)) = &example.messages {
                lines.splice(range.clone(), told.lines().map(str::to_owned));
            }
        }
        fs::write(folder().join(&self.path), lines.join("\n") + "\n").unwrap();
    }
}

/// Puts a block into the examples.
fn take(examples: &mut Vec<Example>, place: &str, language: &str, words: &[&str], block: Block) {
    let value = |name: &str| words.iter().find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
    let is = |word: &str| words.contains(&word);
    for word in words {
        let name = word.split('=').next().unwrap_or_default();
        let is_known = [
            "post", "body", "config", "also", "now", "result", "lacks", "of", "messages", "says", "run",
            "zola",
        ]
        .contains(&name);
        assert!(is_known, "{place}: {word:?} is no word of this manual");
    }
    let file = match (language, value("post")) {
        (_, Some(path)) => Some((format!("content/{path}"), block.text.clone())),
        ("toml", None) if is("zola") => Some(("zola.toml".to_owned(), block.text.clone())),
        ("toml", None) if is("config") => Some(("jianbao.toml".to_owned(), block.text.clone())),
        ("markdown", None) if is("body") => {
            let head = "+++\ntitle = \"示例\"\ndate = 2026-03-01\ncategory = \"做法亮点\"\n+++\n";
            Some((format!("content/{BODY}"), format!("{head}{}\n", block.text)))
        }
        _ => None,
    };
    if file.is_some() || is("run") {
        if !is("also") {
            examples.push(Example { place: place.to_owned(), ..Example::default() });
        }
        let example = examples.last_mut().unwrap_or_else(|| panic!("{place}: no example before it"));
        example.files.extend(file);
        if is("run") {
            example.commands = block.text.lines().map(|line| arguments(line, place)).collect();
        }
        example.now = value("now").map(str::to_owned).or(example.now.take());
        return;
    }
    if !is("result") && !is("messages") && !is("says") {
        assert!(words.is_empty(), "{place}: {words:?} says nothing of this block");
        return;
    }
    let example = examples.last_mut().unwrap_or_else(|| panic!("{place}: no example before it"));
    if is("messages") {
        assert!(example.messages.is_none(), "{place}: messages stand twice");
        example.messages = Some((block.text, block.lines));
        return;
    }
    let lines = || block.text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
    if is("says") {
        example.says = lines().collect();
        return;
    }
    let address = value("of").map_or_else(|| address_of(example, place), str::to_owned);
    let (is_html, is_absent) = (language == "html", is("lacks"));
    example.results.push(PageResult { address, is_html, is_absent, lines: lines().collect() });
}

/// The arguments of a command as it is typed: parted by spaces, but for those in double quotes.
fn arguments(line: &str, place: &str) -> Vec<String> {
    let typed = line.strip_prefix("> jianbao ").unwrap_or_else(|| panic!("{place}: {line:?} runs nothing"));
    let parts = typed.split('"').enumerate().flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    parts.collect()
}

/// The page of the first post.
fn address_of(example: &Example, place: &str) -> String {
    let post = example.files.iter().find_map(|(path, _)| path.strip_prefix("content/")?.strip_suffix(".md"));
    let post = post.unwrap_or_else(|| panic!("{place}: say of=ADDRESS"));
    match post.rsplit_once('/') {
        _ if example.files.iter().any(|(path, _)| path == "zola.toml") => format!("{post}/index.html"),
        Some((folder, "_index")) => format!("{folder}/index.html"),
        Some((folder, "index")) => format!("{folder}.html"),
        _ => format!("{post}.html"),
    }
}

fn blocks(text: &str, path: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String, String)> = None;
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        match &open {
            Some((start, info, fence)) if line.trim_end() == fence => {
                let text = lines[*start..at].join("\n");
                blocks.push(Block { info: info.clone(), text, lines: *start..at });
                open = None;
            }
            None if line.starts_with("```") => {
                let info = line.trim_start_matches('`');
                let fence = "`".repeat(line.len() - info.len());
                open = Some((at + 1, info.to_owned(), fence));
            }
            None if line.starts_with("<!-- html") => {
                let info = line.trim_start_matches("<!-- html");
                open = Some((at + 1, format!("html result{info}"), "-->".to_owned()));
            }
            Some(_) | None => {}
        }
    }
    assert!(open.is_none(), "{path}: a block without end");
    blocks
}

/// The lines of a document outside its blocks.
pub(crate) fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fence = "";
    text.lines().enumerate().filter(move |(_, line)| {
        let marks = line.len() - line.trim_start_matches('`').len();
        if fence.is_empty() && marks >= 3 {
            fence = &line[..marks];
            return false;
        }
        let is_block = !fence.is_empty();
        if line.trim_end() == fence {
            fence = "";
        }
        !is_block
    })
}

/// The anchors of the headings, made as code-hosting sites make them.
pub(crate) fn anchors(text: &str) -> Vec<String> {
    let headings = prose(text).filter_map(|(_, line)| {
        let title = line.trim_start_matches('#').strip_prefix(' ')?;
        line.starts_with('#').then_some(title)
    });
    let letters = |title: &str| -> String {
        let kept = title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase()
    };
    headings.map(letters).collect()
}

/// The targets of the links in a document's prose, with their lines.
pub(crate) fn links(text: &str) -> Vec<(usize, String)> {
    let mut links = Vec::new();
    for (at, line) in prose(text) {
        // What stands in backquotes is shown and not meant.
        let outside: String = line.split('`').step_by(2).collect::<Vec<_>>().join("``");
        let targets = outside.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        links.extend(targets.map(|target| (at + 1, target.to_owned())));
    }
    links
}
