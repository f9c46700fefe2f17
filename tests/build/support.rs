//! A bulletin in memory: files in, pages and diagnostics out.

use std::collections::BTreeMap;
use std::sync::Mutex;

use jianbao::artifact::Artifact;
use jianbao::diagnostic::{Code, Diagnostic, settle};
use jianbao::pipeline::{Kept, Settings, load};
use jianbao::site::visibility::Include;
use jianbao::world::{Clock, World};

/// The moment that counts as now unless a test says otherwise.
pub(crate) const NOW: &str = "2026-11-22T12:00:00";

/// A site under construction.
pub(crate) struct Bulletin {
    files: BTreeMap<String, String>,
    settings: Settings,
    now: String,
}

/// What became of it.
pub(crate) struct Built {
    /// The pages and files, by address; files that are no text are left out.
    pub(crate) pages: BTreeMap<String, String>,
    /// What there was to say.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Bulletin {
    /// A site with a bare theme that prints what it is asked for and nothing else.
    pub(crate) fn new() -> Self {
        let mut bulletin = Self::with_theme("bare");
        for name in [
            "page.html",
            "section.html",
            "category.html",
            "index.html",
            "timeline.html",
            "timeline_year.html",
            "timeline_month.html",
            "taxonomy_list.html",
            "taxonomy_single.html",
            "sitemap.html",
            "404.html",
            "withdrawn.html",
            "redirect.html",
        ] {
            let text = match name {
                "page.html" => "{{ page.title }}|{{ page.content }}",
                "taxonomy_list.html" => {
                    "{{ taxonomy.name }}:{% for t in taxonomy.terms %} {{ t }} {{ t.url }} {{ t.page_count }}\n{% endfor %}"
                }
                "section.html" | "category.html" | "index.html" | "taxonomy_single.html" => {
                    "{% for p in paginator.pages %}{{ p.title }} {{ p.url }}\n{% endfor %}\
                     newer={{ paginator.newer }} older={{ paginator.older }} number={{ paginator.number }}"
                }
                "timeline.html" => {
                    "{% for y in timeline.years %}{{ y.year }} {{ y.url }} {{ y.page_count }}\n{% endfor %}\
                     {% for p in timeline.undated %}?{{ p.title }}\n{% endfor %}"
                }
                "timeline_year.html" => {
                    "{% for m in year.months %}{{ m.month }}:{% for p in m.pages %} {{ p.title }}{% endfor %};\
                     {% endfor %}"
                }
                "timeline_month.html" => {
                    "{{ month.year }}-{{ month.month }}:{% for p in month.pages %} {{ p.title }}{% endfor %} \
                     newer={{ newer_month.url if newer_month }} older={{ older_month.url if older_month }}"
                }
                "withdrawn.html" => {
                    "{{ current.noindex }} {{ page.withdrawn.on }} {{ page.withdrawn.reason }}"
                }
                "redirect.html" => "{{ current.noindex }} {{ target }} {{ target_permalink }}",
                _ => "{{ current.kind }} {{ current.portable_404 }}",
            };
            bulletin = bulletin.file(&format!("themes/bare/templates/{name}"), text);
        }
        bulletin.file("themes/bare/theme.toml", "name = \"bare\"\n")
    }

    /// A site with the theme inside the binary.
    pub(crate) fn with_hongtou() -> Self {
        Self::with_theme("hongtou")
    }

    fn with_theme(theme: &str) -> Self {
        let config = format!("title = \"简报\"\ntheme = \"{theme}\"\n");
        let home = "+++\ntitle = \"首页\"\n+++\n".to_owned();
        let files =
            BTreeMap::from([("jianbao.toml".to_owned(), config), ("content/_index.md".to_owned(), home)]);
        Self { files, settings: Settings::default(), now: NOW.to_owned() }
    }

    /// Adds a file, or puts it in the place of another.
    pub(crate) fn file(mut self, path: &str, text: &str) -> Self {
        self.files.insert(path.to_owned(), text.to_owned());
        self
    }

