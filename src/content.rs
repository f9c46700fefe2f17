//! [`Source`](crate::world) → [`Document`]: one file, its front matter and its body.
//!
//! Knows one file and the [`ParseOptions`] alone, so that a parsed document can be kept by the hash of its
//! text.

mod body;
pub mod markdown;

pub use body::{Body, Heading, Piece, Reference};
