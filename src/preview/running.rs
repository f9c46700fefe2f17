//! The preview of a site that is running already, so that a second one opens the first.
//!
//! A running preview leaves a note with its port, in the folder for temporary files. A note alone proves
//! nothing: the program behind the port is asked which site it shows.

#![expect(clippy::disallowed_methods, reason = "the note lies outside every site")]

use std::env;
use std::fs;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::site_mark;

/// How long the other preview may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// The longest answer worth reading.
const LONGEST: u64 = 64 * 1024;

/// The note of a running preview, which goes when this is dropped.
#[derive(Debug)]
pub struct Note {
    file: PathBuf,
    port: u16,
}

impl Note {
    /// Says that the preview of the site in `root` is at `port`.
    ///
    /// # Errors
    /// If it cannot be written; then a second preview will not know of this one.
    pub fn leave(root: &Path, port: u16) -> io::Result<Self> {
        let file = place(root);
        // A new file, so that nothing is written through a link that somebody else has laid there.
        let _ = fs::remove_file(&file);
        fs::File::create_new(&file)?.write_all(port.to_string().as_bytes())?;
        Ok(Self { file, port })
    }
}

impl Drop for Note {
    fn drop(&mut self) {
        // A later preview may have left its own.
        if read(&self.file) == Some(self.port) {
            let _ = fs::remove_file(&self.file);
        }
    }
}

/// The address of the running preview of the site in `root`.
pub fn find(root: &Path) -> Option<SocketAddr> {
    let port = read(&place(root))?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let answer = ask(address).ok()?;
    let shown: serde_json::Value = serde_json::from_str(answer.split_once("\r\n\r\n")?.1).ok()?;
    (shown["site"] == site_mark(root).as_str()).then_some(address)
}

/// The port of a note, unless somebody else left it in a folder that all share.
fn read(file: &Path) -> Option<u16> {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::MetadataExt;
        let owner = fs::symlink_metadata(file).ok()?.uid();
        if owner != rustix::process::geteuid().as_raw() {
            return None;
        }
    }
    fs::read_to_string(file).ok()?.trim().parse().ok()
}

/// What the program behind a port says of itself.
fn ask(address: SocketAddr) -> io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    write!(stream, "GET /_jianbao/site.json HTTP/1.0\r\nHost: {address}\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(LONGEST).read_to_string(&mut answer)?;
    Ok(answer)
}

fn place(root: &Path) -> PathBuf {
    let folder = env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|folder| folder.is_dir());
    folder.unwrap_or_else(env::temp_dir).join(format!("jianbao-preview-{}", site_mark(root)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    /// A program that answers one request with `body`.
    fn program(body: String) -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            // To the end: what is left unread when a connection is closed takes the answer with it.
            let mut head = Vec::new();
            let mut byte = [0];
            while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap() == 1 {
                head.push(byte[0]);
            }
            write!(stream, "HTTP/1.0 200 OK\r\n\r\n{body}").unwrap();
        });
        port
    }

    fn found(body: impl Fn(&Path) -> String) -> (Option<SocketAddr>, u16) {
        let folder = tempfile::tempdir().unwrap();
        let port = program(body(folder.path()));
        let _note = Note::leave(folder.path(), port).unwrap();
        (find(folder.path()), port)
    }

    #[test]
    fn a_note_is_believed_when_the_program_shows_the_same_site() {
        let (address, port) = found(|root| format!("{{\"site\": \"{}\"}}", site_mark(root)));
        assert_eq!(address, Some(SocketAddr::from(([127, 0, 0, 1], port))));
    }

    #[test]
    fn another_program_at_the_port_is_not_taken_for_the_preview() {
        assert_eq!(found(|_| "{\"site\": \"0123456789abcdef\"}".to_owned()).0, None);
        assert_eq!(found(|_| "<html>".to_owned()).0, None);
    }

    #[test]
    fn a_note_without_a_program_is_nothing_and_goes_with_its_preview() {
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let note = Note::leave(folder.path(), port).unwrap();
        assert_eq!(find(folder.path()), None);
        assert!(place(folder.path()).exists());
        let later = Note::leave(folder.path(), port ^ 1).unwrap();
        drop(note);
        assert!(place(folder.path()).exists());
        drop(later);
        assert!(!place(folder.path()).exists());
    }
}
