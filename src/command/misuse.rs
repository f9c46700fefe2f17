//! clap's errors → sentences in the reader's language.
//!
//! Built from the kind and the context of an error alone: clap's own sentences are English, its tips too.

use std::ffi::OsString;

use clap::builder::styling::{AnsiColor, Style};
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::arguments::{COMMANDS, INNER_COMMANDS};
use super::help::usage;
use crate::date::Moment;
use crate::diagnostic::did_you_mean;
use crate::message::Messages;
use crate::report::plain;

const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const HELP: Style = AnsiColor::BrightCyan.on_default().bold();

/// The global options whose value is a word of its own.
const WITH_VALUE: &[&str] = &["--root", "--lang", "--color"];

/// `错误: …` for a sentence that is about no file.
pub(super) fn complaint(words: &str, messages: &Messages) -> String {
    format!("{ERROR}{}{ERROR:#}: {}\n", messages.get("severity-error", []), plain(words))
}

/// `办法: …`.
pub(super) fn help(words: &str, messages: &Messages) -> String {
    format!("{HELP}{}{HELP:#}: {}\n", messages.get("label-help", []), plain(words))
}

/// The whole complaint: what is wrong, what may have been meant, and where to read on.
pub(super) fn explain(error: &clap::Error, argv: &[OsString], messages: &Messages) -> String {
    let mut text = complaint(&what(error, messages), messages);
    let command = command_of(argv);
    text.extend(tips(error, command, messages).iter().map(|tip| help(tip, messages)));
    let name = command.map_or_else(|| "jianbao --help".to_owned(), |name| format!("jianbao {name} --help"));
    text.push('\n');
    text.push_str(&usage(command, messages));
    text.push_str(&messages.get("misuse-see", [("command", name.as_str())]));
    text.push('\n');
    text
}

fn what(error: &clap::Error, messages: &Messages) -> String {
    let option = option_name(&context(error, ContextKind::InvalidArg));
    let value = context(error, ContextKind::InvalidValue);
    let with_option = |id: &str| messages.get(id, [("option", option.as_str())]);
    let with_value = |id: &str| messages.get(id, [("option", option.as_str()), ("value", &value)]);
    match error.kind() {
        ErrorKind::UnknownArgument if option.starts_with('-') => with_option("misuse-unknown-option"),
        ErrorKind::UnknownArgument => messages.get("misuse-unexpected", [("word", option.as_str())]),
        ErrorKind::InvalidSubcommand => {
            let command = context(error, ContextKind::InvalidSubcommand);
            messages.get("misuse-unknown-command", [("command", command.as_str())])
        }
        ErrorKind::InvalidValue if value.is_empty() => with_option("misuse-no-value"),
        ErrorKind::ValueValidation if matches!(option.as_str(), "--now" | "--date") => {
            not_a_time(&option, &value, messages)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => with_value("misuse-bad-value"),
        ErrorKind::ArgumentConflict => {
            let other = option_name(&context(error, ContextKind::PriorArg));
            let args = [("option", option.as_str()), ("other", &other)];
            if other == option { with_option("misuse-twice") } else { messages.get("misuse-conflict", args) }
        }
        ErrorKind::MissingRequiredArgument => with_option("misuse-missing"),
        ErrorKind::MissingSubcommand => messages.get("misuse-no-command", []),
        ErrorKind::TooManyValues => with_value("misuse-extra-value"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => with_option("misuse-value-count"),
        ErrorKind::NoEquals => with_option("misuse-equals"),
        ErrorKind::InvalidUtf8 => messages.get("misuse-not-unicode", []),
        _ => messages.get("misuse-other", []),
    }
}

/// Why a value is no date or time.
pub(super) fn not_a_time(option: &str, value: &str, messages: &Messages) -> String {
    let id = if Moment::is_no_day(value) { "misuse-no-such-day" } else { "misuse-not-a-time" };
    messages.get(id, [("option", option), ("value", value)])
}

fn tips(error: &clap::Error, command: Option<&str>, messages: &Messages) -> Vec<String> {
    let mut tips = Vec::new();
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue] {
        let mut close = option_name(&first(error, kind));
        if kind == ContextKind::SuggestedSubcommand {
            // clap's measure takes `bulid` for `publish`.
            let typed = context(error, ContextKind::InvalidSubcommand);
            let within = format!("{} ", command.unwrap_or_default());
            let inner = INNER_COMMANDS.iter().filter_map(|name| name.strip_prefix(within.as_str()));
            let known = inner.chain(COMMANDS.iter().copied().filter(|_| command.is_none()));
            close = did_you_mean(&typed, known).map_or(close, str::to_owned);
        }
        if !close.is_empty() {
            tips.push(messages.get("did-you-mean", [("suggestion", close.as_str())]));
        }
    }
    let word = first(error, ContextKind::InvalidArg);
    if command == Some("new") && error.kind() == ErrorKind::UnknownArgument && !word.starts_with('-') {
        tips.push(messages.get("misuse-title-in-parts", []));
    }
    if error.kind() == ErrorKind::MissingRequiredArgument {
        tips.extend(
            command.and_then(|name| messages.find(&format!("misuse-missing-{}", name.replace(' ', "-")), [])),
        );
    }
    let allowed = context(error, ContextKind::ValidValue);
    if !allowed.is_empty() {
        tips.push(messages.get("misuse-allowed", [("allowed", allowed.as_str())]));
    }
    if error.kind() == ErrorKind::ValueValidation {
        let option = first(error, ContextKind::InvalidArg);
        let examples = [
            ("--now", "misuse-time-example"),
            ("--date", "misuse-time-example"),
            ("--port", "misuse-port-example"),
            ("--poll", "misuse-poll-example"),
        ];
        let example = examples.iter().find(|(name, _)| option.starts_with(name));
        tips.extend(example.map(|(_, id)| messages.get(id, [])));
    }
    tips
}

/// A value of the error's context; a list with commas, and nothing as an empty text.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}

/// As [`context`], and of a list only the first.
fn first(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.first().cloned().unwrap_or_default(),
        _ => context(error, kind),
    }
}

