//! What may be typed, described for clap, and what was typed.
//!
//! clap only parses. Its help and its errors are English sentences in its source, so `help` and `misuse`
//! write them anew from the data that clap hands out.

mod typed;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::tz::TimeZone;

use super::completions::SHELLS;
use super::list::Wanted;
use crate::date::Moment;
use crate::message::Messages;

pub(super) use typed::{
    Format, TypedBuild, TypedInspect, TypedList, TypedNew, TypedPublish, TypedRename, TypedServe, TypedTheme,
};
use typed::{given, several};

/// What the user asks for.
#[derive(Debug)]
pub(super) enum Request {
    /// The help of the program, or of a command: `build`, `theme list`.
    Help(Option<String>),
    /// The version.
    Version,
    /// No command at all, or one that only others make sense of.
    Nothing(Option<String>),
    /// A command.
    Run(Typed),
}

/// A whole command line, as typed.
#[derive(Debug)]
pub(super) struct Typed {
    pub(super) root: Option<PathBuf>,
    pub(super) quiet: bool,
    pub(super) command: TypedCommand,
}

/// A command with its own options, as typed.
#[derive(Debug)]
pub(super) enum TypedCommand {
    Build(TypedBuild),
    Serve(TypedServe),
    Init { folder: PathBuf },
    New(TypedNew),
    Publish(TypedPublish),
    Rename(TypedRename),
    List(TypedList),
    Completions { shell: String },
    Inspect(TypedInspect),
    Explain { code: Option<String> },
    Licenses,
    Theme(TypedTheme),
}

/// Reads the command line.
///
/// # Errors
/// clap's error, for `misuse` to explain.
pub(super) fn parse(argv: &[OsString], messages: &Messages) -> Result<Request, clap::Error> {
    let matches = match program(messages).try_get_matches_from(argv) {
        // Whoever asks for help need not know yet what the command wants.
        Err(error) if error.kind() == ErrorKind::MissingRequiredArgument => {
            let matches = program(messages).ignore_errors(true).try_get_matches_from(argv)?;
            if innermost(&matches).1.get_flag("help") { matches } else { return Err(error) }
        }
        matches => matches?,
    };
    let (name, inner) = innermost(&matches);
    if inner.get_flag("help") {
        return Ok(Request::Help(name));
    }
    if matches.get_flag("version") {
        return Ok(Request::Version);
    }
    let command = match name.as_deref() {
        Some("build") => TypedCommand::Build(TypedBuild::of(inner)),
        Some("serve") => TypedCommand::Serve(TypedServe::of(inner)),
        Some("init") => TypedCommand::Init { folder: new_folder(inner)? },
        Some("new") => TypedCommand::New(TypedNew::of(inner)),
        Some("publish") => TypedCommand::Publish(TypedPublish::of(inner)),
        Some("rename") => TypedCommand::Rename(TypedRename {
            file: given(inner, "old").unwrap_or_default(),
            slug: given(inner, "new").unwrap_or_default(),
        }),
        Some("list") => TypedCommand::List(TypedList::of(inner)),
        Some("completions") => TypedCommand::Completions { shell: given(inner, "shell").unwrap_or_default() },
        Some("inspect") => TypedCommand::Inspect(TypedInspect::of(inner)),
        Some("explain") => TypedCommand::Explain { code: given(inner, "code") },
        Some("licenses") => TypedCommand::Licenses,
        Some("theme list") => TypedCommand::Theme(TypedTheme::List { theme: given(inner, "theme") }),
        Some("theme eject") => TypedCommand::Theme(TypedTheme::Eject {
            theme: given(inner, "theme"),
            files: several(inner, "file"),
        }),
        Some("help") => return Ok(Request::Help(inner.get_one::<String>("command").cloned())),
        _ => return Ok(Request::Nothing(name)),
    };
    let root = inner.get_one::<PathBuf>("root").cloned();
    Ok(Request::Run(Typed { root, quiet: inner.get_flag("quiet"), command }))
}

