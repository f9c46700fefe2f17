//! The first day of a clerk in a county office: the program installed, a site made, five posts with the usual
//! mistakes, the answers, the mends, and the site that comes out.

use jianbao::encoding::Encoding;

use crate::session::Session;

const MEETING: &str = "content/mobilization/2026-11-23-meeting.md";
const PRACTICE: &str = "content/practice/清溪镇的做法.md";
const PLAN: &str = "content/plan/明年打算.md.txt";
const PLAN_RENAMED: &str = "content/plan/明年打算.md";
const PROGRESS: &str = "content/progress/整改进展.md";
const PRAISE: &str = "content/commendation/2026-11-20-通报表扬.md";

#[test]
fn a_clerks_first_day() {
    let mut day = Session::new("2026-11-23T09:00");
    begin(&mut day);
    write_five_posts(&mut day);
    day.say("五篇都放好了，生成一次看看。");
    let answer = day.run(&["build"], 1);
    assert!(answer.contains("没有生成"), "{answer}");
    assert!(!day.has("public/practice/qing-xi-zhen-de-zuo-fa.html"));
    mend_errors(&mut day);
    mend_warnings(&mut day);
    end(&mut day);
    day.finish("first-day.zh.txt");
}

/// From the installation to a site that can be built.
fn begin(day: &mut Session) {
    day.say("小王第一天接手简报。信息中心已经把 jianbao 装好，先看看能不能用。\n   （每条命令后面还有 --now 2026-11-23T09:00，好让日期固定，这里略去。）");
    day.run(&["--version"], 0);
    day.run(&["init", "简报"], 0);
    day.enter("简报");
    day.say("还没改设置，先生成一次试试。");
    day.run(&["build"], 1);
    day.say("照提示把三处换掉。");
    for (placeholder, name) in [
        ("【请填写简报名称】", "示例县基层减负简报"),
        ("【请填写单位名称】", "示例县委办公室"),
        ("【请填写联系地址或办公电话】", "示例县人民路1号"),
    ] {
        day.change("jianbao.toml", placeholder, name);
    }
    day.run(&["build"], 0);
}

fn write_five_posts(day: &mut Session) {
    day.say("第一篇：用命令新建，正文从文字处理软件里复制。小标题的井号后面少了空格，图片的文件名里有空格。");
    day.run(&["new", "动员部署", "关于召开基层减负推进会的通知", "--slug", "meeting"], 0);
    day.copy_in("content/mobilization/会场 1.jpg", b"\xff\xd8\xff\xe0");
    day.change(
        MEETING,
        "草稿: true\n---\n",
        "草稿: true\n---\n\n　　定于11月25日上午召开推进会。\n\n##一、参会人员\n\n　　各乡镇党委书记。\n\n![会场](会场 1.jpg)\n",
    );

    day.say("第二篇：在记事本里写，存成了 ANSI；中文输入法没有切换，日期写成了“23号”。");
    let text = "+++\n标题＝“清溪镇：一张清单管到底”\n日期＝2026年11月23号\n栏目：“做法亮点”\n标签＝“清单、减负”\n+++\n\n　　清溪镇把镇村两级要报的材料列成一张清单。\n";
    day.write_bytes(PRACTICE, text, &Encoding::Gb18030.encode(&text.replace('\n', "\r\n")).unwrap());

    day.say("第三篇：记事本自己加上了 .txt；日期写了一个没有的日子；图片写的是自己电脑上的路径。");
    day.write(
        PLAN,
        "+++\n标题 = \"明年工作打算\"\n日期 = 2026年2月30日\n栏目 = \"下步打算\"\n+++\n\n![会场](C:\\Users\\wang\\会场.jpg)\n",
    );

    day.say("第四篇：忘了写文头结尾的 +++；本来想先当草稿，打成了“草搞”。");
    day.write(PROGRESS, "+++\n标题 = \"会议精简整改进展\"\n日期 = 2026-11-21\n栏目 = \"整改进展\"\n草搞 = 是\n\n会议数比去年同期少了三成。\n");

    day.say("第五篇：从老系统里复制来的，栏目名和登记的不一样，附件没放进来，链接用了全角括号。");
    day.write(
        PRAISE,
        "---\ntitle: 关于表扬会议精简成效明显单位的通报\ndate: 2026-11-20 9:00:00 +0800\ncategories: 通报表彰\ntags: 会议、表扬\nlayout: post\n附件: 名单.xlsx\n---\n\n详见［表扬名单］（名单.xlsx）。\n",
    );
}

fn mend_errors(day: &mut Session) {
    day.say("先改错误。第三篇：日期改对，照片复制到稿件旁边。");
    day.change(PLAN, "2026年2月30日", "2026年11月22日");
    day.copy_in("content/plan/会场.jpg", b"\xff\xd8\xff\xe0");
    day.change(PLAN, "C:\\Users\\wang\\会场.jpg", "会场.jpg");
    day.say("第四篇：补上结尾的 +++。");
    day.change(PROGRESS, "草搞 = 是\n", "草搞 = 是\n+++\n");
    day.say("第五篇：把附件复制到稿件旁边。");
    day.copy_in("content/commendation/名单.xlsx", b"PK\x03\x04");
    day.run(&["build"], 1);
    day.say("还有一处，是打错的“草稿”。");
    day.change(PROGRESS, "草搞", "草稿");
    day.run(&["build"], 0);
}

fn mend_warnings(day: &mut Session) {
    day.say("网站已经生成了。警告也照着改一遍，先改第二篇。");
    day.save_as_utf8(PRACTICE);
    day.change(PRACTICE, "标题＝“清溪镇：一张清单管到底”", "标题 = \"清溪镇：一张清单管到底\"");
    day.change(PRACTICE, "日期＝2026年11月23号", "日期 = 2026年11月23日");
    day.change(PRACTICE, "栏目：“做法亮点”", "栏目 = \"做法亮点\"");
    day.change(PRACTICE, "标签＝“清单、减负”", "标签 = \"清单、减负\"");
    day.say("第三篇改名，第五篇改栏目名、日期和链接。");
    day.rename(PLAN, PLAN_RENAMED);
    day.change(PRAISE, "2026-11-20 9:00:00 +0800", "2026-11-20 09:00");
    day.change(PRAISE, "通报表彰", "通报表扬");
    day.change(PRAISE, "［表扬名单］（名单.xlsx）", "[表扬名单](名单.xlsx)");
    day.say("第一篇：井号后面空一格；照片改名，去掉空格。");
    day.change(MEETING, "##一、参会人员", "## 一、参会人员");
    day.rename("content/mobilization/会场 1.jpg", "content/mobilization/会场1.jpg");
    day.change(MEETING, "会场 1.jpg", "会场1.jpg");
    day.run(&["build"], 0);
}

fn end(day: &mut Session) {
    day.say("还有哪些没有公开？");
    day.run(&["list"], 0);
    day.say("通知可以发了。");
    day.run(&["publish", MEETING], 0);
    let answer = day.run(&["build", "--strict"], 0);
    assert!(answer.contains("输出在 public"), "{answer}");
    assert!(day.has("public/mobilization/2026-11-23-meeting.html"));
    assert!(!day.has("public/progress/zheng-gai-jin-zhan.html"), "a draft");
}
