//! `jianbao rename`.

use super::{NOW, Site};

const OLD: &str = "content/a/doing/2026-01-01-old.md";

fn with_post(head: &str) -> Site {
    let site = Site::new();
    site.write(OLD, format!("+++\r\ntitle = \"甲\"\r\ndate = 2026-01-01\r\n{head}+++\r\n正文。\r\n"));
    site
}

/// Nothing may be wrong with the site, and the old address must lead to the new one.
#[track_caller]
fn leads(site: &Site, old: &str, new: &str) {
    let out = site.run_well(&["build", "--strict", "--now", NOW]);
    let page = site.read(&format!("public/{old}"));
    let name = new.rsplit('/').next().unwrap();
    assert!(page.contains("http-equiv=\"refresh\"") && page.contains(name), "{out}\n{page}");
    assert!(site.read(&format!("public/{new}")).contains("正文。"));
}

#[test]
fn a_post_gets_another_name_and_its_old_address_lives() {
    let site = with_post("");
    let out = site.run_well(&["rename", OLD, "new-name"]);
    let text = site.read("content/a/doing/2026-01-01-new-name.md");
    let expected = "+++\r\ntitle = \"甲\"\r\naliases = [\"a/doing/2026-01-01-old.html\"]\r\ndate = 2026-01-01\r\n+++\r\n正文。\r\n";
    assert_eq!(text, expected);
    assert!(!site.path(OLD).exists());
    let expected = "content/a/doing/2026-01-01-old.md 已改名为 content/a/doing/2026-01-01-new-name.md\n\
                    网址：a/doing/2026-01-01-old.html → a/doing/2026-01-01-new-name.html。";
    assert!(out.starts_with(expected), "{out}");
    leads(&site, "a/doing/2026-01-01-old.html", "a/doing/2026-01-01-new-name.html");
}

#[test]
fn a_post_that_goes_back_keeps_both_addresses() {
    let site = with_post("");
    site.run_well(&["rename", OLD, "new"]);
    site.run_well(&["rename", "content/a/doing/2026-01-01-new.md", "old"]);
    assert!(site.read(OLD).contains("aliases = [\"a/doing/2026-01-01-new.html\"]\r\n"));
    leads(&site, "a/doing/2026-01-01-new.html", "a/doing/2026-01-01-old.html");
}

#[test]
fn the_links_of_other_posts_follow_and_every_other_byte_stays() {
    let site = with_post("");
    let post = |body: &str| format!("---\r\ntitle: 乙\r\ndate: 2026-01-02\r\n---\r\n{body}");
    let before = "见[甲](@/a/doing/2026-01-01-old.md)和[又](/a/doing/2026-01-01-old.html \"2026-01-01-old.md\")。\r\n\r\n\
                  [三](<2026-01-01-old.md#x> 't')，`2026-01-01-old.md`，[四][l][l]，<a href=\"2026-01-01-old.md\">五</a>\r\n\r\n\
                  [l]: ../doing/2026-01-01-old.md\r\n";
    let after = "见[甲](@/a/doing/2026-01-01-new.md)和[又](/a/doing/2026-01-01-new.html \"2026-01-01-old.md\")。\r\n\r\n\
                 [三](<2026-01-01-new.md#x> 't')，`2026-01-01-old.md`，[四][l][l]，<a href=\"2026-01-01-new.md\">五</a>\r\n\r\n\
                 [l]: ../doing/2026-01-01-new.md\r\n";
    site.write("content/a/doing/2026-01-02-b.md", post(before));
    site.write("content/2026-01-03-c.md", post("[甲](a/doing/2026-01-01-old.md) 2026-01-01-older.md\r\n"));
    site.write("content/2026-01-04-d.md", post("[别的](2026-01-01-old.md)\r\n"));
    site.write("content/2026-01-01-old.md", post("别的\r\n"));
    let out = site.run_well(&["rename", OLD, "new"]);
    assert_eq!(site.read("content/a/doing/2026-01-02-b.md"), post(after));
    assert_eq!(
        site.read("content/2026-01-03-c.md"),
        post("[甲](a/doing/2026-01-01-new.md) 2026-01-01-older.md\r\n")
    );
    assert_eq!(site.read("content/2026-01-04-d.md"), post("[别的](2026-01-01-old.md)\r\n"));
    assert!(out.contains("已经改好这些链接：\n  content/2026-01-03-c.md:5\n"), "{out}");
    assert!(out.contains("这些地方还写着旧名字"), "{out}");
    let (status, _, complaints) = site.run(&["build", "--now", NOW]);
    assert!(
        !complaints.contains("dead-link") && (status == 0 || complaints.contains("dead-anchor")),
        "{complaints}"
    );
}

