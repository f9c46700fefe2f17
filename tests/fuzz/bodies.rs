//! Bodies of posts: Markdown, HTML, and what other programs leave in a text.

use jianbao::encoding::decode;

use crate::support::{Reader, check, texts};

const PARTS: &[&str] = &[
    "*",
    "**",
    "__",
    "~~",
    "`",
    "```\n",
    "[",
    "](",
    ")",
    "![",
    "[^1]",
    "[^1]: ",
    "# ",
    "#",
    "＃ ",
    "> ",
    "- ",
    "1. ",
    "|",
    "|-|\n",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "　　",
    "\\",
    "&",
    "&amp;",
    "&#8;",
    "&#x1f;",
    "&#0;",
    "&#xfffe;",
    "&#x85;",
    "<",
    ">",
    "<b>",
    "</b>",
    "<a href=",
    "\"",
    "<!--",
    "-->",
    "<!-- more -->",
    "<script>",
    "</script>",
    "<p id=a>",
    "http://a.cn/",
    "javascript:",
    "x",
    "县",
    "委",
    "，",
    "。",
    "一、",
    "（一）",
    "［",
    "］（",
    "）",
    "【",
    "】",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "\0",
    "\u{8}",
    "\r",
    "\r\n",
    "👨‍👩‍👧",
    "e\u{301}",
    "%41",
    "%00",
    "%",
    "{#a}",
    "{{< x >}}",
    "{{<",
    ">}}",
    "| a | b |",
    "](a 1.jpg)",
    "{% x %}",
    "{{ x }}",
    "138****1",
    "> [!NOTE]\n",
    "C:\\a.jpg",
    "会场 1.jpg",
    "@/a.md",
    "---\n",
    "+++\n",
    "“",
    "”",
    "title: ",
];

#[test]
fn any_body() {
    let reader = Reader::new();
    check(&texts(PARTS, 40), |body| {
        let text = format!("+++\ntitle = \"甲\"\ndate = 2026-01-02\n+++\n{body}");
        let decoded = decode(text.into_bytes()).unwrap();
        reader.read(&decoded.text).map(|_| ())
    });
}

#[test]
fn any_post_without_front_matter() {
    let reader = Reader::new();
    check(&texts(PARTS, 24), |text| {
        // Noughts in plenty are those of an encoding that is not read.
        let Ok(decoded) = decode(text.into_bytes()) else { return Ok(()) };
        reader.read(&decoded.text).map(|_| ())
    });
}
