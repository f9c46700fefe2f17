//! What the index of the site finds out about a post from the post alone.
//!
//! A preview makes the index anew at every change, of documents that are nearly all the same as before. What
//! is dear to find and depends on one document only is found once and stays with the document.

use std::sync::OnceLock;

use jiff::Timestamp;

use crate::address::Address;
use crate::config::Addresses;
use crate::diagnostic::Diagnostic;
use crate::path::SitePath;

/// A value that is found when it is first asked for. It follows from what stands beside it, so it counts for
/// nothing when two are compared.
#[derive(Debug)]
pub struct Memo<T>(OnceLock<T>);

impl<T> Memo<T> {
    /// The value, found by `find` if it is not known yet.
    pub fn get_or(&self, find: impl FnOnce() -> T) -> &T {
        self.0.get_or_init(find)
    }
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> Clone for Memo<T> {
    /// Empty: a copy is made in order to be changed.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<T> PartialEq for Memo<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What follows from a post alone.
#[derive(Debug)]
pub struct Facts {
    /// The hash of its path.
    pub path_key: u32,
    /// The moment of its date.
    pub date: Option<Timestamp>,
    /// Year and month of its date.
    pub month: (i16, i8),
    /// What its address is made of.
    pub place: Place,
    /// What is wrong with the address that its author wrote.
    pub bad_address: Vec<Diagnostic>,
    /// The address that it had when it was first placed.
    pub address: Memo<Placed>,
    /// Its own category, unless nothing of the name can be seen.
    pub category: Option<NameKey>,
    /// Its names in each taxonomy, without those of which nothing can be seen.
    pub names: Box<[Memo<Box<[NameKey]>>]>,
    /// For each link and picture of its body the files of `content/`, there or not, that it may mean, the
    /// likeliest first.
    pub files: Box<[Vec<SitePath>]>,
    /// The keys of the files and addresses that its links may mean, whatever is there.
    pub link_keys: Memo<Box<[u32]>>,
}

/// What a post's address is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The whole path, as its author wrote it.
    Path(Box<str>),
    /// The last part, below its folder's address.
    Slug(Box<str>),
}

/// An address and what decided it beside the post.
#[derive(Debug)]
pub struct Placed {
    /// The site's style.
    pub style: Addresses,
    /// The length of the folder's address.
    pub folder: usize,
    /// The address.
    pub address: Address,
}

/// A hash that two different names never share.
pub type Key = [u64; 2];

/// The name of a category or a tag, in the form in which it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameKey {
    /// Equal for all spellings of one name.
    pub folded: Key,
    /// Equal for one spelling only.
    pub spelling: Key,
    /// Which of the post's names in its taxonomy it is.
    pub position: usize,
}
