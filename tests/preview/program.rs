//! `jianbao serve` from outside: a process, a port and a folder that changes.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tempfile::TempDir;

use crate::edits::{edit, site};
use crate::support::without_line;

/// Longer than anything takes that works.
const LONG: Duration = Duration::from_mins(1);

/// A running `jianbao serve`.
struct Served {
    child: Child,
    port: u16,
    lines: Receiver<String>,
    /// What it has printed so far.
    printed: String,
}

impl Served {
    fn start(root: &Path, args: &[&str]) -> Self {
        let mut served = Self::run(root, args);
        served.wait_for("Ctrl+C");
        let address = served.printed.lines().find_map(|line| line.split("http://127.0.0.1:").nth(1)).unwrap();
        served.port = address.trim_end_matches('/').parse().unwrap();
        served
    }

    fn run(root: &Path, args: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        command.arg("--root").arg(root).arg("serve").args(args);
        // Programs that a test lays beside the site stand for the system's.
        command.env("PATH", root.parent().unwrap());
        command.env("LC_ALL", "zh_CN.UTF-8").env_remove("CLICOLOR_FORCE").env_remove("XDG_RUNTIME_DIR");
        command.env("TMPDIR", root.parent().unwrap());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = channel();
        let streams: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let sender = sender.clone();
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    let _ = sender.send(line);
                }
            });
        }
        Self { child, port: 0, lines, printed: String::new() }
    }

    /// Waits until a line with `text` is printed.
    #[track_caller]
    fn wait_for(&mut self, text: &str) {
        let started = Instant::now();
        while let Ok(line) = self.lines.recv_timeout(LONG.saturating_sub(started.elapsed())) {
            self.printed.push_str(&line);
            self.printed.push('\n');
            if line.contains(text) {
                return;
            }
        }
        panic!("never printed {text}:\n{}", self.printed);
    }

    fn get(&self, path: &str) -> (u16, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let split = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let status = std::str::from_utf8(&answer[9..12]).unwrap().parse().unwrap();
        (status, without_line(&answer[split + 4..]))
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8_lossy(&self.get(path).1).into_owned()
    }

    fn status(&self) -> serde_json::Value {
        serde_json::from_str(&self.text("/_jianbao/status.json")).unwrap()
    }

    /// Ctrl-C; how it ended.
    fn interrupt(&mut self) -> ExitStatus {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        self.child.wait().unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[track_caller]
fn until<T>(what: &str, mut look: impl FnMut() -> Result<(), T>)
where
    T: std::fmt::Display,
{
    let started = Instant::now();
    loop {
        match look() {
            Ok(()) => return,
            Err(last) if started.elapsed() > LONG => panic!("{what}: {last}"),
            Err(_) => thread::sleep(Duration::from_millis(20)),
        }
    }
}

fn has(text: &str, part: &str) -> Result<(), String> {
    if text.contains(part) { Ok(()) } else { Err(text.to_owned()) }
}

/// A folder with a site in it, and room beside it.
fn folder() -> (TempDir, std::path::PathBuf) {
    let folder = TempDir::new().unwrap();
    let root = folder.path().join("site");
    fs::create_dir(&root).unwrap();
    site(&root);
    (folder, root)
}

#[test]
fn what_is_saved_is_served_and_told() {
    let (_folder, root) = folder();
    let mut served = Served::start(&root, &[]);
    let file = root.join("content/notices/2026-11-01-one.md");
    fs::write(&file, "+++\ntitle = \"改过\"\n+++\n新的正文。\n").unwrap();
    until("the new text", || has(&served.text("/notices/2026-11-01-one.html"), "新的正文"));
    served.wait_for("content/notices/2026-11-01-one.md");
    fs::write(&file, "+++\ntitle = \n+++\n").unwrap();
    served.wait_for("错误[");
    fs::write(&file, "+++\ntitle = \"又好了\"\n+++\n").unwrap();
    served.wait_for("问题都已解决");
    fs::remove_dir_all(root.join("content/notices")).unwrap();
    until("the page to be gone", || match served.get("/notices/2026-11-01-one.html").0 {
        404 => Ok(()),
        other => Err(other),
    });
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_when_asked_for() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, root) = folder();
    let opened = folder.path().join("opened");
    let browser = folder.path().join("xdg-open");
    fs::write(&browser, format!("#!/bin/sh\necho \"$1\" >> {}\n", opened.display())).unwrap();
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).unwrap();
    let address = |served: &Served| format!("http://127.0.0.1:{}/\n", served.port);
    let told = || fs::read_to_string(&opened).unwrap_or_default();
    let served = Served::start(&root, &["--open"]);
    until("the browser", || has(&told(), &address(&served)));
    // A second preview opens the first.
    let mut second = Served::run(&root, &["--open"]);
    assert!(second.child.wait().unwrap().success());
    until("the browser again", || has(&told(), &address(&served).repeat(2)));
}

