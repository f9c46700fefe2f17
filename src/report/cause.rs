//! The English words of the system and of the parsers → a message of ours.
//!
//! Those who made the words meant them for programmers, and made them in English only. A file of its own
//! because it is a table; what it does not know is shown as it came.

/// Fragments of foreign words and the message that says the same; the first match wins.
const CAUSES: &[(&str, &str)] = &[
    // The system.
    ("no such file or directory", "cause-not-found"),
    ("entity not found", "cause-not-found"),
    ("cannot find the", "cause-not-found"),
    ("permission denied", "cause-denied"),
    ("access is denied", "cause-denied"),
    ("operation not permitted", "cause-denied"),
    ("is a directory", "cause-is-folder"),
    ("not a directory", "cause-not-folder"),
    ("no space left", "cause-no-space"),
    ("not enough space", "cause-no-space"),
    ("read-only file system", "cause-read-only"),
    ("resource busy", "cause-busy"),
    ("text file busy", "cause-busy"),
    ("being used by another process", "cause-busy"),
    ("file name too long", "cause-name-long"),
    ("too many levels of symbolic links", "cause-link-circle"),
    ("address already in use", "cause-port-taken"),
    ("os error 10048", "cause-port-taken"),
    ("too many open files", "cause-too-many-open"),
    ("input/output error", "cause-device"),
    // TOML.
    ("string values must be quoted", "cause-unquoted"),
    ("key with no value", "cause-no-equals"),
    ("missing assignment", "cause-no-equals"),
    ("missing value", "cause-no-value"),
    ("unclosed", "cause-unclosed"),
    ("missing comma", "cause-comma"),
    ("extra comma", "cause-comma"),
    ("unquoted key", "cause-key"),
    ("keys cannot be", "cause-key"),
    ("missing key", "cause-key"),
    ("leading zero", "cause-number"),
    ("radix", "cause-number"),
    ("may only go between digits", "cause-number"),
    ("numeric sign", "cause-number"),
    ("missing opening quote", "cause-text"),
    ("escaped value", "cause-text"),
    ("invalid basic string", "cause-text"),
    ("invalid literal string", "cause-text"),
    ("invalid value", "cause-value"),
    ("unexpected content", "cause-unexpected"),
    ("unexpected key or value", "cause-unexpected"),
    ("extra `=`", "cause-unexpected"),
    ("extra assignment", "cause-unexpected"),
    ("recursion", "cause-too-deep"),
    ("nested too deeply", "cause-too-deep"),
    ("invalid boolean", "cause-boolean"),
    ("invalid date", "cause-date"),
    ("invalid time", "cause-date"),
    ("quotes within quotes", "cause-inner-quotes"),
    ("continues the one before", "cause-continued"),
    // Templates.
    ("unexpected end of input", "cause-template-end"),
    ("unknown statement", "cause-template-statement"),
    ("trans: no word", "cause-template-word"),
    ("asset: no file", "cause-template-asset"),
    ("unknown function", "cause-template-function"),
    ("unknown filter", "cause-template-filter"),
    ("unknown test", "cause-template-filter"),
    ("unknown method", "cause-template-function"),
    ("date: ", "cause-template-date"),
    // YAML.
    ("tab cannot be used", "cause-tab"),
    ("tabs disallowed", "cause-tab"),
    ("found a tab", "cause-tab"),
    ("start with a tab", "cause-tab"),
    ("indent", "cause-indent"),
    ("mapping values are not allowed", "cause-colon"),
    ("mapping keys are not allowed", "cause-colon"),
    ("illegal placement of ':'", "cause-colon"),
    ("`key: value` lines", "cause-pairs"),
    ("simple key", "cause-pairs"),
    ("did not find expected key", "cause-pairs"),
    ("block collection", "cause-indent"),
    ("flow mapping", "cause-unclosed"),
    ("flow sequence", "cause-unclosed"),
    ("quoted scalar", "cause-text"),
    ("misplaced bracket", "cause-unclosed"),
    ("unexpected character", "cause-sign"),
    ("block sequence entries", "cause-value"),
    ("aliases", "cause-alias"),
    ("unknown anchor", "cause-alias"),
    ("anchor or alias", "cause-alias"),
    ("plain scalar", "cause-value"),
    ("node content", "cause-value"),
];

/// The id of the message that says what `foreign` says.
pub(super) fn message_id(foreign: &str) -> Option<&'static str> {
    let foreign = foreign.to_lowercase();
    CAUSES.iter().find(|(fragment, _)| foreign.contains(fragment)).map(|(_, id)| *id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Language, Messages};
    use crate::path::SitePath;
    use crate::value::{parse_toml, parse_yaml};

    #[test]
    fn every_cause_has_words() {
        for language in [Language::Chinese, Language::English] {
            let messages = Messages::new(language);
            for (_, id) in CAUSES {
                assert!(messages.find(id, []).is_some(), "{id} in {language:?}");
            }
        }
    }

    #[test]
    fn common_mistakes_are_known() {
        let file = SitePath::new("a").unwrap();
        let toml = [
            "title = 通知",
            "title",
            "title =",
            "a = [1, 2",
            "a = [1 2]",
            "标题 = \"x\"",
            "a = \"x",
            "a = 007",
            "a = 1_",
            "[a",
            "= 3",
            "a = 1 2",
            "a = \"\\q\"",
            "a = 'x",
            "a = {b = 1",
            "a = “x”",
            "a == 3",
            "title: x",
            "a = 0XF",
            "a = \"关于\"甲\"的通知\"",
        ];
        let yaml = [
            "a: b: c",
            "\ta: b",
            "a: [1, 2",
            "a: {b",
            "a: \"x",
            "a: 'x",
            "a:\n  b: 1\n c: 2",
            "just words",
            "- a\nb: c",
            "a: *b",
            "a: @x",
            "a: %x",
            "a: [1]]",
            "a: \"\\q\"",
            "a: `x`",
            "a: - b",
            "? a\nb",
            "a: \"关于\"甲\"的通知\"",
            "a: b\nc",
            "a: &b",
        ];
        let found = toml.iter().flat_map(|text| parse_toml(text, &file, 0).diagnostics);
        let found = found.chain(yaml.iter().flat_map(|text| parse_yaml(text, &file, 0).diagnostics));
        let unknown: Vec<String> = found
            .filter_map(|diagnostic| diagnostic.arg("error").map(str::to_owned))
            .filter(|error| message_id(error).is_none())
            .collect();
        assert_eq!(unknown, Vec::<String>::new());
    }
}
