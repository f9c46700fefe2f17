//! Configuration and front matter as a tree of values that know where they stand.
//!
//! TOML and YAML both become a [`Table`]; [`Fields`] then reads it key by key, collects every wrong
//! value and every unknown key, and so reports all mistakes of a file in one run.

mod fields;
mod toml;
mod yaml;

use std::ops::Range;

#[cfg(test)]
pub(crate) use fields::asked;
pub use fields::{Fields, Found, Unknown};
pub use toml::parse_toml;
pub use yaml::parse_yaml;

/// A value and the bytes of the source that it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it stands, in bytes of the file.
    pub range: Range<usize>,
    /// What stands there.
    pub value: Value,
}

/// A value as TOML and YAML know it. A date is kept as its text: `date` gives it a meaning.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// YAML's `null` and an empty value.
    Null,
    /// Something stands there that could not be read, and has been reported.
    Broken,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// Text.
    Text(String),
    /// A TOML date or time.
    Date(String),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Table),
}

impl Value {
    /// The id of the kind in the message tables.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null | Self::Broken => "null",
            Self::Bool(_) => "bool",
            Self::Integer(_) => "integer",
            Self::Float(_) => "float",
            Self::Text(_) => "text",
            Self::Date(_) => "date",
            Self::List(_) => "list",
            Self::Table(_) => "table",
        }
    }
}

/// Keys and values in the order of the source; a key stands at most once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The entries.
    pub entries: Vec<Entry>,
}

/// A key with its place, and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands, in bytes of the file.
    pub key_range: Range<usize>,
    /// The value.
    pub node: Node,
}

impl Table {
    /// The entry of a key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}
