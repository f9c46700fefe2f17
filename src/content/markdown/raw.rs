//! The tree of a body → HTML with holes: the author's own HTML.

use std::ops::Range;

use comrak::nodes::{AstNode, NodeHtmlBlock, NodeValue, Sourcepos};

use super::clean;
use super::cut::{Marked, Origin, cut};
use super::render::Renderer;
use super::tokens::{Token, Tokens, decode};
use crate::diagnostic::Code;

/// What happens to raw HTML.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Raw {
    /// There are only comments, and they are left out.
    Drop,
    /// It stays as it is.
    Keep,
    /// All HTML goes through the cleaner in the end.
    Clean,
}

impl Renderer<'_> {
    pub(super) fn html_block<'t>(
        &mut self,
        node: &'t AstNode<'t>,
        block: &NodeHtmlBlock,
        position: Sourcepos,
    ) {
        let literal = block.literal.as_str();
        let is_of_body = node.parent().is_some_and(|parent| parent.parent().is_none());
        match find_more(block).filter(|_| is_of_body) {
            Some(mark) => {
                self.raw_html(literal, 0..mark.start, position);
                self.divide();
                self.behind_more(literal, mark.end, position);
            }
            None => self.raw_html(literal, 0..literal.len(), position),
        }
        self.words.pause();
    }

    /// Ends the part before `<!-- more -->`; only the first such mark counts.
    fn divide(&mut self) {
        if self.more.is_some() {
            return;
        }
        // Each part is cleaned on its own, so that each is whole: what the author left open ends here.
        self.clean();
        let sink = if self.raw == Raw::Clean { &mut self.cleaned } else { &mut self.sink };
        self.more = Some(sink.split());
        self.excerpt.end();
    }

    /// Writes what an author typed right behind the mark; text becomes a paragraph.
    fn behind_more(&mut self, literal: &str, begin: usize, position: Sourcepos) {
        let rest = &literal[begin..];
        if rest.contains('<') {
            self.raw_html(literal, begin..literal.len(), position);
        } else if !rest.trim().is_empty() {
            self.sink.html("<p>");
            self.sink.text(&decode(rest.trim()));
            self.sink.html("</p>\n");
            self.words.feed(rest);
        }
    }

    /// Writes the author's own HTML: a part of a literal that stands at `position`.
    pub(super) fn raw_html(&mut self, literal: &str, part: Range<usize>, position: Sourcepos) {
        let html = &literal[part.clone()];
        let lines = self.lines;
        let places = || lines.places(literal, position).of_part(part.start);
        match self.raw {
            Raw::Drop => {
                if html.trim_start().starts_with("<!--") && !html.trim_end().ends_with("-->") {
                    let start = lines.range(position).start;
                    self.report_removed("<!--", &(start..start));
                }
                return;
            }
            Raw::Keep => cut(html, Origin::Literal(lines, places()), &mut self.sink),
            Raw::Clean => {
                let places = places();
                let place = |range: &Range<usize>| lines.of_literal(&places, range);
                let mut kept = String::with_capacity(html.len());
                let removed = clean::filter(html, &mut self.open, place, &mut kept);
                self.sink.html(&kept);
                for (name, range) in removed {
                    self.report_removed(&name, &lines.of_literal(&places, &range));
                }
            }
        }
        for token in Tokens::new(html) {
            if let Token::Text(range) = token {
                self.words.feed(&decode(&html[range]));
            }
        }
    }

    /// Cleans what was written so far, if it has to be.
    pub(super) fn clean(&mut self) {
        if self.raw != Raw::Clean {
            return;
        }
        let (html, references) = self.sink.take_marked();
        let html = clean::sanitize(&html);
        let marked = Marked {
            lines: self.lines,
            references: &references,
            ids: &mut self.survey.ids,
            seen: &mut self.seen,
        };
        cut(&html, Origin::Marked(marked), &mut self.cleaned);
    }

    /// Says that HTML of a kind was taken away, unless it has been said.
    pub(super) fn report_removed(&mut self, kind: &str, range: &Range<usize>) {
        if self.removed.insert(kind.to_owned()) {
            self.report(Code::HtmlRemoved, range, "tag", kind);
        }
    }
}

/// Whether a body has a `<!-- more -->` that divides it.
pub(super) fn has_more<'a>(root: &'a AstNode<'a>) -> bool {
    root.children().any(|node| match &node.data().value {
        NodeValue::HtmlBlock(block) => find_more(block).is_some(),
        _ => false,
    })
}

/// Where `<!-- more -->` stands in a block of the body.
fn find_more(block: &NodeHtmlBlock) -> Option<Range<usize>> {
    // Within a block of other HTML the mark divides nothing: type 2 is a block that begins as a comment.
    if block.block_type != 2 {
        return None;
    }
    let literal = block.literal.as_str();
    let is_more = |comment: &Range<usize>| {
        let words = literal[comment.clone()].strip_prefix("<!--").and_then(|words| words.strip_suffix("-->"));
        words.is_some_and(|words| words.trim().eq_ignore_ascii_case("more"))
    };
    Tokens::new(literal).find_map(|token| match token {
        Token::Comment(range, true) if is_more(&range) => Some(range),
        _ => None,
    })
}
