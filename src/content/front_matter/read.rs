//! What front matter says → typed fields.
//!
//! A wrong value is an error at its place, an unknown key a warning; all of a file in one run.

use jiff::tz::TimeZone;

use super::super::cascade::Cascade;
use super::{AttachmentEntry, Correction, PageFront, SectionFront, SortBy, Withdrawn, keys};
use crate::config::{AUTHORS, CONTRIBUTORS, ParseOptions, SERIES, TAGS};
use crate::date::Moment;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::path::SitePath;
use crate::value::{Entry, Fields, Found, Table, Unknown, Value};

pub(in crate::content) fn read_page(
    table: &Table,
    file: &SitePath,
    options: &ParseOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> PageFront {
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
        cover: fields.text("cover"),
        corrections: read_corrections(&mut fields, zone),
        withdrawn: read_withdrawn(&mut fields, zone),
        slug: fields.text("slug"),
        path: fields.text("path"),
        aliases: fields.texts("aliases"),
        weight: fields.integer("weight").map_or(0, |found| found.value),
        template: fields.text("template"),
        extra: fields.free_table("extra"),
        date_is_broken: false,
    };
    page.date_is_broken = table.get("date").is_some() && page.date.is_none();
    fields.refuse_empty_guards();
    read_taxonomies(&mut fields, &mut page.category, &mut page.names, options);
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
    let categories = inner.texts("categories");
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
        diagnostics.push(Diagnostic::at(Code::PinMissing, span));
    }
    let starts = page.publish_at.or(page.date);
    let other = if page.publish_at.is_some() { "publish_at" } else { "date" };
    for (key, moment, other, start) in
        [("expire_at", page.expire_at, other, starts), ("updated", page.updated, "date", page.date)]
    {
        let (Some(moment), Some(start), Some(entry)) = (moment, start, table.get(key)) else { continue };
        if moment.end() <= start.instant {
            let span = Span::new(file, entry.node.range.clone());
            diagnostics.push(Diagnostic::at(Code::DateOrder, span).with("key", key).with("other", other));
        }
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
        template: inner.text("template"),
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
        template: fields.text("template"),
        page_template: fields.text("page_template"),
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

fn read_attachments(fields: &mut Fields<'_>) -> Vec<AttachmentEntry> {
    let Some(list) = fields.list_or_text("attachments") else { return Vec::new() };
    let mut attachments = Vec::new();
    for item in list {
        let file = fields.file();
        match &item.value {
            Value::Text(path) => {
                let path = Found { value: path.clone(), span: Span::new(file, item.range.clone()) };
                attachments.push(AttachmentEntry { path, title: None });
            }
            Value::Table(table) => {
                let mut inner = Fields::new(table, file, "attachments", fields.diagnostics());
                let (path, title) = (inner.text("path"), text(&mut inner, "title"));
                inner.finish(Unknown::Warning);
                match path {
                    Some(path) => attachments.push(AttachmentEntry { path, title }),
                    None => fields.missing(item, "path"),
                }
            }
            _ => fields.wrong_item("attachments", item, "text"),
        }
    }
    attachments
}

fn read_corrections(fields: &mut Fields<'_>, zone: &TimeZone) -> Vec<Correction> {
    let Some(list) = fields.list("corrections") else { return Vec::new() };
    let mut corrections = Vec::new();
    for item in list {
        let Value::Table(table) = &item.value else {
            fields.wrong_item("corrections", item, "table");
            continue;
        };
        let mut inner = Fields::new(table, fields.file(), "corrections", fields.diagnostics());
        let on = inner.date_text("on");
        let what = text(&mut inner, "text");
        inner.finish(Unknown::Warning);
        match (&on, what) {
            (Some(on), Some(text)) => {
                if let Some(on) = Moment::read(on, zone, fields.diagnostics()) {
                    corrections.push(Correction { on, text });
                }
            }
            (None, _) => fields.missing(item, "on"),
            (_, None) => fields.missing(item, "text"),
        }
    }
    corrections
}

fn read_withdrawn(fields: &mut Fields<'_>, zone: &TimeZone) -> Option<Withdrawn> {
    // A post whose withdrawal cannot be read must not go out as if nothing were: every error here stops
    // the build, and the post counts as withdrawn.
    let entry = fields.entry("withdrawn")?;
    match &entry.node.value {
        Value::Bool(withdrawn) => withdrawn.then(Withdrawn::default),
        Value::Table(table) => {
            let mut inner = Fields::new(table, fields.file(), "withdrawn", fields.diagnostics());
            let on = inner.date_text("on");
            let reason = text(&mut inner, "reason").unwrap_or_default();
            let shows_title = inner.flag("show_title").is_some_and(|found| found.value);
            inner.finish(Unknown::Warning);
            let on = on.and_then(|on| Moment::read(&on, zone, fields.diagnostics()));
            Some(Withdrawn { on, reason, shows_title })
        }
        _ => {
            fields.wrong::<()>(entry, "table");
            Some(Withdrawn::default())
        }
    }
}

fn text(fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
    fields.text(key).map(|found| found.value)
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
