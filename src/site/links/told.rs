//! What is said of references that lead nowhere, and what was most likely meant.

use super::super::readings::cut;
use super::{Node, Site, Unresolved};
use crate::content::Reference;
use crate::diagnostic::{Code, Diagnostic, Span, did_you_mean};
use crate::path::SitePath;

/// Where a reference stands.
pub(super) fn place(file: &SitePath, reference: &Reference) -> Span {
    Span::new(file, reference.range.start as usize..reference.range.end as usize)
}

pub(super) fn describe(
    site: &Site,
    file: &SitePath,
    reference: &Reference,
    is_image: bool,
    problem: &Unresolved<'_>,
) -> Diagnostic {
    let target = &*reference.target;
    let span = place(file, reference);
    match problem {
        Unresolved::Outside => Diagnostic::at(Code::PathOutside, span).with("target", target),
        Unresolved::Local => Diagnostic::at(Code::LocalPath, span).with("target", target),
        Unresolved::Hidden(state) => {
            Diagnostic::at(Code::LinkToHidden, span).with("target", target).with("state", state)
        }
        Unresolved::NoAnchor(anchor, node) => dead_anchor(site, span, target, anchor, *node),
        Unresolved::Dead if is_image => Diagnostic::at(Code::ImageMissing, span).with("target", target),
        Unresolved::Dead => Diagnostic::at(Code::DeadLink, span).with("target", target),
    }
}

/// Files for which something is suggested: each is compared with many others, and a site that comes from
/// another system may name thousands that are not there.
const MOST_SUGGESTIONS: usize = 100;

/// Adds what was most likely meant to the first problems with files that are not there.
pub(super) fn suggest(site: &Site, diagnostics: &mut [Diagnostic]) {
    use Code::{AttachmentMissing, DeadLink, ImageMissing, LocalPath, PathOutside};
    let is_missing = |told: &&mut Diagnostic| {
        matches!(told.code, AttachmentMissing | DeadLink | ImageMissing | LocalPath | PathOutside)
    };
    for told in diagnostics.iter_mut().filter(is_missing).take(MOST_SUGGESTIONS) {
        let (Some(span), Some(target)) = (&told.span, told.arg("target")) else { continue };
        let page = (told.code == DeadLink).then(|| similar_page(site, &span.file, target)).flatten();
        let close = page.or_else(|| site.assets.similar(&span.file, target));
        *told = told.clone().suggest(close.as_deref().filter(|close| *close != target));
    }
}

/// The diagnostic for a place that its page lacks.
pub(in crate::site) fn dead_anchor(
    site: &Site,
    span: Span,
    target: &str,
    anchor: &str,
    node: Node,
) -> Diagnostic {
    let ids = site.body(node).outline.iter().map(|heading| &*heading.id);
    Diagnostic::at(Code::DeadAnchor, span)
        .with("target", target)
        .with("anchor", anchor)
        .suggest(did_you_mean(anchor, ids))
}

/// The post that a dead link most likely means: one of the same name elsewhere, or of a close name.
fn similar_page(site: &Site, from: &SitePath, target: &str) -> Option<String> {
    let name = cut(target).0.rsplit('/').next().filter(|name| !name.is_empty())?;
    let paths = || site.pages.iter().map(|page| &page.document.path);
    let found = paths().find(|path| path.file_name() == name).or_else(|| {
        let folder = from.parent();
        let close =
            did_you_mean(name, paths().filter(|path| path.parent() == folder).map(SitePath::file_name))?;
        paths().find(|path| path.parent() == folder && path.file_name() == close)
    })?;
    Some(format!("@/{}", found.below("content")?))
}
