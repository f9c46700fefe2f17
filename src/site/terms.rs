//! Categories and tags: one term for all spellings of a name, one address for each term.
//!
//! Which of two terms with one pinyin keeps the bare address is decided by the earliest post that is no
//! draft, never by what happens to be shown today: the clock must not change an address.

use std::collections::{BTreeMap, HashMap};

use super::facts::{hash, name_key};
use super::slug::{Slug, distinguish, fold};
use super::tally::{Counted, Tally, Usage, tally, usages_of};
use super::tree::bad_address;
use super::{PageId, SectionId, Site, Term, TermId};
use crate::address::Address;
use crate::content::Key;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::value::Found;

/// The tags of each post, one list behind the other.
#[derive(Debug, Default)]
pub(super) struct TagLists {
    /// Where the list of each post ends.
    ends: Vec<u32>,
    tags: Vec<TermId>,
}

impl TagLists {
    /// The tags of a post.
    pub(super) fn get(&self, id: PageId) -> &[TermId] {
        let end = |index: usize| self.ends.get(index).map_or(0, |end| *end as usize);
        let start = id.index().checked_sub(1).map_or(0, end);
        &self.tags[start..end(id.index())]
    }
}

/// A name that the configuration declares.
struct Declared<'a> {
    name: &'a str,
    slug: Option<&'a Found<String>>,
    description: &'a str,
    color: Option<&'a str>,
}

/// Finds all categories and tags and tells each post which are its own.
pub(super) fn assign(site: &mut Site, diagnostics: &mut Vec<Diagnostic>) {
    let config = site.config.clone();
    let declared: Vec<Declared<'_>> = config
        .categories
        .iter()
        .map(|category| Declared {
            name: &category.name.value,
            slug: category.slug.as_ref(),
            description: &category.description,
            color: category.color.as_deref(),
        })
        .collect();
    let sections = category_sections(site, diagnostics);
    let mut told = Vec::new();
    let counted = tally(site);
    let categories = Terms::collect("categories", &counted.categories, &declared, site, &mut told);
    // A category whose page is a section has the section's address, whatever its slug.
    let has_section =
        |told: &Diagnostic| told.arg("name").is_some_and(|name| sections.contains_key(&fold(name)));
    told.retain(|told| told.code != Code::TermAddress || !has_section(told));
    diagnostics.append(&mut told);
    report_undeclared(&categories, &counted.categories, &declared, diagnostics);
    let tags = Terms::collect("tags", &counted.tags, &[], site, &mut told);
    // Tags have no pages yet, so that two with one address disturb nobody.
    diagnostics.extend(told.into_iter().filter(|told| told.code != Code::TermAddress));

    let category_of = counted.category_of.iter().map(|found| found.map(|at| categories.ids[at as usize]));
    let category_of: Vec<Option<TermId>> = category_of.collect();
    let mut lists = TagLists { ends: Vec::with_capacity(site.pages.len()), tags: Vec::new() };
    let mut start = 0;
    for end in &counted.tag_ends {
        let own = lists.tags.len();
        for at in &counted.tags_of[start..*end as usize] {
            let tag = tags.ids[*at as usize];
            if !lists.tags[own..].contains(&tag) {
                lists.tags.push(tag);
            }
        }
        start = *end as usize;
        lists.ends.push(u32::try_from(lists.tags.len()).unwrap_or(u32::MAX));
    }
    site.categories = categories.list;
    site.tags = tags.list;
    site.tag_lists = lists;
    for (page, category) in site.pages.iter_mut().zip(category_of) {
        page.category = category;
    }
    for (folded, section) in sections {
        let Some(&term) = categories.by_key.get(&hash(&folded)) else { continue };
        site.sections[section.index()].category = Some(term);
        let address = site.section(section).address.clone();
        let category = &mut site.categories[term.index()];
        category.section = Some(section);
        category.address = address;
    }
}

/// The section that is each category's page.
fn category_sections(site: &Site, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, SectionId> {
    let mut sections: BTreeMap<String, SectionId> = BTreeMap::new();
    for (index, section) in site.sections.iter().enumerate() {
        let has_page = !section.hidden && section.document.front.render;
        let Some(category) = section.document.front.category.as_ref().filter(|_| has_page) else {
            continue;
        };
        let id = SectionId::at(index);
        let first = *sections.entry(fold(&category.value)).or_insert(id);
        if first != id {
            let other = site.section(first).document.front.category.as_ref().map(|found| found.span.clone());
            let mut report = Diagnostic::at(Code::SectionCategoryTwice, category.span.clone())
                .with("name", &category.value);
            report.related.extend(other);
            diagnostics.push(report);
        }
    }
    sections
}

/// The terms of one taxonomy.
struct Terms {
    list: Vec<Term>,
    /// The term of each counted name.
    ids: Vec<TermId>,
    by_key: HashMap<Key, TermId>,
}

/// A term before it has an address.
struct Named<'a> {
    name: &'a str,
    declared: Option<&'a Declared<'a>>,
    /// Its first use.
    usage: Option<Usage<'a>>,
}

