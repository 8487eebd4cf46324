//! The address a build's own files are loaded from: the setting of each framework, and what in a built page cannot
//! work. It is decided when the site is built, so after a change it is built and deployed again.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::deploy::framework::Framework;
use crate::deploy::html;
use crate::error::{Code, Error, Result};

/// Where a build's own files are loaded from. It ends with `/`, and is safe in every configuration file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Parses `https://…` or a path that begins with `/`.
    ///
    /// # Errors
    /// `BadValue` with `rule` `base-shape`.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim();
        let bad = || {
            let error = Error::new(Code::BadValue).arg("field", "base").arg("rule", "base-shape");
            error.arg("value", super::printable(text))
        };
        let well = text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/:%".contains(&b));
        let (host, path) = match split(text) {
            Some((_, host, path)) => (Some(host), path),
            None => (None, text),
        };
        let host_ok = host.is_none_or(|host| !host.is_empty() && !host.contains('%') && !host.starts_with(':'));
        let path_ok = (path.is_empty() && host.is_some()) || (path.starts_with('/') && !path.contains("//"));
        if !well || !host_ok || !path_ok || path.contains(':') {
            return Err(bad());
        }
        Ok(Self(if text.ends_with('/') { text.to_owned() } else { format!("{text}/") }))
    }

    /// With its slash at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without its slash at the end: empty for `/`.
    #[must_use]
    pub fn without_slash(&self) -> &str {
        &self.0[..self.0.len() - 1]
    }

    /// Whether it names no host.
    #[must_use]
    pub fn is_path(&self) -> bool {
        self.0.starts_with('/')
    }

    /// Why files could not be loaded from there, if that can be told from the address alone.
    #[must_use]
    pub fn problem(&self) -> Option<AssetProblemKind> {
        split(&self.0).and_then(|(scheme, host, path)| of_address(scheme, host, path, true))
    }
}

/// Where a framework's setting is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "AdvicePlace")]
pub enum Place {
    /// In `.env`, which Naru can write.
    Env,
    /// In a configuration file, which a person edits.
    Config,
    /// On the build's command line.
    Command,
}

/// How a framework is told where its build's files are loaded from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Advice {
    /// Where it is written.
    pub place: Place,
    /// The file's usual name; for a command, its program.
    pub file: String,
    /// The setting's name.
    pub setting: String,
    /// The exact lines.
    pub snippet: String,
}

/// The setting of a framework; `None` for plain files, which have none. Sources: each framework's own documentation.
#[must_use]
pub fn advice(framework: Framework, base: &BaseUrl) -> Option<Advice> {
    let (whole, short, path) = (base.as_str(), base.without_slash(), base.is_path());
    let say = |place, file: &str, setting: &str, snippet: String| {
        let (file, setting) = (file.to_owned(), setting.to_owned());
        Some(Advice { place, file, setting, snippet })
    };
    let config = |file, setting, snippet| say(Place::Config, file, setting, snippet);
    let command = |file, setting: &str, line: &str| say(Place::Command, file, setting, format!("{line}{whole}"));
    match framework {
        Framework::CreateReactApp => say(Place::Env, ".env", super::dotenv::PUBLIC_URL, format!("PUBLIC_URL={whole}")),
        Framework::Vite => {
            config("vite.config.js", "base", format!("export default defineConfig({{\n  base: \"{whole}\",\n}});"))
        }
        Framework::VueCli => config(
            "vue.config.js",
            "publicPath",
            format!("module.exports = defineConfig({{\n  publicPath: \"{whole}\",\n}});"),
        ),
        Framework::NextExport => {
            let setting = if path { "basePath" } else { "assetPrefix" };
            let body = format!("const nextConfig = {{\n  output: \"export\",\n  {setting}: \"{short}\",\n}};");
            config("next.config.mjs", setting, format!("{body}\n\nexport default nextConfig;"))
        }
        Framework::SvelteKit => {
            let setting = if path { "base" } else { "assets" };
            let body = format!("const config = {{\n  kit: {{\n    paths: {{ {setting}: \"{short}\" }},\n  }},\n}};");
            config(
                "svelte.config.js",
                if path { "paths.base" } else { "paths.assets" },
                format!("{body}\n\nexport default config;"),
            )
        }
        Framework::Astro if path => {
            config("astro.config.mjs", "base", format!("export default defineConfig({{\n  base: \"{whole}\",\n}});"))
        }
        Framework::Astro => config(
            "astro.config.mjs",
            "build.assetsPrefix",
            format!("export default defineConfig({{\n  build: {{ assetsPrefix: \"{short}\" }},\n}});"),
        ),
        Framework::Nuxt => {
            let setting = if path { "baseURL" } else { "cdnURL" };
            config(
                "nuxt.config.ts",
                if path { "app.baseURL" } else { "app.cdnURL" },
                format!("export default defineNuxtConfig({{\n  app: {{ {setting}: \"{whole}\" }},\n}});"),
            )
        }
        Framework::Angular if path => command("ng", "--base-href", "ng build --base-href "),
        Framework::Angular => command("ng", "--deploy-url", "ng build --deploy-url "),
        Framework::Gatsby => {
            let setting = if path { "pathPrefix" } else { "assetPrefix" };
            let body = format!("module.exports = {{\n  {setting}: \"{short}\",\n}};");
            config("gatsby-config.js", setting, format!("// gatsby build --prefix-paths\n{body}"))
        }
        Framework::Hugo => config("hugo.toml", "baseURL", format!("baseURL = \"{whole}\"")),
        Framework::Eleventy if path => command("eleventy", "--pathprefix", "npx @11ty/eleventy --pathprefix="),
        Framework::Eleventy => config(
            "eleventy.config.js",
            "HtmlBasePlugin",
            format!("eleventyConfig.addPlugin(HtmlBasePlugin, {{ baseHref: \"{whole}\" }});"),
        ),
        Framework::Plain => None,
    }
}

