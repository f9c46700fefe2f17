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
    if let Some(close) = last.and_then(|snapshot| close_to(&typed.page, &snapshot)) {
        let tip = messages.get("did-you-mean", [("suggestion", close.as_str())]);
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

/// The address that is meant: of a file of `content/`, or the address itself.
fn address_of(typed: &str, snapshot: &Snapshot) -> Option<Address> {
    let typed = typed.replace('\\', "/");
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

/// The page that a mistyped name most likely means.
fn close_to(typed: &str, snapshot: &Snapshot) -> Option<String> {
    let site = snapshot.site();
    let files = site.pages.iter().map(|page| page.document.path.as_str());
    let sections = site.sections.iter().map(|section| section.document.path.as_str());
    let all: Vec<&str> = files.chain(sections).filter_map(|path| path.strip_prefix("content/")).collect();
    let typed = typed.strip_prefix("content/").unwrap_or(typed);
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let same_name = all.iter().find(|path| name(path) == name(typed)).copied();
    same_name.or_else(|| did_you_mean(typed, all.iter().copied())).map(str::to_owned)
}
