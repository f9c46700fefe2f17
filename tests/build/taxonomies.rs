//! Tags, authors, contributing units, series and taxonomies of the site's own.

use jianbao::diagnostic::Code;

use crate::support::Bulletin;

#[test]
fn every_tag_has_a_page_and_all_tags_an_index_by_pinyin() {
    let built = Bulletin::new()
        .post("2026-01-01-a.md", "title = \"甲\"\ntags = [\"精文简会\", \"校园减负\"]", "")
        .post("2026-01-02-b.md", "title = \"乙\"\ntags = [\"精文简会\", \"数据共享\"]", "")
        .post("2026-01-03-c.md", "title = \"丙\"\ndraft = true\ntags = [\"不露面\"]", "")
        .build()
        .clean();
    assert_eq!(
        built.page("tags/index.html"),
        "tags: 精文简会 jing-wen-jian-hui/index.html 2\n 数据共享 shu-ju-gong-xiang/index.html 1\n \
         校园减负 xiao-yuan-jian-fu/index.html 1\n"
    );
    assert_eq!(
        built.page("tags/jing-wen-jian-hui/index.html"),
        "乙 ../../2026-01-02-b.html\n甲 ../../2026-01-01-a.html\nnewer= older= number="
    );
    assert!(!built.addresses().iter().any(|address| address.contains("bu-lu-mian")));
}

#[test]
fn a_taxonomy_is_paginated_as_it_asks() {
    let built = Bulletin::new()
        .config(
            "[[taxonomies]]\nname = \"tags\"\npaginate_by = 1\npaginate_path = \"jiu\"\nslug = \"biaoqian\"",
        )
        .post("2026-01-01-a.md", "title = \"甲\"\ntags = [\"会\"]", "")
        .post("2026-01-02-b.md", "title = \"乙\"\ntags = [\"会\"]", "")
        .build()
        .clean();
    assert!(built.page("biaoqian/hui/index.html").starts_with("乙 "));
    assert!(built.page("biaoqian/hui/jiu-1.html").starts_with("甲 "));
}

#[test]
fn authors_and_contributing_units_have_pages_and_counts() {
    let built = Bulletin::new()
        .config("author = \"县减负办\"")
        .post("2026-01-01-a.md", "contributors = [\"云溪镇\", \"石桥镇\"]", "")
        .post("2026-01-02-b.md", "authors = [\"督查室\"]\ncontributors = \"云溪镇\"", "")
        .file(
            "templates/page.html",
            "{{ page.authors | join('、') }} {{ page.contributors | join('、') }} {{ page.authors[0].url }}",
        )
        .build()
        .clean();
    assert_eq!(
        built.page("contributors/index.html"),
        "contributors: 石桥镇 shi-qiao-zhen/index.html 1\n 云溪镇 yun-xi-zhen/index.html 2\n"
    );
    assert_eq!(
        built.page("authors/index.html"),
        "authors: 督查室 du-cha-shi/index.html 1\n 县减负办 xian-jian-fu-ban/index.html 1\n"
    );
    assert_eq!(
        built.page("2026-01-01-a.html"),
        "县减负办 云溪镇、石桥镇 authors/xian-jian-fu-ban/index.html"
    );
}

#[test]
fn a_site_has_taxonomies_of_its_own() {
    let built = Bulletin::new()
        .config("taxonomy_root = \"fen-lei\"\n[[taxonomies]]\nname = \"towns\"\ntitle = \"乡镇\"")
        .post("2026-01-01-a.md", "title = \"甲\"\n[taxonomies]\ntowns = [\"云溪镇\"]\ntags = [\"会\"]", "")
        .file(
            "templates/page.html",
            "{{ page.taxonomies.towns }} {{ page.taxonomies.towns[0].taxonomy }} {{ page.taxonomies.towns[0].url }}",
        )
        .build()
        .clean();
    assert_eq!(built.page("2026-01-01-a.html"), "[云溪镇] 乡镇 fen-lei/towns/yun-xi-zhen/index.html");
    assert!(built.page("fen-lei/towns/yun-xi-zhen/index.html").starts_with("甲 "));
    built.page("fen-lei/tags/hui/index.html");
}

#[test]
fn a_taxonomy_may_have_a_template_of_its_own() {
    let built = Bulletin::new()
        .file("templates/tags/list.html", "own {{ taxonomy.title }}")
        .file("templates/tags/single.html", "own {{ term.name }}")
        .post("2026-01-01-a.md", "tags = [\"会\"]", "")
        .build()
        .clean();
    assert_eq!((built.page("tags/index.html"), built.page("tags/hui/index.html")), ("own tags", "own 会"));
}

