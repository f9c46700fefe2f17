//! `jianbao rename`: another address for a post, with the old one kept alive and the links to it mended.
//!
//! First the old address is written down in the post, then the file gets its name, then the links of other
//! posts are mended: wherever this is cut short, no address that was public is lost.

mod links;

use std::io;

use super::arguments::TypedRename;
use super::head::{Changed, Editing, Literal, Unchangeable};
use super::new::checked_slug;
use super::posts::Posts;
use super::publish::unchangeable;
use super::settings::Settings;
use super::terminal::Terminal;
use super::{Status, misuse, written};
use crate::address::Address;
use crate::content::{address_name, base_name, home_folder, split_date_prefix};
use crate::edit;
use crate::message::Messages;
use crate::path::SitePath;
use crate::report::plain;
use crate::site::slug::Slug;
use crate::site::visibility::State;
use crate::site::{Former, Page};
use crate::value::Found;
use crate::world::Clock;
use links::{Mended, Move, mend};

/// Renames a post.
///
/// # Errors
/// If the terminal cannot be written to.
pub(super) fn run(
    typed: TypedRename,
    settings: &Settings,
    messages: &Messages,
    terminal: &Terminal,
) -> io::Result<Status> {
    let slug = match checked_slug(&typed.slug, messages) {
        Ok(slug) => slug,
        Err(told) => {
            terminal.complain(&told)?;
            return Ok(Status::Misuse);
        }
    };
    let Some(posts) = Posts::load(settings, Clock::System, messages, terminal)? else {
        return Ok(Status::Errors);
    };
    let Some(id) = posts.readable(&typed.file, &settings.current, messages, terminal)? else {
        return Ok(Status::Errors);
    };
    let page = posts.site.page(id);
    let path = page.document.path.as_str();
    let order = match Order::of(page, &slug, &posts) {
        Ok(order) => order,
        Err(date) => {
            let args = [("slug", slug.as_str()), ("date", &date)];
            let words = misuse::complaint(&messages.get("rename-other-date", args), messages);
            terminal
                .complain(&(words + &misuse::help(&messages.get("rename-other-date-help", []), messages)))?;
            return Ok(Status::Misuse);
        }
    };
    let renaming = Renaming { posts: &posts, page, order, messages, terminal };
    if renaming.keeps_address() && renaming.order.file.is_none() {
        if !settings.quiet {
            terminal
                .print(&(plain(&messages.get("rename-same", [("path", path), ("slug", &slug)])) + "\n"))?;
        }
        return Ok(Status::Done);
    }
    if !renaming.is_free()? {
        return Ok(Status::Errors);
    }
    let Some(changes) = renaming.carry_out()? else { return Ok(Status::Errors) };
    let mended = mend(&posts, &renaming.order.links(page));
    if !settings.quiet {
        terminal.print(&renaming.describe(&changes, &mended))?;
    }
    for (path, refusal) in &mended.refused {
        written::complain(refusal, path.on_disk(posts.root()).as_path(), messages, terminal)?;
    }
    Ok(if mended.refused.is_empty() { Status::Done } else { Status::Errors })
}

/// What Notepad makes of `.md` where Windows hides the endings of names.
const NOTEPAD_ENDING: &str = ".md.txt";

/// What is to become of a post.
struct Order {
    /// The line of front matter that gives its address, and what it is to say.
    line: Option<(&'static str, String)>,
    /// What is renamed, the file or its folder: from and to.
    file: Option<(SitePath, SitePath)>,
    /// Its new address.
    address: Address,
}

impl Order {
    /// # Errors
    /// The date before the file's name, if the new name begins with another one.
    fn of(page: &Page, slug: &str, posts: &Posts) -> Result<Self, String> {
        let document = &page.document;
        let style = posts.site.config.addresses;
        let place = || posts.address_of_folder(home_folder(&document.path));
        if let Some(path) = &document.front.path {
            let path = with_last_part(&path.value, slug);
            let address = Address::explicit(path.strip_prefix('/').unwrap_or(&path), style);
            return Ok(Self { line: Some(("path", path)), file: None, address });
        }
        if document.front.slug.is_some() {
            let address = Address::page(&place(), slug, style);
            return Ok(Self { line: Some(("slug", slug.to_owned())), file: None, address });
        }
        let base = base_name(&document.path);
        let (date, name) = split_date_prefix(base);
        // The date and the mark behind it stay as they are, and whoever types the date again means it once.
        let prefix = date.map_or("", |_| &base[..base.len() - name.len()]);
        let slug = match (date, split_date_prefix(slug)) {
            (Some(date), (Some(typed), rest)) if typed == date => rest,
            (Some(date), (Some(_), _)) => return Err(date.to_owned()),
            _ => slug,
        };
        let new_base = format!("{prefix}{slug}");
        let home = home_folder(&document.path);
        let is_folder = home != document.path.parent();
        let file_name = document.path.file_name();
        let (from, to, new_path) = if is_folder {
            let to = format!("{home}/{new_base}");
            let new_path = format!("{to}/{file_name}");
            (SitePath::new(document.path.parent()), to, new_path)
        } else {
            let to = format!("{home}/{new_base}{}", ending(file_name));
            (Some(document.path.clone()), to.clone(), to)
        };
        let new_path = SitePath::new(&new_path).unwrap_or_else(|| document.path.clone());
        let new_slug = Slug::of(address_name(&new_path, document.naming), document.naming);
        let address = Address::page(&place(), new_slug.as_str(), style);
        let file = from.zip(SitePath::new(&to)).filter(|(from, to)| from != to);
        Ok(Self { line: None, file, address })
    }

