//! Filling the holes of a body: addresses, sizes of pictures and ids, as the page at hand needs them.

use std::fmt::Write as _;

use super::view::View;
use crate::content::{Document, PageFront, Piece, Reference};
use crate::escape::{escape, escaped};
use crate::site::{Node, PageId, Resolved, read, resolve};

/// Where a body is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On its own page.
    Own,
    /// On another page, such as a list: without ids, since several bodies stand there.
    Elsewhere,
}

/// The HTML of `pieces`, which are of the body of `node`.
pub(super) fn fill(pieces: &[Piece], node: Node, view: &View, place: Place) -> String {
    let mut out = String::with_capacity(pieces.len() * 64);
    // A hole that stays empty takes its attribute with it: the quote that closes it stands at the
    // beginning of the next piece.
    let mut skip_quote = false;
    for piece in pieces {
        match piece {
            Piece::Html(html) => {
                let html = if skip_quote { html.strip_prefix('"').unwrap_or(html) } else { html };
                skip_quote = false;
                out.push_str(html);
            }
            Piece::Link(reference) => skip_quote = !write_link(reference, node, view, place, &mut out),
            Piece::Image { reference, sized } => write_image(reference, *sized, node, view, &mut out),
            Piece::Sources { references, descriptors } => {
                write_sources(references, descriptors, node, view, &mut out);
            }
            Piece::Id(id) if place == Place::Own => escape(id, &mut out),
            Piece::Id(_) => skip_quote = drop_attribute(&mut out),
        }
    }
    out
}

/// The summary of a post as HTML: as [`summary_text`], but what stands before `<!-- more -->` with its marks.
pub(super) fn summary(id: PageId, view: &View) -> String {
    let document = &view.site().page(id).document;
    let body = &document.body;
    match (&document.front.summary, body.more) {
        (Some(own), _) => paragraph(own),
        (None, Some(more)) => {
            let before = body.pieces.get(..more).unwrap_or(&body.pieces);
            fill(before, Node::Page(id), view, Place::Elsewhere)
        }
        (None, None) => paragraph(summary_text(document)),
    }
}

/// The summary of a post as text: the author's, what stands before `<!-- more -->`, its description, or the
/// beginning of the text.
pub(super) fn summary_text(document: &Document<PageFront>) -> &str {
    let (front, excerpt) = (&document.front, &*document.body.excerpt);
    let is_marked = document.body.more.is_some() && !excerpt.is_empty();
    let described = front.description.as_deref().filter(|_| !is_marked);
    front.summary.as_deref().or(described).unwrap_or(excerpt)
}

fn paragraph(text: &str) -> String {
    if text.trim().is_empty() { String::new() } else { format!("<p>{}</p>", escaped(text.trim())) }
}

/// Writes an address, or takes the attribute away: `false` if it did. A link that leads nowhere is text,
/// and what it pointed to stays untold.
fn write_link(reference: &Reference, node: Node, view: &View, place: Place, out: &mut String) -> bool {
    let Some(style) = view.style() else { return !drop_attribute(out) };
    let site = view.site();
    let reading = read(site, site.path_of(node), &reference.target);
    let (address, anchor) = match reading.meaning {
        Ok(Resolved::Outside) => {
            escape(reference.target.trim(), out);
            return true;
        }
        Ok(Resolved::Here(anchor)) if place == Place::Own => (None, Some(anchor)),
        Ok(Resolved::Here(anchor)) => (Some(site.address_of(node).clone()), Some(anchor)),
        Ok(Resolved::Page(to, anchor)) => (Some(site.address_of(to).clone()), anchor),
        Ok(Resolved::Asset(asset)) => {
            (Some(site.assets.get(asset).address.clone()), fragment(reading.behind))
        }
        Ok(Resolved::Address(address)) => (Some(address), fragment(reading.behind)),
        // An anchor that is not there still has its page.
        Err(crate::site::Unresolved::NoAnchor(_, to)) => (Some(site.address_of(to).clone()), None),
        Err(_) => return !drop_attribute(out),
    };
    if let Some(address) = &address {
        style.write(address, out);
    }
    let query = query(reading.behind);
    if let Some(query) = query {
        out.push('?');
        escape(query, out);
    }
    let is_bare = address.is_none() && query.is_none();
    if let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty() || is_bare) {
        out.push('#');
        escape(anchor, out);
    }
    true
}

/// What stands between `?` and `#`: a script of the page may look at it.
fn query(behind: &str) -> Option<&str> {
    let before = behind.split('#').next()?;
    before.split_once('?').map(|(_, query)| query).filter(|query| !query.is_empty())
}

/// What stands behind `#`: a page of a PDF, a month of the timeline. Nothing knows whether it is there.
fn fragment(behind: &str) -> Option<&str> {
    behind.split_once('#').map(|(_, fragment)| fragment)
}

/// Takes back ` name="`, which the text so far ends with.
fn drop_attribute(out: &mut String) -> bool {
    let Some(start) = out.rfind(' ').filter(|_| out.ends_with("=\"")) else { return false };
    out.truncate(start);
    true
}

fn write_image(reference: &Reference, sized: bool, node: Node, view: &View, out: &mut String) {
    out.push_str("src=\"");
    let dimensions = write_picture(reference, node, view, out);
    out.push('"');
    if let Some((width, height)) = dimensions.filter(|_| !sized) {
        let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
    }
}

/// Writes a `srcset` of the pictures that are there; without any, the space before it goes too.
fn write_sources(
    references: &[Reference],
    descriptors: &[Box<str>],
    node: Node,
    view: &View,
    out: &mut String,
) {
    let start = out.len();
    for (reference, descriptor) in references.iter().zip(descriptors) {
        let before = out.len();
        out.push_str(if before == start { "srcset=\"" } else { ", " });
        let begun = out.len();
        write_picture(reference, node, view, out);
        if out.len() == begun {
            out.truncate(before);
        } else if !descriptor.is_empty() {
            out.push(' ');
            // As it was written, entities included; it stands within double quotes now.
            out.push_str(&descriptor.replace('"', "&quot;"));
        }
    }
    if out.len() > start {
        out.push('"');
    } else if out.ends_with(' ') {
        out.pop();
    }
}

/// Writes the address of a picture, or nothing if there is none, which the site reports. Gives its size in pixels
/// if it is known.
fn write_picture(reference: &Reference, node: Node, view: &View, out: &mut String) -> Option<(u32, u32)> {
    let site = view.site();
    let (address, dimensions) = match resolve(site, site.path_of(node), &reference.target) {
        Ok(Resolved::Asset(id)) => (site.assets.get(id).address.clone(), site.assets.get(id).dimensions),
        Ok(Resolved::Address(address)) => (address, None),
        Ok(Resolved::Outside) => {
            escape(reference.target.trim(), out);
            return None;
        }
        Ok(Resolved::Here(_) | Resolved::Page(..)) | Err(_) => return None,
    };
    if let Some(style) = view.style() {
        style.write(&address, out);
    }
    dimensions
}
