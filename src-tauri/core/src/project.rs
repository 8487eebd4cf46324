//! A project: what is wanted, saved as a TOML file a person can read, with no secret in it. And what only this
//! computer knows of it: credentials' name, last folder, endpoint.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use toml_edit::{DocumentMut, Item, Table, TableLike};
use ts_rs::TS;

use crate::address::{DomainSpec, DomainWishes};
use crate::adopt::Adopted;
use crate::build::BuildWish;
use crate::cdn::Routing;
use crate::deploy::finding::Waiver;
use crate::deploy::header_rules::HeaderWish;
use crate::deploy::keep::Keep;
use crate::error::{Code, Error, Result};
use crate::firewall::FirewallMode;
use crate::names::{AccountId, BucketName, CredentialId, EnvName, Key, ProjectId, Region, SiteId, Slug};
use crate::spec::{Access, Cdn, Deployer, DeployerPolicy, OriginKind, PriceClass};
use crate::world::Ownership;

/// The form of [`Project`] this Naru writes.
pub const PROJECT_VERSION: u32 = 1;

/// A saved project, in Naru's home or as a repository's `naru.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// [`PROJECT_VERSION`].
    pub version: u32,
    /// Drawn once.
    pub id: ProjectId,
    /// As people call it.
    pub name: String,
    /// The readable part of resource names, fixed when the project is made.
    pub slug: Slug,
    /// Which road.
    #[serde(default)]
    pub recipe: Recipe,
    /// The account it was first built in; another one is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// What is wanted, for every environment.
    #[serde(default)]
    pub site: Wishes,
    /// How its folder is built.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub build: Option<BuildWish>,
    /// What stood before Naru and was taken over, in `production`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub adopted: Option<Adopted>,
    /// What an environment wants otherwise. None means one, `production`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub env: BTreeMap<EnvName, Wishes>,
}

/// The roads there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Recipe {
    /// A folder of files behind S3.
    #[default]
    StaticSite,
}

/// What is wanted of a site. An absent wish takes the default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Wishes {
    /// An environment's own account, where it is another than the project's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub account: Option<AccountId>,
    /// Where; `ap-northeast-2` unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// A bucket name of one's own; else it is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bucket: Option<BucketName>,
    /// `cdn`, `private` or `classic`; unless said, classic in practice and private elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<AccessWish>,
    /// Object Ownership; ACLs disabled unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ownership: Option<Ownership>,
    /// The index document, as [`index_document`] takes it; `index.html` unless said.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "read_index")]
    pub index: Option<String>,
    /// The error document, as [`error_document`] takes it; `index.html` unless said.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "read_error")]
    pub error: Option<String>,
    /// Publish source maps too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_maps: Option<bool>,
    /// Paths of the build, of files and folders, that stay behind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub leave_out: Vec<String>,
    /// A user of its own that deploys from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deployer: Option<bool>,
    /// What that user may do; least privilege unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deployer_policy: Option<DeployerPolicy>,
    /// An IAM group that it joins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub join_group: Option<String>,
    /// What is wanted of the distribution, where `access` is `cdn`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cdn: Option<CdnWishes>,
    /// The site's own domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<DomainWishes>,
    /// Files that may be published, as they are, although a rule speaks against them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Waiver>>", optional)]
    pub waive: Vec<Waiver>,
    /// How long earlier releases stay, for open tabs and the way back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep: Option<KeepWishes>,
    /// Rules about headers, `[[site.headers]]`: of several for a file the last wins. An environment that has any has
    /// them instead of the project's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headers: Option<Vec<HeaderWish>>,
}

/// How long earlier releases stay. An absent wish takes the default of [`Keep`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepWishes {
    /// See [`Keep::releases`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub releases: Option<u32>,
    /// See [`Keep::days`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub days: Option<u32>,
}

