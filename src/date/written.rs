//! A date as it is written → its numbers, and whether it is written as one should.
//!
//! One small reader for all forms: year, month and day with one kind of mark between them, then perhaps a time
//! of day, then perhaps an offset. Whether the day exists is another question.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use super::Moment;

/// The numbers of a date.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    date: (i16, i8, i8),
    time: Option<(i8, i8, i8)>,
    offset: Option<Offset>,
    /// Whether it is better written otherwise: without leading noughts, in full width, with spaces.
    pub(super) untidy: bool,
}

impl Written {
    /// Whether the year is one of which bulletins speak: any other is a slip of the finger.
    pub(super) fn has_likely_year(&self) -> bool {
        (1900..=2199).contains(&self.date.0)
    }

    /// Whether the calendar has this day.
    pub(super) fn has_day(&self) -> bool {
        let (year, month, day) = self.date;
        Date::new(year, month, day).is_ok()
    }

    /// The moment, if there is such a day and such a time.
    pub(super) fn moment(&self, zone: &TimeZone) -> Option<Moment> {
        let (year, month, day) = self.date;
        if !self.has_likely_year() {
            return None;
        }
        let date = Date::new(year, month, day).ok()?;
        let Some((hour, minute, second)) = self.time else {
            return Moment::from_local(date.at(0, 0, 0, 0), zone, false);
        };
        let local: DateTime = date.to_datetime(Time::new(hour, minute, second, 0).ok()?);
        let Some(offset) = self.offset else { return Moment::from_local(local, zone, true) };
        let instant = offset.to_timestamp(local).ok()?;
        Some(Moment { instant, local: zone.to_datetime(instant), has_time: true, end: instant })
    }
}

/// Whether what is wrong with a date is its time of day: 24:00, or 下午3时.
pub(super) fn has_bad_time(text: &str) -> bool {
    const HALVES: [&str; 6] = ["上午", "下午", "中午", "晚上", "早上", "凌晨"];
    let day = HALVES.iter().find_map(|half| text.split_once(half)).map(|(day, _)| day);
    let is_day = |text: &str| read(text).is_some_and(|day| day.moment(&TimeZone::UTC).is_some());
    let has_bad_hour = || {
        read(text).is_some_and(|mut written| {
            written
                .time
                .take()
                .is_some_and(|(hour, minute, second)| Time::new(hour, minute, second, 0).is_err())
                && written.moment(&TimeZone::UTC).is_some()
        })
    };
    day.is_some_and(is_day) || has_bad_hour()
}

/// Reads a text that is a date and nothing else.
pub(super) fn read(text: &str) -> Option<Written> {
    let typed = text.trim();
    let plain: String = typed.chars().map(plain).collect();
    let mut reader = Reader { rest: &plain, untidy: plain != typed };
    let date = reader.date()?;
    let mut written = Written { date, time: None, offset: None, untidy: false };
    if !reader.rest.is_empty() {
        written.time = Some(reader.time()?);
        if reader.has_offset() {
            written.offset = Some(reader.offset()?);
        }
    }
    written.untidy = reader.untidy;
    reader.rest.is_empty().then_some(written)
}

/// The ASCII character that a full-width one, or another dash, looks like.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '—' | '–' | '−' | '―' => '-',
        _ => c,
    }
}

struct Reader<'a> {
    rest: &'a str,
    untidy: bool,
}

