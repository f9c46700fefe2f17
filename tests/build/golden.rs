//! Golden sites: each folder of `tests/golden` is a site and, in `expected/`, what it becomes; each folder
//! of `tests/errors` a site and what the program says about it, in Chinese and English.
//!
//! `JIANBAO_UPDATE=1 cargo test` writes the expectations anew; read the difference before committing it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jianbao::diagnostic::{has_errors, settle};
use jianbao::message::{Language, Messages};
use jianbao::pipeline::Settings;
use jianbao::report;
use jianbao::world::{Clock, World};

use crate::support::{self, NOW};

fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.is_dir());
    cases.sort();
    assert!(!cases.is_empty());
    cases
}

fn is_update() -> bool {
    std::env::var_os("JIANBAO_UPDATE").is_some()
}

fn read_tree(root: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root) {
        let Ok(entry) = entry else { continue };
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            files.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
    }
    files
}

#[test]
fn every_golden_site_becomes_what_is_expected() {
    for case in cases("golden") {
        let world = World::on_disk(&case, Clock::Given(NOW.to_owned())).unwrap();
        let built = support::build(&world, &Settings::default());
        assert!(!has_errors(&built.diagnostics), "{}: {:#?}", case.display(), built.diagnostics);
        let expected = case.join("expected");
        if is_update() {
            let _ = fs::remove_dir_all(&expected);
            for (address, page) in &built.pages {
                let file = expected.join(address);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, page).unwrap();
            }
        }
        let wanted = read_tree(&expected);
        let found: Vec<_> = built.pages.keys().collect();
        assert_eq!(found, wanted.keys().collect::<Vec<_>>(), "{}", case.display());
        for (address, page) in &wanted {
            assert_eq!(&built.pages[address], page, "{}: {address}", case.display());
        }
    }
}

#[test]
fn every_broken_site_is_told_what_is_expected() {
    for case in cases("errors") {
        let world = World::on_disk(&case, Clock::Given(NOW.to_owned())).unwrap();
        let diagnostics = settle(support::build(&world, &Settings::default()).diagnostics);
        assert!(!diagnostics.is_empty(), "{}", case.display());
        for (language, name) in
            [(Language::Chinese, "expected.zh.txt"), (Language::English, "expected.en.txt")]
        {
            let messages = Messages::new(language);
            let told = report::text(&diagnostics, &messages, &|path| world.excerpt(path));
            let told = anstream::adapter::strip_str(&told).to_string();
            let file = case.join(name);
            if is_update() {
                fs::write(&file, &told).unwrap();
            }
            assert_eq!(told, fs::read_to_string(&file).unwrap_or_default(), "{}", file.display());
        }
    }
}
