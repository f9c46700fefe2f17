//! What is published in the scenes: an old site, a new one, and one that cannot be built.

use std::path::Path;

use super::folders::write;
use super::program::{write_site, write_template};

/// Files of each kind: the same, changed, new, withdrawn, and a folder where a file was or the other way
/// round.
pub(crate) fn write_sources(sources: &Path) {
    let old = sources.join("old");
    write_site(&old);
    write_template(&old, "index", "old index");
    write_post(&old, "2026-01-02-withdrawn", "");
    for (path, content) in [
        ("same.html", "same"),
        ("style.css", "old style"),
        ("notices/same.html", "same notice"),
        ("notices/withdrawn.html", "withdrawn"),
        ("withdrawn/only.html", "the folder goes with it"),
        ("file-then-folder", "a file"),
        ("folder-then-file/a.html", "in a folder"),
        ("folder-then-file/b/c.css", "deeper"),
    ] {
        write(&old.join("static"), path, content);
    }
    write_new(&sources.join("new"));
    // Found while the pages are rendered, after what a killed run left has been dealt with.
    let broken = sources.join("broken");
    write_new(&broken);
    write_template(&broken, "timeline", "{{ no_such_thing }}");
}

fn write_new(new: &Path) {
    write_site(new);
    write_template(new, "index", "new index, longer than the old one");
    write_post(new, "2026-01-02-withdrawn", "withdrawn = { on = 2026-11-05, reason = \"内容有误\" }\n");
    write_post(new, "2026-11-20-new", "");
    for (path, content) in [
        ("same.html", "same"),
        ("style.css", "new style"),
        ("notices/same.html", "same notice"),
        ("notices/简报.html", "new notice"),
        ("photos/2026/a.jpg", "new photo"),
        ("file-then-folder/index.html", "a folder"),
        ("folder-then-file", "a file"),
    ] {
        write(&new.join("static"), path, content);
    }
}

fn write_post(site: &Path, name: &str, front: &str) {
    let text = format!("+++\ntitle = \"{name}\"\n{front}+++\n");
    write(site, &format!("content/{name}.md"), &text);
}
