//! What holds for every sequence of builds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use jianbao::output::{Guarantee, PublishError};
use proptest::prelude::*;

use super::folders::write;
use super::{Bench, Stamp};

/// Paths that are each other's folders, that fold together, and that need folders.
const PATHS: &[&str] = &[
    "a",
    "a/b",
    "a/b/c.html",
    "a/b/d.css",
    "a-b",
    "b",
    "b/a",
    "B/x",
    "c/d/e/f.html",
    "c/d/g.html",
    "index.html",
    "Index.html",
    "简报/一.html",
    "简报",
];
const FOREIGN: &[&str] = &["own", "a/own", "a/b/own", "c/own/deep", "简报/own", "b/empty/", "x/empty/"];

#[derive(Clone, Debug)]
struct Step {
    puts: Vec<(usize, u8)>,
    foreign: Option<usize>,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let puts = proptest::collection::vec((0..PATHS.len(), 0..3_u8), 0..8);
    let foreign = proptest::option::weighted(0.4, 0..FOREIGN.len());
    let step = (puts, foreign).prop_map(|(puts, foreign)| Step { puts, foreign });
    proptest::collection::vec(step, 1..6)
}

fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

/// Without those that collide with an earlier one.
fn chosen(puts: &[(usize, u8)]) -> BTreeMap<&'static str, String> {
    let mut chosen = BTreeMap::<&str, String>::new();
    for (path, content) in puts {
        let path = PATHS[*path];
        let low = path.to_lowercase();
        let collides = chosen.keys().any(|other| {
            let other = other.to_lowercase();
            other == low || other.starts_with(&format!("{low}/")) || low.starts_with(&format!("{other}/"))
        });
        if !collides {
            chosen.insert(path, "x".repeat(usize::from(*content)));
        }
    }
    chosen
}

/// Lays a file or empty folder of somebody else, unless a file is where its folder must be.
fn lay(bench: &Bench, path: &'static str, foreign: &mut BTreeSet<&'static str>) {
    if folders_above(path).any(|folder| bench.target.join(folder).is_file()) {
        return;
    }
    if path.ends_with('/') {
        fs::create_dir_all(bench.target.join(path)).expect("a folder");
    } else {
        write(&bench.target, path, path);
    }
    foreign.insert(path);
}

fn is_within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn expected(puts: &BTreeMap<&str, String>, foreign: &BTreeSet<&str>) -> BTreeMap<String, String> {
    let mut tree = BTreeMap::new();
    let files = puts.iter().map(|(path, content)| (*path, content.as_str()));
    for (path, content) in files.chain(foreign.iter().map(|path| (*path, *path))) {
        for folder in folders_above(path) {
            tree.insert(format!("{folder}/"), String::new());
        }
        if !path.ends_with('/') {
            tree.insert(path.to_owned(), content.to_owned());
        }
    }
    tree
}

/// On a disk that ignores case a folder keeps its spelling as long as something is in it.
fn seen(tree: BTreeMap<String, String>) -> BTreeMap<String, String> {
    if !cfg!(any(windows, target_os = "macos")) {
        return tree;
    }
    let entries = tree.into_iter();
    entries.map(|(path, content)| (path.to_lowercase(), content)).collect()
}

fn check(bench: &Bench, steps: &[Step]) {
    let mut foreign = BTreeSet::new();
    bench.publish(&[("start.html", "so that the folder is ours")]);
    for step in steps {
        if let Some(index) = step.foreign {
            lay(bench, FOREIGN[index], &mut foreign);
        }
        let puts = chosen(&step.puts);
        let files: Vec<(&str, &str)> = puts.iter().map(|(path, content)| (*path, content.as_str())).collect();
        let is_blocked =
            foreign.iter().any(|own| !own.ends_with('/') && puts.keys().any(|put| is_within(own, put)));
        let before = bench.stamps();
        if is_blocked {
            let outcome = bench.try_publish(&files);
            assert!(matches!(outcome, Err(PublishError::FolderInTheWay { .. })), "{outcome:?}");
            assert_eq!(snapshot_of_target(&before, bench), snapshot_of_target(&bench.stamps(), bench));
            continue;
        }
        foreign.retain(|own| !puts.keys().any(|put| is_within(own, put)));
        bench.publish(&files);
        assert_eq!(seen(bench.tree()), seen(expected(&puts, &foreign)));
        let before = bench.stamps();
        assert_eq!(bench.publish(&files).guarantee, Guarantee::Nothing);
        assert_eq!(bench.stamps(), before);
    }
}

fn snapshot_of_target<'a>(
    stamps: &'a BTreeMap<PathBuf, Stamp>,
    bench: &Bench,
) -> Vec<(&'a PathBuf, &'a Stamp)> {
    stamps.iter().filter(|(path, _)| path.starts_with(&bench.target)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_target_is_what_was_put_and_what_others_laid_there(steps in steps()) {
        for bench in Bench::both() {
            check(&bench, &steps);
        }
    }
}
