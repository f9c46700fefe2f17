//! What must be known of a whole body before its first byte is written.
//!
//! Whether there is raw HTML decides how to write; and since an id that the author chose wins over one that
//! we make, all of those must be known first.

use comrak::nodes::{AstNode, NodeValue};

use super::id::{self, Ids};
use super::letters;
use super::tokens::{Token, Tokens, decode};
use crate::config::Naming;
use crate::content::Heading;

/// What a body holds.
#[derive(Default)]
pub(super) struct Survey {
    /// Whether there is raw HTML other than comments.
    pub(super) raw: bool,
    /// The headings in order, with their final ids.
    pub(super) outline: Vec<Heading>,
    /// The footnotes in order.
    pub(super) notes: Vec<Note>,
    /// All ids of the body.
    pub(super) ids: Ids,
}

/// The ids of a footnote.
#[derive(Default)]
pub(super) struct Note {
    /// The id of the note itself.
    pub(super) id: String,
    /// Which time the note is referred to, and the id of that place.
    pub(super) references: Vec<(u32, String)>,
}

/// The id of a page's main part, to which its skip link leads: part of the template contract.
const PAGE_ID: &str = "main";

/// Looks through a body. Takes `{#id}` off the headings that end with it.
pub(super) fn survey<'a>(root: &'a AstNode<'a>, naming: Naming) -> Survey {
    let mut survey = Survey::default();
    // The page around the body has this one; a heading called "Main" gets `main-1`.
    survey.ids.reserve(PAGE_ID);
    let mut explicit = Vec::new();
    let mut picture: Option<&AstNode<'_>> = None;
    for edge in root.traverse() {
        let (node, entering) = match edge {
            comrak::arena_tree::NodeEdge::Start(node) => (node, true),
            comrak::arena_tree::NodeEdge::End(node) => (node, false),
        };
        if let Some(outer) = picture {
            // What stands in a picture's description shows as plain text.
            if !entering && outer.same_node(node) {
                picture = None;
            }
            continue;
        }
        if !entering {
            continue;
        }
        match &node.data().value {
            NodeValue::Heading(heading) => {
                survey.outline.push(Heading { level: heading.level, id: "".into(), title: "".into() });
            }
            NodeValue::Image(_) => picture = Some(node),
            NodeValue::HtmlBlock(block) => survey.raw_html(&block.literal),
            NodeValue::HtmlInline(literal) => survey.raw_html(literal),
            NodeValue::FootnoteReference(reference) => survey.refer(reference.ix, reference.ref_num),
            _ => continue,
        }
        if let Some(heading) = survey.outline.get_mut(explicit.len()) {
            explicit.push(take_explicit(node));
            heading.title = plain_text(node).trim().into();
        }
    }
    survey.name_all(&explicit, naming);
    survey
}

impl Survey {
    fn raw_html(&mut self, literal: &str) {
        for token in Tokens::new(literal) {
            match token {
                Token::Comment(..) => {}
                Token::Text(range) if literal[range.clone()].trim().is_empty() => {}
                Token::Text(_) | Token::RawText(_) => self.raw = true,
                Token::Tag(tag) => {
                    self.raw = true;
                    let ids =
                        tag.attributes.iter().filter(|a| literal[a.name.clone()].eq_ignore_ascii_case("id"));
                    for value in ids.filter_map(|attribute| attribute.value.clone()) {
                        self.ids.reserve(&decode(&literal[value]));
                    }
                }
            }
        }
    }

    fn refer(&mut self, number: u32, time: u32) {
        let at = number.saturating_sub(1) as usize;
        if self.notes.len() <= at {
            self.notes.resize_with(at + 1, Note::default);
        }
        self.notes[at].references.push((time, String::new()));
    }

    /// Hands out the ids: first those that the author chose, last those that follow from a title.
    fn name_all(&mut self, explicit: &[Option<String>], naming: Naming) {
        for (heading, chosen) in self.outline.iter_mut().zip(explicit) {
            if let Some(chosen) = chosen {
                heading.id = self.ids.hand_out(chosen).into();
            }
        }
        for (number, note) in (1..).zip(&mut self.notes) {
            note.id = self.ids.hand_out(&format!("fn-{number}"));
            for (time, id) in &mut note.references {
                let wanted =
                    if *time > 1 { format!("fnref-{number}-{time}") } else { format!("fnref-{number}") };
                *id = self.ids.hand_out(&wanted);
            }
        }
        for (heading, chosen) in self.outline.iter_mut().zip(explicit) {
            if chosen.is_none() {
                heading.id = self.ids.hand_out(&id::of_title(&heading.title, naming)).into();
            }
        }
    }
}

/// Takes `{#id}` off the end of a heading.
fn take_explicit<'a>(heading: &'a AstNode<'a>) -> Option<String> {
    let last = heading.last_child()?;
    let mut data = last.data_mut();
    let text = data.value.text_mut()?;
    let (before, id) = id::explicit(text)?;
    let (before, id) = (before.to_owned(), id.to_owned());
    *text = before.into();
    Some(id)
}

/// The text below a node without its marks; a line end between wide characters is nothing, else a space.
pub(super) fn plain_text<'a>(node: &'a AstNode<'a>) -> String {
    let mut plain = String::new();
    let mut line_end = false;
    for node in node.descendants() {
        let data = node.data();
        let text: &str = match &data.value {
            NodeValue::Text(text) => text,
            NodeValue::Code(code) => &code.literal,
            NodeValue::SoftBreak => {
                line_end = true;
                continue;
            }
            NodeValue::LineBreak => " ",
            _ => continue,
        };
        if line_end && let Some(after) = text.chars().next() {
            line_end = false;
            if !plain.chars().next_back().is_some_and(|before| letters::joins(before, after)) {
                plain.push(' ');
            }
        }
        plain.push_str(text);
    }
    plain
}
