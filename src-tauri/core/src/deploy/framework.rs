//! What built a folder, and where each framework puts its build.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A framework or generator that Naru knows by its traces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Framework {
    /// Vite, with any library on it.
    Vite,
    /// Create React App.
    CreateReactApp,
    /// Next.js with `output: "export"`.
    NextExport,
    /// SvelteKit with the static adapter.
    SvelteKit,
    /// Astro.
    Astro,
    /// Nuxt by `nuxt generate`.
    Nuxt,
    /// Vue CLI.
    VueCli,
    /// Angular.
    Angular,
    /// Gatsby.
    Gatsby,
    /// Hugo.
    Hugo,
    /// Eleventy.
    Eleventy,
    /// None of these: plain files.
    Plain,
}
