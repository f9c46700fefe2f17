//! Lines of a post's front matter, set to other values and to nothing else.
//!
//! Whatever is changed is read again before it is written: if the rest of the front matter no longer says the
//! same, nothing is.

mod list;
mod literal;

use std::ops::Range;

use crate::content::{Head, HeadFormat};
use crate::diagnostic::Diagnostic;
use crate::edit::{Change, Original};
use crate::path::SitePath;
use crate::value::{Entry, Table, Value};

pub(super) use literal::{Literal, escaped, quoted};

/// The keys that are changed, as the program and as Chinese authors call them.
const CHINESE: [(&str, &str); 6] = [
    ("title", "标题"),
    ("date", "日期"),
    ("draft", "草稿"),
    ("category", "栏目"),
    ("slug", "网址名"),
    ("aliases", "旧网址"),
];

/// Why front matter cannot be changed.
#[derive(Debug)]
pub(super) enum Unchangeable {
    /// The file is in an encoding that is not written.
    Encoding,
    /// It has no front matter.
    NoHead,
    /// The front matter cannot be read.
    Broken(Vec<Diagnostic>),
    /// It is written in a way that cannot be changed line by line.
    Unusual,
}

/// A value that has changed: its key, what stood there, and what stands there now.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Changed {
    pub(super) key: String,
    pub(super) before: Option<String>,
    pub(super) after: String,
}

/// The front matter of a file that is being changed.
pub(super) struct Editing<'a> {
    path: &'a SitePath,
    original: Original,
    head: Head,
    changes: Vec<Change>,
    wanted: Vec<(&'static str, Literal)>,
}

impl<'a> Editing<'a> {
    pub(super) fn open(path: &'a SitePath, bytes: Vec<u8>) -> Result<Self, Unchangeable> {
        let original = Original::read(bytes).ok_or(Unchangeable::Encoding)?;
        let head = Head::read(path, original.text()).map_err(Unchangeable::Broken)?;
        let head = head.ok_or(Unchangeable::NoHead)?;
        Ok(Self { path, original, head, changes: Vec::new(), wanted: Vec::new() })
    }

