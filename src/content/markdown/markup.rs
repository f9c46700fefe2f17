//! Headings, links, pictures and tables that were typed with a slip and so stay text: `#标题`, `＃ 标题`,
//! `[文字]（网址）`, `![会场](会场 1.jpg)`, a table without the line below its head.
//!
//! Like the marks of [`checks`](super::checks) they are looked for in the source of a text, where what the
//! author escaped still has its backslash.

use std::ops::Range;

use super::lines::Lines;

/// The most characters of the text that a message shows.
const SHOWN: usize = 40;

/// The most characters of an address, so that a text of nothing but brackets is read once.
const LONGEST: usize = 300;

/// What a text was meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading whose mark has no space behind it, an indent before it, or is in full width.
    Heading,
    /// A link or picture with brackets in full width.
    Link,
    /// A link or picture whose address holds a space.
    Space,
    /// A table without the line below its head.
    Table,
    /// An item of a list without a space behind its mark.
    Item,
    /// Marks in full width.
    Wide,
}

impl Kind {
    /// Its name in messages.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Link => "link",
            Self::Space => "space",
            Self::Table => "table",
            Self::Item => "item",
            Self::Wide => "wide",
        }
    }
}

/// A slip: what it was meant to be, what to show, and where it stands in the text of the body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) kind: Kind,
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

/// Whether a text may hold one, which most do not.
pub(super) fn is_suspect(text: &str, begins_line: bool) -> bool {
    (begins_line && text.starts_with(BEGINNINGS)) || text.contains(']') || text.contains("］")
}

/// What a heading or a row begins with; behind an ideographic space too.
const BEGINNINGS: [char; 7] = ['#', '＃', '|', '\u{3000}', '-', '－', '｜'];

/// Marks in full width that stand in pairs around a text.
const WIDE_PAIRS: [&str; 2] = ["＊＊", "～～"];

/// What a reference to a footnote begins with in full width.
const WIDE_NOTE: &str = "［^";

/// Whether a body may hold marks in full width that do not begin a line: looked for once, not in every text.
pub(super) fn has_wide_marks(body: &str) -> bool {
    WIDE_PAIRS.iter().chain([&WIDE_NOTE]).any(|mark| body.contains(mark))
}

/// The first mark in full width that was meant to be Markdown, with what it encloses.
pub(super) fn wide(range: &Range<usize>, lines: &Lines<'_>) -> Option<Found> {
    let source = lines.slice(range.clone());
    let pair = |mark: &&str| {
        let start = source.find(*mark)?;
        let inner = start + mark.len();
        let length = source[inner..].find(*mark).filter(|length| *length > 0)?;
        Some(start..inner + length + mark.len())
    };
    let note = || {
        let start = source.find(WIDE_NOTE)?;
        let (length, close) =
            source[start..].char_indices().take(SHOWN).find(|(_, c)| matches!(c, '］' | ']'))?;
        Some(start..start + length + close.len_utf8())
    };
    let within = WIDE_PAIRS.iter().find_map(pair).or_else(note)?;
    let text = source[within.clone()].chars().take(SHOWN).collect();
    Some(Found { kind: Kind::Wide, text, range: range.start + within.start..range.start + within.end })
}

/// A picture whose mark is in full width, which makes it a link: the mark before the link at `range`.
pub(super) fn wide_picture(url: &str, range: &Range<usize>, lines: &Lines<'_>) -> Option<Found> {
    let is_picture = PICTURES.iter().any(|ending| {
        let start = url.len().checked_sub(ending.len());
        start.and_then(|start| url.get(start..)).is_some_and(|own| own.eq_ignore_ascii_case(ending))
    });
    if !is_picture || !lines.text()[..range.start].ends_with('！') {
        return None;
    }
    let range = range.start - '！'.len_utf8()..range.end;
    let text = lines.text()[range.clone()].chars().take(SHOWN).collect();
    Some(Found { kind: Kind::Wide, text, range })
}

/// The endings of pictures.
const PICTURES: [&str; 6] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"];

/// The first slip of a text at `range`; one at the beginning of a line counts only if the text begins one.
pub(super) fn literal(begins_line: bool, range: &Range<usize>, lines: &Lines<'_>) -> Option<Found> {
    let source = lines.slice(range.clone());
    let at_beginning =
        || heading(source).or_else(|| row(source, range.start, lines)).or_else(|| item(source));
    let begun = if begins_line { at_beginning() } else { None };
    let (kind, within) = begun.or_else(|| link(source))?;
    let text = source[within.clone()].chars().take(SHOWN).collect();
    Some(Found { kind, text, range: range.start + within.start..range.start + within.end })
}

/// A line that begins with the mark of a heading. `#基层减负#` is a topic, and `#1` a number.
fn heading(line: &str) -> Option<(Kind, Range<usize>)> {
    let mark = line.trim_start_matches([' ', '\u{3000}']);
    let rest = mark.trim_start_matches(['#', '＃']);
    let is_indented = mark.len() < line.len();
    let is_wide = mark[..mark.len() - rest.len()].contains('＃');
    let begins_well =
        rest.starts_with(|c: char| !c.is_ascii()) || (rest.starts_with(' ') && (is_wide || is_indented));
    let is_heading = rest.len() < mark.len() && begins_well && !rest.trim().is_empty();
    (is_heading && !rest.contains(['#', '＃']))
        .then(|| (Kind::Heading, line.len() - mark.len()..line.trim_end().len()))
}

