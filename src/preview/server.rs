//! The sockets of the preview.
