//! Template tags of other systems: `{{< figure >}}` of Hugo, `{% raw %}` of Jekyll, `{{ youtube() }}` of Zola.
//!
//! They mean nothing here and stay text. Those of Hugo hold what Markdown takes for raw HTML, so their angle
//! brackets are put out of its sight while it reads; control characters stand in for them, of which a decoded
//! text has none.

use std::borrow::Cow;

use crate::content::{Body, Piece};

const OPEN: char = '\u{1}';
const CLOSE: char = '\u{2}';

/// The body with the brackets of Hugo's tags hidden; every position stays.
pub(super) fn hide(body: Cow<'_, str>) -> Cow<'_, str> {
    if !body.contains("{{<") {
        return body;
    }
    let mut hidden = String::with_capacity(body.len());
    for line in body.split_inclusive('\n') {
        if line.contains("{{<") {
            hidden.push_str(&line.replace("{{<", "{{\u{1}").replace(">}}", "\u{2}}}"));
        } else {
            hidden.push_str(line);
        }
    }
    Cow::Owned(hidden)
}

/// Shows the brackets again.
pub(super) fn show(body: &mut Body) {
    for piece in &mut body.pieces {
        match piece {
            Piece::Html(html) => *html = shown(html, "&lt;", "&gt;"),
            Piece::Id(id) => *id = shown(id, "", ""),
            _ => {
                for reference in piece.references_mut() {
                    reference.target = shown(&reference.target, "<", ">");
                }
            }
        }
    }
    for heading in &mut body.outline {
        heading.title = shown(&heading.title, "<", ">");
        heading.id = shown(&heading.id, "", "");
    }
    body.excerpt = shown(&body.excerpt, "<", ">");
}

fn shown(text: &str, open: &str, close: &str) -> Box<str> {
    text.replace(OPEN, open).replace(CLOSE, close).into_boxed_str()
}

/// The tags in a text, as `{{< figure`, `{% raw` or `{{ youtube`.
pub(super) fn tags(text: &str) -> impl Iterator<Item = String> + '_ {
    text.match_indices('{').filter_map(|(at, _)| {
        // The second bracket of a pair begins nothing.
        if text[..at].ends_with('{') {
            return None;
        }
        let rest = &text[at + 1..];
        let mark = ["{\u{1}", "{%", "%", "{"].into_iter().find(|mark| rest.starts_with(mark))?;
        let inner = rest[mark.len()..].trim_start_matches(['-', '/', ' ']);
        let is_name = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
        let name: String = inner.chars().take_while(|c| is_name(*c)).collect();
        let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        is_tag.then(|| format!("{{{} {name}", mark.replace(OPEN, "<")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_named_by_their_opening() {
        let found = |text: &str| tags(&hide(text.into())).collect::<Vec<_>>();
        assert_eq!(found("甲{{< figure src=\"a\" >}}乙"), ["{{< figure"]);
        assert_eq!(found("{{%/* note */%}} {{% notice %}}"), ["{{% notice"]);
        assert_eq!(found("{% include x.html %} {{ page.title }}"), ["{% include", "{{ page.title"]);
        assert_eq!(found("{\"a\": {}} {1} {甲}"), [""; 0]);
    }
}
