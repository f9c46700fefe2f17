//! The tree of a body → HTML with holes: what stands within a line.

use std::ops::Range;

use comrak::nodes::{Ast, AstNode, NodeLink, NodeValue, Sourcepos};

use super::render::Renderer;
use super::survey::plain_text;
use super::{address, checks, foreign, letters, markup};
use crate::content::Reference;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::escape::find_ascii;

impl Renderer<'_> {
    /// Writes what stands before the children of an inline node; whether they are to be visited.
    pub(super) fn enter_inline<'t>(&mut self, node: &'t AstNode<'t>, data: &Ast) -> bool {
        match &data.value {
            NodeValue::Text(text) => self.text(text, data.sourcepos),
            NodeValue::Code(code) => {
                self.sink.html("<code>");
                self.sink.text(&code.literal);
                self.sink.html("</code>");
                self.at_start = false;
                self.last = code.literal.chars().next_back();
                self.words.pause();
            }
            NodeValue::SoftBreak => self.soft_break(node),
            NodeValue::LineBreak => self.line_break(),
            NodeValue::Emph => self.mark(data, "*", "<em>"),
            NodeValue::Strong => {
                if self.at_start && self.quiet == 0 {
                    self.excerpt.begin_bold();
                }
                self.mark(data, "**", "<strong>");
            }
            NodeValue::Strikethrough if self.is_range(data) => self.sink.html("~"),
            NodeValue::Strikethrough => self.wrap("<del>"),
            NodeValue::Link(link) => {
                self.check_empty(&link.url, node.first_child().is_none(), data.sourcepos);
                if let Some(found) =
                    markup::wide_picture(&link.url, &self.lines.range(data.sourcepos), self.lines)
                {
                    self.report_markup(&found);
                }
                self.enter_link(link, data.sourcepos);
            }
            NodeValue::Image(image) => {
                self.check_empty(&image.url, false, data.sourcepos);
                self.image(node, image, data.sourcepos);
                return false;
            }
            NodeValue::FootnoteReference(reference) => self.note_reference(reference, data.sourcepos),
            NodeValue::HtmlInline(literal) => {
                self.raw_html(literal, 0..literal.len(), data.sourcepos);
                let start = literal.get(..3).unwrap_or_default().to_ascii_lowercase();
                match start.as_str() {
                    "<a " | "<a\n" | "<a>" => self.in_link = true,
                    "</a" => self.in_link = false,
                    "<br" => self.last = None,
                    _ => {}
                }
            }
            _ => {}
        }
        true
    }

    /// Writes what stands behind the children of an inline node.
    pub(super) fn leave_inline<'t>(&mut self, _node: &'t AstNode<'t>, data: &Ast) {
        match &data.value {
            NodeValue::Emph => self.unmark(data, "*", "</em>"),
            NodeValue::Strong => {
                self.excerpt.end_bold();
                self.unmark(data, "**", "</strong>");
            }
            NodeValue::Strikethrough if self.is_range(data) => self.sink.html("~"),
            NodeValue::Strikethrough => self.unwrap("</del>"),
            NodeValue::Link(link) if address::dangerous(&link.url).is_none() => {
                self.sink.html("</a>");
                self.in_link = false;
            }
            _ => {}
        }
    }

    fn mark(&mut self, data: &Ast, mark: &str, tag: &str) {
        if self.is_mask(data) { self.sink.html(mark) } else { self.wrap(tag) }
    }

    fn unmark(&mut self, data: &Ast, mark: &str, tag: &str) {
        if self.is_mask(data) { self.sink.html(mark) } else { self.unwrap(tag) }
    }

    /// Whether `~` stands alone, as in `3~5天`: that is a range, and only `~~` strikes out.
    fn is_range(&self, data: &Ast) -> bool {
        !self.lines.slice(self.lines.range(data.sourcepos)).starts_with("~~")
    }

    /// Whether the asterisks are a masked number, as in `138****1234`, two of which Markdown would take for
    /// emphasis of all between them.
    fn is_mask(&self, data: &Ast) -> bool {
        const LONGEST: usize = 32;
        let (text, at) = (self.lines.text().as_bytes(), self.lines.range(data.sourcepos).start);
        let star = |byte: &&u8| **byte == b'*';
        let before = text[..at].iter().rev().take(LONGEST).take_while(star).count();
        let behind = text[at..].iter().take(LONGEST).take_while(star).count();
        let digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(u8::is_ascii_digit);
        before + behind >= 3 && digit((at - before).checked_sub(1)) && digit(Some(at + behind))
    }

    fn text(&mut self, literal: &str, position: Sourcepos) {
        let text = if self.at_start { literal.trim_start() } else { literal };
        if text.is_empty() {
            return;
        }
        self.at_start = false;
        self.check(literal, position);
        self.words.feed(text);
        if self.quiet == 0 && self.excerpt.is_open() {
            self.excerpt.feed(text);
        }
        self.last = text.chars().next_back();
        if self.in_link || !text.contains("://") {
            self.sink.text(text);
        } else {
            self.text_with_addresses(text, position);
        }
    }

    /// Tells of a link that leads nowhere, or that no reader can see.
    fn check_empty(&mut self, url: &str, has_no_text: bool, position: Sourcepos) {
        if url.trim().is_empty() || has_no_text {
            let range = self.lines.range(position);
            let text = self.lines.slice(range.clone());
            self.report(Code::EmptyLink, &range, "text", text);
        }
    }

    /// Looks for marks that were meant to be Markdown, or meant something in another system.
    fn check(&mut self, literal: &str, position: Sourcepos) {
        if literal.contains('{') {
            for tag in foreign::tags(literal) {
                let range = self.lines.range(position);
                self.report(Code::TemplateTag, &range, "names", &tag);
            }
        }
        let begins_line = position.start.column == 1;
        if markup::is_suspect(literal, begins_line) {
            let range = self.lines.range(position);
            if let Some(found) = markup::literal(begins_line, &range, self.lines) {
                self.report_markup(&found);
            }
        }
        if self.wide_marks
            && let Some(found) = markup::wide(&self.lines.range(position), self.lines)
        {
            self.report_markup(&found);
        }
        // Of `**`, `__` and `[^`.
        if find_ascii(literal, |byte| matches!(byte, b'*' | b'_' | b'^')).is_none() {
            return;
        }
        let range = self.lines.range(position);
        if let Some(found) = checks::literal_emphasis(literal, &range, self.lines) {
            self.report(Code::LiteralEmphasis, &found.range, "text", &found.text);
        }
        for found in checks::missing_footnotes(literal, &range, self.lines) {
            self.report(Code::FootnoteMissing, &found.range, "name", &found.text);
        }
    }

    fn report_markup(&mut self, found: &markup::Found) {
        let span = Span::new(self.file, self.lines.in_file(&found.range));
        let report = Diagnostic::at(Code::LiteralMarkup, span).with("text", &found.text);
        self.diagnostics.push(report.with("kind", found.kind.id()));
    }

    /// Writes a text in which web addresses become links.
    fn text_with_addresses(&mut self, text: &str, position: Sourcepos) {
        let mut source = self.lines.range(position);
        let mut copied = 0;
        let mut from = 0;
        while let Some(at) = text[from..].find("http").map(|at| from + at) {
            from = at + "http".len();
            let in_word = text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
            let Some(length) = address::web(&text[at..]).filter(|_| !in_word) else { continue };
            let url = &text[at..at + length];
            let range = match self.lines.slice(source.clone()).find(url) {
                Some(found) => source.start + found..source.start + found + url.len(),
                None => source.clone(),
            };
            source.start = if range == source { source.start } else { range.end };
            self.sink.text(&text[copied..at]);
            self.sink.html("<a href=\"");
            self.sink.link(Reference { target: url.into(), range: self.lines.reference_range(&range) });
            self.sink.html("\">");
            self.sink.text(url);
            self.sink.html("</a>");
            copied = at + length;
            from = copied;
        }
        self.sink.text(&text[copied..]);
    }

    fn soft_break<'t>(&mut self, node: &'t AstNode<'t>) {
        if self.keeps_lines {
            return self.line_break();
        }
        let joined = self.last.is_some_and(|before| match following(node) {
            Following::Character(after) => letters::joins(before, after),
            Following::Note => letters::is_wide(before),
            Following::Other => false,
        });
        if joined {
            return;
        }
        self.sink.html("\n");
        self.last = Some('\n');
        self.words.pause();
        if self.quiet == 0 {
            self.excerpt.pause();
        }
    }

    fn line_break(&mut self) {
        self.sink.html("<br>\n");
        self.last = None;
        self.words.pause();
        self.excerpt.pause();
    }

    fn enter_link(&mut self, link: &NodeLink, position: Sourcepos) {
        let range = self.lines.range(position);
        if self.refuse(&link.url, &range) {
            return;
        }
        self.sink.html("<a href=\"");
        let reference = self.reference_to(&link.url, range);
        self.sink.link(reference);
        self.sink.html("\"");
        self.title(&link.title);
        self.sink.html(">");
        self.in_link = true;
    }

    /// Whether an address may not be linked; says so.
    fn refuse(&mut self, url: &str, range: &Range<usize>) -> bool {
        let Some(scheme) = address::dangerous(url) else { return false };
        self.report_removed(&format!("{scheme}:"), range);
        true
    }

    fn reference_to(&self, url: &str, range: Range<usize>) -> Reference {
        let place = self.lines.find_last(range, url);
        Reference { target: address::target(url), range: self.lines.reference_range(&place) }
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.sink.html(" title=\"");
            self.sink.text(title);
            self.sink.html("\"");
        }
    }

    fn image<'t>(&mut self, node: &'t AstNode<'t>, image: &NodeLink, position: Sourcepos) {
        let alt = plain_text(node);
        let range = self.lines.range(position);
        self.at_start = false;
        self.last = None;
        self.words.pause();
        if self.refuse(&image.url, &range) {
            self.sink.text(&alt);
            return;
        }
        let alone = node.parent().is_some_and(|parent| {
            matches!(parent.data().value, NodeValue::Paragraph)
                && node.previous_sibling().is_none()
                && node.next_sibling().is_none()
        });
        self.sink.html("<img ");
        let reference = self.reference_to(&image.url, range);
        self.sink.image(reference, false);
        self.sink.html(" alt=\"");
        self.sink.text(&alt);
        self.sink.html("\"");
        // Alone, the title is the caption.
        if !alone {
            self.title(&image.title);
        }
        self.sink.html(" loading=\"lazy\" decoding=\"async\">");
    }
}

