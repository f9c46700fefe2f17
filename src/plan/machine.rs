//! What is made for robots and web servers.

use std::sync::Arc;

use super::{Kind, Planner};
use crate::address::Address;
use crate::config::Server;
use crate::site::Target;

/// The address of what robots may read.
const ROBOTS_ADDRESS: &str = "robots.txt";

/// The list of former addresses for each server.
const REDIRECT_LISTS: [(Server, &str); 2] =
    [(Server::Nginx, "redirects-nginx.conf"), (Server::Iis, "redirects-iis.config")];

impl Planner<'_> {
    /// The site's own file wins: who writes one knows what robots may read.
    pub(super) fn add_robots(&mut self) {
        let address = Address::file(ROBOTS_ADDRESS);
        let is_same = |position: usize| self.plan.jobs[position].address.is_same_file(&address);
        let is_there = self.plan.by_address.find(address.key(), is_same).is_some();
        if self.site.config.machine.robots && !is_there {
            self.add(address, Kind::Robots, None);
        }
    }

    pub(super) fn add_redirect_lists(&mut self) {
        let former = self.plan.jobs.iter().filter_map(|job| match &job.kind {
            Kind::Redirect(to) => Some((job.address.clone(), to.clone())),
            _ => None,
        });
        let listed = self.listed.iter().map(|(from, to, _)| (from.clone(), to.clone()));
        let mut former: Vec<(Address, Target)> = former.chain(listed).collect();
        former.sort();
        let former: Arc<[(Address, Target)]> = former.into();
        for (server, name) in REDIRECT_LISTS {
            if self.site.config.machine.redirect_lists.contains(&server) {
                self.add(Address::file(name), Kind::RedirectList(server, Arc::clone(&former)), None);
            }
        }
    }
}
