//! How the site stands as a whole: posts by state, how long each category has been silent, what is wrong.

mod page;

use jiff::civil::Date;
use serde::Serialize;

use super::news::{Problems, link, problems};
use super::stand::Stand;
use super::visitor::Visitor;
use super::{Preview, site_mark};
use crate::report;
use crate::site::visibility::State;
use crate::site::{Page, Site};

/// `/_jianbao/status.json`.
#[derive(Serialize)]
struct Status<'a> {
    /// Tells this run of the program from others.
    instance: &'a str,
    revision: u64,
    /// How long the last load took.
    reload_ms: f64,
    /// Whether what is shown is the site as it was before an error.
    earlier: bool,
    posts: Counts,
    waiting: Vec<Waiting<'a>>,
    categories: Vec<Category<'a>>,
    problems: Problems<'a>,
}

#[derive(Serialize, Default)]
struct Counts {
    published: usize,
    draft: usize,
    scheduled: usize,
    expired: usize,
    withdrawn: usize,
}

/// A post that the public does not see.
#[derive(Serialize)]
struct Waiting<'a> {
    state: &'static str,
    title: &'a str,
    /// When it appears or has disappeared.
    date: Option<String>,
    file: &'a str,
    /// Its page, if the preview shows it.
    link: Option<String>,
}

#[derive(Serialize)]
struct Category<'a> {
    name: &'a str,
    link: Option<String>,
    posts: usize,
    /// The date of its newest public post.
    newest: Option<String>,
    /// Days since then.
    days: Option<i32>,
}

/// `/_jianbao/site.json`: what is shown here.
pub(super) fn site(preview: &Preview) -> String {
    let mark = preview.world.root().map(site_mark).unwrap_or_default();
    format!("{{\"instance\": \"{}\", \"site\": \"{mark}\"}}\n", preview.instance)
}

/// `/_jianbao/status.json`.
pub(super) fn json(preview: &Preview, stand: &Stand) -> String {
    let diagnostics = stand.problems();
    let status = Status::of(preview, stand, problems(preview, stand, &diagnostics));
    // Texts, numbers and lists with text keys: there is nothing in it that JSON cannot say.
    let mut text = serde_json::to_string_pretty(&status).unwrap_or_default();
    text.push('\n');
    text
}

/// The page.
pub(super) fn page(preview: &Preview, stand: &Stand) -> String {
    let diagnostics = stand.problems();
    let status = Status::of(preview, stand, problems(preview, stand, &diagnostics));
    preview.document("status-title", &page::page(&status, &preview.messages))
}

impl<'a> Status<'a> {
    fn of(preview: &'a Preview, stand: &'a Stand, problems: Problems<'a>) -> Self {
        let mut status = Self {
            instance: &preview.instance,
            revision: stand.revision,
            reload_ms: stand.took.as_secs_f64() * 1000.0,
            earlier: stand.is_earlier(),
            posts: Counts::default(),
            waiting: Vec::new(),
            categories: Vec::new(),
            problems,
        };
        if let Some(site) = stand.site() {
            for page in &site.pages {
                status.add_post(page, site, stand);
            }
            let today = site.now.to_zoned(site.config.time_zone.clone()).date();
            status.categories = site.categories.iter().map(|term| category(term, site, today)).collect();
        }
        status
    }

    fn add_post(&mut self, page: &'a Page, site: &'a Site, stand: &Stand) {
        let front = &page.document.front;
        let (count, moment) = match page.state {
            State::Published => {
                self.posts.published += 1;
                return;
            }
            State::Draft => (&mut self.posts.draft, None),
            State::Scheduled { until } => (&mut self.posts.scheduled, Some(until)),
            State::Expired => (&mut self.posts.expired, front.expire_at.map(|moment| moment.instant)),
            State::Withdrawn => (&mut self.posts.withdrawn, None),
        };
        *count += 1;
        let is_there =
            stand.snapshot(Visitor::Author).is_some_and(|shown| shown.plan.job(&page.address).is_some());
        self.waiting.push(Waiting {
            state: page.state.id(),
            title: &front.title,
            date: moment.map(|moment| report::moment(moment, &site.config.time_zone)),
            file: page.document.path.as_str(),
            link: is_there.then(|| link(site, &page.address)),
        });
    }
}

fn category<'a>(term: &'a crate::site::Term, site: &Site, today: Date) -> Category<'a> {
    let public = term.pages.iter().map(|id| site.page(*id)).filter(|page| page.state == State::Published);
    let newest = public.filter_map(|page| Some(page.document.front.date?.local.date())).max();
    Category {
        name: &term.name,
        link: (!term.pages.is_empty()).then(|| link(site, &term.address)),
        posts: term.pages.len(),
        newest: newest.map(|date| date.to_string()),
        days: newest.and_then(|newest| Some(today.since(newest).ok()?.get_days())),
    }
}
