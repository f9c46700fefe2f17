//! The order of names: Chinese by pinyin, or by the number of strokes as rosters of people are.

mod strokes;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::{Locale, locale};

use crate::config::Config;
use crate::value::Found;

/// An order of names.
pub struct Names<'a> {
    by: By,
    /// `None` if the binary lacked the data, which a test rules out; then code points decide.
    collator: Option<CollatorBorrowed<'static>>,
    /// What stands for a name that the tables get wrong.
    keys: &'a BTreeMap<String, Found<String>>,
}

#[derive(Clone, Copy)]
enum By {
    Pinyin,
    Strokes,
}

impl<'a> Names<'a> {
    /// By pinyin, with the configuration's `sort_keys` in the place of the names that have one.
    pub fn by_pinyin(config: &'a Config) -> Self {
        Self { by: By::Pinyin, collator: collator(&locale!("zh")), keys: &config.sort_keys }
    }

    /// By the strokes of each character, 姓氏笔画, with the configuration's `stroke_keys` in the place of the
    /// names that have one. Characters of as many strokes stand in the order of `icu_collator`; what is not
    /// Chinese comes last.
    pub fn by_strokes(config: &'a Config) -> Self {
        Self { by: By::Strokes, collator: collator(&locale!("zh-u-co-stroke")), keys: &config.stroke_keys }
    }

    /// Which of two names comes first. Different names are never equal, so that the order depends on nothing
    /// else.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let (left, right) = (self.key(a), self.key(b));
        let by_table = match self.by {
            By::Pinyin => self.collate(left, right),
            By::Strokes => self.compare_strokes(left, right),
        };
        by_table.then_with(|| a.cmp(b))
    }

    fn compare_strokes(&self, a: &str, b: &str) -> Ordering {
        let rank = |character| strokes::count(character).unwrap_or(u8::MAX);
        for (left, right) in a.chars().zip(b.chars()) {
            let by_count = rank(left).cmp(&rank(right));
            let order = by_count
                .then_with(|| self.collate(left.encode_utf8(&mut [0; 4]), right.encode_utf8(&mut [0; 4])));
            if order.is_ne() {
                return order;
            }
        }
        a.chars().count().cmp(&b.chars().count())
    }

    fn collate(&self, a: &str, b: &str) -> Ordering {
        self.collator.as_ref().map_or(Ordering::Equal, |collator| collator.compare(a, b))
    }

    fn key<'b>(&'b self, name: &'b str) -> &'b str {
        self.keys.get(name).map_or(name, |found| found.value.as_str())
    }
}

fn collator(locale: &Locale) -> Option<CollatorBorrowed<'static>> {
    Collator::try_new(CollatorPreferences::from(locale), CollatorOptions::default()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &Names<'_>, list: &str) -> String {
        let mut list: Vec<&str> = list.split(' ').collect();
        list.sort_by(|a, b| names.compare(a, b));
        list.join(" ")
    }

    /// Keys of one pair, or none.
    fn keys(pairs: &[(&str, &str)]) -> BTreeMap<String, Found<String>> {
        let span = crate::diagnostic::Span::file(&crate::path::SitePath::new("jianbao.toml").unwrap());
        let found = |key: &str| Found { value: key.to_owned(), span: span.clone() };
        pairs.iter().map(|(name, key)| ((*name).to_owned(), found(key))).collect()
    }

    fn by_pinyin(keys: &BTreeMap<String, Found<String>>) -> Names<'_> {
        Names { by: By::Pinyin, collator: collator(&locale!("zh")), keys }
    }

    fn by_strokes(keys: &BTreeMap<String, Found<String>>) -> Names<'_> {
        Names { by: By::Strokes, collator: collator(&locale!("zh-u-co-stroke")), keys }
    }

    #[test]
    fn chinese_is_sorted_by_pinyin() {
        assert_eq!(sorted(&by_pinyin(&keys(&[])), "王村 重庆路 Beta 安平"), "安平 重庆路 王村 Beta");
    }

    #[test]
    fn people_are_sorted_by_strokes_as_the_mainland_counts_them() {
        let none = keys(&[]);
        let names = by_strokes(&none);
        assert_eq!(sorted(&names, "张伟 长寿 王芳 于洋 丁一"), "丁一 于洋 王芳 长寿 张伟");
        assert_eq!(sorted(&names, "郭 赵 范 林 陈 田 邓 曹"), "邓 田 陈 林 范 赵 郭 曹");
        // The given name decides where the surname does not, and a shorter name comes first.
        assert_eq!(sorted(&names, "王芳 Wang 王一 王 王一一"), "王 王一 王一一 王芳 Wang");
    }

    #[test]
    fn the_order_by_strokes_is_an_order() {
        let none = keys(&[]);
        let names = by_strokes(&none);
        let all = ["王", "陈", "A", "\u{20000}", "1", "陈一", "林", "é", "", "，", "郑", "𠂇"];
        for a in all {
            for b in all {
                assert_eq!(names.compare(a, b), names.compare(b, a).reverse(), "{a} {b}");
                for c in all {
                    if names.compare(a, b).is_lt() && names.compare(b, c).is_lt() {
                        assert!(names.compare(a, c).is_lt(), "{a} {b} {c}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_key_stands_for_a_name_that_the_tables_get_wrong() {
        let (none, reading) = (keys(&[]), keys(&[("曾强", "增强")]));
        assert_eq!(sorted(&by_pinyin(&none), "曾强 陈红 王芳 赵刚"), "曾强 陈红 王芳 赵刚");
        assert_eq!(sorted(&by_pinyin(&reading), "曾强 陈红 王芳 赵刚"), "陈红 王芳 曾强 赵刚");
        let older = keys(&[("王芳", "黄芳")]);
        assert_eq!(sorted(&by_strokes(&older), "王芳 陈红 赵刚"), "陈红 赵刚 王芳");
    }
}
