//! What the system tells → [`Sign`]s: which of its events say that something changed.

use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, MetadataKind, ModifyKind, RenameMode};
use notify::{Event, EventKind};

use super::debounce::Sign;

/// Whether the event may say that something changed: reading a file does not.
pub(super) fn matters(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        // A system that looks into files or shows them writes these.
        EventKind::Modify(ModifyKind::Metadata(kind)) => {
            !matches!(kind, MetadataKind::AccessTime | MetadataKind::Extended)
        }
        _ => true,
    }
}

/// What an event says of which path; nothing if it does not matter.
pub(super) fn signs(event: Event) -> Vec<(PathBuf, Sign)> {
    if !matters(event.kind) {
        return Vec::new();
    }
    let kind = event.kind;
    let signs = event.paths.into_iter().enumerate();
    signs.filter_map(|(at, path)| sign(kind, at, &path).map(|sign| (path, sign))).collect()
}

/// What an event of this kind says of its path at a position.
fn sign(kind: EventKind, position: usize, path: &Path) -> Option<Sign> {
    let sign = match kind {
        EventKind::Access(_) => Sign::Finished,
        EventKind::Create(_) => Sign::Created,
        EventKind::Remove(_) => Sign::Gone,
        EventKind::Modify(ModifyKind::Metadata(_)) => Sign::Touched,
        EventKind::Modify(ModifyKind::Name(mode)) => match mode {
            RenameMode::Both if position == 0 => Sign::Gone,
            RenameMode::To | RenameMode::Both => Sign::Finished,
            RenameMode::Any | RenameMode::Other if path.symlink_metadata().is_ok() => Sign::Finished,
            RenameMode::From | RenameMode::Any | RenameMode::Other => Sign::Gone,
        },
        // Windows tells of a folder whenever something in it changed, which is told anyway.
        EventKind::Modify(ModifyKind::Any) if path.is_dir() => return None,
        EventKind::Modify(_) | EventKind::Any | EventKind::Other => Sign::Written,
    };
    Some(sign)
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, DataChange, RemoveKind};

    use super::*;

    fn heard(kind: EventKind, paths: &[&str]) -> Vec<(String, Sign)> {
        let event = paths.iter().fold(Event::new(kind), |event, path| event.add_path(path.into()));
        signs(event).into_iter().map(|(path, sign)| (path.display().to_string(), sign)).collect()
    }

    #[test]
    fn reading_is_no_sign() {
        let silent = [
            EventKind::Access(AccessKind::Open(AccessMode::Any)),
            EventKind::Access(AccessKind::Close(AccessMode::Read)),
            EventKind::Access(AccessKind::Read),
            EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)),
            EventKind::Modify(ModifyKind::Metadata(MetadataKind::Extended)),
        ];
        for kind in silent {
            assert_eq!(heard(kind, &["/s/a.md"]), []);
        }
    }

    #[test]
    fn each_kind_of_change_has_its_sign() {
        let told = [
            (EventKind::Create(CreateKind::File), Sign::Created),
            (EventKind::Create(CreateKind::Folder), Sign::Created),
            (EventKind::Modify(ModifyKind::Data(DataChange::Any)), Sign::Written),
            (EventKind::Modify(ModifyKind::Any), Sign::Written),
            (EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any)), Sign::Touched),
            (EventKind::Access(AccessKind::Close(AccessMode::Write)), Sign::Finished),
            (EventKind::Modify(ModifyKind::Name(RenameMode::To)), Sign::Finished),
            (EventKind::Modify(ModifyKind::Name(RenameMode::From)), Sign::Gone),
            (EventKind::Modify(ModifyKind::Name(RenameMode::Any)), Sign::Gone),
            (EventKind::Remove(RemoveKind::File), Sign::Gone),
        ];
        for (kind, sign) in told {
            assert_eq!(heard(kind, &["/not/there"]), [("/not/there".to_owned(), sign)], "{kind:?}");
        }
    }

    #[test]
    fn a_rename_told_as_one_says_something_of_both_paths() {
        let both = heard(EventKind::Modify(ModifyKind::Name(RenameMode::Both)), &["/s/a", "/s/b"]);
        assert_eq!(both, [("/s/a".to_owned(), Sign::Gone), ("/s/b".to_owned(), Sign::Finished)]);
    }

    #[test]
    fn a_folder_is_not_changed_by_what_changed_in_it() {
        let folder = std::env::temp_dir();
        assert_eq!(signs(Event::new(EventKind::Modify(ModifyKind::Any)).add_path(folder)), []);
    }
}
