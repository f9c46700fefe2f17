//! `jianbao.toml` → [`Config`].
//!
//! Zola's key names where the meaning is Zola's. Every mistake of the file is reported in one run; a key
//! that nobody reads is an error, since a mistyped key would otherwise silently do nothing.

mod base_url;
mod campaign;
mod categories;
mod feeds;
mod fields;
mod government;
mod ignored;
mod menu;
mod severity;
mod taxonomies;
mod zola;

use std::collections::BTreeMap;

use icu_locale_core::LanguageIdentifier;
use jiff::tz::TimeZone;

use crate::diagnostic::{Code, Diagnosed, Diagnostic, Span};
use crate::encoding;
use crate::path::SitePath;
use crate::value::{Fields, Found, Node, Table, Unknown, Value, parse_toml};
use crate::world::{CONFIG_FILE, World};

pub use base_url::BadBaseUrl;
pub use campaign::{CampaignConfig, Phase};
pub use categories::CategoryConfig;
pub use feeds::{FeedFile, FeedFormat, MachineConfig, Server};
pub use fields::{FieldConfig, FieldKind, FieldName};
pub use government::GovernmentConfig;
pub use menu::MenuEntry;
pub use severity::Severities;
pub use taxonomies::{AUTHORS, CONTRIBUTORS, RESERVED, SERIES, TAGS, TaxonomyConfig};
pub use zola::{NameStyle, Slugify};

/// The version of this program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The settings of a site.
#[derive(Debug, Clone)]
pub struct Config {
    /// The configuration file, for diagnostics that are about a setting.
    pub file: SitePath,
    /// The bulletin's name.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// The public address without a final slash; `None` if not known.
    pub base_url: Option<String>,
    /// The language tag of the pages.
    pub language: String,
    /// The folder of the theme, and where it was named.
    pub theme: String,
    /// Where the theme was named; `None` for the default.
    pub theme_span: Option<Span>,
    /// The author of posts that name none.
    pub author: Option<Found<String>>,
    /// The zone of times without an offset.
    pub time_zone: TimeZone,
    /// What a post's address looks like.
    pub addresses: Addresses,
    /// How pages link one another.
    pub links: Links,
    /// Posts on a list page.
    pub paginate_by: usize,
    /// The default output folder, relative to the root.
    pub output_dir: String,
    /// The declared categories, in the order of the navigation.
    pub categories: Vec<CategoryConfig>,
    /// By what posts are grouped beside their category.
    pub taxonomies: Vec<TaxonomyConfig>,
    /// The folder of the pages of taxonomies; empty for the root.
    pub taxonomy_root: Option<Found<String>>,
    /// Addresses given to terms, by taxonomy (`categories`, `tags`) and name.
    pub slugs: BTreeMap<String, BTreeMap<String, Found<String>>>,
    /// What stands for a name when names are sorted by pinyin.
    pub sort_keys: BTreeMap<String, Found<String>>,
    /// What stands for a name when names are sorted by strokes.
    pub stroke_keys: BTreeMap<String, Found<String>>,
    /// Feeds, sitemap and the like.
    pub machine: MachineConfig,
    /// What a government site says of itself.
    pub government: GovernmentConfig,
    /// The navigation; empty for the theme's own.
    pub menu: Vec<MenuEntry>,
    /// What the bulletin is about.
    pub campaign: Option<CampaignConfig>,
    /// What messages weigh.
    pub severities: Severities,
    /// How posts are read.
    pub parse: ParseOptions,
    /// `[extra]`: free, for the theme.
    pub extra: Table,
    /// The texts of the starter that are still to be replaced: nothing is published with them.
    pub placeholders: Vec<Found<String>>,
    /// Whether the site was made for another system, whose templates are not run.
    pub is_foreign: bool,
    /// Which files of `content` are no part of the site.
    ignored: ignored::Ignored,
}

/// What a post's address looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addresses {
    /// `notices/first.html`.
    File,
    /// `notices/first/`.
    Folder,
}

/// How pages link one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// `../notices/first.html`: the folder works anywhere, from a USB stick too.
    Relative,
    /// `/notices/first.html`.
    Root,
}

/// All that a parsed post depends on beside its own text: the memo's key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ParseOptions {
    /// Whether raw HTML is kept as it is rather than cleaned.
    pub allow_html: bool,
    /// Characters of an automatic summary.
    pub summary_length: usize,
    /// The zone of times without an offset.
    pub time_zone: TimeZoneName,
    /// The language of the site, for the words that Markdown brings in (alerts, footnotes).
    pub language: String,
    /// The names of the taxonomies.
    pub taxonomies: Vec<String>,
    /// The names of the declared categories.
    pub categories: Vec<String>,
    /// What the categories ask of their posts.
    pub fields: Vec<FieldName>,
    /// How names become addresses.
    pub naming: Naming,
}

