//! One publication, from its beginning to its end.
//!
//! Files enter one by one and are compared with the target at once, so that a site of 100,000 pages
//! is never in memory; a [`Summary`] leaves. The target changes in the last step of
//! [`Staging::finish`] and nowhere else.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::changes::{Changes, Put};
use super::disk::{self, Kind};
use super::error::{At, PublishError};
use super::exchange::{self, Outcome};
use super::journal::Journal;
use super::lock::Lock;
use super::manifest::{Digest, Manifest};
use super::path::{Case, TreePath};
use super::replay::Replay;
use super::scaffold::Scaffold;
use super::target::Place;
use super::tree::Tree;
use super::{Change, Guarantee, Options, PublishWarning, Summary, recover};
use crate::artifact::Artifact;

/// A publication that is being prepared. Dropped without [`Staging::finish`], it leaves the target as
/// it was.
pub struct Staging {
    /// Before the lock, as fields are dropped in order: the next build must not meet the remains.
    scaffold: Scaffold,
    _lock: Lock,
    place: Place,
    force: bool,
    version: String,
    preview: bool,
    case: Case,
    old: Manifest,
    puts: Mutex<Puts>,
    /// What was found at the folders of the target, each asked for once.
    folders: Mutex<HashMap<TreePath, Option<Kind>>>,
    warnings: Vec<PublishWarning>,
}

/// Prepares a publication into `target`: refuses a folder that must not be written, keeps other builds
/// out, and clears up after a killed one.
///
/// # Errors
///
/// If the target is refused or locked, its manifest is of no use, or the disk says no.
pub fn begin(target: &Path, options: &Options) -> Result<Staging, PublishError> {
    let place = Place::locate(target, options)?;
    let lock = Lock::take(&place.lock)?;
    let mut warnings = recover::recover(&place)?;
    place.refuse_foreign(options.force)?;
    let case = Case::on_disk_of(&place.lock).at(&place.lock)?;
    let old = Manifest::read(&place.target, case)?;
    if let Some(preview) = old.preview.filter(|preview| *preview != options.preview) {
        return Err(PublishError::OtherKind { target: place.target.clone(), preview });
    }
    if !lock.is_real {
        warnings.push(PublishWarning::NotLocked { lock: place.lock.clone() });
    }
    Ok(Staging {
        scaffold: Scaffold::new(&place),
        _lock: lock,
        force: options.force,
        version: options.version.to_owned(),
        preview: options.preview,
        case,
        old,
        puts: Mutex::default(),
        folders: Mutex::default(),
        warnings,
        place,
    })
}

impl Staging {
    /// What there is to know already, whether or not the publication is made.
    pub fn warnings(&self) -> &[PublishWarning] {
        &self.warnings
    }

    /// Adds one file to the publication; `path` is relative, with forward slashes. Called from many
    /// threads at once.
    ///
    /// # Errors
    ///
    /// If the path is not one or is taken, if somebody else's file is there and `force` is not given,
    /// or if the disk says no. A publication in which a file could not be put cannot be finished.
    pub fn put(&self, path: &str, artifact: Artifact) -> Result<Change, PublishError> {
        held(&self.puts).attempts += 1;
        let path = TreePath::parse(path)
            .filter(|path| !path.is_private())
            .ok_or_else(|| PublishError::InvalidPath { path: path.to_owned() })?;
        held(&self.puts).claim(&path)?;
        let put = self.stage(&path, &artifact)?;
        // A page is as large as it gets here; it need not wait for the lock.
        drop(artifact);
        let change = put.change;
        held(&self.puts).files.insert(path, put);
        Ok(change)
    }

    fn stage(&self, path: &TreePath, artifact: &Artifact) -> Result<Put, PublishError> {
        let present = path.under(&self.place.target);
        let found = if self.is_reachable(path)? { disk::metadata(&present).at(&present)? } else { None };
        if let Some(metadata) = &found
            && metadata.is_file()
            && let Some(hash) = artifact.hash_if_equal(&present, metadata.len())?
        {
            return Ok(Put { change: Change::Unchanged, hash });
        }
        // A folder in the way may hold nothing but our own files; that shows when all are put.
        let is_replaced = found.is_some_and(|metadata| !metadata.is_dir());
        if is_replaced && !self.may_replace(path) {
            return Err(PublishError::Foreign { path: path.under(Path::new("")) });
        }
        Ok(Put {
            change: if is_replaced { Change::Changed } else { Change::New },
            hash: artifact.write(&self.scaffold.slot(path)?)?,
        })
    }

