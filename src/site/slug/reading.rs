//! A name → its words in `a-z` and `0-9`.
//!
//! A file of its own because it is all about languages and knows nothing of addresses.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

use pinyin::ToPinyin;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::is_invisible;

/// Words whose characters are read otherwise than the `pinyin` crate reads each of them, one a line, sorted:
/// `重庆 chong qing`. There are three kinds:
///
/// - a word with its reading, where the crate's first reading is wrong: 重庆, 会计;
/// - a single character, where the crate's first reading is rare in modern writing: 佛 as fo, not fu;
/// - a group that must not be cut across, with its ordinary reading: 注重, or else 注重建设 would hold 重建;
///   的 in 项目的 is no 目的, and 协调研 (政协调研) is no 协调.
///
/// The longest match from the left wins. **A change of this file changes addresses of existing sites**: a
/// wrong reading stays wrong, for an author to correct with `slug`.
pub(super) const PHRASES: &str = include_str!("phrases.txt");

/// A word and its syllables, parted by spaces.
struct Phrase {
    word: &'static str,
    reading: &'static str,
}

/// The phrases by their first character, the longest first.
static PHRASES_BY_FIRST: LazyLock<HashMap<char, Vec<Phrase>>> = LazyLock::new(|| {
    let mut by_first: HashMap<char, Vec<Phrase>> = HashMap::new();
    for (word, reading) in PHRASES.lines().filter_map(|line| line.split_once(' ')) {
        if let Some(first) = word.chars().next() {
            by_first.entry(first).or_default().push(Phrase { word, reading });
        }
    }
    for phrases in by_first.values_mut() {
        phrases.sort_by_key(|phrase| Reverse(phrase.word.len()));
    }
    by_first
});

/// The words of a name, joined by `-`; empty if there is nothing to read in it.
///
/// Accents go, full width becomes half width, `①` becomes 1. Letters of scripts other than Latin and Chinese
/// are not read: a transliteration would be a guess at the language.
pub(super) fn words(name: &str) -> String {
    // Decomposed, so that an accent is a character of its own, to be left out.
    let name: String = name.chars().filter(|c| !is_invisible(*c)).nfkd().collect();
    let mut words = Words::default();
    let mut rest = name.as_str();
    while let Some(c) = rest.chars().next() {
        if let Some(phrase) = phrase_at(rest, c) {
            phrase.reading.split(' ').for_each(|syllable| words.add_whole(syllable));
            rest = &rest[phrase.word.len()..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        if c.is_ascii_alphanumeric() {
            words.lengthen(c.to_ascii_lowercase().encode_utf8(&mut [0; 4]));
        } else if let Some(pinyin) = c.to_pinyin() {
            words.add_whole(&without_accents(pinyin.plain()));
        } else if let Some(letters) = latin(c) {
            words.lengthen(letters);
        } else if !is_combining_mark(c) {
            words.end();
        }
    }
    words.text
}

fn phrase_at(text: &str, first: char) -> Option<&'static Phrase> {
    PHRASES_BY_FIRST.get(&first)?.iter().find(|phrase| text.starts_with(phrase.word))
}

/// A toneless syllable in ASCII: lü becomes lv, as it is typed.
fn without_accents(syllable: &str) -> Cow<'_, str> {
    if syllable.is_ascii() {
        return Cow::Borrowed(syllable);
    }
    Cow::Owned(syllable.replace('ü', "v").nfd().filter(char::is_ascii).collect())
}

/// The Latin letters that have no accent to leave out.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'þ' | 'Þ' => "th",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ł' | 'Ł' => "l",
        'ı' => "i",
        _ => return None,
    })
}

/// Words that grow letter by letter or come whole.
#[derive(Default)]
struct Words {
    text: String,
    /// Whether the last word can still grow.
    open: bool,
}

impl Words {
    fn lengthen(&mut self, letters: &str) {
        if !self.open && !self.text.is_empty() {
            self.text.push('-');
        }
        self.text.push_str(letters);
        self.open = true;
    }

    fn add_whole(&mut self, word: &str) {
        self.end();
        self.lengthen(word);
        self.end();
    }

    fn end(&mut self) {
        self.open = false;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use pinyin::ToPinyinMulti;

    use super::*;

    /// Readings of place names that the crate does not know.
    const UNKNOWN_TO_THE_CRATE: [(char, &str); 1] = [('乐', "lao")];

    fn phrases() -> Vec<(&'static str, Vec<&'static str>)> {
        let split = |line: &'static str| line.split_once(' ').expect("a word, a space, its reading");
        PHRASES.lines().map(split).map(|(word, reading)| (word, reading.split(' ').collect())).collect()
    }

    #[test]
    fn phrases_stand_once_and_in_order() {
        let words: Vec<&str> = phrases().into_iter().map(|(word, _)| word).collect();
        assert!(words.len() >= 250);
        for pair in words.windows(2) {
            assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn every_syllable_of_a_phrase_is_a_reading_of_its_character() {
        for (word, syllables) in phrases() {
            assert_eq!(word.chars().count(), syllables.len(), "{word}");
            for (c, syllable) in word.chars().zip(syllables) {
                let readings = c.to_pinyin_multi().expect("a Chinese character");
                let known = readings.into_iter().any(|pinyin| without_accents(pinyin.plain()) == syllable);
                assert!(known || UNKNOWN_TO_THE_CRATE.contains(&(c, syllable)), "{word}: {c} as {syllable}");
            }
        }
    }

    #[test]
    fn every_phrase_is_needed() {
        // A group that must not be cut across agrees with its characters, so it has to hold the beginning
        // of another phrase behind its own; everything else has to differ.
        let phrases = phrases();
        let words: HashSet<&str> = phrases.iter().map(|(word, _)| *word).collect();
        let begins_another = |tail: &str| words.iter().any(|word| *word != tail && word.starts_with(tail));
        for (word, syllables) in &phrases {
            let single: Vec<String> = word.chars().map(|c| super::words(&c.to_string())).collect();
            let inner = word.char_indices().skip(1).map(|(at, _)| &word[at..]);
            let shadows = words.iter().any(|shorter| shorter != word && word.contains(shorter));
            assert!(
                word.chars().count() == 1
                    || single != *syllables
                    || shadows
                    || inner.into_iter().any(begins_another),
                "{word} is not needed"
            );
        }
    }

    #[test]
    fn every_character_is_read_as_small_letters() {
        for c in ('\u{3400}'..='\u{9fff}').chain('\u{20000}'..='\u{2f7ff}').chain(['〇']) {
            let text = words(&c.to_string());
            assert!(text.bytes().all(|byte| byte.is_ascii_lowercase()), "{c} as {text}");
            assert_eq!(text.is_empty(), c.to_pinyin().is_none(), "{c}");
        }
    }
}
