//! What a preview does that a build does not.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jianbao::diagnostic::Code;
use jianbao::path::SitePath;
use jianbao::pipeline::{Kept, Settings, load};
use jianbao::preview::http::Body;
use jianbao::preview::{Cause, Options};
use jianbao::site::visibility::Include;
use tempfile::TempDir;

use crate::support::{Asked, with_drafts};

/// A small site on disk and its preview.
struct Site(TempDir);

impl Site {
    fn new() -> Self {
        let site = Self(TempDir::new().unwrap());
        site.write("jianbao.toml", "title = \"县委简报\"\n");
        site.post("one", "");
        site.post("two", "");
        site
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, text: &str) -> Cause {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
        told(path)
    }

    fn post(&self, name: &str, front: &str) -> Cause {
        let text = format!("+++\ntitle = \"题目{name}\"\ndate = 2026-11-01\n{front}\n+++\n正文{name}。\n");
        self.write(&format!("content/notices/{name}.md"), &text)
    }

    fn remove(&self, path: &str) -> Cause {
        let file = self.root().join(path);
        let removed = if file.is_dir() { fs::remove_dir_all(file) } else { fs::remove_file(file) };
        removed.unwrap();
        told(path)
    }

    fn preview(&self) -> Asked {
        Asked::new(self.root(), with_drafts())
    }
}

fn told(path: &str) -> Cause {
    Cause::Paths(BTreeSet::from([SitePath::new(path).unwrap()]))
}

/// The one event that a tab hears, as JSON.
fn news(preview: &Asked, peer: &str) -> serde_json::Value {
    let Body::Events(mut stream) = preview.answer("/_jianbao/events", Some(peer)).body else {
        panic!("no stream")
    };
    match stream.next(std::time::Duration::ZERO) {
        jianbao::preview::hub::News::Event(event) => serde_json::from_str(&event.data).unwrap(),
        other => panic!("{other:?}"),
    }
}