/// What is wanted of a distribution. An absent wish takes the default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CdnWishes {
    /// See [`Cdn::origin`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<OriginKind>,
    /// See [`Cdn::origin_access`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin_access: Option<String>,
    /// See [`Cdn::routing`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub routing: Option<Routing>,
    /// See [`Cdn::price_class`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_class: Option<PriceClass>,
    /// See [`Cdn::security_headers`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security_headers: Option<bool>,
    /// A firewall before it, and what it does: [`Cdn::firewall`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub firewall: Option<FirewallMode>,
}

fn document(field: &str, text: &str, well: impl Fn(&Key) -> bool) -> Result<String> {
    Key::parse(text)
        .ok()
        .filter(well)
        .map(|key| key.to_string())
        .ok_or_else(|| Error::new(Code::BadValue).arg("field", field).arg("value", text).arg("rule", "document-shape"))
}

/// An index document: a file name without a folder, for S3 looks it up in every folder.
///
/// # Errors
/// `BadValue` with `rule` `document-shape`.
pub fn index_document(text: &str) -> Result<String> {
    document("index", text, |key| !key.as_str().contains('/'))
}

/// An error document: any file of the site.
///
/// # Errors
/// `BadValue` with `rule` `document-shape`.
pub fn error_document(text: &str) -> Result<String> {
    document("error", text, |_| true)
}

fn read_document<'de, D: Deserializer<'de>>(
    from: D,
    check: fn(&str) -> Result<String>,
) -> std::result::Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    text.map(|text| check(&text).map_err(serde::de::Error::custom)).transpose()
}

fn read_index<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Option<String>, D::Error> {
    read_document(from, index_document)
}

fn read_error<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Option<String>, D::Error> {
    read_document(from, error_document)
}

/// The access as it is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum AccessWish {
    /// A private bucket behind a distribution. [`Cdn`].
    Cdn,
    /// See [`Access::Private`].
    Private,
    /// See [`Access::Classic`].
    Classic,
}

impl AccessWish {
    /// What is wanted of who says nothing: a closed bucket behind CloudFront, in practice as on AWS.
    pub const USUAL: Self = Self::Cdn;
}

/// The Region of a project that names none: this product's first users are in Seoul.
pub const DEFAULT_REGION: &str = "ap-northeast-2";

impl Project {
    /// A new project with no wishes.
    #[must_use]
    pub fn new(name: &str, entropy: [u8; 16]) -> Self {
        Self {
            version: PROJECT_VERSION,
            id: ProjectId::from_entropy(entropy),
            name: name.trim().to_owned(),
            slug: Slug::of(name),
            recipe: Recipe::StaticSite,
            account: None,
            site: Wishes::default(),
            build: None,
            adopted: None,
            env: BTreeMap::new(),
        }
    }

    /// A name as a project may have it: trimmed, with at least one character and no control characters.
    ///
    /// # Errors
    /// `BadValue` with `rule` `name-shape`.
    pub fn checked_name(text: &str) -> Result<String> {
        let name = text.trim();
        if name.is_empty() || name.chars().any(char::is_control) {
            return Err(Error::new(Code::BadValue)
                .arg("field", "project")
                .arg("value", name)
                .arg("rule", "name-shape"));
        }
        Ok(name.to_owned())
    }

    /// Reads a project file. `path` is for the error alone.
    ///
    /// # Errors
    /// `StoreNewer` for a later form; `BadProject` with the line for anything that does not parse.
    pub fn parse(text: &str, path: &str) -> Result<Self> {
        let bad = |detail: &dyn std::fmt::Display| Error::new(Code::BadProject).arg("path", path).detail(detail);
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let table: toml::Table = text.parse().map_err(|e: toml::de::Error| bad(&e))?;
        match table.get("version").and_then(toml::Value::as_integer) {
            Some(v) if v > i64::from(PROJECT_VERSION) => return Err(Error::new(Code::StoreNewer).arg("path", path)),
            Some(_) => {}
            None => return Err(bad(&"version is missing")),
        }
        toml::from_str(text).map_err(|e| bad(&e))
    }

