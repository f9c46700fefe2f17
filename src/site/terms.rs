//! Categories and tags: one term for all spellings of a name, one address for each term.
//!
//! Which of two terms with one pinyin keeps the bare address is decided by the earliest post that is no
//! draft, never by what happens to be shown today: the clock must not change an address.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;

use super::slug::{Slug, distinguish, fold};
use super::tree::bad_address;
use super::visibility::State;
use super::{PageId, SectionId, Site, Term, TermId};
use crate::address::Address;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::path::SitePath;
use crate::value::Found;

/// A name where a post or a section uses it.
struct Usage {
    name: Found<String>,
    /// Drafts last, then by date, undated last, then by path.
    order: (bool, bool, Option<Timestamp>, SitePath),
    page: Option<PageId>,
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
    let usages = category_usages(site);
    let mut told = Vec::new();
    let found = Terms::collect("categories", &usages, &declared, site, &mut told);
    // A category whose page is a section has the section's address, whatever its slug.
    let has_section =
        |told: &Diagnostic| told.arg("name").is_some_and(|name| sections.contains_key(&fold(name)));
    told.retain(|told| told.code != Code::TermAddress || !has_section(told));
    diagnostics.append(&mut told);
    for usage in &usages {
        let term = found.by_fold.get(&fold(&usage.name.value)).copied();
        if let Some(page) = usage.page {
            site.pages[page.index()].category = term;
        }
    }
    site.categories = found.terms;
    for (folded, section) in sections {
        let Some(&term) = found.by_fold.get(&folded) else { continue };
        site.sections[section.index()].category = Some(term);
        let address = site.section(section).address.clone();
        let category = &mut site.categories[term.index()];
        category.section = Some(section);
        category.address = address;
    }
    report_undeclared(&found.by_fold, &usages, &declared, diagnostics);

