//! `jianbao theme`: which files the theme has, and a copy of some in the site, to be changed there.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::arguments::TypedTheme;
use super::settings::Settings;
use super::terminal::Terminal;
use super::width::columns;
use super::written::{complain, list};
use super::{Status, misuse};
use crate::config::Config;
use crate::diagnostic::{Span, did_you_mean, has_errors, settle};
use crate::edit::{self, NewFile, Refusal};
use crate::message::Messages;
use crate::path::SitePath;
use crate::report::{self, cause, plain};
use crate::theme::Manifest;
use crate::value::Found;
use crate::world::{Clock, World};

/// Lists the theme's files, or copies some into the site.
///
/// # Errors
/// If the terminal cannot be written to.
pub(super) fn run(
    typed: TypedTheme,
    settings: &Settings,
    messages: &Messages,
    terminal: &Terminal,
) -> io::Result<Status> {
    let world = match settings.world(Clock::System) {
        Ok(world) => world,
        Err(diagnostic) => {
            terminal.complain(&report::text(&[diagnostic], messages, &|_| None))?;
            return Ok(Status::Errors);
        }
    };
    let loaded = Config::load(&world);
    let config = match loaded.value {
        Some(config) if !has_errors(&loaded.diagnostics) => config,
        _ => {
            let lookup = |path: &SitePath| world.excerpt(path);
            terminal.complain(&report::text(&settle(loaded.diagnostics), messages, &lookup))?;
            return Ok(Status::Errors);
        }
    };
    let (TypedTheme::List { theme } | TypedTheme::Eject { theme, .. }) = &typed;
    let name = theme.as_ref().unwrap_or(&config.theme);
    let say = Say { messages, terminal };
    let names = world.theme_names();
    if !names.contains(name) {
        say.unknown_theme(name, &names)?;
        return Ok(if theme.is_some() { Status::Misuse } else { Status::Errors });
    }
    let named = Found { value: name.clone(), span: Span::file(&config.file) };
    let mut diagnostics = Vec::new();
    let chain = Manifest::chain_from(&world, &named, &mut diagnostics).unwrap_or_default();
    if has_errors(&diagnostics) {
        let lookup = |path: &SitePath| world.excerpt(path);
        terminal.complain(&report::text(&settle(diagnostics), messages, &lookup))?;
        return Ok(Status::Errors);
    }
    let theme = Theme { world: &world, name, files: files(&world, &chain, &config.language) };
    match &typed {
        TypedTheme::List { .. } => say.list(&theme, &names).map(|()| Status::Done),
        TypedTheme::Eject { files, .. } => {
            let other = Some(config.theme.as_str()).filter(|used| *used != name);
            say.eject(&theme, files, other, settings.quiet)
        }
    }
}

/// A theme and those of its files that a site can replace.
struct Theme<'a> {
    world: &'a World,
    name: &'a str,
    files: Vec<File>,
}

/// A file of a theme.
struct File {
    /// Where it is.
    source: SitePath,
    /// Where the site's own would be.
    own: SitePath,
}

/// The files of a theme, and of those that it extends, that a site in this language can replace.
fn files(world: &World, chain: &[Manifest], language: &str) -> Vec<File> {
    let words = format!("i18n/{language}.toml");
    let mut files = Vec::new();
    for part in ["templates", "static", "i18n"] {
        let mut found = BTreeMap::new();
        // The nearer theme's file stands over the other's.
        for folder in chain.iter().rev().map(Manifest::folder) {
            for entry in world.scan(&format!("{folder}/{part}")).value {
                let own = entry.path.below(&folder).and_then(SitePath::new);
                // No other language's words are ever asked for.
                let own = own.filter(|own| part != "i18n" || own.as_str() == words);
                found.extend(own.map(|own| (own, entry.path)));
            }
        }
        files.extend(found.into_iter().map(|(own, source)| File { source, own }));
    }
    files
}

/// What a typed name means.
enum Meant<'a> {
    One(&'a File),
    Several(Vec<&'a File>),
    Nothing,
}

impl Theme<'_> {
    /// The file of a whole name, as it is here or in the theme, or of the end of one where only one ends so.
    fn find(&self, typed: &str) -> Meant<'_> {
        let Some(typed) = SitePath::new(&typed.replace('\\', "/")) else { return Meant::Nothing };
        if let Some(file) = self.files.iter().find(|file| file.own == typed || file.source == typed) {
            return Meant::One(file);
        }
        let ending = format!("/{typed}");
        let found: Vec<&File> =
            self.files.iter().filter(|file| file.own.as_str().ends_with(&ending)).collect();
        match found.as_slice() {
            [] => Meant::Nothing,
            [file] => Meant::One(file),
            _ => Meant::Several(found),
        }
    }

    /// The name that a mistyped one most likely means.
    fn close(&self, typed: &str) -> Option<&str> {
        let whole = self.files.iter().map(|file| file.own.as_str());
        let short = self.files.iter().map(|file| file.own.file_name());
        did_you_mean(typed, whole.chain(short))
    }
}

