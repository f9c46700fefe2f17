//! What each kind of Markdown becomes.

use super::*;
use crate::config::TimeZoneName;
use crate::content::Piece;
use crate::diagnostic::{Code, Diagnostic};
use jiff::tz::TimeZone;

/// Where the bodies of these tests begin in their file.
pub(super) const OFFSET: usize = 100;

pub(super) fn options() -> ParseOptions {
    ParseOptions {
        allow_html: false,
        summary_length: 120,
        time_zone: TimeZoneName(TimeZone::UTC),
        language: "zh-CN".to_owned(),
        taxonomies: crate::config::TaxonomyConfig::built_in_names(),
        categories: Vec::new(),
        fields: Vec::new(),
        naming: crate::config::Naming::Own,
    }
}

pub(super) fn parse_with(text: &str, options: &ParseOptions) -> Diagnosed<Body> {
    parse(text, &SitePath::new("content/a.md").unwrap(), OFFSET, options)
}

/// The HTML with every hole filled by what it holds.
pub(super) fn fill(pieces: &[Piece]) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;");
    let show = |piece: &Piece| match piece {
        Piece::Html(html) => html.to_string(),
        Piece::Link(reference) => escape(&reference.target),
        Piece::Image { reference, sized: false } => {
            format!("src=\"{}\" width height", escape(&reference.target))
        }
        Piece::Image { reference, sized: true } => format!("src=\"{}\"", escape(&reference.target)),
        Piece::Sources { references, descriptors } => {
            let sources = references.iter().zip(descriptors);
            let sources: Vec<_> =
                sources.map(|(source, size)| format!("{} {size}", escape(&source.target))).collect();
            format!("srcset=\"{}\"", sources.join(", "))
        }
        Piece::Id(id) => escape(id),
    };
    pieces.iter().map(show).collect()
}

fn html(text: &str) -> String {
    fill(&parse_with(text, &options()).value.pieces)
}

fn kept(text: &str) -> String {
    fill(&parse_with(text, &ParseOptions { allow_html: true, ..options() }).value.pieces)
}

fn english(text: &str) -> String {
    fill(&parse_with(text, &ParseOptions { language: "en".to_owned(), ..options() }).value.pieces)
}

fn body(text: &str) -> Body {
    parse_with(text, &options()).value
}

fn diagnostics(text: &str) -> Vec<Diagnostic> {
    parse_with(text, &options()).diagnostics
}

/// Each diagnostic with the text that it points at and its first value.
fn told(text: &str) -> Vec<(Code, &str, String)> {
    let tell = |diagnostic: Diagnostic| {
        let span = diagnostic.span.unwrap();
        (diagnostic.code, &text[span.start - OFFSET..span.end - OFFSET], diagnostic.args[0].1.clone())
    };
    diagnostics(text).into_iter().map(tell).collect()
}

/// Each reference with the text that it points at.
fn references(text: &str) -> Vec<(String, &str)> {
    let body = body(text);
    let point = |reference: &crate::content::Reference| {
        let range = reference.range.start as usize - OFFSET..reference.range.end as usize - OFFSET;
        (reference.target.to_string(), &text[range])
    };
    body.references().map(point).collect()
}

#[test]
fn emphasis_works_beside_chinese_marks() {
    assert_eq!(
        html("**标题：**正文，**重点。**后文~~旧~~"),
        "<p><strong>标题：</strong>正文，<strong>重点。</strong>后文<del>旧</del></p>\n"
    );
}

#[test]
fn quotes_and_dots_stay_as_typed() {
    assert_eq!(html("\"a\" -- 'b'..."), "<p>&quot;a&quot; -- &#39;b&#39;...</p>\n");
}

#[test]
fn a_range_is_not_struck_out() {
    assert_eq!(html("3~5天，6~8天"), "<p>3~5天，6~8天</p>\n");
}

#[test]
fn masked_numbers_are_no_emphasis() {
    let text = "电话138****1234和139****5678，证号35*************123和36*************456";
    assert_eq!(html(text), format!("<p>{text}</p>\n"));
    assert_eq!(diagnostics(text), []);
    assert_eq!(html("1**2**3"), "<p>1<strong>2</strong>3</p>\n");
}

