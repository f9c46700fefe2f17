//! HTML → tags, comments and text, as ranges; any text at all is read to its end.
//!
//! The tokenizer of the HTML Standard (section 13.2.5) as far as it decides where a tag begins and ends
//! and what its attributes are. Two readers need it, the cleaner and the cutter, and both must put back
//! every byte that they do not mean to change: hence ranges, and no tree.

use std::ops::Range;

/// A part of the HTML. The parts follow one another without a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Text, including a `<` that begins nothing and a tag that the HTML ends in.
    Text(Range<usize>),
    /// What stands in an element whose content is no HTML, such as `script`.
    RawText(Range<usize>),
    /// A start tag or an end tag.
    Tag(Tag),
    /// A comment, a declaration or a processing instruction; whether it is closed.
    Comment(Range<usize>, bool),
}

/// A start tag or an end tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// From `<` to `>`.
    pub(super) range: Range<usize>,
    /// The name of the element.
    pub(super) name: Range<usize>,
    /// Whether this is an end tag.
    pub(super) closing: bool,
    /// Its attributes in order.
    pub(super) attributes: Vec<Attribute>,
}

/// An attribute of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribute {
    /// Its name.
    pub(super) name: Range<usize>,
    /// Its value without quotes, if it has one.
    pub(super) value: Option<Range<usize>>,
    /// From its name to the end of its value, the quotes included.
    pub(super) whole: Range<usize>,
}

/// Elements in which `<` begins nothing but their own end tag.
const RAW: [&str; 9] =
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"];

/// Reads HTML from its beginning to its end.
pub(super) struct Tokens<'a> {
    html: &'a str,
    at: usize,
    /// The raw element that is open.
    raw: Option<&'static str>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self { html, at: 0, raw: None }
    }

    /// The bytes from `at` on up to the first that fails the test.
    fn span(&self, at: usize, fits: impl Fn(u8) -> bool) -> usize {
        let bytes = self.html.as_bytes();
        at + bytes[at..].iter().take_while(|byte| fits(**byte)).count()
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.html.as_bytes().get(at).copied()
    }

    /// Text up to the next `<` that may begin something.
    fn text(&mut self) -> Token {
        let start = self.at;
        let bytes = self.html.as_bytes();
        self.at = (start + 1..bytes.len())
            .find(|at| bytes[*at] == b'<' && bytes.get(at + 1).is_some_and(|next| begins(*next)))
            .unwrap_or(bytes.len());
        Token::Text(start..self.at)
    }

    fn comment(&mut self) -> Token {
        let start = self.at;
        let rest = &self.html[start..];
        let end = if rest.starts_with("<!--") {
            // `<!-->` and `<!--->` are closed comments, too.
            let early =
                ["<!-->", "<!--->"].iter().find(|mark| rest.starts_with(**mark)).map(|mark| mark.len());
            early.or_else(|| rest[4..].find("-->").map(|at| at + 7))
        } else {
            rest.find('>').map(|at| at + 1)
        };
        self.at = end.map_or(self.html.len(), |end| start + end);
        Token::Comment(start..self.at, end.is_some())
    }

    /// A tag, or all the rest as text if it never ends.
    fn tag(&mut self) -> Token {
        let start = self.at;
        let closing = self.byte(start + 1) == Some(b'/');
        let name_start = start + 1 + usize::from(closing);
        let name_end = self.span(name_start, |byte| !is_space(byte) && byte != b'/' && byte != b'>');
        let mut attributes = Vec::new();
        let mut at = name_end;
        loop {
            at = self.span(at, |byte| is_space(byte) || byte == b'/');
            match self.byte(at) {
                None => {
                    self.at = self.html.len();
                    return Token::Text(start..self.at);
                }
                Some(b'>') => break,
                Some(_) => {
                    let attribute = self.attribute(at);
                    at = attribute.whole.end;
                    attributes.push(attribute);
                }
            }
        }
        self.at = at + 1;
        let name = name_start..name_end;
        if !closing {
            let found = &self.html[name.clone()];
            self.raw = RAW.into_iter().find(|raw| raw.eq_ignore_ascii_case(found));
        }
        Token::Tag(Tag { range: start..self.at, name, closing, attributes })
    }

    fn attribute(&self, start: usize) -> Attribute {
        // A leading `=` belongs to the name, by the standard; this also means that a name is never empty.
        let name_end = self.span(start + 1, |byte| !is_space(byte) && !matches!(byte, b'/' | b'>' | b'='));
        let name = start..name_end;
        let equals = self.span(name_end, is_space);
        if self.byte(equals) != Some(b'=') {
            return Attribute { name, value: None, whole: start..name_end };
        }
        let value = self.span(equals + 1, is_space);
        let (value, end) = if let Some(quote @ (b'"' | b'\'')) = self.byte(value) {
            let close = self.span(value + 1, |byte| byte != quote);
            (value + 1..close, (close + 1).min(self.html.len()))
        } else {
            let end = self.span(value, |byte| !is_space(byte) && byte != b'>');
            (value..end, end)
        };
        Attribute { name, value: Some(value), whole: start..end }
    }

    /// What stands in a raw element, up to its end tag.
    fn raw_text(&mut self, element: &str) -> Token {
        let start = self.at;
        let rest = self.html.as_bytes();
        let closes = |at: &usize| {
            rest[*at..].starts_with(b"</")
                && rest
                    .get(at + 2..at + 2 + element.len())
                    .is_some_and(|name| name.eq_ignore_ascii_case(element.as_bytes()))
        };
        self.at = (start..rest.len()).find(closes).unwrap_or(rest.len());
        Token::RawText(start..self.at)
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let first = self.byte(self.at)?;
        if let Some(element) = self.raw.take() {
            let token = self.raw_text(element);
            if matches!(&token, Token::RawText(range) if !range.is_empty()) {
                return Some(token);
            }
        }
        match (first, self.byte(self.at + 1), self.byte(self.at + 2)) {
            (b'<', Some(next), _) if next.is_ascii_alphabetic() => Some(self.tag()),
            (b'<', Some(b'/'), Some(next)) if next.is_ascii_alphabetic() => Some(self.tag()),
            // By the standard `</1>` is a comment as well.
            (b'<', Some(b'!' | b'?'), _) | (b'<', Some(b'/'), Some(_)) => Some(self.comment()),
            _ => Some(self.text()),
        }
    }
}

