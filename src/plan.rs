//! Site → [`Plan`]: every output file as a [`Job`], and no two at one address.

mod clash;
mod feeds;
mod machine;
mod pager;
mod redirects;
mod sitemap;

use std::sync::Arc;

use crate::address::{Address, Positions};
use crate::config::{FeedFormat, SERIES, Server};
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Span};
use crate::path::SitePath;
use crate::site::slug::{check_kept_path, check_path};
use crate::site::visibility::State;
use crate::site::{
    FeedOf, PageId, SITE_MAP_ADDRESS, SectionId, Site, TIMELINE_ADDRESS, Target, TaxonomyId, TermId,
    bad_address, month_address, year_address,
};
use crate::theme::Theme;
use crate::value::Found;

use clash::Claim;
pub use pager::Pager;
pub use sitemap::{SITEMAP_ADDRESS, SitemapEntry, SitemapOf, has_sitemap};

/// All that a build writes and a preview serves.
#[derive(Debug, Default)]
pub struct Plan {
    /// The jobs, in the order of their addresses' makers: pages first.
    pub jobs: Vec<Job>,
    by_address: Positions,
}

/// One output file.
#[derive(Debug)]
pub struct Job {
    /// Where it goes.
    pub address: Address,
    /// What it is.
    pub kind: Kind,
}

/// What an output file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A list page of the home page.
    Home(Box<Pager>),
    /// A post.
    Page(PageId),
    /// The notice in place of a withdrawn post.
    Withdrawn(PageId),
    /// A list page of a section.
    Section(SectionId, Box<Pager>),
    /// A list page of a category, which may be a section's.
    Category(TermId, Box<Pager>),
    /// The index of a taxonomy.
    Taxonomy(TaxonomyId),
    /// A list page of a term.
    Term(TaxonomyId, TermId, Box<Pager>),
    /// The index of the timeline.
    Timeline,
    /// A year of the timeline, by its position.
    Year(usize),
    /// A month of the timeline, by the positions of its year and of itself.
    Month(usize, usize),
    /// The map of the site for people.
    SiteMap,
    /// The page for addresses that are not there.
    NotFound,
    /// An address that leads to another: a former one to the present.
    Redirect(Target),
    /// A file of the site, copied.
    Copy(SitePath),
    /// A static file of the theme, by name.
    Theme(String),
    /// A feed.
    Feed(FeedOf, FeedFormat),
    /// The sitemap, a part of it, or the index of its parts.
    Sitemap(SitemapOf, Arc<[SitemapEntry]>),
    /// What robots may read.
    Robots,
    /// The former addresses with the present ones, for a web server.
    RedirectList(Server, Arc<[(Address, Target)]>),
}

impl Kind {
    /// Whether it is a page that people read, rather than a file or a former address.
    pub fn is_page(&self) -> bool {
        let is_for_machines =
            matches!(self, Self::Feed(..) | Self::Sitemap(..) | Self::Robots | Self::RedirectList(..));
        !is_for_machines && !matches!(self, Self::Copy(_) | Self::Theme(_) | Self::Redirect(_))
    }
}

/// The address of the page for addresses that are not there.
pub const NOT_FOUND_ADDRESS: &str = "404.html";

impl Plan {
    /// The job at an address.
    pub fn job(&self, address: &Address) -> Option<&Job> {
        let is_same = |position: usize| self.jobs[position].address == *address;
        self.by_address.find(address.key(), is_same).map(|position| &self.jobs[position])
    }
}

/// The folder of the preview's own addresses, where no output may lie.
pub const PREVIEW_FOLDER: &str = "_jianbao/";

/// Whether a page there would be hidden by the preview, on Windows too.
fn is_reserved(address: &Address) -> bool {
    let start = address.as_str().get(..PREVIEW_FOLDER.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(PREVIEW_FOLDER))
}

