//! Templates: overrides, errors with their places, and the page for addresses that are not there.

use jianbao::diagnostic::Code;

use crate::support::Bulletin;

#[test]
fn a_site_overrides_any_template_by_path() {
    let built = Bulletin::with_hongtou()
        .post("2026-01-01-a.md", "title = \"甲\"", "")
        .file("templates/page.html", "own {{ page.title }}")
        .build()
        .clean();
    assert_eq!(built.page("2026-01-01-a.html"), "own 甲");
}

#[test]
fn posts_and_sections_choose_their_templates() {
    let built = Bulletin::new()
        .file("templates/special.html", "special")
        .file("templates/of-section.html", "of section")
        .file(
            "content/n/_index.md",
            "+++\ntitle = \"栏\"\ntemplate = \"special.html\"\npage_template = \"of-section.html\"\n+++\n",
        )
        .post("n/2026-01-01-a.md", "", "")
        .post("n/2026-01-01-b.md", "template = \"special.html\"", "")
        .build()
        .clean();
    assert_eq!(built.page("n/index.html"), "special");
    assert_eq!(built.page("n/2026-01-01-a.html"), "of section");
    assert_eq!(built.page("n/2026-01-01-b.html"), "special");
}

#[test]
fn a_syntax_error_names_template_and_line() {
    let bulletin = Bulletin::new().file("templates/page.html", "一\n{% if %}\n");
    let told = bulletin.post("2026-01-01-a.md", "", "").build();
    let told = told.diagnostics.iter().find(|told| told.code == Code::TemplateSyntax).unwrap();
    let span = told.span.as_ref().unwrap();
    assert_eq!(span.file.as_str(), "templates/page.html");
    assert!((4..=13).contains(&span.start), "{span:?}");
}

#[test]
fn an_unknown_name_is_shown_with_the_page_being_rendered() {
    let text = "一{{ page.titel }}";
    let built = Bulletin::new()
        .file("templates/page.html", text)
        .post("2026-01-01-a.md", "", "")
        .post("2026-01-02-b.md", "", "")
        .build();
    let told = built.only(Code::TemplateUndefined);
    let span = told.span.as_ref().unwrap();
    assert!(text[span.start..span.end].contains("page.titel"), "{:?}", &text[span.start..span.end]);
    assert_eq!(told.page.as_ref().unwrap().as_str(), "content/2026-01-01-a.md");
    assert_eq!(told.count, 2);
}

#[test]
fn an_error_in_an_included_template_is_told_where_it_is() {
    let built = Bulletin::new()
        .file("templates/page.html", "{% include \"part.html\" %}")
        .file("templates/part.html", "{{ nothing.at.all }}")
        .post("2026-01-01-a.md", "", "")
        .build();
    assert_eq!(
        built.only(Code::TemplateUndefined).span.as_ref().unwrap().file.as_str(),
        "templates/part.html"
    );
}

#[test]
fn a_template_without_end_is_stopped() {
    let built = Bulletin::new()
        .file("templates/page.html", "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}")
        .post("2026-01-01-a.md", "", "")
        .build();
    built.only(Code::TemplateEndless);
}

#[test]
fn a_missing_template_is_named() {
    let built = Bulletin::new().post("2026-01-01-a.md", "template = \"gone.html\"", "").build();
    assert_eq!(built.only(Code::NoTemplate).arg("name"), Some("gone.html"));
}

#[test]
fn an_unknown_theme_is_an_error_with_the_names_that_exist() {
    let built = Bulletin::new().file("jianbao.toml", "title = \"x\"\ntheme = \"hongtuo\"\n").build();
    let told = built.only(Code::NoTheme);
    assert_eq!(told.arg("suggestion"), Some("hongtou"));
}

#[test]
fn the_not_found_page_works_at_any_depth() {
    let portable = Bulletin::with_hongtou().build().clean();
    let page = portable.page("404.html");
    assert!(!page.contains("href=") && !page.contains("src="), "{page}");
    let known = Bulletin::with_hongtou().base_url("https://example.org/sub").build().clean();
    let page = known.page("404.html");
    for link in page.split("href=\"").skip(1).filter(|link| !link.starts_with('#')) {
        assert!(link.starts_with("https://example.org/sub/"), "{link}");
    }
    assert!(page.contains("style."), "{page}");
    let root = Bulletin::with_hongtou().config("links = \"root\"").build().clean();
    for link in root.page("404.html").split("href=\"").skip(1).filter(|link| !link.starts_with('#')) {
        assert!(link.starts_with('/'), "{link}");
    }
}

#[test]
fn canonical_links_agree_with_the_sites_own() {
    let site = |links: &str| {
        let bulletin =
            Bulletin::with_hongtou().config(&format!("links = \"{links}\"")).base_url("https://example.org/");
        bulletin.post("n/2026-01-01-a.md", "", "").build().clean()
    };
    assert!(
        site("relative")
            .page("index.html")
            .contains("<link rel=\"canonical\" href=\"https://example.org/index.html\">")
    );
    assert!(
        site("root").page("index.html").contains("<link rel=\"canonical\" href=\"https://example.org/\">")
    );
    let none = Bulletin::with_hongtou().build().clean();
    assert!(!none.page("index.html").contains("canonical"));
}

#[test]
fn text_is_escaped_and_slashes_stay_readable() {
    let built = Bulletin::new()
        .post("2026-01-01-a.md", "title = \"<b>&\\\"'/\"", "")
        .file("themes/bare/templates/page.html", "{{ page.title }} {{ page.draft }} [{{ page.source }}]")
        .build()
        .clean();
    assert_eq!(built.page("2026-01-01-a.html"), "&lt;b&gt;&amp;&quot;&#39;/ false []");
}
