//! Atom (RFC 4287).

use super::feed::{Entry, Feed, GENERATOR};
use super::time::rfc3339;
use super::xml::Xml;
use crate::config::FeedFormat;

const NAMESPACE: &str = "http://www.w3.org/2005/Atom";

pub(super) fn write(feed: &Feed<'_>) -> Vec<u8> {
    let mut xml = Xml::new("feed", &[("xmlns", NAMESPACE), ("xml:lang", feed.language)]);
    // An id never changes, as the address of a page never does.
    xml.text("id", &feed.list);
    xml.text("title", &feed.title);
    if !feed.subtitle.is_empty() {
        xml.text("subtitle", feed.subtitle);
    }
    xml.empty("link", &[("rel", "self"), ("type", FeedFormat::Atom.media_type()), ("href", &feed.url)]);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.list)]);
    xml.text("updated", &rfc3339(feed.updated(), feed.zone));
    author(&mut xml, feed.author);
    xml.text("generator", GENERATOR);
    for entry in &feed.entries {
        write_entry(entry, feed, &mut xml);
    }
    xml.finish()
}

fn write_entry(entry: &Entry<'_>, feed: &Feed<'_>, xml: &mut Xml) {
    xml.start("entry", &[]);
    xml.text("id", &entry.url);
    xml.text("title", entry.title);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.url)]);
    xml.text("published", &rfc3339(entry.published, feed.zone));
    xml.text("updated", &rfc3339(entry.updated, feed.zone));
    for name in &entry.authors {
        author(xml, name);
    }
    for name in &entry.categories {
        xml.empty("category", &[("term", name)]);
    }
    if !entry.summary.is_empty() {
        xml.text_with("summary", &[("type", "html")], &entry.summary);
    }
    if let Some(content) = &entry.content {
        xml.text_with("content", &[("type", "html")], content);
    }
    xml.end();
}

fn author(xml: &mut Xml, name: &str) {
    xml.start("author", &[]);
    xml.text("name", name);
    xml.end();
}
