//! A theme's folder → [`Theme`]: templates, static files, words.
//!
//! Every file may be overridden by the site at the same path: `templates/page.html` of the site stands for
//! `themes/NAME/templates/page.html`, which itself may come from the binary.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::address::Address;
use crate::config::{Config, check_version};
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Span, did_you_mean};
use crate::encoding;
use crate::path::SitePath;
use crate::value::{Fields, Table, Unknown, Value, parse_toml};
use crate::world::World;

/// The templates without which no site can be built.
pub const REQUIRED_TEMPLATES: &[&str] = &[
    "index.html",
    "page.html",
    "section.html",
    "category.html",
    "timeline.html",
    "timeline_year.html",
    "timeline_month.html",
    "taxonomy_list.html",
    "taxonomy_single.html",
    "sitemap.html",
    "404.html",
    "withdrawn.html",
    "redirect.html",
];

/// A theme as the site sees it, with the site's overrides in it.
#[derive(Debug)]
pub struct Theme {
    /// The templates by name, with the file that each comes from.
    pub templates: BTreeMap<String, Template>,
    /// The theme's static files by their path without fingerprint.
    pub files: BTreeMap<String, ThemeFile>,
    /// The words of the templates in the site's language.
    pub words: BTreeMap<String, String>,
}

/// A template's text.
#[derive(Debug)]
pub struct Template {
    /// Where it comes from.
    pub source: SitePath,
    /// Its text.
    pub text: String,
}

/// A static file of the theme.
#[derive(Debug)]
pub struct ThemeFile {
    /// Where it is published, with its fingerprint if it has one.
    pub address: Address,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Where it comes from.
    pub source: SitePath,
}

impl Theme {
    /// Loads the theme that the configuration names.
    pub fn load(world: &World, config: &Config) -> Diagnosed<Option<Self>> {
        let mut diagnostics = Vec::new();
        let folder = format!("themes/{}", config.theme);
        let manifest = SitePath::new(&format!("{folder}/theme.toml"));
        // A name with a slash would reach into another folder.
        let Some(manifest) = manifest.filter(|file| !config.theme.contains('/') && world.has(file)) else {
            return Diagnosed { value: None, diagnostics: vec![no_theme(world, config)] };
        };
        let fingerprint = read_manifest(world, &manifest, &mut diagnostics);
        let mut theme = Self {
            templates: load_templates(world, &folder, &mut diagnostics),
            files: load_files(world, &folder, &fingerprint, &mut diagnostics),
            words: load_words(world, &folder, &config.language, &mut diagnostics),
        };
        theme.add_category_colors(config);
        for name in REQUIRED_TEMPLATES {
            if !theme.templates.contains_key(*name) {
                diagnostics.push(Diagnostic::at(Code::NoTemplate, Span::file(&manifest)).with("name", name));
            }
        }
        Diagnosed { value: Some(theme), diagnostics }
    }

    /// The style sheet that gives each declared category its accent colour: colours come from the
    /// configuration, and a strict Content-Security-Policy allows no style attributes.
    fn add_category_colors(&mut self, config: &Config) {
        let mut css = String::new();
        for (index, category) in config.categories.iter().enumerate() {
            if let Some(color) = &category.color {
                let _ = writeln!(css, ".{}{{--cat:{color}}}", category_class(index));
            }
        }
        let name = "categories.css";
        let file = ThemeFile {
            address: Address::file(&fingerprinted(name, css.as_bytes())),
            bytes: css.into_bytes(),
            source: config.file.clone(),
        };
        self.files.insert(name.to_owned(), file);
    }
}

/// The class of the category at a position of the configuration.
pub fn category_class(index: usize) -> String {
    format!("cat-{}", index + 1)
}

fn no_theme(world: &World, config: &Config) -> Diagnostic {
    let names = world.theme_names();
    let span = config.theme_span.clone().unwrap_or_else(|| Span::file(&config.file));
    Diagnostic::at(Code::NoTheme, span)
        .with("name", &config.theme)
        .with("names", names.join(", "))
        .suggest(did_you_mean(&config.theme, names.iter().map(String::as_str)))
}

/// Reads `theme.toml`; gives the static files whose names get a fingerprint.
fn read_manifest(world: &World, file: &SitePath, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    let Some(text) = read_text(world, file, diagnostics) else { return Vec::new() };
    let table = parse_toml(&text, file, 0).drain_into(diagnostics);
    let mut fields = Fields::new(&table, file, "", diagnostics);
    for key in ["name", "title", "description", "license", "author", "homepage"] {
        fields.text(key);
    }
    check_version(&mut fields);
    fields.table("options");
    let fingerprint = fields.texts("fingerprint").into_iter().map(|found| found.value).collect();
    fields.finish(Unknown::Warning);
    fingerprint
}

fn load_templates(
    world: &World,
    folder: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Template> {
    let mut templates = BTreeMap::new();
    for base in [format!("{folder}/templates"), "templates".to_owned()] {
        for entry in world.scan(&base).drain_into(diagnostics) {
            let Some(name) = entry.path.below(&base).map(str::to_owned) else { continue };
            if let Some(text) = read_text(world, &entry.path, diagnostics) {
                templates.insert(name, Template { source: entry.path, text });
            }
        }
    }
    templates
}

fn load_files(
    world: &World,
    folder: &str,
    fingerprint: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, ThemeFile> {
    let mut files = BTreeMap::new();
    let base = format!("{folder}/static");
    for entry in world.scan(&base).drain_into(diagnostics) {
        let Some(name) = entry.path.below(&base).map(str::to_owned) else { continue };
        let own = SitePath::new(&format!("static/{name}")).filter(|own| world.has(own));
        let source = own.unwrap_or(entry.path);
        match world.read(&source) {
            Ok(bytes) => {
                let published =
                    if fingerprint.contains(&name) { fingerprinted(&name, &bytes) } else { name.clone() };
                files.insert(name, ThemeFile { address: Address::file(&published), bytes, source });
            }
            Err(error) => diagnostics.push(unreadable(&source, &error)),
        }
    }
    files
}

/// The words of the templates: the theme's, with the site's own over them.
fn load_words(
    world: &World,
    folder: &str,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    // A language that the theme lacks shows Chinese words rather than none.
    for file in [
        format!("{folder}/i18n/zh-CN.toml"),
        format!("{folder}/i18n/{language}.toml"),
        format!("i18n/{language}.toml"),
    ] {
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

fn read_text(world: &World, file: &SitePath, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let problem = match world.read(file).map(encoding::decode) {
        Ok(Ok(text)) => return Some(text),
        Ok(Err(at)) => Diagnostic::at(Code::NotUtf8, Span::new(file, at..at)),
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
fn fingerprinted(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{}.{ending}", &hash[..8]),
        None => format!("{name}.{}", &hash[..8]),
    }
}
