//! Whether a post is to be seen: one filter for every output.

use jiff::Timestamp;

use super::{Page, Site};
use crate::content::PageFront;

/// Where a post stands in its life at a given moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// To be seen by everybody.
    Published,
    /// Not finished.
    Draft,
    /// Finished, but its time has not come.
    Scheduled {
        /// When it comes.
        until: Timestamp,
    },
    /// Its time is over.
    Expired,
    /// Taken back: a bare notice stands in its place.
    Withdrawn,
}

/// Which posts a build shows beside the published ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Include {
    /// Drafts.
    pub drafts: bool,
    /// Scheduled posts.
    pub future: bool,
    /// Expired posts.
    pub expired: bool,
}

impl Include {
    /// Whether the build shows anything that is not public, so that it must not be published.
    pub fn is_draft_build(self) -> bool {
        self.drafts || self.future || self.expired
    }
}

impl State {
    /// The state of a post at `now`; `in_draft` if a section around it is a draft.
    pub fn of(front: &PageFront, in_draft: bool, now: Timestamp) -> Self {
        let appears = front.publish_at.or(front.date).map(|moment| moment.instant);
        if front.is_draft() || in_draft {
            Self::Draft
        } else if let Some(until) = appears.filter(|appears| *appears > now) {
            Self::Scheduled { until }
        } else if front.withdrawn.is_some() {
            Self::Withdrawn
        } else if front.expire_at.is_some_and(|expires| expires.end() <= now) {
            Self::Expired
        } else {
            Self::Published
        }
    }

    /// Whether a post of this state stands in lists and has its page.
    pub fn is_shown(self, include: Include) -> bool {
        match self {
            Self::Published => true,
            Self::Draft => include.drafts,
            Self::Scheduled { .. } => include.future,
            Self::Expired => include.expired,
            Self::Withdrawn => false,
        }
    }

    /// Its name for templates and messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Draft => "draft",
            Self::Scheduled { .. } => "scheduled",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Site {
    /// When the site next changes by itself: a scheduled post appears, one expires or is no longer pinned.
    pub fn next_change(&self) -> Option<Timestamp> {
        let moments = |page: &Page| {
            let front = &page.document.front;
            let appears = front.publish_at.or(front.date).map(|moment| moment.instant);
            let ends = [front.expire_at, front.pinned_until].map(|moment| moment.map(|moment| moment.end()));
            appears.into_iter().chain(ends.into_iter().flatten())
        };
        let posts = self.pages.iter().flat_map(moments);
        posts.chain(self.tomorrow()).filter(|moment| *moment > self.now).min()
    }

    /// The next midnight, if the days of a campaign are counted.
    fn tomorrow(&self) -> Option<Timestamp> {
        let campaign = self.config.campaign.as_ref()?;
        let today = self.config.time_zone.to_datetime(self.now).date();
        // After its last day a campaign stands still.
        campaign.phases.last().filter(|last| last.end.local.date() >= today)?;
        let midnight = today.tomorrow().ok()?.at(0, 0, 0, 0);
        self.config.time_zone.to_ambiguous_timestamp(midnight).compatible().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Moment;
    use jiff::tz::TimeZone;

    fn moment(text: &str) -> Moment {
        Moment::parse(text, &TimeZone::get("Asia/Shanghai").unwrap()).unwrap()
    }

    fn state(front: &PageFront, now: &str) -> State {
        State::of(front, false, moment(now).instant)
    }

    #[test]
    fn a_post_of_today_is_published_and_one_of_tomorrow_is_not() {
        let front = PageFront { date: Some(moment("2026-11-22")), ..PageFront::default() };
        assert_eq!(state(&front, "2026-11-22 00:00"), State::Published);
        assert_eq!(state(&front, "2026-11-21 23:59").id(), "scheduled");
    }

    #[test]
    fn publish_at_counts_before_the_date() {
        let mut front = PageFront { date: Some(moment("2026-01-01")), ..PageFront::default() };
        front.publish_at = Some(moment("2026-12-01 09:00"));
        assert_eq!(state(&front, "2026-12-01 08:59").id(), "scheduled");
        assert_eq!(state(&front, "2026-12-01 09:00"), State::Published);
    }

    #[test]
    fn the_last_day_belongs_to_the_post() {
        let front = PageFront { expire_at: Some(moment("2026-06-30")), ..PageFront::default() };
        assert_eq!(state(&front, "2026-06-30 23:59"), State::Published);
        assert_eq!(state(&front, "2026-07-01 00:00"), State::Expired);
    }

    #[test]
    fn a_withdrawn_draft_shows_nothing_at_all() {
        let mut front = PageFront { draft: Some(true), ..PageFront::default() };
        front.withdrawn = Some(crate::content::Withdrawn::default());
        assert_eq!(state(&front, "2026-01-01"), State::Draft);
        assert!(!State::Withdrawn.is_shown(Include { drafts: true, future: true, expired: true }));
    }
}
