//! What built a folder, and where each framework puts its build. Decided from names and three small texts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::html::{self, Tag};

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

impl Framework {
    /// Every framework, for the tests of words.
    pub const ALL: [Self; 12] = [
        Self::Vite,
        Self::CreateReactApp,
        Self::NextExport,
        Self::SvelteKit,
        Self::Astro,
        Self::Nuxt,
        Self::VueCli,
        Self::Angular,
        Self::Gatsby,
        Self::Hugo,
        Self::Eleventy,
        Self::Plain,
    ];

    /// The kebab-case name used in word keys: `framework-<key>`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Vite => "vite",
            Self::CreateReactApp => "create-react-app",
            Self::NextExport => "next-export",
            Self::SvelteKit => "svelte-kit",
            Self::Astro => "astro",
            Self::Nuxt => "nuxt",
            Self::VueCli => "vue-cli",
            Self::Angular => "angular",
            Self::Gatsby => "gatsby",
            Self::Hugo => "hugo",
            Self::Eleventy => "eleventy",
            Self::Plain => "plain",
        }
    }

    /// Where a project of this framework usually puts its build, below the project's root.
    ///
    /// `*` stands for any one folder. Sources: each framework's own documentation of its output folder.
    #[must_use]
    pub const fn outputs(self) -> &'static [&'static str] {
        match self {
            Self::Vite | Self::Astro | Self::VueCli => &["dist"],
            Self::CreateReactApp | Self::SvelteKit => &["build"],
            Self::NextExport => &["out"],
            // Nuxt 3 links `dist` to `.output/public`; Nuxt 2 writes `dist` itself.
            Self::Nuxt => &[".output/public", "dist"],
            Self::Angular => &["dist/*/browser", "dist/*", "dist"],
            Self::Gatsby | Self::Hugo => &["public"],
            Self::Eleventy => &["_site"],
            Self::Plain => ANY_OUTPUT,
        }
    }
}

/// Where builds lie when the project's own framework does not tell, or was told otherwise.
///
/// `public` is not here: in most projects it holds what goes *into* a build.
pub const ANY_OUTPUT: &[&str] = &["dist", "build", "out", ".output/public", "_site", "www", "dist/*", "dist/*/browser"];

/// The top level of a folder: what is needed to tell a project's root from a build.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Top {
    /// Names at the top; a folder's ends in `/`.
    pub names: Vec<String>,
    /// The text of `index.html`, if there is one.
    pub index_html: Option<String>,
    /// The text of `package.json`, if there is one.
    pub package_json: Option<String>,
}

impl Top {
    /// Whether this is a project's root rather than a build.
    ///
    /// It is one if its `index.html` refers to `/src/*` or `%PUBLIC_URL%`, or is absent while a
    /// `package.json` exists. A relative reference below `src/` counts only if no browser could run
    /// it (`src/main.tsx`): hand-written pages do load `src/app.js`.
    #[must_use]
    pub fn is_project_root(&self) -> bool {
        match &self.index_html {
            Some(page) => is_source_page(page),
            None => self.package_json.is_some(),
        }
    }

    /// Whether a site generator's own configuration lies here, which needs no `package.json`.
    #[must_use]
    pub fn is_generator_root(&self) -> bool {
        self.index_html.is_none() && matches!(of_project(self), Framework::Hugo | Framework::Eleventy)
    }

    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|n| n == name)
    }

    /// Whether a configuration such as `vite.config.ts` lies here.
    fn has_config(&self, stem: &str) -> bool {
        ["js", "mjs", "cjs", "ts", "mts", "cts"].iter().any(|ext| self.has(&format!("{stem}.{ext}")))
    }
}

