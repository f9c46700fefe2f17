//! Raw HTML by an allow-list.
//!
//! In two steps. [`filter`] goes over what the author wrote, tag by tag: it can still say where in the file
//! a removed tag stood, and it keeps elements away whose content is no HTML (`title`, `textarea`,
//! `script`), because an open one would swallow the rest of the page. [`sanitize`] then goes over the
//! finished HTML as a tree: it drops attributes and dangerous addresses and closes what was left open.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::LazyLock;

use ammonia::Builder;

use super::address;
use super::sink::{PLACE, PRIVATE, REFERENCE};
use super::tokens::{Tag, Token, Tokens, decode};

/// Elements that may stand in a post, with the attributes of their own that they may have.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("abbr", &[]),
    ("article", &[]),
    ("aside", &[]),
    ("audio", &["src", "controls", "loop", "muted", "preload"]),
    ("b", &[]),
    ("bdi", &[]),
    ("bdo", &[]),
    ("blockquote", &[]),
    ("br", &[]),
    ("caption", &[]),
    ("cite", &[]),
    ("code", &[]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("dd", &[]),
    ("del", &["datetime"]),
    ("details", &["open"]),
    ("dfn", &[]),
    ("div", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("hr", &[]),
    ("i", &[]),
    ("img", &["src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding"]),
    ("input", &["type", "checked", "disabled"]),
    ("ins", &["datetime"]),
    ("kbd", &[]),
    ("label", &["for"]),
    ("li", &["value"]),
    ("mark", &[]),
    ("ol", &["start", "type", "reversed"]),
    ("p", &[]),
    ("pre", &[]),
    ("q", &[]),
    ("rp", &[]),
    ("rt", &[]),
    ("ruby", &[]),
    ("s", &[]),
    ("samp", &[]),
    ("section", &[]),
    ("small", &[]),
    ("source", &["src", "srcset", "type", "media", "sizes"]),
    ("span", &[]),
    ("strong", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["colspan", "rowspan", "headers"]),
    ("tfoot", &[]),
    ("th", &["colspan", "rowspan", "headers", "scope", "abbr"]),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("tr", &[]),
    ("u", &[]),
    ("ul", &[]),
    ("var", &[]),
    ("video", &["src", "poster", "controls", "width", "height", "loop", "muted", "preload"]),
    ("wbr", &[]),
];

/// Elements without an end tag.
const VOID: [&str; 7] = ["br", "col", "hr", "img", "input", "source", "wbr"];

/// How many elements of the author's may be open at once. The tree builder looks through all open elements
/// at nearly every tag, so without a limit some kilobytes of `<div>` would take minutes.
const DEEPEST: usize = 200;

/// The immutable allow-list as ammonia wants it: some hundred hash entries, so not built for every post.
static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    let attributes: HashMap<&str, HashSet<&str>> =
        ELEMENTS.iter().map(|(name, own)| (*name, own.iter().copied().collect())).collect();
    builder
        .tags(ELEMENTS.iter().map(|(name, _)| *name).collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(attributes)
        .generic_attributes(HashSet::from([
            "class", "id", "lang", "dir", "title", "role", "tabindex", REFERENCE, PLACE,
        ]))
        .generic_attribute_prefixes(HashSet::from(["aria-"]))
        .link_rel(None)
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel", "ftp"]))
        // One and no more: ammonia keeps several in a map whose order changes from run to run.
        .set_tag_attribute_value("img", "loading", "lazy");
    builder
});

/// Something that [`filter`] took away: what to call it, and where it stood in the literal.
pub(super) type Removed = (String, Range<usize>);

/// Keeps the tags of the allow-list and gives those with addresses their place; hands back what it took
/// away. `open` counts the elements that are open from one literal to the next, `place` turns a range of
/// the literal into one of the text.
pub(super) fn filter(
    literal: &str,
    open: &mut usize,
    place: impl Fn(&Range<usize>) -> Range<usize>,
    html: &mut String,
) -> Vec<Removed> {
    let mut removed = Vec::new();
    for token in Tokens::new(literal) {
        match token {
            Token::Text(range) => html.push_str(&literal[range].replace('<', "&lt;")),
            Token::RawText(_) | Token::Comment(_, true) => {}
            Token::Comment(range, false) => removed.push(("<!--".to_owned(), range.start..range.start)),
            Token::Tag(tag) => {
                let name = literal[tag.name.clone()].to_ascii_lowercase();
                if !keeps(literal, &tag, &name, open) {
                    if !tag.closing {
                        removed.push((name.chars().take(30).collect(), tag.range));
                    }
                    continue;
                }
                removed.extend(bad_addresses(literal, &tag));
                write_tag(literal, &tag, &place, html);
            }
        }
    }
    removed
}

