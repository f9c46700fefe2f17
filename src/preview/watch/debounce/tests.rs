//! What is told, and when, of the signs that each way of saving was seen to give on Linux (inotify, ext4).

use Sign::{Created, Finished, Gone, Touched, Written};

use super::*;

/// Milliseconds and what was told then.
type Told = Vec<(u64, String)>;

/// Plays signs given in tenths of a millisecond; gives what was told, and when.
fn play(debounce: &mut Debounce, signs: &[(u64, &str, Sign)]) -> Told {
    let start = Instant::now();
    let mut told = Vec::new();
    let mut tell_until = |debounce: &mut Debounce, now: Option<Instant>| {
        while let Some(due) = debounce.due().filter(|&due| now.is_none_or(|now| due <= now)) {
            let text = match debounce.take(due) {
                Some(Change::Everything) => "everything".to_owned(),
                Some(Change::Paths(paths)) => {
                    paths.iter().map(SitePath::as_str).collect::<Vec<_>>().join(" ")
                }
                None => panic!("due and not given"),
            };
            told.push((u64::try_from((due - start).as_millis()).unwrap(), text));
        }
    };
    for &(tenths, path, sign) in signs {
        let at = start + Duration::from_micros(tenths * 100);
        tell_until(debounce, Some(at));
        debounce.note(SitePath::new(path).unwrap(), sign, at);
    }
    tell_until(debounce, None);
    told
}

#[track_caller]
fn tells(signs: &[(u64, &str, Sign)], expected: &[(u64, &str)]) {
    let told = play(&mut Debounce::new(true), signs);
    let told: Vec<(u64, &str)> = told.iter().map(|(at, text)| (*at, text.as_str())).collect();
    assert_eq!(told, expected);
}

#[test]
fn truncate_and_write_in_place() {
    tells(&[(0, "a.md", Written), (2, "a.md", Written), (4, "a.md", Finished)], &[(3, "a.md")]);
}

#[test]
fn a_slow_writer_is_waited_for() {
    tells(&[(0, "a.md", Written), (300, "a.md", Written), (600, "a.md", Finished)], &[(63, "a.md")]);
}

#[test]
fn a_writer_that_pauses_is_told_of_twice() {
    tells(&[(0, "a.md", Written), (1000, "a.md", Finished)], &[(40, "a.md"), (103, "a.md")]);
}

#[test]
fn a_temporary_file_renamed_over_the_post_is_not_missed() {
    // sed -i: the permissions are copied while the new file is open.
    let signs = [
        (0, "sedxN7D9j", Created),
        (0, "sedxN7D9j", Touched),
        (1, "sedxN7D9j", Written),
        (1, "sedxN7D9j", Finished),
        (2, "sedxN7D9j", Gone),
        (2, "a.md", Finished),
        (2, "sedxN7D9j", Gone),
        (2, "a.md", Finished),
    ];
    tells(&signs, &[(3, "a.md sedxN7D9j")]);
}

#[test]
fn a_post_moved_out_of_its_way_comes_back() {
    // vim and others: x → x~ (which is no part of the site), then a new x.
    let signs = [
        (0, "a.md", Gone),
        (0, "a.md", Gone),
        (300, "a.md", Created),
        (301, "a.md", Written),
        (302, "a.md", Finished),
    ];
    tells(&signs, &[(33, "a.md")]);
}

#[test]
fn a_post_deleted_and_written_anew_comes_back() {
    let signs = [(0, "a.md", Gone), (5, "a.md", Created), (6, "a.md", Written), (6, "a.md", Finished)];
    tells(&signs, &[(3, "a.md")]);
}

#[test]
fn permissions_set_after_closing_belong_to_the_save() {
    // vim with backupcopy=yes.
    let signs = [(0, "a.md", Written), (4, "a.md", Touched), (4, "a.md", Finished), (5, "a.md", Touched)];
    tells(&signs, &[(3, "a.md")]);
}

#[test]
fn a_deletion_is_told_when_nothing_comes_back() {
    tells(&[(0, "b.md", Gone)], &[(40, "b.md")]);
}

#[test]
fn a_rename_is_told_by_both_names() {
    let signs = [(0, "a.md", Gone), (0, "c.md", Finished), (0, "a.md", Gone), (0, "c.md", Finished)];
    tells(&signs, &[(40, "a.md c.md")]);
}

