//! Files whose names hold signs that divide or spell addresses: linked as they are called, and in any other way.

use jianbao::diagnostic::Code;

use crate::support::{Built, Bulletin};

const DATED: &str = "date = 2026-01-01\n";

fn linked(file: &str, body: &str) -> Built {
    Bulletin::new().file(file, "x").post("n/p.md", DATED, body).build()
}

#[test]
fn a_file_is_linked_by_its_name_as_it_stands() {
    for (file, link) in [
        ("content/n/1#楼.docx", "1#楼.docx"),
        ("content/n/1#楼.docx", "<1#楼.docx>"),
        ("content/n/1#楼.docx", "1\\#楼.docx"),
        ("content/n/1#楼.docx", "1%23楼.docx"),
        ("content/n/1#楼.docx", "1%23%E6%A5%BC.docx"),
        ("content/n/#1.docx", "#1.docx"),
        ("content/n/a?.docx", "a%3F.docx"),
        ("content/n/a?.docx", "a?.docx"),
        ("content/n/50%25.docx", "50%25.docx"),
        ("content/n/50%.docx", "50%25.docx"),
        ("content/n/a&amp;b.docx", "a&amp;b.docx"),
        ("static/a#b.pdf", "/a%23b.pdf"),
        ("static/a#b.pdf", "/a#b.pdf"),
    ] {
        let built = linked(file, &format!("[文件]({link})"));
        let told: Vec<Code> = built.codes().into_iter().filter(|code| *code != Code::WindowsName).collect();
        assert_eq!(told, [], "{file} as {link}");
        assert!(built.page("n/p.html").contains("<a href=\""), "{file} as {link}");
        assert!(!built.page("n/p.html").contains("docx#"), "{file} as {link}");
    }
}

#[test]
fn what_stands_behind_the_name_stays_behind_it() {
    let page = |link: &str| {
        let built = linked("content/n/a#b.pdf", &format!("[文件]({link})"));
        built.clean().page("n/p.html").to_owned()
    };
    assert!(page("a%23b.pdf#page=2").contains("a-b.pdf#page=2\""));
    assert!(page("a#b.pdf").contains("a-b.pdf\""));
}

#[test]
fn only_the_file_that_is_meant_is_published() {
    let built = Bulletin::new()
        .file("content/n/1#楼.docx", "x")
        .file("content/n/1", "x")
        .post("n/p.md", DATED, "[文件](1#楼.docx)")
        .build();
    assert_eq!(built.only(Code::FileNotLinked).arg("name"), Some("1"));
}

#[test]
fn front_matter_names_files_as_they_are_called() {
    let front = "date = 2026-01-01\n附件 = [\"1#楼.docx\", \"a%23b.docx\"]\n封面 = \"1#.jpg\"";
    let built = Bulletin::new()
        .file("content/n/1#楼.docx", "x")
        .file("content/n/a#b.docx", "x")
        .file("content/n/1#.jpg", "x")
        .post("n/p.md", front, "")
        .build();
    assert_eq!(built.codes(), []);
}

#[test]
fn a_post_with_such_a_name_can_be_linked() {
    for link in ["<@/n/a#b.md>", "a#b.md", "a%23b.md"] {
        let built =
            Bulletin::new().post("n/a#b.md", DATED, "").post("n/p.md", DATED, &format!("[甲]({link})"));
        assert!(built.build().clean().page("n/p.html").contains("<a href="), "{link}");
    }
}

#[test]
fn what_was_typed_is_never_suggested() {
    let built = Bulletin::new()
        .file("content/n/sub/x.docx", "x")
        .post("n/p.md", DATED, "[甲](x.docx) [乙](sub/xx.docx)")
        .build();
    let told: Vec<_> = built.diagnostics.iter().filter(|told| told.code == Code::DeadLink).collect();
    assert_eq!(told.iter().map(|told| told.arg("suggestion")).collect::<Vec<_>>(), [Some("sub/x.docx"); 2]);
}