/// Whether a page is what a bundler starts from, not what it made.
fn is_source_page(page: &str) -> bool {
    let tags = html::tags(page);
    let references = || {
        tags.iter()
            .flat_map(|tag| &tag.attributes)
            .filter(|(name, _)| matches!(name.as_str(), "src" | "href" | "content"))
            .map(|(_, value)| value.trim_start_matches("./"))
    };
    let only_for_bundlers = |path: &str| {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        [".ts", ".tsx", ".jsx", ".vue", ".svelte"].iter().any(|ext| path.ends_with(ext))
    };
    references().any(|value| {
        value.starts_with("/src/")
            || value.contains("%PUBLIC_URL%")
            || (value.starts_with("src/") && only_for_bundlers(value))
    })
}

/// What a project's root is a project of, by its dependencies and its configuration files.
#[must_use]
pub fn of_project(top: &Top) -> Framework {
    let package: serde_json::Value = top
        .package_json
        .as_deref()
        .and_then(|text| serde_json::from_str(text.trim_start_matches('\u{feff}')).ok())
        .unwrap_or_default();
    let needs = |name: &str| ["dependencies", "devDependencies"].iter().any(|kind| package[*kind].get(name).is_some());
    // The order matters: those in front are built on Vite or webpack themselves.
    if needs("@angular/core") || top.has("angular.json") {
        Framework::Angular
    } else if needs("next") || top.has_config("next.config") {
        Framework::NextExport
    } else if needs("nuxt") || needs("nuxt3") || top.has_config("nuxt.config") {
        Framework::Nuxt
    } else if needs("@sveltejs/kit") {
        Framework::SvelteKit
    } else if needs("astro") || top.has_config("astro.config") {
        Framework::Astro
    } else if needs("gatsby") || top.has_config("gatsby-config") {
        Framework::Gatsby
    } else if needs("@11ty/eleventy") || top.has(".eleventy.js") || top.has_config("eleventy.config") {
        Framework::Eleventy
    } else if is_hugo(top) {
        Framework::Hugo
    } else if needs("react-scripts") || top.has_config("craco.config") {
        Framework::CreateReactApp
    } else if needs("@vue/cli-service") || top.has_config("vue.config") {
        Framework::VueCli
    } else if needs("vite") || top.has_config("vite.config") {
        Framework::Vite
    } else if top.index_html.as_deref().is_some_and(|page| page.contains("%PUBLIC_URL%")) {
        // The `public` folder of Create React App, taken for the build.
        Framework::CreateReactApp
    } else {
        Framework::Plain
    }
}

/// Hugo's configuration; before 0.110 it was called `config.*`, which alone says nothing.
fn is_hugo(top: &Top) -> bool {
    let any = |stem: &str| ["toml", "yaml", "yml", "json"].iter().any(|ext| top.has(&format!("{stem}.{ext}")));
    any("hugo")
        || ((any("config") || top.has("config/"))
            && top.has("content/")
            && (top.has("themes/") || top.has("layouts/") || top.has("archetypes/")))
}

/// A project around a build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// The project's top level.
    pub top: Top,
    /// The build's path below it, with `/`.
    pub inner: String,
}

impl Around {
    /// What the project is one of, if the build lies where that framework puts it.
    fn framework(&self) -> Option<Framework> {
        let framework = of_project(&self.top);
        let fits = framework.outputs().iter().any(|output| matches_output(output, &self.inner));
        (framework != Framework::Plain && fits).then_some(framework)
    }
}

/// Whether a path is what an entry of [`Framework::outputs`] means.
fn matches_output(output: &str, path: &str) -> bool {
    let (mut want, mut have) = (output.split('/'), path.split('/'));
    loop {
        match (want.next(), have.next()) {
            (None, None) => return true,
            (Some(w), Some(h)) if w == "*" || w == h => {}
            _ => return false,
        }
    }
}