    /// What links mean that are to be mended.
    fn links<'a>(&'a self, page: &'a Page) -> Move<'a> {
        let is_folder = self.file.as_ref().is_some_and(|(from, _)| *from != page.document.path);
        Move { file: self.file.as_ref(), is_folder, page, address: &self.address }
    }
}

/// The ending of a post's file, without what Notepad put behind it.
fn ending(file_name: &str) -> &str {
    match file_name.len().checked_sub(NOTEPAD_ENDING.len()) {
        Some(at)
            if file_name.is_char_boundary(at) && file_name[at..].eq_ignore_ascii_case(NOTEPAD_ENDING) =>
        {
            &file_name[at..at + ".md".len()]
        }
        _ => file_name.rfind('.').map_or(".md", |dot| &file_name[dot..]),
    }
}

/// An author's own path with another last part.
fn with_last_part(path: &str, slug: &str) -> String {
    let ending = ["/", ".html"].into_iter().find(|ending| path.ends_with(ending)).unwrap_or("");
    let bare = &path[..path.len() - ending.len()];
    let kept = bare.rfind('/').map_or(0, |slash| slash + 1);
    format!("{}{slug}{ending}", &bare[..kept])
}

/// An address as `aliases` gives it.
fn alias_of(address: &Address) -> &str {
    let text = address.as_str();
    text.strip_suffix("/index.html").map_or(text, |folder| &text[..=folder.len()])
}

/// What was changed in the front matter.
#[derive(Default)]
struct HeadChanges {
    /// The line that gives the address.
    line: Option<Changed>,
    /// Where the old address was written down.
    alias: Option<Changed>,
}

struct Renaming<'a> {
    posts: &'a Posts,
    page: &'a Page,
    order: Order,
    messages: &'a Messages,
    terminal: &'a Terminal,
}