/// Whether a byte behind `<` may begin a tag or a comment.
fn begins(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?')
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C')
}

/// Text with the character references decoded that stand in addresses and ids: numbers, and the names that
/// HTML shares with XML. Others stay as they are, which is right for `?a=1&copy=2`.
pub(super) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        // An `&` that begins no reference stands for itself.
        let (c, length) = reference(rest).unwrap_or(('&', 1));
        decoded.push(c);
        rest = &rest[length..];
    }
    decoded.push_str(rest);
    decoded
}

/// The character that a reference names, and the length of the reference.
fn reference(text: &str) -> Option<(char, usize)> {
    // No reference that we know is longer; looking further would make a text of `&` quadratic.
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let c = match &text[1..end] {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        name => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER)
        }
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(html: &str) -> Vec<String> {
        let show = |token: Token| match token {
            Token::Text(range) => format!("text {}", &html[range]),
            Token::RawText(range) => format!("raw {}", &html[range]),
            Token::Comment(range, closed) => format!("comment {} {closed}", &html[range]),
            Token::Tag(tag) => {
                let attributes: Vec<String> = tag
                    .attributes
                    .iter()
                    .map(|a| {
                        format!("{}={:?}", &html[a.name.clone()], a.value.clone().map(|value| &html[value]))
                    })
                    .collect();
                format!("{}{} {attributes:?}", if tag.closing { "/" } else { "" }, &html[tag.name])
            }
        };
        Tokens::new(html).map(show).collect()
    }

    #[test]
    fn tags_are_read_with_every_kind_of_attribute() {
        assert_eq!(
            parts(r#"<a href="x>y" title='1"2' id=b disabled>文</a>"#),
            [
                r#"a ["href=Some(\"x>y\")", "title=Some(\"1\\\"2\")", "id=Some(\"b\")", "disabled=None"]"#,
                "text 文",
                "/a []"
            ]
        );
        assert_eq!(parts("<br/><IMG src = a/b>"), ["br []", r#"IMG ["src=Some(\"a/b\")"]"#]);
    }

    #[test]
    fn what_is_no_tag_is_text() {
        assert_eq!(parts("1 < 2 <3 a<"), ["text 1 < 2 <3 a<"]);
        assert_eq!(parts("x<a href=\"y>z"), ["text x", "text <a href=\"y>z"]);
        assert_eq!(parts("</"), ["text </"]);
    }

    #[test]
    fn scripts_and_comments_hide_tags() {
        assert_eq!(parts("<script>'<a>'</SCRIPT>b"), ["script []", "raw '<a>'", "/SCRIPT []", "text b"]);
        assert_eq!(parts("<!-- <a> -->b<!x>"), ["comment <!-- <a> --> true", "text b", "comment <!x> true"]);
        assert_eq!(parts("<!-- <a>"), ["comment <!-- <a> false"]);
    }

    #[test]
    fn references_in_addresses_are_decoded() {
        assert_eq!(decode("a?b=1&amp;c=2&copy=3&#x4E00;&#65;&"), "a?b=1&c=2&copy=3一A&");
        assert_eq!(decode("&#0;&#xD800;&;&#;"), "\u{FFFD}\u{FFFD}&;&#;");
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]
        #[test]
        fn the_parts_cover_the_html(html in r#"[<>/!?'"= a-c&;\-一\n]{0,40}|(<script>|</script>|<!--|-->|x|<b a=){0,8}"#) {
            let mut at = 0;
            for token in Tokens::new(&html) {
                let range = match token {
                    Token::Text(range) | Token::RawText(range) | Token::Comment(range, _) => range,
                    Token::Tag(tag) => tag.range,
                };
                proptest::prop_assert_eq!(range.start, at);
                proptest::prop_assert!(range.end > at && html.is_char_boundary(range.end));
                at = range.end;
            }
            proptest::prop_assert_eq!(at, html.len());
        }
    }
}