#[test]
fn a_table_has_classes_scopes_and_a_wrapper() {
    assert_eq!(
        html("|村|数|额|x|\n|:-|:-:|-:|-|\n|一|**2**|3|4|\n"),
        "<div class=\"table-wrap\" role=\"group\" aria-label=\"表格\" tabindex=\"0\"><table>\n\
         <thead><tr><th scope=\"col\" class=\"left\">村</th><th scope=\"col\" class=\"center\">数</th>\
         <th scope=\"col\" class=\"right\">额</th><th scope=\"col\">x</th></tr></thead>\n\
         <tbody>\n<tr><td class=\"left\">一</td><td class=\"center\"><strong>2</strong></td>\
         <td class=\"right\">3</td><td>4</td></tr>\n</tbody></table></div>\n"
    );
    assert!(html("|a|\n|-|\n").ends_with("</thead>\n</table></div>\n"));
}

#[test]
fn lists_are_tight_loose_numbered_and_of_tasks() {
    assert_eq!(
        html("- 一\n- 二\n  1. 三\n"),
        "<ul>\n<li>一</li>\n<li>二<ol>\n<li>三</li>\n</ol>\n</li>\n</ul>\n"
    );
    assert_eq!(
        html("3. 一\n\n4. 二\n"),
        "<ol start=\"3\">\n<li><p>一</p>\n</li>\n<li><p>二</p>\n</li>\n</ol>\n"
    );
    assert_eq!(
        html("- [x] 一\n- [ ] 二\n"),
        "<ul class=\"task-list\">\n<li><input type=\"checkbox\" aria-label=\"已完成\" disabled checked> 一</li>\n\
         <li><input type=\"checkbox\" aria-label=\"未完成\" disabled> 二</li>\n</ul>\n"
    );
    assert_eq!(html("名\n\n: 义\n"), "<dl>\n<dt>名</dt>\n<dd><p>义</p>\n</dd>\n</dl>\n");
}

#[test]
fn code_quotes_and_rules_are_plain_elements() {
    assert_eq!(
        html("```rs x\na<b\n```\n\n    c\n"),
        "<pre><code class=\"language-rs\">a&lt;b\n</code></pre>\n<pre><code>c\n</code></pre>\n"
    );
    assert_eq!(
        html("> `a`  \n> b\n\n---\n"),
        "<blockquote>\n<p><code>a</code><br>\nb</p>\n</blockquote>\n<hr>\n"
    );
}

#[test]
fn alerts_speak_the_language_of_the_site() {
    assert_eq!(
        html("> [!WARNING]\n> 一\n"),
        "<div class=\"alert alert-warning\"><p class=\"alert-title\">注意</p>\n<p>一</p>\n</div>\n"
    );
    for (kind, chinese, name) in [
        ("NOTE", "说明", "Note"),
        ("TIP", "提示", "Tip"),
        ("IMPORTANT", "重要", "Important"),
        ("CAUTION", "警告", "Caution"),
    ] {
        let text = format!("> [!{kind}]\n> 一\n");
        assert!(html(&text).contains(&format!(">{chinese}</p>")));
        assert!(english(&text).contains(&format!(">{name}</p>")));
    }
    assert!(html("> [!NOTE] 名<\n> 一\n").contains(">名&lt;</p>"));
}

#[test]
fn footnotes_lead_there_and_back() {
    let text = "一[^a]二[^b]三[^a]\n\n[^a]: 甲\n[^b]:\n    - 乙\n";
    assert_eq!(
        html(text),
        "<p>一<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\" aria-label=\"脚注 1\">1</a></sup>\
         二<sup class=\"footnote-ref\"><a href=\"#fn-2\" id=\"fnref-2\" aria-label=\"脚注 2\">2</a></sup>\
         三<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1-2\" aria-label=\"脚注 1\">1</a></sup></p>\n\
         <section class=\"footnotes\" aria-label=\"脚注\"><ol>\n\
         <li id=\"fn-1\"><p>甲 <a href=\"#fnref-1\" class=\"footnote-back\" aria-label=\"返回正文 1\">↩</a> \
         <a href=\"#fnref-1-2\" class=\"footnote-back\" aria-label=\"返回正文 1-2\">↩</a></p>\n</li>\n\
         <li id=\"fn-2\"><ul>\n<li>乙</li>\n</ul>\n<p> <a href=\"#fnref-2\" class=\"footnote-back\" aria-label=\"返回正文 2\">↩</a></p></li>\n\
         </ol></section>\n"
    );
    let page = english("a[^1]\n\n[^1]: b\n");
    assert!(
        page.contains("\"Footnote 1\"")
            && page.contains("\"Back to text 1\"")
            && page.contains("\"Footnotes\"")
    );
}