/// Why a reference in a built page cannot work: word key `asset-problem-<kind>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum AssetProblemKind {
    /// It names this computer, or one of the local network.
    ThisMachine,
    /// It names the bucket's own address, which answers 403 if the bucket is private.
    BucketUrl,
    /// It is not encrypted, and a page by HTTPS loads no such thing.
    PlainHttp,
    /// It names another host for a file that this build holds.
    OtherHost,
    /// Its path begins with a folder that the build does not have.
    OtherBase,
    /// There is no such file in the build.
    NoFile,
}

impl AssetProblemKind {
    /// Every one, for the tests of words.
    pub const ALL: [Self; 6] =
        [Self::ThisMachine, Self::BucketUrl, Self::PlainHttp, Self::OtherHost, Self::OtherBase, Self::NoFile];

    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::ThisMachine => "this-machine",
            Self::BucketUrl => "bucket-url",
            Self::PlainHttp => "plain-http",
            Self::OtherHost => "other-host",
            Self::OtherBase => "other-base",
            Self::NoFile => "no-file",
        }
    }
}

/// One reference that cannot work.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct AssetProblem {
    /// Why.
    pub kind: AssetProblemKind,
    /// The reference as it stands in the page.
    pub reference: String,
    /// The page or the style, by its key.
    pub file: String,
}

/// What in a page of a build cannot work at its address: scripts, styles, icons and images, each once, in order.
///
/// `files` are the build's keys. Without an address nothing is said about hosts that may be the site's own, nor about
/// missing encryption.
#[must_use]
pub fn in_page(page: &str, text: &str, files: &BTreeSet<String>, address: Option<&str>) -> Vec<AssetProblem> {
    let (base, all) = of_page(page, text);
    of_references(page, &base, all.iter().map(|(reference, must)| (reference.as_str(), *must)), files, address)
}

/// What a page loads: where relative references are looked up, and each with whether the page cannot do without.
pub(super) fn of_page(page: &str, text: &str) -> (String, Vec<(String, bool)>) {
    let tags = html::tags(text);
    let loaded = html::assets(&tags);
    let others = tags.iter().filter_map(|tag| match tag.name.as_str() {
        "img" | "source" | "video" | "audio" => tag.get("src"),
        "link" if is_icon(tag.get("rel").unwrap_or_default()) => tag.get("href"),
        _ => None,
    });
    let base = tags.iter().find(|tag| tag.name == "base").and_then(|tag| tag.get("href")).unwrap_or_default().trim();
    // What `<base>` says is itself looked up where the page is.
    let base =
        if base.starts_with('/') || has_scheme(base) { base.to_owned() } else { format!("{}{base}", beside(page)) };
    let all = loaded.into_iter().map(|a| (a, true)).chain(others.map(|a| (a, false)));
    // An image that is written into the page is nothing to load.
    (base, all.filter(|(a, _)| !a.starts_with("data:")).map(|(a, must)| (a.to_owned(), must)).collect())
}

/// The same of a style, whose references are at hand: fonts, images and other styles.
pub(super) fn of_style(style: &str, references: &[&str]) -> (String, Vec<(String, bool)>) {
    let all = references.iter().filter(|one| !one.starts_with("data:")).map(|one| ((*one).to_owned(), true));
    (beside(style), all.collect())
}

/// The folder that a file lies in, from the site's root, with its slashes.
fn beside(key: &str) -> String {
    key.rsplit_once('/').map_or_else(|| "/".to_owned(), |(folder, _)| format!("/{folder}/"))
}

/// What of these references cannot work, each once, in order.
pub(super) fn of_references<'a>(
    file: &str,
    base: &str,
    references: impl Iterator<Item = (&'a str, bool)>,
    files: &BTreeSet<String>,
    address: Option<&str>,
) -> Vec<AssetProblem> {
    let mut found: Vec<AssetProblem> = Vec::new();
    for (reference, must) in references {
        if let Some(kind) = problem(reference.trim(), base, files, address, must)
            && found.iter().all(|known| known.reference != reference)
        {
            found.push(AssetProblem { kind, reference: reference.to_owned(), file: file.to_owned() });
        }
    }
    found
}