    /// The file's text.
    #[must_use]
    pub fn to_text(&self) -> String {
        toml::to_string_pretty(self).expect("a project has only strings, booleans and tables of them")
    }

    /// The text of a file that stands there already: only what changed is written anew, so that a person's
    /// comments, order and spelling stay.
    #[must_use]
    pub fn to_text_over(&self, old: &str) -> String {
        let old = old.strip_prefix('\u{feff}').unwrap_or(old);
        let whole = self.to_text();
        let merged = || {
            let mut document: DocumentMut = old.parse().ok()?;
            let was: DocumentMut = Self::parse(old, "").ok()?.to_text().parse().ok()?;
            let now: DocumentMut = whole.parse().ok()?;
            merge(document.as_table_mut(), was.as_table(), now.as_table());
            let text = document.to_string();
            (Self::parse(&text, "").as_ref() == Ok(self)).then_some(text)
        };
        merged().unwrap_or(whole)
    }

    /// The account an environment belongs to: its own, else the project's.
    #[must_use]
    pub fn account_of(&self, env: &EnvName) -> Option<AccountId> {
        self.env.get(env).and_then(|own| own.account.clone()).or_else(|| self.account.clone())
    }

    /// The site of one environment; `None` means the only one, or `production`.
    ///
    /// # Errors
    /// `NoEnvironment` if the project names environments and this is not among them.
    pub fn site(&self, env: Option<&EnvName>) -> Result<SiteId> {
        let only = || self.env.keys().next().filter(|_| self.env.len() == 1).cloned();
        let env = env.cloned().or_else(only).unwrap_or_else(EnvName::production);
        let there = if self.env.is_empty() { env.as_str() == EnvName::DEFAULT } else { self.env.contains_key(&env) };
        if there {
            Ok(SiteId { project: self.id.clone(), env })
        } else {
            Err(Error::new(Code::NoEnvironment).arg("env", env).arg("project", &self.name))
        }
    }

    /// The wishes of one environment: its own first, then the project's.
    #[must_use]
    pub fn wishes(&self, env: &EnvName) -> Wishes {
        let base = self.site.clone();
        let Some(own) = self.env.get(env).cloned() else { return base };
        Wishes {
            account: own.account,
            region: own.region.or(base.region),
            // A bucket belongs to one environment: two must not share it.
            bucket: own.bucket.or(if env.as_str() == EnvName::DEFAULT { base.bucket } else { None }),
            access: own.access.or(base.access),
            ownership: own.ownership.or(base.ownership),
            index: own.index.or(base.index),
            error: own.error.or(base.error),
            source_maps: own.source_maps.or(base.source_maps),
            leave_out: [base.leave_out, own.leave_out].concat(),
            deployer: own.deployer.or(base.deployer),
            deployer_policy: own.deployer_policy.or(base.deployer_policy),
            join_group: own.join_group.or(base.join_group),
            cdn: own.cdn.or(base.cdn),
            // So does a domain.
            domain: own.domain.or(if env.as_str() == EnvName::DEFAULT { base.domain } else { None }),
            waive: [base.waive, own.waive].concat(),
            keep: own.keep.map(|own| own.or(base.keep.unwrap_or_default())).or(base.keep),
            headers: own.headers.or(base.headers),
        }
    }
}

/// Carries what differs between `was` and `now`, both written by us, into a document written by a person.
fn merge(into: &mut dyn TableLike, was: &dyn TableLike, now: &dyn TableLike) {
    for (key, item) in now.iter() {
        let before = was.get(key);
        if before.is_some_and(|before| same(before, item)) {
            continue;
        }
        let there = into.get_mut(key).filter(|there| !there.is_none());
        match (there, item.as_table_like()) {
            (Some(there), table) => match (there.as_table_like_mut(), table) {
                (Some(there), Some(table)) => {
                    merge(there, before.and_then(Item::as_table_like).unwrap_or(&Table::new()), table);
                }
                _ => {
                    let mut item = item.clone();
                    unplace(&mut item);
                    // A comment behind a value is a part of it.
                    if let (Some(old), Some(new)) = (there.as_value(), item.as_value_mut()) {
                        *new.decor_mut() = old.decor().clone();
                    }
                    *there = item;
                }
            },
            (None, _) => {
                let mut item = item.clone();
                unplace(&mut item);
                into.insert(key, item);
            }
        }
    }
    let gone: Vec<String> = was.iter().map(|(key, _)| key.to_owned()).filter(|key| now.get(key).is_none()).collect();
    for key in gone {
        into.remove(&key);
    }
}

