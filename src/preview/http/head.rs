//! The head of a request, from its first line to the empty one (RFC 9112).

/// The longest head that is read, in bytes: a target of 8 KiB, and as much again for cookies.
pub(in crate::preview) const MOST_BYTES: usize = 24 * 1024;

/// A head that follows the rules.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::preview) struct Head {
    /// The method, in its own case.
    pub(in crate::preview) method: String,
    /// The target, not yet read.
    pub(in crate::preview) target: Vec<u8>,
    /// Whether the connection may serve more requests after this one.
    pub(in crate::preview) keep: bool,
    /// Whether a content follows, which we never read.
    pub(in crate::preview) has_content: bool,
    headers: Vec<(String, String)>,
}

/// Why a head is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::preview) enum BadHead {
    /// It breaks the rules.
    Malformed,
    /// It speaks another version than HTTP/1.
    Version,
}

impl Head {
    /// Reads a head, with or without its last empty line.
    pub(in crate::preview) fn parse(bytes: &[u8]) -> Result<Self, BadHead> {
        let mut lines =
            bytes.split(|&byte| byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
        let (method, target, version) = request_line(lines.next().unwrap_or_default())?;
        let mut head = Self { method, target, keep: false, has_content: false, headers: Vec::new() };
        for line in lines.take_while(|line| !line.is_empty()) {
            head.headers.push(header(line).ok_or(BadHead::Malformed)?);
        }
        let says = |word: &str| {
            let values = head.values("connection");
            values.flat_map(|value| value.split(',')).any(|option| option.trim().eq_ignore_ascii_case(word))
        };
        head.keep = !says("close") && (version == 1 || says("keep-alive"));
        head.has_content = head.values("content-length").any(|length| length != "0")
            || head.values("transfer-encoding").next().is_some();
        Ok(head)
    }

    /// The values of a header, which is named in lower case.
    pub(in crate::preview) fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.headers.iter().filter(move |header| header.0 == name).map(|header| header.1.as_str())
    }

    /// The values of a header as one.
    pub(in crate::preview) fn joined(&self, name: &str, separator: &str) -> Option<String> {
        let values: Vec<&str> = self.values(name).collect();
        (!values.is_empty()).then(|| values.join(separator))
    }

    /// The value of a header that stands there exactly once.
    pub(in crate::preview) fn only(&self, name: &str) -> Option<&str> {
        let mut values = self.values(name);
        let value = values.next()?;
        values.next().is_none().then_some(value)
    }
}

/// Where the head ends, if its empty line is among the bytes. Only bytes from `from` on are looked at, so that
/// a head that comes byte by byte is not searched again for each.
pub(in crate::preview) fn end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from.saturating_sub(3);
    while let Some(found) = bytes.get(at..)?.iter().position(|&byte| byte == b'\n') {
        at += found + 1;
        match bytes.get(at..)? {
            [b'\n', ..] => return Some(at + 1),
            [b'\r', b'\n', ..] => return Some(at + 2),
            _ => {}
        }
    }
    None
}

/// Whether a request can begin like this. A browser that was sent to `https:` speaks TLS, which cannot.
pub(in crate::preview) fn can_begin_with(byte: u8) -> bool {
    is_token(&[byte])
}

fn request_line(line: &[u8]) -> Result<(String, Vec<u8>, u8), BadHead> {
    let mut words = line.split(|&byte| byte == b' ');
    let (Some(method), Some(target), Some(version), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(BadHead::Malformed);
    };
    let method = token(method).ok_or(BadHead::Malformed)?;
    match version {
        b"HTTP/1.1" => Ok((method, target.to_vec(), 1)),
        b"HTTP/1.0" => Ok((method, target.to_vec(), 0)),
        _ if version.starts_with(b"HTTP/") => Err(BadHead::Version),
        _ => Err(BadHead::Malformed),
    }
}

