//! What becomes of the files that are put.

use std::fs;

use jianbao::artifact::Artifact;
use jianbao::output::{Change, Guarantee};

use super::folders::{names, write};
use super::{Bench, MANIFEST, counts, text};

#[test]
fn a_first_publication_makes_the_folder_and_those_above_it() {
    let mut bench = Bench::new();
    bench.target = bench.dir.path().join("out/of/nothing");
    let summary = bench.publish(&[("index.html", "hello"), ("a/b.css", "b")]);
    assert_eq!(counts(&summary), [2, 0, 0, 0]);
    assert_eq!(summary.guarantee, Guarantee::Exchanged);
    assert!(summary.warnings.is_empty());
    bench.assert_tree(&[("a/", ""), ("a/b.css", "b"), ("index.html", "hello")]);
    assert_eq!(names(&bench.dir.path().join("out/of")), [".nothing.jianbao-lock", "nothing"]);
}

#[test]
fn an_empty_folder_is_a_target_and_leaves_no_spare() {
    for bench in Bench::both() {
        fs::create_dir_all(&bench.target).expect("a folder");
        bench.publish(&[("index.html", "hello")]);
        bench.assert_tree(&[("index.html", "hello")]);
        assert!(!bench.site().join(".public.jianbao-previous").exists());
    }
}

#[test]
fn an_empty_site_publishes_nothing_into_nothing() {
    let bench = Bench::new();
    let summary = bench.publish(&[]);
    assert_eq!(summary.guarantee, Guarantee::Nothing);
    assert!(!bench.target.exists());
}

#[test]
fn new_changed_and_withdrawn_files_are_told_apart() {
    for bench in Bench::both() {
        bench.publish(&[("a.html", "a"), ("b.html", "b"), ("old/c.html", "c"), ("d.css", "d")]);
        let summary = bench.publish(&[("a.html", "a"), ("b.html", "B"), ("new/e.html", "e"), ("d.css", "d")]);
        assert_eq!(counts(&summary), [1, 1, 2, 1]);
        bench.assert_tree(&[
            ("a.html", "a"),
            ("b.html", "B"),
            ("d.css", "d"),
            ("new/", ""),
            ("new/e.html", "e"),
        ]);
    }
}

#[test]
fn put_says_at_once_what_a_file_is() {
    let bench = Bench::new();
    bench.publish(&[("a.html", "a"), ("b.html", "b")]);
    let staging = bench.begin().expect("a staging");
    let put = |path, content| staging.put(path, text(content)).expect("a put");
    assert_eq!(put("a.html", "a"), Change::Unchanged);
    assert_eq!(put("b.html", "c"), Change::Changed);
    assert_eq!(put("c.html", "c"), Change::New);
}

#[test]
fn an_equal_build_touches_nothing_at_all() {
    for bench in Bench::both() {
        let files = [("a.html", "a"), ("b/c.css", "c"), ("b/d/e.html", "e")];
        bench.publish(&files);
        bench.publish(&[("a.html", "A"), files[1], files[2]]);
        bench.publish(&files);
        let before = bench.stamps();
        let summary = bench.publish(&files);
        assert_eq!(counts(&summary), [0, 0, 3, 0]);
        assert_eq!(summary.guarantee, Guarantee::Nothing);
        assert_eq!(bench.stamps(), before);
    }
}

#[test]
fn a_new_version_of_the_program_alone_touches_nothing() {
    let mut bench = Bench::new();
    bench.publish(&[("a.html", "a")]);
    let before = bench.stamps();
    bench.version = "2.0.0";
    assert_eq!(bench.publish(&[("a.html", "a")]).guarantee, Guarantee::Nothing);
    assert_eq!(bench.stamps(), before);
    bench.publish(&[("a.html", "b")]);
    let manifest = fs::read_to_string(bench.target.join(MANIFEST)).expect("a manifest");
    assert!(manifest.contains("2.0.0"));
}

