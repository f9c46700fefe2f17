//! stub
#![allow(missing_docs, reason = "stub")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Slug(Box<str>);
#[derive(Debug, Clone, Copy)]
pub enum BadSlug { Empty }
impl BadSlug { pub fn id(self) -> &'static str { "empty" } }
impl Slug {
    pub fn explicit(text: &str) -> Result<Slug, BadSlug> { Ok(Slug(text.into())) }
    pub fn from_name(text: &str) -> Slug { Slug(text.to_lowercase().into()) }
    pub fn as_str(&self) -> &str { &self.0 }
}
pub fn check_path(path: &str) -> Result<String, BadSlug> { Ok(path.to_owned()) }
pub fn fold(name: &str) -> String { name.to_lowercase() }
pub fn distinguish(slug: &Slug, _name: &str) -> Slug { Slug(format!("{}-x", slug.0).into()) }
