//! Ports: exactly the asked one, or the next free one.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};

use socket2::{Domain, Protocol, Socket, Type};

/// How many connections the system keeps until they are accepted.
const BACKLOG: i32 = 512;

/// A port that is ours.
#[derive(Debug)]
pub struct Listener {
    socket: TcpListener,
    address: SocketAddr,
}

impl Listener {
    /// The address and the port; never port 0.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub(super) fn into_socket(self) -> TcpListener {
        self.socket
    }
}

/// Listens on exactly this port; 0 is any free one. The error is `AddrInUse` if it is taken.
pub fn bind(address: IpAddr, port: u16) -> io::Result<Listener> {
    let address = SocketAddr::new(address, port);
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    // On Unix this only passes over connections that are long closed, so that a restart gets its port
    // back. On Windows it would let two programs share the port. (Of the Unix systems only Linux is tried;
    // macOS is said to let a port be taken for one address while another program has it for all.)
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    let socket = TcpListener::from(socket);
    let address = socket.local_addr()?;
    Ok(Listener { socket, address })
}

/// Listens on the first free one of `tries` ports from `port` on.
pub fn bind_near(address: IpAddr, port: u16, tries: u16) -> io::Result<Listener> {
    let last = port.saturating_add(tries.saturating_sub(1));
    let mut result = bind(address, port);
    for next in port..last {
        match &result {
            // Windows reserves whole ranges of ports and calls them forbidden.
            Err(error)
                if matches!(error.kind(), io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied) =>
            {
                result = bind(address, next + 1);
            }
            _ => break,
        }
    }
    result
}
