//! The front matter of a file as it is written, for commands that change a line of it.

use std::ops::Range;

use super::front_matter::{self, HeadFormat};
use crate::diagnostic::Diagnostic;
use crate::path::SitePath;
use crate::value::Table;

/// The front matter of a file.
#[derive(Debug, Clone)]
pub struct Head {
    /// What it says, still untyped.
    pub table: Table,
    /// How it says it.
    pub format: HeadFormat,
    /// Where it stands in the text, without the lines that mark it.
    pub inside: Range<usize>,
}

impl Head {
    /// Reads the front matter of a text; `None` if it has none.
    ///
    /// # Errors
    /// What keeps it from being read as a whole: nobody should change what they cannot read.
    pub fn read(path: &SitePath, text: &str) -> Result<Option<Self>, Vec<Diagnostic>> {
        let mut diagnostics = Vec::new();
        let split = front_matter::split(path, text, &mut diagnostics);
        if split.broken {
            return Err(diagnostics);
        }
        if !split.found {
            return Ok(None);
        }
        let region = &text[..split.body];
        // The marks may be typed in full width, and something unseen may stand before them.
        let first = region
            .find(|c: char| c.is_alphanumeric() || !c.is_whitespace() && !"\u{200b}\u{feff}".contains(c));
        let first = first.unwrap_or_default();
        let start = region[first..].find('\n').map_or(region.len(), |end| first + end + 1);
        let end = region.trim_end().rfind('\n').map_or(start, |before| before + 1).max(start);
        Ok(Some(Self { table: split.table, format: split.writing.format, inside: start..end }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_between_the_marks_are_found() {
        let path = SitePath::new("content/a.md").unwrap();
        for (text, format, inside) in [
            ("+++\ntitle = \"甲\"\n+++\n正文\n", HeadFormat::Toml, "title = \"甲\"\n"),
            ("---\ntitle: 甲\nx: 1\n---", HeadFormat::Yaml, "title: 甲\nx: 1\n"),
            ("+++\n+++\n", HeadFormat::Toml, ""),
        ] {
            let head = Head::read(&path, text).unwrap().unwrap();
            assert_eq!((head.format, &text[head.inside]), (format, inside));
        }
        assert!(Head::read(&path, "正文\n").unwrap().is_none());
        assert!(Head::read(&path, "+++\ntitle = 甲\n+++\n").is_err());
    }
}
