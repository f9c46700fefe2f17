//! `jianbao list`: the posts by state, as an aligned table or as JSON.
//!
//! ```json
//! {
//!   "version": 1,
//!   "posts": [{
//!     "state": "scheduled",        // or "draft", "expired", "withdrawn", "published"
//!     "pinned": false,             // whether it is pinned now
//!     "date": "2026-12-01",        // or with a time, "2026-12-01T09:00:00"; or null, as all of the following
//!     "category": "做法亮点",
//!     "title": "…",
//!     "path": "content/practice/2026-12-01-x.md",
//!     "url": "practice/x.html",    // below the site's address
//!     "publish_at": null, "expire_at": null
//!   }]
//! }
//! ```

use std::io;

use serde::Serialize;

use super::Status;
use super::arguments::{Format, TypedList};
use super::posts::Posts;
use super::settings::Settings;
use super::terminal::Terminal;
use super::width::columns;
use crate::date::Moment;
use crate::diagnostic::Severity;
use crate::message::Messages;
use crate::report::{self, grouped, plain};
use crate::site::Page;
use crate::site::visibility::State;

/// Columns of a title; the file tells the rest.
const TITLE_COLUMNS: usize = 40;

/// Columns without which a title tells nothing: then the category has to go.
const LEAST_TITLE_COLUMNS: usize = 16;

/// Which posts are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// What is not simply public.
    Special,
    Drafts,
    Scheduled,
    Expired,
    Pinned,
    Withdrawn,
    Published,
    All,
}

impl Wanted {
    /// The words that may be typed, in both languages.
    pub(super) const WORDS: [&'static str; 14] = [
        "drafts",
        "scheduled",
        "expired",
        "pinned",
        "withdrawn",
        "published",
        "all",
        "草稿",
        "定时",
        "过期",
        "置顶",
        "撤回",
        "已发布",
        "全部",
    ];

    pub(super) fn of(word: Option<&str>) -> Self {
        match word {
            None => Self::Special,
            Some("drafts" | "草稿") => Self::Drafts,
            Some("scheduled" | "定时") => Self::Scheduled,
            Some("expired" | "过期") => Self::Expired,
            Some("pinned" | "置顶") => Self::Pinned,
            Some("withdrawn" | "撤回") => Self::Withdrawn,
            Some("published" | "已发布") => Self::Published,
            Some(_) => Self::All,
        }
    }

    fn holds(self, page: &Page) -> bool {
        match self {
            Self::Special => page.pinned || page.state != State::Published,
            Self::Drafts => page.state == State::Draft,
            Self::Scheduled => matches!(page.state, State::Scheduled { .. }),
            Self::Expired => page.state == State::Expired,
            Self::Pinned => page.pinned,
            Self::Withdrawn => page.state == State::Withdrawn,
            Self::Published => page.state == State::Published,
            Self::All => true,
        }
    }
}

/// Lists the posts.
///
/// # Errors
/// If the terminal cannot be written to.
pub(super) fn run(
    typed: TypedList,
    settings: &Settings,
    messages: &Messages,
    terminal: &Terminal,
) -> io::Result<Status> {
    let Some(posts) = Posts::load(settings, typed.clock, messages, terminal)? else {
        return Ok(Status::Errors);
    };
    let mut pages: Vec<&Page> = posts.site.pages.iter().filter(|page| typed.wanted.holds(page)).collect();
    pages.sort_by(|a, b| {
        let date = |page: &Page| page.document.front.date.map(|date| date.instant);
        let key = |page: &Page| rank(page);
        key(a)
            .cmp(&key(b))
            .then_with(|| date(b).cmp(&date(a)))
            .then_with(|| a.document.path.cmp(&b.document.path))
    });
    let text = match typed.format {
        Format::Json => json(&posts, &pages),
        Format::Text => table(&posts, &pages, typed.wanted, messages),
    };
    terminal.print(&text)?;
    let problems = posts.told.iter().filter(|told| told.severity == Severity::Error).count();
    if problems > 0 {
        let words = messages.get("list-problems", [("count", grouped(problems).as_str())]);
        terminal.complain(&format!("{words}\n"))?;
    }
    Ok(Status::Done)
}

/// The order of the states: what somebody still has to do first.
fn rank(page: &Page) -> u8 {
    match page.state {
        State::Draft => 0,
        State::Scheduled { .. } => 1,
        State::Expired => 2,
        State::Withdrawn => 3,
        State::Published => {
            if page.pinned {
                4
            } else {
                5
            }
        }
    }
}

