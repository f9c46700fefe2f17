//! The automatic summary: the beginning of the plain text, cut where a reader would stop.
//!
//! A file of its own because where to cut is a question of punctuation and of characters that belong
//! together, not of Markdown.

use unicode_normalization::char::is_combining_mark;

use super::letters;

/// Collects the beginning of the plain text.
pub(super) struct Excerpt {
    /// The most characters that the summary may have, an ellipsis not counted.
    limit: usize,
    /// At most one more than the limit, so that the cut knows what would have followed.
    text: Vec<char>,
    /// White space or a new block is due before the next character.
    gap: bool,
}

impl Excerpt {
    pub(super) fn new(limit: usize) -> Self {
        // A limit may be beyond any text.
        Self { limit, text: Vec::with_capacity(limit.min(256) + 1), gap: false }
    }

    /// Whether anything more would still be read.
    pub(super) fn is_open(&self) -> bool {
        self.text.len() <= self.limit
    }

    /// Reads on; runs of white space become one space.
    pub(super) fn feed(&mut self, text: &str) {
        for c in text.chars() {
            if !self.is_open() {
                return;
            }
            if c.is_whitespace() {
                self.gap = true;
                continue;
            }
            if std::mem::take(&mut self.gap) && self.text.last().is_some_and(|last| spaced(*last)) {
                self.text.push(' ');
            }
            if self.is_open() {
                self.text.push(c);
            }
        }
    }

    /// Another block begins.
    pub(super) fn pause(&mut self) {
        self.gap = true;
    }

    /// The summary.
    pub(super) fn finish(self) -> String {
        if self.text.len() <= self.limit {
            return self.text.into_iter().collect();
        }
        if let Some(end) = sentence_end(&self.text, self.limit) {
            return self.text[..end].iter().collect();
        }
        let end = comma(&self.text, self.limit).unwrap_or_else(|| hard_cut(&self.text, self.limit));
        let cut: String = self.text[..end].iter().collect();
        if cut.is_empty() { cut } else { format!("{}……", cut.trim_end()) }
    }
}

/// Whether a space behind a character shows as one that is wanted: behind 。 it would double the gap.
fn spaced(c: char) -> bool {
    c.is_alphanumeric() || !letters::is_wide(c)
}

/// How many characters the last whole sentences in the second half of the allowance take.
fn sentence_end(text: &[char], limit: usize) -> Option<usize> {
    (limit / 2..limit).rev().find_map(|at| {
        let needs_space = match text[at] {
            '。' | '！' | '？' | '；' | '…' => false,
            '.' | '!' | '?' => true,
            _ => return None,
        };
        // A closing quote belongs to the sentence that it ends.
        let closing = |c: &&char| "”’』」）)】》\"'。！？!?…".contains(**c);
        let end = at + 1 + text[at + 1..].iter().take_while(closing).count();
        let ends = !needs_space || text.get(end).is_some_and(|c| c.is_whitespace());
        (ends && end <= limit).then_some(end)
    })
}

/// How many characters stand before the last comma in the second half of the allowance.
fn comma(text: &[char], limit: usize) -> Option<usize> {
    let is_comma = |at: usize| match text[at] {
        '，' | '、' | '：' => true,
        ',' | ';' | ':' => text.get(at + 1).is_some_and(|c| c.is_whitespace()),
        _ => false,
    };
    (limit / 2..limit).rev().find(|at| *at > 0 && is_comma(*at))
}

/// The limit, or less where a word or a character of several code points would be torn.
fn hard_cut(text: &[char], limit: usize) -> usize {
    let torn_word = |at: usize| text[at].is_ascii_alphanumeric() && text[at - 1].is_ascii_alphanumeric();
    let mut end = limit;
    while end > limit / 2 && end > 0 && torn_word(end) {
        end -= 1;
    }
    if end > 0 && torn_word(end) {
        end = limit;
    }
    while end > 0 && belongs_together(text, end) {
        end -= 1;
    }
    end
}

/// Whether the characters before and behind `at` show as one (UAX #29, the rules that matter to readers).
fn belongs_together(text: &[char], at: usize) -> bool {
    const JOINER: char = '\u{200D}';
    let (before, after) = (text[at - 1], text[at]);
    let modifier = matches!(u32::from(after), 0xFE00..=0xFE0F | 0x1F3FB..=0x1F3FF | 0xE_0020..=0xE_01EF);
    let flag = |c: &char| matches!(u32::from(*c), 0x1F1E6..=0x1F1FF);
    let flags = text[..at].iter().rev().take_while(|c| flag(c)).count();
    after == JOINER
        || before == JOINER
        || modifier
        || is_combining_mark(after)
        || (flag(&after) && flags % 2 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, limit: usize) -> String {
        let mut excerpt = Excerpt::new(limit);
        excerpt.feed(text);
        excerpt.finish()
    }

    #[test]
    fn a_short_text_is_kept_whole() {
        assert_eq!(cut("县委召开会议", 6), "县委召开会议");
        assert_eq!(cut("  a \n\t b ", 9), "a b");
        assert_eq!(cut("", 0), "");
    }

    #[test]
    fn a_summary_ends_with_a_sentence_if_one_ends_in_the_second_half() {
        assert_eq!(cut("县委召开会议。会议强调，要压实责任，抓好落实。", 12), "县委召开会议。");
        assert_eq!(cut("他说：“干！”大家鼓掌欢迎。", 8), "他说：“干！”");
        assert_eq!(cut("It grew 3.5% this year. We go on and on.", 30), "It grew 3.5% this year.");
    }

    #[test]
    fn without_a_sentence_it_ends_before_a_comma_and_else_at_the_limit() {
        assert_eq!(cut("会议强调，要压实责任抓好落实", 8), "会议强调……");
        assert_eq!(cut("会。议强调要压实责任抓好落实", 8), "会。议强调要压实……");
        assert_eq!(cut("abcdef ghijkl mnopqr", 16), "abcdef ghijkl……");
        assert_eq!(cut("县", 0), "");
    }

    #[test]
    fn a_cut_never_tears_a_character() {
        assert_eq!(cut("ab👨‍👩‍👧cd", 4), "ab……");
        assert_eq!(cut("abe\u{301}cd", 3), "abe\u{301}cd".get(..2).map(|t| format!("{t}……")).unwrap());
        assert_eq!(cut("国🇨🇳🇨🇳", 4), "国🇨🇳……");
        assert_eq!(cut("👍🏽好", 1), "");
    }

    #[test]
    fn blocks_are_set_apart_only_where_no_mark_does_it() {
        let mut excerpt = Excerpt::new(99);
        for block in ["一是学习", "二是落实。", "三是总结"] {
            excerpt.feed(block);
            excerpt.pause();
        }
        assert_eq!(excerpt.finish(), "一是学习 二是落实。三是总结");
    }
}
