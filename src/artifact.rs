//! What a job becomes: the content of one output file.

use std::path::PathBuf;

/// The content of an output file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Artifact {
    /// Bytes made by the program.
    Bytes(Vec<u8>),
    /// A file on disk, copied as it is; a film of two gigabytes is never held in memory.
    File(PathBuf),
}
