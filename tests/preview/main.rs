//! The preview: what it serves is what a build writes, whatever was done to the files before.

#![allow(clippy::disallowed_methods, reason = "tests make and change folders of their own")]

mod edits;
mod features;
mod law;
#[cfg(unix)]
mod program;
mod support;
