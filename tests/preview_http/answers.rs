//! What a well-behaved browser sees.

use jianbao::preview::server::Limits;

use crate::client::{Served, request, serve, serve_within};

#[test]
fn every_answer_carries_the_protecting_headers_and_its_length() {
    let served = serve();
    for target in ["/", "/gone", "/elsewhere", "/panic", "/size/100000", "//", "/file/none"] {
        let reply = served.get(target, "");
        assert_eq!(reply.header("cache-control"), Some("no-cache"), "{target}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{target}");
        assert_eq!(reply.header("cross-origin-resource-policy"), Some("same-origin"), "{target}");
        assert_eq!(reply.header("referrer-policy"), Some("no-referrer"), "{target}");
        assert_eq!(reply.header("content-length"), Some(reply.body.len().to_string().as_str()), "{target}");
    }
}

#[test]
fn the_handler_is_told_what_was_asked() {
    let served = serve();
    let reply = served.get("/ask?q=%E7%AE%80", "Cookie: a=1\r\nCookie: b=2\r\nIf-None-Match: \"x\"\r\n");
    for part in ["path: \"/ask\"", "q=%E7%AE%80", "a=1; b=2", "\\\"x\\\"", "127.0.0.1"] {
        assert!(reply.text().contains(part), "{part} in {}", reply.text());
    }
    // curl sends what was typed.
    assert_eq!(served.status("/通知", ""), 404);
}

#[test]
fn the_handlers_headers_are_sent_unless_they_would_break_the_message() {
    let served = serve();
    let reply = served.get("/headers", "");
    assert_eq!(reply.text(), "hello");
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert_eq!(
        reply.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("cache-control")).count(),
        1
    );
    assert_eq!(reply.header("x-good"), Some("yes"));
    assert!(["x-bad", "x-injected", "x-han"].iter().all(|name| reply.header(name).is_none()));
    let reply = served.get("/elsewhere", "");
    assert_eq!((reply.status, reply.header("location")), (302, Some("/a")));
    assert_eq!(reply.headers.iter().filter(|(name, _)| name == "Set-Cookie").count(), 2);
    assert!(served.get("/odd-tag", "").header("x").is_none());
}

#[test]
fn a_known_tag_is_answered_without_content() {
    let served = serve();
    served.fake.file("a.mp4", b"0123456789");
    for target in ["/", "/tagged", "/file/a.mp4", "/empty"] {
        let first = served.get(target, "");
        let tag = first.header("etag").unwrap().to_owned();
        for known in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
            let reply = served.get(target, &format!("If-None-Match: {known}\r\nRange: bytes=0-1\r\n"));
            assert_eq!((reply.status, reply.body.len()), (304, 0), "{target} {known}");
            assert_eq!(reply.header("etag"), Some(tag.as_str()));
            assert_eq!(reply.header("cache-control"), Some("no-cache"));
            assert_eq!(reply.header("content-type"), None);
            assert_eq!(reply.header("content-length"), None);
        }
        assert_eq!(served.status(target, "If-None-Match: \"other\"\r\n"), 200, "{target}");
    }
    assert_eq!(served.get("/tagged", "").header("etag"), Some("\"mine\""));
    assert_eq!(served.get("/", "").header("etag").unwrap().len(), 18);
    // A page that is not there stays a 404, however well it is known.
    let gone = served.get("/gone", "");
    assert_eq!(served.status("/gone", &format!("If-None-Match: {}\r\n", gone.header("etag").unwrap())), 404);
}

#[test]
fn a_changed_file_has_another_tag() {
    let served = serve();
    served.fake.file("a.mp4", b"one");
    let first = served.get("/file/a.mp4", "").header("etag").unwrap().to_owned();
    served.fake.file("a.mp4", b"another");
    let second = served.get("/file/a.mp4", &format!("If-None-Match: {first}\r\n"));
    assert_eq!((second.status, second.text()), (200, "another"));
}

#[test]
fn parts_are_sent_of_pages_and_files() {
    let served = serve();
    served.fake.file("a.mp4", b"0123456789");
    for target in ["/tagged", "/file/a.mp4"] {
        assert_eq!(served.get(target, "").header("accept-ranges"), Some("bytes"));
        for (range, part, place) in [
            ("bytes=2-4", "234", "bytes 2-4/10"),
            ("bytes=7-", "789", "bytes 7-9/10"),
            ("bytes=7-100", "789", "bytes 7-9/10"),
            ("bytes=-2", "89", "bytes 8-9/10"),
            ("bytes=0-0", "0", "bytes 0-0/10"),
        ] {
            let reply = served.get(target, &format!("Range: {range}\r\n"));
            assert_eq!((reply.status, reply.text()), (206, part), "{target} {range}");
            assert_eq!(reply.header("content-range"), Some(place));
            assert!(reply.header("etag").is_some());
        }
        for range in ["bytes=0-1,4-5", "bytes=4-2", "lines=1-2", "bytes=x-"] {
            let reply = served.get(target, &format!("Range: {range}\r\n"));
            assert_eq!((reply.status, reply.text()), (200, "0123456789"), "{target} {range}");
        }
        let reply = served.get(target, "Range: bytes=10-\r\n");
        assert_eq!((reply.status, reply.header("content-range")), (416, Some("bytes */10")));
    }
}

