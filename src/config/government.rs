//! `[government]`: what a government site says of itself on every page.
//!
//! The page tags follow 《政府网站发展指引》's 网页标签规范, the footer items its list of what a page's foot
//! shows. What is not set is left out, never written empty.

use super::plain_text;
use crate::diagnostic::{Code, Diagnostic};
use crate::value::{Fields, Found, Unknown};

/// What a government site says of itself.
#[derive(Debug, Clone, Default)]
pub struct GovernmentConfig {
    /// `SiteName`: the portal's standard name.
    pub site_name: Option<String>,
    /// `SiteDomain`: its domain without a scheme.
    pub site_domain: Option<String>,
    /// `SiteIDCode`: 网站标识码.
    pub site_id_code: Option<String>,
    /// Whether the site is for an internal network: no tags and no footer items of public sites.
    pub intranet: bool,
    /// `ColumnType` of columns that give none.
    pub column_type: Option<String>,
    /// `ContentSource` of posts that give none.
    pub content_source: Option<String>,
    /// 主办单位.
    pub host: Option<String>,
    /// 承办单位.
    pub operator: Option<String>,
    /// 联系方式.
    pub contact: Option<String>,
    /// ICP 备案号.
    pub icp: Option<String>,
    /// 公安备案号.
    pub police: Option<String>,
    /// The id of the 党政机关网站标识.
    pub conac_id: Option<String>,
    /// Whether there is a link to 我为政府网站找错.
    pub report_errors: bool,
    /// The page of the 隐私声明.
    pub privacy: Option<Found<String>>,
}

impl GovernmentConfig {
    /// Whether pages bear the tags of a government site.
    pub fn has_tags(&self) -> bool {
        let says_whose =
            self.site_name.is_some() || self.site_domain.is_some() || self.site_id_code.is_some();
        says_whose && !self.intranet
    }
}

/// A domain without scheme and path, as `SiteDomain` wants it.
fn read_domain(fields: &mut Fields<'_>) -> Option<String> {
    let found = fields.text("site_domain").filter(|found| !found.value.trim().is_empty())?;
    let text = found.value.trim();
    if is_domain(text) {
        return Some(text.to_owned());
    }
    let host = text.split_once("//").map_or(text, |(_, rest)| rest);
    let host = host.split(['/', '?', '#', ':']).next().filter(|host| is_domain(host));
    let report = Diagnostic::at(Code::NotAllowed, found.span.clone())
        .with("key", "government.site_domain")
        .with("value", text)
        .with("allowed", host.unwrap_or("www.example.gov.cn"))
        .with("reason", "domain");
    fields.report(report);
    None
}

fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-') && !label.starts_with('-')
    };
    text.contains('.') && text.split('.').all(is_label)
}

/// The 公安备案号, by whose digits the register finds it.
fn read_police(fields: &mut Fields<'_>) -> Option<String> {
    let found = fields.text("police").filter(|found| !found.value.trim().is_empty())?;
    if found.value.contains(|c: char| c.is_ascii_digit()) {
        return Some(found.value);
    }
    let report = Diagnostic::at(Code::NotAllowed, found.span).with("key", "government.police");
    fields.report(report.with("value", found.value).with("reason", "police"));
    None
}

pub(super) fn read(fields: &mut Fields<'_>) -> GovernmentConfig {
    let Some(table) = fields.table("government") else { return GovernmentConfig::default() };
    let file = fields.file();
    let mut inner = Fields::new(table, file, "government", fields.diagnostics());
    let mut text = |key| plain_text(&mut inner, key).filter(|text| !text.trim().is_empty());
    let mut government = GovernmentConfig {
        site_name: text("site_name"),
        site_domain: None,
        site_id_code: text("site_id_code"),
        column_type: text("column_type"),
        content_source: text("content_source"),
        host: text("host"),
        operator: text("operator"),
        contact: text("contact"),
        icp: text("icp"),
        police: None,
        conac_id: text("conac_id"),
        ..GovernmentConfig::default()
    };
    government.site_domain = read_domain(&mut inner);
    government.police = read_police(&mut inner);
    government.intranet = inner.flag("intranet").is_some_and(|found| found.value);
    let report_errors = inner.flag("report_errors").filter(|found| found.value);
    government.report_errors = report_errors.is_some();
    if let Some(found) = report_errors
        && government.site_id_code.is_none()
        && !government.intranet
    {
        // The register of mistakes is told by this number whose site it is.
        inner.report(Diagnostic::at(Code::MissingKey, found.span).with("key", "site_id_code"));
    }
    government.privacy = inner.text("privacy").filter(|found| !found.value.trim().is_empty());
    inner.finish(Unknown::Error);
    government
}