#[test]
fn a_footnote_in_a_link_or_a_picture_breaks_neither() {
    let page = html("[一[^a]](x) ![二[^a]](y)\n\n[^a]: 甲\n");
    assert!(
        page.contains("<a href=\"x\">一<sup class=\"footnote-ref\" id=\"fnref-1\">1</sup></a>"),
        "{page}"
    );
    assert!(page.contains("alt=\"二\"") && !page.contains("#fnref-1-2"), "{page}");
}

#[test]
fn web_addresses_become_links_and_leave_the_chinese_text() {
    assert_eq!(
        html("见http://a.cn/，**然后**"),
        "<p>见<a href=\"http://a.cn/\">http://a.cn/</a>，<strong>然后</strong></p>\n"
    );
    assert_eq!(
        references("见https://a.cn/b_c_d?x=1&y=2。又https://a.cn/b_c_d")[1],
        ("https://a.cn/b_c_d".into(), "https://a.cn/b_c_d")
    );
    assert_eq!(html("[http://a.cn](b)"), "<p><a href=\"b\">http://a.cn</a></p>\n");
    assert_eq!(html("xhttp://a.cn `http://a.cn`"), "<p>xhttp://a.cn <code>http://a.cn</code></p>\n");
    assert_eq!(html("<http://a.cn>"), "<p><a href=\"http://a.cn\">http://a.cn</a></p>\n");
}

#[test]
fn headings_have_readable_ids_and_only_once() {
    assert_eq!(html("## 一、压实责任\n"), "<h2 id=\"压实责任\" class=\"level-1\">一、压实责任</h2>\n");
    assert_eq!(html("# 要点 {#points}\n"), "<h1 id=\"points\">要点</h1>\n");
    let ids =
        |text: &str| body(text).outline.into_iter().map(|heading| heading.id.to_string()).collect::<Vec<_>>();
    assert_eq!(ids("# 要点\n# 要点\n# ！\n# 要点-1\n"), ["要点", "要点-1", "h", "要点-1-1"]);
    assert_eq!(ids("# a\n# b {#a}\n"), ["a-1", "a"]);
    assert_eq!(ids("# fn-1\n\n甲[^1]\n\n[^1]: 乙\n\n# c {#fnref-1}\n"), ["fn-1-1", "fnref-1"]);
    assert!(html("# c {#fnref-1}\n\n甲[^1]\n\n[^1]: 乙\n").contains("href=\"#fnref-1-1\""));
    assert_eq!(ids("# a\n\n<p id=a>x</p>\n<p ID='b'>\n\n# b {#b}\n"), ["a-1", "b-1"]);
}

#[test]
fn ids_in_raw_html_do_not_stand_twice() {
    let text = "# x\n\n<p id=x>一</p><p id=x>二</p>\n";
    assert_eq!(html(text), "<h1 id=\"x-1\">x</h1>\n<p id=\"x\">一</p><p id=\"x-2\">二</p>\n");
    assert!(body(text).has_id("x-2"));
}

#[test]
fn the_outline_is_plain_text_with_its_numbers() {
    let outline = body("## （一）**压实**[责任](x)[^1] `a`\n\n[^1]: 甲\n").outline;
    assert_eq!((outline[0].level, &*outline[0].title), (2, "（一）压实责任 a"));
    assert_eq!(&*outline[0].id, "压实责任-a");
}

#[test]
fn a_line_end_between_wide_characters_vanishes() {
    assert_eq!(html("报\n告"), "<p>报告</p>\n");
    assert_eq!(html("**报**\n告*某\n某*"), "<p><strong>报</strong>告<em>某某</em></p>\n");
    assert_eq!(
        html("**报**\n*告*\n`码`\n[链](x)"),
        "<p><strong>报</strong><em>告</em><code>码</code><a href=\"x\">链</a></p>\n"
    );
    assert_eq!(
        html("报[^1]\n告\n[^1]\n\n[^1]: 甲").matches('\n').count(),
        html("报[^1]告[^1]\n\n[^1]: 甲").matches('\n').count()
    );
    assert_eq!(html("报\na\n한\n글\n告"), "<p>报\na\n한\n글\n告</p>\n");
    assert_eq!(html("报  \n告\\\n书"), "<p>报<br>\n告<br>\n书</p>\n");
    assert_eq!(html("报\n![x](y)\n告").matches('\n').count(), 3);
}

