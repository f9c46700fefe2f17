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
    let mut found = Found::default();
    let context = engine.context(&view, sheet.current, sheet.values);
    let all = entries(&context);
    // The page's own object is the place where its kind is told; `current.category` leads to others.
    let (own, others): (Vec<_>, Vec<_>) =
        all.iter().partition(|(name, _)| ["page", "section", "term", "taxonomy"].contains(&name.as_str()));
    for (name, value) in own.into_iter().chain(others) {
        found.follow(name, value, 0);
    }
    Some(Seen { template, source, values: found.values })
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

/// The names that have been found, and where those of each kind of object were told first.
#[derive(Default)]
struct Found {
    values: Vec<(String, String)>,
    told: Vec<(&'static [&'static str], String)>,
}

impl Found {
    fn follow(&mut self, name: &str, value: &Value, depth: usize) {
        match value.kind() {
            ValueKind::Map => self.map(name, value, depth),
            ValueKind::Seq | ValueKind::Iterable => {
                let length = value.len().unwrap_or_default();
                self.push(name, format!("[{length}]"));
                if let Some(first) = value.get_item(&Value::from(0)).ok().filter(|_| length > 0) {
                    let depth = if first.kind() == ValueKind::Map { DEEPEST } else { depth + 1 };
                    self.follow(&format!("{name}[0]"), &first, depth);
                }
            }
            ValueKind::String => self.push(name, quoted(&value.to_string())),
            ValueKind::None | ValueKind::Undefined => self.push(name, "none".to_owned()),
            ValueKind::Bool => self.push(name, value.is_true().to_string()),
            _ => self.push(name, value.to_string()),
        }
    }

    fn map(&mut self, name: &str, value: &Value, depth: usize) {
        let Some(names) = names_of(value) else {
            if depth < DEEPEST {
                return self.below(name, value, depth);
            }
            let names: Vec<String> = entries(value).into_iter().map(|(name, _)| name).collect();
            return self.push(name, format!("{{{}}}", names.join(", ")));
        };
        let title = quoted(&value.to_string());
        // A post leads to other posts, each with the same names again.
        if let Some((_, first)) = self.told.iter().find(|(told, _)| *told == names) {
            let same = format!("{title} {{{first}}}");
            return self.push(name, same);
        }
        self.told.push((names, name.to_owned()));
        if depth >= DEEPEST {
            return self.push(name, format!("{title} {{{}}}", names.join(", ")));
        }
        // What prints as its name is worth a line of its own.
        if depth > 0 {
            self.push(name, title);
        }
        self.below(name, value, depth);
    }

    fn below(&mut self, name: &str, value: &Value, depth: usize) {
        for (key, value) in entries(value) {
            self.follow(&format!("{name}.{key}"), &value, depth + 1);
        }
    }

    fn push(&mut self, name: &str, value: String) {
        self.values.push((name.to_owned(), value));
    }
}

/// A text in quotes, on one line and not too long.
fn quoted(text: &str) -> String {
    let mut line: String = text.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(SHOWN).is_some() {
        line.push('…');
    }
    format!("\"{line}\"")
}
