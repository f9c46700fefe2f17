//! The models of new posts: which there are, and a model with the words of one post in its places.
//!
//! The places are filled by plain replacement: a model is no template, and nothing in it is run.

use std::borrow::Cow;

use rust_embed::RustEmbed;

use super::super::head::{Editing, Literal, escaped, is_key, quoted};
use crate::content::{Head, bare_name};
use crate::encoding;
use crate::path::SitePath;
use crate::site::Site;
use crate::site::slug::fold;
use crate::world::World;

/// The models inside the binary.
#[derive(RustEmbed)]
#[folder = "src/archetypes/"]
struct Embedded;

/// The kinds of posts that the program knows, with the category of each.
pub(super) const KINDS: [(&str, &str); 5] = [
    ("notice", "动员部署"),
    ("practice", "做法亮点"),
    ("commendation", "通报表扬"),
    ("plan", "下步打算"),
    ("progress", "整改进展"),
];

/// The kind of no category, whose model is also that of categories without one of their own.
pub(super) const PLAIN: &str = "post";

/// The model of a new post.
#[derive(Debug)]
pub(super) struct Archetype {
    /// Where it is, for complaints.
    pub(super) path: SitePath,
    pub(super) text: String,
    /// The category that it is for; empty if for none.
    pub(super) category: String,
}

/// A kind that may be typed, and its category.
pub(super) type Kind = (String, String);

/// The site's own models, by name.
fn own(world: &World) -> Vec<(String, SitePath)> {
    let files = world.scan("archetypes").value.into_iter().map(|entry| entry.path);
    files
        .filter(|path| path.parent() == "archetypes")
        .filter_map(|path| Some((bare_name(path.file_name())?.to_owned(), path)))
        .collect()
}

/// All kinds: the program's, the site's own, and its other categories.
pub(super) fn kinds(world: &World, site: &Site) -> Vec<Kind> {
    let mut kinds: Vec<Kind> =
        KINDS.iter().map(|(kind, category)| ((*kind).into(), (*category).into())).collect();
    let is_new = |kinds: &[Kind], name: &str| {
        !kinds.iter().any(|(kind, category)| fold(kind) == fold(name) || fold(category) == fold(name))
    };
    for term in &site.categories {
        if is_new(&kinds, &term.name) {
            kinds.push((term.slug.to_string(), term.name.clone()));
        }
    }
    for (name, _) in own(world) {
        if name != PLAIN && is_new(&kinds, &name) {
            kinds.push((name, String::new()));
        }
    }
    kinds.push((PLAIN.to_owned(), String::new()));
    kinds
}

impl Archetype {
    /// The model of a kind: named by its file, by a category's name, or by the end of a category's address.
    pub(super) fn find(typed: &str, world: &World, site: &Site) -> Option<Self> {
        let key = fold(typed);
        let category =
            site.categories.iter().find(|term| fold(&term.name) == key || term.slug.as_str() == key);
        let built_in = KINDS.iter().find(|(kind, name)| {
            category.map_or(*kind == key || fold(name) == key, |term| fold(&term.name) == fold(name))
        });
        let mut names = vec![key.clone()];
        names.extend(built_in.iter().flat_map(|(kind, name)| [(*kind).to_owned(), fold(name)]));
        names.extend(category.iter().flat_map(|term| [fold(&term.name), term.slug.to_string()]));
        let own = own(world).into_iter().find(|(name, _)| names.contains(&fold(name)));
        let for_category = match (category, built_in, &own) {
            (Some(term), _, _) => term.name.clone(),
            (None, Some((_, name)), _) => (*name).to_owned(),
            (None, None, Some(_)) if key != PLAIN => typed.to_owned(),
            (None, None, _) if key == PLAIN => String::new(),
            (None, None, _) => return None,
        };
        let (path, text) = match own {
            Some((_, path)) => {
                let bytes = world.read(&path).ok()?;
                (path, encoding::decode_lossy(&bytes))
            }
            None => embedded(built_in.map_or(PLAIN, |(kind, _)| kind))?,
        };
        Some(Self { path, text, category: for_category })
    }
}

fn embedded(kind: &str) -> Option<(SitePath, String)> {
    let name = format!("{kind}.md");
    let file = Embedded::get(&name)?;
    let text = String::from_utf8(file.data.into_owned()).ok()?;
    Some((SitePath::new(&format!("archetypes/{name}"))?, text))
}

/// The words of one post.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) title: &'a str,
    /// `2026-11-22` or `2026-11-22 09:30`.
    pub(super) date: &'a str,
    pub(super) slug: &'a str,
    pub(super) category: &'a str,
}