impl Terms {
    fn collect<'a>(
        taxonomy: &'static str,
        tally: &Tally<'a>,
        declared: &'a [Declared<'a>],
        site: &'a Site,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut names: Vec<Named<'a>> = Vec::new();
        let mut by_key: HashMap<Key, TermId> = HashMap::new();
        for known in declared {
            by_key.entry(hash(&fold(known.name))).or_insert_with(|| {
                names.push(Named { name: known.name, declared: Some(known), usage: None });
                TermId::at(names.len() - 1)
            });
        }
        let mut ids = vec![TermId::at(0); tally.names.len()];
        for index in tally.by_first_use() {
            let counted = &tally.names[index];
            let id = *by_key.entry(counted.key.folded).or_insert_with(|| {
                names.push(Named { name: counted.first.name.value.trim(), declared: None, usage: None });
                TermId::at(names.len() - 1)
            });
            names[id.index()].usage = Some(counted.first);
            ids[index] = id;
        }
        report_spellings(taxonomy, tally, &names, &ids, site, diagnostics);
        let pins: HashMap<String, &Found<String>> = site
            .config
            .slugs
            .get(taxonomy)
            .into_iter()
            .flatten()
            .map(|(name, slug)| (fold(name), slug))
            .collect();
        let pinned: Vec<Option<&Found<String>>> = names
            .iter()
            .map(|named| {
                let own = named.declared.and_then(|known| known.slug);
                own.or_else(|| pins.get(&fold(named.name)).copied())
            })
            .collect();
        let slugs = assign_slugs(taxonomy, &names, &pinned, diagnostics);
        let list = names
            .iter()
            .zip(slugs)
            .map(|(named, slug)| Term {
                name: named.name.to_owned(),
                address: Address::list(&format!("{taxonomy}/{}", slug.as_str())),
                slug,
                description: named.declared.map_or(String::new(), |known| known.description.to_owned()),
                color: named.declared.and_then(|known| known.color.map(str::to_owned)),
                section: None,
                pages: Vec::new(),
            })
            .collect();
        Self { list, ids, by_key }
    }
}

/// Tells of names that are written otherwise than where they were used first. Only where there are any are
/// all uses looked at again.
fn report_spellings(
    taxonomy: &'static str,
    tally: &Tally<'_>,
    names: &[Named<'_>],
    ids: &[TermId],
    site: &Site,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let is_mixed = |(counted, id): (&Counted<'_>, &TermId)| {
        counted.several_spellings || names[id.index()].name != counted.first.name.value.trim()
    };
    if !tally.names.iter().zip(ids).any(is_mixed) {
        return;
    }
    for usage in usages_of(taxonomy, site) {
        let Some(key) = name_key(&usage.name.value, 0) else { continue };
        let Some(name) = tally.at(&key).map(|at| names[ids[at].index()].name) else { continue };
        if name != usage.name.value.trim() {
            let report = Diagnostic::at(Code::TermSpelling, usage.name.span.clone());
            diagnostics.push(report.with("spelling", &usage.name.value).with("used", name));
        }
    }
}

/// An address part for each name: pinned ones first, then in the order of the names.
fn assign_slugs(
    taxonomy: &'static str,
    names: &[Named<'_>],
    pinned: &[Option<&Found<String>>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Slug> {
    let mut taken: HashMap<Slug, usize> = HashMap::new();
    let mut slugs: Vec<Option<Slug>> = vec![None; names.len()];
    for (index, pin) in pinned.iter().enumerate() {
        let Some(pin) = pin else { continue };
        match Slug::explicit(&pin.value) {
            Ok(slug) => match taken.get(&slug) {
                None => {
                    taken.insert(slug.clone(), index);
                    slugs[index] = Some(slug);
                }
                Some(&other) => {
                    let report = Diagnostic::at(Code::AddressTwice, pin.span.clone());
                    diagnostics.push(report.with("address", &pin.value).with("other", names[other].name));
                }
            },
            Err(bad) => diagnostics.push(bad_address(pin, bad)),
        }
    }
    for index in 0..names.len() {
        if slugs[index].is_some() {
            continue;
        }
        let name = names[index].name;
        let mut slug = Slug::from_name(name);
        if let Some(&other) = taken.get(&slug) {
            slug = distinguish(&slug, name);
            let report = match names[index].usage {
                Some(usage) => Diagnostic::at(Code::TermAddress, usage.name.span.clone()),
                None => Diagnostic::new(Code::TermAddress),
            };
            diagnostics.push(
                report
                    .with("name", name)
                    .with("other", names[other].name)
                    .with("slug", slug.as_str())
                    .with("taxonomy", taxonomy),
            );
        }
        taken.insert(slug.clone(), index);
        slugs[index] = Some(slug);
    }
    slugs
        .into_iter()
        .zip(names)
        .map(|(slug, named)| slug.unwrap_or_else(|| Slug::from_name(named.name)))
        .collect()
}

/// One warning for each category that the configuration does not declare, at its earliest use.
fn report_undeclared(
    categories: &Terms,
    tally: &Tally<'_>,
    declared: &[Declared<'_>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for index in tally.by_first_use() {
        // Declared ones come first in the list.
        if categories.ids[index].index() < declared.len() {
            continue;
        }
        let name = &tally.names[index].first.name;
        let close = did_you_mean(name.value.trim(), declared.iter().map(|known| known.name));
        let report = Diagnostic::at(Code::UndeclaredCategory, name.span.clone());
        diagnostics.push(report.with("name", name.value.trim()).suggest(close));
    }
}
