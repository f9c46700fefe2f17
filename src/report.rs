//! What the run has to say → text for a person, JSON for a program.
//!
//! In go settled diagnostics, the message table and a lookup for the texts of files; out come strings.
//! Line, column, excerpt and words come into being here and nowhere above. A module of its own because
//! every command prints, and no stage may.

mod cause;
mod json;
mod number;
mod place;
mod publishing;
mod summary;
mod text;
mod words;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::diagnostic::{Diagnostic, Severity};
use crate::path::SitePath;

pub use json::json;
pub(crate) use json::{Entry, entries};
pub(crate) use number::grouped;
pub(crate) use publishing::{notice, problem};
pub use summary::{FileChanges, Guarantee, HeldBack, NextPost, Summary};
pub use text::{plain_text, text};
pub(crate) use words::{cause, notes, plain};

/// The decoded text of a file of the site, or `None` if it cannot be read: `World::excerpt`.
pub type Lookup<'a> = dyn Fn(&SitePath) -> Option<String> + 'a;

/// A moment on the site's clock: `2026-12-01 09:00`, or the day alone for its midnight.
pub(crate) fn moment(moment: Timestamp, zone: &TimeZone) -> String {
    let local = moment.to_zoned(zone.clone());
    let is_midnight = local.hour() == 0 && local.minute() == 0;
    local.strftime(if is_midnight { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" }).to_string()
}

/// How many of each weight there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl Tally {
    /// Counts.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        Self { errors, warnings: diagnostics.len() - errors }
    }
}
