//! `jianbao publish`: a draft is finished and dated; its other bytes stay.

use std::io;

use jiff::tz::TimeZone;

use super::arguments::TypedPublish;
use super::head::{Changed, Editing, Literal, Unchangeable};
use super::posts::Posts;
use super::settings::Settings;
use super::terminal::Terminal;
use super::{Status, misuse, written};
use crate::content::PageFront;
use crate::date::Moment;
use crate::edit;
use crate::message::Messages;
use crate::path::SitePath;
use crate::report::{self, plain};
use crate::site::visibility::State;
use crate::site::{Page, PageId};
use crate::value::{Entry, Value};

/// Publishes the named posts, each by itself.
///
/// # Errors
/// If the terminal cannot be written to.
pub(super) fn run(
    typed: TypedPublish,
    settings: &Settings,
    messages: &Messages,
    terminal: &Terminal,
) -> io::Result<Status> {
    let Some(posts) = Posts::load(settings, typed.clock, messages, terminal)? else {
        return Ok(Status::Errors);
    };
    let publisher = Publisher { posts: &posts, messages, terminal, keep_date: typed.keep_date };
    let mut done: Vec<PageId> = Vec::new();
    let (mut text, mut has_failed) = (String::new(), false);
    for file in &typed.files {
        let Some(id) = posts.readable(file, &settings.current, messages, terminal)? else {
            has_failed = true;
            continue;
        };
        if done.contains(&id) {
            continue;
        }
        done.push(id);
        match publisher.publish(posts.site.page(id))? {
            Some(told) => text.push_str(&told),
            None => has_failed = true,
        }
    }
    if !settings.quiet && !text.is_empty() {
        terminal.print(&text)?;
    }
    Ok(if has_failed { Status::Errors } else { Status::Done })
}

struct Publisher<'a> {
    posts: &'a Posts,
    messages: &'a Messages,
    terminal: &'a Terminal,
    keep_date: bool,
}

