//! A page's own point of view: how everything is linked from where it stands.

use minijinja::Value;

use super::{Scene, none};
use crate::address::{Address, LinkStyle, permalink};
use crate::site::{Site, Target};
use crate::theme::Theme;

/// A scene seen from one address.
#[derive(Debug)]
pub(super) struct View {
    scene: Scene,
    /// The page being rendered.
    pub(super) address: Address,
    seen: Seen,
}

/// From where the page is read.
#[derive(Debug, Clone, Copy)]
enum Seen {
    /// From its own address.
    Itself,
    /// From any depth, so that no relative link works.
    Anywhere,
    /// From outside the site, such as in a feed.
    Outside,
}

impl View {
    pub(super) fn new(scene: &Scene, address: Address, anywhere: bool) -> Self {
        Self { scene: scene.clone(), address, seen: if anywhere { Seen::Anywhere } else { Seen::Itself } }
    }

    /// The page at an address as it is read outside the site, where only whole addresses lead anywhere.
    pub(super) fn outside(scene: &Scene, address: Address) -> Self {
        Self { scene: scene.clone(), address, seen: Seen::Outside }
    }

    pub(super) fn site(&self) -> &Site {
        &self.scene.site
    }

    pub(super) fn theme(&self) -> &Theme {
        &self.scene.theme
    }

    /// How links are written here; `None` where no link can work.
    pub(super) fn style(&self) -> Option<LinkStyle<'_>> {
        let config = &self.site().config;
        match self.seen {
            Seen::Itself => Some(LinkStyle::of(config, &self.address)),
            Seen::Anywhere => LinkStyle::anywhere(config),
            Seen::Outside => config.base_url.as_deref().map(|base| LinkStyle::Absolute(base, config.links)),
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

    /// The link to a target, likewise.
    pub(super) fn link_to(&self, target: &Target) -> Value {
        match target {
            Target::Inside(address, behind) if behind.is_empty() => self.link(address),
            // No safe string: what an author wrote behind the path is still to be escaped.
            Target::Inside(address, behind) => {
                self.style().map_or_else(none, |style| Value::from(style.link(address) + behind))
            }
            Target::Outside(url) => Value::from(url.as_str()),
        }
    }

    /// The public address, as templates get it.
    pub(super) fn permalink(&self, to: &Address) -> Value {
        permalink(&self.site().config, to).map_or_else(none, Value::from_safe_string)
    }
}
