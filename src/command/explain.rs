//! `jianbao explain`: what a message says, why it comes, an example, and the mend.

use std::io;

use clap::builder::styling::{AnsiColor, Style};

use super::terminal::Terminal;
use super::width::columns;
use super::{Status, misuse};
use crate::diagnostic::{Code, Severity, did_you_mean};
use crate::message::Messages;

const HEADING: Style = Style::new().bold();
const LITERAL: Style = AnsiColor::Cyan.on_default();
const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Explains the code that was typed, or lists all of them.
///
/// # Errors
/// If the terminal cannot be written to.
pub(super) fn run(typed: Option<&str>, messages: &Messages, terminal: &Terminal) -> io::Result<Status> {
    let Some(typed) = typed else {
        terminal.print(&all(messages))?;
        return Ok(Status::Done);
    };
    let name = name_of(typed);
    if let Some(code) = Code::ALL.iter().find(|code| code.id() == name) {
        terminal.print(&one(*code, messages))?;
        return Ok(Status::Done);
    }
    let words = messages.get("explain-unknown", [("code", typed)]);
    let close = did_you_mean(&name, Code::ALL.iter().map(|code| code.id()));
    let close = close.map(|close| messages.get("did-you-mean", [("suggestion", close)]));
    let mut text = misuse::complaint(&words, messages);
    let tips = close.into_iter().chain([messages.get("explain-see-all", [])]);
    text.extend(tips.map(|tip| misuse::help(&tip, messages)));
    terminal.complain(&text)?;
    Ok(Status::Misuse)
}

/// `dead-link` of `Dead-Link`, of `[dead-link]` and of `警告[dead-link]`.
fn name_of(typed: &str) -> String {
    let inner = typed.split_once('[').map_or(typed, |(_, rest)| rest);
    inner.split(']').next().unwrap_or_default().trim().to_lowercase()
}

/// Everything there is to say about a code.
fn one(code: Code, messages: &Messages) -> String {
    let id = code.id();
    let (severity, style) = severity(code, messages);
    let message = outline(id, messages).unwrap_or_default();
    let mut text = format!("{style}{severity}[{id}]{style:#}: {message}\n\n");
    let mut section = |label: &str, id: String, is_apart: bool| {
        let Some(words) = outline(&id, messages) else { return };
        let label = messages.get(label, []);
        let words = if is_apart { indented(&words) } else { format!(" {words}\n") };
        text.extend([format!("{HEADING}{label}:{HEADING:#}{words}")]);
    };
    section("label-meaning", format!("explain-{id}"), true);
    section("label-example", format!("explain-{id}.example"), true);
    section("label-help", format!("{id}.help"), false);
    text
}

/// On lines of its own, so that an example looks as it does in a file.
fn indented(words: &str) -> String {
    let mut text = String::from("\n");
    text.extend(words.lines().map(|line| format!("  {line}").trim_end().to_owned() + "\n"));
    text
}

/// Every code on a line.
fn all(messages: &Messages) -> String {
    let rows: Vec<(Code, (String, Style))> =
        Code::ALL.iter().map(|code| (*code, severity(*code, messages))).collect();
    let widest = |widths: &mut dyn Iterator<Item = usize>| widths.max().unwrap_or_default() + 2;
    let first = widest(&mut rows.iter().map(|(code, _)| columns(code.id())));
    let second = widest(&mut rows.iter().map(|(_, (severity, _))| columns(severity)));
    let gap = |width: usize, text: &str| " ".repeat(width - columns(text));
    let mut text = String::new();
    text.extend(rows.iter().map(|(code, (severity, style))| {
        let (id, message) = (code.id(), outline(code.id(), messages).unwrap_or_default());
        let (one, two) = (gap(first, id), gap(second, severity));
        let message = first_sentence(&message);
        format!("{LITERAL}{id}{LITERAL:#}{one}{style}{severity}{style:#}{two}{message}\n")
    }));
    format!("{text}\n{}\n", messages.get("explain-see-one", []))
}

fn severity(code: Code, messages: &Messages) -> (String, Style) {
    match code.severity() {
        Severity::Error => (messages.get("severity-error", []), ERROR),
        Severity::Warning => (messages.get("severity-warning", []), WARNING),
    }
}

fn first_sentence(text: &str) -> &str {
    let end = text.find('。').or_else(|| text.find(". "));
    end.map_or(text, |end| &text[..end])
}

/// A message in general: in place of each value a word for what it would be, such as 〈名称〉.
fn outline(id: &str, messages: &Messages) -> Option<String> {
    // Fluent leaves a placeable without a value as `{$name}`.
    let text = messages.find(id, [])?;
    let mut parts = text.split("{$");
    let mut outline = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        let word = messages.find(&format!("sample-{name}"), []);
        outline.push_str(&word.unwrap_or_else(|| messages.get("sample", [])));
        outline.push_str(rest);
    }
    Some(outline)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Language;

    #[test]
    fn no_explanation_shows_a_placeable() {
        for language in [Language::Chinese, Language::English] {
            let messages = Messages::new(language);
            for code in Code::ALL {
                let text = one(*code, &messages);
                assert!(!text.contains("{$") && !text.contains("{ $"), "{text}");
            }
            assert!(!all(&messages).contains("{$"));
        }
    }

    #[test]
    fn every_code_has_an_explanation_with_an_example_in_both_languages() {
        for language in [Language::Chinese, Language::English] {
            let messages = Messages::new(language);
            for code in Code::ALL {
                for id in [format!("explain-{}", code.id()), format!("explain-{}.example", code.id())] {
                    assert!(
                        messages.find(&id, []).is_some_and(|text| !text.is_empty()),
                        "{id} in {language:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_code_is_taken_as_it_is_printed() {
        for typed in ["dead-link", " Dead-Link ", "[dead-link]", "警告[dead-link]", "警告[dead-link]: 链接"]
        {
            assert_eq!(name_of(typed), "dead-link", "{typed}");
        }
    }

    #[test]
    fn values_are_named_in_general() {
        let messages = Messages::new(Language::Chinese);
        assert_eq!(outline("dead-link", &messages).unwrap(), "链接所指的文件“〈目标〉”不存在");
        let wrong = outline("wrong-type", &messages).unwrap();
        assert_eq!(wrong, "“〈项目〉”应当是另一种值，这里写的是别的值");
        // A message of the program that no code has, with a value that has no word.
        assert_eq!(outline("serve-at", &messages).unwrap(), "预览地址：〈网址〉");
        assert_eq!(outline("serve-clock", &messages).unwrap(), "现在的时间当作：〈……〉");
        assert_eq!(outline("nothing", &messages), None);
    }

    #[test]
    fn a_list_shows_first_sentences() {
        assert_eq!(first_sentence("第一句。第二句。"), "第一句");
        assert_eq!(first_sentence("One. Two."), "One");
        assert_eq!(first_sentence("只有一句"), "只有一句");
    }
}