/// Whether a node is a picture that may be shown.
pub(super) fn is_picture<'t>(node: &'t AstNode<'t>) -> bool {
    matches!(&node.data().value, NodeValue::Image(image) if address::dangerous(&image.url).is_none())
}

/// What follows a line end.
enum Following {
    Character(char),
    /// The number of a footnote, which takes no space before it.
    Note,
    Other,
}

/// The next thing that shows behind a node, across the ends and beginnings of inline tags.
fn following<'t>(node: &'t AstNode<'t>) -> Following {
    let mut at = node;
    loop {
        at = loop {
            if let Some(next) = at.next_sibling() {
                break next;
            }
            match at.parent() {
                Some(parent) if !parent.data().value.block() => at = parent,
                _ => return Following::Other,
            }
        };
        loop {
            match &at.data().value {
                NodeValue::Text(text) => {
                    if let Some(first) = text.chars().next() {
                        return Following::Character(first);
                    }
                }
                NodeValue::Code(code) => {
                    return code.literal.chars().next().map_or(Following::Other, Following::Character);
                }
                NodeValue::FootnoteReference(_) => return Following::Note,
                NodeValue::HtmlInline(literal)
                    if !literal.starts_with("<br") && !literal.starts_with("<img") => {}
                NodeValue::Emph | NodeValue::Strong | NodeValue::Strikethrough | NodeValue::Link(_) => {}
                _ => return Following::Other,
            }
            match at.first_child() {
                Some(child) => at = child,
                None => break,
            }
        }
    }
}
