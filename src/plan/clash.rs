//! Two outputs at one path, or one at the path of another's folder → a report that names both.

use std::collections::HashSet;

use rustc_hash::FxBuildHasher;

use super::{Kind, Origin, Planner};
use crate::address::Address;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::site::Site;

/// One of two things that want one place.
#[derive(Clone, Copy)]
pub(super) struct Claim<'a> {
    pub(super) kind: &'a Kind,
    pub(super) origin: Option<Origin<'a>>,
}

impl Claim<'_> {
    fn span(self) -> Option<Span> {
        self.origin.map(Origin::span)
    }

    /// Whether it is the page of a Markdown file, and no further list page of it.
    fn is_own_page(self, address: &Address, site: &Site) -> bool {
        let Some(Origin::File(path)) = self.origin else { return false };
        site.node(path).is_some_and(|node| site.address_of(node).is_same_file(address))
    }
}

impl Planner<'_> {
    /// Tells of a thing that wants the path of the job at a position.
    pub(super) fn report_twice(&mut self, address: &Address, claim: Claim<'_>, taken: usize) {
        let first = Claim { kind: &self.plan.jobs[taken].kind, origin: self.origins[taken] };
        // Two Markdown files with one address are the site's finding; here are those with files, further list
        // pages and former addresses.
        if !(claim.is_own_page(address, self.site) && first.is_own_page(address, self.site)) {
            let report = report(self.site, address, claim, first);
            self.diagnostics.push(report);
        }
    }

    /// Tells of files that lie where others want a folder.
    pub(super) fn report_folders(&mut self) {
        let jobs = &self.plan.jobs;
        let claim = |at: usize| Claim { kind: &jobs[at].kind, origin: self.origins[at] };
        let mut seen: HashSet<&str, FxBuildHasher> = HashSet::default();
        let mut last = "";
        let mut found = Vec::new();
        for (position, job) in jobs.iter().enumerate() {
            let mut folder = job.address.folder();
            // Jobs of one folder mostly stand together.
            if folder == last {
                continue;
            }
            last = folder;
            while !folder.is_empty() && seen.insert(folder) {
                let file = Address::file(folder);
                let is_same = |at: usize| jobs[at].address.is_same_file(&file);
                if let Some(at) = self.plan.by_address.find(file.key(), is_same) {
                    found.push(report(self.site, &file, claim(position), claim(at)).with("shape", "folder"));
                }
                folder = folder.rsplit_once('/').map_or("", |(parent, _)| parent);
            }
        }
        self.diagnostics.append(&mut found);
    }
}

/// The report stands where an author wrote one of the two, and names the other; where nobody wrote either, it
/// names both.
fn report(site: &Site, address: &Address, claim: Claim<'_>, first: Claim<'_>) -> Diagnostic {
    let (here, other) = if claim.origin.is_none() { (first, claim) } else { (claim, first) };
    let mut report = if let Some(span) = here.span() {
        Diagnostic::at(Code::OutputTwice, span)
    } else {
        let (one, name) = named(here.kind, site);
        Diagnostic::new(Code::OutputTwice).with("one", one).with("one-name", name)
    };
    if here.origin.is_some() {
        report.related.extend(other.span());
    }
    let (kind, name) = named(other.kind, site);
    report.with("address", address).with("other", kind).with("other-name", name)
}

/// The id of what an output is in the message tables, and its name if it has one.
fn named(kind: &Kind, site: &Site) -> (&'static str, String) {
    let unnamed = String::new();
    match kind {
        Kind::Home(_) => ("home", unnamed),
        Kind::Page(id) | Kind::Withdrawn(id) => ("page", site.page(*id).document.path.to_string()),
        Kind::Section(id, _) => ("page", site.section(*id).document.path.to_string()),
        Kind::Category(id, _) => ("category", site.category(*id).name.clone()),
        Kind::Taxonomy(id) => ("taxonomy", site.taxonomy_config(*id).name.clone()),
        Kind::Term(taxonomy, id, _) => {
            let kind = if taxonomy.index() == crate::config::TAGS { "tag" } else { "term" };
            (kind, site.taxonomy(*taxonomy).term(*id).name.clone())
        }
        Kind::Timeline | Kind::Year(_) | Kind::Month(..) => ("timeline", unnamed),
        Kind::SiteMap => ("map", unnamed),
        Kind::NotFound => ("not-found", unnamed),
        Kind::Redirect(_) => ("redirect", unnamed),
        Kind::Copy(path) => ("file", path.to_string()),
        Kind::Theme(name) => ("theme", name.clone()),
        Kind::Feed(..) => ("feed", unnamed),
        Kind::Sitemap(..) => ("sitemap", unnamed),
        Kind::Robots => ("robots", unnamed),
        Kind::RedirectList(..) => ("list", unnamed),
    }
}
