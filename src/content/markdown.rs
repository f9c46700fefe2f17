//! Markdown → [`Body`].
//!
//! comrak reads, `survey` looks through the tree, `render` writes it as HTML with holes. Only a body
//! that holds raw HTML goes through `clean` and is then `cut`.

mod address;
mod block;
mod checks;
mod clean;
mod cut;
mod excerpt;
mod foreign;
mod id;
mod inline;
#[cfg(test)]
mod laws;
mod letters;
mod lines;
mod markup;
mod note;
mod numbering;
mod official;
mod raw;
mod render;
mod sink;
mod survey;
#[cfg(test)]
mod tests;
mod tokens;
mod wording;

use std::borrow::Cow;

use comrak::{Arena, Options};

use super::{Body, Piece};
use crate::config::ParseOptions;
use crate::diagnostic::Diagnosed;
use crate::encoding::is_control;
use crate::path::SitePath;
use lines::Lines;

/// Reads the Markdown `body`, which begins at the byte `offset` of the decoded text of `file`.
///
/// All places in the result, those of references as well as those of diagnostics, count in that text. The
/// HTML holds nothing in English unless the site is in another language than Chinese.
pub fn parse(body: &str, file: &SitePath, offset: usize, options: &ParseOptions) -> Diagnosed<Body> {
    let body = foreign::hide(readable(body));
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, &body, &markdown_options());
    let survey = survey::survey(root, options.naming);
    let lines = Lines::new(&body, offset);
    let mut parsed = render::render(root, survey, &lines, file, options);
    if body.contains("{{\u{1}") {
        foreign::show(&mut parsed.value);
    }
    // Those of the text itself are gone since it was decoded; `&#8;` makes new ones.
    if body.contains("&#") {
        leave_out_controls(&mut parsed.value);
    }
    parsed
}

fn leave_out_controls(body: &mut Body) {
    let clean = |text: &mut Box<str>| {
        if text.contains(is_control) {
            *text = text.replace(is_control, "").into();
        }
    };
    for piece in &mut body.pieces {
        match piece {
            Piece::Html(text) | Piece::Id(text) => clean(text),
            _ => piece.references_mut().iter_mut().for_each(|reference| clean(&mut reference.target)),
        }
    }
    for heading in &mut body.outline {
        clean(&mut heading.id);
        clean(&mut heading.title);
    }
    clean(&mut body.excerpt);
}

/// How many quotes may stand within one another. comrak reads a line of quote marks again for each of them.
const DEEPEST_QUOTE: usize = 200;

/// The body without what cannot be read: spaces take the place of NUL, which HTML does not have, and of
/// quote marks beyond [`DEEPEST_QUOTE`], so that every position stays.
fn readable(body: &str) -> Cow<'_, str> {
    let deep = body.match_indices('>').nth(DEEPEST_QUOTE).is_some();
    if !deep && !body.contains('\0') {
        return Cow::Borrowed(body);
    }
    let mut quotes = 0;
    let replace = |c: char| {
        quotes = match c {
            '>' => quotes + 1,
            // Between quote marks there may be spaces and the marks of lists.
            ' ' | '\t' | '-' | '*' | '+' => quotes,
            _ => 0,
        };
        if c == '\0' || (c == '>' && quotes > DEEPEST_QUOTE) { ' ' } else { c }
    };
    Cow::Owned(body.chars().map(replace).collect())
}

/// What we take for Markdown: `CommonMark`, the tables and lists of GitHub, and emphasis beside Chinese marks.
///
/// Web addresses become links in [`inline`], because comrak's own rule takes Chinese text for a part of
/// them; so do ids of headings in [`survey`], because comrak's are ASCII.
fn markdown_options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.tasklist = true;
    options.extension.strikethrough = true;
    options.extension.alerts = true;
    options.extension.description_lists = true;
    options.extension.cjk_friendly_emphasis = true;
    options
}
