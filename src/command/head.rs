//! Lines of a post's front matter, set to other values and to nothing else.
//!
//! Whatever is changed is read again before it is written: if the rest of the front matter no longer says the
//! same, nothing is.

use jiff::tz::TimeZone;

use crate::content::{Head, HeadFormat};
use crate::date::Moment;
use crate::diagnostic::Diagnostic;
use crate::edit::{Change, Original};
use crate::path::SitePath;
use crate::value::{Entry, Table, Value};

/// The keys that are changed, as the program and as Chinese authors call them.
const CHINESE: [(&str, &str); 6] = [
    ("title", "标题"),
    ("date", "日期"),
    ("draft", "草稿"),
    ("category", "栏目"),
    ("slug", "网址名"),
    ("aliases", "旧网址"),
];

/// Why front matter cannot be changed.
#[derive(Debug)]
pub(super) enum Unchangeable {
    /// The file is in an encoding that is not written.
    Encoding,
    /// It has no front matter.
    NoHead,
    /// The front matter cannot be read.
    Broken(Vec<Diagnostic>),
    /// It is written in a way that cannot be changed line by line.
    Unusual,
}

/// A value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Literal {
    Bool(bool),
    /// `2026-11-22` or `2026-11-22 09:30`.
    Date(String),
    Text(String),
    Texts(Vec<String>),
}

/// A value that has changed: its key, what stood there, and what stands there now.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Changed {
    pub(super) key: String,
    pub(super) before: Option<String>,
    pub(super) after: String,
}

/// The front matter of a file that is being changed.
pub(super) struct Editing<'a> {
    path: &'a SitePath,
    original: Original,
    head: Head,
    changes: Vec<Change>,
    wanted: Vec<(&'static str, Literal)>,
}

impl<'a> Editing<'a> {
    pub(super) fn open(path: &'a SitePath, bytes: Vec<u8>) -> Result<Self, Unchangeable> {
        let original = Original::read(bytes).ok_or(Unchangeable::Encoding)?;
        let head = Head::read(path, original.text()).map_err(Unchangeable::Broken)?;
        let head = head.ok_or(Unchangeable::NoHead)?;
        Ok(Self { path, original, head, changes: Vec::new(), wanted: Vec::new() })
    }

