//! Table F, second part: what visitors' pages, scripts and caches do.

use std::collections::BTreeSet;

use crate::cdn::{ErrorPage, Field, Routing};
use crate::deploy::folder::FolderWarningKind;
use crate::deploy::framework::Framework;
use crate::deploy::headers::{CacheClass, cache_class};
use crate::deploy::html;
use crate::deploy::preflight::{loads_from_elsewhere, shown};
use crate::doctor::case::Case;
use crate::doctor::evidence::{HttpSight, host_of};
use crate::doctor::{Finding, Fix, Place, fix};
use crate::names::Key;
use crate::op::{CloudFrontOp, Op};
use crate::site::answers::url_path;
use crate::site::distribution::of_site;
use crate::site::routing;
use crate::step::StepId;

fn new(form: &'static str) -> Finding {
    Finding::new(form, Place::Cdn)
}

fn routed(case: &Case<'_>, form: &'static str) -> Fix {
    if of_site(case.spec, case.world()).is_none() {
        return fix::person(form);
    }
    fix::planned(case, form, StepId::Routing, |op| {
        let changes = matches!(
            op,
            Op::CloudFront(CloudFrontOp::PublishFunction { .. } | CloudFrontOp::UpdateDistribution { .. })
        );
        changes.then_some(op)
    })
}

/// Whether this is one address of a page that lies at `<path>/index.html`.
fn folder_page(case: &Case<'_>, sight: &HttpSight) -> Option<String> {
    let path = sight.path();
    let page = format!("{}/index.html", path.trim_end_matches('/'));
    let stands = case.has(page.trim_start_matches('/')) == Some(true)
        || case.visit(&page).is_some_and(|sight| sight.status == 200);
    (path.len() > 1 && stands && sight.extension().is_empty()).then_some(page)
}

/// F8: an address that only the page's own router knows is missing.
pub(super) fn f8(case: &Case<'_>) -> Option<Finding> {
    let cdn = case.cdn()?;
    let routed_by_page = matches!(routing::wanted(case.spec, case.world()), Routing::SinglePage | Routing::ErrorPages);
    let sight = case.visits().find(|sight| {
        sight.is_missing() && sight.extension().is_empty() && sight.path() != "/" && folder_page(case, sight).is_none()
    })?;
    let root = case.roots().find(|sight| sight.status == 200);
    if !routed_by_page || root.is_none() || sight.cloudfront_refused() {
        return None;
    }
    let root = root.map(HttpSight::told).unwrap_or_default();
    let function = cdn.settings.viewer_request.as_deref().unwrap_or("–");
    let found = new("f8").arg("path", shown(&sight.path())).saw("http", sight.told()).saw("http", root);
    Some(found.saw("setting", format!("FunctionAssociations: {function}")).fix(routed(case, "f8")))
}

/// F9: `/about/` is missing while `/about/index.html` is there.
pub(super) fn f9(case: &Case<'_>) -> Option<Finding> {
    case.cdn()?;
    let (sight, page) = case
        .visits()
        .filter(|sight| sight.is_missing() && !sight.cloudfront_refused())
        .find_map(|sight| folder_page(case, sight).map(|page| (sight, page)))?;
    let found = new("f9").arg("path", shown(&sight.path())).arg("page", shown(&page)).saw("http", sight.told());
    Some(found.saw("file", page.trim_start_matches('/')).fix(routed(case, "f9")))
}

const SCRIPTS: [&str; 9] = ["js", "mjs", "css", "json", "map", "wasm", "woff2", "svg", "png"];

fn is_blanket(page: &ErrorPage) -> bool {
    matches!(page.status, 403 | 404) && page.shown_as == 200
}

