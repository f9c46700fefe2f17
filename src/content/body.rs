//! A post's body: HTML with holes.
//!
//! A body is parsed once, by file, without knowing where it will stand. What depends on that (addresses,
//! sizes of pictures, ids) is left open as a [`Piece`] and filled when a page is rendered, so that one
//! body can stand on its own page, in a list, and later in a feed.

use std::ops::Range;

/// A part of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// HTML as it is.
    Html(Box<str>),
    /// The value of a `href` or another attribute that holds an address, without its quotes.
    Link(Reference),
    /// The attributes `src`, and `width` and `height` unless the author gave them, of a picture.
    Image {
        /// Which picture.
        reference: Reference,
        /// Whether the author gave a size.
        sized: bool,
    },
    /// The attribute `srcset` of a picture, whole: what is not there can be left out of it.
    Sources {
        /// The pictures.
        references: Box<[Reference]>,
        /// What each is for, such as `2x`, or nothing.
        descriptors: Box<[Box<str>]>,
    },
    /// The value of an `id`, without its quotes.
    Id(Box<str>),
}

impl Piece {
    /// The references that it holds, and whether they are pictures.
    fn references(&self) -> (&[Reference], bool) {
        match self {
            Self::Link(reference) => (std::slice::from_ref(reference), false),
            Self::Image { reference, .. } => (std::slice::from_ref(reference), true),
            Self::Sources { references, .. } => (references, true),
            Self::Html(_) | Self::Id(_) => (&[], false),
        }
    }

    /// The same, to be changed.
    pub(super) fn references_mut(&mut self) -> &mut [Reference] {
        match self {
            Self::Link(reference) | Self::Image { reference, .. } => std::slice::from_mut(reference),
            Self::Sources { references, .. } => references,
            Self::Html(_) | Self::Id(_) => &mut [],
        }
    }
}

/// An address as the author wrote it (entities and percent signs decoded as far as Markdown does so).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What was written: `@/a/b.md#c`, `photo.png`, `https://…`, `#note`.
    pub target: Box<str>,
    /// Where it stands in the file, in bytes of the decoded text.
    pub range: Range<u32>,
}

/// A heading of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its id on the page.
    pub id: Box<str>,
    /// Its plain text.
    pub title: Box<str>,
}

/// The result of reading Markdown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The HTML with its holes, in order.
    pub pieces: Vec<Piece>,
    /// How many pieces stand before `<!-- more -->`, if it stands between two blocks.
    pub more: Option<usize>,
    /// The headings in order.
    pub outline: Vec<Heading>,
    /// The beginning of the plain text, cut at the end of a sentence: the automatic summary.
    pub excerpt: Box<str>,
    /// 字数: Han characters, Latin words and numbers.
    pub words: usize,
}

impl Body {
    /// All references, pictures included.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.references_by_kind().map(|(reference, _)| reference)
    }

    /// All references, and whether each is a picture.
    pub fn references_by_kind(&self) -> impl Iterator<Item = (&Reference, bool)> {
        self.pieces.iter().flat_map(|piece| {
            let (references, is_picture) = piece.references();
            references.iter().map(move |reference| (reference, is_picture))
        })
    }

    /// Whether a reader would see nothing.
    pub fn is_empty(&self) -> bool {
        self.words == 0
            && self.pieces.iter().all(|piece| match piece {
                Piece::Html(html) => html.trim().is_empty(),
                _ => false,
            })
    }

    /// Whether the page has an element of this id.
    pub fn has_id(&self, id: &str) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Id(found) if **found == *id))
    }
}
