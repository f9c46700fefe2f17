//! `jianbao build`: the whole site into a folder.

use std::io;
use std::path::PathBuf;
use std::time::Instant;

use super::Status;
use super::arguments::{Format, Show, TypedBuild};
use super::progress::Progress;
use super::settings::Settings;
use super::terminal::Terminal;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, settle};
use crate::message::Messages;
use crate::path::SitePath;
use crate::report::{self, Summary, Tally};
use crate::world::World;

/// What is to be built, resolved.
#[derive(Debug)]
struct Order {
    /// The output folder; `None` for the configuration's own.
    #[expect(dead_code, reason = "read by the pipeline, which is not wired in yet")]
    out: Option<PathBuf>,
    /// The public address, instead of the configuration's.
    base_url: Option<String>,
    /// Which posts are shown although they are not public.
    #[expect(dead_code, reason = "read by the pipeline, which is not wired in yet")]
    show: Show,
    /// Whether an output folder with other files in it is accepted.
    #[expect(dead_code, reason = "read by the pipeline, which is not wired in yet")]
    force: bool,
    /// Whether warnings keep the site from being published.
    #[expect(dead_code, reason = "read by the pipeline, which is not wired in yet")]
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
    let world = settings.root().and_then(|root| {
        let shown = root.display().to_string();
        let unreadable = |error| Diagnostic::new(Code::Unreadable).with("name", shown).with("error", error);
        World::on_disk(&root, typed.clock).map_err(unreadable)
    });
    let world = match world {
        Ok(world) => world,
        Err(diagnostic) => return printer.print(Outcome::failed(diagnostic), None),
    };
    let order = Order {
        out: typed.out.map(|out| settings.path(&out)),
        base_url: typed.base_url,
        show: typed.show,
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

/// The chain of stages. Until it is wired in, only the configuration is read.
fn build(world: &World, order: &Order, watch: &Watch<'_>) -> Outcome {
    watch("stage-read", 0, 0);
    let loaded = Config::load(world);
    let mut diagnostics = loaded.diagnostics;
    if let (Some(mut config), Some(url)) = (loaded.value, &order.base_url)
        && !config.set_base_url(url)
    {
        diagnostics.push(Diagnostic::new(Code::BadBaseUrl).with("value", url));
    }
    Outcome { diagnostics, summary: None }
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
