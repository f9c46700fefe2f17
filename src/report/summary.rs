//! The result of a build → the sentences at the end.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Tally;
use super::number::{counted, grouped, seconds};
use super::words::plain;
use crate::message::Messages;

/// What a build has done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Pages of the site.
    pub pages: usize,
    /// From the start of the command to the end of the publishing.
    pub elapsed: Duration,
    /// What became of the files.
    pub files: FileChanges,
    /// The posts that are not published.
    pub held_back: HeldBack,
    /// The output folder.
    pub out: PathBuf,
    /// Whether it holds posts that are not public yet.
    pub preview: bool,
    /// Whether the public address is known.
    pub has_base_url: bool,
    /// How the folder was changed.
    pub guarantee: Guarantee,
}

/// What a build has done to the files of the output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FileChanges {
    /// Files that were not there before.
    pub new: usize,
    /// Files with other bytes than before.
    pub changed: usize,
    /// Files that were left as they were.
    pub unchanged: usize,
    /// Files that no longer belong to the site.
    pub removed: usize,
}

/// The posts that are not published, by the reason.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeldBack {
    /// Drafts.
    pub drafts: usize,
    /// Posts whose date is still to come.
    pub scheduled: usize,
    /// Posts whose time is over.
    pub expired: usize,
    /// Posts that were withdrawn.
    pub withdrawn: usize,
    /// The scheduled post that falls due first.
    pub next: Option<NextPost>,
}

/// A scheduled post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextPost {
    /// Its date, as a person reads it, in the site's time zone.
    pub date: String,
    /// Its title.
    pub title: String,
}

/// How the output folder was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guarantee {
    /// In one step: a visitor, or a power failure, meets the old site or the new one.
    Exchange,
    /// File by file, with a journal from which the next run completes or undoes the work.
    Journal,
}

impl Summary {
    /// The sentences for a person, with a final line end. The output folder is named as seen from `from`.
    pub(crate) fn sentences(&self, messages: &Messages, from: &Path) -> String {
        let mut lines = vec![self.built(messages)];
        if let Some(next) = &self.held_back.next {
            let (title, date) = (plain(&next.title), plain(&next.date));
            lines.push(messages.get("built-next", [("title", title.as_str()), ("date", date.as_str())]));
        }
        if self.preview {
            lines.push(messages.get("built-preview", []));
        }
        if self.guarantee == Guarantee::Journal {
            lines.push(messages.get("built-journal", []));
        }
        if !self.has_base_url {
            lines.push(messages.get("built-no-base-url", []));
        }
        let folder = self.out.strip_prefix(from).unwrap_or(&self.out);
        let page = plain(&folder.join("index.html").to_string_lossy());
        let folder = plain(&folder.to_string_lossy());
        let id = if folder.is_empty() { "built-here" } else { "built-where" };
        lines.push(messages.get(id, [("folder", folder.as_str()), ("page", page.as_str())]));
        lines.push(String::new());
        lines.join("\n")
    }

    fn built(&self, messages: &Messages) -> String {
        let pages = counted(messages, "count-pages", self.pages);
        let time = seconds(self.elapsed);
        let FileChanges { new, changed, unchanged, removed } = self.files;
        let built = if new + changed + removed == 0 {
            let files = counted(messages, "count-unchanged", unchanged);
            messages.get("built-same", [("pages", pages.as_str()), ("time", &time), ("files", &files)])
        } else {
            let [new, changed, unchanged, removed] = [new, changed, unchanged, removed].map(grouped);
            messages.get(
                "built-changed",
                [
                    ("pages", pages.as_str()),
                    ("time", &time),
                    ("new", &new),
                    ("changed", &changed),
                    ("unchanged", &unchanged),
                    ("removed", &removed),
                ],
            )
        };
        let words = self.held_back.mention(messages, built);
        messages.get("built-sentence", [("words", words.as_str())])
    }
}

impl HeldBack {
    /// Adds to `built` which posts were held back, if any were.
    fn mention(&self, messages: &Messages, built: String) -> String {
        let kinds = [
            ("held-drafts", self.drafts),
            ("held-scheduled", self.scheduled),
            ("held-expired", self.expired),
            ("held-withdrawn", self.withdrawn),
        ];
        let total: usize = kinds.iter().map(|(_, count)| count).sum();
        if total == 0 {
            return built;
        }
        let named: Vec<String> = kinds
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(id, count)| counted(messages, id, *count))
            .collect();
        let kinds = named.join(&messages.get("list-comma", []));
        let posts = counted(messages, "count-held", total);
        messages.get("built-held", [("built", built.as_str()), ("posts", &posts), ("kinds", &kinds)])
    }
}

impl Tally {
    /// `2 个错误、1 个警告`; empty if there were none.
    pub(crate) fn found(self, messages: &Messages) -> String {
        let counts = [("count-errors", self.errors), ("count-warnings", self.warnings)];
        let found = counts.into_iter().filter(|(_, count)| *count > 0);
        let found: Vec<String> = found.map(|(id, count)| counted(messages, id, count)).collect();
        found.join(&messages.get("list-comma", []))
    }

