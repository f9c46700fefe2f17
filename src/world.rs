//! The only door to the disk, the clock and the files inside the binary.
//!
//! A [`World`] is what a run sees: the site's folder over the embedded themes, or a set of files in memory
//! for tests, and one moment that counts as now. Everything above it is a pure function of what it hands
//! out.

#![expect(clippy::disallowed_methods, reason = "the door through which sources are read")]

mod listing;
mod scan;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rust_embed::RustEmbed;

use crate::date::Moment;
use crate::encoding;
use crate::path::SitePath;

pub use listing::Listing;
pub use scan::is_left_behind;

/// The name of the configuration, which makes a folder a site.
pub const CONFIG_FILE: &str = "jianbao.toml";

/// The names of a configuration of Zola, which is read where there is none of ours.
pub const ZOLA_FILES: [&str; 2] = ["zola.toml", "config.toml"];

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

/// A file that a scan found. As long as two entries of a path are equal, so are the file's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    /// Its path.
    pub path: SitePath,
    /// Its size in bytes.
    pub size: u64,
    stamp: Stamp,
}

/// What tells a file's former bytes from its present ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Stamp {
    /// When it was last written, as far as its disk knows.
    modified: Option<SystemTime>,
    /// The look at which it was last found, or said, to have changed.
    look: u64,
    /// The hash of its bytes, where it is so new that its time does not tell enough.
    hash: Option<blake3::Hash>,
}

impl FileEntry {
    /// A file of this size that no look has found changed.
    pub fn new(path: SitePath, size: u64) -> Self {
        Self { path, size, stamp: Stamp::default() }
    }
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
            Files::Disk { root } => read_sized(&file.path.on_disk(root), file.size),
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

    /// The site's configuration: our own if there is one, else Zola's.
    pub fn config_file(&self) -> Option<SitePath> {
        let own = SitePath::new(CONFIG_FILE)?;
        if self.has(&own) {
            return Some(own);
        }
        let zola = ZOLA_FILES.iter().filter_map(|name| SitePath::new(name)).find(|file| self.has(file));
        Some(zola.unwrap_or(own))
    }

    /// What every site has: the themes in the binary, and nothing of this one.
    #[must_use]
    pub fn without_site(&self) -> Self {
        Self { files: Files::Memory(BTreeMap::new()), clock: self.clock.clone() }
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

/// The bytes of a file of about this size: with as few calls to the system as there can be, since a site has
/// many small files.
fn read_sized(file: &Path, size: u64) -> io::Result<Vec<u8>> {
    const LARGEST: u64 = 1 << 20;
    if size > LARGEST {
        return fs::read(file);
    }
    let mut file = fs::File::open(file)?;
    // One more than there should be: a read that leaves it empty has met the end.
    let mut bytes = vec![0; usize::try_from(size).unwrap_or(0) + 1];
    let mut filled = 0;
    while filled < bytes.len() {
        match file.read(&mut bytes[filled..]) {
            Ok(0) => break,
            Ok(count) => {
                filled += count;
                if filled == bytes.len() - 1 {
                    break;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let has_grown = filled == bytes.len();
    bytes.truncate(filled);
    if has_grown {
        file.read_to_end(&mut bytes)?;
    }
    Ok(bytes)
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
    let nearest = start.ancestors().find(|folder| is_site(folder));
    let site = start.join("site");
    match nearest {
        Some(folder) => Some(folder.to_path_buf()),
        None => is_site(&site).then_some(site),
    }
}

/// The configurations of systems whose sites are not read.
pub const OTHER_FILES: [(&str, &str); 5] = [
    ("hugo.toml", "Hugo"),
    ("hugo.yaml", "Hugo"),
    ("hugo.json", "Hugo"),
    ("_config.yml", "Jekyll"),
    ("_config.yaml", "Jekyll"),
];

/// Whether a folder is a site: it has a configuration of ours, or one of Zola's beside a content folder, since
/// many programs call theirs `config.toml`.
pub fn is_site(folder: &Path) -> bool {
    let has = |name: &str| folder.join(name).is_file();
    has(CONFIG_FILE) || (ZOLA_FILES.iter().any(|name| has(name)) && folder.join("content").is_dir())
}

/// The configuration that Notepad gave a second ending, `jianbao.toml.txt`, in a folder or in one around it.
pub fn misnamed_config(start: &Path) -> Option<PathBuf> {
    let file = |folder: &Path| folder.join(format!("{CONFIG_FILE}.txt"));
    start.ancestors().map(file).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_whole_whatever_its_size_was() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x");
        for text in ["", "一", "一二三四"] {
            fs::write(&file, text).unwrap();
            for size in [0, 1, 2, 3, 11, 12, 13, 100, 1 << 21] {
                assert_eq!(read_sized(&file, size).unwrap(), text.as_bytes(), "{text:?} as {size}");
            }
        }
        assert!(read_sized(&folder.path().join("none"), 3).is_err());
    }
}
