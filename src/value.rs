//! Configuration and front matter as a tree of values that know where they stand.
//!
//! TOML and YAML both become a [`Table`]; [`Fields`] then reads it key by key, collects every wrong
//! value and every unknown key, and so reports all mistakes of a file in one run.

mod fields;
mod slips;
mod tidy;
mod toml;
mod yaml;

use std::ops::Range;

use crate::diagnostic::{Code, Diagnosed, Diagnostic, Span};
use crate::encoding::is_control;
use crate::path::SitePath;
#[cfg(test)]
pub(crate) use fields::asked;
use tidy::{Tidied, tidy_toml, tidy_yaml};

pub use fields::{Fields, Found, Unknown, keeps_back};

/// Reads TOML, which begins at byte `offset` of `file`. Marks in full width and dates as people write them are
/// understood, each such line with a warning. What could be understood beside the errors is in the table all
/// the same, so that the rest of the file is checked too.
pub fn parse_toml(text: &str, file: &SitePath, offset: usize) -> Diagnosed<Table> {
    parse(text, file, offset, tidy_toml(text), &toml::parse_toml)
}

/// Reads YAML in the same way. Dates stay text, as in YAML 1.2; so do `yes` and `no`, which the reader then
/// names as a wrong kind where a truth value is wanted.
pub fn parse_yaml(text: &str, file: &SitePath, offset: usize) -> Diagnosed<Table> {
    parse(text, file, offset, tidy_yaml(text), &yaml::parse_yaml)
}

type Parse = dyn Fn(&str, &SitePath, usize) -> Diagnosed<Table>;

fn parse(
    text: &str,
    file: &SitePath,
    offset: usize,
    tidied: Option<Tidied>,
    parse: &Parse,
) -> Diagnosed<Table> {
    let Some(tidied) = tidied else {
        let mut parsed = parse(text, file, offset);
        leave_out_controls(text, file, &mut parsed);
        return parsed;
    };
    let mut parsed = parse(&tidied.text, file, offset);
    leave_out_controls(&tidied.text, file, &mut parsed);
    let place = |at: usize| tidied.place(at.saturating_sub(offset)) + offset;
    parsed.value.move_places(&place);
    for diagnostic in &mut parsed.diagnostics {
        for span in diagnostic.span.iter_mut().chain(&mut diagnostic.related) {
            (span.start, span.end) = (place(span.start), place(span.end).max(place(span.start)));
        }
    }
    parsed.diagnostics.extend(tidied.notes.into_iter().map(|note| {
        let span = Span::new(file, note.range.start + offset..note.range.end + offset);
        let kind = tidy::kind(&note.found, &note.wanted);
        let report = Diagnostic::at(Code::UntidyMark, span).with("found", note.found);
        report.with("wanted", note.wanted.trim_end()).with("kind", kind)
    }));
    parsed
}

/// Leaves out control characters that were written as escapes: those of `"C:\\bin"` are in nobody's mind.
fn leave_out_controls(text: &str, file: &SitePath, parsed: &mut Diagnosed<Table>) {
    if text.contains('\\') {
        parsed.value.leave_out_controls(file, &mut parsed.diagnostics);
    }
}

/// A value and the bytes of the source that it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it stands, in bytes of the file.
    pub range: Range<usize>,
    /// What stands there.
    pub value: Value,
}

/// A value as TOML and YAML know it. A date is kept as its text: `date` gives it a meaning.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// YAML's `null` and an empty value.
    Null,
    /// Something stands there that could not be read, and has been reported.
    Broken,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// Text.
    Text(String),
    /// A TOML date or time.
    Date(String),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Table),
}

impl Value {
    /// Whether it is text.
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Text(_))
    }

    /// The id of the kind in the message tables.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null | Self::Broken => "null",
            Self::Bool(_) => "bool",
            Self::Integer(_) => "integer",
            Self::Float(_) => "float",
            Self::Text(_) => "text",
            Self::Date(_) => "date",
            Self::List(_) => "list",
            Self::Table(_) => "table",
        }
    }
}

impl Node {
    fn leave_out_controls(&mut self, file: &SitePath, diagnostics: &mut Vec<Diagnostic>) {
        match &mut self.value {
            Value::Text(text) if text.contains(is_control) => {
                text.retain(|c| !is_control(c));
                let span = Span::new(file, self.range.clone());
                diagnostics.push(Diagnostic::at(Code::ControlCharacter, span));
            }
            Value::List(items) => {
                for item in items {
                    item.leave_out_controls(file, diagnostics);
                }
            }
            Value::Table(table) => table.leave_out_controls(file, diagnostics),
            _ => {}
        }
    }

    /// Moves every place in it.
    fn move_places(&mut self, to: &dyn Fn(usize) -> usize) {
        self.range = to(self.range.start)..to(self.range.end);
        match &mut self.value {
            Value::List(items) => items.iter_mut().for_each(|item| item.move_places(to)),
            Value::Table(table) => table.move_places(to),
            _ => {}
        }
    }
}

/// Keys and values in the order of the source; a key stands at most once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The entries.
    pub entries: Vec<Entry>,
}

/// A key with its place, and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands, in bytes of the file.
    pub key_range: Range<usize>,
    /// The value.
    pub node: Node,
}

impl Table {
    fn leave_out_controls(&mut self, file: &SitePath, diagnostics: &mut Vec<Diagnostic>) {
        for entry in &mut self.entries {
            entry.key.retain(|c| !is_control(c));
            entry.node.leave_out_controls(file, diagnostics);
        }
    }

    /// Moves every place in it.
    fn move_places(&mut self, to: &dyn Fn(usize) -> usize) {
        for entry in &mut self.entries {
            entry.key_range = to(entry.key_range.start)..to(entry.key_range.end);
            entry.node.move_places(to);
        }
    }

    /// The entry of a key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}
