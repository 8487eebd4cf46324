//! The AWS CLI's profiles: which there are, of what kind, and where each one's credentials come from.
//!
//! Files are read and decided on here; nothing is asked of anybody, and no program is run. The rules are the
//! CLI's: <https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html> and
//! <https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html>.

use std::path::{Path, PathBuf};

use aws_config::profile::{Profile, ProfileSet};
use aws_runtime::env_config::file::{EnvConfigFileKind, EnvConfigFiles};
use aws_types::os_shim_internal::{Env, Fs};
use futures_util::FutureExt;
use naru_core::{Code, Error, Result};
use serde::Serialize;

/// Where the two files lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileFiles {
    /// `~/.aws/config` or `AWS_CONFIG_FILE`.
    pub config: PathBuf,
    /// `~/.aws/credentials` or `AWS_SHARED_CREDENTIALS_FILE`.
    pub credentials: PathBuf,
}

impl ProfileFiles {
    /// As this process's environment says.
    #[must_use]
    pub fn from_env() -> Self {
        let home = etcetera::home_dir().unwrap_or_default();
        let path = |variable: &str, name: &str| match std::env::var_os(variable) {
            Some(path) if !path.is_empty() => match Path::new(&path).strip_prefix("~") {
                Ok(rest) => home.join(rest),
                Err(_) => PathBuf::from(path),
            },
            _ => home.join(".aws").join(name),
        };
        Self {
            config: path("AWS_CONFIG_FILE", "config"),
            credentials: path("AWS_SHARED_CREDENTIALS_FILE", "credentials"),
        }
    }

    /// Both files, parsed. Files that are not there hold nothing.
    pub(super) fn parse(&self) -> Result<ProfileSet> {
        let read = |path: &Path| match std::fs::read(path) {
            Ok(bytes) => String::from_utf8(bytes).map_err(|_| bad_files(path, &"not UTF-8")),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(bad_files(path, &error)),
        };
        // Notepad writes a byte order mark, which the CLI reads over.
        let text = |path: &Path| read(path).map(|t| t.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(t));
        let files = EnvConfigFiles::builder()
            .with_contents(EnvConfigFileKind::Config, text(&self.config)?)
            .with_contents(EnvConfigFileKind::Credentials, text(&self.credentials)?)
            .build();
        let source = aws_runtime::env_config::source::load(&Env::default(), &Fs::default(), &files)
            .now_or_never()
            .expect("both files' texts are given, so there is nothing to wait for")
            .map_err(|e| bad_files(&self.config, &e))?;
        ProfileSet::parse(source).map_err(|e| bad_files(&self.config, &e))
    }
}

fn bad_files(path: &Path, why: &dyn std::fmt::Display) -> Error {
    Error::new(Code::BadProfile).arg("profile", path.display()).detail(why)
}

/// One profile as it is listed: no secret in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProfileInfo {
    /// Its name.
    pub name: String,
    /// Where its credentials come from.
    pub kind: ProfileKind,
    /// Its `region`.
    pub region: Option<String>,
    /// The program it would run, to be shown before anybody says yes.
    pub process: Option<ProcessPreview>,
}

/// A program that a profile's credentials come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProcessPreview {
    /// The profile that names it: the chosen one, or its source. A yes is recorded under this name.
    pub profile: String,
    /// The whole command line.
    pub command: String,
}

/// Where a profile's credentials come from: word key `profile-kind-<kind>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProfileKind {
    /// Access keys in the file.
    Keys,
    /// IAM Identity Center, `aws sso login`.
    Sso,
    /// A console session, `aws login`.
    Login,
    /// A role assumed with another profile's credentials.
    Role,
    /// A program that prints them.
    Process,
    /// A token in a file, as CI gives one.
    WebIdentity,
    /// Asks for a code of a second device, which Naru does not do yet.
    Mfa,
    /// The instance-metadata address or a container's, which Naru never asks.
    Metadata,
    /// No credentials, or it cannot be understood.
    Incomplete,
}

