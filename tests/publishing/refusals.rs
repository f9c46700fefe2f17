//! Targets that are not written.

use std::fs;
use std::path::Path;

use jianbao::output::{ManifestProblem, PublishError, begin};

use super::folders::{names, snapshot, write};
use super::{Bench, MANIFEST};

#[test]
fn a_target_that_is_or_touches_the_sources_is_refused_and_nothing_is_written() {
    let mut bench = Bench::new();
    let site = bench.site();
    let before = snapshot(bench.dir.path());
    let mut refuse = |target: &Path| {
        bench.target = target.to_owned();
        let error = bench.begin().err();
        assert_eq!(snapshot(bench.dir.path()), before, "{}", target.display());
        error
    };
    for target in [site.clone(), site.join("."), site.join("content/.."), site.join("no/..")] {
        let error = refuse(&target);
        assert!(matches!(error, Some(PublishError::TargetIsRoot { .. })), "{error:?}");
    }
    for target in [
        site.join(".."),
        site.ancestors().last().expect("a root").into(),
        site.parent().expect("a parent").into(),
    ] {
        let error = refuse(&target);
        assert!(matches!(error, Some(PublishError::TargetContainsRoot { .. })), "{error:?}");
    }
    for target in ["content", "content/public", "content/a/b", "i18n", "no/../content/x"] {
        let error = refuse(&site.join(target));
        assert!(matches!(error, Some(PublishError::TargetTouchesContent { .. })), "{error:?}");
    }
}

#[test]
fn a_target_above_a_source_folder_outside_the_site_is_refused() {
    let bench = Bench::new();
    let shared = bench.dir.path().join("shared");
    fs::create_dir_all(shared.join("themes")).expect("a folder");
    let mut options = bench.options();
    options.content.push(shared.join("themes"));
    let error = begin(&shared, &options).err();
    assert!(matches!(error, Some(PublishError::TargetTouchesContent { .. })), "{error:?}");
}

#[cfg(unix)]
#[test]
fn links_do_not_hide_that_a_target_touches_the_sources() {
    let mut bench = Bench::new();
    let link = bench.dir.path().join("link");
    std::os::unix::fs::symlink(bench.site(), &link).expect("a link");
    bench.target = link.clone();
    assert!(matches!(bench.begin().err(), Some(PublishError::TargetIsRoot { .. })));
    bench.target = link.join("content/new");
    assert!(matches!(bench.begin().err(), Some(PublishError::TargetTouchesContent { .. })));
    bench.target = link.join("public/");
    bench.publish(&[("a.html", "a")]);
    assert!(bench.site().join("public/a.html").exists());
}

#[test]
fn a_file_or_a_dangling_link_is_no_target() {
    let bench = Bench::new();
    write(&bench.site(), "public", "a file");
    assert!(matches!(bench.begin().err(), Some(PublishError::TargetIsNotAFolder { .. })));
    #[cfg(unix)]
    {
        fs::remove_file(&bench.target).expect("a file");
        std::os::unix::fs::symlink("nowhere", &bench.target).expect("a link");
        assert!(matches!(bench.begin().err(), Some(PublishError::TargetIsNotAFolder { .. })));
    }
    assert_eq!(names(&bench.site()), ["content", "public"]);
}

#[test]
fn a_folder_with_files_in_it_is_adopted_only_by_force() {
    for mut bench in Bench::both() {
        write(&bench.target, "index.html", "somebody else's");
        write(&bench.target, "own.txt", "o");
        let before = snapshot(bench.dir.path());
        assert!(matches!(bench.begin().err(), Some(PublishError::TargetIsForeign { .. })));
        assert_eq!(snapshot(bench.dir.path()), before);
        bench.force = true;
        bench.publish(&[("index.html", "ours")]);
        bench.assert_tree(&[("index.html", "ours"), ("own.txt", "o")]);
        bench.force = false;
        bench.publish(&[]);
        bench.assert_tree(&[("own.txt", "o")]);
    }
}

