//! The mark of a build that shows more than is public.
//!
//! The theme says 样稿 in its own way, in an element with [`ATTRIBUTE`]; this makes sure that no template can
//! forget it: a draft that goes out by mistake must be recognised as one, by people and by search engines.

const NO_INDEX: &str = "<meta name=\"robots\" content=\"noindex\">";
const BANNER: &str = "<p data-draft-mark><strong>样稿</strong></p>";
/// What nothing but a template writes into a tag: the word alone may well stand in a post.
const ATTRIBUTE: &str = " data-draft-mark";

/// The page with whatever the template left out of the mark.
pub(super) fn as_draft(mut html: String) -> String {
    if !html.contains("content=\"noindex\"") {
        insert_after(&mut html, "<head", NO_INDEX);
    }
    if !is_marked(&html) {
        insert_after(&mut html, "<body", BANNER);
    }
    html
}

/// Whether a tag has the attribute.
fn is_marked(html: &str) -> bool {
    let in_tag = |at: usize| html[..at].rfind(['<', '>']).is_some_and(|mark| html[mark..].starts_with('<'));
    html.match_indices(ATTRIBUTE).any(|(at, _)| in_tag(at))
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
             <body class=x><p data-draft-mark><strong>样稿</strong></p>b</body>"
        );
        assert_eq!(as_draft(marked.clone()), marked);
    }

    #[test]
    fn a_post_cannot_take_the_place_of_the_mark() {
        for body in ["<p><strong>样稿</strong></p>", "<p>用 data-draft-mark 标记</p>"] {
            let page = format!("<html><head></head><body>{body}</body>");
            assert!(as_draft(page).contains(BANNER), "{body}");
        }
    }
}
