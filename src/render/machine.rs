//! What is made for machines: feeds.

mod atom;
mod feed;
mod rss;
mod time;
mod xml;

use super::Scene;
use crate::address::Address;
use crate::plan::Kind;
use feed::Feed;

pub(super) use feed::title_of;

/// The file of a job, if it is one of these.
pub(super) fn file(kind: &Kind, address: &Address, scene: &Scene) -> Option<Vec<u8>> {
    Some(match kind {
        Kind::Feed(of, format) => Feed::of(*of, address, scene).write(*format),
        _ => return None,
    })
}
