//! What the commands say that write sources: the files, and what stood in the way.

use std::io;
use std::path::Path;

use super::misuse::complaint;
use super::terminal::Terminal;
use crate::edit::Refusal;
use crate::message::Messages;
use crate::path::SitePath;
use crate::report::{cause, plain};

/// Each path on a line of its own.
pub(super) fn list<'a>(paths: impl IntoIterator<Item = &'a SitePath>) -> String {
    let mut text = String::new();
    text.extend(paths.into_iter().map(|path| format!("  {}\n", plain(path.as_str()))));
    text
}

/// Says why nothing was written into `folder`, as the user named it.
///
/// # Errors
/// If the terminal cannot be written to.
pub(super) fn complain(
    refusal: &Refusal,
    folder: &Path,
    messages: &Messages,
    terminal: &Terminal,
) -> io::Result<()> {
    let folder = folder.to_string_lossy();
    let words = match refusal {
        Refusal::Taken(paths) => {
            let text = complaint(&messages.get("edit-taken", []), messages);
            return terminal.complain(&format!("{text}{}", list(paths)));
        }
        Refusal::NotFolder => messages.get("edit-not-folder", [("folder", folder.as_ref())]),
        Refusal::Outside(path) => messages.get("edit-outside", [("path", path.as_str())]),
        Refusal::Changed(path) => messages.get("edit-changed", [("path", path.as_str())]),
        Refusal::Failed { path, error } => {
            let path = path.to_string_lossy();
            let error = cause(&error.to_string(), messages);
            messages.get("edit-failed", [("path", path.as_ref()), ("error", &error)])
        }
    };
    terminal.complain(&complaint(&words, messages))
}
