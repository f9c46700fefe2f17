//! `jianbao new`: a post to be written, in the folder of its category, over no file that is there.

mod archetype;

use std::io;

use super::arguments::TypedNew;
use super::posts::Posts;
use super::settings::Settings;
use super::terminal::Terminal;
use super::width::columns;
use super::written::{complain, list};
use super::{Status, misuse};
use crate::address::Address;
use crate::content::{self, Head, Parsed};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::edit::{self, NewFile, Refusal};
use crate::message::Messages;
use crate::path::SitePath;
use crate::report::{self, plain};
use crate::site::slug::{Slug, fold};
use crate::value::Value;
use archetype::{Archetype, KINDS, PLAIN, Words, kinds, shown, unknown_place};

/// The longest name that is made of a title, in characters.
const NAME_LENGTH: usize = 60;

/// Writes a new post.
///
/// # Errors
/// If the terminal cannot be written to.
pub(super) fn run(
    typed: TypedNew,
    settings: &Settings,
    messages: &Messages,
    terminal: &Terminal,
) -> io::Result<Status> {
    let title = typed.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        terminal.complain(&misuse::complaint(&messages.get("new-no-title", []), messages))?;
        return Ok(Status::Misuse);
    }
    let Some(posts) = Posts::load(settings, typed.clock, messages, terminal)? else {
        return Ok(Status::Errors);
    };
    let new = New { posts: &posts, messages, terminal };
    let Some(model) = Archetype::find(&typed.kind, &posts.world, &posts.site) else {
        return new.unknown_kind(&typed.kind);
    };
    let Some(date) = new.date(typed.date.as_deref())? else { return Ok(Status::Misuse) };
    let Some(slug) = new.slug(typed.slug.as_deref(), &title)? else { return Ok(Status::Misuse) };
    let Some((file, is_draft)) = new.file(&model, &title, &date, &slug)? else {
        return Ok(Status::Errors);
    };
    let path = file.path.clone();
    if let Err(refusal) = edit::create(posts.root(), &[file]) {
        complain(&refusal, posts.root(), messages, terminal)?;
        if matches!(refusal, Refusal::Taken(_)) {
            terminal.complain(&misuse::help(&messages.get("new-taken-help", []), messages))?;
        }
        return Ok(Status::Errors);
    }
    if !settings.quiet {
        let mut text = messages.get("new-written", []) + "\n" + &list([&path]);
        let args = [("path", path.as_str()), ("model", model.path.as_str())];
        let ids = if is_draft { ["new-draft", "new-next"] } else { ["new-public", "publish-next"] };
        text.extend(ids.map(|id| plain(&messages.get(id, args)) + "\n"));
        terminal.print(&text)?;
    }
    if typed.edit && open::that_detached(path.on_disk(posts.root())).is_err() {
        terminal.complain(&misuse::complaint(&messages.get("new-not-opened", []), messages))?;
        return Ok(Status::Errors);
    }
    Ok(Status::Done)
}

struct New<'a> {
    posts: &'a Posts,
    messages: &'a Messages,
    terminal: &'a Terminal,
}

