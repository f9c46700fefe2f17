//! `jianbao init`: a new site to begin with.

use std::borrow::Cow;
use std::io;
use std::path::{Component, Path};

use rust_embed::RustEmbed;

use super::settings::Settings;
use super::terminal::Terminal;
use super::written::{complain, list};
use super::{Status, misuse};
use crate::edit::{self, NewFile, Refusal};
use crate::message::Messages;
use crate::path::SitePath;
use crate::report::{grouped, plain};

/// The files of a new site.
#[derive(RustEmbed)]
#[folder = "src/starter/"]
struct Starter;

/// Writes a new site into `folder`.
///
/// # Errors
/// If the terminal cannot be written to.
pub(super) fn run(
    folder: &Path,
    settings: &Settings,
    messages: &Messages,
    terminal: &Terminal,
) -> io::Result<Status> {
    let files = starter();
    if let Err(refusal) = edit::create(&settings.path(folder), &files) {
        let help = matches!(refusal, Refusal::Taken(_)).then(|| messages.get("init-taken-help", []));
        complain(&refusal, folder, messages, terminal)?;
        if let Some(help) = help {
            terminal.complain(&misuse::help(&help, messages))?;
        }
        return Ok(Status::Errors);
    }
    if !settings.quiet {
        let count = grouped(files.len());
        let shown = plain(&folder.to_string_lossy());
        let is_here = folder.components().all(|part| part == Component::CurDir);
        let id = if is_here { "init-written-here" } else { "init-written" };
        let mut text = messages.get(id, [("folder", shown.as_str()), ("count", &count)]);
        text.push('\n');
        text.push_str(&list(files.iter().map(|file| &file.path)));
        let enter = messages.get("init-enter", [("folder", quoted(&shown).as_ref())]);
        let enter = Some(enter).filter(|_| !is_here);
        let steps = ["init-fill-in", "init-serve", "init-drafts"].map(|id| messages.get(id, []));
        text.extend(enter.into_iter().chain(steps).map(|step| format!("{step}\n")));
        terminal.print(&text)?;
    }
    Ok(Status::Done)
}

/// The files of a new site, by path.
fn starter() -> Vec<NewFile> {
    let file = |name: Cow<'static, str>| {
        let bytes = Starter::get(&name)?.data.into_owned();
        Some(NewFile { path: SitePath::new(&name)?, bytes })
    };
    let mut files: Vec<NewFile> = Starter::iter().filter_map(file).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// A folder's name as a terminal takes it for one word.
fn quoted(folder: &str) -> Cow<'_, str> {
    if folder.contains(char::is_whitespace) { format!("\"{folder}\"").into() } else { folder.into() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::config::Config;
    use crate::diagnostic::Diagnostic;
    use crate::theme::{Manifest, ThemeOption};
    use crate::value::{Table, Value, asked, parse_toml};
    use crate::world::{CONFIG_FILE, Clock, World};

    fn settings() -> String {
        let file = starter().into_iter().find(|file| file.path.as_str() == CONFIG_FILE).unwrap();
        String::from_utf8(file.bytes).unwrap()
    }

    /// Whether a line is a setting or the name of a table, and no sentence.
    fn is_setting(line: &str) -> bool {
        let is_name = |name: &str| {
            let plain = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
            name.chars().all(plain) || (name.starts_with('"') && name.ends_with('"'))
        };
        let table = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let key = line.split_once(" = ").map(|(key, _)| key);
        table.or(key).is_some_and(|name| is_name(name.trim_matches(['[', ']'])))
    }

    /// The settings with every one in force that is commented out.
    fn all_in_force() -> String {
        let bare = |line: &str| match line.strip_prefix("# ") {
            Some(setting) if is_setting(setting) => format!("{setting}\n"),
            _ => format!("{line}\n"),
        };
        let mut text = String::new();
        text.extend(settings().lines().map(bare));
        text
    }

    fn load(text: &str) -> Vec<Diagnostic> {
        Config::load(&World::in_memory([(CONFIG_FILE, text)], Clock::System)).diagnostics
    }

    /// The keys of a table and of those in it, each with the path of its table.
    fn keys(table: &Table, prefix: &str, found: &mut BTreeSet<String>) {
        for entry in &table.entries {
            let key = format!("{prefix}{}", entry.key);
            let inner = format!("{key}.");
            let items = if let Value::List(items) = &entry.node.value { items.as_slice() } else { &[] };
            for node in items.iter().chain([&entry.node]) {
                if let Value::Table(table) = &node.value {
                    keys(table, &inner, found);
                }
            }
            found.insert(key);
        }
    }

    #[test]
    fn every_key_of_the_configuration_is_explained_in_the_starter() {
        let text = all_in_force();
        asked::take();
        load(&text);
        let asked = asked::take();
        let mut explained = BTreeSet::new();
        let file = SitePath::new(CONFIG_FILE).unwrap();
        keys(&parse_toml(&text, &file, 0).value, "", &mut explained);
        assert!(asked.contains("markdown.raw_html") && asked.contains("categories.slug"), "{asked:?}");
        // A menu may stand in a menu; to explain it once is enough.
        let is_explained = |key: &&String| explained.contains(&key.replace("children.children", "children"));
        let missing: Vec<&String> = asked.iter().filter(|key| !is_explained(key)).collect();
        assert!(missing.is_empty(), "explain in src/starter/jianbao.toml: {missing:?}");
    }

    #[test]
    fn every_option_of_the_theme_is_explained_in_the_starter() {
        let world = World::in_memory([(CONFIG_FILE, "title = \"甲\"")], Clock::System);
        let config = Config::load(&world).value.unwrap();
        let options: Vec<ThemeOption> = Manifest::chain(&world, &config, &mut Vec::new())
            .into_iter()
            .flatten()
            .flat_map(|theme| theme.options)
            .collect();
        let text = all_in_force();
        let mut explained = BTreeSet::new();
        keys(&parse_toml(&text, &SitePath::new(CONFIG_FILE).unwrap(), 0).value, "", &mut explained);
        assert!(options.iter().any(|option| option.name == "unit"));
        for option in options {
            let key = format!("extra.{}", option.name);
            assert!(explained.contains(&key), "explain in src/starter/jianbao.toml: {key}");
        }
    }

    #[test]
    fn every_setting_of_the_starter_can_be_put_in_force() {
        let told = load(&all_in_force());
        assert!(told.is_empty(), "{told:#?}");
        assert!(load(&settings()).is_empty());
    }

    #[test]
    fn the_files_of_the_starter_end_with_a_line_end_and_have_no_other() {
        for file in starter() {
            let text = String::from_utf8(file.bytes).unwrap();
            assert!(text.ends_with('\n') && !text.contains(['\r', '\t', '\u{feff}']), "{}", file.path);
        }
    }
}
