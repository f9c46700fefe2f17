//! What publishing has to say → diagnostics: `output` knows no codes and no words.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic};
use crate::output::{ManifestProblem, PublishError, PublishWarning};

/// Why nothing was published.
pub(crate) fn problem(error: PublishError) -> Diagnostic {
    match error {
        PublishError::TargetIsRoot { target } | PublishError::TargetContainsRoot { target, .. } => {
            about(Code::OutputUnsafe, &target)
        }
        PublishError::TargetTouchesContent { target, .. } => about(Code::OutputUnsafe, &target),
        PublishError::TargetIsNotAFolder { target } => about(Code::OutputNotFolder, &target),
        PublishError::TargetIsForeign { target } => about(Code::OutputForeign, &target),
        PublishError::OtherKind { target, preview } => {
            about(Code::OutputOtherKind, &target).with("kind", if preview { "preview" } else { "public" })
        }
        PublishError::Locked { lock } => about(Code::OutputLocked, lock.parent().unwrap_or(&lock)),
        PublishError::Manifest { path, problem } => {
            let error = match problem {
                ManifestProblem::Unreadable(error) => error.to_string(),
                ManifestProblem::Syntax(error) => error.to_string(),
                ManifestProblem::NotOurs => "not-ours".to_owned(),
                ManifestProblem::Newer { .. } => "newer".to_owned(),
            };
            about(Code::OutputManifest, &path).with("error", error)
        }
        PublishError::Journal { path, error } => about(Code::OutputManifest, &path).with("error", error),
        PublishError::InvalidPath { path } => {
            Diagnostic::new(Code::BadAddress).with("address", path).with("reason", "characters")
        }
        PublishError::Collision { path, .. } => Diagnostic::new(Code::OutputTwice).with("address", path),
        PublishError::Foreign { path } => about(Code::OutputOccupied, &path),
        PublishError::FolderInTheWay { foreign, .. } => about(Code::OutputOccupied, &foreign),
        PublishError::Incomplete => Diagnostic::new(Code::OutputIncomplete),
        PublishError::HalfPublished { path, error } => about(Code::OutputHalf, &path).with("error", error),
        PublishError::Io { path, error } => about(Code::OutputFailed, &path).with("error", error),
    }
}

/// What a person should know though the site was published.
pub(crate) fn notice(warning: &PublishWarning) -> Diagnostic {
    match warning {
        PublishWarning::NotLocked { lock } => about(Code::OutputUnlocked, lock),
        PublishWarning::EarlierRunCompleted => {
            Diagnostic::new(Code::OutputRecovered).with("how", "completed")
        }
        PublishWarning::EarlierRunUndone => Diagnostic::new(Code::OutputRecovered).with("how", "undone"),
        PublishWarning::SpareNotKept { spare, error } => about(Code::OutputSpare, spare).with("error", error),
        PublishWarning::LeftBehind { path, error } => {
            about(Code::OutputLeftBehind, path).with("error", error)
        }
    }
}

fn about(code: Code, path: &Path) -> Diagnostic {
    Diagnostic::new(code).with("path", path.display())
}
