//! A saved project's site, opened for a run: credentials by name, endpoint, journal, lock.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use naru_core::deploy::rate;
use naru_core::event::{Outcome, Receipt};
use naru_core::gate::Gate;
use naru_core::names::{EnvName, Region, SiteId};
use naru_core::project::{AccessWish, CredentialRef, Local, LocalSite};
use naru_core::spec::{Answered, FolderWish, Venue};
use naru_core::world::World;
use naru_core::{Code, Error, Result};

use crate::aws::{Aws, ConnectWish, Connection, Endpoints, ProfileFiles, endpoints_from_env, is_aws};
use crate::crossing::{Rehearsal, Site, practice_cloud, practice_unserved, spec};
use crate::dns::{Dns, DnsRoots};
use crate::folder::{Counted, RememberedFolder};
use crate::home::{Home, SavedProject};
use crate::key_sink::HomeSink;
use crate::lock::{SiteLock, holder};
use crate::promote::Promoted;
use crate::rdap::Rdap;
use crate::store::Store;
use crate::web::Web;

/// What was said this time about something that is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Said {
    /// Nothing: as remembered.
    #[default]
    Nothing,
    /// It is to be forgotten.
    Forget,
    /// This.
    This(String),
}

impl Said {
    /// From a command line's word, one of which means to forget.
    #[must_use]
    pub fn of(word: Option<&str>, forget: &str) -> Self {
        match word {
            None => Self::Nothing,
            Some(word) if word == forget => Self::Forget,
            Some(word) => Self::This(word.to_owned()),
        }
    }
}

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
    /// An endpoint that is not AWS; to forget it is to go to AWS.
    pub endpoint: Said,
    /// The site's address where it cannot be told.
    pub website_url: Said,
    /// How fast uploads may go.
    pub limit_rate: Said,
    /// Answers to questions.
    pub answers: Answered,
    /// In the practice cloud or not, if that was said.
    pub practice: Option<bool>,
    /// How the practice cloud behaves.
    pub rehearsal: Rehearsal,
    /// Files only: the daily credentials, where some are named.
    pub daily: bool,
    /// Another environment's release instead of a build folder. It is not remembered.
    pub promoted: Option<Promoted>,
}

impl SiteWish {
    /// A wish that says nothing: everything as it is remembered.
    #[must_use]
    pub fn remembered(saved: SavedProject) -> Self {
        Self {
            saved,
            env: None,
            folder: None,
            needs_folder: false,
            credentials: None,
            endpoint: Said::Nothing,
            website_url: Said::Nothing,
            limit_rate: Said::Nothing,
            answers: Answered::default(),
            practice: None,
            rehearsal: Rehearsal::default(),
            daily: false,
            promoted: None,
        }
    }
}

/// A site as this computer knows it, with what was said this time laid over it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// As it is remembered from now on.
    pub site: LocalSite,
    /// At whom, if not AWS.
    pub endpoints: Endpoints,
    /// What that makes the venue.
    pub venue: Venue,
    /// The site's address, if one was given for this venue.
    pub website_url: Option<String>,
}

