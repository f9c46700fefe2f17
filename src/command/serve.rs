//! `jianbao serve`: the site while it is being written, in the browser.

use std::collections::BTreeSet;
use std::io;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::arguments::TypedServe;
use super::progress::Progress;
use super::settings::Settings;
use super::terminal::Terminal;
use super::{Status, misuse};
use crate::diagnostic::{Code, Diagnostic, settle};
use crate::message::Messages;
use crate::path::SitePath;
use crate::pipeline;
use crate::preview::running::{self, Note};
use crate::preview::server::{self, Listener, Running};
use crate::preview::session::{self, Happening, Told};
use crate::preview::watch::{self, Change, Polling, Watching};
use crate::preview::{Cause, Options, Preview, Stand};
use crate::report::{self, Tally, cause};

/// The port where nothing else is asked for.
const PORT: u16 = 1111;
/// How long the work at hand may go on after Ctrl-C.
const GRACE: Duration = Duration::from_millis(500);
/// How many ports are tried from there.
const TRIES: u16 = 100;

/// Serves until Ctrl-C.
///
/// # Errors
/// If the terminal cannot be written to.
pub(super) fn run(
    typed: TypedServe,
    settings: &Settings,
    messages: &Messages,
    terminal: &Terminal,
) -> io::Result<Status> {
    let say = Say { messages, terminal, quiet: settings.quiet };
    let world = match settings.world(typed.clock.clone()) {
        Ok(world) => world,
        Err(diagnostic) => {
            terminal.complain(&report::text(&[diagnostic], messages, &|_| None))?;
            return Ok(Status::Errors);
        }
    };
    let root = world.root().unwrap_or(Path::new(".")).to_path_buf();
    if let Some(address) = running::find(&root) {
        say.line("serve-running", &[])?;
        say.address("serve-at", &format!("http://{address}/"))?;
        return say.open(typed.open, &format!("http://{address}/")).map(|()| Status::Done);
    }
    let listener = match bind(&typed) {
        Ok(listener) => listener,
        Err((port, error)) => return say.port_taken(port, &error),
    };
    let (outbox, inbox) = channel();
    let note = Arc::new(Mutex::new(None));
    end_on_interrupt(outbox.clone(), Arc::clone(&note));
    // Before the first load, so that nothing that is saved meanwhile is missed.
    let watching = match watch(&root, &typed, outbox.clone()) {
        Ok(watching) => watching,
        Err(error) => return say.failed(&error),
    };
    let preview = Arc::new(Preview::new(world, options(&typed), Messages::new(messages.language())));
    let first = load(&preview, messages, settings.quiet);
    let server = match server::serve(listener, Arc::clone(&preview) as Arc<dyn server::Handler>, typed.lan) {
        Ok(server) => server,
        Err(error) => return say.failed(&error),
    };
    // Without it a second preview is opened beside this one, which does no harm.
    *lock(&note) = Note::leave(&root, server.address().port()).ok();
    say.welcome(&preview, &server, &watching, typed.include.drafts)?;
    say.open(typed.open, &local(&server))?;
    let mut log = Log {
        say,
        preview: &preview,
        status: status(&server),
        told: BTreeSet::new(),
        is_new: false,
        failed: None,
    };
    session::run(&preview, first, &inbox, &outbox, &mut |told| log.tell(&told));
    let failed = log.failed.take();
    preview.close();
    lock(&note).take();
    server.stop();
    drop(watching);
    failed.map_or(Ok(()), Err)?;
    Say { messages, terminal, quiet: settings.quiet }.line("serve-stopped", &[])?;
    Ok(Status::Done)
}

fn options(typed: &TypedServe) -> Options {
    Options {
        settings: pipeline::Settings { base_url: typed.base_url.clone(), include: typed.include },
        lan: typed.lan,
        navigate: typed.navigate,
    }
}

/// The port that was asked for, or the first free one.
fn bind(typed: &TypedServe) -> Result<Listener, (u16, io::Error)> {
    let address = IpAddr::V4(if typed.lan { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST });
    match typed.port {
        Some(port) => server::bind(address, port).map_err(|error| (port, error)),
        None => server::bind_near(address, PORT, TRIES).map_err(|error| (PORT, error)),
    }
}

/// Ctrl-C, and the signals that a system sends when it shuts down, end the preview: within a second even
/// while a large site is being read, and a second one at once.
fn end_on_interrupt(outbox: Sender<Happening>, note: Arc<Mutex<Option<Note>>>) {
    let mut asked = false;
    let end = move || {
        let leave = |note: &Mutex<Option<Note>>| {
            lock(note).take();
            std::process::exit(130)
        };
        if asked || outbox.send(Happening::Stop).is_err() {
            leave(&note);
        }
        asked = true;
        let note = Arc::clone(&note);
        std::thread::spawn(move || {
            std::thread::sleep(GRACE);
            leave(&note);
        });
    };
    // Where no handler can be set, the system ends the program by itself.
    let _ = ctrlc::set_handler(end);
}

