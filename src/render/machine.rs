//! What is made for machines: feeds, the sitemap, robots.txt and lists of redirects.

mod atom;
mod feed;
mod redirects;
mod rss;
mod sitemap;
mod time;
mod xml;

use super::Scene;
use crate::address::{Address, permalink};
use crate::plan::{Kind, SITEMAP_ADDRESS, has_sitemap};
use crate::site::Site;
use feed::Feed;

pub(super) use feed::title_of;

/// The file of a job, if it is one of these.
pub(super) fn file(kind: &Kind, address: &Address, scene: &Scene) -> Option<Vec<u8>> {
    let site = &scene.site;
    Some(match kind {
        Kind::Feed(of, format) => Feed::of(*of, address, scene).write(*format),
        Kind::Sitemap(of, entries) => sitemap::write(*of, entries, &site.config),
        Kind::Robots => robots(site).into_bytes(),
        Kind::RedirectList(server, former) => redirects::write(*server, former, &site.config),
        _ => return None,
    })
}

/// What robots may read: all that is public, and nothing of an intranet or of drafts.
fn robots(site: &Site) -> String {
    if site.config.government.intranet || site.include.is_draft_build() {
        return "User-agent: *\nDisallow: /\n".to_owned();
    }
    let sitemap = has_sitemap(site).then(|| permalink(&site.config, &Address::file(SITEMAP_ADDRESS)));
    let sitemap = sitemap.flatten().map(|url| format!("\nSitemap: {url}\n"));
    format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default())
}
