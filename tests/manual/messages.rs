//! The page on all messages, made from the codes and their words.

use std::fmt::Write as _;
use std::path::Path;

use jianbao::diagnostic::{Code, Severity};
use jianbao::message::{Language, Messages};

/// The words around what the program itself says.
struct Words {
    title: &'static str,
    about: &'static str,
    head: &'static str,
    meaning: &'static str,
    example: &'static str,
    mend: &'static str,
}

const ZH: Words = Words {
    title: "全部提示",
    about: "程序的每条提示都写明哪个文件、第几行、该怎么改。方括号里的是代号，例如 `警告[dead-link]`；在本页按代号查找，\
            或者运行 `jianbao explain dead-link`，看它是什么意思、为什么会有、怎么改。\n\n\
            - **错误**：改好以前不生成网站，原来的网站不动。\n\
            - **警告**：网站照常生成，但请看一眼。在 `jianbao.toml` 的 `[severity]` 里可以把某种警告当作错误，\
            或者不再提示，见[设置](settings.md#警告要不要严severity)。\n\n\
            〈……〉是提示里会换成实际内容的地方。\n\n\
            本页由程序里的提示生成，请不要改本页：`JIANBAO_UPDATE=1 cargo test --test manual`。",
    head: "| 代号 | | 说的是 |\n| :-- | :-- | :-- |\n",
    meaning: "**原因。**",
    example: "**例子。**",
    mend: "**办法。**",
};

const EN: Words = Words {
    title: "All messages",
    about: "Each message names the file, the line, and what to do. In brackets stands its code, as in \
            `warning[dead-link]`: look for it on this page, or run `jianbao explain dead-link` to see what it \
            means, why it comes, and what to do.\n\n\
            - **Error**: nothing is built until it is mended, and the site that was there stays.\n\
            - **Warning**: the site is built all the same, but somebody should look. Below `[severity]` in \
            `jianbao.toml` a kind of warning can be made an error, or switched off; see \
            [settings](settings.md#how-grave-warnings-are-severity).\n\n\
            ⟨…⟩ stands for what a message names in each case.\n\n\
            This page is made from the messages in the program; do not change it by hand: \
            `JIANBAO_UPDATE=1 cargo test --test manual`.",
    head: "| Code | | What it says |\n| :-- | :-- | :-- |\n",
    meaning: "**Cause.** ",
    example: "**Example.**",
    mend: "**Mend.** ",
};

/// The page in a language.
pub(crate) fn page(language: &str) -> String {
    let is_chinese = language == "zh";
    let messages = Messages::new(if is_chinese { Language::Chinese } else { Language::English });
    let words = if is_chinese { &ZH } else { &EN };
    let groups = groups(language);
    let mut text = format!("# {}\n\n{}\n\n{}", words.title, words.about, words.head);
    for code in Code::ALL {
        let (id, message) = (code.id(), outline(code.id(), &messages));
        let _ = writeln!(text, "| [`{id}`](#{id}) | {} | {} |", severity(*code, &messages), prose(&message));
    }
    for code in Code::ALL {
        if let Some(group) = groups.iter().find(|(_, first)| first == code.id()) {
            let _ = write!(text, "\n## {}\n", group.0);
        }
        text.push_str(&section(*code, words, &messages));
    }
    text
}

fn section(code: Code, words: &Words, messages: &Messages) -> String {
    let id = code.id();
    let Words { meaning, example, mend, .. } = words;
    let message = prose(&outline(id, messages));
    let cause = prose(&outline(&format!("explain-{id}"), messages));
    let shown = outline(&format!("explain-{id}.example"), messages);
    let help = prose(&outline(&format!("{id}.help"), messages));
    let severity = severity(code, messages);
    format!(
        "\n### {id}\n\n> **{severity}**　{message}\n\n{meaning}{cause}\n\n{example}\n\n````text\n{}\n````\n\n{mend}{help}\n",
        shown.trim_end()
    )
}

fn severity(code: Code, messages: &Messages) -> String {
    let id = match code.severity() {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
    };
    messages.get(id, [])
}

/// The headings of the groups in the file of explanations, each with the first code below it.
fn groups(language: &str) -> Vec<(String, String)> {
    let file = format!("src/message/{language}/explain.ftl");
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&file)).unwrap();
    let mut groups = Vec::new();
    let mut heading = None;
    for line in text.lines() {
        if let Some(comment) = line.strip_prefix("# ") {
            heading = Some(comment.to_owned());
        } else if let Some(id) = line.strip_prefix("explain-")
            && let Some(heading) = heading.take()
        {
            groups.push((heading, id.trim_end_matches([' ', '=']).to_owned()));
        }
    }
    assert!(groups.len() > 5, "{file}: the groups have no headings");
    groups
}

/// A message in general: in place of each value a word for what it would be.
fn outline(id: &str, messages: &Messages) -> String {
    let text = messages.find(id, []).unwrap_or_else(|| panic!("{id} has no words"));
    // Fluent leaves a placeable without a value as `{$name}`.
    let mut parts = text.split("{$");
    let mut outline = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap();
        outline.push_str(
            &messages.find(&format!("sample-{name}"), []).unwrap_or_else(|| messages.get("sample", [])),
        );
        outline.push_str(rest);
    }
    outline
}

/// Words of the program as Markdown that shows them as they are; a line is a paragraph.
fn prose(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut out = String::new();
    for (at, &c) in characters.iter().enumerate() {
        let is_within_word = || {
            let beside =
                [at.checked_sub(1).map(|before| characters[before]), characters.get(at + 1).copied()];
            beside.iter().all(|c| c.is_some_and(|c| c.is_ascii_alphanumeric()))
        };
        // The pages are read as plain text too, so no more marks than must be.
        let is_mark = match c {
            '*' | '<' | '\\' | '`' | '|' => true,
            '_' => !is_within_word(),
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        out.push(c);
    }
    out.replace("](", "]\\(").replace('\n', "\n\n")
}
