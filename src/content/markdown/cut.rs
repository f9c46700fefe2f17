//! HTML of the author's → HTML with holes.
//!
//! Every address and every id in it becomes a hole, whatever the state of the HTML; all other bytes stay.
//! Quotes around a hole are always double ones, because only then can any address be put in.

use std::ops::Range;

use super::address;
use super::id::Ids;
use super::lines::{Lines, Places};
use super::sink::{PLACE, REFERENCE, Sink};
use super::tokens::{Attribute, Tag, Token, Tokens, decode};
use crate::content::Reference;

/// How the cutter learns where an address stands in the file.
pub(super) enum Origin<'a> {
    /// The HTML is a literal of the text: positions follow from its lines.
    Literal(&'a Lines<'a>, Places),
    /// The HTML comes from the cleaner: private attributes tell.
    Marked(Marked<'a>),
}

/// What it takes to read the marks in cleaned HTML.
pub(super) struct Marked<'a> {
    pub(super) lines: &'a Lines<'a>,
    /// The references that marks name by their number.
    pub(super) references: &'a [Reference],
    /// All ids of the body.
    pub(super) ids: &'a mut Ids,
    /// Those that have been cut out already.
    pub(super) seen: &'a mut Ids,
}

/// Cuts HTML into the sink.
pub(super) fn cut(html: &str, origin: Origin<'_>, sink: &mut Sink) {
    let mut cutter = Cutter { html, origin, sink, copied: 0 };
    for token in Tokens::new(html) {
        if let Token::Tag(tag) = token
            && !tag.closing
            && !tag.attributes.is_empty()
        {
            cutter.tag(&tag);
        }
    }
    cutter.copy_to(html.len());
}

struct Cutter<'a, 'b> {
    html: &'a str,
    origin: Origin<'a>,
    sink: &'b mut Sink,
    /// The HTML before this byte is in the sink.
    copied: usize,
}

impl Cutter<'_, '_> {
    fn copy_to(&mut self, at: usize) {
        self.sink.html(&self.html[self.copied..at]);
        self.copied = at;
    }

    fn tag(&mut self, tag: &Tag) {
        let html = self.html;
        let named =
            |attribute: &Attribute, name: &str| html[attribute.name.clone()].eq_ignore_ascii_case(name);
        let find = |name: &str| tag.attributes.iter().find(|attribute| named(attribute, name));
        let marked = matches!(self.origin, Origin::Marked(..));
        let value = |name: &str| Some(&html[find(name).filter(|_| marked)?.value.clone()?]);
        let mark = value(REFERENCE).and_then(|number| number.parse().ok());
        let place = value(PLACE).and_then(|place| {
            let (start, end) = place.split_once('-')?;
            Some(start.parse().ok()?..end.parse().ok()?)
        });
        let picture = html[tag.name.clone()].eq_ignore_ascii_case("img");
        let sized = find("width").or(find("height")).is_some();
        let mut has_source = false;
        for attribute in &tag.attributes {
            let name = html[attribute.name.clone()].to_ascii_lowercase();
            let Some(value) = attribute.value.clone() else { continue };
            match name.as_str() {
                REFERENCE | PLACE if marked => self.drop(attribute),
                "src" if picture && has_source => {}
                "src" if picture => {
                    has_source = true;
                    let reference = self.reference(&value, mark, place.as_ref());
                    self.copy_to(attribute.whole.start);
                    self.sink.image(reference, sized);
                    self.copied = attribute.whole.end;
                }
                "href" | "src" | "poster" => {
                    let reference = self.reference(&value, mark, place.as_ref());
                    self.hole(attribute, |sink| sink.link(reference));
                }
                "srcset" => self.srcset(attribute, &value, place.as_ref()),
                "id" if !value.is_empty() => self.id(attribute, &value),
                _ => {}
            }
        }
    }

    /// Leaves out a private attribute and the space before it.
    fn drop(&mut self, attribute: &Attribute) {
        self.copy_to(attribute.whole.start.saturating_sub(1).max(self.copied));
        self.copied = attribute.whole.end;
    }

    /// Replaces the value of an attribute.
    fn hole(&mut self, attribute: &Attribute, fill: impl FnOnce(&mut Sink)) {
        // Up to the value, whatever the quotes: `href = ` of `href = 'x'`.
        let value = attribute.value.as_ref().map_or(attribute.whole.end, |value| value.start);
        let quoted = attribute.value.as_ref().is_some_and(|value| value.end < attribute.whole.end);
        let unclosed = !quoted && self.html[..value].ends_with(['"', '\'']);
        self.copy_to(value - usize::from(quoted || unclosed));
        self.sink.html("\"");
        fill(self.sink);
        self.sink.html("\"");
        self.copied = attribute.whole.end;
    }

