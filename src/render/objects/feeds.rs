//! Feeds as templates see them.

use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object};

use crate::address::Address;
use crate::config::FeedFormat;
use crate::render::machine::title_of;
use crate::render::view::View;
use crate::site::FeedOf;

/// A feed.
#[derive(Debug)]
struct FeedObject {
    view: Arc<View>,
    of: FeedOf,
    address: Address,
    format: FeedFormat,
}

const FEED: &[&str] = &["url", "title", "type"];

impl Object for FeedObject {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        Some(match key.as_str()? {
            "url" => self.view.link(&self.address),
            "title" => {
                Value::from(format!("{} - {}", title_of(self.of, self.view.site()), self.format.label()))
            }
            "type" => Value::from(self.format.media_type()),
            _ => return None,
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(FEED)
    }
}

/// The feeds of something.
pub(super) fn feeds_of(view: &Arc<View>, of: FeedOf) -> impl Iterator<Item = Value> {
    let feed = move |(address, format)| FeedObject { view: Arc::clone(view), of, address, format };
    of.feeds(view.site()).into_iter().map(feed).map(Value::from_object)
}
