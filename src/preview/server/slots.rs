//! A limited number of places for something.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The places.
pub(super) struct Slots {
    free: Mutex<usize>,
    freed: Condvar,
}

/// A taken place; dropping it frees it.
pub(super) struct Slot<'a>(&'a Slots);

impl Slots {
    pub(super) fn new(count: usize) -> Self {
        Self { free: Mutex::new(count), freed: Condvar::new() }
    }

    /// A place, if one is free.
    pub(super) fn try_take(&self) -> Option<Slot<'_>> {
        let mut free = self.lock();
        *free = free.checked_sub(1)?;
        Some(Slot(self))
    }

    /// A place, when one is free.
    pub(super) fn take(&self) -> Slot<'_> {
        let mut free = self.lock();
        while *free == 0 {
            free = self.freed.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free -= 1;
        Slot(self)
    }

    fn lock(&self) -> MutexGuard<'_, usize> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        *self.0.lock() += 1;
        self.0.freed.notify_one();
    }
}
