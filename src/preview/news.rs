//! What open tabs are told: how things stand, as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Preview;
use super::answer::base;
use super::hub::Event;
use super::stand::Stand;
use super::visitor::Visitor;
use crate::address::{Address, LinkStyle};
use crate::diagnostic::Diagnostic;
use crate::report::{Entry, Tally, entries, notes};
use crate::site::Site;

/// Problems that are told one by one; of the others there is the number.
const ITEMS: usize = 200;

/// The words that the script in the tab shows: the messages `tab-…`.
const WORDS: &[&str] = &[
    "lost",
    "stale",
    "related",
    "errors",
    "warnings",
    "close",
    "collapse",
    "expand",
    "help",
    "more",
    "open_page",
    "error",
    "warning",
    "title",
];

#[derive(Serialize)]
struct State<'a> {
    instance: &'a str,
    revision: u64,
    /// Whether the site is shown as it was before an error.
    stale: bool,
    edited: Option<String>,
    navigate: bool,
    words: BTreeMap<&'static str, String>,
    problems: Problems<'a>,
}

/// What is wrong with the site.
#[derive(Serialize, Default)]
pub(super) struct Problems<'a> {
    /// Whether every page has been looked at.
    complete: bool,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) items: Vec<Item<'a>>,
}

/// One problem, as `build --format json` tells it.
#[derive(Serialize)]
pub(super) struct Item<'a> {
    #[serde(flatten)]
    pub(super) entry: Entry<'a>,
    /// The meant part of the line, with what stands before and behind it.
    around: Option<[String; 3]>,
    /// What was most likely meant, and which pages it was found on.
    notes: Vec<String>,
    /// The page of the preview that it is about.
    pub(super) link: Option<String>,
}

/// The event that tells how things stand.
pub(super) fn state(preview: &Preview, stand: &Stand, visitor: Visitor) -> Event {
    let is_author = visitor == Visitor::Author;
    let diagnostics = if is_author { stand.problems() } else { Vec::new() };
    let link = |address: &Address| stand.site().map(|site| link(site, address));
    let edited = stand.edited.as_ref().filter(|_| is_author).and_then(link);
    let state = State {
        instance: &preview.instance,
        revision: stand.revision,
        stale: is_author && stand.is_earlier(),
        navigate: preview.options.navigate && edited.is_some(),
        edited,
        words: words(preview),
        problems: problems(preview, stand, &diagnostics),
    };
    // Texts, numbers and lists with text keys: there is nothing in it that JSON cannot say.
    Event { name: "state", data: serde_json::to_string(&state).unwrap_or_default() }
}

/// What is wrong, with links to the pages of the preview.
pub(super) fn problems<'a>(preview: &Preview, stand: &Stand, diagnostics: &'a [Diagnostic]) -> Problems<'a> {
    let lookup = |path: &crate::path::SitePath| preview.world.excerpt(path);
    let first = &diagnostics[..diagnostics.len().min(ITEMS)];
    let items = entries(first, &preview.messages, &lookup).into_iter().zip(first);
    let item = |(mut entry, diagnostic): (Entry<'a>, &Diagnostic)| Item {
        around: entry.around.take(),
        notes: notes(diagnostic, &preview.messages),
        entry,
        link: page_of(stand, diagnostic),
    };
    let Tally { errors, warnings } = Tally::of(diagnostics);
    Problems { complete: stand.complete, errors, warnings, items: items.map(item).collect() }
}

/// The page that shows a post with a problem.
fn page_of(stand: &Stand, diagnostic: &Diagnostic) -> Option<String> {
    let site = stand.site()?;
    let file = diagnostic.page.as_ref().or(diagnostic.span.as_ref().map(|span| &span.file))?;
    let address = site.address_of(site.node(file)?);
    let snapshot = stand.snapshot(Visitor::Author)?;
    snapshot.plan.job(address).map(|_| link(site, address))
}

/// The link to an address from anywhere in the preview.
pub(super) fn link(site: &Site, address: &Address) -> String {
    LinkStyle::Root(base(&site.config)).link(address)
}

fn words(preview: &Preview) -> BTreeMap<&'static str, String> {
    let word = |id: &&'static str| {
        let message = format!("tab-{}", id.replace('_', "-"));
        (*id, preview.messages.get(&message, [("n", "{n}")]))
    };
    WORDS.iter().map(word).collect()
}
