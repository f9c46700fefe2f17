//! The few words that Markdown itself brings into a page, in the language of the site.
//!
//! Apart from [`message`](crate::message), which speaks to the person at the terminal: these stand in the
//! published page and follow the site's language, not the computer's.

use comrak::nodes::AlertType;

/// The words of one language.
pub(super) struct Wording {
    alerts: [&'static str; 5],
    /// The name of a box that is ticked.
    pub(super) done: &'static str,
    /// The name of a box that is not.
    pub(super) undone: &'static str,
    /// The name of a table, which scrolls by itself on a narrow screen.
    pub(super) table: &'static str,
    /// The name of the list of footnotes.
    pub(super) footnotes: &'static str,
    /// Before the number of a footnote.
    pub(super) footnote: &'static str,
    /// Before the number of a footnote, for the way back.
    pub(super) back: &'static str,
}

const CHINESE: Wording = Wording {
    alerts: ["说明", "提示", "重要", "注意", "警告"],
    done: "已完成",
    undone: "未完成",
    table: "表格",
    footnotes: "脚注",
    footnote: "脚注",
    back: "返回正文",
};

const ENGLISH: Wording = Wording {
    alerts: ["Note", "Tip", "Important", "Warning", "Caution"],
    done: "Done",
    undone: "Not done",
    table: "Table",
    footnotes: "Footnotes",
    footnote: "Footnote",
    back: "Back to text",
};

impl Wording {
    /// The words of a site whose language is `tag`: Chinese for `zh` and all below it, else English.
    pub(super) fn of(tag: &str) -> &'static Self {
        let chinese = tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("zh"));
        if chinese { &CHINESE } else { &ENGLISH }
    }

    /// The title of an alert and the name of its class.
    pub(super) fn alert(&self, kind: AlertType) -> (&'static str, &'static str) {
        let [note, tip, important, warning, caution] = self.alerts;
        match kind {
            AlertType::Note => (note, "note"),
            AlertType::Tip => (tip, "tip"),
            AlertType::Important => (important, "important"),
            AlertType::Warning => (warning, "warning"),
            AlertType::Caution => (caution, "caution"),
        }
    }
}
