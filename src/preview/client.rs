//! The scripts of the preview: one for each tab, one for the worker that serves all tabs.

/// What a tab runs. One function around all, so that a page's own scripts do not meet it.
pub(super) const TAB: &str = concat!(
    "(() => {\n'use strict';\n",
    include_str!("client/morph.js"),
    include_str!("client/panel.js"),
    include_str!("client/preview.js"),
    "})();\n",
);

/// What talks to the server for all tabs.
pub(super) const WORKER: &str = include_str!("client/worker.js");
