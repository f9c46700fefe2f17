//! What people do with the program and what it answers, from the first command to the last, as they see it.
//!
//! Each transcript is made by the real binary in a folder of its own and compared with the committed one;
//! `JIANBAO_UPDATE=1` writes it anew. Read it as the one who sits before the screen: each message must say
//! what, where, and what to do.

#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

mod first_day;
mod session;
