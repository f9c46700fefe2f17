//! The words of the program in Chinese and English.
//!
//! Messages are Fluent files embedded in the binary, one a stage, the same ids in both languages. A file
//! of its own because every printer needs it and no stage may: stages hand out data.

use std::borrow::Cow;
use std::env;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// The languages that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Simplified Chinese.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The language that a locale name (`zh_CN.UTF-8`, `en-GB`, `zh`) asks for: Chinese for `zh`.
    pub fn from_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") { Self::Chinese } else { Self::English }
    }

    /// The language of the environment: `LC_ALL`, `LC_MESSAGES`, `LANG`, else the system's own setting.
    pub fn of_environment() -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|name| env::var(name).ok())
            .find(|value| !value.is_empty());
        match set.or_else(sys_locale::get_locale) {
            Some(locale) => Self::from_locale(&locale),
            None => Self::English,
        }
    }
}

const CHINESE: &[&str] = &[
    include_str!("message/zh/cli.ftl"),
    include_str!("message/zh/world.ftl"),
    include_str!("message/zh/content.ftl"),
    include_str!("message/zh/site.ftl"),
    include_str!("message/zh/render.ftl"),
    include_str!("message/zh/output.ftl"),
    include_str!("message/zh/preview.ftl"),
    include_str!("message/zh/explain.ftl"),
];
const ENGLISH: &[&str] = &[
    include_str!("message/en/cli.ftl"),
    include_str!("message/en/world.ftl"),
    include_str!("message/en/content.ftl"),
    include_str!("message/en/site.ftl"),
    include_str!("message/en/render.ftl"),
    include_str!("message/en/output.ftl"),
    include_str!("message/en/preview.ftl"),
    include_str!("message/en/explain.ftl"),
];

/// The message table of one language.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    /// The table of a language.
    pub fn new(language: Language) -> Self {
        let (tag, files) = match language {
            Language::Chinese => ("zh-CN", CHINESE),
            Language::English => ("en", ENGLISH),
        };
        let mut bundle = FluentBundle::new_concurrent(tag.parse().into_iter().collect());
        // Isolation marks are invisible characters that end up in copied text.
        bundle.set_use_isolating(false);
        for file in files {
            // A test parses every file and looks for ids that stand twice, so nothing is lost here.
            let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(read, _)| read);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// Which language this is.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message `id` (or `id.attribute`) with its placeables filled, or `None` if there is none.
    pub fn find<'a>(&self, id: &str, args: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<String> {
        let (id, attribute) = id.split_once('.').map_or((id, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(Cow::Owned(name.to_owned()), FluentValue::from(value));
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
    }

    /// The message `id` with its placeables filled; the id itself if there is none, which a test forbids.
    pub fn get<'a>(&self, id: &str, args: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        self.find(id, args).unwrap_or_else(|| id.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use fluent_syntax::ast::{Entry, Resource};
    use std::collections::{BTreeMap, BTreeSet};

    fn parse(files: &[&'static str]) -> Vec<Resource<&'static str>> {
        files
            .iter()
            .map(|file| fluent_syntax::parser::parse(*file).expect("the file is valid Fluent"))
            .collect()
    }

    /// Each id with the set of placeables that it uses.
    fn ids(files: &[&'static str]) -> BTreeMap<String, BTreeSet<String>> {
        let mut found = BTreeMap::new();
        for resource in parse(files) {
            for entry in resource.body {
                let Entry::Message(message) = entry else { continue };
                let text = format!("{message:?}");
                let used = text
                    .split("VariableReference { id: Identifier { name: \"")
                    .skip(1)
                    .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
                    .collect();
                let attributes: Vec<&str> = message.attributes.iter().map(|a| a.id.name).collect();
                let id = format!("{} {attributes:?}", message.id.name);
                assert_eq!(found.insert(id.clone(), used), None, "{id} stands twice");
            }
        }
        found
    }

    #[test]
    fn both_languages_say_the_same_things_with_the_same_values() {
        assert_eq!(ids(CHINESE), ids(ENGLISH));
    }

    #[test]
    fn every_code_has_a_message_and_a_mend_in_both_languages() {
        for language in [Language::Chinese, Language::English] {
            let messages = Messages::new(language);
            for code in Code::ALL {
                for id in [code.id().to_owned(), format!("{}.help", code.id())] {
                    assert!(messages.find(&id, []).is_some(), "{id} in {language:?}");
                }
            }
        }
    }

    #[test]
    fn a_locale_that_begins_with_zh_is_chinese() {
        assert_eq!(Language::from_locale("zh_CN.UTF-8"), Language::Chinese);
        assert_eq!(Language::from_locale("ZH-Hans"), Language::Chinese);
        assert_eq!(Language::from_locale("C.UTF-8"), Language::English);
    }
}
