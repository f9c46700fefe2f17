//! Markdown → [`Body`](super::Body).
