//! Names and wishes of authors → parts of addresses.
//!
//! A file of its own because an address is for ever: once a site is public, the same name must give the
//! same slug with every later version of this program, on every system. Nothing here depends on the order
//! of posts, on the configuration or on the machine; a test holds every reading fixed.
//!
//! Not decided here: that two pages want one address, and that `index` or the folder of a taxonomy means
//! something to the site. Both are ordinary slugs.

mod reading;

use std::fmt;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::address::decoded;
use crate::config::{NameStyle, Naming, Slugify};

/// The longest slug, in bytes, which are characters since all are ASCII.
pub const MAX_SLUG_LENGTH: usize = 80;

/// The longest path of [`check_path`], in bytes: leaves 60 of Windows' 260 for the folder it is published in.
pub const MAX_PATH_LENGTH: usize = 200;

/// A checked part of an address: `a-z`, `0-9`, `-` and, inside only, `.`; at most 80 characters.
///
/// Such a name means the same to every web server and file system: no case, no escapes, no name that
/// Windows keeps for a device. Only on a site that another system made is it whatever that system made of the
/// name, if a file can be called so.
///
/// ```
/// use jianbao::site::slug::Slug;
/// assert_eq!(Slug::from_name("2026年工作要点").as_str(), "2026-nian-gong-zuo-yao-dian");
/// assert_eq!(Slug::explicit("V1.2-notes").unwrap().as_str(), "v1.2-notes");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Box<str>);

impl Slug {
    /// The slug that an author wrote. Capital letters become small ones; nothing else is repaired, since an
    /// author who chose an address wants to hear that it cannot be had.
    pub fn explicit(text: &str) -> Result<Self, BadSlug> {
        let text = text.to_ascii_lowercase();
        if text.is_empty() {
            Err(BadSlug::Empty)
        } else if is_absolute(&text) {
            Err(BadSlug::Absolute)
        } else if text.split(['/', '\\']).any(|part| part == "..") {
            Err(BadSlug::Climbs)
        } else if text.starts_with(['.', '_']) {
            Err(BadSlug::Hidden)
        } else if !has_good_characters(&text) {
            Err(BadSlug::Characters)
        } else if text.len() > MAX_SLUG_LENGTH {
            Err(BadSlug::Long)
        } else if is_device(&text) {
            Err(BadSlug::Reserved)
        } else {
            Ok(Self(text.into()))
        }
    }

    /// The slug of a file's stem or of a term's name; there always is one.
    ///
    /// Latin letters and digits stay, Chinese characters become pinyin without tones (ü as `v`), anything
    /// else parts words. Names of which nothing is left get `x-` and six digits, names that are too long
    /// end in six digits in place of their last words, and the names of Windows devices end in `-page`.
    /// The digits come from the [folded](fold) name, so they too are the same everywhere.
    ///
    /// ```
    /// use jianbao::site::slug::Slug;
    /// assert_eq!(Slug::from_name("重庆银行行长").as_str(), "chong-qing-yin-hang-hang-zhang");
    /// assert_eq!(Slug::from_name("C++").as_str(), "c");
    /// assert_eq!(Slug::from_name("NUL").as_str(), "nul-page");
    /// ```
    pub fn from_name(name: &str) -> Self {
        let text = reading::words(name);
        if text.is_empty() {
            Self(format!("x-{}", digits(name, FIRST_DIGITS)).into())
        } else if is_device(&text) {
            Self(format!("{text}-page").into())
        } else if text.len() > MAX_SLUG_LENGTH {
            Self::ending(&text, &digits(name, FIRST_DIGITS))
        } else {
            Self(text.into())
        }
    }

    /// The slug of a page's name in the way that a site asks for.
    pub fn of(name: &str, naming: Naming) -> Self {
        match naming {
            Naming::Own => Self::from_name(name),
            Naming::Zola(Slugify { paths, .. }) => Self::as_zola(name, paths),
        }
    }

    /// The slug of a term's name in the way that a site asks for.
    pub fn of_term(name: &str, naming: Naming) -> Self {
        match naming {
            Naming::Own => Self::from_name(name),
            Naming::Zola(Slugify { taxonomies, .. }) => Self::as_zola(name, taxonomies),
        }
    }

    /// The slug of a folder's name in the way that a site asks for: Zola leaves it as it is.
    pub fn of_folder(name: &str, naming: Naming) -> Self {
        match naming {
            Naming::Own => Self::from_name(name),
            Naming::Zola(_) => Self::as_zola(name, NameStyle::Off),
        }
    }

