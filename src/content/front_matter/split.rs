//! A file → its front matter, TOML between `+++` lines or YAML between `---` lines, and its body.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::keys::{self, Typed};
use super::{HeadFormat, Writing};
use crate::diagnostic::{Code, Diagnostic, Span, has_errors};
use crate::path::SitePath;
use crate::value::{Table, parse_toml, parse_yaml};

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
    let Some(mark) = mark_of(first) else {
        let unmarked = find_unmarked(text);
        let broken = unmarked.is_some();
        diagnostics.extend(unmarked.map(|(range, mark)| {
            Diagnostic::at(Code::FrontMatterUnmarked, Span::new(file, range)).with("mark", mark)
        }));
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
    let typed = keys::rename(&mut table, file, diagnostics);
    let in_chinese = typed.iter().any(|typed| !typed.typed.is_ascii());
    Split { table, body, found: true, broken, writing: Writing { format, in_chinese }, typed }
}

/// What may stand before front matter without being seen.
const BLANK: [char; 7] = [' ', '\t', '\n', '\u{3000}', '\u{a0}', '\u{200b}', '\u{feff}'];

/// The mark that a line is, typed in full width too: three plus signs or hyphens.
fn mark_of(line: &str) -> Option<&'static str> {
    let line = line.trim_matches(BLANK);
    let is =
        |marks: &[char]| (2..=6).contains(&line.chars().count()) && line.chars().all(|c| marks.contains(&c));
    match line {
        "+++" => Some("+++"),
        "---" => Some("---"),
        _ if line.is_ascii() => None,
        _ if is(&['+', '＋']) => Some("+++"),
        _ if is(&['-', '－', '—', '–']) => Some("---"),
        _ => None,
    }
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

/// The same in Chinese. The first four tell it only where nothing but such lines stands before: below, a text may
/// hold one too.
const TELLTALE_CHINESE: [&str; 8] = ["标题", "日期", "栏目", "标签", "草稿", "发布时间", "到期时间", "撤稿"];

/// Looks for front matter that is not marked as such: a draft whose first line was deleted must not go out
/// with `draft = true` printed on the page. Gives the first line of it and the mark that is meant.
fn find_unmarked(text: &str) -> Option<(Range<usize>, &'static str)> {
    let mut at = 0;
    let mut is_head = true;
    for line in text.split_inclusive('\n').take(12) {
        let range = at..at + line.trim_end().len();
        at += line.len();
        let begun = line.trim_start().trim_start_matches(['"', '\'']);
        let typed: String = begun.chars().take_while(|c| c.is_alphanumeric() || "_＿".contains(*c)).collect();
        let rest = begun[typed.len()..].trim_start_matches(['"', '\'']).trim_start();
        let chinese = if is_head { &TELLTALE_CHINESE[..] } else { &TELLTALE_CHINESE[4..] };
        let mark = match rest.chars().next() {
            Some('=' | '＝') => "+++",
            Some(':' | '：') => "---",
            _ => {
                is_head &= line.trim().is_empty();
                continue;
            }
        };
        // Full-width letters are what they look like.
        let word = typed.nfkc().collect::<String>().to_ascii_lowercase();
        if TELLTALE.contains(&word.as_str()) || chinese.contains(&word.as_str()) {
            return Some((range, mark));
        }
        // 各单位： is how a letter begins.
        is_head &= rest.chars().nth(1).is_some_and(|c| c != '\n');
    }
    None
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
