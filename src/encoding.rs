//! Bytes of a file → text, the same for posts, configuration and templates.
//!
//! Every span of a diagnostic counts in this decoded text, so the printer must decode as the stages did:
//! one function for both.
//!
//! The encodings of Chinese offices, in a fixed order: a byte order mark decides, else strict UTF-8, else
//! strict GB18030. Nothing is guessed: a detector took GBK for EUC-KR.

use std::borrow::Cow;

use encoding_rs::DecoderResult;

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::path::SitePath;

/// How the text of a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with the low byte first: what Notepad calls Unicode.
    Utf16Le,
    /// UTF-16 with the high byte first.
    Utf16Be,
    /// GB18030, of which GBK and GB2312 are parts: what Notepad calls ANSI in China.
    Gb18030,
}

impl Encoding {
    /// The name that people know.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Gb18030 => "GB18030 (GBK)",
        }
    }

    fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Gb18030 => encoding_rs::GB18030,
        }
    }

    /// The bytes of a text in this encoding, without a byte order mark; `None` if it cannot be written so.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Utf8 => Some(text.as_bytes().to_vec()),
            Self::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Self::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Self::Gb18030 => {
                let (bytes, _, failed) = encoding_rs::GB18030.encode(text);
                (!failed).then(|| bytes.into_owned())
            }
        }
    }
}

/// The text of a file and what had to be done for it.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text: without a byte order mark, every line end a `\n`, without control characters.
    pub text: String,
    /// How the file is written.
    pub encoding: Encoding,
    /// Where in `text` the first control character stood that was left out.
    pub control: Option<usize>,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is in UTF-32, or in UTF-16 without its mark.
    Wide,
    /// A byte belongs to no character: its position in the text of [`decode_lossy`].
    Byte(usize),
}

/// The text of a file.
///
/// # Errors
/// If it cannot be read.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, Unreadable> {
    if is_wide(&bytes) {
        return Err(Unreadable::Wide);
    }
    let (encoding, mark) = marked(&bytes);
    if encoding == Encoding::Utf8
        && let Ok(text) = simdutf8::compat::from_utf8(&bytes[mark..])
    {
        return Ok(utf8(text, mark));
    }
    let (encoding, mark) = likeliest(&bytes);
    match strict(encoding, &bytes[mark..]) {
        Some(text) => Ok(plain(&text, encoding)),
        None => Err(Unreadable::Byte(plain(&readable(encoding, &bytes[mark..]).0, encoding).text.len())),
    }
}

/// As [`decode`], with a replacement character for each byte that cannot be read: for excerpts only.
pub fn decode_lossy(bytes: &[u8]) -> String {
    let (encoding, mark) = likeliest(bytes);
    plain(&encoding.codec().decode_without_bom_handling(&bytes[mark..]).0, encoding).text
}

/// The encoding of bytes and the length of their mark; where none can read all of them, the one that comes
/// further.
fn likeliest(bytes: &[u8]) -> (Encoding, usize) {
    let (encoding, mark) = marked(bytes);
    if encoding != Encoding::Utf8 || mark > 0 {
        return (encoding, mark);
    }
    let Err(broken) = simdutf8::compat::from_utf8(bytes) else { return (encoding, mark) };
    let is_other = !is_nearly_utf8(bytes) && readable(Encoding::Gb18030, bytes).1 > broken.valid_up_to();
    (if is_other { Encoding::Gb18030 } else { Encoding::Utf8 }, 0)
}

/// The text before the first byte that cannot be read, and how many bytes that is.
fn readable(encoding: Encoding, bytes: &[u8]) -> (String, usize) {
    let mut decoder = encoding.codec().new_decoder_without_bom_handling();
    let most = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(most.unwrap_or(bytes.len()));
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    let bad = match result {
        DecoderResult::Malformed(bad, behind) => usize::from(bad) + usize::from(behind),
        _ => 0,
    };
    (text, read.saturating_sub(bad))
}

/// Whether bytes are those of UTF-32, or of UTF-16 without its mark: full of noughts, of which a text has none.
/// Read as anything else they would be a page of nonsense.
fn is_wide(bytes: &[u8]) -> bool {
    const FEW: usize = 4;
    const RARE: usize = 200;
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => true,
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => false,
        // Nearly all files, found by a search that looks at many bytes at once.
        _ if !bytes.contains(&0) => false,
        _ => {
            let noughts: usize = bytes.iter().map(|byte| usize::from(*byte == 0)).sum();
            // Letters of many bytes that are UTF-8 are nothing else.
            let is_utf8 = || !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
            noughts >= FEW && noughts * RARE > bytes.len() && !is_utf8()
        }
    }
}

