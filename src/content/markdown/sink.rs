//! HTML with holes, while it is written.
//!
//! A sink takes HTML and holes in order. Where the HTML still has to be cleaned as a whole it cannot be cut
//! yet: then the sink writes a hole as a private attribute that names it, and [`cut`](super::cut) finds it
//! again behind the cleaner.

use crate::escape::escape;
use std::fmt::Write as _;

use crate::content::{Piece, Reference};

/// Names a reference of [`Sink::references`] by its number.
pub(super) const REFERENCE: &str = "data-jianbao-ref";
/// Names the place of a raw tag in the text: `start-end`.
pub(super) const PLACE: &str = "data-jianbao-at";
/// What both begin with: no attribute of an author's may.
pub(super) const PRIVATE: &str = "data-jianbao";

/// Takes HTML and holes in order.
#[derive(Default)]
pub(super) struct Sink {
    /// The HTML behind the last piece.
    html: String,
    pieces: Vec<Piece>,
    /// Whether holes are written as private attributes.
    marked: bool,
    /// The references that marks name by their number.
    references: Vec<Reference>,
}

impl Sink {
    /// A sink for HTML that needs no cleaning.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// A sink for HTML that will be cleaned: [`Sink::take_marked`] hands it out.
    pub(super) fn marked() -> Self {
        Self { marked: true, ..Self::default() }
    }

    /// Takes HTML as it is.
    pub(super) fn html(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Takes text, or the value of an attribute in double quotes.
    pub(super) fn text(&mut self, text: &str) {
        escape(text, &mut self.html);
    }

    /// Takes a number.
    pub(super) fn number(&mut self, number: usize) {
        // Writing to a String cannot fail.
        let _ = write!(self.html, "{number}");
    }

    /// Leaves a hole for the value of an attribute, between its quotes.
    pub(super) fn link(&mut self, reference: Reference) {
        if self.marked {
            let number = self.references.len();
            self.references.push(reference);
            let _ = write!(self.html, "\" {REFERENCE}=\"{number}");
        } else {
            self.piece(Piece::Link(reference));
        }
    }

    /// Leaves a hole for the `src` of a picture and its size.
    pub(super) fn image(&mut self, reference: Reference, sized: bool) {
        if self.marked {
            self.html("src=\"");
            self.link(reference);
            self.html("\"");
        } else {
            self.piece(Piece::Image { reference, sized });
        }
    }

    /// Leaves a hole for the `srcset` of a picture. It comes from HTML only, which is cleaned before it is cut.
    pub(super) fn sources(&mut self, references: Vec<Reference>, descriptors: Vec<Box<str>>) {
        self.piece(Piece::Sources { references: references.into(), descriptors: descriptors.into() });
    }

    /// Leaves a hole for an id, between its quotes.
    pub(super) fn id(&mut self, id: &str) {
        if self.marked {
            self.text(id);
        } else {
            self.piece(Piece::Id(id.into()));
        }
    }

    fn piece(&mut self, piece: Piece) {
        self.flush();
        self.pieces.push(piece);
    }

    fn flush(&mut self) {
        if !self.html.is_empty() {
            // A copy of the right size; the buffer serves for the next piece.
            self.pieces.push(Piece::Html(self.html.as_str().into()));
            self.html.clear();
        }
    }

    /// Ends a piece here and counts the pieces so far.
    pub(super) fn split(&mut self) -> usize {
        self.flush();
        self.pieces.len()
    }

    /// The HTML so far, with its marks, and the references that they name; the sink is empty afterwards.
    pub(super) fn take_marked(&mut self) -> (String, Vec<Reference>) {
        (std::mem::take(&mut self.html), std::mem::take(&mut self.references))
    }

    /// All pieces.
    pub(super) fn finish(mut self) -> Vec<Piece> {
        self.flush();
        self.pieces.shrink_to_fit();
        self.pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(sink: &mut Sink) {
        sink.html("<a href=\"");
        sink.link(Reference { target: "x.md".into(), range: 3..7 });
        sink.html("\">");
        sink.text("1 < \"2\"");
        sink.html("</a>");
    }

    #[test]
    fn a_hole_is_a_piece_of_its_own() {
        let mut sink = Sink::new();
        fill(&mut sink);
        let pieces = sink.finish();
        assert_eq!(pieces.len(), 3);
        assert_eq!(pieces[2], Piece::Html("\">1 &lt; &quot;2&quot;</a>".into()));
    }

    #[test]
    fn before_cleaning_a_hole_is_a_private_attribute() {
        let mut sink = Sink::marked();
        fill(&mut sink);
        let (html, references) = sink.take_marked();
        assert_eq!(html, "<a href=\"\" data-jianbao-ref=\"0\">1 &lt; &quot;2&quot;</a>");
        assert_eq!(references[0].range, 3..7);
    }
}
