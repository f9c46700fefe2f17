//! The order of names: Chinese by pinyin, or by the number of strokes as rosters of people are.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::{Locale, locale};

use crate::config::Config;
use crate::value::Found;

/// An order of names.
pub struct Names<'a> {
    /// `None` if the binary lacked the data, which a test rules out; then code points decide.
    collator: Option<CollatorBorrowed<'static>>,
    /// What stands for a name whose reading the tables get wrong.
    keys: Option<&'a BTreeMap<String, Found<String>>>,
}

impl<'a> Names<'a> {
    /// By pinyin, with the configuration's `sort_keys` in the place of the names that have one.
    pub fn by_pinyin(config: &'a Config) -> Self {
        Self { collator: collator(&locale!("zh")), keys: Some(&config.sort_keys) }
    }

    /// By strokes, 姓氏笔画. A homophone has other strokes, so that `sort_keys` say nothing here.
    pub fn by_strokes() -> Self {
        Self { collator: collator(&locale!("zh-u-co-stroke")), keys: None }
    }

    /// Which of two names comes first. Different names are never equal, so that the order depends on nothing
    /// else.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let by_table = match &self.collator {
            Some(collator) => collator.compare(self.key(a), self.key(b)),
            None => Ordering::Equal,
        };
        by_table.then_with(|| a.cmp(b))
    }

    fn key<'b>(&'b self, name: &'b str) -> &'b str {
        self.keys.and_then(|keys| keys.get(name)).map_or(name, |found| found.value.as_str())
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

    #[test]
    fn chinese_is_sorted_by_pinyin() {
        let names = Names { collator: collator(&locale!("zh")), keys: None };
        assert_eq!(sorted(&names, "王村 重庆路 Beta 安平"), "安平 重庆路 王村 Beta");
    }

    #[test]
    fn people_are_sorted_by_strokes_where_that_is_asked_for() {
        assert_eq!(sorted(&Names::by_strokes(), "张伟 长寿 王芳 于洋 丁一"), "丁一 于洋 王芳 长寿 张伟");
    }

    #[test]
    fn a_sort_key_gives_a_name_its_reading() {
        let span = crate::diagnostic::Span::file(&crate::path::SitePath::new("jianbao.toml").unwrap());
        let keys = BTreeMap::from([("曾强".to_owned(), Found { value: "增强".to_owned(), span })]);
        let plain = Names { collator: collator(&locale!("zh")), keys: None };
        let names = Names { collator: collator(&locale!("zh")), keys: Some(&keys) };
        assert_eq!(sorted(&plain, "曾强 陈红 王芳 赵刚"), "曾强 陈红 王芳 赵刚");
        assert_eq!(sorted(&names, "曾强 陈红 王芳 赵刚"), "陈红 王芳 曾强 赵刚");
    }
}