#[test]
fn official_numbers_get_their_level() {
    assert_eq!(html("（一）学习。"), "<p class=\"level-2\">（一）学习。</p>\n");
    assert_eq!(html("**一、学习。**深入"), "<p class=\"level-1\"><strong>一、学习。</strong>深入</p>\n");
    assert_eq!(html("1\\. 走访"), "<p class=\"level-3\">1. 走访</p>\n");
    assert_eq!(html("１．走访"), "<p class=\"level-3\">１．走访</p>\n");
    assert_eq!(html("　　（1）登记"), "<p class=\"level-4\">（1）登记</p>\n");
    assert_eq!(html("### (一)学习"), "<h3 id=\"学习\" class=\"level-2\">(一)学习</h3>\n");
    assert_eq!(html("3.5%的村"), "<p>3.5%的村</p>\n");
}

#[test]
fn a_typed_indent_is_taken_off() {
    assert_eq!(html("　　县委\n\n&emsp;　 **会议**"), "<p>县委</p>\n<p><strong>会议</strong></p>\n");
}

#[test]
fn a_picture_alone_is_a_figure() {
    assert_eq!(
        html("![会\"场*景*](a.png \"座<谈\")"),
        "<figure><img src=\"a.png\" width height alt=\"会&quot;场景\" loading=\"lazy\" decoding=\"async\">\
         <figcaption>座&lt;谈</figcaption></figure>\n"
    );
    assert_eq!(
        html("![](a.png)"),
        "<figure><img src=\"a.png\" width height alt=\"\" loading=\"lazy\" decoding=\"async\"></figure>\n"
    );
    assert_eq!(
        html("看![甲](a.png \"乙\")"),
        "<p>看<img src=\"a.png\" width height alt=\"甲\" title=\"乙\" loading=\"lazy\" decoding=\"async\"></p>\n"
    );
}

#[test]
fn references_are_decoded_and_know_their_place() {
    assert_eq!(
        references(
            "[一](%E9%99%84%E4%BB%B6.pdf) [二](附件.pdf \"题\")\n![三](<a b.png>) [四][x]\n\n[x]: @/a.md#c\n"
        ),
        [
            ("附件.pdf".to_owned(), "%E9%99%84%E4%BB%B6.pdf"),
            ("附件.pdf".to_owned(), "附件.pdf"),
            ("a b.png".to_owned(), "a b.png"),
            ("@/a.md#c".to_owned(), "[四][x]"),
        ]
    );
    assert_eq!(references("[a](https://a.cn/%41?b&amp;c)")[0].0, "https://a.cn/%41?b&c");
    assert_eq!(html("[a](b \"c<\")"), "<p><a href=\"b\" title=\"c&lt;\">a</a></p>\n");
}

#[test]
fn dangerous_links_lose_their_address_and_keep_their_text() {
    let text = "[点](javascript:alert) ![图](data:image/png;x) [好](x)";
    assert_eq!(html(text), "<p>点 图 <a href=\"x\">好</a></p>\n");
    assert_eq!(kept(text), html(text));
    let told: Vec<_> = told(text).into_iter().map(|(code, _, tag)| (code, tag)).collect();
    assert_eq!(told, [(Code::HtmlRemoved, "javascript:".into()), (Code::HtmlRemoved, "data:".into())]);
}

#[test]
fn a_nul_is_a_space_and_moves_nothing() {
    assert_eq!(html("a\0b"), "<p>a b</p>\n");
    assert_eq!(references("\0\0[一](x)"), [("x".to_owned(), "x")]);
}