    /// Takes a file away.
    pub(crate) fn without(mut self, path: &str) -> Self {
        self.files.remove(path);
        self
    }

    /// Adds lines at the end of the configuration.
    pub(crate) fn config(mut self, lines: &str) -> Self {
        if let Some(config) = self.files.get_mut("jianbao.toml") {
            config.push_str(lines);
            config.push('\n');
        }
        self
    }

    /// Adds a post with lines of TOML front matter. The title is the path's unless given.
    pub(crate) fn post(self, path: &str, front: &str, body: &str) -> Self {
        let title = if front.contains("title =") { String::new() } else { format!("title = \"{path}\"\n") };
        self.file(&format!("content/{path}"), &format!("+++\n{title}{front}\n+++\n{body}"))
    }

    /// Shows more than the published posts.
    pub(crate) fn include(mut self, drafts: bool, future: bool, expired: bool) -> Self {
        self.settings.include = Include { drafts, future, expired };
        self
    }

    /// Sets the public address.
    pub(crate) fn base_url(mut self, url: &str) -> Self {
        self.settings.base_url = Some(url.to_owned());
        self
    }

    /// Moves the clock.
    pub(crate) fn now(mut self, now: &str) -> Self {
        now.clone_into(&mut self.now);
        self
    }

    /// The files as they are.
    pub(crate) fn files(&self) -> &BTreeMap<String, String> {
        &self.files
    }

    /// Builds everything.
    pub(crate) fn build(&self) -> Built {
        let files = self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        build(&World::in_memory(files, Clock::Given(self.now.clone())), &self.settings)
    }
}

/// Builds a world into memory.
pub(crate) fn build(world: &World, settings: &Settings) -> Built {
    let mut kept = Kept::default();
    kept.look(world);
    let loaded = load(world, settings, &mut kept, &|_| {});
    let mut diagnostics = loaded.diagnostics;
    diagnostics.extend(loaded.value.check());
    let pages = Mutex::new(BTreeMap::new());
    if let Some(snapshot) = loaded.value.snapshot {
        diagnostics.extend(snapshot.render_all(world, &|address, artifact| {
            if let Artifact::Bytes(bytes) = artifact
                && let Ok(text) = String::from_utf8(bytes)
            {
                pages.lock().unwrap().insert(address.as_str().to_owned(), text);
            }
            Ok(())
        }));
    }
    Built { pages: pages.into_inner().unwrap(), diagnostics: settle(diagnostics) }
}

impl Built {
    /// The page at an address; the test fails without it.
    #[track_caller]
    pub(crate) fn page(&self, address: &str) -> &str {
        match self.pages.get(address) {
            Some(page) => page,
            None => panic!("no {address} among {:?}\n{:#?}", self.pages.keys(), self.diagnostics),
        }
    }

    /// The addresses of the pages.
    pub(crate) fn addresses(&self) -> Vec<&str> {
        self.pages.keys().map(String::as_str).collect()
    }

    /// The codes of all diagnostics.
    pub(crate) fn codes(&self) -> Vec<Code> {
        self.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
    }

    /// The only diagnostic of a code; the test fails if there is another number of them.
    #[track_caller]
    pub(crate) fn only(&self, code: Code) -> &Diagnostic {
        let found: Vec<&Diagnostic> =
            self.diagnostics.iter().filter(|diagnostic| diagnostic.code == code).collect();
        assert_eq!(found.len(), 1, "{code:?} in {:#?}", self.diagnostics);
        found[0]
    }

    /// The test fails if there was anything to say, but for a site without posts: many tests need none.
    #[track_caller]
    pub(crate) fn clean(self) -> Self {
        let others: Vec<_> = self.diagnostics.iter().filter(|told| told.code != Code::NoPosts).collect();
        assert!(others.is_empty(), "{others:#?}");
        self
    }
}
