//! `jianbao completions`: the commands and options for the Tab key of a shell.

use std::io;

use clap::Command;
use clap::builder::PossibleValuesParser;
use clap_complete::Shell;

use super::Status;
use super::arguments::program;
use super::new::kinds_everywhere;
use super::terminal::Terminal;
use crate::diagnostic::Code;
use crate::message::Messages;

/// The shells that are known.
pub(super) const SHELLS: &[&str] = &["bash", "zsh", "fish", "powershell", "elvish"];

/// Prints the script.
///
/// # Errors
/// If the terminal cannot be written to.
pub(super) fn run(shell: &str, messages: &Messages, terminal: &Terminal) -> io::Result<Status> {
    // Only the shells of the list can have been typed.
    let shell: Shell = shell.parse().unwrap_or(Shell::Bash);
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut completed(messages), "jianbao", &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if shell == Shell::Fish {
        // Its script is made of options alone.
        script.push_str(&fish_words("explain", Code::ALL.iter().map(|code| code.id())));
        script.push_str(&fish_words("new", kinds_everywhere()));
    }
    terminal.print(&script)?;
    Ok(Status::Done)
}

/// A line of fish for the words that may stand behind a command.
fn fish_words<'a>(command: &str, words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.collect();
    let when = format!("__fish_jianbao_using_subcommand {command}");
    format!("complete -c jianbao -n \"{when}\" -f -a \"{}\"\n", words.join(" "))
}

/// The program with the words that its arguments may be, where it knows some. They are no rule: to what else
/// is typed, the commands themselves have better answers.
fn completed(messages: &Messages) -> Command {
    let codes = PossibleValuesParser::new(Code::ALL.iter().map(|code| code.id()));
    let kinds = PossibleValuesParser::new(kinds_everywhere());
    program(messages)
        .mut_subcommand("explain", |explain| explain.mut_arg("code", |code| code.value_parser(codes)))
        .mut_subcommand("new", |new| new.mut_arg("kind", |kind| kind.value_parser(kinds)))
}
