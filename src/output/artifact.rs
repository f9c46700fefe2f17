//! What is published at a path.
//!
//! Bytes of a page or the name of a source file enter; whether they equal a file on the disk, or the
//! hash of what was written, leaves. A video of 2 GB goes through a buffer and is never held.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use super::error::{At, PublishError};
use super::manifest::Digest;
use crate::artifact::Artifact;

const BUFFER_BYTES: usize = 64 * 1024;

impl Artifact {
    /// The hash of the content if `existing`, a file of `length` bytes, holds just this content.
    pub(super) fn hash_if_equal(&self, existing: &Path, length: u64) -> Result<Option<Digest>, PublishError> {
        let open = |path: &Path| File::open(path).at(path);
        match self {
            Self::Bytes(bytes) if bytes.len() as u64 != length => Ok(None),
            // A page is small enough to be read at once.
            Self::Bytes(bytes) => {
                let equal = fs::read(existing).at(existing)? == *bytes;
                Ok(equal.then(|| blake3::hash(bytes).into()))
            }
            Self::File(source) => {
                let mut file = open(source)?;
                if file.metadata().at(source)?.len() != length {
                    return Ok(None);
                }
                compare(&mut file, &mut open(existing)?).at(existing)
            }
        }
    }

    /// Writes the content as a new file and answers with its hash.
    pub(super) fn write(&self, path: &Path) -> Result<Digest, PublishError> {
        let mut file = File::create_new(path).at(path)?;
        match self {
            Self::Bytes(bytes) => {
                file.write_all(bytes).at(path)?;
                Ok(blake3::hash(bytes).into())
            }
            Self::File(source) => {
                let mut hasher = blake3::Hasher::new();
                let mut reader = File::open(source).at(source)?;
                let mut buffer = vec![0; BUFFER_BYTES];
                loop {
                    let piece = fill(&mut reader, &mut buffer).at(source)?;
                    if piece.is_empty() {
                        return Ok(hasher.finalize().into());
                    }
                    hasher.update(piece);
                    file.write_all(piece).at(path)?;
                }
            }
        }
    }
}

/// The hash of `ours` if `theirs` has the same bytes.
fn compare(ours: &mut dyn Read, theirs: &mut dyn Read) -> io::Result<Option<Digest>> {
    let mut hasher = blake3::Hasher::new();
    let (mut our_buffer, mut their_buffer) = (vec![0; BUFFER_BYTES], vec![0; BUFFER_BYTES]);
    loop {
        let our_piece = fill(ours, &mut our_buffer)?;
        let their_piece = fill(theirs, &mut their_buffer)?;
        if our_piece != their_piece {
            return Ok(None);
        }
        if our_piece.is_empty() {
            return Ok(Some(hasher.finalize().into()));
        }
        hasher.update(our_piece);
    }
}

/// Reads until the buffer is full or the file ends: two files may come in pieces of other sizes.
fn fill<'a>(reader: &mut dyn Read, buffer: &'a mut [u8]) -> io::Result<&'a [u8]> {
    let mut filled = 0;
    while filled < buffer.len() {
        match reader.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(&buffer[..filled])
}
