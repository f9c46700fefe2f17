//! `[[menu]]`: the navigation, where a site wants another than its categories.

use crate::value::{Fields, Found, Node, Unknown, Value};

/// An entry of the navigation.
#[derive(Debug, Clone)]
pub struct MenuEntry {
    /// What readers see.
    pub name: String,
    /// Where it leads: as a link in a post, or an address that begins with `/`.
    pub url: Option<Found<String>>,
    /// Entries below it.
    pub children: Vec<MenuEntry>,
}

/// How deep a menu may be: what is deeper nobody finds.
const DEEPEST: usize = 3;

pub(super) fn read(fields: &mut Fields<'_>) -> Vec<MenuEntry> {
    let list = fields.tables("menu").unwrap_or_default();
    read_list(fields, "menu", list, 1)
}

fn read_list(fields: &mut Fields<'_>, prefix: &str, list: &[Node], depth: usize) -> Vec<MenuEntry> {
    let file = fields.file();
    let mut entries = Vec::with_capacity(list.len());
    for node in list {
        let Value::Table(table) = &node.value else {
            fields.wrong_item("menu", node, "table");
            continue;
        };
        let mut inner = Fields::new(table, file, prefix, fields.diagnostics());
        let (name, url) = (inner.required("name", inner.span(node)), inner.text("url"));
        let below = if depth < DEEPEST { inner.tables("children").unwrap_or_default() } else { &[] };
        let children = read_list(&mut inner, &format!("{prefix}.children"), below, depth + 1);
        if url.is_none() && children.is_empty() && table.get("url").is_none() {
            inner.missing(node, "url");
        }
        inner.finish(Unknown::Error);
        if let Some(name) = name {
            entries.push(MenuEntry { name: name.value, url, children });
        }
    }
    entries
}