    /// The sentence behind the diagnostics, with a final line end; empty if there were none.
    pub(crate) fn sentence(self, messages: &Messages, published: bool, strict: bool) -> String {
        let found = self.found(messages);
        let id = match (published, strict) {
            _ if found.is_empty() => return String::new(),
            (false, true) if self.errors == 0 => "tally-strict",
            (true, _) => "tally-warned",
            // Among many warnings the errors are what keeps the site from being built.
            (false, false) if self.warnings > 0 => "tally-failed-mixed",
            (false, _) => "tally-failed",
        };
        let mut sentence = messages.get(id, [("found", found.as_str())]);
        sentence.push('\n');
        sentence
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Language;

    fn summary() -> Summary {
        Summary {
            pages: 57,
            elapsed: Duration::from_millis(120),
            files: FileChanges { new: 3, changed: 2, unchanged: 51, removed: 1 },
            held_back: HeldBack { drafts: 1, scheduled: 1, ..HeldBack::default() },
            out: PathBuf::from("/site/public"),
            preview: false,
            has_base_url: true,
            guarantee: Guarantee::Exchange,
        }
    }

    fn sentences(summary: &Summary, language: Language) -> String {
        summary.sentences(&Messages::new(language), Path::new("/site")).replace('\\', "/")
    }

    #[test]
    fn a_build_is_told_in_two_sentences() {
        assert_eq!(
            sentences(&summary(), Language::Chinese),
            "生成 57 页，用时 0.12 秒：新增 3、更新 2、未变 51、移除 1 个文件；暂不发布 2 篇（草稿 1、定时 1）。\n\
             输出在 public。打开 public/index.html 查看。\n"
        );
        assert_eq!(
            sentences(&summary(), Language::English),
            "Built 57 pages in 0.12 s; files: 3 new, 2 changed, 51 unchanged, 1 removed; \
             2 posts held back (1 draft, 1 scheduled).\n\
             The output is in public. Open public/index.html to look at it.\n"
        );
    }

    #[test]
    fn one_is_singular_in_english() {
        let held_back = HeldBack { drafts: 1, ..HeldBack::default() };
        let files = FileChanges { unchanged: 1, ..FileChanges::default() };
        let small = Summary { pages: 1, files, held_back, ..summary() };
        let text = sentences(&small, Language::English);
        let expected = "Built 1 page in 0.12 s; the one file has not changed; 1 post held back (1 draft).\n";
        assert!(text.starts_with(expected), "{text}");
        let files = FileChanges { unchanged: 12_000, ..FileChanges::default() };
        let text = sentences(&Summary { files, ..small }, Language::Chinese);
        assert!(text.starts_with("生成 1 页，用时 0.12 秒：12,000 个文件都没有变化；"), "{text}");
    }

    #[test]
    fn a_preview_and_the_next_post_are_mentioned() {
        let next =
            NextPost { date: "2026年12月1日".to_owned(), title: "防汛\u{1b}[31m通知".to_owned() };
        let held_back = HeldBack { scheduled: 1, next: Some(next), ..HeldBack::default() };
        let text = sentences(
            &Summary { preview: true, held_back, out: "/site".into(), ..summary() },
            Language::Chinese,
        );
        let lines: Vec<&str> = text.lines().skip(1).collect();
        assert_eq!(
            lines,
            [
                "《防汛␛[31m通知》要等到 2026年12月1日 才发布，到时请再生成一次，并重新上传。",
                "注意：里面有还不该公开的稿件，只供自己查看，请不要发布出去。",
                "输出在当前文件夹。打开 index.html 查看。",
            ]
        );
    }

    #[test]
    fn the_tally_says_what_came_of_it() {
        let messages = Messages::new(Language::Chinese);
        let tally = |errors, warnings, published, strict| {
            Tally { errors, warnings }.sentence(&messages, published, strict)
        };
        assert_eq!(tally(0, 0, true, true), "");
        assert_eq!(
            tally(2, 1, false, false),
            "有 2 个错误、1 个警告，没有生成；原来的网站没有改动。先改标着“错误”的地方，改完就能生成。\n"
        );
        assert_eq!(tally(2, 0, false, false), "有 2 个错误，没有生成；原来的网站没有改动。\n");
        assert_eq!(tally(2, 1, false, true), "有 2 个错误、1 个警告，没有生成；原来的网站没有改动。\n");
        assert_eq!(tally(0, 1, true, false), "有 1 个警告。\n");
        assert_eq!(tally(0, 1, true, true), "有 1 个警告。\n");
        assert_eq!(
            tally(0, 1, false, true),
            "有 1 个警告；按 --strict 的要求，警告也算没有通过，没有生成；原来的网站没有改动。\n"
        );
        let english =
            Tally { errors: 1, warnings: 2 }.sentence(&Messages::new(Language::English), false, false);
        assert!(english.starts_with("1 error, 2 warnings: nothing was built"), "{english}");
    }
}
