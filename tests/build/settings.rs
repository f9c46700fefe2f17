//! Settings that cannot be meant: told at their line, and in words that say how to mend them.

use jianbao::diagnostic::{Code, Diagnostic};
use jianbao::message::{Language, Messages};

use crate::support::{Built, Bulletin};

/// A site with a post and these settings; a line of `title` stands for the title.
fn with(lines: &str) -> Built {
    Bulletin::new().config(lines).post("p/2026-01-01-a.md", "tags = [\"减负\", \"一件事\"]", "").build()
}

/// The one thing that is told, which has its place in the settings.
#[track_caller]
fn only(built: &Built, code: Code) -> &Diagnostic {
    assert_eq!(built.codes(), [code], "{:#?}", built.diagnostics);
    let told = built.only(code);
    assert_eq!(told.span.as_ref().unwrap().file.as_str(), "jianbao.toml");
    told
}

/// A message and its mend in Chinese.
fn words(told: &Diagnostic) -> String {
    let messages = Messages::new(Language::Chinese);
    let args = || told.args.iter().map(|(name, value)| (*name, value.as_str()));
    messages.get(told.code.id(), args()) + &messages.get(&format!("{}.help", told.code.id()), args())
}

#[test]
fn a_domain_stands_without_what_is_no_domain() {
    let built = with("[government]\nsite_domain = \"https://www.x.gov.cn/\"");
    let told = only(&built, Code::NotAllowed);
    assert!(words(told).contains("www.x.gov.cn。"), "{}", words(told));
    with("[government]\nsite_domain = \"www.x.gov.cn\"").clean();
}

#[test]
fn a_police_record_has_a_number() {
    let built = with("[government]\npolice = \"无数字\"");
    assert_eq!(only(&built, Code::NotAllowed).arg("reason"), Some("police"));
}

#[test]
fn mistakes_can_be_reported_only_by_the_number_of_the_site() {
    let built = with("[government]\nreport_errors = true");
    assert_eq!(only(&built, Code::MissingKey).arg("key"), Some("site_id_code"));
    with("[government]\nreport_errors = true\nsite_id_code = \"1\"").clean();
    with("[government]\nreport_errors = true\nintranet = true").clean();
}

#[test]
fn the_language_is_a_tag() {
    for bad in ["\"中文\"", "3"] {
        let built = with(&format!("default_language = {bad}"));
        assert_eq!(only(&built, Code::NotAllowed).arg("reason"), Some("language"));
    }
    with("default_language = \"zh-Hans-CN\"").clean();
}

#[test]
fn what_has_to_have_a_name_has_one_that_says_something() {
    for (lines, key) in [
        ("[[categories]]\nname = \"\"", "name"),
        ("[campaign]\nname = \" \"", "name"),
        (
            "[campaign]\nname = \"甲\"\n[[campaign.phases]]\nname = \"\"\nstart = 2026-01-01\nend = 2026-01-02",
            "name",
        ),
        ("[[taxonomies]]\nname = \"\"", "name"),
    ] {
        let built = with(lines);
        assert_eq!(only(&built, Code::MissingKey).arg("key"), Some(key), "{lines}");
    }
    let untitled = Bulletin::new().file("jianbao.toml", "title = \"\"\ntheme = \"bare\"\n");
    let built = untitled.post("2026-01-01-a.md", "", "").build();
    assert_eq!(only(&built, Code::MissingKey).arg("key"), Some("title"));
}

#[test]
fn a_taxonomy_cannot_bear_the_name_of_a_key() {
    for name in ["title", "extra"] {
        let built = with(&format!("[[taxonomies]]\nname = \"{name}\""));
        assert_eq!(only(&built, Code::NotAllowed).arg("reason"), Some("taxonomy"));
    }
}

