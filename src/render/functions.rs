//! The functions and filters of templates.

mod lookup;
mod order;

use std::collections::HashMap;

use jiff::civil::DateTime;
use minijinja::value::Kwargs;
use minijinja::{Environment, Error, ErrorKind, State, Value};
use rustc_hash::FxBuildHasher;

use super::objects::CurrentObject;
use crate::path::SitePath;
use crate::theme::Theme;

/// The words of a theme, ready to be printed.
type Words = HashMap<String, Value, FxBuildHasher>;

/// Gives the environment all of them.
pub(super) fn register(environment: &mut Environment<'static>, theme: &Theme) {
    let words: Words =
        theme.words.iter().map(|(key, word)| (key.clone(), Value::from(word.as_str()))).collect();
    environment.add_function("asset", asset);
    environment.add_function("trans", move |key: &str, kwargs: Kwargs| trans(&words, key, &kwargs));
    environment.add_function("now", now);
    environment.add_function("get_page", lookup::get_page);
    environment.add_function("get_section", lookup::get_section);
    environment.add_function("get_url", lookup::get_url);
    environment.add_function("get_taxonomy", lookup::get_taxonomy);
    environment.add_function("get_taxonomy_term", lookup::get_taxonomy_term);
    environment.add_function("get_taxonomy_url", lookup::get_taxonomy_url);
    environment.add_filter("sort_by_pinyin", order::sort_by_pinyin);
    environment.add_filter("sort_by_strokes", order::sort_by_strokes);
    environment.add_filter("date", date);
    environment.add_filter("filesize", filesize);
    environment.add_filter("longest_phrase", longest_phrase);
}

fn current<T>(
    state: &State<'_, '_>,
    ask: impl FnOnce(&CurrentObject) -> Result<T, Error>,
) -> Result<T, Error> {
    let current = state.lookup("current");
    match current.as_ref().and_then(|current| current.downcast_object_ref::<CurrentObject>()) {
        Some(current) => ask(current),
        None => Err(Error::new(ErrorKind::InvalidOperation, "`current` has been given another meaning")),
    }
}

/// The link to a file of the theme or of `static/`, with its fingerprint if it has one.
fn asset(state: &State<'_, '_>, name: &str) -> Result<Value, Error> {
    current(state, |current| {
        let view = &current.view;
        let site = view.site();
        if let Some(file) = view.theme().files.get(name) {
            return Ok(view.link(&file.address));
        }
        let path = SitePath::new(&format!("static/{name}"));
        match path.and_then(|path| site.assets.by_source(&path)) {
            Some(asset) => Ok(view.link(&site.assets.get(asset).address)),
            None => Err(Error::new(ErrorKind::InvalidOperation, format!("asset: no file {name}"))),
        }
    })
}

/// The moment of the build, as a date and time of the site's time zone: the same on every page of a build.
fn now(state: &State<'_, '_>) -> Result<Value, Error> {
    current(state, |current| {
        let site = current.view.site();
        let local = site.config.time_zone.to_datetime(site.now);
        Ok(Value::from(local.strftime("%Y-%m-%dT%H:%M:%S").to_string()))
    })
}

/// How many characters the longest part of a title has between marks at which a line may end.
fn longest_phrase(title: &str) -> usize {
    let marks = [' ', '　', '，', '、', '：', '；', '。', '！', '？', '（', '《', '》', '“', '”'];
    title.split(marks).map(|phrase| phrase.chars().count()).max().unwrap_or_default()
}

/// A word of the theme in the site's language; `{name}` in it is replaced by the argument of that name.
fn trans(words: &Words, key: &str, kwargs: &Kwargs) -> Result<Value, Error> {
    let Some(word) = words.get(key) else {
        return Err(Error::new(ErrorKind::InvalidOperation, format!("trans: no word {key}")));
    };
    let mut names = kwargs.args().peekable();
    let (Some(_), Some(text)) = (names.peek(), word.as_str()) else { return Ok(word.clone()) };
    let mut text = text.to_owned();
    for name in names {
        let value: Value = kwargs.get(name)?;
        text = text.replace(&format!("{{{name}}}"), &value.to_string());
    }
    Ok(Value::from(text))
}

/// A date in words: `2026年11月22日`, or by a format of strftime.
fn date(value: &str, format: Option<&str>, kwargs: Kwargs) -> Result<String, Error> {
    let named: Option<&str> = kwargs.get("format")?;
    kwargs.assert_all_used()?;
    let format = format.or(named).unwrap_or("%Y年%-m月%-d日");
    if let Some(words) = in_usual_form(value, format) {
        return Ok(words);
    }
    let failed = |error: jiff::Error| Error::new(ErrorKind::InvalidOperation, format!("date: {error}"));
    // A date without a time of day is one at midnight to jiff.
    let moment: DateTime = match value.parse::<jiff::civil::Date>() {
        Ok(day) if !value.contains('T') => day.at(0, 0, 0, 0),
        _ => value.parse().map_err(failed)?,
    };
    jiff::fmt::strtime::format(format, moment).map_err(failed)
}

/// A date in the forms of nearly all lists, which every page writes many times: `None` for any other form, and
/// for what is not written as templates get dates.
fn in_usual_form(value: &str, format: &str) -> Option<String> {
    let (date, time) = value.split_at_checked(10)?;
    let number = |range: std::ops::Range<usize>| date.get(range)?.parse::<u8>().ok();
    let (month, day) = (number(5..7)?, number(8..10)?);
    let is_date = date.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if !is_date || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let clock = match time.strip_prefix('T') {
        None if time.is_empty() => "00:00",
        None => return None,
        Some(clock) => {
            let is_clock =
                clock.len() >= 5 && clock.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
            clock.get(..5).filter(|_| is_clock)?
        }
    };
    match format {
        "%Y-%m-%d" => Some(date.to_owned()),
        "%Y-%m-%d %H:%M" => Some(format!("{date} {clock}")),
        "%Y年%-m月%-d日" => Some(format!("{}年{month}月{day}日", &date[..4])),
        _ => None,
    }
}

/// A size in bytes as people say it: `1.2 MB`.
fn filesize(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    if bytes < 1024 {
        return format!("{bytes} B");
    }
    #[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
    let mut size = bytes as f64 / 1024.0;
    let mut unit = 0;
    while size >= 1023.95 && unit + 1 < UNITS.len() {
        size /= 1024.0;
        unit += 1;
    }
    format!("{size:.1} {}", UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_forms_are_what_the_library_writes() {
        for value in ["2026-11-02", "2026-01-31T09:05:07", "1999-12-31T23:59:59"] {
            let moment: DateTime = value.parse().unwrap();
            for format in ["%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y年%-m月%-d日"] {
                let words = jiff::fmt::strtime::format(format, moment).unwrap();
                assert_eq!(in_usual_form(value, format), Some(words), "{value} {format}");
            }
        }
        for strange in ["2026-13-01", "2026-1-1", "2026-11-02T9", "2026-11-02 09:05", "", "二〇二六年一月"]
        {
            assert_eq!(in_usual_form(strange, "%Y-%m-%d"), None, "{strange}");
        }
        assert_eq!(in_usual_form("2026-11-02", "%d"), None);
    }

    #[test]
    fn sizes_are_said_as_people_say_them() {
        assert_eq!(filesize(0), "0 B");
        assert_eq!(filesize(1023), "1023 B");
        assert_eq!(filesize(1536), "1.5 KB");
        assert_eq!(filesize(1024 * 1024 - 1), "1.0 MB");
        assert_eq!(filesize(u64::MAX), "16777216.0 TB");
    }
}
