//! A publication killed at every call by which it changes the disk, and stopped by a full disk at
//! every call that needs space.
//!
//! `strace` does the killing (Debian package `strace`). Its counters run for each system call and each
//! thread, so a quiet run is recorded first, and then the n-th call of each name is killed in turn; that
//! all calls come from one thread is checked, and calls that only read the sources are passed over.
//! Killing at random moments misses the bad ones, which last a microsecond.
#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "tests make and read folders of their own")]

#[path = "../folders/mod.rs"]
mod folders;
mod program;
mod scene;
mod sources;

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use program::publisher;
use scene::{NEEDING_SPACE, Scene, Way, trace};

#[test]
fn killed_at_any_call_an_exchange_leaves_the_old_or_the_new_tree() {
    let scene = Scene::with_old_tree(Way::Exchange);
    let killed = scene.kill_everywhere("new", || scene.prepare());
    println!("killed {killed} times");
    assert!(killed > 100);
}

#[test]
fn killed_at_any_call_a_first_publication_leaves_nothing_or_all() {
    let scene = Scene::without_target(Way::Exchange);
    let killed = scene.kill_everywhere("new", || scene.prepare());
    println!("killed {killed} times");
    assert!(killed > 40);
}

#[test]
fn killed_at_any_call_a_publication_in_place_is_completed_or_undone_by_the_next_run() {
    let scene = Scene::with_old_tree(Way::Journal);
    let killed = scene.kill_everywhere("new", || scene.prepare());
    println!("killed {killed} times");
    assert!(killed > 100);
}

#[test]
fn killed_at_any_call_a_publication_that_falls_back_is_completed_or_undone_by_the_next_run() {
    let scene = Scene::with_old_tree(Way::Refused);
    let killed = scene.kill_everywhere("new", || scene.prepare());
    println!("killed {killed} times");
    assert!(killed > 150);
}

#[test]
#[ignore = "only root may mount: cargo test --test killed -- --ignored"]
fn killed_at_any_call_a_publication_into_a_mount_point_is_completed_or_undone_by_the_next_run() {
    let scene = Scene::with_old_tree(Way::Inside);
    let killed = scene.kill_everywhere("new", || scene.prepare());
    println!("killed {killed} times");
    assert!(killed > 100);
    let filled = scene.fill_disk_everywhere(NEEDING_SPACE, "");
    println!("full {filled} times");
}

#[test]
fn killed_at_any_call_a_recovery_is_continued_by_the_next_run() {
    let scene = Scene::with_old_tree(Way::Journal);
    scene.prepare();
    let renames = scene.record("new")["rename"].len();
    let mut killed = 0;
    // Early, in the middle and late in the journal.
    for nth in [3, renames / 2, renames - 1] {
        scene.prepare();
        let inject = format!("inject=rename:signal=KILL:when={nth}");
        scene.run_under("new", &[trace("rename"), "-e".into(), inject]);
        let killed_once = format!("killed at {nth}");
        scene.keep_as(&killed_once);
        killed += scene.kill_everywhere("new", || scene.prepare_from(&killed_once));
    }
    println!("killed {killed} times");
    assert!(killed > 180);
}

#[test]
fn killed_at_any_call_an_undoing_is_continued_by_the_next_run() {
    let scene = Scene::with_old_tree(Way::Journal);
    scene.prepare();
    let links = scene.record("new")["linkat"].len();
    // The last link stands late among the steps; its failure makes the run take back all before.
    let full = format!("inject=linkat:error=ENOSPC:when={links}");
    let mut killed = 0;
    for name in ["rename", "rmdir", "unlink", "unlinkat", "mkdir"] {
        for nth in 1.. {
            scene.prepare();
            let moment = format!("when an undoing was killed at {name} {nth}");
            let kill = format!("inject={name}:signal=KILL:when={nth}");
            let options = [trace(&format!("{name} linkat")), "-e".into(), full.clone(), "-e".into(), kill];
            let output = scene.run_under("new", &options);
            scene.assert_whole(&moment);
            scene.assert_next_run_heals(&moment);
            // An orderly failure: it made fewer calls than n.
            if output.status.code() == Some(1) {
                break;
            }
            killed += 1;
        }
    }
    println!("killed {killed} times");
    assert!(killed > 40);
}

