//! The notices that `jianbao licenses` prints are those of the libraries that `Cargo.lock` names.
//!
//! `JIANBAO_UPDATE=1 cargo test --test licenses` writes them anew; the difference is for a person to read.

#![allow(clippy::disallowed_methods, reason = "the test reads the libraries and writes what it found")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const FILE: &str = "src/licenses/notices.txt";

const OPENING: &str = "\
jianbao 简报: MIT OR Apache-2.0

The program, its themes and its starter are under these terms. 程序、主题和新站点的样本都依此许可。

In the binary there are also the Rust standard library (The Rust Project Contributors; MIT OR Apache-2.0)
and the libraries below, on one system or another. The number behind a library is that of a text further
down; a text that several libraries share stands there once.
The numbers of strokes of Chinese characters are from the Unicode Character Database (Unihan 15.0;
© 1991-2022 Unicode, Inc.; Unicode-3.0, whose text is that of icu_collator_data).

程序里还有 Rust 标准库（The Rust Project Contributors；MIT OR Apache-2.0）和下列程序库，因系统而异。
程序库后面的编号指后文的许可原文；几个程序库共用的原文只印一次。
汉字的笔画数取自 Unicode 字符数据库（Unihan 15.0；© 1991-2022 Unicode, Inc.；Unicode-3.0，原文见 icu_collator_data）。
";

/// How the names of the files begin that hold a licence or a notice, in lower case.
const NAMES: [&str; 6] = ["license", "licence", "copying", "copyright", "notice", "unlicense"];

/// A library and what it comes with.
struct Library {
    name: String,
    version: String,
    license: String,
    authors: Vec<String>,
    /// The texts of its files.
    texts: Vec<String>,
}

fn cargo(args: &[&str]) -> Output {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    Command::new(program).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
}

