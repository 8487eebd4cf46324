//! Credentials providers, each made on purpose. No default chain is ever built, so nothing can ask the
//! instance-metadata address behind our back.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use aws_config::credential_process::CredentialProcessProvider;
use aws_config::login::LoginCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use aws_config::sso::SsoCredentialsProvider;
use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{self, ProvideCredentials, SharedCredentialsProvider, future};
use naru_core::credential::AccessKey;
use naru_core::project::CredentialRef;
use naru_core::shell::{Command, Shell, render};
use naru_core::{Code, Error, Result};

use super::connect::{ConnectWish, STS, Settings};
use super::errors::{Peer, never_connected, says, told};
use super::profiles::{Base, Chain, ProcessPreview, ProfileFiles, Role, resolve};

/// The provider a wish stands for, and the command that makes an expired session new.
///
/// # Errors
/// `NoCredentials`, `NoCredential`, `NoProfile`, `BadProfile`, `MfaNeeded`, `MetadataRefused`, `ProcessNotAllowed`,
/// `ProcessIsNaru`. Nothing is asked of anybody yet.
pub(super) fn of(wish: &ConnectWish<'_>, settings: &Settings) -> Result<(SharedCredentialsProvider, String)> {
    match wish.credentials {
        CredentialRef::Environment => Ok((from_environment()?, "aws sts get-session-token".to_owned())),
        CredentialRef::Profile { name } => {
            let chain = resolve(&wish.files.parse()?, name)?;
            let (mut provider, sign_in) = from_base(chain.base, wish.allowed_processes, settings)?;
            for role in chain.roles {
                provider = SharedCredentialsProvider::new(AssumedRole::new(role, provider, settings, &sign_in));
            }
            Ok((provider, sign_in))
        }
        CredentialRef::Kept { id } => {
            let key = wish.kept.ok_or_else(|| Error::new(Code::NoCredential).arg("credential", id))?;
            let keys = Credentials::new(key.id(), key.secret(), None, None, "naru");
            Ok((fixed(keys), "aws configure".to_owned()))
        }
    }
}

/// The whole id of the access key behind a reference, if it is one that lasts until somebody deletes it: only such
/// a key can be switched off.
///
/// # Errors
/// `NoProfile`, `BadProfile`, `MfaNeeded`, `MetadataRefused`.
pub fn lasting_key_id(
    reference: &CredentialRef,
    files: &ProfileFiles,
    kept: Option<&AccessKey>,
) -> Result<Option<String>> {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    Ok(match reference {
        CredentialRef::Kept { .. } => kept.map(|key| key.id().to_owned()),
        CredentialRef::Environment if variable("AWS_SESSION_TOKEN").is_some() => None,
        CredentialRef::Environment => variable("AWS_ACCESS_KEY_ID"),
        CredentialRef::Profile { name } => match resolve(&files.parse()?, name)? {
            Chain { base: Base::Keys { id, token: None, .. }, roles } if roles.is_empty() => Some(id),
            _ => None,
        },
    })
}

/// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`, and nothing else of the environment.
fn from_environment() -> Result<SharedCredentialsProvider> {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    match (variable("AWS_ACCESS_KEY_ID"), variable("AWS_SECRET_ACCESS_KEY")) {
        (Some(id), Some(secret)) => {
            let token = variable("AWS_SESSION_TOKEN");
            Ok(SharedCredentialsProvider::new(Credentials::new(id, secret, token, None, "environment")))
        }
        _ => Err(Error::new(Code::NoCredentials)),
    }
}

