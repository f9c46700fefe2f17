//! XML 1.0, whatever stands in the texts.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::escape::find_ascii;

/// An attribute: its name and its value.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// A document being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

impl Xml {
    /// Begins a document with its root element.
    pub(super) fn new(root: &'static str, attributes: &[Attribute<'_>]) -> Self {
        let mut xml = Self { writer: Writer::new_with_indent(Vec::new(), b' ', 2), open: Vec::new() };
        xml.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml.start(root, attributes);
        xml
    }

    /// Begins an element.
    pub(super) fn start(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.put(Event::Start(element(name, attributes)));
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub(super) fn end(&mut self) {
        if let Some(name) = self.open.pop() {
            self.put(Event::End(BytesEnd::new(name)));
        }
    }

    /// An element that holds a text.
    pub(super) fn text(&mut self, name: &'static str, text: &str) {
        self.text_with(name, &[], text);
    }

    /// An element that has attributes and holds a text.
    pub(super) fn text_with(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.start(name, attributes);
        self.put(Event::Text(BytesText::new(&allowed(text))));
        self.end();
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.put(Event::Empty(element(name, attributes)));
    }

    /// A note for people. `--` ends a comment, so the text must be the program's own.
    pub(super) fn comment(&mut self, text: &'static str) {
        self.put(Event::Comment(BytesText::from_escaped(text)));
    }

    /// Ends all elements; gives the file.
    pub(super) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.end();
        }
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn put(&mut self, event: Event<'_>) {
        // Memory takes all that is written to it.
        let _ = self.writer.write_event(event);
    }
}

fn element<'a>(name: &'static str, attributes: &[Attribute<'a>]) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (name, value) in attributes {
        element.push_attribute((*name, &*allowed(value)));
    }
    element
}

/// The text without the characters that XML 1.0 has no way to write: most control characters and two that are
/// none (<https://www.w3.org/TR/xml/#charsets>).
fn allowed(text: &str) -> Cow<'_, str> {
    let is_control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    let is_no_character = |c: char| matches!(c, '\u{fffe}' | '\u{ffff}');
    // Whole posts pass through here, and nearly none has any: looked for as texts, they are found fastest.
    let has_no_character = text.contains("\u{fffe}") || text.contains("\u{ffff}");
    if !has_no_character && find_ascii(text, is_control).is_none() {
        return Cow::Borrowed(text);
    }
    let is_allowed = |c: &char| !is_no_character(*c) && !u8::try_from(u32::from(*c)).is_ok_and(is_control);
    Cow::Owned(text.chars().filter(is_allowed).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_say_is_left_out_and_the_rest_is_escaped() {
        let mut xml = Xml::new("a", &[("b", "\"<&\u{1}")]);
        xml.text("c", "]]>\0\u{fffe}\u{ffff}\u{b}\t\u{85}\u{1f600}");
        let text = String::from_utf8(xml.finish()).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&quot;&lt;&amp;\">\n  \
             <c>]]&gt;\t\u{85}\u{1f600}</c>\n</a>\n"
        );
    }
}
