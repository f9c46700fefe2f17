//! The sockets of the preview.
//!
//! A listener and a handler enter; a running server leaves, which answers until it is stopped. Each
//! connection has a thread of its own, so that a slow or silent one holds up nobody but itself:
//!
//! - A head is read up to 24 KiB and for ten seconds in all, however its bytes come. A content sent with a
//!   request is never read: the request is answered and its connection closed.
//! - Only a few threads at a time are inside the handler; they leave it before the answer is written, so
//!   nobody's slow reading keeps others from their pages.
//! - Connections, event streams and open files are counted and limited. When there are too many connections,
//!   the one that has waited longest for a request makes room.
//! - Every socket is known to [`Running`], which can therefore end all of them.
//!
//! What remains: somebody on the local network who keeps all connections busy by reading large answers very
//! slowly can keep others out until a write stalls for [`Limits::write_time`]; the program stays whole and its
//! memory bounded by the number of connections. There is no `Date` header: the clock is not asked here.
//!
//! `tiny_http`, tried first, cannot keep these promises: `Content-Length: 99999999999999` aborts the whole process
//! (it allocates what was announced to skip it), requests behind an event stream on one connection or four
//! contents that are never sent hold all its workers for ever, a lack of file descriptors panics its accepting
//! thread without a word, its heads have no end, and it does not let anyone close an idle connection.

mod connections;
mod events;
mod incoming;
mod listen;
mod reply;
mod slots;
mod talk;

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

pub use listen::{Listener, bind, bind_near};

use super::http::{Answer, Ask, Hosts};
use connections::Connections;
use slots::Slots;

/// Knows what to answer.
pub trait Handler: Send + Sync {
    /// The answer; called from several threads at once. A panic becomes a 500.
    fn answer(&self, ask: &Ask) -> Answer;
}

/// How much of everything, and for how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Connections at once.
    pub connections: usize,
    /// Event streams at once of this computer, and as many of all others.
    pub streams: usize,
    /// Files being sent at once.
    pub files: usize,
    /// Threads in the handler at once.
    pub handlers: usize,
    /// From the first byte of a head to its last.
    pub head_time: Duration,
    /// How long a connection may wait for its next request.
    pub idle_time: Duration,
    /// How long a write may make no progress.
    pub write_time: Duration,
    /// How often a quiet event stream says that it is alive.
    pub heartbeat: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 384,
            streams: 64,
            files: 128,
            handlers: 4,
            head_time: Duration::from_secs(10),
            idle_time: Duration::from_mins(1),
            write_time: Duration::from_secs(20),
            heartbeat: Duration::from_secs(15),
        }
    }
}

/// What all connections share.
struct Server {
    handler: Arc<dyn Handler>,
    hosts: Hosts,
    limits: Limits,
    connections: Connections,
    streams: Slots,
    guest_streams: Slots,
    files: Slots,
    handlers: Slots,
}

/// A server at work. Dropping it stops it.
pub struct Running {
    server: Arc<Server>,
    address: SocketAddr,
    accepting: Option<JoinHandle<()>>,
}

/// Answers on the listener with the usual limits, in threads of its own.
pub fn serve(listener: Listener, handler: Arc<dyn Handler>, lan: bool) -> io::Result<Running> {
    serve_within(listener, handler, lan, Limits::default())
}

/// The same with limits of the caller's choice.
pub fn serve_within(
    listener: Listener,
    handler: Arc<dyn Handler>,
    lan: bool,
    limits: Limits,
) -> io::Result<Running> {
    let server = Arc::new(Server {
        handler,
        hosts: Hosts { lan },
        connections: Connections::new(limits.connections),
        streams: Slots::new(limits.streams),
        guest_streams: Slots::new(limits.streams),
        files: Slots::new(limits.files),
        handlers: Slots::new(limits.handlers),
        limits,
    });
    let address = listener.address();
    let accepting = {
        let server = Arc::clone(&server);
        let accept = move || accept(&server, &listener.into_socket());
        thread::Builder::new().name("preview-accept".to_owned()).spawn(accept)?
    };
    Ok(Running { server, address, accepting: Some(accepting) })
}

impl Running {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends every stream with its `end` event, closes every connection and frees the port, within a second.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let Some(accepting) = self.accepting.take() else { return };
        self.server.connections.refuse_more();
        // Nothing but a connection wakes a thread that accepts, on every system.
        let woken = TcpStream::connect_timeout(&reachable(self.address), Duration::from_millis(200)).is_ok();
        self.server.connections.end_all();
        if woken {
            // It only ever panics if we do; there is nobody to tell any more.
            let _ = accepting.join();
        }
    }
}

/// An address that means "all of this computer" cannot be connected to everywhere.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    address
}

/// Takes connections until the server is stopped.
fn accept(server: &Arc<Server>, listener: &TcpListener) {
    while server.connections.are_welcome() {
        match listener.accept() {
            Ok((socket, peer)) => greet(server, socket, peer),
            // Either the client has left already, or there are no more file descriptors: then waiting
            // helps, and closing a connection that nobody uses helps at once.
            Err(error) => {
                if error.kind() != io::ErrorKind::ConnectionAborted {
                    server.connections.make_room();
                    thread::sleep(Duration::from_millis(20));
                }
            }
        }
    }
}

/// Gives a connection its thread; one too many is told to come again.
fn greet(server: &Arc<Server>, socket: TcpStream, peer: SocketAddr) {
    // Either may fail for a client that has left; reading will tell.
    let _ = socket.set_nodelay(true);
    let _ = socket.set_write_timeout(Some(server.limits.write_time));
    let socket = Arc::new(socket);
    let Some(place) = server.connections.admit(&socket) else {
        if server.connections.are_welcome() {
            talk::turn_away(&socket);
        }
        return;
    };
    let server = Arc::clone(server);
    let talk = move || talk::talk(&server, &place, &socket, peer.ip().to_canonical());
    // Without a thread the connection is dropped, which closes it.
    let _ = thread::Builder::new().name("preview".to_owned()).spawn(talk);
}
