//! The help of the program and of its commands, from clap's description of them.

use clap::builder::styling::{AnsiColor, Style};
use clap::{Arg, Command};

use super::arguments::program;
use super::width::columns;
use crate::message::Messages;

const HEADING: Style = Style::new().bold();
const LITERAL: Style = AnsiColor::Cyan.on_default();

/// Lines in two columns.
type Rows = Vec<(String, String)>;

/// The help of a command, or of the program if there is none of that name.
pub(super) fn help(command: Option<&str>, messages: &Messages) -> String {
    let program = program(messages);
    let found = |name: &str| name.split(' ').try_fold(&program, |outer, name| outer.find_subcommand(name));
    let Some((name, command)) = command.and_then(|name| Some((name, found(name)?))) else {
        return program_help(&program, messages);
    };
    let mut text = format!("{}\n\n{}", about(command), usage(Some(name), messages));
    section(&mut text, "heading-commands", &subcommands(command), messages);
    let positional: Rows = command.get_positionals().map(argument_row).collect();
    section(&mut text, "heading-arguments", &positional, messages);
    section(&mut text, "heading-options", &options(command), messages);
    let global: Rows = program.get_arguments().filter(|arg| arg.is_global_set()).map(argument_row).collect();
    section(&mut text, "heading-global", &global, messages);
    section(&mut text, "heading-examples", &examples(name, messages), messages);
    text
}

/// `用法: jianbao build [选项]`, for the help and for a complaint.
pub(super) fn usage(command: Option<&str>, messages: &Messages) -> String {
    let id = command.map_or_else(|| "usage".to_owned(), |name| format!("usage-{}", name.replace(' ', "-")));
    let heading = messages.get("heading-usage", []);
    format!("{HEADING}{heading}:{HEADING:#} {}\n", messages.get(&id, []))
}

fn program_help(program: &Command, messages: &Messages) -> String {
    let mut text = format!("{}\n\n{}", about(program), usage(None, messages));
    section(&mut text, "heading-commands", &subcommands(program), messages);
    section(&mut text, "heading-options", &options(program), messages);
    let [heading, codes, more] =
        ["heading-status", "status-codes", "help-more"].map(|id| messages.get(id, []));
    format!("{text}\n{HEADING}{heading}:{HEADING:#} {codes}\n{more}\n")
}

fn subcommands(command: &Command) -> Rows {
    let shown = command.get_subcommands().filter(|command| !command.is_hide_set());
    shown.map(|command| (command.get_name().to_owned(), about(command))).collect()
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

fn options(command: &Command) -> Rows {
    command.get_opts().filter(|option| !option.is_hide_set()).map(argument_row).collect()
}

fn argument_row(arg: &Arg) -> (String, String) {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let value = arg.get_value_names().and_then(|names| names.first()).map(clap::builder::Str::as_str);
    let Some(long) = arg.get_long() else {
        let value = value.unwrap_or_default();
        let several = if arg.get_num_args().is_some_and(|count| count.max_values() > 1) { "..." } else { "" };
        let shown = if arg.is_required_set() { format!("<{value}>{several}") } else { format!("[{value}]") };
        return (shown, help);
    };
    let short = arg.get_short().map_or_else(|| "    ".to_owned(), |short| format!("-{short}, "));
    let takes_value = arg.get_action().takes_values();
    let value = value.filter(|_| takes_value).map(|value| format!(" <{value}>")).unwrap_or_default();
    (format!("{short}--{long}{value}"), help)
}

fn examples(command: &str, messages: &Messages) -> Rows {
    let lines: &[(&str, &str)] = match command {
        "build" => &[
            ("jianbao build", "example-build"),
            ("jianbao build --drafts --out preview", "example-drafts"),
            ("jianbao --root D:\\site build", "example-root"),
        ],
        "explain" => {
            &[("jianbao explain dead-link", "example-explain"), ("jianbao explain", "example-explain-all")]
        }
        "inspect" => &[
            ("jianbao inspect notices/2026-03-01-x.md", "example-inspect"),
            ("jianbao inspect timeline/index.html", "example-inspect-address"),
        ],
        "licenses" => &[("jianbao licenses > licenses.txt", "example-licenses")],
        "init" => &[("jianbao init 简报", "example-init"), ("jianbao init .", "example-init-here")],
        "new" => &[
            ("jianbao new 做法亮点 \"清溪镇：一张清单管到底\"", "example-new"),
            (
                "jianbao new notice \"关于召开推进会的通知\" --date 2026-12-01 --slug meeting",
                "example-new-slug",
            ),
        ],
        "publish" => &[
            ("jianbao publish content/practice/2026-11-22-x.md", "example-publish"),
            ("jianbao publish practice/a.md practice/b.md --keep-date", "example-publish-keep"),
        ],
        "rename" => &[("jianbao rename content/practice/2026-11-22-x.md one-list", "example-rename")],
        "list" => &[
            ("jianbao list", "example-list"),
            ("jianbao list drafts", "example-list-drafts"),
            ("jianbao list all --format json", "example-list-json"),
        ],
        "completions" => &[(
            "jianbao completions bash > ~/.local/share/bash-completion/completions/jianbao",
            "example-completions",
        )],
        "serve" => &[
            ("jianbao serve --open", "example-serve"),
            ("jianbao serve --lan", "example-serve-lan"),
            ("jianbao serve --now 2026-12-01", "example-serve-now"),
        ],
        "theme" => &[
            ("jianbao theme list", "example-theme-list"),
            ("jianbao theme eject page.html", "example-theme-eject"),
        ],
        "theme list" => &[("jianbao theme list", "example-theme-list")],
        "theme eject" => &[
            ("jianbao theme eject page.html", "example-theme-eject"),
            ("jianbao theme eject style.css i18n/zh-CN.toml", "example-theme-eject-two"),
        ],
        _ => &[],
    };
    lines.iter().map(|(line, id)| ((*line).to_owned(), messages.get(id, []))).collect()
}

/// Adds a section whose second column is aligned under full-width text too; nothing if it has no rows.
fn section(text: &mut String, heading: &str, rows: &Rows, messages: &Messages) {
    let Some(widest) = rows.iter().map(|(left, _)| columns(left)).max() else { return };
    let heading = messages.get(heading, []);
    text.extend([format!("\n{HEADING}{heading}:{HEADING:#}\n")]);
    text.extend(rows.iter().map(|(left, right)| {
        let gap = " ".repeat(widest - columns(left) + 2);
        format!("  {LITERAL}{left}{LITERAL:#}{gap}{right}\n")
    }));
}