fn is_icon(rel: &str) -> bool {
    rel.split_ascii_whitespace()
        .any(|word| ["icon", "apple-touch-icon", "manifest"].iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// `must`: a script or a style, so that a missing file is said even if nothing like it is there.
fn problem(
    reference: &str,
    base: &str,
    files: &BTreeSet<String>,
    address: Option<&str>,
    must: bool,
) -> Option<AssetProblemKind> {
    let address = address.and_then(split);
    let scheme = address.map_or("https", |(scheme, ..)| scheme);
    let whole = match (split(reference), reference.strip_prefix("//")) {
        (Some(_), _) => reference.to_owned(),
        (None, Some(rest)) => format!("{scheme}://{rest}"),
        (None, None) if reference.starts_with(['#', '?']) || has_scheme(reference) => return None,
        // What does not begin with a slash is looked up where `<base>` says.
        (None, None) if !reference.starts_with('/') && base.contains('/') => {
            format!("{}{reference}", &base[..=base.rfind('/')?])
        }
        (None, None) => reference.to_owned(),
    };
    let Some((scheme, host, path)) = split(&whole) else { return missing(&whole, files, must) };
    let page_is_safe = address.is_some_and(|(scheme, ..)| scheme == "https");
    if let Some(kind) = of_address(scheme, host, path, page_is_safe) {
        return Some(kind);
    }
    match address {
        Some((_, own, _)) if own.eq_ignore_ascii_case(host) => missing(path, files, must),
        Some(_) if tails(&key(path)).any(|tail| tail.contains('/') && files.contains(tail)) => {
            Some(AssetProblemKind::OtherHost)
        }
        _ => None,
    }
}

fn has_scheme(reference: &str) -> bool {
    let scheme = reference.split(['/', '?', '#']).next().unwrap_or_default();
    scheme.split_once(':').is_some_and(|(name, _)| !name.is_empty())
}

fn missing(path: &str, files: &BTreeSet<String>, must: bool) -> Option<AssetProblemKind> {
    let key = key(path);
    if key.is_empty() || files.contains(&key) {
        None
    } else if tails(&key).skip(1).any(|tail| files.contains(tail)) {
        Some(AssetProblemKind::OtherBase)
    } else {
        must.then_some(AssetProblemKind::NoFile)
    }
}

/// A path and what is left of it after each of its folders.
fn tails(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.split_once('/').map(|(_, tail)| tail))
}

/// The key a path asks for: without query and fragment, dots followed, decoded.
fn key(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    decoded(&parts.join("/"))
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = bytes.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *byte == b'%') {
            Some(value) => {
                out.push(value);
                at += 3;
            }
            None => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// What can be told of an address by itself, the gravest first.
fn of_address(scheme: &str, host: &str, path: &str, page_is_safe: bool) -> Option<AssetProblemKind> {
    let name = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
    if is_local(&name) {
        Some(AssetProblemKind::ThisMachine)
    } else if is_bucket(&name, path) {
        Some(AssetProblemKind::BucketUrl)
    } else {
        (page_is_safe && scheme == "http").then_some(AssetProblemKind::PlainHttp)
    }
}

fn is_local(name: &str) -> bool {
    match name.parse::<std::net::Ipv4Addr>() {
        Ok(ip) => ip.is_loopback() || ip.is_private() || ip.is_unspecified() || ip.is_link_local(),
        Err(_) => {
            name == "localhost" || name.ends_with(".localhost") || name.ends_with(".local") || name.starts_with('[')
        }
    }
}

/// `<bucket>.s3.<region>.amazonaws.com` and its older and dual-stack forms, or `s3.<region>.amazonaws.com/<bucket>`.
/// The website endpoint (`s3-website`) is another thing.
fn is_bucket(name: &str, path: &str) -> bool {
    let Some(front) = name.strip_suffix(".amazonaws.com").or_else(|| name.strip_suffix(".amazonaws.com.cn")) else {
        return false;
    };
    let is_s3 = |part: &str| part == "s3" || (part.starts_with("s3-") && !part.starts_with("s3-website"));
    let parts: Vec<&str> = front.split('.').collect();
    if parts.first().is_some_and(|first| is_s3(first)) {
        return path.trim_start_matches('/').contains('/');
    }
    // A bucket's name may hold dots; what follows `s3` is a Region, at most with `dualstack` before it.
    parts.iter().skip(1).rev().take(3).any(|part| is_s3(part))
}

/// Scheme, host and path of an address by HTTP.
fn split(address: &str) -> Option<(&'static str, &str, &str)> {
    let (scheme, rest) = ["https", "http"].into_iter().find_map(|scheme| {
        let front = address.get(..scheme.len())?;
        let rest = address[scheme.len()..].strip_prefix("://")?;
        front.eq_ignore_ascii_case(scheme).then_some((scheme, rest))
    })?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    Some((scheme, &rest[..end], &rest[end..]))
}
