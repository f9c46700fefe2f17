//! What a government site says of itself: page tags, the foot of the page, the navigation, the campaign.

use jianbao::diagnostic::Code;

use crate::support::Bulletin;

const GOVERNMENT: &str = "\
[government]
site_name = \"示例县人民政府\"
site_domain = \"www.example.gov.cn\"
site_id_code = \"0000000001\"
column_type = \"工作动态\"
content_source = \"示例县人民政府办公室\"
";

/// The page tags of a page as `name=content` lines.
fn tags(page: &str) -> Vec<String> {
    let tags = page.split("<meta name=\"").skip(1).filter_map(|tag| {
        let (name, rest) = tag.split_once("\" content=\"")?;
        let is_tag = name.starts_with(|c: char| c.is_ascii_uppercase());
        is_tag.then(|| format!("{name}={}", rest.split('"').next().unwrap()))
    });
    tags.collect()
}

fn site() -> Bulletin {
    Bulletin::with_hongtou()
        .config("[[categories]]\nname = \"通知\"\nslug = \"tz\"\ndescription = \"各类通知\"\nkeywords = [\"通知\", \"公告\"]")
        .config("[[categories]]\nname = \"文件\"\nslug = \"wj\"\ncolumn_type = \"政策文件\"")
        .config(GOVERNMENT)
        .base_url("https://www.example.gov.cn/jb/")
        .post("2026-01-02-a.md", "title = \"甲\"\ncategory = \"通知\"\ndate = 2026-01-02T09:05:00\ntags = [\"会议\", \"文件\"]\n\
             source = \"县委办\"\nauthor = \"张三\"\nsummary = \"一句话\"\ncover = \"a.png\"", "正文")
        .file("content/a.png", "x")
        .post("2026-01-03-b.md", "title = \"乙\"\ncategory = \"文件\"", "")
}

#[test]
fn the_home_page_bears_the_three_tags_of_the_site() {
    let built = site().build();
    let of_site = ["SiteName=示例县人民政府", "SiteDomain=www.example.gov.cn", "SiteIDCode=0000000001"];
    assert_eq!(tags(built.page("index.html")), of_site);
    assert_eq!(tags(built.page("timeline/index.html")), of_site);
}

#[test]
fn a_column_bears_its_name_description_words_and_kind() {
    let built = site().build();
    assert_eq!(
        tags(built.page("categories/tz/index.html"))[3..],
        ["ColumnName=通知", "ColumnDescription=各类通知", "ColumnKeywords=通知,公告", "ColumnType=工作动态"]
    );
    // What is not set is left out: this column has no description.
    assert_eq!(
        tags(built.page("categories/wj/index.html"))[3..],
        ["ColumnName=文件", "ColumnKeywords=文件", "ColumnType=政策文件"]
    );
}

#[test]
fn an_article_bears_its_own_tags_and_those_of_its_column() {
    let built = site().build();
    let tags = tags(built.page("2026-01-02-a.html"));
    assert_eq!(tags.len(), 3 + 4 + 8);
    assert_eq!(
        tags[7..],
        [
            "ArticleTitle=甲",
            "PubDate=2026-01-02 09:05",
            "ContentSource=县委办",
            "Keywords=会议,文件",
            "Author=张三",
            "Description=一句话",
            "Image=https://www.example.gov.cn/jb/a.png",
            "Url=https://www.example.gov.cn/jb/2026-01-02-a.html"
        ]
    );
    let tags = self::tags(built.page("2026-01-03-b.html"));
    assert!(tags.contains(&"PubDate=2026-01-03 00:00".to_owned()), "{tags:?}");
    assert!(tags.contains(&"ContentSource=示例县人民政府办公室".to_owned()), "{tags:?}");
}

#[test]
fn without_settings_and_on_an_internal_network_there_are_no_tags() {
    for config in ["", "[government]\nhost = \"示例县\"", &format!("{GOVERNMENT}intranet = true")] {
        let built = Bulletin::with_hongtou().config(config).post("2026-01-01-a.md", "", "").build().clean();
        for page in ["index.html", "2026-01-01-a.html"] {
            assert_eq!(tags(built.page(page)), [""; 0], "{config}");
        }
    }
}

