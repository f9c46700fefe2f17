//! A handler that says what it was asked, and a client that sends just the bytes it is given.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use jianbao::preview::http::{Answer, Ask, Body};
use jianbao::preview::hub::Hub;
use jianbao::preview::server::{self, Handler, Limits, Running};

pub(crate) const LOCAL: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
/// Longer than anything takes, on however slow a machine.
pub(crate) const LONG: Duration = Duration::from_secs(30);

/// Answers by path; see `answer`.
pub(crate) struct Fake {
    pub(crate) hub: Hub,
    pub(crate) folder: tempfile::TempDir,
    /// `/gate` is answered when this is open.
    pub(crate) gate: (Mutex<bool>, Condvar),
}

impl Fake {
    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn open_gate(&self) {
        *self.gate.0.lock().unwrap() = true;
        self.gate.1.notify_all();
    }
}

impl Handler for Fake {
    fn answer(&self, ask: &Ask) -> Answer {
        let html = "text/html; charset=utf-8";
        if let Some(name) = ask.path.strip_prefix("/file/") {
            let body = Body::File(self.folder.path().join(name));
            return Answer { status: 200, media_type: "video/mp4".into(), body, etag: None, headers: vec![] };
        }
        if let Some(size) = ask.path.strip_prefix("/size/") {
            // With a tag of its own: hashing twenty megabytes takes seconds in a debug build.
            let body = vec![b'x'; size.parse().unwrap()];
            return Answer { etag: Some(size.to_owned()), ..Answer::new(200, html, body) };
        }
        match ask.path.as_str() {
            "/" => Answer::new(200, html, b"hello".to_vec()),
            "/ask" => Answer::new(200, "text/plain", format!("{ask:?}").into_bytes()),
            "/panic" => panic!("asked to"),
            "/tagged" => {
                Answer { etag: Some("mine".into()), ..Answer::new(200, html, b"0123456789".to_vec()) }
            }
            "/odd-tag" => Answer { etag: Some("a\"\r\nX: y".into()), ..Answer::new(200, html, vec![]) },
            "/empty" => Answer::new(200, html, vec![]),
            "/gone" => Answer::new(404, html, b"gone".to_vec()),
            "/elsewhere" => Answer {
                headers: vec![
                    ("Location", "/a".into()),
                    ("Set-Cookie", "a=1".into()),
                    ("Set-Cookie", "b=2".into()),
                ],
                ..Answer::new(302, "", vec![])
            },
            "/headers" => Answer {
                headers: vec![
                    ("cache-control", "no-store".into()),
                    ("X-Bad", "a\r\nX-Injected: 1".into()),
                    ("X-Han", "简".into()),
                    ("Content-Length", "3".into()),
                    ("X-Good", "yes".into()),
                ],
                ..Answer::new(200, html, b"hello".to_vec())
            },
            "/events" => Answer {
                status: 200,
                media_type: "text/event-stream".into(),
                body: Body::Events(self.hub.subscribe()),
                etag: None,
                headers: vec![],
            },
            "/gate" => {
                let open = self.gate.1.wait_while(self.gate.0.lock().unwrap(), |open| !*open).unwrap();
                drop(open);
                Answer::new(200, html, b"opened".to_vec())
            }
            _ => Answer::new(404, html, b"nothing".to_vec()),
        }
    }
}

/// A server with its handler.
pub(crate) struct Served {
    pub(crate) fake: Arc<Fake>,
    pub(crate) running: Running,
}

pub(crate) fn serve() -> Served {
    serve_within(false, Limits::default())
}

pub(crate) fn serve_within(lan: bool, limits: Limits) -> Served {
    let gate = (Mutex::new(false), Condvar::new());
    let fake = Arc::new(Fake { hub: Hub::new(), folder: tempfile::tempdir().unwrap(), gate });
    let listener = server::bind(LOCAL, 0).unwrap();
    let running = server::serve_within(listener, Arc::<Fake>::clone(&fake), lan, limits).unwrap();
    Served { fake, running }
}

impl Served {
    pub(crate) fn client(&self) -> Client {
        Client::new(self.running.address())
    }

    /// The reply to a GET on a connection of its own.
    pub(crate) fn get(&self, target: &str, headers: &str) -> Reply {
        let mut client = self.client();
        client.send(request("GET", target, headers).as_bytes());
        client.reply()
    }

    pub(crate) fn status(&self, target: &str, headers: &str) -> u16 {
        self.get(target, headers).status
    }

    /// The reply to bytes that need not be a request.
    pub(crate) fn raw(&self, bytes: &[u8]) -> Reply {
        let mut client = self.client();
        client.send(bytes);
        client.reply()
    }
}

pub(crate) fn request(method: &str, target: &str, headers: &str) -> String {
    format!("{method} {target} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n")
}

pub(crate) struct Client {
    pub(crate) socket: TcpStream,
    reader: BufReader<TcpStream>,
}

#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> &str {
        str::from_utf8(&self.body).unwrap()
    }
}

impl Client {
    pub(crate) fn new(address: SocketAddr) -> Self {
        let socket = TcpStream::connect(address).unwrap();
        socket.set_read_timeout(Some(LONG)).unwrap();
        socket.set_write_timeout(Some(LONG)).unwrap();
        let reader = BufReader::new(socket.try_clone().unwrap());
        Self { socket, reader }
    }

    /// Sends as much as the server takes.
    pub(crate) fn send(&mut self, bytes: &[u8]) {
        let _ = self.socket.write_all(bytes);
    }

    pub(crate) fn reply(&mut self) -> Reply {
        let mut reply = self.head().expect("a reply");
        let length = reply.header("content-length").map_or(0, |length| length.parse().unwrap());
        reply.body = vec![0; length];
        self.reader.read_exact(&mut reply.body).unwrap();
        reply
    }

    /// A reply without its content; nothing if the connection ends instead.
    pub(crate) fn head(&mut self) -> Option<Reply> {
        let first = self.line()?;
        let status = first.strip_prefix("HTTP/1.1 ").unwrap()[..3].parse().unwrap();
        let mut headers = Vec::new();
        loop {
            let line = self.line()?;
            if line.is_empty() {
                return Some(Reply { status, headers, body: Vec::new() });
            }
            let (name, value) = line.split_once(": ").unwrap_or_else(|| panic!("{line:?}"));
            headers.push((name.to_owned(), value.to_owned()));
        }
    }

    /// The next line without its end; nothing if the connection has ended.
    pub(crate) fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        match self.reader.read_line(&mut line) {
            Ok(0) => None,
            Ok(_) => Some(line.trim_end_matches(['\r', '\n']).to_owned()),
            Err(error) if is_timeout(&error) => panic!("nothing came for {LONG:?}"),
            Err(_) => None,
        }
    }

    /// The next event's name and data; `:` for a heartbeat.
    pub(crate) fn event(&mut self) -> Option<(String, String)> {
        let mut event = (String::new(), String::new());
        loop {
            let line = self.line()?;
            if line.is_empty() {
                return Some(event);
            } else if let Some(name) = line.strip_prefix("event: ") {
                name.clone_into(&mut event.0);
            } else if let Some(data) = line.strip_prefix("data: ") {
                event.1.push_str(data);
            } else {
                event.0 = line;
            }
        }
    }

    /// Whether the server closes the connection without another byte.
    pub(crate) fn ends(&mut self) -> bool {
        match self.reader.read(&mut [0]) {
            Ok(count) => count == 0,
            Err(error) => !is_timeout(&error),
        }
    }
}

fn is_timeout(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}

/// Waits until it is so.
pub(crate) fn until(what: &str, is_so: impl Fn() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < LONG, "{what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}