/// Nothing that holds the lock can leave the note half changed.
fn lock(note: &Mutex<Option<Note>>) -> MutexGuard<'_, Option<Note>> {
    note.lock().unwrap_or_else(PoisonError::into_inner)
}

fn watch(root: &Path, typed: &TypedServe, outbox: Sender<Happening>) -> io::Result<Watching> {
    let options = watch::Options { poll: typed.poll };
    watch::watch(root, &options, move |change| {
        let cause = match change {
            Change::Paths(paths) => Cause::Paths(paths),
            Change::Everything => Cause::Everything,
        };
        // Nobody listens any more once the session has ended.
        let _ = outbox.send(Happening::Change(cause));
    })
}

fn load(preview: &Preview, messages: &Messages, quiet: bool) -> Arc<Stand> {
    let progress = Progress::start(messages, quiet);
    let read = std::sync::atomic::AtomicUsize::new(0);
    let step = |total| {
        let done = read.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
        progress.set("stage-read", done, total);
    };
    let stand = preview.reload(&Cause::Everything, &step);
    progress.finish();
    stand.unwrap_or_else(|| preview.stand())
}

/// The address of the preview for this computer.
fn local(server: &Running) -> String {
    format!("http://127.0.0.1:{}/", server.address().port())
}

/// The page that tells how the site stands.
fn status(server: &Running) -> String {
    format!("{}_jianbao/status", local(server))
}

/// Says sentences on the terminal.
struct Say<'a> {
    messages: &'a Messages,
    terminal: &'a Terminal,
    quiet: bool,
}

impl Say<'_> {
    fn line(&self, id: &str, args: &[(&str, &str)]) -> io::Result<()> {
        if self.quiet {
            return Ok(());
        }
        self.terminal.print(&format!("{}\n", self.messages.get(id, args.iter().copied())))
    }

    /// An address is what even those want to know who want to know nothing else.
    fn address(&self, id: &str, address: &str) -> io::Result<()> {
        self.terminal.print(&format!("{}\n", self.messages.get(id, [("address", address)])))
    }

    fn welcome(
        &self,
        preview: &Preview,
        server: &Running,
        watching: &Watching,
        drafts: bool,
    ) -> io::Result<()> {
        self.address("serve-at", &local(server))?;
        self.line("serve-status-at", &[("address", &status(server))])?;
        if let Some(code) = preview.code() {
            let port = server.address().port();
            let others = lan_addresses();
            for other in &others {
                self.address("serve-lan-at", &format!("http://{other}:{port}/"))?;
            }
            match others.first() {
                Some(other) => {
                    let (code, entrance) = (code.to_string(), format!("http://{other}:{port}/_jianbao/code"));
                    let args = [("code", code.as_str()), ("address", &entrance)];
                    self.line("serve-lan-meaning", &[])?;
                    self.terminal.print(&format!("{}\n", self.messages.get("serve-lan-code", args)))?;
                }
                None => self.line("serve-lan-none", &[])?,
            }
        }
        match watching.polling() {
            Some(Polling::Network) => self.line("serve-polling-network", &[])?,
            Some(Polling::Refused) => self.line("serve-polling-refused", &[])?,
            Some(Polling::Asked) | None => {}
        }
        if let Some(time) = preview.given_time() {
            self.line("serve-clock", &[("time", time)])?;
        }
        if drafts {
            self.line("serve-show-drafts", &[])?;
        }
        self.line("serve-stop", &[])
    }

    fn open(&self, wanted: bool, address: &str) -> io::Result<()> {
        if wanted && open::that_detached(address).is_err() {
            self.line("serve-no-browser", &[])?;
        }
        Ok(())
    }

    fn port_taken(&self, port: u16, error: &io::Error) -> io::Result<Status> {
        let (port, other) = (port.to_string(), port.checked_add(1).unwrap_or(PORT).to_string());
        let error = cause(&error.to_string(), self.messages);
        let words = self.messages.get("serve-port-taken", [("port", port.as_str()), ("error", &error)]);
        let help = self.messages.get("serve-port-taken-help", [("other", other.as_str())]);
        self.terminal.complain(&misuse::complaint(&words, self.messages))?;
        self.terminal.complain(&misuse::help(&help, self.messages))?;
        Ok(Status::Errors)
    }

    fn failed(&self, error: &io::Error) -> io::Result<Status> {
        let error = cause(&error.to_string(), self.messages);
        let words = self.messages.get("serve-failed", [("error", error.as_str())]);
        self.terminal.complain(&misuse::complaint(&words, self.messages))?;
        Ok(Status::Errors)
    }
}