#[test]
fn raw_html_is_cleaned_and_every_kind_told_once_at_its_place() {
    let text = "<details open><summary>问</summary>\n\n答**案**\n\n</details>\n\n> <div onclick=x>\n> <iframe src=x></iframe>\n\n一<font>二</font><font>三</font>";
    assert_eq!(
        html(text),
        "<details open=\"\"><summary>问</summary>\n<p>答<strong>案</strong></p>\n</details>\n\
         <blockquote>\n<div>\n\n</div></blockquote>\n<p>一二三</p>\n"
    );
    assert_eq!(
        told(text),
        [
            (Code::HtmlRemoved, "<iframe src=x>", "iframe".into()),
            (Code::HtmlRemoved, "<font>", "font".into())
        ]
    );
}

#[test]
fn raw_addresses_and_ids_are_holes_too() {
    let text = "<p id=p><a href=\"%41.pdf\" title=t>一</a><img src=b.png width=3 srcset=\"c.png 1x, d.png 2x\">\n<video poster=e.png src=f.mp4></video></p>\n\n[二](weixin://x)";
    let found: Vec<_> = references(text).into_iter().map(|(target, at)| format!("{target} {at}")).collect();
    assert_eq!(
        found,
        [
            "A.pdf %41.pdf",
            "b.png b.png",
            "c.png c.png",
            "d.png d.png",
            "e.png e.png",
            "f.mp4 f.mp4",
            "weixin://x weixin://x"
        ]
    );
    let page = html(text);
    assert!(!page.contains("jianbao"), "{page}");
    assert!(page.contains("<a href=\"A.pdf\" title=\"t\">"), "{page}");
    assert!(page.contains("srcset=\"c.png 1x, d.png 2x\""), "{page}");
    let body = body(text);
    assert!(body.has_id("p"));
    assert!(body.pieces.iter().any(|piece| matches!(piece, Piece::Image { sized: true, .. })));
}

#[test]
fn our_own_markup_survives_the_cleaner() {
    let text = "# a\n\n（一）b[^1]\n\n|c|\n|:-|\n|d|\n\n- [x] e\n\n2. f\n\n> [!NOTE]\n> g\n\n![h](i.png \"j\")\n\n名\n\n: 义\n\n[^1]: k\n";
    let plain = html(text).replace(" disabled checked>", " disabled=\"\" checked=\"\">");
    assert_eq!(html(&format!("{text}\n\n<b></b>")).replace("<p><b></b></p>\n", ""), plain);
}

#[test]
fn allowed_html_stays_as_typed() {
    let text =
        "<DIV  style='x' onclick=y>\n<script>'<a href=x>'</script>\n<!-- c -->\n<p\n\n<x <y id= z=\"\n";
    let page = kept(text);
    assert!(
        page.starts_with("<DIV  style='x' onclick=y>\n<script>'<a href=x>'</script>\n<!-- c -->\n"),
        "{page}"
    );
    assert_eq!(kept("<a data-jianbao-at=\"9-1\" href=x>"), "<a data-jianbao-at=\"9-1\" href=\"x\">");
    assert_eq!(kept("一<b id=b>二 <!-- c -->"), "<p>一<b id=\"b\">二 <!-- c --></p>\n");
}

#[test]
fn comments_go_without_a_word() {
    assert_eq!(html("<!-- x -->\n\n一<!-- <b> -->二\n"), "<p>一二</p>\n");
    assert_eq!(diagnostics("<!-- x -->\n\n一<!-- y -->二\n"), []);
    assert_eq!(html("<b>一</b><!-- y -->二"), "<p><b>一</b>二</p>\n");
    assert_eq!(told("一\n\n<!-- x\n\n二")[0].2, "<!--");
}

#[test]
fn more_divides_the_pieces_and_leaves_no_trace() {
    let divided = |text: &str| {
        let body = body(text);
        let more = body.more.unwrap();
        (fill(&body.pieces[..more]), fill(&body.pieces[more..]))
    };
    let halves = ("<p>一</p>\n".to_owned(), "<p>二</p>\n".to_owned());
    for mark in ["<!-- more -->", "<!--more-->", "<!--   MORE -->\n", "<!-- more -->\n<!-- more -->"] {
        assert_eq!(divided(&format!("一\n\n{mark}\n\n二\n")), halves, "{mark}");
        assert_eq!(divided(&format!("一\n{mark}\n\n二\n")), halves, "{mark}");
    }
    assert_eq!(divided("一\n\n<!-- more -->二\n"), halves);
    assert!(divided("<b>一\n\n<!-- more -->\n\n二</b>").0.starts_with("<p><b>一</b></p>"));
    assert_eq!(body("> <!-- more -->\n\n一 <!-- more --> 二\n\n<div>\n<!-- more -->\n</div>").more, None);
    assert_eq!(told("一\n\n<!-- more --> <iframe>二\n"), [(Code::HtmlRemoved, "<iframe>", "iframe".into())]);
    assert_eq!(kept("一\n\n<!-- c --><!-- more -->\n二"), "<p>一</p>\n<!-- c --><p>二</p>\n");
}

