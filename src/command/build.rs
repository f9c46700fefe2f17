//! `jianbao build`: the whole site into a folder.

use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use super::Status;
use super::arguments::{Format, TypedBuild};
use super::progress::Progress;
use super::settings::Settings;
use super::terminal::Terminal;
use crate::config::VERSION;
use crate::diagnostic::{Diagnosed, Diagnostic, has_errors, settle};
use crate::message::Messages;
use crate::output::{self, PublishError, Staging};
use crate::path::SitePath;
use crate::pipeline::{self, Kept, Snapshot, load};
use crate::report::{self, FileChanges, Guarantee, HeldBack, NextPost, Summary, Tally, problem};
use crate::site::Site;
use crate::site::visibility::State;
use crate::world::World;

/// Where a build with drafts goes, so that it never mixes with what is published.
const PREVIEW_FOLDER: &str = "preview";

/// The folders of a site that hold its sources: no output may lie in one of them.
const SOURCE_FOLDERS: [&str; 6] = ["content", "static", "data", "templates", "themes", "i18n"];

/// What is to be built, resolved.
#[derive(Debug)]
struct Order {
    /// The output folder; `None` for the configuration's own.
    out: Option<PathBuf>,
    /// What the stages are asked for.
    settings: pipeline::Settings,
    /// Whether an output folder with other files in it is accepted.
    force: bool,
    /// Whether warnings keep the site from being published.
    strict: bool,
}

/// What came of it.
struct Outcome {
    diagnostics: Vec<Diagnostic>,
    /// `None` if nothing was published.
    summary: Option<Summary>,
}

impl Outcome {
    fn failed(diagnostic: Diagnostic) -> Self {
        Self { diagnostics: vec![diagnostic], summary: None }
    }
}

/// How far a stage has come: the id of its message, the parts done, and all of them.
type Watch<'a> = dyn Fn(&'static str, usize, usize) + Sync + 'a;

/// Builds and prints.
///
/// # Errors
/// If the report cannot be written.
pub(super) fn run(
    typed: TypedBuild,
    settings: &Settings,
    messages: &Messages,
    terminal: &Terminal,
) -> io::Result<Status> {
    let started = Instant::now();
    let printer = Printer { messages, terminal, settings, format: typed.format, strict: typed.strict };
    let world = match settings.world(typed.clock) {
        Ok(world) => world,
        Err(diagnostic) => return printer.print(Outcome::failed(diagnostic), None),
    };
    let order = Order {
        out: typed.out.map(|out| settings.path(&out)),
        settings: pipeline::Settings { base_url: typed.base_url, include: typed.include },
        force: typed.force,
        strict: typed.strict,
    };
    let progress = Progress::start(messages, settings.quiet);
    let mut outcome = build(&world, &order, &|stage, done, total| progress.set(stage, done, total));
    progress.finish();
    if let Some(summary) = &mut outcome.summary {
        summary.elapsed = started.elapsed();
    }
    printer.print(outcome, Some(&world))
}

/// The chain of stages, from the site's files to the published folder.
fn build(world: &World, order: &Order, watch: &Watch<'_>) -> Outcome {
    let read = AtomicUsize::new(0);
    let mut kept = Kept::default();
    kept.look(world);
    let loaded = load(world, &order.settings, &mut kept, &|total| {
        watch("stage-read", read.fetch_add(1, Ordering::Relaxed) + 1, total);
    });
    let mut diagnostics = loaded.diagnostics;
    diagnostics.extend(loaded.value.check());
    let Some(snapshot) = loaded.value.snapshot else { return Outcome { diagnostics, summary: None } };
    let staging = open(world, order, &snapshot).drain_into(&mut diagnostics);
    let stops =
        |diagnostics: &[Diagnostic]| has_errors(diagnostics) || (order.strict && !diagnostics.is_empty());
    // Every page is rendered even if nothing will be published: its mistakes are to be known too.
    let staging = staging.filter(|_| !stops(&diagnostics));
    let rendered = AtomicUsize::new(0);
    let total = snapshot.plan.jobs.len();
    diagnostics.extend(snapshot.render_all(world, &|address, artifact| {
        watch("stage-render", rendered.fetch_add(1, Ordering::Relaxed) + 1, total);
        match &staging {
            Some(staging) => staging.put(address.as_str(), artifact).map(|_| ()).map_err(problem),
            None => Ok(()),
        }
    }));
    let Some(staging) = staging.filter(|_| !stops(&diagnostics)) else {
        return Outcome { diagnostics, summary: None };
    };
    watch("stage-write", 0, 0);
    match staging.finish() {
        Ok(published) => {
            diagnostics.extend(published.warnings.iter().map(report::notice));
            let summary = Some(summarise(&snapshot, &published, &target(world, order, &snapshot)));
            Outcome { diagnostics, summary }
        }
        Err(error) => {
            diagnostics.push(problem(error));
            Outcome { diagnostics, summary: None }
        }
    }
}

