//! Categories and tags: one term for all spellings, one address for each.

use jianbao::diagnostic::Code;

use crate::support::{Built, Bulletin};

fn category_pages(built: &Built) -> Vec<&str> {
    built.addresses().into_iter().filter(|address| address.starts_with("categories/")).collect()
}

#[test]
fn a_category_comes_from_the_post_else_from_the_folder() {
    let built = Bulletin::new()
        .config("[[categories]]\nname = \"甲\"\n[[categories]]\nname = \"乙\"\nslug = \"second\"")
        .file("content/n/_index.md", "+++\ntitle = \"栏\"\ncategory = \"甲\"\n+++\n")
        .post("n/2026-01-01-own.md", "category = \"乙\"", "")
        .post("n/2026-01-02-inherits.md", "", "")
        .post("n/deep/2026-01-03-inherits-too.md", "", "")
        .build()
        .clean();
    let section = built.page("n/index.html");
    assert!(section.contains("inherits.md") && section.contains("inherits-too.md"), "{section}");
    assert!(!section.contains("own.md"), "{section}");
    assert!(built.page("categories/second/index.html").contains("own.md"));
    assert_eq!(category_pages(&built), ["categories/second/index.html"]);
}

#[test]
fn taxonomies_as_zola_writes_them_are_read() {
    let built = Bulletin::new()
        .config("[[categories]]\nname = \"甲\"\nslug = \"a\"")
        .post("2026-01-01-x.md", "[taxonomies]\ncategories = [\"甲\"]\ntags = [\"t\"]", "")
        .file("themes/bare/templates/page.html", "{% for t in page.tags %}{{ t.name }}{% endfor %}")
        .build()
        .clean();
    assert!(built.page("categories/a/index.html").contains("x.md"));
    assert_eq!(built.page("2026-01-01-x.html"), "t");
}

#[test]
fn an_undeclared_category_works_with_one_warning() {
    let bulletin = Bulletin::new().config("[[categories]]\nname = \"动员部署\"");
    let built = bulletin
        .post("2026-01-01-a.md", "category = \"动员部暑\"", "")
        .post("2026-01-02-b.md", "category = \"动员部暑\"", "")
        .build();
    let told = built.only(Code::UndeclaredCategory);
    assert_eq!(told.arg("name"), Some("动员部暑"));
    assert_eq!(told.arg("suggestion"), Some("动员部署"));
    assert_eq!(category_pages(&built).len(), 1);
}

#[test]
fn an_empty_category_leaves_the_navigation() {
    let bulletin = Bulletin::with_hongtou()
        .config("[[categories]]\nname = \"有文章的\"\n[[categories]]\nname = \"没有文章的\"")
        .post("2026-01-01-a.md", "category = \"有文章的\"", "");
    let built = bulletin.build().clean();
    assert!(built.page("index.html").contains("有文章的"));
    assert!(built.pages.values().all(|page| !page.contains("没有文章的")));
}

#[test]
fn two_spellings_of_a_term_are_one_page_with_a_warning() {
    let built = Bulletin::new()
        .post("2026-01-01-a.md", "category = \"LUG\"", "")
        .post("2026-01-02-b.md", "category = \"lug\"", "")
        .post("2026-01-03-c.md", "category = \"ＬＵＧ\"", "")
        .build();
    assert_eq!(category_pages(&built), ["categories/lug/index.html"]);
    let spellings: Vec<_> = built.diagnostics.iter().filter(|d| d.code == Code::TermSpelling).collect();
    assert_eq!(spellings.len(), 2);
    assert!(spellings.iter().all(|told| told.arg("used") == Some("LUG")));
}

#[test]
fn different_words_with_one_pinyin_are_two_pages() {
    let bulletin = Bulletin::new().post("2026-02-01-later.md", "category = \"公式\"", "").post(
        "2026-01-01-earlier.md",
        "category = \"公示\"",
        "",
    );
    let built = bulletin.build();
    let pages = category_pages(&built);
    assert_eq!(pages.len(), 2);
    assert!(built.page("categories/gong-shi/index.html").contains("earlier.md"));
    let told = built.only(Code::TermAddress);
    assert_eq!(told.arg("name"), Some("公式"));
    let slug = told.arg("slug").unwrap();
    assert!(built.page(&format!("categories/{slug}/index.html")).contains("later.md"));
    // The way out that the warning shows.
    let pinned = bulletin.config("[slugs.categories]\n\"公式\" = \"formula\"").build();
    assert!(pinned.page("categories/formula/index.html").contains("later.md"));
    assert!(pinned.page("categories/gong-shi/index.html").contains("earlier.md"));
    assert!(!pinned.codes().contains(&Code::TermAddress));
}

#[test]
fn c_and_its_kin_are_told_apart() {
    let mut bulletin = Bulletin::new();
    for (day, name) in [("01", "C"), ("02", "C++"), ("03", "C#")] {
        bulletin = bulletin.post(&format!("2026-01-{day}-x.md"), &format!("category = \"{name}\""), "");
    }
    let built = bulletin.build();
    assert_eq!(category_pages(&built).len(), 3);
    assert!(built.page("categories/c/index.html").contains("2026-01-01-x.md"));
}

#[test]
fn the_clock_changes_no_address() {
    // The earlier post expires: its term keeps the bare address all the same.
    let bulletin = Bulletin::new()
        .post("2026-01-01-earlier.md", "category = \"公示\"\nexpire_at = 2026-06-30", "")
        .post("2026-02-01-later.md", "category = \"公式\"", "");
    let before = bulletin.build();
    let after = Bulletin::new()
        .post("2026-01-01-earlier.md", "category = \"公示\"\nexpire_at = 2026-06-30", "")
        .post("2026-02-01-later.md", "category = \"公式\"", "")
        .now("2026-03-01T00:00:00")
        .build();
    let slug = |built: &Built| built.only(Code::TermAddress).arg("slug").unwrap().to_owned();
    assert_eq!(slug(&before), slug(&after));
    assert!(before.pages.contains_key(&format!("categories/{}/index.html", slug(&before))));
}

#[test]
fn two_sections_of_one_category_are_an_error() {
    let built = Bulletin::new()
        .config("[[categories]]\nname = \"甲\"")
        .file("content/a/_index.md", "+++\ntitle = \"一\"\ncategory = \"甲\"\n+++\n")
        .file("content/b/_index.md", "+++\ntitle = \"二\"\ncategory = \"甲\"\n+++\n")
        .build();
    assert_eq!(built.only(Code::SectionCategoryTwice).related.len(), 1);
}

#[test]
fn two_spellings_of_a_declared_category_are_told_and_shift_nothing() {
    let built = Bulletin::new()
        .config("[[categories]]\nname = \"App\"\n[[categories]]\nname = \"app\"\nrequired = [\"source\"]")
        .config("[[categories]]\nname = \"通报\"\nrequired = [\"doc_no\"]")
        .post("2026-01-01-a.md", "category = \"通报\"", "")
        .build();
    assert_eq!(built.only(Code::CategoryTwice).arg("name"), Some("app"));
    assert_eq!(built.only(Code::FieldMissing).arg("key"), Some("doc_no"));
}
