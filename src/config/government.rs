//! `[government]`: what a government site says of itself on every page.
//!
//! The page tags follow 《政府网站发展指引》's 网页标签规范, the footer items its list of what a page's foot
//! shows. What is not set is left out, never written empty.

use super::plain_text;
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

pub(super) fn read(fields: &mut Fields<'_>) -> GovernmentConfig {
    let Some(table) = fields.table("government") else { return GovernmentConfig::default() };
    let file = fields.file();
    let mut inner = Fields::new(table, file, "government", fields.diagnostics());
    let mut text = |key| plain_text(&mut inner, key).filter(|text| !text.trim().is_empty());
    let mut government = GovernmentConfig {
        site_name: text("site_name"),
        site_domain: text("site_domain"),
        site_id_code: text("site_id_code"),
        column_type: text("column_type"),
        content_source: text("content_source"),
        host: text("host"),
        operator: text("operator"),
        contact: text("contact"),
        icp: text("icp"),
        police: text("police"),
        conac_id: text("conac_id"),
        ..GovernmentConfig::default()
    };
    government.intranet = inner.flag("intranet").is_some_and(|found| found.value);
    government.report_errors = inner.flag("report_errors").is_some_and(|found| found.value);
    government.privacy = inner.text("privacy").filter(|found| !found.value.trim().is_empty());
    inner.finish(Unknown::Error);
    government
}
