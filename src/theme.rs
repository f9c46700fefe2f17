//! A theme's folder → [`Theme`]: templates, static files, words.
//!
//! Every file may be overridden by the site at the same path: `templates/page.html` of the site stands for
//! `themes/NAME/templates/page.html`, which itself may come from the binary. A theme may extend another and
//! stands over it in the same way.

mod files;
mod manifest;
mod options;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::address::Address;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Span};
use crate::path::SitePath;
use crate::value::Table;
use crate::world::World;

use files::{fingerprinted, load_files, load_templates, load_words};
pub use manifest::Manifest;
pub use options::{OptionKind, ThemeLink, ThemeOption};

/// The version of the template contract that this program keeps: the names that templates see, described in
/// the manual. It grows when a name goes or changes its meaning; new names change nothing.
pub const CONTRACT: usize = 1;

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
    /// `[extra]` of the configuration, with the defaults of the theme's options where it says nothing.
    pub extra: Table,
    /// The links among the options, by the name of the option.
    pub links: BTreeMap<String, Vec<ThemeLink>>,
}

/// A template's text.
#[derive(Debug, Clone)]
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
    /// Loads the theme that the configuration names; `None` if it is not known which files belong to it.
    pub fn load(world: &World, config: &Config) -> Diagnosed<Option<Self>> {
        let mut diagnostics = Vec::new();
        let Some(chain) = Manifest::chain(world, config, &mut diagnostics) else {
            return Diagnosed { value: None, diagnostics };
        };
        // What the rest of the chain would have is not missing: the manifest is to be mended.
        if !Manifest::is_whole(&chain) {
            return Diagnosed { value: None, diagnostics };
        }
        let filled = options::fill(&chain, config, &mut diagnostics);
        let mut theme = Self {
            templates: load_templates(world, &chain, &mut diagnostics),
            files: load_files(world, &chain, &mut diagnostics),
            words: load_words(world, &chain, &config.language, &mut diagnostics),
            extra: filled.extra,
            links: filled.links,
        };
        theme.add_category_colors(config);
        let manifest = chain.first().map(|theme| Span::file(&theme.file));
        let is_missing = |name: &&&str| !theme.templates.contains_key(**name);
        let missing: Vec<&str> = REQUIRED_TEMPLATES.iter().filter(is_missing).copied().collect();
        if !missing.is_empty() {
            let report = Diagnostic { span: manifest, ..Diagnostic::new(Code::NoTemplate) };
            diagnostics.push(report.with("name", missing.join(", ")));
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
