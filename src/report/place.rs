//! Byte ranges → lines and columns.
//!
//! A file of its own because both printers need the same places, and because nothing here trusts a span:
//! the file may have changed, or been cut, between the stage that made the span and the printing.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::Lookup;
use crate::diagnostic::Span;
use crate::path::SitePath;

/// The texts that the diagnostics of one report speak of, each asked for once.
pub(super) struct Sources<'a> {
    lookup: &'a Lookup<'a>,
    known: RefCell<BTreeMap<SitePath, Option<Rc<Source>>>>,
}

impl<'a> Sources<'a> {
    pub(super) fn new(lookup: &'a Lookup<'a>) -> Self {
        Self { lookup, known: RefCell::default() }
    }

    /// The place that a span means; `None` for a file as a whole and for one that cannot be read.
    pub(super) fn place(&self, span: &Span) -> Option<Place> {
        if (span.start, span.end) == (0, 0) {
            return None;
        }
        let source = {
            let mut known = self.known.borrow_mut();
            let read = || (self.lookup)(&span.file).map(|text| Rc::new(Source::new(text)));
            known.entry(span.file.clone()).or_insert_with(read).clone()?
        };
        Some(source.place(span.start, span.end))
    }
}

/// A text with the beginnings of its lines.
struct Source {
    text: String,
    line_starts: Vec<usize>,
}

/// A place as a person finds it. Lines and columns count from 1, columns in characters.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
    /// The position just behind the last character.
    pub(super) end_line: usize,
    pub(super) end_column: usize,
    /// The first line, without its end.
    pub(super) excerpt: String,
    /// The bytes of `excerpt` that are meant.
    pub(super) range: Range<usize>,
}

impl Source {
    fn new(text: String) -> Self {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, line_starts }
    }

    fn place(&self, start: usize, end: usize) -> Place {
        let start = self.text.floor_char_boundary(start);
        let end = self.text.ceil_char_boundary(end).max(start);
        let (line, column) = self.position(start);
        let (end_line, end_column) = self.position(end);
        let line_start = self.line_start(line);
        let excerpt = self.text[line_start..].lines().next().unwrap_or_default().to_owned();
        let within = |at: usize| (at - line_start).min(excerpt.len());
        let range = within(start)..within(end);
        Place { line, column, end_line, end_column, excerpt, range }
    }

    /// Line and column of a byte that is the first of a character.
    fn position(&self, at: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|start| *start <= at);
        (line, self.text[self.line_start(line)..at].chars().count() + 1)
    }

    fn line_start(&self, line: usize) -> usize {
        self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place(text: &str, start: usize, end: usize) -> Place {
        Source::new(text.to_owned()).place(start, end)
    }

    #[test]
    fn columns_count_characters() {
        let place = place("一\n标题 = 5\n", "一\n标题 = ".len(), "一\n标题 = 5".len());
        assert_eq!((place.line, place.column, place.end_line, place.end_column), (2, 6, 2, 7));
        assert_eq!((place.excerpt.as_str(), place.range), ("标题 = 5", 9..10));
    }

    #[test]
    fn a_span_of_several_lines_marks_the_rest_of_the_first() {
        let place = place("甲乙\n丙丁\n", 3, 10);
        assert_eq!((place.line, place.column, place.end_line, place.end_column), (1, 2, 2, 2));
        assert_eq!((place.excerpt.as_str(), place.range), ("甲乙", 3..6));
    }

    #[test]
    fn a_span_beyond_the_end_means_the_end() {
        let place = place("甲", 70, 90);
        assert_eq!((place.line, place.column, place.range), (1, 2, 3..3));
    }

    proptest! {
        #[test]
        fn no_span_is_too_wild(text in "[甲\\n\\r\\ta]{0,12}", start in 0usize..50, end in 0usize..50) {
            let place = place(&text, start, end);
            prop_assert!(place.range.start <= place.range.end && place.range.end <= place.excerpt.len());
            prop_assert!(place.excerpt.is_char_boundary(place.range.start));
            prop_assert!(place.excerpt.is_char_boundary(place.range.end));
        }
    }
}
