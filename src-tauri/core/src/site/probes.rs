//! Which requests prove that a folder is live at an address, and what a right answer to each is.

use super::answers::{Expect, Meant, Probe, ProbeKind};
use super::distribution;
use super::rewrite;
use crate::cdn::Routing;
use crate::deploy::folder::{FileEntry, FolderView};
use crate::deploy::headers::{CacheClass, cache_class};
use crate::names::{Key, sha256};
use crate::spec::{Access, Spec};

/// Where requests are sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// Without a slash at the end.
    pub url: String,
    /// At a stand-in for AWS's edges: the distribution's own address.
    pub host: Option<String>,
}

/// The requests that prove a folder is live at an address.
#[must_use]
pub fn probes(spec: &Spec, routing: Routing, folder: &FolderView, base: &Base) -> Vec<Probe> {
    if spec.cdn.is_some() {
        return through_cdn(spec, routing, folder, base);
    }
    match &spec.access {
        Access::Classic { index, error } => at_website(spec, index, error, folder, &base.url),
        Access::Private => Vec::new(),
    }
}

/// At S3's website endpoint, which knows folders' index documents and one error document.
fn at_website(spec: &Spec, index: &str, error: &str, folder: &FolderView, base: &str) -> Vec<Probe> {
    let ask = |kind, path: &str, expect| Probe { kind, url: format!("{base}/{path}"), at: None, expect };
    let mut all = Vec::new();
    let root = folder.file(index);
    if let Some(entry) = root {
        all.push(ask(ProbeKind::Root, "", file(entry)));
    }
    if let Some(entry) = telling_asset(folder) {
        all.push(ask(ProbeKind::Asset, &url_path(&entry.key), file(entry)));
    }
    match (nested(folder, index), root) {
        (Some((dir, entry)), _) => all.push(ask(ProbeKind::DeepLink, &format!("{dir}/"), file(entry))),
        (None, Some(entry)) if error == index => all.push(ask(
            ProbeKind::DeepLink,
            "naru-check/deep-link",
            Expect::PageWithAnyStatus { sha256: entry.sha256.to_string() },
        )),
        (None, _) => {}
    }
    all.push(ask(ProbeKind::Missing, &missing(spec, ".js"), Expect::Refusal));
    all
}

/// Through a distribution, over HTTPS.
fn through_cdn(spec: &Spec, routing: Routing, folder: &FolderView, base: &Base) -> Vec<Probe> {
    let meant = |https| base.host.clone().map(|host| Meant { host, https });
    let ask = |kind, path: &str, expect| Probe { kind, url: format!("{}/{path}", base.url), at: meant(true), expect };
    let mut all = Vec::new();
    let index = distribution::index(spec);
    let root = folder.file(index);
    if let Some(entry) = root {
        all.push(ask(ProbeKind::Root, "", file(entry)));
        let host = base.host.clone().unwrap_or_else(|| base.url.trim_start_matches("https://").to_owned());
        let url = if base.host.is_some() { base.url.clone() } else { format!("http://{host}") };
        all.push(Probe {
            kind: ProbeKind::PlainHttp,
            url: format!("{url}/"),
            at: meant(false),
            expect: Expect::Redirect { location: format!("https://{host}/") },
        });
    }
    if let Some(entry) = telling_asset(folder) {
        all.push(ask(ProbeKind::Asset, &url_path(&entry.key), file(entry)));
    }
    let font = |f: &&FileEntry| matches!(&*f.key.extension(), "woff2" | "woff" | "ttf" | "otf");
    if let Some(entry) = folder.files.iter().find(font) {
        all.push(ask(ProbeKind::Font, &url_path(&entry.key), file(entry)));
    }
    let deep = match routing {
        Routing::SinglePage | Routing::ErrorPages => root.map(|entry| ("naru-check/deep-link".to_owned(), entry)),
        Routing::ManyPages => nested(folder, "index.html").map(|(dir, entry)| (format!("{dir}/"), entry)),
        Routing::CleanUrls => folder
            .files
            .iter()
            .filter(|f| f.key.as_str() != "404.html" && f.key.as_str().rsplit('/').next() != Some("index.html"))
            .find_map(|f| Some((url_path(&f.key).strip_suffix(".html")?.to_owned(), f))),
        Routing::FilesOnly => None,
    };
    if let Some((path, entry)) = deep {
        all.push(ask(ProbeKind::DeepLink, &path, file(entry)));
    }
    let not_found = rewrite::not_found_page(folder).and_then(|page| folder.file(page.as_str()));
    let refused = match (routing, root, not_found) {
        // What the blanket rule costs: a script that is missing answers with a page.
        (Routing::ErrorPages, Some(entry), _) => file(entry),
        (_, _, Some(page)) => Expect::PageWithStatus { sha256: page.sha256.to_string(), status: 404 },
        (_, _, None) => Expect::Refusal,
    };
    if !matches!(routing, Routing::SinglePage | Routing::ErrorPages) && not_found.is_some() {
        all.push(ask(ProbeKind::NoSuchPage, &missing(spec, ""), refused.clone()));
    }
    all.push(ask(ProbeKind::Missing, &missing(spec, ".js"), refused));
    all
}

/// A name nobody publishes and no cache has seen: it is another one for every release.
fn missing(spec: &Spec, extension: &str) -> String {
    format!("naru-check/missing-{}{extension}", &sha256(spec.release.as_str().as_bytes())[..8])
}

fn file(entry: &FileEntry) -> Expect {
    Expect::File {
        sha256: entry.sha256.to_string(),
        content_type: entry.headers.content_type.clone(),
        cache_control: entry.headers.cache_control.clone(),
    }
}

/// A page in a folder, and that folder's path.
fn nested<'a>(folder: &'a FolderView, index: &str) -> Option<(String, &'a FileEntry)> {
    let entry = folder.files.iter().find(|f| f.key.as_str().ends_with(&format!("/{index}")))?;
    let dir = entry.key.as_str().strip_suffix(index).expect("found by this suffix");
    let dir = Key::parse(dir.trim_end_matches('/')).expect("a folder of a key is a key");
    Some((url_path(&dir), entry))
}

/// A file larger than this proves nothing more than a smaller one.
const TELLING_BYTES: u64 = 8_000_000;

/// The file whose loss would hurt most: a hashed script, else any script or style, else the largest other file
/// that is fetched in a moment.
fn telling_asset(folder: &FolderView) -> Option<&crate::deploy::folder::FileEntry> {
    let rank = |key: &Key| match (&*key.extension(), cache_class(key)) {
        ("js" | "mjs", CacheClass::Immutable) => 4,
        ("css", CacheClass::Immutable) => 3,
        ("js" | "mjs", _) => 2,
        ("css", _) => 1,
        _ => 0,
    };
    folder
        .files
        .iter()
        .filter(|f| !matches!(&*f.key.extension(), "html" | "htm") && (1..=TELLING_BYTES).contains(&f.size))
        .max_by_key(|f| (rank(&f.key), f.size))
}

/// A key as the path of an address: everything but unreserved characters and `/` percent-encoded (RFC 3986).
#[must_use]
pub fn url_path(key: &Key) -> String {
    use std::fmt::Write;
    key.as_str().bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("writing to a String cannot fail");
        }
        out
    })
}
