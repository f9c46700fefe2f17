//! The posts by year and month.

use super::tree::Spot;
use super::{PageId, Site};
use crate::address::Address;
use crate::config::Config;

/// Where the index of the timeline is.
pub const ADDRESS: &str = "timeline/index.html";

/// The address of a year of the timeline.
pub fn year_address(config: &Config, year: i16) -> Address {
    Address::page("timeline", &year.to_string(), config.addresses)
}

/// The address of a month of the timeline.
pub fn month_address(config: &Config, year: i16, month: i8) -> Address {
    Address::page(&format!("timeline/{year}"), &format!("{month:02}"), config.addresses)
}

/// All dated posts by year and month, newest first, and those without a date.
#[derive(Debug, Default)]
pub struct Timeline {
    /// The years that have posts, newest first.
    pub years: Vec<Year>,
    /// The posts without a date.
    pub undated: Vec<PageId>,
}

/// A year of the timeline.
#[derive(Debug)]
pub struct Year {
    /// The year of the site's calendar.
    pub year: i16,
    /// The months that have posts, newest first.
    pub months: Vec<Month>,
}

/// A month of the timeline.
#[derive(Debug)]
pub struct Month {
    /// 1 to 12.
    pub month: i8,
    /// Its posts, newest first.
    pub pages: Vec<PageId>,
}

impl Timeline {
    /// Whether a year or a month of it has this address.
    pub(super) fn has_address(&self, config: &Config, address: &Address) -> bool {
        if !address.as_str().starts_with("timeline/") {
            return false;
        }
        self.years.iter().any(|year| {
            let is_month = |month: &Month| month_address(config, year.year, month.month) == *address;
            year_address(config, year.year) == *address || year.months.iter().any(is_month)
        })
    }
}

impl Year {
    /// How many posts it has.
    pub fn page_count(&self) -> usize {
        self.months.iter().map(|month| month.pages.len()).sum()
    }
}

/// Groups the listed posts, which are in order already.
pub(super) fn build(site: &Site, spots: &[Spot]) -> Timeline {
    let (dated, undated) = site.listed.split_at(site.dated);
    let mut timeline = Timeline { years: Vec::new(), undated: undated.to_vec() };
    for &id in dated {
        let (year, month) = spots[id.index()].month;
        if timeline.years.last().is_none_or(|last| last.year != year) {
            timeline.years.push(Year { year, months: Vec::new() });
        }
        let Some(months) = timeline.years.last_mut().map(|last| &mut last.months) else { continue };
        if months.last().is_none_or(|last| last.month != month) {
            months.push(Month { month, pages: Vec::new() });
        }
        if let Some(last) = months.last_mut() {
            last.pages.push(id);
        }
    }
    timeline
}
