//! Addresses that lead to others: sections with `redirect_to`, and former addresses.

use super::clash::Claim;
use super::{Kind, Origin, Planner};
use crate::address::Address;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::site::{Former, Lost, Node, SectionId, Site, Target};

/// Names that one message lists before it stops.
const NAMES_TOLD: usize = 8;

/// Where a section leads in the end.
enum End {
    /// There.
    At(Target),
    /// Nowhere, as its own `redirect_to` says.
    Lost(Lost),
    /// Nowhere, which another section is told for.
    LostLater,
    /// From this section through these back to itself.
    Circle(Vec<SectionId>),
}

impl<'a> Planner<'a> {
    pub(super) fn add_section_redirect(&mut self, id: SectionId) {
        let section = self.site.section(id);
        let Some(found) = &section.document.front.redirect_to else { return };
        let report = Diagnostic::at(Code::RedirectDead, found.span.clone()).with("target", &found.value);
        match self.end_of(id) {
            End::At(target) => {
                // What the address of the first step says of its page is told once, at its own line.
                let _ = self.site.redirect_target(&section.document.path, found, &mut self.diagnostics);
                self.add(section.address.clone(), Kind::Redirect(target), Some(Origin::Written(&found.span)));
            }
            End::Lost(lost) => self.diagnostics.push(report.with("reason", lost.id())),
            // The circle is told once, at the first of its sections.
            End::Circle(circle) if circle.iter().min() == Some(&id) => {
                let sections = || circle.iter().map(|id| self.site.section(*id));
                let names = sections().map(|section| section.document.path.as_str());
                let names: Vec<&str> = names.chain([section.document.path.as_str()]).collect();
                let others = sections().skip(1).filter_map(|other| other.document.front.redirect_to.as_ref());
                let mut report = report.with("reason", "circle").with("circle", names.join(" → "));
                report.related.extend(others.map(|found| found.span.clone()));
                self.diagnostics.push(report);
            }
            End::LostLater | End::Circle(_) => {}
        }
    }

    /// Where a section with `redirect_to` leads in the end: one that leads to another is not asked twice.
    fn end_of(&self, first: SectionId) -> End {
        let mut passed = vec![first];
        let mut at = first;
        loop {
            let target = match target_of(self.site, at) {
                Ok(target) => target,
                Err(lost) if at == first => return End::Lost(lost),
                Err(_) => return End::LostLater,
            };
            let Some(next) = next_of(self.site, &target) else { return End::At(target) };
            if next == first {
                return End::Circle(passed);
            }
            if passed.contains(&next) {
                return End::LostLater;
            }
            passed.push(next);
            at = next;
        }
    }

    pub(super) fn add_redirects(&mut self) {
        let site = self.site;
        for node in site.nodes_with_aliases() {
            for alias in site.aliases(node) {
                let origin = Some(Origin::Written(&alias.span));
                match Former::read(alias, &site.config) {
                    Ok(Former::Page(from)) => {
                        self.add(from, Kind::Redirect(self.target_of_node(node)), origin);
                    }
                    Ok(Former::Server(from)) => {
                        self.list_alias(from, self.target_of_node(node), &alias.span);
                    }
                    Err(told) => self.diagnostics.push(*told),
                }
            }
        }
    }

    /// Adds a former address that stands in the lists for servers alone.
    fn list_alias(&mut self, from: Address, target: Target, span: &'a Span) {
        let kind = Kind::Redirect(target);
        let claim = Claim { kind: &kind, origin: Some(Origin::Written(span)) };
        let is_same = |position: usize| self.plan.jobs[position].address.is_same_file(&from);
        if let Some(position) = self.plan.by_address.find(from.key(), is_same) {
            self.report_twice(&from, claim, position);
            return;
        }
        let listed = &self.listed;
        let is_same = |position: usize| listed[position].0.is_same_file(&from);
        match self.listed_at.insert(from.key(), listed.len(), is_same) {
            Ok(()) => {
                if let Kind::Redirect(target) = kind {
                    self.listed.push((from, target, span));
                }
            }
            Err(position) => {
                let first = listed[position].2.clone();
                let report = Diagnostic::at(Code::OutputTwice, span.clone()).related(first);
                self.diagnostics.push(report.with("address", &from).with("other", "redirect"));
            }
        }
    }

    /// Tells once of all former addresses that only a server can lead on, if the site writes it no list.
    pub(super) fn report_unlisted(&mut self) {
        let Some((_, _, span)) = self.listed.first() else { return };
        if self.site.config.machine.redirect_lists.is_empty() {
            let mut names: Vec<&str> = self.listed.iter().map(|(from, ..)| from.as_str()).collect();
            names.truncate(NAMES_TOLD);
            let report = Diagnostic::at(Code::AliasUnlisted, (*span).clone()).with("names", names.join("、"));
            self.diagnostics.push(report);
        }
    }

    /// Where a former address of a post or a section leads.
    fn target_of_node(&self, to: Node) -> Target {
        let own = Target::Inside(self.site.address_of(to).clone(), String::new());
        let Some(section) = next_of(self.site, &own) else { return own };
        if let End::At(target) = self.end_of(section) { target } else { own }
    }
}

/// Where `redirect_to` of a section leads.
fn target_of(site: &Site, id: SectionId) -> Result<Target, Lost> {
    let document = &site.section(id).document;
    let found = document.front.redirect_to.as_ref().ok_or(Lost::Dead)?;
    site.redirect_target(&document.path, found, &mut Vec::new())
}

/// The section at a target, if it leads on.
fn next_of(site: &Site, target: &Target) -> Option<SectionId> {
    let Target::Inside(address, _) = target else { return None };
    let id = site.section_at(address)?;
    let section = site.section(id);
    let leads_on = !section.is_root() && !section.hidden && section.document.front.render;
    (leads_on && section.document.front.redirect_to.is_some()).then_some(id)
}
