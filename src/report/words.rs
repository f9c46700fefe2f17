//! A diagnostic → its sentences in the reader's language.

use super::cause::message_id;
use super::number::counted;
use crate::diagnostic::{Diagnostic, Severity};
use crate::message::Messages;
use crate::path::SitePath;

/// The sentences of a diagnostic.
pub(super) struct Words {
    /// What is wrong.
    pub(super) message: String,
    /// What was most likely meant.
    pub(super) suggestion: Option<String>,
    /// How to mend it.
    pub(super) help: String,
    /// Which pages were being built.
    pub(super) pages: Option<String>,
}

impl Words {
    pub(super) fn of(diagnostic: &Diagnostic, messages: &Messages) -> Self {
        let foreign = diagnostic.arg("error").map(|error| cause(error, messages));
        let args: Vec<(&str, &str)> = diagnostic
            .args
            .iter()
            .map(|(name, value)| match &foreign {
                Some(words) if *name == "error" => (*name, words.as_str()),
                _ => (*name, value.as_str()),
            })
            .collect();
        let id = diagnostic.code.id();
        let suggestion = diagnostic.arg("suggestion");
        Self {
            message: plain(&messages.get(id, args.iter().copied())),
            suggestion: suggestion.map(|word| plain(&messages.get("did-you-mean", [("suggestion", word)]))),
            help: plain(&messages.get(&format!("{id}.help"), args)),
            pages: pages(diagnostic, messages).map(|words| plain(&words)),
        }
    }
}

/// What belongs to a diagnostic beside its message and its mend: what was most likely meant, and which pages
/// it was found on.
pub(crate) fn notes(diagnostic: &Diagnostic, messages: &Messages) -> Vec<String> {
    let words = Words::of(diagnostic, messages);
    words.suggestion.into_iter().chain(words.pages).collect()
}

/// The words of the system or of a parser, in the reader's language where we know them.
pub(crate) fn cause(foreign: &str, messages: &Messages) -> String {
    message_id(foreign).map_or_else(|| foreign.to_owned(), |id| messages.get(id, []))
}

/// The same text without anything that a terminal would obey: file names and front matter end up in
/// messages, and may hold escape codes.
pub(crate) fn plain(text: &str) -> String {
    annotate_snippets::normalize_untrusted_str(text)
}

/// The id of the word for a weight.
pub(super) fn severity_id(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
    }
}

fn pages(diagnostic: &Diagnostic, messages: &Messages) -> Option<String> {
    let others = diagnostic.count.saturating_sub(1);
    let Some(page) = diagnostic.page.as_ref().map(SitePath::as_str) else {
        // The same slip in other files.
        return (others > 0).then(|| counted(messages, "other-places", others));
    };
    if others == 0 {
        return Some(messages.get("on-page", [("page", page)]));
    }
    let others = counted(messages, "other-pages", others);
    Some(messages.get("on-pages", [("page", page), ("others", &others)]))
}
