//! One [`Job`] → its [`Artifact`]: pure, one at a time, in any order.

mod body;
mod functions;
mod inspect;
mod machine;
mod mark;
mod objects;
mod sheet;
mod template;
mod view;

use std::sync::Arc;

use minijinja::Value;

use crate::address::Address;
use crate::artifact::Artifact;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::path::SitePath;
use crate::plan::{Job, Kind};
use crate::site::Site;
use crate::theme::Theme;
use crate::world::World;

pub use inspect::{Seen, inspect};
use sheet::Sheet;
pub use template::Engine;
use view::View;

/// What all jobs of a snapshot share.
#[derive(Debug, Clone)]
pub struct Scene {
    /// The site.
    pub site: Arc<Site>,
    /// Its theme.
    pub theme: Arc<Theme>,
}

/// The result of a job.
#[derive(Debug)]
pub struct Rendered {
    /// The file's content; `None` if there is none because of an error.
    pub artifact: Option<Artifact>,
    /// What went wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Does one job. `world` is asked for nothing but files that are copied.
pub fn render(job: &Job, scene: &Scene, engine: &Engine, world: &World) -> Rendered {
    if let Some(bytes) = machine::file(&job.kind, &job.address, scene) {
        return Rendered { artifact: Some(Artifact::Bytes(bytes)), diagnostics: Vec::new() };
    }
    let done = match &job.kind {
        Kind::Copy(source) => copy(source, world),
        Kind::Theme(name) => theme_file(name, scene),
        kind => page(kind, &job.address, scene, engine),
    };
    match done {
        Ok(artifact) => Rendered { artifact: Some(artifact), diagnostics: Vec::new() },
        Err(told) => Rendered { artifact: None, diagnostics: told.into_iter().map(|told| *told).collect() },
    }
}

fn copy(source: &SitePath, world: &World) -> Result<Artifact, Option<Box<Diagnostic>>> {
    if let Some(file) = world.file_on_disk(source) {
        return Ok(Artifact::File(file));
    }
    world.read(source).map(Artifact::Bytes).map_err(|error| {
        let report = Diagnostic::at(Code::Unreadable, Span::file(source));
        Some(Box::new(report.with("name", source).with("error", error)))
    })
}

fn theme_file(name: &str, scene: &Scene) -> Result<Artifact, Option<Box<Diagnostic>>> {
    match scene.theme.files.get(name) {
        Some(file) => Ok(Artifact::Bytes(file.bytes.clone())),
        None => Err(Some(Box::new(Diagnostic::new(Code::Unreadable).with("name", name).with("error", "")))),
    }
}

fn page(
    kind: &Kind,
    address: &Address,
    scene: &Scene,
    engine: &Engine,
) -> Result<Artifact, Option<Box<Diagnostic>>> {
    let is_not_found = matches!(kind, Kind::NotFound);
    let view = Arc::new(View::new(scene, address.clone(), is_not_found));
    let sheet = Sheet::of(kind, &view, &scene.site);
    let is_draft_build = scene.site.include.is_draft_build();
    let html = engine.render(&sheet.template, &view, sheet.current, sheet.values, sheet.source)?;
    let html = if is_draft_build { mark::as_draft(html) } else { html };
    Ok(Artifact::Bytes(html.into_bytes()))
}

/// What templates call `none`.
fn none() -> Value {
    Value::from(())
}