fn same(a: &Item, b: &Item) -> bool {
    match (a.as_table_like(), b.as_table_like()) {
        (Some(a), Some(b)) => a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b))),
        _ => a.to_string().trim() == b.to_string().trim(),
    }
}

/// Where a table stood in its own document says nothing about another.
fn unplace(item: &mut Item) {
    let one = |table: &mut Table| {
        table.set_position(None);
        table.iter_mut().for_each(|(_, item)| unplace(item));
    };
    match item {
        Item::Table(table) => one(table),
        Item::ArrayOfTables(tables) => tables.iter_mut().for_each(one),
        Item::None | Item::Value(_) => {}
    }
    if let Some(tables) = item.as_array_of_tables_mut() {
        tables.iter_mut().for_each(|table| table.set_position(None));
    }
}

impl CdnWishes {
    /// These wishes over older ones.
    #[must_use]
    pub fn or(self, old: Self) -> Self {
        Self {
            origin: self.origin.or(old.origin),
            origin_access: self.origin_access.or(old.origin_access),
            routing: self.routing.or(old.routing),
            price_class: self.price_class.or(old.price_class),
            security_headers: self.security_headers.or(old.security_headers),
            firewall: self.firewall.or(old.firewall),
        }
    }
}

impl KeepWishes {
    /// These wishes over others.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self { releases: self.releases.or(other.releases), days: self.days.or(other.days) }
    }
}

impl Wishes {
    /// How long earlier releases stay.
    #[must_use]
    pub fn keep(&self) -> Keep {
        let (said, usual) = (self.keep.unwrap_or_default(), Keep::default());
        Keep { releases: said.releases.unwrap_or(usual.releases), days: said.days.unwrap_or(usual.days) }
    }

    /// These wishes where they differ from those that were shown, and elsewhere what stands now.
    #[must_use]
    pub fn over(&self, now: &Self, shown: &Self) -> Self {
        fn pick<T: Clone + PartialEq>(said: &T, now: &T, shown: &T) -> T {
            if said == shown { now.clone() } else { said.clone() }
        }
        Self {
            account: pick(&self.account, &now.account, &shown.account),
            region: pick(&self.region, &now.region, &shown.region),
            bucket: pick(&self.bucket, &now.bucket, &shown.bucket),
            access: pick(&self.access, &now.access, &shown.access),
            ownership: pick(&self.ownership, &now.ownership, &shown.ownership),
            index: pick(&self.index, &now.index, &shown.index),
            error: pick(&self.error, &now.error, &shown.error),
            source_maps: pick(&self.source_maps, &now.source_maps, &shown.source_maps),
            deployer: pick(&self.deployer, &now.deployer, &shown.deployer),
            deployer_policy: pick(&self.deployer_policy, &now.deployer_policy, &shown.deployer_policy),
            join_group: pick(&self.join_group, &now.join_group, &shown.join_group),
            cdn: pick(&self.cdn, &now.cdn, &shown.cdn),
            domain: pick(&self.domain, &now.domain, &shown.domain),
            leave_out: pick(&self.leave_out, &now.leave_out, &shown.leave_out),
            waive: pick(&self.waive, &now.waive, &shown.waive),
            keep: pick(&self.keep, &now.keep, &shown.keep),
            headers: pick(&self.headers, &now.headers, &shown.headers),
        }
    }

    /// The Region.
    #[must_use]
    pub fn region(&self) -> Region {
        self.region.clone().unwrap_or_else(|| Region::parse(DEFAULT_REGION).expect("a Region's shape"))
    }

