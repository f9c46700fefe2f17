//! The pages that list the options of the theme inside the binary, from its `theme.toml`.

use std::fmt::Write as _;

use jianbao::config::Config;
use jianbao::theme::{Manifest, OptionKind, ThemeOption};
use jianbao::value::Value;
use jianbao::world::{Clock, World};

/// The words of a page in one language.
struct Words {
    title: &'static str,
    about: &'static str,
    /// The kinds in the order of [`OptionKind`].
    kinds: [&'static str; 8],
    kind: &'static str,
    default: &'static str,
    none: &'static str,
    colon: &'static str,
    end: &'static str,
}

const ZH: Words = Words {
    title: "红头主题（hongtou）可以设置的内容",
    about: "写在 `jianbao.toml` 的 `[extra]` 下面。写错了类型，或者名称差一两个字母，程序会指出在哪一行。\n\n\
            本页由 `themes/hongtou/theme.toml` 生成，请改那里的说明，不要改本页：\
            `JIANBAO_UPDATE=1 cargo test --test contract`。",
    kinds: [
        "文字",
        "`true` 或 `false`",
        "整数",
        "颜色，如 `\"#c7000b\"`",
        "这些词之一",
        "一个或几个文字",
        "列表，每项是一组设置",
        "链接的列表",
    ],
    kind: "类型",
    default: "不写时",
    none: "没有",
    colon: "：",
    end: "。",
};

const EN: Words = Words {
    title: "The options of the theme hongtou",
    about: "They stand below `[extra]` in `jianbao.toml`. For a value of the wrong type, or a name with a slip in \
            it, the program names the line.\n\n\
            This page is made from `themes/hongtou/theme.toml`; change the descriptions there and not here: \
            `JIANBAO_UPDATE=1 cargo test --test contract`.",
    kinds: [
        "text",
        "`true` or `false`",
        "a whole number",
        "a colour such as `\"#c7000b\"`",
        "one of these words",
        "one or several texts",
        "a list of tables",
        "a list of links",
    ],
    kind: "Type",
    default: "If not set",
    none: "nothing",
    colon: ": ",
    end: ".",
};

/// The page in a language.
pub(crate) fn page(language: &str) -> String {
    let words = if language == "zh" { &ZH } else { &EN };
    let files = [("jianbao.toml", "title = \"x\"\ntheme = \"hongtou\"\n")];
    let world = World::in_memory(files, Clock::Given("2026-01-01".to_owned()));
    let config = Config::load(&world).value.unwrap();
    let mut diagnostics = Vec::new();
    let chain = Manifest::chain(&world, &config, &mut diagnostics).unwrap();
    assert!(diagnostics.is_empty() && chain.len() == 1, "{diagnostics:#?}");
    assert!(!chain[0].options.is_empty());
    let mut text = format!("# {}\n\n{}\n", words.title, words.about);
    for option in &chain[0].options {
        text.push_str(&section(option, words, language == "zh"));
    }
    text
}

fn section(option: &ThemeOption, words: &Words, is_chinese: bool) -> String {
    let description = if is_chinese { Some(&option.description) } else { option.description_en.as_ref() };
    let description = description.unwrap_or_else(|| panic!("{} has no description in English", option.name));
    let Words { colon, .. } = words;
    let mut text = format!("\n## `{}`\n\n{description}{}\n\n", option.name, words.end);
    let _ = writeln!(text, "- {}{colon}{}", words.kind, kind(&option.kind, words));
    let default =
        option.default.as_ref().map_or(words.none.to_owned(), |node| format!("`{}`", written(&node.value)));
    let _ = writeln!(text, "- {}{colon}{default}", words.default);
    if let Some(example) = &option.example {
        let _ = writeln!(text, "\n```toml\n[extra]\n{example}\n```");
    }
    text
}

fn kind(kind: &OptionKind, words: &Words) -> String {
    let at = match kind {
        OptionKind::Text => 0,
        OptionKind::Bool => 1,
        OptionKind::Integer => 2,
        OptionKind::Color => 3,
        OptionKind::Choice(_) => 4,
        OptionKind::Texts => 5,
        OptionKind::Tables => 6,
        OptionKind::Links => 7,
    };
    match kind {
        OptionKind::Choice(choices) => {
            let choices: Vec<String> = choices.iter().map(|choice| format!("`\"{choice}\"`")).collect();
            format!("{}{}{}", words.kinds[at], words.colon, choices.join(" "))
        }
        _ => words.kinds[at].to_owned(),
    }
}

/// A default as TOML.
fn written(value: &Value) -> String {
    match value {
        Value::Bool(flag) => flag.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Text(text) | Value::Date(text) => format!("{text:?}"),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(|item| written(&item.value)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Table(table) => {
            let entry =
                |entry: &jianbao::value::Entry| format!("{} = {}", entry.key, written(&entry.node.value));
            format!("{{ {} }}", table.entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Value::Null | Value::Broken => panic!("no value"),
    }
}
