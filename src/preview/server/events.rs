//! A subscription → a stream of events on one connection.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::thread;

use super::super::hub::{Event, Hangup, News, Subscription};
use super::Server;
use super::connections::Place;

/// Sends events until the hub, the server or the client ends.
pub(super) fn send(
    server: &Server,
    place: &Place,
    socket: &Arc<TcpStream>,
    mut subscription: Subscription,
) -> io::Result<()> {
    let hangup = subscription.hangup();
    if !place.is_streaming(hangup.clone()) {
        hangup.end();
    }
    watch(socket, hangup)?;
    loop {
        let text = match subscription.next(server.limits.heartbeat) {
            News::Event(event) => written(&event),
            News::Quiet => ":\n\n".to_owned(),
            News::End => {
                // A browser drops an event without data.
                let end = Event { name: "end", data: "{}".to_owned() };
                (&**socket).write_all(written(&end).as_bytes())?;
                return socket.shutdown(Shutdown::Write);
            }
        };
        (&**socket).write_all(text.as_bytes())?;
    }
}

/// Notices at once when the tab is closed. Writing alone would notice only at the second heartbeat after it,
/// and the streams of pages long left would take the places of new ones.
fn watch(socket: &Arc<TcpStream>, hangup: Hangup) -> io::Result<()> {
    socket.set_read_timeout(None)?;
    let socket = Arc::clone(socket);
    let watch = move || {
        let mut ignored = [0; 512];
        // The place of the connection closes the socket when the stream ends, which ends this too.
        while matches!((&*socket).read(&mut ignored), Ok(1..)) {}
        hangup.end();
    };
    thread::Builder::new().name("preview-tab".to_owned()).spawn(watch).map(drop)
}

fn written(event: &Event) -> String {
    let mut text = format!("event: {}\n", event.name);
    // Each of the three is a line's end to a browser.
    for line in event.data.replace("\r\n", "\n").split(['\n', '\r']) {
        text.push_str("data: ");
        text.push_str(line);
        text.push('\n');
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_of_several_lines_cannot_begin_an_event_of_its_own() {
        let event = Event { name: "state", data: "a\r\nevent: x\rb\n\nc".to_owned() };
        assert_eq!(written(&event), "event: state\ndata: a\ndata: event: x\ndata: b\ndata: \ndata: c\n\n");
    }
}
