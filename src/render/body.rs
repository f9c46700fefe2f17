//! Filling the holes of a body: addresses, sizes of pictures and ids, as the page at hand needs them.

use std::fmt::Write as _;

use super::view::View;
use crate::content::{Document, PageFront, Piece, Reference};
use crate::escape::{escape, escaped};
use crate::site::{Node, PageId, Resolved, resolve};

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
    let (address, anchor) = match resolve(site, site.path_of(node), &reference.target) {
        Ok(Resolved::Outside) => {
            escape(reference.target.trim(), out);
            return true;
        }
        Ok(Resolved::Here(anchor)) if place == Place::Own => (None, Some(anchor)),
        Ok(Resolved::Here(anchor)) => (Some(site.address_of(node).clone()), Some(anchor)),
        Ok(Resolved::Page(to, anchor)) => (Some(site.address_of(to).clone()), anchor),
        Ok(Resolved::Asset(asset)) => (Some(site.assets.get(asset).address.clone()), None),
        Ok(Resolved::Address(address)) => (Some(address), None),
        // An anchor that is not there still has its page.
        Err(crate::site::Unresolved::NoAnchor(_, to)) => (Some(site.address_of(to).clone()), None),
        Err(_) => return !drop_attribute(out),
    };
    if let Some(address) = &address {
        style.write(address, out);
    }
    if let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty() || address.is_none()) {
        out.push('#');
        escape(anchor, out);
    }
    true
}

/// Takes back ` name="`, which the text so far ends with.
fn drop_attribute(out: &mut String) -> bool {
    let Some(start) = out.rfind(' ').filter(|_| out.ends_with("=\"")) else { return false };
    out.truncate(start);
    true
}

fn write_image(reference: &Reference, sized: bool, node: Node, view: &View, out: &mut String) {
    let site = view.site();
    out.push_str("src=\"");
    let mut dimensions = None;
    match resolve(site, site.path_of(node), &reference.target) {
        Ok(Resolved::Asset(id)) => {
            let asset = site.assets.get(id);
            if let Some(style) = view.style() {
                style.write(&asset.address, out);
            }
            dimensions = asset.dimensions.filter(|_| !sized);
        }
        Ok(Resolved::Address(address)) => {
            if let Some(style) = view.style() {
                style.write(&address, out);
            }
        }
        Ok(Resolved::Outside) => escape(reference.target.trim(), out),
        // Reported by the site; the alternative text stands in its place.
        Ok(Resolved::Here(_) | Resolved::Page(..)) | Err(_) => {}
    }
    out.push('"');
    if let Some((width, height)) = dimensions {
        let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
    }
}
