//! TOML: a key, `=`, and values; keys in Chinese, dates as people write them.

use crate::value::toml::has_shape;

use super::{QUOTES, Tidied, Values, half_width, is_list, narrow};

/// The text as TOML; `None` if there is nothing to replace, which one look at it tells nearly always.
pub(in crate::value) fn tidy(source: &str) -> Option<Tidied> {
    if !is_untidy(source) {
        return None;
    }
    let mut out = Tidied::default();
    let mut state = State::default();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let end = at + line.trim_end_matches('\n').len();
        out.begin_line();
        state.line(source, at, end, &mut out);
        out.copy(source, end..at + line.len());
        at += line.len();
    }
    Some(out)
}

/// Whether anything stands outside quotes and comments that a plain TOML file has not, or a date that it has
/// not.
fn is_untidy(source: &str) -> bool {
    source.lines().any(|line| {
        let mut quote = None;
        for byte in line.bytes() {
            match (quote, byte) {
                (None, b'#') => break,
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, byte) if byte >= 0x80 => return true,
                (Some(open), byte) if open == byte => quote = None,
                _ => {}
            }
        }
        // A text that was not closed may have been closed by another mark.
        let assigned = line.find(['=', ':']);
        quote.is_some()
            || assigned.is_some_and(|at| {
                loose_date(&line[at + 1..]).is_some()
                    || (line[at..].starts_with(':') && colon_for_equals(line).is_some())
            })
    })
}

#[derive(Default)]
struct State {
    /// The quotes of a text over several lines that is open.
    open: Option<&'static str>,
    /// Brackets that are open.
    depth: usize,
}

impl State {
    fn line(&mut self, source: &str, start: usize, end: usize, out: &mut Tidied) {
        let line = &source[start..end];
        if let Some(quotes) = self.open {
            if line.contains(quotes) {
                self.open = None;
            }
            out.copy(source, start..end);
            return;
        }
        for quotes in ["\"\"\"", "'''"] {
            if line.matches(quotes).count() % 2 == 1 {
                self.open = Some(quotes);
                out.copy(source, start..end);
                return;
            }
        }
        if self.depth > 0 {
            self.depth = Values::new(source, end, self.depth).write(start, out);
            return;
        }
        let assigned = assignment(line).filter(|_| !line.trim_start().starts_with(['[', '［', '【', '#']));
        let Some((at, mark)) = assigned else {
            // The name of a table, or nothing that we know.
            Values::new(source, end, 0).write(start, out);
            return;
        };
        let at = start + at;
        write_key(source, start, at, out);
        let value = at + mark.len_utf8();
        if mark == '=' {
            out.copy(source, at..value);
        } else {
            out.replace(source, at..value, "=");
        }
        self.value(source, value, end, out);
    }

    fn value(&mut self, source: &str, start: usize, end: usize, out: &mut Tidied) {
        let Some((skipped, length)) = loose_date(&source[start..end]) else {
            self.plain_value(source, start, end, out);
            return;
        };
        let date = start + skipped..start + skipped + length;
        out.copy(source, start..date.start);
        // The quotes take nobody's place: it is the reader who gives the date a meaning.
        out.put("\"", date.start..date.start);
        out.copy(source, date.clone());
        out.put("\"", date.end..date.end);
        Values::new(source, end, 0).write(date.end, out);
    }
}

impl State {
    /// A value that is no date: `是` and `否`, which the reader knows, as texts; anything else mark by mark.
    fn plain_value(&mut self, source: &str, start: usize, end: usize, out: &mut Tidied) {
        let value = source[start..end].split('#').next().unwrap_or_default();
        if value.trim_start().starts_with(['【', '［']) && !is_list(value) {
            // No list but a text without its quotes, as the parser will say.
            out.copy(source, start..end);
            return;
        }
        let word = value.trim_matches([' ', '\t', '\u{3000}']);
        if ["是", "否"].contains(&word) {
            let from = start + value.find(word).unwrap_or(0);
            out.put(" \"", start..from);
            out.copy(source, from..from + word.len());
            out.put("\"", from + word.len()..from + word.len());
            out.copy(source, from + word.len()..end);
            return;
        }
        if has_several_texts(word) {
            let from = start + value.find(word).unwrap_or(0);
            let to = from + word.len();
            out.copy(source, start..from);
            out.put("[", from..from);
            Values::new(source, to, 1).write(from, out);
            out.put("]", to..to);
            out.copy(source, to..end);
            return;
        }
        self.depth = Values::new(source, end, 0).write(start, out);
    }
}

