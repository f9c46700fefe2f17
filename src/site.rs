//! Documents → `Site`: what the posts say of one another, and under which address each is found.

pub mod slug;
