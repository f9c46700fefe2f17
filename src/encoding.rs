//! Bytes of a file → text, the same for posts, configuration and templates.
//!
//! Every span of a diagnostic counts in this decoded text, so the printer must decode as the stages did:
//! one function for both.

/// The text of a file: without a byte order mark, every line end a `\n`.
///
/// # Errors
/// The position of the first byte that is not UTF-8.
pub fn decode(bytes: Vec<u8>) -> Result<String, usize> {
    let text = simdutf8::compat::from_utf8(&bytes).map_err(|error| error.valid_up_to())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') { Ok(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Ok(text.to_owned()) }
}

/// As [`decode`], with a replacement character for each byte that cannot be read: for excerpts only.
pub fn decode_lossy(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_line_ends_make_no_difference() {
        assert_eq!(decode("\u{feff}一\r\n二\r三\n".into()).unwrap(), "一\n二\n三\n");
    }

    #[test]
    fn the_first_wrong_byte_is_named() {
        assert_eq!(decode(b"abc\xb0\xa1".to_vec()), Err(3));
    }
}