    fn as_zola(name: &str, style: NameStyle) -> Self {
        let text = match style {
            NameStyle::On => ::slug::slugify(name),
            NameStyle::Safe => {
                name.trim_end_matches([' ', '.']).replace(['<', '>', ':', '"', '/', '\\', '|', '?', '*'], "")
            }
            NameStyle::Off => name.to_owned(),
        };
        // What Zola makes of a name and we cannot take is rare: a device of Windows, nothing at all.
        check_kept(&text).map_or_else(|_| Self::from_name(name), |()| Self(text.into()))
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `text` with `-suffix`, without as many of its last words as are too many.
    fn ending(text: &str, suffix: &str) -> Self {
        let room = MAX_SLUG_LENGTH - "-".len() - suffix.len();
        let kept = if text.len() <= room {
            text
        } else {
            // One character more than there is room for: a word that just fits ends before its hyphen.
            let (end, more) = (text.floor_char_boundary(room), text.floor_char_boundary(room + 1));
            text[..more].rfind('-').map_or(&text[..end], |hyphen| &text[..hyphen])
        };
        Self(format!("{kept}-{suffix}").into())
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why an author's slug or path cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BadSlug {
    /// It starts at the root, on a drive or at another site: `/a`, `c:\a`, `https://a`.
    Absolute,
    /// It leaves its folder: `..`.
    Climbs,
    /// Windows keeps the name for a device: `con`, `prn`, `aux`, `nul`, `com1`, `lpt1`, and `con.txt` too.
    Reserved,
    /// There is something else than `a-z`, `0-9`, `-` and `.`; or a `-` at the start, a `.` at the end, or
    /// two dots in a row.
    Characters,
    /// It is longer than [`MAX_SLUG_LENGTH`], or as a path than [`MAX_PATH_LENGTH`].
    Long,
    /// Servers and generators hide what starts with `.` or `_`.
    Hidden,
    /// It is empty.
    Empty,
    /// Nothing stands between two `/`.
    Gap,
    /// It names the website too: `https://a/b.html`.
    Website,
}

impl BadSlug {
    /// The name of the reason in messages.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Absolute => "absolute",
            Self::Climbs => "climbs",
            Self::Reserved => "reserved",
            Self::Characters => "characters",
            Self::Long => "long",
            Self::Hidden => "hidden",
            Self::Empty => "empty",
            Self::Gap => "gap",
            Self::Website => "website",
        }
    }
}

/// Checks the whole path that an author wrote for a page: every part is a slug. A final `/` or `.html` stays
/// as it is, for the caller to understand.
///
/// ```
/// use jianbao::site::slug::{BadSlug, check_path};
/// assert_eq!(check_path("About/Us/").unwrap(), "about/us/");
/// assert_eq!(check_path("2026/first.html").unwrap(), "2026/first.html");
/// assert_eq!(check_path("../first"), Err(BadSlug::Climbs));
/// ```
pub fn check_path(path: &str) -> Result<String, BadSlug> {
    let path = path.to_ascii_lowercase();
    if path.contains("://") {
        return Err(BadSlug::Website);
    }
    if is_absolute(&path) {
        return Err(BadSlug::Absolute);
    }
    let parts = path.strip_suffix('/').or_else(|| path.strip_suffix(".html")).unwrap_or(&path);
    for part in parts.split('/') {
        if part.is_empty() && !parts.is_empty() {
            return Err(BadSlug::Gap);
        }
        Slug::explicit(part)?;
    }
    if path.len() > MAX_PATH_LENGTH { Err(BadSlug::Long) } else { Ok(path) }
}

/// Checks the whole path that a page has, or had, in another system or on another site: it is what it is, in
/// Chinese or with capital letters, with or without percent-encoding. Only what no file can be called is refused.
/// A final `/` stays.
///
/// ```
/// use jianbao::site::slug::{BadSlug, check_kept_path};
/// assert_eq!(check_kept_path("旧/About_Us/").unwrap(), "旧/About_Us/");
/// assert_eq!(check_kept_path("%E6%97%A7").unwrap(), "旧");
/// assert_eq!(check_kept_path("a/%2e%2e/b"), Err(BadSlug::Climbs));
/// assert_eq!(check_kept_path("a/con.html"), Err(BadSlug::Reserved));
/// ```
pub fn check_kept_path(path: &str) -> Result<String, BadSlug> {
    let path = decoded(path);
    if path.contains("://") {
        return Err(BadSlug::Website);
    }
    if is_absolute(&path) {
        return Err(BadSlug::Absolute);
    }
    let parts = path.strip_suffix('/').unwrap_or(&path);
    for part in parts.split('/') {
        if part.is_empty() && !parts.is_empty() {
            return Err(BadSlug::Gap);
        }
        check_kept(part)?;
    }
    if path.encode_utf16().count() > MAX_PATH_LENGTH { Err(BadSlug::Long) } else { Ok(path) }
}

/// The longest part of an address that was made elsewhere, in bytes: leaves 55 of the 255 that file systems allow
/// for an ending, and for the name while the file is written.
const MAX_KEPT_LENGTH: usize = 200;

