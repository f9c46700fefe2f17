//! The preview's server, spoken to by raw sockets: what browsers do, what hostile pages try, what breaks.

#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

mod client;

mod answers;
mod events;
mod hostile;
mod life;
