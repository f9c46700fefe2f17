//! A target as its author wrote it → the paths that it may mean, in the order in which they are tried.
//!
//! Names of files hold `#`, `?` and `%`, which divide and spell addresses. Nobody who writes the name of a file as
//! the Explorer shows it knows that, so a file of just that name comes first.

use std::borrow::Cow;

use crate::address::decoded;
use crate::path::SitePath;

/// The path that a target is, if all of it is one: as it was written, then with `%23` read as `#`. Nothing for a
/// target that cannot be read in two ways.
pub(super) fn whole(target: &str) -> impl Iterator<Item = Cow<'_, str>> {
    // Notes and headings of the page itself are by far the most, and no files.
    let is_anchor = target.starts_with('#') && !target.contains('.');
    let is_open = !is_anchor && target.contains(['#', '?', '%']) && !target.contains("://");
    let literal = is_open.then_some(Cow::Borrowed(target));
    let spelled = is_open.then(|| unescaped(target)).flatten().map(Cow::Owned);
    literal.into_iter().chain(spelled)
}

/// A target with what percent signs spell; `None` if they spell nothing, or no text.
pub(super) fn unescaped(target: &str) -> Option<String> {
    let text = target.contains('%').then(|| decoded(target))?;
    (text != target && !text.contains(char::is_control)).then_some(text)
}

/// A target cut in its path and what stands behind: `a.md` and `?b=1#c`.
pub(super) fn cut(target: &str) -> (&str, &str) {
    target.split_at(target.find(['#', '?']).unwrap_or(target.len()))
}

/// The file at a path that does not begin with `/`; `None` if it leads out of the site.
pub(super) fn file_at(from: &SitePath, path: &str) -> Option<SitePath> {
    match path.strip_prefix("@/") {
        Some(below) => {
            SitePath::new(&format!("content/{below}")).filter(|file| file.below("content").is_some())
        }
        None => from.sibling(path),
    }
}

/// The files, there or not, that `target` may name by their place among the sources, the likeliest first.
pub(super) fn files_named(from: &SitePath, target: &str) -> Vec<SitePath> {
    let target = target.trim();
    let path = if is_local(target) || is_outside(target) { "" } else { cut(target).0 };
    let paths = whole(target).chain([Cow::Borrowed(path)]).chain(unescaped(path).map(Cow::Owned));
    let relative = paths.filter(|path| !path.is_empty() && !path.starts_with('/'));
    let mut files: Vec<SitePath> = relative.filter_map(|path| file_at(from, &path)).collect();
    files.dedup();
    files
}

/// Whether a target has a scheme or a host of its own.
pub(super) fn is_outside(target: &str) -> bool {
    if target.starts_with("//") {
        return true;
    }
    let Some((scheme, _)) = target.split_once(':') else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

/// Whether a target is a drive, a file address, or a path as Windows writes it.
pub(super) fn is_local(target: &str) -> bool {
    let drive =
        target.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && target[1..].starts_with(':');
    let file = target.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:"));
    drive || file || (target.contains('\\') && !is_outside(target))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_may_be_the_name_of_a_file_as_it_stands() {
        let from = SitePath::new("content/a/b.md").unwrap();
        let named = |target: &str| {
            files_named(&from, target).iter().map(SitePath::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(named("1#楼.docx"), "content/a/1#楼.docx content/a/1");
        assert_eq!(
            named("a%3F.docx"),
            "content/a/a%3F.docx content/a/a?.docx content/a/a%3F.docx content/a/a?.docx"
        );
        assert_eq!(named("x.png"), "content/a/x.png");
        assert_eq!(named("#c"), "");
        assert_eq!(named("#1.docx"), "content/a/#1.docx");
        assert_eq!(named("https://e.org/a?b"), "");
        assert_eq!(named("@/x#y.md"), "content/x#y.md content/x");
    }
}