impl ProfileKind {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Keys => "keys",
            Self::Sso => "sso",
            Self::Login => "login",
            Self::Role => "role",
            Self::Process => "process",
            Self::WebIdentity => "web-identity",
            Self::Mfa => "mfa",
            Self::Metadata => "metadata",
            Self::Incomplete => "incomplete",
        }
    }
}

/// The profiles in the files this process's environment names, `default` first, then by name.
///
/// # Errors
/// `BadProfile` if a file cannot be read or parsed; files that are not there hold no profiles.
pub fn profiles() -> Result<Vec<ProfileInfo>> {
    profiles_in(&ProfileFiles::from_env())
}

/// The profiles in these files, `default` first, then by name.
///
/// # Errors
/// As [`profiles`].
pub fn profiles_in(files: &ProfileFiles) -> Result<Vec<ProfileInfo>> {
    let set = files.parse()?;
    let mut names: Vec<&str> = set.profiles().collect();
    names.sort_by_key(|name| (*name != "default", *name));
    Ok(names.into_iter().map(|name| info(&set, name)).collect())
}

fn info(set: &ProfileSet, name: &str) -> ProfileInfo {
    let chain = resolve(set, name);
    let kind = match &chain {
        Ok(chain) if !chain.roles.is_empty() => ProfileKind::Role,
        Ok(chain) => match &chain.base {
            Base::Keys { .. } => ProfileKind::Keys,
            Base::Sso { .. } => ProfileKind::Sso,
            Base::Login { .. } => ProfileKind::Login,
            Base::Process(_) => ProfileKind::Process,
            Base::WebIdentity { .. } => ProfileKind::WebIdentity,
        },
        Err(error) if error.code == Code::MfaNeeded => ProfileKind::Mfa,
        Err(error) if error.code == Code::MetadataRefused => ProfileKind::Metadata,
        Err(_) => ProfileKind::Incomplete,
    };
    let process = match chain {
        Ok(Chain { base: Base::Process(process), .. }) => Some(process),
        _ => None,
    };
    let region = set.get_profile(name).and_then(|profile| profile.get("region")).map(str::to_owned);
    ProfileInfo { name: name.to_owned(), kind, region, process }
}

/// Where one profile's credentials come from, decided and not yet fetched.
pub(super) struct Chain {
    /// Where the first credentials come from.
    pub(super) base: Base,
    /// Roles to be assumed with them, in order.
    pub(super) roles: Vec<Role>,
}

/// The beginning of a chain. No `Debug`: it may hold a secret.
pub(super) enum Base {
    /// Access keys in the file.
    Keys { profile: String, id: String, secret: String, token: Option<String> },
    /// IAM Identity Center.
    Sso { profile: String, session: Option<String>, region: String, start_url: String, account: String, role: String },
    /// A console session.
    Login { profile: String, session: String },
    /// A program.
    Process(ProcessPreview),
    /// A token in a file.
    WebIdentity { role_arn: String, token_file: PathBuf, session_name: Option<String> },
}

/// A role to be assumed.
#[derive(Debug, Clone)]
pub(super) struct Role {
    /// `role_arn`.
    pub(super) arn: String,
    /// `external_id`.
    pub(super) external_id: Option<String>,
    /// `role_session_name`.
    pub(super) session_name: Option<String>,
    /// `duration_seconds`.
    pub(super) seconds: Option<i32>,
}

