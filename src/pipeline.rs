//! The order of the stages: the only file that knows it.

use std::sync::Arc;

use rayon::prelude::*;

use crate::address::Address;
use crate::artifact::Artifact;
use crate::config::Config;
use crate::content::{self, Parsed, is_document};
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Span, has_errors};
use crate::encoding;
use crate::plan::{Plan, plan};
use crate::render::{Engine, Rendered, Scene, render};
use crate::site::assets::Assets;
use crate::site::visibility::Include;
use crate::site::{self, Looks, Site, index};
use crate::theme::Theme;
use crate::world::{FileEntry, World};

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
    engine: Engine,
}

/// What could be loaded: without a configuration or a theme there is no snapshot, but what is wrong with
/// the posts is known all the same.
pub type Loaded = Diagnosed<Option<Snapshot>>;

/// Loads a site: everything up to the plan. `step` is told, from any thread, of each post that has been
/// read, with the number of all.
pub fn load(world: &World, settings: &Settings, step: &(dyn Fn(usize) + Sync)) -> Loaded {
    let mut diagnostics = Vec::new();
    let Some(mut config) = Config::load(world).drain_into(&mut diagnostics) else {
        return Diagnosed { value: None, diagnostics };
    };
    if let Some(url) = &settings.base_url
        && !config.set_base_url(url)
    {
        diagnostics.push(Diagnostic::new(Code::BadBaseUrl).with("value", url));
    }
    let config = Arc::new(config);
    let Some(now) = world.clock.now(&config.time_zone) else {
        let given = world.clock.given().unwrap_or_default();
        diagnostics.push(Diagnostic::new(Code::BadDate).with("value", given));
        return Diagnosed { value: None, diagnostics };
    };
    let theme = Theme::load(world, &config).drain_into(&mut diagnostics);
    if !world.has_folder("content") {
        diagnostics.push(Diagnostic::new(Code::NoContent));
    }
    let files = world.scan("content").drain_into(&mut diagnostics);
    let (sources, others): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| is_document(&file.path));
    let documents = parse_all(world, &sources, &config, step).drain_into(&mut diagnostics);
    let static_files = world.scan("static").drain_into(&mut diagnostics);
    let mut looks = Looks::default();
    let assets = Assets::new(others.into_iter().chain(static_files), &mut looks);
    if !documents.iter().any(|document| matches!(document, Parsed::Page(_))) && world.has_folder("content") {
        diagnostics.push(Diagnostic::new(Code::NoPosts));
    }
    let indexed = index(documents, assets, &mut looks, world, &config, now, settings.include);
    let site = without_consequences(indexed, &diagnostics).drain_into(&mut diagnostics);
    diagnostics.extend(site::check(&site));
    let Some(theme) = theme else { return Diagnosed { value: None, diagnostics } };
    let engine = Engine::new(&theme).drain_into(&mut diagnostics);
    let plan = plan(&site, &theme).drain_into(&mut diagnostics);
    let scene = Scene { site: Arc::new(site), theme: Arc::new(theme) };
    Diagnosed { value: Some(Snapshot { scene, plan, engine }), diagnostics }
}

/// The site without what only follows from front matter or settings that could not be read: a file that no
/// post seems to link, a category that seems undeclared.
fn without_consequences(mut indexed: Diagnosed<Site>, before: &[Diagnostic]) -> Diagnosed<Site> {
    if has_errors(before) {
        indexed
            .diagnostics
            .retain(|told| !matches!(told.code, Code::FileNotLinked | Code::UndeclaredCategory));
    }
    indexed
}

/// Reads and parses every document, on all cores.
fn parse_all(
    world: &World,
    sources: &[FileEntry],
    config: &Config,
    step: &(dyn Fn(usize) + Sync),
) -> Diagnosed<Vec<Parsed>> {
    let work = |source| {
        let parsed = parse_one(world, source, config);
        step(sources.len());
        parsed
    };
    let parsed: Vec<Diagnosed<Parsed>> = sources.par_iter().map(work).collect();
    let mut diagnostics = Vec::new();
    let documents = parsed.into_iter().map(|parsed| parsed.drain_into(&mut diagnostics)).collect();
    Diagnosed { value: documents, diagnostics }
}

fn parse_one(world: &World, source: &FileEntry, config: &Config) -> Diagnosed<Parsed> {
    let path = &source.path;
    let problem = match world.read_scanned(source).map(encoding::decode) {
        Ok(Ok(text)) => return content::parse(path, &text, &config.parse),
        Ok(Err(at)) => Diagnostic::at(Code::NotUtf8, Span::new(path, at..at)),
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
        self.plan.job(address).map(|job| render(job, &self.scene, &self.engine, world))
    }

    /// Renders every file of the plan on all cores and hands each to `sink`, which may be called from
    /// several threads at once. Every job is done, whatever happens to the others.
    pub fn render_all(
        &self,
        world: &World,
        sink: &(dyn Fn(&Address, Artifact) -> Result<(), Diagnostic> + Sync),
    ) -> Vec<Diagnostic> {
        let work = |job| {
            let rendered: Rendered = render(job, &self.scene, &self.engine, world);
            let mut diagnostics = rendered.diagnostics;
            if let Some(artifact) = rendered.artifact {
                diagnostics.extend(sink(&job.address, artifact).err());
            }
            diagnostics
        };
        self.plan.jobs.par_iter().flat_map_iter(work).collect()
    }
}
