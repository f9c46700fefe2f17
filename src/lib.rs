//! jianbao (简报): Markdown posts become a published bulletin.
//!
//! One chain of stages, each a function whose noun is its type:
//!
//! ```text
//! disk ─ world → Source ─ content → Document ─ site → Site ─ plan → Plan ─ render → bytes ─ output → folder
//!                                      │                 │        (URL → Job)   │
//!                                   memo by           immutable              pure
//!                                 file content        snapshot           one Job at a time
//! ```
//!
//! Imports point only up this list: a module knows those above it and none below.

pub mod path;
pub mod diagnostic;
pub mod message;
pub mod escape;
pub mod encoding;
pub mod value;
pub mod date;
pub mod world;
pub mod edit;
pub mod config;
pub mod address;
pub mod theme;
pub mod content;
pub mod site;
pub mod plan;
pub mod artifact;
pub mod render;
pub mod output;
pub mod pipeline;
pub mod report;
pub mod preview;
pub mod command;