#[test]
fn an_interrupt_ends_it_within_a_second_with_tabs_open() {
    let (_folder, root) = folder();
    let mut served = Served::start(&root, &[]);
    let mut stream = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
    write!(stream, "GET /_jianbao/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut heard = [0; 15];
    stream.read_exact(&mut heard).unwrap();
    let _idle = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
    let started = Instant::now();
    let ended = served.interrupt();
    let took = started.elapsed();
    assert!(ended.success(), "{ended}");
    // A second, and as much again for a busy machine.
    assert!(took < Duration::from_secs(2), "{took:?}");
    let mut rest = String::new();
    stream.read_to_string(&mut rest).unwrap();
    assert!(rest.contains("event: end"), "{rest}");
}

#[test]
fn an_interrupt_does_not_wait_for_a_large_post_to_be_read() {
    let (folder, root) = folder();
    let mut served = Served::start(&root, &[]);
    let large = "正文[链接](y.md)正文 **重点** 其他。\n\n".repeat(400_000);
    fs::write(root.join("content/notices/large.md"), large).unwrap();
    // Long enough for the reading to have begun, and much too short for its end.
    thread::sleep(Duration::from_millis(500));
    let started = Instant::now();
    served.interrupt();
    let took = started.elapsed();
    assert!(took < Duration::from_secs(3), "{took:?}");
    let notes = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(notes.collect::<Vec<_>>(), ["site"]);
}

#[test]
fn a_second_preview_of_the_site_points_to_the_first() {
    let (folder, root) = folder();
    let mut first = Served::start(&root, &[]);
    let mut second = Served::run(&root, &[]);
    second.wait_for(&format!("http://127.0.0.1:{}/", first.port));
    assert!(second.child.wait().unwrap().success());
    assert!(second.printed.contains("已经在预览"), "{}", second.printed);
    // Another site gets a preview of its own, and this one gets one again after the first has ended.
    let other = folder.path().join("other");
    fs::create_dir(&other).unwrap();
    site(&other);
    let third = Served::start(&other, &[]);
    assert_ne!(third.port, first.port);
    first.interrupt();
    Served::start(&root, &[]);
}

#[test]
fn a_port_that_is_taken_is_told_with_another_one() {
    let (_folder, root) = folder();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let mut served = Served::run(&root, &["--port", &port]);
    served.wait_for("办法");
    assert_eq!(served.child.wait().unwrap().code(), Some(1));
    assert!(served.printed.contains(&format!("端口 {port} 用不了")), "{}", served.printed);
}

#[test]
fn a_scheduled_post_appears_by_itself() {
    let (_folder, root) = folder();
    let clock =
        Command::new("date").args(["-u", "-d", "+8 seconds", "+%Y-%m-%dT%H:%M:%SZ"]).output().unwrap();
    let due = String::from_utf8(clock.stdout).unwrap();
    let front = format!("+++\ntitle = \"到点了\"\ndate = 2026-01-01\npublish_at = {}\n+++\n", due.trim());
    fs::write(root.join("content/notices/due.md"), front).unwrap();
    let mut served = Served::start(&root, &[]);
    assert_eq!(served.get("/notices/due.html").0, 404);
    until("the post to appear", || has(&served.text("/index.html"), "到点了"));
    served.wait_for("有稿件到了");
}

#[test]
fn files_that_the_system_tells_nothing_of_are_looked_at() {
    let (_folder, root) = folder();
    let served = Served::start(&root, &["--poll", "100"]);
    fs::write(root.join("content/notices/2026-11-01-one.md"), "+++\ntitle = \"改过\"\n+++\n新的正文。\n")
        .unwrap();
    until("the new text", || has(&served.text("/notices/2026-11-01-one.html"), "新的正文"));
    // Once the files are older than the disk's clock is coarse, looking changes nothing.
    let mut revision = served.status()["revision"].clone();
    until("some quiet", || {
        let before = std::mem::replace(&mut revision, served.status()["revision"].clone());
        thread::sleep(Duration::from_millis(500));
        if served.status()["revision"] == before { Ok(()) } else { Err(before) }
    });
}

#[test]
fn other_computers_may_look_when_they_are_asked_to() {
    let (_folder, root) = folder();
    let served = Served::start(&root, &["--lan", "--no-drafts"]);
    assert!(served.printed.contains("口令") || served.printed.contains("没有找到"), "{}", served.printed);
    assert!(!served.printed.contains("草稿也会显示"), "{}", served.printed);
    assert_eq!(served.get("/").0, 200);
}

/// What `jianbao build` writes, and what it says.
fn build(root: &Path, out: &Path) -> (BTreeMap<String, Vec<u8>>, serde_json::Value) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    command.arg("--root").arg(root).args(["build", "--drafts", "--format", "json", "--lang", "zh", "--out"]);
    let output = command.arg(out).args(["--now", "2026-11-22"]).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut files = BTreeMap::new();
    if report["summary"]["errors"] == 0 {
        for entry in walkdir::WalkDir::new(out).into_iter().map(Result::unwrap) {
            let name = entry.path().strip_prefix(out).unwrap().to_str().unwrap().to_owned();
            if entry.file_type().is_file() && !name.starts_with('.') {
                files.insert(name, fs::read(entry.path()).unwrap());
            }
        }
    }
    (files, report)
}

