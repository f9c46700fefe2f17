//! One stream of events to every open tab.
