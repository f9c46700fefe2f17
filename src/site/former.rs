//! Former addresses: where posts and sections were before, on this site or on another system.

use super::slug::check_kept_path;
use super::tree::bad_address;
use super::visibility::State;
use super::{Node, PageId, SectionId, Site};
use crate::address::{Address, Positions};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::value::Found;

/// The endings of files that browsers show as pages.
const PAGE_ENDINGS: [&str; 3] = ["html", "htm", "shtml"];

/// The endings of files that servers run. One of ours would be run too, or handed out as what it is.
const SERVER_ENDINGS: [&str; 10] =
    ["asp", "aspx", "ashx", "php", "jsp", "jspx", "do", "action", "cgi", "cfm"];

/// A former address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Former {
    /// A page that leads on can lie there.
    Page(Address),
    /// Only a server can lead on from there.
    Server(Address),
}

impl Former {
    /// Reads `aliases`: an address as the author wrote it, or as it is in an address of ours.
    ///
    /// # Errors
    /// If nothing can be there.
    pub fn read(alias: &Found<String>, config: &Config) -> Result<Self, Box<Diagnostic>> {
        let text = alias.value.strip_prefix('/').unwrap_or(&alias.value);
        if text.contains(['?', '#']) && !text.contains("://") {
            let report = Diagnostic::at(Code::BadAddress, alias.span.clone());
            return Err(Box::new(report.with("address", &alias.value).with("reason", "query")));
        }
        let path = check_kept_path(text).map_err(|bad| Box::new(bad_address(alias, bad)))?;
        // Zola takes any other ending than `.html` for a folder.
        let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.'));
        let ending = ending.map(|(_, ending)| ending).filter(|_| !config.is_foreign);
        Ok(match ending {
            Some(ending) if SERVER_ENDINGS.contains(&ending) => Self::Server(Address::file(&path)),
            Some(ending) if PAGE_ENDINGS.contains(&ending) => Self::Page(Address::file(&path)),
            _ => Self::Page(Address::explicit(&path, config.addresses)),
        })
    }

    /// Where it was.
    pub fn address(&self) -> &Address {
        let (Self::Page(address) | Self::Server(address)) = self;
        address
    }
}

/// The former addresses of a site, found when one is first asked for.
#[derive(Debug, Default)]
pub(super) struct FormerAddresses {
    list: Vec<(Address, Node)>,
    positions: Positions,
}

impl FormerAddresses {
    pub(super) fn of(site: &Site) -> Self {
        let mut all = Self::default();
        for node in site.nodes_with_aliases() {
            for alias in site.aliases(node) {
                let Ok(former) = Former::read(alias, &site.config) else { continue };
                let (address, list) = (former.address(), &all.list);
                let is_same = |position: usize| list[position].0.is_same_file(address);
                // Of two that want one address the first has it; the plan tells.
                if all.positions.insert(address.key(), list.len(), is_same).is_ok() {
                    all.list.push((address.clone(), node));
                }
            }
        }
        all
    }

    /// What was once at an address.
    pub(super) fn node(&self, address: &Address) -> Option<Node> {
        let is_same = |position: usize| self.list[position].0.is_same_file(address);
        self.positions.find(address.key(), is_same).map(|position| self.list[position].1)
    }
}

impl Site {
    /// The posts and sections whose former addresses lead to them: those that have a page, of themselves or of
    /// their withdrawal.
    pub fn nodes_with_aliases(&self) -> impl Iterator<Item = Node> {
        let pages = self.pages.iter().enumerate().filter(|(index, page)| {
            let is_there = self.is_shown(PageId::at(*index)) || page.state == State::Withdrawn;
            page.has_aliases && is_there
        });
        let sections = self.sections.iter().enumerate();
        let sections = sections.filter(|(_, section)| !section.hidden && section.document.front.render);
        let pages = pages.map(|(index, _)| Node::Page(PageId::at(index)));
        pages.chain(sections.map(|(index, _)| Node::Section(SectionId::at(index))))
    }

    /// The former addresses of a post or a section, as its author wrote them.
    pub fn aliases(&self, node: Node) -> &[Found<String>] {
        match node {
            Node::Page(id) => &self.page(id).document.front.aliases,
            Node::Section(id) => &self.section(id).document.front.aliases,
        }
    }
}