/// Lays what was said this time over what is remembered. An endpoint that neither names is the environment's.
#[must_use]
pub fn known(wish: &SiteWish, remembered: Option<&LocalSite>) -> Known {
    let mut site = remembered.cloned().unwrap_or_default();
    if let Some(folder) = &wish.folder {
        let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
        site.folder = Some(whole.display().to_string());
    }
    match &wish.credentials {
        // Beside the set-up identity a deploy's own is the daily one.
        Some(said) if wish.daily && site.credentials.as_ref().is_some_and(|setup| setup != said) => {
            site.daily = Some(said.clone());
        }
        Some(said) => site.credentials = Some(said.clone()),
        None => {}
    }
    // Who names an endpoint means that one.
    let said_where = (wish.endpoint != Said::Nothing).then_some(false);
    site.practice = wish.practice.or(said_where).unwrap_or(site.practice);
    match &wish.endpoint {
        Said::Nothing => {}
        Said::Forget => (site.endpoint, site.endpoint_for) = Default::default(),
        Said::This(url) => (site.endpoint, site.endpoint_for) = (Some(url.clone()), Default::default()),
    }
    let endpoints = if site.practice {
        Endpoints::default()
    } else if site.endpoint.is_some() || !site.endpoint_for.is_empty() {
        Endpoints { all: site.endpoint.clone(), service: site.endpoint_for.clone() }
    } else if wish.endpoint == Said::Forget {
        // Who says AWS means AWS, whatever the environment says.
        Endpoints::default()
    } else {
        endpoints_from_env()
    };
    let foreign = endpoints.all.iter().chain(endpoints.service.values()).find(|url| !is_aws(url)).cloned();
    let venue = match foreign {
        _ if site.practice => Venue::Practice,
        Some(url) => Venue::Endpoint { url },
        None => Venue::Aws,
    };
    // An emulator's address proves nothing about a site at AWS.
    let here = match &venue {
        Venue::Endpoint { .. } => Some(venue.place()),
        Venue::Aws | Venue::Practice => None,
    };
    match &wish.website_url {
        Said::Nothing => {}
        Said::Forget => (site.website_url, site.website_for) = (None, None),
        Said::This(url) => (site.website_url, site.website_for) = (Some(url.clone()), here.clone()),
    }
    match &wish.limit_rate {
        Said::Nothing => {}
        Said::Forget => site.limit_rate = None,
        Said::This(rate) => site.limit_rate = Some(rate.clone()),
    }
    let website_url = site.website_url.clone().filter(|_| site.website_for == here);
    Known { site, endpoints, venue, website_url }
}

/// Opens a site: nobody is asked yet but the files on this computer, and the lock there if the site is to be
/// changed. `exclusive`: it is; a look needs no lock, and works while a run is under way.
///
/// # Errors
/// `NoCredentials` and its kin, `SiteBusy`, `NoEnvironment`, `NoFolder` if a folder is needed and none is known.
pub async fn open(home: &Home, wish: &SiteWish, exclusive: bool) -> Result<Site> {
    opened(home, wish, exclusive, true).await
}

/// Opens a site to read what lies there, and no more: a practice site is not served.
///
/// # Errors
/// As [`open`].
pub async fn open_to_read(home: &Home, wish: &SiteWish) -> Result<Site> {
    opened(home, wish, false, false).await
}

async fn opened(home: &Home, wish: &SiteWish, exclusive: bool, served: bool) -> Result<Site> {
    let project = &wish.saved.project;
    let site = project.site(wish.env.as_ref())?;
    let lock = if exclusive { Some(SiteLock::take(home.root(), &site, &holder()).await?) } else { None };
    let journal = Store::open(&home.store())?;
    let local = home.local()?;
    let Known { site: known, endpoints, venue, website_url } = known(wish, local.site.get(&site.tag()));
    let gate = Arc::new(Gate::new(known.limit_rate.as_deref().map(rate::parse).transpose()?));
    let access = AccessWish::USUAL;
    let mut spec = spec(project, &site.env, venue, access, &journal, local.installation.clone())?;
    let wishes = project.wishes(&site.env);
    if let Some(promoted) = &wish.promoted {
        // The bytes are those of the release, whatever is wished of a folder.
        let path = promoted.folder.display().to_string();
        // So are their headers, where this environment has no rules of its own.
        let headers = project.env.get(&site.env).and_then(|own| own.headers.clone()).unwrap_or_default();
        let released = Some(promoted.released.clone());
        let leave_out = Vec::new();
        spec.folder =
            Some(FolderWish { source_maps: true, leave_out, headers, released, ..FolderWish::of(path, &wishes) });
        spec.promoted_from = Some(promoted.from.clone());
    } else if wish.needs_folder {
        let path = known.folder.ok_or_else(|| Error::new(Code::NoFolder).arg("path", ""))?;
        spec.git = crate::git::commit_of(Path::new(&path));
        spec.folder = Some(FolderWish::of(path, &wishes));
    }
    spec.website_url = website_url;
    spec.answers = wish.answers.clone();
    let reading = Arc::new(Counted::default());
    if known.practice {
        // The account of a real cloud says nothing here.
        spec.account = None;
        let dir = home.practice_of(&site);
        if !served {
            let cloud = practice_unserved(&dir, &mut spec, &reading)?;
            return Ok(Site {
                spec,
                cloud: Box::new(cloud),
                journal: Box::new(journal),
                lock,
                edge: None,
                gate,
                reading,
            });
        }
        let (cloud, edge) = practice_cloud(&dir, true, &wish.rehearsal, &mut spec, &reading).await?;
        return Ok(Site {
            spec,
            cloud: Box::new(cloud),
            journal: Box::new(journal),
            lock,
            edge: Some(edge),
            gate,
            reading,
        });
    }
    let daily = known.daily.filter(|_| wish.daily);
    let credentials = daily.or(known.credentials).ok_or_else(|| Error::new(Code::NoCredentials))?;
    if let CredentialRef::Profile { name } = &credentials {
        spec.aws_args.extend(["--profile".to_owned(), name.clone()]);
    }
    // Every command shown so far is S3's.
    if let Some(url) = endpoints.of("s3") {
        spec.aws_args.extend(["--endpoint-url".to_owned(), url.to_owned()]);
    }
    let connection = connect(home, &local, &credentials, &spec.region, &endpoints).await?;
    // No registry is asked about what is only rehearsed at an endpoint of somebody's.
    let dns = Dns::new(DnsRoots::from_env()?).with_rdap(Rdap::shared(spec.venue == Venue::Aws));
    let folders = Arc::new(RememberedFolder::new(home.scans()).counting(&reading));
    let cloud = Aws::new(connection, folders, Arc::new(Web::new()), &spec.installation)
        .remembering(&home.buckets())
        .with_dns(Arc::new(dns))
        .with_keys(Arc::new(HomeSink::new(home, &spec.site)));
    Ok(Site { spec, cloud: Box::new(cloud), journal: Box::new(journal), lock, edge: None, gate, reading })
}