#[test]
fn a_chinese_name_is_found_however_a_link_writes_it() {
    let site = Site::new();
    site.write("content/2026-01-01-通知.md", "+++\ntitle = \"甲\"\n+++\n正文。\n");
    let text = |name: &str| format!("+++\ntitle = \"乙\"\ndate = 2026-01-02\n+++\n[甲]({name})\n");
    site.write("content/b.md", text("2026-01-01-%E9%80%9A%E7%9F%A5.md"));
    site.write("content/c.md", text("2026-01-01-通知.md"));
    let out = site.run_well(&["rename", "2026-01-01-通知.md", "tong-zhi-yi"]);
    for file in ["content/b.md", "content/c.md"] {
        assert_eq!(site.read(file), text("2026-01-01-tong-zhi-yi.md"), "{out}");
    }
    leads(&site, "2026-01-01-tong-zhi.html", "2026-01-01-tong-zhi-yi.html");
}

#[test]
fn a_folder_is_renamed_with_all_that_lies_in_it() {
    let site = Site::new();
    let text = "---\ntitle: 甲\naliases:\n  - b.html\n---\n正文。[清单](清单.csv)[清单](../2026-01-01-old/清单.csv)\n";
    site.write("content/2026-01-01-old/index.md", text);
    site.write("content/2026-01-01-old/清单.csv", "a,b\n");
    site.write("content/c.md", "+++\ntitle = \"乙\"\ndate = 2026-01-02\n+++\n[甲](2026-01-01-old/index.md) [单](2026-01-01-old/清单.csv)\n");
    site.run_well(&["rename", "content/2026-01-01-old", "new"]);
    let expected = "---\ntitle: 甲\naliases:\n  - \"2026-01-01-old.html\"\n  - b.html\n---\n正文。[清单](清单.csv)[清单](../2026-01-01-new/清单.csv)\n";
    assert_eq!(site.read("content/2026-01-01-new/index.md"), expected);
    assert_eq!(site.read("content/2026-01-01-new/清单.csv"), "a,b\n");
    assert!(
        site.read("content/c.md").ends_with("[甲](2026-01-01-new/index.md) [单](2026-01-01-new/清单.csv)\n")
    );
    leads(&site, "2026-01-01-old.html", "2026-01-01-new.html");
    leads(&site, "b.html", "2026-01-01-new.html");
}

#[test]
fn an_address_in_the_front_matter_is_changed_there() {
    let site = with_post("slug = \"old\" # 网址名\r\n");
    let out = site.run_well(&["rename", OLD, "new"]);
    let text = site.read(OLD);
    assert!(
        text.contains("slug = \"new\" # 网址名\r\n") && text.contains("aliases = [\"a/doing/old.html\"]\r\n"),
        "{text}"
    );
    assert!(out.contains("只改了这一项，文件没有改名：slug：\"new\"\n"), "{out}");
    leads(&site, "a/doing/old.html", "a/doing/new.html");
    let site = with_post("path = \"notices/old\"\r\n");
    site.run_well(&["rename", OLD, "new"]);
    assert!(site.read(OLD).contains("path = \"notices/new\"\r\n"));
    leads(&site, "notices/old.html", "notices/new.html");
}

