//! A file → its front matter, TOML between `+++` lines or YAML between `---` lines, and its body.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::keys::{self, Typed};
use super::{HeadFormat, Writing};
use crate::diagnostic::{Code, Diagnostic, Span, has_errors};
use crate::path::SitePath;
use crate::value::{Table, keeps_back, parse_toml, parse_yaml};

/// A file cut in two.
pub(in crate::content) struct Split {
    /// What the front matter says, still untyped.
    pub(in crate::content) table: Table,
    /// The first byte of the body.
    pub(in crate::content) body: usize,
    /// Whether there is front matter at all.
    pub(in crate::content) found: bool,
    /// Whether it could not be read as a whole, so that what seems to be missing may be there.
    pub(in crate::content) broken: bool,
    /// How it is written.
    pub(in crate::content) writing: Writing,
    /// The keys that go by other names.
    typed: Vec<Typed>,
}

impl Split {
    /// Whether the address was written as another system has it.
    pub(in crate::content) fn keeps_path(&self) -> bool {
        self.typed.iter().any(|typed| keys::is_address(&typed.typed))
    }

    /// Lets diagnostics name keys as they were typed, and answer in the form of this front matter.
    pub(in crate::content) fn word(&self, diagnostics: &mut [Diagnostic]) {
        for told in diagnostics {
            self.writing.word(told);
            for (argument, value) in &mut told.args {
                if ["key", "other"].contains(argument) {
                    self.name_as_typed(value);
                }
            }
        }
    }

    /// A key, `corrections.on` for one within another, as it was typed.
    fn name_as_typed(&self, key: &mut String) {
        if let Some(typed) = self.typed.iter().find(|typed| typed.key == *key) {
            typed.typed.clone_into(key);
        } else if let Some((outer, inner)) = key.split_once('.')
            && let Some(typed) = self.typed.iter().find(|typed| typed.key == outer)
        {
            *key = format!("{}.{inner}", typed.typed);
        }
    }
}

/// Finds the front matter and reads it as TOML or YAML, after the mark.
pub(in crate::content) fn split(file: &SitePath, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Split {
    let none = Split {
        table: Table::default(),
        body: 0,
        found: false,
        broken: false,
        writing: Writing::CHINESE,
        typed: Vec::new(),
    };
    let begin = text.len() - text.trim_start_matches(BLANK).len();
    let first = text[begin..].lines().next().unwrap_or_default();
    let Some(mark) = mark_of(first).filter(|_| !is_rule(first, &text[begin..])) else {
        let unmarked = find_json(text, begin).or_else(|| find_unmarked(text));
        let broken = unmarked.is_some();
        diagnostics.extend(unmarked.map(|unmarked| unmarked.report(file)));
        return Split { found: broken, broken, ..none };
    };
    let format = if mark == "+++" { HeadFormat::Toml } else { HeadFormat::Yaml };
    let none = Split { writing: Writing { format, in_chinese: true }, ..none };
    report_mark(first, begin, mark, file, diagnostics);
    let start = (begin + first.len() + 1).min(text.len());
    let Some((line, body)) = closing_line(text, start, mark) else {
        let span = Span::new(file, begin..begin + first.trim_end().len());
        diagnostics.push(Diagnostic::at(Code::FrontMatterOpen, span).with("mark", mark));
        return Split { body: text.len(), found: true, broken: true, ..none };
    };
    report_mark(text[line..body].trim_end_matches('\n'), line, mark, file, diagnostics);
    let head = &text[start..line];
    let read = match format {
        HeadFormat::Toml => parse_toml(head, file, start),
        HeadFormat::Yaml => parse_yaml(head, file, start),
    };
    let broken = has_errors(&read.diagnostics);
    let mut table = read.drain_into(diagnostics);
    diagnostics.extend(find_second(text, body).map(|second| second.report(file)));
    let typed = keys::rename(&mut table, file, diagnostics);
    let in_chinese = typed.iter().any(|typed| !typed.typed.is_ascii());
    Split { table, body, found: true, broken, writing: Writing { format, in_chinese }, typed }
}

/// What may stand before front matter without being seen.
const BLANK: [char; 7] = [' ', '\t', '\n', '\u{3000}', '\u{a0}', '\u{200b}', '\u{feff}'];

/// The mark that a line is, typed in full width or too long too: three plus signs or hyphens.
fn mark_of(line: &str) -> Option<&'static str> {
    let is_long = |mark: char| line.len() > 3 && line.trim_end().trim_start_matches(mark).is_empty();
    let line = line.trim_matches(BLANK);
    let is =
        |marks: &[char]| (2..=6).contains(&line.chars().count()) && line.chars().all(|c| marks.contains(&c));
    match line {
        "+++" => Some("+++"),
        "---" => Some("---"),
        "" => None,
        _ if is_long('+') => Some("+++"),
        _ if is_long('-') => Some("---"),
        _ if line.is_ascii() => None,
        _ if is(&['+', '＋']) => Some("+++"),
        _ if is(&['-', '－', '—', '–']) => Some("---"),
        _ => None,
    }
}

/// Whether a first line of many signs is a rule above the text and no mark: nothing below it is like front
/// matter, or it does not end.
fn is_rule(first: &str, text: &str) -> bool {
    let typed = first.trim_matches(BLANK);
    let Some(mark) = mark_of(first).filter(|_| typed.is_ascii() && typed.len() > 3) else { return false };
    let start = (first.len() + 1).min(text.len());
    closing_line(text, start, mark).is_none_or(|(end, _)| find_unmarked(&text[start..end]).is_none())
}

