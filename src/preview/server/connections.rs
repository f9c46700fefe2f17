//! Every open connection and what it is doing, so that one can make room and all can be ended.

use std::collections::BTreeMap;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::super::hub::Hangup;

/// How long somebody new waits for the one who makes room.
const ROOM_TIME: Duration = Duration::from_millis(100);
/// How long streams may take to say goodbye and answers to be finished.
const GOODBYE_TIME: Duration = Duration::from_millis(400);
/// How long threads may take to notice that their socket is closed.
const CLOSING_TIME: Duration = Duration::from_millis(200);

/// The open connections.
#[derive(Clone)]
pub(super) struct Connections(Arc<Shared>);

/// One of them; dropping it closes the connection.
pub(super) struct Place {
    shared: Arc<Shared>,
    number: u64,
}

struct Shared {
    most: usize,
    state: Mutex<State>,
    left: Condvar,
}

#[derive(Default)]
struct State {
    closing: bool,
    next: u64,
    open: BTreeMap<u64, Open>,
}

struct Open {
    socket: Arc<TcpStream>,
    doing: Doing,
}

enum Doing {
    /// It waits for a request, or for the rest of one.
    Waiting(Instant),
    Answering,
    Streaming(Hangup),
}

impl Connections {
    pub(super) fn new(most: usize) -> Self {
        Self(Arc::new(Shared { most, state: Mutex::default(), left: Condvar::new() }))
    }

    /// Whether the server is not being stopped.
    pub(super) fn are_welcome(&self) -> bool {
        !self.0.lock().closing
    }

    /// From now on nobody new comes in, and nobody waits for another request.
    pub(super) fn refuse_more(&self) {
        self.0.lock().closing = true;
    }

    /// A place for a new connection, if need be that of the one which has waited longest.
    pub(super) fn admit(&self, socket: &Arc<TcpStream>) -> Option<Place> {
        let mut state = self.0.lock();
        if state.open.len() >= self.0.most {
            state.close_longest_waiting();
            state = self.0.wait_until(state, ROOM_TIME, |state| state.open.len() < self.0.most);
        }
        if state.closing || state.open.len() >= self.0.most {
            return None;
        }
        let number = state.next;
        state.next += 1;
        state.open.insert(number, Open { socket: Arc::clone(socket), doing: Doing::Waiting(Instant::now()) });
        Some(Place { shared: Arc::clone(&self.0), number })
    }

    /// Closes the connection that has waited longest for a request.
    pub(super) fn make_room(&self) {
        self.0.lock().close_longest_waiting();
    }

    /// Ends all of them: who waits at once, streams after their goodbye, the rest when time is up.
    pub(super) fn end_all(&self) {
        let state = self.0.lock();
        let mut streams = Vec::new();
        for open in state.open.values() {
            match &open.doing {
                Doing::Waiting(_) => open.close(),
                Doing::Answering => {}
                Doing::Streaming(hangup) => streams.push(hangup.clone()),
            }
        }
        // Not under our lock: a hub has its own.
        drop(state);
        streams.iter().for_each(Hangup::end);
        let state = self.0.wait_until(self.0.lock(), GOODBYE_TIME, |state| state.open.is_empty());
        state.open.values().for_each(Open::close);
        drop(self.0.wait_until(state, CLOSING_TIME, |state| state.open.is_empty()));
    }
}

impl Place {
    /// Says that the connection waits for a request; false if none is welcome any more.
    pub(super) fn is_waiting(&self) -> bool {
        let mut state = self.shared.lock();
        if let Some(open) = state.open.get_mut(&self.number)
            // A new connection waits since it was accepted, however late its thread begins.
            && !matches!(open.doing, Doing::Waiting(_))
        {
            open.doing = Doing::Waiting(Instant::now());
        }
        !state.closing
    }

    /// Says that an answer is on its way. It is finished even when the server is being stopped.
    pub(super) fn is_answering(&self) {
        self.now(Doing::Answering);
    }

    /// Says that events are on their way; false if the stream should end at once.
    pub(super) fn is_streaming(&self, hangup: Hangup) -> bool {
        self.now(Doing::Streaming(hangup))
    }

    fn now(&self, doing: Doing) -> bool {
        let mut state = self.shared.lock();
        if let Some(open) = state.open.get_mut(&self.number) {
            open.doing = doing;
        }
        !state.closing
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(open) = self.shared.lock().open.remove(&self.number) {
            open.close();
        }
        self.shared.left.notify_all();
    }
}

impl Open {
    /// Its thread wakes whatever it waits for, and ends.
    fn close(&self) {
        // It fails when the client has closed first.
        let _ = self.socket.shutdown(Shutdown::Both);
    }
}

impl State {
    fn close_longest_waiting(&mut self) {
        let waiting = self.open.values().filter_map(|open| match open.doing {
            Doing::Waiting(since) => Some((since, open)),
            _ => None,
        });
        if let Some((_, open)) = waiting.min_by_key(|(since, _)| *since) {
            open.close();
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_until<'a>(
        &self,
        state: MutexGuard<'a, State>,
        most: Duration,
        is_so: impl Fn(&State) -> bool,
    ) -> MutexGuard<'a, State> {
        let waited = self.left.wait_timeout_while(state, most, |state| !is_so(state));
        waited.unwrap_or_else(PoisonError::into_inner).0
    }
}