/// Plans everything that the site shows.
pub fn plan(site: &Site, theme: &Theme) -> Diagnosed<Plan> {
    // Lists and files come on top, fewer than posts on most sites.
    let capacity = site.pages.len() + site.pages.len() / 4;
    let plan = Plan { jobs: Vec::with_capacity(capacity), by_address: Positions::with_capacity(capacity) };
    let origins = Vec::with_capacity(capacity);
    let mut planner = Planner {
        site,
        plan,
        origins,
        listed: Vec::new(),
        listed_at: Positions::default(),
        diagnostics: Vec::new(),
    };
    planner.add_pages();
    planner.add_home();
    planner.add_sections();
    planner.add_categories();
    planner.add_taxonomies();
    planner.add_timeline();
    planner.add(Address::file(SITE_MAP_ADDRESS), Kind::SiteMap, None);
    planner.add(Address::file(NOT_FOUND_ADDRESS), Kind::NotFound, None);
    planner.add_files(theme);
    planner.add_feeds();
    planner.add_sitemap();
    planner.add_robots();
    // Last, so that a former address never takes the place of a page that is there.
    planner.add_redirects();
    planner.add_redirect_lists();
    planner.report_folders();
    planner.report_unlisted();
    for link in theme.links.values().flatten() {
        if let Some(url) = &link.url {
            site.check_link(&link.title, url, &mut planner.diagnostics);
        }
    }
    Diagnosed { value: planner.plan, diagnostics: planner.diagnostics }
}

/// What an output comes from.
#[derive(Clone, Copy)]
enum Origin<'a> {
    /// A whole file.
    File(&'a SitePath),
    /// What an author wrote.
    Written(&'a Span),
}

impl Origin<'_> {
    fn span(self) -> Span {
        match self {
            Self::File(path) => Span::file(path),
            Self::Written(span) => span.clone(),
        }
    }
}

