//! What is made for machines: feeds, the sitemap, robots.txt and lists of redirects.

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::value::Fields;

/// What is made for machines beside the pages.
#[derive(Debug, Clone)]
pub struct MachineConfig {
    /// The feeds, by file name; empty for none.
    pub feeds: Vec<FeedFile>,
    /// Posts in a feed.
    pub feed_limit: usize,
    /// Whether a feed holds whole posts rather than their summaries.
    pub feed_full: bool,
    /// Whether there is a sitemap.
    pub sitemap: bool,
    /// Whether older list pages stand in it.
    pub sitemap_paginated: bool,
    /// Whether there is a robots.txt.
    pub robots: bool,
    /// The servers for which former addresses are listed.
    pub redirect_lists: Vec<Server>,
}

/// A feed's file name and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedFile {
    /// The name: `atom.xml`.
    pub name: String,
    /// The format.
    pub format: FeedFormat,
    /// Where its name was written.
    pub span: Option<Span>,
}

/// The formats of feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FeedFormat {
    /// RFC 4287.
    Atom,
    /// RSS 2.0.
    Rss,
}

impl FeedFormat {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Rss => "application/rss+xml",
        }
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Atom => "Atom",
            Self::Rss => "RSS",
        }
    }
}

/// A web server that can be given a list of redirects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    /// Nginx.
    Nginx,
    /// Internet Information Services.
    Iis,
}

/// Posts in a feed unless the configuration says otherwise.
const FEED_LIMIT: usize = 20;

pub(super) fn read(fields: &mut Fields<'_>) -> MachineConfig {
    let flag = |fields: &mut Fields<'_>, key| fields.flag(key).is_none_or(|found| found.value);
    let has_feeds = flag(fields, "generate_feeds");
    let feeds = read_feed_names(fields);
    MachineConfig {
        feeds: if has_feeds { feeds } else { Vec::new() },
        feed_limit: fields.count("feed_limit").map_or(FEED_LIMIT, |found| found.value.max(1)),
        feed_full: fields.choice("feed_content", &[("full", true), ("summary", false)]).unwrap_or(true),
        sitemap: flag(fields, "generate_sitemap"),
        sitemap_paginated: fields
            .choice("exclude_paginated_pages_in_sitemap", &[("none", true), ("all", false)])
            .unwrap_or(true),
        robots: flag(fields, "generate_robots_txt"),
        redirect_lists: fields.choices("redirect_lists", &[("nginx", Server::Nginx), ("iis", Server::Iis)]),
    }
}

fn read_feed_names(fields: &mut Fields<'_>) -> Vec<FeedFile> {
    let mut feeds: Vec<FeedFile> = Vec::new();
    let names = fields.texts("feed_filenames");
    if names.is_empty() {
        return ["atom.xml", "rss.xml"].iter().map(|name| feed_file(name, None)).collect();
    }
    for found in names {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        let is_good = found.value.len() > ".xml".len()
            && found.value.ends_with(".xml")
            && !found.value.starts_with('.')
            && found.value.chars().all(is_plain);
        if !is_good || feeds.iter().any(|feed| feed.name == found.value) {
            fields.report(Diagnostic::at(Code::FeedName, found.span).with("name", found.value));
            continue;
        }
        feeds.push(feed_file(&found.value, Some(found.span)));
    }
    feeds
}

/// RSS where the name says so, else Atom.
fn feed_file(name: &str, span: Option<Span>) -> FeedFile {
    let format = if name.to_ascii_lowercase().contains("rss") { FeedFormat::Rss } else { FeedFormat::Atom };
    FeedFile { name: name.to_owned(), format, span }
}
