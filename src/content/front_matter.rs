//! What a post's or a section's front matter can say, typed: the head of a file after reading.
//!
//! Zola's keys with Zola's meaning, and the keys of a bulletin beside them.

mod keys;
mod read;
mod split;
mod tables;
mod writing;

use std::ops::Range;

use super::cascade::Cascade;
use crate::date::Moment;
use crate::value::{Found, Table};

pub use keys::{NAMES as OTHER_NAMES, name_of};
pub(super) use read::{check_order, read_page, read_section};
pub(super) use split::{Split, split};
pub use writing::{HeadFormat, Writing};

/// What a post says about itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageFront {
    /// The title; from the first heading or the file's name where the front matter has none.
    pub title: String,
    /// The date of publication.
    pub date: Option<Moment>,
    /// Whether `date` was given but cannot be read: then no other date takes its place.
    pub date_is_broken: bool,
    /// The date of the last change worth telling.
    pub updated: Option<Moment>,
    /// One sentence for search engines.
    pub description: Option<String>,
    /// The summary, if the author wrote one.
    pub summary: Option<String>,
    /// The category.
    pub category: Option<Found<String>>,
    /// The names that the post bears in each taxonomy, in the order of the site's taxonomies: tags, authors,
    /// contributing units, series, and the site's own.
    pub names: Box<[Vec<Found<String>>]>,
    /// 来源.
    pub source: Option<String>,
    /// 责任编辑.
    pub editor: Option<String>,
    /// 文号.
    pub doc_no: Option<String>,
    /// 置顶.
    pub pinned: bool,
    /// The last moment of being pinned.
    pub pinned_until: Option<Moment>,
    /// When the post appears.
    pub publish_at: Option<Moment>,
    /// When it disappears.
    pub expire_at: Option<Moment>,
    /// Whether it is a draft, if it says so.
    pub draft: Option<bool>,
    /// Whether it gets a page, if it says so.
    pub render: Option<bool>,
    /// Whether it stands in lists, if it says so: a page such as 关于本刊 does not.
    pub listed: Option<bool>,
    /// Whether the search finds it, if it says so.
    pub in_search_index: Option<bool>,
    /// Files to be handed out with the post.
    pub attachments: Vec<AttachmentEntry>,
    /// The picture that stands for the post.
    pub cover: Option<Found<String>>,
    /// 更正.
    pub corrections: Vec<Correction>,
    /// 撤稿.
    pub withdrawn: Option<Withdrawn>,
    /// The last part of the address.
    pub slug: Option<Found<String>>,
    /// The whole address.
    pub path: Option<Found<String>>,
    /// Whether `path` is the address that the post had in another system, and keeps.
    pub keeps_path: bool,
    /// Former addresses.
    pub aliases: Vec<Found<String>>,
    /// For ordering by hand.
    pub weight: i64,
    /// Another template than `page.html`.
    pub template: Option<Found<String>>,
    /// Free.
    pub extra: Table,
    /// Where the post says what its category asks for, as far as the keys are our own.
    pub places: Vec<(String, Range<usize>)>,
}

impl PageFront {
    /// Whether it is a draft.
    pub fn is_draft(&self) -> bool {
        self.draft == Some(true)
    }

    /// Whether it gets a page.
    pub fn has_page(&self) -> bool {
        self.render != Some(false)
    }

    /// Whether it stands in lists, among other posts. A page that does not need not have a date.
    pub fn is_news(&self) -> bool {
        self.listed != Some(false)
    }

    /// The names that the post bears in the taxonomy at a position.
    pub fn names_in(&self, taxonomy: usize) -> &[Found<String>] {
        self.names.get(taxonomy).map_or(&[], Vec::as_slice)
    }
}

/// A file to be handed out with a post.
#[derive(Debug, Clone, PartialEq)]
pub struct AttachmentEntry {
    /// The file, relative to the post.
    pub path: Found<String>,
    /// What readers see instead of its name.
    pub title: Option<String>,
}

/// A correction, shown on the post.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// When it was made.
    pub on: Found<Moment>,
    /// What was wrong and what is right.
    pub text: String,
}

/// The notice that stands in a withdrawn post's place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Withdrawn {
    /// When it was withdrawn.
    pub on: Option<Found<Moment>>,
    /// Why.
    pub reason: String,
    /// Whether the notice tells which post it was. Its title may be why it was withdrawn, so only if asked.
    pub shows_title: bool,
}

/// What a folder's `_index.md` says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SectionFront {
    /// The section's name.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// The category whose page this is.
    pub category: Option<Found<String>>,
    /// The order of its posts.
    pub sort_by: SortBy,
    /// For ordering by hand.
    pub weight: i64,
    /// Posts on a list page; 0 for all on one.
    pub paginate_by: Option<usize>,
    /// The name of its older list pages.
    pub paginate_path: Option<Found<String>>,
    /// Whether its posts are listed in reverse.
    pub paginate_reversed: bool,
    /// Whether its posts are also those of the section around it.
    pub transparent: bool,
    /// Whether it and all below it is a draft.
    pub draft: bool,
    /// Whether it gets a page.
    pub render: bool,
    /// Whether the search finds it.
    pub in_search_index: bool,
    /// Whether feeds are made of it.
    pub generate_feeds: bool,
    /// Where headings of its posts link themselves: `left`, `right`, `heading` or `none`.
    pub insert_anchor_links: Option<&'static str>,
    /// Where its page leads instead.
    pub redirect_to: Option<Found<String>>,
    /// Another template than `section.html`.
    pub template: Option<Found<String>>,
    /// Another template than `page.html` for its posts.
    pub page_template: Option<Found<String>>,
    /// The last part of its address.
    pub slug: Option<Found<String>>,
    /// The whole address.
    pub path: Option<Found<String>>,
    /// Former addresses.
    pub aliases: Vec<Found<String>>,
    /// What its posts have from it unless they say it themselves.
    pub cascade: Option<Cascade>,
    /// Free.
    pub extra: Table,
}

/// The order of a section's posts. Zola's names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SortBy {
    /// Newest first.
    #[default]
    Date,
    /// Last changed first.
    UpdateDate,
    /// By title, Chinese by pinyin.
    Title,
    /// By title, by code point.
    TitleBytes,
    /// By weight, lightest first.
    Weight,
    /// By the last part of the address.
    Slug,
    /// By file name.
    None,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Naming, ParseOptions, RESERVED, TaxonomyConfig, TimeZoneName};
    use crate::path::SitePath;
    use crate::value::asked;

    #[test]
    fn no_taxonomy_can_bear_the_name_of_a_key() {
        let taxonomies = TaxonomyConfig::built_in_names();
        let options = ParseOptions {
            allow_html: false,
            summary_length: 0,
            time_zone: TimeZoneName(jiff::tz::TimeZone::UTC),
            language: String::new(),
            taxonomies: taxonomies.clone(),
            categories: Vec::new(),
            fields: Vec::new(),
            naming: Naming::Own,
        };
        asked::take();
        read_page(&Table::default(), &SitePath::new("content/a.md").unwrap(), &options, &mut Vec::new());
        for key in asked::take() {
            assert!(RESERVED.contains(&key.as_str()) || taxonomies.contains(&key), "{key}");
        }
    }
}