/// How names become addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Naming {
    /// In our own way: pinyin with a table of phrases, dates in file names kept.
    #[default]
    Own,
    /// As Zola does it, so that the addresses of a site that comes from there stay.
    Zola(Slugify),
}

/// A time zone that can be compared: by its name.
#[derive(Debug, Clone)]
pub struct TimeZoneName(pub TimeZone);

impl PartialEq for TimeZoneName {
    fn eq(&self, other: &Self) -> bool {
        self.0.iana_name() == other.0.iana_name()
    }
}

impl Eq for TimeZoneName {}

impl std::hash::Hash for TimeZoneName {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.iana_name().hash(state);
    }
}

impl Config {
    /// Reads the site's configuration; `None` if it is too broken to go on with.
    pub fn load(world: &World) -> Diagnosed<Option<Self>> {
        let Some(file) = world.config_file() else { return Diagnosed::clean(None) };
        let mut diagnostics = Vec::new();
        let bytes = match world.read(&file) {
            Ok(bytes) => bytes,
            Err(error) => {
                let found = Diagnostic::at(Code::Unreadable, Span::file(&file))
                    .with("name", &file)
                    .with("error", error);
                return Diagnosed { value: None, diagnostics: vec![found] };
            }
        };
        let text = match encoding::read(&file, bytes, &mut diagnostics) {
            Ok(text) => text,
            Err(problem) => return Diagnosed { value: None, diagnostics: vec![problem] },
        };
        let table = parse_toml(&text, &file, 0).drain_into(&mut diagnostics);
        if file.as_str() != CONFIG_FILE && is_of_hugo(&table) {
            let report = Diagnostic::at(Code::NoSite, Span::file(&file)).with("root", ".");
            diagnostics.push(report.with("reason", "other").with("system", "Hugo").with("file", &file));
            return Diagnosed { value: None, diagnostics };
        }
        let config = if file.as_str() == CONFIG_FILE {
            read(&table, &file, &mut diagnostics)
        } else {
            zola::read(&table, &file, &mut diagnostics)
        };
        Diagnosed { value: Some(config), diagnostics }
    }

    /// Whether a file of `content` is no part of the site.
    pub fn ignores(&self, path: &SitePath) -> bool {
        self.ignored.holds(path)
    }

    /// Sets the public address, as `--base-url` does.
    ///
    /// # Errors
    /// If it is none.
    pub fn set_base_url(&mut self, url: &str) -> Result<(), BadBaseUrl> {
        let cleaned = base_url::clean(url);
        self.base_url = cleaned.as_ref().ok().cloned();
        cleaned.map(|_| ())
    }
}

/// Whether a `config.toml` is Hugo's, which has other names than Zola for what every site must say.
fn is_of_hugo(table: &Table) -> bool {
    let keys = || table.entries.iter().map(|entry| entry.key.to_ascii_lowercase());
    keys().any(|key| ["baseurl", "languagecode"].contains(&key.as_str())) && table.get("base_url").is_none()
}

fn read(table: &Table, file: &SitePath, diagnostics: &mut Vec<Diagnostic>) -> Config {
    let is_whole = diagnostics.is_empty();
    let mut fields = Fields::new(table, file, "", diagnostics);
    check_version(&mut fields);
    let text = plain_text;
    // A line that could not be read may have been the title.
    let title = if is_whole || table.get("title").is_some() {
        fields.required("title", Span::file(file)).map(|found| found.value)
    } else {
        text(&mut fields, "title")
    };
    let language = read_language(&mut fields);
    let theme = fields.text("theme");
    let time_zone = read_time_zone(&mut fields);
    let taxonomies = taxonomies::read(&mut fields);
    let categories = categories::read(&mut fields);
    let parse = read_markdown(&mut fields, &time_zone, &language, &taxonomies, &categories);
    let config = Config {
        file: file.clone(),
        title: title.unwrap_or_default(),
        description: text(&mut fields, "description").unwrap_or_default(),
        base_url: base_url::read(&mut fields),
        language,
        theme_span: theme.as_ref().map(|found| found.span.clone()),
        theme: theme.map_or_else(|| "hongtou".to_owned(), |found| found.value),
        author: fields.text("author").filter(|found| !found.value.trim().is_empty()),
        addresses: fields
            .choice("addresses", &[("file", Addresses::File), ("folder", Addresses::Folder)])
            .unwrap_or(Addresses::File),
        links: fields
            .choice("links", &[("relative", Links::Relative), ("root", Links::Root)])
            .unwrap_or(Links::Relative),
        paginate_by: fields.count("paginate_by").map_or(20, |found| found.value.max(1)),
        output_dir: text(&mut fields, "output_dir").unwrap_or_else(|| "public".to_owned()),
        categories,
        slugs: categories::read_slugs(&mut fields, &taxonomies),
        sort_keys: fields.table("sort_keys").map(|table| fields.text_entries(table)).unwrap_or_default(),
        stroke_keys: fields.table("stroke_keys").map(|table| fields.text_entries(table)).unwrap_or_default(),
        taxonomies,
        taxonomy_root: fields.text("taxonomy_root").filter(|found| !found.value.trim().is_empty()),
        machine: feeds::read(&mut fields),
        government: government::read(&mut fields),
        menu: menu::read(&mut fields),
        campaign: campaign::read(&mut fields, &time_zone),
        severities: severity::read(&mut fields),
        time_zone,
        parse,
        extra: fields.table("extra").cloned().unwrap_or_default(),
        placeholders: placeholders(table, file),
        is_foreign: false,
        ignored: ignored::Ignored::default(),
    };
    fields.finish(Unknown::Error);
    config
}