#[test]
fn an_unchanged_file_keeps_its_time_when_others_change() {
    for bench in Bench::both() {
        bench.publish(&[("a.html", "a"), ("b.html", "b")]);
        let stamp =
            |name: &str| fs::metadata(bench.target.join(name)).expect("metadata").modified().expect("a time");
        let before = stamp("a.html");
        bench.publish(&[("a.html", "a"), ("b.html", "B")]);
        assert_eq!(stamp("a.html"), before);
    }
}

#[test]
fn a_file_that_was_changed_or_deleted_by_hand_is_mended() {
    for bench in Bench::both() {
        bench.publish(&[("a.html", "a"), ("b.html", "b")]);
        write(&bench.target, "a.html", "X");
        fs::remove_file(bench.target.join("b.html")).expect("a file");
        let summary = bench.publish(&[("a.html", "a"), ("b.html", "b")]);
        assert_eq!(counts(&summary), [1, 1, 0, 0]);
        bench.assert_tree(&[("a.html", "a"), ("b.html", "b")]);
    }
}

#[test]
fn files_become_folders_and_folders_files() {
    for bench in Bench::both() {
        bench.publish(&[("a", "file"), ("b/c/d.html", "d"), ("b/e.html", "e"), ("z.html", "z")]);
        let summary = bench.publish(&[("a/x/y.html", "y"), ("b", "file"), ("z.html", "z")]);
        assert_eq!(counts(&summary), [2, 0, 1, 3]);
        bench.assert_tree(&[("a/", ""), ("a/x/", ""), ("a/x/y.html", "y"), ("b", "file"), ("z.html", "z")]);
        bench.publish(&[("a", "file"), ("b/c/d.html", "d"), ("b/e.html", "e"), ("z.html", "z")]);
        bench.assert_tree(&[
            ("a", "file"),
            ("b/", ""),
            ("b/c/", ""),
            ("b/c/d.html", "d"),
            ("b/e.html", "e"),
            ("z.html", "z"),
        ]);
    }
}

#[test]
fn a_name_may_change_in_case_only() {
    for bench in Bench::both() {
        bench.publish(&[("A/Index.html", "a"), ("B.html", "b")]);
        bench.publish(&[("A/index.html", "a"), ("b.html", "B")]);
        bench.assert_tree(&[("A/", ""), ("A/index.html", "a"), ("b.html", "B")]);
    }
}

#[test]
fn a_copied_file_is_compared_and_copied_without_its_rights() {
    let bench = Bench::new();
    let source = bench.dir.path().join("photo.jpg");
    let large: Vec<u8> = (0..300_000_u32).map(|number| number.to_le_bytes()[1]).collect();
    fs::write(&source, &large).expect("a file");
    let mut rights = fs::metadata(&source).expect("metadata").permissions();
    rights.set_readonly(true);
    fs::set_permissions(&source, rights).expect("a read-only file");
    let put = || {
        let staging = bench.begin().expect("a staging");
        let change = staging.put("p/photo.jpg", Artifact::File(source.clone())).expect("a put");
        staging.finish().expect("a publication");
        change
    };
    assert_eq!(put(), Change::New);
    assert_eq!(fs::read(bench.target.join("p/photo.jpg")).expect("a file"), large);
    assert!(!fs::metadata(bench.target.join("p/photo.jpg")).expect("metadata").permissions().readonly());
    assert_eq!(put(), Change::Unchanged);
    let mut other = large.clone();
    other[299_999] ^= 1;
    fs::write(bench.target.join("p/photo.jpg"), &other).expect("a file");
    assert_eq!(put(), Change::Changed);
    assert_eq!(fs::read(bench.target.join("p/photo.jpg")).expect("a file"), large);
}