    /// Whether the file that bears this path in the target is the one of this path: all above it are
    /// folders, not links into somewhere else, and our file there does not bear it in another spelling.
    fn is_reachable(&self, path: &TreePath) -> Result<bool, PublishError> {
        for folder in path.folders() {
            match self.kind_of_folder(&folder)? {
                Some(Kind::Folder) => {}
                None => return Ok(false),
                Some(_) if self.may_replace(&folder) => return Ok(false),
                Some(_) => {
                    return Err(PublishError::Foreign { path: folder.under(Path::new("")) });
                }
            }
        }
        Ok(self.old.find(path).is_none_or(|old| old == path))
    }

    fn kind_of_folder(&self, folder: &TreePath) -> Result<Option<Kind>, PublishError> {
        if let Some(kind) = held(&self.folders).get(folder) {
            return Ok(*kind);
        }
        let native = folder.under(&self.place.target);
        let kind = disk::kind(&native).at(&native)?;
        held(&self.folders).insert(folder.clone(), kind);
        Ok(kind)
    }

    fn may_replace(&self, path: &TreePath) -> bool {
        self.force || self.old.find(path).is_some()
    }

    /// Publishes what was put: files of an earlier publication that were not put again vanish, files
    /// of others stay. If nothing differs, nothing is written.
    ///
    /// # Errors
    ///
    /// If somebody else's file is in the way, or the disk says no; the target is as it was then,
    /// unless the error is [`PublishError::HalfPublished`].
    pub fn finish(mut self) -> Result<Summary, PublishError> {
        let Puts { files: puts, attempts, .. } = std::mem::take(&mut *held(&self.puts));
        if puts.len() < attempts {
            return Err(PublishError::Incomplete);
        }
        let mut summary = Summary::of(&puts);
        let files: BTreeMap<TreePath, Digest> =
            (puts.iter()).map(|(path, put)| (path.clone(), put.hash)).collect();
        if summary.new + summary.changed > 0 || files != self.old.files {
            let mut tree = Tree::walk(&self.place.target, self.case);
            if summary.unchanged > 0 && !self.place.target.is_dir() {
                // Deleted since the files in it were found equal.
                return Err(io::ErrorKind::NotFound.into()).at(&self.place.target);
            }
            tree.refuse_if_blind_to(&self.place.target, self.old.files.keys())?;
            let changes = Changes::between(&self.old, &puts, &tree, self.case, self.force)?;
            drop((puts, tree));
            summary.removed = changes.removed;
            summary.guarantee = self.publish(changes, &Manifest::new(files, self.preview, self.case))?;
        }
        summary.warnings = self.warnings;
        Ok(summary)
    }

    fn publish(&mut self, changes: Changes, manifest: &Manifest) -> Result<Guarantee, PublishError> {
        let staged: PathBuf = self.scaffold.root()?.to_owned();
        manifest.write(&TreePath::manifest().under(&staged), &self.version)?;
        if let Outcome::Done(warning) = exchange::publish(&self.place, &staged, &changes, self.case)? {
            self.warnings.extend(warning);
            return Ok(Guarantee::Exchanged);
        }
        disk::settle(&staged, changes.new_files(&staged));
        let journal = Journal::new(changes);
        journal.begin(&staged)?;
        let ended = Replay::new(&journal, &self.place.target, &staged).complete()?;
        self.warnings.extend(ended.or_else(|| left_behind(&staged)));
        Ok(Guarantee::Journalled)
    }
}

fn left_behind(staged: &Path) -> Option<PublishWarning> {
    let removed = disk::remove_tree(staged);
    removed.err().map(|error| PublishWarning::LeftBehind { path: staged.to_owned(), error })
}

/// A thread that panicked elsewhere leaves these maps whole, as each is changed in one step.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The files put so far.
#[derive(Default)]
struct Puts {
    files: BTreeMap<TreePath, Put>,
    /// How often a file was put, successfully or not.
    attempts: usize,
    /// Each path taken, by the form in which a disk that ignores case holds it.
    taken: HashMap<String, TreePath>,
    /// Each folder needed, in that form, with a file that needs it.
    folders: HashMap<String, TreePath>,
}

impl Puts {
    fn claim(&mut self, path: &TreePath) -> Result<(), PublishError> {
        let folded = path.folded();
        let other = self.taken.get(&folded).or(self.folders.get(&folded));
        collide(path, other)?;
        for folder in path.folders().rev() {
            let folded = folder.folded();
            if self.folders.contains_key(&folded) {
                break;
            }
            collide(path, self.taken.get(&folded))?;
            self.folders.insert(folded, path.clone());
        }
        self.taken.insert(folded, path.clone());
        Ok(())
    }
}

fn collide(path: &TreePath, other: Option<&TreePath>) -> Result<(), PublishError> {
    other.map_or(Ok(()), |other| {
        Err(PublishError::Collision { path: path.as_str().to_owned(), other: other.as_str().to_owned() })
    })
}