fn keeps(literal: &str, tag: &Tag, name: &str, open: &mut usize) -> bool {
    if ELEMENTS.binary_search_by_key(&name, |(name, _)| name).is_err() {
        return false;
    }
    if VOID.contains(&name) {
        return name != "input" || is_checkbox(literal, tag);
    }
    if tag.closing {
        *open = open.saturating_sub(1);
        return true;
    }
    *open += 1;
    *open <= DEEPEST
}

fn is_checkbox(literal: &str, tag: &Tag) -> bool {
    let kind =
        tag.attributes.iter().find(|attribute| literal[attribute.name.clone()].eq_ignore_ascii_case("type"));
    let value = kind.and_then(|attribute| attribute.value.clone());
    value.is_some_and(|value| literal[value].eq_ignore_ascii_case("checkbox"))
}

fn bad_addresses(literal: &str, tag: &Tag) -> Vec<Removed> {
    let bad = |range: &Range<usize>| address::dangerous(&decode(&literal[range.clone()]));
    let addresses = tag.attributes.iter().filter(|attribute| holds_address(&literal[attribute.name.clone()]));
    addresses
        .filter_map(|attribute| attribute.value.clone())
        .filter_map(|value| Some((format!("{}:", bad(&value)?), value)))
        .collect()
}

fn holds_address(attribute: &str) -> bool {
    ["href", "src", "srcset", "poster"].iter().any(|name| name.eq_ignore_ascii_case(attribute))
}

fn write_tag(literal: &str, tag: &Tag, place: &impl Fn(&Range<usize>) -> Range<usize>, html: &mut String) {
    let name_end = tag.name.end;
    html.push_str(&literal[tag.range.start..name_end]);
    if !tag.closing && tag.attributes.iter().any(|attribute| holds_address(&literal[attribute.name.clone()]))
    {
        let range = place(&tag.range);
        // Writing to a String cannot fail.
        let _ = write!(html, " {PLACE}=\"{}-{}\"", range.start, range.end);
    }
    let rest = &literal[name_end..tag.range.end];
    // An author's private attribute must not speak for us.
    if rest.to_ascii_lowercase().contains(PRIVATE) {
        html.push_str(&rest.to_ascii_lowercase().replace(PRIVATE, "data-author"));
    } else {
        html.push_str(rest);
    }
}

/// The HTML with nothing in it but the allow-list, all its elements closed.
pub(super) fn sanitize(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(literal: &str) -> (String, Vec<String>) {
        let mut html = String::new();
        let removed = filter(literal, &mut 0, Clone::clone, &mut html);
        (sanitize(&html), removed.into_iter().map(|(name, _)| name).collect())
    }

    #[test]
    fn the_allow_list_is_in_order() {
        assert!(ELEMENTS.is_sorted_by_key(|(name, _)| name));
    }

    #[test]
    fn scripts_frames_forms_styles_and_handlers_go() {
        let (html, removed) = clean(
            "<p style=\"x\" onclick=y class=\"a\">一<script>alert(1)</script><iframe src=x></iframe>\
             <form><object data=x><input type=text><input type=checkbox></form>",
        );
        assert_eq!(html, "<p class=\"a\">一<input type=\"checkbox\"></p>");
        assert_eq!(removed, ["script", "iframe", "form", "object", "input"]);
    }

    #[test]
    fn a_title_or_an_open_comment_does_not_swallow_the_page() {
        assert_eq!(clean("<title>").0, "");
        let mut html = String::new();
        filter("<textarea>", &mut 0, Clone::clone, &mut html);
        html.push_str("<p>后文</p>");
        assert_eq!(sanitize(&html), "<p>后文</p>");
        assert_eq!(clean("<!-- 一"), (String::new(), vec!["<!--".to_owned()]));
    }

    #[test]
    fn dangerous_addresses_go_and_are_told() {
        let (html, removed) = clean("<a href=\"java&#10;script:x\">一</a><a href='附件.pdf'>二</a>");
        assert!(!html.contains("script:"), "{html}");
        assert!(html.contains("href=\"附件.pdf\""), "{html}");
        assert_eq!(removed, ["javascript:"]);
    }

    #[test]
    fn an_author_cannot_forge_a_mark() {
        let (html, _) = clean("<a DATA-jianbao-ref=0 data-jianbao-at=1-2 href=x>一</a>");
        assert!(!html.contains("ref=\"0\"") && !html.contains("\"1-2\""), "{html}");
    }

    #[test]
    fn what_is_left_open_is_closed_and_depth_has_an_end() {
        assert_eq!(clean("<div><b>一").0, "<div><b>一</b></div>");
        let (html, removed) = clean(&"<div>".repeat(20_000));
        assert_eq!(html.matches("<div>").count(), DEEPEST);
        assert_eq!(removed.len(), 20_000 - DEEPEST);
    }
}
