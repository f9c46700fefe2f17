//! Where a part of the tree stands in the file.
//!
//! comrak counts lines and byte columns from 1, a span counts bytes of the whole file. A file of its own
//! because comrak's positions are sometimes off (an end before its start, a column behind the line), and
//! everything that reads one must survive that.

use std::ops::Range;

use comrak::nodes::{LineColumn, Sourcepos};

/// The text of a body with the beginnings of its lines.
pub(super) struct Lines<'a> {
    text: &'a str,
    /// The byte in the file at which the text begins.
    offset: usize,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str, offset: usize) -> Self {
        // comrak ends a line at each of `\n`, `\r` and `\r\n`.
        let mut starts = Vec::with_capacity(1 + text.len() / 32);
        starts.push(0);
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        if text.contains('\r') {
            let behind = text.match_indices('\r').map(|(at, _)| at + 1);
            starts.extend(behind.filter(|at| text.as_bytes().get(*at) != Some(&b'\n')));
            starts.sort_unstable();
        }
        Self { text, offset, starts }
    }

    /// The bytes of the text that a position names: always within the text and between characters.
    pub(super) fn range(&self, position: Sourcepos) -> Range<usize> {
        let start = self.boundary(self.at(position.start));
        // The end names the last byte itself, so the range ends one further on.
        let end = self.boundary_after(self.at(position.end) + 1);
        start..end.max(start)
    }

    fn at(&self, place: LineColumn) -> usize {
        let line = place.line.saturating_sub(1).min(self.starts.len() - 1);
        (self.starts[line] + place.column.saturating_sub(1)).min(self.text.len())
    }

    fn boundary(&self, at: usize) -> usize {
        self.text.floor_char_boundary(at)
    }

    fn boundary_after(&self, at: usize) -> usize {
        self.text.ceil_char_boundary(at.min(self.text.len()))
    }

    /// The text of a range that [`Lines::range`] gave.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// The text as a whole.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// A range of the text as a range of the file.
    pub(super) fn in_file(&self, range: &Range<usize>) -> Range<usize> {
        range.start + self.offset..range.end + self.offset
    }

    /// As [`Lines::in_file`], in the width that a [`Reference`](crate::content::Reference) keeps.
    pub(super) fn reference_range(&self, range: &Range<usize>) -> Range<u32> {
        let range = self.in_file(range);
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        narrow(range.start)..narrow(range.end)
    }

    /// Where `part` stands last within `range`; the whole range if it stands there in other words.
    pub(super) fn find_last(&self, range: Range<usize>, part: &str) -> Range<usize> {
        match self.slice(range.clone()).rfind(part) {
            Some(at) if !part.is_empty() => range.start + at..range.start + at + part.len(),
            _ => range,
        }
    }

    /// The lines of a literal, each with the place in the text where it stands.
    ///
    /// The literal of a raw HTML node lacks what stood before its lines (`> `, the indent of a list), so
    /// each line is looked for in its own line of the text.
    pub(super) fn places(&self, literal: &str, position: Sourcepos) -> Places {
        let mut pairs = Vec::new();
        let mut at = 0;
        for (number, line) in literal.split('\n').enumerate() {
            let place = LineColumn { line: position.start.line + number, column: 1 };
            let start = self.at(place);
            let whole = self.text[self.boundary(start)..].split('\n').next().unwrap_or_default();
            let found = match number {
                0 => self.at(position.start).saturating_sub(start),
                _ if whole.ends_with(line) => whole.len() - line.len(),
                _ => whole.find(line).unwrap_or(0),
            };
            pairs.push((at, start + found));
            at += line.len() + 1;
        }
        Places { pairs, begin: 0 }
    }

    /// A range of a literal as a range of the text, by the places of its lines.
    pub(super) fn of_literal(&self, places: &Places, range: &Range<usize>) -> Range<usize> {
        let start = self.boundary(places.find(range.start).min(self.text.len()));
        let end = self.boundary_after(places.find(range.end));
        start..end.max(start)
    }
}

/// Where the lines of a literal stand in the text: pairs of both beginnings, in order.
pub(super) struct Places {
    pairs: Vec<(usize, usize)>,
    /// Where in the literal the part begins that is asked about.
    begin: usize,
}

impl Places {
    /// The places of the part of the literal from `begin` on.
    pub(super) fn of_part(self, begin: usize) -> Self {
        Self { begin, ..self }
    }

    fn find(&self, at: usize) -> usize {
        let at = at + self.begin;
        let next = self.pairs.partition_point(|(literal, _)| *literal <= at);
        match self.pairs.get(next.wrapping_sub(1)) {
            Some((literal, text)) => text + (at - literal),
            None => at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_ends_behind_the_last_character() {
        let lines = Lines::new("一二\n三四", 100);
        let range = lines.range((2, 1, 2, 4).into());
        assert_eq!(lines.slice(range.clone()), "三四");
        assert_eq!(lines.in_file(&range), 107..113);
    }

    #[test]
    fn an_impossible_position_is_bent_into_the_text() {
        let lines = Lines::new("一", 0);
        for position in [(0, 0, 0, 0), (9, 9, 1, 1), (1, 2, 1, 1), (1, 2, 7, 0)] {
            let range = lines.range(position.into());
            assert!(lines.text().get(range).is_some(), "{position:?}");
        }
    }

    #[test]
    fn a_literal_without_its_indent_finds_its_lines() {
        let text = "> <div\n> id=a>\n";
        let lines = Lines::new(text, 0);
        let literal = "<div\nid=a>";
        let places = lines.places(literal, (1, 3, 2, 7).into());
        let at = literal.find("id").unwrap();
        assert_eq!(lines.slice(lines.of_literal(&places, &(at..at + 4))), "id=a");
    }
}
