//! The preview: the site as a build would write it, served while it is being written.
//!
//! A [`Preview`] holds how things stand: an immutable snapshot of the site, and what is wrong with it. A
//! change makes a new [`Stand`] by the same stages that a build goes through, and the two are swapped. A
//! request renders the one job that it asks for. There is no second logic that decides what a change
//! affects, so a page of the preview is the page of the build.

mod answer;
mod client;
pub mod http;
pub mod hub;
mod inject;
mod news;
pub mod running;
pub mod server;
pub mod session;
mod stand;
mod status;
mod visitor;
pub mod watch;

use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;

use crate::message::Messages;
use crate::path::SitePath;
use crate::pipeline::{Kept, Settings, load};
use crate::site::visibility::Include;
use crate::world::World;

use hub::Hub;
pub use stand::Stand;
pub use visitor::Code;
use visitor::{Guard, Visitor};

/// How long until files that could not be read are tried again.
const RETRY: Duration = Duration::from_secs(1);

/// What a preview is asked for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What the author sees.
    pub settings: Settings,
    /// Whether other computers may look; those that do not know the code see the public site.
    pub lan: bool,
    /// Whether open tabs go to the page that was edited.
    pub navigate: bool,
}

/// Why the site is looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// These files or folders may have changed, come or gone.
    Paths(BTreeSet<SitePath>),
    /// Anything may have changed.
    Everything,
    /// Some time has passed: a post may have fallen due, a file may be readable again.
    Time,
}

impl Cause {
    /// Both causes as one.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Paths(mut paths), Self::Paths(others)) => {
                paths.extend(others);
                Self::Paths(paths)
            }
            (Self::Everything, _) | (_, Self::Everything) => Self::Everything,
            (Self::Time, cause) | (cause, Self::Time) => cause,
        }
    }
}

/// A site that is being written.
pub struct Preview {
    world: World,
    options: Options,
    messages: Messages,
    /// Tells this run from an earlier one at the same address.
    instance: String,
    guard: Guard,
    kept: Mutex<Kept>,
    stand: RwLock<Arc<Stand>>,
    /// Whether files could not be read.
    unread: AtomicBool,
    /// The revision of `stand`, for a look that needs no lock.
    newest: AtomicU64,
    /// What the author's tabs are told.
    author: Hub,
    /// What the tabs of strangers are told.
    strangers: Hub,
}

impl Preview {
    /// A preview that has not loaded anything yet.
    pub fn new(world: World, options: Options, messages: Messages) -> Self {
        Self {
            guard: Guard::new(options.lan),
            world,
            options,
            messages,
            instance: random(),
            kept: Mutex::default(),
            stand: RwLock::default(),
            unread: AtomicBool::new(false),
            newest: AtomicU64::new(0),
            author: Hub::new(),
            strangers: Hub::new(),
        }
    }

    /// Looks at the site again; `None` if nothing of it has changed.
    /// `step` is told, from any thread, of each post, with the number of all.
    pub fn reload(&self, cause: &Cause, step: &(dyn Fn(usize) + Sync)) -> Option<Arc<Stand>> {
        let started = Instant::now();
        let mut kept = lock(&self.kept);
        match cause {
            Cause::Paths(paths) => kept.forget(paths),
            Cause::Everything => kept.forget_everything(),
            Cause::Time => {}
        }
        kept.forget_unread(&self.world);
        let before = self.stand();
        let changed = kept.look(&self.world);
        if !changed && before.revision > 0 && !self.is_due() {
            return None;
        }
        let loaded = load(&self.world, &self.options.settings, &mut kept, step);
        let public = self.options.lan.then(|| {
            let settings = Settings { include: Include::default(), ..self.options.settings.clone() };
            load(&self.world, &settings, &mut kept, &|_| {})
        });
        self.unread.store(kept.has_unread(), Ordering::Relaxed);
        let mut stand = Stand::after(&before, loaded, public);
        stand.edited = stand.page_of(cause);
        stand.took = started.elapsed();
        Some(self.publish(stand))
    }

    /// Looks for what only shows when every link is followed and every page is rendered. `None` if the site
    /// changed meanwhile. Runs on the thread pool of its caller.
    pub fn check(&self, stand: &Arc<Stand>) -> Option<Arc<Stand>> {
        let is_newest = || self.newest.load(Ordering::Relaxed) == stand.revision;
        let checked = stand.checked(&self.world, &is_newest)?;
        // Nobody else makes a stand while the author's is looked at.
        let _kept = lock(&self.kept);
        is_newest().then(|| self.publish(checked))
    }

    /// Whether the site has changed by itself.
    fn is_due(&self) -> bool {
        self.until_due().is_zero()
    }

    /// How long the site may be left alone if nobody touches it.
    pub fn rest(&self) -> Duration {
        let retry = if self.unread.load(Ordering::Relaxed) { RETRY } else { Duration::MAX };
        self.until_due().min(retry)
    }

    fn until_due(&self) -> Duration {
        // A clock that the user set stands still.
        let next = if self.world.clock.given().is_some() { None } else { self.stand().next_change() };
        let Some((next, now)) = next.zip(self.world.clock.now(&TimeZone::UTC)) else { return Duration::MAX };
        // Rounded up, so that the time has come when this is over.
        Duration::from_millis(u64::try_from(next.duration_since(now).as_millis() + 1).unwrap_or(0))
    }

    /// The time of day on the site's clock, `14:03:22`.
    pub fn clock(&self) -> Option<String> {
        let zone = self.stand().site()?.config.time_zone.clone();
        Some(self.world.clock.now(&zone)?.to_zoned(zone).strftime("%H:%M:%S").to_string())
    }

    /// The time that counts as now, if the user gave one.
    pub fn given_time(&self) -> Option<&str> {
        self.world.clock.given()
    }

    /// The text of a file of the site, for the excerpt of a diagnostic.
    pub fn excerpt(&self, path: &SitePath) -> Option<String> {
        self.world.excerpt(path)
    }

    /// How things stand.
    pub fn stand(&self) -> Arc<Stand> {
        Arc::clone(&self.stand.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The code with which another computer sees what the author sees; `None` if none may look.
    pub fn code(&self) -> Option<&Code> {
        self.guard.code()
    }

    /// Ends every open tab's stream with a goodbye.
    pub fn close(&self) {
        for hub in [&self.author, &self.strangers] {
            hub.close();
        }
    }

    fn publish(&self, stand: Stand) -> Arc<Stand> {
        let stand = Arc::new(stand);
        self.newest.store(stand.revision, Ordering::Relaxed);
        let old = {
            let mut place = self.stand.write().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *place, Arc::clone(&stand))
        };
        self.author.send(news::state(self, &stand, Visitor::Author));
        if self.options.lan {
            self.strangers.send(news::state(self, &stand, Visitor::Stranger));
        }
        drop(old);
        stand
    }
}

/// A name for a site's folder that does not tell where it is.
fn site_mark(root: &Path) -> String {
    blake3::hash(root.as_os_str().as_encoded_bytes()).to_hex()[..16].to_owned()
}

/// Nothing that holds the lock can leave the state half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sixteen characters that nobody can guess: the standard library's hashes begin at random.
fn random() -> String {
    format!("{:016x}", RandomState::new().hash_one(0))
}
