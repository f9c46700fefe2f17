//! The tree of a body → HTML with holes: footnotes and what refers to them.

use comrak::nodes::{AstNode, NodeFootnoteReference, NodeValue, Sourcepos};

use super::block::{Form, form};
use super::render::Renderer;
use crate::content::Reference;

impl Renderer<'_> {
    pub(super) fn enter_note(&mut self) {
        self.quiet += 1;
        if self.notes == 0 {
            self.sink.html("<section class=\"footnotes\" aria-label=\"");
            self.sink.text(self.wording.footnotes);
            self.sink.html("\"><ol>\n");
        }
        self.sink.html("<li id=\"");
        if let Some(note) = self.survey.notes.get(self.notes) {
            self.sink.id(&note.id);
        }
        self.sink.html("\">");
        self.notes += 1;
    }

    pub(super) fn leave_note<'t>(&mut self, node: &'t AstNode<'t>) {
        if !node.last_child().is_some_and(ends_note) {
            self.sink.html("<p>");
            self.way_back(node);
            self.sink.html("</p>");
        }
        self.sink.html("</li>\n");
        self.quiet -= 1;
    }

    /// Writes the links from a footnote to the places that refer to it.
    pub(super) fn way_back<'t>(&mut self, node: &'t AstNode<'t>) {
        let range = self.lines.reference_range(&self.lines.range(node.data().sourcepos));
        let number = self.notes;
        let Some(footnote) = self.survey.notes.get(number.wrapping_sub(1)) else { return };
        for (time, id) in &footnote.references {
            self.sink.html(" <a href=\"");
            self.sink.link(Reference { target: format!("#{id}").into(), range: range.clone() });
            self.sink.html("\" class=\"footnote-back\" aria-label=\"");
            self.sink.text(self.wording.back);
            self.sink.html(" ");
            self.sink.number(number);
            if *time > 1 {
                self.sink.html("-");
                self.sink.number(*time as usize);
            }
            self.sink.html("\">↩</a>");
        }
    }

    pub(super) fn note_reference(&mut self, reference: &NodeFootnoteReference, position: Sourcepos) {
        let range = self.lines.reference_range(&self.lines.range(position));
        let number = reference.ix as usize;
        let Some(note) = self.survey.notes.get(number.wrapping_sub(1)) else { return };
        let id = note.references.iter().find(|(time, _)| *time == reference.ref_num).map_or("", |(_, id)| id);
        self.at_start = false;
        self.words.pause();
        self.sink.html("<sup class=\"footnote-ref\"");
        // A link within a link is no HTML.
        if self.in_link {
            self.sink.html(" id=\"");
            self.sink.id(id);
            self.sink.html("\">");
            self.sink.number(number);
            self.sink.html("</sup>");
            return;
        }
        self.sink.html("><a href=\"");
        self.sink.link(Reference { target: format!("#{}", note.id).into(), range });
        self.sink.html("\" id=\"");
        self.sink.id(id);
        self.sink.html("\" aria-label=\"");
        self.sink.text(self.wording.footnote);
        self.sink.html(" ");
        self.sink.number(number);
        self.sink.html("\">");
        self.sink.number(number);
        self.sink.html("</a></sup>");
    }
}

/// Whether a node is the last paragraph of a footnote, where the way back is written.
pub(super) fn ends_note<'t>(node: &'t AstNode<'t>) -> bool {
    let in_note =
        node.parent().is_some_and(|parent| matches!(parent.data().value, NodeValue::FootnoteDefinition(_)));
    in_note
        && node.next_sibling().is_none()
        && matches!(node.data().value, NodeValue::Paragraph)
        && form(node) == Form::Plain
}
