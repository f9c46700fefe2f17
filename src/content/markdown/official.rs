//! The frame of an official document: whom it addresses, who signs it and when.
//!
//! GB/T 9704-2012 sets 主送机关 flush left (7.3.2), 发文机关署名 and 成文日期 to the right (7.3.5). Authors
//! write them as paragraphs like any other, so they are known by their place and their shape. Only the first
//! and the last few blocks of a body are looked at.

use comrak::nodes::{AstNode, NodeValue};

use super::letters;
use super::numbering;

/// What a paragraph is in an official document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// 主送机关.
    Addressee,
    /// 发文机关署名, with the date in its last line if that follows without an empty line.
    Signature,
    /// 成文日期.
    Date,
}

impl Part {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Addressee => "addressee",
            Self::Signature => "signature",
            Self::Date => "signature-date",
        }
    }
}

/// The lines of the text at which the parts begin; no two blocks of the body itself begin at the same.
#[derive(Default)]
pub(super) struct Frame {
    addressee: Option<usize>,
    /// From the first signature to the end of the last.
    signatures: Option<(usize, usize)>,
    date: Option<usize>,
}

/// Blocks behind the date that are looked past: `（此件公开发布）`, `附件：…`, `抄送：…`.
const MOST_BEHIND: usize = 4;
/// Paragraphs with the names of those who sign together.
const MOST_SIGNATURES: usize = 6;
/// Characters of a name that signs.
const LONGEST_NAME: usize = 40;
/// Characters of a list of those addressed.
const LONGEST_ADDRESSEE: usize = 200;

/// Finds the parts of a body.
pub(super) fn frame<'a>(root: &'a AstNode<'a>) -> Frame {
    let mut frame = Frame::default();
    if let Some(first) = root.first_child().filter(|first| is_addressee(first)) {
        frame.addressee = Some(line(first));
    }
    frame.find_signature(root);
    frame
}

impl Frame {
    /// What the paragraph is, which is a child of the body itself.
    pub(super) fn part<'a>(&self, paragraph: &'a AstNode<'a>) -> Option<Part> {
        if self.addressee.is_none() && self.signatures.is_none() {
            return None;
        }
        let line = line(paragraph);
        if self.addressee == Some(line) {
            Some(Part::Addressee)
        } else if self.date == Some(line) {
            Some(Part::Date)
        } else {
            self.signatures.filter(|(first, last)| (*first..=*last).contains(&line)).map(|_| Part::Signature)
        }
    }

    fn find_signature<'a>(&mut self, root: &'a AstNode<'a>) {
        let mut at = root.last_child();
        let mut behind = 0;
        let last = loop {
            let Some(node) = at else { return };
            match plain_lines(node) {
                Some(text) if ends_with_date(&text) => break node,
                Some(text) if !is_behind_date(&text) => return,
                None if !is_unseen(node) => return,
                _ => {}
            }
            behind += 1;
            if behind > MOST_BEHIND {
                return;
            }
            at = node.previous_sibling();
        };
        let text = plain_lines(last).unwrap_or_default();
        if let Some((names, _)) = text.rsplit_once('\n') {
            if names.lines().all(is_name) {
                self.signatures = Some((line(last), line(last)));
            }
            return;
        }
        let above = last.preceding_siblings().skip(1).take(MOST_SIGNATURES);
        let mut names = above.take_while(|node| is_signature(node));
        let Some(nearest) = names.next() else { return };
        let first = names.last().unwrap_or(nearest);
        self.signatures = Some((line(first), line(nearest)));
        self.date = Some(line(last));
    }
}

/// Whether a paragraph signs; the first one is the text itself.
fn is_signature<'a>(node: &'a AstNode<'a>) -> bool {
    node.previous_sibling().is_some() && plain_lines(node).is_some_and(|text| text.lines().all(is_name))
}

fn line<'a>(node: &'a AstNode<'a>) -> usize {
    node.data().sourcepos.start.line
}

/// Whether a first paragraph is that of those addressed: `各乡镇党委、政府，县直各单位：`. What leads to a list
/// or a table, and what somebody says, ends alike.
fn is_addressee<'a>(node: &'a AstNode<'a>) -> bool {
    let Some(text) = plain_lines(node) else { return false };
    let Some(names) = text.trim_end().strip_suffix(['：', ':']) else { return false };
    let leads = ["如下", "以下", "下列", "如次"].iter().any(|word| names.contains(word));
    let speaks = names.ends_with(['说', '问', '道', '答', '是', '为', '有', '示', '出']);
    let is_list = !names.contains(['。', '！', '？', '；', '：', '“', '《']);
    let goes_on = node.next_sibling().is_some_and(|next| {
        matches!(next.data().value, NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::HtmlBlock(_))
    });
    !leads
        && !speaks
        && is_list
        && goes_on
        && names.chars().take(LONGEST_ADDRESSEE + 1).count() <= LONGEST_ADDRESSEE
}

/// The text of a paragraph that holds nothing but text, with its line ends.
fn plain_lines<'a>(node: &'a AstNode<'a>) -> Option<String> {
    if !matches!(node.data().value, NodeValue::Paragraph) {
        return None;
    }
    let mut text = String::new();
    for child in node.children() {
        match &child.data().value {
            NodeValue::Text(found) => text.push_str(found),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push('\n'),
            _ => return None,
        }
    }
    Some(text)
}

/// Whether a block shows nothing at its place.
fn is_unseen<'a>(node: &'a AstNode<'a>) -> bool {
    match &node.data().value {
        NodeValue::FootnoteDefinition(_) => true,
        NodeValue::HtmlBlock(block) => block.literal.trim_start().starts_with("<!--"),
        _ => false,
    }
}

/// Whether a paragraph is one of those that stand behind the date.
fn is_behind_date(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with('（') && text.ends_with('）')) || text.starts_with("附件") || text.starts_with("抄送")
}

fn ends_with_date(text: &str) -> bool {
    is_date(text.lines().next_back().unwrap_or_default().trim())
}

/// Whether a text is a date as official documents write it: `2026年3月13日`, `二〇二六年三月十三日`.
fn is_date(text: &str) -> bool {
    let mut rest = text;
    ['年', '月', '日'].into_iter().all(|mark| {
        let Some((number, behind)) = rest.split_once(mark) else { return false };
        rest = behind;
        let number = number.trim();
        !number.is_empty()
            && number.chars().all(|c| {
                c.is_ascii_digit() || ('０'..='９').contains(&c) || "〇○零一二三四五六七八九十".contains(c)
            })
    }) && rest.is_empty()
}

/// Whether a line is the name of one who signs, or of several side by side.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.chars().take(LONGEST_NAME + 1).count() <= LONGEST_NAME
        && text.chars().any(letters::is_han)
        && !text.contains(['。', '！', '？', '；', '：', '，', '…', ':', ';', '“', '《'])
        && numbering::read(text).is_none()
        && !is_behind_date(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_official_documents_are_known() {
        for text in ["2026年3月13日", "２０２６年３月１３日", "二〇二六年三月十三日", "2026 年 3 月 13 日"]
        {
            assert!(is_date(text), "{text}");
        }
        for text in ["2026年3月", "2026年3月13日起", "今年3月13日", "年月日", "2026-03-13", ""] {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn a_sentence_does_not_sign() {
        assert!(is_name("示例县为基层减负工作机制办公室"));
        assert!(is_name("县应急管理局　县减负办"));
        for text in ["特此通知。", "联系人：张三", "一、时间", "附件 2 张", "2026", ""] {
            assert!(!is_name(text), "{text}");
        }
    }
}
