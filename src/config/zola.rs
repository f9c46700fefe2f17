//! A Zola site's `zola.toml` or `config.toml` → [`Config`].
//!
//! What means the same here is taken over, and everything that decides addresses is as Zola has it, so that
//! links from outside stay good. What is not supported is named in one warning. A Zola site's templates are
//! another language: they are not run, and the built-in theme shows the site.

use super::ignored::Ignored;
use super::taxonomies::BUILT_IN;
use super::{
    Addresses, Config, Links, MachineConfig, Naming, ParseOptions, TaxonomyConfig, TimeZoneName, base_url,
    default_time_zone, feeds, plain_text, taxonomies,
};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::path::SitePath;
use crate::value::{Fields, Table, Unknown, Value};

/// Zola's `[slugify]`: how names become addresses there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Slugify {
    /// Of pages.
    pub paths: NameStyle,
    /// Of terms.
    pub taxonomies: NameStyle,
    /// Of headings.
    pub anchors: NameStyle,
    /// Whether the date before the name of a file is part of the address.
    pub paths_keep_dates: bool,
}

/// What Zola does with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum NameStyle {
    /// It becomes ASCII: small letters, digits and hyphens.
    #[default]
    On,
    /// It stays, without the characters that Windows cannot have.
    Safe,
    /// It stays.
    Off,
}

const NAME_STYLES: &[(&str, NameStyle)] =
    &[("on", NameStyle::On), ("safe", NameStyle::Safe), ("off", NameStyle::Off)];

impl Slugify {
    fn read(fields: &mut Fields<'_>) -> Self {
        let Some(table) = fields.table("slugify") else { return Self::default() };
        let file = fields.file();
        let mut inner = Fields::new(table, file, "slugify", fields.diagnostics());
        let mut style = |key| inner.choice(key, NAME_STYLES).unwrap_or_default();
        let (paths, taxonomies, anchors) = (style("paths"), style("taxonomies"), style("anchors"));
        let paths_keep_dates = inner.flag("paths_keep_dates").is_some_and(|found| found.value);
        inner.finish(Unknown::Warning);
        Self { paths, taxonomies, anchors, paths_keep_dates }
    }
}

/// Reads the settings of a Zola site.
pub(super) fn read(table: &Table, file: &SitePath, diagnostics: &mut Vec<Diagnostic>) -> Config {
    diagnostics.push(Diagnostic::at(Code::ForeignSite, Span::file(file)).with("system", "Zola"));
    let mut fields = Fields::new(table, file, "", diagnostics);
    let base_url = read_base_url(&mut fields);
    let title =
        plain_text(&mut fields, "title").or_else(|| base_url.clone()).unwrap_or_else(|| "Zola".to_owned());
    let language = plain_text(&mut fields, "default_language").unwrap_or_else(|| "en".to_owned());
    let taxonomies = declared(&mut fields);
    let slugify = Slugify::read(&mut fields);
    let time_zone = default_time_zone();
    let machine = read_machine(&mut fields);
    let config = Config {
        file: file.clone(),
        placeholders: Vec::new(),
        title,
        description: plain_text(&mut fields, "description").unwrap_or_default(),
        base_url,
        theme_span: None,
        theme: "hongtou".to_owned(),
        author: fields.text("author"),
        addresses: Addresses::Folder,
        links: Links::Root,
        paginate_by: 20,
        output_dir: plain_text(&mut fields, "output_dir").unwrap_or_else(|| "public".to_owned()),
        categories: Vec::new(),
        slugs: std::collections::BTreeMap::default(),
        sort_keys: std::collections::BTreeMap::default(),
        stroke_keys: std::collections::BTreeMap::default(),
        parse: ParseOptions {
            allow_html: false,
            summary_length: 120,
            time_zone: TimeZoneName(time_zone.clone()),
            language: language.clone(),
            taxonomies: taxonomies.iter().map(|taxonomy| taxonomy.name.clone()).collect(),
            categories: Vec::new(),
            fields: Vec::new(),
            naming: Naming::Zola(slugify),
        },
        taxonomies,
        taxonomy_root: fields.text("taxonomy_root").filter(|found| !found.value.is_empty()),
        machine,
        government: super::GovernmentConfig::default(),
        menu: Vec::new(),
        campaign: None,
        severities: super::Severities::default(),
        time_zone,
        language,
        extra: fields.table("extra").cloned().unwrap_or_default(),
        is_foreign: true,
        ignored: Ignored::read(&mut fields),
    };
    report_unsupported(fields, file);
    config
}

/// Zola takes any text; `/` means that the host is not known.
fn read_base_url(fields: &mut Fields<'_>) -> Option<String> {
    match fields.entry("base_url").map(|entry| &entry.node.value) {
        Some(Value::Text(text)) if text == "/" => None,
        _ => base_url::read(fields),
    }
}

fn read_machine(fields: &mut Fields<'_>) -> MachineConfig {
    let has_feeds = fields.entry("generate_feeds").is_some_and(|entry| entry.node.value == Value::Bool(true));
    let mut machine = feeds::read(fields);
    // Off unless asked for, there.
    if !has_feeds {
        machine.feeds.clear();
    }
    machine
}

/// The taxonomies that the site declares; of those that are built in here, only they have pages.
fn declared(fields: &mut Fields<'_>) -> Vec<TaxonomyConfig> {
    let mut ignored = Vec::new();
    std::mem::swap(&mut ignored, fields.diagnostics());
    let mut list = taxonomies::read_of_zola(fields);
    std::mem::swap(&mut ignored, fields.diagnostics());
    for taxonomy in list.iter_mut().take(BUILT_IN.len()).filter(|taxonomy| taxonomy.span.is_none()) {
        taxonomy.render = false;
    }
    list
}

/// One warning that names every setting which is not taken over.
fn report_unsupported(mut fields: Fields<'_>, file: &SitePath) {
    let mut names: Vec<String> = Vec::new();
    for entry in fields.unknown() {
        names.push(entry.key.clone());
    }
    let at = fields.unknown().next().map(|entry| entry.key_range.clone());
    let languages = if names.iter().any(|name| name == "languages") { "yes" } else { "no" };
    if let (false, Some(range)) = (names.is_empty(), at) {
        let report = Diagnostic::at(Code::ForeignKeys, Span::new(file, range));
        fields.report(
            report.with("system", "Zola").with("names", names.join("、")).with("languages", languages),
        );
    }
}
