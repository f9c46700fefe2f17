//! What the posts of a category must say.

use jianbao::diagnostic::Code;

use crate::support::{Built, Bulletin};

fn post(config: &str, front: &str) -> Built {
    let config = format!("[[categories]]\nname = \"通报表扬\"\n{config}\n[[categories]]\nname = \"别的\"");
    Bulletin::new().config(&config).post("2026-01-01-a.md", front, "").build()
}

#[test]
fn a_post_without_what_its_category_asks_for_is_an_error_at_the_post() {
    let asked = "required = [\"doc_no\", \"source\"]";
    let built = post(asked, "category = \"通报表扬\"\nsource = \"县减负办\"");
    let told = built.only(Code::FieldMissing);
    assert_eq!((told.arg("key"), told.arg("category")), (Some("doc_no"), Some("通报表扬")));
    assert_eq!(told.span.as_ref().unwrap().file.as_str(), "content/2026-01-01-a.md");
    assert_eq!(told.related[0].file.as_str(), "jianbao.toml");
    post(asked, "category = \"通报表扬\"\nsource = \"县减负办\"\ndoc_no = \"1号\"").clean();
    post(asked, "category = \"别的\"").clean();
    post(asked, "category = \"通报表扬\"\ndraft = true").clean();
}

#[test]
fn a_field_has_a_kind_and_allowed_values() {
    let field = |lines: &str| format!("[[categories.fields]]\nname = \"level\"\ntitle = \"级别\"\n{lines}");
    let with = |lines: &str, value: &str| {
        post(&field(lines), &format!("category = \"通报表扬\"\n[extra]\nlevel = {value}"))
    };
    for (kind, good, bad) in [
        ("text", "\"甲\"", "true"),
        ("integer", "3", "\"三\""),
        ("bool", "false", "0"),
        ("date", "\"2026年1月2日\"", "\"明天\""),
        ("texts", "[\"甲\", \"乙\"]", "[1]"),
    ] {
        let lines = format!("type = \"{kind}\"");
        with(&lines, good).clean();
        assert_eq!(with(&lines, bad).only(Code::WrongType).arg("expected"), Some(kind));
    }
    let allowed = "allowed = [\"县级\", \"市级\"]";
    with(allowed, "\"县级\"").clean();
    assert_eq!(with(allowed, "\"县\"").only(Code::NotAllowed).arg("allowed"), Some("县级、市级"));
    let optional = format!("{}required = false", field(""));
    post(&optional, "category = \"通报表扬\"").clean();
    let built = post(&field(""), "category = \"通报表扬\"");
    assert_eq!(built.only(Code::FieldMissing).arg("title"), Some("级别"));
}

#[test]
fn allowed_values_hold_for_keys_of_front_matter_too() {
    let asked = "[[categories.fields]]\nname = \"source\"\nallowed = [\"县委办\"]";
    post(asked, "category = \"通报表扬\"\nsource = \"县委办\"").clean();
    post(asked, "category = \"通报表扬\"\nsource = \"某办\"").only(Code::NotAllowed);
}
