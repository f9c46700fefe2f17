//! The posts grouped by tags, authors, contributing units, series, and names of a site's own.

use std::sync::OnceLock;

use super::{PageId, Site, TaxonomyId, Term, TermId, collation, tally};
use crate::address::Address;
use crate::config::{AUTHORS, TaxonomyConfig};
use crate::value::Found;

/// The posts grouped by one kind of name.
#[derive(Debug)]
pub struct Taxonomy {
    /// Where the index of its terms is.
    pub address: Address,
    /// Its terms, in the order of their first use.
    pub terms: Vec<Term>,
    /// Where the terms of each post end in `names`.
    pub(super) ends: Vec<u32>,
    /// The terms of all posts.
    pub(super) names: Vec<TermId>,
    /// The terms that have posts, by name.
    pub(super) by_name: OnceLock<Vec<TermId>>,
}

impl Taxonomy {
    /// The terms of a post, in its author's order.
    pub fn of_page(&self, id: PageId) -> &[TermId] {
        let end = |index: usize| self.ends.get(index).map_or(0, |end| *end as usize);
        let start = id.index().checked_sub(1).map_or(0, end);
        &self.names[start..end(id.index())]
    }

    /// The term of this id.
    pub fn term(&self, id: TermId) -> &Term {
        &self.terms[id.index()]
    }
}

impl Site {
    /// The taxonomy of this id.
    pub fn taxonomy(&self, id: TaxonomyId) -> &Taxonomy {
        &self.taxonomies[id.index()]
    }

    /// The settings of a taxonomy.
    pub fn taxonomy_config(&self, id: TaxonomyId) -> &TaxonomyConfig {
        &self.config.taxonomies[id.index()]
    }

    /// The taxonomy of this name.
    pub fn taxonomy_named(&self, name: &str) -> Option<TaxonomyId> {
        self.config.taxonomies.iter().position(|known| known.name == name).map(TaxonomyId::at)
    }

    /// The terms of a taxonomy that have posts, Chinese by pinyin.
    pub fn terms_by_name(&self, id: TaxonomyId) -> &[TermId] {
        let taxonomy = self.taxonomy(id);
        taxonomy.by_name.get_or_init(|| {
            let filled = (0..taxonomy.terms.len()).map(TermId::at);
            let mut filled: Vec<TermId> =
                filled.filter(|term| !taxonomy.term(*term).pages.is_empty()).collect();
            let names = collation::Names::by_pinyin(&self.config);
            filled.sort_by(|a, b| names.compare(&taxonomy.term(*a).name, &taxonomy.term(*b).name));
            filled
        })
    }

    /// Whether the posts are grouped by the names of a taxonomy.
    pub fn is_grouped(&self, id: TaxonomyId) -> bool {
        tally::is_counted(&self.config, id.index())
    }

    /// The names of a post in the taxonomy at a position, as its author wrote them; the site's author for a
    /// post that names none.
    pub fn names_in(&self, page: PageId, taxonomy: usize) -> &[Found<String>] {
        match (self.page(page).document.front.names_in(taxonomy), &self.config.author) {
            ([], Some(author)) if taxonomy == AUTHORS => std::slice::from_ref(author),
            (names, _) => names,
        }
    }

    /// Whether a taxonomy has an index: it has pages, and at least one term with a post.
    pub fn taxonomy_is_shown(&self, id: TaxonomyId) -> bool {
        let terms = &self.taxonomy(id).terms;
        self.taxonomy_config(id).render && terms.iter().any(|term| !term.pages.is_empty())
    }

    /// Whether a term has a page.
    pub fn term_has_page(&self, taxonomy: TaxonomyId, term: TermId) -> bool {
        self.taxonomy_config(taxonomy).render && !self.taxonomy(taxonomy).term(term).pages.is_empty()
    }
}
