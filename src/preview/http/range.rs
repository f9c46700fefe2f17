//! The header `Range` → which bytes of a content are wanted (RFC 9110, section 14).

/// The part of a content that is to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::preview) enum Wanted {
    /// All of it: nothing else was asked, or nothing that we understand, or several parts at once, which a
    /// server may answer with the whole.
    Whole,
    /// From the first to the last byte, both included.
    Part {
        /// The first byte, counted from 0.
        first: u64,
        /// The last byte, inside the content.
        last: u64,
    },
    /// Nothing that the content has.
    Unsatisfiable,
}

/// What a `Range` header wants of a content of `length` bytes.
pub(in crate::preview) fn wanted(header: &str, length: u64) -> Wanted {
    read(header, length).unwrap_or(Wanted::Whole)
}

fn read(header: &str, length: u64) -> Option<Wanted> {
    let (unit, range) = header.split_once('=')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return None;
    }
    let (first, last) = range.trim().split_once('-')?;
    if first.is_empty() {
        return Some(suffix(number(last)?, length));
    }
    let first = number(first)?;
    let last = if last.is_empty() { u64::MAX } else { number(last)? };
    if last < first {
        return None;
    }
    if first >= length {
        return Some(Wanted::Unsatisfiable);
    }
    Some(Wanted::Part { first, last: last.min(length - 1) })
}

/// The last `count` bytes.
fn suffix(count: u64, length: u64) -> Wanted {
    match (count, length) {
        (0, _) => Wanted::Unsatisfiable,
        (_, 0) => Wanted::Whole,
        _ => Wanted::Part { first: length.saturating_sub(count), last: length - 1 },
    }
}

/// A number too large for us is larger than any file.
fn number(digits: &str) -> Option<u64> {
    let are_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    are_digits.then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn part(first: u64, last: u64) -> Wanted {
        Wanted::Part { first, last }
    }

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        for (header, expected) in [
            ("bytes=0-4", part(0, 4)),
            ("BYTES=0-0", part(0, 0)),
            ("bytes=5-", part(5, 9)),
            ("bytes=5-99", part(5, 9)),
            ("bytes=9-99999999999999999999999999", part(9, 9)),
            ("bytes=-3", part(7, 9)),
            ("bytes=-99", part(0, 9)),
            ("bytes=10-", Wanted::Unsatisfiable),
            ("bytes=99999999999999999999999999-", Wanted::Unsatisfiable),
            ("bytes=-0", Wanted::Unsatisfiable),
            ("bytes=0-1,3-4", Wanted::Whole),
            ("bytes=4-2", Wanted::Whole),
            ("bytes=", Wanted::Whole),
            ("bytes=-", Wanted::Whole),
            ("bytes=a-b", Wanted::Whole),
            ("bytes=+1-2", Wanted::Whole),
            ("lines=0-4", Wanted::Whole),
            ("", Wanted::Whole),
        ] {
            assert_eq!(wanted(header, 10), expected, "{header}");
        }
    }

    #[test]
    fn an_empty_content_has_no_part() {
        assert_eq!(wanted("bytes=0-", 0), Wanted::Unsatisfiable);
        assert_eq!(wanted("bytes=-5", 0), Wanted::Whole);
    }

    proptest! {
        #[test]
        fn a_part_lies_inside(header in "(bytes=)?[0-9,-]{0,24}", length in any::<u64>()) {
            if let Wanted::Part { first, last } = wanted(&header, length) {
                prop_assert!(first <= last && last < length);
            }
        }
    }
}