#[test]
fn a_useless_manifest_is_an_error_of_its_own() {
    let bench = Bench::new();
    bench.publish(&[("a.html", "a")]);
    let problem = |manifest: &str| {
        write(&bench.target, MANIFEST, manifest);
        match bench.begin().err() {
            Some(PublishError::Manifest { path, problem }) => {
                assert!(path.ends_with(MANIFEST));
                problem
            }
            other => panic!("{other:?}"),
        }
    };
    assert!(matches!(problem("{"), ManifestProblem::Syntax(_)));
    assert!(matches!(problem(""), ManifestProblem::Syntax(_)));
    assert!(matches!(problem("[1]"), ManifestProblem::Syntax(_)));
    assert!(matches!(problem("{\"files\": []}"), ManifestProblem::NotOurs));
    let newer = "{\"format\": 7, \"generator\": \"jianbao\"}";
    assert!(matches!(problem(newer), ManifestProblem::Newer { format: 7 }));
    let outside = r#"{"format":1,"generator":"jianbao","version":"1","files":{"../content/a.md":"0000000000000000000000000000000000000000000000000000000000000000"}}"#;
    assert!(matches!(problem(outside), ManifestProblem::Syntax(_)));
    fs::remove_file(bench.target.join(MANIFEST)).expect("a file");
    fs::create_dir(bench.target.join(MANIFEST)).expect("a folder");
    let error = bench.begin().err();
    assert!(
        matches!(error, Some(PublishError::Manifest { problem: ManifestProblem::Unreadable(_), .. })),
        "{error:?}"
    );
}

#[test]
fn a_tree_with_drafts_and_a_public_one_never_take_each_others_place() {
    for was_preview in [false, true] {
        for mut bench in Bench::both() {
            bench.preview = was_preview;
            bench.publish(&[("a.html", "a"), ("b/c.html", "c")]);
            bench.publish(&[("a.html", "A"), ("b/c.html", "c")]);
            write(&bench.target, "own.txt", "somebody else's");
            let before = bench.stamps();
            bench.preview = !was_preview;
            // Neither other pages nor the same ones, and not even by force.
            for (content, force) in [("B", false), ("B", true), ("A", true)] {
                bench.force = force;
                let outcome = bench.try_publish(&[("a.html", content), ("b/c.html", "c")]);
                assert!(
                    matches!(outcome, Err(PublishError::OtherKind { preview, .. }) if preview == was_preview),
                    "{outcome:?}"
                );
                assert_eq!(bench.stamps(), before);
            }
            // The refused build keeps nobody out.
            (bench.preview, bench.force) = (was_preview, false);
            bench.publish(&[("a.html", "B")]);
            bench.assert_tree(&[("a.html", "B"), ("own.txt", "somebody else's")]);
        }
    }
}

#[test]
fn a_place_where_nothing_was_published_takes_either_kind() {
    let mut bench = Bench::new();
    for preview in [true, false, true] {
        bench.preview = preview;
        bench.publish(&[("a.html", "a")]);
        bench.publish(&[("a.html", "A")]);
        // The spare of the other kind is still there.
        fs::remove_dir_all(&bench.target).expect("a folder");
    }
}

#[test]
fn a_tree_whose_manifest_does_not_say_what_it_shows_is_public() {
    let mut bench = Bench::new();
    bench.publish(&[("a.html", "a")]);
    let manifest = bench.target.join(MANIFEST);
    let stored = fs::read_to_string(&manifest).expect("a manifest");
    let without = stored.replace("  \"preview\": false,\n", "");
    assert_ne!(without, stored);
    fs::write(&manifest, without).expect("a manifest");
    bench.preview = true;
    assert!(matches!(bench.begin().err(), Some(PublishError::OtherKind { preview: false, .. })));
    bench.preview = false;
    bench.publish(&[("a.html", "A")]);
    bench.assert_tree(&[("a.html", "A")]);
}
