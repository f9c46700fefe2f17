//! The addresses that the configuration names: the navigation, and pages that settings lead to.

use super::{Resolved, Site, resolve};
use crate::address::Address;
use crate::config::MenuEntry;
use crate::diagnostic::{Code, Diagnostic};
use crate::value::Found;

/// Where an address of the configuration leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MenuTarget {
    /// Nowhere: the entry only holds others.
    None,
    /// To a page or a file of the site.
    Inside(Address),
    /// To another site.
    Outside(String),
}

/// An entry of the navigation with its target.
#[derive(Debug)]
pub struct MenuItem {
    /// What readers see.
    pub name: String,
    /// Where it leads.
    pub target: MenuTarget,
    /// The entries below it.
    pub children: Vec<MenuItem>,
}

/// Follows the addresses of the configuration; one that leads nowhere stays an entry without a link.
pub(super) fn items(site: &Site) -> Vec<MenuItem> {
    site.config.menu.iter().map(|entry| item(site, entry)).collect()
}

fn item(site: &Site, entry: &MenuEntry) -> MenuItem {
    MenuItem {
        name: entry.name.clone(),
        target: entry.url.as_ref().and_then(|found| target(site, found)).unwrap_or(MenuTarget::None),
        children: entry.children.iter().map(|child| item(site, child)).collect(),
    }
}

/// Where an address leads; `None` if nowhere.
pub(super) fn target(site: &Site, found: &Found<String>) -> Option<MenuTarget> {
    match resolve(site, &site.config.file, &found.value).ok()? {
        Resolved::Outside => Some(MenuTarget::Outside(found.value.trim().to_owned())),
        Resolved::Page(node, _) => Some(MenuTarget::Inside(site.address_of(node).clone())),
        Resolved::Asset(asset) => Some(MenuTarget::Inside(site.assets.get(asset).address.clone())),
        Resolved::Address(address) => Some(MenuTarget::Inside(address)),
        Resolved::Here(_) => None,
    }
}

/// Tells of addresses of the configuration that lead nowhere.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    check_entries(site, &site.config.menu, diagnostics);
    let privacy = site.config.government.privacy.as_ref();
    let is_dead = |found: &&Found<String>| !matches!(target(site, found), Some(MenuTarget::Inside(_)));
    if let Some(found) = privacy.filter(is_dead) {
        diagnostics.push(
            Diagnostic::at(Code::PageSettingDead, found.span.clone())
                .with("key", "government.privacy")
                .with("target", &found.value),
        );
    }
}

fn check_entries(site: &Site, entries: &[MenuEntry], diagnostics: &mut Vec<Diagnostic>) {
    for entry in entries {
        if let Some(found) = entry.url.as_ref().filter(|found| target(site, found).is_none()) {
            diagnostics.push(
                Diagnostic::at(Code::MenuDead, found.span.clone())
                    .with("name", &entry.name)
                    .with("target", &found.value),
            );
        }
        check_entries(site, &entry.children, diagnostics);
    }
}

impl Site {
    /// The navigation of the configuration; empty where it has none.
    pub fn menu(&self) -> &[MenuItem] {
        self.menu.get_or_init(|| items(self))
    }

    /// The page of the privacy notice.
    pub fn privacy(&self) -> &MenuTarget {
        let find = || self.config.government.privacy.as_ref().and_then(|found| target(self, found));
        self.privacy.get_or_init(|| find().unwrap_or(MenuTarget::None))
    }
}
