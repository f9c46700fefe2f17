//! `jianbao new`.

use super::{NOW, Site};

/// `new` at the fixed moment.
fn new(site: &Site, args: &[&str]) -> String {
    site.run_well(&[&["new", "--now", NOW], args].concat())
}

#[test]
fn a_new_post_lies_in_the_folder_of_its_category_and_says_how_to_go_on() {
    let site = Site::new();
    let out = new(&site, &["practice", "清溪镇：“一张清单”管到底"]);
    let path = "content/a/doing/2026-11-22-qing-xi-zhen-yi-zhang-qing-dan-guan-dao-di.md";
    assert!(out.starts_with(&format!("新稿件写在：\n  {path}\n它是草稿")), "{out}");
    assert!(out.contains(&format!("jianbao publish {path}")), "{out}");
    let text = site.read(path);
    let head = "---\n标题: \"清溪镇：“一张清单”管到底\"\n日期: 2026-11-22\n栏目: \"做法亮点\"\n#";
    assert!(text.starts_with(head) && text.contains("\n草稿: true\n---\n"), "{text}");
}

#[test]
fn a_kind_has_a_chinese_name_too_and_a_folder_is_made_if_there_is_none() {
    let site = Site::new();
    for (kind, title, path) in [
        ("做法亮点", "甲", "content/a/doing/2026-11-22-jia.md"),
        ("通报表扬", "甲", "content/tong-bao-biao-yang/2026-11-22-jia.md"),
        ("notice", "甲", "content/dong-yuan-bu-shu/2026-11-22-jia.md"),
        ("会议纪要", "甲", "content/minutes/2026-11-22-jia.md"),
        ("minutes", "乙", "content/minutes/2026-11-22-yi.md"),
        ("post", "关于本刊", "content/2026-11-22-guan-yu-ben-kan.md"),
    ] {
        new(&site, &[kind, title]);
        assert!(site.read(path).starts_with(&format!("---\n标题: \"{title}\"\n")), "{kind}");
    }
    assert!(!site.read("content/2026-11-22-guan-yu-ben-kan.md").contains("栏目"));
    assert!(site.read("content/minutes/2026-11-22-jia.md").contains("栏目: \"会议纪要\"\n"));
}

#[test]
fn the_date_and_the_address_may_be_given() {
    let site = Site::new();
    new(&site, &["做法亮点", "甲", "--date", "2026-12-01T09:00", "--slug", "one-list"]);
    let text = site.read("content/a/doing/2026-12-01-one-list.md");
    assert!(text.contains("\n日期: 2026-12-01 09:00\n"), "{text}");
    let long = "关于进一步整治形式主义突出问题切实为基层干部群众减轻负担的若干措施的通知";
    let out = new(&site, &["notice", long]);
    let name = out.lines().nth(1).unwrap().rsplit('/').next().unwrap();
    assert_eq!(name, "2026-11-22-guan-yu-jin-yi-bu-zheng-zhi-xing-shi-zhu-yi-tu-chu-wen-ti.md");
}

#[test]
fn nothing_is_ever_overwritten() {
    let site = Site::new();
    new(&site, &["practice", "甲"]);
    let (status, complaints) = site.run_in_vain(&["new", "--now", NOW, "practice", "甲"]);
    let expected = "错误: 下面这些已经存在，所以什么也没有写：\n  content/a/doing/2026-11-22-jia.md\n办法: ";
    assert!(status == 1 && complaints.starts_with(expected), "{complaints}");
    site.write(
        "content/b.md",
        "+++\ntitle = \"乙\"\ndate = 2026-01-01\npath = \"a/doing/2026-11-22-yi\"\n+++\n",
    );
    let (status, complaints) = site.run_in_vain(&["new", "--now", NOW, "practice", "乙"]);
    let expected = "错误: 网址“a/doing/2026-11-22-yi.html”已经有了：content/b.md。请换一个网址名\n";
    assert!(status == 1 && complaints.starts_with(expected), "{complaints}");
}