/// The id of the word for where a post stands.
fn state_word(page: &Page) -> &'static str {
    match page.state {
        State::Draft => "list-draft",
        State::Scheduled { .. } => "list-scheduled",
        State::Expired => "list-expired",
        State::Withdrawn => "list-withdrawn",
        State::Published if page.pinned => "list-pinned",
        State::Published => "list-published",
    }
}

fn table(posts: &Posts, pages: &[&Page], wanted: Wanted, messages: &Messages) -> String {
    let mut text = String::new();
    if pages.is_empty() {
        let id = if wanted == Wanted::Special { "list-nothing-special" } else { "list-nothing" };
        text.extend([messages.get(id, []), "\n".to_owned()]);
    } else {
        let heading = ["state", "date", "category", "title", "path", "note"];
        let heading = heading.map(|name| messages.get(&format!("list-heading-{name}"), []));
        let rows = pages.iter().map(|page| row(posts, page, messages));
        let rows: Vec<Row> = std::iter::once(heading).chain(rows).collect();
        text.push_str(&laid_out(&rows, Terminal::columns()));
    }
    let others = posts.site.pages.len() - pages.len();
    if wanted == Wanted::Special && others > 0 {
        let words = messages.get("list-others", [("count", grouped(others).as_str())]);
        text.extend([words, "\n".to_owned()]);
    }
    text
}

fn row(posts: &Posts, page: &Page, messages: &Messages) -> Row {
    let front = &page.document.front;
    let date = front.date.map(|date| date.local.strftime("%Y-%m-%d").to_string()).unwrap_or_default();
    let category = page.category.map(|id| plain(&posts.site.category(id).name)).unwrap_or_default();
    [
        messages.get(state_word(page), []),
        date,
        category,
        cut(&plain(&front.title), TITLE_COLUMNS),
        plain(page.document.path.as_str()),
        plain(&note(posts, page, messages)),
    ]
}

/// When it changes by itself, or what else holds it back.
fn note(posts: &Posts, page: &Page, messages: &Messages) -> String {
    let zone = &posts.site.config.time_zone;
    let front = &page.document.front;
    let dated = |id: &str, date: &str| messages.get(id, [("date", date)]);
    let moment = |moment: Moment| report::moment(moment.instant, zone);
    match page.state {
        State::Draft => match posts.draft_section(page) {
            Some(section) => messages.get("list-note-section", [("section", section.as_str())]),
            None => String::new(),
        },
        State::Scheduled { until } => dated("list-note-scheduled", &report::moment(until, zone)),
        State::Expired => {
            front.expire_at.map(|at| dated("list-note-expired", &moment(at))).unwrap_or_default()
        }
        State::Published if page.pinned => {
            front.pinned_until.map(|until| dated("list-note-pinned", &moment(until))).unwrap_or_default()
        }
        State::Withdrawn | State::Published => String::new(),
    }
}

/// A title that fits into its column.
fn cut(title: &str, room: usize) -> String {
    if columns(title) <= room {
        return title.to_owned();
    }
    let mut cut = String::new();
    for character in title.chars() {
        if columns(&cut) + columns(character.encode_utf8(&mut [0; 4])) + 2 > room {
            break;
        }
        cut.push(character);
    }
    cut.push('…');
    cut
}

/// State, date, category, title, file, note; the first row names them.
type Row = [String; 6];

/// Rows in columns, as far as these fit; in a narrow window the file stands below the title.
fn laid_out(rows: &[Row], room: Option<usize>) -> String {
    let text = aligned(rows, &[0, 1, 2, 3, 4, 5]);
    let Some(room) = room.filter(|room| text.lines().any(|line| columns(line) > *room)) else { return text };
    let with_category = room_for_title(rows, &[0, 1, 2], room);
    let (before, title) = if with_category >= LEAST_TITLE_COLUMNS {
        (&[0, 1, 2][..], with_category)
    } else {
        (&[0, 1][..], room_for_title(rows, &[0, 1], room).max(LEAST_TITLE_COLUMNS))
    };
    let short = rows.iter().map(|row| {
        let mut row = row.clone();
        row[3] = cut(&row[3], title);
        row
    });
    let heads = aligned(&short.collect::<Vec<_>>(), &[before, &[3]].concat());
    let mut text = String::new();
    for (index, (head, row)) in heads.lines().zip(rows).enumerate() {
        text.extend([head, "\n"]);
        let (path, note) = (&row[4], &row[5]);
        if index == 0 {
            continue;
        }
        text.extend(["  ", path]);
        if !note.is_empty() {
            let fits = 2 + columns(path) + 2 + columns(note) <= room;
            text.extend([if fits { "  " } else { "\n  " }, note]);
        }
        text.push('\n');
    }
    text
}