#[test]
fn a_taxonomy_without_pages_leaves_the_names() {
    let off = |name: &str| format!("[[taxonomies]]\nname = \"{name}\"\nrender = false");
    let built = Bulletin::new()
        .config(&[off("tags"), off("contributors"), off("authors")].join("\n"))
        .post("2026-01-01-a.md", "tags = [\"会\"]\ncontributors = [\"云溪镇\"]\nauthor = \"督查室\"", "")
        .file(
            "templates/page.html",
            "{{ page.tags[0] }}{{ page.tags[0].url }} {{ page.contributors | join }} \
             {{ page.authors | join }}",
        )
        .build()
        .clean();
    assert_eq!(built.page("2026-01-01-a.html"), "会 云溪镇 督查室");
    let is_term =
        |address: &&str| ["tags", "contributors", "authors"].iter().any(|name| address.starts_with(name));
    assert!(!built.addresses().iter().any(is_term));
}

#[test]
fn a_series_is_read_from_its_beginning() {
    let built = Bulletin::new()
        .post("2026-01-02-b.md", "title = \"二\"\nseries = \"见闻\"", "")
        .post("2026-01-01-a.md", "title = \"一\"\nseries = \"见闻\"", "")
        .post("2026-01-03-c.md", "title = \"三\"\nseries = \"见闻\"", "")
        .post("2026-01-04-d.md", "title = \"别的\"", "")
        .file(
            "templates/page.html",
            "{% if page.series %}{{ page.series.name }} {{ page.series.position }}/{{ page.series.pages | length }} \
             {{ page.series.previous.title if page.series.previous }}<{{ page.series.next.title if page.series.next }} \
             {{ page.series.url }}{% endif %}",
        )
        .build()
        .clean();
    assert_eq!(built.page("2026-01-01-a.html"), "见闻 1/3 <二 series/jian-wen/index.html");
    assert_eq!(built.page("2026-01-02-b.html"), "见闻 2/3 一<三 series/jian-wen/index.html");
    assert_eq!(built.page("2026-01-04-d.html"), "");
    let list: Vec<&str> = built.page("series/jian-wen/index.html").lines().map(|line| &line[..3]).collect();
    assert_eq!(list[..3], ["一", "二", "三"]);
}

#[test]
fn names_are_sorted_by_pinyin_with_the_sites_own_readings() {
    let site = |keys: &str| {
        let posts =
            Bulletin::new().config(keys).post("2026-01-01-a.md", "tags = [\"单县\", \"丹江\", \"山阳\"]", "");
        posts.file("templates/taxonomy_list.html", "{{ taxonomy.terms | join(' ') }}").build().clean()
    };
    assert_eq!(site("").page("tags/index.html"), "丹江 单县 山阳");
    assert_eq!(site("[sort_keys]\n\"单县\" = \"善县\"").page("tags/index.html"), "丹江 山阳 单县");
}

#[test]
fn a_taxonomy_is_declared_once_and_is_not_the_categories() {
    let twice = "[[taxonomies]]\nname = \"towns\"\n[[taxonomies]]\nname = \"towns\"";
    let told = Bulletin::new().config(twice).build();
    assert_eq!(told.only(Code::TaxonomyTwice).arg("name"), Some("towns"));
    let told = Bulletin::new().config("[[taxonomies]]\nname = \"categories\"").build();
    told.only(Code::TaxonomyTwice);
    let told = Bulletin::new().config("[[taxonomies]]\ntitle = \"乡镇\"").build();
    assert_eq!(told.only(Code::MissingKey).arg("key"), Some("name"));
    let told = Bulletin::new().config("taxonomy_root = \"../x\"").build();
    told.only(Code::BadAddress);
}

#[test]
fn a_taxonomy_that_nobody_declared_is_told_with_the_one_that_is_meant() {
    let told = Bulletin::new().post("2026-01-01-a.md", "[taxonomies]\ntag = [\"会\"]", "").build();
    let told = told.only(Code::UnknownKey);
    assert_eq!((told.arg("key"), told.arg("suggestion")), (Some("taxonomies.tag"), Some("tags")));
}

#[test]
fn posts_link_tags_and_their_index_by_address() {
    let built = Bulletin::new()
        .post(
            "2026-01-01-a.md",
            "tags = [\"会\"]",
            "[全部标签](/tags/) [会](/tags/hui/) [地图](/sitemap.html)",
        )
        .build()
        .clean();
    assert!(built.page("2026-01-01-a.html").contains("href=\"tags/hui/index.html\""));
}
