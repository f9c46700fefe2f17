//! What a section's `[cascade]` hands down to every post below it.
//!
//! A post's own word always wins, and a nearer section's over a farther one's. This is done between the
//! parse, which knows one file, and the index, which sees finished posts: everything after it need not know
//! that there is such a thing.

use std::collections::HashMap;
use std::sync::Arc;

use super::front_matter::{PageFront, SectionFront};
use super::{Document, Memo, home_folder};
use crate::path::SitePath;
use crate::value::{Found, Table};

/// What posts have from a section unless they say it themselves.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cascade {
    pub(super) category: Option<Found<String>>,
    pub(super) names: Box<[Vec<Found<String>>]>,
    pub(super) source: Option<String>,
    pub(super) editor: Option<String>,
    pub(super) template: Option<Found<String>>,
    pub(super) draft: Option<bool>,
    pub(super) render: Option<bool>,
    pub(super) listed: Option<bool>,
    pub(super) in_search_index: Option<bool>,
    pub(super) extra: Table,
}

impl Cascade {
    /// This one, with what only `outer` says beside it.
    fn within(&self, outer: &Self) -> Self {
        let mut merged = self.clone();
        let or = |own: &Option<String>, outer: &Option<String>| own.clone().or_else(|| outer.clone());
        merged.category = self.category.clone().or_else(|| outer.category.clone());
        merged.template = self.template.clone().or_else(|| outer.template.clone());
        merged.source = or(&self.source, &outer.source);
        merged.editor = or(&self.editor, &outer.editor);
        merged.draft = self.draft.or(outer.draft);
        merged.render = self.render.or(outer.render);
        merged.listed = self.listed.or(outer.listed);
        merged.in_search_index = self.in_search_index.or(outer.in_search_index);
        fill_names(&mut merged.names, &outer.names);
        fill_table(&mut merged.extra, &outer.extra);
        merged
    }

    /// A post's front matter with what it leaves to the section.
    fn apply(&self, own: &PageFront) -> PageFront {
        let mut front = own.clone();
        front.category = front.category.or_else(|| self.category.clone());
        front.template = front.template.or_else(|| self.template.clone());
        front.source = front.source.or_else(|| self.source.clone());
        front.editor = front.editor.or_else(|| self.editor.clone());
        front.draft = front.draft.or(self.draft);
        front.render = front.render.or(self.render);
        front.listed = front.listed.or(self.listed);
        front.in_search_index = front.in_search_index.or(self.in_search_index);
        fill_names(&mut front.names, &self.names);
        fill_table(&mut front.extra, &self.extra);
        front
    }
}

fn fill_names(own: &mut [Vec<Found<String>>], outer: &[Vec<Found<String>>]) {
    for (own, outer) in own.iter_mut().zip(outer).filter(|(own, _)| own.is_empty()) {
        own.clone_from(outer);
    }
}

fn fill_table(own: &mut Table, outer: &Table) {
    for entry in &outer.entries {
        if own.get(&entry.key).is_none() {
            own.entries.push(entry.clone());
        }
    }
}

/// The cascades of a site, by folder. Where none of them changed since the last load, they are the very same
/// values, so that a post can tell by a glance that its own is as it was.
#[derive(Debug, Default)]
pub struct Cascades(HashMap<String, Arc<Cascade>>);

impl Cascades {
    /// The cascades of these sections; what is equal to one of `before` is that one.
    pub fn new<'a>(
        sections: impl IntoIterator<Item = &'a Arc<Document<SectionFront>>>,
        before: &Self,
    ) -> Self {
        let mut found: Vec<(&SitePath, &Cascade)> = sections
            .into_iter()
            .filter_map(|section| Some((&section.path, section.front.cascade.as_ref()?)))
            .collect();
        // A folder before those in it, so that the outer one is ready.
        found.sort_by_key(|(path, _)| path.parent());
        let mut cascades = Self::default();
        for (path, own) in found {
            let folder = path.parent();
            let outer = folder.rsplit_once('/').and_then(|(around, _)| cascades.around(around));
            let merged = outer.map_or_else(|| own.clone(), |outer| own.within(outer));
            let known = before.0.get(folder).filter(|known| ***known == merged);
            let cascade = known.map_or_else(|| Arc::new(merged), Arc::clone);
            cascades.0.insert(folder.to_owned(), cascade);
        }
        cascades
    }

    /// What is handed down to a post.
    pub fn of(&self, path: &SitePath) -> Option<&Arc<Cascade>> {
        if self.0.is_empty() { None } else { self.around(home_folder(path)) }
    }

    /// The cascade of the nearest folder at or around this one that has any.
    fn around(&self, folder: &str) -> Option<&Arc<Cascade>> {
        let mut folder = folder;
        loop {
            match self.0.get(folder) {
                Some(found) => return Some(found),
                None => folder = folder.rsplit_once('/')?.0,
            }
        }
    }
}

/// A post with what is handed down to it.
pub fn hand_down(document: &Document<PageFront>, cascade: &Cascade) -> Arc<Document<PageFront>> {
    Arc::new(Document {
        path: document.path.clone(),
        language: document.language.clone(),
        naming: document.naming,
        writing: document.writing,
        front: cascade.apply(&document.front),
        body: Arc::clone(&document.body),
        // What the index found out about the post as it was need not hold any more.
        facts: Memo::default(),
    })
}
