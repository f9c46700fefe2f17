//! A path on disk → what it is to the site, by its name alone.

use std::path::Path;

use crate::path::SitePath;
use crate::world::{CONFIG_FILE, ZOLA_FILES, is_left_behind};

/// The folders whose files make a site.
pub(super) const FOLDERS: [&str; 5] = ["content", "static", "templates", "themes", "i18n"];

/// What a changed path is to the site.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A file or folder of the site.
    Part(SitePath),
    /// One that editors write and remove while they save: no reason to look again.
    Passing(SitePath),
    /// None of the site's.
    Nothing,
}

/// What a path below `root` is to the site.
pub(super) fn meaning(root: &Path, path: &Path) -> Meaning {
    // A name that is no text stands in no `SitePath`; its folder tells of it.
    let Some(found) = path.ancestors().find_map(|path| SitePath::from_disk(root, path)) else {
        return Meaning::Nothing;
    };
    let (top, below) = found.as_str().split_once('/').unwrap_or((found.as_str(), ""));
    if !(FOLDERS.contains(&top) || is_config(found.as_str()))
        || below.split('/').any(|name| is_left_behind(name, top))
    {
        return Meaning::Nothing;
    }
    if is_passing(found.file_name()) { Meaning::Passing(found) } else { Meaning::Part(found) }
}

fn is_config(name: &str) -> bool {
    name == CONFIG_FILE || ZOLA_FILES.contains(&name)
}

/// Names that a scan lists where they stay, and that editors use for what does not stay.
fn is_passing(name: &str) -> bool {
    // vim asks with this file whether it may write into the folder.
    const VIM_PROBE: &str = "4913";
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    let hidden = name.starts_with('.');
    name == VIM_PROBE
        || name.starts_with(".~")
        || name.starts_with(".goutputstream-")
        || hidden && matches!(&*ending, "swp" | "swo" | "swx" | "swpx")
        || matches!(&*ending, "tmp" | "temp" | "crdownload" | "part" | "partial")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning_of(path: &str) -> Meaning {
        let root = Path::new("/site");
        meaning(root, &root.join(path))
    }

    fn part(path: &str) -> Meaning {
        Meaning::Part(SitePath::new(path).unwrap())
    }

    #[test]
    fn what_a_scan_lists_is_a_part_of_the_site() {
        for path in ["jianbao.toml", "content", "content/通知/一.md", "static/.well-known/x", "i18n/zh.toml"]
        {
            assert_eq!(meaning_of(path), part(path));
        }
    }

    #[test]
    fn what_a_scan_leaves_out_is_nothing() {
        let nothing = [
            "public/index.html",
            "README.md",
            "jianbao.toml~",
            "jianbao.toml/x",
            ".git/index",
            "content/.git/index",
            "content/.a.md.swp",
            "content/a.md~",
            "content/~$简报.docx",
            "content/.~lock.a.odt#",
            "content/Thumbs.db",
            "content/.hidden/a.md",
            "themes/red/static/.cache/x",
            "static/._photo.jpg",
        ];
        for path in nothing {
            assert_eq!(meaning_of(path), Meaning::Nothing, "{path}");
        }
        assert_eq!(meaning(Path::new("/site"), Path::new("/site")), Meaning::Nothing);
        assert_eq!(meaning(Path::new("/site"), Path::new("/other/content/a.md")), Meaning::Nothing);
    }

    #[test]
    fn what_editors_write_on_the_way_is_passing() {
        for path in ["content/4913", "static/.a.css.swp", "content/a.md.TMP", "static/.~a", "static/x.part"] {
            assert_eq!(meaning_of(path), Meaning::Passing(SitePath::new(path).unwrap()), "{path}");
        }
        for path in ["content/49130", "content/tmp", "content/a.tmp/b.md", "static/swp"] {
            assert_eq!(meaning_of(path), part(path));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_text_is_told_by_its_folder() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let file = Path::new("/site/content/a").join(OsStr::from_bytes(b"\xb9\xab.md"));
        assert_eq!(meaning(Path::new("/site"), &file), part("content/a"));
        let top = Path::new("/site").join(OsStr::from_bytes(b"\xb9\xab"));
        assert_eq!(meaning(Path::new("/site"), &top), Meaning::Nothing);
    }
}
