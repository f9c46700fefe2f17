//! Front matter: TOML and YAML, tidy and untidy, right and wrong; and a draft that must never go out.

use proptest::prelude::*;

use jianbao::content::Parsed;
use jianbao::diagnostic::has_errors;
use jianbao::encoding::decode;

use crate::support::{Reader, check, texts};

const PARTS: &[&str] = &[
    "title",
    "标题",
    "date",
    "日期",
    "tags",
    "标签",
    "栏目",
    "category",
    "draft",
    "草稿",
    "publish_at",
    "到期时间",
    "aliases",
    "corrections",
    "withdrawn",
    "extra",
    "taxonomies",
    "attachments",
    "cascade",
    "slug",
    "path",
    "未知",
    "=",
    "＝",
    ":",
    "：",
    ": ",
    " = ",
    " ",
    "　",
    "\n",
    "\n",
    "\n",
    "\n  ",
    "\n- ",
    "\"",
    "'",
    "“",
    "”",
    "＂",
    "\"\"\"",
    "'''",
    "[",
    "]",
    "[[",
    "]]",
    "【",
    "】",
    "{",
    "}",
    "｛",
    ",",
    "，",
    "、",
    "#",
    "true",
    "false",
    "是",
    "否",
    "2026-01-02",
    "2026年1月2日",
    "2026-02-30",
    "2026/1/2 9:05",
    "12",
    "-1",
    "1.5",
    "１２",
    "\\",
    "\\u0008",
    "\\x08",
    "\\0",
    "&a",
    "*a",
    "|\n  ",
    ">-\n  ",
    "!!str ",
    "? ",
    "~",
    "null",
    "%",
    "@",
    "甲",
    "x",
    "\t",
    "\u{200b}",
    "\0",
    "---\n",
    "+++\n",
    "<<",
];

/// The lines that begin and end front matter, as they are typed.
const MARKS: [&[&str]; 2] = [&["+++", "＋＋＋", " +++ ", "+++　"], &["---", "－－－", "——", "--- "]];

#[test]
fn any_front_matter() {
    let reader = Reader::new();
    let marks = (0..2_usize, any::<prop::sample::Index>(), any::<prop::sample::Index>());
    check(
        &(texts(PARTS, 40), marks, texts(&["\n", "　", "甲", "\u{200b}"], 3)),
        |(head, marks, before)| {
            let (format, first, last) = marks;
            let mark = |index: prop::sample::Index| *index.get(MARKS[format]);
            let text = format!("{before}{}\n{head}\n{}\n正文。\n", mark(first), mark(last));
            let decoded = decode(text.into_bytes()).unwrap();
            reader.read(&decoded.text).map(|_| ())
        },
    );
}

/// A draft, as it is written in either format.
const DRAFTS: [&[&str]; 2] = [
    &[
        "draft = true",
        "draft=true",
        "draft＝true",
        "draft ＝ 是",
        "draft = 是",
        "draft = “是”",
        "draft = \"是\"",
        "draft: true",
        "draft：true",
        "draft = ｔｒｕｅ",
        "草稿 = 是",
        "草稿=true",
        "草稿＝是",
        "草稿：是",
        "草稿: 是",
        "　　draft = true",
        "　草稿：“是”",
        "draft = true # 先不发",
        "草稿 = 是  # 等领导看过",
        "ｄｒａｆｔ = true",
        "\"draft\" = true",
        "\"草稿\" = true",
        "draft = true　",
        "published = false",
        "Draft = true",
        "DRAFT = true",
    ],
    &[
        "draft: true",
        "draft: 是",
        "draft：true",
        "draft：是",
        "草稿: 是",
        "草稿：是",
        "草稿: true",
        "草稿：“是”",
        "草稿: \"是\"",
        "draft: ｔｒｕｅ",
        "draft: true # 先不发",
        "草稿：是 # 等领导看过",
        "ｄｒａｆｔ: true",
        "\"draft\": true",
        "draft: yes",
        "draft: True",
        "draft = true",
        "published: false",
        "Draft: true",
        "DRAFT: true",
        "draft:true",
        "草稿:是",
    ],
];

