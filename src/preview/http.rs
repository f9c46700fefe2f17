//! What HTTP asks and is answered, as plain data.
//!
//! Bytes of a request's head enter; what is asked, in words that cannot name a file outside the site, leaves.
//! Here are neither sockets nor files, so that each rule can be tried with a table.

pub(super) mod etag;
pub(super) mod head;
mod hosts;
mod media;
pub(super) mod range;
mod target;

use std::net::IpAddr;
use std::path::PathBuf;

pub use hosts::Hosts;
pub use media::media_type;
pub use target::{BadTarget, Target};

use super::hub::Subscription;

/// What a browser asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    /// The decoded path: begins with `/`; has no query, no segment `.` or `..`, no empty segment but the
    /// last, no control character and no backslash.
    pub path: String,
    /// What stands behind the `?`, as it was sent.
    pub query: Option<String>,
    /// The computer that asks.
    pub peer: Option<IpAddr>,
    /// The header `Cookie`, as it was sent.
    pub cookie: Option<String>,
    /// The header `If-None-Match`, as it was sent. The server itself compares it.
    pub known: Option<String>,
}

/// What it is answered.
#[derive(Debug)]
pub struct Answer {
    /// The status code. Only a 200 becomes a 304, 206 or 416 where the request allows it.
    pub status: u16,
    /// The media type; empty if there is none.
    pub media_type: String,
    /// The content.
    pub body: Body,
    /// The opaque tag without its quotes; without one the server makes one of the content.
    pub etag: Option<String>,
    /// More headers: `Set-Cookie`, `Location` and such. One of the server's own names replaces the server's
    /// value; those that frame the message (`Content-Length`, `Connection` …) are left out, and so is a
    /// value that is not printable ASCII.
    pub headers: Vec<(&'static str, String)>,
}

impl Answer {
    /// An answer with content and nothing special.
    pub fn new(status: u16, media_type: &str, body: Vec<u8>) -> Self {
        Self {
            status,
            media_type: media_type.to_owned(),
            body: Body::Bytes(body),
            etag: None,
            headers: Vec::new(),
        }
    }
}

/// The content of an answer.
#[derive(Debug)]
pub enum Body {
    /// A page.
    Bytes(Vec<u8>),
    /// A file on the disk, which is sent piece by piece and never held.
    File(PathBuf),
    /// Events as long as both sides live.
    Events(Subscription),
}

/// The words that belong to a status code.
pub(super) fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        206 => "Partial Content",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        410 => "Gone",
        414 => "URI Too Long",
        416 => "Range Not Satisfiable",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "Other",
    }
}
