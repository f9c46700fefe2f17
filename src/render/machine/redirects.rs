//! The former addresses with the present ones, as a web server reads them: a true redirect tells search
//! engines more than the page that stands at each former address.

use std::fmt::Write as _;

use super::xml::Xml;
use crate::address::{Address, LinkStyle, base_path, decoded};
use crate::config::{Config, Server};
use crate::site::Target;

/// Writes the list for a server.
pub(super) fn write(server: Server, former: &[(Address, Target)], config: &Config) -> Vec<u8> {
    match server {
        Server::Nginx => nginx(former, config).into_bytes(),
        Server::Iis => iis(former, config),
    }
}

const FOR_NGINX: &str = "\
# 由简报（jianbao）生成：每一行把一个原来的网址转到现在的网址。
# 用法：在 nginx 配置的 server { } 里写 include 和本文件的完整路径，再重新加载 nginx。
# Made by jianbao: each line leads from a former address to the present one.
# Use: write `include` with the full path of this file into the server { } of nginx, and reload nginx.
";

fn nginx(former: &[(Address, Target)], config: &Config) -> String {
    let mut out = FOR_NGINX.to_owned();
    // Nginx compares what an address means, not how it is written.
    let base = decoded(base_path(config));
    for (from, to) in former {
        let target = nginx_word(&target(to, config));
        let path = format!("{base}/{from}");
        // The address of a folder shows its index.
        let folder = path.strip_suffix("index.html").filter(|folder| folder.ends_with('/'));
        for path in folder.into_iter().chain([path.as_str()]) {
            let _ = writeln!(out, "location = {} {{ return 301 {target}; }}", nginx_word(path));
        }
    }
    out
}

/// A word of nginx's configuration, in quotes where it has to be.
fn nginx_word(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-._~%".contains(c);
    if text.chars().all(is_plain) {
        return text.to_owned();
    }
    let mut word = String::from("\"");
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            word.push('\\');
        }
        word.push(c);
    }
    word.push('"');
    word
}

const FOR_IIS: &str = " 由简报（jianbao）生成：每一项把一个原来的网址转到现在的网址。
  用法：把这些 location 复制到网站文件夹里 web.config 的 configuration 中；没有 web.config 的，把本文件复制一份，
  改名为 web.config。
  服务器要装有“HTTP 重定向”功能。
  Made by jianbao: each item leads from a former address to the present one.
  Use: copy the locations into the configuration of web.config in the folder of the site; where there is none,
  let a copy of this file be web.config. The server needs the feature “HTTP Redirection”. ";

fn iis(former: &[(Address, Target)], config: &Config) -> Vec<u8> {
    let mut xml = Xml::new("configuration", &[]);
    xml.comment(FOR_IIS);
    for (from, to) in former {
        // A path is meant below the folder that web.config lies in.
        xml.start("location", &[("path", from.as_str())]);
        xml.start("system.webServer", &[]);
        xml.empty(
            "httpRedirect",
            &[
                ("enabled", "true"),
                ("destination", &target(to, config)),
                ("httpResponseStatus", "Permanent"),
                ("exactDestination", "true"),
            ],
        );
        xml.end();
        xml.end();
    }
    xml.finish()
}

/// The present address from the host's root, or that of another site, percent-encoded. What a server would take
/// for a variable is encoded too.
fn target(to: &Target, config: &Config) -> String {
    let link = match to {
        Target::Inside(address, behind) => {
            LinkStyle::Absolute(base_path(config), config.links).link(address) + behind
        }
        Target::Outside(url) => url.clone(),
    };
    let mut target = String::with_capacity(link.len());
    for c in link.chars() {
        match c {
            '$' | '{' | '}' => {
                let _ = write!(target, "%{:02X}", u32::from(c));
            }
            c if c.is_ascii() => target.push(c),
            c => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(target, "%{byte:02X}");
                }
            }
        }
    }
    target
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nginx_gets_quotes_where_it_needs_them() {
        assert_eq!(nginx_word("/a/b-1.html"), "/a/b-1.html");
        assert_eq!(nginx_word("/旧 \"a\\;{"), "\"/旧 \\\"a\\\\;{\"");
    }
}
