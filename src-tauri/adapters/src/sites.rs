//! A saved project's site, opened for a run: credentials by name, endpoint, journal, lock.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use naru_core::names::EnvName;
use naru_core::project::{AccessWish, CredentialRef, LocalSite};
use naru_core::spec::{Answered, FolderWish, Venue};
use naru_core::world::World;
use naru_core::{Code, Error, Result};

use crate::aws::{Aws, ConnectWish, Connection, Endpoints, ProfileFiles, endpoints_from_env};
use crate::crossing::{Site, spec};
use crate::folder::LocalFolder;
use crate::home::{Home, SavedProject};
use crate::lock::{SiteLock, holder};
use crate::store::Store;
use crate::web::Web;

/// Which site, and what was said about it this time. What is not said is taken from `local.toml`.
#[derive(Debug, Clone)]
pub struct SiteWish {
    /// The project.
    pub saved: SavedProject,
    /// The environment; the only one, or `production`.
    pub env: Option<EnvName>,
    /// The build folder.
    pub folder: Option<PathBuf>,
    /// Whether the run is about files at all: a folder deployed before is taken up again.
    pub needs_folder: bool,
    /// Whose credentials.
    pub credentials: Option<CredentialRef>,
    /// An endpoint that is not AWS.
    pub endpoint: Option<String>,
    /// The site's address where it cannot be told.
    pub website_url: Option<String>,
    /// Answers to questions.
    pub answers: Answered,
}

/// What this computer knows of a site, with what was said this time laid over it.
fn local_site(home: &Home, wish: &SiteWish, key: &str) -> Result<LocalSite> {
    let mut known = home.local()?.site.remove(key).unwrap_or_default();
    if let Some(folder) = &wish.folder {
        let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
        known.folder = Some(whole.display().to_string());
    }
    known.credentials = wish.credentials.clone().or(known.credentials);
    if wish.endpoint.is_some() {
        known.endpoint.clone_from(&wish.endpoint);
        known.endpoint_for.clear();
    }
    known.website_url = wish.website_url.clone().or(known.website_url);
    Ok(known)
}

/// The endpoints: as said or saved, else as the environment says; and how that makes the venue.
fn venue(known: &LocalSite) -> (Endpoints, Venue) {
    let endpoints = if known.endpoint.is_some() || !known.endpoint_for.is_empty() {
        Endpoints { all: known.endpoint.clone(), service: known.endpoint_for.clone() }
    } else {
        endpoints_from_env()
    };
    let foreign = endpoints.all.iter().chain(endpoints.service.values()).find(|url| !is_aws(url)).cloned();
    let venue = foreign.map_or(Venue::Aws, |url| Venue::Endpoint { url });
    (endpoints, venue)
}

/// Whether an address is one of Amazon's own.
fn is_aws(url: &str) -> bool {
    let host = url.split("://").nth(1).unwrap_or(url).split(['/', ':']).next().unwrap_or_default();
    url.starts_with("https://") && (host.ends_with(".amazonaws.com") || host.ends_with(".amazonaws.com.cn"))
}

/// Opens a site: nobody is asked yet but the files and the lock on this computer.
///
/// # Errors
/// `NoCredentials` and its kin, `SiteBusy`, `NoEnvironment`, `NoFolder` if a folder is needed and none is known.
pub async fn open(home: &Home, wish: &SiteWish) -> Result<Site> {
    let project = &wish.saved.project;
    let site = project.site(wish.env.as_ref())?;
    let lock = SiteLock::take(home.root(), &site, &holder()).await?;
    let journal = Store::open(&home.store())?;
    let known = local_site(home, wish, &site.tag())?;
    let (endpoints, venue) = venue(&known);
    let mut spec = spec(project, &site.env, venue, AccessWish::Private, &journal)?;
    let wishes = project.wishes(&site.env);
    if wish.needs_folder {
        let path = known.folder.clone().ok_or_else(|| Error::new(Code::NoFolder).arg("path", ""))?;
        spec.folder = Some(FolderWish { path, source_maps: wishes.source_maps.unwrap_or(false) });
    }
    spec.website_url.clone_from(&known.website_url);
    spec.answers = wish.answers.clone();
    let credentials = known.credentials.ok_or_else(|| Error::new(Code::NoCredentials))?;
    if let CredentialRef::Profile { name } = &credentials {
        spec.aws_args.extend(["--profile".to_owned(), name.clone()]);
    }
    // Every command shown so far is S3's.
    if let Some(url) = endpoints.of("s3") {
        spec.aws_args.extend(["--endpoint-url".to_owned(), url.to_owned()]);
    }
    let connection = Connection::open(&ConnectWish {
        credentials: &credentials,
        region: &spec.region,
        endpoints: &endpoints,
        allowed_processes: &home.local()?.allowed_processes,
        files: &ProfileFiles::from_env(),
    })?;
    let cloud = Aws::new(connection, Arc::new(LocalFolder), Arc::new(Web::new()?), &spec.installation);
    Ok(Site { spec, cloud: Box::new(cloud), journal: Box::new(journal), lock: Some(lock) })
}

/// Remembers what worked: the account in the project, the rest on this computer.
///
/// # Errors
/// `StoreUnusable`, `DiskFull`.
pub fn remember(home: &Home, wish: &SiteWish, site: &Site, world: &World) -> Result<()> {
    let key = site.spec.site.tag();
    let known = local_site(home, wish, &key)?;
    let mut local = home.local()?;
    if local.site.get(&key) != Some(&known) {
        local.site.insert(key, known);
        home.save_local(&local)?;
    }
    // An emulator's account is nobody's.
    if let (Some(caller), Venue::Aws, None) = (world.caller.seen(), &site.spec.venue, &wish.saved.project.account) {
        let mut saved = wish.saved.clone();
        saved.project.account = Some(caller.account.clone());
        home.save_project(&saved)?;
    }
    Ok(())
}

/// Says yes to a profile's program, for this computer.
///
/// # Errors
/// `StoreUnusable`, `DiskFull`.
pub fn allow_process(home: &Home, profile: &str, command: &str) -> Result<()> {
    let mut local = home.local()?;
    local.allowed_processes.insert(profile.to_owned(), command.to_owned());
    home.save_local(&local)
}

/// Whether a path lies in a repository that has its own project file, and where.
#[must_use]
pub fn repository_file(from: &Path) -> Option<PathBuf> {
    from.ancestors().map(|dir| dir.join(crate::home::REPOSITORY_FILE)).find(|path| path.is_file())
}
