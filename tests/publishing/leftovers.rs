//! Builds at once, and builds after a killed one.

use std::fs;

use jianbao::output::{Change, Guarantee, PublishError, PublishWarning};

use super::folders::{names, write};
use super::{Bench, MANIFEST, text};

#[test]
fn a_second_build_is_refused_at_once_and_welcome_afterwards() {
    for bench in Bench::both() {
        let first = bench.begin().expect("a staging");
        first.put("a.html", text("a")).expect("a put");
        let error = bench.begin().err();
        assert!(matches!(error, Some(PublishError::Locked { .. })), "{error:?}");
        first.finish().expect("a publication");
        bench.publish(&[("a.html", "b")]);
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_target_is_locked_with_it() {
    let bench = Bench::linked();
    let mut other = Bench::new();
    other.target = bench.dir.path().join("real");
    let _first = bench.begin().expect("a staging");
    assert!(matches!(other.begin().err(), Some(PublishError::Locked { .. })));
}

#[test]
fn the_lock_of_a_dead_process_blocks_nobody() {
    let bench = Bench::new();
    write(&bench.site(), ".public.jianbao-lock", "");
    bench.publish(&[("a.html", "a")]);
}

#[test]
fn the_remains_of_a_killed_run_are_cleared_away() {
    for bench in Bench::both() {
        bench.publish(&[("a.html", "a")]);
        let real = fs::canonicalize(&bench.target).expect("a folder");
        let name = real.file_name().expect("a name").to_string_lossy().into_owned();
        let parent = real.parent().expect("a parent");
        write(parent, &format!(".{name}.jianbao-staging/half/page.html"), "half");
        write(&real, ".jianbao-staging/half/page.html", "half");
        let summary = bench.publish(&[("a.html", "a")]);
        assert_eq!(summary.guarantee, Guarantee::Nothing);
        assert!(!parent.join(format!(".{name}.jianbao-staging")).exists());
        assert_eq!(names(&real), [MANIFEST, "a.html"]);
    }
}

#[test]
fn a_damaged_journal_is_an_error_and_not_a_guess() {
    let bench = Bench::new();
    bench.publish(&[("a.html", "a")]);
    write(&bench.site(), ".public.jianbao-staging/.jianbao-journal", "{\"cleared\": [");
    let error = bench.begin().err();
    assert!(matches!(error, Some(PublishError::Journal { .. })), "{error:?}");
}

#[test]
fn a_journal_that_was_begun_is_completed_and_the_user_is_told() {
    let bench = Bench::new();
    bench.publish(&[("a.html", "a"), ("b.html", "b"), ("old/c.html", "c")]);
    let staged = ".public.jianbao-staging";
    write(&bench.site(), &format!("{staged}/a.html"), "A");
    write(&bench.site(), &format!("{staged}/new/d.html"), "d");
    let journal = r#"{"cleared":[],"made":["new"],
        "placed":[{"path":"a.html","replaces":true},{"path":"new/d.html","replaces":false}],
        "withdrawn":["old/c.html"],"emptied":["old"]}"#;
    write(&bench.site(), &format!("{staged}/.jianbao-journal"), journal);
    let staging = bench.begin().expect("a staging");
    bench.assert_tree(&[("a.html", "A"), ("b.html", "b"), ("new/", ""), ("new/d.html", "d")]);
    let summary = {
        staging.put("a.html", text("A")).expect("a put");
        staging.put("b.html", text("b")).expect("a put");
        staging.put("old/c.html", text("c")).expect("a put")
    };
    assert_eq!(summary, Change::New);
    let error = staging.finish().map(|summary| summary.warnings);
    assert!(matches!(error.as_deref(), Ok([PublishWarning::EarlierRunCompleted])), "{error:?}");
}

#[test]
fn a_journal_that_cannot_be_completed_is_undone() {
    let bench = Bench::new();
    bench.publish(&[("a.html", "a"), ("old/c.html", "c")]);
    let before = bench.tree();
    let staged = ".public.jianbao-staging";
    write(&bench.site(), &format!("{staged}/a.html"), "A");
    write(&bench.site(), &format!("{staged}/z.html"), "z");
    // Somebody laid a file where a new page should come.
    let journal = r#"{"cleared":["old"],"made":[],
        "placed":[{"path":"a.html","replaces":true},{"path":"z.html","replaces":false}],
        "withdrawn":[],"emptied":[]}"#;
    write(&bench.site(), &format!("{staged}/.jianbao-journal"), journal);
    write(&bench.target, "z.html", "somebody else's");
    let staging = bench.begin().expect("a staging");
    let mut after = bench.tree();
    assert_eq!(after.remove("z.html").as_deref(), Some("somebody else's"));
    assert_eq!(after, before);
    staging.put("a.html", text("a")).expect("a put");
    let summary = staging.finish().expect("a publication");
    assert!(matches!(summary.warnings[..], [PublishWarning::EarlierRunUndone]));
}