/// Other lines of front matter, right and wrong.
const LINES: [&[&str]; 2] = [
    &[
        "title = \"甲\"",
        "标题＝“甲”",
        "标题：“关于“一网通办”的通知”",
        "date = 2026-01-02",
        "日期 = 2026年1月2日",
        "date = 2026-02-30",
        "tags = [\"会议\", \"文件\"]",
        "标签 = 【“会议”，“文件”】",
        "标签 = [\n  “会议”，\n  “文件”，\n]",
        "来源 = \"县委办",
        "来源 = 【转发】甲",
        "标签 = 【“会议”，",
        "来源 = 县委办",
        "摘要 = \"\"\"\n多行\n摘要\n\"\"\"",
        "# 注释",
        "",
        "　",
        "未知 = 1",
        "author = 张三",
        "置顶 = 是",
        "文号 = “示减负办〔2026〕1号”",
        "aliases = [\"/old/\"]",
        "summary = \"a: b\"",
        "weight = １２",
        "栏目：“通知”",
        "source = '“甲”'",
        "title",
        "= \"x\"",
        "标题 “甲”",
        "扩展.x = 1",
        "extra.x = 1",
        "[extra]",
        "[taxonomies]",
        "[[corrections]]",
    ],
    &[
        "title: 甲",
        "标题：甲",
        "标题: “甲”",
        "标题: 【转发】甲",
        "标签: 【会议，",
        "标签: 【会议】、【文件】",
        "标题：关于召开会议的通知：补充",
        "date: 2026-01-02",
        "日期：2026年1月2日",
        "date: 2026-02-30",
        "tags: [会议, 文件]",
        "标签：会议、文件",
        "tags:\n  - 会议\n  - 文件",
        "来源: \"县委办",
        "摘要: |\n  多行\n  摘要",
        "摘要: >-\n  多行",
        "# 注释",
        "",
        "　",
        "未知: 1",
        "author: 张三",
        "置顶: 是",
        "文号: 示减负办〔2026〕1号",
        "aliases:\n  - /old/",
        "summary: a: b",
        "weight: １２",
        "栏目： 通知",
        "title",
        ": x",
        "标题 甲",
        "extra:\n  x: 1",
        "extra:",
        "- x",
        "\tdraft",
        "'引号",
    ],
];

/// A draft that is one cannot go out; what is an error stops the build, so that nothing goes out either.
fn is_kept_back(reader: &Reader, text: &str) -> Result<(), TestCaseError> {
    let parsed = reader.read(text)?;
    let Parsed::Page(page) = &parsed.value else { panic!("a post is no section") };
    let is_kept_back = page.front.is_draft() || has_errors(&parsed.diagnostics);
    prop_assert!(is_kept_back, "{}\n{:#?}", text, parsed.diagnostics);
    Ok(())
}

#[test]
fn a_draft_is_never_published() {
    let reader = Reader::new();
    let line = any::<prop::sample::Index>();
    let lines = prop::collection::vec(line, 0..7);
    let places = (0..2_usize, any::<prop::sample::Index>(), any::<prop::sample::Index>());
    check(&(places, lines), |((format, draft, place), lines)| {
        let draft = *draft.get(DRAFTS[format]);
        let mut head: Vec<&str> = lines.iter().map(|line| *line.get(LINES[format])).collect();
        head.insert(place.index(head.len() + 1), draft);
        let mark = MARKS[format][0];
        is_kept_back(&reader, &format!("{mark}\n{}\n{mark}\n正文。\n", head.join("\n")))
    });
}

#[test]
fn a_draft_that_lost_a_line_is_never_published() {
    let reader = Reader::new();
    let index = any::<prop::sample::Index>;
    check(&(0..2_usize, index(), index(), index(), 0..2_usize), |(format, draft, place, lost, title)| {
        let title = [["title = \"甲\"", "标题 = \"甲\""], ["title: 甲", "标题：甲"]][format][title];
        let mut head = vec![title, ["date = 2026-01-02", "日期: 2026-01-02"][format]];
        let at = place.index(head.len() + 1);
        let draft: &&str = draft.get(DRAFTS[format]);
        head.insert(at, draft);
        let mark = MARKS[format][0];
        let mut lines = [vec![mark], head, vec![mark, "", "正文。", ""]].concat();
        // Any line but that which makes it a draft.
        let lost = Some(lost.index(lines.len())).filter(|lost| *lost != at + 1);
        lost.map(|lost| lines.remove(lost));
        is_kept_back(&reader, &lines.join("\n"))
    });
}