/// F10: a script that is missing answers with a page.
pub(super) fn f10(case: &Case<'_>) -> Option<Finding> {
    let html = case.visits().find(|sight| {
        sight.status == 200
            && sight.content_type() == "text/html"
            && SCRIPTS.contains(&sight.extension().as_str())
            && case.has(&sight.key(case.index())) != Some(true)
    });
    let blanket = case.cdn().filter(|cdn| cdn.settings.errors.iter().any(is_blanket));
    let chosen = routing::wanted(case.spec, case.world()) == Routing::ErrorPages;
    let rules = blanket.map(|cdn| Field::Errors(cdn.settings.errors.clone()).shown()).unwrap_or_default();
    let setting = if rules.is_empty() { rules } else { format!("CustomErrorResponses: {rules}") };
    let found = match html {
        Some(sight) => new("f10").arg("file", shown(&sight.path())).saw("http", sight.told()).saw("setting", setting),
        // Somebody chose it, and was told what it costs.
        None if blanket.is_none() || chosen => return None,
        None => new("f10-rule").warning().saw("setting", setting),
    };
    let form = found.form;
    if chosen {
        return Some(found.warning());
    }
    Some(found.fix(fix::field(case, form, StepId::Routing, |field| {
        matches!(field, Field::Errors(_) | Field::ViewerRequest(_))
    })))
}

/// F11: a page somebody has open asks for a script of the release before, and it is gone.
pub(super) fn f11(case: &Case<'_>) -> Option<Finding> {
    let old: BTreeSet<&str> = case
        .releases()
        .rev()
        .skip(1)
        .flat_map(|release| &release.files)
        // The newest release names what is kept of those before it.
        .chain(
            case.releases()
                .next_back()
                .into_iter()
                .flat_map(|newest| newest.earlier.files.iter().map(|kept| &kept.file)),
        )
        .filter(|file| cache_class(&file.key) == CacheClass::Immutable)
        .map(|file| file.key.as_str())
        .collect();
    let sight = case.visits().find(|sight| {
        let key = sight.key(case.index());
        let gone = sight.is_missing() || (sight.status == 200 && sight.content_type() == "text/html");
        gone && old.contains(key.as_str()) && case.has(&key) == Some(false)
    })?;
    let found = new("f11").warning().arg("file", shown(&sight.key(case.index())));
    Some(found.saw("http", sight.told()).saw("file", sight.key(case.index())))
}

/// How long a page may be kept, by its `Cache-Control`, in seconds.
fn kept_seconds(header: &str) -> u64 {
    let lower = header.to_ascii_lowercase();
    if ["no-cache", "no-store"].iter().any(|word| lower.contains(word)) {
        return 0;
    }
    let age = lower.split(',').find_map(|part| part.trim().strip_prefix("max-age="));
    age.and_then(|age| age.trim().parse().ok()).unwrap_or(0)
}

/// F12: visitors see an older version.
pub(super) fn f12(case: &Case<'_>) -> Option<Finding> {
    let cdn = case.cdn()?;
    let stale = case.visits().find_map(|sight| {
        let key = sight.key(case.index());
        let kept = sight.header("age").is_some_and(|age| age != "0")
            || sight.header("x-cache").is_some_and(|cache| cache.starts_with("Hit") || cache.starts_with("RefreshHit"));
        let (have, want) = (sight.etag()?, case.object(&key)?.etag.as_str());
        (sight.status == 200 && kept && have != want).then_some((sight, key, have, want))
    });
    if let Some((sight, key, have, want)) = stale {
        let age = sight.header("age").unwrap_or("?");
        let found = new("f12").arg("file", shown(&key)).saw("http", sight.told()).saw("header", format!("Age: {age}"));
        let found = found.saw("header", format!("ETag: {have}")).saw("object", format!("ETag: {want}"));
        let ours = of_site(case.spec, case.world()).is_some_and(|ours| ours.id == cdn.id);
        let release = case.releases().next_back().filter(|_| ours).map(|release| release.id.clone());
        let Some(release) = release else {
            let words = ["cloudfront", "create-invalidation", "--distribution-id", &cdn.id, "--paths", "/*"];
            return Some(found.commands([case.aws(words)]));
        };
        let file = Key::parse(&key).map_or_else(|_| "*".to_owned(), |key| url_path(&key));
        let mut paths = vec![format!("/{file}")];
        paths.extend(file.strip_suffix("index.html").map(|folder| format!("/{folder}")));
        paths.sort_unstable();
        let op = CloudFrontOp::Invalidate { distribution: cdn.id.clone(), paths, release };
        return Some(found.fix(Fix::Ops { step: StepId::Invalidation, ops: vec![Op::CloudFront(op)] }));
    }
    let (sight, header) = case.visits().find_map(|sight| {
        let header = sight.header("cache-control")?;
        let page = sight.status == 200 && sight.content_type() == "text/html";
        (page && kept_seconds(header) > 60).then_some((sight, header))
    })?;
    let found = new("f12-long").warning().arg("path", shown(&sight.path())).saw("http", sight.told());
    Some(found.saw("header", format!("Cache-Control: {header}")).fix(fix::run(StepId::Files)))
}