/// `--out` of `--out <FOLDER>`, and what an argument is called without the marks around it.
fn option_name(shown: &str) -> String {
    let name = shown.split(" <").next().unwrap_or_default();
    name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name).to_owned()
}

/// The command that the user meant, if the line names one.
fn command_of(argv: &[OsString]) -> Option<&'static str> {
    let mut words = argv.iter().skip(1).map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if WITH_VALUE.contains(&&*word) {
            words.next();
        } else if !word.starts_with('-') {
            let outer = COMMANDS.iter().find(|name| **name == word).copied();
            let next = words.find(|word| !word.starts_with('-')).unwrap_or_default();
            let inner = INNER_COMMANDS.iter().find(|name| **name == format!("{word} {next}")).copied();
            return inner.or(outer);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::arguments;
    use super::*;
    use crate::message::Language;

    const KINDS: &[ErrorKind] = &[
        ErrorKind::InvalidValue,
        ErrorKind::UnknownArgument,
        ErrorKind::InvalidSubcommand,
        ErrorKind::NoEquals,
        ErrorKind::ValueValidation,
        ErrorKind::TooManyValues,
        ErrorKind::TooFewValues,
        ErrorKind::WrongNumberOfValues,
        ErrorKind::ArgumentConflict,
        ErrorKind::MissingRequiredArgument,
        ErrorKind::MissingSubcommand,
        ErrorKind::InvalidUtf8,
        ErrorKind::Io,
        ErrorKind::Format,
    ];

    fn argv(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    /// Two English words side by side, apart from the lines that one types.
    fn english(text: &str) -> Option<String> {
        let mut text = anstream::adapter::strip_str(text).to_string();
        for command in INNER_COMMANDS.iter().chain(COMMANDS) {
            text = text.replace(&format!("jianbao {command}"), "jianbao");
        }
        let words: Vec<&str> = text.split([' ', '\n']).collect();
        let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
        words.windows(2).find(|pair| pair.iter().all(|word| is_word(word))).map(|pair| pair.join(" "))
    }

    #[test]
    fn no_kind_of_error_leaves_english_in_chinese_output() {
        let messages = Messages::new(Language::Chinese);
        for kind in KINDS {
            let text = explain(&clap::Error::new(*kind), &argv("jianbao build"), &messages);
            assert_eq!(english(&text), None, "{text}");
        }
    }

    #[test]
    fn what_can_be_typed_wrong_is_explained_in_chinese() {
        let messages = Messages::new(Language::Chinese);
        for (line, expected) in [
            ("jianbao build --draft", "错误: 没有“--draft”这个选项\n办法: 您是不是想写“--drafts”？\n"),
            ("jianbao -x", "错误: 没有“-x”这个选项\n\n"),
            ("jianbao biuld", "错误: 没有“biuld”这个命令\n办法: 您是不是想写“build”？\n"),
            ("jianbao 生成", "错误: 没有“生成”这个命令\n\n"),
            ("jianbao build public", "错误: “public”是多余的\n\n"),
            ("jianbao build --out", "错误: “--out”后面要写一个值\n\n"),
            ("jianbao build --out=", "错误: “--out”后面要写一个值\n\n"),
            (
                "jianbao build --format jsn",
                "错误: “--format”不能是“jsn”\n办法: 您是不是想写“json”？\n办法: 可以写的有：text, json\n",
            ),
            ("jianbao --lang", "错误: “--lang”后面要写一个值\n办法: 可以写的有：zh, en\n"),
            (
                "jianbao build --now 2026-02-30",
                "错误: “--now”后面写的是“2026-02-30”，没有这一天\n办法: 请写成 2026-11-22 或 2026-11-22T09:30 的样子\n",
            ),
            ("jianbao build --out a --out b", "错误: “--out”只能写一次\n\n"),
            ("jianbao build --strict --strict", "错误: “--strict”只能写一次\n\n"),
            ("jianbao build --strict=yes", "错误: “--strict”不需要“yes”这个值\n\n"),
            ("jianbao build -- x", "错误: “x”是多余的\n\n"),
            (
                "jianbao init",
                "错误: 还缺少：<文件夹>\n办法: 请写明新站点放在哪个文件夹，例如 jianbao init 简报",
            ),
            ("jianbao init x y", "错误: “y”是多余的\n\n"),
            ("jianbao theme lst", "错误: 没有“lst”这个命令\n办法: 您是不是想写“list”？\n"),
            (
                "jianbao theme eject",
                "错误: 还缺少：<文件>...\n办法: 请写明取出哪个文件，例如 jianbao theme eject page.html；",
            ),
            ("jianbao theme list x", "错误: “x”是多余的\n\n"),
            ("jianbao bulid", "错误: 没有“bulid”这个命令\n办法: 您是不是想写“build”？\n"),
            (
                "jianbao new 做法亮点 没有 引号",
                "错误: “引号”是多余的\n办法: 标题里有空格，请把整个标题放进一对英文双引号里，例如 \"",
            ),
            ("jianbao help biuld", "错误: “命令”不能是“biuld”\n办法: 您是不是想写“build”？\n"),
        ] {
            let argv = argv(line);
            let error = arguments::parse(&argv, &messages).expect_err(line);
            let text = explain(&error, &argv, &messages);
            let shown = anstream::adapter::strip_str(&text).to_string();
            assert!(shown.starts_with(expected), "{line}\n{shown}");
            assert_eq!(english(&text), None, "{text}");
        }
    }

    #[test]
    fn the_usage_is_that_of_the_command_meant() {
        assert_eq!(command_of(&argv("jianbao --root build build --oot")), Some("build"));
        assert_eq!(command_of(&argv("jianbao theme -q eject x")), Some("theme eject"));
        assert_eq!(command_of(&argv("jianbao theme x eject")), Some("theme"));
        assert_eq!(command_of(&argv("jianbao --root build")), None);
        assert_eq!(command_of(&argv("jianbao biuld build")), None);
    }
}
