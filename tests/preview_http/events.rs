//! Streams of events.

use std::time::Duration;

use jianbao::preview::hub::Event;
use jianbao::preview::server::Limits;

use crate::client::{Client, Served, request, serve, serve_within, until};

fn event(data: &str) -> Event {
    Event { name: "state", data: data.to_owned() }
}

fn state(data: &str) -> (String, String) {
    ("state".to_owned(), data.to_owned())
}

fn listen(served: &Served) -> Client {
    let mut client = served.client();
    client.send(request("GET", "/events", "").as_bytes());
    let head = client.head().unwrap();
    assert_eq!((head.status, head.header("content-type")), (200, Some("text/event-stream")));
    assert_eq!((head.header("content-length"), head.header("connection")), (None, Some("close")));
    assert_eq!(head.header("x-content-type-options"), Some("nosniff"));
    client
}

#[test]
fn a_tab_hears_the_state_at_once_and_every_change() {
    let served = serve();
    served.fake.hub.send(event("1"));
    let mut tab = listen(&served);
    assert_eq!(tab.event(), Some(state("1")));
    for number in ["2", "3"] {
        served.fake.hub.send(event(number));
        assert_eq!(tab.event(), Some(state(number)));
    }
}

#[test]
fn a_quiet_stream_beats() {
    let served = serve_within(false, Limits { heartbeat: Duration::from_millis(20), ..Limits::default() });
    let mut tab = listen(&served);
    for _ in 0..3 {
        assert_eq!(tab.event(), Some((":".to_owned(), String::new())));
    }
    served.fake.hub.send(event("1"));
    let heard = std::iter::from_fn(|| tab.event()).find(|(name, _)| name != ":");
    assert_eq!(heard, Some(state("1")));
}

#[test]
fn a_slow_tab_skips_to_the_latest() {
    let served = serve();
    let mut tab = listen(&served);
    // The network takes some megabytes before the writing waits; from then on events are skipped.
    let filler = "x".repeat(100_000);
    for number in 0..1000 {
        served.fake.hub.send(event(&format!("{number} {filler}")));
        // Gives the stream a chance to take each of the first ones.
        std::thread::yield_now();
    }
    let mut heard = Vec::new();
    while heard.last() != Some(&999) {
        let (_, data) = tab.event().unwrap();
        heard.push(data.split(' ').next().unwrap().parse::<u32>().unwrap());
    }
    assert!(heard.is_sorted_by(|a, b| a < b), "{heard:?}");
    assert!(heard.len() < 1000, "nothing was skipped");
}

#[test]
fn a_closed_tab_is_noticed_without_a_beat() {
    let served = serve_within(false, Limits { heartbeat: Duration::from_hours(1), ..Limits::default() });
    let tabs: Vec<Client> = (0..10).map(|_| listen(&served)).collect();
    assert_eq!(served.fake.hub.readers(), 10);
    drop(tabs);
    until("all tabs are gone", || served.fake.hub.readers() == 0);
}

#[test]
fn a_closed_hub_says_goodbye() {
    let served = serve();
    let mut tab = listen(&served);
    served.fake.hub.close();
    assert_eq!(tab.event(), Some(("end".to_owned(), "{}".to_owned())));
    assert!(tab.ends());
    assert_eq!(served.status("/", ""), 200);
}

#[test]
fn one_stream_too_many_is_told_to_come_again() {
    let served = serve_within(false, Limits { streams: 2, ..Limits::default() });
    let tabs = [listen(&served), listen(&served)];
    let reply = served.get("/events", "");
    assert_eq!((reply.status, reply.header("retry-after")), (503, Some("2")));
    assert_eq!(served.status("/", ""), 200);
    drop(tabs);
    until("a place is free again", || {
        let mut client = served.client();
        client.send(request("GET", "/events", "").as_bytes());
        client.head().unwrap().status == 200
    });
}

#[test]
fn requests_sent_behind_a_stream_hold_up_nobody() {
    let served = serve();
    let mut tab = listen(&served);
    for _ in 0..100 {
        tab.send(request("GET", "/", "").as_bytes());
    }
    served.fake.hub.send(event("1"));
    assert_eq!(tab.event(), Some(state("1")));
    for _ in 0..10 {
        assert_eq!(served.get("/", "").text(), "hello");
    }
}

#[test]
fn head_of_a_stream_ends() {
    let served = serve();
    let mut client = served.client();
    client.send(request("HEAD", "/events", "").as_bytes());
    assert_eq!(client.head().unwrap().header("content-type"), Some("text/event-stream"));
    assert!(client.ends());
    until("nobody listens", || served.fake.hub.readers() == 0);
}