/// The text of a file with every character of it but the byte order mark: its encoding, the length of the mark,
/// and the text. `None` if it cannot be read, or if written again it would be other bytes.
pub fn decode_whole(bytes: &[u8]) -> Option<(Encoding, usize, Cow<'_, str>)> {
    let encoding = decode(bytes.to_vec()).ok()?.encoding;
    let mark = marked(bytes).1;
    let text = strict(encoding, &bytes[mark..])?;
    (encoding.encode(&text)? == bytes[mark..]).then_some((encoding, mark, text))
}

/// The encoding that a byte order mark names, and the mark's length; UTF-8 where there is none.
fn marked(bytes: &[u8]) -> (Encoding, usize) {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => (Encoding::Utf8, 3),
        [0xff, 0xfe, ..] => (Encoding::Utf16Le, 2),
        [0xfe, 0xff, ..] => (Encoding::Utf16Be, 2),
        _ => (Encoding::Utf8, 0),
    }
}

/// The text if every byte can be read.
fn strict(encoding: Encoding, bytes: &[u8]) -> Option<Cow<'_, str>> {
    encoding.codec().decode_without_bom_handling_and_without_replacement(bytes)
}

/// Whether bytes that are no UTF-8 are UTF-8 with a few slips, such as a file that was cut in the middle of a
/// character. Read as GB18030 it would be a page of nonsense, since most pairs of bytes mean something there.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good > 2 * bad
}

/// The text of bytes that are UTF-8 behind their mark; nearly every file is so, and needs nothing else.
fn utf8(text: &str, mark: usize) -> Decoded {
    if mark == 0 && !has_suspect(text.as_bytes()) && !text.contains(MARK) {
        // A copy is cheaper than to make sure once more that the bytes are text.
        return Decoded { text: text.to_owned(), encoding: Encoding::Utf8, control: None };
    }
    plain(text, Encoding::Utf8)
}

/// The byte order mark; one in the middle of a text comes of files that were joined.
const MARK: char = '\u{feff}';

/// Whether a character steers a machine and shows nothing: no page, feed or sitemap may hold it.
pub fn is_control(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

/// Whether a byte is, or may begin, something that does not stay. Asked of every byte of a site: without
/// branches, so that many bytes are looked at in one instruction.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "branches would keep the bytes from being looked at together"
)]
fn has_suspect(bytes: &[u8]) -> bool {
    const AT_ONCE: usize = 64;
    let is_suspect =
        |byte: u8| ((byte < b' ') & (byte != b'\n') & (byte != b'\t')) | (byte == 0x7f) | (byte == 0xc2);
    bytes.chunks(AT_ONCE).any(|chunk| chunk.iter().fold(false, |found, byte| found | is_suspect(*byte)))
}

/// The text with `\n` at the ends of lines and without control characters, which no page, feed or sitemap may
/// hold.
fn plain(text: &str, encoding: Encoding) -> Decoded {
    let mut decoded = Decoded { text: String::with_capacity(text.len()), encoding, control: None };
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                decoded.text.push('\n');
            }
            '\n' | '\t' => decoded.text.push(character),
            MARK => {}
            _ if is_control(character) => {
                decoded.control.get_or_insert(decoded.text.len());
            }
            _ => decoded.text.push(character),
        }
    }
    decoded
}

