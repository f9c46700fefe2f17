//! Dates as posts give them, and what they mean in the site's time zone.
//!
//! A date is never invented: one that does not exist is an error, and a date without a time stays one
//! without a time.

mod written;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::diagnostic::{Code, Diagnostic};
use crate::value::Found;

/// A date, with a time of day if the author gave one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant; midnight in the site's time zone when there is no time of day.
    pub instant: Timestamp,
    /// The wall clock of the site's time zone.
    pub local: DateTime,
    /// Whether the author gave a time of day.
    pub has_time: bool,
    end: Timestamp,
}

impl Moment {
    /// Reads `2026-11-22`, `2026-11-22T09:30`, `2026-11-22 09:30:00` or the same with an offset (`Z`,
    /// `+08:00`), `2026年11月22日 9时30分`, `2026/11/22`, `2026.11.22`, and the untidy forms of real notice boards
    /// such as `2021-9-9 9:05:00 +0800`. What has no offset is meant in `zone`.
    ///
    /// ```
    /// use jianbao::date::Moment;
    /// let zone = jiff::tz::TimeZone::get("Asia/Shanghai").unwrap();
    /// let moment = Moment::parse("2026年11月22日 9时30分", &zone).unwrap();
    /// assert_eq!(moment.instant.to_string(), "2026-11-22T01:30:00Z");
    /// assert!(Moment::parse("2026年2月30日", &zone).is_none());
    /// ```
    pub fn parse(text: &str, zone: &TimeZone) -> Option<Self> {
        written::read(text)?.moment(zone)
    }

    /// Whether a text is written as a date is, of a day that no calendar has: `2026-02-30`.
    pub fn is_no_day(text: &str) -> bool {
        written::read(text).is_some_and(|written| !written.has_day())
    }

    fn from_local(local: DateTime, zone: &TimeZone, has_time: bool) -> Option<Self> {
        let instant = zone.to_ambiguous_timestamp(local);
        // A time that clocks skip does not exist; a day exists even where its first hour does not.
        let instant = if has_time { instant.unambiguous() } else { instant.compatible() }.ok()?;
        let tomorrow = local.date().tomorrow().ok()?.at(0, 0, 0, 0);
        let end = zone.to_ambiguous_timestamp(tomorrow).compatible().ok()?;
        Some(Self { instant, local, has_time, end: if has_time { instant } else { end } })
    }

    /// Reads a key of front matter; what cannot be read is reported.
    pub fn read(found: &Found<String>, zone: &TimeZone, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let written = written::read(&found.value);
        let moment = written.as_ref().and_then(|written| written.moment(zone));
        match (&moment, written) {
            (Some(moment), Some(written)) if written.untidy => {
                let report = Diagnostic::at(Code::UntidyDate, found.span.clone());
                diagnostics.push(report.with("value", &found.value).with("read", moment.written()));
            }
            (Some(_), _) => {}
            (None, written) => {
                let report = Diagnostic::at(Code::BadDate, found.span.clone()).with("value", &found.value);
                let reason = match written {
                    Some(written) if !written.has_likely_year() => Some("year"),
                    Some(written) if !written.has_day() => Some("day"),
                    _ => written::has_bad_time(&found.value).then_some("time"),
                };
                diagnostics.push(match reason {
                    Some(reason) => report.with("reason", reason),
                    None => report,
                });
            }
        }
        moment
    }

    /// The date for machines: `2026-11-22`, or with the time of day if there is one, `2026-11-22T09:30:00`.
    pub fn text(&self) -> String {
        // Written digit by digit, since every line of every list has one or two.
        let mut text = String::with_capacity("2026-11-22T09:30:00".len());
        let local = self.local;
        for number in [local.year() / 100, local.year() % 100] {
            push_two(i8::try_from(number).unwrap_or(0), &mut text);
        }
        let mut part = |mark: char, number: i8| {
            text.push(mark);
            push_two(number, &mut text);
        };
        part('-', local.month());
        part('-', local.day());
        if self.has_time {
            part('T', local.hour());
            part(':', local.minute());
            part(':', local.second());
        }
        text
    }

    /// The date as it is best written: `2026-11-22`, or `2026-11-22 09:30`.
    fn written(&self) -> String {
        let form = match (self.has_time, self.local.second()) {
            (false, _) => "%Y-%m-%d",
            (true, 0) => "%Y-%m-%d %H:%M",
            (true, _) => "%Y-%m-%d %H:%M:%S",
        };
        self.local.strftime(form).to_string()
    }

    /// The end of what the date means: of the whole day when there is no time of day. “置顶到 12 月 31 日”
    /// includes the 31st.
    pub fn end(&self) -> Timestamp {
        self.end
    }
}

/// Two digits of a number from nought to ninety-nine.
fn push_two(number: i8, text: &mut String) {
    let number = number.unsigned_abs();
    text.push(char::from(b'0' + number / 10));
    text.push(char::from(b'0' + number % 10));
}

