//! The order of the stages: the only file that knows it.

mod contained;
mod frame;
mod kept;

use std::sync::Arc;

use rayon::prelude::*;

use crate::address::Address;
use crate::artifact::Artifact;
use crate::config::Config;
use crate::content::{self, Parsed, is_document};
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Span, has_errors};
use crate::encoding;
use crate::plan::{Job, Plan, plan};
use crate::render::{Engine, Rendered, Scene, Seen, inspect, render};
use crate::site::assets::Assets;
use crate::site::visibility::Include;
use crate::site::{Site, check, index};
use crate::value::Found;
use crate::world::{FileEntry, World};

use contained::contained;
pub use kept::Kept;

/// What a run asks for beside what the site's files say.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Another public address than the configuration's.
    pub base_url: Option<String>,
    /// What is shown beside the published posts.
    pub include: Include,
}

/// A site at one moment, ready to be rendered page by page.
#[derive(Debug)]
pub struct Snapshot {
    /// The site and its theme.
    pub scene: Scene,
    /// Every output file.
    pub plan: Plan,
    engine: Arc<Engine>,
}

/// What could be loaded: without a theme there is no snapshot, but what is wrong with the posts is known all
/// the same.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The site, if there is a configuration.
    pub site: Option<Arc<Site>>,
    /// The site ready to be rendered, if there is a theme as well.
    pub snapshot: Option<Snapshot>,
    /// Whether the configuration, the theme and the content folder are there and without errors. Where they
    /// are not, a preview goes on showing the site as it was.
    pub sound: bool,
}

/// Loads a site: everything up to the plan, of the files as [`Kept::look`] last saw them. `step` is told, from
/// any thread, of each post that has been read, with the number of all.
pub fn load(
    world: &World,
    settings: &Settings,
    kept: &mut Kept,
    step: &(dyn Fn(usize) + Sync),
) -> Diagnosed<Loaded> {
    let mut diagnostics = Vec::new();
    let frame = kept.frame(world, settings).drain_into(&mut diagnostics);
    let Some(config) = frame.config else { return Diagnosed { value: Loaded::default(), diagnostics } };
    let Some(now) = world.clock.now(&config.time_zone) else {
        let given = world.clock.given().unwrap_or_default();
        diagnostics.push(Diagnostic::new(Code::BadDate).with("value", given));
        return Diagnosed { value: Loaded::default(), diagnostics };
    };
    let has_content = world.has_folder("content");
    if !has_content {
        diagnostics.push(Diagnostic::new(Code::NoContent));
    }
    let sound = has_content && !has_errors(&diagnostics);
    diagnostics.extend_from_slice(kept.content.diagnostics());
    let documents = kept.documents(world, &config, step).drain_into(&mut diagnostics);
    diagnostics.extend_from_slice(kept.static_files.diagnostics());
    if has_content && !documents.iter().any(|document| matches!(document, Parsed::Page(_))) {
        diagnostics.push(Diagnostic::new(Code::NoPosts));
    }
    let others = kept.content.files().iter();
    let others = others.filter(|file| !is_document(&file.path) && !config.ignores(&file.path));
    let assets = Assets::new(others.chain(kept.static_files.files()).cloned(), &mut kept.looks);
    let indexed = index(documents, assets, &mut kept.looks, world, &config, now, settings.include);
    let site = Arc::new(without_consequences(indexed, &diagnostics).drain_into(&mut diagnostics));
    if !settings.include.is_draft_build() {
        diagnostics.extend(config.placeholders.iter().map(placeholder));
    }
    let snapshot = frame.dress.map(|dress| {
        let plan = plan(&site, &dress.theme).drain_into(&mut diagnostics);
        let scene = Scene { site: Arc::clone(&site), theme: dress.theme };
        Snapshot { scene, plan, engine: dress.engine }
    });
    config.severities.apply(&mut diagnostics);
    Diagnosed { value: Loaded { site: Some(site), snapshot, sound }, diagnostics }
}