    /// The entry of a key, by either name.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        entry(&self.head.table, key)
    }

    /// A key as its author wrote it.
    fn written_key(&self, entry: &Entry) -> String {
        let written = self.original.text().get(entry.key_range.clone()).unwrap_or(&entry.key);
        written.trim().trim_matches(['"', '\'']).to_owned()
    }

    /// Sets a key: its value is replaced where it stands, or a line is added below the title.
    pub(super) fn set(&mut self, key: &'static str, value: Literal) -> Changed {
        let changed = match self.entry(key) {
            Some(found) => {
                let start = found.node.range.start;
                let before = self.original.text()[found.node.range.clone()].trim_end().to_owned();
                let name = self.written_key(found);
                // Jekyll says it the other way round.
                let after = match &value {
                    Literal::Bool(flag) if name == "published" => self.literal(&Literal::Bool(!flag)),
                    value => self.in_style_of(&before, value),
                };
                self.changes.push(Change { range: start..start + before.len(), text: after.clone() });
                Changed { key: name, before: Some(before), after }
            }
            None => self.add(key, &value),
        };
        self.wanted.push((key, value));
        changed
    }

    /// Puts a text into a list, before all others: so no comma and no comment behind the last is in the way.
    pub(super) fn put_first(&mut self, key: &'static str, text: &str) -> Changed {
        let Some(found) = self.entry(key) else {
            return self.set(key, Literal::Texts(vec![text.to_owned()]));
        };
        let (name, range) = (self.written_key(found), found.node.range.clone());
        let mut all = texts(&found.node.value);
        let first = match &found.node.value {
            Value::List(items) => items.first().map(|item| item.range.start),
            _ => None,
        };
        let source = self.original.text();
        let item = self.literal(&Literal::Text(text.to_owned()));
        let change = match first {
            Some(first) => {
                let line = source[..first].rfind('\n').map_or(0, |before| before + 1);
                let before = &source[line..first];
                if let Some(indent) = before.trim_end().strip_suffix('-').filter(|i| i.trim().is_empty()) {
                    Change { range: line..line, text: format!("{indent}- {item}\n") }
                } else {
                    let gap = if before.trim().is_empty() { format!("\n{before}") } else { " ".to_owned() };
                    Change { range: first..first, text: format!("{item},{gap}") }
                }
            }
            None if source[range.clone()].starts_with('[') => {
                Change { range: range.start + 1..range.start + 1, text: item.clone() }
            }
            None => {
                let alone = source[range.clone()].trim_end();
                if alone.is_empty() {
                    // An empty value has no place of its own, but its key has.
                    let colon = source[found.key_range.end..].find(':').unwrap_or_default();
                    let at = found.key_range.end + colon + 1;
                    Change { range: at..at, text: format!(" [{item}]") }
                } else {
                    let end = range.start + alone.len();
                    Change { range: range.start..end, text: format!("[{item}, {alone}]") }
                }
            }
        };
        self.changes.push(change);
        all.insert(0, text.to_owned());
        self.wanted.push((key, Literal::Texts(all)));
        Changed { key: name, before: None, after: item }
    }

    /// Puts another text into the place of one in a list; `None` if it is not there.
    pub(super) fn exchange(&mut self, key: &'static str, before: &str, after: &str) -> Option<Changed> {
        let found = self.entry(key)?;
        let name = self.written_key(found);
        let items = match &found.node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(&found.node),
        };
        let item = items.iter().find(|item| item.value == Value::Text(before.to_owned()))?;
        let range = item.range.clone();
        let mut all = texts(&found.node.value);
        all.iter_mut().filter(|text| *text == before).for_each(|text| after.clone_into(text));
        let literal = quoted(after);
        let end = range.start + self.original.text()[range.clone()].trim_end().len();
        self.changes.push(Change { range: range.start..end, text: literal.clone() });
        self.wanted.push((key, Literal::Texts(all)));
        Some(Changed { key: name, before: Some(before.to_owned()), after: literal })
    }

    /// The file with all changes.
    pub(super) fn finish(self) -> Result<(Original, Vec<u8>), Unchangeable> {
        let bytes = self.original.with(&self.changes).ok_or(Unchangeable::Unusual)?;
        let again = Original::read(bytes).ok_or(Unchangeable::Encoding)?;
        let head = Head::read(self.path, again.text()).map_err(|_| Unchangeable::Unusual)?;
        let head = head.ok_or(Unchangeable::Unusual)?;
        let is_wanted = |(key, value): &(&str, Literal)| {
            entry(&head.table, key).is_some_and(|found| says(&found.node.value, value))
        };
        let rest = |table: &Table| {
            let mut table = table.clone();
            table.entries.retain(|entry| !self.wanted.iter().any(|(key, _)| is_key(&entry.key, key)));
            table
        };
        if self.wanted.iter().all(is_wanted) && same_table(&rest(&self.head.table), &rest(&head.table)) {
            Ok((self.original, again.bytes().to_vec()))
        } else {
            Err(Unchangeable::Unusual)
        }
    }

    /// Adds a line below the title, or as the first.
    fn add(&mut self, key: &'static str, value: &Literal) -> Changed {
        let source = self.original.text();
        let title = self.entry("title");
        let is_chinese = |entry: &Entry| CHINESE.iter().any(|(_, name)| self.written_key(entry) == *name);
        let is_chinese = self.head.table.entries.iter().any(is_chinese);
        let chinese = CHINESE.iter().find(|(name, _)| is_chinese && *name == key);
        let name = chinese.map_or(key, |(_, name)| name);
        let (at, indent) = match title {
            Some(title) => {
                let end = title.node.range.end.max(title.key_range.end);
                let line = source[..title.key_range.start].rfind('\n').map_or(0, |before| before + 1);
                let before = &source[line..title.key_range.start];
                let indent = &before[..before.len() - before.trim_start().len()];
                // A value of several lines may end with its last line end.
                let at = if source[..end].ends_with('\n') {
                    end
                } else {
                    source[end..].find('\n').map_or(self.head.inside.end, |next| end + next + 1)
                };
                (at.min(self.head.inside.end), indent)
            }
            None => (self.head.inside.start, ""),
        };
        let after = self.literal(value);
        let assign = if self.head.format == HeadFormat::Toml { " = " } else { ": " };
        // A key of TOML is no Chinese word without quotes.
        let shown = if self.head.format == HeadFormat::Toml && !name.is_ascii() {
            format!("\"{name}\"")
        } else {
            name.to_owned()
        };
        self.changes.push(Change { range: at..at, text: format!("{indent}{shown}{assign}{after}\n") });
        Changed { key: name.to_owned(), before: None, after }
    }

    /// A value with the quotes, or the words, of the one that it replaces.
    fn in_style_of(&self, before: &str, value: &Literal) -> String {
        match value {
            Literal::Bool(flag) if matches!(before.trim_matches(['"', '\'']), "是" | "否") => {
                let word = if *flag { "是" } else { "否" };
                before.replace(['是', '否'], word)
            }
            Literal::Date(date) if before.starts_with('"') => format!("\"{date}\""),
            Literal::Date(date) if before.starts_with('\'') => format!("'{date}'"),
            value => self.literal(value),
        }
    }

    fn literal(&self, value: &Literal) -> String {
        match value {
            Literal::Bool(flag) => flag.to_string(),
            Literal::Date(date) => match date.split_once(' ') {
                Some((day, time)) if self.head.format == HeadFormat::Toml => format!("{day}T{time}:00"),
                _ => date.clone(),
            },
            Literal::Text(text) => quoted(text),
            Literal::Texts(texts) => {
                let items: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
                format!("[{}]", items.join(", "))
            }
        }
    }
}

