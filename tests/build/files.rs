//! Files beside the posts and in `static/`.

use std::fs;

use jianbao::diagnostic::{Code, Severity};
use jianbao::encoding::Encoding;
use jianbao::pipeline::{Kept, Settings, load};
use jianbao::world::{Clock, World};

use crate::support::{Bulletin, NOW, build};

#[test]
fn a_file_beside_a_post_is_published_only_if_a_post_names_it() {
    let built = Bulletin::new()
        .post("n/2026-01-01-a.md", "attachments = [\"清单.csv\", { path = \"list.txt\", title = \"名单\" }]", "[表](table.csv)")
        .file("content/n/清单.csv", "1")
        .file("content/n/list.txt", "2")
        .file("content/n/table.csv", "3")
        .file("content/n/left-over.csv", "4")
        .file("static/free.txt", "5")
        .file("themes/bare/templates/page.html", "{% for a in page.attachments %}{{ a.title }} {{ a.url }} {{ a.size }} {{ a.extension }}\n{% endfor %}{{ page.content }}")
        .build();
    let page = built.page("n/2026-01-01-a.html");
    assert!(page.starts_with("清单.csv qing-dan.csv 1 csv\n名单 list.txt 1 txt\n"), "{page}");
    assert!(page.contains("href=\"table.csv\""), "{page}");
    assert_eq!(built.page("n/table.csv"), "3");
    assert_eq!(built.page("free.txt"), "5");
    assert!(!built.pages.contains_key("n/left-over.csv"));
    assert_eq!(built.only(Code::FileNotLinked).arg("name"), Some("left-over.csv"));
}

#[test]
fn an_attachment_that_is_not_there_is_an_error() {
    let built = Bulletin::new().post("2026-01-01-a.md", "attachments = [\"gone.pdf\"]", "").build();
    assert_eq!(built.only(Code::AttachmentMissing).severity, Severity::Error);
    let built =
        Bulletin::new().post("2026-01-01-a.md", "attachments = [\"../../../etc/passwd\"]", "").build();
    assert_eq!(built.only(Code::PathOutside).severity, Severity::Error);
}

#[test]
fn the_style_sheet_is_fingerprinted_and_may_be_overridden() {
    let built = Bulletin::with_hongtou().build().clean();
    let style =
        built.addresses().into_iter().find(|address| address.starts_with("style.")).unwrap().to_owned();
    assert!(style.len() > "style.css".len() && style.ends_with(".css"), "{style}");
    assert!(built.page("index.html").contains(&style));
    let own = Bulletin::with_hongtou().file("static/style.css", "body{}").build().clean();
    let own_style =
        own.addresses().into_iter().find(|address| address.starts_with("style.")).unwrap().to_owned();
    assert_eq!(own.page(&own_style), "body{}");
    assert_ne!(style, own_style);
    assert!(!own.pages.contains_key("style.css"));
}

/// The smallest JPEG header with an EXIF block of these entries, and a size of 30 × 20.
fn jpeg(exif: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    if !exif.is_empty() {
        let length = u16::try_from(exif.len() + 8).unwrap();
        bytes.extend([0xff, 0xe1]);
        bytes.extend(length.to_be_bytes());
        bytes.extend(b"Exif\0\0");
        bytes.extend(exif);
    }
    bytes.extend([0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0, 0xff, 0xd9]);
    bytes
}

/// A TIFF block in big-endian order whose directory has `entries`, each of twelve bytes, and `rest`.
fn tiff(entries: &[[u8; 12]], rest: &[u8]) -> Vec<u8> {
    let mut bytes = b"MM\0\x2a\0\0\0\x08".to_vec();
    bytes.extend(u16::try_from(entries.len()).unwrap().to_be_bytes());
    for entry in entries {
        bytes.extend(entry);
    }
    bytes.extend([0; 4]);
    bytes.extend(rest);
    bytes
}

fn with_photo(photo: &[u8]) -> (String, Vec<Code>) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for (path, text) in Bulletin::new().post("2026-01-01-a.md", "", "![照片](photo.jpg)").files() {
        let file = root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    fs::write(root.join("content/photo.jpg"), photo).unwrap();
    let world = World::on_disk(root, Clock::Given(NOW.to_owned())).unwrap();
    let mut kept = Kept::default();
    kept.look(&world);
    assert!(load(&world, &Settings::default(), &mut kept, &|_| {}).value.snapshot.is_some());
    let built = build(&world, &Settings::default());
    (built.page("2026-01-01-a.html").to_owned(), built.codes())
}

#[test]
fn a_picture_has_its_size_as_it_is_shown() {
    let (page, codes) = with_photo(&jpeg(&[]));
    assert!(
        page.contains("src=\"photo.jpg\" width=\"30\" height=\"20\"") && page.contains("loading=\"lazy\""),
        "{page}"
    );
    assert!(codes.is_empty(), "{codes:?}");
    // Orientation 6: the camera was held on its side.
    let turned = tiff(&[[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]], &[]);
    assert!(with_photo(&jpeg(&turned)).0.contains("width=\"20\" height=\"30\""));
}

