//! Changed files → which paths to look at again.
