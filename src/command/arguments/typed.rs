//! The options of each command, as typed.

use std::path::PathBuf;
use std::time::Duration;

use clap::ArgMatches;

use super::super::list::Wanted;
use crate::site::visibility::Include;
use crate::world::Clock;

/// The options of `build`, as typed.
#[derive(Debug)]
pub(in crate::command) struct TypedBuild {
    pub(in crate::command) out: Option<PathBuf>,
    pub(in crate::command) base_url: Option<String>,
    pub(in crate::command) clock: Clock,
    pub(in crate::command) format: Format,
    pub(in crate::command) strict: bool,
    pub(in crate::command) force: bool,
    /// Which posts are shown although they are not public.
    pub(in crate::command) include: Include,
}

/// The options of `serve`, as typed.
#[derive(Debug)]
pub(in crate::command) struct TypedServe {
    pub(in crate::command) port: Option<u16>,
    pub(in crate::command) open: bool,
    pub(in crate::command) lan: bool,
    pub(in crate::command) base_url: Option<String>,
    pub(in crate::command) clock: Clock,
    pub(in crate::command) poll: Option<Duration>,
    pub(in crate::command) navigate: bool,
    /// Which posts are shown although they are not public.
    pub(in crate::command) include: Include,
}

/// The options of `inspect`, as typed.
#[derive(Debug)]
pub(in crate::command) struct TypedInspect {
    pub(in crate::command) page: String,
    pub(in crate::command) clock: Clock,
}

/// The options of `new`, as typed.
#[derive(Debug)]
pub(in crate::command) struct TypedNew {
    pub(in crate::command) kind: String,
    pub(in crate::command) title: String,
    pub(in crate::command) date: Option<String>,
    pub(in crate::command) slug: Option<String>,
    pub(in crate::command) edit: bool,
    pub(in crate::command) clock: Clock,
}

/// The options of `publish`, as typed.
#[derive(Debug)]
pub(in crate::command) struct TypedPublish {
    pub(in crate::command) files: Vec<String>,
    pub(in crate::command) keep_date: bool,
    pub(in crate::command) clock: Clock,
}

/// The options of `rename`, as typed.
#[derive(Debug)]
pub(in crate::command) struct TypedRename {
    pub(in crate::command) file: String,
    pub(in crate::command) slug: String,
}

/// The options of `list`, as typed.
#[derive(Debug)]
pub(in crate::command) struct TypedList {
    pub(in crate::command) wanted: Wanted,
    pub(in crate::command) format: Format,
    pub(in crate::command) clock: Clock,
}

/// The options of `theme`, as typed.
#[derive(Debug)]
pub(in crate::command) enum TypedTheme {
    List { theme: Option<String> },
    Eject { theme: Option<String>, files: Vec<String> },
}

/// In which form a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::command) enum Format {
    Text,
    Json,
}

impl TypedBuild {
    pub(super) fn of(matches: &ArgMatches) -> Self {
        let flag = |name: &str| matches.get_flag(name);
        Self {
            out: matches.get_one::<PathBuf>("out").cloned(),
            base_url: matches.get_one::<String>("base-url").cloned(),
            clock: clock(matches),
            format: format(matches),
            strict: flag("strict"),
            force: flag("force"),
            include: Include { drafts: flag("drafts"), future: flag("future"), expired: flag("expired") },
        }
    }
}

impl TypedNew {
    pub(super) fn of(matches: &ArgMatches) -> Self {
        Self {
            kind: given(matches, "kind").unwrap_or_default(),
            title: given(matches, "title").unwrap_or_default(),
            date: given(matches, "date"),
            slug: given(matches, "slug"),
            edit: matches.get_flag("edit"),
            clock: clock(matches),
        }
    }
}

impl TypedPublish {
    pub(super) fn of(matches: &ArgMatches) -> Self {
        let keep_date = matches.get_flag("keep-date");
        Self { files: several(matches, "post"), keep_date, clock: clock(matches) }
    }
}

impl TypedList {
    pub(super) fn of(matches: &ArgMatches) -> Self {
        let wanted = Wanted::of(given::<String>(matches, "state").as_deref());
        Self { wanted, format: format(matches), clock: clock(matches) }
    }
}

impl TypedInspect {
    pub(super) fn of(matches: &ArgMatches) -> Self {
        Self { page: given(matches, "page").unwrap_or_default(), clock: clock(matches) }
    }
}

impl TypedServe {
    pub(super) fn of(matches: &ArgMatches) -> Self {
        let flag = |name: &str| matches.get_flag(name);
        Self {
            port: matches.get_one::<u16>("port").copied(),
            open: flag("open"),
            lan: flag("lan"),
            base_url: matches.get_one::<String>("base-url").cloned(),
            clock: clock(matches),
            poll: matches.get_one::<u32>("poll").map(|time| Duration::from_millis((*time).into())),
            navigate: flag("navigate"),
            // Whoever previews wants to see what they are writing.
            include: Include { drafts: !flag("no-drafts"), future: flag("future"), expired: flag("expired") },
        }
    }
}

/// The value of an option or of an argument.
pub(super) fn given<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Option<T> {
    matches.get_one(name).cloned()
}

/// The values of an argument that may have several.
pub(super) fn several(matches: &ArgMatches, name: &str) -> Vec<String> {
    matches.get_many(name).into_iter().flatten().cloned().collect()
}

fn format(matches: &ArgMatches) -> Format {
    let is_json = matches.get_one::<String>("format").is_some_and(|format| format == "json");
    if is_json { Format::Json } else { Format::Text }
}

fn clock(matches: &ArgMatches) -> Clock {
    matches.get_one::<String>("now").cloned().map_or(Clock::System, Clock::Given)
}