#[test]
fn a_photo_that_tells_where_it_was_taken_is_an_error() {
    // GPSInfo points to a directory with GPSLatitude (three rationals behind it).
    let pointer = [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26];
    let mut directory = vec![0, 1, 0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 44, 0, 0, 0, 0];
    directory.extend([0, 0, 0, 30, 0, 0, 0, 1].repeat(3));
    let (_, codes) = with_photo(&jpeg(&tiff(&[pointer], &directory)));
    assert_eq!(codes, [Code::PhotoPosition]);
}

#[test]
fn a_position_in_xmp_is_found_too() {
    let mut photo = jpeg(&[]);
    photo.extend(b"<x:xmpmeta exif:GPSLatitude=\"30,12N\"/>");
    assert_eq!(with_photo(&photo).1, [Code::PhotoPosition]);
}

#[test]
fn a_picture_that_is_not_there_is_a_warning() {
    let built = Bulletin::new()
        .post("2026-01-01-a.md", "", "![照片](phto.jpg)")
        .file("content/photo.jpg", "x")
        .build();
    let told = built.only(Code::ImageMissing);
    assert_eq!(told.arg("suggestion"), Some("photo.jpg"));
}

#[test]
fn what_programs_leave_behind_is_passed_over_and_a_servers_own_files_are_not() {
    let built = Bulletin::new()
        .file("static/.well-known/security.txt", "x")
        .file("static/web.config", "y")
        .build()
        .clean();
    assert_eq!(built.page(".well-known/security.txt"), "x");
    assert_eq!(built.page("web.config"), "y");
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "jianbao.toml",
        "content/~$文.md",
        "content/.~x.md",
        "content/Thumbs.db",
        "content/desktop.ini",
        "static/.DS_Store",
        "static/.well-known/x",
    ] {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "title = \"x\"\n").unwrap();
    }
    let world = World::on_disk(folder.path(), Clock::Given(NOW.to_owned())).unwrap();
    let found = |folder: &str| -> Vec<String> {
        world.scan(folder).value.iter().map(|file| file.path.to_string()).collect()
    };
    assert_eq!(found("content"), Vec::<String>::new());
    assert_eq!(found("static"), ["static/.well-known/x"]);
}

#[test]
fn a_page_is_the_same_whatever_its_file_was_saved_as() {
    let post =
        "+++\ntitle = \"国庆值班安排\"\ntags = [\"值班\"]\n+++\n一、**重点**：按时到岗。\n\n- 甲\n- 乙\n";
    let utf16 = |mark: [u8; 2], encoding: Encoding| [mark.to_vec(), encoding.encode(post).unwrap()].concat();
    let saved = [
        [b"\xef\xbb\xbf".to_vec(), post.as_bytes().to_vec()].concat(),
        post.replace('\n', "\r\n").into_bytes(),
        post.replace('\n', "\r").into_bytes(),
        Encoding::Gb18030.encode(post).unwrap(),
        Encoding::Gb18030.encode(&post.replace('\n', "\r\n")).unwrap(),
        utf16([0xff, 0xfe], Encoding::Utf16Le),
        utf16([0xfe, 0xff], Encoding::Utf16Be),
    ];
    let built = |bytes: &[u8]| {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        fs::write(folder.path().join("jianbao.toml"), "title = \"简报\"\n").unwrap();
        fs::write(folder.path().join("content/2026-10-01-a.md"), bytes).unwrap();
        let world = World::on_disk(folder.path(), Clock::Given(NOW.to_owned())).unwrap();
        build(&world, &Settings::default())
    };
    let plain = built(post.as_bytes()).clean();
    for (at, bytes) in saved.iter().enumerate() {
        let built = built(bytes);
        assert_eq!(built.page("2026-10-01-a.html"), plain.page("2026-10-01-a.html"), "{at}");
        let told = if at < 3 { vec![] } else { vec![Code::Converted] };
        assert_eq!(built.codes(), told, "{at}");
    }
}

#[test]
fn control_characters_reach_no_page_and_are_told_at_their_place() {
    let built = Bulletin::new().post("2026-01-01-a.md", "title = \"甲\"", "一\n二\u{8}三\u{0}四").build();
    assert_eq!(built.page("2026-01-01-a.html"), "甲|<p>一二三四</p>\n");
    assert!(built.only(Code::ControlCharacter).span.as_ref().unwrap().start > 0);
}

#[test]
fn a_file_of_the_site_named_as_one_that_the_program_makes_is_published_beside_it() {
    let built = Bulletin::with_hongtou().file("static/categories.css", "p{}").build();
    assert_eq!(built.page("categories.css"), "p{}");
}

#[test]
fn names_that_windows_cannot_have_are_told() {
    let names = ["con.txt", "AUX", "nul/x.txt", "a?.txt", "ok/b.txt", "b c.txt", "通知.pdf"];
    let site = Bulletin::new().post("2026-01-01-a.md", "", "");
    let site = names.iter().fold(site, |site, name| site.file(&format!("static/{name}"), "x"));
    let built = site.build();
    let told: Vec<_> = built.diagnostics.iter().filter_map(|told| told.arg("name")).collect();
    assert!(built.diagnostics.iter().all(|told| told.code == Code::WindowsName));
    assert_eq!(told, ["AUX", "a?.txt", "con.txt", "nul"]);
}
