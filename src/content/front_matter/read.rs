//! What front matter says → typed fields.
//!
//! A wrong value is an error at its place, an unknown key a warning; all of a file in one run.

use jiff::tz::TimeZone;

use super::super::cascade::Cascade;
use super::tables::{read_attachments, read_corrections, read_withdrawn};
use super::{PageFront, SectionFront, SortBy, keys};
use crate::config::{AUTHORS, CONTRIBUTORS, Naming, ParseOptions, SERIES, TAGS};
use crate::date::Moment;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::path::SitePath;
use crate::value::{Entry, Fields, Found, Node, Table, Unknown, Value};

pub(in crate::content) fn read_page(
    table: &Table,
    file: &SitePath,
    options: &ParseOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> PageFront {
    let parted = part_by_spaces(table, file);
    let table = parted.as_ref().unwrap_or(table);
    let zone = &options.time_zone.0;
    let mut fields = Fields::new(table, file, "", diagnostics);
    fields.also_known_as(&keys::NAMES);
    let date = fields.date_text("date");
    let mut page = PageFront {
        title: text(&mut fields, "title").unwrap_or_default(),
        date: date.as_ref().and_then(|found| Moment::read(found, zone, fields.diagnostics())),
        updated: moment(&mut fields, "updated", zone),
        description: text(&mut fields, "description"),
        summary: text(&mut fields, "summary"),
        category: read_category(&mut fields, options),
        source: text(&mut fields, "source"),
        editor: text(&mut fields, "editor"),
        names: read_names(&mut fields, options),
        doc_no: text(&mut fields, "doc_no"),
        pinned: flag(&mut fields, "pinned", false),
        pinned_until: moment(&mut fields, "pinned_until", zone),
        publish_at: moment(&mut fields, "publish_at", zone),
        expire_at: moment(&mut fields, "expire_at", zone),
        draft: maybe_flag(&mut fields, "draft"),
        render: maybe_flag(&mut fields, "render"),
        listed: maybe_flag(&mut fields, "listed"),
        in_search_index: maybe_flag(&mut fields, "in_search_index"),
        attachments: read_attachments(&mut fields),
        cover: read_cover(&mut fields),
        corrections: read_corrections(&mut fields, zone),
        withdrawn: read_withdrawn(&mut fields, zone),
        slug: fields.text("slug"),
        path: fields.text("path"),
        aliases: fields.texts("aliases"),
        weight: fields.integer("weight").map_or(0, |found| found.value),
        template: template(&mut fields, "template", options),
        extra: fields.free_table("extra"),
        places: Vec::new(),
        date_is_broken: false,
        keeps_path: false,
    };
    page.date_is_broken = table.get("date").is_some() && page.date.is_none();
    fields.refuse_empty_guards();
    read_taxonomies(&mut fields, &mut page.category, &mut page.names, options);
    read_declared(&mut fields, table, &mut page, options);
    // What nothing reads is there for templates all the same.
    for entry in fields.unknown() {
        keep(entry, &mut page.extra);
    }
    for entry in table.entries.iter().filter(|entry| keys::is_foreign(&entry.key)) {
        fields.entry(&entry.key);
    }
    fields.finish(Unknown::Warning);
    page
}

/// What the categories ask for: a key of our own has been read, and any other may stand here as well as below
/// `extra`, by its name or by what people call it.
fn read_declared<'a>(
    fields: &mut Fields<'a>,
    table: &Table,
    page: &mut PageFront,
    options: &'a ParseOptions,
) {
    for field in &options.fields {
        if fields.has_asked(&field.name) {
            let found = table.get(&field.name).map(|entry| entry.node.range.clone());
            page.places.extend(found.map(|range| (field.name.clone(), range)));
            continue;
        }
        let is_it = |entry: &Entry| entry.key == field.name || Some(&entry.key) == field.title.as_ref();
        let here = fields.unknown().find(|entry| is_it(entry));
        if let Some(entry) = here {
            fields.entry(&entry.key);
            keep(&Entry { key: field.name.clone(), ..entry.clone() }, &mut page.extra);
        } else if page.extra.get(&field.name).is_none()
            && let Some(entry) = page.extra.entries.iter_mut().find(|entry| is_it(entry))
        {
            entry.key.clone_from(&field.name);
        }
    }
}

