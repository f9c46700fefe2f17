//! The global options as typed → what they mean here.

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use super::arguments::Typed;
use crate::diagnostic::{Code, Diagnostic};
use crate::world::{Clock, OTHER_FILES, World, find_root, is_site, misnamed_config};

/// What every command needs to know of the place where it runs.
#[derive(Debug)]
pub(super) struct Settings {
    /// The folder in which the user is; paths on the command line are relative to it.
    pub(super) current: PathBuf,
    /// The folder of `--root`.
    given_root: Option<PathBuf>,
    /// Whether only problems are printed.
    pub(super) quiet: bool,
}

impl Settings {
    /// # Errors
    /// If the current folder is gone.
    pub(super) fn resolve(typed: &Typed) -> io::Result<Self> {
        #[expect(
            clippy::disallowed_methods,
            reason = "the one place that resolves paths of the command line"
        )]
        let current = env::current_dir()?;
        Ok(Self { current, given_root: typed.root.clone(), quiet: typed.quiet })
    }

    /// The folder of the site.
    ///
    /// # Errors
    /// A [`Code::NoSite`] if there is none.
    fn root(&self) -> Result<PathBuf, Diagnostic> {
        let (found, searched) = match &self.given_root {
            Some(given) => {
                let root = self.current.join(given);
                (is_site(&root).then_some(root), given.as_path())
            }
            None => (find_root(&self.current), self.current.as_path()),
        };
        found.ok_or_else(|| no_site(searched, &self.current.join(searched)))
    }

    /// The site, at the time that counts as now.
    ///
    /// # Errors
    /// If there is none, or its folder cannot be opened.
    pub(super) fn world(&self, clock: Clock) -> Result<World, Diagnostic> {
        let root = self.root()?;
        World::on_disk(&root, clock).map_err(|error| {
            Diagnostic::new(Code::Unreadable).with("name", root.display()).with("error", error)
        })
    }

    /// A path of the command line.
    pub(super) fn path(&self, typed: &Path) -> PathBuf {
        self.current.join(typed)
    }
}

/// Says that a folder is no site, and why it may look like one: Notepad gave the settings a second ending, or it
/// is another system's that is not read.
fn no_site(searched: &Path, folder: &Path) -> Diagnostic {
    let report = Diagnostic::new(Code::NoSite).with("root", searched.display());
    if let Some(file) = misnamed_config(folder) {
        return report.with("reason", "notepad").with("file", file.display());
    }
    match OTHER_FILES.iter().find(|(name, _)| folder.join(name).is_file()) {
        Some((name, system)) => report.with("reason", "other").with("system", system).with("file", name),
        None => report.with("reason", "missing").with("file", ""),
    }
}