#[test]
fn a_new_folder_stands_for_what_is_in_it() {
    let signs = [
        (0, "content/q", Created),
        (1, "content/q/w", Created),
        (3, "content/q/w/1.md", Created),
        (3, "content/q/w/1.md", Finished),
        (4, "content/q-1.md", Finished),
    ];
    tells(&signs, &[(40, "content/q content/q-1.md")]);
}

#[test]
fn a_touch_is_told_at_once() {
    tells(&[(0, "a.md", Touched), (1, "a.md", Finished)], &[(3, "a.md")]);
}

#[test]
fn a_burst_is_one_change() {
    // A thousand files, 0.4 ms each, with a pause of 20 ms in the midst.
    let names: Vec<String> = (0..1000).map(|index| format!("{index}.md")).collect();
    let at = |index: usize| index as u64 * 4 + if index > 500 { 200 } else { 0 };
    let signs: Vec<(u64, &str, Sign)> = names
        .iter()
        .enumerate()
        .flat_map(|(index, name)| [(at(index), &**name, Created), (at(index) + 1, &**name, Finished)])
        .collect();
    let told = play(&mut Debounce::new(true), &signs);
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].0, 419 + 50);
    assert_eq!(told[0].1.split(' ').count(), 1000);
}

#[test]
fn nothing_is_held_back_longer_than_half_a_second() {
    let signs: Vec<_> = (0..200).map(|index| (index * 100, "content/log.md", Written)).collect();
    let told = play(&mut Debounce::new(true), &signs);
    let times: Vec<u64> = told.iter().map(|(at, _)| *at).collect();
    assert_eq!(times, [500, 1000, 1500, 2000]);
}

#[test]
fn a_burst_goes_on_after_it_was_told() {
    let names: Vec<String> = (0..1100).map(|index| format!("{index}.md")).collect();
    // A file each millisecond, and a pause of 20 ms right after the first change was told.
    let signs: Vec<_> = names
        .iter()
        .zip(0u64..)
        .map(|(name, index)| (index * 10 + if index > 505 { 200 } else { 0 }, &**name, Finished))
        .collect();
    let times: Vec<u64> = play(&mut Debounce::new(true), &signs).iter().map(|(at, _)| *at).collect();
    assert_eq!(times, [500, 1000, 1119 + 50]);
}

#[test]
fn a_save_soon_after_another_is_not_held_back() {
    let signs: Vec<_> = (0..20).map(|index| (index * 100, "a.md", Finished)).collect();
    let told = play(&mut Debounce::new(true), &signs);
    let expected: Vec<u64> = (0..20).map(|index| index * 10 + 3).collect();
    assert_eq!(told.iter().map(|(at, _)| *at).collect::<Vec<_>>(), expected);
}

#[test]
fn where_nobody_tells_of_the_end_a_quiet_of_30_ms_is_the_end() {
    let signs = [(0, "a.md", Written), (200, "a.md", Written), (200, "a.md", Gone)];
    assert_eq!(play(&mut Debounce::new(false), &signs), [(50, "a.md".to_owned())]);
}

#[test]
fn everything_swallows_the_paths() {
    let mut debounce = Debounce::new(true);
    let now = Instant::now();
    debounce.note(SitePath::new("a.md").unwrap(), Finished, now);
    debounce.note_everything(now);
    assert_eq!(debounce.take(now + UNSETTLED), Some(Change::Everything));
    assert_eq!((debounce.due(), debounce.take(now + LONGEST_WAIT)), (None, None));
}

#[test]
fn what_is_put_aside_goes_along_and_is_no_reason() {
    let mut debounce = Debounce::new(true);
    debounce.put_aside(SitePath::new("content/x.tmp").unwrap());
    assert_eq!(debounce.due(), None);
    assert_eq!(play(&mut debounce, &[(0, "a.md", Finished)]), [(3, "a.md content/x.tmp".to_owned())]);
    for index in 0..=MOST_ASIDE {
        debounce.put_aside(SitePath::new(&format!("{index}.tmp")).unwrap());
    }
    assert_eq!(play(&mut debounce, &[(0, "a.md", Finished)]), [(40, "everything".to_owned())]);
}
