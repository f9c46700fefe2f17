//! A page's own point of view: how everything is linked from where it stands.

use minijinja::Value;

use super::{Scene, none};
use crate::address::{Address, LinkStyle, permalink};
use crate::site::Site;
use crate::theme::Theme;

/// A scene seen from one address.
#[derive(Debug)]
pub(super) struct View {
    scene: Scene,
    /// The page being rendered.
    pub(super) address: Address,
    /// Whether the page is shown at any depth, so that no relative link works.
    anywhere: bool,
}

impl View {
    pub(super) fn new(scene: &Scene, address: Address, anywhere: bool) -> Self {
        Self { scene: scene.clone(), address, anywhere }
    }

    pub(super) fn site(&self) -> &Site {
        &self.scene.site
    }

    pub(super) fn theme(&self) -> &Theme {
        &self.scene.theme
    }

    /// How links are written here; `None` where no link can work.
    pub(super) fn style(&self) -> Option<LinkStyle<'_>> {
        if self.anywhere {
            LinkStyle::anywhere(&self.site().config)
        } else {
            Some(LinkStyle::of(&self.site().config, &self.address))
        }
    }

    /// A word of the theme; the key itself where the theme has none.
    pub(super) fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.theme().words.get(key).map_or(key, String::as_str)
    }

    /// The link to an address, as templates get it.
    pub(super) fn link(&self, to: &Address) -> Value {
        self.style().map_or_else(none, |style| Value::from_safe_string(style.link(to)))
    }

    /// The public address, as templates get it.
    pub(super) fn permalink(&self, to: &Address) -> Value {
        permalink(&self.site().config, to).map_or_else(none, Value::from_safe_string)
    }
}