/// The front matter of a post of Jekyll's with the names that it parts by spaces as lists: `tags: a b` is two.
fn part_by_spaces(table: &Table, file: &SitePath) -> Option<Table> {
    let is_of_jekyll = file.parent().split('/').any(|name| ["_posts", "_drafts"].contains(&name))
        || table.get("layout").is_some();
    if !is_of_jekyll || !table.entries.iter().any(|entry| spaced(entry).is_some()) {
        return None;
    }
    let mut table = table.clone();
    for entry in &mut table.entries {
        let Some(names) = spaced(entry) else { continue };
        let node = |name: String| Node { value: Value::Text(name), range: entry.node.range.clone() };
        entry.node.value = Value::List(names.into_iter().map(node).collect());
    }
    Some(table)
}

/// The names of an entry that are parted by nothing but spaces.
fn spaced(entry: &Entry) -> Option<Vec<String>> {
    let Value::Text(text) = &entry.node.value else { return None };
    let has_names = ["tags", "category"].contains(&entry.key.as_str());
    let is_spaced = has_names && text.trim().contains(' ') && !text.contains(BETWEEN_NAMES);
    is_spaced.then(|| text.split_whitespace().map(str::to_owned).collect())
}

/// The picture that stands for a post; Hugo's themes have a table, whose `image` it is. A table without one is a key
/// that nothing reads.
fn read_cover(fields: &mut Fields<'_>) -> Option<Found<String>> {
    let Some(Value::Table(table)) = fields.peek("cover") else { return fields.text("cover") };
    table.get("image")?;
    let (table, file) = (fields.table("cover")?, fields.file());
    Fields::new(table, file, "cover", fields.diagnostics()).text("image")
}

/// Keeps a key that nothing reads where templates find it.
fn keep(entry: &Entry, extra: &mut Table) {
    if extra.get(&entry.key).is_none() {
        extra.entries.push(entry.clone());
    }
}

/// `[taxonomies]`, as Zola has it: the same fields in another place.
fn read_taxonomies<'a>(
    fields: &mut Fields<'a>,
    category: &mut Option<Found<String>>,
    all_names: &mut [Vec<Found<String>>],
    options: &'a ParseOptions,
) {
    let Some(table) = fields.table("taxonomies") else { return };
    let file = fields.file();
    let mut inner = Fields::new(table, file, "taxonomies", fields.diagnostics());
    // A site of Zola's may have them as a taxonomy like any other: then a post has them all.
    let has_categories = options.taxonomies.iter().any(|taxonomy| taxonomy == "categories");
    let categories = if has_categories { Vec::new() } else { inner.texts("categories") };
    for (names, taxonomy) in all_names.iter_mut().zip(&options.taxonomies) {
        names.extend(inner.texts(taxonomy));
    }
    if category.is_none() {
        *category = first_category(categories, &mut inner);
    }
    inner.finish(Unknown::Warning);
}

/// What stands between names that were written as one text.
const BETWEEN_NAMES: [char; 5] = ['、', '，', ',', '；', ';'];

/// Several names in one text, `会议、文件`, as several.
fn split_names(names: Vec<Found<String>>) -> Vec<Found<String>> {
    match names.as_slice() {
        [one] if one.value.contains(BETWEEN_NAMES) => {
            let parts = one.value.split(BETWEEN_NAMES).map(|part| unquoted(part.trim()));
            parts
                .filter(|part| !part.is_empty())
                .map(|part| Found { value: part.to_owned(), span: one.span.clone() })
                .collect()
        }
        _ => names,
    }
}

