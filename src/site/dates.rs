//! Dates of corrections and withdrawals that are still to come: readers would see them all the same.

use super::visibility::State;
use super::{Page, Site};
use crate::diagnostic::{Code, Diagnostic};

/// Checks the posts that show such dates.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let shows_any = |page: &&Page| page.shows_dates && (page.shown || page.state == State::Withdrawn);
    for page in site.pages.iter().filter(shows_any) {
        let front = &page.document.front;
        let corrected = front.corrections.iter().map(|correction| ("corrections.on", &correction.on));
        let withdrawn = front.withdrawn.iter().filter_map(|withdrawn| withdrawn.on.as_ref());
        for (key, on) in corrected.chain(withdrawn.map(|on| ("withdrawn.on", on))) {
            if on.value.instant > site.now {
                let own = page.document.writing.path(key);
                let report = Diagnostic::at(Code::DateOrder, on.span.clone()).with("key", own);
                diagnostics.push(report.with("kind", "future"));
            }
        }
    }
}
