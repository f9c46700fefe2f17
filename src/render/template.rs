//! Templates: compiled once, rendered for each page, their errors turned into diagnostics.

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};

use super::functions;
use super::objects::{CurrentObject, SiteObject, config_value};
use super::view::View;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Span};
use crate::escape::escaped;
use crate::path::SitePath;
use crate::theme::{REQUIRED_TEMPLATES, Theme};

/// Steps that one page may take: three times what a list of a hundred thousand posts needs, so that only a template
/// that never ends meets it.
const FUEL: u64 = 20_000_000;

/// The compiled templates of a theme.
#[derive(Debug)]
pub struct Engine {
    environment: Environment<'static>,
    /// `config`.
    config: Value,
    /// The file of each template, by name.
    sources: std::collections::BTreeMap<String, SitePath>,
}

impl Engine {
    /// Compiles every template of the theme, so that all syntax errors are known before the first page.
    pub fn new(theme: &Theme, config: &Config) -> Diagnosed<Self> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.set_fuel(Some(FUEL));
        // A block tag on a line of its own leaves no trace in the page.
        if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
            environment.set_syntax(syntax);
        }
        environment.set_debug(true);
        environment.set_auto_escape_callback(|name| {
            let is_markup = [".html", ".xml", ".svg"].iter().any(|ending| name.ends_with(ending));
            if is_markup { AutoEscape::Html } else { AutoEscape::None }
        });
        environment.set_formatter(|out, state, value| {
            let escape = !value.is_safe() && *state.auto_escape() == AutoEscape::Html;
            match value.kind() {
                // What is missing is nothing, on paper as in the front matter.
                ValueKind::None => Ok(()),
                ValueKind::Bool => {
                    out.write_str(if value.is_true() { "true" } else { "false" }).map_err(Error::from)
                }
                _ if escape => match value.as_str() {
                    Some(text) => out.write_str(&escaped(text)).map_err(Error::from),
                    None => out.write_str(&escaped(&value.to_string())).map_err(Error::from),
                },
                _ => minijinja::escape_formatter(out, state, value),
            }
        });
        functions::register(&mut environment, theme);
        let config = config_value(config, theme);
        let mut engine = Self { environment, config, sources: std::collections::BTreeMap::new() };
        let mut diagnostics = Vec::new();
        for (name, template) in &theme.templates {
            engine.sources.insert(name.clone(), template.source.clone());
            if let Err(error) = engine.environment.add_template_owned(name.clone(), template.text.clone()) {
                diagnostics.push(engine.describe(&error, name, None));
            }
        }
        Diagnosed { value: engine, diagnostics }
    }

    /// Renders a page.
    ///
    /// # Errors
    /// What went wrong; `None` if that has been told when the templates were compiled.
    pub(super) fn render(
        &self,
        name: &str,
        view: &Arc<View>,
        current: CurrentObject,
        values: Vec<(&'static str, Value)>,
        page: Option<&SitePath>,
    ) -> Result<String, Option<Box<Diagnostic>>> {
        let context = self.context(view, current, values);
        let template = self.environment.get_template(name);
        let rendered = template.and_then(|template| template.render(context));
        rendered.map_err(|error| {
            let report = self.describe(&error, name, page);
            // A template that is there and could not be compiled has been told already, and so has one that
            // every theme must have.
            let is_told = |name: &str| self.sources.contains_key(name) || REQUIRED_TEMPLATES.contains(&name);
            let is_told = report.code == Code::NoTemplate && report.arg("name").is_some_and(is_told);
            (!is_told).then(|| Box::new(report))
        })
    }

    /// What a template sees: the site, the settings, and what the page is about.
    pub(super) fn context(
        &self,
        view: &Arc<View>,
        current: CurrentObject,
        values: Vec<(&'static str, Value)>,
    ) -> Value {
        let everywhere = [
            ("current", Value::from_object(current)),
            ("site", Value::from_object(SiteObject(Arc::clone(view)))),
            ("config", self.config.clone()),
        ];
        Value::from_pairs(everywhere.into_iter().chain(values))
    }

    /// An error of the template engine as a diagnostic, at the place where it began.
    fn describe(&self, error: &Error, name: &str, page: Option<&SitePath>) -> Diagnostic {
        // An error in an included template carries the real one as its cause.
        let mut error = error;
        while let Some(cause) =
            std::error::Error::source(error).and_then(|cause| cause.downcast_ref::<Error>())
        {
            error = cause;
        }
        let template = error.name().unwrap_or(name);
        let source = self.sources.get(template);
        let range = error.range().unwrap_or(0..0);
        let code = match error.kind() {
            ErrorKind::SyntaxError | ErrorKind::UnknownFilter | ErrorKind::UnknownTest => {
                Code::TemplateSyntax
            }
            ErrorKind::UndefinedError => Code::TemplateUndefined,
            ErrorKind::OutOfFuel => Code::TemplateEndless,
            ErrorKind::TemplateNotFound => Code::NoTemplate,
            _ => Code::TemplateFailed,
        };
        let mut report = match source {
            Some(source) => Diagnostic::at(code, Span::new(source, range.clone())),
            None => Diagnostic::new(code),
        };
        let missing = error.template_source().and_then(|text| text.get(range));
        let absent = error.detail().and_then(|detail| detail.split('"').nth(1)).unwrap_or(template);
        let named = if code == Code::NoTemplate { absent } else { missing.unwrap_or_default() };
        report.page = page.cloned();
        report.with("template", template).with("name", named).with("error", explain(error))
    }
}

/// What the engine says, without the place, which the diagnostic has.
fn explain(error: &Error) -> String {
    match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    }
}
