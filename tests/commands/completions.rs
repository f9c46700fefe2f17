//! `jianbao completions`.

use super::Site;

#[test]
fn every_shell_has_a_script_that_knows_the_commands() {
    let site = Site::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = site.run_well(&["completions", shell]);
        for word in ["publish", "rename", "keep-date"] {
            assert!(script.contains(word), "{shell} does not know {word}");
        }
        // The scripts for the other two are made of commands and options alone.
        for word in ["dead-link", "practice", "做法亮点"] {
            assert!(matches!(shell, "powershell" | "elvish") || script.contains(word), "{shell}: {word}");
        }
    }
    let (status, complaints) = site.run_in_vain(&["completions", "cmd"]);
    assert!(
        status == 2 && complaints.contains("可以写的有：bash, zsh, fish, powershell, elvish\n"),
        "{complaints}"
    );
    let (status, complaints) = site.run_in_vain(&["completions"]);
    assert!(status == 2 && complaints.contains("例如 jianbao completions bash\n"), "{complaints}");
}

#[cfg(unix)]
#[test]
fn bash_reads_its_script() {
    let site = Site::new();
    site.write("script", site.run_well(&["completions", "bash"]));
    let completed = |words: &str, now: usize| {
        let line = format!(
            "source ./script && COMP_WORDS=({words}) COMP_CWORD={now} && \
             _jianbao jianbao \"${{COMP_WORDS[{now}]}}\" jianbao && echo \"${{COMPREPLY[@]}}\""
        );
        let mut bash = std::process::Command::new("bash");
        let output = bash.current_dir(site.path("")).args(["-c", &line]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(completed("jianbao pub", 1), "publish\n");
    assert_eq!(completed("jianbao explain dead-", 2), "dead-link dead-anchor\n");
    assert_eq!(completed("jianbao new prac", 2), "practice\n");
}

#[cfg(unix)]
#[test]
fn other_shells_read_their_scripts_where_they_are_installed() {
    let site = Site::new();
    for shell in ["zsh", "fish"] {
        for language in ["zh", "en"] {
            site.write("script", site.run_well(&["--lang", language, "completions", shell]));
            let read =
                std::process::Command::new(shell).current_dir(site.path("")).args(["-n", "script"]).output();
            let Ok(read) = read else {
                eprintln!("skipped: {shell} is not installed");
                continue;
            };
            assert!(read.status.success() && read.stderr.is_empty(), "{shell}: {read:?}");
        }
    }
}
