//! Diagnostics and the build's result → one JSON document.
//!
//! ```json
//! {
//!   "version": 1,
//!   "diagnostics": [{
//!     "code": "address-twice",          // for ever the same
//!     "severity": "error",              // or "warning"
//!     "message": "…", "help": "…",      // in the chosen language
//!     "file": "content/a.md",           // or null, as all of the following
//!     "line": 3, "column": 7,           // from 1, in characters; null if the whole file is meant
//!     "end_line": 3, "end_column": 9,   // just behind the last character
//!     "excerpt": "slug: ab",            // the first line, at most 200 characters of it
//!     "suggestion": null,               // the word that was most likely meant
//!     "related": [{"file": "content/b.md", "line": 3, "column": 7}],
//!     "page": null, "count": 1          // the first page being built, and on how many it happened
//!   }],
//!   "summary": {
//!     "errors": 1, "warnings": 0,
//!     "build": null                     // or, if something was published:
//!     // {"pages": 57, "seconds": 0.12, "new": 3, "changed": 2, "unchanged": 51, "removed": 1,
//!     //  "held_back": {"drafts": 1, "scheduled": 1, "expired": 0, "withdrawn": 0,
//!     //                "next": {"date": "2026-12-01", "title": "…"}},      // or null
//!     //  "out": "public", "preview": false, "guarantee": "exchange"}       // or "journal"
//!   }
//! }
//! ```
//!
//! `version` grows when a field goes away or changes its meaning; new fields may come at any time.

use serde::Serialize;

use super::place::{Place, Sources};
use super::words::Words;
use super::{Guarantee, Lookup, Summary, Tally};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::message::Messages;
use crate::path::SitePath;

/// Characters of an excerpt.
const EXCERPT_CHARACTERS: usize = 200;
/// Characters of a line before and behind what is meant.
const AROUND_CHARACTERS: usize = 40;

/// The document, with a final line end.
pub fn json(
    diagnostics: &[Diagnostic],
    summary: Option<&Summary>,
    messages: &Messages,
    lookup: &Lookup<'_>,
) -> String {
    let tally = Tally::of(diagnostics);
    let document = Document {
        version: 1,
        diagnostics: entries(diagnostics, messages, lookup),
        summary: Totals { errors: tally.errors, warnings: tally.warnings, build: summary.map(Build::of) },
    };
    // Texts, numbers and lists with text keys: there is nothing in it that JSON cannot say.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// The entries of `diagnostics` alone.
pub(crate) fn entries<'a>(
    diagnostics: &'a [Diagnostic],
    messages: &Messages,
    lookup: &Lookup<'_>,
) -> Vec<Entry<'a>> {
    let sources = Sources::new(lookup);
    diagnostics.iter().map(|diagnostic| Entry::of(diagnostic, messages, &sources)).collect()
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    diagnostics: Vec<Entry<'a>>,
    summary: Totals<'a>,
}

/// One diagnostic.
#[derive(Serialize)]
pub(crate) struct Entry<'a> {
    code: &'static str,
    pub(crate) severity: &'static str,
    pub(crate) message: String,
    pub(crate) help: String,
    pub(crate) file: Option<&'a str>,
    pub(crate) line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    excerpt: Option<String>,
    /// What is meant, with what stands before and behind it in the line.
    #[serde(skip)]
    pub(crate) around: Option<[String; 3]>,
    suggestion: Option<&'a str>,
    related: Vec<Related<'a>>,
    page: Option<&'a str>,
    count: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
}

#[derive(Serialize)]
struct Totals<'a> {
    errors: usize,
    warnings: usize,
    build: Option<Build<'a>>,
}

#[derive(Serialize)]
struct Build<'a> {
    pages: usize,
    seconds: f64,
    new: usize,
    changed: usize,
    unchanged: usize,
    removed: usize,
    held_back: Held<'a>,
    out: String,
    preview: bool,
    guarantee: &'static str,
}

#[derive(Serialize)]
struct Held<'a> {
    drafts: usize,
    scheduled: usize,
    expired: usize,
    withdrawn: usize,
    next: Option<Next<'a>>,
}

#[derive(Serialize)]
struct Next<'a> {
    date: &'a str,
    title: &'a str,
}

impl<'a> Entry<'a> {
    fn of(diagnostic: &'a Diagnostic, messages: &Messages, sources: &Sources<'_>) -> Self {
        let words = Words::of(diagnostic, messages);
        let place = diagnostic.span.as_ref().and_then(|span| sources.place(span));
        Self {
            code: diagnostic.code.id(),
            severity: match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            message: words.message,
            help: words.help,
            file: diagnostic.span.as_ref().map(|span| span.file.as_str()),
            line: place.as_ref().map(|place| place.line),
            column: place.as_ref().map(|place| place.column),
            end_line: place.as_ref().map(|place| place.end_line),
            end_column: place.as_ref().map(|place| place.end_column),
            around: place.as_ref().map(around),
            excerpt: place.map(|place| place.excerpt.chars().take(EXCERPT_CHARACTERS).collect()),
            suggestion: diagnostic.arg("suggestion"),
            related: diagnostic.related.iter().map(|span| Related::of(span, sources)).collect(),
            page: diagnostic.page.as_ref().map(SitePath::as_str),
            count: diagnostic.count,
        }
    }
}

/// The meant part of a line, and as much of the line around it as is read at a glance.
fn around(place: &Place) -> [String; 3] {
    let (line, range) = (&place.excerpt, &place.range);
    let before: Vec<char> = line[..range.start].chars().rev().take(AROUND_CHARACTERS).collect();
    let cut = |text: &str| text.chars().take(AROUND_CHARACTERS).collect();
    [before.into_iter().rev().collect(), cut(&line[range.clone()]), cut(&line[range.end..])]
}

impl<'a> Related<'a> {
    fn of(span: &'a Span, sources: &Sources<'_>) -> Self {
        let place = sources.place(span);
        Self {
            file: span.file.as_str(),
            line: place.as_ref().map(|place| place.line),
            column: place.as_ref().map(|place| place.column),
        }
    }
}

impl<'a> Build<'a> {
    fn of(summary: &'a Summary) -> Self {
        let held = &summary.held_back;
        Self {
            pages: summary.pages,
            seconds: summary.elapsed.as_secs_f64(),
            new: summary.files.new,
            changed: summary.files.changed,
            unchanged: summary.files.unchanged,
            removed: summary.files.removed,
            held_back: Held {
                drafts: held.drafts,
                scheduled: held.scheduled,
                expired: held.expired,
                withdrawn: held.withdrawn,
                next: held.next.as_ref().map(|next| Next { date: &next.date, title: &next.title }),
            },
            out: summary.out.to_string_lossy().into_owned(),
            preview: summary.preview,
            guarantee: match summary.guarantee {
                Guarantee::Exchange => "exchange",
                Guarantee::Journal => "journal",
            },
        }
    }
}
