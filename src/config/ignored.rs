//! Zola's `ignored_content`: patterns of the files that are no part of the site.
//!
//! A file that its authors keep back must not go out, so where it is not clear to what a pattern is to be
//! compared, it is compared to all of it: the path from `content`, the path below it, and the file's name.

use crate::path::SitePath;

/// A pattern: `*` for any text, slashes too, `?` for a character, `[ab]` and `[!a-z]` for one of several, `{a,b}` for
/// either of several patterns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern(Vec<Vec<char>>);

impl Pattern {
    pub(super) fn new(text: &str) -> Self {
        Self(alternatives(text).into_iter().map(|text| text.chars().collect()).collect())
    }

    /// Whether it means a file.
    pub(super) fn matches(&self, path: &SitePath) -> bool {
        let whole = format!("/{path}");
        let ways = [Some(whole.as_str()), Some(path.as_str()), path.below("content"), Some(path.file_name())];
        ways.into_iter().flatten().any(|way| {
            let way: Vec<char> = way.chars().collect();
            self.0.iter().any(|pattern| matches(pattern, &way))
        })
    }
}

/// The most patterns that braces may make of one.
const MOST: usize = 256;

/// The patterns without braces that a pattern stands for.
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

/// Whether a pattern without braces means a text. Only the last star is ever tried again, which is enough.
fn matches(pattern: &[char], text: &[char]) -> bool {
    let (mut at, mut from) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while from < text.len() {
        if pattern.get(at) == Some(&'*') {
            star = Some((at, from));
            at += 1;
        } else if let Some(length) = step(&pattern[at.min(pattern.len())..], text[from]) {
            at += length;
            from += 1;
        } else if let Some((stood, tried)) = star {
            star = Some((stood, tried + 1));
            (at, from) = (stood + 1, tried + 1);
        } else {
            return false;
        }
    }
    pattern[at..].iter().all(|c| *c == '*')
}

/// How much of a pattern means this one character.
fn step(pattern: &[char], c: char) -> Option<usize> {
    match pattern.first()? {
        '?' => Some(1),
        '\\' => (pattern.get(1) == Some(&c)).then_some(2),
        '[' => {
            // A bracket directly behind the first one is one of the characters.
            let no = matches!(pattern.get(1), Some('!' | '^'));
            let start = if no { 2 } else { 1 };
            let end = pattern.iter().skip(start + 1).position(|c| *c == ']')? + start + 1;
            let set = &pattern[start..end];
            let is_in = set.contains(&c) || set.windows(3).any(|w| w[1] == '-' && w[0] <= c && c <= w[2]);
            (is_in != no).then_some(end + 1)
        }
        own => (*own == c).then_some(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_means_what_zola_means_by_it() {
        let meant = |pattern: &str, path: &str| Pattern::new(pattern).matches(&SitePath::new(path).unwrap());
        for (pattern, path) in [
            ("*.draft.md", "content/posts/甲.draft.md"),
            ("*.{xlsx,draft.md}", "content/a.xlsx"),
            ("posts/*", "content/posts/a/b.md"),
            ("**/_private/*", "content/x/_private/a.md"),
            ("a[0-9].m?", "content/a7.md"),
            ("content/a.md", "content/a.md"),
        ] {
            assert!(meant(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("*.draft.md", "content/a.md"),
            ("a[!0-9].md", "content/a7.md"),
            ("{", "content/a.md"),
            ("[", "content/a.md"),
            ("", "content/a.md"),
        ] {
            assert!(!meant(pattern, path), "{pattern} {path}");
        }
    }
}
