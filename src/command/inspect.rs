//! `jianbao inspect`: what the template of a page sees, name by name.

use std::io;

use super::arguments::TypedInspect;
use super::settings::Settings;
use super::terminal::Terminal;
use super::{Status, misuse};
use crate::address::Address;
use crate::diagnostic::{Diagnostic, Severity, did_you_mean, settle};
use crate::message::Messages;
use crate::path::SitePath;
use crate::pipeline::{self, Kept, Snapshot, load};
use crate::render::Seen;
use crate::report;
use crate::site::visibility::Include;
use crate::world::World;

/// Prints what the page's template sees.
///
/// # Errors
/// If the terminal cannot be written to.
pub(super) fn run(
    typed: TypedInspect,
    settings: &Settings,
    messages: &Messages,
    terminal: &Terminal,
) -> io::Result<Status> {
    let world = match settings.world(typed.clock) {
        Ok(world) => world,
        Err(diagnostic) => {
            terminal.complain(&report::text(&[diagnostic], messages, &|_| None))?;
            return Ok(Status::Errors);
        }
    };
    let everything = Include { drafts: true, future: true, expired: true };
    let mut last = None;
    // As the public site shows it; templates are tried on drafts too.
    for include in [Include::default(), everything] {
        let snapshot = match snapshot(&world, include) {
            Ok(snapshot) => snapshot,
            Err(told) => {
                let lookup = |path: &SitePath| world.excerpt(path);
                terminal.complain(&report::text(&told, messages, &lookup))?;
                return Ok(Status::Errors);
            }
        };
        let address = address_of(&typed.page, &snapshot);
        if let Some(seen) = address.and_then(|address| snapshot.inspect(&address)) {
            terminal.print(&describe(&seen, messages))?;
            return Ok(Status::Done);
        }
        last = Some(snapshot);
    }
    let words = messages.get("inspect-nothing", [("page", typed.page.as_str())]);
    let mut text = misuse::complaint(&words, messages);
    if let Some(snapshot) = last {
        let tip = match close_to(&typed.page, &snapshot) {
            Some(close) => messages.get("did-you-mean", [("suggestion", close.as_str())]),
            None => messages.get("inspect-example", [("page", example(&snapshot).as_str())]),
        };
        text.push_str(&misuse::help(&tip, messages));
    }
    terminal.complain(&text)?;
    Ok(Status::Misuse)
}

/// The site, or what keeps it from being loaded.
fn snapshot(world: &World, include: Include) -> Result<Snapshot, Vec<Diagnostic>> {
    let mut kept = Kept::default();
    kept.look(world);
    let wanted = pipeline::Settings { base_url: None, include };
    let loaded = load(world, &wanted, &mut kept, &|_| {});
    loaded.value.snapshot.ok_or_else(|| {
        let mut told = settle(loaded.diagnostics);
        told.retain(|told| told.severity == Severity::Error);
        told
    })
}

/// Every name on a line, as it is written in a template.
fn describe(seen: &Seen, messages: &Messages) -> String {
    let source = seen.source.as_deref().unwrap_or(&seen.template);
    let mut text = messages.get("inspect-template", [("name", seen.template.as_str()), ("file", source)]);
    text.push_str("\n\n");
    text.extend(seen.values.iter().map(|(name, value)| format!("{name} = {value}\n")));
    text.push('\n');
    text.push_str(&messages.get("inspect-how", []));
    text.push('\n');
    text
}

/// The address that is meant: of a file of `content/`, or the address itself, also as a browser shows it.
fn address_of(typed: &str, snapshot: &Snapshot) -> Option<Address> {
    let typed = typed.replace('\\', "/");
    if let Some((_, rest)) = typed.split_once("://") {
        let path = rest.split(['?', '#']).next().unwrap_or_default();
        // The site may stand at any place below the host, or in any folder of a disk.
        return path.match_indices('/').map(|(at, _)| &path[at + 1..]).find_map(|below| {
            let is_list = below.is_empty() || below.ends_with('/');
            of_site(&if is_list { format!("{below}index.html") } else { below.to_owned() }, snapshot)
        });
    }
    of_site(&typed, snapshot)
}

fn of_site(typed: &str, snapshot: &Snapshot) -> Option<Address> {
    let typed = typed.trim_start_matches("./").trim_start_matches("@/").trim_start_matches('/');
    let site = snapshot.site();
    let below = typed.strip_prefix("content/").unwrap_or(typed);
    let file = SitePath::new(&format!("content/{below}"));
    if let Some(node) = file.and_then(|file| site.node(&file)) {
        return Some(site.address_of(node).clone());
    }
    let bare = typed.trim_end_matches('/');
    let candidates = [Address::file(typed), Address::list(bare), Address::file(&format!("{bare}.html"))];
    candidates.into_iter().find(|address| snapshot.plan.job(address).is_some())
}

/// A page to name as an example: the newest post, or the home page.
fn example(snapshot: &Snapshot) -> String {
    let site = snapshot.site();
    let newest = site.listed.first().map(|id| site.page(*id).document.path.to_string());
    newest.unwrap_or_else(|| "index.html".to_owned())
}

/// The page that a mistyped name most likely means.
fn close_to(typed: &str, snapshot: &Snapshot) -> Option<String> {
    let site = snapshot.site();
    let files = site.pages.iter().map(|page| page.document.path.as_str());
    let sections = site.sections.iter().map(|section| section.document.path.as_str());
    let files = files.chain(sections).filter_map(|path| path.strip_prefix("content/"));
    let addresses =
        snapshot.plan.jobs.iter().map(|job| job.address.as_str()).filter(|path| path.ends_with(".html"));
    let all: Vec<&str> = files.chain(addresses).collect();
    let typed = typed.replace('\\', "/");
    let typed = typed.split_once("://").map_or(&*typed, |(_, rest)| rest);
    let typed = typed.strip_prefix("content/").unwrap_or(typed);
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let close = did_you_mean(typed, all.iter().copied());
    let same_name = || all.iter().find(|path| name(path) == name(typed)).copied();
    // A word of the name will do where nothing is that close: the first such post.
    let stem = name(typed).split('.').next().unwrap_or_default().to_owned();
    let part = || all.iter().find(|path| stem.chars().count() > 2 && path.contains(&*stem)).copied();
    close.or_else(same_name).or_else(part).map(str::to_owned)
}
