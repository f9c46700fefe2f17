//! `current.page_tags`: the `<meta>` tags of 《政府网站发展指引》, by kind of page.
//!
//! Names are written as the rules have them, in this case. A tag whose value is not known is left out: an
//! empty one counts as a mistake in inspections.

use std::sync::Arc;

use minijinja::Value;

use super::Subject;
use super::page::source;
use crate::address::{LinkStyle, permalink};
use crate::config::{AUTHORS, GovernmentConfig, TAGS};
use crate::content::PageFront;
use crate::render::view::View;
use crate::site::{PageId, SectionId, TermId};

/// The tags as a list of `{name, content}`; empty unless the configuration says whose site it is, and on an
/// internal network.
pub(super) fn value(view: &Arc<View>, subject: Subject) -> Value {
    let government = &view.site().config.government;
    if !government.has_tags() {
        return Value::from(Vec::<Value>::new());
    }
    let mut tags = Tags { view, government, found: Vec::new() };
    tags.site();
    match subject {
        Subject::Category(id) => tags.category(id),
        Subject::Section(id) => tags.section(id),
        Subject::Page(id) => {
            let page = view.site().page(id);
            match (page.category, page.section) {
                (Some(category), _) => tags.category(category),
                (None, Some(section)) if !view.site().section(section).is_root() => tags.section(section),
                (None, _) => {}
            }
            tags.article(id);
        }
        _ => {}
    }
    Value::from(tags.found)
}

struct Tags<'a> {
    view: &'a View,
    government: &'a GovernmentConfig,
    found: Vec<Value>,
}

impl Tags<'_> {
    fn push(&mut self, name: &'static str, content: &str) {
        let content = content.trim();
        if !content.is_empty() {
            self.found.push(Value::from_pairs([("name", name), ("content", content)]));
        }
    }

    fn maybe(&mut self, name: &'static str, content: Option<&str>) {
        if let Some(content) = content {
            self.push(name, content);
        }
    }

    /// What every page bears.
    fn site(&mut self) {
        let government = self.government;
        self.maybe("SiteName", government.site_name.as_deref());
        self.maybe("SiteDomain", government.site_domain.as_deref());
        self.maybe("SiteIDCode", government.site_id_code.as_deref());
    }

    /// What the pages of a column bear, its articles too.
    fn category(&mut self, id: TermId) {
        let site = self.view.site();
        let term = site.category(id);
        let declared = site.config.categories.get(id.index());
        self.push("ColumnName", &term.name);
        self.push("ColumnDescription", &term.description);
        let keywords = declared.map(|category| category.keywords.join(","));
        self.push("ColumnKeywords", &keywords.filter(|words| !words.is_empty()).unwrap_or(term.name.clone()));
        let column_type = declared.and_then(|category| category.column_type.as_deref());
        self.maybe("ColumnType", column_type.or(self.government.column_type.as_deref()));
    }

    fn section(&mut self, id: SectionId) {
        let section = self.view.site().section(id);
        let front = &section.document.front;
        self.push("ColumnName", &front.title);
        self.maybe("ColumnDescription", front.description.as_deref());
        self.push("ColumnKeywords", &front.title);
        self.maybe("ColumnType", self.government.column_type.as_deref());
    }

    fn article(&mut self, id: PageId) {
        let site = self.view.site();
        let page = site.page(id);
        let front = &page.document.front;
        self.push("ArticleTitle", &front.title);
        // A date without a time of day is the moment at which the post appeared: midnight.
        let date = front.date.map(|moment| moment.local.strftime("%Y-%m-%d %H:%M").to_string());
        self.maybe("PubDate", date.as_deref());
        self.maybe("ContentSource", source(site, id));
        let words: Vec<&str> = front.names_in(TAGS).iter().map(|found| found.value.as_str()).collect();
        self.push("Keywords", &words.join(","));
        let authors: Vec<&str> =
            site.names_in(id, AUTHORS).iter().map(|found| found.value.as_str()).collect();
        self.push("Author", front.editor.as_deref().unwrap_or(&authors.join(",")));
        self.push("Description", summary(front, &page.document.body.excerpt));
        if let (Some(cover), Some(base)) = (page.cover, site.config.base_url.as_deref()) {
            let style = LinkStyle::Absolute(base, site.config.links);
            self.push("Image", &style.link(&site.assets.get(cover).address));
        }
        self.maybe("Url", permalink(&site.config, &page.address).as_deref());
    }
}

/// What the post says of itself in one sentence.
fn summary<'a>(front: &'a PageFront, excerpt: &'a str) -> &'a str {
    front.description.as_deref().or(front.summary.as_deref()).unwrap_or(excerpt)
}
