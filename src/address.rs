//! Addresses of pages and files, and the one function that writes a link.
//!
//! An address is for ever: it comes from what the author wrote and from nothing that changes by itself.

mod positions;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

pub use positions::{Positions, key_of};

use crate::config::{Addresses, Config, Links};

/// The file that a folder's address shows.
const INDEX: &str = "index.html";

/// Where an output lies: the path of its file below the output folder, `/` between parts.
#[derive(Clone)]
pub struct Address {
    path: Arc<str>,
    /// The hash of the folded path: an address stands in several tables of each snapshot.
    key: u32,
}

impl Address {
    /// The address of a file.
    pub fn file(path: &str) -> Self {
        let path = path.trim_start_matches('/');
        Self { key: key_of(&folded(path)), path: path.into() }
    }

    /// The address of a post `slug` in `folder` (empty for the root).
    pub fn page(folder: &str, slug: &str, style: Addresses) -> Self {
        let path = join(folder, slug);
        match style {
            Addresses::File => Self::file(&format!("{path}.html")),
            Addresses::Folder => Self::list(&path),
        }
    }

    /// The address of a list: the folder's `index.html`.
    pub fn list(folder: &str) -> Self {
        Self::file(&join(folder, INDEX))
    }

    /// An author's own address: `about/` and `about` by the site's style, `about.html` as it is.
    pub fn explicit(path: &str, style: Addresses) -> Self {
        let bare = path.trim_matches('/');
        if bare.ends_with(".html") {
            Self::file(bare)
        } else if path.ends_with('/') {
            Self::list(bare)
        } else {
            match bare.rsplit_once('/') {
                Some((folder, slug)) => Self::page(folder, slug, style),
                None => Self::page("", bare, style),
            }
        }
    }

    /// The path below the output folder: `notices/index.html`.
    pub fn as_str(&self) -> &str {
        &self.path
    }

    /// The folder below the output folder that the file lies in; empty for the root.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The address of this list's older page `name`, such as `page-3`.
    #[must_use]
    pub fn older(&self, name: &str) -> Self {
        Self::file(&join(self.folder(), &format!("{name}.html")))
    }

    /// The last part of the address without its ending: `first` of both `a/first.html` and
    /// `a/first/index.html`.
    pub fn slug(&self) -> &str {
        let path = &*self.path;
        let path = path.strip_suffix("/index.html").or(path.strip_suffix(".html")).unwrap_or(path);
        path.rsplit('/').next().unwrap_or_default()
    }

    /// Whether both are the same file to Windows.
    pub fn is_same_file(&self, other: &Self) -> bool {
        self.key == other.key && (self.path == other.path || folded(&self.path) == folded(&other.path))
    }

    /// The same for all addresses that are one file to Windows.
    pub fn key(&self) -> u32 {
        self.key
    }
}

/// Under which two paths are the same file to Windows.
fn folded(path: &str) -> Cow<'_, str> {
    // Slugs have no capital letters, so nearly every address is its own.
    let is_folded = path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_folded { Cow::Borrowed(path) } else { Cow::Owned(path.to_lowercase()) }
}

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.path == other.path
    }
}

impl Eq for Address {}

impl PartialOrd for Address {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Address {
    fn cmp(&self, other: &Self) -> Ordering {
        self.path.cmp(&other.path)
    }
}

impl Hash for Address {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &self.path)
    }
}