/// What made a build, by the traces in it; the project around it decides where they leave it open.
///
/// `paths` are the files below the build's root, with `/`.
#[must_use]
pub fn of_build<'a>(
    paths: impl Iterator<Item = &'a str> + Clone,
    index_html: Option<&str>,
    around: Option<&Around>,
) -> Framework {
    let tags = html::tags(index_html.unwrap_or_default());
    match by_traces(paths, &tags) {
        // Astro, SvelteKit and Nuxt build on Vite and can be told to use its names; Hugo and
        // Eleventy need leave no trace at all.
        weak @ (Framework::Plain | Framework::Vite) => around.and_then(Around::framework).unwrap_or(weak),
        sure => sure,
    }
}

fn by_traces<'a>(paths: impl Iterator<Item = &'a str> + Clone, tags: &[Tag<'_>]) -> Framework {
    let below = |dir: &str| paths.clone().any(|path| path.starts_with(dir));
    let has = |name: &str| paths.clone().any(|path| path == name);
    let hashed = |before: &str, after: &str, is_hash: fn(&str) -> bool| {
        paths.clone().any(|p| p.strip_prefix(before).and_then(|p| p.strip_suffix(after)).is_some_and(is_hash))
    };
    let id = |name: &str| tags.iter().any(|tag| tag.get("id") == Some(name));
    let attribute = |name: &str| tags.iter().any(|tag| tag.get(name).is_some());
    let marked = |with: &str| tags.iter().flat_map(|tag| &tag.attributes).any(|(name, _)| name.starts_with(with));
    let tag = |name: &str| tags.iter().any(|tag| tag.name == name);
    let made_by = |name: &str| html::generators(tags).iter().any(|g| g.starts_with(name));

    if below("_next/static/") || id("__next") {
        Framework::NextExport
    } else if below("_app/immutable/") || attribute("data-sveltekit-preload-data") {
        Framework::SvelteKit
    } else if below("_nuxt/") || id("__nuxt") || id("__NUXT_DATA__") {
        Framework::Nuxt
    } else if below("_astro/") || made_by("Astro") || tag("astro-island") || marked("data-astro-") {
        Framework::Astro
    } else if id("___gatsby") || made_by("Gatsby") || below("page-data/app-data.json") {
        Framework::Gatsby
    } else if made_by("Hugo") {
        Framework::Hugo
    } else if made_by("Eleventy") {
        Framework::Eleventy
    } else if attribute("ng-version")
        || has("ngsw.json")
        || hashed("main-", ".js", is_base32_hash)
        || (tag("app-root") && (hashed("main.", ".js", is_hex_hash) || has("main.js")))
        || (hashed("main.", ".js", is_hex_hash) && hashed("polyfills.", ".js", is_hex_hash))
    {
        Framework::Angular
    } else if has("asset-manifest.json")
        && (hashed("static/js/main.", ".js", is_hex_hash) || hashed("static/js/main.", ".chunk.js", is_hex_hash))
    {
        Framework::CreateReactApp
    } else if hashed("js/chunk-vendors.", ".js", is_hex_hash)
        || (hashed("js/app.", ".js", is_hex_hash) && hashed("css/app.", ".css", is_hex_hash))
    {
        Framework::VueCli
    } else if made_by("VitePress") || tags.iter().any(is_vite_entry) {
        Framework::Vite
    } else {
        Framework::Plain
    }
}

/// `<script type="module" crossorigin src="/assets/index-CwKq7x2B.js">`: only Vite writes it so.
fn is_vite_entry(tag: &Tag<'_>) -> bool {
    tag.name == "script"
        && tag.get("type") == Some("module")
        && tag.get("crossorigin").is_some()
        && tag.get("src").is_some_and(|src| src.ends_with(".js"))
}

/// webpack's: 8–20 hexadecimal digits.
fn is_hex_hash(text: &str) -> bool {
    (8..=20).contains(&text.len()) && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// esbuild's, which Angular uses: 8 of A–Z and 2–7.
fn is_base32_hash(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|b| matches!(b, b'A'..=b'Z' | b'2'..=b'7'))
}
