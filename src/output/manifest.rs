//! The list of what we published, kept in the published tree.
//!
//! A tree enters at its root and its [`Manifest`] leaves, or paths and hashes enter and the file
//! leaves. It is what tells our pages, which vanish with their sources, from a file that somebody
//! else laid there, which is never touched. Its bytes depend on the tree and the program's version
//! alone, so that the same site published twice is the same folder.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::{At, ManifestProblem, PublishError};
use super::path::{Case, Spellings, TreePath};

/// The file's name in the tree.
pub(super) const NAME: &str = ".jianbao-manifest.json";
const FORMAT: u64 = 1;
const GENERATOR: &str = "jianbao";

/// The BLAKE3 hash of a file, written in hexadecimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct Digest(blake3::Hash);

impl From<blake3::Hash> for Digest {
    fn from(hash: blake3::Hash) -> Self {
        Self(hash)
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.0.to_hex().to_string()
    }
}

impl TryFrom<String> for Digest {
    type Error = blake3::HexError;

    fn try_from(digest: String) -> Result<Self, Self::Error> {
        blake3::Hash::from_hex(digest).map(Self)
    }
}

/// Every file of a publication, by path.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    pub(super) files: BTreeMap<TreePath, Digest>,
    /// Whether the tree shows more than is public; `None` for a tree that is not there.
    pub(super) preview: Option<bool>,
    spellings: Spellings,
}

/// What every format says of itself, so that a format of the future is known for one.
#[derive(Deserialize)]
struct Header {
    format: Option<u64>,
    generator: Option<String>,
}

#[derive(Deserialize)]
struct Stored {
    #[serde(default)]
    preview: bool,
    files: BTreeMap<TreePath, Digest>,
}

#[derive(Serialize)]
struct Storing<'a> {
    format: u64,
    generator: &'a str,
    /// Of the program that last changed the tree. Not compared: a new version that writes the same
    /// pages writes nothing.
    version: &'a str,
    preview: bool,
    files: &'a BTreeMap<TreePath, Digest>,
}

impl Manifest {
    pub(super) fn new(files: BTreeMap<TreePath, Digest>, preview: bool, case: Case) -> Self {
        Self { preview: Some(preview), spellings: Spellings::of(case, files.keys()), files }
    }

    /// The file of ours that bears this path on the disk, spelled as it was published.
    pub(super) fn find<'a>(&'a self, path: &'a TreePath) -> Option<&'a TreePath> {
        let path = self.spellings.find(path)?;
        self.files.contains_key(path).then_some(path)
    }

    /// Reads the manifest of a tree; an empty one if it has none.
    pub(super) fn read(tree: &Path, case: Case) -> Result<Self, PublishError> {
        let path = tree.join(NAME);
        let problem = |problem| PublishError::Manifest { path: path.clone(), problem };
        let bytes = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            read => read.map_err(|error| problem(ManifestProblem::Unreadable(error)))?,
        };
        let stored = parse(&bytes).map_err(problem)?;
        Ok(Self::new(stored.files, stored.preview, case))
    }

    /// Writes it as a new file, and waits until it is on the disk: pages that a power cut emptied are
    /// mended by the next build, but an empty manifest would forbid it.
    pub(super) fn write(&self, path: &Path, version: &str) -> Result<(), PublishError> {
        let mut file = BufWriter::new(File::create_new(path).at(path)?);
        let stored = Storing {
            format: FORMAT,
            generator: GENERATOR,
            version,
            preview: self.preview.unwrap_or_default(),
            files: &self.files,
        };
        serde_json::to_writer_pretty(&mut file, &stored)
            .map_err(io::Error::from)
            .and_then(|()| file.write_all(b"\n"))
            .and_then(|()| file.flush())
            .and_then(|()| file.get_ref().sync_data())
            .at(path)
    }
}

fn parse(bytes: &[u8]) -> Result<Stored, ManifestProblem> {
    let header: Header = serde_json::from_slice(bytes).map_err(ManifestProblem::Syntax)?;
    if header.generator.as_deref() != Some(GENERATOR) {
        return Err(ManifestProblem::NotOurs);
    }
    match header.format {
        Some(FORMAT) => {}
        Some(format) if format > FORMAT => return Err(ManifestProblem::Newer { format }),
        _ => return Err(ManifestProblem::NotOurs),
    }
    serde_json::from_slice(bytes).map_err(ManifestProblem::Syntax)
}

#[cfg(test)]
mod tests {
    use super::{ManifestProblem, parse};

    #[test]
    fn a_path_outside_the_tree_makes_a_manifest_unreadable() {
        for (path, is_good) in [("a", true), ("../a", false), ("/a", false)] {
            let hash = "0".repeat(64);
            let text = format!(
                r#"{{"format":1,"generator":"jianbao","version":"1","files":{{"{path}":"{hash}"}}}}"#
            );
            assert_eq!(parse(text.as_bytes()).is_ok(), is_good, "{path}");
        }
    }

    #[test]
    fn a_later_format_is_known_for_one_whatever_else_it_holds() {
        let text = r#"{"format":2,"generator":"jianbao","pages":[]}"#;
        let outcome = parse(text.as_bytes());
        assert!(matches!(outcome, Err(ManifestProblem::Newer { format: 2 })));
    }

    #[test]
    fn any_other_json_is_not_ours() {
        for text in ["{}", r#"{"format":1}"#, r#"{"format":0,"generator":"jianbao"}"#] {
            let outcome = parse(text.as_bytes());
            assert!(matches!(outcome, Err(ManifestProblem::NotOurs)), "{text}");
        }
    }
}