#[test]
fn what_cannot_be_done_changes_nothing() {
    let site = with_post("");
    site.write("content/a/doing/2026-01-01-new.md", "+++\ntitle = \"乙\"\n+++\n");
    site.write(
        "content/c.md",
        "+++\ntitle = \"丙\"\ndate = 2026-01-01\npath = \"a/doing/2026-01-01-other\"\n+++\n",
    );
    site.write("content/d.md", "没有文头\n");
    for (args, code, expected) in [
        (&["rename", OLD, "new"][..], 1, "错误: 下面这些已经存在"),
        (&["rename", OLD, "other"], 1, "错误: 网址“a/doing/2026-01-01-other.html”已经有了：content/c.md"),
        (&["rename", OLD, "A_b"], 2, "错误: 网址名“A_b”不能用"),
        (&["rename", OLD, "_index"], 2, "错误: 网址名“_index”不能用：只能用小写字母、数字和短横线"),
        (&["rename", "content/a/doing/_index.md", "x"], 1, "错误: “content/a/doing/_index.md”是栏目页"),
        (&["rename", "d.md", "x"], 1, "错误: “content/d.md”没有文头，没有改动\n办法: "),
        (&["rename", OLD], 2, "错误: 还缺少：<网址名>\n"),
    ] {
        let (status, complaints) = site.run_in_vain(args);
        assert!(status == code && complaints.starts_with(expected), "{args:?}: {complaints}");
    }
    let out = site.run_well(&["rename", OLD, "old"]);
    assert_eq!(out, "content/a/doing/2026-01-01-old.md 的网址名已经是 old，没有改动。\n");
}

/// Renames, builds with `--strict`, and gives what the renaming said.
#[track_caller]
fn renames_well(site: &Site, old: &str, new: &str) -> String {
    let out = site.run_well(&["rename", old, new]);
    site.run_well(&["build", "--strict", "--now", NOW]);
    out
}

#[test]
fn what_notepad_put_behind_a_name_goes_with_the_old_name() {
    let text = "---\n标题: 甲\n日期: 2026-11-01\n---\n正文。\n";
    let site = Site::new();
    site.write("content/通知.md.txt", text);
    let out = renames_well(&site, "content/通知.md.txt", "new");
    assert!(site.read("content/new.md").contains("旧网址: [\"tong-zhi.html\"]\n"));
    assert!(out.contains("末尾多了 .txt，已经去掉") && out.contains("记在文头的“旧网址”里"), "{out}");
    leads(&site, "tong-zhi.html", "new.html");
    let site = Site::new();
    site.write("content/通知.md.txt", text);
    renames_well(&site, "通知.md.txt", "tong-zhi");
    assert_eq!(site.read("content/tong-zhi.md"), text);
}

#[test]
fn an_address_that_stays_needs_no_old_one() {
    let text = "---\n标题: 甲\n日期: 2026-11-01\n---\n正文。\n";
    let link = |name: &str| {
        format!("---\n标题: 乙\n日期: 2026-11-01\n---\n见[甲]({name})、[又](/tong-zhi.html)，tong-zhi。\n")
    };
    for (old, new, file) in [
        ("通知.md", "tong-zhi", "tong-zhi.md"),
        ("2026-11-01-通知.md", "tong-zhi", "2026-11-01-tong-zhi.md"),
        ("Abc.md", "abc", "abc.md"),
        ("Abc/index.md", "abc", "abc/index.md"),
    ] {
        let site = Site::new();
        site.write(&format!("content/{old}"), text);
        if old == "通知.md" {
            site.write("content/b.md", link(old));
        }
        let out = renames_well(&site, old, new);
        assert_eq!(site.read(&format!("content/{file}")), text);
        assert!(!site.path(&format!("content/{old}")).exists());
        assert!(out.contains("网址没有变，只改了文件名：") && !out.contains("还写着旧名字"), "{out}");
        if old == "通知.md" {
            assert_eq!(site.read("content/b.md"), link("tong-zhi.md"));
        }
    }
}

