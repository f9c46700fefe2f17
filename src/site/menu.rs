//! The navigation of the configuration, and pages that settings lead to.

use super::{Lost, Site, Target};
use crate::config::MenuEntry;
use crate::diagnostic::{Code, Diagnostic};
use crate::value::Found;

/// An entry of the navigation with its target.
#[derive(Debug)]
pub struct MenuItem {
    /// What readers see.
    pub name: String,
    /// Where it leads; `None` for one that only holds others, or whose address is dead.
    pub target: Option<Target>,
    /// The entries below it.
    pub children: Vec<MenuItem>,
}

/// Follows the addresses of the configuration; one that leads nowhere stays an entry without a link.
fn items(site: &Site, entries: &[MenuEntry]) -> Vec<MenuItem> {
    let item = |entry: &MenuEntry| MenuItem {
        name: entry.name.clone(),
        target: entry.url.as_ref().and_then(|found| site.target(found, &mut Vec::new()).ok()),
        children: items(site, &entry.children),
    };
    entries.iter().map(item).collect()
}

/// Tells of addresses of the configuration that lead nowhere.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    check_entries(site, &site.config.menu, diagnostics);
    if let Some(found) = &site.config.government.privacy
        && let Err(lost) = privacy(site, found, diagnostics)
    {
        diagnostics.push(
            Diagnostic::at(Code::PageSettingDead, found.span.clone())
                .with("key", "government.privacy")
                .with("target", &found.value)
                .with("reason", lost.id()),
        );
    }
}

/// The page of the privacy notice, which may be that of the portal.
fn privacy(site: &Site, found: &Found<String>, told: &mut Vec<Diagnostic>) -> Result<Target, Lost> {
    match site.target(found, told)? {
        Target::Outside(url) if !url.to_ascii_lowercase().starts_with("http") => Err(Lost::Scheme),
        target => Ok(target),
    }
}

fn check_entries(site: &Site, entries: &[MenuEntry], diagnostics: &mut Vec<Diagnostic>) {
    for entry in entries {
        if let Some(found) = &entry.url {
            site.check_link(&entry.name, found, diagnostics);
        }
        check_entries(site, &entry.children, diagnostics);
    }
}

impl Site {
    /// Tells of a link of the settings that leads nowhere.
    pub fn check_link(&self, name: &str, found: &Found<String>, diagnostics: &mut Vec<Diagnostic>) {
        if let Err(lost) = self.target(found, diagnostics) {
            diagnostics.push(
                Diagnostic::at(Code::MenuDead, found.span.clone())
                    .with("name", name)
                    .with("target", &found.value)
                    .with("reason", lost.id()),
            );
        }
    }

    /// The navigation of the configuration; empty where it has none.
    pub fn menu(&self) -> &[MenuItem] {
        self.menu.get_or_init(|| items(self, &self.config.menu))
    }

    /// The page of the privacy notice.
    pub fn privacy(&self) -> Option<&Target> {
        let find = || privacy(self, self.config.government.privacy.as_ref()?, &mut Vec::new()).ok();
        self.privacy.get_or_init(find).as_ref()
    }
}
