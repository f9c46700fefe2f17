//! Reading a [`Table`] key by key: what is of the wrong kind or unknown is reported, all at once.

mod unknown;

use std::collections::BTreeMap;

use super::{Entry, Node, Table, Value};
use crate::diagnostic::{Code, Diagnostic, Span, did_you_mean};
use crate::path::SitePath;

use unknown::guard;
pub use unknown::{Unknown, keeps_back};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// A table being read. Every accessor gives `None` both for a missing key and for a wrong value, which is
/// then in the diagnostics.
pub struct Fields<'a> {
    table: &'a Table,
    file: &'a SitePath,
    /// The path of this table in the file, with a final dot: `markdown.`.
    prefix: String,
    asked: Vec<&'a str>,
    /// Other names, such as Chinese ones, for keys that are asked for.
    names: &'static [(&'static str, &'static str)],
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// Begins to read a table of `file`; `prefix` is the path of the table (`""` for the file itself).
    pub fn new(
        table: &'a Table,
        file: &'a SitePath,
        prefix: &str,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        let prefix = if prefix.is_empty() { String::new() } else { format!("{prefix}.") };
        Self { table, file, prefix, asked: Vec::new(), names: &[], diagnostics }
    }

    /// Lets a mistyped key be taken for one of these other names too.
    pub fn also_known_as(&mut self, names: &'static [(&'static str, &'static str)]) {
        self.names = names;
    }

    /// The entry of a key, whatever its kind. A YAML `null` and what could not be read count as missing.
    pub fn entry(&mut self, key: &'a str) -> Option<&'a Entry> {
        self.asked.push(key);
        #[cfg(test)]
        asked::note(format!("{}{key}", self.prefix));
        self.table.get(key).filter(|entry| !matches!(entry.node.value, Value::Null | Value::Broken))
    }

    /// A text. A number is taken as its digits: `doc_no = 3` and a title `2026` are texts to a person.
    pub fn text(&mut self, key: &'static str) -> Option<Found<String>> {
        let entry = self.entry(key)?;
        match &entry.node.value {
            Value::Text(text) => Some(self.found(text.clone(), &entry.node)),
            Value::Integer(number) => Some(self.found(number.to_string(), &entry.node)),
            _ => self.wrong(entry, "text"),
        }
    }

    /// A text that has to be there and to say something; `place` is where one that is not there is told.
    pub fn required(&mut self, key: &'static str, place: Span) -> Option<Found<String>> {
        let found = self.text(key);
        if self.table.get(key).is_none() {
            self.report(Diagnostic::at(Code::MissingKey, place).with("key", key));
        }
        let found = found?;
        if found.value.trim().is_empty() {
            let report = Diagnostic::at(Code::MissingKey, found.span).with("key", key);
            self.report(report.with("reason", "empty"));
            return None;
        }
        Some(found)
    }

    /// A value that is looked at before it is read.
    pub fn peek(&self, key: &str) -> Option<&'a Value> {
        self.table.get(key).map(|entry| &entry.node.value)
    }

    /// A truth value.
    pub fn flag(&mut self, key: &'static str) -> Option<Found<bool>> {
        let entry = self.entry(key)?;
        match &entry.node.value {
            Value::Bool(flag) => Some(self.found(*flag, &entry.node)),
            Value::Text(word) if ["是", "否"].contains(&word.as_str()) => {
                Some(self.found(word == "是", &entry.node))
            }
            _ => self.wrong(entry, "bool"),
        }
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'static str) -> Option<Found<i64>> {
        let entry = self.entry(key)?;
        match entry.node.value {
            Value::Integer(number) => Some(self.found(number, &entry.node)),
            _ => self.wrong(entry, "integer"),
        }
    }

    /// A whole number from nought up.
    pub fn count(&mut self, key: &'static str) -> Option<Found<usize>> {
        let entry = self.entry(key)?;
        match &entry.node.value {
            Value::Integer(number) if *number >= 0 => {
                let count = usize::try_from(*number).unwrap_or(usize::MAX);
                Some(self.found(count, &entry.node))
            }
            Value::Integer(_) => {
                self.report_kind(&entry.key, &entry.node, "count", "negative");
                None
            }
            _ => self.wrong(entry, "count"),
        }
    }

    /// The text of a date, as TOML date or as text; `date` gives it a meaning.
    pub fn date_text(&mut self, key: &'static str) -> Option<Found<String>> {
        let entry = self.entry(key)?;
        match &entry.node.value {
            Value::Text(text) | Value::Date(text) => Some(self.found(text.clone(), &entry.node)),
            _ => self.wrong(entry, "date"),
        }
    }

    /// A list of texts; a single text is a list of one.
    pub fn texts(&mut self, key: &'a str) -> Vec<Found<String>> {
        let Some(entry) = self.entry(key) else { return Vec::new() };
        let single = std::slice::from_ref(&entry.node);
        let items = if let Value::List(items) = &entry.node.value { items.as_slice() } else { single };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match &item.value {
                Value::Text(text) => texts.push(self.found(text.clone(), item)),
                Value::Integer(number) => texts.push(self.found(number.to_string(), item)),
                _ => {
                    self.report_wrong(&entry.key, item, "texts");
                }
            }
        }
        texts
    }

    /// One of several words.
    pub fn choice<T: Copy>(&mut self, key: &'static str, allowed: &[(&'static str, T)]) -> Option<T> {
        let word = self.text(key)?;
        self.chosen(key, word, allowed)
    }

    /// Any of several words, as a list or alone.
    pub fn choices<T: Copy>(&mut self, key: &'static str, allowed: &[(&'static str, T)]) -> Vec<T> {
        self.texts(key).into_iter().filter_map(|word| self.chosen(key, word, allowed)).collect()
    }

    fn chosen<T: Copy>(
        &mut self,
        key: &'static str,
        word: Found<String>,
        allowed: &[(&'static str, T)],
    ) -> Option<T> {
        if let Some((_, value)) = allowed.iter().find(|(name, _)| *name == word.value) {
            return Some(*value);
        }
        let names: Vec<&str> = allowed.iter().map(|(name, _)| *name).collect();
        let close = did_you_mean(&word.value, names.iter().copied());
        self.report(
            Diagnostic::at(Code::NotAllowed, word.span)
                .with("key", format!("{}{key}", self.prefix))
                .with("value", word.value)
                .with("allowed", names.join(", "))
                .suggest(close),
        );
        None
    }

    /// The texts of a table whose keys are the author's own, such as names.
    pub fn text_entries(&mut self, table: &Table) -> BTreeMap<String, Found<String>> {
        let mut texts = BTreeMap::new();
        for entry in &table.entries {
            if let Value::Text(text) = &entry.node.value {
                texts.insert(entry.key.clone(), self.found(text.clone(), &entry.node));
            } else {
                self.wrong::<()>(entry, "text");
            }
        }
        texts
    }

    /// Reports that `key` is missing in a table of a list.
    pub fn missing(&mut self, table: &Node, key: &'static str) {
        let span = Span::new(self.file, table.range.clone());
        self.diagnostics.push(Diagnostic::at(Code::MissingKey, span).with("key", key));
    }

    /// A table within this one.
    pub fn table(&mut self, key: &'static str) -> Option<&'a Table> {
        let entry = self.entry(key)?;
        match &entry.node.value {
            Value::Table(table) => Some(table),
            _ => self.wrong(entry, "table"),
        }
    }

    /// Reports keys that keep a post back and have no value: `draft:` says that somebody meant something.
    pub fn refuse_empty_guards(&mut self) {
        let table = self.table;
        for entry in table.entries.iter().filter(|entry| entry.node.value == Value::Null) {
            if let Some(expected) = guard(&entry.key) {
                self.report_wrong(&entry.key, &entry.node, expected);
            }
        }
    }

    /// Reports a key that means something elsewhere and nothing here.
    pub fn refuse(&mut self, key: &'a str, code: Code) {
        self.asked.push(key);
        if let Some(entry) = self.table.get(key) {
            let span = Span::new(self.file, entry.key_range.clone());
            self.diagnostics.push(Diagnostic::at(code, span).with("key", key));
        }
    }

    /// A table whose keys are the author's own. One that keeps a post back does nothing there, and is
    /// reported.
    pub fn free_table(&mut self, key: &'static str) -> Table {
        let Some(table) = self.table(key) else { return Table::default() };
        for entry in table.entries.iter().filter(|entry| guard(&entry.key).is_some()) {
            let span = Span::new(self.file, entry.key_range.clone());
            self.diagnostics.push(Diagnostic::at(Code::KeyMisplaced, span).with("key", &entry.key));
        }
        table.clone()
    }

    /// A list of tables, each below its name in double brackets.
    pub fn tables(&mut self, key: &'static str) -> Option<&'a [Node]> {
        let entry = self.entry(key)?;
        match &entry.node.value {
            Value::List(list) => Some(list),
            _ => self.wrong(entry, "tables"),
        }
    }

    /// The place of a value.
    pub fn span(&self, node: &Node) -> Span {
        Span::new(self.file, node.range.clone())
    }

    /// Adds a diagnostic about this table.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The diagnostics so far, for reading a table within this one.
    pub fn diagnostics(&mut self) -> &mut Vec<Diagnostic> {
        self.diagnostics
    }

    /// The file that is being read.
    pub fn file(&self) -> &'a SitePath {
        self.file
    }

    /// Reports an entry whose value is none of `expected` (the id of a kind in the message tables).
    pub fn wrong<T>(&mut self, entry: &Entry, expected: &'static str) -> Option<T> {
        self.report_wrong(&entry.key, &entry.node, expected);
        None
    }

    /// Reports an item of the list under `key` that is none of `expected`.
    pub fn wrong_item(&mut self, key: &str, item: &Node, expected: &'static str) {
        self.report_wrong(key, item, expected);
    }

    fn report_wrong(&mut self, key: &str, node: &Node, expected: &'static str) {
        // A number that no program counts with was kept as its digits.
        let is_number = matches!(expected, "count" | "integer");
        let is_huge = matches!(&node.value, Value::Text(text) if is_number && is_huge(text));
        self.report_kind(key, node, expected, if is_huge { "huge" } else { node.value.kind() });
    }

    fn report_kind(&mut self, key: &str, node: &Node, expected: &'static str, found: &'static str) {
        let span = Span::new(self.file, node.range.clone());
        self.diagnostics.push(
            Diagnostic::at(Code::WrongType, span)
                .with("key", format!("{}{key}", self.prefix))
                .with("expected", expected)
                .with("found", found),
        );
    }

    fn found<T>(&self, value: T, node: &Node) -> Found<T> {
        Found { value, span: Span::new(self.file, node.range.clone()) }
    }

    /// Whether somebody has asked for a key.
    pub fn has_asked(&self, key: &str) -> bool {
        self.asked.contains(&key)
    }

    /// The entries that nobody has asked for so far, but for those that keep a post back: their place is not
    /// beside the point.
    pub fn unknown(&self) -> impl Iterator<Item = &'a Entry> + use<'_, 'a> {
        let is_unknown =
            |entry: &&Entry| !self.asked.contains(&entry.key.as_str()) && guard(&entry.key).is_none();
        self.table.entries.iter().filter(is_unknown)
    }
}

/// Whether a text is a whole number of more digits than fit into one.
fn is_huge(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<i64>().is_err()
}

/// Which keys were asked for, so that a test sees a key that nobody has explained.
#[cfg(test)]
pub(crate) mod asked {
    use std::cell::RefCell;
    use std::collections::BTreeSet;

    thread_local! {
        static ASKED: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
    }

    pub(super) fn note(key: String) {
        ASKED.with_borrow_mut(|asked| asked.insert(key));
    }

    /// The keys that this thread asked for since the last time, each with the path of its table.
    pub(crate) fn take() -> BTreeSet<String> {
        ASKED.take()
    }
}
