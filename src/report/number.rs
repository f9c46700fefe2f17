//! Numbers as both languages write them, with the right plural.
//!
//! A file of its own because messages take texts, and Fluent chooses plurals for numbers only: a counted
//! message has the attribute `.one`, which stands in for it when there is exactly one.

use std::time::Duration;

use crate::message::Messages;

/// The message `id` with `$count` filled, in the right number.
pub(crate) fn counted(messages: &Messages, id: &str, count: usize) -> String {
    let shown = grouped(count);
    let args = [("count", shown.as_str())];
    let one = if count == 1 { messages.find(&format!("{id}.one"), args) } else { None };
    one.unwrap_or_else(|| messages.get(id, args))
}

/// `12,000`.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Seconds, with two decimals below ten of them.
pub(crate) fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 9.995 { format!("{seconds:.2}") } else { format!("{seconds:.0}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        let shown: Vec<String> = [0, 999, 1000, 12_000, 1_234_567].into_iter().map(grouped).collect();
        assert_eq!(shown, ["0", "999", "1,000", "12,000", "1,234,567"]);
    }

    #[test]
    fn short_times_have_decimals() {
        let shown =
            [0, 120, 9_994, 9_996, 61_400].map(|milliseconds| seconds(Duration::from_millis(milliseconds)));
        assert_eq!(shown, ["0.00", "0.12", "9.99", "10", "61"]);
    }
}
