//! `[severity]`: what each message weighs on this site.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Severity, Span, did_you_mean};
use crate::value::{Fields, Value};

/// The weights that a site gives to messages. Only warnings can be changed: an error says that a page would
/// be missing, wrong or ambiguous, and that stays so whatever a setting says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Severities(BTreeMap<Code, Option<Severity>>);

impl Severities {
    /// Gives each diagnostic its weight and takes those away that are switched off.
    pub fn apply(&self, diagnostics: &mut Vec<Diagnostic>) {
        if self.0.is_empty() {
            return;
        }
        diagnostics.retain_mut(|diagnostic| match self.0.get(&diagnostic.code) {
            Some(Some(severity)) => {
                diagnostic.severity = *severity;
                true
            }
            Some(None) => false,
            None => true,
        });
    }
}

pub(super) fn read(fields: &mut Fields<'_>) -> Severities {
    const ALLOWED: [(&str, Option<Severity>); 3] =
        [("error", Some(Severity::Error)), ("warning", Some(Severity::Warning)), ("off", None)];
    let mut severities = Severities::default();
    let Some(table) = fields.table("severity") else { return severities };
    let file = fields.file();
    for entry in &table.entries {
        let span = Span::new(file, entry.key_range.clone());
        let Some(code) = Code::ALL.iter().find(|code| code.id() == entry.key) else {
            let ids = Code::ALL.iter().map(|code| code.id());
            let report = Diagnostic::at(Code::UnknownCode, span).with("name", &entry.key);
            fields.report(report.suggest(did_you_mean(&entry.key, ids)));
            continue;
        };
        let word = match &entry.node.value {
            Value::Text(word) => word.clone(),
            Value::Bool(flag) => flag.to_string(),
            Value::Integer(number) => number.to_string(),
            _ => {
                fields.wrong::<()>(entry, "text");
                continue;
            }
        };
        let Some((_, severity)) = ALLOWED.iter().find(|(name, _)| *name == word) else {
            let report = Diagnostic::at(Code::NotAllowed, Span::new(file, entry.node.range.clone()))
                .with("key", format!("severity.{}", entry.key))
                .with("value", word)
                .with("allowed", ALLOWED.map(|(name, _)| name).join(", "));
            fields.report(report);
            continue;
        };
        if code.severity() == Severity::Error {
            if *severity != Some(Severity::Error) {
                fields.report(Diagnostic::at(Code::SeverityFixed, span).with("name", &entry.key));
            }
            continue;
        }
        severities.0.insert(*code, *severity);
    }
    severities
}
