//! An answer and the request's conditions → what goes over the wire.

#![expect(
    clippy::disallowed_methods,
    reason = "the door through which files are sent that were never in memory"
)]

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::net::TcpStream;
use std::path::Path;

use super::super::http::head::Head;
use super::super::http::range::{self, Wanted};
use super::super::http::{Answer, Body, etag, reason};
use super::super::hub::Subscription;

const BUFFER_BYTES: usize = 16 * 1024;

/// Headers of every reply, unless the handler gives its own.
const COMMON: [(&str, &str); 4] = [
    // A browser keeps a page and asks each time whether it is still the same.
    ("Cache-Control", "no-cache"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
];

/// Headers that say where a message ends: ours alone.
const FRAMING: [&str; 6] =
    ["content-length", "transfer-encoding", "connection", "trailer", "upgrade", "etag"];

/// What is sent.
pub(super) struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    pub(super) content: Content,
}

/// What follows the headers.
pub(super) enum Content {
    /// Nothing, not even a length: a 304 or a 204.
    None,
    /// `length` bytes from `first` on.
    Bytes { bytes: Vec<u8>, first: u64, length: u64 },
    /// `length` bytes of a file from `first` on.
    File { file: File, first: u64, length: u64 },
    /// Events.
    Events(Subscription),
}

