//! The command line: what was typed → a command → an exit status.
//!
//! A command is one thin file below this one: it resolves its arguments, calls the chain of stages and
//! prints what came out. To add one, write its clap description and its typed form in `arguments`, its
//! messages (`about-…`, `usage-…`, `arg-…`) in `cli.ftl`, and its arm in [`run`].

mod arguments;
mod build;
mod completions;
mod early;
mod explain;
mod head;
mod help;
mod init;
mod inspect;
mod licenses;
mod list;
mod misuse;
mod new;
mod posts;
mod progress;
mod publish;
mod rename;
mod serve;
mod settings;
mod terminal;
mod theme;
mod width;
mod written;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use crate::config::VERSION;
use crate::message::Messages;
use crate::report::cause;
use arguments::{Request, Typed, TypedCommand};
use settings::Settings;
use terminal::Terminal;

/// How a run ended; scripts rely on the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Done, perhaps with warnings: 0.
    Done,
    /// There were errors; under `--strict` warnings too: 1.
    Errors,
    /// The command line was wrong: 2.
    Misuse,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::SUCCESS,
            Status::Errors => Self::from(1),
            Status::Misuse => Self::from(2),
        }
    }
}

/// Runs the program. The first of `argv` is its name.
pub fn run(argv: &[OsString]) -> Status {
    let messages = Messages::new(early::language(argv));
    let terminal = Terminal::new(early::color(argv));
    answer(argv, &messages, &terminal).unwrap_or_else(|error| {
        let error = cause(&error.to_string(), &messages);
        let words = misuse::complaint(&messages.get("write-failed", [("error", error.as_str())]), &messages);
        // If this cannot be written either, the exit status is all that is left to say.
        let _ = terminal.complain(&words);
        Status::Errors
    })
}

/// # Errors
/// If the output cannot be written. A reader that went away is no error.
fn answer(argv: &[OsString], messages: &Messages, terminal: &Terminal) -> io::Result<Status> {
    match arguments::parse(argv, messages) {
        Ok(Request::Help(command)) => terminal.print(&help::help(command.as_deref(), messages))?,
        Ok(Request::Version) => terminal.print(&format!("jianbao {VERSION}\n"))?,
        Ok(Request::Nothing(command)) => {
            let id = match &command {
                Some(command) => format!("misuse-missing-{command}"),
                None => "misuse-no-command".to_owned(),
            };
            let error = misuse::complaint(&messages.get(&id, []), messages);
            terminal.complain(&format!("{error}\n{}", help::help(command.as_deref(), messages)))?;
            return Ok(Status::Misuse);
        }
        Ok(Request::Run(typed)) => return work(typed, messages, terminal),
        Err(error) => {
            terminal.complain(&misuse::explain(&error, argv, messages))?;
            return Ok(Status::Misuse);
        }
    }
    Ok(Status::Done)
}

fn work(typed: Typed, messages: &Messages, terminal: &Terminal) -> io::Result<Status> {
    let settings = match Settings::resolve(&typed) {
        Ok(settings) => settings,
        Err(error) => {
            let error = cause(&error.to_string(), messages);
            let words = messages.get("no-current-folder", [("error", error.as_str())]);
            terminal.complain(&misuse::complaint(&words, messages))?;
            return Ok(Status::Errors);
        }
    };
    match typed.command {
        TypedCommand::Build(typed) => build::run(typed, &settings, messages, terminal),
        TypedCommand::Serve(typed) => serve::run(typed, &settings, messages, terminal),
        TypedCommand::Inspect(typed) => inspect::run(typed, &settings, messages, terminal),
        TypedCommand::Explain { code } => explain::run(code.as_deref(), messages, terminal),
        TypedCommand::New(typed) => new::run(typed, &settings, messages, terminal),
        TypedCommand::Publish(typed) => publish::run(typed, &settings, messages, terminal),
        TypedCommand::Rename(typed) => rename::run(typed, &settings, messages, terminal),
        TypedCommand::List(typed) => list::run(typed, &settings, messages, terminal),
        TypedCommand::Completions { shell } => completions::run(&shell, messages, terminal),
        TypedCommand::Licenses => licenses::run(terminal),
        TypedCommand::Theme(typed) => theme::run(typed, &settings, messages, terminal),
        TypedCommand::Init { folder } => init::run(&folder, &settings, messages, terminal),
    }
}
