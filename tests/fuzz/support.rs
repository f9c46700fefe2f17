//! What the properties share: the number of cases, a post's options, and what holds for every parsed post.

use jiff::tz::TimeZone;
use proptest::prelude::*;
use proptest::test_runner::{TestError, TestRunner};

use jianbao::config::{Naming, ParseOptions, TimeZoneName};
use jianbao::content::{Parsed, Piece, parse};
use jianbao::diagnostic::{Diagnosed, Diagnostic};
use jianbao::message::{Language, Messages};
use jianbao::path::SitePath;
use jianbao::report;

/// Cases of each property where nothing is asked for: enough to find what is common, quick enough for every
/// change.
const FEW: u32 = 2_000;

/// Runs a property on as many values as are asked for.
#[track_caller]
pub(crate) fn check<S: Strategy>(strategy: &S, property: impl Fn(S::Value) -> Result<(), TestCaseError>)
where
    S::Value: std::fmt::Debug,
{
    let cases = std::env::var("JIANBAO_FUZZ_CASES").map_or(FEW, |cases| cases.parse().unwrap());
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    match TestRunner::new(config).run(strategy, property) {
        Ok(()) => {}
        Err(TestError::Fail(why, value)) => panic!("{why}\nfor {value:?}"),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}

/// Texts made of parts that mean something, of letters, and of characters of any kind.
pub(crate) fn texts(parts: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    let part = prop_oneof![
        20 => prop::sample::select(parts).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..most).prop_map(|parts| parts.concat())
}

/// The options of an ordinary site.
pub(crate) fn options() -> ParseOptions {
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    ParseOptions {
        allow_html: false,
        summary_length: 120,
        time_zone: TimeZoneName(zone),
        language: "zh-CN".to_owned(),
        taxonomies: ["tags", "authors", "contributors", "series"].map(str::to_owned).to_vec(),
        categories: ["通知", "规划、建设"].map(str::to_owned).to_vec(),
        fields: Vec::new(),
        naming: Naming::Own,
    }
}

/// A control character that no page may hold.
pub(crate) fn is_control(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

/// What holds for every post: each place lies in the text and between two characters, no control character
/// goes through, and what there is to say can be printed.
pub(crate) struct Reader {
    options: ParseOptions,
    path: SitePath,
    messages: Messages,
}

impl Reader {
    pub(crate) fn new() -> Self {
        let path = SitePath::new("content/a.md").unwrap();
        Self { options: options(), path, messages: Messages::new(Language::Chinese) }
    }

    /// Reads a text that was decoded before.
    pub(crate) fn read(&self, text: &str) -> Result<Diagnosed<Parsed>, TestCaseError> {
        let parsed = parse(&self.path, text, &self.options);
        for told in &parsed.diagnostics {
            Self::lies_in(text, told)?;
        }
        let Parsed::Page(page) = &parsed.value else { panic!("a post is no section") };
        for reference in page.body.references() {
            let range = reference.range.start as usize..reference.range.end as usize;
            prop_assert!(text.get(range.clone()).is_some(), "{:?} of {:?}", range, text);
        }
        for piece in &page.body.pieces {
            if let Piece::Html(html) | Piece::Id(html) = piece {
                prop_assert!(!html.contains(is_control), "{:?}", html);
            }
        }
        for part in [&page.front.title, &*page.body.excerpt] {
            prop_assert!(!part.contains(is_control), "{:?}", part);
        }
        if !parsed.diagnostics.is_empty() {
            let told = report::plain_text(&parsed.diagnostics, &self.messages, &|_| Some(text.to_owned()));
            prop_assert!(told.contains("content/a.md"), "{}", told);
            prop_assert!(!told.contains(|c| is_control(c) && c != '\r'), "{:?}", told);
        }
        Ok(parsed)
    }

    fn lies_in(text: &str, told: &Diagnostic) -> Result<(), TestCaseError> {
        for span in told.span.iter().chain(&told.related) {
            prop_assert!(text.get(span.start..span.end).is_some(), "{:?} of {:?}", told, text);
        }
        Ok(())
    }
}
