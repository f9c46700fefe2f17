//! Diagnostics → text for a terminal.
//!
//! The text carries colours; whoever writes it strips them where they are not wanted. Nothing is said by
//! colour alone.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstream::adapter::strip_str;

use super::Lookup;
use super::place::Sources;
use super::words::{Words, plain, severity_id};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::message::Messages;

/// Columns of an excerpt. Not the terminal's width, which would make two runs differ; a narrower window
/// wraps the line and takes the carets along.
const WIDTH_COLUMNS: usize = 100;

/// The report that a person reads, with colours; empty if there is nothing to say.
///
/// ```text
/// 错误[wrong-type]: “title”应当是文字，这里写的是整数
///  --> jianbao.toml:1:9
///   |
/// 1 | title = 5
///   |         ^
///   |
///   = 办法: 请把值放在一对英文双引号里，例如 "通知"。
/// ```
pub fn text(diagnostics: &[Diagnostic], messages: &Messages, lookup: &Lookup<'_>) -> String {
    let sources = Sources::new(lookup);
    let renderer = Renderer::styled().term_width(WIDTH_COLUMNS);
    let mut text = String::new();
    for diagnostic in diagnostics {
        let rendered = renderer.render(&[group(diagnostic, messages, &sources)]);
        for line in rendered.lines() {
            // A problem without a place would begin with the empty margin of an excerpt.
            let is_margin = || strip_str(line).to_string().trim() == "|";
            if diagnostic.span.is_some() || !is_margin() {
                text.push_str(line);
                text.push('\n');
            }
        }
        text.push('\n');
    }
    text
}

/// The same without colours.
pub fn plain_text(diagnostics: &[Diagnostic], messages: &Messages, lookup: &Lookup<'_>) -> String {
    strip_str(&text(diagnostics, messages, lookup)).to_string()
}

fn group<'a>(diagnostic: &'a Diagnostic, messages: &Messages, sources: &Sources<'_>) -> Group<'a> {
    let words = Words::of(diagnostic, messages);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let level = level.with_name(Some(messages.get(severity_id(diagnostic.severity), [])));
    let mut group = Group::with_title(level.primary_title(words.message).id(diagnostic.code.id()));
    if let Some(span) = &diagnostic.span {
        group = show(group, span, AnnotationKind::Primary, None, sources);
    }
    for span in &diagnostic.related {
        let label = messages.get("label-related", []);
        group = if sources.place(span).is_some() {
            show(group, span, AnnotationKind::Context, Some(label), sources)
        } else {
            group.element(Level::NOTE.with_name(Some(label)).message(plain(span.file.as_str())))
        };
    }
    if let Some(pages) = words.pages {
        group = group.element(Level::NOTE.with_name(Some(messages.get("label-page", []))).message(pages));
    }
    for help in words.suggestion.into_iter().chain([words.help]) {
        group = group.element(Level::HELP.with_name(Some(messages.get("label-help", []))).message(help));
    }
    group
}

/// Adds the excerpt of a place, or the file's name alone where there is no line to show.
fn show<'a>(
    group: Group<'a>,
    span: &'a Span,
    kind: AnnotationKind,
    label: Option<String>,
    sources: &Sources<'_>,
) -> Group<'a> {
    let path = span.file.as_str();
    let Some(place) = sources.place(span) else {
        return group.element(Origin::path(path));
    };
    let annotation: Annotation<'a> = kind.span(place.range).label(label);
    let snippet = Snippet::source(place.excerpt).path(path).line_start(place.line).annotation(annotation);
    group.element(snippet)
}
