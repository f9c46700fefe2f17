//! The configuration and the theme: what all pages share, whatever the posts say.

use std::sync::Arc;

use super::Settings;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnosed, Diagnostic};
use crate::render::Engine;
use crate::theme::Theme;
use crate::world::World;

/// What all pages share. What could not be read is missing.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    pub(super) config: Option<Arc<Config>>,
    pub(super) dress: Option<Dress>,
}

/// A theme and its compiled templates.
#[derive(Debug, Clone)]
pub(super) struct Dress {
    pub(super) theme: Arc<Theme>,
    pub(super) engine: Arc<Engine>,
}

impl Frame {
    pub(super) fn load(world: &World, settings: &Settings) -> Diagnosed<Self> {
        let mut diagnostics = Vec::new();
        let Some(mut config) = Config::load(world).drain_into(&mut diagnostics) else {
            return Diagnosed { value: Self::default(), diagnostics };
        };
        if let Some(url) = &settings.base_url
            && let Err(bad) = config.set_base_url(url)
        {
            diagnostics.push(Diagnostic::new(Code::BadBaseUrl).with("value", url).with("reason", bad.id()));
        }
        // Templates of another system are another language.
        let bare;
        let world = if config.is_foreign {
            bare = world.without_site();
            &bare
        } else {
            world
        };
        let dress = Theme::load(world, &config).drain_into(&mut diagnostics).map(|theme| {
            let engine = Engine::new(&theme, &config).drain_into(&mut diagnostics);
            Dress { theme: Arc::new(theme), engine: Arc::new(engine) }
        });
        Diagnosed { value: Self { config: Some(Arc::new(config)), dress }, diagnostics }
    }
}
