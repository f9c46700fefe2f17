//! `jianbao licenses`: the notices of everything in the binary.

use std::io;

use super::Status;
use super::terminal::Terminal;

/// Made by `tests/licenses.rs` from the packages of the libraries.
const NOTICES: &str = include_str!("../licenses/notices.txt");

/// Prints them.
///
/// # Errors
/// If the terminal cannot be written to.
pub(super) fn run(terminal: &Terminal) -> io::Result<Status> {
    terminal.print(NOTICES)?;
    Ok(Status::Done)
}
