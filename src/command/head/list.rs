//! Changes within a list of front matter, which is written in half a dozen ways.

use super::literal::{quoted, texts};
use super::{Changed, Editing, Literal};
use crate::edit::Change;
use crate::value::{Entry, Value};

impl Editing<'_> {
    /// Puts a text into a list, before all others: so no comma and no comment behind the last is in the way.
    pub(in super::super) fn put_first(&mut self, key: &'static str, text: &str) -> Changed {
        let Some(found) = self.entry(key) else {
            return self.set(key, Literal::Texts(vec![text.to_owned()]));
        };
        let name = self.written_key(found);
        let item = quoted(text);
        let mut all = texts(&found.node.value);
        all.insert(0, text.to_owned());
        let change = match &found.node.value {
            Value::List(items) if !items.is_empty() => self.before_first(items[0].range.start, &item),
            _ => self.join_short_list(found, &item),
        };
        self.changes.push(change);
        self.wanted.push((key, Literal::Texts(all)));
        Changed { key: name, before: None, after: item }
    }

    /// An item before the one that begins at `first`: on a line of its own where that has one.
    fn before_first(&self, first: usize, item: &str) -> Change {
        let source = self.original.text();
        let line = source[..first].rfind('\n').map_or(0, |before| before + 1);
        let before = &source[line..first];
        if let Some(indent) = before.trim_end().strip_suffix('-').filter(|indent| indent.trim().is_empty()) {
            return insertion(line, format!("{indent}- {item}\n"));
        }
        let gap = if before.trim().is_empty() { format!("\n{before}") } else { " ".to_owned() };
        insertion(first, format!("{item},{gap}"))
    }

    /// An item into a list without any, or beside a text that stands alone.
    fn join_short_list(&self, found: &Entry, item: &str) -> Change {
        let source = self.original.text();
        let range = found.node.range.clone();
        if source[range.clone()].starts_with('[') {
            return insertion(range.start + 1, item.to_owned());
        }
        let range = self.without_end(range);
        if range.is_empty() {
            return self.behind_key(found, &format!("[{item}]"));
        }
        let text = format!("[{item}, {}]", &source[range.clone()]);
        Change { range, text }
    }

    /// Puts another text into the place of one in a list; `None` if it is not there.
    pub(in super::super) fn exchange(
        &mut self,
        key: &'static str,
        before: &str,
        after: &str,
    ) -> Option<Changed> {
        let found = self.entry(key)?;
        let name = self.written_key(found);
        let items = match &found.node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(&found.node),
        };
        let item = items.iter().find(|item| item.value == Value::Text(before.to_owned()))?;
        let range = self.without_end(item.range.clone());
        let mut all = texts(&found.node.value);
        all.iter_mut().filter(|text| *text == before).for_each(|text| after.clone_into(text));
        let literal = quoted(after);
        self.changes.push(Change { range, text: literal.clone() });
        self.wanted.push((key, Literal::Texts(all)));
        Some(Changed { key: name, before: Some(before.to_owned()), after: literal })
    }
}

fn insertion(at: usize, text: String) -> Change {
    Change { range: at..at, text }
}
