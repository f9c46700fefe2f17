//! `site.menu`: the navigation of the configuration; `site.links`: the links in options of the theme.

use std::sync::Arc;

use minijinja::Value;

use crate::render::none;
use crate::render::view::View;
use crate::site::{MenuItem, Target};
use crate::theme::ThemeLink;

/// The entries as a list of `{name, url, current, active, children}`; empty where the configuration has none.
pub(super) fn value(view: &Arc<View>) -> Value {
    entries(view, view.site().menu())
}

/// The links that the site sets in options of its theme: by option, as lists of `{title, url}`.
pub(super) fn links(view: &Arc<View>) -> Value {
    let site = view.site();
    let link = |link: &ThemeLink| {
        let target = link.url.as_ref().and_then(|found| site.target(found, &mut Vec::new()).ok());
        let url = target.map_or_else(none, |target| view.link_to(&target));
        Value::from_pairs([("title", Value::from(link.title.as_str())), ("url", url)])
    };
    let lists = view.theme().links.iter();
    Value::from_pairs(lists.map(|(name, links)| (name.as_str(), links.iter().map(link).collect::<Value>())))
}

fn entries(view: &Arc<View>, items: &[MenuItem]) -> Value {
    items.iter().map(|item| entry(view, item)).collect()
}

fn entry(view: &Arc<View>, item: &MenuItem) -> Value {
    let url = item.target.as_ref().map_or_else(none, |target| view.link_to(target));
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
    matches!(&item.target, Some(Target::Inside(address, _)) if *address == view.address)
}

/// Whether the page at hand is the entry's, below it, or that of an entry below it.
fn is_active(view: &View, item: &MenuItem) -> bool {
    let is_below = match &item.target {
        // Every page is below the home page.
        Some(Target::Inside(address, _)) if address.folder().is_empty() => *address == view.address,
        Some(Target::Inside(address, _)) if address.as_str().ends_with("/index.html") => {
            let rest = view.address.as_str().strip_prefix(address.folder());
            rest.is_some_and(|rest| rest.starts_with('/'))
        }
        Some(Target::Inside(address, _)) => *address == view.address,
        Some(Target::Outside(_)) | None => false,
    };
    is_below || item.children.iter().any(|child| is_active(view, child))
}