#[test]
fn a_part_is_only_sent_of_the_state_that_the_browser_has() {
    let served = serve();
    let part = |condition: &str| served.get("/tagged", &format!("Range: bytes=0-1\r\n{condition}"));
    assert_eq!(part("If-Range: \"mine\"\r\n").text(), "01");
    for other in ["\"other\"", "W/\"mine\"", "Wed, 21 Oct 2015 07:28:00 GMT"] {
        assert_eq!(part(&format!("If-Range: {other}\r\n")).status, 200, "{other}");
    }
}

#[test]
fn head_has_the_headers_of_get_and_no_content() {
    let served = serve();
    served.fake.file("a.mp4", b"0123456789");
    let mut client = served.client();
    for target in ["/", "/gone", "/file/a.mp4", "/elsewhere", "/panic", "/none"] {
        let get = served.get(target, "");
        client.send(request("HEAD", target, "Range: bytes=0-1\r\n").as_bytes());
        let head = client.head().unwrap();
        assert_eq!((head.status, head.headers), (get.status, get.headers), "{target}");
    }
    // Had a content been sent, it would be read as this reply.
    client.send(request("GET", "/", "").as_bytes());
    assert_eq!(client.reply().text(), "hello");
}

#[test]
fn a_large_file_is_sent_whole_and_in_parts() {
    let served = serve();
    let bytes: Vec<u8> = (0..3_000_000_u32).map(|n| (n * 7 / 3 % 251) as u8).collect();
    served.fake.file("a.mp4", &bytes);
    assert!(served.get("/file/a.mp4", "").body == bytes);
    let reply = served.get("/file/a.mp4", "Range: bytes=1000000-2499999\r\n");
    assert!(reply.body == bytes[1_000_000..2_500_000]);
}

#[test]
fn a_file_of_four_gigabytes_is_measured_and_not_read() {
    let served = serve();
    let path = served.fake.file("a.mp4", b"");
    let file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
    // Without blocks on the disk: a sparse file.
    if file.set_len(5 << 30).is_err() {
        return;
    }
    let mut client = served.client();
    client.send(request("HEAD", "/file/a.mp4", "").as_bytes());
    assert_eq!(client.head().unwrap().header("content-length"), Some((5_u64 << 30).to_string().as_str()));
    let reply = served.get("/file/a.mp4", "Range: bytes=-3\r\n");
    assert_eq!((reply.status, reply.body.as_slice()), (206, &[0, 0, 0][..]));
}

#[test]
fn what_is_no_file_is_not_there() {
    let served = serve();
    std::fs::create_dir(served.fake.folder.path().join("folder")).unwrap();
    for target in ["/file/none", "/file/folder"] {
        let reply = served.get(target, "");
        assert_eq!(reply.status, 404, "{target}");
        assert!(reply.header("content-type").unwrap().starts_with("text/plain"));
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_does_not_hold_up_anybody() {
    let served = serve();
    let made = std::process::Command::new("mkfifo").arg(served.fake.folder.path().join("pipe")).status();
    assert!(made.unwrap().success());
    assert_eq!(served.status("/file/pipe", ""), 404);
}

#[test]
fn other_methods_are_told_what_is_allowed() {
    let served = serve();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "get", "BREW"] {
        let mut client = served.client();
        client.send(request(method, "/", "").as_bytes());
        let reply = client.reply();
        assert_eq!((reply.status, reply.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
}

#[test]
fn requests_sent_together_are_answered_in_order() {
    let served = serve();
    let mut client = served.client();
    let many: String = (0..200).map(|n| request("GET", &format!("/size/{n}"), "")).collect();
    client.send(many.as_bytes());
    for n in 0..200 {
        assert_eq!(client.reply().body.len(), n);
    }
}

#[test]
fn a_connection_is_kept_or_closed_as_asked() {
    let served = serve();
    let mut client = served.client();
    for _ in 0..3 {
        client.send(request("GET", "/", "").as_bytes());
        assert_eq!(client.reply().header("connection"), Some("keep-alive"));
    }
    client.send(request("GET", "/", "Connection: close\r\n").as_bytes());
    assert_eq!(client.reply().header("connection"), Some("close"));
    assert!(client.ends());
    let mut old = served.client();
    old.send(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n");
    assert_eq!(old.reply().text(), "hello");
    assert!(old.ends());
}

#[test]
fn only_our_own_names_are_answered() {
    let statuses = |served: &Served, host: &str| {
        let plain = served.raw(format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
        let target = format!("GET http://{host}/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
        (plain.status, served.raw(target.as_bytes()).status)
    };
    let (here, lan) = (serve(), serve_within(true, Limits::default()));
    for host in ["localhost:1111", "a.localhost", "127.0.0.1:9", "[::1]:9"] {
        assert_eq!((statuses(&here, host), statuses(&lan, host)), ((200, 200), (200, 200)), "{host}");
    }
    for host in ["192.168.1.20:1111", "[fe80::1]"] {
        assert_eq!((statuses(&here, host), statuses(&lan, host)), ((421, 421), (200, 200)), "{host}");
    }
    for host in ["evil.example", "localhost.evil.example:80", "127.0.0.1.evil.example"] {
        assert_eq!((statuses(&here, host), statuses(&lan, host)), ((421, 421), (421, 421)), "{host}");
    }
    let refusal = here.raw(b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    assert!(refusal.text().contains("本机") && refusal.text().contains("this computer"));
    assert!(!refusal.text().contains("hello"));
    for heads in ["", "Host: localhost\r\nHost: evil.example\r\n", "Host:\r\nHost: localhost\r\n"] {
        assert_eq!(here.raw(format!("GET / HTTP/1.1\r\n{heads}\r\n").as_bytes()).status, 400, "{heads:?}");
    }
}
