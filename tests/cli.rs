//! The program from outside: what is typed, what is printed where, and the exit status.

#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A run in `folder`, in Chinese unless the arguments say otherwise, whatever the machine's settings.
fn jianbao(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "CI"] {
        command.env_remove(name);
    }
    command.current_dir(folder).args(args).env("LC_ALL", "zh_CN.UTF-8");
    command
}

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    shown(jianbao(folder, args).output().unwrap())
}

fn shown(output: Output) -> (i32, String, String) {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn site(config: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("jianbao.toml"), config).unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/2026-01-01-a.md"), "+++\ntitle = \"甲\"\n+++\n").unwrap();
    folder
}

/// A configuration with one error.
const BROKEN: &str = "title = \"县委简报\"\nthem = \"hongtou\"\n";

#[test]
fn the_version_is_one_line() {
    let folder = TempDir::new().unwrap();
    for args in [["--version"], ["-V"]] {
        assert_eq!(run(folder.path(), &args), (0, "jianbao 0.1.0\n".to_owned(), String::new()));
    }
}

#[test]
fn help_speaks_the_chosen_language() {
    let folder = TempDir::new().unwrap();
    for (args, usage) in [
        (&["--help"][..], "用法: jianbao [选项] <命令>"),
        (&["-h", "--lang", "en"], "Usage: jianbao [OPTIONS] <COMMAND>"),
        (&["build", "--help"], "用法: jianbao build [选项]"),
        (&["build", "-h", "--lang=en"], "Usage: jianbao build [OPTIONS]"),
        (&["help", "build"], "用法: jianbao build [选项]"),
        (&["help"], "用法: jianbao [选项] <命令>"),
    ] {
        let (status, stdout, stderr) = run(folder.path(), args);
        assert!(status == 0 && stdout.contains(usage) && stderr.is_empty(), "{args:?}: {stdout}{stderr}");
        if usage.starts_with('用') {
            let english = ["Print", "Usage", "Options", "Commands", "default", "possible"];
            assert!(!english.iter().any(|word| stdout.contains(word)), "{stdout}");
        }
    }
}

#[test]
fn the_environment_chooses_the_language_unless_the_line_does() {
    let folder = TempDir::new().unwrap();
    let english =
        shown(jianbao(folder.path(), &["build", "--draft"]).env("LC_ALL", "en_GB.UTF-8").output().unwrap());
    assert!(
        english.2.starts_with("error: There is no option “--draft”\nhelp: Did you mean “--drafts”?\n"),
        "{}",
        english.2
    );
    let chinese = jianbao(folder.path(), &["biuld", "--lang", "zh"]).env("LC_ALL", "C").output().unwrap();
    assert!(shown(chinese).2.starts_with("错误: 没有“biuld”这个命令\n办法: 您是不是想写“build”？\n"));
}

#[test]
fn no_command_shows_the_help_as_a_complaint() {
    let folder = TempDir::new().unwrap();
    let (status, stdout, stderr) = run(folder.path(), &[]);
    assert!(status == 2 && stdout.is_empty(), "{stdout}");
    assert!(
        stderr.starts_with("错误: 请写明要做什么，例如 jianbao build\n")
            && stderr.contains("  build        生成网站\n")
    );
}

#[test]
fn a_wrong_line_names_its_usage_and_where_to_read_on() {
    let folder = TempDir::new().unwrap();
    let (status, stdout, stderr) = run(folder.path(), &["build", "--format", "jsn"]);
    let expected = "错误: “--format”不能是“jsn”\n办法: 您是不是想写“json”？\n办法: 可以写的有：text, json\n\n\
                    用法: jianbao build [选项]\n运行 jianbao build --help 看详细说明。\n";
    assert_eq!((status, stdout.as_str(), stderr.as_str()), (2, "", expected));
}

