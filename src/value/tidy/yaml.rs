//! YAML: keys at the beginning of a line, a colon and a space, and values in quotes or brackets.

use super::{QUOTES, Tidied, Values, half_width, is_list, is_wide_letter, narrow, quotes_for};

/// The text as YAML; `None` if there is nothing to replace.
pub(in crate::value) fn tidy(source: &str) -> Option<Tidied> {
    let mut out = Tidied::default();
    let mut state = State { block: None, depth: 0 };
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let end = at + line.trim_end_matches('\n').len();
        out.begin_line();
        state.line(source, at, end, &mut out);
        out.copy(source, end..at + line.len());
        at += line.len();
    }
    (out.text != source).then_some(out)
}

struct State {
    /// The indentation of the key whose text stands in the lines below it (`|` and `>`).
    block: Option<usize>,
    /// Brackets that are open.
    depth: usize,
}

impl State {
    fn line(&mut self, source: &str, start: usize, end: usize, out: &mut Tidied) {
        let line = &source[start..end];
        let indent = line.len() - line.trim_start_matches(' ').len();
        if self.block.is_some_and(|block| indent > block || line.trim().is_empty()) {
            out.copy(source, start..end);
            return;
        }
        self.block = None;
        if self.depth > 0 {
            self.depth = Values::new(source, end, self.depth).write(start, out);
            return;
        }
        let Some((key, value)) = split(line) else {
            out.copy(source, start..end);
            return;
        };
        write_key(source, start, start + key, out);
        let value = start + value;
        let mark = start + key..value;
        let typed = &source[mark.clone()];
        let is_plain = typed.starts_with(": ") && typed.is_ascii();
        if is_plain || (value == end && typed == ":") {
            out.copy(source, mark);
        } else {
            out.replace(source, mark, ": ");
        }
        self.value(source, value, end, indent, out);
    }

    fn value(&mut self, source: &str, start: usize, end: usize, indent: usize, out: &mut Tidied) {
        let value = source[start..end].trim();
        if value.starts_with(['|', '>']) {
            self.block = Some(indent);
        }
        let is_wide = !value.is_empty()
            && value.chars().any(is_wide_letter)
            && value
                .chars()
                .all(|c| is_wide_letter(c) || "－．：／ -.:/".contains(c) || c.is_ascii_alphanumeric());
        if is_list(value) || is_wide {
            self.depth = Values::new(source, end, 0).write(start, out);
            return;
        }
        let inner = value.strip_prefix(QUOTES).and_then(|rest| rest.strip_suffix(QUOTES));
        let quotes = inner.filter(|inner| !inner.contains(QUOTES)).and_then(quotes_for);
        let (Some(inner), Some(quotes)) = (inner, quotes) else {
            out.copy(source, start..end);
            return;
        };
        let from = start + source[start..end].find(inner).unwrap_or(0);
        let open = start + source[start..end].find(value).unwrap_or(0);
        out.copy(source, start..open);
        out.replace(source, open..from, quotes);
        out.copy(source, from..from + inner.len());
        let close = open + value.len();
        out.replace(source, from + inner.len()..close, quotes);
        out.copy(source, close..end);
    }
}

/// Where the key of a line ends and where its value begins. A full-width colon, or one without a space, counts
/// only in a line that is not indented: below it stand texts and lists, in which it is a mark like any other.
fn split(line: &str) -> Option<(usize, usize)> {
    if line.starts_with(['#', '-', '"', '\'']) {
        return None;
    }
    for (at, c) in line.char_indices() {
        let next = at + c.len_utf8();
        let rest = &line[next..];
        let begin = line.len() - rest.trim_start_matches([' ', '\u{3000}', '\u{a0}']).len();
        match c {
            ':' if rest.is_empty() || rest.starts_with([' ', '\u{3000}', '\u{a0}']) => {
                return Some((at, begin));
            }
            ':' if !line.starts_with(' ') && !rest.starts_with('/') => return Some((at, next)),
            '：' if !line.starts_with(' ') => return Some((at, begin)),
            // What holds other marks is no key.
            _ if !c.is_alphanumeric() && !"_- .\u{3000}".contains(c) => return None,
            _ => {}
        }
    }
    None
}

fn write_key(source: &str, start: usize, end: usize, out: &mut Tidied) {
    let key = &source[start..end];
    let bare = key.trim_matches([' ', '\u{3000}']);
    let is_wide = bare.chars().any(|c| half_width(c).is_some());
    if !is_wide && bare.len() == key.trim_matches(' ').len() {
        out.copy(source, start..end);
        return;
    }
    let from = start + key.find(bare).unwrap_or(0);
    if is_wide {
        out.replace(source, from..from + bare.len(), &narrow(bare));
    } else {
        out.copy(source, from..from + bare.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yaml(text: &str) -> String {
        tidy(text).map_or_else(|| text.to_owned(), |tidied| tidied.text)
    }

    #[test]
    fn marks_of_a_chinese_keyboard_are_what_they_look_like() {
        assert_eq!(yaml("标题：关于会议的通知"), "标题: 关于会议的通知");
        assert_eq!(yaml("标题：\u{3000}“甲”"), "标题: \"甲\"");
        assert_eq!(yaml("title:甲"), "title: 甲");
        assert_eq!(yaml("草稿:\u{a0}true"), "草稿: true");
        assert_eq!(yaml("标题: \u{a0}甲"), "标题: 甲");
        assert_eq!(yaml("更正:\n  - 日期:\u{a0}2026-01-02"), "更正:\n  - 日期: 2026-01-02");
        assert_eq!(yaml("tags: 【会议，通知】"), "tags: [会议,通知]");
        assert_eq!(yaml("draft: ｔｒｕｅ"), "draft: true");
        assert_eq!(yaml("日期：２０２６-１１-２２"), "日期: 2026-11-22");
        assert_eq!(yaml("ｔｉｔｌｅ: 甲"), "title: 甲");
    }

    #[test]
    fn what_is_no_slip_stays() {
        for plain in [
            "title: 通知：关于会议",
            "title: “一网通办”经验",
            "title: \"甲\" # 说明：x",
            "summary: |\n  要求：按时\n  “好”",
            "extra:\n  级别：重要",
            "- 要求：按时",
            "url: https://e.org",
            "a: 12:30",
            "# 标题：甲",
        ] {
            assert_eq!(yaml(plain), plain);
        }
    }
}