/// The weekday in Chinese: 星期日.
pub fn weekday(date: Date) -> &'static str {
    const NAMES: [&str; 7] = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
    NAMES[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs()) % 7]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shanghai() -> TimeZone {
        TimeZone::get("Asia/Shanghai").unwrap()
    }

    #[test]
    fn a_time_without_an_offset_is_the_sites_time() {
        let moment = Moment::parse("2026-11-22T09:30:00", &shanghai()).unwrap();
        assert_eq!(moment.instant.to_string(), "2026-11-22T01:30:00Z");
        let moment = Moment::parse("2026-11-22T09:30:00-05:00", &shanghai()).unwrap();
        assert_eq!(moment.local.to_string(), "2026-11-22T22:30:00");
    }

    #[test]
    fn impossible_dates_are_none() {
        for bad in [
            "2026-02-30",
            "2025-02-29",
            "2026-13-01",
            "2026-11-22T25:00",
            "2026-11-22T09:30+99:00",
            "明天",
            "2026",
            "",
        ] {
            assert_eq!(Moment::parse(bad, &shanghai()), None, "{bad}");
        }
    }

    #[test]
    fn every_usual_form_is_read_and_only_untidy_ones_are_told() {
        let read = |text: &str| {
            let written = written::read(text).unwrap_or_else(|| panic!("{text}"));
            (written.moment(&shanghai()).unwrap().written(), written.untidy)
        };
        for (text, plain) in [
            ("2026-11-22", "2026-11-22"),
            ("2026-11-22 09:30", "2026-11-22 09:30"),
            ("2026-11-22T09:30:05", "2026-11-22 09:30:05"),
            ("2026年11月22日", "2026-11-22"),
            ("2026年1月2日", "2026-01-02"),
            ("2026年01月02日", "2026-01-02"),
            ("2026年11月22日 9时30分", "2026-11-22 09:30"),
            ("2026年11月22日9时30分5秒", "2026-11-22 09:30:05"),
            ("2026年11月22日 9时", "2026-11-22 09:00"),
            ("2026年11月22日 09:30", "2026-11-22 09:30"),
            ("2026/11/22", "2026-11-22"),
            ("2026.11.22", "2026-11-22"),
            ("2026-11-22T01:30:00Z", "2026-11-22 09:30"),
            ("2026-11-22T09:30:00.123+08:00", "2026-11-22 09:30"),
            ("2026-11-22T09:30:00.123456789+08:00", "2026-11-22 09:30"),
            ("2026-11-22 09:30:00 +0800", "2026-11-22 09:30"),
        ] {
            assert_eq!(read(text), (plain.to_owned(), false), "{text}");
        }
        for (text, plain) in [
            ("2021-9-9 9:05:00 +0800", "2021-09-09 09:05"),
            ("2026-1-2", "2026-01-02"),
            ("2026-11-22 09:30  +0800", "2026-11-22 09:30"),
            ("2026/1/2 9:05", "2026-01-02 09:05"),
            ("2026.1.2", "2026-01-02"),
            ("２０２６-１１-２２", "2026-11-22"),
            ("２０２６年１１月２２日", "2026-11-22"),
            ("2026 年 11 月 22 日", "2026-11-22"),
            ("2026年11月22号", "2026-11-22"),
            ("2026年11月22", "2026-11-22"),
            ("2026-11-22  9点30分", "2026-11-22 09:30"),
            ("2026-11-22 ９：３０", "2026-11-22 09:30"),
            ("2026—11—22", "2026-11-22"),
        ] {
            assert_eq!(read(text), (plain.to_owned(), true), "{text}");
        }
    }

    #[test]
    fn a_date_for_machines_is_what_the_library_writes() {
        for text in ["1900-01-02", "2026-11-22 09:05:07", "2199-12-31T23:59"] {
            let moment = Moment::parse(text, &shanghai()).unwrap();
            let expected =
                if moment.has_time { moment.local.to_string() } else { moment.local.date().to_string() };
            assert_eq!(moment.text(), expected);
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "2026年2月30日",
            "2026/13/1",
            "2026.11",
            "2026年",
            "11月22日",
            "26-11-22",
            "2026-11-22 25:00",
            "2026-11-22 9:60",
            "2026-11-22 abc",
            "2026-11/22",
            "2026年11-22",
            "2026-11-22T",
            "20261122",
            "2026-11-22 9",
            "2026-011-22",
            "2026-11-22 09:30 +99:00",
            "2026-11-22 -8",
            "1026-11-22",
        ] {
            assert_eq!(Moment::parse(text, &shanghai()), None, "{text}");
        }
    }

    #[test]
    fn the_end_of_a_day_is_the_next_midnight() {
        let moment = Moment::parse("2026-12-31", &shanghai()).unwrap();
        assert_eq!(moment.end().to_string(), "2026-12-31T16:00:00Z");
    }

    #[test]
    fn the_weekday_is_right() {
        assert_eq!(weekday(jiff::civil::date(2026, 11, 22)), "星期日");
    }
}