pub(crate) async fn connect(
    home: &Home,
    local: &Local,
    credentials: &CredentialRef,
    region: &Region,
    endpoints: &Endpoints,
) -> Result<Connection> {
    Connection::open(&ConnectWish {
        credentials,
        kept: crate::keys::resolve(home, credentials).await?.as_ref(),
        region,
        endpoints,
        allowed_processes: &local.allowed_processes,
        files: &ProfileFiles::from_env(),
    })
}

/// Remembers what a look was agreed with: the account in the project, the rest on this computer. Before the run,
/// so that a run that is cut off is taken up with the same.
///
/// # Errors
/// `WrongAccount` if the project was built in another account meanwhile, `NoProject` if it was deleted;
/// `StoreUnusable`, `DiskFull`.
pub fn remember(home: &Home, wish: &SiteWish, site: &Site, world: &World) -> Result<()> {
    // An emulator's account is nobody's.
    if let (Some(caller), Venue::Aws, None) = (world.caller.seen(), &site.spec.venue, &site.spec.account) {
        home.change_project(&wish.saved, |project| match &project.account {
            Some(account) if *account != caller.account => {
                Err(Error::new(Code::WrongAccount).arg("want", account).arg("have", &caller.account))
            }
            _ => {
                project.account = Some(caller.account.clone());
                Ok(())
            }
        })?;
    }
    let key = site.spec.site.tag();
    home.with_local(|local| {
        let known = known(wish, local.site.get(&key)).site;
        local.site.insert(key, known);
    })
}

/// Remembers what a run made that the next one, or a policy, is to be told of.
///
/// # Errors
/// `StoreUnusable`, `DiskFull`.
pub fn learn(home: &Home, site: &SiteId, receipt: &Receipt) -> Result<()> {
    let gone = receipt.outcome == Outcome::Cleared;
    if receipt.distribution.is_none() && !gone {
        return Ok(());
    }
    home.with_local(|local| {
        if let Some(known) = local.site.get_mut(&site.tag()) {
            known.distribution = receipt.distribution.clone();
        }
    })
}

/// Says yes to a profile's program, for this computer.
///
/// # Errors
/// `StoreUnusable`, `DiskFull`.
pub fn allow_process(home: &Home, profile: &str, command: &str) -> Result<()> {
    home.with_local(|local| {
        local.allowed_processes.insert(profile.to_owned(), command.to_owned());
    })
}

/// Whether a path lies in a repository that has its own project file, and where.
#[must_use]
pub fn repository_file(from: &Path) -> Option<PathBuf> {
    from.ancestors().map(|dir| dir.join(crate::home::REPOSITORY_FILE)).find(|path| path.is_file())
}
