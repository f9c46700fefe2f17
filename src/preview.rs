//! The preview: the site as a build would write it, served while it is being written.

pub mod client;
pub mod http;
pub mod hub;
pub mod server;
pub mod watch;