/// The setting that says where a framework's pages load their files from.
const fn base_setting(framework: Framework) -> &'static str {
    match framework {
        Framework::CreateReactApp => "PUBLIC_URL",
        Framework::NextExport => "assetPrefix, basePath",
        Framework::SvelteKit => "kit.paths.base, kit.paths.assets",
        Framework::Astro => "base, build.assetsPrefix",
        Framework::Nuxt => "app.baseURL, app.cdnURL",
        Framework::VueCli => "publicPath",
        Framework::Angular => "--base-href, --deploy-url",
        Framework::Gatsby => "pathPrefix, assetPrefix",
        Framework::Hugo => "baseURL",
        Framework::Eleventy => "pathPrefix",
        Framework::Vite | Framework::Plain => "base",
    }
}

/// F14: the page comes, but loads its scripts from where they are not.
pub(super) fn f14(case: &Case<'_>) -> Option<Finding> {
    let folder = case.world().folder.seen();
    let setting = base_setting(folder.map_or(Framework::Plain, |folder| folder.framework));
    let found =
        |asset: &str| Finding { place: Place::Folder, ..new("f14") }.arg("asset", shown(asset)).arg("setting", setting);
    let start = format!("/{}", case.index());
    let pages = case.visits().filter(|sight| {
        let path = sight.path();
        (path == "/" || path == start) && sight.status == 200 && sight.content_type() == "text/html"
    });
    for page in pages {
        let text = page.text();
        let tags = html::tags(&text);
        if let Some(asset) = html::assets(&tags).into_iter().find(|asset| is_astray(case, page, asset)) {
            let path = if asset.starts_with('/') { asset } else { "" };
            let got = case.seen.http.iter().find(|sight| sight.url == asset || sight.path() == path);
            let found = found(asset).saw("http", page.told()).saw("asset", shown(asset));
            return Some(found.saw("http", got.map(HttpSight::told).unwrap_or_default()));
        }
    }
    let warned = folder?.warnings.iter().find(|warning| warning.kind == FolderWarningKind::AssetHost)?;
    Some(found(&warned.path).warning().saw("file", &warned.path))
}

/// Whether a page asks for one of its own files where it is not: in a folder that was put before it, or at a host that
/// does not serve it.
fn is_astray(case: &Case<'_>, page: &HttpSight, asset: &str) -> bool {
    let there = |key: &str| case.has(key) == Some(true);
    let host = asset.find("//").map(|at| host_of(&asset[at + 2..]));
    let Some(host) = host else {
        let path = asset.strip_prefix('/').and_then(|path| path.split(['?', '#']).next()).unwrap_or_default();
        let mut tails = std::iter::successors(Some(path), |path| path.split_once('/').map(|(_, tail)| tail));
        return !path.is_empty() && case.has(path) == Some(false) && tails.any(there);
    };
    let served =
        case.cdn().is_some_and(|cdn| cdn.domain == host || cdn.settings.names.aliases.iter().any(|name| name == host));
    // A private bucket's own address answers 403.
    let bucket = case.bucket_name().is_some_and(|name| {
        let path = asset.split_once(host).map(|(_, path)| path).unwrap_or_default();
        let of_bucket =
            |text: &str, after: char| text.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(after));
        host.ends_with(".amazonaws.com") && (of_bucket(host, '.') || of_bucket(path.trim_start_matches('/'), '/'))
    });
    let tag = format!("<script src=\"{}\"></script>", asset.replace('"', ""));
    host != page.host() && !served && ((bucket && case.cdn().is_some()) || loads_from_elsewhere(&tag, there))
}