/// A text without its place.
fn plain_text(fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
    fields.text(key).map(|found| found.value)
}

/// How a text begins that is to be replaced; the starter of `jianbao init` has some.
const PLACEHOLDER: &str = "【请填写";

/// The texts anywhere in a table that are to be replaced.
fn placeholders(table: &Table, file: &SitePath) -> Vec<Found<String>> {
    let mut found = Vec::new();
    let mut left: Vec<&Node> = table.entries.iter().map(|entry| &entry.node).collect();
    while let Some(node) = left.pop() {
        match &node.value {
            Value::Text(text) if text.contains(PLACEHOLDER) => {
                found.push(Found { value: text.clone(), span: Span::new(file, node.range.clone()) });
            }
            Value::List(items) => left.extend(items),
            Value::Table(table) => left.extend(table.entries.iter().map(|entry| &entry.node)),
            _ => {}
        }
    }
    found
}

/// Reads `min_version`, of a site or of a theme: a program that is too old says so instead of building
/// something else than was meant.
pub fn check_version(fields: &mut Fields<'_>) {
    let Some(found) = fields.text("min_version") else { return };
    match (version(&found.value), version(VERSION)) {
        (Some(needed), Some(ours)) if needed > ours => {
            let report =
                Diagnostic::at(Code::TooOld, found.span).with("needed", found.value).with("ours", VERSION);
            fields.report(report);
        }
        (Some(_), _) => {}
        (None, _) => fields.report(Diagnostic::at(Code::BadVersion, found.span).with("value", found.value)),
    }
}

fn version(text: &str) -> Option<(u64, u64, u64)> {
    let mut parts = text.splitn(3, '.').map(|part| part.parse().ok());
    let major = parts.next()??;
    let minor = parts.next().unwrap_or(Some(0))?;
    let patch = parts.next().unwrap_or(Some(0))?;
    Some((major, minor, patch))
}

/// The language of the pages: a tag, since browsers and screen readers go by it.
fn read_language(fields: &mut Fields<'_>) -> String {
    let found = fields.text("default_language");
    let is_tag = |found: &Found<String>| LanguageIdentifier::try_from_str(&found.value).is_ok();
    match found {
        Some(found) if is_tag(&found) => found.value,
        Some(found) => {
            let report = Diagnostic::at(Code::NotAllowed, found.span).with("key", "default_language");
            fields.report(report.with("value", found.value).with("reason", "language"));
            DEFAULT_LANGUAGE.to_owned()
        }
        None => DEFAULT_LANGUAGE.to_owned(),
    }
}

/// The language of a site that names none.
const DEFAULT_LANGUAGE: &str = "zh-CN";

fn default_time_zone() -> TimeZone {
    // China has had one fixed offset since 1991, so this is right even if the zone data lacked the name.
    TimeZone::get("Asia/Shanghai").unwrap_or_else(|_| TimeZone::fixed(jiff::tz::offset(8)))
}

fn read_time_zone(fields: &mut Fields<'_>) -> TimeZone {
    let Some(found) = fields.text("time_zone") else { return default_time_zone() };
    TimeZone::get(&found.value).unwrap_or_else(|_| {
        fields.report(Diagnostic::at(Code::BadTimeZone, found.span).with("value", found.value));
        default_time_zone()
    })
}

fn read_markdown(
    fields: &mut Fields<'_>,
    zone: &TimeZone,
    language: &str,
    taxonomies: &[TaxonomyConfig],
    categories: &[CategoryConfig],
) -> ParseOptions {
    let mut options = ParseOptions {
        allow_html: false,
        summary_length: 120,
        time_zone: TimeZoneName(zone.clone()),
        language: language.to_owned(),
        taxonomies: taxonomies.iter().map(|taxonomy| taxonomy.name.clone()).collect(),
        categories: categories.iter().map(|category| category.name.value.clone()).collect(),
        fields: fields::names(categories),
        naming: Naming::Own,
    };
    let Some(table) = fields.table("markdown") else { return options };
    let file = fields.file();
    let mut inner = Fields::new(table, file, "markdown", fields.diagnostics());
    options.allow_html = inner.choice("raw_html", &[("clean", false), ("allow", true)]).unwrap_or(false);
    if let Some(length) = inner.count("summary_length") {
        options.summary_length = length.value;
    }
    inner.finish(Unknown::Error);
    options
}
