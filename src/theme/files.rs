//! The files of a chain of themes, each over the one that it extends, and the site's own over all.

use std::collections::BTreeMap;

use super::manifest::Manifest;
use super::{Template, ThemeFile};
use crate::address::Address;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::encoding;
use crate::path::SitePath;
use crate::value::{Table, Value, parse_toml};
use crate::world::World;

/// The templates of a chain of themes, the one furthest away first, with the site's own over them.
///
/// Each theme's template also has a name that says whose it is, `hongtou/templates/page.html`, as in Zola:
/// one that stands for it can extend it. Such a name is known only where a template uses it, so that nothing
/// is compiled that nobody asks for.
pub(super) fn load_templates(
    world: &World,
    chain: &[Manifest],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Template> {
    let mut templates = BTreeMap::new();
    let mut owned = BTreeMap::new();
    let of_themes = chain.iter().rev().map(|theme| (Some(theme), format!("{}/templates", theme.folder())));
    for (theme, base) in of_themes.chain([(None, "templates".to_owned())]) {
        for entry in world.scan(&base).drain_into(diagnostics) {
            let Some(name) = entry.path.below(&base).map(str::to_owned) else { continue };
            let Some(text) = read_text(world, &entry.path, diagnostics) else { continue };
            let template = Template { source: entry.path, text };
            if let Some(theme) = theme {
                owned.insert(format!("{}/templates/{name}", theme.name), template.clone());
            }
            templates.insert(name, template);
        }
    }
    let mut wanted: Vec<String> =
        owned.keys().filter(|name| is_named(name, templates.values())).cloned().collect();
    // One that is extended may extend another in turn.
    while let Some(name) = wanted.pop() {
        let Some(template) = owned.remove(&name) else { continue };
        wanted.extend(owned.keys().filter(|name| is_named(name, [&template])).cloned());
        templates.insert(name, template);
    }
    templates
}

fn is_named<'a>(name: &str, templates: impl IntoIterator<Item = &'a Template>) -> bool {
    templates.into_iter().any(|template| template.text.contains(name))
}

/// The static files of a chain of themes, with the site's own of the same name in their places.
pub(super) fn load_files(
    world: &World,
    chain: &[Manifest],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, ThemeFile> {
    let fingerprint: Vec<&String> = chain.iter().flat_map(|theme| &theme.fingerprint).collect();
    let mut sources = BTreeMap::new();
    for theme in chain.iter().rev() {
        let base = format!("{}/static", theme.folder());
        for entry in world.scan(&base).drain_into(diagnostics) {
            if let Some(name) = entry.path.below(&base) {
                sources.insert(name.to_owned(), entry.path.clone());
            }
        }
    }
    let mut files = BTreeMap::new();
    for (name, source) in sources {
        let own = SitePath::new(&format!("static/{name}")).filter(|own| world.has(own));
        let source = own.unwrap_or(source);
        match world.read(&source) {
            Ok(bytes) => {
                let published =
                    if fingerprint.contains(&&name) { fingerprinted(&name, &bytes) } else { name.clone() };
                files.insert(name, ThemeFile { address: Address::file(&published), bytes, source });
            }
            Err(error) => diagnostics.push(unreadable(&source, &error)),
        }
    }
    files
}

/// The words of the templates: the theme's, with the site's own over them.
pub(super) fn load_words(
    world: &World,
    chain: &[Manifest],
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    // A language that the theme lacks shows Chinese words rather than none.
    let of_themes = chain.iter().rev().flat_map(|theme| {
        ["zh-CN", language].map(|language| format!("{}/i18n/{language}.toml", theme.folder()))
    });
    for file in of_themes.chain([format!("i18n/{language}.toml")]) {
        let Some(file) = SitePath::new(&file).filter(|file| world.has(file)) else { continue };
        let Some(text) = read_text(world, &file, diagnostics) else { continue };
        let table: Table = parse_toml(&text, &file, 0).drain_into(diagnostics);
        for entry in table.entries {
            match entry.node.value {
                Value::Text(word) => {
                    words.insert(entry.key, word);
                }
                other => {
                    let span = Span::new(&file, entry.node.range);
                    diagnostics.push(
                        Diagnostic::at(Code::WrongType, span)
                            .with("key", entry.key)
                            .with("expected", "text")
                            .with("found", other.kind()),
                    );
                }
            }
        }
    }
    words
}

pub(super) fn read_text(world: &World, file: &SitePath, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let problem = match world.read(file).map(|bytes| encoding::read(file, bytes, diagnostics)) {
        Ok(Ok(text)) => return Some(text),
        Ok(Err(problem)) => problem,
        Err(error) => unreadable(file, &error),
    };
    diagnostics.push(problem);
    None
}

fn unreadable(file: &SitePath, error: &std::io::Error) -> Diagnostic {
    Diagnostic::at(Code::Unreadable, Span::file(file)).with("name", file).with("error", error)
}

/// `style.css` as `style.1a2b3c4d.css`: a name that changes with the bytes, so that no reader's browser
/// shows new pages in an old style.
pub(super) fn fingerprinted(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{}.{ending}", &hash[..8]),
        None => format!("{name}.{}", &hash[..8]),
    }
}
