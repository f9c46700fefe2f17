//! The thread that hears the system, keeps the watches right and tells of changes.

use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use super::debounce::{Debounce, Sign};
use super::folders::{Folders, tells_ends};
use super::names::{FOLDERS, Meaning, meaning};
use super::signs::{matters, signs};
use super::{Change, Options, Polling, network};

/// How often everything is looked at where the system cannot tell.
const POLL: Duration = Duration::from_secs(1);
/// A shorter interval would do nothing but look.
const SHORTEST_POLL: Duration = Duration::from_millis(50);
/// How often the root is looked for: a folder does not hear of a rename of the folders above it.
const LOOK_FOR_ROOT: Duration = Duration::from_millis(500);
/// So many messages are heard in a row before the time is looked at: those that gathered while `tell` ran
/// are one change.
const MOST_AT_ONCE: usize = 10_000;
/// Watching anew is itself heard by the system: where so many times in [`RESTART_SPAN`] it lost count, it
/// will again.
const MOST_RESTARTS: usize = 3;
const RESTART_SPAN: Duration = Duration::from_secs(10);

/// What the thread hears.
#[derive(Debug)]
pub(super) enum Message {
    Heard(Instant, notify::Result<notify::Event>),
    Stop,
}

/// What distinguishes the root from another folder of its name; `None` while there is none.
type Identity = Option<(u64, u64)>;

pub(super) struct Watcher {
    root: PathBuf,
    identity: Identity,
    /// `None` where the system is not asked, refuses, or there is no root.
    folders: Option<Folders>,
    asks_system: bool,
    debounce: Debounce,
    /// Paths of the present batch that may be new folders.
    appeared: BTreeSet<PathBuf>,
    /// Whether the system lost count of what happened.
    lost_count: bool,
    restarts: VecDeque<Instant>,
    poll: Option<Duration>,
    polling: Arc<OnceLock<Polling>>,
    sender: Sender<Message>,
    tell: Box<dyn Fn(Change) + Send>,
}

impl Watcher {
    pub(super) fn new(
        root: PathBuf,
        options: &Options,
        sender: Sender<Message>,
        polling: Arc<OnceLock<Polling>>,
        tell: Box<dyn Fn(Change) + Send>,
    ) -> Self {
        let mut watcher = Self {
            identity: identity(&root),
            root,
            folders: None,
            asks_system: options.poll.is_none(),
            debounce: Debounce::new(tells_ends()),
            appeared: BTreeSet::new(),
            lost_count: false,
            restarts: VecDeque::new(),
            poll: None,
            polling,
            sender,
            tell,
        };
        if let Some(interval) = options.poll {
            watcher.begin_polling(Polling::Asked, interval.max(SHORTEST_POLL));
        } else if FOLDERS.iter().any(|name| network::is_remote(&watcher.root.join(name)))
            || network::is_remote(&watcher.root)
        {
            watcher.begin_polling(Polling::Network, POLL);
        }
        watcher.watch_folders();
        watcher
    }

    /// Hears and tells until it is stopped.
    pub(super) fn run(&mut self, receiver: &Receiver<Message>) {
        let mut next_look = Instant::now() + LOOK_FOR_ROOT;
        let mut next_poll = self.poll.map(|interval| Instant::now() + interval);
        loop {
            let next = [Some(next_look), next_poll, self.debounce.due()].into_iter().flatten().min();
            let wait = next.map_or(LOOK_FOR_ROOT, |next| next.saturating_duration_since(Instant::now()));
            match receiver.recv_timeout(wait) {
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
                Ok(first) => {
                    for message in std::iter::once(first).chain(receiver.try_iter().take(MOST_AT_ONCE)) {
                        match message {
                            Message::Stop => return,
                            Message::Heard(at, Ok(event)) => self.hear(at, event),
                            Message::Heard(at, Err(_)) => self.hear_refusal(at),
                        }
                    }
                }
            }
            let now = Instant::now();
            if now >= next_look {
                self.look_for_root(now);
                next_look = now + LOOK_FOR_ROOT;
            }
            if self.debounce.due().is_some_and(|due| due <= now) {
                self.renew_watches(now);
            }
            if let Some(change) = self.debounce.take(now) {
                (self.tell)(change);
            } else if next_poll.is_some_and(|at| at <= now) {
                (self.tell)(Change::Everything);
                next_poll = None;
            }
            next_poll = next_poll.or_else(|| self.poll.map(|interval| Instant::now() + interval));
        }
    }

