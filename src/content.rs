//! A file's text → [`Parsed`]: its front matter and its body.
//!
//! Knows one file and the [`ParseOptions`] alone, so that a parsed document can be kept by the hash of its
//! text.

mod body;
pub mod cascade;
mod facts;
pub mod front_matter;
mod head;
pub mod markdown;

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::config::{Naming, ParseOptions};
use crate::date::Moment;
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Span};
use crate::path::SitePath;

pub use body::{Body, Heading, Piece, Reference};
pub use facts::{Facts, Key, Memo, NameKey, Place, Placed};
pub use front_matter::{
    AttachmentEntry, Correction, HeadFormat, PageFront, SectionFront, SortBy, Withdrawn, Writing,
};
pub use head::Head;

/// The name of the file that makes a folder a section, without its ending.
const SECTION_NAME: &str = "_index";
/// The name of the file that makes a folder a post, without its ending.
const FOLDER_POST_NAME: &str = "index";

/// A parsed Markdown file; `Front` is what its front matter says.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<Front> {
    /// The file; with the language it is the document's identity.
    pub path: SitePath,
    /// The language that it is written in: the site's, until a site may have several.
    pub language: String,
    /// How its name becomes an address.
    pub naming: Naming,
    /// How its front matter is written.
    pub writing: Writing,
    /// What the front matter says.
    pub front: Front,
    /// What stands below it.
    pub body: Arc<Body>,
    /// What the index of the site has found out about it.
    pub facts: Memo<Facts>,
}

/// A document of either kind, shared by all snapshots that hold it.
#[derive(Debug, Clone, PartialEq)]
pub enum Parsed {
    /// A post.
    Page(Arc<Document<PageFront>>),
    /// A folder's `_index.md`.
    Section(Arc<Document<SectionFront>>),
}

impl Parsed {
    /// The file.
    pub fn path(&self) -> &SitePath {
        match self {
            Self::Page(document) => &document.path,
            Self::Section(document) => &document.path,
        }
    }
}

/// The folder whose posts a document is among, below the site's root: `content/notices`. A post that is a
/// folder (`content/notices/x/index.md`) is among the posts of the folder around it.
pub fn home_folder(path: &SitePath) -> &str {
    let folder = path.parent();
    if is_folder_post(path) { folder.rsplit_once('/').map_or("", |(around, _)| around) } else { folder }
}

/// The name that a post's address comes from: the file's without `.md`, or the folder's for `index.md`.
pub fn base_name(path: &SitePath) -> &str {
    if is_folder_post(path) {
        path.parent().rsplit('/').next().unwrap_or_default()
    } else {
        bare_name(path.file_name()).unwrap_or_else(|| path.stem())
    }
}

/// Whether a file of the content folder is Markdown; `.md.txt` is what Notepad makes of `.md` where Windows
/// hides the endings of names.
pub fn is_document(path: &SitePath) -> bool {
    // Asked of every file at every save, so nothing is made of the name.
    bare_name(path.file_name()).is_some_and(|name| !name.is_empty())
}

/// The name of a Markdown file without its ending; `None` for other files.
pub(crate) fn bare_name(name: &str) -> Option<&str> {
    let without = |name: &'_ str, ending: &str| -> Option<usize> {
        let at = name.len().checked_sub(ending.len())?;
        name.get(at..)?.eq_ignore_ascii_case(ending).then_some(at)
    };
    let at = ENDINGS.iter().find_map(|ending| without(name, ending))?;
    name.get(..at)
}

/// The endings of Markdown files.
const ENDINGS: [&str; 4] = [".md", ".md.txt", ".markdown", ".mkd"];

/// The name that a file should have which is no Markdown file but was most likely meant as one: its ending has a
/// wrong dot, full-width letters or spaces in it.
pub fn meant_as_document(name: &str) -> Option<String> {
    let is_dot = |c: char| matches!(c, '.' | '．' | '。' | '｡');
    let ending = |from: usize| {
        let letters = name[from..].nfkc().filter(|c| !c.is_whitespace());
        letters.map(|c| if is_dot(c) { '.' } else { c.to_ascii_lowercase() }).collect::<String>()
    };
    let dots = name.char_indices().filter(|(at, c)| *at > 0 && is_dot(*c));
    let at = dots.map(|(at, _)| at).find(|at| ENDINGS.contains(&ending(*at).as_str()))?;
    let stem = name[..at].trim_end();
    (bare_name(name).is_none() && !stem.is_empty()).then(|| format!("{stem}.md"))
}

/// Whether a file makes its folder a section.
pub fn is_section(path: &SitePath) -> bool {
    bare_name(path.file_name()) == Some(SECTION_NAME)
}

/// Whether a file is the post that its folder is.
fn is_folder_post(path: &SitePath) -> bool {
    bare_name(path.file_name()) == Some(FOLDER_POST_NAME) && path.parent() != "content"
}

