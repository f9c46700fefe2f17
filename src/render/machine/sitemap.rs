//! The sitemap, by the protocol of sitemaps.org, version 0.9.

use super::time::w3c;
use super::xml::Xml;
use crate::address::permalink;
use crate::config::Config;
use crate::plan::{SitemapEntry, SitemapOf};

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

pub(super) fn write(of: SitemapOf, entries: &[SitemapEntry], config: &Config) -> Vec<u8> {
    let (list, item) = match of {
        SitemapOf::Pages => ("urlset", "url"),
        SitemapOf::Parts => ("sitemapindex", "sitemap"),
    };
    let mut xml = Xml::new(list, &[NAMESPACE]);
    for entry in entries {
        let Some(url) = permalink(config, &entry.address) else { continue };
        xml.start(item, &[]);
        xml.text("loc", &url);
        if let Some(modified) = entry.modified {
            xml.text("lastmod", &w3c(modified, &config.time_zone));
        }
        xml.end();
    }
    xml.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Address;
    use crate::world::{Clock, World};

    #[test]
    fn the_index_of_the_parts_is_of_another_kind_than_a_part() {
        let file = ("jianbao.toml", "title = \"x\"\nbase_url = \"https://e.org\"");
        let world = World::in_memory([file], Clock::Given(String::new()));
        let config = Config::load(&world).value.unwrap();
        let part = SitemapEntry { address: Address::file("sitemap-1.xml"), modified: None };
        let text = String::from_utf8(write(SitemapOf::Parts, &[part], &config)).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n  <sitemap>\n    \
             <loc>https://e.org/sitemap-1.xml</loc>\n  </sitemap>\n</sitemapindex>\n"
        );
    }
}
