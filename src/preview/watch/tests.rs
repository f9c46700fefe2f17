//! What the system tells too seldom to wait for it, told to the thread by hand.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

use std::fs;
use std::sync::mpsc::Receiver;
use std::time::Instant;

use notify::event::Flag;
use notify::{Error, ErrorKind, Event, EventKind};
use tempfile::TempDir;

use super::*;

/// No machine is so busy that a change takes longer.
const LIMIT: Duration = Duration::from_secs(30);

fn watched() -> (TempDir, Watching, Receiver<Change>) {
    let root = TempDir::new().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    let (sender, changes) = channel();
    let tell = move |change| drop(sender.send(change));
    let watching = watch(root.path(), &Options::default(), tell).unwrap();
    (root, watching, changes)
}

fn tell(watching: &Watching, heard: notify::Result<Event>) {
    watching.sender.send(Message::Heard(Instant::now(), heard)).unwrap();
}

fn lost_count() -> Event {
    Event::new(EventKind::Other).set_flag(Flag::Rescan)
}

#[test]
fn a_system_that_lost_count_is_asked_anew() {
    let (root, watching, changes) = watched();
    tell(&watching, Ok(lost_count()));
    assert_eq!(changes.recv_timeout(LIMIT), Ok(Change::Everything));
    assert_eq!(watching.polling(), None);
    fs::write(root.path().join("content/a.md"), "new").unwrap();
    let path = SitePath::new("content/a.md").unwrap();
    assert_eq!(changes.recv_timeout(LIMIT), Ok(Change::Paths(BTreeSet::from([path]))));
}

#[test]
fn a_system_that_loses_count_again_and_again_is_not_relied_on() {
    let (_root, watching, changes) = watched();
    for _ in 0..20 {
        tell(&watching, Ok(lost_count()));
        assert_eq!(changes.recv_timeout(LIMIT), Ok(Change::Everything));
    }
    assert_eq!(watching.polling(), Some(Polling::Refused));
    // And at an interval from now on.
    assert_eq!(changes.recv_timeout(LIMIT), Ok(Change::Everything));
}

#[test]
fn a_system_that_has_no_watches_left_is_not_relied_on() {
    let (root, watching, changes) = watched();
    assert_eq!(watching.polling(), None);
    tell(&watching, Err(Error::new(ErrorKind::MaxFilesWatch)));
    for _ in 0..3 {
        assert_eq!(changes.recv_timeout(LIMIT), Ok(Change::Everything));
    }
    assert_eq!(watching.polling(), Some(Polling::Refused));
    // What it still tells is told by its name.
    fs::write(root.path().join("content/a.md"), "new").unwrap();
    let path = SitePath::new("content/a.md").unwrap();
    while changes.recv_timeout(LIMIT).unwrap() != Change::Paths(BTreeSet::from([path.clone()])) {}
}
