//! Which `Host` headers are ours.
//!
//! A page of a stranger may point a name of its own at 127.0.0.1 and then read the preview as if it were its
//! own site (DNS rebinding). The name it used stands in the `Host` header, so only names that cannot be
//! pointed elsewhere are answered.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The names under which the preview may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hosts {
    /// Whether other computers may look: then every literal address is ours too.
    pub lan: bool,
}

impl Hosts {
    /// Whether the value of a `Host` header is one of ours, with any port.
    ///
    /// ```
    /// use jianbao::preview::http::Hosts;
    /// let hosts = Hosts { lan: false };
    /// assert!(hosts.are_ours("localhost:1111"));
    /// assert!(!hosts.are_ours("evil.example"));
    /// ```
    pub fn are_ours(self, host: &str) -> bool {
        let Some(name) = without_port(host) else { return false };
        match address(name) {
            Some(address) => self.lan || address.to_canonical().is_loopback(),
            None => is_localhost(name),
        }
    }
}

/// `name` of `name`, `name:` and `name:80`.
fn without_port(host: &str) -> Option<&str> {
    let name_ends =
        if host.starts_with('[') { host.find(']')? + 1 } else { host.find(':').unwrap_or(host.len()) };
    let (name, rest) = host.split_at(name_ends);
    let port = rest.strip_prefix(':').unwrap_or_default();
    let is_port =
        port.is_empty() || (port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok());
    (is_port && (rest.is_empty() || rest.starts_with(':'))).then_some(name)
}

fn address(name: &str) -> Option<IpAddr> {
    match name.strip_prefix('[') {
        Some(rest) => rest.strip_suffix(']')?.parse::<Ipv6Addr>().ok().map(IpAddr::from),
        None => name.parse::<Ipv4Addr>().ok().map(IpAddr::from),
    }
}

/// `localhost` and what lies below it never leaves the computer (RFC 6761, section 6.3).
fn is_localhost(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    let labels = match name.strip_suffix("localhost") {
        Some("") => return true,
        Some(labels) => labels,
        None => return false,
    };
    labels.strip_suffix('.').is_some_and(|labels| {
        let is_label = |label: &str| {
            !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        };
        labels.split('.').all(is_label)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALWAYS: [&str; 12] = [
        "localhost",
        "localhost:1111",
        "LOCALHOST:1",
        "localhost.",
        "localhost:",
        "jianbao.localhost:80",
        "a.b.localhost",
        "127.0.0.1",
        "127.8.9.1:65535",
        "[::1]",
        "[::1]:1111",
        "[::ffff:127.0.0.1]:1111",
    ];
    const ON_LAN: [&str; 5] = ["192.168.1.20:1111", "10.0.0.1", "0.0.0.0:1111", "[fe80::1]:1111", "[::]"];
    const NEVER: [&str; 22] = [
        "",
        ":1111",
        "evil.example",
        "evil.example:1111",
        "localhost.evil.example",
        "notlocalhost",
        ".localhost",
        "a..localhost",
        "evil.example#.localhost",
        "evil.example/.localhost",
        "user@localhost",
        "127.0.0.1.evil.example",
        "127.1",
        "0177.0.0.1",
        "2130706433",
        "::1",
        "[::1",
        "[::1]x",
        "[::1%25eth0]",
        "localhost:http",
        "localhost:99999",
        "localhost:+1",
    ];

    #[test]
    fn only_names_that_nobody_can_point_elsewhere_are_ours() {
        for host in ALWAYS {
            assert!(Hosts { lan: false }.are_ours(host), "{host}");
            assert!(Hosts { lan: true }.are_ours(host), "{host}");
        }
        for host in ON_LAN {
            assert!(!Hosts { lan: false }.are_ours(host), "{host}");
            assert!(Hosts { lan: true }.are_ours(host), "{host}");
        }
        for host in NEVER {
            assert!(!Hosts { lan: false }.are_ours(host), "{host}");
            assert!(!Hosts { lan: true }.are_ours(host), "{host}");
        }
    }
}
