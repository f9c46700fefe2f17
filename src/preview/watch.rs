//! Changed files → which paths to look at again.
//!
//! A site's folder enters, a stream of [`Change`]s leaves. Whether a path of it really changed is not asked
//! here: a change says "look", and none is missed.
//!
//! ```text
//! notify ─ signs → Sign ─ names → SitePath ─ debounce → Change
//! ```
//!
//! One thread gathers what the system tells. Where the system cannot tell (a network folder, no watches
//! left) or shall not (`--poll`), it says [`Change::Everything`] at an interval.

mod debounce;
mod folders;
mod links;
mod names;
mod network;
mod signs;
mod watcher;

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::path::SitePath;
use watcher::{Message, Watcher};

/// What may have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// These files and folders may have changed, appeared or gone. A folder stands for all that lies in it.
    Paths(BTreeSet<SitePath>),
    /// Anything.
    Everything,
}

/// How to watch.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Ask the system for nothing and say [`Change::Everything`] at this interval.
    pub poll: Option<Duration>,
}

/// Why [`Change::Everything`] is said at an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Polling {
    /// [`Options::poll`] asks for it.
    Asked,
    /// A folder of the site lies on a network file system, where others may write unseen. What the system
    /// does tell is told at once all the same.
    Network,
    /// The system refused to watch: it has no watches left, or it knows of none.
    Refused,
}

/// A watched site; dropping it ends that.
#[derive(Debug)]
pub struct Watching {
    polling: Arc<OnceLock<Polling>>,
    sender: Sender<Message>,
    thread: Option<JoinHandle<()>>,
}

/// Watches a site's folder, and tells what changes from now on.
///
/// `tell` is called from one thread, never twice at once; while it runs, further changes gather. It must
/// come to its end for [`Watching`] to be dropped, and is not called after that.
///
/// # Errors
/// If there is no such folder, or no thread to be had.
pub fn watch(root: &Path, options: &Options, tell: impl Fn(Change) + Send + 'static) -> io::Result<Watching> {
    let root = dunce::canonicalize(root)?;
    let polling = Arc::new(OnceLock::new());
    let (sender, receiver) = channel();
    // The folders are watched when this function returns: what is read after it is not missed.
    let mut watcher = Watcher::new(root, options, sender.clone(), Arc::clone(&polling), Box::new(tell));
    let work = move || watcher.run(&receiver);
    let thread = thread::Builder::new().name("watch".to_owned()).spawn(work)?;
    Ok(Watching { polling, sender, thread: Some(thread) })
}

impl Watching {
    /// Why [`Change::Everything`] is said at an interval, if it is. That may begin late, when the system
    /// refuses to watch one more folder.
    pub fn polling(&self) -> Option<Polling> {
        self.polling.get().copied()
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // The thread is gone if `tell` panicked; then there is nobody to be stopped.
        let _ = self.sender.send(Message::Stop);
        if let Some(thread) =
            self.thread.take().filter(|thread| thread.thread().id() != thread::current().id())
        {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests;
