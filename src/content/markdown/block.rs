//! The tree of a body → HTML with holes: headings, paragraphs, lists, code and tables.

use comrak::arena_tree::Node;
use comrak::nodes::{AstNode, ListType, NodeCodeBlock, NodeList, NodeValue, TableAlignment};

use super::inline::is_picture;
use super::note::ends_note;
use super::numbering;
use super::render::Renderer;

impl Renderer<'_> {
    pub(super) fn enter_paragraph<'t>(&mut self, node: &'t AstNode<'t>) {
        let tag = match form(node) {
            Form::Bare if node.previous_sibling().is_some() => "\n",
            Form::Bare => "",
            Form::Figure => "<figure>",
            Form::Plain => "<p>",
        };
        let part = self.frame.part(node).filter(|_| tag == "<p>");
        if let Some(part) = part {
            self.sink.html("<p class=\"");
            self.sink.html(part.class());
            // A summary says what the document says, not to whom.
            self.quiet += 1;
            self.keeps_lines = true;
            self.open_line("\">");
            return;
        }
        match numbering::read(&beginning(node)) {
            Some(number) if tag == "<p>" => {
                self.sink.html("<p class=\"level-");
                self.sink.number(number.level.into());
                self.open_numbered_line("\">", true);
            }
            number => self.open_numbered_line(tag, number.is_some()),
        }
    }

    pub(super) fn leave_paragraph<'t>(&mut self, node: &'t AstNode<'t>) {
        match form(node) {
            Form::Bare => {}
            Form::Figure => {
                if let Some(NodeValue::Image(image)) =
                    node.first_child().map(|child| child.data().value.clone())
                    && !image.title.is_empty()
                {
                    self.sink.html("<figcaption>");
                    self.sink.text(&image.title);
                    self.sink.html("</figcaption>");
                }
                self.sink.html("</figure>\n");
            }
            Form::Plain => {
                if ends_note(node) {
                    self.way_back(node);
                }
                self.sink.html("</p>\n");
                if std::mem::take(&mut self.keeps_lines) {
                    self.quiet -= 1;
                }
            }
        }
        self.end_line();
    }

    pub(super) fn enter_heading(&mut self, level: u8) {
        self.quiet += 1;
        self.sink.html("<h");
        self.sink.number(level.into());
        if let Some(heading) = self.survey.outline.get(self.headings) {
            self.headings += 1;
            self.sink.html(" id=\"");
            self.sink.id(&heading.id);
            self.sink.html("\"");
            if let Some(number) = numbering::read(&heading.title) {
                self.sink.html(" class=\"level-");
                self.sink.number(number.level.into());
                self.sink.html("\"");
            }
        }
        self.open_line(">");
    }

    pub(super) fn enter_list(&mut self, list: &NodeList) {
        match list.list_type {
            ListType::Ordered if list.start == 1 => self.sink.html("<ol>\n"),
            ListType::Ordered => {
                self.sink.html("<ol start=\"");
                self.sink.number(list.start);
                self.sink.html("\">\n");
            }
            ListType::Bullet if list.is_task_list => self.sink.html("<ul class=\"task-list\">\n"),
            ListType::Bullet => self.sink.html("<ul>\n"),
        }
    }

    pub(super) fn code_block(&mut self, block: &NodeCodeBlock) {
        match block.info.split_whitespace().next() {
            Some(language) => {
                self.sink.html("<pre><code class=\"language-");
                self.sink.text(language);
                self.sink.html("\">");
            }
            None => self.sink.html("<pre><code>"),
        }
        self.sink.text(&block.literal);
        self.sink.html("</code></pre>\n");
    }

    pub(super) fn enter_row<'t>(&mut self, node: &'t AstNode<'t>, header: bool) {
        self.column = 0;
        let first_of_body =
            !header && node.previous_sibling().is_some_and(|row| row.previous_sibling().is_none());
        self.sink.html(match (header, first_of_body) {
            (true, _) => "<thead><tr>",
            (false, true) => "<tbody>\n<tr>",
            (false, false) => "<tr>",
        });
    }

    pub(super) fn enter_cell<'t>(&mut self, node: &'t AstNode<'t>) {
        let row = node.parent();
        let table = row.and_then(Node::parent);
        let alignment = table.and_then(|table| match &table.data().value {
            NodeValue::Table(table) => table.alignments.get(self.column).copied(),
            _ => None,
        });
        self.column += 1;
        self.sink.html(if is_header(node) { "<th scope=\"col\"" } else { "<td" });
        self.sink.html(match alignment {
            Some(TableAlignment::Left) => " class=\"left\"",
            Some(TableAlignment::Center) => " class=\"center\"",
            Some(TableAlignment::Right) => " class=\"right\"",
            Some(TableAlignment::None) | None => "",
        });
        self.open_line(">");
    }
}

/// How a paragraph is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Without a tag: an item of a tight list.
    Bare,
    /// As a figure: it holds nothing but a picture.
    Figure,
    Plain,
}

pub(super) fn form<'t>(node: &'t AstNode<'t>) -> Form {
    let Some(parent) = node.parent() else { return Form::Plain };
    let tight = match parent.parent().map(|outer| outer.data()) {
        Some(outer) => match &outer.value {
            NodeValue::List(list) => list.tight,
            NodeValue::DescriptionItem(item) => item.tight,
            _ => false,
        },
        None => false,
    };
    if tight || matches!(parent.data().value, NodeValue::DescriptionTerm) {
        return Form::Bare;
    }
    let mut children = node.children();
    match (children.next(), children.next()) {
        (Some(only), None) if is_picture(only) => Form::Figure,
        _ => Form::Plain,
    }
}

pub(super) fn is_header<'t>(cell: &'t AstNode<'t>) -> bool {
    cell.parent().is_some_and(|row| matches!(row.data().value, NodeValue::TableRow(true)))
}

/// The first characters of a paragraph, across its inline tags: enough for a number, and none where no
/// number can begin.
fn beginning<'t>(node: &'t AstNode<'t>) -> String {
    let mut text = String::new();
    for inner in node.descendants() {
        match &inner.data().value {
            NodeValue::Text(found) if text.is_empty() => {
                let found = found.trim_start();
                if found.chars().next().is_some_and(|first| !numbering::may_begin(first)) {
                    break;
                }
                text.extend(found.chars().take(12));
            }
            NodeValue::Text(found) => text.extend(found.chars().take(12)),
            NodeValue::Paragraph | NodeValue::Strong | NodeValue::Emph | NodeValue::Link(_) => continue,
            _ => break,
        }
        if text.len() > 24 {
            break;
        }
    }
    text
}
