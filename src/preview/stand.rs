//! How things stand: what is shown at one moment, and what is wrong.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::Cause;
use super::visitor::Visitor;
use crate::address::Address;
use crate::content::is_document;
use crate::diagnostic::{Diagnosed, Diagnostic, has_errors, settle};
use crate::pipeline::{Loaded, Snapshot};
use crate::site::Site;
use crate::world::World;

/// What is shown at one moment, and what is wrong. It never changes; a change makes another one.
#[derive(Debug, Default)]
pub struct Stand {
    /// Counts the loads; 0 before the first.
    pub revision: u64,
    /// What the last load gave.
    loaded: Arc<Loaded>,
    /// What the author sees: the last site whose configuration and theme are sound.
    shown: Option<Arc<Loaded>>,
    /// The last site all of whose pages could be rendered.
    whole: Option<Arc<Loaded>>,
    /// What strangers see: the last site without errors.
    public: Option<Arc<Loaded>>,
    /// What the load said.
    early: Vec<Diagnostic>,
    /// What showed when every link was followed and every page rendered: of this site if `complete`, else of
    /// one before.
    late: Vec<Diagnostic>,
    /// Whether every link has been followed and every page rendered.
    pub complete: bool,
    /// The page of the one post whose change led here.
    pub edited: Option<Address>,
    /// How long the load took.
    pub took: Duration,
}

impl Stand {
    /// What comes after `before`.
    pub(super) fn after(before: &Self, loaded: Diagnosed<Loaded>, public: Option<Diagnosed<Loaded>>) -> Self {
        let Diagnosed { value: loaded, diagnostics: early } = loaded;
        let sound = |loaded: &Loaded| loaded.sound && loaded.snapshot.is_some();
        let loaded = Arc::new(loaded);
        // What a build would publish. In front matter with a mistake, what keeps a post from being public may
        // be what cannot be read.
        let public = public.filter(|public| !has_errors(&public.diagnostics) && sound(&public.value));
        let public = public.map(|public| Arc::new(public.value));
        Self {
            revision: before.revision + 1,
            shown: if sound(&loaded) { Some(Arc::clone(&loaded)) } else { before.shown.clone() },
            whole: before.whole.clone(),
            public: public.or_else(|| before.public.clone()),
            loaded,
            early,
            late: before.late.clone(),
            complete: false,
            edited: None,
            took: Duration::ZERO,
        }
    }

    /// The same after every link was followed and every page rendered; `None` as soon as `go_on` says no.
    pub(super) fn checked(&self, world: &World, go_on: &(dyn Fn() -> bool + Sync)) -> Option<Self> {
        if !go_on() {
            return None;
        }
        let mut late = self.loaded.check();
        if !go_on() {
            return None;
        }
        let mut whole = self.whole.clone();
        if let Some(snapshot) = &self.loaded.snapshot {
            let rendered = snapshot.try_all(world, go_on)?;
            if rendered.is_empty() && self.is_current() {
                whole = Some(Arc::clone(&self.loaded));
            }
            late.extend(rendered);
        }
        Some(Self {
            revision: self.revision,
            loaded: Arc::clone(&self.loaded),
            shown: self.shown.clone(),
            whole,
            public: self.public.clone(),
            early: self.early.clone(),
            late,
            complete: true,
            edited: self.edited.clone(),
            took: self.took,
        })
    }

    /// Whether what is shown is what was loaded, rather than an earlier, sound site.
    pub fn is_current(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, &self.loaded))
    }

    /// Whether an earlier site is shown because of an error.
    pub fn is_earlier(&self) -> bool {
        self.shown.is_some() && !self.is_current()
    }

    /// The site, as far as it could be loaded.
    pub fn site(&self) -> Option<&Site> {
        let loaded = self.shown.as_ref().unwrap_or(&self.loaded);
        loaded.site.as_deref()
    }

    /// What somebody sees, if there is anything to see.
    pub(super) fn snapshot(&self, visitor: Visitor) -> Option<&Snapshot> {
        let seen = match visitor {
            Visitor::Author => &self.shown,
            Visitor::Stranger => &self.public,
        };
        seen.as_ref()?.snapshot.as_ref()
    }

    /// An earlier site of the author's, for a page that cannot be rendered now.
    pub(super) fn earlier(&self) -> Option<&Snapshot> {
        self.whole.as_ref()?.snapshot.as_ref()
    }

    /// What the load said, before any page was rendered.
    pub fn early(&self) -> &[Diagnostic] {
        &self.early
    }

    /// All that is wrong, as a build would tell it once `complete`.
    pub fn problems(&self) -> Vec<Diagnostic> {
        settle(self.early.iter().chain(&self.late).cloned().collect())
    }

    /// Whether there is an error.
    pub fn has_errors(&self) -> bool {
        has_errors(&self.early) || has_errors(&self.late)
    }

    /// When the site next changes by itself.
    pub fn next_change(&self) -> Option<Timestamp> {
        self.loaded.site.as_ref()?.next_change()
    }

    /// The page of the only post among what changed.
    pub(super) fn page_of(&self, cause: &Cause) -> Option<Address> {
        let Cause::Paths(paths) = cause else { return None };
        let mut posts = paths.iter().filter(|path| is_document(path));
        let (Some(path), None) = (posts.next(), posts.next()) else { return None };
        let loaded = self.shown.as_ref()?;
        let (site, snapshot) = (loaded.site.as_ref()?, loaded.snapshot.as_ref()?);
        let address = site.address_of(site.node(path)?).clone();
        snapshot.plan.job(&address).is_some().then_some(address)
    }
}
