//! YAML text → [`Table`], from the parser's events.
//!
//! Built from events rather than from a loaded document, because a document forgets keys that stand twice
//! and expands aliases without end.

use std::borrow::Cow;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::slips;
use super::toml::wrong_mark;
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
        text,
        offset,
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
                builder.report(at - offset, error.info());
                break;
            }
        }
    }
    // Lines of the other format are to this one a single text.
    let is_table = matches!(builder.root, None | Some(Node { value: Value::Table(_) | Value::Null, .. }));
    if !is_table && builder.diagnostics.is_empty() {
        builder.wrong_mark(0);
    }
    builder.finish()
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
    text: &'a str,
    /// Where the text begins in the file.
    offset: usize,
    bytes: ByteIndex,
    open: Vec<Open>,
    root: Option<Node>,
    diagnostics: Vec<Diagnostic>,
}

impl Builder<'_> {
    /// Takes one event; `false` ends the reading.
    fn take(&mut self, event: Event<'_>, range: Range<usize>) -> bool {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    self.report(range.start - self.offset, slips::SIGN);
                }
                let value = scalar(text, style);
                if style == ScalarStyle::Plain && value.is_text() {
                    self.report_cut(range.start - self.offset);
                }
                self.put(Node { range, value });
            }
            Event::SequenceStart(..) => self.open.push(Open::List { start: range.start, items: Vec::new() }),
            Event::MappingStart(..) => {
                self.open.push(Open::Table { start: range.start, table: Table::default(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            Event::Alias(_) => {
                self.report(range.start - self.offset, slips::SIGN);
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

    /// Reports what the parser stumbled over at a byte of the text, in words of ours where the line tells more.
    fn report(&mut self, at: usize, error: &str) {
        let slip = slips::find(self.text, at, error);
        if slip.is_none() && self.wrong_mark(at) {
            return;
        }
        let Some(slip) = slip else {
            let at = at + self.offset;
            return self.syntax(error, at..at);
        };
        let range = slip.range.start + self.offset..slip.range.end + self.offset;
        self.syntax(slip.error, range);
        if let (Some(line), Some(told)) = (slip.line, self.diagnostics.last_mut()) {
            told.args.extend([("kind", "line".to_owned()), ("line", line)]);
        }
    }

    /// Tells of a text whose end was left out, since a number sign stands in it.
    fn report_cut(&mut self, at: usize) {
        if let Some((range, line)) = slips::cut(self.text, at) {
            let text = &self.text[range.clone()];
            let span = Span::new(self.file, range.start + self.offset..range.end + self.offset);
            self.diagnostics.push(Diagnostic::at(Code::TextCut, span).with("text", text).with("line", line));
        }
    }

    /// Reports a mark typed in full width on the line of an error or on the one before, which is where the
    /// parser first notices that a key had no colon.
    fn wrong_mark(&mut self, at: usize) -> bool {
        let this = slips::line_at(self.text, at).start;
        let before = slips::line_at(self.text, this.saturating_sub(1)).start;
        for start in [before, this] {
            let line = self.text[start..].lines().next().unwrap_or_default();
            let Some((at, found, wanted)) = wrong_mark(line, ':') else { continue };
            let start = self.offset + start + at;
            let span = Span::new(self.file, start..start + found.len_utf8());
            let report = Diagnostic::at(Code::WrongMark, span).with("found", found).with("wanted", wanted);
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
            if let Some(number) = integer(plain) {
                Value::Integer(number)
            } else if let Some(number) = float(plain) {
                Value::Float(number)
            } else {
                Value::Text(text.into_owned())
            }
        }
    }
}

/// A whole number in its usual form. `007` is one to YAML, but people mean the digits that they write.
fn integer(text: &str) -> Option<i64> {
    text.parse().ok().filter(|number: &i64| number.to_string() == text)
}

/// A number with a point or an exponent; Rust's own `inf` and `nan` are words in YAML.
fn float(text: &str) -> Option<f64> {
    let numeric = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    if numeric && text.contains(['.', 'e', 'E']) { text.parse().ok() } else { None }
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