#[test]
fn a_file_is_hashed_alike_from_bytes_and_from_the_disk() {
    let bench = Bench::new();
    bench.publish(&[("a.txt", "same")]);
    let manifest = fs::read(bench.target.join(MANIFEST)).expect("a manifest");
    fs::remove_dir_all(&bench.target).expect("a folder");
    write(bench.dir.path(), "source.txt", "same");
    let staging = bench.begin().expect("a staging");
    staging.put("a.txt", Artifact::File(bench.dir.path().join("source.txt"))).expect("a put");
    staging.finish().expect("a publication");
    assert_eq!(fs::read(bench.target.join(MANIFEST)).expect("a manifest"), manifest);
}

#[test]
fn the_manifest_does_not_depend_on_order_or_history() {
    let (one, other) = (Bench::new(), Bench::new());
    one.publish(&[("a.html", "a"), ("b/c.html", "c"), ("简报.html", "x")]);
    other.publish(&[("z.html", "z"), ("a.html", "A")]);
    other.publish(&[("简报.html", "x"), ("b/c.html", "c"), ("a.html", "a")]);
    let manifest = |bench: &Bench| fs::read_to_string(bench.target.join(MANIFEST)).expect("a manifest");
    assert_eq!(manifest(&one), manifest(&other));
}

#[test]
fn chinese_and_long_names_are_published() {
    for bench in Bench::both() {
        let long = format!("{}/{}.html", "通".repeat(80), "知".repeat(80));
        bench.publish(&[(&long, "a"), ("简报/第1期 「春」.html", "b")]);
        bench.publish(&[(&long, "A"), ("简报/第1期 「春」.html", "b")]);
        assert_eq!(bench.tree()[&long], "A");
        assert_eq!(bench.tree()["简报/第1期 「春」.html"], "b");
    }
}

#[test]
fn a_target_with_a_very_long_name_has_neighbours_all_the_same() {
    let mut bench = Bench::new();
    bench.target = bench.site().join("简".repeat(85));
    bench.publish(&[("a.html", "a")]);
    bench.publish(&[("a.html", "A")]);
    bench.assert_tree(&[("a.html", "A")]);
}

#[test]
fn many_threads_put_at_once() {
    let bench = Bench::new();
    let staging = bench.begin().expect("a staging");
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let staging = &staging;
            scope.spawn(move || {
                for page in 0..50 {
                    let path = format!("{}/{thread}/{page}.html", page % 5);
                    staging.put(&path, text(&path)).expect("a put");
                }
            });
        }
    });
    assert_eq!(staging.finish().expect("a publication").new, 400);
    assert_eq!(bench.tree().values().filter(|content| !content.is_empty()).count(), 400);
}

#[cfg(target_os = "linux")]
#[test]
fn the_tree_before_is_kept_as_a_spare() {
    let bench = Bench::new();
    let spare = || fs::read_to_string(bench.site().join(".public.jianbao-previous/a.html"));
    bench.publish(&[("a.html", "1")]);
    assert!(spare().is_err());
    for version in ["2", "3", "4"] {
        let before = bench.tree()["a.html"].clone();
        bench.publish(&[("a.html", version)]);
        assert_eq!(spare().expect("a spare"), before);
    }
    assert_eq!(
        names(&bench.site()),
        [".public.jianbao-lock", ".public.jianbao-previous", "content", "public"]
    );
}

#[cfg(unix)]
#[test]
fn behind_a_link_the_folder_stays_and_its_files_change() {
    use std::os::unix::fs::MetadataExt;
    let bench = Bench::linked();
    let inode = || fs::metadata(&bench.target).expect("metadata").ino();
    let before = inode();
    assert_eq!(bench.publish(&[("a.html", "a")]).guarantee, Guarantee::Journalled);
    assert_eq!(bench.publish(&[("a.html", "A"), ("b/c.html", "c")]).guarantee, Guarantee::Journalled);
    assert_eq!(inode(), before);
    assert!(bench.target.is_symlink());
    assert_eq!(names(bench.dir.path()), [".real.jianbao-lock", "real", "site"]);
}