impl Words<'_> {
    /// A model with these words in its places: in its front matter as values that are read as these very
    /// words, in its body as they are.
    pub(super) fn fill(&self, model: &str) -> String {
        let mut filled = String::with_capacity(model.len());
        for (line, mark) in lines(model) {
            match mark {
                Some(mark) => filled.push_str(&self.fill_line(line, mark == "+++").unwrap_or_default()),
                None => filled.push_str(&self.replaced(line, &|_, word, _| word.to_owned())),
            }
        }
        filled
    }

    /// A model with these words, as a draft unless it says otherwise itself. A model without front matter gets
    /// some, with the category if the site knows it.
    pub(super) fn post(&self, model: &str, path: &SitePath, knows_category: bool) -> String {
        let filled = self.fill(model);
        match Head::read(path, &filled) {
            Ok(Some(head)) if head.table.entries.iter().any(|entry| is_key(&entry.key, "draft")) => filled,
            Ok(Some(_)) => as_draft(path, &filled).unwrap_or(filled),
            Ok(None) => self.head(&filled, knows_category) + &filled,
            // What is wrong with it is told of the post.
            Err(_) => filled,
        }
    }

    /// Front matter for a model without any. A heading of the body that is the title says it already.
    fn head(&self, body: &str, knows_category: bool) -> String {
        let says_title = body.lines().any(|line| line.trim_start_matches('#').trim() == self.title);
        let mut head = "---\n".to_owned();
        if !says_title {
            head.extend(["标题: ", &quoted(self.title), "\n"]);
        }
        head.extend(["日期: ", self.date, "\n"]);
        if knows_category {
            head.extend(["栏目: ", &quoted(self.category), "\n"]);
        }
        head + "草稿: true\n---\n\n"
    }

    /// A line of front matter; none for a category that the post has not.
    fn fill_line(&self, line: &str, is_toml: bool) -> Option<String> {
        if line.trim_start().starts_with('#') || !line.contains("{{") {
            return Some(line.to_owned());
        }
        let assign = if is_toml { '=' } else { ':' };
        let value = line.find(assign).map_or_else(|| line.find("- ").map_or(0, |at| at + 2), |at| at + 1);
        let (key, rest) = line.split_at(value);
        let value = rest.trim_start();
        let gap = &rest[..rest.len() - value.len()];
        let bare = |name: &str, word: &str, _: &str| match (name, is_toml) {
            ("date", true) => {
                word.split_once(' ').map(|(day, time)| format!("{day}T{time}:00")).unwrap_or(word.to_owned())
            }
            ("date", false) => word.to_owned(),
            _ => quoted(word),
        };
        let filled = match value.chars().next() {
            Some('"') => self.replaced(value, &|_, word, _| escaped(word)),
            Some('\'') => self.replaced(value, &|_, word, _| word.replace('\'', "''")),
            Some('[') => self.replaced(value, &|name, word, before| match before.chars().next_back() {
                Some('"') => escaped(word),
                Some('\'') => word.replace('\'', "''"),
                _ => bare(name, word, before),
            }),
            _ => {
                let end = value.find(" #").unwrap_or(value.len());
                let (plain, comment) = value.split_at(value[..end].trim_end().len());
                match placeholder(plain) {
                    Some(("category", length)) if length == plain.len() && self.category.is_empty() => {
                        return None;
                    }
                    Some((_, length)) if length == plain.len() => self.replaced(plain, &bare) + comment,
                    _ => quoted(&self.replaced(plain, &|_, word, _| word.to_owned())) + comment,
                }
            }
        };
        Some(format!("{key}{gap}{filled}"))
    }

    /// A text with each place filled by what `write` makes of its name, its word, and what stands before it.
    fn replaced(&self, text: &str, write: &dyn Fn(&str, &str, &str) -> String) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find("{{") {
            filled.push_str(&rest[..at]);
            rest = &rest[at..];
            let found = placeholder(rest).and_then(|(name, length)| Some((name, self.word(name)?, length)));
            if let Some((name, word, length)) = found {
                let written = write(name, word, &filled);
                filled.push_str(&written);
                rest = &rest[length..];
            } else {
                filled.push_str("{{");
                rest = &rest[2..];
            }
        }
        filled.push_str(rest);
        filled
    }

    fn word(&self, name: &str) -> Option<&str> {
        match name {
            "title" => Some(self.title),
            "date" => Some(self.date),
            "slug" => Some(self.slug),
            "category" => Some(self.category),
            _ => None,
        }
    }
}

/// A post with a line that makes it a draft; `None` if its front matter is written in a way that takes none.
fn as_draft(path: &SitePath, text: &str) -> Option<String> {
    let mut editing = Editing::open(path, text.as_bytes().to_vec()).ok()?;
    editing.set("draft", Literal::Bool(true));
    String::from_utf8(editing.finish().ok()?.1).ok()
}

