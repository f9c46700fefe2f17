//! The status as a page.

use std::fmt::Write as _;

use super::Status;
use crate::escape::escaped;
use crate::message::Messages;

/// The page's content.
pub(super) fn page(status: &Status<'_>, messages: &Messages) -> String {
    let writer = Writer { status, messages };
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = writer.head(&mut out).and_then(|()| writer.posts(&mut out));
    let _ = writer.categories(&mut out).and_then(|()| writer.problems(&mut out));
    out
}

struct Writer<'a> {
    status: &'a Status<'a>,
    messages: &'a Messages,
}

impl Writer<'_> {
    fn word(&self, id: &str) -> String {
        escaped(&self.messages.get(id, []))
    }

    fn head(&self, out: &mut String) -> std::fmt::Result {
        let time = format!("{:.1}", self.status.reload_ms);
        let load = escaped(&self.messages.get("status-load", [("ms", time.as_str())]));
        writeln!(out, "<p><a href=\"/\">{}</a> · {load}</p>", self.word("status-home"))?;
        if self.status.earlier {
            writeln!(out, "<p class=\"error\">{}</p>", self.word("status-earlier"))?;
        }
        Ok(())
    }

    fn posts(&self, out: &mut String) -> std::fmt::Result {
        let posts = &self.status.posts;
        let states = [
            ("published", posts.published),
            ("draft", posts.draft),
            ("scheduled", posts.scheduled),
            ("expired", posts.expired),
            ("withdrawn", posts.withdrawn),
        ];
        writeln!(out, "<h2>{}</h2>\n<dl>", self.word("status-posts"))?;
        for (state, count) in states {
            let state = self.word(&format!("status-{state}"));
            writeln!(out, "<div><dt>{state}</dt><dd>{count}</dd></div>")?;
        }
        writeln!(out, "</dl>\n<ul>")?;
        for post in &self.status.waiting {
            let state = self.word(&format!("status-{}", post.state));
            let date = post.date.as_deref().unwrap_or_default();
            writeln!(out, "<li>{state} {date} {}</li>", linked(post.link.as_deref(), post.title))?;
        }
        writeln!(out, "</ul>")
    }

    fn categories(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "<h2>{}</h2>\n<table>\n<tr>", self.word("status-categories"))?;
        for head in ["status-category", "status-posts", "status-newest", "status-days"] {
            write!(out, "<th scope=\"col\">{}</th>", self.word(head))?;
        }
        writeln!(out, "</tr>")?;
        for category in &self.status.categories {
            let days = category.days.map(|days| days.to_string()).unwrap_or_default();
            let newest = category.newest.as_deref().unwrap_or_default();
            let name = linked(category.link.as_deref(), category.name);
            let posts = category.posts;
            writeln!(out, "<tr><td>{name}</td><td>{posts}</td><td>{newest}</td><td>{days}</td></tr>")?;
        }
        writeln!(out, "</table>")
    }

    fn problems(&self, out: &mut String) -> std::fmt::Result {
        let problems = &self.status.problems;
        writeln!(out, "<h2>{}</h2>", self.word("status-problems"))?;
        if problems.items.is_empty() {
            writeln!(out, "<p>{}</p>", self.word("status-no-problems"))?;
        }
        for item in &problems.items {
            let entry = &item.entry;
            let place = match (entry.file, entry.line) {
                (Some(file), Some(line)) => format!("{file}:{line}"),
                (file, _) => file.unwrap_or_default().to_owned(),
            };
            let severity = self.word(&format!("severity-{}", entry.severity));
            writeln!(out, "<section class=\"{}\">", entry.severity)?;
            writeln!(out, "<p><strong>{severity}</strong> {}</p>", escaped(&entry.message))?;
            writeln!(out, "<p>{}</p>", linked(item.link.as_deref(), &place))?;
            writeln!(out, "<p>{}</p>\n</section>", escaped(&entry.help))?;
        }
        let rest = (problems.errors + problems.warnings).saturating_sub(problems.items.len());
        if rest > 0 {
            let rest = rest.to_string();
            writeln!(out, "<p>{}</p>", escaped(&self.messages.get("tab-more", [("n", rest.as_str())])))?;
        }
        Ok(())
    }
}

fn linked(link: Option<&str>, text: &str) -> String {
    let text = escaped(text);
    link.map_or_else(|| text.clone(), |link| format!("<a href=\"{}\">{text}</a>", escaped(link)))
}
