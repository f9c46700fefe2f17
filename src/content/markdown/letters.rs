//! What kind of character one is, as far as Chinese typesetting asks.
//!
//! Ranges by block after UAX #11 (East Asian Width) and the Han script of UAX #24; unassigned places count
//! with their block, as UAX #11 has it for the ideographs.

/// Whether a character is Han, `々` and `〇` included: one unit of 字数.
pub(super) fn is_han(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x2FD5 | 0x3005 | 0x3007 | 0x3021..=0x3029 | 0x3038..=0x303B
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFD)
}

/// Whether a character is a Japanese syllable or a bopomofo letter: it stands for itself, like Han.
fn is_syllable(c: char) -> bool {
    matches!(u32::from(c), 0x3041..=0x30FF | 0x3105..=0x312F | 0x31A0..=0x31FF | 0xFF66..=0xFF9F)
}

/// Whether a line that ends or begins with the character needs no space to the other: East Asian wide or
/// fullwidth and not Hangul, whose words are written with spaces.
pub(super) fn is_wide(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x303E | 0x3041..=0x312F | 0x3190..=0x4DBF | 0x4E00..=0xA4CF
        | 0xF900..=0xFAFF | 0xFE10..=0xFE19 | 0xFE30..=0xFE6B | 0xFF01..=0xFF60 | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1F64F | 0x1F680..=0x1F6FF | 0x1F900..=0x1F9FF | 0x2_0000..=0x3_FFFD)
}

/// Whether a character is a mark that is wide in Chinese and narrow elsewhere (“ ” ‘ ’ … — ·).
fn is_either(c: char) -> bool {
    matches!(c, '\u{2018}' | '\u{2019}' | '\u{201C}' | '\u{201D}' | '…' | '—' | '·')
}

/// Whether a character is a letter or a digit of any script.
///
/// The marks of Chinese texts are known by their places: Unicode's tables take long to answer, and these
/// are the characters that are asked about most.
fn is_letter(c: char) -> bool {
    match c {
        '\u{2010}'..='\u{2027}' | '、'..='〄' | '〈'..='〠' | '！'..='／' | '：'..='＠' => false,
        _ => c.is_alphanumeric(),
    }
}

/// Whether a line break between two characters vanishes.
///
/// CSS Text 4, section 4.1.3 (segment break transformation): both sides wide, or one wide and the other a
/// mark that is wide in Chinese.
pub(super) fn joins(before: char, after: char) -> bool {
    match (is_wide(before), is_wide(after)) {
        (true, true) => true,
        (true, false) => is_either(after),
        (false, true) => is_either(before),
        (false, false) => false,
    }
}

/// Counts 字数: each Han character (and each kana) is one; a run of other letters and digits is one, with
/// the marks inside it (`3.5%`, `GB/T`, `don't`, `10:30`, `2026-11-22`).
#[derive(Default)]
pub(super) struct WordCount {
    /// The words so far.
    pub(super) words: usize,
    state: State,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum State {
    #[default]
    Between,
    Word,
    /// A mark behind a word: it belongs to it if letters follow.
    Mark,
}

/// How many of the most common Han characters (U+4E00 to U+9FFF) a text begins with, told by their bytes:
/// nearly all of a Chinese text is such characters.
fn leading_han(text: &str) -> usize {
    let (threes, _) = text.as_bytes().as_chunks();
    // As one number, so that the processor has but one thing to guess.
    let is_han = |three: &&[u8; 3]| (0xE4B8..=0xE9BF).contains(&u16::from_be_bytes([three[0], three[1]]));
    threes.iter().take_while(is_han).count()
}

impl WordCount {
    /// Reads on; a word may go on from one call to the next.
    pub(super) fn feed(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let han = leading_han(rest);
            if han > 0 {
                self.words += han;
                self.state = State::Between;
                rest = &rest[3 * han..];
            }
            let Some(c) = rest.chars().next() else { return };
            self.state = self.next(c);
            rest = &rest[c.len_utf8()..];
        }
    }

    /// Ends a word, as a line or a block does.
    pub(super) fn pause(&mut self) {
        self.state = State::Between;
    }

    fn next(&mut self, c: char) -> State {
        if is_han(c) || is_syllable(c) {
            self.words += 1;
            return State::Between;
        }
        if is_letter(c) {
            self.words += usize::from(self.state == State::Between);
            return State::Word;
        }
        match (self.state, c) {
            (State::Word, '.' | ',' | '/' | '-' | '_' | '\'' | '\u{2019}' | ':' | '&') => State::Mark,
            _ => State::Between,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        let mut count = WordCount::default();
        count.feed(text);
        count.words
    }

    #[test]
    fn words_are_han_characters_latin_words_and_numbers() {
        assert_eq!(count("深入学习，贯彻落实。"), 8);
        assert_eq!(count("增长3.5%，共1,200户"), 2 + 1 + 1 + 1 + 1);
        assert_eq!(count("2026年"), 2);
        assert_eq!(count("GB/T 9704-2012"), 2);
        assert_eq!(count("don't stop. Now"), 3);
        assert_eq!(count("二〇二六年"), 5);
        assert_eq!(count("——！？ …… ,.;"), 0);
    }

    #[test]
    fn no_letter_is_among_the_marks_that_are_known_by_their_places() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn common_han_characters_are_known_by_their_bytes() {
        for c in '\0'..=char::MAX {
            let common = ('\u{4E00}'..='\u{9FFF}').contains(&c);
            assert_eq!(leading_han(&c.to_string()), usize::from(common), "{c:?}");
        }
    }

    #[test]
    fn a_word_may_be_cut_by_a_tag_and_not_by_a_block() {
        let mut count = WordCount::default();
        count.feed("GB");
        count.feed("/T");
        count.pause();
        count.feed("x");
        assert_eq!(count.words, 2);
    }

    #[test]
    fn lines_join_where_both_sides_are_wide_and_not_hangul() {
        for (before, after) in
            [('报', '告'), ('，', '告'), ('。', '“'), ('”', '的'), ('あ', 'い'), ('，', '（')]
        {
            assert!(joins(before, after), "{before}{after}");
        }
        for (before, after) in
            [('报', 'a'), ('a', '告'), ('한', '글'), ('한', '字'), ('a', 'b'), ('”', '“'), ('3', '报')]
        {
            assert!(!joins(before, after), "{before}{after}");
        }
    }
}