/// A name without the quotes around it: `“会议”，“文件”` are two names that were each put in quotes.
fn unquoted(name: &str) -> &str {
    let inner = name.strip_prefix(['“', '”', '"']).and_then(|rest| rest.strip_suffix(['“', '”', '"']));
    inner.filter(|inner| !inner.contains(['“', '”', '"'])).map_or(name, str::trim)
}

/// The category: of several, in a list or in one text, the first.
fn read_category(fields: &mut Fields<'_>, options: &ParseOptions) -> Option<Found<String>> {
    let mut names = fields.texts("category");
    let is_declared =
        |name: &Found<String>| options.categories.iter().any(|known| *known == name.value.trim());
    if names.len() == 1 && !is_declared(&names[0]) {
        names = split_names(names);
    }
    first_category(names, fields)
}

fn first_category(names: Vec<Found<String>>, fields: &mut Fields<'_>) -> Option<Found<String>> {
    let count = names.len();
    let first = names.into_iter().next()?;
    if count > 1 {
        let report = Diagnostic::at(Code::SeveralCategories, first.span.clone());
        fields.report(report.with("name", &first.value));
    }
    Some(first)
}

/// The names of the built-in taxonomies, which have keys of their own.
fn read_names(fields: &mut Fields<'_>, options: &ParseOptions) -> Box<[Vec<Found<String>>]> {
    let mut names = vec![Vec::new(); options.taxonomies.len()];
    for (taxonomy, key) in [(TAGS, "tags"), (AUTHORS, "authors"), (CONTRIBUTORS, "contributors")] {
        names[taxonomy] = split_names(fields.texts(key));
    }
    // Zola's key and the one that people expect: the one author stands before the others.
    let first = split_names(fields.texts("author"));
    names[AUTHORS].splice(0..0, first);
    names[SERIES].extend(fields.text("series"));
    names.into_boxed_slice()
}

/// Dates that contradict one another: nothing is changed, but somebody should look.
pub(in crate::content) fn check_order(
    table: &Table,
    page: &PageFront,
    file: &SitePath,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let Some(entry) = table.get("pinned_until").filter(|_| !page.pinned) {
        let span = Span::new(file, entry.node.range.clone());
        let report = Diagnostic::at(Code::PinMissing, span).with("key", "pinned_until");
        diagnostics.push(report.with("own", "pinned"));
    }
    let starts = page.publish_at.or(page.date);
    let other = if page.publish_at.is_some() { "publish_at" } else { "date" };
    let mut report = |key, other, kind| {
        let Some(entry) = table.get(key) else { return };
        let span = Span::new(file, entry.node.range.clone());
        let report = Diagnostic::at(Code::DateOrder, span).with("key", key).with("other", other);
        diagnostics.push(report.with("kind", kind));
    };
    let is_before = |moment: Option<Moment>, start: Option<Moment>| {
        moment.zip(start).is_some_and(|(moment, start)| moment.end() <= start.instant)
    };
    if is_before(page.expire_at, starts) {
        report("expire_at", other, "order");
    }
    if is_before(page.updated, page.date) {
        report("updated", "date", "order");
    }
    let (date, appears) = (page.date.map(|date| date.local.date()), page.publish_at);
    if date.zip(appears).is_some_and(|(date, appears)| date > appears.local.date()) {
        report("date", "publish_at", "later");
    }
}

/// Keys of a post that say what this post alone is: none of them can hold for several.
const NOT_HANDED_DOWN: [&str; 18] = [
    "title",
    "date",
    "updated",
    "description",
    "summary",
    "doc_no",
    "slug",
    "path",
    "aliases",
    "cover",
    "attachments",
    "corrections",
    "withdrawn",
    "pinned",
    "pinned_until",
    "publish_at",
    "expire_at",
    "weight",
];