#[test]
fn a_site_has_models_of_its_own() {
    let site = Site::new();
    site.write(
        "archetypes/简讯.md",
        "+++\ntitle = \"{{ title }}\"\ndate = {{ date }}\ncategory = \"做法亮点\"\ndraft = true\n+++\n{{ title }}：{{ other }}\n",
    );
    site.write(
        "archetypes/notice.md",
        "---\n标题: 通知：{{ title }}\n栏目: {{ category }}\n草稿: true\n---\n",
    );
    new(&site, &["简讯", "说“好” \"b\" \\"]);
    let text = site.read("content/a/doing/2026-11-22-shuo-hao-b.md");
    let expected = "+++\ntitle = \"说“好” \\\"b\\\" \\\\\"\ndate = 2026-11-22\ncategory = \"做法亮点\"\ndraft = true\n+++\n说“好” \"b\" \\：{{ other }}\n";
    assert_eq!(text, expected);
    new(&site, &["动员部署", "甲"]);
    let text = site.read("content/dong-yuan-bu-shu/2026-11-22-jia.md");
    assert_eq!(text, "---\n标题: \"通知：甲\"\n栏目: \"动员部署\"\n草稿: true\n---\n");
    site.write("archetypes/坏.md", "+++\ntitle = \"{{ title }}\n+++\n");
    let (status, complaints) = site.run_in_vain(&["new", "坏", "甲"]);
    assert!(
        status == 1 && complaints.contains("照“archetypes/坏.md”写出来的稿件有上面这些错误"),
        "{complaints}"
    );
}

#[test]
fn a_model_that_does_not_speak_of_drafts_makes_one() {
    let site = Site::new();
    for (model, expected) in [
        (
            "---\n标题: {{ 标题 }}\n日期: {{日期}}\n---\n",
            "---\n标题: \"甲\"\n草稿: true\n日期: 2026-11-22\n---\n",
        ),
        ("---\r\ntitle: {{ title }}\r\n---\r\n", "---\ntitle: \"甲\"\ndraft: true\n---\n"),
        ("+++\ntitle = {{ title }}\n+++\n", "+++\ntitle = \"甲\"\ndraft = true\n+++\n"),
        ("## 一、\n", "---\n标题: \"甲\"\n日期: 2026-11-22\n草稿: true\n---\n\n## 一、\n"),
        ("# {{ title }}\n", "---\n日期: 2026-11-22\n草稿: true\n---\n\n# 甲\n"),
    ] {
        site.write("archetypes/简讯.md", model);
        let out = new(&site, &["简讯", "甲"]);
        let path = out.lines().nth(1).unwrap().trim();
        assert_eq!(site.read(path), expected);
        assert!(out.contains("它是草稿，还不会公开"), "{out}");
        std::fs::remove_file(site.path(path)).unwrap();
    }
    site.write("archetypes/做法亮点.md", "{{ 标题 }}的做法\n");
    new(&site, &["practice", "甲"]);
    let expected = "---\n标题: \"甲\"\n日期: 2026-11-22\n栏目: \"做法亮点\"\n草稿: true\n---\n\n甲的做法\n";
    assert_eq!(site.read("content/a/doing/2026-11-22-jia.md"), expected);
    site.write("archetypes/简讯.md", "---\n标题: {{ title }}\n草稿: false\n---\n");
    let out = new(&site, &["简讯", "甲"]);
    assert!(out.contains("它不是草稿，因为 archetypes/简讯.md 里是这样写的：下一次生成就会公开。"), "{out}");
    assert!(!out.contains("publish"), "{out}");
}

#[test]
fn a_model_that_notepad_named_is_read_and_a_place_without_a_word_is_told() {
    let site = Site::new();
    site.write("archetypes/记事本.md.txt", "---\n标题: {{ title }}\n草稿: true\n---\n记事本\n");
    let out = new(&site, &["记事本", "甲"]);
    assert!(site.read(out.lines().nth(1).unwrap().trim()).ends_with("记事本\n"));
    site.write("archetypes/记事本.md.txt", "---\n标题: {{ title }}\n# {{ x }}\n日期: {{ 发文日期 }}\n---\n");
    let (status, complaints) = site.run_in_vain(&["new", "记事本", "乙"]);
    let expected = "错误: “archetypes/记事本.md.txt”第 4 行的 {{ 发文日期 }} 认不出来，所以什么也没有写\n\
                    办法: 样本的文头里可以写 {{ 标题 }}、{{ 日期 }}、{{ 栏目 }}、{{ 网址名 }}，或者";
    assert!(status == 1 && complaints.starts_with(expected), "{complaints}");
}

