//! What no browser sends.

use std::io::Write;
use std::time::{Duration, Instant};

use jianbao::preview::server::Limits;

use crate::client::{Client, LONG, request, serve, serve_within};

#[test]
fn what_could_name_a_file_elsewhere_is_refused() {
    let served = serve();
    for target in
        ["/../etc/passwd", "/%2e%2e/a", "/a//b", "/%00", "/a%5cb", "/c:/x", "/%ff", "/%zz", "*", "a"]
    {
        assert_eq!(served.status(target, ""), 400, "{target}");
    }
    assert_eq!(served.status("https://localhost/", ""), 400);
}

#[test]
fn a_long_target_and_a_long_head_are_refused() {
    let served = serve();
    assert_eq!(served.status(&format!("/{}", "a".repeat(9000)), ""), 414);
    assert_eq!(served.status(&format!("/{}", "a".repeat(100_000)), ""), 414);
    assert_eq!(served.status("/", &format!("X: {}\r\n", "a".repeat(1 << 20))), 431);
    assert_eq!(served.status("/", &"X: y\r\n".repeat(200_000)), 431);
    assert_eq!(served.status("/", &format!("Cookie: {}\r\n", "a".repeat(15_000))), 200);
}

#[test]
fn a_head_without_end_ends() {
    let served = serve();
    let mut client = served.client();
    client.send(b"GET / HTTP/1.1\r\nX: ");
    // The server takes what it needs for its answer to arrive, and no more.
    let piece = vec![b'a'; 65536];
    let mut sent = 0;
    while client.socket.write_all(&piece).is_ok() {
        sent += piece.len();
        assert!(sent < 256 << 20, "still reading after {sent} bytes");
    }
    assert_eq!(served.status("/", ""), 200);
}