#[test]
fn what_a_category_asks_for_is_something_that_a_post_can_say() {
    let asked = |names: &str| {
        Bulletin::new()
            .config(&format!("[[categories]]\nname = \"甲\"\nrequired = [{names}]"))
            .post("2026-01-01-a.md", "category = \"甲\"\ndoc_no = \"1\"\n[extra]\nlevel = 1", "")
            .post("2026-01-02-b.md", "category = \"甲\"\n文号 = \"2\"\n[extra]\nlevel = 1", "")
            .build()
    };
    let built = asked("\"nothing\"");
    assert_eq!(only(&built, Code::NotAllowed).arg("value"), Some("nothing"));
    assert_eq!(only(&asked("\"doc_on\""), Code::NotAllowed).arg("suggestion"), Some("doc_no"));
    assert_eq!(only(&asked("\"level\""), Code::NotAllowed).arg("value"), Some("level"));
    asked("\"文号\", \"extra.level\"").clean();
    assert_eq!(asked("\"来源\"").codes(), [Code::FieldMissing, Code::FieldMissing]);
}

#[test]
fn two_names_with_one_part_of_the_address_are_told_with_both_lines() {
    let built = with("[slugs.tags]\n\"减负\" = \"same\"\n\"一件事\" = \"same\"");
    let told = only(&built, Code::AddressTwice);
    assert_eq!(told.related.len(), 1);
    assert!(words(told).contains("“减负”") && words(told).contains("“一件事”"), "{}", words(told));
}

#[test]
fn an_address_for_a_name_that_no_post_has_is_told_once() {
    let lines = "[slugs.tags]\n\"减付\" = \"a\"\n\"减负\" = \"b\"\n\"一事\" = \"c\"";
    let built = with(lines);
    assert_eq!(only(&built, Code::SlugUnused).arg("names"), Some("一事、减付"));
    Bulletin::new().config(lines).build().clean();
}

#[test]
fn a_number_that_is_too_large_is_no_text() {
    let built = with("paginate_by = 99999999999999999999");
    assert_eq!(only(&built, Code::WrongType).arg("found"), Some("huge"));
    assert_eq!(only(&with("paginate_by = \"20\""), Code::WrongType).arg("found"), Some("text"));
}

#[test]
fn a_weight_that_is_no_word_is_named_as_it_is() {
    assert_eq!(only(&with("[severity]\ndead-link = true"), Code::NotAllowed).arg("value"), Some("true"));
}

#[test]
fn a_year_that_no_bulletin_means_is_told_as_such() {
    let built = with(
        "[campaign]\nname = \"甲\"\n[[campaign.phases]]\nname = \"一\"\nstart = 2026-01-01\nend = 9999-12-31",
    );
    assert_eq!(only(&built, Code::BadDate).arg("reason"), Some("year"));
}

#[test]
fn a_public_address_that_cannot_be_one_says_why() {
    let built = with("base_url = \"https://me:secret@x.gov.cn/\"");
    assert_eq!(only(&built, Code::BadBaseUrl).arg("reason"), Some("user"));
}

#[test]
fn a_key_of_a_theme_that_nothing_reads_is_told_as_the_themes() {
    let built = Bulletin::new()
        .file(
            "themes/bare/theme.toml",
            "name = \"bare\"\nfoo = 1\n[options.k3]\ntype = \"text\"\ndefault = 3\ndescription = \"一\"\n",
        )
        .post("2026-01-01-a.md", "", "")
        .build();
    assert_eq!(built.codes(), [Code::UnknownKey, Code::WrongType]);
    assert!(words(built.only(Code::UnknownKey)).starts_with("主题设置里的“foo”"));
    assert_eq!(built.only(Code::WrongType).arg("key"), Some("options.k3.default"));
}

#[test]
fn an_article_shows_the_source_that_the_settings_name() {
    let built = Bulletin::with_hongtou()
        .config("[government]\ncontent_source = \"县政务服务中心\"")
        .post("2026-01-01-a.md", "title = \"甲\"", "")
        .post("2026-01-02-b.md", "title = \"乙\"\nsource = \"县委办\"", "")
        .build()
        .clean();
    assert!(built.page("2026-01-01-a.html").contains("来源：县政务服务中心"));
    assert!(built.page("2026-01-02-b.html").contains("来源：县委办"));
    assert!(!built.page("index.html").contains("县政务服务中心"));
}
