//! Sites in memory, from files to pages and diagnostics: one idea a test.

#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

mod addresses;
mod answers;
mod as_they_come;
mod categories;
mod clashes;
mod feeds;
mod fields;
mod file_names;
mod files;
mod golden;
mod government;
mod laws;
mod links;
mod posts;
mod settings;
mod severity;
mod sitemap;
mod slips;
mod lists;
mod related;
mod support;
mod targets;
mod taxonomies;
mod templates;
mod themes;
mod unasked;
mod untidy;
mod visibility;
mod zola;
