//! A request → its answer: the job at that address, rendered now.
//!
//! Nothing that a request says becomes a path on the disk: an address stands in the plan, or it is not
//! there.

use super::http::{Answer, Ask, Body, media_type};
use super::inject::{Badge, Line, inject};
use super::stand::Stand;
use super::visitor::{Entry, Visitor};
use super::{Preview, client, news, server, status};
use crate::address::{Address, base_path, decoded};
use crate::artifact::Artifact;
use crate::config::{Config, Links};
use crate::escape::escaped;
use crate::path::SitePath;
use crate::pipeline::Snapshot;
use crate::plan::{Job, Kind, NOT_FOUND_ADDRESS, PREVIEW_FOLDER};
use crate::report;
use crate::site::visibility::State;
use crate::site::{Page, Site};

const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

impl server::Handler for Preview {
    fn answer(&self, ask: &Ask) -> Answer {
        let visitor = self.guard.visitor(ask);
        let own = ask.path.strip_prefix('/').and_then(|path| path.strip_prefix(PREVIEW_FOLDER));
        match own {
            Some(name) => self.own(name, ask, visitor),
            None => self.page(ask, &self.stand(), visitor),
        }
    }
}

impl Preview {
    /// What belongs to the preview and to no site.
    fn own(&self, name: &str, ask: &Ask, visitor: Visitor) -> Answer {
        let script = |text: &str| Answer::new(200, SCRIPT, text.as_bytes().to_vec());
        match (name, visitor) {
            ("preview.js", _) => script(client::TAB),
            ("worker.js", _) => script(client::WORKER),
            ("events", _) => {
                let hub = if visitor == Visitor::Author { &self.author } else { &self.strangers };
                let body = Body::Events(hub.subscribe());
                Answer { body, ..Answer::new(200, "text/event-stream", Vec::new()) }
            }
            ("code", _) => self.enter(ask),
            ("status", Visitor::Author) => self.own_page(200, &status::page(self, &self.stand())),
            ("status.json", Visitor::Author) => {
                Answer::new(200, "application/json", status::json(self, &self.stand()).into_bytes())
            }
            ("site.json", Visitor::Author) => {
                Answer::new(200, "application/json", status::site(self).into_bytes())
            }
            ("", Visitor::Author) => see("/_jianbao/status"),
            ("" | "status", Visitor::Stranger) => see("/_jianbao/code"),
            _ => self.notice(404, "preview-nothing-here"),
        }
    }

    /// The form for the code, and what comes of it.
    fn enter(&self, ask: &Ask) -> Answer {
        let typed = ask.query.as_deref().and_then(|query| query.strip_prefix("code="));
        let typed = typed.map(|code| code.replace('+', "")).filter(|code| !code.is_empty());
        let (status, wrong) = match typed.and_then(|code| self.guard.admit(&code, ask.peer)) {
            Some(Entry::Admitted(cookie)) => {
                let mut answer = see("/");
                answer.headers.push(("Set-Cookie", cookie));
                return answer;
            }
            Some(Entry::Wrong) => (403, Some("preview-code-wrong")),
            Some(Entry::Locked) => (403, Some("preview-code-locked")),
            None => (200, None),
        };
        let word = |id| escaped(&self.messages.get(id, []));
        let wrong = wrong.map(|id| format!("<p>{}</p>", word(id))).unwrap_or_default();
        let form = format!(
            "{wrong}<p>{}</p><form><label>{} <input name=code autocomplete=off></label> <button>{}</button></form>",
            word("preview-code-where"),
            word("preview-code"),
            word("preview-code-enter"),
        );
        Answer::new(status, HTML, self.document("preview-code", &form).into_bytes())
    }

    /// A page of the site.
    fn page(&self, ask: &Ask, stand: &Stand, visitor: Visitor) -> Answer {
        let Some(snapshot) = stand.snapshot(visitor) else { return self.failed(503, stand, visitor) };
        let site = snapshot.site();
        let base = base(&site.config);
        let query = ask.query.as_ref().map(|query| format!("?{query}")).unwrap_or_default();
        // A path that is asked for has lost its percent-encoding.
        let known = decoded(base);
        if ask.path == known {
            return see(&format!("{base}/{query}"));
        }
        let inside = inside(&ask.path, &known);
        let is_folder = inside.is_empty() || inside.ends_with('/');
        let address =
            Address::file(&if is_folder { format!("{inside}index.html") } else { inside.to_owned() });
        if let Some(job) = snapshot.plan.job(&address) {
            let badge = match &job.kind {
                Kind::Page(id) => self.badge("badge", site.page(*id), site),
                _ => None,
            };
            return self.job(job, 200, badge, stand, visitor);
        }
        if !is_folder && snapshot.plan.job(&Address::list(inside)).is_some() {
            return see(&format!("{}/{query}", news::link(site, &Address::file(inside))));
        }
        // An author is told why a post is not there.
        let hidden = site.pages.iter().find(|page| page.address == address && visitor == Visitor::Author);
        let badge = hidden.and_then(|page| self.badge("hidden", page, site));
        match snapshot.plan.job(&Address::file(NOT_FOUND_ADDRESS)) {
            Some(job) => self.job(job, 404, badge, stand, visitor),
            None => self.notice(404, "preview-nothing-here"),
        }
    }

