//! Addresses that settings and redirects name → where they lead.
//!
//! A file of its own because the navigation, the foot of the page and redirects share these rules, which are
//! stricter than those for links in posts: they stand on every page, and no author looks at each.

use std::fmt::Write as _;

use super::links::dead_anchor;
use super::{Node, Resolved, Site, Unresolved, read};
use crate::address::Address;
use crate::diagnostic::Diagnostic;
use crate::path::SitePath;
use crate::value::Found;

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// To a page or a file of the site, with what is written behind its path: `?a=1#top`.
    Inside(Address, String),
    /// Out of the site.
    Outside(String),
}

/// Why an address leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// The site has no such page or file.
    Dead,
    /// It leads out of the site in a way that is not allowed, such as `javascript:`.
    Scheme,
}

impl Lost {
    /// The id of the reason in the message tables.
    pub fn id(self) -> &'static str {
        match self {
            Self::Dead => "dead",
            Self::Scheme => "scheme",
        }
    }
}

/// How a link may lead out of the site.
const LINK_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// How a redirect may.
const REDIRECT_SCHEMES: [&str; 2] = ["http", "https"];

impl Site {
    /// Where an address of the settings leads. A place that its page lacks is told, and leads to the page.
    ///
    /// # Errors
    /// If it leads nowhere.
    pub fn target(&self, found: &Found<String>, told: &mut Vec<Diagnostic>) -> Result<Target, Lost> {
        self.follow(&self.config.file, found, &found.value, &LINK_SCHEMES, told)
    }

    /// Where `redirect_to` of the section in the file `from` leads. A path without a mark at its beginning is an
    /// address of the site, as in Zola, or else a file beside the section.
    ///
    /// # Errors
    /// If it leads nowhere.
    pub fn redirect_target(
        &self,
        from: &SitePath,
        found: &Found<String>,
        told: &mut Vec<Diagnostic>,
    ) -> Result<Target, Lost> {
        let text = found.value.trim();
        if !text.starts_with(['/', '@', '.', '#', '?']) {
            let rooted = format!("/{text}");
            if let Ok(target) = self.follow(from, found, &rooted, &REDIRECT_SCHEMES, told) {
                return Ok(target);
            }
        }
        self.follow(from, found, text, &REDIRECT_SCHEMES, told)
    }

    fn follow(
        &self,
        from: &SitePath,
        found: &Found<String>,
        text: &str,
        schemes: &[&str],
        told: &mut Vec<Diagnostic>,
    ) -> Result<Target, Lost> {
        let text = text.trim();
        let reading = read(self, from, text);
        let inside = |address: &Address| Ok(Target::Inside(address.clone(), behind_path(reading.behind)));
        match reading.meaning {
            Ok(Resolved::Outside) if is_allowed(text, schemes) => Ok(Target::Outside(text.to_owned())),
            Ok(Resolved::Outside) => Err(Lost::Scheme),
            Ok(Resolved::Page(node, _)) => inside(self.address_of(node)),
            Ok(Resolved::Asset(asset)) => inside(&self.assets.get(asset).address),
            Ok(Resolved::Address(address)) => inside(&address),
            Err(Unresolved::NoAnchor(anchor, node)) => {
                told.push(dead_anchor(self, found.span.clone(), &found.value, anchor, node));
                inside(self.address_of(node))
            }
            Ok(Resolved::Here(_)) | Err(_) => Err(Lost::Dead),
        }
    }

    /// The section whose page is at an address.
    pub fn section_at(&self, address: &Address) -> Option<super::SectionId> {
        match self.node_of(address) {
            Some(Node::Section(id)) => Some(id),
            _ => None,
        }
    }
}

/// Whether an address of another site has one of these schemes, and something behind it.
fn is_allowed(text: &str, schemes: &[&str]) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let Some(scheme) = schemes.iter().find(|known| scheme.eq_ignore_ascii_case(known)) else { return false };
    let rest = if scheme.starts_with("http") { rest.strip_prefix("//").unwrap_or_default() } else { rest };
    !rest.is_empty()
        && !rest.starts_with('/')
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// What stands behind the path of an address, safe in any place: `?a=1#top`.
fn behind_path(behind: &str) -> String {
    let mut safe = String::with_capacity(behind.len());
    for c in behind.chars() {
        if c.is_whitespace() || c.is_control() || "\"\\<>^`{|}".contains(c) {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(safe, "%{byte:02X}");
            }
        } else {
            safe.push(c);
        }
    }
    // A mark with nothing behind it says nothing.
    if safe.len() <= 1 { String::new() } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_readers_can_open_leads_out_of_the_site() {
        for good in ["https://e.org", "HTTP://e.org/a", "mailto:a@e.org", "tel:12345"] {
            assert!(is_allowed(good, &LINK_SCHEMES), "{good}");
        }
        for bad in
            ["javascript:x", "//e.org/x", "https:", "https:///x", "https:e.org", "mailto:", "https://e org"]
        {
            assert!(!is_allowed(bad, &LINK_SCHEMES), "{bad}");
        }
        assert!(!is_allowed("mailto:a@e.org", &REDIRECT_SCHEMES));
    }

    #[test]
    fn what_stands_behind_a_path_is_kept() {
        assert_eq!(behind_path("?b=1#c"), "?b=1#c");
        assert_eq!(behind_path("#上"), "#上");
        assert_eq!(behind_path("#"), "");
        assert_eq!(behind_path("?q=\"<"), "?q=%22%3C");
    }
}
