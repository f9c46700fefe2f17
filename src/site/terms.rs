//! Categories, tags, authors and other groups: one term for all spellings of a name, one address for each.
//!
//! Which of two terms with one pinyin keeps the bare address is decided by the earliest post that is no
//! draft, never by what happens to be shown today: the clock must not change an address.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use super::facts::{hash, name_key};
use super::slug::{Slug, check_path, distinguish, fold};
use super::tally::{Counted, Grouped, Tallies, Tally, Usage, tally, usages_of};
use super::tree::bad_address;
use super::{SectionId, Site, Taxonomy, Term, TermId};
use crate::address::{Address, join};
use crate::config::{Naming, TaxonomyConfig};
use crate::content::Key;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::value::Found;

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
    check_root(site, diagnostics);
    check_spellings(site, diagnostics);
    let sections = category_sections(site, diagnostics);
    let mut told = Vec::new();
    let counted = tally(site);
    let of = Group { taxonomy: None, name: "categories", folder: "categories".to_owned() };
    let categories = Terms::collect(&of, &counted.categories, &declared, site, &mut told);
    // A category whose page is a section has the section's address, whatever its slug.
    let has_section =
        |told: &Diagnostic| told.arg("name").is_some_and(|name| sections.contains_key(&fold(name)));
    told.retain(|told| told.code != Code::TermAddress || !has_section(told));
    diagnostics.append(&mut told);
    // Another system has no place to declare them in.
    if !config.is_foreign {
        report_undeclared(&categories, &counted, &declared, diagnostics);
    }
    let taxonomies = counted.taxonomies.iter().enumerate();
    let taxonomies = taxonomies.map(|(at, grouped)| group(at, grouped, site, diagnostics)).collect();
    let category_of = counted.category_of.iter().map(|found| found.map(|at| categories.ids[at as usize]));
    let category_of: Vec<Option<TermId>> = category_of.collect();
    site.categories = categories.list;
    site.taxonomies = taxonomies;
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

/// A taxonomy with its terms, and which of them each post has.
fn group(at: usize, grouped: &Grouped<'_>, site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Taxonomy {
    let config = &site.config.taxonomies[at];
    let folder = taxonomy_folder(site, config, diagnostics);
    let mut told = Vec::new();
    let of = Group { taxonomy: Some(at), name: &config.name, folder: folder.clone() };
    let terms = Terms::collect(&of, &grouped.tally, &[], site, &mut told);
    // Where terms have no pages, two with one address disturb nobody.
    diagnostics.extend(told.into_iter().filter(|told| config.render || told.code != Code::TermAddress));
    let mut taxonomy = Taxonomy {
        address: Address::list(&folder),
        terms: terms.list,
        ends: Vec::with_capacity(grouped.ends.len()),
        names: Vec::with_capacity(grouped.names_of.len()),
        by_name: OnceLock::new(),
    };
    let mut start = 0;
    for end in &grouped.ends {
        let own = taxonomy.names.len();
        for at in &grouped.names_of[start..*end as usize] {
            let term = terms.ids[*at as usize];
            if !taxonomy.names[own..].contains(&term) {
                taxonomy.names.push(term);
            }
        }
        start = *end as usize;
        taxonomy.ends.push(u32::try_from(taxonomy.names.len()).unwrap_or(u32::MAX));
    }
    taxonomy
}

/// The folder of a taxonomy's pages.
fn taxonomy_folder(site: &Site, config: &TaxonomyConfig, diagnostics: &mut Vec<Diagnostic>) -> String {
    let mut checked = |found: &Found<String>| match check_path(found.value.trim_matches('/')) {
        Ok(path) => Some(path),
        Err(bad) => {
            diagnostics.push(bad_address(found, bad));
            None
        }
    };
    let own = config.slug.as_ref().and_then(&mut checked);
    let own =
        own.unwrap_or_else(|| Slug::of_term(&config.name, site.config.parse.naming).as_str().to_owned());
    // One that cannot be used is told by itself, once.
    let root = site.config.taxonomy_root.as_ref();
    let root = root.and_then(|found| check_path(found.value.trim_matches('/')).ok()).unwrap_or_default();
    join(&root, &own)
}

/// Tells of a `taxonomy_root` that cannot be used.
fn check_root(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(found) = &site.config.taxonomy_root
        && let Err(bad) = check_path(found.value.trim_matches('/'))
    {
        diagnostics.push(bad_address(found, bad));
    }
}

/// Tells of declared categories that are one and the same, spelt differently.
fn check_spellings(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let mut known: HashMap<String, &Found<String>> = HashMap::new();
    for category in &site.config.categories {
        let first = *known.entry(fold(&category.name.value)).or_insert(&category.name);
        if first.span != category.name.span {
            let report = Diagnostic::at(Code::CategoryTwice, category.name.span.clone());
            diagnostics.push(report.with("name", &category.name.value).related(first.span.clone()));
        }
    }
}