impl Reply {
    /// The reply to a request with this head: the answer, a part of it, or that nothing has changed.
    pub(super) fn new(answer: Answer, head: &Head) -> Self {
        let given = answer.etag.filter(|tag| etag::is_tag(tag));
        let mut headers = answer.headers;
        headers.retain(|(name, value)| {
            let is_printable = |text: &str| text.bytes().all(|b| (b' '..=b'~').contains(&b));
            is_printable(name)
                && is_printable(value)
                && !FRAMING.contains(&name.to_ascii_lowercase().as_str())
        });
        if !answer.media_type.is_empty() {
            headers.push(("Content-Type", answer.media_type));
        }
        let (content, length, tag) = match answer.body {
            Body::Events(subscription) => (Content::Events(subscription), 0, None),
            Body::Bytes(bytes) => {
                let tag = given.unwrap_or_else(|| etag::of_bytes(&bytes));
                let length = bytes.len() as u64;
                (Content::Bytes { bytes, first: 0, length }, length, Some(tag))
            }
            Body::File(path) => match open(&path) {
                Ok((file, length, own)) => {
                    (Content::File { file, first: 0, length }, length, Some(given.unwrap_or(own)))
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => return plain(404),
                Err(_) => return plain(500),
            },
        };
        let mut reply = Self { status: answer.status, headers, content };
        if let Some(tag) = tag {
            reply.headers.push(("ETag", format!("\"{tag}\"")));
            if reply.status == 200 {
                reply.meet_conditions(head, &tag, length);
            }
        }
        if matches!(reply.status, 204 | 304) {
            reply.content = Content::None;
        }
        reply
    }

    /// A tag that the client knows goes before a range (RFC 9110, section 13.2.2).
    fn meet_conditions(&mut self, head: &Head, tag: &str, whole: u64) {
        if head.joined("if-none-match", ", ").is_some_and(|known| etag::is_named(&known, tag)) {
            self.status = 304;
            self.headers.retain(|(name, _)| *name != "Content-Type");
            return;
        }
        self.headers.push(("Accept-Ranges", "bytes".to_owned()));
        let is_same = head.only("if-range").is_none_or(|known| etag::is_same(known, tag));
        // Ranges are only defined for GET.
        let header = head.only("range").filter(|_| is_same && head.method == "GET");
        match header.map_or(Wanted::Whole, |header| range::wanted(header, whole)) {
            Wanted::Whole => {}
            Wanted::Part { first: from, last } => {
                self.status = 206;
                self.headers.push(("Content-Range", format!("bytes {from}-{last}/{whole}")));
                if let Content::Bytes { first, length, .. } | Content::File { first, length, .. } =
                    &mut self.content
                {
                    (*first, *length) = (from, last - from + 1);
                }
            }
            Wanted::Unsatisfiable => {
                *self = plain(416);
                self.headers.push(("Content-Range", format!("bytes */{whole}")));
            }
        }
    }

    /// The events, if that is what follows.
    pub(super) fn take_events(&mut self) -> Option<Subscription> {
        match std::mem::replace(&mut self.content, Content::None) {
            Content::Events(subscription) => Some(subscription),
            other => {
                self.content = other;
                None
            }
        }
    }

    /// Sends it: with `is_head` without the content, with `keep` as one of several on this connection.
    pub(super) fn write(self, socket: &TcpStream, is_head: bool, keep: bool) -> io::Result<()> {
        let mut out = BufWriter::with_capacity(BUFFER_BYTES, socket);
        self.write_head(&mut out, keep)?;
        match self.content {
            _ if is_head => {}
            Content::None | Content::Events(_) => {}
            Content::Bytes { bytes, first, length } => out.write_all(part(&bytes, first, length))?,
            Content::File { mut file, first, length } => {
                file.seek(SeekFrom::Start(first))?;
                // A file that has become shorter cannot keep its promised length: the connection ends.
                if io::copy(&mut file.take(length), &mut out)? != length {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
            }
        }
        out.flush()
    }

    fn write_head(&self, out: &mut impl Write, keep: bool) -> io::Result<()> {
        write!(out, "HTTP/1.1 {} {}\r\n", self.status, reason(self.status))?;
        for (name, value) in COMMON {
            if !self.headers.iter().any(|(given, _)| given.eq_ignore_ascii_case(name)) {
                write!(out, "{name}: {value}\r\n")?;
            }
        }
        for (name, value) in &self.headers {
            write!(out, "{name}: {value}\r\n")?;
        }
        if let Content::Bytes { length, .. } | Content::File { length, .. } = &self.content {
            write!(out, "Content-Length: {length}\r\n")?;
        }
        write!(out, "Connection: {}\r\n\r\n", if keep { "keep-alive" } else { "close" })
    }
}

/// A few words of our own.
pub(super) fn plain(status: u16) -> Reply {
    let chinese = match status {
        404 => "找不到这个文件",
        405 => "预览只能查看",
        408 => "请求没有及时发完",
        414 => "地址太长",
        416 => "文件没有这一部分",
        421 => "请用 localhost 或本机的 IP 地址打开预览",
        431 => "请求头太长",
        503 => "现在打开的页面太多，请稍后再试",
        505 => "只支持 HTTP/1.1",
        400 => "看不懂这个请求",
        _ => "预览出错了",
    };
    let english = match status {
        421 => "Open the preview by localhost or by the IP address of this computer",
        other => reason(other),
    };
    let bytes = format!("{chinese}。\n{english}.\n").into_bytes();
    let mut headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
    if status == 405 {
        headers.push(("Allow", "GET, HEAD".to_owned()));
    }
    let length = bytes.len() as u64;
    Reply { status, headers, content: Content::Bytes { bytes, first: 0, length } }
}

/// Too much is going on.
pub(super) fn busy() -> Reply {
    let mut reply = plain(503);
    reply.headers.push(("Retry-After", "2".to_owned()));
    reply
}

/// A file with its length and tag. What is no file is not there: opening a pipe would wait for ever.
fn open(path: &Path) -> io::Result<(File, u64, String)> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::NotFound.into());
    }
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    let tag = etag::of_file(metadata.len(), metadata.modified().ok());
    Ok((file, metadata.len(), tag))
}

fn part(bytes: &[u8], first: u64, length: u64) -> &[u8] {
    let first = usize::try_from(first).unwrap_or(usize::MAX).min(bytes.len());
    let rest = &bytes[first..];
    &rest[..usize::try_from(length).unwrap_or(usize::MAX).min(rest.len())]
}
