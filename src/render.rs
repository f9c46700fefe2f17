//! One [`Job`] → its [`Artifact`]: pure, one at a time, in any order.

mod body;
mod escape;
mod functions;
mod mark;
mod objects;
mod template;
mod view;

use std::sync::Arc;

use minijinja::Value;

use crate::address::Address;
use crate::artifact::Artifact;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::path::SitePath;
use crate::plan::{Job, Kind, Pager};
use crate::site::{Node, Site};
use crate::theme::Theme;
use crate::world::World;

use objects::{
    CurrentObject, PageObject, SectionObject, TermObject, pager_value, timeline_value, year_value,
};
pub use template::Engine;
use view::View;

/// What all jobs of a snapshot share.
#[derive(Debug, Clone)]
pub struct Scene {
    /// The site.
    pub site: Arc<Site>,
    /// Its theme.
    pub theme: Arc<Theme>,
}

/// The result of a job.
#[derive(Debug)]
pub struct Rendered {
    /// The file's content; `None` if there is none because of an error.
    pub artifact: Option<Artifact>,
    /// What went wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Does one job. `world` is asked for nothing but files that are copied.
pub fn render(job: &Job, scene: &Scene, engine: &Engine, world: &World) -> Rendered {
    let done = match &job.kind {
        Kind::Copy(source) => copy(source, world),
        Kind::Theme(name) => theme_file(name, scene),
        kind => page(kind, &job.address, scene, engine),
    };
    match done {
        Ok(artifact) => Rendered { artifact: Some(artifact), diagnostics: Vec::new() },
        Err(diagnostic) => Rendered { artifact: None, diagnostics: vec![*diagnostic] },
    }
}

fn copy(source: &SitePath, world: &World) -> Result<Artifact, Box<Diagnostic>> {
    if let Some(file) = world.file_on_disk(source) {
        return Ok(Artifact::File(file));
    }
    world.read(source).map(Artifact::Bytes).map_err(|error| {
        let report = Diagnostic::at(Code::Unreadable, Span::file(source));
        Box::new(report.with("name", source).with("error", error))
    })
}

fn theme_file(name: &str, scene: &Scene) -> Result<Artifact, Box<Diagnostic>> {
    match scene.theme.files.get(name) {
        Some(file) => Ok(Artifact::Bytes(file.bytes.clone())),
        None => Err(Box::new(Diagnostic::new(Code::Unreadable).with("name", name).with("error", ""))),
    }
}

/// What a page is made of: its template, what it calls itself, and what the template sees.
struct Sheet<'a> {
    template: &'a str,
    current: CurrentObject,
    values: Vec<(&'static str, Value)>,
    /// The Markdown file that it comes from, for diagnostics.
    source: Option<&'a SitePath>,
}

fn page(kind: &Kind, address: &Address, scene: &Scene, engine: &Engine) -> Result<Artifact, Box<Diagnostic>> {
    let is_not_found = matches!(kind, Kind::NotFound);
    let view = Arc::new(View::new(scene, address.clone(), is_not_found));
    let sheet = sheet(kind, &view, &scene.site);
    let is_draft_build = scene.site.include.is_draft_build();
    let html = engine.render(sheet.template, &view, sheet.current, sheet.values, sheet.source)?;
    let html = if is_draft_build { mark::as_draft(html) } else { html };
    Ok(Artifact::Bytes(html.into_bytes()))
}

fn sheet<'a>(kind: &Kind, view: &Arc<View>, site: &'a Site) -> Sheet<'a> {
    let current = |kind| CurrentObject::new(Arc::clone(view), kind);
    match kind {
        Kind::Home(pager) => Sheet {
            template: site.root_section().and_then(own_template).unwrap_or("index.html"),
            current: current("home"),
            values: vec![
                (
                    "section",
                    site.root_section()
                        .map_or_else(none, |section| section_value(view, site, &section.document.path)),
                ),
                ("paginator", pager_value(view, pager, &site.listed)),
            ],
            source: site.root_section().map(|section| &section.document.path),
        },
        Kind::Page(id) => {
            let page = site.page(*id);
            let of_section = || {
                let section = page.section.map(|section| site.section(section))?;
                section.document.front.page_template.as_ref().map(|found| found.value.as_str())
            };
            let own = page.document.front.template.as_ref().map(|found| found.value.as_str());
            Sheet {
                template: own.or_else(of_section).unwrap_or("page.html"),
                current: current("page").of_category(page.category),
                values: vec![("page", PageObject::value(view, *id))],
                source: Some(&page.document.path),
            }
        }
        Kind::Withdrawn(id) => Sheet {
            template: "withdrawn.html",
            current: current("page").without_index(),
            values: vec![("page", objects::withdrawn_value(view, *id))],
            source: Some(&site.page(*id).document.path),
        },
        Kind::Section(id, pager) => list_sheet(
            site.section(*id)
                .document
                .front
                .template
                .as_ref()
                .map_or("section.html", |found| found.value.as_str()),
            current("section"),
            vec![("section", SectionObject::value(view, *id, Some(pager)))],
            view,
            pager,
            &site.section(*id).pages,
            Some(&site.section(*id).document.path),
        ),
        Kind::Category(id, pager) => category_sheet(*id, pager, view, site),
        Kind::Timeline => Sheet {
            template: "timeline.html",
            current: current("timeline"),
            values: vec![("timeline", timeline_value(view))],
            source: None,
        },
        Kind::Year(index) => Sheet {
            template: "timeline_year.html",
            current: current("year"),
            values: vec![
                ("year", year_value(view, *index)),
                ("newer_year", index.checked_sub(1).map_or_else(none, |newer| year_value(view, newer))),
                (
                    "older_year",
                    if index + 1 < site.timeline.years.len() { year_value(view, index + 1) } else { none() },
                ),
            ],
            source: None,
        },
        Kind::Redirect(target) => Sheet {
            template: "redirect.html",
            current: current("redirect").without_index(),
            values: vec![("target", view.link(target)), ("target_permalink", view.permalink(target))],
            source: None,
        },
        // The caller copies these without a template.
        Kind::NotFound | Kind::Copy(_) | Kind::Theme(_) => Sheet {
            template: "404.html",
            current: current("404").without_index(),
            values: Vec::new(),
            source: None,
        },
    }
}

