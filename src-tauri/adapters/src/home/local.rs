//! What this computer alone knows: `local.toml`, and the app's settings.

use std::path::PathBuf;

use naru_core::clock::{Clock, hex};
use naru_core::project::Local;
use naru_core::words::Lang;
use naru_core::{Code, Error, Result};
use serde::{Deserialize, Serialize};

use super::Home;
use crate::clock::SystemClock;
use crate::disk;

/// What a person set for the app, not for a project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language; else the system's.
    pub lang: Option<Lang>,
    /// `light`, `dark`, or the system's.
    pub theme: Option<String>,
}

impl Home {
    /// What this computer alone knows, with an installation id drawn and saved at the first call.
    ///
    /// # Errors
    /// `BadProject` for a file that does not parse; `StoreUnusable`.
    pub fn local(&self) -> Result<Local> {
        let local = self.read_local()?;
        if local.installation.is_empty() { self.with_local(|local| local.clone()) } else { Ok(local) }
    }

    /// Changes `local.toml`, with nobody in between: it is read, changed and written under a lock.
    ///
    /// # Errors
    /// As [`Home::local`] and [`disk::write`].
    pub fn with_local<T>(&self, change: impl FnOnce(&mut Local) -> T) -> Result<T> {
        let _lock = self.hold("local")?;
        let was = self.read_local()?;
        let mut local = was.clone();
        if local.installation.is_empty() {
            local.installation = hex(&SystemClock.entropy());
        }
        let told = change(&mut local);
        if local != was {
            let text = toml::to_string_pretty(&local).expect("local settings have only strings and tables of them");
            disk::write(&self.local_path(), text.as_bytes())?;
        }
        Ok(told)
    }

    fn local_path(&self) -> PathBuf {
        self.root.join("local.toml")
    }

    fn read_local(&self) -> Result<Local> {
        let path = self.local_path();
        let Some(text) = disk::read(&path)? else { return Ok(Local::default()) };
        toml::from_str(&text).map_err(|e| Error::new(Code::BadProject).arg("path", path.display()).detail(e))
    }

    /// The settings; a damaged file counts as none.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let text = disk::read(&self.root.join("settings.toml")).ok().flatten().unwrap_or_default();
        toml::from_str(&text).unwrap_or_default()
    }

    /// Saves the settings.
    ///
    /// # Errors
    /// As [`disk::write`].
    pub fn save_settings(&self, settings: &Settings) -> Result<()> {
        let text = toml::to_string_pretty(settings).expect("settings have only strings");
        disk::write(&self.root.join("settings.toml"), text.as_bytes())
    }
}