/// Reads `[cascade]`: keys of front matter that hold for the posts below.
fn read_cascade(fields: &mut Fields<'_>, options: &ParseOptions) -> Option<Cascade> {
    let table = fields.table("cascade")?;
    let file = fields.file();
    let mut inner = Fields::new(table, file, "cascade", fields.diagnostics());
    let mut cascade = Cascade {
        category: read_category(&mut inner, options),
        names: read_names(&mut inner, options),
        source: text(&mut inner, "source"),
        editor: text(&mut inner, "editor"),
        template: template(&mut inner, "template", options),
        draft: maybe_flag(&mut inner, "draft"),
        render: maybe_flag(&mut inner, "render"),
        listed: maybe_flag(&mut inner, "listed"),
        in_search_index: maybe_flag(&mut inner, "in_search_index"),
        extra: inner.free_table("extra"),
    };
    inner.refuse_empty_guards();
    read_taxonomies(&mut inner, &mut cascade.category, &mut cascade.names, options);
    for key in NOT_HANDED_DOWN {
        inner.refuse(key, Code::CascadeKey);
    }
    inner.finish(Unknown::Warning);
    Some(cascade)
}

pub(in crate::content) fn read_section(
    table: &Table,
    file: &SitePath,
    options: &ParseOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> SectionFront {
    let mut fields = Fields::new(table, file, "", diagnostics);
    fields.also_known_as(&keys::NAMES);
    let section = SectionFront {
        title: text(&mut fields, "title").unwrap_or_default(),
        description: text(&mut fields, "description"),
        category: fields.text("category"),
        sort_by: fields.choice("sort_by", SORT_BY).unwrap_or_default(),
        weight: fields.integer("weight").map_or(0, |found| found.value),
        paginate_by: fields.count("paginate_by").map(|found| found.value),
        paginate_path: fields.text("paginate_path"),
        paginate_reversed: flag(&mut fields, "paginate_reversed", false),
        transparent: flag(&mut fields, "transparent", false),
        draft: flag(&mut fields, "draft", false),
        render: flag(&mut fields, "render", true),
        in_search_index: flag(&mut fields, "in_search_index", true),
        generate_feeds: flag(&mut fields, "generate_feeds", false),
        insert_anchor_links: fields.choice("insert_anchor_links", ANCHOR_LINKS),
        redirect_to: fields.text("redirect_to"),
        template: template(&mut fields, "template", options),
        page_template: template(&mut fields, "page_template", options),
        slug: fields.text("slug"),
        path: fields.text("path"),
        aliases: fields.texts("aliases"),
        cascade: read_cascade(&mut fields, options),
        extra: fields.free_table("extra"),
    };
    fields.finish(Unknown::Warning);
    section
}

const ANCHOR_LINKS: &[(&str, &str)] =
    &[("left", "left"), ("right", "right"), ("heading", "heading"), ("none", "none")];

const SORT_BY: &[(&str, SortBy)] = &[
    ("date", SortBy::Date),
    ("update_date", SortBy::UpdateDate),
    ("title", SortBy::Title),
    ("title_bytes", SortBy::TitleBytes),
    ("weight", SortBy::Weight),
    ("slug", SortBy::Slug),
    // Within a section the addresses differ in their last part only.
    ("permalink", SortBy::Slug),
    ("none", SortBy::None),
];

/// A template of the author's own. Those of another system are not run, which is told for all of them at once.
fn template(fields: &mut Fields<'_>, key: &'static str, options: &ParseOptions) -> Option<Found<String>> {
    fields.text(key).filter(|_| options.naming == Naming::Own)
}

pub(super) fn text(fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
    let text = fields.text(key)?.value;
    let trimmed = text.trim();
    Some(if trimmed.len() == text.len() { text } else { trimmed.to_owned() })
}

fn maybe_flag(fields: &mut Fields<'_>, key: &'static str) -> Option<bool> {
    fields.flag(key).map(|found| found.value)
}

fn flag(fields: &mut Fields<'_>, key: &'static str, default: bool) -> bool {
    fields.flag(key).map_or(default, |found| found.value)
}

fn moment(fields: &mut Fields<'_>, key: &'static str, zone: &TimeZone) -> Option<Moment> {
    let found = fields.date_text(key)?;
    Moment::read(&found, zone, fields.diagnostics())
}