#[test]
fn a_full_disk_at_any_call_leaves_the_old_tree_before_an_exchange() {
    let scene = Scene::with_old_tree(Way::Exchange);
    let filled = scene.fill_disk_everywhere(NEEDING_SPACE, "");
    println!("full {filled} times");
    assert!(filled > 60);
}

#[test]
fn a_full_disk_at_any_call_leaves_the_old_tree_in_a_publication_in_place() {
    let scene = Scene::with_old_tree(Way::Journal);
    let filled = scene.fill_disk_everywhere(NEEDING_SPACE, "");
    println!("full {filled} times");
    assert!(filled > 60);
}

#[test]
fn a_disk_that_stays_full_leaves_the_old_tree() {
    // Not `rename`: over an existing name it needs no space, and steps are taken back by it.
    let needing = "write copy_file_range link linkat mkdir mkdirat symlink symlinkat";
    for way in [Way::Exchange, Way::Journal] {
        let scene = Scene::with_old_tree(way);
        let filled = scene.fill_disk_everywhere(needing, "+");
        println!("full {filled} times");
        assert!(filled > 15);
    }
}

#[test]
fn without_the_exchange_call_the_same_tree_is_published_file_by_file() {
    let scene = Scene::with_old_tree(Way::Exchange);
    for error in ["EINVAL", "ENOSYS", "EBUSY", "EXDEV", "EPERM"] {
        scene.prepare();
        let before = scene.folder();
        let inject = format!("inject=renameat2:error={error}");
        let output = scene.run_under("new", &[trace("renameat2"), "-e".into(), inject]);
        assert!(output.status.success(), "{error}: {output:?}");
        assert_eq!(scene.folder(), before, "{error}: the folder was replaced");
        assert_eq!(scene.tree(), scene.new, "{error}");
        scene.assert_nothing_is_left_over(error);
    }
}

#[test]
fn without_hard_links_the_files_are_copied_with_their_times() {
    let scene = Scene::with_old_tree(Way::Exchange);
    scene.prepare();
    let modified = |path: &str| {
        let metadata = fs::metadata(scene.real_target().join(path));
        metadata.and_then(|metadata| metadata.modified()).expect("a time")
    };
    let before = ["same.html", "web.config"].map(modified);
    let folder = scene.folder();
    let options = [trace("link linkat"), "-e".into(), "inject=link,linkat:error=EPERM".into()];
    let output = scene.run_under("new", &options);
    assert!(output.status.success(), "{output:?}");
    assert_ne!(scene.folder(), folder, "the folder was not exchanged");
    assert_eq!(scene.tree(), scene.new);
    assert_eq!(["same.html", "web.config"].map(modified), before);
}

#[test]
fn of_two_builds_at_once_the_second_is_refused_and_the_first_is_whole() {
    for way in [Way::Exchange, Way::Journal] {
        let scene = Scene::with_old_tree(way);
        scene.prepare();
        let slow = publisher(&scene.source("new"), &scene.target());
        let mut first = Command::new("strace")
            .args(["-f", "-qq", "-o", "/dev/null", "--trace=?mkdir,mkdirat"])
            .args(["-e", "inject=?mkdir,mkdirat:delay_enter=300000"])
            .arg(slow.get_program())
            .args(slow.get_args())
            .env("RAYON_NUM_THREADS", "1")
            .stdout(Stdio::null())
            .spawn()
            .expect("strace must be installed (Debian package `strace`)");
        let staging = scene.work().join(".public.jianbao-staging");
        let limit = Instant::now() + Duration::from_secs(20);
        while !staging.exists() {
            assert!(Instant::now() < limit, "the first build does not begin");
            std::thread::sleep(Duration::from_millis(5));
        }
        let second = publisher(&scene.source("old"), &scene.target()).output().expect("the program");
        assert_eq!(second.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&second.stderr).contains("output-locked"));
        assert!(first.wait().expect("the first build").success());
        assert_eq!(scene.tree(), scene.new);
        scene.assert_nothing_is_left_over("after two builds");
    }
}
