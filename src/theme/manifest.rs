//! `theme.toml` → [`Manifest`], and the chain of themes that extend one another.

use super::CONTRACT;
use super::files::read_text;
use super::options::{self, ThemeOption};
use crate::config::{Config, check_version};
use crate::diagnostic::{Code, Diagnostic, Span, did_you_mean, has_errors};
use crate::path::SitePath;
use crate::value::{Fields, Found, Unknown, parse_toml};
use crate::world::World;

/// What a theme says about itself.
#[derive(Debug)]
pub struct Manifest {
    /// The name of its folder.
    pub name: String,
    /// Its `theme.toml`.
    pub file: SitePath,
    /// The static files whose names get a fingerprint.
    pub fingerprint: Vec<String>,
    /// What a site may set, in the order of the file.
    pub options: Vec<ThemeOption>,
    /// The theme whose files stand where this one has none.
    extends: Option<Found<String>>,
    /// Whether it could be read so far that `extends` is known.
    is_whole: bool,
}

impl Manifest {
    /// The folder of its files.
    pub fn folder(&self) -> String {
        format!("themes/{}", self.name)
    }

    /// Whether a chain of themes ends as its manifests say. Of one that does not, templates may be missing that
    /// are there.
    pub(super) fn is_whole(chain: &[Self]) -> bool {
        chain.iter().all(|theme| theme.is_whole) && chain.last().is_none_or(|last| last.extends.is_none())
    }

    /// The site's theme, the one that it extends, and so on. `None` if the first cannot be found.
    pub fn chain(world: &World, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<Self>> {
        let span = config.theme_span.clone().unwrap_or_else(|| Span::file(&config.file));
        Self::chain_from(world, &Found { value: config.theme.clone(), span }, diagnostics)
    }

    /// The chain that begins with the theme named somewhere.
    pub fn chain_from(
        world: &World,
        named: &Found<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Vec<Self>> {
        let mut chain = vec![Self::load(world, named, diagnostics)?];
        while let Some(next) = chain.last().and_then(|last| last.extends.clone()) {
            if chain.iter().any(|theme| theme.name == next.value) {
                diagnostics.push(Diagnostic::at(Code::ThemeCircle, next.span).with("name", next.value));
                break;
            }
            chain.extend(Self::load(world, &next, diagnostics));
            if chain.last().is_none_or(|last| last.name != next.value) {
                break;
            }
        }
        Some(chain)
    }

    /// Reads the `theme.toml` of a theme.
    fn load(world: &World, named: &Found<String>, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let name = &named.value;
        // A name with a slash would reach into another folder.
        let file = SitePath::new(&format!("themes/{name}/theme.toml"));
        let Some(file) = file.filter(|file| !name.contains('/') && world.has(file)) else {
            diagnostics.push(no_theme(world, named));
            return None;
        };
        let text = read_text(world, &file, diagnostics).unwrap_or_default();
        let parsed = parse_toml(&text, &file, 0);
        let is_readable = !has_errors(&parsed.diagnostics);
        let table = parsed.drain_into(diagnostics);
        let mut fields = Fields::new(&table, &file, "", diagnostics);
        for key in ["name", "title", "description", "license", "author", "homepage"] {
            fields.text(key);
        }
        check_version(&mut fields);
        check_contract(&mut fields);
        let extends = fields.text("extends");
        let manifest = Self {
            name: name.clone(),
            is_whole: is_readable && (extends.is_some() || table.get("extends").is_none()),
            fingerprint: fields.texts("fingerprint").into_iter().map(|found| found.value).collect(),
            extends,
            options: options::read(&mut fields),
            file: file.clone(),
        };
        fields.finish(Unknown::Theme);
        Some(manifest)
    }
}

/// Reads `min_contract` and `max_contract`: a theme that expects other names than templates see says so
/// instead of failing at one of them.
fn check_contract(fields: &mut Fields<'_>) {
    let wanted = [("min_contract", Code::ThemeTooNew), ("max_contract", Code::ThemeTooOld)];
    for (key, code) in wanted {
        let Some(found) = fields.count(key) else { continue };
        let is_wrong = if key == "min_contract" { found.value > CONTRACT } else { found.value < CONTRACT };
        if is_wrong {
            let report = Diagnostic::at(code, found.span).with("wanted", found.value).with("ours", CONTRACT);
            fields.report(report);
        }
    }
}

fn no_theme(world: &World, named: &Found<String>) -> Diagnostic {
    let names = world.theme_names();
    Diagnostic::at(Code::NoTheme, named.span.clone())
        .with("name", &named.value)
        .with("names", names.join(", "))
        .suggest(did_you_mean(&named.value, names.iter().map(String::as_str)))
}
