//! A preview without sockets, and the build that it has to equal.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use jianbao::artifact::Artifact;
use jianbao::diagnostic::{Diagnostic, settle};
use jianbao::message::{Language, Messages};
use jianbao::pipeline::{Kept, Settings, load};
use jianbao::preview::http::{Answer, Ask, Body};
use jianbao::preview::server::Handler;
use jianbao::preview::{Cause, Options, Preview, Stand};
use jianbao::site::visibility::Include;
use jianbao::world::{Clock, World};

/// The moment at which all tests take place.
pub(crate) const NOW: &str = "2026-11-22T12:00:00";

pub(crate) fn world(root: &Path) -> World {
    World::on_disk(root, Clock::Given(NOW.to_owned())).unwrap()
}

pub(crate) fn with_drafts() -> Settings {
    Settings { include: Include { drafts: true, ..Include::default() }, ..Settings::default() }
}

/// What a build would write, and what it would say.
pub(crate) struct Built {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Whether configuration and theme are in order, so that a preview shows this site and no earlier one.
    pub(crate) sound: bool,
}

/// Builds from nothing.
pub(crate) fn build(root: &Path, settings: &Settings) -> Built {
    let world = world(root);
    let mut kept = Kept::default();
    kept.look(&world);
    let loaded = load(&world, settings, &mut kept, &|_| {});
    let mut diagnostics = loaded.diagnostics;
    diagnostics.extend(loaded.value.check());
    let files = Mutex::new(BTreeMap::new());
    if let Some(snapshot) = &loaded.value.snapshot {
        diagnostics.extend(snapshot.render_all(&world, &|address, artifact| {
            let bytes = match artifact {
                Artifact::Bytes(bytes) => bytes,
                Artifact::File(file) => std::fs::read(file).unwrap(),
            };
            files.lock().unwrap().insert(address.as_str().to_owned(), bytes);
            Ok(())
        }));
    }
    Built {
        files: files.into_inner().unwrap(),
        diagnostics: settle(diagnostics),
        sound: loaded.value.sound && loaded.value.snapshot.is_some(),
    }
}

/// A preview that is asked without sockets.
pub(crate) struct Asked(pub(crate) Arc<Preview>);

impl Asked {
    pub(crate) fn new(root: &Path, settings: Settings) -> Self {
        let options = Options { settings, ..Options::default() };
        Self::with(root, options)
    }

    pub(crate) fn with(root: &Path, options: Options) -> Self {
        let preview = Preview::new(world(root), options, Messages::new(Language::Chinese));
        preview.reload(&Cause::Everything, &|_| {});
        Self(Arc::new(preview))
    }

    pub(crate) fn get(&self, path: &str) -> (u16, Vec<u8>) {
        let answer = self.answer(path, Some("127.0.0.1"));
        let bytes = match answer.body {
            Body::Bytes(bytes) => bytes,
            Body::File(file) => std::fs::read(file).unwrap(),
            Body::Events(_) => panic!("{path} is a stream"),
        };
        (answer.status, without_line(&bytes))
    }

    pub(crate) fn answer(&self, path: &str, peer: Option<&str>) -> Answer {
        let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
        let peer = peer.map(|peer| peer.parse().unwrap());
        self.0.answer(&Ask { path: path.to_owned(), query: query.map(str::to_owned), peer, ..Ask::default() })
    }

    /// The page as text.
    pub(crate) fn text(&self, path: &str) -> String {
        String::from_utf8(self.get(path).1).unwrap()
    }

    pub(crate) fn reload(&self, cause: &Cause) -> Option<Arc<Stand>> {
        self.0.reload(cause, &|_| {})
    }

    /// How things stand when every page has been looked at.
    pub(crate) fn checked(&self) -> Arc<Stand> {
        let stand = self.0.stand();
        self.0.check(&stand).unwrap()
    }
}

/// A page without the one line that the preview adds.
pub(crate) fn without_line(page: &[u8]) -> Vec<u8> {
    const START: &[u8] = b"<script src=\"/_jianbao/preview.js\"";
    const END: &[u8] = b"></script>";
    let find = |text: &[u8], what: &[u8]| text.windows(what.len()).position(|window| window == what);
    let Some(start) = find(page, START) else { return page.to_vec() };
    let end = start + find(&page[start..], END).unwrap() + END.len();
    [&page[..start], &page[end..]].concat()
}
