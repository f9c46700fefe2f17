//! The tree of a body → HTML with holes: the walk and the blocks.
//!
//! Our own walk rather than comrak's formatter: nearly every element differs from what that writes (words,
//! classes, holes, figures), and the same walk gathers the text for the summary, the count and the checks.
//! What stands within a line is in [`inline`](super::inline).

use std::collections::HashSet;
use std::ops::Range;

use comrak::nodes::{AstNode, ListType, NodeValue};

use super::block::is_header;
use super::excerpt::Excerpt;
use super::id::Ids;
use super::letters::WordCount;
use super::lines::Lines;
use super::markup;
use super::official::{self, Frame};
use super::raw::{self, Raw};
use super::sink::Sink;
use super::survey::Survey;
use super::wording::Wording;
use crate::config::ParseOptions;
use crate::content::Body;
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Span};
use crate::path::SitePath;

/// How deeply quotes and emphasis may be nested in the HTML; what is deeper is written without its tags.
/// The limit of HTML parsers is 512, and a line of `>` alone would give a hundred thousand.
const DEEPEST: usize = 100;

/// Writes one body.
pub(super) struct Renderer<'a> {
    pub(super) lines: &'a Lines<'a>,
    /// Whether the body may hold marks in full width.
    pub(super) wide_marks: bool,
    pub(super) wording: &'static Wording,
    pub(super) survey: Survey,
    pub(super) sink: Sink,
    pub(super) words: WordCount,
    pub(super) excerpt: Excerpt,
    pub(super) frame: Frame,
    /// How many open elements keep their text out of the summary.
    pub(super) quiet: usize,
    /// The character before this place in the line, if it matters to a line end.
    pub(super) last: Option<char>,
    /// Whether nothing of the paragraph has been written yet.
    pub(super) at_start: bool,
    /// Whether each line of the paragraph stays one.
    pub(super) keeps_lines: bool,
    /// Whether a link is open, Markdown's or raw.
    pub(super) in_link: bool,
    pub(super) file: &'a SitePath,
    pub(super) raw: Raw,
    /// The pieces behind the cleaner.
    pub(super) cleaned: Sink,
    /// The ids in there.
    pub(super) seen: Ids,
    /// The elements of the author's that are open.
    pub(super) open: usize,
    /// What was removed and reported: each kind once.
    pub(super) removed: HashSet<String>,
    pub(super) depth: usize,
    pub(super) headings: usize,
    pub(super) notes: usize,
    pub(super) column: usize,
    pub(super) more: Option<usize>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Writes a body.
pub(super) fn render<'a>(
    root: &'a AstNode<'a>,
    survey: Survey,
    lines: &Lines<'_>,
    file: &SitePath,
    options: &ParseOptions,
) -> Diagnosed<Body> {
    let raw = match (options.allow_html, survey.raw) {
        (true, _) => Raw::Keep,
        (false, true) => Raw::Clean,
        (false, false) => Raw::Drop,
    };
    // What the author marked as the summary is not cut.
    let summary_length = if raw::has_more(root) { usize::MAX } else { options.summary_length };
    let renderer = Renderer {
        lines,
        wide_marks: markup::has_wide_marks(lines.text()),
        wording: Wording::of(&options.language),
        survey,
        sink: if raw == Raw::Clean { Sink::marked() } else { Sink::new() },
        words: WordCount::default(),
        excerpt: Excerpt::new(summary_length),
        frame: official::frame(root),
        quiet: 0,
        last: None,
        at_start: false,
        keeps_lines: false,
        in_link: false,
        file,
        raw,
        cleaned: Sink::new(),
        seen: Ids::default(),
        open: 0,
        removed: HashSet::new(),
        depth: 0,
        headings: 0,
        notes: 0,
        column: 0,
        more: None,
        diagnostics: Vec::new(),
    };
    renderer.run(root)
}

