//! The law: after any edits, a preview serves what a build writes and says what a build says.

use std::collections::BTreeSet;

use jianbao::diagnostic::Diagnostic;
use jianbao::pipeline::Settings;
use jianbao::preview::Cause;
use proptest::prelude::*;

use crate::edits::{Edit, edit, site};
use crate::support::{Asked, Built, build, with_drafts};

/// How the preview hears of edits: one by one, several together, or without being told which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hearing {
    Each,
    Together,
    Everything,
}

fn steps() -> impl Strategy<Value = Vec<(Vec<Edit>, Hearing)>> {
    let hearing =
        prop_oneof![5 => Just(Hearing::Each), 3 => Just(Hearing::Together), 1 => Just(Hearing::Everything)];
    prop::collection::vec((prop::collection::vec(edit(), 1..4), hearing), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_preview_is_the_build(steps in steps(), drafts in any::<bool>()) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        site(root);
        let settings = if drafts { with_drafts() } else { Settings::default() };
        let preview = Asked::new(root, settings.clone());
        same(&preview, &build(root, &settings))?;
        for (edits, hearing) in steps {
            let mut together = BTreeSet::new();
            for edit in &edits {
                let touched = edit.apply(root);
                match hearing {
                    Hearing::Each => { preview.reload(&Cause::Paths(touched)); }
                    Hearing::Together => together.extend(touched),
                    Hearing::Everything => {}
                }
            }
            match hearing {
                Hearing::Each => {}
                Hearing::Together => { preview.reload(&Cause::Paths(together)); }
                Hearing::Everything => { preview.reload(&Cause::Everything); }
            }
            same(&preview, &build(root, &settings))?;
        }
    }
}

fn same(preview: &Asked, built: &Built) -> Result<(), TestCaseError> {
    let told: Vec<Diagnostic> = preview.checked().problems();
    prop_assert_eq!(&told, &built.diagnostics);
    if !built.sound {
        return Ok(());
    }
    for (address, bytes) in &built.files {
        let (status, served) = preview.get(&format!("/{address}"));
        prop_assert_eq!(status, 200, "{}", address);
        prop_assert!(served == *bytes, "{} differs:\n{}\n{}", address, shown(&served), shown(bytes));
    }
    if let Some(not_found) = built.files.get("404.html") {
        let (status, served) = preview.get("/no/such/page.html");
        prop_assert_eq!((status, shown(&served)), (404, shown(not_found)));
    }
    Ok(())
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