struct Planner<'a> {
    site: &'a Site,
    plan: Plan,
    /// What each job comes from.
    origins: Vec<Option<Origin<'a>>>,
    /// Former addresses at which no file may lie, with where they were written.
    listed: Vec<(Address, Target, &'a Span)>,
    listed_at: Positions,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Planner<'a> {
    fn add(&mut self, address: Address, kind: Kind, origin: Option<Origin<'a>>) {
        if is_reserved(&address) {
            let report = match origin {
                Some(origin) => Diagnostic::at(Code::ReservedAddress, origin.span()),
                None => Diagnostic::new(Code::ReservedAddress),
            };
            self.diagnostics.push(report.with("address", &address));
        }
        let jobs = &self.plan.jobs;
        let is_same = |position: usize| jobs[position].address.is_same_file(&address);
        match self.plan.by_address.insert(address.key(), jobs.len(), is_same) {
            Ok(()) => {
                self.plan.jobs.push(Job { address, kind });
                self.origins.push(origin);
            }
            Err(position) => self.report_twice(&address, Claim { kind: &kind, origin }, position),
        }
    }

    fn add_pages(&mut self) {
        for (index, page) in self.site.pages.iter().enumerate() {
            let id = PageId::at(index);
            let kind = if self.site.is_shown(id) {
                Kind::Page(id)
            } else if page.state == State::Withdrawn {
                Kind::Withdrawn(id)
            } else {
                continue;
            };
            self.add(page.address.clone(), kind, Some(Origin::File(&page.document.path)));
        }
    }

    fn add_home(&mut self) {
        let root = self.site.root_section();
        let front = root.map(|section| &section.document.front);
        let per_page = front.and_then(|front| front.paginate_by).unwrap_or(self.site.config.paginate_by);
        let name = front.and_then(|front| front.paginate_path.as_ref());
        let origin = root.map(|section| Origin::File(&section.document.path));
        for (address, pager) in self.pagers(self.site.listed.len(), per_page, &Address::list(""), name, false)
        {
            self.add(address, Kind::Home(pager.into()), origin);
        }
    }

    fn add_sections(&mut self) {
        for (index, section) in self.site.sections.iter().enumerate() {
            let front = &section.document.front;
            if section.hidden || section.is_root() || !front.render {
                continue;
            }
            let origin = Some(Origin::File(&section.document.path));
            if front.redirect_to.is_some() {
                self.add_section_redirect(SectionId::at(index));
                continue;
            }
            let per_page = front.paginate_by.unwrap_or(self.site.config.paginate_by);
            let name = front.paginate_path.as_ref();
            let oldest_first = front.paginate_reversed;
            for (address, pager) in
                self.pagers(section.pages.len(), per_page, &section.address, name, oldest_first)
            {
                let id = SectionId::at(index);
                let kind = match section.category {
                    Some(category) if self.site.category(category).section == Some(id) => {
                        Kind::Category(category, pager.into())
                    }
                    _ => Kind::Section(id, pager.into()),
                };
                self.add(address, kind, origin);
            }
        }
    }

    fn add_categories(&mut self) {
        for (index, term) in self.site.categories.iter().enumerate() {
            if term.section.is_some() || term.pages.is_empty() {
                continue;
            }
            let id = TermId::at(index);
            for (address, pager) in
                self.pagers(term.pages.len(), self.site.config.paginate_by, &term.address, None, false)
            {
                self.add(address, Kind::Category(id, pager.into()), None);
            }
        }
    }

    fn add_taxonomies(&mut self) {
        let site = self.site;
        for (index, config) in site.config.taxonomies.iter().enumerate() {
            let id = TaxonomyId::at(index);
            if !site.taxonomy_is_shown(id) {
                continue;
            }
            let written = config.slug.as_ref().map(|slug| &slug.span).or(config.span.as_ref());
            let origin = written.map(Origin::Written);
            let taxonomy = site.taxonomy(id);
            self.add(taxonomy.address.clone(), Kind::Taxonomy(id), origin);
            let per_page = config.paginate_by.unwrap_or(site.config.paginate_by);
            // A series is read from its beginning.
            let oldest_first = index == SERIES;
            for (position, term) in taxonomy.terms.iter().enumerate() {
                if term.pages.is_empty() {
                    continue;
                }
                let name = config.paginate_path.as_ref();
                for (address, pager) in
                    self.pagers(term.pages.len(), per_page, &term.address, name, oldest_first)
                {
                    self.add(address, Kind::Term(id, TermId::at(position), pager.into()), origin);
                }
            }
        }
    }

    fn add_timeline(&mut self) {
        self.add(Address::file(TIMELINE_ADDRESS), Kind::Timeline, None);
        let config = &self.site.config;
        for (index, year) in self.site.timeline.years.iter().enumerate() {
            self.add(year_address(config, year.year), Kind::Year(index), None);
            for (position, month) in year.months.iter().enumerate() {
                let address = month_address(config, year.year, month.month);
                self.add(address, Kind::Month(index, position), None);
            }
        }
    }

    fn add_files(&mut self, theme: &'a Theme) {
        for (name, file) in &theme.files {
            // Another system's site knows nothing of our theme, and may have a file of this very name.
            let own = SitePath::new(&format!("static/{name}")).filter(|_| self.site.config.is_foreign);
            if own.is_some_and(|own| {
                file.address.as_str() == *name && self.site.assets.by_source(&own).is_some()
            }) {
                continue;
            }
            self.add(file.address.clone(), Kind::Theme(name.clone()), Some(Origin::File(&file.source)));
        }
        for asset in self.site.assets.published() {
            // The theme publishes the site's own version of its files, fingerprinted.
            let name = asset.source.below("static");
            let overrides =
                name.and_then(|name| theme.files.get(name)).is_some_and(|own| own.source == asset.source);
            if !overrides || self.site.config.is_foreign {
                let origin = Some(Origin::File(&asset.source));
                self.add(asset.address.clone(), Kind::Copy(asset.source.clone()), origin);
            }
        }
    }

    /// The list pages of a list, the newest first.
    fn pagers(
        &mut self,
        count: usize,
        per_page: usize,
        first: &Address,
        name: Option<&Found<String>>,
        oldest_first: bool,
    ) -> Vec<(Address, Pager)> {
        let is_foreign = self.site.config.is_foreign;
        let check = |text: &str| match text {
            // Zola then puts the number alone.
            "" if is_foreign => Ok(String::new()),
            text if is_foreign => check_kept_path(text.trim_matches('/')),
            text => check_path(text),
        };
        let name = match name.map(|found| (found, check(&found.value))) {
            Some((_, Ok(name))) => name,
            Some((found, Err(bad))) => {
                self.diagnostics.push(bad_address(found, bad));
                "page".to_owned()
            }
            None => "page".to_owned(),
        };
        if is_foreign {
            pager::as_zola(count, per_page, first, &name, oldest_first)
        } else if oldest_first {
            pager::oldest_first(count, per_page, first, &name)
        } else {
            pager::newest_first(count, per_page, first, &name)
        }
    }
}