fn page_as_sent(preview: &Asked, path: &str) -> String {
    match preview.answer(path, Some("127.0.0.1")).body {
        Body::Bytes(bytes) => String::from_utf8(bytes).unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_broken_post_breaks_only_itself() {
    let site = Site::new();
    let preview = site.preview();
    preview.reload(&site.post("one", "date = "));
    let stand = preview.checked();
    assert!(stand.has_errors() && stand.is_current());
    preview.reload(&site.post("two", "tags = [\"新\"]"));
    assert!(preview.text("/notices/two.html").contains('新'));
    preview.reload(&site.post("one", ""));
    assert_eq!(preview.checked().problems(), []);
}

#[test]
fn a_broken_configuration_keeps_the_last_good_site() {
    let site = Site::new();
    let preview = site.preview();
    let good = preview.get("/notices/one.html");
    for broken in ["title = ", "title = \"x\"\ntheme = \"none\"\n", "titel = \"x\"\n"] {
        preview.reload(&site.write("jianbao.toml", broken));
        assert_eq!(preview.get("/notices/one.html"), good);
        let told = news(&preview, "127.0.0.1");
        assert!(told["problems"]["errors"].as_u64().unwrap() > 0, "{told}");
        assert_eq!(told["problems"]["items"][0]["file"], "jianbao.toml");
        assert_eq!(told["stale"], true);
    }
    preview.reload(&site.write("jianbao.toml", "title = \"新的名字\"\n"));
    assert!(preview.text("/notices/one.html").contains("新的名字"));
    assert_eq!(news(&preview, "127.0.0.1")["problems"]["errors"], 0);
}

#[test]
fn a_template_that_fails_leaves_the_page_as_it_was() {
    let site = Site::new();
    let preview = Asked::new(site.root(), Settings::default());
    preview.checked();
    let good = preview.get("/notices/one.html");
    for broken in ["{{ page.title", "{{ page.nothing.at_all }}"] {
        preview.reload(&site.write("templates/page.html", broken));
        assert_eq!(preview.get("/notices/one.html"), good, "{broken}");
        assert!(page_as_sent(&preview, "/notices/one.html").contains("改错以前的样子"), "{broken}");
        assert!(preview.checked().has_errors(), "{broken}");
        assert_eq!(preview.get("/notices/one.html"), good, "{broken}");
    }
    preview.reload(&site.write("templates/page.html", "<head></head>新{{ page.title }}"));
    assert_eq!(preview.text("/notices/one.html"), "<head></head>新题目one");
}

#[test]
fn a_site_that_was_never_good_says_what_is_wrong_until_it_is() {
    let site = Site::new();
    site.write("jianbao.toml", "titel = \"<b>\"\n");
    let preview = site.preview();
    let (status, page) = preview.get("/");
    let page = String::from_utf8(page).unwrap();
    assert_eq!(status, 503);
    assert!(page.contains("jianbao.toml:1:1") && page.contains("titel") && !page.contains("<b>"), "{page}");
    preview.reload(&site.write("jianbao.toml", "title = \"好了\"\n"));
    assert_eq!(preview.get("/").0, 200);
}

#[test]
fn the_content_folder_may_go_and_come_back() {
    let site = Site::new();
    let preview = site.preview();
    let good = preview.get("/notices/one.html");
    preview.reload(&site.remove("content"));
    assert_eq!(preview.get("/notices/one.html"), good);
    assert!(preview.checked().has_errors());
    site.post("three", "");
    preview.reload(&told("content"));
    assert_eq!((preview.get("/notices/three.html").0, preview.get("/notices/one.html").0), (200, 404));
    assert_eq!(preview.checked().problems(), []);
}

#[test]
fn nothing_happens_when_nothing_changed() {
    let site = Site::new();
    let preview = site.preview();
    // Files this new may have been written twice within one tick of the disk's clock.
    preview.reload(&Cause::Everything);
    assert!(preview.reload(&Cause::Everything).is_none());
    assert!(preview.reload(&told("public/index.html")).is_none());
    assert!(preview.reload(&told("content/notices/~$one.md")).is_none());
    site.post("one", "");
    assert!(preview.reload(&told("content/notices/one.md")).is_some());
}

#[test]
fn a_file_of_the_same_length_within_the_same_tick_is_another_file() {
    let site = Site::new();
    let preview = site.preview();
    let file = site.root().join("content/notices/one.md");
    let text = fs::read_to_string(&file).unwrap();
    let modified = fs::metadata(&file).unwrap().modified().unwrap();
    for word in ["甲甲", "乙乙", "丙丙"] {
        fs::write(&file, text.replace("正文", word)).unwrap();
        fs::File::options().write(true).open(&file).unwrap().set_modified(modified).unwrap();
        preview.reload(&Cause::Everything);
        assert!(preview.text("/notices/one.html").contains(word), "{word}");
    }
    assert!(preview.reload(&Cause::Everything).is_none());
}

#[test]
fn badges_tell_the_state_and_the_date() {
    let site = Site::new();
    site.post("draft", "draft = true");
    site.post("later", "publish_at = 2026-12-01T09:00:00");
    site.post("over", "expire_at = 2026-11-10");
    let include = Include { drafts: true, future: true, expired: true };
    let preview = Asked::new(site.root(), Settings { include, ..Settings::default() });
    let badge = |name: &str| {
        let page = page_as_sent(&preview, &format!("/notices/{name}.html"));
        let data =
            page.split("data-preview=\"").nth(1).unwrap().split('"').next().unwrap().replace("&quot;", "\"");
        let data: serde_json::Value = serde_json::from_str(&data).unwrap();
        assert!(data["mark"].as_str().unwrap().starts_with("预览，未发布"));
        data["badge"].clone()
    };
    assert_eq!(badge("one"), serde_json::Value::Null);
    assert_eq!(badge("draft")["kind"], "draft");
    assert_eq!(badge("later")["text"], "定时 2026-12-01 09:00");
    assert_eq!(badge("over")["kind"], "expired");
    assert!(badge("over")["title"].as_str().unwrap().contains("2026-11-10"));
}

#[test]
fn a_page_in_another_encoding_is_left_alone() {
    let site = Site::new();
    let old = b"<html><head><meta charset=gbk></head>\xbc\xf2\xb1\xa8</html>";
    fs::create_dir_all(site.root().join("static")).unwrap();
    fs::write(site.root().join("static/old.html"), old).unwrap();
    let answer = site.preview().answer("/old.html", Some("127.0.0.1"));
    let Body::Bytes(bytes) = answer.body else { panic!("no page") };
    assert_eq!((answer.media_type.as_str(), bytes.as_slice()), ("text/html", &old[..]));
}

#[test]
fn the_line_is_in_every_page_and_in_nothing_else() {
    let site = Site::new();
    site.write("static/own.html", "<html><head></head><p>own</html>");
    site.write("static/robots.txt", "<head>");
    let preview = site.preview();
    for page in ["/", "/notices/one.html", "/no-such-page", "/own.html"] {
        assert!(page_as_sent(&preview, page).contains("<script src=\"/_jianbao/preview.js\""), "{page}");
    }
    let Body::File(robots) = preview.answer("/robots.txt", Some("127.0.0.1")).body else {
        panic!("not a file")
    };
    assert_eq!(fs::read_to_string(robots).unwrap(), "<head>");
    assert_eq!(preview.text("/own.html"), "<html><head></head><p>own</html>");
}

#[test]
fn the_tag_of_a_page_changes_with_the_page_alone() {
    let site = Site::new();
    let preview = site.preview();
    let tags = || {
        ["/notices/one.html", "/notices/two.html"].map(|page| preview.answer(page, Some("127.0.0.1")).etag)
    };
    let before = tags();
    preview.reload(
        &site.write(
            "content/notices/one.md",
            "+++\ntitle = \"题目one\"\ndate = 2026-11-01\n+++\n别的正文。\n",
        ),
    );
    let after = tags();
    assert_ne!(before[0], after[0]);
    assert_eq!(before[1], after[1]);
}

#[test]
fn addresses_work_as_on_a_web_host() {
    let site = Site::new();
    site.write(
        "jianbao.toml",
        "title = \"x\"\naddresses = \"folder\"\nlinks = \"root\"\nbase_url = \"https://www.example.com/b/\"\n",
    );
    let preview = site.preview();
    let status = |path| preview.get(path).0;
    assert_eq!([status("/"), status("/b/"), status("/notices/one/"), status("/b/notices/one/")], [200; 4]);
    assert_eq!(
        [status("/bb/"), status("/b/b/"), status("/content/notices/one.md"), status("/jianbao.toml")],
        [404; 4]
    );
    let there = preview.answer("/notices/one", Some("127.0.0.1"));
    assert_eq!((there.status, there.headers[0].1.as_str()), (302, "/b/notices/one/"));
    let home = preview.answer("/b?q=1", Some("127.0.0.1"));
    assert_eq!((home.status, home.headers[0].1.as_str()), (302, "/b/?q=1"));
}

#[test]
fn a_public_address_with_a_path_in_chinese_works_in_the_preview() {
    let site = Site::new();
    site.write("jianbao.toml", "title = \"x\"\nlinks = \"root\"\nbase_url = \"https://x.gov.cn/简报\"\n");
    let preview = site.preview();
    let status = |path| preview.get(path).0;
    assert_eq!([status("/简报/notices/one.html"), status("/notices/one.html")], [200; 2]);
}

#[test]
fn tabs_are_told_which_page_was_edited() {
    let site = Site::new();
    let options = Options { settings: with_drafts(), navigate: true, ..Options::default() };
    let preview = Asked::with(site.root(), options);
    assert_eq!(news(&preview, "127.0.0.1")["navigate"], false);
    preview.reload(&site.post("通知 一", ""));
    let told = news(&preview, "127.0.0.1");
    assert_eq!((&told["edited"], &told["navigate"]), (&"/notices/tong-zhi-yi.html".into(), &true.into()));
    // The same state once more, for a tab that has not heard of it: others know the revision.
    preview.checked();
    let again = news(&preview, "127.0.0.1");
    assert_eq!((&again["edited"], &again["revision"]), (&told["edited"], &told["revision"]));
    let (Cause::Paths(mut one), Cause::Paths(two)) =
        (site.post("one", "weight = 1"), site.post("two", "weight = 1"))
    else {
        unreachable!()
    };
    one.extend(two);
    preview.reload(&Cause::Paths(one));
    assert_eq!(news(&preview, "127.0.0.1")["edited"], serde_json::Value::Null);
}

#[test]
fn strangers_see_what_is_public_and_no_more() {
    let site = Site::new();
    site.post("draft", "draft = true");
    let options = Options { settings: with_drafts(), lan: true, ..Options::default() };
    let preview = Asked::with(site.root(), options);
    preview.reload(&site.post("broken", "date = "));
    let status = |path, peer| preview.answer(path, Some(peer)).status;
    assert_eq!(status("/notices/draft.html", "127.0.0.1"), 200);
    for (path, expected) in [
        ("/notices/one.html", 200),
        ("/notices/draft.html", 404),
        ("/_jianbao/status", 302),
        ("/_jianbao/status.json", 404),
        ("/_jianbao/site.json", 404),
        ("/_jianbao/code?code=wrong", 403),
    ] {
        assert_eq!(status(path, "192.168.1.7"), expected, "{path}");
    }
    assert!(news(&preview, "127.0.0.1")["problems"]["errors"].as_u64().unwrap() > 0);
    let told = news(&preview, "192.168.1.7").to_string();
    assert!(!told.contains("broken") && !told.contains("draft.md"), "{told}");
    let code = preview.0.code().unwrap().to_string();
    let entered = preview.answer(&format!("/_jianbao/code?code={code}"), Some("192.168.1.7"));
    assert!(entered.status == 302 && entered.headers.iter().any(|(name, _)| *name == "Set-Cookie"));
}

#[test]
fn a_slip_in_what_keeps_a_post_back_shows_it_to_no_stranger() {
    let site = Site::new();
    site.post("later", "publish_at = 2026-12-01T09:00:00");
    site.post("draft", "draft = true");
    let options = Options { settings: with_drafts(), lan: true, ..Options::default() };
    let preview = Asked::with(site.root(), options);
    for slip in ["draft = \"true\"", "draft = True", "draft：true", "publish_at = 2027-02-30"] {
        preview.reload(&site.post("draft", slip));
        assert_eq!(preview.answer("/notices/draft.html", Some("192.168.1.7")).status, 404, "{slip}");
        let Body::Bytes(home) = preview.answer("/", Some("192.168.1.7")).body else { panic!("no page") };
        let home = String::from_utf8(home).unwrap();
        assert!(home.contains("题目one") && !home.contains("题目draft"), "{slip}");
    }
    // Nor when the mistake is there from the beginning.
    let options = Options { settings: with_drafts(), lan: true, ..Options::default() };
    let preview = Asked::with(site.root(), options);
    assert_eq!(preview.answer("/", Some("192.168.1.7")).status, 503);
    preview.reload(&site.post("draft", "draft = true"));
    assert_eq!(preview.answer("/", Some("192.168.1.7")).status, 200);
}

#[test]
fn a_post_that_is_not_shown_says_why() {
    let site = Site::new();
    let preview = site.preview();
    for (front, words) in [
        ("publish_at = 2026-12-01T09:00:00", "定时 2026-12-01 09:00，现在不显示"),
        ("expire_at = 2026-11-10", "已过期，现在不显示"),
    ] {
        preview.reload(&site.post("one", front));
        let page = page_as_sent(&preview, "/notices/one.html");
        assert!(page.contains("没有找到") && page.contains(words), "{page}");
    }
    assert!(!page_as_sent(&preview, "/notices/none.html").contains("现在不显示"));
}

#[test]
fn the_time_that_was_given_stands_on_every_page() {
    let site = Site::new();
    assert!(page_as_sent(&site.preview(), "/").contains("当作 2026-11-22T12:00:00"));
}

#[test]
fn the_status_counts_posts_and_days() {
    let site = Site::new();
    site.write("jianbao.toml", "title = \"简报\"\n[[categories]]\nname = \"通知\"\n");
    site.post("draft", "draft = true");
    site.post("later", "publish_at = 2026-12-01T09:00:00\ncategory = \"通知\"");
    site.post("now", "category = \"通知\"");
    let preview = site.preview();
    preview.reload(
        &site.write(
            "content/notices/one.md",
            "+++\ntitle = \"题目one\"\ndate = 2026-11-01\n+++\n[x](none.md)\n",
        ),
    );
    preview.checked();
    let status: serde_json::Value = serde_json::from_str(&preview.text("/_jianbao/status.json")).unwrap();
    let posts = &status["posts"];
    assert_eq!(
        (&posts["published"], &posts["draft"], &posts["scheduled"]),
        (&3.into(), &1.into(), &1.into())
    );
    let category = &status["categories"][0];
    assert_eq!(
        (&category["name"], &category["newest"], &category["days"]),
        (&"通知".into(), &"2026-11-01".into(), &21.into())
    );
    assert_eq!(status["problems"]["items"][0]["link"], "/notices/one.html");
    assert_eq!(status["problems"]["complete"], true);
    let page = preview.text("/_jianbao/status");
    for part in ["通知", "2026-11-01", "<td>21</td>", "content/notices/one.md:5", "草稿", "2026-12-01 09:00"]
    {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn a_newer_change_ends_the_look_at_all_pages() {
    let site = Site::new();
    let preview = site.preview();
    let old = preview.0.stand();
    preview.reload(&site.post("one", "weight = 1"));
    assert!(preview.0.check(&old).is_none());
    assert!(!preview.0.stand().complete);
    assert!(preview.checked().complete);
}

#[test]
fn causes_become_one() {
    let both = told("a.md").and(told("b.md"));
    assert_eq!(both, Cause::Paths(["a.md", "b.md"].map(|path| SitePath::new(path).unwrap()).into()));
    assert_eq!(both.clone().and(Cause::Time), both);
    assert_eq!(Cause::Time.and(both.clone()), both);
    assert_eq!(both.and(Cause::Everything), Cause::Everything);
}

#[test]
fn a_file_that_could_not_be_read_is_tried_again() {
    let site = Site::new();
    let world = crate::support::world(site.root());
    let settings = Settings::default();
    let mut kept = Kept::default();
    let file = site.root().join("content/notices/one.md");
    let text = fs::read(&file).unwrap();
    kept.look(&world);
    // Gone between the look and the reading, and back without a word from anybody.
    fs::remove_file(&file).unwrap();
    let loaded = load(&world, &settings, &mut kept, &|_| {});
    assert!(kept.has_unread() && loaded.diagnostics.iter().any(|told| told.code == Code::Unreadable));
    kept.forget_unread(&world);
    assert!(!kept.look(&world), "nothing has changed yet");
    fs::write(&file, text).unwrap();
    kept.forget_unread(&world);
    assert!(kept.look(&world));
    let loaded = load(&world, &settings, &mut kept, &|_| {});
    assert!(!kept.has_unread() && loaded.diagnostics.is_empty());
}
