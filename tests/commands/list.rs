//! `jianbao list`.

use super::{NOW, Site};

fn filled() -> Site {
    let site = Site::new();
    let post = |more: &str| format!("+++\ntitle = \"甲\"\ncategory = \"做法亮点\"\n{more}+++\n");
    site.write("content/2026-01-01-a.md", post("date = 2026-01-01\n"));
    site.write("content/2026-01-02-b.md", post("date = 2026-01-02\ndraft = true\n"));
    site.write("content/2026-01-03-c.md", post("date = 2026-12-01T09:00:00\n"));
    site.write("content/2026-01-04-d.md", post("date = 2026-01-04\nexpire_at = 2026-02-01\n"));
    site.write(
        "content/2026-01-05-e.md",
        post("date = 2026-01-05\npinned = true\npinned_until = 2026-12-31\n"),
    );
    site.write("content/2026-01-06-f.md", post("date = 2026-01-06\nwithdrawn = true\n"));
    site.write("content/b/_index.md", "+++\ntitle = \"乙\"\ndraft = true\n+++\n");
    site.write("content/b/2026-01-07-g.md", "+++\ntitle = \"A full title\"\ndate = 2026-01-07\n+++\n");
    site
}

#[test]
fn what_is_not_simply_public_stands_in_an_aligned_table() {
    let out = filled().run_well(&["list", "--now", NOW]);
    let expected = "\
状态  日期        栏目      标题          文件                       说明
草稿  2026-01-07            A full title  content/b/2026-01-07-g.md  栏目是草稿：content/b/_index.md
草稿  2026-01-02  做法亮点  甲            content/2026-01-02-b.md
定时  2026-12-01  做法亮点  甲            content/2026-01-03-c.md    2026-12-01 09:00 发布
过期  2026-01-04  做法亮点  甲            content/2026-01-04-d.md    2026-02-01 到期
撤回  2026-01-06  做法亮点  甲            content/2026-01-06-f.md
置顶  2026-01-05  做法亮点  甲            content/2026-01-05-e.md    置顶到 2026-12-31
另有 1 篇已经发布；运行 jianbao list all 列出全部。
";
    assert_eq!(out, expected);
}

#[test]
fn each_state_has_a_word_in_both_languages() {
    let site = filled();
    for (words, names) in [
        (["drafts", "草稿"], "bg"),
        (["scheduled", "定时"], "c"),
        (["expired", "过期"], "d"),
        (["pinned", "置顶"], "e"),
        (["withdrawn", "撤回"], "f"),
        (["published", "已发布"], "ae"),
        (["all", "全部"], "abcdefg"),
    ] {
        for word in words {
            let out = site.run_well(&["list", "--now", NOW, word]);
            let mut found: Vec<char> =
                out.lines().filter_map(|line| line.split(".md").next()?.chars().next_back()).collect();
            found.retain(char::is_ascii_lowercase);
            found.sort_unstable();
            assert_eq!(found.into_iter().collect::<String>(), names, "{word}: {out}");
        }
    }
    assert_eq!(Site::new().run_well(&["list"]), "没有草稿、定时、过期、置顶和撤回的稿件。\n");
    assert_eq!(Site::new().run_well(&["list", "all"]), "没有这样的稿件。\n");
}

#[test]
fn a_program_reads_json() {
    let out = filled().run_well(&["list", "--format", "json", "--now", NOW]);
    let document: serde_json::Value = serde_json::from_str(&out).unwrap();
    let posts = document["posts"].as_array().unwrap();
    assert_eq!((document["version"].as_u64(), posts.len()), (Some(1), 6));
    let expected = serde_json::json!({
        "state": "scheduled", "pinned": false, "date": "2026-12-01T09:00:00", "category": "做法亮点", "title": "甲",
        "path": "content/2026-01-03-c.md", "url": "2026-01-03-c.html", "publish_at": null, "expire_at": null,
    });
    assert_eq!(posts[2], expected);
    assert_eq!((&posts[3]["state"], &posts[3]["expire_at"]), (&"expired".into(), &"2026-02-01".into()));
    assert_eq!((&posts[5]["state"], &posts[5]["pinned"]), (&"published".into(), &true.into()));
}

#[test]
fn a_post_that_cannot_be_read_does_not_hide_the_others() {
    let site = filled();
    site.write("content/2026-01-08-h.md", "+++\ntitle = 甲\n+++\n");
    let (status, out, complaints) = site.run(&["list", "drafts", "--now", NOW]);
    assert!(status == 0 && out.contains("2026-01-02-b.md"), "{out}");
    assert_eq!(complaints, "另外，站点里有 1 个错误，列出来的可能不全；运行 jianbao build 看是哪些。\n");
}

#[test]
fn an_unknown_state_is_answered_with_those_that_there_are() {
    let (status, complaints) = Site::new().run_in_vain(&["list", "draft"]);
    let expected =
        "错误: “状态”不能是“draft”\n办法: 您是不是想写“drafts”？\n办法: 可以写的有：drafts, scheduled";
    assert!(status == 2 && complaints.starts_with(expected), "{complaints}");
}
