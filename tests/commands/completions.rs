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
    let line = "source ./script && COMP_WORDS=(jianbao pub) COMP_CWORD=1 && _jianbao jianbao pub jianbao && \
                echo \"${COMPREPLY[@]}\"";
    let output =
        std::process::Command::new("bash").current_dir(site.path("")).args(["-c", line]).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "publish\n");
}
