//! Names → positions in a list, for lists that hold their own names.
//!
//! A table of a hundred thousand addresses is made at every change that a preview sees. Its entries are
//! eight bytes, and nothing is hashed or copied: a name's [key](key_of) is found once, when the name is made.

use std::hash::Hasher;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxHasher;

/// Positions in a list by the keys of the names that stand there.
#[derive(Debug, Default)]
pub struct Positions {
    /// Keys and positions.
    table: HashTable<(u32, u32)>,
}

impl Positions {
    /// An empty table with room for so many.
    pub fn with_capacity(capacity: usize) -> Self {
        Self { table: HashTable::with_capacity(capacity) }
    }

    /// Adds a position, unless one of the same name is there, which is then returned. `is_same` compares the
    /// new name with the one at a position.
    pub fn insert(
        &mut self,
        key: u32,
        position: usize,
        is_same: impl Fn(usize) -> bool,
    ) -> Result<(), usize> {
        let equal = |&(other, at): &(u32, u32)| other == key && is_same(at as usize);
        match self.table.entry(spread(key), equal, |&(key, _)| spread(key)) {
            Entry::Occupied(taken) => Err(taken.get().1 as usize),
            Entry::Vacant(free) => {
                // Four thousand million entries do not fit into memory, so this never saturates.
                free.insert((key, u32::try_from(position).unwrap_or(u32::MAX)));
                Ok(())
            }
        }
    }

    /// The position of a name.
    pub fn find(&self, key: u32, is_same: impl Fn(usize) -> bool) -> Option<usize> {
        let equal = |&(other, at): &(u32, u32)| other == key && is_same(at as usize);
        self.table.find(spread(key), equal).map(|&(_, position)| position as usize)
    }
}

/// The key of a name: the same for equal names, in this run of the program.
pub fn key_of(name: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(name.as_bytes());
    let hash = hasher.finish();
    // Both halves, for neither is good alone.
    #[expect(clippy::cast_possible_truncation, reason = "the half that is meant")]
    let key = (hash ^ (hash >> 32)) as u32;
    key
}

/// The table looks at the highest bits and at the lowest, which a key does not have both.
fn spread(key: u32) -> u64 {
    u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_among_others_of_its_key() {
        let names = ["a", "b", "c"];
        let mut positions = Positions::with_capacity(1);
        for (position, name) in names.iter().enumerate() {
            // All of one key, as if the hash were of no use at all.
            assert_eq!(positions.insert(7, position, |at| names[at] == *name), Ok(()));
        }
        assert_eq!(positions.insert(7, 9, |at| names[at] == "b"), Err(1));
        assert_eq!(positions.find(7, |at| names[at] == "c"), Some(2));
        assert_eq!(positions.find(7, |at| names[at] == "d"), None);
        assert_eq!(positions.find(8, |_| true), None);
    }

    #[test]
    fn keys_of_a_thousand_names_are_different() {
        let keys: std::collections::HashSet<u32> =
            (0..1000).map(|number| key_of(&format!("posts/post-{number:06}.html"))).collect();
        assert_eq!(keys.len(), 1000);
    }
}
