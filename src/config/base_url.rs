//! `base_url`: the public address of the site, checked and in the one form in which pages write it.

use url::{ParseError, Url};

use crate::diagnostic::{Code, Diagnostic};
use crate::value::Fields;

/// Why an address cannot be a site's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadBaseUrl {
    /// It is no http or https address, or goes on behind the path.
    Form,
    /// It holds a name and a password, which every reader would see.
    User,
    /// Its port is no number from 0 to 65535.
    Port,
    /// Its host is none.
    Host,
    /// Its path climbs with `..`.
    Climbs,
    /// A percent sign in it is no escape.
    Escape,
}

impl BadBaseUrl {
    /// The id of the reason in the message tables.
    pub fn id(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::User => "user",
            Self::Port => "port",
            Self::Host => "host",
            Self::Climbs => "climbs",
            Self::Escape => "escape",
        }
    }
}

pub(super) fn read(fields: &mut Fields<'_>) -> Option<String> {
    let found = fields.text("base_url").filter(|found| !found.value.trim().is_empty())?;
    match clean(&found.value) {
        Ok(url) => Some(url),
        Err(bad) => {
            let report = Diagnostic::at(Code::BadBaseUrl, found.span).with("value", found.value);
            fields.report(report.with("reason", bad.id()));
            None
        }
    }
}

/// An http or https address without query, fragment and final slash, in ASCII: a host in Chinese in the form that
/// servers know, a path percent-encoded.
pub(super) fn clean(text: &str) -> Result<String, BadBaseUrl> {
    let text = text.trim();
    let strange = |c: char| c.is_whitespace() || c.is_control() || "?#\"'<>\\".contains(c);
    let (scheme, rest) = text.split_once("://").ok_or(BadBaseUrl::Form)?;
    let is_web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if !is_web || rest.starts_with('/') || rest.contains(strange) {
        return Err(BadBaseUrl::Form);
    }
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if host.contains('@') {
        return Err(BadBaseUrl::User);
    }
    if !has_good_escapes(path) {
        return Err(BadBaseUrl::Escape);
    }
    let is_dots = |part: &str| matches!(part.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
    if path.split('/').any(is_dots) {
        return Err(BadBaseUrl::Climbs);
    }
    match Url::parse(text) {
        Ok(url) => Ok(url.as_str().trim_end_matches('/').to_owned()),
        Err(ParseError::InvalidPort) => Err(BadBaseUrl::Port),
        Err(ParseError::RelativeUrlWithoutBase) => Err(BadBaseUrl::Form),
        Err(_) => Err(BadBaseUrl::Host),
    }
}

/// Whether two hexadecimal digits stand behind each percent sign.
fn has_good_escapes(path: &str) -> bool {
    path.split('%')
        .skip(1)
        .all(|rest| rest.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_the_form_in_which_pages_write_it() {
        for (text, url) in [
            (" https://x.gov.cn/jb/ ", "https://x.gov.cn/jb"),
            ("HTTPS://X.gov.cn", "https://x.gov.cn"),
            ("http://10.0.0.8:8080/a", "http://10.0.0.8:8080/a"),
            ("https://x.gov.cn/简报/", "https://x.gov.cn/%E7%AE%80%E6%8A%A5"),
            ("https://x.gov.cn/%E7%AE%80;$a", "https://x.gov.cn/%E7%AE%80;$a"),
            ("https://示例县.政务/a", "https://xn--fsq55hny6b.xn--zfr164b/a"),
        ] {
            assert_eq!(clean(text).as_deref(), Ok(url), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_of_a_site_says_why() {
        for (text, bad) in [
            ("x.gov.cn", BadBaseUrl::Form),
            ("ftp://x.gov.cn", BadBaseUrl::Form),
            ("https:///x", BadBaseUrl::Form),
            ("https://", BadBaseUrl::Host),
            ("https://x.gov.cn/?a", BadBaseUrl::Form),
            ("https://user:secret@x.gov.cn/", BadBaseUrl::User),
            ("https://x.gov.cn:99999/", BadBaseUrl::Port),
            ("https://x.gov.cn:abc/", BadBaseUrl::Port),
            ("https://x.gov.cn/a/../b", BadBaseUrl::Climbs),
            ("https://x.gov.cn/%2e%2E/b", BadBaseUrl::Climbs),
            ("https://x.gov.cn/%E7%A", BadBaseUrl::Escape),
            ("https://x.gov.cn/100%", BadBaseUrl::Escape),
            ("https://x..gov^.cn/", BadBaseUrl::Host),
        ] {
            assert_eq!(clean(text), Err(bad), "{text}");
        }
    }
}
