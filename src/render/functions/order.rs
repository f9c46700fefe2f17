//! Filters that put names into their Chinese orders.

use std::cmp::Ordering;

use minijinja::value::Kwargs;
use minijinja::{Error, State, Value};

use super::current;
use crate::site::collation::Names;

/// `names | sort_by_pinyin`, with the readings of `[sort_keys]`; of objects, `attribute` is what they are
/// sorted by, their `name` if none is given.
pub(super) fn sort_by_pinyin(state: &State<'_, '_>, list: Value, kwargs: Kwargs) -> Result<Value, Error> {
    current(state, |current| {
        let names = Names::by_pinyin(&current.view.site().config);
        sort(&list, &kwargs, &|a, b| names.compare(a, b))
    })
}

/// `people | sort_by_strokes`: 姓氏笔画, as rosters are, with `[stroke_keys]`.
pub(super) fn sort_by_strokes(state: &State<'_, '_>, list: Value, kwargs: Kwargs) -> Result<Value, Error> {
    current(state, |current| {
        let names = Names::by_strokes(&current.view.site().config);
        sort(&list, &kwargs, &|a, b| names.compare(a, b))
    })
}

fn sort(list: &Value, kwargs: &Kwargs, order: &dyn Fn(&str, &str) -> Ordering) -> Result<Value, Error> {
    let attribute: Option<&str> = kwargs.get("attribute")?;
    let mut items = Vec::new();
    for item in list.try_iter()? {
        items.push((key(&item, attribute)?, item));
    }
    kwargs.assert_all_used()?;
    items.sort_by(|(a, _), (b, _)| order(a, b));
    Ok(items.into_iter().map(|(_, item)| item).collect())
}

/// What an item is sorted by.
fn key(item: &Value, attribute: Option<&str>) -> Result<String, Error> {
    match (item.as_str(), attribute) {
        (Some(text), _) => Ok(text.to_owned()),
        (None, attribute) => {
            let mut value = item.clone();
            for part in attribute.unwrap_or("name").split('.') {
                value = value.get_attr(part)?;
            }
            Ok(value.to_string())
        }
    }
}