/// `a/b`, or `b` if there is no `a`.
pub fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// From where, and how, a link is written.
#[derive(Debug, Clone, Copy)]
pub enum LinkStyle<'a> {
    /// From one page to another, with the explicit `index.html`: works anywhere.
    Relative(&'a Address),
    /// From the host's root, below the path of `base_url`.
    Root(&'a str),
    /// With the host, for readers outside the site.
    Absolute(&'a str, Links),
}

impl<'a> LinkStyle<'a> {
    /// How the page at `from` writes its links.
    pub fn of(config: &'a Config, from: &'a Address) -> Self {
        match config.links {
            Links::Relative => Self::Relative(from),
            Links::Root => Self::Root(base_path(config)),
        }
    }

    /// How a page that is shown at any depth (404) writes them: `None` if no way is known.
    pub fn anywhere(config: &'a Config) -> Option<Self> {
        match (config.links, &config.base_url) {
            (Links::Root, _) => Some(Self::Root(base_path(config))),
            (Links::Relative, Some(base)) => Some(Self::Absolute(base, config.links)),
            (Links::Relative, None) => None,
        }
    }

    /// Writes the link to `to`, percent-encoded, ready for an attribute. Every internal link of the
    /// program comes from here.
    pub fn write(self, to: &Address, out: &mut String) {
        match self {
            Self::Relative(from) => write_relative(from.as_str(), to.as_str(), out),
            Self::Root(base) => {
                out.push_str(base);
                out.push('/');
                encode(without_index(to.as_str()), out);
            }
            Self::Absolute(base, links) => {
                out.push_str(base);
                out.push('/');
                // One string for one page: what the site's own links show.
                let path = if links == Links::Relative { to.as_str() } else { without_index(to.as_str()) };
                encode(path, out);
            }
        }
    }

    /// The link to `to` as a string.
    pub fn link(self, to: &Address) -> String {
        let mut link = String::with_capacity(to.as_str().len() + 8);
        self.write(to, &mut link);
        link
    }
}

/// The page's public address, if `base_url` is known.
pub fn permalink(config: &Config, to: &Address) -> Option<String> {
    let base = config.base_url.as_deref()?;
    Some(LinkStyle::Absolute(base, config.links).link(to))
}

/// The path of `base_url` without its final slash: `/bulletin` of `https://example.org/bulletin/`.
pub fn base_path(config: &Config) -> &str {
    let Some(url) = config.base_url.as_deref() else { return "" };
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or("", |slash| &rest[slash..])
}

/// A path without percent-encoding; as it is if that makes no text.
pub fn decoded(path: &str) -> String {
    percent_decode_str(path).decode_utf8().map_or_else(|_| path.to_owned(), Cow::into_owned)
}

fn without_index(path: &str) -> &str {
    match path.strip_suffix(INDEX) {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    }
}

fn write_relative(from: &str, to: &str, out: &mut String) {
    let from_folder = from.rfind('/').map_or("", |slash| &from[..=slash]);
    let to_folder = to.rfind('/').map_or("", |slash| &to[..=slash]);
    let mut shared = 0;
    for (index, (a, b)) in from_folder.bytes().zip(to_folder.bytes()).enumerate() {
        if a != b {
            break;
        }
        if a == b'/' {
            shared = index + 1;
        }
    }
    for _ in from_folder[shared..].matches('/') {
        out.push_str("../");
    }
    encode(&to[shared..], out);
}

/// What is percent-encoded in the path of a link: all but letters, digits and the marks that are plain in a path
/// everywhere.
const IN_PATH: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The same in one part of a path, or in a value of a query.
const IN_PART: AsciiSet = IN_PATH.add(b'/');

fn encode(path: &str, out: &mut String) {
    out.extend(utf8_percent_encode(path, &IN_PATH));
}

/// A part of a path, or a value of a query, percent-encoded.
pub fn encoded_part(text: &str) -> String {
    utf8_percent_encode(text, &IN_PART).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relative(from: &str, to: &str) -> String {
        LinkStyle::Relative(&Address::file(from)).link(&Address::file(to))
    }

    #[test]
    fn a_relative_link_climbs_only_as_far_as_it_must() {
        assert_eq!(relative("index.html", "a/b.html"), "a/b.html");
        assert_eq!(relative("a/b.html", "a/c.html"), "c.html");
        assert_eq!(relative("a/b/c.html", "a/d/e.html"), "../d/e.html");
        assert_eq!(relative("ab/c.html", "a/d.html"), "../a/d.html");
        assert_eq!(relative("a/b.html", "index.html"), "../index.html");
        assert_eq!(relative("a.html", "a.html"), "a.html");
    }

    #[test]
    fn addresses_that_differ_in_case_are_one_file_but_not_equal() {
        let (small, large) = (Address::file("a/é.html"), Address::file("A/É.html"));
        assert!(small.is_same_file(&large));
        assert_eq!(small.key(), large.key());
        assert_ne!(small, large);
        assert!(large < small);
        assert!(!small.is_same_file(&Address::file("a/e.html")));
    }

    #[test]
    fn a_root_link_shows_no_index() {
        let link = |to| LinkStyle::Root("/sub").link(&Address::file(to));
        assert_eq!(link("a/index.html"), "/sub/a/");
        assert_eq!(link("index.html"), "/sub/");
        assert_eq!(link("a/myindex.html"), "/sub/a/myindex.html");
    }

    #[test]
    fn a_path_is_decoded_once_and_a_lone_percent_sign_stays() {
        assert_eq!(decoded("/%E7%AE%80%25/a%2"), "/简%/a%2");
        assert_eq!(decoded("/%ff"), "/%ff");
    }

    #[test]
    fn names_are_percent_encoded() {
        assert_eq!(relative("index.html", "图 1#.png"), "%E5%9B%BE%201%23.png");
    }

    #[test]
    fn explicit_addresses_follow_the_sites_style() {
        let of = |path| Address::explicit(path, Addresses::File).to_string();
        assert_eq!(of("about"), "about.html");
        assert_eq!(of("about/"), "about/index.html");
        assert_eq!(of("a/b.html"), "a/b.html");
        assert_eq!(Address::explicit("about", Addresses::Folder).as_str(), "about/index.html");
    }
}
