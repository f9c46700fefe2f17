//! Lines of YAML that mean something else than was meant, or nothing, and how they should read.
//!
//! The parser says what it expected; what a person meant shows in the line. A file of its own because it knows
//! people's habits and nothing of YAML's grammar.

use std::ops::Range;

use super::toml::{INNER_QUOTES, has_inner_quotes};

/// A value begins with a sign that has a meaning of its own.
pub(super) const SIGN: &str = "unexpected character";
/// A text has a colon and a space in it.
const COLON: &str = "mapping values are not allowed";
/// A line goes on where the one before it ended.
const CONTINUED: &str = "a line that continues the one before";

/// What is wrong with a line.
pub(super) struct Slip {
    /// What to say: one of the fragments of foreign words that have words of ours.
    pub(super) error: &'static str,
    /// Where, in bytes of the text.
    pub(super) range: Range<usize>,
    /// The line as it should be.
    pub(super) line: Option<String>,
}

/// The line that the byte `at` stands in, without its end.
pub(super) fn line_at(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    start..text[start..].find('\n').map_or(text.len(), |newline| start + newline)
}

/// What was meant where the parser stumbled at the byte `at`.
pub(super) fn find(text: &str, at: usize, error: &str) -> Option<Slip> {
    let line = line_at(text, at);
    let parted = parts(&text[line.clone()]);
    let value_slip = parted.and_then(|(key, value, value_at)| {
        let range = line.start + value_at..line.start + value_at + value.len();
        let slip = |error| Slip { error, range: range.clone(), line: Some(quoted(key, value)) };
        if has_inner_quotes(value) {
            // Which quotes are inner ones shows only where those around the value are missing.
            let line = Some(curled(key, value)).filter(|_| !value.ends_with('"'));
            return Some(Slip { line, ..slip(INNER_QUOTES) });
        }
        let begins_oddly =
            value.starts_with(['*', '&', '!', '%', '@', '`', '>', '|', '?']) || value.starts_with("- ");
        if begins_oddly {
            return Some(slip(SIGN));
        }
        let is_plain = !value.starts_with(['"', '\'', '[', '{']);
        (is_plain && value.contains(": ")).then(|| slip(COLON))
    });
    value_slip.or_else(|| continued(text, at, error))
}

/// The line nearest before an error that has no key and no mark of a list, behind one that has a text.
fn continued(text: &str, at: usize, error: &str) -> Option<Slip> {
    if !["simple key", "did not find expected key", "':'"].iter().any(|part| error.contains(part)) {
        return None;
    }
    let is_continued = |line: &str| {
        let is_text = line.starts_with(|c: char| c.is_alphabetic() || "（《“〔【".contains(c));
        is_text && !line.contains([':', '：', '=', '＝'])
    };
    let mut line = line_at(text, at);
    loop {
        if is_continued(&text[line.clone()]) && line.start > 0 {
            return Some(Slip { error: CONTINUED, range: line, line: None });
        }
        // An error of the parser is at most the line behind its cause, or blank lines behind it.
        let is_blank = text[line.clone()].trim().is_empty();
        let before = line.start.checked_sub(1)?;
        if !is_blank && line_at(text, at).start != line.start {
            return None;
        }
        line = line_at(text, before);
    }
}

/// The key of a line, its value, and where that begins.
fn parts(line: &str) -> Option<(&str, &str, usize)> {
    let (key, value) = line.split_once(": ")?;
    let begin = line.len() - value.trim_start().len();
    let value = value.trim();
    (!value.is_empty()).then_some((key, value, begin))
}

/// The line with its value in quotes.
fn quoted(key: &str, value: &str) -> String {
    if value.contains(['"', '\\']) && !value.contains('\'') {
        format!("{key}: '{value}'")
    } else if value.contains(['"', '\\']) {
        curled(key, value)
    } else {
        format!("{key}: \"{value}\"")
    }
}

/// The line with its value in quotes, and Chinese ones in the place of those within.
fn curled(key: &str, value: &str) -> String {
    let mut is_open = false;
    let curl = |c: char| match c {
        '"' => {
            is_open = !is_open;
            if is_open { '“' } else { '”' }
        }
        '\\' => '/',
        c => c,
    };
    let text: String = value.chars().map(curl).collect();
    format!("{key}: \"{text}\"")
}

/// What a number sign cuts off the text that begins at the byte `at`, and the line as it should be. Behind a sign
/// and a space stands what is meant as a note.
pub(super) fn cut(text: &str, at: usize) -> Option<(Range<usize>, String)> {
    let line = line_at(text, at);
    let rest = &text[at..line.end];
    let cut = rest.find(" #").or_else(|| rest.find("\t#"))? + 1;
    let is_note = rest[cut + 1..].starts_with([' ', '\t', '#']) || rest[cut + 1..].trim().is_empty();
    // Before it stands the key, or nothing else of the line.
    let before = text[line.start..at].trim_end().strip_suffix(':')?;
    (!is_note).then(|| (at + cut..at + rest.trim_end().len(), quoted(before, rest.trim_end())))
}
