//! Text → HTML text, the same in bodies, templates and attributes. A slash stays a slash: addresses remain
//! readable in the source.

/// Appends `text` with the five characters escaped that mean something in HTML.
pub(crate) fn escape(text: &str, out: &mut String) {
    let mut clean = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(&text[clean..at]);
        out.push_str(entity);
        clean = at + 1;
    }
    out.push_str(&text[clean..]);
}

/// The same as a string of its own.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}
