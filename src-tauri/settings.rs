//! What a person set, kept in Naru's home. Language and theme are shared with the command line; the size of text and
//! of the window are the window's alone.

use naru_adapters::disk;
use naru_adapters::home::{Home, Settings as Saved};
use naru_core::Result;
use naru_core::words::Lang;
use serde::{Deserialize, Serialize};

use crate::wire::{Settings, TEXT_SIZES, Theme};

/// `window.toml` in Naru's home.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct OfWindow {
    text: Option<u16>,
    frame: Option<Frame>,
}

/// How large the window was when it was closed, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Whether it filled the screen; the size is the one it had before.
    pub maximized: bool,
}

fn read(home: &Home) -> OfWindow {
    let text = disk::read(&home.root().join("window.toml")).ok().flatten();
    text.and_then(|text| toml::from_str(&text).ok()).unwrap_or_default()
}

fn write(home: &Home, of: &OfWindow) -> Result<()> {
    let text = toml::to_string(of).expect("numbers are TOML");
    disk::write(&home.root().join("window.toml"), text.as_bytes())
}

/// The settings as they were saved; else the system's language and theme. `NARU_LANG` goes before both.
#[must_use]
pub fn load(home: &Home) -> Settings {
    let saved = home.settings();
    let said = std::env::var("NARU_LANG").ok().filter(|lang| !lang.is_empty());
    Settings {
        lang: said
            .map(|lang| Lang::of_locale(&lang))
            .or(saved.lang)
            .unwrap_or_else(|| Lang::of_locale(&sys_locale::get_locale().unwrap_or_default())),
        theme: Theme::of_saved(saved.theme.as_deref()),
        text: read(home).text.filter(|text| TEXT_SIZES.contains(text)).unwrap_or(100),
    }
}

/// Saves them.
///
/// # Errors
/// As [`disk::write`].
pub fn save(home: &Home, settings: Settings) -> Result<()> {
    home.save_settings(&Saved { lang: Some(settings.lang), theme: settings.theme.saved() })?;
    write(home, &OfWindow { text: Some(settings.text), ..read(home) })
}

/// How large the window was.
#[must_use]
pub fn frame(home: &Home) -> Option<Frame> {
    // A size from a broken file must not give a window that nobody can see.
    read(home).frame.filter(|f| (200.0..=20_000.0).contains(&f.width) && (200.0..=20_000.0).contains(&f.height))
}

/// Remembers how large the window is.
///
/// # Errors
/// As [`disk::write`].
pub fn save_frame(home: &Home, frame: Frame) -> Result<()> {
    let was = read(home);
    if was.frame == Some(frame) { Ok(()) } else { write(home, &OfWindow { frame: Some(frame), ..was }) }
}
