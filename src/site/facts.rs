//! A post → its [`Facts`], found once for as long as the document is kept.

use super::links::possible_keys;
use super::readings::files_named;
use super::slug::{Slug, fold};
use super::tree::{kept_path, own_path, own_slug};
use crate::address::{Address, key_of};
use crate::config::{Addresses, Naming};
use crate::content::is_document;
use crate::content::{Body, Document, Facts, Key, Memo, NameKey, PageFront, Place, Placed, address_name};
use crate::path::SitePath;

/// What follows from a post alone.
pub(super) fn of(document: &Document<PageFront>) -> &Facts {
    document.facts.get_or(|| find(document))
}

fn find(document: &Document<PageFront>) -> Facts {
    let Document { path, front, body, .. } = document;
    let mut bad_address = Vec::new();
    let naming = document.naming;
    let explicit = front.path.as_ref().and_then(|found| match naming {
        Naming::Own if !front.keeps_path => own_path(found, &mut bad_address),
        _ => kept_path(found, naming, &mut bad_address),
    });
    let place = if let Some(path) = explicit {
        Place::Path(path.into())
    } else {
        let slug = own_slug(front.slug.as_ref(), naming, &mut bad_address);
        let slug = slug.unwrap_or_else(|| Slug::of(address_name(path, naming), naming));
        Place::Slug(slug.as_str().into())
    };
    Facts {
        path_key: key_of(path.as_str()),
        date: front.date.map(|moment| moment.instant),
        month: front.date.map_or((0, 0), |moment| (moment.local.year(), moment.local.month())),
        place,
        bad_address,
        address: Memo::default(),
        category: front.category.as_ref().and_then(|found| name_key(&found.value, 0)),
        names: front.names.iter().map(|_| Memo::default()).collect(),
        files: files(path, body),
        link_keys: Memo::default(),
    }
}

/// The keys of what a post may link. Found when first asked for: only a preview asks, and it keeps them.
pub(super) fn link_keys(document: &Document<PageFront>) -> &[u32] {
    of(document).link_keys.get_or(|| {
        let references = document.body.references();
        references.flat_map(|reference| possible_keys(&document.path, &reference.target)).collect()
    })
}

/// The names of a post in the taxonomy at a position. Found when first asked for: a site that groups nothing
/// by author does not pay for authors.
pub(super) fn names(document: &Document<PageFront>, taxonomy: usize) -> &[NameKey] {
    let Some(memo) = of(document).names.get(taxonomy) else { return &[] };
    memo.get_or(|| {
        let names = document.front.names_in(taxonomy).iter().enumerate();
        names.filter_map(|(position, found)| name_key(&found.value, position)).collect()
    })
}

/// The address of a post in a folder of this address.
pub(super) fn address(facts: &Facts, folder: &str, style: Addresses) -> Address {
    let make = || match &facts.place {
        Place::Path(path) => Address::explicit(path, style),
        Place::Slug(slug) => Address::page(folder, slug, style),
    };
    let placed = facts.address.get_or(|| Placed { style, folder: folder.len(), address: make() });
    let stands_still = placed.style == style
        && match &facts.place {
            Place::Path(_) => true,
            Place::Slug(_) => placed.folder == folder.len() && placed.address.as_str().starts_with(folder),
        };
    if stands_still { placed.address.clone() } else { make() }
}

/// The form in which a name is compared; `None` if nothing of it can be seen.
pub(super) fn name_key(name: &str, position: usize) -> Option<NameKey> {
    let folded = fold(name);
    if folded.is_empty() {
        return None;
    }
    let spelling = name.trim();
    let key = hash(&folded);
    Some(NameKey { folded: key, spelling: if folded == spelling { key } else { hash(spelling) }, position })
}

/// The hash of a name: of a kind and a length that no two names share.
pub(super) fn hash(name: &str) -> Key {
    let hash = blake3::hash(name.as_bytes());
    let word =
        |at: usize| hash.as_bytes()[at..at + 8].iter().fold(0, |word, byte| (word << 8) | u64::from(*byte));
    [word(0), word(8)]
}

/// The files of `content/` that a body may mean, there or not: which of them are there changes with the site. Each
/// reference has its own, the likeliest first.
pub(super) fn files(path: &SitePath, body: &Body) -> Box<[Vec<SitePath>]> {
    let is_beside = |file: &SitePath| file.below("content").is_some() && !is_document(file);
    let named = body.references().map(|reference| {
        let mut files = files_named(path, &reference.target);
        files.retain(is_beside);
        files
    });
    named.filter(|files| !files.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Piece, Reference};
    use crate::value::Found;

    fn post(front: PageFront) -> Document<PageFront> {
        let path = SitePath::new("content/a/总结.md").unwrap();
        Document {
            path,
            language: String::new(),
            naming: Naming::Own,
            writing: crate::content::Writing::CHINESE,
            front,
            body: Body::default().into(),
            facts: Memo::default(),
        }
    }

    #[test]
    fn a_kept_address_is_given_up_when_the_folder_or_the_style_is_another() {
        let document = post(PageFront::default());
        let at = |folder: &str, style| address(of(&document), folder, style).to_string();
        for _ in 0..2 {
            assert_eq!(at("a", Addresses::File), "a/zong-jie.html");
            assert_eq!(at("b", Addresses::File), "b/zong-jie.html");
            assert_eq!(at("", Addresses::File), "zong-jie.html");
            assert_eq!(at("a/b", Addresses::File), "a/b/zong-jie.html");
            assert_eq!(at("a", Addresses::Folder), "a/zong-jie/index.html");
        }
    }

    #[test]
    fn a_path_of_the_authors_own_stands_wherever_the_folder_is() {
        let span = crate::diagnostic::Span::file(&SitePath::new("content/a/总结.md").unwrap());
        let path = Some(Found { value: "X/y".to_owned(), span });
        let document = post(PageFront { path, ..PageFront::default() });
        for folder in ["a", "b"] {
            assert_eq!(address(of(&document), folder, Addresses::File).as_str(), "x/y.html");
        }
    }

    #[test]
    fn a_name_has_one_key_in_all_its_spellings() {
        let (plain, wide) = (name_key("lug", 0).unwrap(), name_key(" ＬＵＧ ", 0).unwrap());
        assert_eq!(plain.folded, wide.folded);
        assert_ne!(plain.spelling, wide.spelling);
        assert_eq!(name_key("lug ", 0).unwrap().spelling, plain.spelling);
        assert_eq!(name_key(" \u{200b} ", 0), None);
    }

    #[test]
    fn only_files_beside_the_posts_count_as_mentioned() {
        let targets = [
            "x.png",
            "../b/y.PDF#page=2",
            "b.md",
            "/z.png",
            "#c",
            "https://e.org/a.png",
            "c:/a.png",
            "@/q.jpg",
        ];
        let piece = |target: &str| Piece::Link(Reference { target: target.into(), range: 0..0 });
        let body = Body { pieces: targets.map(piece).to_vec(), ..Body::default() };
        let found = files(&SitePath::new("content/a/post.md").unwrap(), &body);
        let found: Vec<&str> = found.iter().flatten().map(SitePath::as_str).collect();
        let whole = "content/b/y.PDF#page=2";
        assert_eq!(found, ["content/a/x.png", whole, "content/b/y.PDF", "content/q.jpg"]);
    }
}
