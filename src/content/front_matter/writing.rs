//! How the front matter of a post is written, so that a mend can be pasted into it as it stands.

use super::keys;
use crate::diagnostic::{Code, Diagnostic};

/// What front matter is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadFormat {
    /// Between `+++` lines.
    Toml,
    /// Between `---` lines.
    Yaml,
}

/// The form of front matter and the language of its keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Writing {
    /// Its form.
    pub format: HeadFormat,
    /// Whether any of its keys is Chinese.
    pub in_chinese: bool,
}

impl Writing {
    /// As `jianbao new` writes posts.
    pub const CHINESE: Self = Self { format: HeadFormat::Yaml, in_chinese: true };

    /// A key as this front matter would write it; one within another has the other before it: `corrections.on`.
    pub fn name(self, key: &str) -> &str {
        let last = key.rsplit('.').next().unwrap_or(key);
        if self.in_chinese { keys::chinese(key).unwrap_or(last) } else { last }
    }

    /// The same with the key around it.
    pub fn path(self, key: &str) -> String {
        match key.split_once('.') {
            Some((outer, _)) => format!("{}.{}", self.name(outer), self.name(key)),
            None => self.name(key).to_owned(),
        }
    }

    /// Lets a diagnostic answer in the words of this front matter: `form` is its form, and `own`, a key that the
    /// mend names, becomes the post's own word for it. With `line`, a value, both are the line to write.
    pub fn word(self, diagnostic: &mut Diagnostic) {
        let is_missing = diagnostic.code == Code::MissingKey;
        for (argument, value) in &mut diagnostic.args {
            if *argument == "own" || (is_missing && *argument == "key") {
                *value = self.name(value).to_owned();
            }
        }
        let (form, assign) = match self.format {
            HeadFormat::Toml => ("toml", " ="),
            HeadFormat::Yaml => ("yaml", ":"),
        };
        if let (Some(own), Some(line)) = (diagnostic.arg("own"), diagnostic.arg("line")) {
            let line = format!("{own}{assign} {line}");
            diagnostic.args.push(("suggestion", line));
        }
        diagnostic.args.push(("form", form.to_owned()));
    }
}
