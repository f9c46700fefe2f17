//! What a stage has to say about its input: data, never text.
//!
//! A [`Diagnostic`] names its [`Code`], where it happened as a byte range, and the values that the
//! message needs. Line, column, excerpt and the words in the reader's language come into being only in
//! the printers of `report`. A stage collects diagnostics and goes on; it never stops at the first one.

mod code;

use std::ops::Range;

pub use code::Code;

use crate::path::SitePath;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something a person should look at; the site is built and published all the same.
    Warning,
    /// A page would be missing, wrong or ambiguous: nothing is published.
    Error,
}

/// A place in a source: a byte range of its decoded text (BOM gone, line ends `\n`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: SitePath,
    /// The first byte of the file's decoded text that is meant.
    pub start: usize,
    /// The byte behind the last one; equal to `start` for a point, and for the file as a whole (0, 0).
    pub end: usize,
}

impl Span {
    /// A place within a file.
    pub fn new(file: &SitePath, range: Range<usize>) -> Self {
        Self { file: file.clone(), start: range.start, end: range.end }
    }

    /// The file as a whole.
    pub fn file(file: &SitePath) -> Self {
        Self::new(file, 0..0)
    }
}

/// One problem, its place and the values that its message names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Diagnostic {
    /// Which message this is.
    pub code: Code,
    /// Its weight; [`Code::severity`] unless the run says otherwise.
    pub severity: Severity,
    /// Where it happened, if it happened in a file of the site.
    pub span: Option<Span>,
    /// The values of the message's placeables, by name.
    pub args: Vec<(&'static str, String)>,
    /// Other places that belong to it, such as the first of two posts at one address.
    pub related: Vec<Span>,
    /// The page that was being rendered, if any: equal diagnostics of several pages merge into one.
    pub page: Option<SitePath>,
    /// On how many pages it happened (1 unless merged).
    pub count: usize,
}

impl Diagnostic {
    /// A diagnostic about a place in a file.
    pub fn at(code: Code, span: Span) -> Self {
        Self { span: Some(span), ..Self::new(code) }
    }

    /// A diagnostic that belongs to no file of the site.
    pub fn new(code: Code) -> Self {
        Self {
            code,
            severity: code.severity(),
            span: None,
            args: Vec::new(),
            related: Vec::new(),
            page: None,
            count: 1,
        }
    }

    /// Adds a value for the placeable `$name` of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Adds "did you mean" if `close` has something to offer.
    #[must_use]
    pub fn suggest(self, close: Option<&str>) -> Self {
        match close {
            Some(close) => self.with("suggestion", close),
            None => self,
        }
    }

    /// Adds another place that belongs to it.
    #[must_use]
    pub fn related(mut self, span: Span) -> Self {
        self.related.push(span);
        self
    }

    /// The value of a placeable.
    pub fn arg(&self, name: &str) -> Option<&str> {
        self.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }
}

/// A value and what there is to say about how it came to be.
#[derive(Debug, Clone)]
pub struct Diagnosed<T> {
    /// The result; as complete as the input allowed.
    pub value: T,
    /// The problems on the way, in no particular order.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Diagnosed<T> {
    /// A value about which there is nothing to say.
    pub fn clean(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// Hands over the value and appends the diagnostics to `sink`.
    pub fn drain_into(self, sink: &mut Vec<Diagnostic>) -> T {
        sink.extend(self.diagnostics);
        self.value
    }
}

/// Whether any of them is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}

/// What is told once for all files in which it is found: the same slip again and again, as in posts that come
/// from another system, would bury everything else.
const ONCE_FOR_ALL: [Code; 4] = [Code::UnknownKey, Code::TemplateTag, Code::FrontMatterMissing, Code::NoDate];

/// Names that one message lists before it stops.
const NAMES_LISTED: usize = 8;

/// Sorts by file and place, and merges those that differ only in the page being rendered.
///
/// The order depends on nothing but the diagnostics, so two runs print the same.
pub fn settle(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| (&a.span, a.code, &a.args, &a.page).cmp(&(&b.span, b.code, &b.args, &b.page)));
    let mut settled: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        if ONCE_FOR_ALL.contains(&diagnostic.code)
            && let Some(first) = settled.iter_mut().find(|first| is_same_slip(first, &diagnostic))
        {
            first.count += 1;
            first.take_names(&diagnostic);
            continue;
        }
        match settled.last_mut() {
            Some(last) if same_problem(last, &diagnostic) => {
                if last.page != diagnostic.page {
                    last.count += 1;
                }
            }
            _ => settled.push(diagnostic),
        }
    }
    settled
}

/// Whether two are the same but for their places and the ways in which their posts are written.
fn is_same_slip(a: &Diagnostic, b: &Diagnostic) -> bool {
    fn said(told: &Diagnostic) -> impl Iterator<Item = &(&'static str, String)> {
        told.args.iter().filter(|(name, _)| !["form", "own"].contains(name))
    }
    let is_same = a.code == Code::TemplateTag || said(a).eq(said(b));
    a.code == b.code && is_same && a.severity == b.severity
}

impl Diagnostic {
    /// Adds the names of another diagnostic to those of this one.
    fn take_names(&mut self, other: &Self) {
        let Some(new) = other.arg("names") else { return };
        let Some((_, names)) = self.args.iter_mut().find(|(key, _)| *key == "names") else { return };
        let known = names.split('、').count();
        if known < NAMES_LISTED && !names.split('、').any(|name| name == new) {
            names.push('、');
            names.push_str(new);
        }
    }
}

fn same_problem(a: &Diagnostic, b: &Diagnostic) -> bool {
    a.code == b.code && a.span == b.span && a.args == b.args && a.related == b.related
}

/// The candidate that a mistyped `word` most likely means, if one is close.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    let distance = |candidate: &'a str| {
        let own = candidate.chars().count();
        let most = (own / 3).max(1);
        // Words of other lengths are never close, and the distance is dear.
        let is_near = length.abs_diff(own) <= most;
        let distance = is_near.then(|| strsim::damerau_levenshtein(&word, candidate));
        distance.filter(|distance| *distance <= most).map(|distance| (distance, candidate))
    };
    candidates.into_iter().filter_map(distance).min().map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_problems_on_several_pages_become_one() {
        let file = SitePath::new("templates/page.html").unwrap();
        let on = |page: &str| Diagnostic {
            page: SitePath::new(page),
            ..Diagnostic::at(Code::TemplateUndefined, Span::new(&file, 3..5))
        };
        let settled = settle(vec![on("content/b.md"), on("content/a.md"), on("content/c.md")]);
        assert_eq!(settled.len(), 1);
        assert_eq!(settled[0].count, 3);
        assert_eq!(settled[0].page.as_ref().unwrap().as_str(), "content/a.md");
    }

    #[test]
    fn only_a_close_word_is_suggested() {
        let keys = ["title", "time_zone", "theme"];
        assert_eq!(did_you_mean("titel", keys), Some("title"));
        assert_eq!(did_you_mean("timezone", keys), Some("time_zone"));
        assert_eq!(did_you_mean("colour", keys), None);
    }
}