/// The lines of a model, those of its front matter with its mark.
fn lines(model: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut mark: Option<&str> = None;
    let mut in_head = false;
    model.split_inclusive('\n').map(move |line| {
        let bare = line.trim_end();
        match mark {
            None if bare == "---" || bare == "+++" => {
                mark = Some(bare);
                in_head = true;
            }
            None if !bare.is_empty() => mark = Some(""),
            Some(open) if in_head && bare == open => in_head = false,
            _ => {}
        }
        (line, mark.filter(|_| in_head))
    })
}

/// The first place in the front matter of a model that no word fills, with its line. In a body the marks may
/// mean something else.
pub(super) fn unknown_place(model: &str) -> Option<(usize, &str)> {
    lines(model).enumerate().find_map(|(index, (line, mark))| {
        mark.filter(|_| !line.trim_start().starts_with('#'))?;
        line.match_indices("{{").find_map(|(at, _)| {
            let (name, length) = placeholder(&line[at..])?;
            (!PLACES.iter().any(|(known, _)| *known == name)).then(|| (index + 1, &line[at..at + length]))
        })
    })
}

/// The names of the places, and what else they may be called.
const PLACES: [(&str, &str); 4] =
    [("title", "标题"), ("date", "日期"), ("slug", "网址名"), ("category", "栏目")];

/// The name in a place that begins a text, in English if it is known, and the place's length.
fn placeholder(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix("{{")?;
    let end = inner.find("}}")?;
    let name = inner[..end].trim();
    let known = PLACES.iter().find(|(_, chinese)| *chinese == name);
    Some((known.map_or(name, |(english, _)| english), end + 4))
}

/// What a name is called where the kinds are listed.
pub(super) fn shown<'a>(category: &'a str, plain: &'a str) -> Cow<'a, str> {
    if category.is_empty() { plain.into() } else { category.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Value;

    const TITLE: &str = "关于：“减负” # 的 'A' \"B\" \\ 通知、{{ date }}";

    fn words(category: &str) -> Words<'_> {
        Words { title: TITLE, date: "2026-11-22 09:30", slug: "jian-fu", category }
    }

    fn texts(text: &str) -> Vec<(String, String)> {
        let head = Head::read(&SitePath::new("content/a.md").unwrap(), text).unwrap().unwrap();
        let entries = head.table.entries.into_iter().filter_map(|entry| match entry.node.value {
            Value::Text(text) | Value::Date(text) => Some((entry.key, text)),
            _ => None,
        });
        entries.collect()
    }

    #[test]
    fn every_model_of_the_program_is_read_as_it_was_meant() {
        for (kind, category) in KINDS.iter().chain([&(PLAIN, "")]) {
            let (_, model) = embedded(kind).unwrap();
            let filled = words(category).fill(&model);
            let read = texts(&filled);
            let mut expected = vec![("title", TITLE), ("date", "2026-11-22 09:30"), ("category", *category)];
            expected.retain(|(_, value)| !value.is_empty());
            let read: Vec<(&str, &str)> = read.iter().map(|(key, value)| (&**key, &**value)).collect();
            assert_eq!(read, expected);
            assert!(filled.contains("\n草稿: true\n---\n"), "{filled}");
        }
        assert_eq!(Embedded::iter().count(), KINDS.len() + 1);
    }

    #[test]
    fn a_place_may_stand_in_quotes_in_a_list_or_in_a_sentence() {
        for (model, value) in [
            ("---\nx: {{title}} # 标题\n---\n", TITLE.to_owned()),
            ("---\nx: \"{{ title }}\"\n---\n", TITLE.to_owned()),
            ("---\nx: '{{ title }}'\n---\n", TITLE.to_owned()),
            ("---\nx: 转发{{ title }}（{{ slug }}）\n---\n", format!("转发{TITLE}（jian-fu）")),
            ("+++\nx = \"{{ title }}\"\n+++\n", TITLE.to_owned()),
            ("+++\nx = {{ title }}\n+++\n", TITLE.to_owned()),
        ] {
            assert_eq!(texts(&words("").fill(model)), [("x".to_owned(), value)], "{model}");
        }
        assert_eq!(
            words("通报").fill("---\nx: [{{ category }}, \"{{ slug }}\"]\ny:\n  - {{ category }}\n---\n"),
            "---\nx: [\"通报\", \"jian-fu\"]\ny:\n  - \"通报\"\n---\n"
        );
        assert_eq!(
            words("").fill("+++\ndate = {{ date }}\n+++\n# {{ title }} {{ other }}\n"),
            format!("+++\ndate = 2026-11-22T09:30:00\n+++\n# {TITLE} {{{{ other }}}}\n")
        );
    }
}