impl Renderer<'_> {
    fn run<'t>(mut self, root: &'t AstNode<'t>) -> Diagnosed<Body> {
        self.walk(root);
        if self.notes > 0 {
            self.sink.html("</ol></section>\n");
        }
        if self.raw == Raw::Clean {
            self.clean();
            self.sink = std::mem::take(&mut self.cleaned);
        }
        let body = Body {
            pieces: self.sink.finish(),
            more: self.more,
            outline: self.survey.outline,
            excerpt: self.excerpt.finish().into(),
            words: self.words.words,
        };
        Diagnosed { value: body, diagnostics: self.diagnostics }
    }

    /// Visits all nodes, without recursion: a text may nest them a hundred thousand deep.
    fn walk<'t>(&mut self, root: &'t AstNode<'t>) {
        let mut node = root;
        loop {
            let descend = self.enter(node);
            if let Some(child) = node.first_child().filter(|_| descend) {
                node = child;
                continue;
            }
            self.leave(node);
            while node.next_sibling().is_none() {
                match node.parent() {
                    Some(parent) if !node.same_node(root) => node = parent,
                    _ => return,
                }
                self.leave(node);
            }
            let Some(sibling) = node.next_sibling().filter(|_| !node.same_node(root)) else { return };
            node = sibling;
        }
    }

    /// Writes what stands before the children; whether they are to be visited.
    fn enter<'t>(&mut self, node: &'t AstNode<'t>) -> bool {
        let data = node.data();
        match &data.value {
            NodeValue::Paragraph => self.enter_paragraph(node),
            NodeValue::Heading(heading) => self.enter_heading(heading.level),
            NodeValue::BlockQuote => self.wrap("<blockquote>\n"),
            NodeValue::List(list) => self.enter_list(list),
            NodeValue::Item(_) => self.sink.html("<li>"),
            NodeValue::TaskItem(task) => {
                let done = task.symbol.is_some();
                self.sink.html("<li><input type=\"checkbox\" aria-label=\"");
                self.sink.html(if done { self.wording.done } else { self.wording.undone });
                self.sink.html(if done { "\" disabled checked> " } else { "\" disabled> " });
            }
            NodeValue::DescriptionList => self.sink.html("<dl>\n"),
            NodeValue::DescriptionTerm => self.open_line("<dt>"),
            NodeValue::DescriptionDetails => self.sink.html("<dd>"),
            NodeValue::CodeBlock(block) => self.code_block(block),
            NodeValue::ThematicBreak => self.sink.html("<hr>\n"),
            NodeValue::Alert(alert) => {
                let (title, class) = self.wording.alert(alert.alert_type);
                self.sink.html("<div class=\"alert alert-");
                self.sink.html(class);
                self.sink.html("\"><p class=\"alert-title\">");
                self.sink.text(alert.title.as_deref().unwrap_or(title));
                self.sink.html("</p>\n");
            }
            NodeValue::FootnoteDefinition(_) => self.enter_note(),
            NodeValue::Table(_) => {
                self.quiet += 1;
                self.sink.html("<div class=\"table-wrap\" role=\"group\" aria-label=\"");
                self.sink.html(self.wording.table);
                self.sink.html("\" tabindex=\"0\"><table>\n");
            }
            NodeValue::TableRow(header) => self.enter_row(node, *header),
            NodeValue::TableCell => self.enter_cell(node),
            NodeValue::HtmlBlock(block) => self.html_block(node, block, data.sourcepos),
            _ => return self.enter_inline(node, &data),
        }
        true
    }

    /// Writes what stands behind the children.
    fn leave<'t>(&mut self, node: &'t AstNode<'t>) {
        let data = node.data();
        match &data.value {
            NodeValue::Paragraph => self.leave_paragraph(node),
            NodeValue::Heading(heading) => {
                self.sink.html("</h");
                self.sink.number(heading.level.into());
                self.sink.html(">\n");
                self.quiet -= 1;
                self.end_line();
            }
            NodeValue::BlockQuote => self.unwrap("</blockquote>\n"),
            NodeValue::List(list) => {
                self.sink.html(if list.list_type == ListType::Ordered { "</ol>\n" } else { "</ul>\n" });
            }
            NodeValue::Item(_) | NodeValue::TaskItem(_) => self.sink.html("</li>\n"),
            NodeValue::DescriptionList => self.sink.html("</dl>\n"),
            NodeValue::DescriptionTerm => {
                self.sink.html("</dt>\n");
                self.end_line();
            }
            NodeValue::DescriptionDetails => self.sink.html("</dd>\n"),
            NodeValue::Alert(_) => self.sink.html("</div>\n"),
            NodeValue::FootnoteDefinition(_) => self.leave_note(node),
            NodeValue::Table(_) => {
                let has_body = node.children().nth(1).is_some();
                self.sink.html(if has_body { "</tbody></table></div>\n" } else { "</table></div>\n" });
                self.quiet -= 1;
            }
            NodeValue::TableRow(header) => {
                self.sink.html(if *header { "</tr></thead>\n" } else { "</tr>\n" });
            }
            NodeValue::TableCell => {
                self.sink.html(if is_header(node) { "</th>" } else { "</td>" });
                self.end_line();
            }
            _ => self.leave_inline(node, &data),
        }
    }

    /// Opens an element that may be nested without end.
    pub(super) fn wrap(&mut self, tag: &str) {
        self.depth += 1;
        if self.depth <= DEEPEST {
            self.sink.html(tag);
        }
    }

    /// Closes what [`Renderer::wrap`] opened.
    pub(super) fn unwrap(&mut self, tag: &str) {
        if self.depth <= DEEPEST {
            self.sink.html(tag);
        }
        self.depth -= 1;
    }

    pub(super) fn open_line(&mut self, tag: &str) {
        self.open_numbered_line(tag, false);
    }

    /// Opens an element, and tells whether its text begins with a number.
    pub(super) fn open_numbered_line(&mut self, tag: &str, numbered: bool) {
        self.sink.html(tag);
        self.last = None;
        self.at_start = true;
        if self.quiet == 0 {
            self.excerpt.begin(numbered);
        }
    }

    pub(super) fn end_line(&mut self) {
        self.words.pause();
        self.excerpt.pause();
        self.last = None;
        self.in_link = false;
    }

    pub(super) fn report(&mut self, code: Code, range: &Range<usize>, name: &'static str, value: &str) {
        let span = Span::new(self.file, self.lines.in_file(range));
        self.diagnostics.push(Diagnostic::at(code, span).with(name, value));
    }
}
