//! A mistake of the program in one file ends neither the build nor the preview of the others.

use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::diagnostic::{Code, Diagnostic};

/// What `work` makes of the file `name`, or that the program failed at it; what exactly happened has been
/// printed where it did. What is shared with other work is only read, or filled in one step.
pub(super) fn contained<T>(name: &dyn Display, work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Diagnostic::new(Code::Internal).with("name", name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_message_that_names_the_file() {
        assert_eq!(contained(&"a.html", || 1).unwrap(), 1);
        let told = contained(&"a.html", || -> u8 { panic!("wanted by the test") }).unwrap_err();
        assert_eq!((told.code, told.arg("name")), (Code::Internal, Some("a.html")));
    }
}