/// An item of a list whose mark has no space behind it, or is in full width. `-5℃` and `——` are none.
fn item(line: &str) -> Option<(Kind, Range<usize>)> {
    let rest = line.strip_prefix(['-', '－'])?;
    let is_wide = line.starts_with('－');
    let rest = if is_wide { rest.trim_start_matches([' ', '\u{3000}']) } else { rest };
    let begins_word = rest.starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let kind = if is_wide { Kind::Wide } else { Kind::Item };
    begins_word.then(|| (kind, 0..line.trim_end().len()))
}

/// The first row of a table that is none.
fn row(line: &str, at: usize, lines: &Lines<'_>) -> Option<(Kind, Range<usize>)> {
    let is_row = |line: &str| {
        let line = line.trim();
        let wide = line.starts_with('｜') && line.ends_with('｜') && line.matches('｜').count() > 2;
        wide || (line.starts_with('|') && line.ends_with('|') && line.matches('|').count() > 2)
    };
    let before = lines.text()[..at].strip_suffix('\n').and_then(|before| before.lines().next_back());
    let kind = if line.trim_start().starts_with('｜') { Kind::Wide } else { Kind::Table };
    (is_row(line) && !before.is_some_and(is_row)).then(|| (kind, 0..line.trim_end().len()))
}

/// The first link or picture whose brackets are in full width, or whose address holds a space.
fn link(source: &str) -> Option<(Kind, Range<usize>)> {
    for (at, bracket) in source.match_indices([']', '］']) {
        let rest = &source[at + bracket.len()..];
        let Some(inner) = rest.strip_prefix(['(', '（']) else { continue };
        let Some((length, close)) =
            inner.char_indices().take(LONGEST).find(|(_, c)| matches!(c, ')' | '）' | '\n'))
        else {
            continue;
        };
        let is_wide = bracket == "］" || rest.starts_with('（') || close == '）';
        let kind = if is_wide { Kind::Link } else { Kind::Space };
        let address = inner[..length].trim();
        let is_meant = close != '\n' && looks_like_address(address) && (is_wide || address.contains(' '));
        let Some(open) = source[..at].rfind(['[', '［']).filter(|_| is_meant) else { continue };
        let start = if source[..open].ends_with(['!', '！']) {
            source[..open].trim_end_matches(['!', '！']).len()
        } else {
            open
        };
        if source[..start].ends_with('\\') {
            continue;
        }
        let end = source.len() - inner.len() + length + close.len_utf8();
        return Some((kind, start..end));
    }
    None
}

/// Whether a text in brackets is a web address, a path or the name of a file.
fn looks_like_address(text: &str) -> bool {
    let begins = ["http:", "https:", "http：", "https：", "www.", "@/", "/", "./", "../"];
    let ending = text.rsplit_once(['.', '．']).map_or("", |(_, ending)| ending);
    begins.iter().any(|begin| text.starts_with(begin))
        || ((2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(Kind, String)> {
        assert!(is_suspect(text, true) || literal(true, &(0..text.len()), &Lines::new(text, 0)).is_none());
        let found = literal(true, &(0..text.len()), &Lines::new(text, 0))?;
        assert!(text[found.range.clone()].starts_with(&found.text), "{found:?}");
        Some((found.kind, found.text))
    }

    #[test]
    fn what_was_meant_is_seen() {
        for (text, kind, shown) in [
            ("#会议情况", Kind::Heading, "#会议情况"),
            ("##（一）会议", Kind::Heading, "##（一）会议"),
            ("＃ 会议", Kind::Heading, "＃ 会议"),
            ("\u{3000}\u{3000}# 会议", Kind::Heading, "# 会议"),
            ("见[通知]（https://a.cn）。", Kind::Link, "[通知]（https://a.cn）"),
            ("见［通知］（https：//a.cn）。", Kind::Link, "［通知］（https：//a.cn）"),
            ("见［通知］(通知.pdf)", Kind::Link, "［通知］(通知.pdf)"),
            ("！[会场]（会场.jpg）", Kind::Link, "！[会场]（会场.jpg）"),
            ("![会场](会场 1.jpg)", Kind::Space, "![会场](会场 1.jpg)"),
            ("| 乡镇 | 会议 |", Kind::Table, "| 乡镇 | 会议 |"),
            ("｜乡镇｜会议｜", Kind::Wide, "｜乡镇｜会议｜"),
            ("-第一项", Kind::Item, "-第一项"),
            ("－ 第一项", Kind::Wide, "－ 第一项"),
        ] {
            assert_eq!(found(text), Some((kind, shown.to_owned())), "{text}");
        }
    }

    #[test]
    fn marks_in_full_width_are_seen() {
        let shown = |text: &str| {
            let found = wide(&(0..text.len()), &Lines::new(text, 0)).map(|found| found.text);
            assert!(found.is_none() || has_wide_marks(text));
            found
        };
        assert_eq!(shown("要＊＊重点＊＊抓").as_deref(), Some("＊＊重点＊＊"));
        assert_eq!(shown("～～删～～").as_deref(), Some("～～删～～"));
        assert_eq!(shown("见注［^1］。").as_deref(), Some("［^1］"));
        for text in ["＊注", "3～5天", "＊＊＊＊", "［2026］", "＊＊一"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn what_looks_alike_is_meant() {
        for text in [
            "#基层减负# 我们在行动",
            "#1 楼",
            "\\#会议",
            "#",
            "###",
            "示减负办［2026］（第 1 号）",
            "[注]（以下简称办公室）",
            "\\[通知]（https://a.cn）",
            "| 竖线 |",
            "｜竖线｜",
            "-5℃",
            "-- 第一",
            "－５℃",
            "见附件（附件.docx）",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
