//! `site.campaign`: the phases of the campaign, and where it stands now.

use std::sync::Arc;

use jiff::civil::Date;
use minijinja::Value;

use super::text;
use crate::config::Phase;
use crate::render::none;
use crate::render::view::View;
use crate::site::Site;

/// Where a phase stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Past,
    Current,
    Upcoming,
}

impl Standing {
    fn of(phase: &Phase, today: Date) -> Self {
        if phase.end.local.date() < today {
            Self::Past
        } else if phase.start.local.date() <= today {
            Self::Current
        } else {
            Self::Upcoming
        }
    }

    fn id(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Current => "current",
            Self::Upcoming => "upcoming",
        }
    }
}

/// The campaign as `{name, description, phases, current, next, state}`; none where the configuration has none.
pub(super) fn value(view: &Arc<View>) -> Value {
    let site = view.site();
    let Some(campaign) = &site.config.campaign else { return none() };
    let today = today(site);
    let standings: Vec<Standing> = campaign.phases.iter().map(|phase| Standing::of(phase, today)).collect();
    let at = |wanted| standings.iter().position(|standing| *standing == wanted);
    let phase = |at: Option<usize>| {
        let phase = at.and_then(|at| campaign.phases.get(at));
        phase.map_or_else(none, |phase| phase_value(phase, today))
    };
    let (current, next) = (at(Standing::Current), at(Standing::Upcoming));
    let state = match (current, next, at(Standing::Past)) {
        (Some(_), ..) => "running",
        (None, Some(_), None) => "upcoming",
        (None, Some(_), Some(_)) => "between",
        (None, None, _) => "finished",
    };
    Value::from_pairs([
        ("name", Value::from(campaign.name.as_str())),
        ("description", text(campaign.description.as_deref())),
        ("phases", campaign.phases.iter().map(|phase| phase_value(phase, today)).collect()),
        ("current", phase(current)),
        ("next", phase(next)),
        ("state", Value::from(state)),
    ])
}

/// The day that now is in the site's time zone.
fn today(site: &Site) -> Date {
    site.config.time_zone.to_datetime(site.now).date()
}

fn phase_value(phase: &Phase, today: Date) -> Value {
    let (start, end) = (phase.start.local.date(), phase.end.local.date());
    let standing = Standing::of(phase, today);
    let days = |from: Date, to: Date| i64::from(to.since(from).map_or(0, |span| span.get_days()));
    let all = days(start, end) + 1;
    // The days that are over: today is still to be used.
    let over = days(start, today).clamp(0, all);
    let left = if standing == Standing::Past { 0 } else { all - over };
    Value::from_pairs([
        ("name", Value::from(phase.name.as_str())),
        ("start", Value::from(start.to_string())),
        ("end", Value::from(end.to_string())),
        ("goal", text(phase.goal.as_deref())),
        ("state", Value::from(standing.id())),
        ("days", Value::from(all)),
        ("days_left", Value::from(left)),
        ("percent", Value::from(if standing == Standing::Past { 100 } else { over * 100 / all })),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Moment;
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    fn phase() -> Phase {
        let day = |text| Moment::parse(text, &TimeZone::UTC).unwrap();
        Phase { name: String::new(), start: day("2026-03-01"), end: day("2026-03-10"), goal: None }
    }

    fn at(today: Date) -> (String, i64, i64) {
        let value = phase_value(&phase(), today);
        let number = |key| i64::try_from(value.get_attr(key).unwrap()).unwrap();
        (value.get_attr("state").unwrap().to_string(), number("days_left"), number("percent"))
    }

    #[test]
    fn the_first_and_the_last_day_belong_to_the_phase() {
        assert_eq!(at(date(2026, 2, 28)), ("upcoming".to_owned(), 10, 0));
        assert_eq!(at(date(2026, 3, 1)), ("current".to_owned(), 10, 0));
        assert_eq!(at(date(2026, 3, 10)), ("current".to_owned(), 1, 90));
        assert_eq!(at(date(2026, 3, 11)), ("past".to_owned(), 0, 100));
    }
}