/// Follows a profile to where its credentials come from.
///
/// # Errors
/// `NoProfile`, `BadProfile`, `MfaNeeded`, `MetadataRefused`.
pub(super) fn resolve(set: &ProfileSet, name: &str) -> Result<Chain> {
    let mut seen: Vec<&str> = Vec::new();
    let mut roles = Vec::new();
    let mut next = name;
    let base = loop {
        let profile = set.get_profile(next).ok_or_else(|| Error::new(Code::NoProfile).arg("profile", next))?;
        if seen.contains(&next) {
            return Err(bad(name, &format!("source_profile goes in a circle: {} → {next}", seen.join(" → "))));
        }
        seen.push(profile.name());
        // A source's own keys come before its role.
        if seen.len() > 1
            && let Some(keys) = keys(profile)
        {
            break keys;
        }
        let Some(arn) = profile.get("role_arn").filter(|_| profile.get("web_identity_token_file").is_none()) else {
            break base(set, profile)?;
        };
        if let Some(serial) = profile.get("mfa_serial") {
            return Err(Error::new(Code::MfaNeeded).arg("profile", next).arg("serial", serial));
        }
        let text = |key| profile.get(key).map(str::to_owned);
        roles.push(Role {
            arn: arn.to_owned(),
            external_id: text("external_id"),
            session_name: text("role_session_name"),
            seconds: profile.get("duration_seconds").and_then(|n| n.parse().ok()),
        });
        match (profile.get("source_profile"), profile.get("credential_source")) {
            (Some(source), None) if source == next => break base(set, profile)?,
            (Some(source), None) => next = source,
            (None, Some(source)) => return Err(ambient(next, source)),
            (Some(_), Some(_)) => return Err(bad(next, "both source_profile and credential_source")),
            (None, None) => return Err(bad(next, "role_arn without source_profile")),
        }
    };
    roles.reverse();
    Ok(Chain { base, roles })
}

fn base(set: &ProfileSet, profile: &Profile) -> Result<Base> {
    let name = profile.name();
    let text = |key| profile.get(key).map(str::to_owned);
    if let Some(source) = profile.get("credential_source") {
        return Err(ambient(name, source));
    }
    if let Some(token_file) = profile.get("web_identity_token_file") {
        let role_arn = text("role_arn").ok_or_else(|| bad(name, "web_identity_token_file without role_arn"))?;
        return Ok(Base::WebIdentity {
            role_arn,
            token_file: PathBuf::from(token_file),
            session_name: text("role_session_name"),
        });
    }
    let sso_keys = ["sso_session", "sso_start_url", "sso_region", "sso_account_id", "sso_role_name"];
    if sso_keys.iter().any(|key| profile.get(key).is_some()) {
        return sso(set, profile);
    }
    if let Some(session) = text("login_session") {
        return Ok(Base::Login { profile: name.to_owned(), session });
    }
    if let Some(command) = text("credential_process") {
        return Ok(Base::Process(ProcessPreview { profile: name.to_owned(), command }));
    }
    keys(profile).ok_or_else(|| bad(name, "no credentials in it"))
}

fn sso(set: &ProfileSet, profile: &Profile) -> Result<Base> {
    let name = profile.name();
    let session = profile.get("sso_session");
    let section = match session {
        Some(session) => Some(
            set.sso_session(session).ok_or_else(|| bad(name, &format!("no [sso-session {session}] in the file")))?,
        ),
        None => None,
    };
    let of = |key: &str| {
        section
            .and_then(|section| section.get(key))
            .or_else(|| profile.get(key))
            .map(str::to_owned)
            .ok_or_else(|| bad(name, &format!("{key} is missing")))
    };
    Ok(Base::Sso {
        profile: name.to_owned(),
        session: session.map(str::to_owned),
        region: of("sso_region")?,
        start_url: of("sso_start_url")?,
        account: of("sso_account_id")?,
        role: of("sso_role_name")?,
    })
}

fn keys(profile: &Profile) -> Option<Base> {
    Some(Base::Keys {
        profile: profile.name().to_owned(),
        id: profile.get("aws_access_key_id")?.to_owned(),
        secret: profile.get("aws_secret_access_key")?.to_owned(),
        token: profile.get("aws_session_token").map(str::to_owned),
    })
}

fn bad(profile: &str, why: &str) -> Error {
    Error::new(Code::BadProfile).arg("profile", profile).detail(why)
}

/// `credential_source` leaves the files: the metadata addresses are never asked, and the
/// environment only where the project itself says so.
fn ambient(profile: &str, source: &str) -> Error {
    if source == "Environment" {
        return bad(profile, "credential_source = Environment: choose the environment itself as the credentials");
    }
    Error::new(Code::MetadataRefused).arg("profile", profile).arg("source", source)
}
