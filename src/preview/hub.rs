//! One stream of events to every open tab.
//!
//! Each event says the whole present state, so only the latest one matters: a tab that reads slowly skips
//! those in between, and nothing is ever queued.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A server-sent event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub name: &'static str,
    /// Its data: JSON on one line.
    pub data: String,
}

/// Tells every subscriber. Clones are the same hub.
#[derive(Debug, Clone, Default)]
pub struct Hub(Arc<Shared>);

/// One reader of a [`Hub`].
#[derive(Debug)]
pub struct Subscription {
    shared: Arc<Shared>,
    number: u64,
    seen: u64,
}

/// Ends one [`Subscription`] from another thread.
#[derive(Debug, Clone)]
pub(super) struct Hangup {
    shared: Arc<Shared>,
    number: u64,
}

/// What a reader hears next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// The latest event.
    Event(Arc<Event>),
    /// Nothing for as long as it waited.
    Quiet,
    /// Nothing will come any more.
    End,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    latest: Option<Arc<Event>>,
    /// How many events there were; 0 only before the first.
    sent: u64,
    closed: bool,
    /// The readers that still want to hear.
    readers: Vec<u64>,
    next_reader: u64,
}

impl Hub {
    /// A hub without events and readers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Tells everyone, now and whoever subscribes later, until the next event.
    pub fn send(&self, event: Event) {
        let mut state = self.0.lock();
        state.latest = Some(Arc::new(event));
        state.sent += 1;
        self.0.changed.notify_all();
    }

    /// A new reader, who hears the latest event at once.
    pub fn subscribe(&self) -> Subscription {
        let mut state = self.0.lock();
        let number = state.next_reader;
        state.next_reader += 1;
        state.readers.push(number);
        Subscription { shared: Arc::clone(&self.0), number, seen: 0 }
    }

    /// How many readers there are.
    pub fn readers(&self) -> usize {
        self.0.lock().readers.len()
    }

    /// Ends every subscription, also those to come.
    pub fn close(&self) {
        self.0.lock().closed = true;
        self.0.changed.notify_all();
    }
}

impl Subscription {
    /// Waits for an event that this reader has not heard, at most for `patience`.
    pub fn next(&mut self, patience: Duration) -> News {
        let started = Instant::now();
        let mut state = self.shared.lock();
        loop {
            if state.sent != self.seen
                && let Some(latest) = &state.latest
            {
                self.seen = state.sent;
                return News::Event(Arc::clone(latest));
            }
            if state.closed || !state.readers.contains(&self.number) {
                return News::End;
            }
            let left = patience.saturating_sub(started.elapsed());
            if left.is_zero() {
                return News::Quiet;
            }
            let waited = self.shared.changed.wait_timeout(state, left);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    pub(super) fn hangup(&self) -> Hangup {
        Hangup { shared: Arc::clone(&self.shared), number: self.number }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.hangup().end();
    }
}

impl Hangup {
    pub(super) fn end(&self) {
        self.shared.lock().readers.retain(|&reader| reader != self.number);
        self.shared.changed.notify_all();
    }
}

impl Shared {
    /// No code that holds the lock can leave the state half changed, so a panic elsewhere does not matter.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    fn event(data: &str) -> Event {
        Event { name: "state", data: data.to_owned() }
    }

    fn heard(news: News) -> String {
        match news {
            News::Event(event) => event.data.clone(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_new_reader_hears_the_latest_event_at_once_and_once() {
        let hub = Hub::new();
        hub.send(event("1"));
        hub.send(event("2"));
        let mut reader = hub.subscribe();
        assert_eq!(heard(reader.next(LONG)), "2");
        assert_eq!(reader.next(Duration::ZERO), News::Quiet);
    }

    #[test]
    fn a_slow_reader_skips_to_the_latest() {
        let hub = Hub::new();
        let mut reader = hub.subscribe();
        assert_eq!(reader.next(Duration::ZERO), News::Quiet);
        for number in 0..1000 {
            hub.send(event(&number.to_string()));
        }
        assert_eq!(heard(reader.next(LONG)), "999");
        assert_eq!(reader.next(Duration::ZERO), News::Quiet);
    }

    #[test]
    fn a_waiting_reader_wakes() {
        let hub = Hub::new();
        let mut reader = hub.subscribe();
        let waiting = std::thread::spawn(move || (heard(reader.next(LONG)), reader.next(LONG)));
        hub.send(event("1"));
        // Whether or not the reader has heard the event yet, it hears it before the end.
        hub.close();
        assert_eq!(waiting.join().unwrap(), ("1".to_owned(), News::End));
    }

    #[test]
    fn a_closed_hub_ends_readers_of_before_and_after() {
        let hub = Hub::new();
        let mut before = hub.subscribe();
        hub.close();
        assert_eq!(before.next(LONG), News::End);
        assert_eq!(hub.subscribe().next(LONG), News::End);
    }

    #[test]
    fn one_reader_is_ended_without_the_others() {
        let hub = Hub::new();
        let (mut one, mut other) = (hub.subscribe(), hub.subscribe());
        one.hangup().end();
        assert_eq!(one.next(LONG), News::End);
        assert_eq!(other.next(Duration::ZERO), News::Quiet);
        drop(one);
        assert_eq!(hub.readers(), 1);
        drop(other);
        assert_eq!(hub.readers(), 0);
    }
}
