//! What can be wrong with one file or one publication.

use jianbao::artifact::Artifact;
use jianbao::output::PublishError;

use super::folders::snapshot;
use super::{Bench, MANIFEST, text};

#[test]
fn two_files_at_one_path_are_an_error_also_if_only_the_case_differs() {
    for [first, second] in [
        ["a.html", "a.html"],
        ["a.html", "A.HTML"],
        ["b/Ä.html", "B/ä.html"],
        ["Σ", "ς"],
        ["a", "a/b"],
        ["a/b/c", "A/B"],
        ["a/b", "a"],
    ] {
        let bench = Bench::new();
        let staging = bench.begin().expect("a staging");
        staging.put(first, text("x")).expect("the first");
        let error = staging.put(second, text("x")).err();
        let Some(PublishError::Collision { path, other }) = error else {
            panic!("{first} {second}: {error:?}");
        };
        assert_eq!((path.as_str(), other.as_str()), (second, first));
    }
}

#[test]
fn a_path_out_of_the_target_or_into_our_own_names_is_an_error() {
    let bench = Bench::new();
    let staging = bench.begin().expect("a staging");
    let own = [MANIFEST, ".jianbao-lock", ".JIANBAO-staging/x", ".jianbao-aside"];
    for path in
        ["", "/etc/passwd", "../x", "a/../../x", "a//b", "./a", "a\\b", "a\0b", "a/"].into_iter().chain(own)
    {
        let error = staging.put(path, text("x")).err();
        assert!(
            matches!(&error, Some(PublishError::InvalidPath { path: named }) if named == path),
            "{error:?}"
        );
    }
}

#[test]
fn a_missing_source_is_an_error_that_names_it() {
    let bench = Bench::new();
    bench.publish(&[("a.jpg", "a")]);
    let staging = bench.begin().expect("a staging");
    let source = bench.dir.path().join("missing.jpg");
    let error = staging.put("a.jpg", Artifact::File(source.clone())).err();
    assert!(matches!(&error, Some(PublishError::Io { path, .. }) if *path == source), "{error:?}");
}

#[test]
fn a_publication_in_which_a_file_failed_cannot_be_finished() {
    let bench = Bench::new();
    bench.publish(&[("a.html", "a"), ("b.html", "b")]);
    let staging = bench.begin().expect("a staging");
    staging.put("a.html", text("A")).expect("a put");
    staging.put("b.html", Artifact::File("missing".into())).expect_err("no such file");
    assert!(matches!(staging.finish(), Err(PublishError::Incomplete)));
    bench.assert_tree(&[("a.html", "a"), ("b.html", "b")]);
}

#[test]
fn a_publication_that_is_dropped_leaves_everything_as_it_was() {
    for bench in Bench::both() {
        bench.publish(&[("a.html", "a")]);
        let before = snapshot(bench.dir.path());
        let staging = bench.begin().expect("a staging");
        staging.put("a.html", text("A")).expect("a put");
        staging.put("new/b.html", text("b")).expect("a put");
        assert_ne!(snapshot(bench.dir.path()), before);
        drop(staging);
        assert_eq!(snapshot(bench.dir.path()), before);
        bench.publish(&[("a.html", "B")]);
    }
}
