//! Text → HTML text, the same in bodies, templates and attributes. A slash stays a slash: addresses remain
//! readable in the source.

/// Appends `text` with the five characters escaped that mean something in HTML.
pub(crate) fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = find_ascii(rest, |byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Where the first ASCII byte stands that is wanted. Passes over Chinese text eight bytes at once, since none
/// of its bytes is ASCII.
pub(crate) fn find_ascii(text: &str, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    const NOT_ASCII: u64 = u64::from_ne_bytes([0x80; 8]);
    let (eights, rest) = text.as_bytes().as_chunks();
    for (number, eight) in eights.iter().enumerate() {
        if u64::from_ne_bytes(*eight) & NOT_ASCII == NOT_ASCII {
            continue;
        }
        if let Some(at) = eight.iter().position(|byte| wanted(*byte)) {
            return Some(8 * number + at);
        }
    }
    let at = rest.iter().position(|byte| wanted(*byte))?;
    Some(8 * eights.len() + at)
}

/// The same as a string of its own.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}