/// Checks a part of an address that was made elsewhere.
fn check_kept(part: &str) -> Result<(), BadSlug> {
    if part.is_empty() {
        Err(BadSlug::Empty)
    } else if part.split('\\').any(|part| part == "..") {
        Err(BadSlug::Climbs)
    } else if part.starts_with('.') {
        Err(BadSlug::Hidden)
    } else if part.len() > MAX_KEPT_LENGTH {
        Err(BadSlug::Long)
    } else if is_device(&part.to_ascii_lowercase()) {
        Err(BadSlug::Reserved)
    } else if !fits_windows(part) {
        Err(BadSlug::Characters)
    } else {
        Ok(())
    }
}

/// The key under which two spellings of one term are the same: `LUG` and `lug`, `Ａ１` and `A1`, `é` typed as
/// one character or as two, with more or fewer spaces around, with the invisible characters that copying
/// from a web page brings along.
///
/// ```
/// use jianbao::site::slug::fold;
/// assert_eq!(fold(" Ｌｉｎｕｘ　用户 "), fold("linux 用户"));
/// assert_ne!(fold("C++"), fold("C"));
/// ```
pub fn fold(name: &str) -> String {
    // Most names are their own key: the composing below would only find that out slowly.
    let is_own_key = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-' | '\u{4e00}'..='\u{9fff}');
    if name.chars().all(is_own_key) {
        return name.to_owned();
    }
    let visible: String = name.chars().filter(|c| !is_invisible(*c)).collect();
    // The small form of a letter can again be a compatibility form, so once is not enough: a key folded
    // twice must be the same key.
    let lower = small(&small(&visible));
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn small(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).nfkc().collect()
}

/// The slug for the later of two different terms that have the same one: with six digits that come from the
/// name alone, so that it does not depend on what else is on the site.
///
/// ```
/// use jianbao::site::slug::{Slug, distinguish};
/// let slug = Slug::from_name("C++");
/// assert_eq!(distinguish(&slug, "C++"), distinguish(&slug, "c++ "));
/// assert_ne!(distinguish(&slug, "C++"), distinguish(&slug, "C#"));
/// ```
#[must_use]
pub fn distinguish(slug: &Slug, name: &str) -> Slug {
    Slug::ending(slug.as_str(), &digits(name, OTHER_DIGITS))
}

/// Which hexadecimal digits of the hash a slug without words or with too many gets.
const FIRST_DIGITS: Range<usize> = 0..6;

/// Others than [`FIRST_DIGITS`], or two slugs that are equal down to those could not be told apart.
const OTHER_DIGITS: Range<usize> = 6..12;

fn digits(name: &str, which: Range<usize>) -> String {
    blake3::hash(fold(name).as_bytes()).to_hex()[which].to_owned()
}

fn is_absolute(text: &str) -> bool {
    let drive = text.starts_with(|c: char| c.is_ascii_alphabetic()) && text[1..].starts_with(':');
    text.starts_with(['/', '\\']) || drive || text.contains("://")
}

fn has_good_characters(text: &str) -> bool {
    let good = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.');
    // Windows drops a final dot, firewalls take two for climbing, and a tool takes `-x` for an option.
    text.bytes().all(good) && !text.starts_with('-') && !text.ends_with('.') && !text.contains("..")
}

/// Whether Windows can hold a file of this name.
///
/// ```
/// use jianbao::site::slug::fits_windows;
/// assert!(fits_windows("通知 (1).pdf"));
/// assert!(!fits_windows("Con.txt") && !fits_windows("9:00.pdf") && !fits_windows("a."));
/// ```
pub fn fits_windows(name: &str) -> bool {
    let is_good = |c: char| !c.is_control() && !"<>:\"/\\|?*".contains(c);
    name.chars().all(is_good) && !name.ends_with(['.', ' ']) && !is_device(&name.to_ascii_lowercase())
}

/// Whether Windows takes the name of a file for a device, whatever its ending.
fn is_device(text: &str) -> bool {
    let stem = text.split_once('.').map_or(text, |(stem, _)| stem);
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    matches!(stem, "con" | "prn" | "aux" | "nul")
        || numbered.is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
}

/// Characters that nobody sees or means: they part no words and make no other term.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c,
            '\u{ad}' | '\u{feff}'               // soft hyphen, byte order mark
            | '\u{200b}'..='\u{200f}'           // zero-width spaces and joiners, direction marks
            | '\u{202a}'..='\u{202e}'           // direction embeddings
            | '\u{2060}'..='\u{2069}'           // word joiner, invisible operators, direction isolates
            | '\u{fe00}'..='\u{fe0f}'           // variation selectors, behind emoji above all
            | '\u{e0100}'..='\u{e01ef}') // variation selectors behind Chinese characters
}

#[cfg(test)]
mod tests;