/// The columns that are left for a title behind those of other things.
fn room_for_title(rows: &[Row], before: &[usize], room: usize) -> usize {
    let taken = before.iter().map(|column| widest(rows, *column)).filter(|width| *width > 0);
    room.saturating_sub(taken.map(|width| width + 2).sum())
}

/// The columns that a thing takes; none if no row has it.
fn widest(rows: &[Row], column: usize) -> usize {
    if rows.iter().skip(1).all(|row| row[column].is_empty()) {
        return 0;
    }
    rows.iter().map(|row| columns(&row[column])).max().unwrap_or_default()
}

/// Rows whose columns stand below one another, without those that are empty.
fn aligned(rows: &[Row], shown: &[usize]) -> String {
    let widths = shown.iter().map(|column| (*column, widest(rows, *column)));
    let widths: Vec<(usize, usize)> = widths.filter(|(_, width)| *width > 0).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, width) in &widths {
            line.push_str(&row[*column]);
            line.push_str(&" ".repeat(width - columns(&row[*column]) + 2));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    posts: Vec<Post<'a>>,
}

#[derive(Serialize)]
struct Post<'a> {
    state: &'static str,
    pinned: bool,
    date: Option<String>,
    category: Option<&'a str>,
    title: &'a str,
    path: &'a str,
    url: &'a str,
    publish_at: Option<String>,
    expire_at: Option<String>,
}

impl<'a> Post<'a> {
    fn of(page: &'a Page, posts: &'a Posts) -> Self {
        let front = &page.document.front;
        Self {
            state: page.state.id(),
            pinned: page.pinned,
            date: front.date.map(written),
            category: page.category.map(|id| posts.site.category(id).name.as_str()),
            title: &front.title,
            path: page.document.path.as_str(),
            url: page.address.as_str(),
            publish_at: front.publish_at.map(written),
            expire_at: front.expire_at.map(written),
        }
    }
}

fn json(posts: &Posts, pages: &[&Page]) -> String {
    let posts = pages.iter().map(|page| Post::of(page, posts)).collect();
    let document = Document { version: 1, posts };
    // Texts and lists with text keys: there is nothing in it that JSON cannot say.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

/// A date as posts give it, on the site's clock.
fn written(moment: Moment) -> String {
    let form = if moment.has_time { "%Y-%m-%dT%H:%M:%S" } else { "%Y-%m-%d" };
    moment.local.strftime(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(notes: [&str; 2]) -> Vec<Row> {
        let row = |cells: [&str; 6]| cells.map(str::to_owned);
        let path = "content/practice/2026-01-02-one-list.md";
        vec![
            row(["状态", "日期", "栏目", "标题", "文件", "说明"]),
            row(["草稿", "2026-01-02", "做法亮点", "清溪镇：一张清单管到底，群众办事少跑腿", path, notes[0]]),
            row(["定时", "2026-12-01", "", "甲", "content/b.md", notes[1]]),
        ]
    }

    #[test]
    fn in_a_narrow_window_the_file_stands_below_the_title() {
        let rows = rows(["", "2026-12-01 09:00 发布"]);
        assert_eq!(laid_out(&rows, None), laid_out(&rows, Some(300)));
        let expected = "\
状态  日期        栏目      标题
草稿  2026-01-02  做法亮点  清溪镇：一张清单管到底，群众办事少跑腿
  content/practice/2026-01-02-one-list.md
定时  2026-12-01            甲
  content/b.md  2026-12-01 09:00 发布
";
        assert_eq!(laid_out(&rows, Some(80)), expected);
        let narrow = laid_out(&rows, Some(40));
        assert!(
            narrow.starts_with("状态  日期        标题\n草稿  2026-01-02  清溪镇：一张清单管到…\n"),
            "{narrow}"
        );
        for room in 40..120 {
            let text = laid_out(&rows, Some(room));
            let fits = |line: &str| columns(line) <= room || line.starts_with("  ");
            assert!(text.lines().all(fits), "{room}\n{text}");
        }
    }

    #[test]
    fn a_column_in_which_nothing_stands_is_left_out() {
        assert!(!laid_out(&rows(["", ""]), None).contains("说明"));
    }
}
