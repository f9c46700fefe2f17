//! Names of files and terms of any kind, and the addresses that authors write.

use proptest::prelude::*;

use jianbao::site::slug::{MAX_PATH_LENGTH, MAX_SLUG_LENGTH, Slug, check_path, distinguish, fold};

use crate::support::{check, texts};

const PARTS: &[&str] = &[
    "关于",
    "通知",
    "重庆",
    "银行",
    "〔2026〕",
    "12号",
    "（一）",
    "con",
    "NUL",
    "com1",
    "lpt9",
    "aux",
    ".",
    "..",
    "-",
    "--",
    "_",
    " ",
    "　",
    "%",
    "%20",
    "#",
    "?",
    "&",
    "\"",
    "'",
    "/",
    "\\",
    ":",
    "*",
    "<",
    "|",
    "🎉",
    "\u{200b}",
    "\u{fe0f}",
    "é",
    "e\u{301}",
    "ß",
    "İ",
    "ﬁ",
    "Ａ",
    "１",
    "①",
    "㈠",
    "℃",
    "\u{0}",
    "\u{ad}",
    "index",
    "http://",
    "c:",
    ".html",
    "ü",
    "吕",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];

fn is_a_slug(slug: &Slug) -> Result<(), TestCaseError> {
    let text = slug.as_str();
    prop_assert!(!text.is_empty() && text.len() <= MAX_SLUG_LENGTH, "{}", text);
    let again = Slug::explicit(text);
    prop_assert_eq!(again.as_ref(), Ok(slug), "its own rules refuse it");
    Ok(())
}

#[test]
fn every_name_has_an_address() {
    check(&texts(PARTS, 24), |name| {
        let slug = Slug::from_name(&name);
        is_a_slug(&slug)?;
        prop_assert_eq!(&Slug::from_name(slug.as_str()), &slug, "the slug of a slug is itself");
        let other = distinguish(&slug, &name);
        is_a_slug(&other)?;
        prop_assert_ne!(&other, &slug);
        let folded = fold(&name);
        prop_assert_eq!(fold(&folded), folded);
        Ok(())
    });
}

#[test]
fn what_an_author_wrote_is_taken_or_refused() {
    check(&texts(PARTS, 8), |wish| {
        if let Ok(slug) = Slug::explicit(&wish) {
            is_a_slug(&slug)?;
            prop_assert_eq!(slug.as_str(), wish.to_ascii_lowercase());
        }
        if let Ok(path) = check_path(&wish) {
            prop_assert!(path.len() <= MAX_PATH_LENGTH);
            prop_assert_eq!(check_path(&path), Ok(path.clone()));
            for part in path.trim_end_matches('/').trim_end_matches(".html").split('/') {
                is_a_slug(&Slug::explicit(part).unwrap())?;
            }
        }
        Ok(())
    });
}
