//! `[campaign]`: what the bulletin is about, in phases with a beginning, an end and a goal.

use jiff::tz::TimeZone;

use super::plain_text;
use crate::date::Moment;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::value::{Fields, Found, Node, Table, Unknown, Value};

/// A campaign.
#[derive(Debug, Clone, Default)]
pub struct CampaignConfig {
    /// Its name.
    pub name: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// Its phases in the order of time.
    pub phases: Vec<Phase>,
}

/// A phase of a campaign.
#[derive(Debug, Clone)]
pub struct Phase {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub start: Moment,
    /// Its last day, which belongs to it.
    pub end: Moment,
    /// What is to be reached.
    pub goal: Option<String>,
}

pub(super) fn read(fields: &mut Fields<'_>, zone: &TimeZone) -> Option<CampaignConfig> {
    let entry = fields.entry("campaign")?;
    let Value::Table(table) = &entry.node.value else { return fields.wrong(entry, "table") };
    let node = &entry.node;
    let file = fields.file();
    let mut inner = Fields::new(table, file, "campaign", fields.diagnostics());
    let name = inner.required("name", inner.span(node));
    let campaign = CampaignConfig {
        name: name.map_or(String::new(), |found| found.value),
        description: plain_text(&mut inner, "description"),
        phases: read_phases(&mut inner, zone),
    };
    inner.finish(Unknown::Error);
    Some(campaign)
}

fn read_phases(fields: &mut Fields<'_>, zone: &TimeZone) -> Vec<Phase> {
    let mut phases: Vec<(Phase, Span)> = Vec::new();
    for node in fields.tables("phases").unwrap_or_default() {
        let Value::Table(table) = &node.value else {
            fields.wrong_item("phases", node, "table");
            continue;
        };
        let Some((phase, span)) = read_phase(fields, node, table, zone) else { continue };
        let same = phases.iter().find(|(known, _)| known.name == phase.name);
        if let Some((_, first)) = same {
            let report = Diagnostic::at(Code::PhaseTwice, span.clone()).with("name", &phase.name);
            let report = report.related(first.clone());
            fields.report(report);
        }
        // A phase that begins in the day on which the one before ends would leave two running at once.
        let before = phases.last().filter(|(before, _)| before.end.end() > phase.start.instant);
        let is_backwards = phase.end.end() <= phase.start.instant;
        if before.is_some() || is_backwards {
            let mut report = Diagnostic::at(Code::PhaseOrder, span.clone())
                .with("name", &phase.name)
                .with("problem", if is_backwards { "backwards" } else { "overlap" });
            report.related.extend(before.map(|(_, span)| span.clone()));
            fields.report(report);
        }
        // Pages are made in spite of errors, and can do nothing with a phase without days.
        if !is_backwards {
            phases.push((phase, span));
        }
    }
    phases.into_iter().map(|(phase, _)| phase).collect()
}

fn read_phase(fields: &mut Fields<'_>, node: &Node, table: &Table, zone: &TimeZone) -> Option<(Phase, Span)> {
    let file = fields.file();
    let mut inner = Fields::new(table, file, "campaign.phases", fields.diagnostics());
    let name = inner.required("name", inner.span(node));
    let start = inner.date_text("start");
    let end = inner.date_text("end");
    let goal = plain_text(&mut inner, "goal");
    for key in ["start", "end"] {
        if table.get(key).is_none() {
            inner.missing(node, key);
        }
    }
    let mut day = |found: Option<Found<String>>| Moment::read(&found?, zone, inner.diagnostics());
    let (start, end) = (day(start), day(end));
    inner.finish(Unknown::Error);
    let name = name?;
    Some((Phase { name: name.value, start: start?, end: end?, goal }, name.span))
}
