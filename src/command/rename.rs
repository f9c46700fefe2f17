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
use crate::content::{base_name, home_folder, split_date_prefix};
use crate::edit;
use crate::message::Messages;
use crate::path::SitePath;
use crate::report::plain;
use crate::site::Page;
use crate::site::slug::{Slug, check_kept_path};
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
    let renaming =
        Renaming { posts: &posts, page, order: Order::of(page, &slug, &posts), messages, terminal };
    let path = page.document.path.as_str();
    if renaming.order.address == page.address && renaming.order.file.is_none() {
        if !settings.quiet {
            terminal
                .print(&(plain(&messages.get("rename-same", [("path", path), ("slug", &slug)])) + "\n"))?;
        }
        return Ok(Status::Done);
    }
    if !renaming.is_free()? {
        return Ok(Status::Errors);
    }
    let Some(changed) = renaming.carry_out()? else { return Ok(Status::Errors) };
    let mended = mend(&posts, &renaming.order.links(page));
    if !settings.quiet {
        terminal.print(&renaming.describe(&changed, &mended))?;
    }
    for (path, refusal) in &mended.refused {
        written::complain(refusal, path.on_disk(posts.root()).as_path(), messages, terminal)?;
    }
    Ok(if mended.refused.is_empty() { Status::Done } else { Status::Errors })
}

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
    fn of(page: &Page, slug: &str, posts: &Posts) -> Self {
        let document = &page.document;
        let style = posts.site.config.addresses;
        let place = || posts.address_of_folder(home_folder(&document.path));
        if let Some(path) = &document.front.path {
            let path = with_last_part(&path.value, slug);
            let address = Address::explicit(path.strip_prefix('/').unwrap_or(&path), style);
            return Self { line: Some(("path", path)), file: None, address };
        }
        if document.front.slug.is_some() {
            let address = Address::page(&place(), slug, style);
            return Self { line: Some(("slug", slug.to_owned())), file: None, address };
        }
        let base = base_name(&document.path);
        let (date, name) = split_date_prefix(base);
        // The date and the mark behind it stay as they are.
        let prefix = date.map_or("", |_| &base[..base.len() - name.len()]);
        let new_base = format!("{prefix}{slug}");
        let address = Address::page(&place(), Slug::from_name(&new_base).as_str(), style);
        let is_folder = home_folder(&document.path) != document.path.parent();
        let (from, ending) = if is_folder {
            (SitePath::new(document.path.parent()), String::new())
        } else {
            let file_name = document.path.file_name();
            let ending = file_name.strip_prefix(document.path.stem()).unwrap_or(".md").to_owned();
            (Some(document.path.clone()), ending)
        };
        let to = SitePath::new(&format!("{}/{new_base}{ending}", home_folder(&document.path)));
        let file = from.zip(to).filter(|(from, to)| from != to);
        Self { line: None, file, address }
    }

    /// What links mean that are to be mended.
    fn links<'a>(&'a self, page: &'a Page) -> Move<'a> {
        let is_folder = self.file.as_ref().is_some_and(|(from, _)| *from != page.document.path);
        Move { file: self.file.as_ref(), is_folder, page, address: &self.address }
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
        if let Some((_, to)) = &self.order.file
            && (self.posts.world.has(to) || self.posts.world.has_folder(to.as_str()))
        {
            let refusal = edit::Refusal::Taken(vec![to.clone()]);
            written::complain(&refusal, self.posts.root(), self.messages, self.terminal)?;
            return Ok(false);
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

    /// The post's own former address that it is to have again.
    fn own_alias(&self) -> Option<&str> {
        let style = self.posts.site.config.addresses;
        let aliases = self.page.document.front.aliases.iter().map(|found| found.value.as_str());
        aliases.into_iter().find(|alias| {
            let path = check_kept_path(alias.strip_prefix('/').unwrap_or(alias));
            path.is_ok_and(|path| Address::explicit(&path, style).is_same_file(&self.order.address))
        })
    }

    /// Writes down the old address and renames the file. What was changed; `None`, and the reason on the
    /// terminal, if nothing was.
    fn carry_out(&self) -> io::Result<Option<Vec<Changed>>> {
        let path = &self.page.document.path;
        let Some(bytes) = self.posts.bytes(path, self.messages, self.terminal)? else { return Ok(None) };
        let edited = Editing::open(path, bytes).and_then(|mut editing| {
            let changed = self.change_head(&mut editing)?;
            editing.finish().map(|(original, bytes)| (original, bytes, changed))
        });
        let (original, bytes, changed) = match edited {
            Ok(edited) => edited,
            Err(problem) => {
                let lookup = |path: &SitePath| self.posts.world.excerpt(path);
                let told = unchangeable(&problem, path, self.messages, &lookup);
                return self.terminal.complain(&told).map(|()| None);
            }
        };
        let root = self.posts.root();
        let mut done = edit::replace(root, path, original.bytes(), &bytes);
        if let (Ok(()), Some((from, to))) = (&done, &self.order.file) {
            done = edit::rename(root, from, to);
            if done.is_err() {
                // As it was; if even that fails, an address too many is written down, which does no harm.
                let _ = edit::replace(root, path, &bytes, original.bytes());
            }
        }
        match done {
            Ok(()) => Ok(Some(changed)),
            Err(refusal) => written::complain(&refusal, root, self.messages, self.terminal).map(|()| None),
        }
    }

    fn change_head(&self, editing: &mut Editing<'_>) -> Result<Vec<Changed>, Unchangeable> {
        let mut changed = Vec::new();
        if let Some((key, value)) = &self.order.line {
            changed.push(editing.set(key, Literal::Text(value.clone())));
        }
        let old = alias_of(&self.page.address);
        match self.own_alias() {
            Some(own) => changed.push(editing.exchange("aliases", own, old).ok_or(Unchangeable::Unusual)?),
            // The home page stands there, whatever becomes of the post.
            None if old == "index.html" => {}
            None => changed.push(editing.put_first("aliases", old)),
        }
        Ok(changed)
    }

    fn describe(&self, changed: &[Changed], mended: &Mended) -> String {
        let line =
            |id: &str, args: &[(&str, &str)]| plain(&self.messages.get(id, args.iter().copied())) + "\n";
        let mut text = if let Some((from, to)) = &self.order.file {
            line("rename-file", &[("from", from.as_str()), ("to", to.as_str())])
        } else {
            let path = self.page.document.path.as_str();
            let (key, after) = changed.first().map_or(("", ""), |first| (&first.key, &first.after));
            line("rename-line", &[("path", path), ("key", key), ("after", after)])
        };
        let (old, new) = (self.page.address.as_str(), self.order.address.as_str());
        text.push_str(&line("rename-address", &[("old", old), ("new", new)]));
        for (id, places) in [("rename-mended", &mended.done), ("rename-left", &mended.left)] {
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
    fn an_alias_is_an_address_that_is_read_as_itself() {
        for (address, alias) in
            [("a/b.html", "a/b.html"), ("a/b/index.html", "a/b/"), ("index.html", "index.html")]
        {
            assert_eq!(alias_of(&Address::file(address)), alias);
        }
    }
}
