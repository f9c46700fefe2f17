//! The links to a post that has moved: mended in every post, and nothing else of it.
//!
//! A link is changed only in the one name that is no longer right. The post is then read again: if any other
//! link of it means something else than before, the post stays as it was and its links are told instead.

use std::ops::Range;

use super::super::posts::Posts;
use crate::address::{Address, encoded_part};
use crate::content::{self, Parsed, Reference};
use crate::edit::{self, Change, Original, Refusal};
use crate::path::SitePath;
use crate::site::Page;
use crate::value::Found;

/// A post that has moved.
pub(super) struct Move<'a> {
    /// What was renamed, the file or its folder: from and to.
    pub(super) file: Option<&'a (SitePath, SitePath)>,
    /// Whether it was the folder.
    pub(super) is_folder: bool,
    /// The post as it was.
    pub(super) page: &'a Page,
    /// Its new address.
    pub(super) address: &'a Address,
}

/// A place in a file: the file and the line, from 1.
pub(super) type Place = (SitePath, usize);

/// What became of the links.
#[derive(Default)]
pub(super) struct Mended {
    /// Links that lead to the new place now.
    pub(super) done: Vec<Place>,
    /// Settings of the site that lead to the old place: it cannot be built before they are changed.
    pub(super) needed: Vec<Place>,
    /// Where the old name stands still.
    pub(super) left: Vec<Place>,
    /// Files that could not be written.
    pub(super) refused: Vec<(SitePath, Refusal)>,
}

/// A link that is to be changed: its target, and what it is to be.
struct Mend {
    index: usize,
    target: String,
    change: Change,
}

/// Mends the links of all posts and sections, and looks for other places that name the old one.
pub(super) fn mend(posts: &Posts, moved: &Move<'_>) -> Mended {
    let site = &posts.site;
    let mut mended = Mended::default();
    let pages = site.pages.iter().map(|page| &page.document.path);
    let sections = site.sections.iter().map(|section| &section.document.path);
    for path in pages.chain(sections) {
        let is_own = *path == moved.page.document.path;
        mend_one(&moved.now_at(path), path, is_own, posts, moved, &mut mended);
    }
    note_settings(posts, moved, &mut mended);
    mended.done.sort();
    for places in [&mut mended.needed, &mut mended.left] {
        places.sort();
        places.dedup();
    }
    let needed = std::mem::take(&mut mended.needed);
    mended.left.retain(|place| !needed.contains(place));
    mended.needed = needed;
    mended
}

/// Mends the links of one file, which was at `before`.
fn mend_one(
    path: &SitePath,
    before: &SitePath,
    is_own: bool,
    posts: &Posts,
    moved: &Move<'_>,
    mended: &mut Mended,
) {
    let Ok(bytes) = posts.world.read(path) else { return };
    let Some(original) = Original::read(bytes.clone()) else {
        return note_names(path, &bytes, moved, mended);
    };
    // Most posts do not know the one that moved.
    if !moved.old_names().iter().any(|name| original.text().contains(&**name)) {
        return;
    }
    let targets = targets(path, original.text(), posts);
    let mends = mends(&targets, before, original.text(), moved);
    let mut bytes = bytes;
    if !mends.is_empty() {
        let mut changes: Vec<Change> = mends.iter().map(|mend| mend.change.clone()).collect();
        // Several links may refer to one definition.
        changes.sort_by_key(|change| change.range.start);
        changes.dedup();
        let after = original.with(&changes).filter(|after| is_as_meant(after, path, &targets, &mends, posts));
        if let Some(after) = after {
            match edit::replace(posts.root(), path, original.bytes(), &after) {
                Ok(()) => {
                    let places = changes.iter().map(|change| line_of(original.text(), change.range.start));
                    mended.done.extend(places.map(|line| (path.clone(), line)));
                    bytes = after;
                }
                Err(refusal) => mended.refused.push((path.clone(), refusal)),
            }
        }
    }
    // Its own former address stands in the post, and belongs there.
    if !is_own {
        note_names(path, &bytes, moved, mended);
    }
}

/// Notes the lines of the configuration that lead to the old place, or hold the old name; not those that are
/// comments.
fn note_settings(posts: &Posts, moved: &Move<'_>, mended: &mut Mended) {
    let file = &posts.site.config.file;
    let Some(text) = posts.world.excerpt(file) else { return };
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with('#')) {
        let place = (file.clone(), index + 1);
        // Every second part stands between two quotes.
        let mut values = line.split(['"', '\'']).skip(1).step_by(2);
        if values.any(|value| moved.names_in(value, file).is_some()) {
            mended.needed.push(place);
        } else if moved.stands_in(line) {
            mended.left.push(place);
        }
    }
}

/// Notes the lines of a file that hold the old name.
fn note_names(path: &SitePath, bytes: &[u8], moved: &Move<'_>, mended: &mut Mended) {
    let text = crate::encoding::decode_lossy(bytes);
    for name in moved.old_names() {
        for (at, _) in text.match_indices(&*name) {
            let end = at + name.len();
            if is_whole(&text, at..end) {
                mended.left.push((path.clone(), line_of(&text, at)));
            }
        }
    }
}

/// What a file leads to: the links of its body, and the files and pages that its front matter names.
struct Target {
    target: String,
    range: Range<usize>,
}

