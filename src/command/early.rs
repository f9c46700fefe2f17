//! What must be known before the arguments are read: the language and the colours of a complaint about
//! them.

use std::ffi::OsString;

use anstream::ColorChoice;

use crate::message::Language;

/// The language of `--lang`, even if the rest of the line is wrong; else that of the environment.
pub(super) fn language(argv: &[OsString]) -> Language {
    match value(argv, "--lang").as_deref() {
        Some("zh") => Language::Chinese,
        Some("en") => Language::English,
        _ => Language::of_environment(),
    }
}

/// The colours of `--color`, even if the rest of the line is wrong.
pub(super) fn color(argv: &[OsString]) -> ColorChoice {
    match value(argv, "--color").as_deref() {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

/// The last value given to an option as `--option value` or `--option=value`.
fn value(argv: &[OsString], option: &str) -> Option<String> {
    let mut found = None;
    let mut words = argv.iter().skip(1).map(|word| word.to_string_lossy()).take_while(|word| word != "--");
    while let Some(word) = words.next() {
        if word == option {
            found = words.next().map(std::borrow::Cow::into_owned);
        } else if let Some(value) = word.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')) {
            found = Some(value.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(words: &[&str]) -> Option<String> {
        let argv: Vec<OsString> = words.iter().map(OsString::from).collect();
        value(&argv, "--lang")
    }

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        assert_eq!(wanted(&["jianbao", "--lang", "en", "build"]).as_deref(), Some("en"));
        assert_eq!(wanted(&["jianbao", "biuld", "--nonsense", "--lang=zh"]).as_deref(), Some("zh"));
        assert_eq!(wanted(&["jianbao", "--", "--lang=zh"]), None);
        assert_eq!(wanted(&["jianbao", "--language=zh", "--lang"]), None);
    }
}