    fn id(&mut self, attribute: &Attribute, value: &Range<usize>) {
        let id = decode(&self.html[value.clone()]);
        let id = match &mut self.origin {
            Origin::Literal(..) => id,
            // Cleaned HTML is ours to mend: an id that the author wrote twice gets a new one.
            Origin::Marked(marked) if marked.seen.has(&id) => marked.ids.hand_out(&id),
            Origin::Marked(marked) => {
                marked.seen.reserve(&id);
                id
            }
        };
        self.hole(attribute, |sink| sink.id(&id));
    }

    fn srcset(&mut self, attribute: &Attribute, value: &Range<usize>, place: Option<&Range<usize>>) {
        let written = &self.html[value.clone()];
        let found = address::in_srcset(written);
        if found.is_empty() {
            return;
        }
        let sources = found.into_iter().map(|(url, descriptor)| {
            let range = value.start + url.start..value.start + url.end;
            (self.reference(&range, None, place), written[descriptor].into())
        });
        let (references, descriptors): (Vec<_>, Vec<_>) = sources.unzip();
        self.copy_to(attribute.whole.start);
        self.sink.sources(references, descriptors);
        self.copied = attribute.whole.end;
    }

    fn reference(
        &self,
        value: &Range<usize>,
        mark: Option<usize>,
        place: Option<&Range<usize>>,
    ) -> Reference {
        let written = &self.html[value.clone()];
        let range = match &self.origin {
            Origin::Literal(lines, places) => lines.reference_range(&lines.of_literal(places, value)),
            Origin::Marked(Marked { lines, references, .. }) => {
                if let Some(reference) = mark.and_then(|number| references.get(number)) {
                    return reference.clone();
                }
                // The cleaner writes `&` anew, so the address may stand in the file in other words.
                let tag =
                    place.filter(|tag| lines.text().get((*tag).clone()).is_some()).cloned().unwrap_or(0..0);
                lines.reference_range(&lines.find_last(tag, written))
            }
        };
        Reference { target: address::target(&decode(written)), range }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Piece;

    fn cut_literal(html: &str) -> Vec<Piece> {
        let lines = Lines::new(html, 10);
        let places = lines.places(html, (1, 1, 1, 1).into());
        let mut sink = Sink::new();
        cut(html, Origin::Literal(&lines, places), &mut sink);
        sink.finish()
    }

    fn filled(html: &str) -> String {
        let show = |piece: &Piece| match piece {
            Piece::Html(html) => html.to_string(),
            Piece::Link(reference) => format!("[{}]", reference.target),
            Piece::Image { reference, sized } => format!("[{} {sized}]", reference.target),
            Piece::Sources { references, descriptors } => {
                format!("[{:?}]", references.iter().map(|r| &r.target).zip(descriptors).collect::<Vec<_>>())
            }
            Piece::Id(id) => format!("[#{id}]"),
        };
        cut_literal(html).iter().map(show).collect()
    }

    #[test]
    fn every_address_and_id_is_a_hole_and_the_rest_stays() {
        assert_eq!(filled("<A  HREF = 'a&amp;b' id=c>文</A >"), "<A  HREF = \"[a&b]\" id=\"[#c]\">文</A >");
        assert_eq!(filled("<img alt=x src=a.png width=9/>"), "<img alt=x [a.png true] width=9/>");
        assert_eq!(filled("<img src='' src=b>"), "<img [ false] src=b>");
        assert_eq!(filled("<video poster=a src=\"b\">"), "<video poster=\"[a]\" src=\"[b]\">");
        assert_eq!(filled("<img srcset='a 1x, %41 2x'>"), "<img [[(\"a\", \"1x\"), (\"A\", \"2x\")]]>");
    }

    #[test]
    fn broken_html_is_left_alone() {
        for html in [
            "<a href=\"x",
            "<a href",
            "<a id='' href>",
            "<!-- <a href=x> -->",
            "<script>'<a href=x>'",
            "</a href=x>",
        ] {
            assert_eq!(filled(html), html);
        }
    }

    #[test]
    fn a_hole_knows_where_the_address_stands() {
        let pieces = cut_literal("x\n<a href=b>");
        let Piece::Link(reference) = &pieces[1] else { panic!("{pieces:?}") };
        assert_eq!(reference.range, 20..21);
    }
}
