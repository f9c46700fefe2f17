//! Dates as posts give them, and what they mean in the site's time zone.
//!
//! A date is never invented: one that does not exist is an error, and a date without a time stays one
//! without a time.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

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
    /// `+08:00`). What has no offset is meant in `zone`.
    ///
    /// ```
    /// use jianbao::date::Moment;
    /// let zone = jiff::tz::TimeZone::get("Asia/Shanghai").unwrap();
    /// let moment = Moment::parse("2026-11-22 09:30", &zone).unwrap();
    /// assert_eq!(moment.instant.to_string(), "2026-11-22T01:30:00Z");
    /// assert!(Moment::parse("2026-02-30", &zone).is_none());
    /// ```
    pub fn parse(text: &str, zone: &TimeZone) -> Option<Self> {
        let text = text.trim();
        let (date, rest) = text.split_at_checked(10)?;
        let date: Date = date.parse().ok()?;
        // A year before the printing press or after the next century is a slip of the finger.
        if !(1900..=2199).contains(&date.year()) {
            return None;
        }
        if rest.is_empty() {
            return Self::from_local(date.at(0, 0, 0, 0), zone, false);
        }
        let clock = rest.strip_prefix(['T', 't', ' '])?.trim_start();
        let (clock, offset) = split_offset(clock)?;
        let time: jiff::civil::Time = clock.parse().ok()?;
        let local = date.to_datetime(time);
        match offset {
            None => Self::from_local(local, zone, true),
            Some(offset) => {
                let instant = offset.to_timestamp(local).ok()?;
                Some(Self { instant, local: zone.to_datetime(instant), has_time: true, end: instant })
            }
        }
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
        let moment = Self::parse(&found.value, zone);
        if moment.is_none() {
            diagnostics.push(Diagnostic::at(Code::BadDate, found.span.clone()).with("value", &found.value));
        }
        moment
    }

    /// The end of what the date means: of the whole day when there is no time of day. “置顶到 12 月 31 日”
    /// includes the 31st.
    pub fn end(&self) -> Timestamp {
        self.end
    }
}

/// The clock part and the offset behind it, if any; `None` for an offset that does not exist.
fn split_offset(clock: &str) -> Option<(&str, Option<Offset>)> {
    if let Some(clock) = clock.strip_suffix(['Z', 'z']) {
        return Some((clock.trim_end(), Some(Offset::UTC)));
    }
    let Some(at) = clock.rfind(['+', '-']) else { return Some((clock, None)) };
    let (clock, offset) = clock.split_at(at);
    let digits: String = offset[1..].chars().filter(|c| *c != ':').collect();
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (digits[..2].parse().ok()?, digits[2..].parse().ok()?);
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    if minutes > 59 {
        return None;
    }
    let offset = Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()?;
    Some((clock.trim_end(), Some(offset)))
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
    fn the_end_of_a_day_is_the_next_midnight() {
        let moment = Moment::parse("2026-12-31", &shanghai()).unwrap();
        assert_eq!(moment.end().to_string(), "2026-12-31T16:00:00Z");
    }

    #[test]
    fn the_weekday_is_right() {
        assert_eq!(weekday(jiff::civil::date(2026, 11, 22)), "星期日");
    }
}
