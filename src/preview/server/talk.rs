//! One connection from its first request to its end.

use std::io::{self, Read};
use std::net::{IpAddr, Shutdown, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::super::http::head::Head;
use super::super::http::{Answer, Ask, BadTarget, Target};
use super::Server;
use super::connections::Place;
use super::incoming::{Incoming, NoHead};
use super::reply::{Content, Reply};
use super::slots::Slots;
use super::{events, reply};

/// How much of what a refused client still sends is read.
const LINGER_BYTES: usize = 4 * 1024 * 1024;
const LINGER_TIME: Duration = Duration::from_secs(2);

/// Answers requests as long as both sides want.
pub(super) fn talk(server: &Server, place: &Place, socket: &Arc<TcpStream>, peer: IpAddr) {
    let mut incoming = Incoming::new(socket);
    while place.is_waiting() {
        let head = match incoming.head(&server.limits) {
            Ok(head) => head,
            Err(NoHead::Left) => return,
            Err(NoHead::Refused(status)) => {
                place.is_answering();
                if reply::plain(status).write(socket, false, false).is_ok() {
                    linger(socket);
                }
                return;
            }
        };
        place.is_answering();
        // What follows a content that we did not read is no request.
        let keep = head.keep && !head.has_content;
        match respond(server, place, socket, &head, peer, keep) {
            Ok(()) if keep => {}
            Ok(()) => return linger(socket),
            Err(_) => return,
        }
    }
}

/// Tells a client for whom there is no room to come again. It must not wait: it holds up everybody new.
pub(super) fn turn_away(socket: &TcpStream) {
    if socket.set_nonblocking(true).is_ok() {
        // The first bytes of a connection fit into the system's buffer.
        let _ = reply::busy().write(socket, false, false);
    }
}

/// Answers one request. An error means that the connection is of no more use.
fn respond(
    server: &Server,
    place: &Place,
    socket: &Arc<TcpStream>,
    head: &Head,
    peer: IpAddr,
    keep: bool,
) -> io::Result<()> {
    let is_head = head.method == "HEAD";
    let ask = match ask(server, head, peer) {
        Ok(ask) => ask,
        Err(status) => return reply::plain(status).write(socket, is_head, keep),
    };
    let Some(answer) = answer(server, &ask) else {
        return reply::plain(500).write(socket, is_head, keep);
    };
    let mut reply = Reply::new(answer, head);
    let slots = match reply.content {
        Content::File { .. } => Some(&server.files),
        // Other computers cannot take the author's.
        Content::Events(_) if peer.is_loopback() => Some(&server.streams),
        Content::Events(_) => Some(&server.guest_streams),
        Content::Bytes { .. } | Content::None => None,
    };
    let slot = slots.map(Slots::try_take);
    if let Some(None) = slot {
        return reply::busy().write(socket, is_head, keep);
    }
    match reply.take_events() {
        Some(subscription) => {
            reply.write(socket, is_head, false)?;
            if !is_head {
                events::send(server, place, socket, subscription)?;
            }
            Err(io::ErrorKind::ConnectionAborted.into())
        }
        None => reply.write(socket, is_head, keep),
    }
}

/// What is asked, or the status of its refusal.
fn ask(server: &Server, head: &Head, peer: IpAddr) -> Result<Ask, u16> {
    let host = head.only("host").ok_or(400_u16)?;
    if !server.hosts.are_ours(host) {
        return Err(421);
    }
    if !matches!(head.method.as_str(), "GET" | "HEAD") {
        return Err(405);
    }
    let target = Target::parse(&head.target).map_err(|bad| match bad {
        BadTarget::TooLong => 414_u16,
        BadTarget::Malformed => 400,
    })?;
    if target.host.is_some_and(|host| !server.hosts.are_ours(&host)) {
        return Err(421);
    }
    Ok(Ask {
        path: target.path,
        query: target.query,
        peer: Some(peer),
        cookie: head.joined("cookie", "; "),
        known: head.joined("if-none-match", ", "),
    })
}

/// The handler's answer, or nothing if it panicked; the panic itself was printed where it happened.
fn answer(server: &Server, ask: &Ask) -> Option<Answer> {
    let _slot = server.handlers.take();
    // What the handler keeps is its own to keep whole; its locks know of the panic.
    catch_unwind(AssertUnwindSafe(|| server.handler.answer(ask))).ok()
}

/// Ends a connection on which the client may still be sending. Closed at once, the system would tell the
/// client of an error, and the client would throw our answer away unread.
fn linger(mut socket: &TcpStream) {
    let deadline = Instant::now() + LINGER_TIME;
    let mut piece = [0; 16 * 1024];
    let mut read = 0;
    if socket.shutdown(Shutdown::Write).is_err() {
        return;
    }
    while read < LINGER_BYTES {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() || socket.set_read_timeout(Some(left)).is_err() {
            return;
        }
        match socket.read(&mut piece) {
            Ok(0) | Err(_) => return,
            Ok(count) => read += count,
        }
    }
}
