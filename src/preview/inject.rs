//! The one line that a page of the preview has more than the page of a build.

use serde::Serialize;

use crate::escape::escaped;

/// What the line tells the script.
#[derive(Debug, Serialize)]
pub(super) struct Line<'a> {
    /// 预览，未发布.
    pub(super) mark: String,
    /// Why the post is not public.
    pub(super) badge: Option<Badge>,
    /// The public address of the site: links to it lead to the preview.
    pub(super) base: Option<&'a str>,
}

/// The line with the tag of the page's bytes and of the rest of the line.
#[derive(Debug, Serialize)]
struct Tagged<'a> {
    etag: &'a str,
    #[serde(flatten)]
    line: &'a Line<'a>,
}

/// Why a post is not public.
#[derive(Debug, Serialize)]
pub(super) struct Badge {
    /// The state's name.
    pub(super) kind: &'static str,
    /// 草稿.
    pub(super) text: String,
    /// What it means, and when it ends.
    pub(super) title: String,
}

/// The page with the line right behind its `<head>`, and its tag. There the line stands before the page's own
/// Content-Security-Policy, so that the script may run, and before anything is shown.
pub(super) fn inject(page: &[u8], line: &Line<'_>) -> (Vec<u8>, String) {
    // Texts and nothing that JSON cannot say.
    let json = |etag| serde_json::to_string(&Tagged { etag, line }).unwrap_or_default();
    let hash = blake3::Hasher::new().update(json("").as_bytes()).update(page).finalize();
    let etag = hash.to_hex()[..16].to_owned();
    let data = escaped(&json(&etag));
    let tag = format!("<script src=\"/_jianbao/preview.js\" data-preview=\"{data}\"></script>");
    let at = place(page);
    ([&page[..at], tag.as_bytes(), &page[at..]].concat(), etag)
}

/// Behind `<head …>`, else behind `<html …>`, else behind the doctype, else at the beginning.
fn place(page: &[u8]) -> usize {
    ["<head", "<html", "<!doctype"].iter().find_map(|tag| end_of_tag(page, tag.as_bytes())).unwrap_or(0)
}

fn end_of_tag(page: &[u8], tag: &[u8]) -> Option<usize> {
    let find = |from: usize, what: &[u8]| {
        let at = page[from..].windows(what.len()).position(|window| window.eq_ignore_ascii_case(what))?;
        Some(from + at)
    };
    let mut from = 0;
    loop {
        let at = find(from, b"<")?;
        let rest = &page[at..];
        let end = at + tag.len();
        if rest.starts_with(b"<!--") {
            from = find(at + 4, b"-->")? + 3;
        } else if rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
            // `<header>` is another tag.
            && page.get(end).is_some_and(|next| *next == b'>' || next.is_ascii_whitespace())
        {
            return Some(find(end, b">")? + 1);
        } else {
            from = at + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn injected(page: &str) -> String {
        let line = Line { mark: "<\"'&".to_owned(), badge: None, base: None };
        String::from_utf8(inject(page.as_bytes(), &line).0).unwrap()
    }

    #[test]
    fn the_line_stands_right_behind_the_head() {
        let page = injected("<!doctype html><HTML lang=zh><Head class='a'><meta><header>");
        let (before, after) = page.split_once("<script").unwrap();
        assert_eq!(before, "<!doctype html><HTML lang=zh><Head class='a'>");
        assert!(after.ends_with("></script><meta><header>"), "{after}");
    }

    #[test]
    fn a_page_without_a_head_gets_it_as_early_as_it_can() {
        assert!(injected("<!doctype html>\n<header>x").starts_with("<!doctype html><script"));
        assert!(injected("<html><p>").starts_with("<html><script"));
        assert!(injected("text").starts_with("<script"));
        assert!(injected("").starts_with("<script"));
    }

    #[test]
    fn a_comment_holds_no_head() {
        let page = injected("<!-- <head> --><html><!-- x --><head><p>");
        assert!(page.starts_with("<!-- <head> --><html><!-- x --><head><script"), "{page}");
    }

    #[test]
    fn the_tag_belongs_to_the_page_and_the_line() {
        let tag = |page: &[u8], mark: &str| {
            inject(page, &Line { mark: mark.to_owned(), badge: None, base: None }).1
        };
        let tags = [tag(b"a", "m"), tag(b"b", "m"), tag(b"a", "n")];
        assert!(tags[0] != tags[1] && tags[0] != tags[2] && tags[0] == tag(b"a", "m"));
    }

    #[test]
    fn nothing_in_the_data_ends_the_attribute() {
        assert!(injected("<head>").contains("&lt;\\&quot;&#39;&amp;"));
    }
}
