//! Functions that look something of the site up: Zola's names, and Zola's meaning.

use std::sync::Arc;

use minijinja::value::Kwargs;
use minijinja::{Error, ErrorKind, State, Value};

use super::current;
use crate::path::SitePath;
use crate::render::objects::{PageObject, SectionObject, TaxonomyObject, TermObject};
use crate::render::view::View;
use crate::site::{Node, Resolved, TaxonomyId, TermId, resolve};

/// `get_page(path)`: the post of a file, its path below `content/`.
pub(super) fn get_page(state: &State<'_, '_>, path: Option<&str>, kwargs: Kwargs) -> Result<Value, Error> {
    let path = argument(path, &kwargs, "path")?;
    current(state, |current| match node(&current.view, &path) {
        Some(Node::Page(id)) if current.view.site().is_shown(id) => Ok(PageObject::value(&current.view, id)),
        _ => Err(failed(format!("get_page: no page {path}"))),
    })
}

/// `get_section(path)`: the section of an `_index.md`, its path below `content/`.
pub(super) fn get_section(state: &State<'_, '_>, path: Option<&str>, kwargs: Kwargs) -> Result<Value, Error> {
    let path = argument(path, &kwargs, "path")?;
    current(state, |current| match node(&current.view, &path) {
        Some(Node::Section(id)) if !current.view.site().section(id).hidden => {
            Ok(SectionObject::value(&current.view, id, None))
        }
        _ => Err(failed(format!("get_section: no section {path}"))),
    })
}

fn node(view: &View, path: &str) -> Option<Node> {
    let path = path.strip_prefix("@/").unwrap_or(path);
    view.site().node(&SitePath::new(&format!("content/{path}"))?)
}

/// `get_url(path)`: the link to a post (`@/notices/a.md`), an address of the site or a file of `static/`, as
/// the page at hand writes it.
pub(super) fn get_url(state: &State<'_, '_>, path: Option<&str>, kwargs: Kwargs) -> Result<Value, Error> {
    let path = argument(path, &kwargs, "path")?;
    current(state, |current| {
        let view = &current.view;
        let site = view.site();
        // From the root, whatever page asks: a path without `@/` or `/` is a file of the theme or of `static/`.
        if let Some(file) = view.theme().files.get(path.as_str()) {
            return Ok(view.link(&file.address));
        }
        let rooted = if path.starts_with(['@', '/']) { path.clone() } else { format!("/{path}") };
        match resolve(site, &site.config.file, &rooted) {
            Ok(Resolved::Page(node, anchor)) => {
                let link = view.link(site.address_of(node));
                Ok(match anchor {
                    Some(anchor) if !link.is_none() => Value::from_safe_string(format!("{link}#{anchor}")),
                    _ => link,
                })
            }
            Ok(Resolved::Asset(asset)) => Ok(view.link(&site.assets.get(asset).address)),
            Ok(Resolved::Address(address)) => Ok(view.link(&address)),
            _ => Err(failed(format!("get_url: no page or file {path}"))),
        }
    })
}

/// `get_taxonomy(kind)`: all terms of a taxonomy.
pub(super) fn get_taxonomy(
    state: &State<'_, '_>,
    kind: Option<&str>,
    kwargs: Kwargs,
) -> Result<Value, Error> {
    let kind = argument(kind, &kwargs, "kind")?;
    current(state, |current| {
        Ok(TaxonomyObject::value(&current.view, taxonomy(&current.view, "get_taxonomy", &kind)?))
    })
}

/// `get_taxonomy_term(kind, term)`: one term.
pub(super) fn get_taxonomy_term(
    state: &State<'_, '_>,
    kind: Option<&str>,
    term: Option<&str>,
    kwargs: Kwargs,
) -> Result<Value, Error> {
    let term = named(term, &kwargs, "term")?;
    let kind = argument(kind, &kwargs, "kind")?;
    current(state, |current| find_term(&current.view, "get_taxonomy_term", &kind, &term))
}

/// `get_taxonomy_url(kind, name)`: the link to a term's page.
pub(super) fn get_taxonomy_url(
    state: &State<'_, '_>,
    kind: Option<&str>,
    name: Option<&str>,
    kwargs: Kwargs,
) -> Result<Value, Error> {
    // Newer versions of Zola call the name a term.
    let name = named(name, &kwargs, if kwargs.has("term") { "term" } else { "name" })?;
    let kind = argument(kind, &kwargs, "kind")?;
    current(state, |current| find_term(&current.view, "get_taxonomy_url", &kind, &name)?.get_attr("url"))
}

fn taxonomy(view: &View, function: &str, kind: &str) -> Result<TaxonomyId, Error> {
    view.site().taxonomy_named(kind).ok_or_else(|| failed(format!("{function}: no taxonomy {kind}")))
}

/// A term by its name. The categories are a taxonomy here as they are in Zola.
fn find_term(view: &Arc<View>, function: &str, kind: &str, name: &str) -> Result<Value, Error> {
    let site = view.site();
    let position = |terms: &[crate::site::Term]| terms.iter().position(|term| term.name == name);
    let missing = || failed(format!("{function}: no {name} in {kind}"));
    if kind == "categories" {
        let at = position(&site.categories).ok_or_else(missing)?;
        return Ok(TermObject::category(view, TermId::at(at)));
    }
    let id = taxonomy(view, function, kind)?;
    let at = position(&site.taxonomy(id).terms).ok_or_else(missing)?;
    Ok(TermObject::value(view, id, TermId::at(at)))
}

/// The last argument: by place or by name.
fn argument(by_place: Option<&str>, kwargs: &Kwargs, name: &'static str) -> Result<String, Error> {
    let found = named(by_place, kwargs, name)?;
    kwargs.assert_all_used()?;
    Ok(found)
}

/// An argument by place or by name.
fn named(by_place: Option<&str>, kwargs: &Kwargs, name: &'static str) -> Result<String, Error> {
    match by_place {
        Some(text) => Ok(text.to_owned()),
        None => kwargs.get(name),
    }
}

fn failed(what: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, what)
}