#[test]
fn an_unknown_kind_is_answered_with_those_that_there_are() {
    let site = Site::new();
    site.write("archetypes/简讯.md", "---\n标题: {{ title }}\n---\n");
    let (status, complaints) = site.run_in_vain(&["new", "practise", "甲"]);
    let expected = "错误: 没有“practise”这种稿件\n办法: 您是不是想写“practice”？\n\
                    办法: 真是新栏目，就先在 jianbao.toml 里登记：加上 [[categories]] 和 name = \"practise\"；\
                    只是换一种格式，就在 archetypes 文件夹里放一个 practise.md。\n办法: 可以写的有（左右两种写法都行）：\n  notice        动员部署\n";
    assert!(status == 2 && complaints.starts_with(expected), "{complaints}");
    let (_, short) = site.run_in_vain(&["new", "做法", "甲"]);
    assert!(short.contains("您是不是想写“做法亮点”？"), "{short}");
    for line in
        ["  minutes       会议纪要\n", "  简讯          简讯\n", "  post          不归任何栏目的稿件\n"]
    {
        assert!(complaints.contains(line), "{complaints}");
    }
}

#[test]
fn what_was_typed_wrong_is_told() {
    let site = Site::new();
    for (args, expected) in [
        (&["new", "practice", " "][..], "错误: 标题是空的\n"),
        (&["new", "practice"], "错误: 还缺少：<标题>\n办法: 请写明是哪一种稿件和它的标题"),
        (
            &["new", "practice", "甲", "--slug", "A_b"],
            "错误: 网址名“A_b”不能用：只能用小写字母、数字和短横线\n",
        ),
        (
            &["new", "practice", "甲", "--slug", "../a"],
            "错误: 网址名“../a”不能用：只能用小写字母、数字和短横线\n",
        ),
        (
            &["new", "practice", "甲", "--slug", "清单"],
            "错误: 网址名“清单”不能用：只能用小写字母、数字和短横线\n办法: 例如 flood-control。",
        ),
        (&["new", "practice", "甲", "--slug", ""], "错误: 网址名“”不能用：是空的\n"),
        (
            &["new", "practice", "没有", "引号", "的标题"],
            "错误: “引号”是多余的\n办法: 标题里有空格，请把整个标题放进一对英文双引号里",
        ),
        (
            &["new", "practice", "甲", "--date", "2026-02-30"],
            "错误: “--date”后面写的是“2026-02-30”，没有这一天\n",
        ),
        (
            &["new", "practice", "甲", "--date", "明天"],
            "错误: “--date”后面应当是日期或时间，“明天”不是\n办法: 请写成 2026-11-22",
        ),
    ] {
        let (status, complaints) = site.run_in_vain(args);
        assert!(status == 2 && complaints.starts_with(expected), "{args:?}: {complaints}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_systems_own_program_opens_it() {
    use std::os::unix::fs::PermissionsExt as _;

    let site = Site::new();
    site.write("bin/xdg-open", "#!/bin/sh\nprintf %s \"$1\" > opened.part\nmv opened.part opened\n");
    let opener = site.path("bin/xdg-open");
    std::fs::set_permissions(&opener, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/bin:/usr/bin", site.path("bin").display());
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_jianbao"));
    command.current_dir(site.path("")).args(["new", "--now", NOW, "practice", "甲", "--edit"]);
    assert!(command.env("PATH", path).status().unwrap().success());
    let is_there = |_: &u32| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        site.path("opened").exists()
    };
    assert!((0..200).any(|turn| is_there(&turn)), "it was never opened");
    assert!(site.read("opened").ends_with("/content/a/doing/2026-11-22-jia.md"));
}

#[test]
fn a_new_post_of_every_kind_builds_as_a_draft_without_any_message_and_is_published() {
    let site = Site(tempfile::TempDir::new().unwrap());
    site.run_well(&["init", ".", "-q"]);
    let mut paths = Vec::new();
    for kind in ["notice", "practice", "commendation", "plan", "progress"] {
        let out = new(&site, &[kind, "甲：“乙”、丙 # 丁"]);
        paths.push(out.lines().nth(1).unwrap().trim().to_owned());
    }
    let build = ["build", "--drafts", "--strict", "--now", NOW];
    site.run_well(&build);
    assert!(site.read("preview/practice/index.html").contains("甲：“乙”、丙 # 丁"));
    let drafts = site.run_well(&["list", "drafts", "--now", NOW]);
    assert!(paths.iter().all(|path| drafts.contains(path.as_str())), "{drafts}");
    for path in &paths {
        let before = site.read(path);
        site.run_well(&["publish", "--now", NOW, path]);
        assert_eq!(site.read(path), before.replace("草稿: true", "草稿: false"));
    }
    site.run_well(&build);
    let drafts = site.run_well(&["list", "drafts", "--now", NOW]);
    assert!(!paths.iter().any(|path| drafts.contains(path.as_str())), "{drafts}");
}