#[test]
fn garbage_is_refused() {
    let served = serve();
    // The second is how TLS begins: a browser that was sent to https.
    let long = [0xfe; 3000];
    for bytes in
        [&b"\x00"[..], b"\x16\x03\x01\x02\x00\x01", b"hello\r\n\r\n", b" GET / HTTP/1.1\r\n\r\n", &long]
    {
        assert_eq!(served.raw(bytes).status, 400, "{bytes:?}");
    }
    assert_eq!(served.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n").status, 400);
    assert_eq!(served.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n").status, 400);
    assert_eq!(served.raw(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").status, 505);
    assert_eq!(served.status("/", ""), 200);
}

#[test]
fn a_content_is_neither_read_nor_taken_for_a_request() {
    let served = serve();
    let hidden = request("GET", "/panic", "");
    for length in ["Content-Length: 99999999999999", "Content-Length: x", "Transfer-Encoding: chunked"] {
        for (method, status) in [("GET", 200), ("POST", 405)] {
            let mut client = served.client();
            client.send(request(method, "/", &format!("{length}\r\nExpect: 100-continue\r\n")).as_bytes());
            client.send(hidden.as_bytes());
            let reply = client.reply();
            assert_eq!(
                (reply.status, reply.header("connection")),
                (status, Some("close")),
                "{method} {length}"
            );
            assert!(client.ends());
        }
    }
    let mut client = served.client();
    client.send(request("GET", "/", "Content-Length: 0\r\n").as_bytes());
    assert_eq!(client.reply().header("connection"), Some("keep-alive"));
}

#[test]
fn a_refused_upload_gets_its_answer() {
    let served = serve();
    let long_header = format!("X: {}", "a".repeat(1 << 20));
    for (method, header, status) in [("POST", "Content-Length: 2000000", 405), ("GET", &long_header, 431)] {
        let mut client = served.client();
        client.send(request(method, "/", &format!("{header}\r\n")).as_bytes());
        // Not cut off while it sends: a client that is may lose the answer.
        client.socket.write_all(&vec![b'x'; 2_000_000]).unwrap();
        assert_eq!(client.reply().status, status, "{method}");
    }
}

#[test]
fn silent_and_slow_clients_hold_up_nobody() {
    let served = serve();
    let idle: Vec<Client> = (0..200).map(|_| served.client()).collect();
    let mut slow: Vec<Client> = (0..50).map(|_| served.client()).collect();
    let text = request("GET", "/", "");
    for byte in text.as_bytes() {
        for client in &mut slow {
            client.send(&[*byte]);
        }
    }
    for client in &mut slow {
        assert_eq!(client.reply().text(), "hello");
    }
    for client in &mut slow {
        client.send(b"GET / HT");
    }
    for _ in 0..20 {
        assert_eq!(served.get("/", "").text(), "hello");
    }
    for mut client in idle {
        client.send(text.as_bytes());
        assert_eq!(client.reply().text(), "hello");
    }
}

#[test]
fn clients_that_do_not_read_hold_up_nobody() {
    let served = serve();
    served.fake.file("a.mp4", &vec![0; 20_000_000]);
    let mut clients = Vec::new();
    for target in ["/size/20000000", "/file/a.mp4"].repeat(4) {
        let mut client = served.client();
        client.send(request("GET", target, "").as_bytes());
        // The head has come, so the server is writing the rest.
        assert_eq!(client.head().unwrap().status, 200);
        clients.push(client);
    }
    assert_eq!(served.get("/", "").text(), "hello");
    served.running.stop();
}

#[test]
fn a_head_has_a_time_for_all_of_it() {
    let limits = Limits { head_time: Duration::from_millis(300), ..Limits::default() };
    let served = serve_within(false, limits);
    let mut client = served.client();
    let started = Instant::now();
    // A byte now and then never lets a read time out.
    client.socket.set_nonblocking(true).unwrap();
    let reply = loop {
        client.send(b"G");
        match client.socket.peek(&mut [0]) {
            Ok(count) => break count,
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(_) => break 0,
        }
        assert!(started.elapsed() < LONG, "still reading");
        std::thread::sleep(Duration::from_millis(20));
    };
    client.socket.set_nonblocking(false).unwrap();
    assert_eq!(reply, 1);
    assert_eq!(client.head().unwrap().status, 408);
}

#[test]
fn an_idle_connection_is_closed_after_its_time() {
    let served = serve_within(false, Limits { idle_time: Duration::from_millis(100), ..Limits::default() });
    assert!(served.client().ends());
    let mut client = served.client();
    client.send(request("GET", "/", "").as_bytes());
    assert_eq!(client.reply().status, 200);
    assert!(client.ends());
}

#[test]
fn one_connection_too_many_takes_the_place_of_the_idlest() {
    let served = serve_within(false, Limits { connections: 3, ..Limits::default() });
    let mut clients: Vec<Client> = (0..3).map(|_| served.client()).collect();
    let mut late = served.client();
    late.send(request("GET", "/", "").as_bytes());
    assert_eq!(late.reply().text(), "hello");
    assert!(clients[0].ends());
    for client in &mut clients[1..] {
        client.send(request("GET", "/", "").as_bytes());
        assert_eq!(client.reply().status, 200);
    }
}

#[test]
fn one_connection_too_many_is_told_to_come_again() {
    let served = serve_within(false, Limits { connections: 2, ..Limits::default() });
    let mut busy: Vec<Client> = (0..2).map(|_| served.client()).collect();
    for client in &mut busy {
        client.send(request("GET", "/events", "").as_bytes());
        assert_eq!(client.head().unwrap().status, 200);
    }
    served.fake.hub.send(jianbao::preview::hub::Event { name: "state", data: "1".into() });
    for client in &mut busy {
        // Now the server knows that it is streaming.
        assert_eq!(client.event().unwrap().1, "1");
    }
    let reply = served.client().reply();
    assert_eq!((reply.status, reply.header("retry-after")), (503, Some("2")));
}

#[test]
fn one_file_too_many_is_told_to_come_again() {
    let served = serve_within(false, Limits { files: 1, ..Limits::default() });
    served.fake.file("a.mp4", &vec![0; 20_000_000]);
    let mut first = served.client();
    first.send(request("GET", "/file/a.mp4", "").as_bytes());
    assert_eq!(first.head().unwrap().status, 200);
    let reply = served.get("/file/a.mp4", "");
    assert_eq!((reply.status, reply.header("retry-after")), (503, Some("2")));
    assert_eq!(served.status("/", ""), 200);
    drop(first);
    crate::client::until("the place is free again", || {
        served.status("/file/a.mp4", "Range: bytes=0-0\r\n") == 206
    });
}

#[test]
fn a_panic_is_an_error_of_one_request() {
    let served = serve();
    let mut client = served.client();
    for _ in 0..10 {
        client.send(request("GET", "/panic", "").as_bytes());
        assert_eq!(client.reply().status, 500);
    }
    client.send(request("GET", "/", "").as_bytes());
    assert_eq!(client.reply().text(), "hello");
}