impl Renaming<'_> {
    /// Whether nothing stands where the post is to go; says what does.
    fn is_free(&self) -> io::Result<bool> {
        // Where capital letters do not count, a file that only changes them is in its own way.
        if let Some((from, to)) = &self.order.file
            && from.as_str().to_lowercase() != to.as_str().to_lowercase()
            && (self.posts.world.has(to) || self.posts.world.has_folder(to.as_str()))
        {
            return self.refuse(&edit::Refusal::Taken(vec![to.clone()])).map(|()| false);
        }
        let own = self.page.document.path.as_str();
        let other = self.posts.at_address(&self.order.address).filter(|other| other != own);
        match other {
            Some(other) if self.own_alias().is_none() => {
                let args = [("slug", self.order.address.as_str()), ("other", &other)];
                let words = self.messages.get("new-address-taken", args);
                self.terminal.complain(&misuse::complaint(&words, self.messages)).map(|()| false)
            }
            _ => Ok(true),
        }
    }

    fn refuse(&self, refusal: &edit::Refusal) -> io::Result<()> {
        written::complain(refusal, self.posts.root(), self.messages, self.terminal)?;
        if matches!(refusal, edit::Refusal::Taken(_)) {
            let help = self.messages.get("rename-taken-help", []);
            self.terminal.complain(&misuse::help(&help, self.messages))?;
        }
        Ok(())
    }

    /// Whether the post stays at its address, so that no old one is left behind.
    fn keeps_address(&self) -> bool {
        self.order.address.is_same_file(&self.page.address)
    }

    /// Whether readers may know the old address: of a draft only if it had others before.
    fn was_public(&self) -> bool {
        self.page.state != State::Draft || !self.page.document.front.aliases.is_empty()
    }

    /// The post's own former address that it is to have again.
    fn own_alias(&self) -> Option<&str> {
        let config = &self.posts.site.config;
        let is_it = |alias: &&Found<String>| {
            let former = Former::read(alias, config);
            former.is_ok_and(|former| former.address().is_same_file(&self.order.address))
        };
        self.page.document.front.aliases.iter().find(is_it).map(|alias| alias.value.as_str())
    }

    /// Writes down the old address and renames the file. What was changed; `None`, and the reason on the
    /// terminal, if nothing was.
    fn carry_out(&self) -> io::Result<Option<HeadChanges>> {
        let root = self.posts.root();
        let mut changes = HeadChanges::default();
        let mut written = None;
        if self.changes_head() {
            let path = &self.page.document.path;
            let Some(bytes) = self.posts.bytes(path, self.messages, self.terminal)? else { return Ok(None) };
            let edited = Editing::open(path, bytes).and_then(|mut editing| {
                changes = self.change_head(&mut editing)?;
                editing.finish()
            });
            let (original, bytes) = match edited {
                Ok(edited) => edited,
                Err(problem) => {
                    let lookup = |path: &SitePath| self.posts.world.excerpt(path);
                    let told = unchangeable(&problem, path, self.messages, &lookup);
                    return self.terminal.complain(&told).map(|()| None);
                }
            };
            if let Err(refusal) = edit::replace(root, path, original.bytes(), &bytes) {
                return self.refuse(&refusal).map(|()| None);
            }
            written = Some((path, original, bytes));
        }
        if let Some((from, to)) = &self.order.file
            && let Err(refusal) = edit::rename(root, from, to)
        {
            if let Some((path, original, bytes)) = written {
                // As it was; if even that fails, an address too many is written down, which does no harm.
                let _ = edit::replace(root, path, &bytes, original.bytes());
            }
            return self.refuse(&refusal).map(|()| None);
        }
        Ok(Some(changes))
    }

    /// Whether the front matter has to say something else from now on.
    fn changes_head(&self) -> bool {
        self.order.line.is_some() || (!self.keeps_address() && self.was_public())
    }

    fn change_head(&self, editing: &mut Editing<'_>) -> Result<HeadChanges, Unchangeable> {
        let mut changes = HeadChanges::default();
        if let Some((key, value)) = &self.order.line {
            changes.line = Some(editing.set(key, Literal::Text(value.clone())));
        }
        if self.keeps_address() || !self.was_public() {
            return Ok(changes);
        }
        let old = alias_of(&self.page.address);
        changes.alias = match self.own_alias() {
            Some(own) => Some(editing.exchange("aliases", own, old).ok_or(Unchangeable::Unusual)?),
            // The home page stands there, whatever becomes of the post.
            None if old == "index.html" => None,
            None => Some(editing.put_first("aliases", old)),
        };
        Ok(changes)
    }

    fn describe(&self, changes: &HeadChanges, mended: &Mended) -> String {
        let line =
            |id: &str, args: &[(&str, &str)]| plain(&self.messages.get(id, args.iter().copied())) + "\n";
        let mut text = if let Some((from, to)) = &self.order.file {
            line("rename-file", &[("from", from.as_str()), ("to", to.as_str())])
        } else {
            let path = self.page.document.path.as_str();
            let (key, after) = changes.line.as_ref().map_or(("", ""), |line| (&line.key, &line.after));
            line("rename-line", &[("path", path), ("key", key), ("after", after)])
        };
        if self
            .order
            .file
            .as_ref()
            .is_some_and(|(from, to)| from.extension() == "txt" && to.extension() != "txt")
        {
            text.push_str(&line("rename-ending", &[]));
        }
        let (old, new) = (self.page.address.as_str(), self.order.address.as_str());
        text.push_str(&match &changes.alias {
            _ if self.keeps_address() => line("rename-kept", &[("address", new)]),
            Some(alias) => line("rename-address", &[("old", old), ("new", new), ("key", &alias.key)]),
            None if !self.was_public() => line("rename-address-draft", &[("old", old), ("new", new)]),
            None => line("rename-address-home", &[("old", old), ("new", new)]),
        });
        let places = [
            ("rename-mended", &mended.done),
            ("rename-needed", &mended.needed),
            ("rename-left", &mended.left),
        ];
        for (id, places) in places {
            if !places.is_empty() {
                text.push_str(&line(id, &[]));
                text.extend(places.iter().map(|(path, line)| format!("  {}:{line}\n", plain(path.as_str()))));
            }
        }
        text + &line("publish-next", &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_part_of_a_path_changes() {
        for (path, expected) in [
            ("notices/old", "notices/new"),
            ("/notices/old/", "/notices/new/"),
            ("old.html", "new.html"),
            ("old", "new"),
        ] {
            assert_eq!(with_last_part(path, "new"), expected);
        }
    }

    #[test]
    fn what_notepad_put_behind_a_name_goes() {
        for (name, expected) in [
            ("通知.md", ".md"),
            ("通知.md.txt", ".md"),
            ("a.MD.TXT", ".MD"),
            ("a.b.md", ".md"),
            ("知.txt", ".txt"),
        ] {
            assert_eq!(ending(name), expected);
        }
    }

    #[test]
    fn an_alias_is_an_address_that_is_read_as_itself() {
        for (address, alias) in
            [("a/b.html", "a/b.html"), ("a/b/index.html", "a/b/"), ("index.html", "index.html")]
        {
            assert_eq!(alias_of(&Address::file(address)), alias);
        }
    }
}