    /// The access, with this default where nothing is said.
    #[must_use]
    pub fn access(&self, default: AccessWish) -> Access {
        let open = || Access::Classic {
            index: self.index.clone().unwrap_or_else(|| "index.html".to_owned()),
            error: self.error.clone().unwrap_or_else(|| "index.html".to_owned()),
        };
        match self.access.unwrap_or(default) {
            AccessWish::Cdn if self.cdn.as_ref().is_some_and(|cdn| cdn.origin == Some(OriginKind::Website)) => open(),
            AccessWish::Cdn | AccessWish::Private => Access::Private,
            AccessWish::Classic => open(),
        }
    }

    /// The deploy user, if one is wanted.
    #[must_use]
    pub fn deployer(&self) -> Option<Deployer> {
        self.deployer.unwrap_or(false).then(|| Deployer {
            policy: self.deployer_policy.unwrap_or_default(),
            group: self.join_group.clone().filter(|group| !group.is_empty()),
        })
    }

    /// The site's own domain, if one is wanted: only a distribution can answer for it.
    #[must_use]
    pub fn domain(&self, default: AccessWish) -> Option<DomainSpec> {
        self.cdn(default)?;
        self.domain.clone().map(DomainWishes::spec)
    }

    /// The distribution, if one is wanted, with this access where nothing is said.
    #[must_use]
    pub fn cdn(&self, default: AccessWish) -> Option<Cdn> {
        if self.access.unwrap_or(default) != AccessWish::Cdn {
            return None;
        }
        let said = self.cdn.clone().unwrap_or_default();
        let usual = Cdn::default();
        Some(Cdn {
            origin: said.origin.unwrap_or(usual.origin),
            origin_access: said.origin_access,
            routing: said.routing,
            price_class: said.price_class.unwrap_or(usual.price_class),
            security_headers: said.security_headers.unwrap_or(usual.security_headers),
            firewall: said.firewall,
        })
    }
}

/// What this computer alone knows: `local.toml` in Naru's home. Never exported.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Local {
    /// This installation's id, drawn at the first start.
    #[serde(default)]
    pub installation: String,
    /// By `<project id>/<env>`.
    #[serde(default)]
    pub site: BTreeMap<String, LocalSite>,
    /// The environment that was chosen last, by project id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub chosen: BTreeMap<String, EnvName>,
    /// `credential_process` commands that may be run, by profile.
    #[serde(default)]
    pub allowed_processes: BTreeMap<String, String>,
    /// The builds that may be run, as [`crate::build::Build::fingerprint`], by the folder they run in.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub allowed_builds: BTreeMap<String, String>,
}

/// What this computer knows of one site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LocalSite {
    /// Which credentials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credentials: Option<CredentialRef>,
    /// Which credentials deploy alone takes; [`Self::credentials`] if none are named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily: Option<CredentialRef>,
    /// The folder deployed last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folder: Option<String>,
    /// The folder it is built in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub root: Option<String>,
    /// The ARN of its distribution, as last seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distribution: Option<String>,
    /// Built in the embedded practice cloud instead of an account.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub practice: bool,
    /// An endpoint that is not AWS, for every service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// An endpoint for one service, by its name: `s3`, `sts`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub endpoint_for: BTreeMap<String, String>,
    /// The site's address where it cannot be told; may hold `{bucket}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website_url: Option<String>,
    /// How fast uploads may go, as [`crate::deploy::rate`] reads it: `2M`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit_rate: Option<String>,
    /// At which endpoint [`Self::website_url`] holds; at AWS if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website_for: Option<String>,
}

/// Credentials by name, never by value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum CredentialRef {
    /// An AWS CLI profile.
    Profile {
        /// Its name.
        name: String,
    },
    /// `AWS_ACCESS_KEY_ID` and its kin, because the project says so.
    Environment,
    /// A key that Naru keeps in this computer's keychain.
    Kept {
        /// Its id.
        id: CredentialId,
    },
}
