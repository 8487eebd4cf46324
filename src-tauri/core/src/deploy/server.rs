//! Builds that a server has to run: told by files that no static build has. Sources: each framework's own
//! documentation of what its server build writes.

use super::framework::Framework;
use crate::error::{Code, Error};

/// Below a project's root; `*` stands for any one folder.
const OF_PROJECT: &[(Framework, &str)] = &[
    (Framework::NextExport, ".next/BUILD_ID"),
    (Framework::Nuxt, ".output/server/index.mjs"),
    (Framework::SvelteKit, "build/handler.js"),
    (Framework::SvelteKit, ".svelte-kit/output/server/index.js"),
    (Framework::Astro, "dist/server/entry.mjs"),
    (Framework::Angular, "dist/*/server/server.mjs"),
    (Framework::Vite, "build/server/index.js"),
    (Framework::Vite, "dist/server/index.js"),
    (Framework::Vite, "dist/server/entry-server.js"),
    (Framework::Vite, "dist/server/entry-server.mjs"),
];

/// Below the folder a build was written to.
const OF_BUILD: &[(Framework, &str)] = &[
    (Framework::NextExport, "BUILD_ID"),
    (Framework::Nuxt, "server/index.mjs"),
    (Framework::SvelteKit, "handler.js"),
    (Framework::Astro, "server/entry.mjs"),
    (Framework::Angular, "server/server.mjs"),
    (Framework::Vite, "server/index.js"),
    (Framework::Vite, "server/entry-server.js"),
    (Framework::Vite, "server/entry-server.mjs"),
];

/// Folders of which nothing is meant to be published as it lies there, pages that were rendered ahead included.
const INSIDE: &[(Framework, &str)] = &[(Framework::NextExport, ".next"), (Framework::SvelteKit, ".svelte-kit")];

/// What a server's build was recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServerBuild {
    /// Of which framework.
    pub framework: Framework,
    /// The file or folder that gave it away.
    pub trace: &'static str,
}

impl ServerBuild {
    fn among(all: &'static [(Framework, &'static str)], has: impl Fn(&str) -> bool) -> Option<Self> {
        let found = all.iter().find(|(_, trace)| has(trace));
        found.map(|(framework, trace)| Self { framework: *framework, trace })
    }

    /// A project that was built for a server. `has` tells whether such a file lies below its root.
    #[must_use]
    pub fn of_project(has: impl Fn(&str) -> bool) -> Option<Self> {
        Self::among(OF_PROJECT, has)
    }

    /// The folder that such a build was written to.
    #[must_use]
    pub fn of_build(has: impl Fn(&str) -> bool) -> Option<Self> {
        Self::among(OF_BUILD, has)
    }

    /// A path, with `/`, that leads into the inside of one.
    #[must_use]
    pub fn around(path: &str) -> Option<Self> {
        Self::among(INSIDE, |name| path.split('/').any(|part| part == name))
    }

    /// The refusal, with how this framework makes a static build. `path` as it may be printed.
    #[must_use]
    pub fn refusal(self, path: &str) -> Error {
        let error = Error::new(Code::FolderNeedsServer).arg("path", path).arg("trace", self.trace);
        let error = error.arg("framework", self.framework.key());
        match self.framework {
            Framework::NextExport => error.hint("static-next"),
            Framework::Nuxt => error.hint("static-nuxt"),
            Framework::SvelteKit => error.hint("static-svelte-kit"),
            Framework::Astro => error.hint("static-astro"),
            Framework::Angular => error.hint("static-angular"),
            _ => error.hint("static-other"),
        }
    }
}