#[test]
fn the_foot_of_the_page_shows_what_is_set_and_nothing_else() {
    let all = "[government]\nhost = \"甲府\"\noperator = \"乙办\"\ncontact = \"丙处\"\nicp = \"某ICP备00000000号\"\n\
               police = \"某公网安备00000000000001号\"\nconac_id = \"AB1\"\nsite_id_code = \"0000000001\"\n\
               report_errors = true\nprivacy = \"@/privacy.md\"";
    let foot = |config: &str| {
        let built = Bulletin::with_hongtou().config(config).base_url("https://e.org");
        let built = built.post("privacy.md", "date = 2026-01-01", "").build().clean();
        built.page("index.html").split("site-footer").nth(1).unwrap().to_owned()
    };
    let shown = foot(all);
    for part in [
        "主办单位：甲府",
        "承办单位：乙办",
        "联系方式：丙处",
        "网站标识码：0000000001",
        "<a href=\"https://beian.miit.gov.cn/\">某ICP备00000000号</a>",
        "code=00000000000001\">某公网安备",
        "https://bszs.conac.cn/sitename?method=show&amp;id=AB1",
        "jiucuo.html?site_code=0000000001&amp;url=https%3A%2F%2Fe.org%2Findex.html",
        "<a href=\"privacy.html\">隐私声明</a>",
        "<a href=\"sitemap.html\">站点地图</a>",
    ] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    for foot in [foot(""), foot(&format!("{all}\nintranet = true"))] {
        assert!(foot.contains("站点地图") && !foot.contains("主办") && !foot.contains("gov.cn"), "{foot}");
        assert!(!foot.contains("标识") && !foot.contains("备"), "{foot}");
    }
}

#[test]
fn a_privacy_page_that_is_not_there_is_an_error() {
    let told = Bulletin::new().config("[government]\nprivacy = \"@/gone.md\"").build();
    assert_eq!(told.only(Code::PageSettingDead).arg("target"), Some("@/gone.md"));
}

#[test]
fn the_navigation_is_the_configurations_own() {
    let menu = "[[menu]]\nname = \"首页\"\nurl = \"/\"\n[[menu]]\nname = \"资料\"\n\
                [[menu.children]]\nname = \"栏\"\nurl = \"@/n/_index.md\"\n\
                [[menu.children]]\nname = \"外面\"\nurl = \"https://e.org/\"";
    let built = Bulletin::new()
        .config(menu)
        .file("content/n/_index.md", "+++\ntitle = \"栏\"\n+++\n")
        .post("n/2026-01-01-a.md", "", "")
        .file(
            "templates/page.html",
            "{% for e in site.menu recursive %}{{ e.name }} {{ e.url }} {{ e.current }} {{ e.active }};{{ loop(e.children) }}{% endfor %}",
        )
        .build()
        .clean();
    assert_eq!(
        built.page("n/2026-01-01-a.html"),
        "首页 ../index.html false false;资料  false true;栏 index.html false true;外面 https://e.org/ false false;"
    );
}

#[test]
fn an_entry_of_the_navigation_that_leads_nowhere_is_an_error_at_its_place() {
    let told = Bulletin::new().config("[[menu]]\nname = \"旧\"\nurl = \"/gone/\"").build();
    assert_eq!(told.only(Code::MenuDead).arg("name"), Some("旧"));
    let told = Bulletin::new().config("[[menu]]\nname = \"空\"").build();
    assert_eq!(told.only(Code::MissingKey).arg("key"), Some("url"));
}

