//! `site.footer`: what a government site shows at the foot of every page.

use std::sync::Arc;

use minijinja::Value;

use crate::address::{Address, encoded_part, permalink};
use crate::render::none;
use crate::render::view::View;
use crate::site::SITE_MAP_ADDRESS;

/// The items that are set, as `{kind, group, title, url}`: `title` is none where the theme has a word for the kind.
/// On an internal network there is none of what identifies a public site.
pub(super) fn value(view: &Arc<View>) -> Value {
    let site = view.site();
    let government = &site.config.government;
    let mut items = Items(Vec::new());
    if !government.intranet {
        items.text("host", government.host.as_deref());
        items.text("operator", government.operator.as_deref());
        items.text("contact", government.contact.as_deref());
        items.text("site_id_code", government.site_id_code.as_deref());
        items.link("icp", government.icp.as_deref(), |_| "https://beian.miit.gov.cn/".to_owned());
        items.link("police", government.police.as_deref(), police_url);
        if let Some(id) = &government.conac_id {
            let url = format!("https://bszs.conac.cn/sitename?method=show&id={}", encoded_part(id));
            items.push("conac", None, Value::from(url));
        }
        if let Some(code) = government.site_id_code.as_ref().filter(|_| government.report_errors) {
            items.push("report_errors", None, Value::from(report_url(code, view)));
        }
        if let Some(target) = site.privacy() {
            items.push("privacy", None, view.link_to(target));
        }
    }
    items.push("site_map", None, view.link(&Address::file(SITE_MAP_ADDRESS)));
    Value::from(items.0)
}

struct Items(Vec<Value>);

/// What items stand together: who makes the site, where it is on record, and what can be followed.
fn group_of(kind: &str) -> &'static str {
    match kind {
        "host" | "operator" | "contact" => "unit",
        "site_id_code" | "icp" | "police" => "record",
        _ => "link",
    }
}

impl Items {
    fn push(&mut self, kind: &'static str, title: Option<&str>, url: Value) {
        let title = title.map_or_else(none, Value::from);
        self.0.push(Value::from_pairs([
            ("kind", Value::from(kind)),
            ("group", Value::from(group_of(kind))),
            ("title", title),
            ("url", url),
        ]));
    }

    fn text(&mut self, kind: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.push(kind, Some(text), none());
        }
    }

    fn link(&mut self, kind: &'static str, text: Option<&str>, url: impl Fn(&str) -> String) {
        if let Some(text) = text {
            self.push(kind, Some(text), Value::from(url(text)));
        }
    }
}

/// The public register of a 公安备案号, whose number is the digits in it.
fn police_url(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    format!("https://beian.mps.gov.cn/#/query/webSearch?code={digits}")
}

/// 我为政府网站找错, with the page that it is about.
fn report_url(code: &str, view: &View) -> String {
    let base = "https://zfwzgl.www.gov.cn/exposure/jiucuo.html";
    let page = permalink(&view.site().config, &view.address);
    let page = page.map_or(String::new(), |page| format!("&url={}", encoded_part(&page)));
    format!("{base}?site_code={}{page}", encoded_part(code))
}
