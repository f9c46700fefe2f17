//! Dates in every form, and texts that look like dates.

use jiff::tz::TimeZone;
use proptest::prelude::*;

use jianbao::date::Moment;

use crate::support::{check, texts};

const PARTS: &[&str] = &[
    "2026", "1999", "1", "02", "2", "30", "31", "12", "13", "09", "9", "0", "-", "-", "/", ".", "年", "月",
    "日", "号", " ", " ", "T", ":", "：", "时", "点", "分", "秒", "+08:00", "+0800", "Z", "-", "２", "０",
    "６", "－", "—", "　", ".5", "上午",
];

fn zones() -> Vec<TimeZone> {
    ["Asia/Shanghai", "Asia/Urumqi", "America/New_York", "Pacific/Apia"]
        .map(|name| TimeZone::get(name).unwrap())
        .to_vec()
}

fn days_of(year: i16, month: i8) -> i8 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[test]
fn what_looks_like_a_date() {
    let zones = zones();
    check(&(texts(PARTS, 14), 0..zones.len()), |(text, zone)| {
        let zone = &zones[zone];
        let Some(moment) = Moment::parse(&text, zone) else { return Ok(()) };
        let local = moment.local;
        prop_assert!((1899..=2200).contains(&local.year()), "{}", local);
        prop_assert!((1..=days_of(local.year(), local.month())).contains(&local.day()), "{}", local);
        prop_assert!(moment.end() >= moment.instant);
        prop_assert_eq!(zone.to_datetime(moment.instant).date(), local.date());
        let plain =
            if moment.has_time { local.strftime("%Y-%m-%d %H:%M:%S") } else { local.strftime("%Y-%m-%d") };
        // An hour that clocks repeat is told apart by the offset only.
        if (1900..=2199).contains(&local.year()) && !zone.to_ambiguous_timestamp(local).is_ambiguous() {
            let again = Moment::parse(&plain.to_string(), zone);
            prop_assert_eq!(again, Some(moment), "{} {}", text, plain);
        }
        Ok(())
    });
}

#[test]
fn exactly_the_days_that_exist() {
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    let forms: [fn(i16, i8, i8) -> String; 9] = [
        |y, m, d| format!("{y}-{m:02}-{d:02}"),
        |y, m, d| format!("{y}-{m}-{d}"),
        |y, m, d| format!("{y}年{m}月{d}日"),
        |y, m, d| format!("{y} 年 {m} 月 {d} 日"),
        |y, m, d| format!("{y}年{m:02}月{d:02}号"),
        |y, m, d| format!("{y}/{m}/{d}"),
        |y, m, d| format!("{y}.{m:02}.{d}"),
        |y, m, d| format!("{y}—{m:02}—{d:02}"),
        |y, m, d| {
            let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap();
            format!("{y}-{m}-{d}").chars().map(wide).collect()
        },
    ];
    check(&(1850..2250_i16, 0..15_i8, 0..34_i8, 0..forms.len()), |(year, month, day, form)| {
        let text = forms[form](year, month, day);
        let exists = (1900..=2199).contains(&year) && day >= 1 && day <= days_of(year, month);
        let read = Moment::parse(&text, &zone);
        prop_assert_eq!(read.is_some(), exists, "{}", text);
        if let Some(moment) = read {
            let date = moment.local.date();
            prop_assert_eq!((date.year(), date.month(), date.day()), (year, month, day));
            prop_assert!(!moment.has_time);
        }
        Ok(())
    });
}

#[test]
fn exactly_the_times_that_exist() {
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    let forms: [fn(i8, i8) -> String; 6] = [
        |h, m| format!("2026-11-22 {h:02}:{m:02}"),
        |h, m| format!("2026-11-22T{h:02}:{m:02}:00"),
        |h, m| format!("2026年11月22日{h}时{m}分"),
        |h, m| format!("2026年11月22日 {h}点{m}分"),
        |h, m| format!("2026/11/22 {h}：{m:02}"),
        |h, m| format!("2026-11-22 {h}:{m:02}:00 +0800"),
    ];
    check(&(0..100_i8, 0..100_i8, 0..forms.len()), |(hour, minute, form)| {
        let text = forms[form](hour, minute);
        let read = Moment::parse(&text, &zone);
        prop_assert_eq!(read.is_some(), hour < 24 && minute < 60, "{}", text);
        if let Some(moment) = read {
            prop_assert_eq!((moment.local.hour(), moment.local.minute()), (hour, minute));
        }
        Ok(())
    });
}
