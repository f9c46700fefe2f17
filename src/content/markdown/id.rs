//! The ids of a body: readable, stable, and each only once.
//!
//! Three sources want ids on one page: headings, footnotes and raw HTML. One owner hands them out, so that
//! none can collide.

use std::collections::HashMap;

use super::numbering;
use crate::config::{NameStyle, Naming, Slugify};

/// The ids that a body has so far.
#[derive(Default)]
pub(super) struct Ids {
    /// Each id with the number to try next when it is wanted again.
    used: HashMap<String, u32>,
}

impl Ids {
    /// Takes an id that the author wrote in HTML and that therefore cannot change.
    pub(super) fn reserve(&mut self, id: &str) {
        self.used.entry(id.to_owned()).or_insert(1);
    }

    /// Whether an id is taken.
    pub(super) fn has(&self, id: &str) -> bool {
        self.used.contains_key(id)
    }

    /// The wanted id, or with `-1`, `-2` … behind it if it is taken.
    pub(super) fn hand_out(&mut self, wanted: &str) -> String {
        let Some(mut next) = self.used.get(wanted).copied() else {
            self.reserve(wanted);
            return wanted.to_owned();
        };
        loop {
            let candidate = format!("{wanted}-{next}");
            next += 1;
            if !self.used.contains_key(&candidate) {
                self.reserve(&candidate);
                self.used.insert(wanted.to_owned(), next);
                return candidate;
            }
        }
    }
}

/// The id that a heading asks for in the way of the site.
pub(super) fn of_title(title: &str, naming: Naming) -> String {
    let id = match naming {
        Naming::Own => own(title),
        Naming::Zola(Slugify { anchors: NameStyle::On, .. }) => ::slug::slugify(title),
        Naming::Zola(_) => title.replace(|c: char| c.is_ascii_whitespace(), "_"),
    };
    if id.is_empty() { "h".to_owned() } else { id }
}

/// The id in our own way: the text without the official number, letters and digits of any script
/// kept, ASCII in lower case, spaces as `-`.
fn own(title: &str) -> String {
    let title = title.trim();
    let text = &title[numbering::read(title).map_or(0, |found| found.length)..];
    let mut id = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() || c == '-' {
            gap = true;
        } else if c.is_alphanumeric() || c == '_' {
            if gap && !id.is_empty() {
                id.push('-');
            }
            gap = false;
            id.push(c.to_ascii_lowercase());
        }
    }
    id
}

/// The text of a heading and the id that ends it as `{#id}`, if one does.
pub(super) fn explicit(text: &str) -> Option<(&str, &str)> {
    let open = text.trim_end().strip_suffix('}')?;
    let (before, id) = open.rsplit_once("{#")?;
    let bad = |c: char| c.is_whitespace() || c.is_control() || "\"'<>{}&`=".contains(c);
    (!id.is_empty() && !id.contains(bad)).then(|| (before.trim_end(), id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_keeps_the_words_and_drops_number_and_marks() {
        assert_eq!(of_title("一、压实责任", Naming::Own), "压实责任");
        assert_eq!(of_title("（二）Plan B：“三学三比”", Naming::Own), "plan-b三学三比");
        assert_eq!(of_title("A  -  b", Naming::Own), "a-b");
        assert_eq!(of_title("——", Naming::Own), "h");
        assert_eq!(of_title("一、", Naming::Own), "h");
    }

    #[test]
    fn no_id_is_handed_out_twice() {
        let mut ids = Ids::default();
        ids.reserve("要点-1");
        assert_eq!(ids.hand_out("要点"), "要点");
        assert_eq!(ids.hand_out("要点"), "要点-2");
        assert_eq!(ids.hand_out("要点-1"), "要点-1-1");
        assert_eq!(ids.hand_out("要点"), "要点-3");
    }

    #[test]
    fn an_explicit_id_ends_the_heading() {
        assert_eq!(explicit("要点 {#points}"), Some(("要点", "points")));
        assert_eq!(explicit("{#压实}"), Some(("", "压实")));
        for text in ["要点 {#}", "要点 {#a b}", "要点 {x}", "要点", "{#a} 要点", "a {#<b>}"] {
            assert_eq!(explicit(text), None, "{text}");
        }
    }
}
