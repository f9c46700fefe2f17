//! The official numbering of headings and paragraphs: `一、`, `（一）`, `1.`, `（1）`.
//!
//! GB/T 9704-2012, 7.3.3 names these four levels in this order. The style sheet gives each its face, so
//! the Markdown stage must tell them apart; a heading's id leaves them out, so that it survives when
//! another heading is put before it.

/// A number at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numbering {
    /// 1 for `一、` to 4 for `（1）`.
    pub(super) level: u8,
    /// How many bytes it takes, the spaces behind it included.
    pub(super) length: usize,
}

/// The longest number that is still one: more digits are a year or an amount.
const LONGEST: usize = 3;

/// The numbering with which `text` begins, if any.
pub(super) fn read(text: &str) -> Option<Numbering> {
    let first = text.chars().next()?;
    let (level, length) = match first {
        '（' | '(' => {
            bracketed(&text[first.len_utf8()..]).map(|(level, length)| (level, length + first.len_utf8()))?
        }
        _ if is_numeral(first) => {
            let number = take(text, 5, is_numeral);
            text[number..].starts_with('、').then_some((1, number + '、'.len_utf8()))?
        }
        _ if is_digit(first) => (3, pointed(text)?),
        _ => return None,
    };
    let rest = &text[length..];
    Some(Numbering { level, length: length + rest.len() - rest.trim_start().len() })
}

/// Whether a numbering may begin with the character.
pub(super) fn may_begin(c: char) -> bool {
    matches!(c, '（' | '(') || is_numeral(c) || is_digit(c)
}

/// The level and the length of `一）` or `1）`.
fn bracketed(text: &str) -> Option<(u8, usize)> {
    let (level, number) = match (take(text, 5, is_numeral), take(text, LONGEST, is_digit)) {
        (0, 0) => return None,
        (0, digits) => (4, digits),
        (numerals, _) => (2, numerals),
    };
    let close = text[number..].chars().next().filter(|c| matches!(c, '）' | ')'))?;
    Some((level, number + close.len_utf8()))
}

/// The length of `1.` or `1．`, unless a digit behind it makes it an amount or a date.
fn pointed(text: &str) -> Option<usize> {
    let number = take(text, LONGEST, is_digit);
    let point = text[number..].chars().next().filter(|c| matches!(c, '.' | '．'))?;
    let length = number + point.len_utf8();
    let amount = text[length..].starts_with(is_digit);
    (!amount).then_some(length)
}

/// The bytes of the at most `most` leading characters that fit.
fn take(text: &str, most: usize, fits: fn(char) -> bool) -> usize {
    text.chars().take(most).take_while(|c| fits(*c)).map(char::len_utf8).sum()
}

fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '零' | '〇')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_levels_are_told_apart() {
        let levels = |text| read(text).map(|found| (found.level, &text[found.length..]));
        assert_eq!(levels("一、压实责任"), Some((1, "压实责任")));
        assert_eq!(levels("十二、总结"), Some((1, "总结")));
        assert_eq!(levels("（三）强化督查"), Some((2, "强化督查")));
        assert_eq!(levels("(三) 强化督查"), Some((2, "强化督查")));
        assert_eq!(levels("1. 走访"), Some((3, "走访")));
        assert_eq!(levels("１２．走访"), Some((3, "走访")));
        assert_eq!(levels("（1）登记"), Some((4, "登记")));
    }

    #[test]
    fn amounts_dates_and_words_are_no_numbering() {
        for text in
            ["3.5%的村", "2026.11.22", "2026.", "一是压实", "（一", "（略）", "一，压实", "", "（）", "1、2"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
