//! The target of a request → a path that stays inside the site, or a refusal.

/// The longest target that is read, in bytes.
const MOST_BYTES: usize = 8 * 1024;

/// What a request line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The name in an absolute target: `localhost:1111` of `http://localhost:1111/a`.
    pub host: Option<String>,
    /// The decoded path, as in [`Ask::path`](super::Ask::path).
    pub path: String,
    /// What stands behind the first `?`, not decoded.
    pub query: Option<String>,
}

/// Why a target is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadTarget {
    /// More than 8 KiB.
    TooLong,
    /// Not a target at all, or one that could mean a file outside the site on some system.
    Malformed,
}

impl Target {
    /// Reads the target of a request line. Bytes that are not ASCII are taken as they are: curl sends what
    /// was typed.
    ///
    /// ```
    /// use jianbao::preview::http::Target;
    /// let target = Target::parse("/%E9%80%9A%E7%9F%A5/?q=1".as_bytes()).unwrap();
    /// assert_eq!((target.path.as_str(), target.query.as_deref()), ("/通知/", Some("q=1")));
    /// assert!(Target::parse(b"/%2e%2e/secret").is_err());
    /// ```
    pub fn parse(target: &[u8]) -> Result<Self, BadTarget> {
        if target.len() > MOST_BYTES {
            return Err(BadTarget::TooLong);
        }
        Self::read(target).ok_or(BadTarget::Malformed)
    }

    fn read(target: &[u8]) -> Option<Self> {
        let target = str::from_utf8(target).ok()?;
        // A fragment never leaves a browser.
        if target.contains(|c: char| c.is_control() || c == ' ' || c == '#') {
            return None;
        }
        let (host, rest) = split_host(target)?;
        let (path, query) = match rest.split_once('?') {
            Some((path, query)) => (path, Some(query.to_owned())),
            None => (rest, None),
        };
        let path = decoded(if path.is_empty() && host.is_some() { "/" } else { path })?;
        stays_inside(&path).then_some(Self { host, path, query })
    }
}

/// `/a` is the usual form; a proxy's form `http://host/a` must be understood too (RFC 9112, section 3.2.2).
fn split_host(target: &str) -> Option<(Option<String>, &str)> {
    if target.starts_with('/') {
        return Some((None, target));
    }
    let (scheme, rest) = target.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    (!host.is_empty()).then(|| (Some(host.to_owned()), path))
}

/// The path without its percent signs; `None` if one of them is wrong or the bytes are no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte == b'%' {
            let (digits, after) = rest.split_at_checked(2)?;
            bytes.push(hex(digits[0])? << 4 | hex(digits[1])?);
            rest = after;
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// Judged after decoding, so that no spelling of `..` passes.
fn stays_inside(path: &str) -> bool {
    let Some(relative) = path.strip_prefix('/') else { return false };
    if path.contains(|c: char| c.is_control() || c == '\\') {
        return false;
    }
    let (folders, name) = relative.rsplit_once('/').map_or((None, relative), |(a, b)| (Some(a), b));
    folders.is_none_or(|folders| folders.split('/').all(is_name)) && (name.is_empty() || is_name(name))
}

