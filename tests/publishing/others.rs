//! What becomes of files that we did not publish.

use std::fs;
use std::path::Path;

use jianbao::output::{Guarantee, PublishError};

use super::folders::{snapshot, write};
use super::{Bench, Stamp, counts};

#[test]
fn files_of_others_stay_untouched() {
    for bench in Bench::both() {
        bench.publish(&[("a.html", "a"), ("b/c.html", "c")]);
        write(&bench.target, "web.config", "w");
        write(&bench.target, ".well-known/x", "x");
        write(&bench.target, "b/own.txt", "o");
        fs::create_dir_all(bench.target.join("empty/inner")).expect("a folder");
        let stamp = || Stamp::of(&fs::metadata(bench.target.join("web.config")).expect("metadata")).modified;
        let before = stamp();
        bench.publish(&[("a.html", "A")]);
        bench.assert_tree(&[
            (".well-known/", ""),
            (".well-known/x", "x"),
            ("a.html", "A"),
            ("b/", ""),
            ("b/own.txt", "o"),
            ("empty/", ""),
            ("empty/inner/", ""),
            ("web.config", "w"),
        ]);
        assert_eq!(stamp(), before);
    }
}

#[cfg(unix)]
#[test]
fn links_of_others_stay_links_and_are_not_followed() {
    use std::os::unix::fs::symlink;
    for bench in Bench::both() {
        write(bench.dir.path(), "elsewhere/secret.txt", "s");
        bench.publish(&[("a.html", "a")]);
        symlink(bench.dir.path().join("elsewhere"), bench.target.join("folder")).expect("a link");
        symlink("a.html", bench.target.join("alias")).expect("a link");
        symlink("nowhere", bench.target.join("dangling")).expect("a link");
        bench.publish(&[("a.html", "A")]);
        let tree = bench.tree();
        assert_eq!(tree["alias"], "-> a.html");
        assert_eq!(tree["dangling"], "-> nowhere");
        assert!(tree["folder"].starts_with("-> "));
        assert_eq!(tree.len(), 4);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_unicode_stay() {
    use std::os::unix::ffi::OsStrExt;
    for bench in Bench::both() {
        bench.publish(&[("a.html", "a")]);
        let gbk = std::ffi::OsStr::from_bytes(b"\xbc\xf2\xb1\xa8");
        fs::create_dir(bench.target.join(gbk)).expect("a folder");
        fs::write(bench.target.join(gbk).join(gbk), "gbk").expect("a file");
        bench.publish(&[("a.html", "A")]);
        assert_eq!(fs::read(bench.target.join(gbk).join(gbk)).expect("a file"), b"gbk");
    }
}

#[test]
fn a_file_of_others_at_our_path_is_an_error_before_anything_changes() {
    for bench in Bench::both() {
        bench.publish(&[("a.html", "a")]);
        write(&bench.target, "b/own.html", "somebody else's");
        let before = snapshot(bench.dir.path());
        let outcome = bench.try_publish(&[("a.html", "A"), ("b/own.html", "ours")]);
        assert!(
            matches!(&outcome, Err(PublishError::Foreign { path }) if *path == Path::new("b/own.html")),
            "{outcome:?}"
        );
        assert_eq!(snapshot(bench.dir.path()), before);
    }
}

#[test]
fn with_force_a_file_of_others_at_our_path_becomes_ours() {
    for mut bench in Bench::both() {
        bench.publish(&[("a.html", "a")]);
        write(&bench.target, "b/own.html", "somebody else's");
        write(&bench.target, "c", "a file where a folder will be");
        bench.force = true;
        bench.publish(&[("a.html", "a"), ("b/own.html", "ours"), ("c/d.html", "d")]);
        bench.assert_tree(&[
            ("a.html", "a"),
            ("b/", ""),
            ("b/own.html", "ours"),
            ("c/", ""),
            ("c/d.html", "d"),
        ]);
        bench.force = false;
        bench.publish(&[("a.html", "a")]);
        bench.assert_tree(&[("a.html", "a")]);
    }
}

#[test]
fn an_equal_file_of_others_becomes_ours_without_force() {
    for bench in Bench::both() {
        bench.publish(&[("a.html", "a")]);
        write(&bench.target, "b.html", "b");
        let summary = bench.publish(&[("a.html", "a"), ("b.html", "b")]);
        assert_eq!(counts(&summary), [0, 0, 2, 0]);
        assert_ne!(summary.guarantee, Guarantee::Nothing);
        bench.publish(&[("a.html", "a")]);
        bench.assert_tree(&[("a.html", "a")]);
    }
}

#[test]
fn a_folder_with_files_of_others_gives_way_to_no_file() {
    for mut bench in Bench::both() {
        bench.publish(&[("a/b.html", "b"), ("c.html", "c")]);
        write(&bench.target, "a/deep/own.txt", "somebody else's");
        let before = snapshot(bench.dir.path());
        bench.force = true;
        let outcome = bench.try_publish(&[("a", "a file"), ("c.html", "C")]);
        let Err(PublishError::FolderInTheWay { folder, foreign }) = outcome else {
            panic!("{outcome:?}");
        };
        assert_eq!((folder.as_path(), foreign.as_path()), (Path::new("a"), Path::new("a/deep/own.txt")));
        assert_eq!(snapshot(bench.dir.path()), before);
    }
}

#[test]
fn a_folder_of_others_without_files_gives_way_to_a_file() {
    for bench in Bench::both() {
        bench.publish(&[("c.html", "c")]);
        fs::create_dir_all(bench.target.join("a/empty")).expect("a folder");
        bench.publish(&[("a", "a file"), ("c.html", "c")]);
        bench.assert_tree(&[("a", "a file"), ("c.html", "c")]);
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_or_deleted_behind_a_link_in_the_tree() {
    use std::os::unix::fs::symlink;
    for mut bench in Bench::both() {
        bench.publish(&[("a/x.html", "x"), ("a/y.html", "y"), ("p.html", "p")]);
        // Somebody moves our folder and page elsewhere and leaves links.
        let elsewhere = bench.dir.path().join("elsewhere");
        fs::create_dir(&elsewhere).expect("a folder");
        for name in ["a", "p.html"] {
            fs::rename(bench.target.join(name), elsewhere.join(name)).expect("a move");
            symlink(elsewhere.join(name), bench.target.join(name)).expect("a link");
        }
        let before = snapshot(&elsewhere);
        // `y` is withdrawn: what is behind the link is not ours any more.
        let files = [("a/x.html", "x"), ("p.html", "P")];
        let outcome = bench.try_publish(&files);
        assert!(
            matches!(&outcome, Err(PublishError::Foreign { path }) if path == Path::new("a")),
            "{outcome:?}"
        );
        bench.force = true;
        bench.publish(&files);
        bench.assert_tree(&[("a/", ""), ("a/x.html", "x"), ("p.html", "P")]);
        assert_eq!(snapshot(&elsewhere), before);
    }
}

#[cfg(unix)]
#[test]
fn rights_of_folders_and_files_survive() {
    use std::os::unix::fs::PermissionsExt;
    for bench in Bench::both() {
        bench.publish(&[("a.html", "a"), ("b/c.html", "c")]);
        write(&bench.target, "own/f.txt", "f");
        let modes = [("", 0o2751), ("b", 0o700), ("own", 0o555), ("own/f.txt", 0o400), ("b/c.html", 0o444)];
        for (path, mode) in modes {
            let rights = fs::Permissions::from_mode(mode);
            fs::set_permissions(bench.target.join(path), rights).expect("rights");
        }
        // Twice: the second time a spare with a read-only folder must be deleted.
        for content in ["A", "B"] {
            bench.publish(&[("a.html", content), ("b/c.html", "c")]);
            for (path, mode) in modes {
                let metadata = fs::metadata(bench.target.join(path)).expect("metadata");
                assert_eq!(metadata.permissions().mode() & 0o7777, mode, "{path:?}");
            }
        }
        // A read-only page of ours is replaced and withdrawn like any other.
        bench.publish(&[("a.html", "B"), ("b/c.html", "C")]);
        bench.publish(&[("a.html", "B")]);
        assert!(!bench.target.join("b").exists());
    }
}