#[test]
fn a_folder_that_is_no_site_is_named() {
    let folder = TempDir::new().unwrap();
    let (status, stdout, stderr) = run(folder.path(), &["build"]);
    assert!(status == 1 && stdout.is_empty());
    assert!(
        stderr.starts_with("错误[no-site]: “")
            && stderr.contains(folder.path().file_name().unwrap().to_str().unwrap())
    );
    let (status, _, stderr) = run(folder.path(), &["--root", "没有", "build"]);
    assert!(status == 1 && stderr.starts_with("错误[no-site]: “没有”不是站点文件夹"), "{stderr}");
    let (status, stdout, stderr) = run(folder.path(), &["build", "--format=json"]);
    let document: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert!(status == 1 && stderr.is_empty() && document["diagnostics"][0]["code"] == "no-site");
}

#[test]
fn settings_that_notepad_named_are_noticed() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("jianbao.toml.txt"), "title = \"甲\"\n").unwrap();
    let (status, _, stderr) = run(folder.path(), &["build"]);
    assert!(status == 1 && stderr.contains("设置的文件名末尾多了 .txt，是 "), "{stderr}");
    assert!(stderr.contains("请把它改名为 jianbao.toml。"), "{stderr}");
}

#[test]
fn the_folder_of_another_system_is_told_by_its_name() {
    for (file, system) in [("hugo.toml", "Hugo"), ("_config.yml", "Jekyll")] {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join(file), "title: x").unwrap();
        let (status, _, stderr) = run(folder.path(), &["build"]);
        let wanted = format!("是 {system} 的站点（里面有 {file}）");
        assert!(status == 1 && stderr.contains(&wanted), "{stderr}");
    }
}

#[test]
fn global_options_stand_on_either_side_of_the_command() {
    let folder = site(BROKEN);
    let elsewhere = TempDir::new().unwrap();
    let root = folder.path().to_str().unwrap();
    for args in
        [["--root", root, "build", "-q"], ["build", "--root", root, "-q"], ["-q", "build", "--root", root]]
    {
        let (status, stdout, stderr) = run(elsewhere.path(), &args);
        assert!(
            status == 1 && stdout.is_empty() && stderr.starts_with("错误[unknown-config-key]"),
            "{stderr}"
        );
    }
}

#[test]
fn a_site_is_found_from_a_folder_within_it() {
    let folder = site(BROKEN);
    let inner = folder.path().join("content/通知");
    fs::create_dir_all(&inner).unwrap();
    assert!(run(&inner, &["build"]).2.contains(" --> jianbao.toml:2:1\n"));
}

#[test]
fn errors_go_to_stderr_and_json_to_stdout() {
    let folder = site(BROKEN);
    let (status, stdout, stderr) = run(folder.path(), &["build"]);
    assert!(status == 1 && stdout.is_empty());
    assert!(stderr.ends_with("有 1 个错误，没有生成；原来的网站没有改动。\n"), "{stderr}");
    let (status, stdout, stderr) = run(folder.path(), &["build", "--format", "json", "--lang", "en"]);
    let document: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert!(status == 1 && stderr.is_empty());
    assert_eq!(document["diagnostics"][0]["suggestion"], "theme");
    assert_eq!(document["summary"], serde_json::json!({"errors": 1, "warnings": 0, "build": null}));
}

#[test]
fn a_base_url_of_the_line_is_checked_like_the_configurations() {
    let folder = site("title = \"县委简报\"\n");
    let (status, _, stderr) = run(folder.path(), &["build", "--base-url", "example.com"]);
    assert!(status == 1 && stderr.starts_with("错误[bad-base-url]: “example.com”不是网站地址"), "{stderr}");
}

