//! Bytes of a connection → one head after another.

use std::io::{ErrorKind, Read};
use std::net::TcpStream;
use std::time::Instant;

use super::super::http::head::{self, BadHead, Head};
use super::Limits;

/// Why there is no further head.
pub(super) enum NoHead {
    /// The client has left, or has nothing to ask: it is not owed an answer.
    Left,
    /// It is owed this status.
    Refused(u16),
}

/// The bytes that were read and not yet understood. Requests may be sent without waiting for the answers;
/// they stay here, and where the system keeps them, until their turn.
pub(super) struct Incoming<'a> {
    socket: &'a TcpStream,
    bytes: Vec<u8>,
}

impl<'a> Incoming<'a> {
    pub(super) fn new(socket: &'a TcpStream) -> Self {
        Self { socket, bytes: Vec::new() }
    }

    /// The next head.
    pub(super) fn head(&mut self, limits: &Limits) -> Result<Head, NoHead> {
        let mut searched = 0;
        let mut deadline = Instant::now() + limits.idle_time;
        let mut has_begun = false;
        loop {
            self.skip_empty_lines();
            if let Some(&first) = self.bytes.first() {
                if !head::can_begin_with(first) {
                    return Err(NoHead::Refused(400));
                }
                if !has_begun {
                    has_begun = true;
                    deadline = Instant::now() + limits.head_time;
                }
            }
            if let Some(end) = head::end(&self.bytes, searched) {
                let head = Head::parse(&self.bytes[..end]);
                self.bytes.drain(..end);
                return head.map_err(|bad| match bad {
                    BadHead::Malformed => NoHead::Refused(400),
                    BadHead::Version => NoHead::Refused(505),
                });
            }
            if self.bytes.len() >= head::MOST_BYTES {
                let is_target_too_long = !self.bytes.contains(&b'\n');
                return Err(NoHead::Refused(if is_target_too_long { 414 } else { 431 }));
            }
            searched = self.bytes.len();
            self.more(deadline)?;
        }
    }

    /// Waits for more bytes. The deadline is for all of a head: who sends a byte a second gains nothing.
    fn more(&mut self, deadline: Instant) -> Result<(), NoHead> {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() || self.socket.set_read_timeout(Some(left)).is_err() {
            return Err(self.late());
        }
        let mut piece = [0; 4096];
        match (&mut &*self.socket).read(&mut piece) {
            Ok(0) => Err(NoHead::Left),
            Ok(count) => {
                self.bytes.extend_from_slice(&piece[..count]);
                Ok(())
            }
            Err(error) => match error.kind() {
                ErrorKind::Interrupted => Ok(()),
                // Unix says the one, Windows the other.
                ErrorKind::WouldBlock | ErrorKind::TimedOut => Err(self.late()),
                _ => Err(NoHead::Left),
            },
        }
    }

    fn late(&self) -> NoHead {
        if self.bytes.is_empty() { NoHead::Left } else { NoHead::Refused(408) }
    }

    /// Old clients send one behind a content; it is no request (RFC 9112, section 2.2).
    fn skip_empty_lines(&mut self) {
        let lines = self.bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.bytes.drain(..lines);
    }
}
