//! How many strokes a Chinese character has as it is written on the mainland: 阝 has two, 艹 three. The
//! stroke order of `icu_collator` counts them as Taiwan does and puts 陈 behind 林.

/// A character each from U+3400 to U+9FFF: `0` and as many places as it has strokes, `0` alone if it is no
/// Chinese character. Made from `kTotalStrokes` of the Unicode Character Database, Unihan 15.0.
const TABLE: &str = include_str!("strokes.txt");
const FIRST: u32 = 0x3400;
const PER_LINE: usize = 128;

/// The number of strokes; `None` for what is no Chinese character, and for those too rare to be in names.
pub(super) fn count(character: char) -> Option<u8> {
    let place = usize::try_from(u32::from(character).checked_sub(FIRST)?).ok()?;
    let written = TABLE.as_bytes().get(place + place / PER_LINE)?;
    written.checked_sub(b'0').filter(|strokes| *strokes > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_holds_as_many_characters_as_the_look_up_takes_for_granted() {
        assert!(TABLE.is_ascii() && TABLE.ends_with('\n'));
        assert!(TABLE.lines().all(|line| line.len() == PER_LINE));
        assert_eq!(TABLE.lines().count() * PER_LINE, 0xA000 - 0x3400);
    }

    #[test]
    fn strokes_are_those_of_the_mainland() {
        for (strokes, characters) in [
            (1, "一"),
            (3, "马于"),
            (4, "邓王"),
            (5, "卢田"),
            (7, "陈苏陆邱邵邹"),
            (8, "范郑林金周"),
            (10, "郭"),
            (23, "罐"),
            (24, "矗"),
        ] {
            for character in characters.chars() {
                assert_eq!(count(character), Some(strokes), "{character}");
            }
        }
        for other in ['A', '，', '\u{3400}', '䷀', '\u{a000}', '\u{20000}'] {
            assert_eq!(count(other).is_some(), other == '\u{3400}', "{other}");
        }
    }
}