/// The output folder.
fn target(world: &World, order: &Order, snapshot: &Snapshot) -> PathBuf {
    let is_preview = order.settings.include.is_draft_build();
    let default = if is_preview { PREVIEW_FOLDER } else { &snapshot.site().config.output_dir };
    let root = world.root().unwrap_or(Path::new("."));
    order.out.clone().unwrap_or_else(|| root.join(default))
}

/// Makes sure that the output folder may be written, and begins.
fn open(world: &World, order: &Order, snapshot: &Snapshot) -> Diagnosed<Option<Staging>> {
    let root = world.root().unwrap_or(Path::new(".")).to_path_buf();
    let target = target(world, order, snapshot);
    // The manifest tells the two kinds apart, but not before there is one.
    let published = root.join(&snapshot.site().config.output_dir);
    if order.settings.include.is_draft_build() && is_same_folder(&target, &published) {
        let diagnostic = problem(PublishError::OtherKind { target, preview: false });
        return Diagnosed { value: None, diagnostics: vec![diagnostic] };
    }
    let options = output::Options {
        force: order.force,
        content: SOURCE_FOLDERS.iter().map(|folder| root.join(folder)).collect(),
        root,
        version: VERSION,
        preview: order.settings.include.is_draft_build(),
    };
    match output::begin(&target, &options) {
        Ok(staging) => {
            // An earlier run's work that was completed now is told even if this run comes to nothing.
            let diagnostics = staging.warnings().iter().map(report::notice).collect();
            Diagnosed { value: Some(staging), diagnostics }
        }
        Err(error) => Diagnosed { value: None, diagnostics: vec![problem(error)] },
    }
}

/// Whether two paths, which need not exist, name one folder.
fn is_same_folder(one: &Path, other: &Path) -> bool {
    let plain = |path: &Path| {
        let mut plain = PathBuf::new();
        for part in path.components() {
            match part {
                Component::CurDir => {}
                Component::ParentDir => {
                    plain.pop();
                }
                part => plain.push(part),
            }
        }
        path.canonicalize().unwrap_or(plain)
    };
    plain(one) == plain(other)
}

fn summarise(snapshot: &Snapshot, published: &output::Summary, out: &Path) -> Summary {
    let site = snapshot.site();
    Summary {
        pages: snapshot.plan.jobs.iter().filter(|job| job.kind.is_page()).count(),
        elapsed: std::time::Duration::ZERO,
        files: FileChanges {
            new: published.new,
            changed: published.changed,
            unchanged: published.unchanged,
            removed: published.removed,
        },
        held_back: held_back(site),
        out: out.to_path_buf(),
        preview: site.include.is_draft_build(),
        has_base_url: site.config.base_url.is_some(),
        guarantee: match published.guarantee {
            output::Guarantee::Nothing | output::Guarantee::Exchanged => Guarantee::Exchange,
            output::Guarantee::Journalled => Guarantee::Journal,
        },
    }
}

/// Which posts this build does not show, and which of them comes next.
fn held_back(site: &Site) -> HeldBack {
    let mut held = HeldBack::default();
    let mut next: Option<(jiff::Timestamp, &str)> = None;
    for page in site.pages.iter().filter(|page| !page.state.is_shown(site.include)) {
        match page.state {
            State::Published => {}
            State::Draft => held.drafts += 1,
            State::Expired => held.expired += 1,
            State::Withdrawn => held.withdrawn += 1,
            State::Scheduled { until } => {
                held.scheduled += 1;
                let this = (until, page.document.front.title.as_str());
                next = Some(next.map_or(this, |first| first.min(this)));
            }
        }
    }
    held.next = next.map(|(until, title)| NextPost {
        date: report::moment(until, &site.config.time_zone),
        title: title.to_owned(),
    });
    held
}

/// Where and how an outcome is printed.
struct Printer<'a> {
    messages: &'a Messages,
    terminal: &'a Terminal,
    settings: &'a Settings,
    format: Format,
    strict: bool,
}

impl Printer<'_> {
    /// Diagnostics go to the standard error, the result to the standard output, JSON there as a whole.
    fn print(&self, outcome: Outcome, world: Option<&World>) -> io::Result<Status> {
        let Outcome { diagnostics, summary } = outcome;
        let diagnostics = settle(diagnostics);
        let lookup = |path: &SitePath| world.and_then(|world| world.excerpt(path));
        let tally = Tally::of(&diagnostics);
        let failed = tally.errors > 0 || (self.strict && tally.warnings > 0);
        match self.format {
            Format::Json => {
                let document = report::json(&diagnostics, summary.as_ref(), self.messages, &lookup);
                self.terminal.print(&document)?;
            }
            Format::Text => {
                let mut problems = report::text(&diagnostics, self.messages, &lookup);
                if failed || !self.settings.quiet {
                    problems.push_str(&tally.sentence(self.messages, summary.is_some(), self.strict));
                }
                self.terminal.complain(&problems)?;
                if let Some(summary) = summary.filter(|_| !self.settings.quiet) {
                    self.terminal.print(&summary.sentences(self.messages, &self.settings.current))?;
                }
            }
        }
        Ok(if failed { Status::Errors } else { Status::Done })
    }
}
