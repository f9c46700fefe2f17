//! The mark of a build that shows more than is public.
//!
//! The theme says 样稿 in its own way; this makes sure that no template can forget it: a draft that goes
//! out by mistake must be recognised as one, by people and by search engines.

const NO_INDEX: &str = "<meta name=\"robots\" content=\"noindex\">";
const BANNER: &str = "<p><strong>样稿</strong></p>";

/// The page with whatever the template left out of the mark.
pub(super) fn as_draft(mut html: String) -> String {
    if !html.contains("content=\"noindex\"") {
        insert_after(&mut html, "<head", NO_INDEX);
    }
    if !html.contains(">样稿<") {
        insert_after(&mut html, "<body", BANNER);
    }
    html
}

/// Puts `what` behind the tag that begins with `tag`, or at the start if there is none.
fn insert_after(html: &mut String, tag: &str, what: &str) {
    // `<head` also begins `<header`.
    let is_tag = |start: &usize| !html[start + tag.len()..].starts_with(|c: char| c.is_ascii_alphanumeric());
    let start = html.match_indices(tag).map(|(start, _)| start).find(is_tag);
    let end = start.and_then(|start| Some(start + html[start..].find('>')? + 1));
    html.insert_str(end.unwrap_or(0), what);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_that_forgets_the_mark_gets_it() {
        let marked = as_draft("<html><head lang=x><title>a</title></head><body class=x>b</body>".to_owned());
        assert_eq!(
            marked,
            "<html><head lang=x><meta name=\"robots\" content=\"noindex\"><title>a</title></head>\
             <body class=x><p><strong>样稿</strong></p>b</body>"
        );
        assert_eq!(as_draft(marked.clone()), marked);
    }
}