impl New<'_> {
    /// The date of the post as it is written; today unless one was given.
    fn date(&self, typed: Option<&str>) -> io::Result<Option<String>> {
        let zone = &self.posts.site.config.time_zone;
        let Some(text) = typed else {
            return Ok(Some(self.posts.site.now.to_zoned(zone.clone()).strftime("%Y-%m-%d").to_string()));
        };
        let Some(moment) = Moment::parse(text, zone) else {
            let words = misuse::not_a_time("--date", text, self.messages);
            let words = misuse::complaint(&words, self.messages);
            return self.terminal.complain(&words).map(|()| None);
        };
        let form = if moment.has_time { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d" };
        Ok(Some(moment.local.strftime(form).to_string()))
    }

    /// The name of the post in its address.
    fn slug(&self, typed: Option<&str>, title: &str) -> io::Result<Option<String>> {
        match typed {
            Some(typed) => match checked_slug(typed, self.messages) {
                Ok(slug) => Ok(Some(slug)),
                Err(told) => self.terminal.complain(&told).map(|()| None),
            },
            None => Ok(Some(short(Slug::from_name(title).as_str()).to_owned())),
        }
    }

    /// The file, and whether it is a draft; `None`, and the reason on the terminal, if it cannot be made.
    fn file(
        &self,
        model: &Archetype,
        title: &str,
        date: &str,
        slug: &str,
    ) -> io::Result<Option<(NewFile, bool)>> {
        if let Some((line, place)) = unknown_place(&model.text) {
            let line = line.to_string();
            let args = [("path", model.path.as_str()), ("line", &line), ("place", place)];
            let words = misuse::complaint(&self.messages.get("new-unknown-place", args), self.messages);
            let help = misuse::help(&self.messages.get("new-unknown-place-help", []), self.messages);
            return self.terminal.complain(&(words + &help)).map(|()| None);
        }
        let categories = &self.posts.site.categories;
        let knows_category = categories.iter().any(|term| fold(&term.name) == fold(&model.category));
        let words = Words { title, date, slug, category: &model.category };
        let text = words.post(&model.text, &model.path, knows_category);
        // A model may name its category itself.
        let category = category_of(&text, &model.path).unwrap_or_default();
        let folder = self.folder(&category);
        let day = date.get(..10).unwrap_or(date);
        let Some(path) = SitePath::new(&format!("{folder}/{day}-{slug}.md")) else { return Ok(None) };
        let name = Slug::from_name(&format!("{day}-{slug}"));
        let place = self.posts.address_of_folder(&folder);
        let address = Address::page(&place, name.as_str(), self.posts.site.config.addresses);
        if !self.posts.world.has(&path)
            && let Some(other) = self.posts.at_address(&address)
        {
            let args = [("slug", address.as_str()), ("other", &other)];
            let words = self.messages.get("new-address-taken", args);
            self.terminal.complain(&misuse::complaint(&words, self.messages))?;
            let help = misuse::help(&self.messages.get("new-taken-help", []), self.messages);
            return self.terminal.complain(&help).map(|()| None);
        }
        let parsed = content::parse(&path, &text, &self.posts.site.config.parse);
        let errors: Vec<Diagnostic> =
            parsed.diagnostics.into_iter().filter(|told| told.severity == Severity::Error).collect();
        if !errors.is_empty() {
            let mut told = report::text(&errors, self.messages, &|_| Some(text.clone()));
            let words = self.messages.get("new-bad-model", [("path", model.path.as_str())]);
            told.push_str(&misuse::complaint(&words, self.messages));
            return self.terminal.complain(&told).map(|()| None);
        }
        let is_draft = matches!(&parsed.value, Parsed::Page(document) if document.front.is_draft());
        Ok(Some((NewFile { path, bytes: text.into_bytes() }, is_draft)))
    }

    /// The folder of a category: that of its section, wherever it lies, else one of its own.
    fn folder(&self, category: &str) -> String {
        if category.trim().is_empty() {
            return "content".to_owned();
        }
        let site = &self.posts.site;
        let term = site.categories.iter().find(|term| fold(&term.name) == fold(category));
        if let Some(section) = term.and_then(|term| term.section) {
            return site.section(section).document.path.parent().to_owned();
        }
        let slug = term.map_or_else(|| Slug::from_name(category), |term| term.slug.clone());
        format!("content/{slug}")
    }

    fn unknown_kind(&self, typed: &str) -> io::Result<Status> {
        let kinds = kinds(&self.posts.world, &self.posts.site);
        let messages = self.messages;
        let mut text = misuse::complaint(&messages.get("new-no-kind", [("kind", typed)]), messages);
        let all = kinds.iter().flat_map(|(kind, category)| [kind.as_str(), category.as_str()]);
        let all: Vec<&str> = all.filter(|name| !name.is_empty()).collect();
        let key = fold(typed);
        let begins = || all.iter().copied().find(|name| !key.is_empty() && fold(name).starts_with(&key));
        if let Some(close) = did_you_mean(typed, all.iter().copied()).or_else(begins) {
            let tip = messages.get("did-you-mean", [("suggestion", close)]);
            text.push_str(&misuse::help(&tip, messages));
        }
        // Neither a file nor a setting can have such a name.
        if !typed.contains(['/', '\\', '"']) {
            let add = messages.get("new-kind-add", [("kind", typed)]);
            text.push_str(&misuse::help(&add, messages));
        }
        text.push_str(&misuse::help(&messages.get("new-kinds", []), messages));
        let widest = kinds.iter().map(|(kind, _)| columns(kind)).max().unwrap_or_default();
        let other = messages.get("new-kind-plain", []);
        text.extend(kinds.iter().map(|(kind, category)| {
            let gap = " ".repeat(widest - columns(kind) + 2);
            let category = if kind == PLAIN { shown(category, &other) } else { shown(category, kind) };
            plain(&format!("  {kind}{gap}{category}")) + "\n"
        }));
        self.terminal.complain(&text)?;
        Ok(Status::Misuse)
    }
}

/// The kinds that every site has, by both names.
pub(super) fn kinds_everywhere() -> impl Iterator<Item = &'static str> {
    let names = KINDS.iter().flat_map(|(kind, category)| [*kind, *category]);
    names.chain([PLAIN])
}

/// A typed slug that a file's name can carry; or the complaint.
pub(super) fn checked_slug(typed: &str, messages: &Messages) -> Result<String, String> {
    let from_name = Slug::from_name(typed);
    match Slug::explicit(typed) {
        Ok(slug) if slug == from_name => Ok(slug.to_string()),
        wrong => {
            let reason = wrong.err().map_or("characters", |bad| bad.id());
            let args = [("slug", typed), ("reason", reason)];
            let words = misuse::complaint(&messages.get("new-bad-slug", args), messages);
            let help = misuse::help(&messages.get("new-bad-slug-help", []), messages);
            if typed.trim().is_empty() {
                return Err(words + &help);
            }
            let tip = messages.get("did-you-mean", [("suggestion", from_name.as_str())]);
            Err(words + &help + &misuse::help(&tip, messages))
        }
    }
}

/// The category that filled front matter names.
fn category_of(text: &str, path: &SitePath) -> Option<String> {
    let head = Head::read(path, text).ok()??;
    let entry = head.table.entries.into_iter().find(|entry| super::head::is_key(&entry.key, "category"))?;
    match entry.node.value {
        Value::Text(category) => Some(category),
        _ => None,
    }
}

/// A long slug without its last words.
fn short(slug: &str) -> &str {
    if slug.len() <= NAME_LENGTH {
        return slug;
    }
    slug[..=NAME_LENGTH].rfind('-').map_or(&slug[..NAME_LENGTH], |end| &slug[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_ends_with_a_word() {
        assert_eq!(short("guan-yu"), "guan-yu");
        let long = "zhong-".repeat(12);
        assert_eq!(short(&long), "zhong-".repeat(10).trim_end_matches('-'));
        assert_eq!(short(&"a".repeat(70)), "a".repeat(60));
    }
}