/// What terms belong to.
struct Group<'a> {
    /// The position of the taxonomy; `None` for the categories.
    taxonomy: Option<usize>,
    name: &'a str,
    /// The folder of their pages.
    folder: String,
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
        group: &Group<'_>,
        tally: &Tally<'a>,
        declared: &'a [Declared<'a>],
        site: &'a Site,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut names: Vec<Named<'a>> = Vec::new();
        let mut by_key: HashMap<Key, TermId> = HashMap::new();
        // A declared term has the position of its declaration.
        for (position, known) in declared.iter().enumerate() {
            names.push(Named { name: known.name, declared: Some(known), usage: None });
            by_key.entry(hash(&fold(known.name))).or_insert(TermId::at(position));
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
        report_spellings(group, tally, &names, &ids, site, diagnostics);
        let pins: HashMap<String, &Found<String>> = site
            .config
            .slugs
            .get(group.name)
            .into_iter()
            .flatten()
            .map(|(name, slug)| (fold(name), slug))
            .collect();
        report_unused(group, &by_key, site, diagnostics);
        let pinned: Vec<Option<&Found<String>>> = names
            .iter()
            .map(|named| {
                let own = named.declared.and_then(|known| known.slug);
                own.or_else(|| pins.get(&fold(named.name)).copied())
            })
            .collect();
        let slugs = assign_slugs(group.name, &names, &pinned, site.config.parse.naming, diagnostics);
        let list = names
            .iter()
            .zip(slugs)
            .map(|(named, slug)| Term {
                name: named.name.to_owned(),
                address: Address::list(&join(&group.folder, slug.as_str())),
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
    group: &Group<'_>,
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
    for usage in usages_of(group.taxonomy, site) {
        let Some(key) = name_key(&usage.name.value, 0) else { continue };
        let Some(name) = tally.at(&key).map(|at| names[ids[at].index()].name) else { continue };
        if name != usage.name.value.trim() {
            let report = Diagnostic::at(Code::TermSpelling, usage.name.span.clone());
            diagnostics.push(report.with("spelling", &usage.name.value).with("used", name));
        }
    }
}

/// Names that one message lists before it stops.
const NAMES_TOLD: usize = 8;

/// Tells once of the names below `[slugs]` that are no term's: most likely they are misspelt, and the address is
/// another than was meant.
fn report_unused(
    group: &Group<'_>,
    by_key: &HashMap<Key, TermId>,
    site: &Site,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let pins = site.config.slugs.get(group.name).into_iter().flatten();
    let mut unused = pins.filter(|(name, _)| !by_key.contains_key(&hash(&fold(name)))).peekable();
    // A site that is about to begin may well have its addresses ready.
    let Some(span) = unused.peek().map(|(_, slug)| slug.span.clone()).filter(|_| !site.pages.is_empty())
    else {
        return;
    };
    let names: Vec<&str> = unused.map(|(name, _)| name.as_str()).take(NAMES_TOLD).collect();
    let report = Diagnostic::at(Code::SlugUnused, span).with("taxonomy", group.name);
    diagnostics.push(report.with("names", names.join("、")));
}

/// An address part for each name: pinned ones first, then in the order of the names.
fn assign_slugs(
    taxonomy: &str,
    names: &[Named<'_>],
    pinned: &[Option<&Found<String>>],
    naming: Naming,
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
                    let mut report = report
                        .with("address", &pin.value)
                        .with("name", names[index].name)
                        .with("other", names[other].name)
                        .with("kind", "term");
                    report.related.extend(pinned[other].map(|first| first.span.clone()));
                    diagnostics.push(report);
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
        let mut slug = Slug::of_term(name, naming);
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
        .map(|(slug, named)| slug.unwrap_or_else(|| Slug::of_term(named.name, naming)))
        .collect()
}

/// One warning for each category that the configuration does not declare, at its earliest use.
fn report_undeclared(
    categories: &Terms,
    counted: &Tallies<'_>,
    declared: &[Declared<'_>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let tally = &counted.categories;
    let mut posts = vec![0; tally.names.len()];
    for at in counted.category_of.iter().flatten() {
        posts[*at as usize] += 1;
    }
    for index in tally.by_first_use() {
        // Declared ones come first in the list.
        if categories.ids[index].index() < declared.len() {
            continue;
        }
        let name = &tally.names[index].first.name;
        let close = did_you_mean(name.value.trim(), declared.iter().map(|known| known.name));
        let report = Diagnostic::at(Code::UndeclaredCategory, name.span.clone());
        let mut report = report.with("name", name.value.trim()).suggest(close);
        // A section may be the only one to name it.
        report.count = posts[index].max(1);
        diagnostics.push(report);
    }
}
