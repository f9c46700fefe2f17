//! TOML text → [`Table`], with every syntax error at its place.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Entry, Node, Table, Value};
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Span};
use crate::path::SitePath;

/// Reads `text`, which begins at byte `offset` of `file`. What could be understood beside the errors is
/// in the table all the same, so that the rest of the file is checked too; a line with an error is told
/// once, and its value counts as given but empty.
pub(super) fn parse_toml(text: &str, file: &SitePath, offset: usize) -> Diagnosed<Table> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut diagnostics = Vec::new();
    let mut broken: Vec<Range<usize>> = Vec::new();
    for error in &errors {
        let at = error.span().unwrap_or(0..0).start;
        if !broken.iter().any(|line| line.contains(&at) || line.end == at) {
            broken.push(line_around(text, at));
            diagnostics.push(syntax_error(error, text, file, offset));
        }
    }
    Diagnosed { value: convert_table(table.into_inner(), &broken, offset), diagnostics }
}

fn syntax_error(error: &toml::de::Error, text: &str, file: &SitePath, offset: usize) -> Diagnostic {
    let range = error.span().unwrap_or(0..0);
    let span = Span::new(file, range.start + offset..range.end + offset);
    let line = line_around(text, range.start);
    let value = text[line.clone()].split_once('=').map_or("", |(_, value)| value.trim());
    if looks_like_date(value) {
        let report = Diagnostic::at(Code::BadDate, span).with("value", value);
        return if is_no_day(value) { report.with("reason", "day") } else { report };
    }
    if has_inner_quotes(value) {
        return Diagnostic::at(Code::TomlSyntax, span).with("error", INNER_QUOTES);
    }
    if value.starts_with(|c: char| c.is_alphabetic() && !c.is_ascii())
        || value.starts_with(['【', '［', '《'])
    {
        let from = offset + line.start + text[line.clone()].find(value).unwrap_or(0);
        let span = Span::new(file, from..from + value.len());
        return Diagnostic::at(Code::TomlSyntax, span).with("error", "string values must be quoted");
    }
    if let Some((at, found, wanted)) = wrong_mark(&text[line.clone()], '=') {
        let start = offset + line.start + at;
        let span = Span::new(file, start..start + found.len_utf8());
        return Diagnostic::at(Code::WrongMark, span).with("found", found).with("wanted", wanted);
    }
    if error.message().contains("duplicate key") {
        let key = text.get(range).unwrap_or_default();
        return Diagnostic::at(Code::DuplicateKey, span).with("key", key);
    }
    Diagnostic::at(Code::TomlSyntax, span).with("error", error.message())
}

/// What is wrong with `"关于"一网通办"的通知"`.
pub(super) const INNER_QUOTES: &str = "quotes within quotes";

/// Whether a value is a text in which its own quotes stand again.
pub(super) fn has_inner_quotes(value: &str) -> bool {
    let is_text = value.starts_with('"') && !value.starts_with("\"\"\"");
    let count = value.matches('"').count();
    is_text && !value.contains('\\') && (count > 2 || (count == 2 && !value.ends_with('"')))
}

/// The first mark of a line, outside straight quotes, that was typed in full width or is the other format's:
/// its place, itself and what is meant. `assign` is what stands between a key and its value.
pub(super) fn wrong_mark(line: &str, assign: char) -> Option<(usize, char, char)> {
    let mut in_text = false;
    let mut assigned = false;
    for (at, mark) in line.char_indices() {
        let wanted = match mark {
            '"' => {
                in_text = !in_text;
                continue;
            }
            _ if in_text => continue,
            '#' => return None,
            '＝' | '：' | ':' | '=' if !assigned => {
                assigned = true;
                if mark == assign {
                    continue;
                }
                assign
            }
            '：' => ':',
            '“' | '”' | '＂' => '"',
            '，' | '、' => ',',
            '【' | '［' => '[',
            '】' | '］' => ']',
            '｛' => '{',
            '｝' => '}',
            _ => continue,
        };
        return Some((at, mark, wanted));
    }
    // A text that was never closed, but for a quote of the wrong kind at its end.
    let end = line.trim_end();
    let last = end.chars().next_back().filter(|last| in_text && "“”＂".contains(*last))?;
    Some((end.len() - last.len_utf8(), last, '"'))
}

/// The line that the byte `at` stands in, without its end.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    start..end
}

/// Whether a value is written as TOML writes a date, of a day that no calendar has: `2026-02-30`.
fn is_no_day(value: &str) -> bool {
    let day = value.get(..10).filter(|day| has_shape(day, "0000-00-00"));
    day.is_some_and(|day| day.parse::<jiff::civil::Date>().is_err())
}

/// Whether a text begins with this shape: `0` is any digit, a space what stands between a date and a time.
pub(super) fn has_shape(text: &str, wanted: &str) -> bool {
    text.len() >= wanted.len()
        && text.bytes().zip(wanted.bytes()).all(|(byte, wanted)| match wanted {
            b'0' => byte.is_ascii_digit(),
            b' ' => b" Tt".contains(&byte),
            _ => byte == wanted,
        })
}

/// Whether an unquoted value was meant as a date, such as `2026-2-30`.
fn looks_like_date(value: &str) -> bool {
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &value[digits..];
    let has_two = ['-', '/', '.'].into_iter().any(|mark| rest.starts_with(mark) && rest[1..].contains(mark));
    match digits {
        4..=5 => rest.starts_with(['-', '/', '.', '年']),
        // A year without its century.
        1..=3 => has_two || rest.starts_with('年'),
        _ => false,
    }
}

fn convert_table(table: DeTable<'_>, broken: &[Range<usize>], offset: usize) -> Table {
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(key, value)| Entry {
            node: convert(value, &key.span(), broken, offset),
            key_range: shift(key.span(), offset),
            key: key.into_inner().into_owned(),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_range.start);
    Table { entries }
}

fn convert(value: Spanned<DeValue<'_>>, key: &Range<usize>, broken: &[Range<usize>], offset: usize) -> Node {
    let range = shift(value.span(), offset);
    let is_table = matches!(value.get_ref(), DeValue::Table(_));
    if !is_table && broken.iter().any(|line| line.contains(&key.start)) {
        return Node { range, value: Value::Broken };
    }
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
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(list) => {
            Value::List(list.into_iter().map(|item| convert(item, key, broken, offset)).collect())
        }
        DeValue::Table(table) => Value::Table(convert_table(table, broken, offset)),
    };
    Node { range, value }
}

fn shift(range: Range<usize>, offset: usize) -> Range<usize> {
    range.start + offset..range.end + offset
}
