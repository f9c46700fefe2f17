//! What holds for any text at all.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::sink::PRIVATE;
use super::tests::{OFFSET, fill, options, parse_with};
use super::tokens::{Token, Tokens};
use crate::config::ParseOptions;
use crate::content::Body;
use crate::diagnostic::Diagnosed;

/// What Markdown and HTML give a meaning to, and the text between.
const PARTS: &[&str] = &[
    "*",
    "**",
    "__",
    "~~",
    "~",
    "`",
    "```\n",
    "[",
    "](",
    ")",
    "![",
    "[^1]",
    "[^1]: ",
    "# ",
    "## ",
    "> ",
    "- ",
    "1. ",
    "- [x] ",
    "|",
    "|-|\n",
    ": ",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "\\",
    "&",
    "&amp;",
    "&#",
    ";",
    "<",
    ">",
    "</",
    "<b>",
    "</b>",
    "<a href=",
    "\"",
    "'",
    "<img src=x ",
    "<p id=a>",
    "<div>",
    "</div>",
    "<table><tr>",
    "<!--",
    "-->",
    "<!-- more -->",
    "<script>",
    "</script>",
    "<title>",
    "<select>",
    "<p data-jianbao-at=\"5-9\" data-jianbao-ref=0 href=y>",
    "srcset=\"a 1x, b\"",
    "http://a.cn/",
    "javascript:",
    "x",
    "县",
    "委",
    "，",
    "。",
    "一、",
    "（一）",
    "1\\.",
    "　　",
    "한",
    "\0",
    "\r",
    "\u{FEFF}",
    "👨‍👩‍👧",
    "e\u{301}",
    "%41",
    "{#a}",
    "****",
    "138****1",
    "> [!NOTE]\n",
];

/// Texts made of [`PARTS`].
fn texts() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PARTS), 0..40).prop_map(|parts| parts.concat())
}

fn each_range_is_in_the_file(text: &str, parsed: &Diagnosed<Body>) -> Result<(), TestCaseError> {
    // A NUL is one byte, as is the space that takes its place.
    let check = |start: usize, end: usize| {
        prop_assert!(start >= OFFSET && start <= end);
        prop_assert!(text.get(start - OFFSET..end - OFFSET).is_some(), "{start}..{end} of {text:?}");
        Ok(())
    };
    for reference in parsed.value.references() {
        check(reference.range.start as usize, reference.range.end as usize)?;
    }
    for span in parsed.diagnostics.iter().filter_map(|diagnostic| diagnostic.span.as_ref()) {
        check(span.start, span.end)?;
    }
    Ok(())
}

/// Whether each element is closed in its order.
fn balanced(html: &str) -> Result<(), TestCaseError> {
    let mut open = Vec::new();
    for token in Tokens::new(html) {
        let Token::Tag(tag) = token else { continue };
        prop_assert!(
            !tag.attributes.iter().any(|attribute| html[attribute.name.clone()].starts_with(PRIVATE)),
            "{}",
            html
        );
        let name = &html[tag.name];
        prop_assert!(!["script", "title", "select"].contains(&name), "{}", html);
        if ["br", "hr", "img", "input", "col", "source", "wbr"].contains(&name) {
            continue;
        }
        if tag.closing {
            prop_assert_eq!(open.pop(), Some(name), "{}", html);
        } else {
            open.push(name);
        }
    }
    prop_assert!(open.is_empty(), "{:?} left open in {}", open, html);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cleaned_html_is_balanced_and_knows_its_places(text in texts()) {
        let parsed = parse_with(&text, &options());
        let body = &parsed.value;
        each_range_is_in_the_file(&text, &parsed)?;
        let html = fill(&body.pieces);
        balanced(&html)?;
        let more = body.more.unwrap_or(0);
        balanced(&fill(&body.pieces[..more]))?;
        prop_assert!(!html.contains('\0'), "{}", html);
        let mut ids: Vec<_> = body.pieces.iter().filter_map(|piece| match piece {
            crate::content::Piece::Id(id) => Some(id),
            _ => None,
        }).collect();
        ids.sort();
        prop_assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{:?}", ids);
        for heading in &body.outline {
            prop_assert!(body.has_id(&heading.id), "{:?} in {}", heading, html);
        }
        prop_assert!(body.excerpt.chars().count() <= 122);
    }

    #[test]
    fn allowed_html_never_panics(text in texts()) {
        let parsed = parse_with(&text, &ParseOptions { allow_html: true, summary_length: 3, ..options() });
        each_range_is_in_the_file(&text, &parsed)?;
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        each_range_is_in_the_file(&text, &parse_with(&text, &options()))?;
    }
}

#[test]
fn deep_and_repetitive_texts_take_no_time_and_no_stack() {
    for part in [
        "[",
        ">",
        "> ",
        "- > ",
        "*a ",
        "![",
        "- ",
        "**",
        "_a ",
        "`a",
        "<a ",
        "<b>",
        "</",
        "<!--",
        "[^1]",
        "[^",
        "[a](",
        "1****1",
        "~",
        "|",
        "&",
        "报\n",
        "http://a.cn)",
        "<p id=a>\n\n",
    ] {
        let text = part.repeat(100_000 / part.len());
        let began = Instant::now();
        let plain = parse_with(&text, &options()).value;
        // Less for the cleaner, whose text nodes grow quadratically with the references in them.
        let cleaned = parse_with(&format!("<b>\n\n{}", part.repeat(10_000 / part.len())), &options()).value;
        assert!(plain.pieces.len() + cleaned.pieces.len() > 0);
        // Generous, for a busy computer and a build without optimisation; quadratic ones take minutes.
        assert!(began.elapsed() < Duration::from_mins(1), "{part} took {:?}", began.elapsed());
    }
}
