//! Addresses as authors write them.

use std::ops::Range;

/// The file or address that a link means: white space around it dropped, and percent signs decoded unless
/// it is absolute, so that `附件.pdf` and `%E9%99%84%E4%BB%B6.pdf` are one.
///
/// `%23`, `%2F` and `%3F` stay, because `#`, `/` and `?` would divide the address; so does a query, whose
/// marks have a meaning of their own, and so does everything if the bytes are not UTF-8.
pub(super) fn target(written: &str) -> Box<str> {
    let written = written.trim_matches(|c: char| c.is_ascii_whitespace());
    if !written.contains('%') || is_absolute(written) {
        return written.into();
    }
    let bytes = written.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut in_query = false;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        in_query = *byte != b'#' && (in_query || *byte == b'?');
        match escaped(&bytes[at..]) {
            Some(value) if !in_query && !b"#/?\0".contains(&value) => {
                decoded.push(value);
                at += 3;
            }
            _ => {
                decoded.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).map_or_else(|_| written.into(), Into::into)
}

/// The byte that `%41` at the beginning stands for.
fn escaped(bytes: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = bytes else { return None };
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

/// Whether an address names a scheme or a host of its own.
fn is_absolute(address: &str) -> bool {
    address.starts_with("//") || scheme(address).is_some()
}

/// `http` of `http://a.cn`, by RFC 3986, section 3.1.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let valid = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(valid)).then_some(scheme)
}

/// The scheme of an address that would run a program or smuggle a page in: `javascript`, `data`,
/// `vbscript`.
pub(super) fn dangerous(address: &str) -> Option<&'static str> {
    // The URL Standard drops tabs, line ends and leading controls, so `java&#10;script:` is one as well.
    let mut letters = address
        .trim_start_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .map(|c| c.to_ascii_lowercase());
    let start: String = letters.by_ref().take("javascript:".len()).collect();
    ["javascript", "data", "vbscript"]
        .into_iter()
        .find(|bad| start.strip_prefix(bad).is_some_and(|rest| rest.starts_with(':')))
}

/// The addresses in a `srcset` (HTML Standard, section 4.8.4.2.1), each with its descriptor, as ranges.
pub(super) fn in_srcset(value: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let bytes = value.as_bytes();
    let count =
        |at: usize, fits: fn(u8) -> bool| at + bytes[at..].iter().take_while(|byte| fits(**byte)).count();
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        at = count(at, |byte| byte.is_ascii_whitespace() || byte == b',');
        if at == bytes.len() {
            return found;
        }
        let end = count(at, |byte| !byte.is_ascii_whitespace());
        let url = value[at..end].trim_end_matches(',');
        let ended = url.len() < end - at;
        let next = if ended { end } else { count(end, |byte| byte != b',') };
        let descriptor = count(end, |byte| byte.is_ascii_whitespace()).min(next);
        let descriptor = descriptor..descriptor + value[descriptor..next].trim_ascii_end().len();
        found.push((at..at + url.len(), descriptor));
        at = next;
    }
}

/// The end of the web address that begins `text`, if one does: `http://a.cn/` of `http://a.cn/，然后`.
///
/// Only the characters of RFC 3986 belong to it, so Chinese text and marks end it; so does a mark of the
/// sentence around it.
pub(super) fn web(text: &str) -> Option<usize> {
    let host = ["http://", "https://"].iter().find_map(|start| text.strip_prefix(start))?;
    if !host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[') {
        return None;
    }
    let allowed = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(byte);
    let mut end = text.bytes().take_while(|byte| allowed(byte)).count();
    let count = |wanted: &str| text.bytes().take(end).filter(|byte| wanted.as_bytes().contains(byte)).count();
    // How many closing brackets have no opening one: only those can belong to the sentence.
    let mut round = count(")").saturating_sub(count("("));
    let mut square = count("]").saturating_sub(count("["));
    while let Some(last) = text.as_bytes()[..end].last() {
        match last {
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b'_' | b'~' => {}
            b')' if round > 0 => round -= 1,
            b']' if square > 0 => square -= 1,
            _ => break,
        }
        end -= 1;
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_has_one_name() {
        assert_eq!(&*target("%E9%99%84%E4%BB%B6.pdf"), "附件.pdf");
        assert_eq!(&*target(" 附件.pdf\n"), "附件.pdf");
        assert_eq!(&*target("100%.pdf"), "100%.pdf");
        assert_eq!(&*target("a%23b%2fc%20d"), "a%23b%2fc d");
        assert_eq!(&*target("%41?b=%26#%E4%B8%80"), "A?b=%26#一");
        assert_eq!(&*target("%FF%41"), "%FF%41");
        assert_eq!(&*target("https://a.cn/%41"), "https://a.cn/%41");
        assert_eq!(&*target("//a.cn/%41"), "//a.cn/%41");
    }

    #[test]
    fn dangerous_schemes_are_known_in_disguise() {
        assert_eq!(dangerous("JavaScript:alert(1)"), Some("javascript"));
        assert_eq!(dangerous("\u{1} java\nscript:x"), Some("javascript"));
        assert_eq!(dangerous("data:text/html,x"), Some("data"));
        assert_eq!(dangerous("database.md"), None);
        assert_eq!(dangerous("https://a.cn/?javascript:"), None);
    }

    #[test]
    fn a_srcset_has_an_address_for_each_size() {
        let found = |value: &'static str| {
            let found = in_srcset(value).into_iter();
            found.map(|(url, descriptor)| (&value[url], &value[descriptor])).collect::<Vec<_>>()
        };
        assert_eq!(found("a.png 1x, b,c.png  2x "), [("a.png", "1x"), ("b,c.png", "2x")]);
        assert_eq!(found("a.png, b.png"), [("a.png", ""), ("b.png", "")]);
        assert_eq!(found(" , "), [("", ""); 0]);
    }

    #[test]
    fn a_web_address_ends_before_chinese_text_and_the_marks_of_the_sentence() {
        let found = |text: &'static str| web(text).map(|end| &text[..end]);
        assert_eq!(found("http://a.cn/，然后"), Some("http://a.cn/"));
        assert_eq!(found("https://a.cn/b?c=1&d=2)."), Some("https://a.cn/b?c=1&d=2"));
        assert_eq!(found("https://a.cn/b_(c)"), Some("https://a.cn/b_(c)"));
        assert_eq!(found("http://县.cn"), None);
        assert_eq!(found("ftp://a.cn"), None);
    }
}
