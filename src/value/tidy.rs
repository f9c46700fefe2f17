//! TOML and YAML as people type them with a Chinese keyboard → TOML and YAML.
//!
//! A full-width mark where only an ASCII one can stand is what it looks like: `标题＝“甲”` can mean one thing
//! only. Such marks are replaced before the parser sees them, each line is told once, and [`Tidied::place`]
//! leads every place of the result back to what was typed. What stands within quotes is never touched, and a
//! value is never guessed.

mod toml;
mod yaml;

use std::ops::Range;

pub(super) use toml::tidy as tidy_toml;
pub(super) use yaml::tidy as tidy_yaml;

/// A line that was read otherwise than it was typed: the first mark that made it so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    /// Where the mark stands in the text as typed.
    pub(super) range: Range<usize>,
    /// What was typed.
    pub(super) found: String,
    /// What it was read as.
    pub(super) wanted: String,
}

/// A text after its marks were replaced.
#[derive(Debug, Default)]
pub(super) struct Tidied {
    pub(super) text: String,
    pub(super) notes: Vec<Note>,
    /// Where each part of `text` begins, and where what it comes from begins; for parts that were replaced,
    /// how long that was.
    parts: Vec<(usize, usize, Option<usize>)>,
    /// Whether the line at hand has been told.
    is_told: bool,
}

impl Tidied {
    /// Takes over a part of the source as it is.
    fn copy(&mut self, source: &str, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        self.parts.push((self.text.len(), range.start, None));
        self.text.push_str(&source[range]);
    }

    /// Puts something in the place of a part of the source.
    fn put(&mut self, text: &str, range: Range<usize>) {
        self.parts.push((self.text.len(), range.start, Some(range.len())));
        self.text.push_str(text);
    }

    /// The same, and tells of it unless something of the line has been told.
    fn replace(&mut self, source: &str, range: Range<usize>, wanted: &str) {
        if !self.is_told {
            self.is_told = true;
            let found = source[range.clone()].to_owned();
            self.notes.push(Note { range: range.clone(), found, wanted: wanted.to_owned() });
        }
        self.put(wanted, range);
    }

    fn begin_line(&mut self) {
        self.is_told = false;
    }

    /// Where the byte `at` of the text stands in the source.
    pub(super) fn place(&self, at: usize) -> usize {
        let part = self.parts.partition_point(|(start, ..)| *start <= at);
        let Some((start, source, replaced)) = part.checked_sub(1).map(|part| self.parts[part]) else {
            return at;
        };
        let into = at - start;
        match replaced {
            None => source + into,
            // The beginning of what was replaced is that of what stood there; all else of it is its end.
            Some(_) if into == 0 => source,
            Some(length) => source + length,
        }
    }
}

/// What kind of slip it is, for the words that tell of it.
pub(super) fn kind(found: &str, wanted: &str) -> &'static str {
    match (found, wanted) {
        _ if found.contains(STRANGE_SPACES) => "space",
        (":", ": ") => "gap",
        (":", "=") => "form",
        _ => "mark",
    }
}

/// Spaces that look like one and are none to the parsers.
const STRANGE_SPACES: [char; 2] = ['\u{3000}', '\u{a0}'];

/// The ASCII character that a full-width one looks like.
fn half_width(c: char) -> Option<char> {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        _ => None,
    }
}

/// Whether a character is a full-width letter or digit.
fn is_wide_letter(c: char) -> bool {
    half_width(c).is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// What a mark outside quotes stands for.
fn mark(c: char) -> Option<&'static str> {
    Some(match c {
        '，' | '、' => ",",
        '［' | '【' => "[",
        '］' | '】' => "]",
        '｛' => "{",
        '｝' => "}",
        '\u{3000}' | '\u{a0}' => " ",
        _ => return None,
    })
}

/// Whether a value is a list, as far as its line tells: `【转发】关于防汛的通知` is a title.
fn is_list(value: &str) -> bool {
    let value = value.split(" #").next().unwrap_or_default().trim_matches([' ', '\t', '\u{3000}']);
    match value.chars().next() {
        Some('[' | '{' | '｛') => true,
        Some('【' | '［') => {
            value.find(['】', '］', ']']).is_none_or(|at| value[at..].chars().count() == 1)
        }
        _ => false,
    }
}

/// The quotes that are typed for `"`.
const QUOTES: [char; 3] = ['“', '”', '＂'];

/// The quotes that can be written around a text without changing it.
fn quotes_for(text: &str) -> Option<&'static str> {
    if !text.contains(['"', '\\']) {
        Some("\"")
    } else if text.contains('\'') {
        None
    } else {
        Some("'")
    }
}

/// Whether a text ends, or a list goes on, behind a quote.
fn ends_text(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t', '\u{3000}', '\u{a0}']);
    rest.chars().next().is_none_or(|c| ",，、]］】}｝#\n".contains(c))
}

/// Writes the values of a line, or of a list in brackets: marks, quotes, letters and digits in full width.
struct Values<'a> {
    source: &'a str,
    /// The end of the line.
    end: usize,
    /// Brackets that are open.
    depth: usize,
    /// The next quote that can close a text, its beginning and its end, once it has been looked for; at the
    /// end of the line if there is none.
    closing: Range<usize>,
}