/// The command and what was typed for it. A global option is handed down to it, wherever it was typed.
fn innermost(matches: &ArgMatches) -> (Option<String>, &ArgMatches) {
    let (mut name, mut inner) = (None, matches);
    while let Some((next, matches)) = inner.subcommand() {
        name = Some(name.map_or_else(|| next.to_owned(), |name| format!("{name} {next}")));
        inner = matches;
    }
    (name, inner)
}

/// The folder of a new site.
fn new_folder(matches: &ArgMatches) -> Result<PathBuf, clap::Error> {
    // Two folders for one site would leave it open which is meant.
    if matches.contains_id("root") {
        let mut error = clap::Error::new(ErrorKind::ArgumentConflict);
        error.insert(ContextKind::InvalidArg, ContextValue::String("--root".to_owned()));
        error.insert(ContextKind::PriorArg, ContextValue::String("init".to_owned()));
        return Err(error);
    }
    Ok(given(matches, "folder").unwrap_or_default())
}

/// The program, with its global options and its commands.
pub(super) fn program(messages: &Messages) -> Command {
    let commands = commands(messages);
    let names: Vec<&'static str> = COMMANDS.to_vec();
    let words = Describe(messages);
    plain_command("jianbao")
        .about(messages.get("about", []))
        .args([
            words.option("root", "value-folder").value_parser(value_parser!(PathBuf)).global(true),
            words.choice("lang", &["zh", "en"]).global(true),
            words.choice("color", &["auto", "always", "never"]).global(true),
            words.flag("quiet").short('q').global(true),
            words.flag("help").short('h').global(true),
            words.flag("version").short('V'),
        ])
        .subcommands(commands)
        .subcommand(
            plain_command("help")
                .about(messages.get("about-help", []))
                .hide(true)
                .arg(words.argument("command", "value-command").value_parser(names)),
        )
}

/// The names of the commands that do something.
pub(super) const COMMANDS: &[&str] = &[
    "init",
    "new",
    "publish",
    "rename",
    "list",
    "build",
    "serve",
    "theme",
    "inspect",
    "explain",
    "completions",
    "licenses",
];

/// The names of the commands within commands.
pub(super) const INNER_COMMANDS: &[&str] = &["theme list", "theme eject"];

fn commands(messages: &Messages) -> Vec<Command> {
    vec![
        init(messages),
        new(messages),
        publish(messages),
        rename(messages),
        list(messages),
        build(messages),
        serve(messages),
        theme(messages),
        inspect(messages),
        explain(messages),
        completions(messages),
        licenses(messages),
    ]
}

fn init(messages: &Messages) -> Command {
    let folder = Describe(messages).argument("folder", "value-folder").required(true);
    plain_command("init")
        .about(messages.get("about-init", []))
        .arg(folder.value_parser(value_parser!(PathBuf)))
}

fn new(messages: &Messages) -> Command {
    let words = Describe(messages);
    plain_command("new").about(messages.get("about-new", [])).args([
        words.argument("kind", "value-kind").required(true),
        words.argument("title", "value-title").required(true),
        words.option("date", "value-time").value_parser(read_time),
        words.option("slug", "value-slug"),
        words.flag("edit"),
        words.option("now", "value-time").value_parser(read_time),
    ])
}

fn publish(messages: &Messages) -> Command {
    let words = Describe(messages);
    plain_command("publish").about(messages.get("about-publish", [])).args([
        words.argument("post", "value-post").required(true).num_args(1..),
        words.flag("keep-date"),
        words.option("now", "value-time").value_parser(read_time),
    ])
}

fn rename(messages: &Messages) -> Command {
    let words = Describe(messages);
    plain_command("rename").about(messages.get("about-rename", [])).args([
        words.argument("old", "value-post").required(true),
        words.argument("new", "value-slug").required(true),
    ])
}

fn list(messages: &Messages) -> Command {
    let words = Describe(messages);
    plain_command("list").about(messages.get("about-list", [])).args([
        words.argument("state", "value-state").value_parser(PossibleValuesParser::new(Wanted::WORDS)),
        words.choice("format", &["text", "json"]),
        words.option("now", "value-time").value_parser(read_time),
    ])
}