/// The addresses at which other computers may reach this one.
fn lan_addresses() -> Vec<IpAddr> {
    let found = if_addrs::get_if_addrs().unwrap_or_default();
    let mut addresses: Vec<IpAddr> = found
        .iter()
        .filter(|interface| !interface.is_loopback() && !interface.is_link_local())
        .map(if_addrs::Interface::ip)
        .filter(IpAddr::is_ipv4)
        .collect();
    addresses.sort();
    addresses.dedup();
    addresses
}

/// New problems that are printed at once; a template with a mistake may break every page.
const AT_ONCE: usize = 20;

/// A problem wherever in its file it stands: a line that only moved is not told again.
type Known = (Code, Option<SitePath>, Vec<(&'static str, String)>);

/// What the terminal has been told, so that nothing is told twice.
struct Log<'a> {
    say: Say<'a>,
    preview: &'a Preview,
    /// Where all problems are listed.
    status: String,
    /// The problems that stand on the terminal and are not known to be mended.
    told: BTreeSet<Known>,
    /// Whether one was told since the last sum of them.
    is_new: bool,
    /// Why the terminal cannot be written to.
    failed: Option<io::Error>,
}

impl Log<'_> {
    fn tell(&mut self, told: &Told<'_>) {
        let written = match told {
            Told::Loaded(stand, cause) => self.loaded(stand, cause),
            Told::Checked(stand) => self.checked(stand),
        };
        self.failed = self.failed.take().or(written.err());
    }

    fn loaded(&mut self, stand: &Stand, cause: &Cause) -> io::Result<()> {
        if stand.revision > 1 {
            let what = self.what(cause);
            let time = format!("{:.0}", (stand.took.as_secs_f64() * 1000.0).max(1.0));
            let clock = self.preview.clock().unwrap_or_default();
            let id = match (stand.is_current(), stand.is_earlier()) {
                (true, _) => "serve-loaded",
                (false, true) => "serve-held",
                (false, false) => "serve-nothing-yet",
            };
            self.say
                .line(id, &[("clock", clock.as_str()), ("what", what.as_str()), ("ms", time.as_str())])?;
        }
        self.problems(settle(stand.early().to_vec()))
    }

    fn checked(&mut self, stand: &Stand) -> io::Result<()> {
        let problems = stand.problems();
        let found = Tally::of(&problems).found(self.say.messages);
        let now: BTreeSet<Known> = problems.iter().map(known).collect();
        self.problems(problems)?;
        let is_mended = self.told.difference(&now).next().is_some();
        self.told = now;
        let is_new = std::mem::take(&mut self.is_new);
        let id = match (found.is_empty(), is_new || is_mended) {
            (true, true) => "serve-mended",
            (true, false) => return Ok(()),
            (false, true) => "serve-now-there-are",
            (false, false) => "serve-there-are-still",
        };
        self.say.line(id, &[("found", &found)])
    }

    /// Prints those that have not been printed.
    fn problems(&mut self, problems: Vec<Diagnostic>) -> io::Result<()> {
        let mut new: Vec<Diagnostic> =
            problems.into_iter().filter(|problem| self.told.insert(known(problem))).collect();
        self.is_new |= !new.is_empty();
        // The worst first, where not all can be told.
        new.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
        let rest = new.len().saturating_sub(AT_ONCE);
        new.truncate(AT_ONCE);
        let lookup = |path: &SitePath| self.preview.excerpt(path);
        self.say.terminal.complain(&report::text(&settle(new), self.say.messages, &lookup))?;
        if rest > 0 {
            self.say.line("serve-and-more", &[("n", &report::grouped(rest)), ("address", &self.status)])?;
        }
        Ok(())
    }

    fn what(&self, cause: &Cause) -> String {
        let words = |id: &str, args: &[(&str, &str)]| self.say.messages.get(id, args.iter().copied());
        match cause {
            Cause::Everything => String::new(),
            Cause::Time => words("serve-loaded-time", &[]),
            Cause::Paths(paths) => {
                let first = paths.first().map(SitePath::as_str).unwrap_or_default();
                let count = report::grouped(paths.len());
                let id = if paths.len() == 1 { "serve-loaded-file" } else { "serve-loaded-files" };
                words(id, &[("file", &report::plain(first)), ("count", &count)])
            }
        }
    }
}

fn known(problem: &Diagnostic) -> Known {
    (problem.code, problem.span.as_ref().map(|span| span.file.clone()), problem.args.clone())
}
