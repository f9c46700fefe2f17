//! Tags that name one state of a content, and the headers that ask with them.

use std::fmt::Write;
use std::time::{SystemTime, UNIX_EPOCH};

/// The tag of a page: 16 hexadecimal digits of its hash.
pub(in crate::preview) fn of_bytes(bytes: &[u8]) -> String {
    let mut tag = blake3::hash(bytes).to_hex().to_string();
    tag.truncate(16);
    tag
}

/// The tag of a file, which is too large to be hashed for each request: its length and its time.
pub(in crate::preview) fn of_file(length: u64, modified: Option<SystemTime>) -> String {
    let mut tag = format!("{length:x}");
    if let Some(since) = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok()) {
        // Writing to a string cannot fail.
        let _ = write!(tag, "-{:x}", since.as_nanos());
    }
    tag
}

/// Whether a tag may stand between quotes in a header (RFC 9110, section 8.8.3).
pub(in crate::preview) fn is_tag(tag: &str) -> bool {
    tag.bytes().all(|b| b == b'!' || (b'#'..=b'~').contains(&b))
}

/// Whether an `If-None-Match` header names the tag: `*`, or a list of tags, weak or not.
pub(in crate::preview) fn is_named(header: &str, tag: &str) -> bool {
    let mut rest = header.trim();
    if rest == "*" {
        return true;
    }
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        let quoted = rest.strip_prefix("W/").unwrap_or(rest);
        // What follows something that is no tag cannot be trusted.
        let Some((named, after)) = quoted.strip_prefix('"').and_then(|open| open.split_once('"')) else {
            return false;
        };
        if named == tag {
            return true;
        }
        rest = after;
    }
}

/// Whether an `If-Range` header names exactly this state. Weak tags do not, and dates neither: we send none.
pub(in crate::preview) fn is_same(header: &str, tag: &str) -> bool {
    header.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) == Some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_names_a_tag_weak_or_not() {
        for header in
            ["\"a\"", "W/\"a\"", "*", " \"x\", \"a\"", "\"x\",W/\"a\",\"y\"", ",, \"a\"", "\"b,c\" \"a\""]
        {
            assert!(is_named(header, "a"), "{header}");
        }
        for header in ["", "a", "\"a", "\"A\"", "\"ab\"", "w/\"a\"", "junk, \"a\"", "\"x, a\"", "W/a", "**"] {
            assert!(!is_named(header, "a"), "{header}");
        }
    }

    #[test]
    fn a_part_is_only_sent_of_the_very_same_state() {
        assert!(is_same("\"a\"", "a"));
        for header in ["W/\"a\"", "a", "\"b\"", "*", "Wed, 21 Oct 2015 07:28:00 GMT", "\"", ""] {
            assert!(!is_same(header, "a"), "{header}");
        }
    }

    #[test]
    fn tags_are_short_and_fit_into_a_header() {
        assert_eq!(of_bytes(b"").len(), 16);
        assert_ne!(of_bytes(b"a"), of_bytes(b"b"));
        assert!(is_tag(&of_file(1 << 40, Some(UNIX_EPOCH))));
        assert!(!is_tag("a\"b") && !is_tag("a b") && !is_tag("简") && !is_tag("a\r\n"));
    }
}