/// A text between double quotes, the same in TOML and YAML.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// A text as it stands between double quotes, the same in TOML and YAML.
pub(super) fn escaped(text: &str) -> String {
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

/// Whether a written key is this one, by either name.
pub(super) fn is_key(written: &str, key: &str) -> bool {
    written == key || CHINESE.contains(&(key, written))
}

fn entry<'t>(table: &'t Table, key: &str) -> Option<&'t Entry> {
    table.entries.iter().find(|entry| is_key(&entry.key, key))
}

/// The texts of a list, or the one that stands alone.
fn texts(value: &Value) -> Vec<String> {
    let one = |value: &Value| match value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    };
    match value {
        Value::List(items) => items.iter().filter_map(|item| one(&item.value)).collect(),
        value => one(value).into_iter().collect(),
    }
}

/// Whether a value that was read is the one that was written.
fn says(found: &Value, wanted: &Literal) -> bool {
    match (found, wanted) {
        (Value::Bool(found), Literal::Bool(wanted)) => found == wanted,
        (Value::Text(word), Literal::Bool(wanted)) => word == if *wanted { "是" } else { "否" },
        (Value::Text(found) | Value::Date(found), Literal::Date(wanted)) => {
            let instant = |text: &str| Moment::parse(text, &TimeZone::UTC).map(|moment| moment.instant);
            instant(found).is_some() && instant(found) == instant(wanted)
        }
        (Value::Text(found), Literal::Text(wanted)) => found == wanted,
        (Value::Text(found), Literal::Texts(wanted)) => *wanted == [found.as_str()],
        (list @ Value::List(items), Literal::Texts(wanted)) => {
            items.len() == wanted.len() && texts(list) == *wanted
        }
        _ => false,
    }
}

/// Whether two tables say the same, wherever it stands.
fn same_table(a: &Table, b: &Table) -> bool {
    let same = |(a, b): (&Entry, &Entry)| a.key == b.key && same_value(&a.node.value, &b.node.value);
    a.entries.len() == b.entries.len() && a.entries.iter().zip(&b.entries).all(same)
}

