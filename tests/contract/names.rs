//! All names that templates see, from what `jianbao inspect` shows of every page of the example site.

use std::collections::BTreeSet;

use crate::site;

/// What stands behind a name, by the path that leads there: an object of a list is called as the examples
/// call it. A name that is not here is an object of its own or none.
const KINDS: &[(&str, &str)] = &[
    ("config.extra", ""),
    ("page.extra", ""),
    ("site.links", ""),
    ("section.extra", ""),
    ("page.taxonomies", ""),
    ("current.breadcrumbs[]", "step"),
    ("current.category", "term"),
    ("current.feeds[]", "feed"),
    ("current.page_tags[]", "tag"),
    ("entry.children[]", "entry"),
    ("heading.children[]", "heading"),
    ("month.pages[]", "page"),
    ("newer_month", "month"),
    ("newer_year", "year"),
    ("older_month", "month"),
    ("older_year", "year"),
    ("page.ancestors[]", "section"),
    ("page.attachments[]", "attachment"),
    ("page.authors[]", "term"),
    ("page.backlinks[]", "page"),
    ("page.category", "term"),
    ("page.contributors[]", "term"),
    ("page.corrections[]", "correction"),
    ("page.newer", "page"),
    ("page.older", "page"),
    ("page.related[]", "page"),
    ("page.series.next", "page"),
    ("page.series.pages[]", "page"),
    ("page.series.previous", "page"),
    ("page.tags[]", "term"),
    ("page.toc[]", "heading"),
    ("paginator.pages[]", "page"),
    ("section.ancestors[]", "section"),
    ("section.backlinks[]", "page"),
    ("section.category", "term"),
    ("section.feeds[]", "feed"),
    ("section.pages[]", "page"),
    ("section.subsections[]", "section"),
    ("site.campaign.current", "phase"),
    ("site.campaign.next", "phase"),
    ("site.campaign.phases[]", "phase"),
    ("site.categories[]", "term"),
    ("site.footer[]", "item"),
    ("site.menu[]", "entry"),
    ("site.pages[]", "page"),
    ("site.pinned[]", "page"),
    ("site.sections[]", "section"),
    ("site.taxonomies[]", "taxonomy"),
    ("site.undated[]", "page"),
    ("site.years[]", "year"),
    ("taxonomy.items[]", "term"),
    ("taxonomy.terms[]", "term"),
    ("term.feeds[]", "feed"),
    ("term.latest", "page"),
    ("term.pages[]", "page"),
    ("term.taxonomy", "taxonomy"),
    ("timeline.undated[]", "page"),
    ("timeline.years[]", "year"),
    ("year.months[]", "month"),
];

/// Every name by the path that the documents give it, such as `page.toc` and `heading.title`.
pub(crate) fn seen() -> BTreeSet<String> {
    let snapshot = site::as_it_is();
    let mut names = BTreeSet::new();
    for job in &snapshot.plan.jobs {
        let Some(seen) = snapshot.inspect(&job.address) else { continue };
        for (path, value) in seen.values {
            let Some(kind) = follow(&path.replace("[0]", "[]"), &mut names) else { continue };
            if let Some(inner) = value.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')) {
                assert!(
                    !kind.contains('['),
                    "{path}: KINDS must say what the objects of this list are called"
                );
                for name in inner.split(", ").filter(|name| !name.is_empty() && !kind.is_empty()) {
                    names.insert(format!("{kind}.{name}"));
                }
            }
        }
    }
    // Names that are nobody's own.
    names.retain(|name| !name.is_empty());
    names
}

/// Puts every name on the way into `names`; gives what stands at its end. `None` where the site's own names
/// begin.
fn follow(path: &str, names: &mut BTreeSet<String>) -> Option<String> {
    let mut kind = String::new();
    for part in path.split('.') {
        let own = if kind.is_empty() { part.to_owned() } else { format!("{kind}.{part}") };
        names.insert(own.trim_end_matches("[]").to_owned());
        let known = KINDS.iter().find(|(path, _)| *path == own).map(|(_, kind)| (*kind).to_owned());
        kind = known.unwrap_or(own);
        if kind.is_empty() {
            return None;
        }
    }
    Some(kind)
}

/// The functions and the filters that the program gives to templates.
pub(crate) fn registered() -> (BTreeSet<String>, BTreeSet<String>) {
    let source = include_str!("../../src/render/functions.rs");
    let named = |call: &str| {
        let calls = source.split(call).skip(1);
        calls.filter_map(|rest| rest.split('"').nth(1)).map(str::to_owned).collect()
    };
    (named(".add_function("), named(".add_filter("))
}