impl<'a> Values<'a> {
    fn new(source: &'a str, end: usize, depth: usize) -> Self {
        Self { source, end, depth, closing: 0..0 }
    }

    /// Goes on at `at` and returns how many brackets stay open at the end of the line.
    fn write(&mut self, mut at: usize, out: &mut Tidied) -> usize {
        while let Some(c) = self.source[at..self.end].chars().next() {
            at = match c {
                '#' => {
                    out.copy(self.source, at..self.end);
                    self.end
                }
                '"' | '\'' => self.quoted(at, c, out),
                _ if QUOTES.contains(&c) => self.wrongly_quoted(at, c, out),
                _ if is_wide_letter(c) => self.wide(at, out),
                _ => self.other(at, c, out),
            };
        }
        self.depth
    }

    fn other(&mut self, at: usize, c: char, out: &mut Tidied) -> usize {
        let next = at + c.len_utf8();
        let half = mark(c);
        match half.and_then(|half| half.chars().next()).unwrap_or(c) {
            '[' | '{' => self.depth += 1,
            ']' | '}' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        match half {
            Some(half) => out.replace(self.source, at..next, half),
            None if self.depth > 0 && c == '＝' => out.replace(self.source, at..next, "="),
            None => out.copy(self.source, at..next),
        }
        next
    }

    /// A text in ASCII quotes, which may have been closed by a full-width one.
    fn quoted(&self, at: usize, quote: char, out: &mut Tidied) -> usize {
        let inner = at + 1;
        let mut is_escaped = false;
        for (offset, c) in self.source[inner..self.end].char_indices() {
            if c == quote && !is_escaped {
                let end = inner + offset + 1;
                out.copy(self.source, at..end);
                return end;
            }
            is_escaped = c == '\\' && !is_escaped && quote == '"';
        }
        let line = self.source[inner..self.end].trim_end();
        let Some(last) = line.chars().next_back().filter(|last| quote == '"' && QUOTES.contains(last)) else {
            out.copy(self.source, at..self.end);
            return self.end;
        };
        let end = inner + line.len();
        out.copy(self.source, at..end - last.len_utf8());
        out.replace(self.source, end - last.len_utf8()..end, "\"");
        end
    }

    /// A text in full-width quotes: up to the one behind which a text can end, since `“关于“一网通办”的通知”` is
    /// one.
    fn wrongly_quoted(&mut self, at: usize, c: char, out: &mut Tidied) -> usize {
        let inner = at + c.len_utf8();
        let Range { start, end } = self.closing_behind(inner);
        let quotes = if start < end { quotes_for(&self.source[inner..start]) } else { None };
        let Some(quotes) = quotes else {
            out.copy(self.source, at..inner);
            return inner;
        };
        out.replace(self.source, at..inner, quotes);
        out.copy(self.source, inner..start);
        out.replace(self.source, start..end, quotes);
        end
    }

    fn closing_behind(&mut self, at: usize) -> Range<usize> {
        if self.closing.start < at {
            let closing = self.source[at..self.end].char_indices().find_map(|(offset, c)| {
                let end = at + offset + c.len_utf8();
                let closes = (QUOTES.contains(&c) || c == '"') && ends_text(&self.source[end..self.end]);
                closes.then_some(at + offset..end)
            });
            self.closing = closing.unwrap_or(self.end..self.end);
        }
        self.closing.clone()
    }

    /// A word of full-width letters and digits, with the marks of dates and times between them.
    fn wide(&self, at: usize, out: &mut Tidied) -> usize {
        let is_part =
            |c: char| is_wide_letter(c) || "－．：＋／-.:+/".contains(c) || c.is_ascii_alphanumeric();
        let length =
            self.source[at..self.end].chars().take_while(|c| is_part(*c)).map(char::len_utf8).sum::<usize>();
        let end = at + length;
        let word: String = self.source[at..end].chars().map(|c| half_width(c).unwrap_or(c)).collect();
        out.replace(self.source, at..end, &word);
        end
    }
}

/// A key with ASCII letters in the place of full-width ones.
fn narrow(key: &str) -> String {
    key.chars().map(|c| half_width(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_place_leads_back_to_what_was_typed() {
        let typed = "标题＝“甲”\ndate = 2026年1月2日\n";
        let tidied = tidy_toml(typed).unwrap();
        assert_eq!(tidied.text, "\"标题\"=\"甲\"\ndate = \"2026年1月2日\"\n");
        for word in ["甲", "date", "2026"] {
            assert_eq!(tidied.place(tidied.text.find(word).unwrap()), typed.find(word).unwrap(), "{word}");
        }
        assert_eq!(tidied.notes.len(), 1);
        assert_eq!(tidied.notes[0].found, "＝");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn nothing_typed_is_too_strange(text in "([a-z\"'＝：:=“”，、\\[\\]【】｛\u{3000}２０２６年月日一 \n#-]|title){0,40}") {
            for tidied in [tidy_toml(&text), tidy_yaml(&text)].into_iter().flatten() {
                let mut last = 0;
                for (at, _) in tidied.text.char_indices() {
                    let place = tidied.place(at);
                    prop_assert!(place >= last && text.is_char_boundary(place), "{at} {place}");
                    last = place;
                }
                for note in tidied.notes {
                    prop_assert_eq!(&text[note.range], note.found);
                }
            }
        }
    }
}
