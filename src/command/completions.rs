//! `jianbao completions`: the commands and options for the Tab key of a shell.

use std::io;

use clap_complete::Shell;

use super::Status;
use super::arguments::program;
use super::terminal::Terminal;
use crate::message::Messages;

/// The shells that are known.
pub(super) const SHELLS: &[&str] = &["bash", "zsh", "fish", "powershell", "elvish"];

/// Prints the script.
///
/// # Errors
/// If the terminal cannot be written to.
pub(super) fn run(shell: &str, messages: &Messages, terminal: &Terminal) -> io::Result<Status> {
    // Only the shells of the list can have been typed.
    let shell: Shell = shell.parse().unwrap_or(Shell::Bash);
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut program(messages), "jianbao", &mut script);
    terminal.print(&String::from_utf8_lossy(&script))?;
    Ok(Status::Done)
}