fn same_value(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Table(a), Value::Table(b)) => same_table(a, b),
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_value(&a.value, &b.value))
        }
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(text: &str, work: impl FnOnce(&mut Editing<'_>)) -> Result<String, Unchangeable> {
        let path = SitePath::new("content/a.md").unwrap();
        let mut editing = Editing::open(&path, text.into())?;
        work(&mut editing);
        editing.finish().map(|(_, bytes)| String::from_utf8(bytes).unwrap())
    }

    fn published(text: &str) -> String {
        edit(text, |editing| {
            editing.set("draft", Literal::Bool(false));
            editing.set("date", Literal::Date("2026-11-22 09:30".to_owned()));
        })
        .unwrap()
    }

    fn with_alias(text: &str) -> String {
        edit(text, |editing| {
            editing.put_first("aliases", "a/old.html");
        })
        .unwrap()
    }

    #[test]
    fn a_value_is_replaced_and_what_stands_around_it_stays() {
        let toml = "+++\r\ntitle = \"甲\"  \r\ndate =   2026-01-01 # 日期\r\ndraft = true# 草稿\r\n+++\r\n 正文 \r\n";
        let expected = "+++\r\ntitle = \"甲\"  \r\ndate =   2026-11-22T09:30:00 # 日期\r\ndraft = false# 草稿\r\n+++\r\n 正文 \r\n";
        assert_eq!(published(toml), expected);
        let yaml = "\u{feff}---\ntitle: 甲\ndraft: true   # 草稿\ndate: '2026-01-01'\n---\n";
        let expected = "\u{feff}---\ntitle: 甲\ndraft: false   # 草稿\ndate: '2026-11-22 09:30'\n---\n";
        assert_eq!(published(yaml), expected);
        let chinese = "---\n标题: 甲\n草稿: 是 # 写好以后\n日期: 2026-01-01\n---\n";
        let expected = "---\n标题: 甲\n草稿: 否 # 写好以后\n日期: 2026-11-22 09:30\n---\n";
        assert_eq!(published(chinese), expected);
    }

    #[test]
    fn front_matter_typed_with_a_chinese_keyboard_is_changed_in_its_own_way() {
        for (text, expected) in [
            (
                "---\n标题：甲\n草稿：true\n---\n正文\n",
                "---\n标题：甲\n日期: 2026-11-22 09:30\n草稿：false\n---\n正文\n",
            ),
            (
                "\n＋＋＋\n标题＝“甲”\n日期＝2026年1月2日\ndraft＝true\n＋＋＋\n正文\n",
                "\n＋＋＋\n标题＝“甲”\n日期＝2026-11-22T09:30:00\ndraft＝false\n＋＋＋\n正文\n",
            ),
            (
                "---\ntitle: 甲\npublished: false # 先不发\ndate: 2026/1/2\n---\n",
                "---\ntitle: 甲\npublished: true # 先不发\ndate: 2026-11-22 09:30\n---\n",
            ),
        ] {
            assert_eq!(published(text), expected);
        }
    }

    #[test]
    fn a_missing_line_stands_below_the_title() {
        for (text, expected) in [
            (
                "+++\ndraft = true\ntitle = \"甲\"\n[extra]\nx = 1\n+++\n",
                "+++\ndraft = false\ntitle = \"甲\"\ndate = 2026-11-22T09:30:00\n[extra]\nx = 1\n+++\n",
            ),
            (
                "+++\n[extra]\nx = 1\n+++\n",
                "+++\ndraft = false\ndate = 2026-11-22T09:30:00\n[extra]\nx = 1\n+++\n",
            ),
            (
                "---\n  标题: 甲\n  草稿: true\n---\n",
                "---\n  标题: 甲\n  日期: 2026-11-22 09:30\n  草稿: false\n---\n",
            ),
            (
                "---\ntitle: >\n  很长的\n  标题\ndraft: true\n---\n",
                "---\ntitle: >\n  很长的\n  标题\ndate: 2026-11-22 09:30\ndraft: false\n---\n",
            ),
            (
                "+++\ntitle = \"\"\"\n甲\n乙\"\"\"\ndraft = true\n+++",
                "+++\ntitle = \"\"\"\n甲\n乙\"\"\"\ndate = 2026-11-22T09:30:00\ndraft = false\n+++",
            ),
        ] {
            assert_eq!(published(text), expected);
        }
    }

    #[test]
    fn a_list_grows_whatever_its_form() {
        for (text, expected) in [
            ("+++\ntitle = \"甲\"\n+++\n", "+++\ntitle = \"甲\"\naliases = [\"a/old.html\"]\n+++\n"),
            ("+++\naliases = []\n+++\n", "+++\naliases = [\"a/old.html\"]\n+++\n"),
            ("+++\naliases = \"b\"\n+++\n", "+++\naliases = [\"a/old.html\", \"b\"]\n+++\n"),
            (
                "+++\naliases = ['b', \"c\",] # 旧\n+++\n",
                "+++\naliases = [\"a/old.html\", 'b', \"c\",] # 旧\n+++\n",
            ),
            (
                "+++\naliases = [\n  \"b\", # 旧\n]\n+++\n",
                "+++\naliases = [\n  \"a/old.html\",\n  \"b\", # 旧\n]\n+++\n",
            ),
            ("---\naliases: [b]\n---\n", "---\naliases: [\"a/old.html\", b]\n---\n"),
            ("---\naliases: b # 旧\n---\n", "---\naliases: [\"a/old.html\", b] # 旧\n---\n"),
            ("---\naliases:\n---\n", "---\naliases: [\"a/old.html\"]\n---\n"),
            (
                "---\naliases:\n  - b\n  # 更旧\n  - c\nx: 1\n---\n",
                "---\naliases:\n  - \"a/old.html\"\n  - b\n  # 更旧\n  - c\nx: 1\n---\n",
            ),
            ("---\naliases:\n- b\n---\n", "---\naliases:\n- \"a/old.html\"\n- b\n---\n"),
        ] {
            assert_eq!(with_alias(text), expected);
        }
    }

    #[test]
    fn what_cannot_be_changed_line_by_line_is_left_alone() {
        let flow = edit("---\n{title: 甲, draft: true}\n---\n", |editing| {
            editing.set("date", Literal::Date("2026-11-22".to_owned()));
        });
        assert!(matches!(flow, Err(Unchangeable::Unusual)), "{flow:?}");
        assert!(matches!(edit("正文\n", |_| ()), Err(Unchangeable::NoHead)));
        assert!(matches!(edit("+++\ntitle = 甲\n+++\n", |_| ()), Err(Unchangeable::Broken(_))));
    }

    #[test]
    fn a_text_is_read_as_it_was_meant() {
        let told = "关于“减负”的通知：\"三\\减\" # 一览\t";
        for (text, mark) in [("+++\nslug = \"a\"\n+++\n", '='), ("---\nslug: a\n---\n", ':')] {
            let edited = edit(text, |editing| {
                editing.set("slug", Literal::Text(told.to_owned()));
            });
            assert!(edited.unwrap().contains(mark));
        }
    }
}
