//! What a template sees of a page, name by name: for those who write templates.

use std::sync::Arc;

use minijinja::Value;
use minijinja::value::ValueKind;

use super::objects::names_of;
use super::sheet::Sheet;
use super::view::View;
use super::{Engine, Scene};
use crate::plan::{Job, Kind};

/// What the template of a page sees.
#[derive(Debug)]
pub struct Seen {
    /// The name of the template.
    pub template: String,
    /// The file that it comes from; `None` if there is none.
    pub source: Option<String>,
    /// Every name with what stands behind it, shortened.
    pub values: Vec<(String, String)>,
}

/// How deep names are followed below the first: `page.category.name` is two.
const DEEPEST: usize = 2;

/// Characters of a text that are shown.
const SHOWN: usize = 60;

/// Looks at a page as its template would; `None` for what no template makes.
pub fn inspect(job: &Job, scene: &Scene, engine: &Engine) -> Option<Seen> {
    if !job.kind.is_page() && !matches!(job.kind, Kind::Redirect(_)) {
        return None;
    }
    let view = Arc::new(View::new(scene, job.address.clone(), matches!(job.kind, Kind::NotFound)));
    let sheet = Sheet::of(&job.kind, &view, &scene.site);
    let template = sheet.template.to_string();
    let source = scene.theme.templates.get(&template).map(|template| template.source.to_string());
    let mut values = Vec::new();
    let context = engine.context(&view, sheet.current, sheet.values);
    for (name, value) in entries(&context) {
        follow(&name, &value, 0, &mut values);
    }
    Some(Seen { template, source, values })
}

/// The names within a map or an object, in order.
fn entries(value: &Value) -> Vec<(String, Value)> {
    let entry = |key: Value| Some((key.to_string(), value.get_item(&key).ok()?));
    if let Some(names) = names_of(value) {
        return names.iter().filter_map(|name| entry(Value::from(*name))).collect();
    }
    match value.try_iter() {
        Ok(keys) => keys.filter_map(entry).collect(),
        Err(_) => Vec::new(),
    }
}

fn follow(name: &str, value: &Value, depth: usize, out: &mut Vec<(String, String)>) {
    match value.kind() {
        ValueKind::Map if depth < DEEPEST => {
            // What prints as its name is worth a line of its own.
            if depth > 0 && names_of(value).is_some() {
                out.push((name.to_owned(), quoted(&value.to_string())));
            }
            for (key, value) in entries(value) {
                follow(&format!("{name}.{key}"), &value, depth + 1, out);
            }
        }
        ValueKind::Map => out.push((name.to_owned(), summary(value))),
        ValueKind::Seq | ValueKind::Iterable => {
            let length = value.len().unwrap_or_default();
            out.push((name.to_owned(), format!("[{length}]")));
            if let Some(first) = value.get_item(&Value::from(0)).ok().filter(|_| length > 0) {
                let first_name = format!("{name}[0]");
                if first.kind() == ValueKind::Map {
                    out.push((first_name, summary(&first)));
                } else {
                    follow(&first_name, &first, depth + 1, out);
                }
            }
        }
        ValueKind::String => out.push((name.to_owned(), quoted(&value.to_string()))),
        ValueKind::None | ValueKind::Undefined => out.push((name.to_owned(), "none".to_owned())),
        ValueKind::Bool => out.push((name.to_owned(), value.is_true().to_string())),
        _ => out.push((name.to_owned(), value.to_string())),
    }
}

/// An object that is not followed further: the names within it.
fn summary(value: &Value) -> String {
    let names: Vec<String> = entries(value).into_iter().map(|(name, _)| name).collect();
    format!("{{{}}}", names.join(", "))
}

/// A text in quotes, on one line and not too long.
fn quoted(text: &str) -> String {
    let mut line: String = text.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(SHOWN).is_some() {
        line.push('…');
    }
    format!("\"{line}\"")
}
