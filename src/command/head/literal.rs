//! Values as they are written into front matter.

use jiff::tz::TimeZone;

use crate::content::HeadFormat;
use crate::date::Moment;
use crate::value::Value;

/// A value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Literal {
    Bool(bool),
    /// `2026-11-22` or `2026-11-22 09:30`.
    Date(String),
    Text(String),
    Texts(Vec<String>),
}

impl Literal {
    /// The value as front matter of this format has it.
    pub(super) fn written_in(&self, format: HeadFormat) -> String {
        match self {
            Self::Bool(flag) => flag.to_string(),
            Self::Date(date) => match date.split_once(' ') {
                Some((day, time)) if format == HeadFormat::Toml => format!("{day}T{time}:00"),
                _ => date.clone(),
            },
            Self::Text(text) => quoted(text),
            Self::Texts(texts) => {
                let items: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
                format!("[{}]", items.join(", "))
            }
        }
    }

    /// The value with the quotes, or the words, of the one that it replaces.
    pub(super) fn in_place_of(&self, before: &str, format: HeadFormat) -> String {
        match self {
            Self::Bool(flag) if matches!(before.trim_matches(['"', '\'']), "是" | "否") => {
                let word = if *flag { "是" } else { "否" };
                before.replace(['是', '否'], word)
            }
            Self::Date(date) if before.starts_with('"') => format!("\"{date}\""),
            Self::Date(date) if before.starts_with('\'') => format!("'{date}'"),
            value => value.written_in(format),
        }
    }

    /// Whether a value that was read is this one.
    pub(super) fn is_said_by(&self, found: &Value) -> bool {
        match (found, self) {
            (Value::Bool(found), Self::Bool(wanted)) => found == wanted,
            (Value::Text(word), Self::Bool(wanted)) => word == if *wanted { "是" } else { "否" },
            (Value::Text(found) | Value::Date(found), Self::Date(wanted)) => {
                let instant = |text: &str| Moment::parse(text, &TimeZone::UTC).map(|moment| moment.instant);
                instant(found).is_some() && instant(found) == instant(wanted)
            }
            (Value::Text(found), Self::Text(wanted)) => found == wanted,
            (Value::Text(found), Self::Texts(wanted)) => *wanted == [found.as_str()],
            (list @ Value::List(items), Self::Texts(wanted)) => {
                items.len() == wanted.len() && texts(list) == *wanted
            }
            _ => false,
        }
    }
}

/// A text between double quotes, the same in TOML and YAML.
pub(in super::super) fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// A text as it stands between double quotes, the same in TOML and YAML.
pub(in super::super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' | '\\' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            control if control.is_control() => {
                escaped.extend(["\\u", &format!("{:04x}", u32::from(control))]);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

/// The texts of a list, or the one that stands alone.
pub(super) fn texts(value: &Value) -> Vec<String> {
    let one = |value: &Value| match value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    };
    match value {
        Value::List(items) => items.iter().filter_map(|item| one(&item.value)).collect(),
        value => one(value).into_iter().collect(),
    }
}