#[test]
fn colours_are_the_users_choice() {
    let folder = site(BROKEN);
    let colored = |args: &[&str], environment: &[(&str, &str)]| {
        let output = jianbao(folder.path(), args).envs(environment.iter().copied()).output().unwrap();
        shown(output).2.contains('\u{1b}')
    };
    assert!(!colored(&["build"], &[]));
    assert!(colored(&["build"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&["build"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(colored(&["build", "--color=always"], &[("NO_COLOR", "1")]));
    assert!(!colored(&["--color", "never", "build"], &[("CLICOLOR_FORCE", "1")]));
    assert!(colored(&["biuld", "--color", "always"], &[]));
    assert!(!colored(&["biuld", "--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn a_reader_that_goes_away_changes_nothing() {
    let folder = site(BROKEN);
    for (args, expected) in
        [(&["--help"][..], 0), (&["build", "--format", "json"], 1), (&["build"], 1), (&["biuld"], 2)]
    {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let errors = File::create(folder.path().join("stderr")).unwrap();
        let mut command = jianbao(folder.path(), args);
        let status = if args.contains(&"--help") || args.contains(&"json") {
            command.stdout(writer).stderr(errors).status()
        } else {
            command.stdout(Stdio::null()).stderr(writer).status()
        };
        assert_eq!(status.unwrap().code(), Some(expected), "{args:?}");
        let mut text = String::new();
        File::open(folder.path().join("stderr")).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "", "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = TempDir::new().unwrap();
    let full = File::options().write(true).open("/dev/full").unwrap();
    let (status, _, stderr) = shown(jianbao(folder.path(), &["--help"]).stdout(full).output().unwrap());
    assert_eq!((status, stderr.as_str()), (1, "错误: 写不了输出：磁盘满了\n"));
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_unicode_is_explained() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = TempDir::new().unwrap();
    let strange = std::ffi::OsStr::from_bytes(b"\xb0\xa1");
    let (status, _, stderr) =
        shown(jianbao(folder.path(), &["build", "--now"]).arg(strange).output().unwrap());
    assert!(status == 2 && stderr.starts_with("错误: 命令里有认不出的字符\n"), "{stderr}");
}

#[test]
fn a_source_that_is_not_utf8_is_shown_as_far_as_it_goes() {
    let folder = TempDir::new().unwrap();
    let mut config = File::create(folder.path().join("jianbao.toml")).unwrap();
    config.write_all(b"\xef\xbb\xbftitle = \"\xbc\xf2\xb1\xa8\"\n").unwrap();
    let (status, _, stderr) = run(folder.path(), &["build"]);
    assert!(status == 1 && stderr.starts_with("错误[not-utf8]"), "{stderr}");
}

#[test]
fn a_message_is_explained_by_the_code_that_is_printed_with_it() {
    let folder = site("title = \"县委简报\"\n");
    fs::write(folder.path().join("content/2026-01-02-b.md"), "+++\ntitle = \"乙\"\n+++\n[丙](c.md)\n")
        .unwrap();
    let (_, _, complaints) = run(folder.path(), &["build"]);
    let printed = complaints.lines().next().unwrap();
    assert!(printed.starts_with("警告[dead-link]: 链接所指的文件“c.md”不存在"), "{complaints}");
    let (status, stdout, stderr) = run(folder.path(), &["explain", printed]);
    assert_eq!((status, stderr.as_str()), (0, ""));
    assert!(stdout.starts_with("警告[dead-link]: 链接所指的文件“〈目标〉”不存在\n\n说明:\n  "), "{stdout}");
    let (example, help) =
        (stdout.find("\n例子:\n  ").unwrap(), stdout.rfind("\n办法: 请核对文件名").unwrap());
    assert!(example < help, "{stdout}");
    let (_, english, _) = run(folder.path(), &["explain", "dead-link", "--lang", "en"]);
    assert!(english.starts_with("warning[dead-link]: ") && english.contains("\nhelp: "), "{english}");
}

#[test]
fn all_messages_are_listed_one_a_line() {
    let folder = TempDir::new().unwrap();
    let (status, stdout, stderr) = run(folder.path(), &["explain"]);
    assert_eq!((status, stderr.as_str()), (0, ""));
    for code in jianbao::diagnostic::Code::ALL {
        let lines = stdout.lines().filter(|line| line.split(' ').next() == Some(code.id()));
        assert_eq!(lines.count(), 1, "{}", code.id());
    }
    assert!(
        stdout.lines().any(|line| line.starts_with("bad-date ") && line.contains("  错误  “〈所写的值〉”"))
    );
}

#[test]
fn a_code_that_does_not_exist_is_answered_with_one_that_does() {
    let folder = TempDir::new().unwrap();
    let (status, stdout, stderr) = run(folder.path(), &["explain", "ded-link"]);
    let expected = "错误: 没有代号是“ded-link”的提示\n办法: 您是不是想写“dead-link”？\n\
                    办法: 运行 jianbao explain 可以看到全部代号\n";
    assert_eq!((status, stdout.as_str(), stderr.as_str()), (2, "", expected));
}