#[test]
fn every_page_knows_the_way_from_the_home_page() {
    let built = Bulletin::with_hongtou()
        .file("content/n/_index.md", "+++\ntitle = \"栏\"\n+++\n")
        .file("content/n/m/_index.md", "+++\ntitle = \"内\"\n+++\n")
        .post("n/m/2026-03-01-a.md", "title = \"甲\"\ntags = [\"会\"]", "")
        .file(
            "templates/document.html",
            "{% for step in current.breadcrumbs %}{{ step.title }} {{ step.url }};{% endfor %}",
        )
        .build();
    let steps = |page: &str| built.page(page).trim().to_owned();
    assert_eq!(steps("index.html"), "首页 index.html;");
    assert_eq!(
        steps("n/m/2026-03-01-a.html"),
        "首页 ../../index.html;栏 ../index.html;内 index.html;甲 2026-03-01-a.html;"
    );
    assert_eq!(steps("tags/hui/index.html"), "首页 ../../index.html;标签 ../index.html;会 index.html;");
    assert_eq!(
        steps("timeline/2026/03.html"),
        "首页 ../../index.html;时间轴 ../index.html;2026年 ../2026.html;3月 03.html;"
    );
}

const CAMPAIGN: &str = "\
[campaign]
name = \"整治\"
[[campaign.phases]]
name = \"动员部署\"
start = 2026-01-01
end = 2026-03-31
goal = \"人人知道\"
[[campaign.phases]]
name = \"排查整治\"
start = 2026-04-10
end = 2026-09-30
";

#[test]
fn the_campaign_stands_where_the_clock_says() {
    let at = |now: &str| {
        let site = Bulletin::new().config(CAMPAIGN).now(now).file(
            "templates/index.html",
            "{% set c = site.campaign %}{{ c.state }} {{ c.current.name if c.current }} {{ c.next.name if c.next }} \
             {% for p in c.phases %}{{ p.state }} {% endfor %}",
        );
        site.build().clean().page("index.html").to_owned()
    };
    assert_eq!(at("2025-12-31T23:59:00"), "upcoming  动员部署 upcoming upcoming ");
    assert_eq!(at("2026-03-31T23:59:00"), "running 动员部署 排查整治 current upcoming ");
    assert_eq!(at("2026-04-01"), "between  排查整治 past upcoming ");
    assert_eq!(at("2026-10-01"), "finished   past past ");
}

#[test]
fn home_page_and_timeline_show_the_phase_that_runs() {
    let built = Bulletin::with_hongtou().config(CAMPAIGN).now("2026-03-01T12:00:00").build().clean();
    for page in ["index.html", "timeline/index.html"] {
        let page = built.page(page);
        let current = page.split("aria-current=\"step\"").nth(1).unwrap();
        assert!(current.contains("动员部署") && current.contains("还有31天"), "{page}");
    }
}

#[test]
fn phases_that_contradict_one_another_are_errors() {
    let phases = |second: &str| {
        let first = "[campaign]\nname = \"x\"\n[[campaign.phases]]\nname = \"一\"\nstart = 2026-01-01\nend = 2026-02-01\n";
        let site = Bulletin::with_hongtou().now("2026-03-15T12:00:00");
        site.config(&format!("{first}[[campaign.phases]]\n{second}")).build()
    };
    let told = phases("name = \"二\"\nstart = 2026-02-01\nend = 2026-03-01");
    assert_eq!(told.only(Code::PhaseOrder).arg("problem"), Some("overlap"));
    for start in ["2026-03-02", "2026-04-01"] {
        let told = phases(&format!("name = \"二\"\nstart = {start}\nend = 2026-03-01"));
        assert_eq!(told.only(Code::PhaseOrder).arg("problem"), Some("backwards"));
    }
    phases("name = \"一\"\nstart = 2026-02-02\nend = 2026-03-01").only(Code::PhaseTwice);
    let told = phases("name = \"二\"\nstart = 2026-02-30");
    assert_eq!(told.only(Code::MissingKey).arg("key"), Some("end"));
    told.only(Code::BadDate);
    assert_eq!(Bulletin::new().config("[campaign]").build().only(Code::MissingKey).arg("key"), Some("name"));
}
