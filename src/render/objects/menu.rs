//! `site.menu`: the navigation of the configuration.

use std::sync::Arc;

use minijinja::Value;

use crate::render::none;
use crate::render::view::View;
use crate::site::{MenuItem, MenuTarget};

/// The entries as a list of `{name, url, current, active, children}`; empty where the configuration has none.
pub(super) fn value(view: &Arc<View>) -> Value {
    entries(view, view.site().menu())
}

fn entries(view: &Arc<View>, items: &[MenuItem]) -> Value {
    items.iter().map(|item| entry(view, item)).collect()
}

fn entry(view: &Arc<View>, item: &MenuItem) -> Value {
    let url = match &item.target {
        MenuTarget::None => none(),
        MenuTarget::Outside(url) => Value::from(url.as_str()),
        MenuTarget::Inside(address) => view.link(address),
    };
    Value::from_pairs([
        ("name", Value::from(item.name.as_str())),
        ("url", url),
        ("current", Value::from(is_current(view, item))),
        ("active", Value::from(is_active(view, item))),
        ("children", entries(view, &item.children)),
    ])
}

/// Whether the entry leads to the page at hand.
fn is_current(view: &View, item: &MenuItem) -> bool {
    matches!(&item.target, MenuTarget::Inside(address) if *address == view.address)
}

/// Whether the page at hand is the entry's, below it, or that of an entry below it.
fn is_active(view: &View, item: &MenuItem) -> bool {
    let is_below = match &item.target {
        // Every page is below the home page.
        MenuTarget::Inside(address) if address.folder().is_empty() => *address == view.address,
        MenuTarget::Inside(address) if address.as_str().ends_with("/index.html") => {
            let rest = view.address.as_str().strip_prefix(address.folder());
            rest.is_some_and(|rest| rest.starts_with('/'))
        }
        MenuTarget::Inside(address) => *address == view.address,
        MenuTarget::Outside(_) | MenuTarget::None => false,
    };
    is_below || item.children.iter().any(|child| is_active(view, child))
}