/// What cargo knows of the libraries, those of other systems too.
fn metadata() -> Value {
    let ask = || cargo(&["metadata", "--format-version", "1", "--offline", "--locked"]);
    let mut output = ask();
    if !output.status.success() {
        // A build for one system has no need of the libraries of others.
        cargo(&["fetch", "--locked"]);
        output = ask();
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The ids of all that goes into the binary: not what only builds or tests it.
fn in_the_binary(metadata: &Value) -> BTreeSet<&str> {
    let resolve = &metadata["resolve"];
    let nodes: BTreeMap<&str, &Value> = list(resolve, "nodes").map(|node| (text(node, "id"), node)).collect();
    let root = text(resolve, "root");
    let (mut found, mut left) = (BTreeSet::new(), vec![root]);
    while let Some(id) = left.pop() {
        let normal = |dependency: &&Value| list(dependency, "dep_kinds").any(|kind| kind["kind"].is_null());
        for dependency in list(nodes[id], "deps").filter(normal) {
            let id = text(dependency, "pkg");
            if found.insert(id) {
                left.push(id);
            }
        }
    }
    found
}

fn libraries() -> Vec<Library> {
    let metadata = metadata();
    let ids = in_the_binary(&metadata);
    let packages = list(&metadata, "packages").filter(|package| ids.contains(text(package, "id")));
    let mut libraries: Vec<Library> = packages.map(library).collect();
    libraries.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    libraries
}

fn library(package: &Value) -> Library {
    let folder = Path::new(text(package, "manifest_path")).parent().unwrap();
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| {
        let name = file.file_name().unwrap().to_string_lossy().to_lowercase();
        NAMES.iter().any(|start| name.starts_with(start))
    });
    files.extend(package["license_file"].as_str().map(|file| folder.join(file)));
    files.sort();
    files.dedup();
    let within = |file| walkdir::WalkDir::new(file).sort_by_file_name().into_iter().map(Result::unwrap);
    let texts = files.into_iter().flat_map(within).filter(|entry| entry.file_type().is_file());
    // The address of an author is no part of a notice.
    let name = |author: &Value| author.as_str().unwrap().split(" <").next().unwrap().trim().to_owned();
    Library {
        name: text(package, "name").to_owned(),
        version: text(package, "version").to_owned(),
        license: text(package, "license").to_owned(),
        authors: list(package, "authors").map(name).filter(|name| !name.contains('@')).collect(),
        texts: texts.map(|entry| tidy(&fs::read(entry.path()).unwrap())).collect(),
    }
}

/// A text with the line ends of this file and without what a terminal might obey.
fn tidy(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let shown = |c: &char| matches!(c, '\n' | '\t') || !(c.is_control() || *c == '\u{feff}');
    let text: String = text.chars().filter(shown).collect();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The notices: first the libraries, then the texts, each once however its lines are broken.
fn notices(libraries: &[Library]) -> String {
    let mut out = String::from(OPENING);
    let mut texts: Vec<(String, &str, Vec<String>)> = Vec::new();
    for library in libraries {
        let name = format!("{} {}", library.name, library.version);
        let mut numbers = Vec::new();
        for text in &library.texts {
            let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let known = texts.iter().position(|(other, ..)| *other == words);
            let at = known.unwrap_or(texts.len());
            if known.is_none() {
                texts.push((words, text, Vec::new()));
            }
            if !texts[at].2.contains(&name) {
                texts[at].2.push(name.clone());
                numbers.push(format!("[{}]", at + 1));
            }
        }
        let line = |out: &mut String, words: &str| out.extend([words, "\n"]);
        line(&mut out, "");
        line(&mut out, format!("{name}  {}", numbers.join(" ")).trim_end());
        line(&mut out, &format!("  licence 许可: {}", library.license));
        if !library.authors.is_empty() {
            line(&mut out, &format!("  authors 作者: {}", library.authors.join(", ")));
        }
        if library.license.contains("MPL-2.0") {
            line(&mut out, &format!("  source 源代码: crates.io {name}"));
        }
    }
    for (index, (_, text, names)) in texts.iter().enumerate() {
        let rule = "=".repeat(80);
        out.extend([format!("\n{rule}\n[{}] {}\n{rule}\n\n{text}\n", index + 1, names.join(", "))]);
    }
    out
}

#[test]
fn the_notices_are_those_of_the_libraries_in_the_binary() {
    let libraries = libraries();
    assert!(libraries.len() > 100, "{}", libraries.len());
    let unlicensed: Vec<&str> = libraries
        .iter()
        .filter(|library| library.license.is_empty() && library.texts.is_empty())
        .map(|library| library.name.as_str())
        .collect();
    assert_eq!(unlicensed, [""; 0]);
    let fresh = notices(&libraries);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    if std::env::var_os("JIANBAO_UPDATE").is_some() {
        fs::write(&file, &fresh).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    let differing = kept.lines().zip(fresh.lines()).position(|(kept, fresh)| kept != fresh);
    assert!(
        kept == fresh,
        "{FILE} is not what Cargo.lock gives (from line {differing:?}, counted from 0): run the test with JIANBAO_UPDATE=1"
    );
}

#[test]
fn a_shared_text_stands_once_and_the_source_of_an_mpl_library_is_told() {
    let library = |name: &str, license: &str, texts: &[&str]| Library {
        name: name.to_owned(),
        version: "1.0.0".to_owned(),
        license: license.to_owned(),
        authors: vec!["Somebody".to_owned()],
        texts: texts.iter().map(|text| tidy(text.as_bytes())).collect(),
    };
    let printed = notices(&[
        library("a", "MIT", &["Permission is\r\n\tgranted.\r\n"]),
        library("b", "MPL-2.0", &["Exhibit.", "Permission is granted.\u{1b}\n\n"]),
        library("c", "MIT", &[]),
    ]);
    let rest = printed.strip_prefix(OPENING).unwrap();
    let rule = "=".repeat(80);
    let expected = format!(
        "\na 1.0.0  [1]\n  licence 许可: MIT\n  authors 作者: Somebody\n\
         \nb 1.0.0  [2] [1]\n  licence 许可: MPL-2.0\n  authors 作者: Somebody\n  source 源代码: crates.io b 1.0.0\n\
         \nc 1.0.0\n  licence 许可: MIT\n  authors 作者: Somebody\n\
         \n{rule}\n[1] a 1.0.0, b 1.0.0\n{rule}\n\nPermission is\n\tgranted.\n\
         \n{rule}\n[2] b 1.0.0\n{rule}\n\nExhibit.\n"
    );
    assert_eq!(rest, expected);
}

#[test]
fn the_program_prints_them() {
    let output = Command::new(env!("CARGO_BIN_EXE_jianbao")).arg("licenses").output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
    let kept = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE)).unwrap();
    assert!(output.stdout == kept, "{}", String::from_utf8_lossy(&output.stdout[..200]));
}