/// A line `Name: value`. A name with a space before its colon and a line that continues the one before are
/// errors: others read them differently.
fn header(line: &[u8]) -> Option<(String, String)> {
    let colon = line.iter().position(|&byte| byte == b':')?;
    let name = token(&line[..colon])?.to_ascii_lowercase();
    let value = &line[colon + 1..];
    let is_clean = value.iter().all(|&byte| byte == b'\t' || (byte >= b' ' && byte != 0x7f));
    is_clean.then(|| (name, String::from_utf8_lossy(value).trim_matches([' ', '\t']).to_owned()))
}

fn token(bytes: &[u8]) -> Option<String> {
    (!bytes.is_empty() && is_token(bytes)).then(|| String::from_utf8_lossy(bytes).into_owned())
}

fn is_token(bytes: &[u8]) -> bool {
    bytes.iter().all(|&byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_head_is_read_with_either_line_end() {
        for text in
            ["GET /a HTTP/1.1\r\nHost: x\r\nCookie:  a=1 \r\n\r\n", "GET /a HTTP/1.1\nhost:x\ncookie:a=1\n\n"]
        {
            let head = Head::parse(text.as_bytes()).unwrap();
            assert_eq!((head.method.as_str(), head.target.as_slice()), ("GET", &b"/a"[..]));
            assert_eq!((head.only("host"), head.only("cookie")), (Some("x"), Some("a=1")));
            assert!(head.keep && !head.has_content);
        }
    }

    #[test]
    fn what_others_could_read_differently_is_refused() {
        for text in [
            "",
            "GET",
            "GET /",
            "GET / HTTP/1.1 x",
            "GET  / HTTP/1.1",
            " GET / HTTP/1.1",
            "G(T / HTTP/1.1",
            "GET / HTTP/1.1\r\nno colon",
            "GET / HTTP/1.1\r\nHost : x",
            "GET / HTTP/1.1\r\nA: x\r\n folded",
            "GET / HTTP/1.1\r\n: x",
            "GET / HTTP/1.1\r\nA: x\0",
            "GET / HTTP/1.1\r\nA: x\ry",
            "GET / http/1.1",
        ] {
            assert_eq!(Head::parse(text.as_bytes()), Err(BadHead::Malformed), "{text:?}");
        }
        for text in ["GET / HTTP/2.0", "PRI * HTTP/2.0", "GET / HTTP/0.9", "GET / HTTP/1.10"] {
            assert_eq!(Head::parse(text.as_bytes()), Err(BadHead::Version), "{text:?}");
        }
    }

    #[test]
    fn a_connection_is_kept_as_the_versions_say() {
        let keeps = |text: &str| Head::parse(text.as_bytes()).unwrap().keep;
        assert!(keeps("GET / HTTP/1.1"));
        assert!(!keeps("GET / HTTP/1.1\r\nConnection: x, Close"));
        assert!(!keeps("GET / HTTP/1.0"));
        assert!(keeps("GET / HTTP/1.0\r\nConnection: Keep-Alive"));
    }

    #[test]
    fn a_header_that_may_stand_once_is_not_guessed() {
        let head = Head::parse(b"GET / HTTP/1.1\r\nHost: a\r\nHost: b").unwrap();
        assert_eq!(head.only("host"), None);
        assert_eq!(head.joined("host", ", ").as_deref(), Some("a, b"));
        assert_eq!(head.joined("cookie", "; "), None);
    }

    #[test]
    fn the_end_is_found_however_the_bytes_come() {
        for text in ["GET / HTTP/1.1\r\nA: b\r\n\r\nrest", "GET / HTTP/1.1\nA: b\n\nrest", "x\n\r\nrest"] {
            let bytes = text.as_bytes();
            let whole = end(bytes, 0).unwrap();
            assert_eq!(&bytes[whole..], b"rest");
            let mut searched = 0;
            let stepwise = (0..=bytes.len()).find_map(|length| {
                let found = end(&bytes[..length], searched);
                searched = length;
                found
            });
            assert_eq!(stepwise, Some(whole));
        }
        assert_eq!(end(b"GET / HTTP/1.1\r\nA: b\r\n", 0), None);
    }

    proptest! {
        #[test]
        fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), from in 0_usize..400) {
            let _ = Head::parse(&bytes);
            let _ = end(&bytes, from);
        }
    }
}