    /// The entry of a key, by either name.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        entry(&self.head.table, key)
    }

    /// A key as its author wrote it.
    fn written_key(&self, entry: &Entry) -> String {
        let written = self.original.text().get(entry.key_range.clone()).unwrap_or(&entry.key);
        written.trim().trim_matches(['"', '\'']).to_owned()
    }

    /// A range without the white space at its end.
    fn without_end(&self, range: Range<usize>) -> Range<usize> {
        range.start..range.start + self.original.text()[range.clone()].trim_end().len()
    }

    /// Whether nothing stands behind a key.
    fn is_left_empty(&self, entry: &Entry) -> bool {
        self.head.format == HeadFormat::Yaml && self.without_end(entry.node.range.clone()).is_empty()
    }

    /// A value behind a key that has none: an empty value has no place of its own, but its key has.
    fn behind_key(&self, entry: &Entry, value: &str) -> Change {
        let end = entry.key_range.end;
        let behind = &self.original.text()[end..];
        let colon = behind.find([':', '：']).map_or(end, |at| at + end);
        let at = colon + self.original.text()[colon..].chars().next().map_or(0, char::len_utf8);
        Change { range: at..at, text: format!(" {value}") }
    }

    /// Sets a key: its value is replaced where it stands, or a line is added below the title.
    pub(super) fn set(&mut self, key: &'static str, value: Literal) -> Changed {
        let changed = match self.entry(key) {
            Some(found) if self.is_left_empty(found) => {
                let after = value.written_in(self.head.format);
                let change = self.behind_key(found, &after);
                let name = self.written_key(found);
                self.changes.push(change);
                Changed { key: name, before: Some(String::new()), after }
            }
            Some(found) => {
                let range = self.without_end(found.node.range.clone());
                let before = self.original.text()[range.clone()].to_owned();
                let name = self.written_key(found);
                // Jekyll says it the other way round.
                let after = match &value {
                    Literal::Bool(flag) if name == "published" => {
                        Literal::Bool(!flag).written_in(self.head.format)
                    }
                    value => value.in_place_of(&before, self.head.format),
                };
                self.changes.push(Change { range, text: after.clone() });
                Changed { key: name, before: Some(before), after }
            }
            None => self.add(key, &value),
        };
        self.wanted.push((key, value));
        changed
    }

    /// The file with all changes.
    pub(super) fn finish(self) -> Result<(Original, Vec<u8>), Unchangeable> {
        let bytes = self.original.with(&self.changes).ok_or(Unchangeable::Unusual)?;
        let again = Original::read(bytes).ok_or(Unchangeable::Encoding)?;
        let head = Head::read(self.path, again.text()).map_err(|_| Unchangeable::Unusual)?;
        let head = head.ok_or(Unchangeable::Unusual)?;
        let is_wanted = |(key, value): &(&str, Literal)| {
            entry(&head.table, key).is_some_and(|found| value.is_said_by(&found.node.value))
        };
        let rest = |table: &Table| {
            let mut table = table.clone();
            table.entries.retain(|entry| !self.wanted.iter().any(|(key, _)| is_key(&entry.key, key)));
            table
        };
        if self.wanted.iter().all(is_wanted) && same_table(&rest(&self.head.table), &rest(&head.table)) {
            Ok((self.original, again.bytes().to_vec()))
        } else {
            Err(Unchangeable::Unusual)
        }
    }

    /// Adds a line below the title, or as the first.
    fn add(&mut self, key: &'static str, value: &Literal) -> Changed {
        let source = self.original.text();
        let title = self.entry("title");
        let is_chinese = |entry: &Entry| CHINESE.iter().any(|(_, name)| self.written_key(entry) == *name);
        let is_chinese = self.head.table.entries.iter().any(is_chinese);
        let chinese = CHINESE.iter().find(|(name, _)| is_chinese && *name == key);
        let name = chinese.map_or(key, |(_, name)| name);
        let (at, indent) = match title {
            Some(title) => {
                let end = title.node.range.end.max(title.key_range.end);
                let line = source[..title.key_range.start].rfind('\n').map_or(0, |before| before + 1);
                let before = &source[line..title.key_range.start];
                let indent = &before[..before.len() - before.trim_start().len()];
                // A value of several lines may end with its last line end.
                let at = if source[..end].ends_with('\n') {
                    end
                } else {
                    source[end..].find('\n').map_or(self.head.inside.end, |next| end + next + 1)
                };
                (at.min(self.head.inside.end), indent)
            }
            None => (self.head.inside.start, ""),
        };
        let after = value.written_in(self.head.format);
        let assign = if self.head.format == HeadFormat::Toml { " = " } else { ": " };
        // A key of TOML is no Chinese word without quotes.
        let shown = if self.head.format == HeadFormat::Toml && !name.is_ascii() {
            format!("\"{name}\"")
        } else {
            name.to_owned()
        };
        self.changes.push(Change { range: at..at, text: format!("{indent}{shown}{assign}{after}\n") });
        Changed { key: name.to_owned(), before: None, after }
    }
}

/// Whether a written key is this one, by either name.
pub(super) fn is_key(written: &str, key: &str) -> bool {
    written == key || CHINESE.contains(&(key, written))
}

fn entry<'t>(table: &'t Table, key: &str) -> Option<&'t Entry> {
    table.entries.iter().find(|entry| is_key(&entry.key, key))
}

/// Whether two tables say the same, wherever it stands.
fn same_table(a: &Table, b: &Table) -> bool {
    let same = |(a, b): (&Entry, &Entry)| a.key == b.key && same_value(&a.node.value, &b.node.value);
    a.entries.len() == b.entries.len() && a.entries.iter().zip(&b.entries).all(same)
}

fn same_value(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Table(a), Value::Table(b)) => same_table(a, b),
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_value(&a.value, &b.value))
        }
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests;