#[test]
fn the_excerpt_is_the_text_of_paragraphs_and_items() {
    let text = "# 题\n\n　　一\n二[^1]`码`![图](x)。\n\n|表|\n|-|\n\n- 项<b>甲</b>\n- 乙\n\n```\n码\n```\n<p>\n生\n</p>\n\n[^1]: 注\n\n> 引\n";
    assert_eq!(&*body(text).excerpt, "一二。项甲 乙 引");
    let short = ParseOptions { summary_length: 4, ..options() };
    assert_eq!(&*parse_with("县委开会。后文很长", &short).value.excerpt, "县委开会……");
}

#[test]
fn what_stands_before_more_is_the_excerpt_whatever_its_length() {
    let short = ParseOptions { summary_length: 2, ..options() };
    let excerpt = |text: &str| parse_with(text, &short).value.excerpt;
    assert_eq!(&*excerpt("一二三四，五六。七\n\n<!-- more -->\n\n八"), "一二三四，五六。七");
    assert_eq!(&*excerpt("> <!-- more -->\n\n一二三"), "一二……");
}

#[test]
fn the_frame_of_an_official_document_is_marked_and_not_in_the_excerpt() {
    let text = "各乡镇：\n\n现通知如下。\n\n县应急管理局\n\n县减负办\n\n2026年3月13日\n\n（此件公开发布）\n";
    assert_eq!(
        html(text),
        "<p class=\"addressee\">各乡镇：</p>\n<p>现通知如下。</p>\n<p class=\"signature\">县应急管理局</p>\n\
         <p class=\"signature\">县减负办</p>\n<p class=\"signature-date\">2026年3月13日</p>\n<p>（此件公开发布）</p>\n"
    );
    assert_eq!(&*body(text).excerpt, "现通知如下。（此件公开发布）");
    let together = "正文。\n\n县减负办\n二〇二六年三月十三日\n";
    assert_eq!(
        html(together),
        "<p>正文。</p>\n<p class=\"signature\">县减负办<br>\n二〇二六年三月十三日</p>\n"
    );
    assert_eq!(body(together).words, 2 + 4 + 10);
}

#[test]
fn other_first_and_last_paragraphs_are_not_marked() {
    for text in [
        "请报送：\n\n- 甲",
        "安排如下：\n\n一、甲",
        "老王说：\n\n好。",
        "今天开会。请各单位：\n\n甲",
        "甲：",
        "县减负办\n\n2026年3月13日",
        "正文。\n\n2026年3月13日",
        "正文。\n\n县减负办\n\n2026年3月13日起",
        "正文。\n\n> 县减负办\n>\n> 2026年3月13日",
    ] {
        let html = html(text);
        assert!(!html.contains("addressee") && !html.contains("signature"), "{html}");
    }
}

#[test]
fn words_are_counted_in_all_that_shows() {
    assert_eq!(
        body("# 一二\n\n|三|\n|-|\n|GB/T|\n\n- 五`码`![图](x)\n\n<p>六</p>\n\n**a**b 3.5% \n").words,
        2 + 1 + 1 + 1 + 1 + 2
    );
}

#[test]
fn marks_that_stay_visible_are_told_with_their_place() {
    let text = "一\n\n- 见__标题：__正文";
    assert_eq!(told(text), [(Code::LiteralEmphasis, "__标题：__", "__标题：__".into())]);
    assert_eq!(diagnostics("`**` \\*\\*甲\\*\\* &#42;&#42; ____ 138****1234\n\n    **\n"), []);
}

#[test]
fn a_missing_footnote_is_told_with_its_place() {
    let text = "> 一[^甲]二[^b]\n\n[^b]: 三\n";
    assert_eq!(told(text), [(Code::FootnoteMissing, "[^甲]", "甲".into())]);
}
