//! The only door to the disk, the clock and the files inside the binary.
//!
//! A [`World`] is what a run sees: the site's folder over the embedded themes, or a set of files in memory
//! for tests, and one moment that counts as now. Everything above it is a pure function of what it hands
//! out.

#![expect(clippy::disallowed_methods, reason = "the door through which sources are read")]

mod scan;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rust_embed::RustEmbed;

use crate::date::Moment;
use crate::encoding;
use crate::path::SitePath;

pub use scan::is_left_behind;

/// The name of the configuration, which makes a folder a site.
pub const CONFIG_FILE: &str = "jianbao.toml";

/// The themes inside the binary.
#[derive(RustEmbed)]
#[folder = "themes/"]
struct EmbeddedThemes;

/// Which moment counts as now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clock {
    /// The computer's clock.
    System,
    /// A date or time that the user gave, read in the site's time zone.
    Given(String),
}

impl Clock {
    /// The moment, or `None` if the given text is none.
    pub fn now(&self, zone: &TimeZone) -> Option<Timestamp> {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that asks the clock")]
            Self::System => Some(Timestamp::now()),
            Self::Given(text) => Moment::parse(text, zone).map(|moment| moment.instant),
        }
    }

    /// The text that the user gave.
    pub fn given(&self) -> Option<&str> {
        match self {
            Self::System => None,
            Self::Given(text) => Some(text),
        }
    }
}

/// Where the files of a site are.
#[derive(Debug)]
enum Files {
    Disk { root: PathBuf },
    Memory(BTreeMap<SitePath, Vec<u8>>),
}

/// What a run sees of the outside.
#[derive(Debug)]
pub struct World {
    files: Files,
    /// Which moment counts as now.
    pub clock: Clock,
}

/// A file that a scan found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    /// Its path.
    pub path: SitePath,
    /// Its size in bytes.
    pub size: u64,
}

impl World {
    /// A site on disk. `root` is its folder.
    ///
    /// # Errors
    /// If the folder cannot be found.
    pub fn on_disk(root: &Path, clock: Clock) -> io::Result<Self> {
        Ok(Self { files: Files::Disk { root: dunce::canonicalize(root)? }, clock })
    }

    /// A site in memory, for tests. Paths that leave the site are left out.
    pub fn in_memory<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>, clock: Clock) -> Self {
        let files = files
            .into_iter()
            .filter_map(|(path, text)| Some((SitePath::new(path)?, text.as_bytes().to_vec())))
            .collect();
        Self { files: Files::Memory(files), clock }
    }

    /// The site's folder on disk, if it has one.
    pub fn root(&self) -> Option<&Path> {
        match &self.files {
            Files::Disk { root } => Some(root),
            Files::Memory(_) => None,
        }
    }

    /// The bytes of a file of the site; one below `themes/` that the site lacks is taken from the binary.
    ///
    /// # Errors
    /// If the file cannot be read; `NotFound` if it is nowhere.
    pub fn read(&self, path: &SitePath) -> io::Result<Vec<u8>> {
        let found = match &self.files {
            Files::Disk { root } => inside(root, path).and_then(fs::read),
            Files::Memory(files) => files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into()),
        };
        match found {
            Err(error) if error.kind() == io::ErrorKind::NotFound => embedded(path).ok_or(error),
            found => found,
        }
    }

    /// The bytes of a file that [`World::scan`] found, which has looked where its links lead.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read_scanned(&self, file: &FileEntry) -> io::Result<Vec<u8>> {
        match &self.files {
            Files::Disk { root } => fs::read(file.path.on_disk(root)),
            Files::Memory(_) => self.read(&file.path),
        }
    }

    /// The decoded text of a file, for the excerpt of a diagnostic; `None` if it cannot be read.
    pub fn excerpt(&self, path: &SitePath) -> Option<String> {
        self.read(path).ok().map(|bytes| encoding::decode_lossy(&bytes))
    }

    /// The file on disk behind a path: `None` if it lies in memory or in the binary.
    pub fn file_on_disk(&self, path: &SitePath) -> Option<PathBuf> {
        inside(self.root()?, path).ok().filter(|file| file.is_file())
    }

    /// Whether there is such a file, on disk, in memory or in the binary.
    pub fn has(&self, path: &SitePath) -> bool {
        let found = match &self.files {
            Files::Disk { root } => inside(root, path).is_ok_and(|file| file.is_file()),
            Files::Memory(files) => files.contains_key(path),
        };
        found || embedded(path).is_some()
    }

    /// Whether there is such a folder.
    pub fn has_folder(&self, folder: &str) -> bool {
        match &self.files {
            Files::Disk { root } => dunce::canonicalize(root.join(folder))
                .is_ok_and(|found| found.starts_with(root) && found.is_dir()),
            Files::Memory(files) => files.keys().any(|path| path.below(folder).is_some()),
        }
    }

    /// The names of the themes, the site's own and those in the binary, in order.
    pub fn theme_names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            EmbeddedThemes::iter().filter_map(|file| Some(file.split_once('/')?.0.to_owned())).collect();
        for entry in self.scan("themes").value {
            if let Some((name, _)) = entry.path.below("themes").and_then(|rest| rest.split_once('/')) {
                names.push(name.to_owned());
            }
        }
        names.sort();
        names.dedup();
        names
    }
}

/// The file on disk behind a path, unless a symbolic link on the way leads out of the site.
fn inside(root: &Path, path: &SitePath) -> io::Result<PathBuf> {
    let file = dunce::canonicalize(path.on_disk(root))?;
    if file.starts_with(root) { Ok(file) } else { Err(io::ErrorKind::PermissionDenied.into()) }
}

/// The bytes of a file below `themes/` in the binary.
fn embedded(path: &SitePath) -> Option<Vec<u8>> {
    Some(EmbeddedThemes::get(path.below("themes")?)?.data.into_owned())
}

/// The folder that `start` belongs to: the nearest ancestor with a configuration, else `start/site`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let nearest = start.ancestors().find(|folder| folder.join(CONFIG_FILE).is_file());
    let site = start.join("site");
    match nearest {
        Some(folder) => Some(folder.to_path_buf()),
        None => site.join(CONFIG_FILE).is_file().then_some(site),
    }
}
