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

#[test]
fn no_way_of_going_through_an_object_runs_for_ever() {
    let tried = [
        "{{ page }}",
        "{{ page | tojson }}",
        "{{ site }} {{ site | tojson }} {{ current }} {{ current | tojson }} {{ config | tojson }}",
        "{{ debug() }}",
        "{{ site.pages | tojson }} {{ site.pages | string }} {{ site.pages | pprint }}",
        "{{ site.pages | unique | length }} {{ site.pages | sort | first }}",
        "{{ page.newer in site.pages }} {{ page == page.newer }} {{ page == site.sections }}",
        "{{ [page, site, current, config, page.tags[0], site.taxonomies[0], site.years[0]] | sort | length }}",
        "{{ page.tags | tojson }} {{ site.years | tojson }} {{ page.series | tojson }}",
        "{% for name in page %}{{ name }}{% endfor %}{{ page | items }}{{ page | length }}",
        "{{ site.taxonomies | tojson }} {{ page.tags[0] < page.tags[0].taxonomy }}",
    ];
    for template in tried {
        let mut bulletin = Bulletin::new().file("templates/page.html", template);
        for day in 1..=3 {
            let front = format!("title = \"t{day}\"\ntags = [\"会\"]\nseries = \"x\"");
            bulletin = bulletin.post(&format!("2026-01-0{day}-a.md"), &front, "");
        }
        assert!(!bulletin.build().clean().page("2026-01-01-a.html").is_empty(), "{template}");
    }
}

#[test]
fn objects_print_as_their_names_and_are_themselves() {
    let built = Bulletin::new().post("2026-01-01-a.md", "title = \"一\"", "").post(
        "2026-01-02-b.md",
        "title = \"二\"\ntags = [\"会\"]",
        "",
    );
    let built = built.file("templates/page.html", "{% if page.older %}{% include \"names.html\" %}{% endif %}").file(
        "templates/names.html",
        "{{ page }} {{ page.older }} {{ page.tags[0] }} {{ page.tags[0].taxonomy }} {{ page.older.newer == page }} \
         {{ page == page.older }} {{ page in site.pages }}",
    );
    assert_eq!(built.build().clean().page("2026-01-02-b.html"), "二 一 会 tags true false true");
}

#[test]
fn templates_look_up_what_the_site_has() {
    let built = Bulletin::new()
        .file("content/n/_index.md", "+++\ntitle = \"栏\"\n+++\n")
        .post("n/2026-01-01-a.md", "title = \"甲\"\ntags = [\"会\"]", "## 要点")
        .file("static/logo.png", "x")
        .file(
            "templates/404.html",
            "{{ get_page('n/2026-01-01-a.md').title }} {{ get_section(path='n/_index.md').title }} \
             {{ get_taxonomy('tags').terms | length }} {{ get_taxonomy_term(kind='tags', term='会').page_count }} {{ now() }}",
        )
        .file(
            "templates/page.html",
            "{{ get_url('@/n/2026-01-01-a.md#要点') }} {{ get_url('logo.png') }} {{ get_url('/timeline/') }} \
             {{ get_taxonomy_url('tags', '会') }}",
        )
        .build()
        .clean();
    assert_eq!(built.page("404.html"), "甲 栏 1 1 2026-11-22T12:00:00");
    assert_eq!(
        built.page("n/2026-01-01-a.html"),
        "2026-01-01-a.html#要点 ../logo.png ../timeline/index.html ../tags/hui/index.html"
    );
}

#[test]
fn a_look_up_of_what_is_not_there_says_so() {
    for call in [
        "get_page('gone.md')",
        "get_section('n')",
        "get_url('@/gone.md')",
        "get_taxonomy('x')",
        "get_taxonomy_url('tags', 'x')",
    ] {
        let built = Bulletin::new().file("templates/404.html", &format!("{{{{ {call} }}}}")).build();
        let told = built.only(Code::TemplateFailed);
        assert!(told.arg("error").unwrap().contains(call.split('(').next().unwrap()), "{told:?}");
    }
}

#[test]
fn templates_sort_names_by_pinyin_and_by_strokes() {
    let built = Bulletin::new()
        .config("[sort_keys]\n\"曾强\" = \"增强\"\n[stroke_keys]\n\"王芳\" = \"黄芳\"")
        .file(
            "templates/404.html",
            "{{ ['曾强', '陈红', '王芳'] | sort_by_pinyin | join(' ') }}|{{ ['张伟', '丁一', '王芳'] | sort_by_strokes | join(' ') }}|\
             {% for p in [{'n': '王'}, {'n': '丁'}] | sort_by_strokes(attribute='n') %}{{ p.n }}{% endfor %}",
        )
        .build()
        .clean();
    assert_eq!(built.page("404.html"), "陈红 王芳 曾强|丁一 张伟 王芳|丁王");
}
