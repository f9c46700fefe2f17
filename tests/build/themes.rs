//! Themes for others: what a theme lets a site set, themes that extend one another, and the contract.

use jianbao::diagnostic::Code;

use crate::support::Bulletin;

fn option(lines: &str) -> String {
    format!("name = \"bare\"\n[options.greeting]\ndescription = \"问候\"\n{lines}\n")
}

fn site(manifest: &str) -> Bulletin {
    Bulletin::new()
        .file("themes/bare/theme.toml", manifest)
        .file("templates/404.html", "{{ config.extra.greeting | default }}")
}

#[test]
fn an_option_has_the_themes_default_until_the_site_sets_it() {
    let manifest = option("type = \"text\"\ndefault = \"您好\"");
    assert_eq!(site(&manifest).build().clean().page("404.html"), "您好");
    let own = site(&manifest).config("[extra]\ngreeting = \"早\"\nmine = 1").build().clean();
    assert_eq!(own.page("404.html"), "早");
}

#[test]
fn a_value_of_the_wrong_kind_is_told_at_its_line() {
    for (kind, good, bad) in [
        ("type = \"text\"", "\"x\"", "1"),
        ("type = \"bool\"", "true", "\"是\""),
        ("type = \"integer\"", "3", "3.5"),
        ("type = \"texts\"", "[\"x\"]", "[1]"),
        ("type = \"tables\"", "[{ a = 1 }]", "\"x\""),
    ] {
        let with = |value: &str| site(&option(kind)).config(&format!("[extra]\ngreeting = {value}")).build();
        with(good).clean();
        let built = with(bad);
        let told = built.only(Code::WrongType);
        assert_eq!(told.arg("key"), Some("extra.greeting"), "{kind}");
        assert_eq!(told.span.as_ref().unwrap().file.as_str(), "jianbao.toml");
    }
}

#[test]
fn a_choice_and_a_colour_are_checked() {
    let choice = option("type = \"choice\"\nchoices = [\"left\", \"right\"]");
    let told = site(&choice).config("[extra]\ngreeting = \"lef\"").build();
    assert_eq!(told.only(Code::NotAllowed).arg("suggestion"), Some("left"));
    site(&choice).config("[extra]\ngreeting = \"right\"").build().clean();
    let told = site(&option("type = \"color\"")).config("[extra]\ngreeting = \"red\"").build();
    told.only(Code::BadColor);
}

#[test]
fn a_slip_in_the_name_of_an_option_is_told() {
    let told = site(&option("type = \"text\"\ndefault = \"\"")).config("[extra]\ngreting = \"x\"").build();
    assert_eq!(told.only(Code::OptionMistyped).arg("suggestion"), Some("greeting"));
}

#[test]
fn a_theme_that_declares_an_option_badly_is_told_in_its_own_file() {
    let told = site(&option("type = \"txt\"")).build();
    assert_eq!(told.only(Code::NotAllowed).span.as_ref().unwrap().file.as_str(), "themes/bare/theme.toml");
    site(&option("type = \"bool\"\ndefault = 1")).build().only(Code::WrongType);
    let told = site("name = \"bare\"\n[options.x]\ntype = \"bool\"").build();
    assert_eq!(told.only(Code::MissingKey).arg("key"), Some("description"));
}

#[test]
fn a_theme_extends_another_file_by_file() {
    let built = Bulletin::with_hongtou()
        .file("jianbao.toml", "title = \"简报\"\ntheme = \"blue\"\n")
        .file("themes/blue/theme.toml", "name = \"blue\"\nextends = \"hongtou\"\n[options.unit]\ntype = \"text\"\ndefault = \"县委办\"\ndescription = \"单位\"")
        .file("themes/blue/i18n/zh-CN.toml", "home = \"主页\"\n")
        .file("themes/blue/static/extra.css", "p{}")
        .file(
            "themes/blue/templates/page.html",
            "{% extends \"hongtou/templates/page.html\" %}{% block main %}<i>蓝</i>{{ super() }}{% endblock %}",
        )
        .post("2026-01-01-a.md", "title = \"甲\"", "正文")
        .build()
        .clean();
    let page = built.page("2026-01-01-a.html");
    assert!(page.contains("<i>蓝</i>") && page.contains("正文") && page.contains("主页"), "{page}");
    assert!(page.contains("县委办"), "the default of the option");
    built.page("extra.css");
    assert!(built.addresses().iter().any(|address| address.starts_with("style.")), "the style of the other");
}

#[test]
fn a_site_extends_a_template_of_its_theme() {
    let own = "{% extends \"hongtou/templates/page.html\" %}{% block title %}自己的{% endblock %}";
    let built = Bulletin::with_hongtou()
        .file("templates/page.html", own)
        .post("2026-01-01-a.md", "title = \"甲\"", "正文")
        .build()
        .clean();
    assert!(built.page("2026-01-01-a.html").contains("<title>自己的</title>"));
}

#[test]
fn themes_that_extend_one_another_in_a_circle_are_an_error() {
    let site = |manifest: &str| site(manifest).post("2026-01-01-a.md", "", "");
    let told = site("name = \"bare\"\nextends = \"other\"")
        .file("themes/other/theme.toml", "name = \"other\"\nextends = \"bare\"")
        .build();
    assert_eq!(told.codes(), [Code::ThemeCircle]);
    assert_eq!(told.only(Code::ThemeCircle).arg("name"), Some("bare"));
    let told = site("name = \"bare\"\nextends = \"nothing\"").build();
    assert_eq!(told.codes(), [Code::NoTheme]);
    let told = told.only(Code::NoTheme);
    assert_eq!(told.span.as_ref().unwrap().file.as_str(), "themes/bare/theme.toml");
}

/// A site whose theme has nothing but a manifest.
fn empty(manifest: &str) -> Bulletin {
    Bulletin::with_hongtou()
        .file("jianbao.toml", "title = \"简报\"\ntheme = \"own\"\n")
        .file("themes/own/theme.toml", manifest)
        .post("p/2026-01-01-a.md", "", "")
}

#[test]
fn of_a_theme_whose_manifest_is_wrong_only_that_is_told() {
    for (manifest, code) in [
        ("extends = \"nope\"", Code::NoTheme),
        ("extends = \"own\"", Code::ThemeCircle),
        ("extends = [\"hongtou\"]", Code::WrongType),
        ("extends = \"hongtou", Code::TomlSyntax),
    ] {
        assert_eq!(empty(manifest).build().codes(), [code], "{manifest}");
    }
}

#[test]
fn a_theme_without_templates_is_told_once_which_it_lacks() {
    let built = empty("name = \"own\"").build();
    assert_eq!(built.codes(), [Code::NoTemplate]);
    let names = built.only(Code::NoTemplate).arg("name").unwrap();
    assert_eq!(names.split(", ").count(), 13);
    assert!(names.starts_with("index.html, page.html, "), "{names}");
}

#[test]
fn a_theme_of_another_contract_says_so() {
    let told = site("name = \"bare\"\nmin_contract = 99").build();
    assert_eq!(told.only(Code::ThemeTooNew).arg("wanted"), Some("99"));
    let told = site("name = \"bare\"\nmax_contract = 0").build();
    assert_eq!(told.only(Code::ThemeTooOld).arg("wanted"), Some("0"));
    site("name = \"bare\"\nmin_contract = 1\nmax_contract = 1").build().clean();
}
