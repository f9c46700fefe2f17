//! Who may see what, when other computers may look at the preview.
//!
//! Everybody on the network may read what will be public anyway. Drafts, and what is wrong with the site,
//! are shown to the author's own computer and to those who enter the code that the terminal shows.

use std::collections::HashMap;
use std::fmt;
use std::net::IpAddr;
use std::sync::Mutex;

use super::http::Ask;
use super::{lock, random};

/// Wrong codes of one computer that a run bears before it accepts none of its codes.
const TRIES: u32 = 20;

/// Computers whose wrong codes are counted; with more of them something is amiss, and no code is accepted.
const COMPUTERS: usize = 256;

/// The name of the cookie that carries the code.
const COOKIE: &str = "jianbao-preview";

/// What somebody may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visitor {
    /// Everything.
    Author,
    /// What is public.
    Stranger,
}

/// What lets another computer see everything: eight characters that cannot be taken for one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code(String);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Tells authors from strangers.
#[derive(Debug)]
pub(super) struct Guard {
    code: Option<Code>,
    /// What the cookie of somebody who knew the code says.
    ticket: String,
    /// Wrong codes by computer.
    wrong: Mutex<HashMap<Option<IpAddr>, u32>>,
}

/// What comes of a code.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// It is right; the cookie that says so from now on.
    Admitted(String),
    /// It is wrong.
    Wrong,
    /// Too many were wrong.
    Locked,
}

impl Guard {
    /// A guard with a code of its own, if other computers may look.
    pub(super) fn new(lan: bool) -> Self {
        const LETTERS: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";
        let letter = |byte: u8| char::from(LETTERS[usize::from(byte) % LETTERS.len()]);
        let code = || blake3::hash(random().as_bytes()).as_bytes()[..8].iter().copied().map(letter).collect();
        Self { code: lan.then(|| Code(code())), ticket: random(), wrong: Mutex::default() }
    }

    pub(super) fn code(&self) -> Option<&Code> {
        self.code.as_ref()
    }

    /// Who asks.
    pub(super) fn visitor(&self, ask: &Ask) -> Visitor {
        let is_here = ask.peer.is_some_and(|peer| match peer {
            IpAddr::V6(address) => address.to_canonical().is_loopback(),
            IpAddr::V4(address) => address.is_loopback(),
        });
        let knows = || {
            let cookies = ask.cookie.as_deref().unwrap_or_default().split(';');
            cookies
                .filter_map(|cookie| cookie.trim().split_once('='))
                .any(|cookie| cookie == (COOKIE, &self.ticket))
        };
        if is_here || knows() { Visitor::Author } else { Visitor::Stranger }
    }

    /// What comes of the code that somebody typed; `None` if there is none to be typed.
    pub(super) fn admit(&self, typed: &str, peer: Option<IpAddr>) -> Option<Entry> {
        let right = self.code.as_ref()?;
        let mut wrong = lock(&self.wrong);
        let is_full = wrong.len() >= COMPUTERS && !wrong.contains_key(&peer);
        if is_full || wrong.get(&peer).is_some_and(|wrong| *wrong >= TRIES) {
            return Some(Entry::Locked);
        }
        if typed.trim().eq_ignore_ascii_case(&right.0) {
            let cookie = format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Strict", self.ticket);
            return Some(Entry::Admitted(cookie));
        }
        *wrong.entry(peer).or_default() += 1;
        Some(Entry::Wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(peer: &str, cookie: Option<&str>) -> Ask {
        Ask { peer: peer.parse().ok(), cookie: cookie.map(str::to_owned), ..Ask::default() }
    }

    #[test]
    fn the_own_computer_is_the_author() {
        let guard = Guard::new(true);
        for peer in ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"] {
            assert_eq!(guard.visitor(&ask(peer, None)), Visitor::Author, "{peer}");
        }
        for peer in ["192.168.1.7", "fe80::1", "::ffff:192.168.1.7", "unknown"] {
            assert_eq!(guard.visitor(&ask(peer, None)), Visitor::Stranger, "{peer}");
        }
    }

    #[test]
    fn the_code_opens_the_door_and_nothing_else_does() {
        let guard = Guard::new(true);
        let code = guard.code().unwrap().to_string();
        let typed = format!(" {} ", code.to_uppercase());
        let Some(Entry::Admitted(cookie)) = guard.admit(&typed, None) else { panic!("refused") };
        let cookie = cookie.split(';').next().unwrap();
        assert_eq!(guard.visitor(&ask("192.168.1.7", Some(&format!("a=b; {cookie}; c")))), Visitor::Author);
        assert_eq!(guard.visitor(&ask("192.168.1.7", Some(&format!("{COOKIE}={code}")))), Visitor::Stranger);
        assert_eq!(Guard::new(false).admit("", None), None);
    }

    #[test]
    fn whoever_guesses_is_shut_out() {
        let guard = Guard::new(true);
        let code = guard.code().unwrap().to_string();
        let [guesser, other] = ["192.168.1.7", "192.168.1.8"].map(|peer| peer.parse().ok());
        for _ in 0..TRIES {
            assert_eq!(guard.admit("wrong", guesser), Some(Entry::Wrong));
        }
        assert_eq!(guard.admit(&code, guesser), Some(Entry::Locked));
        assert!(matches!(guard.admit(&code, other), Some(Entry::Admitted(_))));
    }
}