    fn hear(&mut self, at: Instant, event: notify::Event) {
        if event.need_rescan() {
            self.lost_count = true;
            self.debounce.note_everything(at);
        }
        for (path, sign) in signs(event) {
            if path == self.root {
                // Another folder may have taken its place already, and even its number on disk.
                if sign == Sign::Gone {
                    self.find_root_again(at);
                }
            } else {
                self.hear_sign(at, &path, sign);
            }
        }
    }

    fn hear_sign(&mut self, at: Instant, path: &Path, sign: Sign) {
        let meaning = meaning(&self.root, path);
        if meaning != Meaning::Nothing && matches!(sign, Sign::Created | Sign::Finished | Sign::Gone) {
            self.appeared.insert(path.to_path_buf());
        }
        let is_new_link = matches!(meaning, Meaning::Part(_)) && path.is_symlink();
        if is_new_link || self.folders.as_ref().is_some_and(|folders| folders.is_behind_link(path)) {
            self.debounce.note_everything(at);
        }
        match meaning {
            Meaning::Part(path) => self.debounce.note(path, sign, at),
            Meaning::Passing(path) => self.debounce.put_aside(path),
            Meaning::Nothing => {}
        }
    }

    /// The system could not watch a folder that appeared.
    fn hear_refusal(&mut self, at: Instant) {
        self.begin_polling(Polling::Refused, POLL);
        self.debounce.note_everything(at);
    }

    /// Watches what appeared, before it is told: what the core does not find when it looks is heard.
    fn renew_watches(&mut self, now: Instant) {
        let appeared = std::mem::take(&mut self.appeared);
        if std::mem::take(&mut self.lost_count) {
            return self.restart(now);
        }
        let Some(folders) = &mut self.folders else { return };
        let mut last: Option<PathBuf> = None;
        for path in appeared {
            if last.as_ref().is_some_and(|last| path.starts_with(last)) {
                continue;
            }
            if folders.add(&path).is_err() {
                return self.hear_refusal(now);
            }
            if path.is_dir() {
                last = Some(path);
            }
        }
    }

    /// Watches anew, since new folders may have been missed.
    fn restart(&mut self, now: Instant) {
        self.restarts.retain(|&at| now.saturating_duration_since(at) < RESTART_SPAN);
        self.restarts.push_back(now);
        if self.restarts.len() > MOST_RESTARTS {
            self.begin_polling(Polling::Refused, POLL);
        } else {
            self.watch_folders();
        }
    }

    fn look_for_root(&mut self, now: Instant) {
        if identity(&self.root) != self.identity {
            self.find_root_again(now);
        }
    }

    fn find_root_again(&mut self, now: Instant) {
        self.identity = identity(&self.root);
        self.watch_folders();
        self.debounce.note_everything(now);
    }

    fn watch_folders(&mut self) {
        self.folders = None;
        if !self.asks_system || self.identity.is_none() {
            return;
        }
        let sender = self.sender.clone();
        let handler = move |event: notify::Result<notify::Event>| {
            // A scan of a large site opens many files: that is dropped before it costs anything.
            if event.as_ref().map_or(true, |event| matters(event.kind)) {
                let _ = sender.send(Message::Heard(Instant::now(), event));
            }
        };
        match Folders::watch(&self.root, handler) {
            Ok(folders) => self.folders = Some(folders),
            Err(_) if identity(&self.root).is_none() => self.identity = None,
            Err(_) => self.begin_polling(Polling::Refused, POLL),
        }
    }

    fn begin_polling(&mut self, why: Polling, interval: Duration) {
        // The first reason stays.
        let _ = self.polling.set(why);
        self.poll.get_or_insert(interval);
    }
}

#[cfg(unix)]
fn identity(root: &Path) -> Identity {
    use std::os::unix::fs::MetadataExt;

    let found = root.metadata().ok().filter(std::fs::Metadata::is_dir)?;
    Some((found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn identity(root: &Path) -> Identity {
    root.is_dir().then_some((0, 0))
}
