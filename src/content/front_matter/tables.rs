//! The keys of front matter that hold tables: attachments, corrections, and the notice of a withdrawn post.

use jiff::tz::TimeZone;

use super::read::text;
use super::{AttachmentEntry, Correction, Withdrawn};
use crate::date::Moment;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::value::{Fields, Found, Node, Unknown, Value};

pub(super) fn read_attachments(fields: &mut Fields<'_>) -> Vec<AttachmentEntry> {
    let list = some_tables(fields, "attachments", Value::is_text);
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
                    None if table.get("path").is_none() => missing(fields, item, "attachments.path"),
                    None => {}
                }
            }
            _ => fields.wrong_item("attachments", item, "attachments"),
        }
    }
    attachments
}

pub(super) fn read_corrections(fields: &mut Fields<'_>, zone: &TimeZone) -> Vec<Correction> {
    let list = some_tables(fields, "corrections", |_| false);
    let mut corrections = Vec::new();
    for item in list {
        let Value::Table(table) = &item.value else {
            fields.wrong_item("corrections", item, "corrections");
            continue;
        };
        let mut inner = Fields::new(table, fields.file(), "corrections", fields.diagnostics());
        let on = inner.date_text("on");
        let what = text(&mut inner, "text");
        inner.finish(Unknown::Warning);
        match (&on, what) {
            (Some(on), Some(text)) => {
                if let Some(value) = Moment::read(on, zone, fields.diagnostics()) {
                    let on = Found { value, span: on.span.clone() };
                    corrections.push(Correction { on, text });
                }
            }
            (None, _) if table.get("on").is_none() => missing(fields, item, "corrections.on"),
            (_, None) if table.get("text").is_none() => missing(fields, item, "corrections.text"),
            // There, and told as wrong.
            _ => {}
        }
    }
    corrections
}

pub(super) fn read_withdrawn(fields: &mut Fields<'_>, zone: &TimeZone) -> Option<Withdrawn> {
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
            let on = on.and_then(|on| {
                let value = Moment::read(&on, zone, fields.diagnostics())?;
                Some(Found { value, span: on.span })
            });
            Some(Withdrawn { on, reason, shows_title })
        }
        _ => {
            fields.wrong::<()>(entry, "withdrawn");
            Some(Withdrawn::default())
        }
    }
}

/// The items of a list of tables; a table alone is a list of one, and so is what `may_be_alone` allows.
fn some_tables<'a>(
    fields: &mut Fields<'a>,
    key: &'static str,
    may_be_alone: fn(&Value) -> bool,
) -> &'a [Node] {
    let Some(entry) = fields.entry(key) else { return &[] };
    match &entry.node.value {
        Value::List(list) => list,
        Value::Table(_) => std::slice::from_ref(&entry.node),
        value if may_be_alone(value) => std::slice::from_ref(&entry.node),
        _ => {
            fields.wrong::<()>(entry, key);
            &[]
        }
    }
}

/// Reports that a key, with the one around it, is missing in a table.
fn missing(fields: &mut Fields<'_>, table: &Node, key: &'static str) {
    let span = Span::new(fields.file(), table.range.clone());
    fields.report(Diagnostic::at(Code::MissingKey, span).with("key", key).with("own", key));
}
