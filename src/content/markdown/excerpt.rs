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
    /// The blocks that the text consists of.
    blocks: Vec<Block>,
    /// White space or a new block is due before the next character.
    gap: bool,
    /// Whether the author ended the summary, which is then not cut.
    ended: bool,
}

/// A paragraph or an item, in characters of the text.
struct Block {
    start: usize,
    /// The end of the words that lead to the rest of it: of a number, or bold. Alone they tell nothing.
    lead: Lead,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    None,
    /// Up to the end of the first sentence: `（一）看改名。`.
    Sentence,
    /// Bold words, which have not ended yet.
    Open,
    /// Bold words up to this character.
    Upto(usize),
}

impl Excerpt {
    pub(super) fn new(limit: usize) -> Self {
        // A limit may be beyond any text.
        let text = Vec::with_capacity(limit.min(256) + 1);
        Self { limit, text, blocks: Vec::new(), gap: false, ended: false }
    }

    /// Whether anything more would still be read.
    pub(super) fn is_open(&self) -> bool {
        !self.ended && self.text.len() <= self.limit
    }

    /// Begins a paragraph or an item; whether its first sentence is numbered, and so may be its title.
    pub(super) fn begin(&mut self, numbered: bool) {
        if self.is_open() {
            let lead = if numbered { Lead::Sentence } else { Lead::None };
            self.blocks.push(Block { start: self.text.len(), lead });
        }
    }

    /// Bold words begin at the beginning of a block.
    pub(super) fn begin_bold(&mut self) {
        if self.is_open()
            && let Some(block) = self.blocks.last_mut()
        {
            block.lead = Lead::Open;
        }
    }

    /// Bold words end.
    pub(super) fn end_bold(&mut self) {
        if let Some(block) = self.blocks.last_mut()
            && block.lead == Lead::Open
        {
            block.lead = Lead::Upto(self.text.len());
        }
    }

    /// The author ends the summary here.
    pub(super) fn end(&mut self) {
        self.ended = true;
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
        if self.ended {
            return self.text.into_iter().collect();
        }
        let is_whole = self.text.len() <= self.limit;
        let sentence = if is_whole { Some(self.text.len()) } else { sentence_end(&self.text, self.limit) };
        let end = sentence
            .or_else(|| comma(&self.text, self.limit))
            .unwrap_or_else(|| hard_cut(&self.text, self.limit));
        let kept = self.without_leads(end);
        let cut: String = self.text[..kept].iter().collect();
        let cut = cut.trim_end();
        let is_complete = match sentence {
            Some(sentence) => kept == sentence,
            None => cut.is_empty(),
        };
        let ends = is_complete || (kept < end && cut.ends_with(ends_sentence));
        if ends { cut.to_owned() } else { format!("{cut}……") }
    }

    /// Less than `end` characters, where those would end with words that only lead to what follows: a bold or
    /// numbered title, or `如下：` before a list. A first block keeps them: they are better than nothing.
    fn without_leads(&self, end: usize) -> usize {
        let mut end = end;
        let is_whole = self.text.len() <= self.limit;
        let mut block_end = is_whole.then_some(self.text.len());
        for block in self.blocks.iter().rev().take_while(|block| block.start > 0) {
            if block.start < end {
                if !self.leads_on(block, end, block_end == Some(end)) {
                    break;
                }
                end = block.start;
            }
            block_end = Some(block.start);
        }
        end
    }

    /// Whether what stands of a block before `end` only leads to what follows.
    fn leads_on(&self, block: &Block, end: usize, is_all: bool) -> bool {
        let within = &self.text[block.start..end];
        let lead = match block.lead {
            // A sentence in a block of its own is what the block says.
            Lead::Sentence if !is_all => {
                within.iter().position(|c| ends_sentence(*c)).map_or(within.len(), |at| at + 1)
            }
            Lead::None | Lead::Sentence => 0,
            Lead::Open => within.len(),
            Lead::Upto(upto) => upto.saturating_sub(block.start),
        };
        within.len() <= lead || within.last().is_some_and(|c| matches!(c, '：' | ':'))
    }
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '…')
}

/// Whether a space behind a character shows as one that is wanted: behind 。 it would double the gap.
fn spaced(c: char) -> bool {
    c.is_alphanumeric() || !letters::is_wide(c)
}

/// How many characters the last whole sentences in the second half of the allowance take.
fn sentence_end(text: &[char], limit: usize) -> Option<usize> {
    (limit / 2..limit).rev().find_map(|at| {
        let needs_space = match text[at] {
            '.' | '!' | '?' => true,
            mark if ends_sentence(mark) => false,
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

    /// Each block with the bold words it begins with.
    fn cut_blocks(blocks: &[(&str, &str)], limit: usize) -> String {
        let mut excerpt = Excerpt::new(limit);
        for (bold, rest) in blocks {
            excerpt.begin(rest.starts_with('（'));
            if !bold.is_empty() {
                excerpt.begin_bold();
                excerpt.feed(bold);
                excerpt.end_bold();
            }
            excerpt.feed(rest);
            excerpt.pause();
        }
        excerpt.finish()
    }

    #[test]
    fn a_summary_does_not_end_with_words_that_only_lead_on() {
        assert_eq!(cut_blocks(&[("", "现予通报表扬。"), ("云溪镇。", "取消例会。")], 12), "现予通报表扬。");
        assert_eq!(cut_blocks(&[("", "不另增事项。"), ("", "（一）看改名。以名称为准")], 14), "不另增事项。");
        assert_eq!(cut_blocks(&[("", "本月起施行。"), ("", "安排如下：")], 99), "本月起施行。");
        assert_eq!(cut_blocks(&[("", "甲乙丙"), ("一是", "丁戊己庚辛壬癸")], 6), "甲乙丙……");
        let whole = [("", "现予通报表扬。"), ("云溪镇。", "取消例会。")];
        assert_eq!(cut_blocks(&whole, 99), "现予通报表扬。云溪镇。取消例会。");
    }

    #[test]
    fn words_that_lead_on_are_better_than_nothing() {
        assert_eq!(cut_blocks(&[("全文加粗。", "")], 99), "全文加粗。");
        assert_eq!(cut_blocks(&[("", "安排如下：")], 99), "安排如下：");
    }

    #[test]
    fn what_the_author_ended_is_whole() {
        let mut excerpt = Excerpt::new(usize::MAX);
        excerpt.feed("安排如下：");
        excerpt.end();
        excerpt.feed("其余");
        assert_eq!(excerpt.finish(), "安排如下：");
    }
}
