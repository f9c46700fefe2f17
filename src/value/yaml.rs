//! YAML text → [`Table`], from the parser's events.
//!
//! Built from events rather than from a loaded document, because a document forgets keys that stand twice
//! and expands aliases without end.

use std::borrow::Cow;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::toml::{INNER_QUOTES, has_inner_quotes, wrong_mark};
use super::{Entry, Node, Table, Value};
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Span};
use crate::path::SitePath;

/// How deep tables and lists may nest.
const MAX_DEPTH: usize = 64;

/// Reads `text`, which begins at byte `offset` of `file`. Dates stay text, as in YAML 1.2; so do `yes` and
/// `no`, which the reader then names as a wrong kind where a truth value is wanted.
pub(super) fn parse_yaml(text: &str, file: &SitePath, offset: usize) -> Diagnosed<Table> {
    let mut builder = Builder {
        file,
        bytes: ByteIndex::new(text, offset),
        open: Vec::new(),
        root: None,
        diagnostics: Vec::new(),
    };
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                let range = builder.bytes.of(span.start.index())..builder.bytes.of(span.end.index());
                if !builder.take(event, range) {
                    break;
                }
            }
            Err(error) => {
                let at = builder.bytes.of(error.marker().index());
                if has_inner_quotes(value_around(text, at - offset)) {
                    builder.syntax(INNER_QUOTES, at..at);
                } else if !builder.wrong_mark(text, at - offset, offset) {
                    builder.syntax(error.info(), at..at);
                }
                break;
            }
        }
    }
    // Lines of the other format are to this one a single text.
    let is_table = matches!(builder.root, None | Some(Node { value: Value::Table(_) | Value::Null, .. }));
    if !is_table && builder.diagnostics.is_empty() {
        builder.wrong_mark(text, 0, offset);
    }
    builder.finish()
}

/// The value of the line that the byte `at` stands in.
fn value_around(text: &str, at: usize) -> &str {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    line.split_once(": ").map_or("", |(_, value)| value.trim())
}

/// Character indexes, which the parser gives, as bytes of the file.
struct ByteIndex {
    starts: Vec<usize>,
}

impl ByteIndex {
    fn new(text: &str, offset: usize) -> Self {
        let ends = std::iter::once(text.len());
        Self { starts: text.char_indices().map(|(at, _)| at).chain(ends).map(|at| at + offset).collect() }
    }

    fn of(&self, character: usize) -> usize {
        self.starts.get(character).or(self.starts.last()).copied().unwrap_or_default()
    }
}

/// A list or table whose end has not come yet.
enum Open {
    List { start: usize, items: Vec<Node> },
    Table { start: usize, table: Table, key: Option<(String, Range<usize>)> },
}

struct Builder<'a> {
    file: &'a SitePath,
    bytes: ByteIndex,
    open: Vec<Open>,
    root: Option<Node>,
    diagnostics: Vec<Diagnostic>,
}

impl Builder<'_> {
    /// Takes one event; `false` ends the reading.
    fn take(&mut self, event: Event<'_>, range: Range<usize>) -> bool {
        match event {
            Event::Scalar(text, style, _, _) => self.put(Node { range, value: scalar(text, style) }),
            Event::SequenceStart(..) => self.open.push(Open::List { start: range.start, items: Vec::new() }),
            Event::MappingStart(..) => {
                self.open.push(Open::Table { start: range.start, table: Table::default(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            Event::Alias(_) => {
                self.syntax("aliases (*name) are not supported", range.clone());
                self.put(Node { range, value: Value::Null });
            }
            // A second document is none of front matter's business.
            Event::DocumentEnd => return self.root.is_none(),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) => {}
        }
        if self.open.len() > MAX_DEPTH {
            let at = self.bytes.of(0);
            self.syntax("nested too deeply", at..at);
            return false;
        }
        true
    }

    fn put(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Table { table, key, .. }) => match key.take() {
                None => *key = Some((key_text(&node.value), node.range)),
                Some((name, key_range)) => {
                    if table.get(&name).is_some() {
                        let span = Span::new(self.file, key_range);
                        self.diagnostics.push(Diagnostic::at(Code::DuplicateKey, span).with("key", name));
                    } else {
                        table.entries.push(Entry { key: name, key_range, node });
                    }
                }
            },
        }
    }

    fn close(&mut self, end: usize) {
        let node = match self.open.pop() {
            Some(Open::List { start, items }) => {
                Node { range: start..end.max(start), value: Value::List(items) }
            }
            Some(Open::Table { start, table, .. }) => {
                Node { range: start..end.max(start), value: Value::Table(table) }
            }
            None => return,
        };
        self.put(node);
    }

    /// Reports a mark typed in full width on the line of an error or on the one before, which is where the
    /// parser first notices that a key had no colon.
    fn wrong_mark(&mut self, text: &str, at: usize, offset: usize) -> bool {
        let at = text.floor_char_boundary(at);
        let this = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let before = text[..this.saturating_sub(1)].rfind('\n').map_or(0, |newline| newline + 1);
        for start in [before, this] {
            let line = text[start..].lines().next().unwrap_or_default();
            if let Some((at, found, wanted)) = wrong_mark(line, ':') {
                let start = offset + start + at;
                let span = Span::new(self.file, start..start + found.len_utf8());
                let report =
                    Diagnostic::at(Code::WrongMark, span).with("found", found).with("wanted", wanted);
                let mended = line.split_once('=').filter(|_| found == '=');
                self.diagnostics.push(match mended {
                    Some((key, value)) => {
                        let line = format!("{}: {}", key.trim(), value.trim());
                        report.with("kind", "form").with("line", line)
                    }
                    None => report,
                });
                return true;
            }
        }
        false
    }

    fn syntax(&mut self, error: &str, range: Range<usize>) {
        let span = Span::new(self.file, range);
        self.diagnostics.push(Diagnostic::at(Code::YamlSyntax, span).with("error", error));
    }

    fn finish(mut self) -> Diagnosed<Table> {
        // What was open when an error ended the reading is kept as far as it came.
        while !self.open.is_empty() {
            let end = self.bytes.of(usize::MAX);
            self.close(end);
        }
        let value = match self.root.take() {
            Some(Node { value: Value::Table(table), .. }) => table,
            None | Some(Node { value: Value::Null, .. }) => Table::default(),
            Some(node) => {
                if self.diagnostics.is_empty() {
                    self.syntax("expected `key: value` lines", node.range);
                }
                Table::default()
            }
        };
        Diagnosed { value, diagnostics: self.diagnostics }
    }
}

/// The core schema of YAML 1.2 for an unquoted scalar.
fn scalar(text: Cow<'_, str>, style: ScalarStyle) -> Value {
    if style != ScalarStyle::Plain {
        return Value::Text(text.into_owned());
    }
    match text.as_ref() {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        plain => {
            if let Ok(number) = plain.parse() {
                Value::Integer(number)
            } else if let Some(number) = float(plain) {
                Value::Float(number)
            } else {
                Value::Text(text.into_owned())
            }
        }
    }
}

/// A number with a point or an exponent; Rust's own `inf` and `nan` are words in YAML.
fn float(text: &str) -> Option<f64> {
    let numeric = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    if numeric { text.parse().ok() } else { None }
}

fn key_text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Date(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Null | Value::Broken | Value::List(_) | Value::Table(_) => String::new(),
    }
}