fn from_base(
    base: Base,
    allowed: &BTreeMap<String, String>,
    settings: &Settings,
) -> Result<(SharedCredentialsProvider, String)> {
    let command = |words: &[&str], profile: &str| {
        render(&Command::aws(words.iter().copied()).text(["--profile", profile]), Shell::Posix)
    };
    Ok(match base {
        Base::Keys { profile, id, secret, token } => {
            let keys = Credentials::new(id, secret, token, None, "profile");
            (SharedCredentialsProvider::new(keys), command(&["configure"], &profile))
        }
        Base::Sso { profile, session, region, start_url, account, role } => {
            not_led_astray(&profile, &["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SSO", "AWS_ENDPOINT_URL_SSO_OIDC"])?;
            let sign_in = command(&["sso", "login"], &profile);
            let mut builder = SsoCredentialsProvider::builder()
                .configure(&provider_config(settings, Some(&region)))
                .account_id(account)
                .role_name(role)
                .start_url(start_url)
                .region(aws_types::region::Region::new(region.clone()));
            builder.set_session_name(session);
            let host = format!("portal.sso.{region}.amazonaws.com");
            (explained(builder.build(), Explain::Session { host, sign_in: sign_in.clone() }), sign_in)
        }
        Base::Login { profile, session } => {
            not_led_astray(&profile, &["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SIGNIN"])?;
            let sign_in = command(&["login"], &profile);
            let provider =
                LoginCredentialsProvider::builder(session).configure(&provider_config(settings, None)).build();
            let host = format!("{}.signin.aws.amazon.com", settings.region);
            (explained(provider, Explain::Session { host, sign_in: sign_in.clone() }), sign_in)
        }
        Base::Process(process) => {
            may_run(&process, allowed)?;
            let provider = CredentialProcessProvider::new(process.command.clone());
            let sign_in = process.command.clone();
            (explained(provider, Explain::Process { profile: process.profile }), sign_in)
        }
        Base::WebIdentity { role_arn, token_file, session_name } => {
            let provider = WebIdentity { role_arn, token_file, session_name, settings: settings.clone() };
            (SharedCredentialsProvider::new(provider), "aws sts get-caller-identity".to_owned())
        }
    })
}

/// The SDK's own session providers follow endpoint variables whatever they are told, and would show the session's
/// token to whom those name. So such a profile is refused while one is set.
fn not_led_astray(profile: &str, variables: &[&str]) -> Result<()> {
    match variables.iter().find(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty())) {
        None => Ok(()),
        Some(name) => Err(Error::new(Code::BadProfile)
            .arg("profile", profile)
            .detail(format!("{name} is set, and would be sent this session's token"))),
    }
}

/// For the SDK's own providers: our timeouts, and a Region of their own.
fn provider_config(settings: &Settings, region: Option<&str>) -> ProviderConfig {
    let region = region.unwrap_or(settings.region.as_str()).to_owned();
    ProviderConfig::without_region()
        .with_region(Some(aws_types::region::Region::new(region)))
        .with_behavior_version(Some(super::connect::behavior()))
        .with_retry_config(aws_smithy_types::retry::RetryConfig::standard().with_max_attempts(2))
        .with_timeout_config(super::connect::timeouts())
}

/// A foreign program runs only after a yes to this very command; Naru itself never, it would ask itself forever.
fn may_run(process: &ProcessPreview, allowed: &BTreeMap<String, String>) -> Result<()> {
    if is_naru(&process.command) {
        return Err(Error::new(Code::ProcessIsNaru).arg("profile", &process.profile));
    }
    if allowed.get(&process.profile) != Some(&process.command) {
        return Err(Error::new(Code::ProcessNotAllowed)
            .arg("profile", &process.profile)
            .arg("command", &process.command));
    }
    Ok(())
}

/// Whether a command line starts Naru: by its name, by a shell around it, or by a link to this very program.
fn is_naru(command: &str) -> bool {
    let words: Vec<&str> =
        command.split(|c: char| c.is_whitespace() || "\"';|&()`".contains(c)).filter(|w| !w.is_empty()).collect();
    let named = |word: &str| {
        let name = word.rsplit(['/', '\\']).next().unwrap_or(word).to_ascii_lowercase();
        matches!(name.strip_suffix(".exe").unwrap_or(&name), "naru" | "naru-app")
    };
    let Some(first) = words.first() else { return false };
    if named(first) || words.windows(2).any(|pair| named(pair[0]) && pair[1].starts_with("credential")) {
        return true;
    }
    let ours = std::env::current_exe().ok().and_then(|path| path.canonicalize().ok());
    let theirs = if Path::new(first).components().count() > 1 {
        Path::new(first).canonicalize().ok()
    } else {
        std::env::var_os("PATH").and_then(|path| {
            std::env::split_paths(&path).map(|dir| dir.join(first)).find(|file| file.is_file())?.canonicalize().ok()
        })
    };
    ours.is_some() && ours == theirs
}

/// What a provider's failure means.
#[derive(Debug, Clone)]
enum Explain {
    /// A browser session that has to be made new.
    Session { host: String, sign_in: String },
    /// A program that failed.
    Process { profile: String },
}