fn targets(path: &SitePath, text: &str, posts: &Posts) -> Vec<Target> {
    let of_front = |found: &Found<String>| Target {
        target: found.value.clone(),
        range: found.span.start..found.span.end,
    };
    let of_body = |reference: &Reference| Target {
        target: reference.target.to_string(),
        range: reference.range.start as usize..reference.range.end as usize,
    };
    match content::parse(path, text, &posts.site.config.parse).value {
        Parsed::Page(document) => {
            let front = &document.front;
            let files = front.attachments.iter().map(|entry| &entry.path).chain(&front.cover);
            files.map(of_front).chain(document.body.references().map(of_body)).collect()
        }
        Parsed::Section(document) => {
            let named = document.front.redirect_to.iter().map(of_front);
            named.chain(document.body.references().map(of_body)).collect()
        }
    }
}

/// The changes that a file needs; its links still mean what they meant at `before`.
fn mends(targets: &[Target], before: &SitePath, text: &str, moved: &Move<'_>) -> Vec<Mend> {
    let mut mends = Vec::new();
    for (index, Target { target, range }) in targets.iter().enumerate() {
        let Some(written) = text.get(range.clone()) else { continue };
        let Some((old, new)) = moved.names_in(target, before) else { continue };
        let here = written_name(written, &old).map(|here| range.start + here.start..range.start + here.end);
        let (Some(here), Some(meant)) =
            (here.or_else(|| defined(written, text, &old)), last_name(target, &old))
        else {
            continue;
        };
        let mut target = target.clone();
        target.replace_range(meant, &new);
        mends.push(Mend { index, target, change: Change { range: here, text: new } });
    }
    mends
}

/// Where a name stands last in a link as it is written, with or without percent signs.
fn written_name(written: &str, name: &str) -> Option<Range<usize>> {
    last_name(written, name).or_else(|| last_name(written, &encoded_part(name)))
}

/// Where a name stands in the definition (`[label]: target`) that a link (`[text][label]`) refers to.
fn defined(link: &str, text: &str, name: &str) -> Option<Range<usize>> {
    let label = link.trim_end_matches("[]");
    let label = label.rfind('[').map(|start| label[start..].to_lowercase() + ":")?;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start();
        let start = at + (line.len() - bare.len());
        at += line.len();
        if bare.to_lowercase().starts_with(&label) {
            let target = bare.find("]:").map_or(0, |end| end + 2);
            let found = written_name(&bare[target..], name)?;
            return Some(start + target + found.start..start + target + found.end);
        }
    }
    None
}

/// Whether a changed file has the links that it had, but for those that were to be changed.
fn is_as_meant(bytes: &[u8], path: &SitePath, before: &[Target], mends: &[Mend], posts: &Posts) -> bool {
    let Some(after) = Original::read(bytes.to_vec()) else { return false };
    let targets = targets(path, after.text(), posts);
    let wanted = |index: usize, old: &Target| {
        let mend = mends.iter().find(|mend| mend.index == index);
        mend.map_or_else(|| old.target.clone(), |mend| mend.target.clone())
    };
    targets.len() == before.len()
        && targets.iter().zip(before).enumerate().all(|(index, (new, old))| new.target == wanted(index, old))
}

/// Where a name stands last in a link, whole.
fn last_name(link: &str, name: &str) -> Option<Range<usize>> {
    let found = link.rmatch_indices(name).map(|(at, _)| at..at + name.len());
    found.into_iter().find(|range| is_whole(link, range.clone()))
}

/// Whether a name is no part of a longer one.
fn is_whole(text: &str, range: Range<usize>) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '%');
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(is_name) && !after.is_some_and(is_name)
}

/// The number of the line that a byte stands in.
fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

impl Move<'_> {
    /// Where a file is now that was there before.
    fn now_at(&self, path: &SitePath) -> SitePath {
        let Some((from, to)) = self.file else { return path.clone() };
        if path == from {
            return to.clone();
        }
        path.below(from.as_str())
            .and_then(|rest| SitePath::new(&format!("{to}/{rest}")))
            .unwrap_or(path.clone())
    }

    /// Whether a line holds the old name, whole.
    fn stands_in(&self, line: &str) -> bool {
        self.old_names().iter().any(|name| last_name(line, name).is_some())
    }

    /// Whether only the file has another name.
    fn keeps_address(&self) -> bool {
        self.address.is_same_file(&self.page.address)
    }

    /// What the post was called: its file or folder, and the last part of its address.
    fn old_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        if !self.keeps_address() {
            names.push(self.page.address.slug().to_owned());
        }
        if let Some((from, _)) = self.file {
            let name = from.file_name().to_owned();
            names.push(encoded_part(&name));
            names.push(name);
        }
        names.dedup();
        names
    }

    /// The name in a link to the old place that must be another, and that other one.
    fn names_in(&self, target: &str, from_file: &SitePath) -> Option<(String, String)> {
        let path = target.split(['#', '?']).next().unwrap_or_default();
        if path.is_empty() || path.contains("://") {
            return None;
        }
        if let Some(rooted) = path.strip_prefix('/') {
            let bare = rooted.trim_end_matches('/');
            let meant = [Address::file(rooted), Address::list(bare), Address::file(&format!("{bare}.html"))];
            let is_old = meant.iter().any(|address| address.is_same_file(&self.page.address));
            return (is_old && !self.keeps_address())
                .then(|| (self.page.address.slug().to_owned(), self.address.slug().to_owned()));
        }
        let (from, to) = self.file?;
        let file = match path.strip_prefix("@/") {
            Some(below) => SitePath::new(&format!("content/{below}")),
            None => from_file.sibling(path),
        }?;
        let is_old = if self.is_folder { file.below(from.as_str()).is_some() } else { file == *from };
        // A link within the folder that does not climb out of it does not name it.
        let (old, new) = (from.file_name(), to.file_name());
        (is_old && path.contains(old)).then(|| (old.to_owned(), new.to_owned()))
    }
}
