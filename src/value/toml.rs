//! TOML text → [`Table`], with every syntax error at its place.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Entry, Node, Table, Value};
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Span};
use crate::path::SitePath;

/// Reads `text`, which begins at byte `offset` of `file`. What could be understood beside the errors is
/// in the table all the same, so that the rest of the file is checked too.
pub fn parse_toml(text: &str, file: &SitePath, offset: usize) -> Diagnosed<Table> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let diagnostics = errors.iter().map(|error| syntax_error(error, text, file, offset)).collect();
    Diagnosed { value: convert_table(table.into_inner(), offset), diagnostics }
}

fn syntax_error(error: &toml::de::Error, text: &str, file: &SitePath, offset: usize) -> Diagnostic {
    let range = error.span().unwrap_or(0..0);
    let span = Span::new(file, range.start + offset..range.end + offset);
    let line = line_around(text, range.start);
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    if looks_like_date(value) {
        return Diagnostic::at(Code::BadDate, span).with("value", value);
    }
    if error.message().contains("duplicate key") {
        let key = text.get(range).unwrap_or_default();
        return Diagnostic::at(Code::DuplicateKey, span).with("key", key);
    }
    Diagnostic::at(Code::TomlSyntax, span).with("error", error.message())
}

fn line_around(text: &str, at: usize) -> &str {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    text[start..].lines().next().unwrap_or_default()
}

/// Whether an unquoted value was meant as a date, such as `2026-2-30`.
fn looks_like_date(value: &str) -> bool {
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && matches!(value.as_bytes().get(4), Some(b'-' | b'/' | b'.'))
}

fn convert_table(table: DeTable<'_>, offset: usize) -> Table {
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(key, value)| Entry {
            key_range: shift(key.span(), offset),
            key: key.into_inner().into_owned(),
            node: convert(value, offset),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_range.start);
    Table { entries }
}

fn convert(value: Spanned<DeValue<'_>>, offset: usize) -> Node {
    let range = shift(value.span(), offset);
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Value::Integer(number),
            // Too large for a number of ours: read as text, so that the reader names it as a wrong kind.
            Err(_) => Value::Text(number.to_string()),
        },
        DeValue::Float(number) => match number.as_str().parse() {
            Ok(number) => Value::Float(number),
            Err(_) => Value::Text(number.to_string()),
        },
        DeValue::Boolean(flag) => Value::Bool(flag),
        // What is left of a date that does not exist is empty; the parser has reported it.
        DeValue::Datetime(date) if date.to_string().is_empty() => Value::Null,
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(list) => Value::List(list.into_iter().map(|item| convert(item, offset)).collect()),
        DeValue::Table(table) => Value::Table(convert_table(table, offset)),
    };
    Node { range, value }
}

fn shift(range: Range<usize>, offset: usize) -> Range<usize> {
    range.start + offset..range.end + offset
}
