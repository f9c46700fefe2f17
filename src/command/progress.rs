//! One line on the terminal that says how far the work has come.
//!
//! Whoever does not look at a terminal never sees it, nor does anybody whose build takes half a second.
//! It is wiped with spaces, not with an escape code, which old Windows consoles would print.

use std::io::{self, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::terminal::Terminal;
use super::width::columns;
use crate::message::Messages;
use crate::report::grouped;

/// Before this, nothing is shown.
const PATIENCE: Duration = Duration::from_millis(500);
/// Between two updates.
const INTERVAL: Duration = Duration::from_millis(100);

/// The progress of one run. It may be told from any thread, as often as one likes.
pub(super) struct Progress<'a> {
    line: Option<Line<'a, io::Stderr>>,
}

impl<'a> Progress<'a> {
    /// Begins to watch; silent when `quiet`, and when the standard error is no terminal.
    pub(super) fn start(messages: &'a Messages, quiet: bool) -> Self {
        let shown = !quiet && Terminal::is_live();
        Self { line: shown.then(|| Line::new(messages, Instant::now(), io::stderr())) }
    }

    /// Says that `done` of `total` parts of a stage (the id of a message) are done; `total` 0: not known.
    pub(super) fn set(&self, stage: &'static str, done: usize, total: usize) {
        if let Some(line) = &self.line {
            line.set(line.started.elapsed(), stage, done, total);
        }
    }

    /// Wipes the line, for good. Dropping does the same.
    pub(super) fn finish(self) {
        drop(self);
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(line) = &self.line {
            line.wipe();
        }
    }
}

struct Line<'a, W> {
    messages: &'a Messages,
    started: Instant,
    /// Milliseconds from the start to the last update.
    last: AtomicU64,
    screen: Mutex<Screen<W>>,
}

struct Screen<W> {
    stream: W,
    /// The columns that are written on.
    columns: usize,
}

impl<'a, W: Write> Line<'a, W> {
    fn new(messages: &'a Messages, started: Instant, stream: W) -> Self {
        Self { messages, started, last: AtomicU64::new(0), screen: Mutex::new(Screen { stream, columns: 0 }) }
    }

    fn set(&self, now: Duration, stage: &str, done: usize, total: usize) {
        let milliseconds = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        let now_milliseconds = milliseconds(now);
        let last = self.last.load(Ordering::Relaxed);
        if now < PATIENCE || now_milliseconds.saturating_sub(last) < milliseconds(INTERVAL) {
            return;
        }
        // Of several threads that come at once, one writes and the others go on working.
        if self.last.compare_exchange(last, now_milliseconds, Ordering::Relaxed, Ordering::Relaxed).is_err() {
            return;
        }
        let stage = self.messages.get(stage, []);
        let (done, whole) = (grouped(done), grouped(total));
        let id = if total == 0 { "progress-open" } else { "progress" };
        self.show(&self.messages.get(id, [("stage", stage.as_str()), ("done", &done), ("total", &whole)]));
    }

    fn wipe(&self) {
        // No time is later than this, so nothing is shown any more.
        self.last.store(u64::MAX, Ordering::Relaxed);
        self.show("");
    }

    fn show(&self, text: &str) {
        let Ok(mut screen) = self.screen.lock() else { return };
        let width = columns(text);
        if (width, screen.columns) == (0, 0) {
            return;
        }
        let rest = screen.columns.saturating_sub(width);
        let end = if width == 0 { "\r" } else { "" };
        // What cannot be shown is no reason to stop the work.
        let _ = write!(screen.stream, "\r{text}{:rest$}{end}", "");
        let _ = screen.stream.flush();
        screen.columns = width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Language;
    use std::process::Command;

    fn shown(steps: &[(u64, usize)]) -> String {
        let messages = Messages::new(Language::Chinese);
        let line = Line::new(&messages, Instant::now(), Vec::new());
        for (milliseconds, done) in steps {
            line.set(Duration::from_millis(*milliseconds), "stage-render", *done, 12_000);
        }
        line.wipe();
        line.set(Duration::from_secs(100), "stage-render", 1, 1);
        String::from_utf8(line.screen.into_inner().unwrap().stream).unwrap()
    }

    #[test]
    fn a_short_build_shows_nothing() {
        assert_eq!(shown(&[(0, 1), (300, 2), (499, 3)]), "");
    }

    #[test]
    fn a_long_build_shows_ten_updates_a_second_and_leaves_nothing() {
        let text = shown(&[(500, 5000), (520, 5100), (599, 5200), (610, 9)]);
        assert_eq!(
            text,
            "\r生成页面 5,000/12,000\r生成页面 9/12,000    \r                 \r"
                .replace("                 ", &" ".repeat(17))
        );
    }

    /// Not a test of its own: what the next two run as another process.
    #[test]
    #[ignore = "run by the tests below"]
    fn works_for_a_while() {
        let messages = Messages::new(Language::Chinese);
        let progress = Progress::start(&messages, false);
        for done in 0..8 {
            std::thread::sleep(Duration::from_millis(100));
            progress.set("stage-render", done, 8);
        }
        progress.finish();
    }

    const WORK: [&str; 4] =
        ["command::progress::tests::works_for_a_while", "--exact", "--ignored", "--nocapture"];

    #[test]
    fn a_pipe_shows_nothing() {
        let output = Command::new(std::env::current_exe().unwrap()).args(WORK).output().unwrap();
        assert!(output.status.success());
        assert!(!String::from_utf8_lossy(&output.stderr).contains("生成页面"));
    }

    #[cfg(target_os = "linux")]
    fn in_a_terminal(term: &str) -> String {
        let exe = std::env::current_exe().unwrap();
        let line = format!("{} {}", exe.display(), WORK.join(" "));
        let output =
            Command::new("script").args(["-qec", &line, "/dev/null"]).env("TERM", term).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_terminal_shows_the_line_and_a_dumb_one_does_not() {
        let seen = in_a_terminal("xterm");
        assert!(seen.contains("\r生成页面 ") && seen.contains("/8") && seen.contains(" \r"), "{seen:?}");
        assert!(!in_a_terminal("dumb").contains("生成页面"));
    }
}