/// The text of a file of the site, with whatever there is to say about how it was written.
///
/// # Errors
/// The diagnostic, if it cannot be read.
pub fn read(file: &SitePath, bytes: Vec<u8>, told: &mut Vec<Diagnostic>) -> Result<String, Diagnostic> {
    let decoded = decode(bytes).map_err(|unreadable| {
        let (reason, at) = match unreadable {
            Unreadable::Wide => ("wide", 0),
            Unreadable::Byte(at) => ("bytes", at),
        };
        Diagnostic::at(Code::NotUtf8, Span::new(file, at..at)).with("reason", reason)
    })?;
    if decoded.encoding != Encoding::Utf8 {
        let report = Diagnostic::at(Code::Converted, Span::file(file));
        told.push(report.with("encoding", decoded.encoding.label()));
    }
    if let Some(at) = decoded.control {
        told.push(Diagnostic::at(Code::ControlCharacter, Span::new(file, at..at)));
    }
    Ok(decoded.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(bytes: impl Into<Vec<u8>>) -> (String, Encoding) {
        let decoded = decode(bytes.into()).unwrap();
        (decoded.text, decoded.encoding)
    }

    #[test]
    fn marks_and_line_ends_make_no_difference() {
        assert_eq!(text("\u{feff}一\r\n二\r三\n").0, "一\n二\n三\n");
        assert_eq!(text("一\u{feff}二").0, "一二", "two files that were joined");
    }

    #[test]
    fn every_encoding_of_the_office_is_read() {
        let told = "通报：2026年〔1〕号\n";
        let gbk = Encoding::Gb18030.encode(told).unwrap();
        let utf16 =
            |encoding: Encoding, mark: [u8; 2]| [mark.to_vec(), encoding.encode(told).unwrap()].concat();
        assert_eq!(text(gbk), (told.to_owned(), Encoding::Gb18030));
        assert_eq!(text(utf16(Encoding::Utf16Le, [0xff, 0xfe])), (told.to_owned(), Encoding::Utf16Le));
        assert_eq!(text(utf16(Encoding::Utf16Be, [0xfe, 0xff])), (told.to_owned(), Encoding::Utf16Be));
        assert_eq!(text(told), (told.to_owned(), Encoding::Utf8));
        // What a detector took for EUC-KR.
        assert_eq!(text(vec![0xbc, 0xf2, 0xb1, 0xa8]).0, "简报");
        // Characters that only GB18030 has, in four bytes.
        assert_eq!(text(Encoding::Gb18030.encode("𠮷田").unwrap()).0, "𠮷田");
    }

    #[test]
    fn what_is_none_of_these_is_told_with_its_line() {
        let bytes = "一\r\n二\r\n".as_bytes().iter().copied().chain([0xff, 0xff]).collect();
        assert_eq!(decode(bytes), Err(Unreadable::Byte("一\n二\n".len())));
        assert_eq!(decode(vec![0xff, 0xfe, 0x00]), Err(Unreadable::Byte(0)), "half a character of UTF-16");
    }

    #[test]
    fn the_place_is_that_of_the_byte_in_the_encoding_that_reads_most() {
        let told = "通报\n各单位：\n会议\n";
        let line = |bytes: Vec<u8>| {
            let lossy = decode_lossy(&bytes);
            let Unreadable::Byte(at) = decode(bytes).unwrap_err() else { panic!("of another kind") };
            lossy[..at].matches('\n').count() + 1
        };
        for (encoding, mark) in [(Encoding::Utf16Le, [0xff, 0xfe]), (Encoding::Utf16Be, [0xfe, 0xff])] {
            let mut bytes = [mark.to_vec(), encoding.encode(told).unwrap()].concat();
            bytes.push(0x41);
            assert_eq!(line(bytes), 4, "an odd byte at the end");
        }
        let units: Vec<u16> = "通报\n会".encode_utf16().chain([0xd800, 0x4e00]).collect();
        let lone = [0xff, 0xfe].into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(line(lone), 2, "half a pair");
        let mut cut = Encoding::Gb18030.encode(told.trim_end()).unwrap();
        cut.pop();
        assert_eq!(line(cut), 3, "half a character");
    }

    #[test]
    fn what_is_full_of_noughts_is_no_text_of_ours() {
        let text = "---\n标题: 关于防汛的通知\n日期: 2026-01-01\n---\n\n各单位：\n";
        assert_eq!(
            decode(Encoding::Utf16Le.encode(text).unwrap()),
            Err(Unreadable::Wide),
            "UTF-16 without its mark"
        );
        let utf32 = |unit: fn(u32) -> [u8; 4]| {
            "\u{feff}".chars().chain(text.chars()).flat_map(|c| unit(u32::from(c))).collect::<Vec<u8>>()
        };
        assert_eq!(decode(utf32(u32::to_le_bytes)), Err(Unreadable::Wide));
        assert_eq!(decode(utf32(u32::to_be_bytes)), Err(Unreadable::Wide));
    }

    #[test]
    fn a_file_that_was_cut_off_is_not_taken_for_another_encoding() {
        let whole = "关于进一步精简会议文件切实为基层减负的通知".as_bytes();
        for cut in [whole.len() - 1, whole.len() - 2] {
            assert!(decode(whole[..cut].to_vec()).is_err(), "{cut}");
        }
        let mut broken = whole.to_vec();
        broken[9] = 0xff;
        assert_eq!(decode(broken), Err(Unreadable::Byte(9)));
    }

    #[test]
    fn control_characters_are_left_out_and_told() {
        let decoded = decode(b"a\0b\x08\tc\x7f\n\xc2\x85d".to_vec()).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.control), ("ab\tc\nd", Some(1)));
        assert_eq!(decode("é\u{a0}—".into()).unwrap().control, None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn no_bytes_are_too_strange(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let lossy = decode_lossy(&bytes);
            let has_noughts = bytes.contains(&0);
            match decode(bytes) {
                Ok(decoded) => prop_assert_eq!(decoded.text, lossy),
                Err(Unreadable::Byte(at)) => prop_assert!(lossy.is_char_boundary(at)),
                Err(Unreadable::Wide) => prop_assert!(has_noughts),
            }
        }

        #[test]
        fn what_was_written_is_read(text in "[一-龥a-z。，\n]{0,40}") {
            for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
                let mark: [u8; 2] = if encoding == Encoding::Utf16Le { [0xff, 0xfe] } else { [0xfe, 0xff] };
                let bytes = [mark.to_vec(), encoding.encode(&text).unwrap()].concat();
                prop_assert_eq!(decode(bytes).unwrap().text, text.clone());
            }
            prop_assert_eq!(decode(text.clone().into_bytes()).unwrap().text, text);
        }
    }
}
