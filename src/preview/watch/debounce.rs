//! Signs of change, each with its time → one [`Change`] when the writer seems to be done.
//!
//! Pure: the time is handed in, so that a test need not sleep. What is known of each path of the batch:
//!
//! | sign ↓ / state → | unknown | writing | whole | gone |
//! | --- | --- | --- | --- | --- |
//! | `Created` | writing, new | writing | writing | writing |
//! | `Written` | writing | writing | writing | writing |
//! | `Touched` | whole | writing | whole | gone |
//! | `Finished` | whole | whole | whole | whole |
//! | `Gone` | gone | gone; whole if new | gone; whole if new | gone |
//!
//! "New" is what was not there before the batch: when it goes again (an editor's temporary file that was
//! renamed over the post), nothing is missed. What was there and is gone may be about to come back (an
//! editor moved the post out of its way before it writes a new one), and what is being written is not
//! whole: both are waited for. The batch is told after so much quiet:
//!
//! | | quiet |
//! | --- | --- |
//! | all paths are whole | 3 ms |
//! | one is being written or gone | 40 ms |
//! | the system does not tell of the end of writing | 30 ms |
//! | many paths: a checkout, an archive being unpacked | more with each, up to 50 ms |
//!
//! but never later than 500 ms after its first sign.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use super::Change;
use crate::path::SitePath;

/// Every path is as its writer wants it: only a second file saved in the same breath is waited for.
const SETTLED: Duration = Duration::from_millis(3);
/// A writer is at it.
const UNSETTLED: Duration = Duration::from_millis(40);
/// Nobody says whether a writer is at it.
const UNTOLD: Duration = Duration::from_millis(30);
/// What each path beyond the few of a save adds.
const PER_PATH: Duration = Duration::from_millis(3);
/// A save in one of the usual ways touches up to so many paths: the post, its backup, a temporary file.
const PATHS_OF_A_SAVE: usize = 3;
/// The longest quiet that is waited for.
const LONGEST_QUIET: Duration = Duration::from_millis(50);
/// The longest that a change is held back.
const LONGEST_WAIT: Duration = Duration::from_millis(500);
/// A batch that begins so soon after another belongs to the same burst.
const SAME_BURST: Duration = Duration::from_millis(100);
/// So many temporary names are kept in mind, and not more.
const MOST_ASIDE: usize = 1000;

/// What was heard of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// It appeared, empty.
    Created,
    /// Something was written into it.
    Written,
    /// Its time or its permissions changed.
    Touched,
    /// Its writer closed it, or it was moved here as a whole.
    Finished,
    /// It was deleted or moved away.
    Gone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Writing { new: bool },
    Whole { new: bool },
    Gone,
}

impl State {
    fn after(before: Option<Self>, sign: Sign) -> Self {
        let new = match before {
            None => sign == Sign::Created,
            Some(Self::Writing { new } | Self::Whole { new }) => new,
            Some(Self::Gone) => false,
        };
        match (sign, before) {
            (Sign::Touched, Some(before)) => before,
            (Sign::Created | Sign::Written, _) => Self::Writing { new },
            (Sign::Touched | Sign::Finished, _) => Self::Whole { new },
            (Sign::Gone, _) if new => Self::Whole { new },
            (Sign::Gone, _) => Self::Gone,
        }
    }
}

/// The change that is being gathered.
#[derive(Debug)]
pub(super) struct Debounce {
    /// Whether the system tells of the end of writing.
    tells_ends: bool,
    batch: BTreeMap<SitePath, State>,
    everything: bool,
    /// Paths that are told with the next change and are no reason for one.
    aside: BTreeSet<SitePath>,
    /// The times of the batch's first and last sign.
    times: Option<(Instant, Instant)>,
    /// How many paths of the same burst have been told just before, weighing less and less.
    carried: usize,
    /// When the last batch was told, and what it weighed.
    told: Option<(Instant, usize)>,
}

impl Debounce {
    pub(super) fn new(tells_ends: bool) -> Self {
        Self {
            tells_ends,
            batch: BTreeMap::new(),
            everything: false,
            aside: BTreeSet::new(),
            times: None,
            carried: 0,
            told: None,
        }
    }

    /// A sign of a path.
    pub(super) fn note(&mut self, path: SitePath, sign: Sign, at: Instant) {
        let state = State::after(self.batch.get(&path).copied(), sign);
        self.batch.insert(path, state);
        self.mark(at);
    }

    /// Anything may have changed.
    pub(super) fn note_everything(&mut self, at: Instant) {
        self.everything = true;
        self.mark(at);
    }

    /// A path that is told with the next change and is no reason for one.
    pub(super) fn put_aside(&mut self, path: SitePath) {
        if self.aside.len() < MOST_ASIDE {
            self.aside.insert(path);
        } else {
            self.everything = true;
        }
    }

    /// When the change is to be told, if nothing else happens; `None` while there is none.
    pub(super) fn due(&self) -> Option<Instant> {
        let (first, last) = self.times?;
        Some((last + self.quiet()).min(first + LONGEST_WAIT))
    }

    /// The change, if it is due.
    pub(super) fn take(&mut self, now: Instant) -> Option<Change> {
        if self.due()? > now {
            return None;
        }
        self.told = Some((now, self.weight()));
        self.times = None;
        let mut paths: BTreeSet<SitePath> = std::mem::take(&mut self.batch).into_keys().collect();
        paths.append(&mut self.aside);
        if std::mem::take(&mut self.everything) {
            return Some(Change::Everything);
        }
        Some(Change::Paths(topmost(paths)))
    }

    fn mark(&mut self, at: Instant) {
        let first = self.times.map(|(first, _)| first);
        if first.is_none() {
            let burst = self.told.filter(|&(told, _)| at.saturating_duration_since(told) < SAME_BURST);
            self.carried = burst.map_or(0, |(_, weight)| weight / 2);
        }
        self.times = Some((first.unwrap_or(at), at));
    }

    fn weight(&self) -> usize {
        self.batch.len() + self.carried
    }

    fn quiet(&self) -> Duration {
        let least = if !self.tells_ends {
            UNTOLD
        } else if self.everything || !self.batch.values().all(|state| matches!(state, State::Whole { .. })) {
            UNSETTLED
        } else {
            SETTLED
        };
        let beyond = u32::try_from(self.weight().saturating_sub(PATHS_OF_A_SAVE)).unwrap_or(u32::MAX);
        least.max(PER_PATH.saturating_mul(beyond).min(LONGEST_QUIET))
    }
}

/// The paths without those below another of them: a folder stands for all that it holds.
fn topmost(paths: BTreeSet<SitePath>) -> BTreeSet<SitePath> {
    let held = |path: &SitePath| {
        let text = path.as_str();
        text.match_indices('/')
            .any(|(at, _)| SitePath::new(&text[..at]).is_some_and(|up| paths.contains(&up)))
    };
    paths.iter().filter(|path| !held(path)).cloned().collect()
}

#[cfg(test)]
mod tests;