    let usages = tag_usages(site);
    let found = Terms::collect("tags", &usages, &[], site, &mut told);
    // Tags have no pages yet, so that two with one address disturb nobody.
    diagnostics.extend(told.into_iter().filter(|told| told.code != Code::TermAddress));
    for usage in &usages {
        let Some(&term) = found.by_fold.get(&fold(&usage.name.value)) else { continue };
        let Some(page) = usage.page else { continue };
        let tags = &mut site.pages[page.index()].tags;
        if !tags.contains(&term) {
            tags.push(term);
        }
    }
    site.tags = found.terms;
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

/// Every post's category, its own or its section's, and the sections' own.
fn category_usages(site: &Site) -> Vec<Usage> {
    let of_pages = site.pages.iter().enumerate().filter_map(|(index, page)| {
        let own = page.document.front.category.clone();
        let name = own.or_else(|| inherited_category(site, page.section))?;
        Some(usage(site, PageId::at(index), name))
    });
    let of_sections = site.sections.iter().filter(|section| !section.hidden).filter_map(|section| {
        let name = section.document.front.category.clone()?;
        Some(Usage { name, order: (true, true, None, section.document.path.clone()), page: None })
    });
    sorted(of_pages.chain(of_sections).collect())
}

fn inherited_category(site: &Site, mut section: Option<SectionId>) -> Option<Found<String>> {
    while let Some(id) = section {
        let around = site.section(id);
        if around.document.front.category.is_some() {
            return around.document.front.category.clone();
        }
        section = around.parent;
    }
    None
}

fn tag_usages(site: &Site) -> Vec<Usage> {
    let usages = site.pages.iter().enumerate().flat_map(|(index, page)| {
        let tags = page.document.front.tags.iter().cloned();
        tags.map(move |name| usage(site, PageId::at(index), name))
    });
    sorted(usages.collect())
}

fn usage(site: &Site, id: PageId, name: Found<String>) -> Usage {
    let page = site.page(id);
    let date = page.document.front.date.map(|moment| moment.instant);
    let order = (page.state == State::Draft, date.is_none(), date, page.document.path.clone());
    Usage { name, order, page: Some(id) }
}

fn sorted(mut usages: Vec<Usage>) -> Vec<Usage> {
    usages.retain(|usage| !fold(&usage.name.value).is_empty());
    // Stable: a post's own tags keep the author's order.
    usages.sort_by(|a, b| a.order.cmp(&b.order));
    usages
}

/// The terms of one taxonomy.
struct Terms {
    terms: Vec<Term>,
    by_fold: HashMap<String, TermId>,
}

impl Terms {
    fn collect(
        taxonomy: &'static str,
        usages: &[Usage],
        declared: &[Declared<'_>],
        site: &Site,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut names: Vec<(&str, Option<&Declared<'_>>)> = Vec::new();
        let mut by_fold: HashMap<String, TermId> = HashMap::new();
        for known in declared {
            by_fold.entry(fold(known.name)).or_insert_with(|| {
                names.push((known.name, Some(known)));
                TermId::at(names.len() - 1)
            });
        }
        for usage in usages {
            let id = *by_fold.entry(fold(&usage.name.value)).or_insert_with(|| {
                names.push((usage.name.value.trim(), None));
                TermId::at(names.len() - 1)
            });
            let name = names[id.index()].0;
            if name != usage.name.value.trim() {
                let report = Diagnostic::at(Code::TermSpelling, usage.name.span.clone());
                diagnostics.push(report.with("spelling", &usage.name.value).with("used", name));
            }
        }
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
            .map(|(name, known)| {
                known.and_then(|known| known.slug).or_else(|| pins.get(&fold(name)).copied())
            })
            .collect();
        let slugs = assign_slugs(taxonomy, &names, &pinned, usages, diagnostics);
        let terms = names
            .iter()
            .zip(slugs)
            .map(|((name, known), slug)| Term {
                name: (*name).to_owned(),
                address: Address::list(&format!("{taxonomy}/{}", slug.as_str())),
                slug,
                description: known.map_or(String::new(), |known| known.description.to_owned()),
                color: known.and_then(|known| known.color.map(str::to_owned)),
                section: None,
                pages: Vec::new(),
            })
            .collect();
        Self { terms, by_fold }
    }
}

/// An address part for each name: pinned ones first, then in the order of the names.
fn assign_slugs(
    taxonomy: &'static str,
    names: &[(&str, Option<&Declared<'_>>)],
    pinned: &[Option<&Found<String>>],
    usages: &[Usage],
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
                    diagnostics.push(report.with("address", &pin.value).with("other", names[other].0));
                }
            },
            Err(bad) => diagnostics.push(bad_address(pin, bad)),
        }
    }
    for index in 0..names.len() {
        if slugs[index].is_some() {
            continue;
        }
        let name = names[index].0;
        let mut slug = Slug::from_name(name);
        if let Some(&other) = taken.get(&slug) {
            slug = distinguish(&slug, name);
            let at = usages.iter().find(|usage| fold(&usage.name.value) == fold(name));
            let report = match at {
                Some(usage) => Diagnostic::at(Code::TermAddress, usage.name.span.clone()),
                None => Diagnostic::new(Code::TermAddress),
            };
            diagnostics.push(
                report
                    .with("name", name)
                    .with("other", names[other].0)
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
        .map(|(slug, (name, _))| slug.unwrap_or_else(|| Slug::from_name(name)))
        .collect()
}

/// One warning for each category that the configuration does not declare, at its earliest use.
fn report_undeclared(
    by_fold: &HashMap<String, TermId>,
    usages: &[Usage],
    declared: &[Declared<'_>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut told = vec![false; by_fold.len()];
    for usage in usages {
        let Some(index) = by_fold.get(&fold(&usage.name.value)).map(|id| id.index()) else { continue };
        // Declared ones come first in the list.
        if index < declared.len() || std::mem::replace(&mut told[index], true) {
            continue;
        }
        let close = did_you_mean(usage.name.value.trim(), declared.iter().map(|known| known.name));
        let report = Diagnostic::at(Code::UndeclaredCategory, usage.name.span.clone());
        diagnostics.push(report.with("name", usage.name.value.trim()).suggest(close));
    }
}
