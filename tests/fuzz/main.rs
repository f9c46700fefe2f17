//! Whatever stands in a file, it is read or refused in words: random bytes, front matter, dates, names and
//! bodies.
//!
//! Each property runs as many cases as `JIANBAO_FUZZ_CASES` says, a few thousand unless it does. What was
//! once found stands beside the property as a test of its own.

mod bodies;
mod dates;
mod decoding;
mod front_matter;
mod names;
mod support;