/// A provider whose errors are ours.
#[derive(Debug)]
struct Explained<P> {
    inner: P,
    explain: Explain,
}

fn explained<P: ProvideCredentials + 'static>(inner: P, explain: Explain) -> SharedCredentialsProvider {
    SharedCredentialsProvider::new(Explained { inner, explain })
}

impl<P: ProvideCredentials> ProvideCredentials for Explained<P> {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(async {
            self.inner.provide_credentials().await.map_err(|error| {
                let ours = match &self.explain {
                    Explain::Session { host, .. } if never_connected(&error) => {
                        Error::new(Code::Offline).arg("host", host)
                    }
                    Explain::Session { host, .. } if says(&error, &["timeout", "timed out"]) => {
                        Error::new(Code::Timeout).arg("host", host).arg("seconds", 30)
                    }
                    Explain::Session { sign_in, .. } => Error::new(Code::Expired).arg("command", sign_in),
                    Explain::Process { profile } => Error::new(Code::BadProfile).arg("profile", profile),
                };
                CredentialsError::provider_error(ours.detail(told(&error)))
            })
        })
    }
}

/// STS `AssumeRole` with the credentials of the step before.
#[derive(Debug)]
struct AssumedRole {
    role: Role,
    sts: aws_sdk_sts::Client,
    peer: Peer,
}

impl AssumedRole {
    fn new(role: Role, source: SharedCredentialsProvider, settings: &Settings, sign_in: &str) -> Self {
        let sts = settings.sts_client(source);
        Self { role, sts, peer: settings.peer(STS, sign_in) }
    }

    async fn credentials(&self) -> provider::Result {
        let role = &self.role;
        let session = role.session_name.clone().unwrap_or_else(session_name);
        let call = self.peer.call("sts:AssumeRole", None);
        let output = call
            .send(|| {
                self.sts
                    .assume_role()
                    .role_arn(&role.arn)
                    .role_session_name(&session)
                    .set_external_id(role.external_id.clone())
                    .set_duration_seconds(role.seconds)
                    .send()
            })
            .await
            .map_err(|failure| CredentialsError::provider_error(failure.error))?;
        taken(output.credentials)
    }
}

impl ProvideCredentials for AssumedRole {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}

/// STS `AssumeRoleWithWebIdentity` with a token from a file, read anew each time: CI renews it.
#[derive(Debug)]
struct WebIdentity {
    role_arn: String,
    token_file: PathBuf,
    session_name: Option<String>,
    settings: Settings,
}

impl WebIdentity {
    async fn credentials(&self) -> provider::Result {
        let token = tokio::fs::read_to_string(&self.token_file).await.map_err(|e| {
            let path = self.token_file.display();
            CredentialsError::provider_error(Error::new(Code::BadProfile).arg("profile", path).detail(e))
        })?;
        let peer = self.settings.peer(STS, "aws sts get-caller-identity");
        let sts = self.settings.anonymous_sts_client();
        let session = self.session_name.clone().unwrap_or_else(session_name);
        let call = peer.call("sts:AssumeRoleWithWebIdentity", None);
        let output = call
            .send(|| {
                sts.assume_role_with_web_identity()
                    .role_arn(&self.role_arn)
                    .role_session_name(&session)
                    .web_identity_token(token.trim())
                    .send()
            })
            .await
            .map_err(|failure| CredentialsError::provider_error(failure.error))?;
        taken(output.credentials)
    }
}

impl ProvideCredentials for WebIdentity {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}

fn taken(credentials: Option<aws_sdk_sts::types::Credentials>) -> provider::Result {
    let missing = || CredentialsError::provider_error(Error::unexpected("STS answered without credentials"));
    let keys = credentials.ok_or_else(missing)?;
    let until = SystemTime::try_from(keys.expiration).map_err(CredentialsError::unhandled)?;
    Ok(Credentials::new(keys.access_key_id, keys.secret_access_key, Some(keys.session_token), Some(until), "role"))
}

fn session_name() -> String {
    format!("naru-{}", SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
}

/// Credentials that are known already, for callers that hold them themselves.
pub(super) fn fixed(credentials: Credentials) -> SharedCredentialsProvider {
    SharedCredentialsProvider::from(Arc::new(credentials) as Arc<dyn ProvideCredentials>)
}
