//! What messages weigh on a site.

use jianbao::diagnostic::{Code, Severity};

use crate::support::{Built, Bulletin};

fn site(severity: &str) -> Built {
    Bulletin::new()
        .config(&format!("[severity]\n{severity}"))
        .post("2026-01-01-a.md", "unknown = 1", "[x](gone.md)")
        .build()
}

#[test]
fn a_site_makes_a_warning_an_error() {
    assert_eq!(site("").only(Code::DeadLink).severity, Severity::Warning);
    let built = site("dead-link = \"error\"\nunknown-key = \"error\"");
    assert_eq!(built.only(Code::DeadLink).severity, Severity::Error);
    assert_eq!(built.only(Code::UnknownKey).severity, Severity::Error);
}

#[test]
fn a_site_switches_a_warning_off() {
    site("dead-link = \"off\"\nunknown-key = \"off\"").clean();
}

#[test]
fn an_error_stays_one() {
    let built = site("bad-date = \"warning\"");
    assert_eq!(built.only(Code::SeverityFixed).arg("name"), Some("bad-date"));
    assert_eq!(site("bad-date = \"error\"").codes(), [Code::UnknownKey, Code::DeadLink]);
}

#[test]
fn a_message_or_a_weight_that_does_not_exist_is_told() {
    let built = site("dead-lnk = \"off\"\nno-date = \"info\"");
    assert_eq!(built.only(Code::UnknownCode).arg("suggestion"), Some("dead-link"));
    assert_eq!(built.only(Code::NotAllowed).arg("allowed"), Some("error, warning, off"));
}