/// Says sentences on the terminal.
struct Say<'a> {
    messages: &'a Messages,
    terminal: &'a Terminal,
}

impl Say<'_> {
    fn list(&self, theme: &Theme<'_>, names: &[String]) -> io::Result<()> {
        let widest = theme.files.iter().map(|file| columns(file.own.as_str())).max().unwrap_or_default();
        let replaced = self.messages.get("theme-replaced", []);
        let mut text = self.messages.get("theme-files", [("theme", theme.name)]);
        text.push('\n');
        text.extend(theme.files.iter().map(|file| {
            let own = plain(file.own.as_str());
            let gap = " ".repeat(widest.saturating_sub(columns(&own)) + 2);
            let mark = if theme.world.has(&file.own) { format!("{gap}{replaced}") } else { String::new() };
            format!("  {own}{mark}\n")
        }));
        text.extend([self.messages.get("theme-how-to-eject", []), "\n".to_owned()]);
        let others: Vec<&str> = names.iter().map(String::as_str).filter(|name| *name != theme.name).collect();
        if !others.is_empty() {
            let others = plain(&others.join(&self.messages.get("list-comma", [])));
            text.extend([self.messages.get("theme-others", [("names", others.as_str())]), "\n".to_owned()]);
        }
        self.terminal.print(&text)
    }

    /// Copies files; `other` is the theme that the site uses, if it is another one.
    fn eject(
        &self,
        theme: &Theme<'_>,
        typed: &[String],
        other: Option<&str>,
        is_quiet: bool,
    ) -> io::Result<Status> {
        let mut copies: Vec<NewFile> = Vec::new();
        for name in typed {
            let file = match theme.find(name) {
                Meant::One(file) => file,
                Meant::Several(files) => {
                    self.wrong("theme-several", name, None, &files)?;
                    return Ok(Status::Misuse);
                }
                Meant::Nothing => {
                    let all: Vec<&File> = theme.files.iter().collect();
                    self.wrong("theme-no-file", name, theme.close(name), &all)?;
                    return Ok(Status::Misuse);
                }
            };
            if copies.iter().any(|copy| copy.path == file.own) {
                continue;
            }
            match theme.world.read(&file.source) {
                Ok(bytes) => copies.push(NewFile { path: file.own.clone(), bytes }),
                Err(error) => {
                    let error = cause(&error.to_string(), self.messages);
                    let args = [("path", file.source.as_str()), ("error", &error)];
                    let words = self.messages.get("theme-unreadable", args);
                    self.terminal.complain(&misuse::complaint(&words, self.messages))?;
                    return Ok(Status::Errors);
                }
            }
        }
        self.write(theme, &copies, other, is_quiet)
    }

    fn write(
        &self,
        theme: &Theme<'_>,
        copies: &[NewFile],
        other: Option<&str>,
        is_quiet: bool,
    ) -> io::Result<Status> {
        let root = theme.world.root().unwrap_or(Path::new("."));
        if let Err(refusal) = edit::create(root, copies) {
            complain(&refusal, root, self.messages, self.terminal)?;
            if matches!(refusal, Refusal::Taken(_)) {
                let help = self.messages.get("theme-taken-help", []);
                self.terminal.complain(&misuse::help(&help, self.messages))?;
            }
            return Ok(Status::Errors);
        }
        if !is_quiet {
            let mut text = self.messages.get("theme-written", []) + "\n";
            text.push_str(&list(copies.iter().map(|copy| &copy.path)));
            text.extend([self.messages.get("theme-from-now-on", []), "\n".to_owned()]);
            if let Some(used) = other {
                let args = [("used", used), ("theme", theme.name)];
                text.extend([self.messages.get("theme-of-another", args), "\n".to_owned()]);
            }
            self.terminal.print(&text)?;
        }
        Ok(Status::Done)
    }

    fn wrong(&self, id: &str, typed: &str, close: Option<&str>, files: &[&File]) -> io::Result<()> {
        let mut text = misuse::complaint(&self.messages.get(id, [("name", typed)]), self.messages);
        if let Some(close) = close {
            let tip = self.messages.get("did-you-mean", [("suggestion", close)]);
            text.push_str(&misuse::help(&tip, self.messages));
        }
        text.push_str(&misuse::help(&self.messages.get("theme-can-be", []), self.messages));
        text.push_str(&list(files.iter().map(|file| &file.own)));
        self.terminal.complain(&text)
    }

    fn unknown_theme(&self, name: &str, names: &[String]) -> io::Result<()> {
        let mut text = misuse::complaint(&self.messages.get("no-theme", [("name", name)]), self.messages);
        let close = did_you_mean(name, names.iter().map(String::as_str));
        let close = close.map(|close| self.messages.get("did-you-mean", [("suggestion", close)]));
        let allowed = names.join(&self.messages.get("list-comma", []));
        let allowed = self.messages.get("misuse-allowed", [("allowed", allowed.as_str())]);
        text.extend(close.into_iter().chain([allowed]).map(|tip| misuse::help(&tip, self.messages)));
        self.terminal.complain(&text)
    }
}