/// Whether a value is several texts in quotes, some of them full-width, with commas between: a list without its
/// brackets.
fn has_several_texts(value: &str) -> bool {
    let is_quote = |c: char| c == '"' || QUOTES.contains(&c);
    let mut count = 0;
    let mut rest = value;
    while let Some(inner) = rest.strip_prefix(is_quote) {
        let Some((_, behind)) = inner.split_once(is_quote) else { return false };
        count += 1;
        let behind = behind.trim_start();
        if behind.is_empty() {
            return count > 1 && value.contains(QUOTES);
        }
        let Some(next) = behind.strip_prefix(['，', '、', ',']) else { return false };
        rest = next.trim_start();
    }
    false
}

/// The mark between a key and its value, and where it stands.
fn assignment(line: &str) -> Option<(usize, char)> {
    let mut quote = None;
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (None, '=' | '＝' | '：' | ':') => return Some((at, c)),
            (None, '#') => return None,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

/// A colon where TOML wants `=`: the other format's mark.
fn colon_for_equals(line: &str) -> Option<usize> {
    let is_key = |key: &str| {
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
    };
    assignment(line).filter(|(at, mark)| *mark == ':' && is_key(line[..*at].trim())).map(|(at, _)| at)
}

/// A key: as it is, in ASCII, or in quotes, which Chinese keys need.
fn write_key(source: &str, start: usize, end: usize, out: &mut Tidied) {
    let key = &source[start..end];
    let bare = key.trim_matches([' ', '\t', '\u{3000}', '\u{a0}']);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-. ".contains(c);
    if bare.is_empty()
        || bare.starts_with(['"', '\''])
        || (bare.len() == key.trim_matches([' ', '\t']).len() && bare.chars().all(is_plain))
    {
        out.copy(source, start..end);
        return;
    }
    let from = start + key.find(bare).unwrap_or(0);
    let range = from..from + bare.len();
    let behind = range.end..end;
    let narrowed = narrow(bare);
    if narrowed.chars().all(is_plain) {
        if bare.chars().any(|c| half_width(c).is_some()) {
            out.replace(source, range, &narrowed);
        } else {
            out.copy(source, range);
        }
    } else if narrowed.contains(['"', '\\']) {
        out.copy(source, range);
    } else {
        out.put("\"", from..from);
        out.put(&narrowed, range.clone());
        out.put("\"", range.end..range.end);
    }
    if source[behind.clone()].contains('\u{3000}') {
        out.replace(source, behind, " ");
    } else if !behind.is_empty() {
        out.put(" ", behind);
    }
}

/// A date or time without quotes that TOML does not know: how much stands before it, and its length.
fn loose_date(value: &str) -> Option<(usize, usize)> {
    let skipped = value.len() - value.trim_start_matches([' ', '\t', '\u{3000}']).len();
    let rest = &value[skipped..];
    let narrow = |c: char| half_width(c).unwrap_or(c);
    let year = rest.chars().take_while(|c| narrow(*c).is_ascii_digit()).count();
    // Word sets spaces between digits and Chinese characters.
    let separator = rest.chars().skip(year).find(|c| ![' ', '\u{3000}', '\u{a0}'].contains(c))?;
    if year != 4 || !"-/.年".contains(narrow(separator)) {
        return None;
    }
    let end = rest.find(['#', ',', '，', ']', '"']).unwrap_or(rest.len());
    let date = rest[..end].trim_end_matches([' ', '\t', '\u{3000}']);
    (!is_toml_date(date)).then_some((skipped, date.len()))
}

/// Whether TOML reads it as a date, or at least sees one in it that does not exist.
fn is_toml_date(date: &str) -> bool {
    // A float such as 2026.5 is no date either.
    let is_number = date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && date.bytes().filter(|byte| *byte == b'.').count() < 2;
    let has_seconds = has_shape(date, "0000-00-00 00:00:00");
    let is_offset = |rest: &str| rest.is_empty() || rest.starts_with(['.', 'Z', 'z', '+', '-']);
    is_number
        || (date.len() == 10 && has_shape(date, "0000-00-00"))
        || (date.len() == 16 && has_shape(date, "0000-00-00 00:00"))
        || (has_seconds
            && is_offset(&date[19..])
            && !date[19..].contains(' ')
            && has_colon_offset(&date[19..]))
}

/// Whether an offset is written as TOML wants it.
fn has_colon_offset(rest: &str) -> bool {
    match rest.find(['+', '-']) {
        Some(at) => rest.len() - at == 6 && rest.as_bytes()[at + 3] == b':',
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toml(text: &str) -> String {
        tidy(text).map_or_else(|| text.to_owned(), |tidied| tidied.text)
    }

    #[test]
    fn marks_of_a_chinese_keyboard_are_what_they_look_like() {
        assert_eq!(toml("title＝“甲”"), "title=\"甲\"");
        assert_eq!(toml("title：＂甲＂"), "title=\"甲\"");
        assert_eq!(toml("title: \"甲\""), "title= \"甲\"");
        assert_eq!(toml("title = “甲\""), "title = \"甲\"");
        assert_eq!(toml("title = \"甲”"), "title = \"甲\"");
        assert_eq!(toml("tags = 【“会议”，“通知”、\"乙，丙\"】"), "tags = [\"会议\",\"通知\",\"乙，丙\"]");
        assert_eq!(toml("\u{3000}title\u{3000}=\u{3000}“甲”"), "title = \"甲\"");
        assert_eq!(toml("draft = ｔｒｕｅ"), "draft = true");
        assert_eq!(toml("ｗｅｉｇｈｔ = １２"), "weight = 12");
        assert_eq!(toml("date = ２０２６－１１－２２"), "date = \"２０２６－１１－２２\"");
        assert_eq!(toml("【extra】\na = 1"), "[extra]\na = 1");
        assert_eq!(toml("extra = ｛ a ＝ “b” ｝"), "extra = { a = \"b\" }");
    }

    #[test]
    fn quotes_within_a_title_are_a_part_of_it() {
        assert_eq!(toml("标题 = “关于“一网通办”的通知”"), "\"标题\" = \"关于“一网通办”的通知\"");
        assert_eq!(toml("title = “he said \"no\"”"), "title = 'he said \"no\"'");
        assert_eq!(toml("title = \"“一网通办”经验\""), "title = \"“一网通办”经验\"");
    }

    #[test]
    fn dates_as_people_write_them_become_texts() {
        for date in [
            "2026年11月22日",
            "2026/11/22",
            "2026.11.22",
            "2026-9-9",
            "2026-9-9 9:05:00 +0800",
            "2026年1月2日 9时30分",
        ] {
            assert_eq!(toml(&format!("date = {date} # x")), format!("date = \"{date}\" # x"));
        }
        for plain in [
            "2026-11-22",
            "2026-11-22T09:30:00",
            "2026-11-22 09:30:00+08:00",
            "2026-11-22T09:30:00.5Z",
            "2026.5",
            "2026",
        ] {
            assert_eq!(tidy(&format!("date = {plain}")).map(|tidied| tidied.text), None, "{plain}");
        }
    }

    #[test]
    fn what_is_no_slip_stays() {
        for plain in [
            "a = \"一，二：三＝四\" # 说明：“好”",
            "a = '''\n标题＝“x”\n'''",
            "[a.b]\nc = [1, 2]",
            "a = 12:30:00",
        ] {
            assert_eq!(toml(plain), plain);
        }
    }
}