/// The places and the words of a report, without what only one of the two reports has.
fn words(items: &serde_json::Value) -> Vec<String> {
    let items = items.as_array().unwrap();
    items
        .iter()
        .map(|item| format!("{} {} {} {}", item["code"], item["file"], item["line"], item["message"]))
        .collect()
}

/// Edits that really pass through the disk, the watcher, the sockets and two processes.
#[test]
fn after_a_day_of_edits_the_preview_is_the_build() {
    let (folder, root) = folder();
    let served = Served::start(&root, &["--now", "2026-11-22"]);
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), seed);
    let mut compared = 0;
    for round in 0..16 {
        if round % 2 == 0 {
            for _ in 0..4 {
                edit().new_tree(&mut runner).unwrap().current().apply(&root);
            }
        } else {
            // Random edits seldom leave a site that can be built, so every other time all is put back.
            for name in ["content", "static", "templates", "i18n", "themes"] {
                let _ = fs::remove_dir_all(root.join(name));
            }
            site(&root);
            let text = format!("+++\ntitle = \"第{round}轮\"\ndate = 2026-11-{round:02}\n+++\n正文。\n");
            fs::write(root.join(format!("content/notices/round-{round}.md")), text).unwrap();
        }
        let (files, report) = build(&root, &folder.path().join(format!("out-{round}")));
        until("the preview to be the build", || {
            let status = served.status();
            let (said, built) = (words(&status["problems"]["items"]), words(&report["diagnostics"]));
            if status["problems"]["complete"] != true || said != built {
                return Err(format!("{said:#?}\n{built:#?}"));
            }
            match files
                .iter()
                .find(|(name, bytes)| served.get(&format!("/{name}")) != (200, (*bytes).clone()))
            {
                Some((name, _)) => Err(format!("{name} differs")),
                None => Ok(()),
            }
        });
        compared += files.len();
    }
    // Of a day on which nothing could be built there would be nothing to learn.
    assert!(compared > 50, "{compared}");
}
