//! The program makes no network request: a build works where there is no network at all, and asks for none.

#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn sample() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("site")
}

/// Builds the sample with everything that a public site has, below the command `around`.
fn build(around: &[&str], out: &Path) -> Output {
    let (program, arguments) = around.split_first().unwrap();
    let mut command = Command::new(program);
    command.args(arguments).arg(env!("CARGO_BIN_EXE_jianbao")).arg("--root").arg(sample());
    command.arg("build").arg("--out").arg(out);
    command.args(["--now", "2026-11-22", "--base-url", "https://www.example.gov.cn/jb", "--lang", "en"]);
    command.output().unwrap_or_else(|error| panic!("{program}: {error}; tests/run installs what is needed"))
}

#[test]
fn a_build_opens_no_socket() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("calls");
    let trace = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", log.to_str().unwrap()];
    let output = build(&trace, &folder.path().join("out"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let calls = fs::read_to_string(&log).unwrap();
    let asked: Vec<&str> =
        calls.lines().filter(|call| call.contains("socket(") || call.contains("connect(")).collect();
    assert_eq!(asked, [""; 0]);
    assert!(folder.path().join("out/atom.xml").is_file() && folder.path().join("out/sitemap.xml").is_file());
}

#[test]
fn a_build_works_without_a_network() {
    let folder = tempfile::tempdir().unwrap();
    // A name space of its own has no device that is up, not even the loopback.
    let probe = Command::new("unshare").args(["-rn", "true"]).status();
    if !probe.is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED, NOT PASSED: this system lets no one make a network name space");
        return;
    }
    let output = build(&["unshare", "-rn"], &folder.path().join("out"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(folder.path().join("out/index.html").is_file());
}
