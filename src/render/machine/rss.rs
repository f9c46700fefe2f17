//! RSS 2.0 (<https://www.rssboard.org/rss-specification>), with the modules that its readers know: names of
//! authors, who must otherwise be e-mail addresses, whole texts, and the feed's own address.

use super::feed::{Entry, Feed, GENERATOR};
use super::time::rfc2822;
use super::xml::Xml;
use crate::config::FeedFormat;

const NAMESPACES: [(&str, &str); 4] = [
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
];

pub(super) fn write(feed: &Feed<'_>) -> Vec<u8> {
    let mut xml = Xml::new("rss", &NAMESPACES);
    xml.start("channel", &[]);
    xml.text("title", &feed.title);
    xml.text("link", &feed.list);
    // Every channel must have one.
    xml.text("description", if feed.subtitle.is_empty() { &feed.title } else { feed.subtitle });
    xml.text("language", feed.language);
    xml.text("lastBuildDate", &rfc2822(feed.updated(), feed.zone));
    xml.text("generator", GENERATOR);
    xml.empty("atom:link", &[("rel", "self"), ("type", FeedFormat::Rss.media_type()), ("href", &feed.url)]);
    for entry in &feed.entries {
        write_item(entry, feed, &mut xml);
    }
    xml.finish()
}

fn write_item(entry: &Entry<'_>, feed: &Feed<'_>, xml: &mut Xml) {
    xml.start("item", &[]);
    xml.text("title", entry.title);
    xml.text("link", &entry.url);
    xml.text_with("guid", &[("isPermaLink", "true")], &entry.url);
    xml.text("pubDate", &rfc2822(entry.published, feed.zone));
    for name in &entry.authors {
        xml.text("dc:creator", name);
    }
    for name in &entry.categories {
        xml.text("category", name);
    }
    if !entry.summary.is_empty() {
        xml.text("description", &entry.summary);
    }
    if let Some(content) = &entry.content {
        xml.text("content:encoded", content);
    }
    xml.end();
}