impl Reader<'_> {
    /// A number of at most this many digits; and how many it has.
    fn number(&mut self, most: usize) -> Option<(i16, usize)> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > most {
            return None;
        }
        let number = self.rest[..digits].parse().ok()?;
        self.rest = &self.rest[digits..];
        Some((number, digits))
    }

    /// A number of one or two digits, of which there should be `wanted`.
    fn part(&mut self, wanted: usize) -> Option<i8> {
        let (number, digits) = self.number(2)?;
        self.untidy |= digits < wanted;
        i8::try_from(number).ok()
    }

    fn take(&mut self, mark: char) -> bool {
        match self.rest.strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Spaces where none should be.
    fn spaces(&mut self) {
        let rest = self.rest.trim_start_matches(' ');
        self.untidy |= rest.len() < self.rest.len();
        self.rest = rest;
    }

    fn date(&mut self) -> Option<(i16, i8, i8)> {
        let (year, digits) = self.number(4)?;
        if digits != 4 {
            return None;
        }
        self.spaces();
        if self.take('年') {
            // Official dates have no leading noughts, and many have them all the same.
            self.spaces();
            let month = self.part(1)?;
            self.spaces();
            if !self.take('月') {
                return None;
            }
            self.spaces();
            let day = self.part(1)?;
            let before = self.rest;
            self.rest = before.trim_start_matches(' ');
            if self.take('日') {
                self.untidy |= before.starts_with(' ');
            } else {
                self.untidy = true;
                if !self.take('号') {
                    self.rest = before;
                }
            }
            return Some((year, month, day));
        }
        let mark = ['-', '/', '.'].into_iter().find(|mark| self.take(*mark))?;
        self.spaces();
        let month = self.part(2)?;
        self.spaces();
        if !self.take(mark) {
            return None;
        }
        self.spaces();
        let day = self.part(2)?;
        Some((year, month, day))
    }

    fn time(&mut self) -> Option<(i8, i8, i8)> {
        if !self.take('T') && !self.take('t') {
            let spaces = self.rest.len() - self.rest.trim_start_matches(' ').len();
            self.rest = &self.rest[spaces..];
            self.untidy |= spaces > 1;
        }
        let (hour, digits) = self.number(2)?;
        let hour = i8::try_from(hour).ok()?;
        if self.take(':') {
            self.untidy |= digits < 2;
            let minute = self.part(2)?;
            let second = if self.take(':') { self.part(2)? } else { 0 };
            self.fraction()?;
            return Some((hour, minute, second));
        }
        if !self.take('时') {
            self.untidy = true;
            if !self.take('点') {
                return None;
            }
        }
        if self.rest.is_empty() {
            return Some((hour, 0, 0));
        }
        let minute = self.part(1)?;
        if !self.take('分') {
            self.untidy = true;
        }
        if self.rest.is_empty() || !self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            return Some((hour, minute, 0));
        }
        let second = self.part(1)?;
        self.take('秒').then_some((hour, minute, second))
    }

    /// Parts of a second, which nobody asks for, however fine.
    fn fraction(&mut self) -> Option<()> {
        if self.take('.') {
            let behind = self.rest.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = self.rest.len() - behind.len();
            self.rest = behind;
            return (1..=9).contains(&digits).then_some(());
        }
        Some(())
    }

    /// Whether anything stands behind the time of day, which can only be an offset. Jekyll writes one behind a
    /// space.
    fn has_offset(&mut self) -> bool {
        self.take(' ');
        self.spaces();
        !self.rest.is_empty()
    }

    fn offset(&mut self) -> Option<Offset> {
        if self.take('Z') || self.take('z') {
            return Some(Offset::UTC);
        }
        let sign = if self.take('+') {
            1
        } else if self.take('-') {
            -1
        } else {
            return None;
        };
        let (hours, minutes) = match self.number(4)? {
            (hours, 2) => {
                let minutes =
                    if self.take(':') { self.number(2).filter(|(_, digits)| *digits == 2)?.0 } else { 0 };
                (hours, minutes)
            }
            (together, 4) => (together / 100, together % 100),
            _ => return None,
        };
        // No place on earth is further off.
        if minutes > 59 || hours * 60 + minutes > 14 * 60 {
            return None;
        }
        let seconds = i32::from(hours) * 3600 + i32::from(minutes) * 60;
        Offset::from_seconds(sign * seconds).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn no_text_is_too_strange(text in "[0-9０-９年月日时分秒点号:：.T+Z /—-]{0,24}|\\PC{0,16}") {
            if let Some(written) = read(&text) {
                let _ = written.moment(&TimeZone::UTC);
            }
        }

        #[test]
        fn every_day_is_read_in_every_form(year in 1900_i16..2200, month in 1_i8..13, day in 1_i8..32) {
            let expected = Date::new(year, month, day).ok();
            for text in [
                format!("{year}-{month:02}-{day:02}"),
                format!("{year}年{month}月{day}日"),
                format!("{year}/{month}/{day}"),
                format!("{year}.{month}.{day}"),
            ] {
                let found = Moment::parse(&text, &TimeZone::UTC).map(|moment| moment.local.date());
                prop_assert_eq!(found, expected, "{}", text);
            }
        }
    }
}
