//! The program under test and the smallest site that it publishes.

use std::path::Path;
use std::process::Command;

use super::folders::write;

/// What a theme must have.
const TEMPLATES: [&str; 13] = [
    "index",
    "page",
    "section",
    "category",
    "taxonomy_list",
    "taxonomy_single",
    "timeline",
    "timeline_year",
    "timeline_month",
    "sitemap",
    "404",
    "withdrawn",
    "redirect",
];

/// The command that publishes the site in `source` into `target`, in one thread.
pub(crate) fn publisher(source: &Path, target: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    command.arg("--root").arg(source).arg("build").arg("--out").arg(target);
    command.args(["-q", "--now", "2026-11-22"]).env("RAYON_NUM_THREADS", "1");
    command
}

/// A site without posts, with a theme of one word a page; what lies in its folder `static` is published
/// as it is.
pub(crate) fn write_site(root: &Path) {
    write(root, "jianbao.toml", "title = \"简报\"\ntheme = \"bare\"\n");
    write(root, "content/_index.md", "+++\ntitle = \"首页\"\n+++\n");
    write(root, "themes/bare/theme.toml", "name = \"bare\"\n");
    for name in TEMPLATES {
        write_template(root, name, name);
    }
}

/// Another template in the place of the one word.
pub(crate) fn write_template(root: &Path, name: &str, text: &str) {
    write(root, &format!("themes/bare/templates/{name}.html"), text);
}
