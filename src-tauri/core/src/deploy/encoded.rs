//! Files that were compressed when the site was built: `app.js.gz`, `app.js.br`, `drawing.svgz`.
//!
//! S3 hands out the bytes that lie there and CloudFront asks for one key, whatever the visitor takes: neither chooses
//! among files. So there are three kinds of such a file:
//!
//! - **A twin** of a file that is in the build as well: left out. CloudFront compresses the original by itself (gzip
//!   and Brotli), and nobody would ever ask for the twin.
//! - **A file that stands alone**, such as an engine's `game.wasm.br`: its page asks for it by this very name and
//!   expects the browser to unpack it, so it goes over with `Content-Encoding` and the type of its inner name.
//!   A browser takes Brotli only over HTTPS. A script that unpacks such a file itself needs a rule of the project with
//!   `content_encoding = "none"`.
//! - **A download**, such as `data.tar.gz`, `access.log.gz` or a `sitemap.xml.gz`: it stays the archive it is.
//!
//! <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html>,
//! <https://docs.unity3d.com/Manual/webgl-deploying.html>.

use std::collections::BTreeSet;

use crate::names::Key;

/// What pages load, so that its compressed form is meant for the browser and not for a person's disk.
const LOADED: &[&str] = &[
    "html",
    "htm",
    "css",
    "js",
    "mjs",
    "cjs",
    "wasm",
    "json",
    "webmanifest",
    "map",
    "svg",
    "ico",
    "ttf",
    "otf",
    "eot",
    "glb",
    "gltf",
    "bin",
    "data",
    "mem",
    "pck",
    "rsc",
];

/// A compressed file's coding, as `Content-Encoding` says it, and the key it would have without.
#[must_use]
pub fn encoding(key: &Key) -> Option<(&'static str, Key)> {
    let name = key.as_str();
    let coding = match &*key.extension() {
        "gz" => "gzip",
        "br" => "br",
        "svgz" => return Some(("gzip", key.clone())),
        _ => return None,
    };
    let inner = Key::parse(&name[..name.len() - key.extension().len() - 1]).ok()?;
    LOADED.contains(&&*inner.extension()).then_some((coding, inner))
}

/// Which of the keys are twins of others: the compressed form of a file that is there as well.
#[must_use]
pub fn twins<'a>(keys: impl Iterator<Item = &'a Key> + Clone) -> BTreeSet<Key> {
    let candidates: Vec<(&Key, Key)> =
        keys.clone().filter_map(|key| encoding(key).map(|(_, inner)| (key, inner))).filter(|(a, b)| *a != b).collect();
    if candidates.is_empty() {
        return BTreeSet::new();
    }
    let all: BTreeSet<&Key> = keys.collect();
    candidates.into_iter().filter(|(_, inner)| all.contains(inner)).map(|(key, _)| key.clone()).collect()
}
