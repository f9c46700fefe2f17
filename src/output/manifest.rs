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
use super::path::TreePath;

/// The file's name in the tree.
pub(super) const NAME: &str = ".jianbao-manifest.json";
const FORMAT: u64 = 1;
const GENERATOR: &str = "jianbao";

/// The BLAKE3 hash of a file, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Digest(String);

impl From<blake3::Hash> for Digest {
    fn from(hash: blake3::Hash) -> Self {
        Self(hash.to_hex().to_string())
    }
}

/// Every file of a publication, by path.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    pub(super) files: BTreeMap<TreePath, Digest>,
    /// Whether the tree shows more than is public.
    pub(super) preview: bool,
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
    /// Reads the manifest of a tree; `None` if it has none.
    pub(super) fn read(tree: &Path) -> Result<Option<Self>, PublishError> {
        let path = tree.join(NAME);
        let problem = |problem| PublishError::Manifest { path: path.clone(), problem };
        let bytes = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            read => read.map_err(|error| problem(ManifestProblem::Unreadable(error)))?,
        };
        parse(&bytes).map(Some).map_err(problem)
    }

    /// Writes it as a new file.
    pub(super) fn write(&self, path: &Path, version: &str) -> Result<(), PublishError> {
        let mut file = BufWriter::new(File::create_new(path).at(path)?);
        let stored = Storing {
            format: FORMAT,
            generator: GENERATOR,
            version,
            preview: self.preview,
            files: &self.files,
        };
        serde_json::to_writer_pretty(&mut file, &stored)
            .map_err(io::Error::from)
            .and_then(|()| file.write_all(b"\n"))
            .and_then(|()| file.flush())
            .at(path)
    }
}

fn parse(bytes: &[u8]) -> Result<Manifest, ManifestProblem> {
    let header: Header = serde_json::from_slice(bytes).map_err(ManifestProblem::Syntax)?;
    if header.generator.as_deref() != Some(GENERATOR) {
        return Err(ManifestProblem::NotOurs);
    }
    match header.format {
        Some(FORMAT) => {}
        Some(format) if format > FORMAT => return Err(ManifestProblem::Newer { format }),
        _ => return Err(ManifestProblem::NotOurs),
    }
    let stored: Stored = serde_json::from_slice(bytes).map_err(ManifestProblem::Syntax)?;
    Ok(Manifest { files: stored.files, preview: stored.preview })
}

#[cfg(test)]
mod tests {
    use super::{ManifestProblem, parse};

    #[test]
    fn a_path_outside_the_tree_makes_a_manifest_unreadable() {
        let text = r#"{"format":1,"generator":"jianbao","version":"1","files":{"../a":"00"}}"#;
        let outcome = parse(text.as_bytes());
        assert!(matches!(outcome, Err(ManifestProblem::Syntax(_))));
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