/// Tells of a mark that was typed in full width.
fn report_mark(
    line: &str,
    at: usize,
    mark: &'static str,
    file: &SitePath,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let typed = line.trim_matches(BLANK);
    if typed != mark {
        let span = Span::new(file, at..at + line.len());
        diagnostics.push(Diagnostic::at(Code::UntidyMark, span).with("found", typed).with("wanted", mark));
    }
}

/// Keys that tell front matter from the text of a post.
const TELLTALE: [&str; 6] = ["title", "date", "draft", "category", "publish_at", "expire_at"];

/// The same in Chinese. These tell it only where nothing but such lines stands before, or where two of them
/// follow one another: below, a text may hold one too. The Chinese keys that keep a post back tell it anywhere.
const TELLTALE_CHINESE: [&str; 4] = ["标题", "日期", "栏目", "标签"];

/// Something that its author took for front matter.
struct Unmarked {
    /// The line that tells it.
    range: Range<usize>,
    /// The mark that is meant.
    mark: &'static str,
    /// What it is, where it is no plain front matter without marks.
    kind: &'static str,
}

impl Unmarked {
    fn report(self, file: &SitePath) -> Diagnostic {
        let report = Diagnostic::at(Code::FrontMatterUnmarked, Span::new(file, self.range));
        report.with("mark", self.mark).with("kind", self.kind)
    }
}

/// A line that gives a key a value.
struct KeyLine<'a> {
    /// The key in small letters; full-width letters are what they look like.
    key: String,
    /// The mark of the front matter that is written like this.
    mark: &'static str,
    value: &'a str,
}

impl<'a> KeyLine<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let begun = line.trim_start().trim_start_matches(['"', '\'']);
        let is_of_key = |c: char| c.is_alphanumeric() || "_＿".contains(c);
        let end = begun.find(|c| !is_of_key(c)).unwrap_or(begun.len());
        let rest = begun[end..].trim_start_matches(['"', '\'']).trim_start();
        let sign = rest.chars().next()?;
        let mark = match sign {
            '=' | '＝' => "+++",
            ':' | '：' => "---",
            _ => return None,
        };
        let key = begun[..end].nfkc().collect::<String>().to_ascii_lowercase();
        Some(Self { key, mark, value: rest[sign.len_utf8()..].trim() })
    }

    fn keeps_back(&self) -> bool {
        keeps_back(keys::name_of(&self.key).unwrap_or(&self.key))
    }

    /// Whether it is a date as only machines want it: people write 日期：3月1日 in a text.
    fn is_plain_date(&self) -> bool {
        let digits = |c: char| c.is_ascii_digit() || c == '-';
        self.key == "日期" && self.value.len() >= 8 && self.value.chars().all(digits)
    }
}

/// Looks for front matter that is not marked as such: a draft whose first line was deleted must not go out
/// with `draft = true` printed on the page.
fn find_unmarked(text: &str) -> Option<Unmarked> {
    let mut at = 0;
    let mut is_head = true;
    let mut before: Option<Range<usize>> = None;
    for line in text.split_inclusive('\n').take(12) {
        let range = at..at + line.trim_end().len();
        at += line.len();
        let Some(found) = KeyLine::of(line) else {
            is_head &= line.trim().is_empty();
            before = None;
            continue;
        };
        let is_chinese = TELLTALE_CHINESE.contains(&found.key.as_str());
        let tells = found.keeps_back() || found.is_plain_date() || TELLTALE.contains(&found.key.as_str());
        if tells || is_chinese && (is_head || before.is_some()) {
            let range = before.filter(|_| is_chinese).unwrap_or(range);
            return Some(Unmarked { range, mark: found.mark, kind: "bare" });
        }
        // 各单位： is how a letter begins.
        is_head &= !found.value.is_empty();
        before = is_chinese.then_some(range);
    }
    None
}

/// Looks for front matter in JSON, as other systems have it.
fn find_json(text: &str, begin: usize) -> Option<Unmarked> {
    let inner = text[begin..].strip_prefix('{')?.trim_start();
    let is_quoted = inner.starts_with('"');
    let known = |key: &str| TELLTALE.contains(&key) || keys::name_of(key).is_some();
    let found = KeyLine::of(inner).filter(|found| found.mark == "---" && (is_quoted || known(&found.key)))?;
    let end = begin + text[begin..].lines().next().map_or(0, |line| line.trim_end().len());
    Some(Unmarked { range: begin..end, mark: found.mark, kind: "json" })
}

/// Looks for more front matter right behind the first: one that ended too early, or a second one.
fn find_second(text: &str, body: usize) -> Option<Unmarked> {
    let begin = text.len() - text[body..].trim_start_matches(BLANK).len();
    let first = text[begin..].lines().next().unwrap_or_default();
    let start = (begin + first.len() + 1).min(text.len());
    let tells = match mark_of(first) {
        None => KeyLine::of(first).is_some_and(|line| line.keeps_back()),
        Some(mark) => {
            let end = closing_line(text, start, mark)?.0;
            find_unmarked(&text[start..end]).is_some()
        }
    };
    let range = begin..begin + first.trim_end().len();
    tells.then_some(Unmarked { range, mark: mark_of(first).unwrap_or("---"), kind: "second" })
}

/// Where the line stands that ends the front matter, and where the body begins.
fn closing_line(text: &str, start: usize, mark: &str) -> Option<(usize, usize)> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if mark_of(line) == Some(mark) {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}
