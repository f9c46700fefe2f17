//! Bytes of any kind, and texts in the encodings of offices with a few bytes changed.

use proptest::prelude::*;

use jianbao::encoding::{Encoding, Unreadable, decode, decode_lossy};

use crate::support::{check, is_control};

const PARTS: &[&str] = &[
    "县委",
    "办公室",
    "通知",
    "　　",
    "，",
    "。",
    "“",
    "a",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "\u{7}",
    "\u{1b}[31m",
    "\u{feff}",
    "\u{85}",
    "𠮷",
    "🎉",
    "é",
    "〔2026〕",
    "+++\n",
    "=",
];

const ENCODINGS: &[Encoding] = &[Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Gb18030];

/// Texts in one of the encodings, with their byte order mark or without.
fn written() -> impl Strategy<Value = (String, Encoding, Vec<u8>)> {
    let text = crate::support::texts(PARTS, 24);
    (text, prop::sample::select(ENCODINGS)).prop_map(|(text, encoding)| {
        let mark: &[u8] = match encoding {
            Encoding::Utf16Le => &[0xff, 0xfe],
            Encoding::Utf16Be => &[0xfe, 0xff],
            Encoding::Utf8 | Encoding::Gb18030 => &[],
        };
        let bytes = [mark.to_vec(), encoding.encode(&text).unwrap_or_default()].concat();
        (text, encoding, bytes)
    })
}

fn holds(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let lossy = decode_lossy(&bytes);
    prop_assert!(!lossy.contains(is_control) && !lossy.contains('\u{feff}'), "{:?}", lossy);
    let has_noughts = bytes.contains(&0);
    match decode(bytes) {
        Ok(decoded) => {
            prop_assert_eq!(&decoded.text, &lossy);
            if let Some(at) = decoded.control {
                prop_assert!(lossy.is_char_boundary(at));
            }
            // What was read once is UTF-8, and is then read as it is.
            let again = decode(decoded.text.into_bytes()).unwrap();
            prop_assert_eq!((again.text, again.encoding, again.control), (lossy, Encoding::Utf8, None));
        }
        Err(Unreadable::Byte(at)) => prop_assert!(lossy.is_char_boundary(at)),
        Err(Unreadable::Wide) => prop_assert!(has_noughts),
    }
    Ok(())
}

#[test]
fn any_bytes() {
    let byte = prop_oneof![any::<u8>(), Just(0xff), Just(0xfe), Just(0x81), Just(b'\n'), Just(b'\r')];
    check(&prop::collection::vec(byte, 0..96), holds);
}

#[test]
fn texts_of_the_office_with_some_bytes_changed() {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 0..4);
    check(&(written(), changes), |((_, _, mut bytes), changes)| {
        for (place, byte, kind) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = place.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.truncate(at),
                _ => bytes.insert(at, byte),
            }
        }
        holds(bytes)
    });
}

#[test]
fn what_was_written_is_read() {
    check(&written(), |(text, encoding, bytes)| {
        let plain: String = text.replace("\r\n", "\n").replace('\r', "\n");
        let plain: String = plain.chars().filter(|c| !is_control(*c) && *c != '\u{feff}').collect();
        let read = decode(bytes.clone());
        // Some bytes are a text in both; UTF-8 is then what they are. And a text may be nonsense in one
        // encoding and look like a broken one in another.
        if encoding == Encoding::Gb18030 && (std::str::from_utf8(&bytes).is_ok() || read.is_err()) {
            return Ok(());
        }
        // Noughts in plenty are those of an encoding that is not read.
        if text.contains('\0') && read.is_err() {
            return Ok(());
        }
        prop_assert_eq!(read.unwrap().text, plain);
        Ok(())
    });
}
