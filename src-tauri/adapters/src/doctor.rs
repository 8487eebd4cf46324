//! The doctor's evidence gathered: the steps' look, what [`naru_core::doctor::look`] asks beside it, this computer, and
//! the registry. The window and the command line both come in here.

use naru_core::clock::{Clock, rfc3339};
use naru_core::credential::KeychainState;
use naru_core::doctor::evidence::{Keychain, Source, Surroundings};
use naru_core::doctor::view::Checkup;
use naru_core::doctor::{Evidence, Finding, look};
use naru_core::journal::Journal;
use naru_core::project::{AccessWish, CredentialRef};
use naru_core::spec::{Spec, Venue};
use naru_core::world::World;
use naru_core::{Code, Error, Result};
use tokio_util::sync::CancellationToken;

use crate::clock::SystemClock;
use crate::crossing::{Site, spec};
use crate::home::Home;
use crate::keys::Keys;
use crate::rdap::Rdap;
use crate::sites::{SiteWish, known};
use crate::store::Store;

/// A checkup with the findings it shows.
#[derive(Debug, Clone)]
pub struct Examined {
    /// As it is shown.
    pub checkup: Checkup,
    /// As the fixes need them.
    pub findings: Vec<Finding>,
}

/// Examines a site that was looked at; `error` is what a part of the look stopped with, such as its folder.
///
/// # Errors
/// `Cancelled`; `StoreUnusable` for this computer's own files.
pub async fn examine(
    home: &Home,
    wish: &SiteWish,
    site: &Site,
    world: World,
    error: Option<Error>,
    cancel: &CancellationToken,
) -> Result<Examined> {
    let cancelled = || Error::new(Code::Cancelled);
    let remembered = site.journal.trouble(&site.spec.site, &site.spec.place())?;
    let mut seen = Evidence { now: Some(SystemClock.now()), error, remembered, ..Evidence::of(&site.spec, world) };
    let more = look::more(site.cloud.reader(), &site.spec, &mut seen);
    cancel.run_until_cancelled(more).await.ok_or_else(cancelled)??;
    if site.spec.venue != Venue::Practice {
        seen.surroundings = Some(surroundings(home, wish).await?);
    }
    if let (Venue::Aws, Some(domain)) = (&site.spec.venue, &mut seen.domain)
        && domain.facts.rdap.is_none()
        && domain.facts.unheard.is_none()
        && let Some(rdap) = Rdap::shared(true)
    {
        // Where others keep the records no step has asked.
        let asked = rdap.registration(&domain.domain);
        domain.facts.rdap = cancel.run_until_cancelled(asked).await.ok_or_else(cancelled)?;
    }
    Ok(judged(&site.spec, &seen))
}

/// Examines what a look stopped with: a key that is refused, or a folder that must not be published.
///
/// # Errors
/// `error` itself where nothing is to be examined: it was cancelled, or there is no such project.
pub async fn examine_error(home: &Home, wish: &SiteWish, error: Error) -> Result<Examined> {
    if matches!(error.code, Code::Cancelled | Code::NoProject | Code::NoEnvironment | Code::BadProject) {
        return Err(error);
    }
    let project = &wish.saved.project;
    let site = project.site(wish.env.as_ref())?;
    let local = home.local()?;
    let known = known(wish, local.site.get(&site.tag()));
    let journal: Box<dyn Journal> = Box::new(Store::open(&home.store())?);
    let access = AccessWish::USUAL;
    let spec = spec(project, &site.env, known.venue, access, journal.as_ref(), local.installation)?;
    let surroundings = if known.site.practice { None } else { Some(surroundings(home, wish).await?) };
    let now = Some(SystemClock.now());
    let seen = Evidence { now, surroundings, error: Some(error), ..Evidence::of(&spec, World::default()) };
    Ok(judged(&spec, &seen))
}

fn judged(spec: &Spec, seen: &Evidence) -> Examined {
    let (checkup, findings) = Checkup::of(spec, seen, &rfc3339(SystemClock.now()));
    Examined { checkup, findings }
}

/// What of this computer has a say in who we are.
async fn surroundings(home: &Home, wish: &SiteWish) -> Result<Surroundings> {
    let site = wish.saved.project.site(wish.env.as_ref())?;
    let known = known(wish, home.local()?.site.get(&site.tag())).site;
    let source = match known.credentials {
        None => Source::Unsaid,
        Some(CredentialRef::Profile { name }) => Source::Profile(name),
        Some(CredentialRef::Environment) => Source::Environment,
        Some(CredentialRef::Kept { .. }) => Source::Kept,
    };
    // A keychain that nothing of this project lies in has no say.
    let keychain = match source {
        Source::Kept => match Keys::open(home).state().await {
            KeychainState::Ready => Keychain::Works,
            KeychainState::Locked => Keychain::Locked,
            KeychainState::NoCollection | KeychainState::NoService | KeychainState::Failed => Keychain::Absent,
        },
        Source::Unsaid | Source::Profile(_) | Source::Environment => Keychain::Works,
    };
    let set = std::env::vars_os().filter(|(_, value)| !value.is_empty());
    let mut variables: Vec<String> =
        set.filter_map(|(name, _)| name.into_string().ok()).filter(|name| name.starts_with("AWS_")).collect();
    variables.sort_unstable();
    Ok(Surroundings { variables, source, keychain })
}
