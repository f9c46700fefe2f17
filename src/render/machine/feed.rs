//! A feed before it has a format: what Atom and RSS both say.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{atom, rss};
use crate::address::{Address, permalink};
use crate::config::{AUTHORS, FeedFormat, TAGS};
use crate::render::Scene;
use crate::render::body::{Place, fill, summary};
use crate::render::view::View;
use crate::site::{FeedOf, Node, PageId, Site};

/// Who made the feed. Without a version: a newer program must not change feeds that say the same.
pub(super) const GENERATOR: &str = "jianbao";

/// The newest posts of a list.
pub(super) struct Feed<'a> {
    /// Its name.
    pub(super) title: String,
    /// One sentence about it; may be empty.
    pub(super) subtitle: &'a str,
    /// Where the feed is.
    pub(super) url: String,
    /// Where the page is that lists the same posts.
    pub(super) list: String,
    /// Who answers for it.
    pub(super) author: &'a str,
    /// The language of the site.
    pub(super) language: &'a str,
    /// The zone of its times.
    pub(super) zone: &'a TimeZone,
    /// The posts, newest first.
    pub(super) entries: Vec<Entry<'a>>,
}

/// A post of a feed.
pub(super) struct Entry<'a> {
    /// Its title, plain text.
    pub(super) title: &'a str,
    /// Its public address.
    pub(super) url: String,
    /// Its date.
    pub(super) published: Timestamp,
    /// When it was changed; its date if it never was.
    pub(super) updated: Timestamp,
    /// Who wrote it.
    pub(super) authors: Vec<&'a str>,
    /// Its category and its tags.
    pub(super) categories: Vec<&'a str>,
    /// Its summary, HTML; may be empty.
    pub(super) summary: String,
    /// The whole text, HTML, if the feed holds whole posts.
    pub(super) content: Option<String>,
}

impl<'a> Feed<'a> {
    /// The feed at `address`.
    pub(super) fn of(of: FeedOf, address: &Address, scene: &'a Scene) -> Self {
        let site = &*scene.site;
        let config = &site.config;
        // Plans have feeds where the public address is known, so that none of these is empty.
        let url = |address: &Address| permalink(config, address).unwrap_or_default();
        Self {
            title: title_of(of, site),
            subtitle: subtitle_of(of, site),
            url: url(address),
            list: url(&of.list(site)),
            author: config.author.as_ref().map_or(&config.title, |found| &found.value),
            language: &config.language,
            zone: &config.time_zone,
            entries: of.posts(site).into_iter().filter_map(|id| Entry::of(id, scene)).collect(),
        }
    }

    /// When anything in it changed last. The posts know, and not the clock, so that a feed which says the same
    /// is the same.
    pub(super) fn updated(&self) -> Timestamp {
        self.entries.iter().map(|entry| entry.updated).max().unwrap_or_default()
    }

    /// The file.
    pub(super) fn write(&self, format: FeedFormat) -> Vec<u8> {
        match format {
            FeedFormat::Atom => atom::write(self),
            FeedFormat::Rss => rss::write(self),
        }
    }
}

impl<'a> Entry<'a> {
    fn of(id: PageId, scene: &'a Scene) -> Option<Self> {
        let site = &*scene.site;
        let page = site.page(id);
        let (front, body) = (&page.document.front, &page.document.body);
        let published = front.date?.instant;
        let view = Arc::new(View::outside(scene, page.address.clone()));
        let names = |taxonomy: usize| {
            let names = site.names_in(id, taxonomy).iter().map(|found| found.value.trim());
            names.filter(|name| !name.is_empty())
        };
        let mut authors: Vec<&str> = names(AUTHORS).collect();
        if authors.is_empty() {
            authors.push(&site.config.title);
        }
        let category = page.category.map(|category| site.category(category).name.as_str());
        let content = || fill(&body.pieces, Node::Page(id), &view, Place::Elsewhere);
        Some(Self {
            title: &front.title,
            url: permalink(&site.config, &page.address)?,
            published,
            updated: front.updated.map_or(published, |moment| moment.instant),
            authors,
            categories: category.into_iter().chain(names(TAGS)).collect(),
            summary: summary(id, &view),
            content: site.config.machine.feed_full.then(content),
        })
    }
}

/// What a feed is called: as the page is that lists the same posts.
pub(in crate::render) fn title_of(of: FeedOf, site: &Site) -> String {
    let name = match of {
        FeedOf::Site => return site.config.title.clone(),
        FeedOf::Category(id) => &site.category(id).name,
        FeedOf::Section(id) => &site.section(id).document.front.title,
        FeedOf::Term(taxonomy, id) => &site.taxonomy(taxonomy).term(id).name,
    };
    format!("{name} - {}", site.config.title)
}

fn subtitle_of(of: FeedOf, site: &Site) -> &str {
    match of {
        FeedOf::Site => &site.config.description,
        FeedOf::Category(id) => &site.category(id).description,
        FeedOf::Section(id) => site.section(id).document.front.description.as_deref().unwrap_or_default(),
        FeedOf::Term(taxonomy, id) => &site.taxonomy(taxonomy).term(id).description,
    }
}
