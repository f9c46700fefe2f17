//! Mistakes that show only in the finished text: marks that were meant to be Markdown and are not.
//!
//! The parser takes such marks for text without a word, so they are looked for in the text, and then in
//! the source: a mark that the author escaped is there with its backslash and is meant as it stands.

use std::ops::Range;

use super::lines::Lines;

/// The most characters of the text that a message shows.
const SHOWN: usize = 40;

/// A mistake: what to show, and where it stands in the text of the body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

/// The first emphasis marks (`**`, `__`, or three) that stay visible in a text at `range`: from the first
/// to the next of the same kind, if there is one.
pub(super) fn literal_emphasis(text: &str, range: &Range<usize>, lines: &Lines<'_>) -> Option<Found> {
    runs(text)?;
    let source = lines.slice(range.clone());
    let first = runs(source)?;
    let mark = source.as_bytes()[first.start];
    let rest = &source[first.end..];
    let second = next_run(rest, |byte| byte == mark).map(|run| run.end);
    let end =
        first.end + second.unwrap_or_else(|| rest.char_indices().nth(12).map_or(rest.len(), |(at, _)| at));
    let text = source[first.start..end].chars().take(SHOWN).collect();
    let end = if second.is_some() { end } else { first.end };
    Some(Found { text, range: range.start + first.start..range.start + end })
}

fn runs(text: &str) -> Option<Range<usize>> {
    next_run(text, |byte| byte == b'*' || byte == b'_')
}

/// The first run of two or three marks that is neither escaped nor a part of a word.
///
/// Four and more are a blank to fill in (`____`) or a masked number (`138****1234`).
fn next_run(text: &str, wanted: impl Fn(u8) -> bool) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(mark) = bytes.get(at).copied() {
        if mark == b'\\' {
            at += 2;
            continue;
        }
        if !wanted(mark) {
            at += 1;
            continue;
        }
        let length = bytes[at..].iter().take_while(|byte| **byte == mark).count();
        let run = at..at + length;
        let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let inside_word = mark == b'_'
            && letter(run.start.checked_sub(1).and_then(|at| bytes.get(at)))
            && letter(bytes.get(run.end));
        if (2..=3).contains(&length) && !inside_word {
            return Some(run);
        }
        at = run.end;
    }
    None
}

/// The references to footnotes that a text at `range` still shows: their name and place.
pub(super) fn missing_footnotes(text: &str, range: &Range<usize>, lines: &Lines<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    if !text.contains("[^") {
        return found;
    }
    let source = lines.slice(range.clone());
    let mut at = 0;
    while let Some(open) = source[at..].find("[^").map(|open| at + open) {
        at = open + 2;
        // A bound, so that a text of nothing but `[^` is read once.
        let Some(length) = source[at..].bytes().take(4 * SHOWN).position(|byte| byte == b']') else {
            continue;
        };
        let name = &source[at..at + length];
        let escaped = source[..open].ends_with('\\');
        if !escaped && !name.is_empty() && name.chars().count() <= SHOWN && !name.contains([' ', '[', '^']) {
            let range = range.start + open..range.start + at + length + 1;
            found.push(Found { text: name.to_owned(), range });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn emphasis(text: &str) -> Option<Found> {
        literal_emphasis(text, &(0..text.len()), &Lines::new(text, 0))
    }

    #[test]
    fn marks_that_stay_visible_are_found() {
        assert_eq!(emphasis("见__标题：__正文"), Some(Found { text: "__标题：__".into(), range: 3..16 }));
        assert_eq!(emphasis("** 重点"), Some(Found { text: "** 重点".into(), range: 0..2 }));
    }

    #[test]
    fn blanks_masks_names_and_escapes_are_meant() {
        for text in ["姓名：____", "138****1234", "a__b__c", "2 * 3 _ 4", r"\*\*", r"\__"] {
            assert_eq!(emphasis(text), None, "{text}");
        }
    }

    #[test]
    fn a_footnote_without_a_note_is_found_by_name() {
        let text = r"一[^a]二\[^b]三[^]四[^c";
        let found = missing_footnotes(text, &(0..text.len()), &Lines::new(text, 0));
        assert_eq!(found, [Found { text: "a".into(), range: 3..7 }]);
    }
}
