//! How many columns of a terminal a text takes: two for a full-width character, one for any other.
//!
//! Enough for our own messages, which are Chinese or English; the excerpts of sources are measured by
//! annotate-snippets.

/// The columns of a text without escape codes.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().map(|character| if is_wide(character) { 2 } else { 1 }).sum()
}

/// East Asian width W or F (Unicode Standard Annex 11), by whole blocks.
fn is_wide(character: char) -> bool {
    matches!(u32::from(character),
        0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f | 0xff01..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1f64f | 0x1f900..=0x1f9ff
        | 0x2_0000..=0x3_fffd)
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn full_width_characters_take_two_columns() {
        assert_eq!(columns("简报 ok，"), 2 + 2 + 3 + 2);
    }
}