    /// A file of the plan.
    fn job(&self, job: &Job, status: u16, badge: Option<Badge>, stand: &Stand, visitor: Visitor) -> Answer {
        let rendered = |snapshot: &Snapshot| snapshot.render(&job.address, &self.world)?.artifact;
        let now = stand.snapshot(visitor).and_then(rendered);
        let is_earlier = now.is_none() || (visitor == Visitor::Author && stand.is_earlier());
        let earlier = || stand.earlier().filter(|_| visitor == Visitor::Author).and_then(rendered);
        let artifact = now.or_else(earlier);
        let media_type = media_type(job.address.as_str());
        let page = match artifact {
            Some(Artifact::Bytes(bytes)) => Some(bytes),
            Some(Artifact::File(file)) if media_type != HTML => {
                let body = Body::File(file);
                return Answer { body, ..Answer::new(status, media_type, Vec::new()) };
            }
            Some(Artifact::File(_)) => match &job.kind {
                Kind::Copy(source) => self.world.read(source).ok(),
                _ => None,
            },
            None => None,
        };
        match page {
            Some(bytes) if media_type != HTML => Answer::new(status, media_type, bytes),
            // Of another encoding, which it tells itself: a line of ours would be noise in it.
            Some(page) if std::str::from_utf8(&page).is_err() => Answer::new(status, "text/html", page),
            Some(page) => {
                let base = stand.site().and_then(|site| site.config.base_url.as_deref());
                with_line(status, &page, &Line { mark: self.mark(is_earlier), badge, base })
            }
            // A file beside the posts that has gone since the last load.
            None if media_type != HTML => self.notice(404, "preview-nothing-here"),
            None => self.failed(500, stand, visitor),
        }
    }

    /// A page of the preview's own with that line.
    fn own_page(&self, status: u16, page: &str) -> Answer {
        with_line(status, page.as_bytes(), &Line { mark: self.mark(false), badge: None, base: None })
    }

    /// 预览，未发布, and what else holds for the whole page.
    fn mark(&self, is_earlier: bool) -> String {
        let mut mark = match self.world.clock.given() {
            Some(time) => self.messages.get("tab-mark-at", [("time", time)]),
            None => self.messages.get("tab-mark", []),
        };
        if is_earlier {
            mark.push_str(" · ");
            mark.push_str(&self.messages.get("tab-earlier", []));
        }
        mark
    }

    /// Why a post is not public, and when it will be: `id` names the words.
    fn badge(&self, id: &str, page: &Page, site: &Site) -> Option<Badge> {
        let kind = page.state.id();
        let moment = match page.state {
            State::Published | State::Withdrawn => return None,
            State::Draft => None,
            State::Scheduled { until } => Some(until),
            State::Expired => page.document.front.expire_at.map(|moment| moment.instant),
        };
        let moment = moment.map(|moment| report::moment(moment, &site.config.time_zone)).unwrap_or_default();
        let say = |id: String| self.messages.get(&id, [("date", moment.as_str())]);
        Some(Badge { kind, text: say(format!("{id}-{kind}")), title: say(format!("{id}-{kind}.title")) })
    }

    /// The page in the place of one that cannot be made: what is wrong, as the terminal tells it.
    fn failed(&self, status: u16, stand: &Stand, visitor: Visitor) -> Answer {
        let lookup = |path: &SitePath| self.world.excerpt(path);
        let told = match visitor {
            Visitor::Author => report::plain_text(&stand.problems(), &self.messages, &lookup),
            Visitor::Stranger => String::new(),
        };
        self.own_page(status, &self.document("preview-failed", &format!("<pre>{}</pre>", escaped(&told))))
    }

    /// A short page of the preview's own.
    fn notice(&self, status: u16, id: &str) -> Answer {
        Answer::new(status, HTML, self.document(id, "").into_bytes())
    }

    /// A page of the preview's own, below a title.
    pub(super) fn document(&self, title: &str, body: &str) -> String {
        let title = escaped(&self.messages.get(title, []));
        let language = self.messages.get("preview-language", []);
        format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>{}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}\n</body>\n</html>\n",
            include_str!("client/own.css")
        )
    }
}

/// The path with which the site's own links begin: that of its public address, where they begin at the root.
pub(super) fn base(config: &Config) -> &str {
    if config.links == Links::Root { base_path(config) } else { "" }
}

/// The address below the output folder that a path of the preview means, with the base or without.
fn inside<'a>(path: &'a str, base: &str) -> &'a str {
    let below = path.strip_prefix(base).filter(|rest| rest.starts_with('/'));
    below.unwrap_or(path).trim_start_matches('/')
}

/// A page with the line that makes it part of the preview.
fn with_line(status: u16, page: &[u8], line: &Line<'_>) -> Answer {
    let (bytes, etag) = inject(page, line);
    Answer { etag: Some(etag), ..Answer::new(status, HTML, bytes) }
}

/// Go there instead, this time.
fn see(location: &str) -> Answer {
    let mut answer = Answer::new(302, "text/plain; charset=utf-8", Vec::new());
    answer.headers.push(("Location", location.to_owned()));
    answer
}
