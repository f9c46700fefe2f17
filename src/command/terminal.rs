//! The two streams: results on the standard output, everything else on the standard error.
//!
//! A file of its own because of what may go wrong there: `println!` panics when the reader has gone away
//! (`jianbao --help | head -1`), which here is no error at all.

use std::io::{self, ErrorKind, IsTerminal, Write};

use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};

/// The two streams with their colours. `NO_COLOR`, `CLICOLOR_FORCE` and `TERM=dumb` are honoured.
pub(super) struct Terminal {
    color: ColorChoice,
}

impl Terminal {
    pub(super) fn new(color: ColorChoice) -> Self {
        Self { color }
    }

    /// Writes a result.
    ///
    /// # Errors
    /// If it cannot be written and somebody would have read it.
    pub(super) fn print(&self, text: &str) -> io::Result<()> {
        self.write(io::stdout().lock(), text)
    }

    /// Writes a problem.
    ///
    /// # Errors
    /// As [`Terminal::print`].
    pub(super) fn complain(&self, text: &str) -> io::Result<()> {
        self.write(io::stderr().lock(), text)
    }

    /// Whether a person sees the standard error while it is written, and may see it change.
    pub(super) fn is_live() -> bool {
        io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
    }

    /// How many columns a person has for the standard output; `None` if no person reads it.
    pub(super) fn columns() -> Option<usize> {
        /// What every console has, where it cannot be asked.
        const USUAL: usize = 80;
        io::stdout().is_terminal().then(|| asked().or_else(set).unwrap_or(USUAL))
    }

    fn write(&self, stream: impl RawStream + AsLockedWrite, text: &str) -> io::Result<()> {
        let mut stream = AutoStream::new(stream, self.color);
        match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            written => written,
        }
    }
}

/// The width that the terminal itself gives.
#[cfg(target_os = "linux")]
fn asked() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

/// Elsewhere a terminal is asked by ways that are closed to safe code.
#[cfg(not(target_os = "linux"))]
fn asked() -> Option<usize> {
    None
}

/// The width that somebody has set.
fn set() -> Option<usize> {
    std::env::var("COLUMNS").ok()?.parse().ok().filter(|columns| *columns > 0)
}