impl Publisher<'_> {
    /// What was done; `None`, and the reason on the terminal, if nothing was.
    fn publish(&self, page: &Page) -> io::Result<Option<String>> {
        let path = &page.document.path;
        let front = &page.document.front;
        if !front.is_draft() {
            return match self.posts.draft_section(page) {
                Some(section) => {
                    let args = [("path", path.as_str()), ("section", section.as_str())];
                    self.refuse("publish-section-draft", &args)
                }
                None => Ok(Some(self.line("publish-no-draft", &[("path", path.as_str())]))),
            };
        }
        let Some(bytes) = self.posts.bytes(path, self.messages, self.terminal)? else { return Ok(None) };
        if let Some(line) = model_line(&bytes) {
            let args = [("path", path.as_str()), ("line", &line.to_string())];
            let words = misuse::complaint(&self.messages.get("publish-model", args), self.messages);
            let help = misuse::help(&self.messages.get("publish-model-help", []), self.messages);
            return self.terminal.complain(&(words + &help)).map(|()| None);
        }
        let edited = Editing::open(path, bytes).and_then(|mut editing| {
            let mut changed = vec![editing.set("draft", Literal::Bool(false))];
            changed.extend(self.stamp(front, &mut editing));
            editing.finish().map(|(original, bytes)| (original, bytes, changed))
        });
        let (original, bytes, changed) = match edited {
            Ok(edited) => edited,
            Err(problem) => {
                let world = &self.posts.world;
                self.terminal
                    .complain(&unchangeable(&problem, path, self.messages, &|path| world.excerpt(path)))?;
                return Ok(None);
            }
        };
        if let Err(refusal) = edit::replace(self.posts.root(), path, original.bytes(), &bytes) {
            written::complain(&refusal, self.posts.root(), self.messages, self.terminal)?;
            return Ok(None);
        }
        Ok(Some(self.describe(page, &changed)))
    }

    /// Dates the post now, unless its time is still to come: then that is when it appears. A day without a
    /// time of day stays one.
    fn stamp(&self, front: &PageFront, editing: &mut Editing<'_>) -> Option<Changed> {
        let zone = self.zone();
        let now = self.posts.site.now;
        let is_to_come = |moment: Option<Moment>| moment.is_some_and(|moment| moment.instant > now);
        if self.keep_date || is_to_come(front.publish_at) || is_to_come(front.date) {
            return None;
        }
        let old = editing.entry("date").and_then(|entry| moment_of(entry, zone));
        let form = if old.is_some_and(|old| !old.has_time) { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" };
        let stamp = now.to_zoned(zone.clone()).strftime(form).to_string();
        let is_same = Moment::parse(&stamp, zone).map(|new| new.instant) == old.map(|old| old.instant);
        (!is_same).then(|| editing.set("date", Literal::Date(stamp)))
    }

    /// What was changed, and whether anything still holds the post back.
    fn describe(&self, page: &Page, changed: &[Changed]) -> String {
        let path = page.document.path.as_str();
        let mut text = self.line("publish-done", &[("path", path)]);
        for change in changed {
            let args = [("key", change.key.as_str()), ("after", &change.after)];
            text.push_str(&match &change.before {
                Some(before) if before.is_empty() => self.line("publish-filled", &args),
                Some(before) => {
                    self.line("publish-changed", &[args[0], ("before", before.as_str()), args[1]])
                }
                None => self.line("publish-added", &args),
            });
        }
        let document = &page.document;
        if document.body.is_empty() && document.front.attachments.is_empty() {
            text.push_str(&self.line("publish-empty", &[]));
        }
        let front = PageFront { draft: Some(false), ..page.document.front.clone() };
        let section = self.posts.draft_section(page);
        let now = self.posts.site.now;
        let state = State::of(&front, section.is_some(), now);
        let moment = |moment| report::moment(moment, self.zone());
        text.push_str(&match state {
            State::Draft => {
                let section = section.map_or("", SitePath::as_str);
                self.line("publish-in-draft", &[("section", section)])
            }
            State::Scheduled { until } => self.line("publish-scheduled", &[("date", &moment(until))]),
            State::Expired => {
                let expired = front.expire_at.map(|expires| moment(expires.instant)).unwrap_or_default();
                self.line("publish-expired", &[("date", &expired)])
            }
            State::Withdrawn => self.line("publish-withdrawn", &[]),
            State::Published => {
                let date = front.date.filter(|date| date.instant > now);
                let kept =
                    date.map(|date| self.line("publish-date-kept", &[("date", &moment(date.instant))]));
                kept.unwrap_or_default() + &self.line("publish-next", &[])
            }
        });
        text
    }

    fn zone(&self) -> &TimeZone {
        &self.posts.site.config.time_zone
    }

    fn line(&self, id: &str, args: &[(&str, &str)]) -> String {
        let indent = if matches!(id, "publish-done" | "publish-no-draft") { "" } else { "  " };
        format!("{indent}{}\n", plain(&self.messages.get(id, args.iter().copied())))
    }

    fn refuse(&self, id: &str, args: &[(&str, &str)]) -> io::Result<Option<String>> {
        let words = self.messages.get(id, args.iter().copied());
        self.terminal.complain(&misuse::complaint(&words, self.messages)).map(|()| None)
    }
}

/// The line in which a post still says what its author is to write.
fn model_line(bytes: &[u8]) -> Option<usize> {
    const PHRASE: &str = "删去这段说明";
    let text = crate::encoding::decode_lossy(bytes);
    text.lines().position(|line| line.starts_with("> ") && line.contains(PHRASE)).map(|index| index + 1)
}

/// The moment that a value of front matter gives.
fn moment_of(entry: &Entry, zone: &TimeZone) -> Option<Moment> {
    match &entry.node.value {
        Value::Text(text) | Value::Date(text) => Moment::parse(text, zone),
        _ => None,
    }
}

/// Why the front matter of a file was not changed.
pub(super) fn unchangeable(
    problem: &Unchangeable,
    path: &SitePath,
    messages: &Messages,
    lookup: &report::Lookup<'_>,
) -> String {
    let id = match problem {
        Unchangeable::Broken(told) => {
            let words = messages.get("posts-unchanged", [("path", path.as_str())]);
            return report::text(told, messages, lookup) + &misuse::complaint(&words, messages);
        }
        Unchangeable::Encoding => "posts-encoding",
        Unchangeable::NoHead => "posts-no-head",
        Unchangeable::Unusual => "posts-unusual",
    };
    let words = messages.get(id, [("path", path.as_str())]);
    let help = messages.get(&format!("{id}-help"), []);
    misuse::complaint(&words, messages) + &misuse::help(&help, messages)
}
