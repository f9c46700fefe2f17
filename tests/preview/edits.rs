//! What people do to the files of a site, at random.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jianbao::path::SitePath;
use proptest::prelude::*;

/// One thing done to a site.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    Write(&'static str, String),
    Append(&'static str, &'static str),
    Remove(&'static str),
    Rename(&'static str, &'static str),
}

/// Files that are edited. Some collide, some lie in folders that come and go.
const FILES: &[&str] = &[
    "content/_index.md",
    "content/notices/_index.md",
    "content/notices/2026-11-01-one.md",
    "content/notices/2026-11-02-two.md",
    "content/notices/two.md",
    "content/notices/folder/index.md",
    "content/progress/_index.md",
    "content/progress/three.md",
    "content/progress/通报.md",
];

const FOLDERS: &[&str] =
    &["content/notices", "content/progress", "content/notices/folder", "content", "templates"];

const PICTURES: &[&str] =
    &["content/notices/photo.png", "content/notices/folder/photo.png", "static/logo.png"];

/// Files that belong to no single post.
const OTHERS: &[(&str, &[&str])] = &[
    (
        "jianbao.toml",
        &[
            "title = \"简报\"\n",
            "title = \"新的简报\"\npaginate_by = 2\n",
            "title = \"简报\"\naddresses = \"folder\"\nlinks = \"root\"\nbase_url = \"https://www.example.com/b/\"\n",
            "title = \"简报\"\n[[categories]]\nname = \"通知\"\nslug = \"notices\"\ncolor = \"#aa0000\"\n",
            "title = \"简报\"\n[[taxonomies]]\nname = \"tags\"\nrender = false\n[severity]\ndead-link = \"error\"\n",
            "title = \"简报\"\nauthor = \"县委办\"\n[[menu]]\nname = \"一\"\nurl = \"@/notices/2026-11-01-one.md\"\n\
             [campaign]\nname = \"整治\"\n[[campaign.phases]]\nname = \"一\"\nstart = 2026-11-01\nend = 2026-12-01\n",
            "title = \n",
            "titel = \"简报\"\n",
            "title = \"简报\"\ntheme = \"none\"\n",
        ],
    ),
    ("static/style.css", &["body{color:red}", "body{color:blue}"]),
    ("static/robots.txt", &["User-agent: *\n"]),
    ("static/notices/one.html", &["<p>taken</p>"]),
    (
        "templates/page.html",
        &[
            "{% extends \"base.html\" %}{% block main %}{{ page.title }}{% endblock %}",
            "{% extends \"base.html\" %}{% block main %}{{ page.titel.x }}{% endblock %}",
            "{% extends \"base.html\" %}{% block main %}{{ page.title }",
        ],
    ),
    ("templates/404.html", &["<html><head></head>no {{ config.title }}</html>", "{{ nothing() }}"]),
    ("i18n/zh-CN.toml", &["home = \"主页\"\n", "home = 5\n", "home = \n"]),
    ("themes/hongtou/templates/macros.html", &["{% macro x() %}{% endmacro %}"]),
];

fn front_matter() -> impl Strategy<Value = String> {
    let lines = prop::sample::subsequence(
        vec![
            "[cascade]\ntags = [\"乙\"]\nsource = \"县府办\"",
            "draft = true",
            "category = \"通知\"",
            "category = \"通报\"",
            "tags = [\"甲\", \"乙\"]",
            "pinned = true",
            "date = 2026-11-05",
            "date = 2026-11-31",
            "publish_at = 2026-12-01T09:00:00",
            "expire_at = 2026-11-01",
            "slug = \"same\"",
            "aliases = [\"old.html\"]",
            "cover = \"photo.png\"",
            "attachments = [\"missing.pdf\"]",
            "unknown = 1",
            "broken",
            "withdrawn = true",
            "render = false",
            "series = \"见闻\"",
            "authors = [\"丙\"]",
            "contributors = [\"东镇\", \"西镇\"]",
        ],
        0..4,
    );
    let title = prop::sample::select(vec!["甲", "乙乙", "<丙> & “丁”"]);
    (title, lines).prop_map(|(title, lines)| format!("+++\ntitle = \"{title}\"\n{}\n+++\n", lines.join("\n")))
}

fn body() -> impl Strategy<Value = String> {
    let parts = prop::sample::subsequence(
        vec![
            "第一段。\n",
            "## 标题\n",
            "[链接](2026-11-01-one.md)\n",
            "[死链接](nowhere.md)\n",
            "[锚点](../progress/three.md#标题)\n",
            "![照片](photo.png)\n",
            "![照片](folder/photo.png)\n",
            "<script>alert(1)</script>\n",
            "[通报](@/progress/通报.md)\n",
        ],
        0..5,
    );
    parts.prop_map(|parts| parts.join("\n"))
}

pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let file = || prop::sample::select(FILES);
    let any = || prop::sample::select([FILES, FOLDERS, PICTURES].concat());
    let other = prop::sample::select(OTHERS)
        .prop_flat_map(|(file, texts)| (Just(file), prop::sample::select(texts)))
        .prop_map(|(file, text)| Edit::Write(file, text.to_owned()));
    let sizes = prop::sample::select(vec![(3, 2), (64, 480), (1, 1)]);
    let picture =
        (prop::sample::select(PICTURES), sizes).prop_map(|(file, size)| Edit::Write(file, png(size)));
    prop_oneof![
        6 => (file(), front_matter(), body()).prop_map(|(file, front, body)| Edit::Write(file, front + &body)),
        2 => (file(), Just("\n又一段。\n")).prop_map(|(file, text)| Edit::Append(file, text)),
        3 => other,
        2 => picture,
        2 => any().prop_map(Edit::Remove),
        1 => prop::sample::select(OTHERS).prop_map(|(file, _)| Edit::Remove(file)),
        2 => (any(), any()).prop_map(|(from, to)| Edit::Rename(from, to)),
    ]
}

/// The head of a picture: all that anybody looks at. As text, whose characters are its bytes.
fn png((width, height): (u8, u16)) -> String {
    let [high, low] = height.to_be_bytes();
    let mut text = String::from("\u{89}PNG\r\n\u{1a}\n\0\0\0\rIHDR\0\0\0");
    text.push(char::from(width));
    text.extend(['\0', '\0', char::from(high), char::from(low)]);
    text.push_str("\u{8}\u{2}\0\0\0");
    text
}

fn bytes(file: &str, text: &str) -> Vec<u8> {
    if file.ends_with(".png") { text.chars().map(|c| c as u8).collect() } else { text.as_bytes().to_vec() }
}

impl Edit {
    /// Does it, as far as it can be done, and tells which paths it touched.
    pub(crate) fn apply(&self, root: &Path) -> BTreeSet<SitePath> {
        let at = |name: &str| root.join(name);
        let touched: Vec<&str> = match self {
            Self::Write(file, text) => {
                make_way(root, file);
                fs::write(at(file), bytes(file, text)).unwrap();
                vec![file]
            }
            Self::Append(file, text) => match fs::read(at(file)) {
                Ok(mut before) => {
                    before.extend_from_slice(text.as_bytes());
                    fs::write(at(file), before).unwrap();
                    vec![file]
                }
                Err(_) => vec![],
            },
            Self::Remove(name) => {
                let path = at(name);
                let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
                if removed.is_ok() { vec![name] } else { vec![] }
            }
            Self::Rename(from, to) => {
                // Into itself, or over something: people are asked first and say no.
                let impossible = !at(from).exists() || at(to).exists() || to.starts_with(from);
                if impossible {
                    return BTreeSet::new();
                }
                make_way(root, to);
                fs::rename(at(from), at(to)).unwrap();
                vec![from, to]
            }
        };
        touched.into_iter().filter_map(SitePath::new).collect()
    }
}

/// Makes the folders around a file, in the place of files that stand there.
fn make_way(root: &Path, file: &str) {
    let path = root.join(file);
    if path.is_dir() {
        fs::remove_dir_all(&path).unwrap();
    }
    let folders: Vec<PathBuf> =
        path.ancestors().skip(1).take_while(|folder| *folder != root).map(Path::to_path_buf).collect();
    for folder in folders.iter().rev() {
        if folder.is_file() {
            fs::remove_file(folder).unwrap();
        }
        fs::create_dir_all(folder).unwrap();
    }
}

/// A site to begin with.
pub(crate) fn site(root: &Path) {
    let write = |file: &str, text: &str| {
        Edit::Write(Box::leak(file.to_owned().into_boxed_str()), text.to_owned()).apply(root)
    };
    write("jianbao.toml", "title = \"简报\"\n");
    write("content/_index.md", "+++\ntitle = \"首页\"\n+++\n");
    write("content/notices/_index.md", "+++\ntitle = \"通知\"\n+++\n");
    write(
        "content/notices/2026-11-01-one.md",
        "+++\ntitle = \"第一篇\"\n+++\n正文。[第二篇](2026-11-02-two.md)\n",
    );
    write("content/notices/2026-11-02-two.md", "+++\ntitle = \"第二篇\"\n+++\n正文。![照片](photo.png)\n");
    write("content/progress/three.md", "+++\ntitle = \"第三篇\"\ndate = 2026-11-03\n+++\n## 标题\n");
    write("content/notices/photo.png", &png((3, 2)));
}