/// Windows drops dots and spaces at the end of a name: `.. ` and `...` are judged like `..`.
fn is_name(segment: &str) -> bool {
    let is_drive = matches!(segment.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    !is_drive && !segment.trim_end_matches(['.', ' ']).is_empty()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn path_of(target: &str) -> Option<String> {
        Target::parse(target.as_bytes()).ok().map(|target| target.path)
    }

    #[test]
    fn a_path_is_decoded_once() {
        for (target, path) in [
            ("/", "/"),
            ("/a/b.html", "/a/b.html"),
            ("/notices/", "/notices/"),
            ("/%E7%AE%80%E6%8A%A5.html", "/简报.html"),
            ("/简报.html", "/简报.html"),
            ("/a%20b+c", "/a b+c"),
            ("/%2541", "/%41"),
            ("/a%3Fb", "/a?b"),
            ("/a%2Fb", "/a/b"),
            ("/.well-known/x", "/.well-known/x"),
            ("/..a/b..", "/..a/b.."),
            ("/ab:c", "/ab:c"),
            ("http://localhost:1111/a", "/a"),
            ("HTTP://localhost", "/"),
            ("http://localhost?q=1", "/"),
        ] {
            assert_eq!(path_of(target).as_deref(), Some(path), "{target}");
        }
    }

    #[test]
    fn a_query_is_left_as_it_is() {
        let target = Target::parse(b"http://localhost/a?q=%zz&x=/../?y").unwrap();
        assert_eq!(target.query.as_deref(), Some("q=%zz&x=/../?y"));
        assert_eq!(target.host.as_deref(), Some("localhost"));
    }

    #[test]
    fn what_could_leave_the_site_is_refused() {
        for target in [
            "",
            "a",
            "*",
            "localhost:80",
            "//",
            "//host/a",
            "/a//b",
            "/a//",
            "/..",
            "/../a",
            "/a/..",
            "/a/../b",
            "/.",
            "/./a",
            "/a/.",
            "/%2e%2e/a",
            "/%2E./a",
            "/a%2F..%2Fb",
            "/...",
            "/..%20/a",
            "/%20",
            "/\\a",
            "/%5Ca",
            "/%5c..%5ca",
            "/%00",
            "/a%00.html",
            "/%0d%0aX:1",
            "/%7f",
            "/%",
            "/%4",
            "/%4g",
            "/%+1",
            "/%ff",
            "/%c0%ae%c0%ae/",
            "/c:/windows",
            "/C:",
            "/a/d:x",
            "/a#b",
            "/a b",
            "https://localhost/a",
            "http:///a",
            "file:///etc/passwd",
            "ftp://x/a",
            "/\u{85}",
        ] {
            assert_eq!(Target::parse(target.as_bytes()), Err(BadTarget::Malformed), "{target:?}");
        }
        assert_eq!(Target::parse(b"/\xff"), Err(BadTarget::Malformed));
    }

    #[test]
    fn a_long_target_is_told_from_a_wrong_one() {
        let longest = format!("/{}", "a".repeat(MOST_BYTES - 1));
        assert!(path_of(&longest).is_some());
        assert_eq!(Target::parse(format!("{longest}a").as_bytes()), Err(BadTarget::TooLong));
    }

    fn assert_inside(target: &[u8]) -> Result<(), TestCaseError> {
        let Ok(Target { path, .. }) = Target::parse(target) else { return Ok(()) };
        prop_assert!(
            path.starts_with('/') && !path.contains("//") && !path.contains(['\\', '\0', '\r', '\n'])
        );
        let mut segments = path[1..].split('/').peekable();
        while let Some(segment) = segments.next() {
            prop_assert!(segment != "." && segment != "..", "{path:?}");
            prop_assert!(!segment.is_empty() || segments.peek().is_none(), "{path:?}");
            prop_assert!(
                segment.as_bytes().get(1) != Some(&b':') || !segment.as_bytes()[0].is_ascii_alphabetic()
            );
        }
        // The system's own reading of the path agrees.
        let inside = std::path::Path::new(&path[1..]);
        prop_assert!(
            inside.components().all(|part| matches!(part, std::path::Component::Normal(_))),
            "{path:?}"
        );
        Ok(())
    }

    proptest! {
        #[test]
        fn random_bytes_never_panic_and_never_leave(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            assert_inside(&bytes)?;
        }

        #[test]
        fn pieces_of_attacks_never_leave(parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "/", ".", "..", "%2e", "%2E", "%2f", "%5c", "\\", "%", "%0", "%00", "a", "c:", " ", "%20", "简",
                "%e7", "%ae%80", "?", "#", "http://", "x", ":", "%25", "\n",
            ]), 0..12,
        )) {
            assert_inside(format!("/{}", parts.concat()).as_bytes())?;
            assert_inside(parts.concat().as_bytes())?;
        }
    }
}