fn category_sheet<'a>(id: crate::site::TermId, pager: &Pager, view: &Arc<View>, site: &'a Site) -> Sheet<'a> {
    let term = site.category(id);
    let section = term.section.map(|section| site.section(section));
    let mut values = vec![("term", TermObject::value(view, id))];
    values.push((
        "section",
        term.section.map_or_else(none, |section| SectionObject::value(view, section, Some(pager))),
    ));
    list_sheet(
        section.and_then(own_template).unwrap_or("category.html"),
        CurrentObject::new(Arc::clone(view), "term").of_category(Some(id)),
        values,
        view,
        pager,
        section.map_or(&term.pages, |section| &section.pages),
        section.map(|section| &section.document.path),
    )
}

fn list_sheet<'a>(
    template: &'a str,
    current: CurrentObject,
    mut values: Vec<(&'static str, Value)>,
    view: &Arc<View>,
    pager: &Pager,
    pages: &[crate::site::PageId],
    source: Option<&'a SitePath>,
) -> Sheet<'a> {
    values.push(("paginator", pager_value(view, pager, pages)));
    Sheet { template, current, values, source }
}

fn own_template(section: &crate::site::Section) -> Option<&str> {
    section.document.front.template.as_ref().map(|found| found.value.as_str())
}

fn section_value(view: &Arc<View>, site: &Site, path: &SitePath) -> Value {
    match site.node(path) {
        Some(Node::Section(id)) => SectionObject::value(view, id, None),
        _ => none(),
    }
}

/// What templates call `none`.
fn none() -> Value {
    Value::from(())
}
