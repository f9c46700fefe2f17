//! Zola's `ignored_content`: patterns of the files that are no part of the site.
//!
//! A file that its authors keep back must not go out, so where it is not clear to what a pattern is to be
//! compared, it is compared to all of it: the path from `content`, the path below it, and the file's name.

use glob::Pattern;

use crate::diagnostic::{Code, Diagnostic};
use crate::path::SitePath;
use crate::value::Fields;

/// Which files are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ignored(Vec<Pattern>);

impl Ignored {
    /// Reads the patterns. One that cannot be read is an error: what it was to keep back would go out.
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let mut patterns = Vec::new();
        for found in fields.texts("ignored_content") {
            let read = alternatives(&found.value).iter().map(|text| Pattern::new(&one_star(text))).collect();
            let read: Result<Vec<Pattern>, _> = read;
            if let Ok(mut read) = read {
                patterns.append(&mut read);
            } else {
                let report = Diagnostic::at(Code::NotAllowed, found.span).with("key", "ignored_content");
                fields.report(report.with("value", found.value).with("reason", "pattern"));
            }
        }
        Self(patterns)
    }

    /// Whether a file is left out.
    pub(super) fn holds(&self, path: &SitePath) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let whole = format!("/{path}");
        let ways = [Some(whole.as_str()), Some(path.as_str()), path.below("content"), Some(path.file_name())];
        ways.into_iter().flatten().any(|way| self.0.iter().any(|pattern| pattern.matches(way)))
    }
}

/// The most patterns that braces may make of one.
const MOST: usize = 256;

/// The patterns without braces that a pattern stands for: Zola knows `{a,b}`, the library does not.
fn alternatives(text: &str) -> Vec<String> {
    let (mut done, mut left) = (Vec::new(), vec![text.to_owned()]);
    while let Some(text) = left.pop() {
        let close = text.find('}').filter(|_| done.len() + left.len() < MOST);
        let open = close.and_then(|close| text[..close].rfind('{'));
        let (Some(open), Some(close)) = (open, close) else {
            done.push(text);
            continue;
        };
        for part in text[open + 1..close].split(',') {
            left.push(format!("{}{part}{}", &text[..open], &text[close + 1..]));
        }
    }
    done
}

/// A pattern with one star for several: to Zola one stands for slashes too, to the library only two alone do.
fn one_star(text: &str) -> String {
    let mut one = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '*' || !one.ends_with('*') {
            one.push(c);
        }
    }
    one
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::parse_toml;

    fn read(pattern: &str) -> (Ignored, Vec<Diagnostic>) {
        let file = SitePath::new("zola.toml").unwrap();
        let table = parse_toml(&format!("ignored_content = ['{pattern}']"), &file, 0).value;
        let mut told = Vec::new();
        let ignored = Ignored::read(&mut Fields::new(&table, &file, "", &mut told));
        (ignored, told)
    }

    #[test]
    fn a_pattern_means_what_zola_means_by_it() {
        let meant = |pattern: &str, path: &str| {
            let (ignored, told) = read(pattern);
            assert_eq!(told, [], "{pattern}");
            ignored.holds(&SitePath::new(path).unwrap())
        };
        for (pattern, path) in [
            ("*.draft.md", "content/posts/甲.draft.md"),
            ("*.{xlsx,draft.md}", "content/a.xlsx"),
            ("posts/*", "content/posts/a/b.md"),
            ("**/_private/*", "content/x/_private/a.md"),
            ("a**b.md", "content/a/c/b.md"),
            ("a[0-9].m?", "content/a7.md"),
            ("content/a.md", "content/a.md"),
        ] {
            assert!(meant(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("*.draft.md", "content/a.md"),
            ("a[!0-9].md", "content/a7.md"),
            ("{", "content/a.md"),
            ("", "content/a.md"),
        ] {
            assert!(!meant(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn a_pattern_that_cannot_be_read_is_an_error() {
        let (_, told) = read("[a");
        assert_eq!((told[0].code, told[0].arg("value")), (Code::NotAllowed, Some("[a")));
    }
}
