//! What a person set, kept in Naru's home. Language and theme are shared with the command line; the size of text
//! is the window's alone.

use naru_adapters::disk;
use naru_adapters::home::{Home, Settings as Saved};
use naru_core::Result;
use naru_core::words::Lang;
use serde::{Deserialize, Serialize};

use crate::wire::{Settings, TEXT_SIZES, Theme};

/// `window.toml` in Naru's home.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct OfWindow {
    text: Option<u16>,
}

/// The settings as they were saved; else the system's language and theme.
#[must_use]
pub fn load() -> Settings {
    let home = Home::find().ok();
    let saved = home.as_ref().map(Home::settings).unwrap_or_default();
    let text = home
        .and_then(|home| disk::read(&home.root().join("window.toml")).ok().flatten())
        .and_then(|text| toml::from_str::<OfWindow>(&text).ok()?.text)
        .filter(|text| TEXT_SIZES.contains(text));
    Settings {
        lang: saved.lang.unwrap_or_else(|| Lang::of_locale(&sys_locale::get_locale().unwrap_or_default())),
        theme: Theme::of_saved(saved.theme.as_deref()),
        text: text.unwrap_or(100),
    }
}

/// Saves them.
///
/// # Errors
/// As [`disk::write`].
pub fn save(settings: Settings) -> Result<()> {
    let home = Home::find()?;
    home.save_settings(&Saved { lang: Some(settings.lang), theme: settings.theme.saved() })?;
    let text = toml::to_string(&OfWindow { text: Some(settings.text) }).expect("a number is TOML");
    disk::write(&home.root().join("window.toml"), text.as_bytes())
}
