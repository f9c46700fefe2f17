//! The bytes of a source → its text, and changes of the text → bytes that differ nowhere else.
//!
//! Spans count in the decoded text, without a byte order mark and with `\n` at the ends of lines; the file must
//! keep its own, and its encoding. A file of its own because it is the one place that knows where a character of the text
//! stands in the file.

use std::ops::Range;

use crate::encoding::{self, Encoding};

/// A source as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    bytes: Vec<u8>,
    text: String,
    /// For each byte of the text, and for its end, where it stands in the file.
    places: Vec<usize>,
    line_end: &'static str,
    encoding: Encoding,
}

/// A piece of the text that is to read otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which bytes of the text; empty where something is put in.
    pub range: Range<usize>,
    /// What stands there from now on, with `\n` at the ends of lines.
    pub text: String,
}

impl Original {
    /// Reads a file; `None` if it is in no encoding in which it could be written again.
    pub fn read(bytes: Vec<u8>) -> Option<Self> {
        let (encoding, mark, raw) = encoding::decode_whole(&bytes)?;
        let text = encoding::decode_lossy(&bytes);
        let places = places(&raw, &text, encoding, mark)?;
        let line_end = line_end(&raw);
        Some(Self { bytes, text, places, line_end, encoding })
    }

    /// The decoded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The file with these changes, which must not overlap, and every other byte as it is. Of two that put
    /// something in at one place, the first stands first. `None` if the file's encoding lacks a character.
    pub fn with(&self, changes: &[Change]) -> Option<Vec<u8>> {
        let mut changes: Vec<&Change> = changes.iter().collect();
        changes.sort_by_key(|change| change.range.start);
        let place = |at: usize| self.places.get(at).copied().unwrap_or(self.bytes.len());
        let mut written = Vec::with_capacity(self.bytes.len());
        let mut copied = 0;
        for change in changes {
            let start = place(change.range.start).max(copied);
            written.extend_from_slice(&self.bytes[copied..start]);
            written.extend(self.encoding.encode(&change.text.replace('\n', self.line_end))?);
            copied = place(change.range.end).max(start);
        }
        written.extend_from_slice(&self.bytes[copied..]);
        Some(written)
    }
}

/// For each byte of the decoded text, where its character begins in the file: behind its mark, the raw text, of
/// which the other leaves some characters out.
fn places(raw: &str, text: &str, encoding: Encoding, mark: usize) -> Option<Vec<usize>> {
    let mut places = Vec::with_capacity(text.len() + 1);
    let mut wanted = text.chars().peekable();
    let mut raw = raw.chars().peekable();
    let mut at = mark;
    let length = |character: char| match encoding {
        Encoding::Utf8 => Some(character.len_utf8()),
        other => Some(other.encode(character.encode_utf8(&mut [0; 4]))?.len()),
    };
    while let Some(character) = raw.next() {
        let shown = if character == '\r' { '\n' } else { character };
        if wanted.next_if_eq(&shown).is_some() {
            places.extend((0..shown.len_utf8()).map(|_| at));
            if character == '\r' && raw.next_if_eq(&'\n').is_some() {
                at += length('\n')?;
            }
        }
        at += length(character)?;
    }
    Some(places)
}

/// How the file ends its lines: as it ends the first.
fn line_end(raw: &str) -> &'static str {
    match raw.find(['\r', '\n']) {
        Some(at) if raw[at..].starts_with("\r\n") => "\r\n",
        Some(at) if raw[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_is_meant_changes() {
        let raw = "\u{feff}+++\r\ndraft = true  # 草稿\r\n+++\r\n正文\r\n末行\t ";
        let original = Original::read(raw.into()).unwrap();
        let at = original.text().find("true").unwrap();
        let end = original.text().find("+++\n正").unwrap();
        let changes = [
            Change { range: end..end, text: "date = 2026-11-22\n".to_owned() },
            Change { range: at..at + 4, text: "false".to_owned() },
        ];
        let expected = "\u{feff}+++\r\ndraft = false  # 草稿\r\ndate = 2026-11-22\r\n+++\r\n正文\r\n末行\t ";
        assert_eq!(String::from_utf8(original.with(&changes).unwrap()).unwrap(), expected);
    }

    #[test]
    fn old_line_ends_are_kept_too() {
        let original = Original::read("一\r二\r".into()).unwrap();
        let at = original.text().len();
        let bytes = original.with(&[Change { range: at..at, text: "三\n".to_owned() }]).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "一\r二\r三\r");
    }

    #[test]
    fn the_encoding_is_kept() {
        let raw = "标题：简报\r\n草稿：是 # 写好以后\r\n正文\r\n";
        let expected = "标题：简报\r\n日期：十一月\r\n草稿：否 # 写好以后\r\n正文\r\n";
        let marks = [
            (Encoding::Gb18030, &[][..]),
            (Encoding::Utf16Le, &[0xff, 0xfe]),
            (Encoding::Utf16Be, &[0xfe, 0xff]),
        ];
        for (encoding, mark) in marks {
            let bytes = |text: &str| [mark, &encoding.encode(text).unwrap()].concat();
            let original = Original::read(bytes(raw)).unwrap();
            let (line, yes) = (original.text().find('草').unwrap(), original.text().find('是').unwrap());
            let changes = [
                Change { range: yes..yes + '是'.len_utf8(), text: "否".to_owned() },
                Change { range: line..line, text: "日期：十一月\n".to_owned() },
            ];
            assert_eq!(original.with(&changes), Some(bytes(expected)), "{encoding:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_touched() {
        assert_eq!(Original::read(vec![b'a', 0xff, 0xff]), None);
    }

    proptest! {
        #[test]
        fn a_change_reaches_as_far_as_its_range(raw in "\u{feff}?([a一]|\r\n|\r|\n|\u{7}){0,12}", cut in 0..9_usize) {
            let original = Original::read(raw.clone().into()).unwrap();
            let text = original.text().to_owned();
            prop_assert_eq!(original.with(&[]).unwrap(), raw.as_bytes());
            let at = text.char_indices().nth(cut).map_or(text.len(), |(at, _)| at);
            let bytes = original.with(&[Change { range: at..at, text: "x".to_owned() }]).unwrap();
            let again = Original::read(bytes).unwrap();
            prop_assert_eq!(again.text(), format!("{}x{}", &text[..at], &text[at..]));
        }
    }
}