/// Jekyll's folder of drafts.
const DRAFTS: &str = "_drafts";

/// Reads one file. Whatever is wrong with it, there is a document, so that everything else about it and
/// about the posts that link it can be checked too.
pub fn parse(path: &SitePath, text: &str, options: &ParseOptions) -> Diagnosed<Parsed> {
    let mut diagnostics = Vec::new();
    let split = front_matter::split(path, text, &mut diagnostics);
    report_notepad_ending(path, &mut diagnostics);
    let writing = split.writing;
    // What is wrong with the body is not told in the words of the front matter.
    let mut of_body = Vec::new();
    let value = if is_section(path) {
        let front = read_section(path, &split, options, &mut diagnostics);
        let body = markdown::parse(&text[split.body..], path, split.body, options).drain_into(&mut of_body);
        Parsed::Section(document(path, options, writing, front, body))
    } else {
        let (front, body) = read_page(path, text, &split, options, &mut diagnostics);
        Parsed::Page(document(path, options, writing, front, body.drain_into(&mut of_body)))
    };
    split.word(&mut diagnostics);
    diagnostics.extend(of_body);
    Diagnosed { value, diagnostics }
}

fn document<Front>(
    path: &SitePath,
    options: &ParseOptions,
    writing: Writing,
    front: Front,
    body: Body,
) -> Arc<Document<Front>> {
    Arc::new(Document {
        path: path.clone(),
        language: options.language.clone(),
        naming: options.naming,
        writing,
        front,
        body: Arc::new(body),
        facts: Memo::default(),
    })
}

fn report_notepad_ending(path: &SitePath, diagnostics: &mut Vec<Diagnostic>) {
    if path.extension() == "txt" {
        let name = path.file_name();
        let wanted = &name[..name.len() - ".txt".len()];
        diagnostics.push(
            Diagnostic::at(Code::NotepadEnding, Span::file(path)).with("name", name).with("wanted", wanted),
        );
    }
}

