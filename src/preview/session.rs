//! The life of a preview: what happens, in the order in which it happens, on one thread.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use rayon::ThreadPoolBuilder;

use super::{Cause, Preview, Stand};

/// Something that the session has to deal with.
#[derive(Debug)]
pub enum Happening {
    /// Files changed.
    Change(Cause),
    /// A stand has been looked through.
    Checked(Arc<Stand>),
    /// The user has had enough.
    Stop,
}

/// What the session tells the terminal.
#[derive(Debug)]
pub enum Told<'a> {
    /// The site was loaded again, because of this.
    Loaded(&'a Arc<Stand>, &'a Cause),
    /// Every page was looked through.
    Checked(&'a Arc<Stand>),
}

/// How long the computer's clock may run on without a look at it: a laptop may have slept meanwhile.
const PATIENCE: Duration = Duration::from_secs(30);

/// Follows the site until [`Happening::Stop`]. `first` is how things stand now; `outbox` is the other end of
/// `inbox`.
pub fn run(
    preview: &Arc<Preview>,
    first: Arc<Stand>,
    inbox: &Receiver<Happening>,
    outbox: &Sender<Happening>,
    tell: &mut dyn FnMut(Told<'_>),
) {
    // Half of the computer, so that a page that is asked for meanwhile is still made at once.
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let pool = ThreadPoolBuilder::new().num_threads((cores / 2).max(1)).build().ok();
    let check = |stand: Arc<Stand>| {
        let (preview, outbox) = (Arc::clone(preview), outbox.clone());
        let work = move || {
            if let Some(stand) = preview.check(&stand) {
                // Nobody listens any more if the session has ended.
                let _ = outbox.send(Happening::Checked(stand));
            }
        };
        if let Some(pool) = &pool {
            pool.spawn(work);
        }
    };
    tell(Told::Loaded(&first, &Cause::Everything));
    check(first);
    loop {
        let cause = match inbox.recv_timeout(preview.rest().min(PATIENCE)) {
            Ok(Happening::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            Ok(Happening::Checked(stand)) => {
                tell(Told::Checked(&stand));
                continue;
            }
            Ok(Happening::Change(mut cause)) => {
                // What was saved while the site was loaded is one change.
                while let Ok(more) = inbox.try_recv() {
                    match more {
                        Happening::Change(other) => cause = cause.and(other),
                        Happening::Checked(stand) => tell(Told::Checked(&stand)),
                        Happening::Stop => return,
                    }
                }
                cause
            }
            Err(RecvTimeoutError::Timeout) => Cause::Time,
        };
        if let Some(stand) = preview.reload(&cause, &|_| {}) {
            tell(Told::Loaded(&stand, &cause));
            check(stand);
        }
    }
}