fn completions(messages: &Messages) -> Command {
    let shell = Describe(messages).argument("shell", "value-shell").required(true);
    let shell = shell.value_parser(PossibleValuesParser::new(SHELLS));
    plain_command("completions").about(messages.get("about-completions", [])).arg(shell)
}

fn build(messages: &Messages) -> Command {
    let words = Describe(messages);
    plain_command("build").about(messages.get("about-build", [])).args([
        words.option("out", "value-folder").value_parser(value_parser!(PathBuf)),
        words.option("base-url", "value-address"),
        words.option("now", "value-time").value_parser(read_time),
        words.flag("strict"),
        words.choice("format", &["text", "json"]),
        words.flag("drafts"),
        words.flag("future"),
        words.flag("expired"),
        words.flag("force"),
    ])
}

fn serve(messages: &Messages) -> Command {
    let words = Describe(messages);
    plain_command("serve").about(messages.get("about-serve", [])).args([
        words.option("port", "value-port").value_parser(value_parser!(u16).range(1..)),
        words.flag("open"),
        words.flag("lan"),
        words.flag("navigate"),
        // What is the default may be said all the same.
        words.flag("drafts").hide(true).conflicts_with("no-drafts"),
        words.flag("no-drafts"),
        words.flag("future"),
        words.flag("expired"),
        // What is public in a time to come is not public now.
        words.option("now", "value-time").value_parser(read_time).conflicts_with("lan"),
        words.option("base-url", "value-address"),
        words.option("poll", "value-milliseconds").value_parser(value_parser!(u32).range(50..=3_600_000)),
    ])
}

fn explain(messages: &Messages) -> Command {
    let code = Describe(messages).argument("code", "value-code");
    plain_command("explain").about(messages.get("about-explain", [])).arg(code)
}

fn inspect(messages: &Messages) -> Command {
    let words = Describe(messages);
    plain_command("inspect").about(messages.get("about-inspect", [])).args([
        words.argument("page", "value-page").required(true),
        words.option("now", "value-time").value_parser(read_time),
    ])
}

fn theme(messages: &Messages) -> Command {
    let words = Describe(messages);
    let about = |id: &str| messages.get(id, []);
    let theme = || words.option("theme", "value-name");
    let files = words.argument("file", "value-file").required(true).num_args(1..);
    plain_command("theme").about(about("about-theme")).subcommands([
        plain_command("list").about(about("about-theme-list")).arg(theme()),
        plain_command("eject").about(about("about-theme-eject")).args([files, theme()]),
    ])
}

fn licenses(messages: &Messages) -> Command {
    plain_command("licenses").about(messages.get("about-licenses", []))
}

/// A command without the help, the version and the subcommand that clap would add, all of them English.
fn plain_command(name: &'static str) -> Command {
    Command::new(name).disable_help_flag(true).disable_version_flag(true).disable_help_subcommand(true)
}

/// Options with the words of the chosen language. The id of an option is its long name.
struct Describe<'a>(&'a Messages);

impl Describe<'_> {
    fn flag(&self, name: &'static str) -> Arg {
        let help = self.0.get(&format!("arg-{name}"), []);
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
    }

    fn option(&self, name: &'static str, value: &str) -> Arg {
        self.flag(name).action(ArgAction::Set).value_name(self.0.get(value, []))
    }

    /// What stands in its place on the line, without a name.
    fn argument(&self, name: &'static str, value: &str) -> Arg {
        let help = self.0.get(&format!("arg-{name}"), []);
        Arg::new(name).value_name(self.0.get(value, [])).help(help)
    }

    fn choice(&self, name: &'static str, allowed: &'static [&'static str]) -> Arg {
        let parser = PossibleValuesParser::new(allowed);
        self.flag(name).action(ArgAction::Set).value_name(allowed.join("|")).value_parser(parser)
    }
}

/// A time is read again in the site's time zone, which is not known yet; here only its form is looked at.
fn read_time(text: &str) -> Result<String, String> {
    match Moment::parse(text, &TimeZone::UTC) {
        Some(_) => Ok(text.to_owned()),
        None => Err(String::new()),
    }
}
