//! Moments as machines read them, in the site's time zone.

use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};

use crate::date::Moment;

/// RFC 3339: `2026-11-22T09:30:00+08:00`.
pub(super) fn rfc3339(instant: Timestamp, zone: &TimeZone) -> String {
    in_zone(instant, zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// RFC 2822: `Sun, 22 Nov 2026 09:30:00 +0800`.
pub(super) fn rfc2822(instant: Timestamp, zone: &TimeZone) -> String {
    in_zone(instant, zone).strftime("%a, %d %b %Y %H:%M:%S %z").to_string()
}

/// The W3C's format: a day without a time stays one.
pub(super) fn w3c(moment: Moment, zone: &TimeZone) -> String {
    if moment.has_time { rfc3339(moment.instant, zone) } else { moment.local.date().to_string() }
}

/// The instant with the zone's offset in whole minutes: the formats have no seconds there, which clocks had
/// before there were time zones.
fn in_zone(instant: Timestamp, zone: &TimeZone) -> Zoned {
    let seconds = zone.to_offset(instant).seconds();
    let whole = seconds.div_euclid(60) * 60 + if seconds % 60 == 0 { 0 } else { 60 };
    let offset = Offset::from_seconds(whole).unwrap_or(Offset::UTC);
    instant.to_zoned(TimeZone::fixed(offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> (Moment, TimeZone) {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        (Moment::parse(text, &zone).unwrap(), zone)
    }

    #[test]
    fn every_format_has_the_sites_offset() {
        let (moment, zone) = moment("2026-11-22T01:30:00Z");
        assert_eq!(rfc3339(moment.instant, &zone), "2026-11-22T09:30:00+08:00");
        assert_eq!(rfc2822(moment.instant, &zone), "Sun, 22 Nov 2026 09:30:00 +0800");
        assert_eq!(w3c(moment, &zone), "2026-11-22T09:30:00+08:00");
    }

    #[test]
    fn a_day_is_its_midnight_where_a_time_must_be_given() {
        let (moment, zone) = moment("2026-11-02");
        assert_eq!(rfc2822(moment.instant, &zone), "Mon, 02 Nov 2026 00:00:00 +0800");
        assert_eq!(w3c(moment, &zone), "2026-11-02");
    }

    #[test]
    fn an_offset_of_old_has_no_seconds_and_names_the_same_instant() {
        let (moment, zone) = moment("1900-01-01");
        let text = rfc3339(moment.instant, &zone);
        assert_eq!(text, "1900-01-01T00:00:17+08:06");
        assert_eq!(text.parse::<Timestamp>().unwrap(), moment.instant);
    }
}