impl Loaded {
    /// What is wrong with the references of what the site shows.
    pub fn check(&self) -> Vec<Diagnostic> {
        let Some(site) = &self.site else { return Vec::new() };
        let mut diagnostics = check(site);
        site.config.severities.apply(&mut diagnostics);
        diagnostics
    }
}

/// A preview shows them, so that a site can be looked at before everything is filled in.
fn placeholder(found: &Found<String>) -> Diagnostic {
    Diagnostic::at(Code::Placeholder, found.span.clone()).with("value", &found.value)
}

/// The site without what only follows from front matter or settings that could not be read: a file that no
/// post seems to link, a category that seems undeclared, an address for a name that no post seems to have.
fn without_consequences(mut indexed: Diagnosed<Site>, before: &[Diagnostic]) -> Diagnosed<Site> {
    if has_errors(before) {
        indexed.diagnostics.retain(|told| {
            !matches!(told.code, Code::FileNotLinked | Code::UndeclaredCategory | Code::SlugUnused)
        });
    }
    indexed
}

fn parse_one(world: &World, source: &FileEntry, config: &Config) -> Diagnosed<Parsed> {
    let path = &source.path;
    let mut told = Vec::new();
    let problem = match world.read_scanned(source).map(|bytes| encoding::read(path, bytes, &mut told)) {
        Ok(Ok(text)) => match contained(path, || content::parse(path, &text, &config.parse)) {
            Ok(mut parsed) => {
                parsed.diagnostics.append(&mut told);
                return parsed;
            }
            Err(problem) => problem,
        },
        Ok(Err(problem)) => problem,
        Err(error) => {
            Diagnostic::at(Code::Unreadable, Span::file(path)).with("name", path).with("error", error)
        }
    };
    // The post stands in its place all the same, so that links to it do not look dead.
    let empty = content::parse(path, "", &config.parse).value;
    Diagnosed { value: empty, diagnostics: vec![problem] }
}

impl Snapshot {
    /// The site.
    pub fn site(&self) -> &Site {
        &self.scene.site
    }

    /// Renders one file of the plan.
    pub fn render(&self, address: &Address, world: &World) -> Option<Rendered> {
        self.plan.job(address).map(|job| self.render_job(job, world))
    }

    fn render_job(&self, job: &Job, world: &World) -> Rendered {
        let done = contained(&job.address, || render(job, &self.scene, &self.engine, world));
        done.unwrap_or_else(|problem| Rendered { artifact: None, diagnostics: vec![problem] })
    }

    /// What the template of one page sees; `None` for what no template makes.
    pub fn inspect(&self, address: &Address) -> Option<Seen> {
        self.plan.job(address).and_then(|job| inspect(job, &self.scene, &self.engine))
    }

    /// Renders every file of the plan on all cores and hands each to `sink`, which may be called from
    /// several threads at once. Every job is done, whatever happens to the others.
    pub fn render_all(
        &self,
        world: &World,
        sink: &(dyn Fn(&Address, Artifact) -> Result<(), Diagnostic> + Sync),
    ) -> Vec<Diagnostic> {
        let work = |job| {
            let rendered = self.render_job(job, world);
            let mut diagnostics = rendered.diagnostics;
            if let Some(artifact) = rendered.artifact {
                diagnostics.extend(sink(&job.address, artifact).err());
            }
            diagnostics
        };
        let mut diagnostics: Vec<Diagnostic> = self.plan.jobs.par_iter().flat_map_iter(work).collect();
        self.site().config.severities.apply(&mut diagnostics);
        diagnostics
    }

    /// Renders every page for its mistakes alone; `None` as soon as `go_on` says no.
    pub fn try_all(&self, world: &World, go_on: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Diagnostic>> {
        let work = |job| go_on().then(|| self.render_job(job, world).diagnostics);
        let found: Option<Vec<_>> = self.plan.jobs.par_iter().map(work).collect();
        let mut found: Vec<Diagnostic> = found?.into_iter().flatten().collect();
        self.site().config.severities.apply(&mut found);
        Some(found)
    }
}