fn read_section(
    path: &SitePath,
    split: &front_matter::Split,
    options: &ParseOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> SectionFront {
    let mut front = front_matter::read_section(&split.table, path, options, diagnostics);
    // The home page bears the bulletin's own name.
    if front.title.trim().is_empty() && path.parent() != "content" {
        path.parent().rsplit('/').next().unwrap_or_default().clone_into(&mut front.title);
        if !split.broken {
            diagnostics.push(no_title(path, &front.title));
        }
    }
    front
}

fn read_page(
    path: &SitePath,
    text: &str,
    split: &front_matter::Split,
    options: &ParseOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> (PageFront, Diagnosed<Body>) {
    let read_body = |at: usize| markdown::parse(&text[at..], path, at, options);
    let mut body = read_body(split.body);
    let mut front = front_matter::read_page(&split.table, path, options, diagnostics);
    front.keeps_path = split.keeps_path();
    // Jekyll builds none of them unless it is told to.
    if options.naming == Naming::Own && path.parent().split('/').any(|name| name == DRAFTS) {
        front.draft = Some(true);
    }
    let has_title = !front.title.trim().is_empty();
    complete(&mut front, path, &body.value, split, options, diagnostics);
    if !has_title && let Some(length) = first_heading(&text[split.body..]) {
        // The page shows its title anyway.
        body = read_body(split.body + length);
    }
    front_matter::check_order(&split.table, &front, path, diagnostics);
    (front, body)
}

/// That a post or section has no title, and what stands for it.
fn no_title(path: &SitePath, title: &str) -> Diagnostic {
    Diagnostic::at(Code::NoTitle, Span::file(path)).with("title", title).with("own", "title")
}

/// What a post's front matter leaves out is taken from its name and its first heading, never invented.
fn complete(
    page: &mut PageFront,
    path: &SitePath,
    body: &Body,
    split: &front_matter::Split,
    options: &ParseOptions,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let (prefix, name) = split_name(base_name(path), options.naming);
    if page.date.is_none() && !page.date_is_broken {
        page.date = page.publish_at;
    }
    if page.date.is_none() && !page.date_is_broken {
        if let Some(prefix) = prefix {
            page.date = Moment::parse(prefix, &options.time_zone.0);
            if page.date.is_none() {
                let report = Diagnostic::at(Code::BadDate, Span::file(path)).with("value", prefix);
                diagnostics.push(report.with("reason", "name"));
            }
        } else if !split.broken && page.is_news() && options.naming == Naming::Own {
            diagnostics.push(Diagnostic::at(Code::NoDate, Span::file(path)).with("own", "date"));
        }
    }
    if !split.found {
        diagnostics.push(Diagnostic::at(Code::FrontMatterMissing, Span::file(path)));
    }
    if page.title.trim().is_empty() {
        body.outline.first().map_or(name, |heading| &heading.title).clone_into(&mut page.title);
        if split.found && !split.broken {
            diagnostics.push(no_title(path, &page.title));
        }
    }
}

/// The length of a text up to the end of its title, if it begins with one: `# 关于防汛的通知`.
fn first_heading(text: &str) -> Option<usize> {
    let begin = text.len() - text.trim_start().len();
    let line = text[begin..].split_inclusive('\n').next()?;
    let is_title = line.strip_prefix("# ").is_some_and(|title| !title.trim().is_empty());
    is_title.then_some(begin + line.len())
}

/// The name that a document's address comes from: without its date, where the other system leaves it out.
pub fn address_name(path: &SitePath, naming: Naming) -> &str {
    match naming {
        Naming::Own => base_name(path),
        Naming::Zola(slugify) if slugify.paths_keep_dates => base_name(path),
        Naming::Zola(_) => split_name(base_name(path), naming).1,
    }
}

/// The date before a name, and the rest, as the site's system has it.
fn split_name(name: &str, naming: Naming) -> (Option<&str>, &str) {
    match naming {
        Naming::Own => split_date_prefix(name),
        Naming::Zola(_) => split_zola_date(name),
    }
}

/// Zola's dates before names: with a time too, parted from the name by `-` or `_`, or a date alone, which is the name
/// as well.
fn split_zola_date(name: &str) -> (Option<&str>, &str) {
    let is_shape = |text: &str, shape: &str| {
        text.len() == shape.len()
            && text.bytes().zip(shape.bytes()).all(|(byte, form)| match form {
                b'0' => byte.is_ascii_digit(),
                form => byte == form,
            })
    };
    let starts = |text: &str, shape: &str| text.get(..shape.len()).is_some_and(|text| is_shape(text, shape));
    if !starts(name, "0000-00-00") {
        return (None, name);
    }
    let mut end = 10;
    if starts(&name[end..], "T00:00:00") {
        let mut time = 9;
        let rest = &name[end + time..];
        if let Some(fraction) = rest.strip_prefix('.') {
            time += 1 + fraction.bytes().take_while(u8::is_ascii_digit).count();
        }
        let rest = &name[end + time..];
        if rest.starts_with('Z') {
            end += time + 1;
        } else if starts(rest, "+00:00") || starts(rest, "-00:00") {
            end += time + 6;
        }
    }
    let (date, rest) = name.split_at(end);
    if rest.is_empty() {
        return (Some(date), name);
    }
    let after = rest.strip_prefix(char::is_whitespace).unwrap_or(rest).strip_prefix(['-', '_']);
    match after.filter(|after| !after.is_empty()) {
        Some(after) => (Some(date), after),
        None => (Some(date), name),
    }
}

/// `2026-11-22-title` as the date and the rest; a name without such a prefix as it is.
pub fn split_date_prefix(name: &str) -> (Option<&str>, &str) {
    let shape = |index: usize, byte: u8| match index {
        4 | 7 | 10 => byte == b'-' || (index == 10 && byte == b'_'),
        _ => byte.is_ascii_digit(),
    };
    let is_prefixed =
        name.len() > 11 && name.bytes().take(11).enumerate().all(|(index, byte)| shape(index, byte));
    if is_prefixed { (Some(&name[..10]), &name[11..]) } else { (None, name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_before_the_name_is_told_apart() {
        assert_eq!(split_date_prefix("2026-11-22-通知"), (Some("2026-11-22"), "通知"));
        assert_eq!(split_date_prefix("2026-11-2-x"), (None, "2026-11-2-x"));
        assert_eq!(split_date_prefix("2026-11-22"), (None, "2026-11-22"));
    }

    #[test]
    fn zolas_dates_before_names_are_told_apart() {
        assert_eq!(split_zola_date("2026-01-05T10:00:00Z-x"), (Some("2026-01-05T10:00:00Z"), "x"));
        assert_eq!(split_zola_date("2026-01-05T10:00:00.5+08:00_x").1, "x");
        assert_eq!(split_zola_date("2026-01-06- x"), (Some("2026-01-06"), " x"));
        assert_eq!(split_zola_date("2026-01-07"), (Some("2026-01-07"), "2026-01-07"));
        assert_eq!(split_zola_date("2026-01-重庆"), (None, "2026-01-重庆"));
    }

    #[test]
    fn a_folder_post_is_named_by_its_folder() {
        let folder = SitePath::new("content/a/post/index.md").unwrap();
        assert_eq!((home_folder(&folder), base_name(&folder)), ("content/a", "post"));
        let file = SitePath::new("content/a/post.md").unwrap();
        assert_eq!((home_folder(&file), base_name(&file)), ("content/a", "post"));
    }
}