#[test]
fn a_draft_leaves_no_old_address_unless_it_had_some() {
    let site = with_post("draft = true\r\n");
    let out = site.run_well(&["rename", OLD, "new"]);
    assert!(!site.read("content/a/doing/2026-01-01-new.md").contains("aliases"));
    assert!(out.contains("它还是草稿，旧网址没有公开过"), "{out}");
    let site = with_post("draft = true\r\naliases = [\"x.html\"]\r\n");
    site.run_well(&["rename", OLD, "new"]);
    let text = site.read("content/a/doing/2026-01-01-new.md");
    assert!(text.contains("aliases = [\"a/doing/2026-01-01-old.html\", \"x.html\"]"), "{text}");
}

#[test]
fn a_date_that_is_typed_again_stands_once() {
    let site = with_post("");
    let (status, complaints) = site.run_in_vain(&["rename", OLD, "2026-01-02-new"]);
    assert!(status == 2 && complaints.contains("文件名里的日期（2026-01-01）不一样\n办法: "), "{complaints}");
    site.run_well(&["rename", OLD, "2026-01-01-new"]);
    leads(&site, "a/doing/2026-01-01-old.html", "a/doing/2026-01-01-new.html");
}

#[test]
fn files_in_front_matter_follow_and_settings_are_named() {
    let site = Site::new();
    let settings = site.read("jianbao.toml")
        + "[[menu]]\nname = \"甲\"\nurl = \"content/2026-01-01-old/index.md\"\n# 2026-01-01-old\n\
           [[menu]]\nname = \"2026-01-01-old\"\nurl = \"/\"\n[government]\nprivacy = '/2026-01-01-old.html'\n";
    site.write("jianbao.toml", &settings);
    site.write("content/2026-01-01-old/index.md", "---\ntitle: 甲\n---\n正文。\n");
    site.write("content/2026-01-01-old/清单.csv", "a,b\n");
    let post = |name: &str| {
        format!(
            "---\r\n标题: 乙\r\n日期: 2026-11-01\r\n附件:\r\n  - {name}/清单.csv # 表\r\n  - path: \"{name}/清单.csv\"\r\n    title: {name}\r\n---\r\n正文。\r\n"
        )
    };
    site.write("content/b.md", post("2026-01-01-old"));
    let section = |name: &str| format!("+++\ntitle = \"转\"\nredirect_to = \"@/{name}/index.md\"\n+++\n");
    site.write("content/zhuan/_index.md", section("2026-01-01-old"));
    let out = site.run_well(&["rename", "content/2026-01-01-old", "new"]);
    let after = post("2026-01-01-new").replace("title: 2026-01-01-new", "title: 2026-01-01-old");
    assert_eq!(site.read("content/b.md"), after, "{out}");
    assert_eq!(site.read("content/zhuan/_index.md"), section("2026-01-01-new"));
    let needed = "不改就不能生成，请改成新的：\n  jianbao.toml:10\n  jianbao.toml:16\n";
    assert!(out.contains(needed), "{out}");
    assert!(out.contains("请看一看要不要改：\n  content/b.md:7\n  jianbao.toml:13\n"), "{out}");
}

#[test]
fn the_post_whose_old_address_is_wanted_is_named() {
    let site = with_post("");
    site.write(
        "content/c.md",
        "+++\ntitle = \"丙\"\ndate = 2026-01-01\naliases = [\"a/doing/2026-01-01-x.html\"]\n+++\n",
    );
    let (status, complaints) = site.run_in_vain(&["rename", OLD, "x"]);
    assert!(status == 1 && complaints.contains("已经有了：content/c.md"), "{complaints}");
    site.write("content/a/doing/2026-01-01-y.md", "+++\ntitle = \"乙\"\n+++\n");
    let (_, complaints) = site.run_in_vain(&["rename", OLD, "y"]);
    assert!(complaints.contains("\n办法: 已有的文件不会覆盖。请换一个网址名"), "{complaints}");
}
