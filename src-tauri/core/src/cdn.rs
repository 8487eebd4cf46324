//! What CloudFront has: distributions with the fields Naru owns, who may read an origin, the function at the edge,
//! invalidations. Facts and their differences only; what is wanted of them is decided in `site/`.
//!
//! A distribution's whole configuration:
//! <https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html>.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::deploy::manifest::ReleaseId;
use crate::hosted::RecordSet;
use crate::names::{BucketName, Region};
use crate::world::Fact;

/// The managed cache policy *CachingOptimized*:
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html>.
pub const CACHING_OPTIMIZED: &str = "658327ea-f89d-4fab-a63d-7e88639e58f6";
/// The managed response-headers policy *SecurityHeadersPolicy*:
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html>.
pub const SECURITY_HEADERS: &str = "67f7725c-6f97-4210-82d7-5512b31e9d03";
/// The hosted zone that every distribution's alias record points into:
/// <https://docs.aws.amazon.com/general/latest/gr/cf_region.html>.
pub const ALIAS_ZONE: &str = "Z2FDTNDATAQYW2";
/// How long an error answer is kept at the edge, in seconds, as CloudFront itself has it.
pub const ERROR_SECONDS: u64 = 10;

/// Stands in a forecast for what AWS will only say when it has made the thing.
pub mod placeholder {
    /// A distribution's id.
    pub const DISTRIBUTION: &str = "‹distribution-id›";
    /// A distribution's own address.
    pub const DOMAIN: &str = "‹distribution›.cloudfront.net";
    /// An origin access control's or identity's id.
    pub const ACCESS: &str = "‹access-id›";
    /// A version, as CloudFront counts them.
    pub const ETAG: &str = "‹etag›";
    /// The account in a function's ARN.
    pub const FUNCTION: &str = "‹function-arn›";
}

/// One distribution, as far as it concerns us.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Distribution {
    /// Such as `E2QWRUHAPOMQZL`.
    pub id: String,
    /// Its ARN.
    pub arn: String,
    /// Its own address, such as `d111111abcdef8.cloudfront.net`.
    pub domain: String,
    /// Whether every edge has its configuration; else it is *InProgress*.
    pub deployed: bool,
    /// The version that a change must name.
    pub etag: String,
    /// Its tags.
    pub tags: Fact<BTreeMap<String, String>>,
    /// What its maker called this creation, once and for all.
    pub caller_reference: String,
    /// The fields we own.
    pub settings: Settings,
    /// What it has beyond them: kept as it is, hands off.
    #[serde(default)]
    pub beyond: Vec<Beyond>,
}

/// Something a distribution has that Naru neither sets nor changes: word key `beyond-<what>`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Beyond {
    /// `origins`, `behaviors`, `lambda`, `functions`, `geo`, `logging`, `signed`, `origin-headers`, `methods`,
    /// `legacy-cache`, `staging`.
    pub what: String,
    /// In a few characters: how many, which.
    pub value: String,
}

impl Beyond {
    /// Every kind there is, for the tests of words.
    pub const KINDS: [&str; 11] = [
        "origins",
        "behaviors",
        "lambda",
        "functions",
        "geo",
        "logging",
        "signed",
        "origin-headers",
        "methods",
        "legacy-cache",
        "staging",
    ];
}

/// A line of `ListDistributions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DistributionSummary {
    /// Its id.
    pub id: String,
    /// Its ARN.
    pub arn: String,
    /// Its own address.
    pub domain: String,
    /// Its comment: ours carry the site's resource name.
    pub comment: String,
    /// Alternate domain names.
    pub aliases: Vec<String>,
    /// Hosts of its origins.
    pub origins: Vec<String>,
    /// What else of CloudFront's it uses: ids of origin access controls and identities, ARNs of functions.
    #[serde(default)]
    pub uses: Vec<String>,
}

/// The fields of a distribution that Naru sets and reads. Everything else in it stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Whether it answers.
    pub enabled: bool,
    /// For people, and for finding it again: the site's resource name.
    pub comment: String,
    /// What `/` is.
    pub root_object: String,
    /// Which edges, such as `PriceClass_200`.
    pub price_class: String,
    /// Such as `http2and3`.
    pub http_version: String,
    /// Whether it has IPv6 addresses.
    pub ipv6: bool,
    /// Where the files come from.
    pub origin: Origin,
    /// Whether text is compressed for who takes it.
    pub compress: bool,
    /// Such as `redirect-to-https`.
    pub viewer_protocol: String,
    /// A cache policy's id; none is the legacy way of caching.
    pub cache_policy: Option<String>,
    /// A response-headers policy's id.
    pub headers_policy: Option<String>,
    /// Alternate domain names, and what proves them.
    pub names: Names,
    /// The oldest TLS that is taken, such as `TLSv1.2_2021`; none with CloudFront's own certificate, which decides it.
    #[serde(default)]
    pub minimum_tls: Option<String>,
    /// What errors become.
    pub errors: Vec<ErrorPage>,
    /// The ARN of the function that sees every request first.
    pub viewer_request: Option<String>,
    /// A web ACL's ARN.
    pub web_acl: Option<String>,
}

/// Where a distribution's files come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Its host.
    pub domain: String,
    /// Put before every path; empty for none.
    pub path: String,
    /// As whom it is asked.
    pub access: OriginAccess,
}

/// As whom a distribution asks its origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "kebab-case")]
pub enum OriginAccess {
    /// Signed, by an origin access control.
    Control {
        /// Its id.
        id: String,
    },
    /// As a legacy origin access identity.
    Identity {
        /// Its id.
        id: String,
    },
    /// As nobody, through the bucket's REST address.
    Nobody,
    /// As nobody, over HTTP, at the website endpoint.
    Website,
}

/// Alternate domain names with the certificate that covers them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// In alphabetical order.
    pub aliases: Vec<String>,
    /// The certificate's ARN; none is CloudFront's own, which covers no alias.
    pub certificate: Option<String>,
}

/// The oldest TLS that we let a distribution take: what AWS recommends.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html>
pub const MINIMUM_TLS: &str = "TLSv1.2_2021";

/// What the oldest TLS should be where it is this now: whoever asks for newer keeps it.
#[must_use]
pub fn better_tls(have: Option<&str>) -> String {
    let year = |text: &str| text.strip_prefix("TLSv1.2_").and_then(|year| year.parse::<u16>().ok());
    let new = |text: &&str| text.starts_with("TLSv1.3") || year(text).is_some_and(|year| year >= 2021);
    have.filter(new).unwrap_or(MINIMUM_TLS).to_owned()
}

/// What one error status becomes for a visitor.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ErrorPage {
    /// The origin's status.
    pub status: u16,
    /// The page shown instead, with a leading slash.
    pub page: String,
    /// The status it is shown with.
    pub shown_as: u16,
    /// How long the edge remembers the error, in seconds.
    pub seconds: u64,
}

/// One field of [`Settings`] with the value it is to have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "kebab-case")]
pub enum Field {
    /// See [`Settings::enabled`].
    Enabled(bool),
    /// See [`Settings::comment`].
    Comment(String),
    /// See [`Settings::root_object`].
    RootObject(String),
    /// See [`Settings::price_class`].
    PriceClass(String),
    /// See [`Settings::http_version`].
    HttpVersion(String),
    /// See [`Settings::ipv6`].
    Ipv6(bool),
    /// See [`Settings::origin`].
    Origin(Origin),
    /// See [`Settings::compress`].
    Compress(bool),
    /// See [`Settings::viewer_protocol`].
    ViewerProtocol(String),
    /// See [`Settings::cache_policy`].
    CachePolicy(Option<String>),
    /// See [`Settings::headers_policy`].
    HeadersPolicy(Option<String>),
    /// See [`Settings::names`].
    Names(Names),
    /// See [`Settings::minimum_tls`].
    MinimumTls(Option<String>),
    /// See [`Settings::errors`].
    Errors(Vec<ErrorPage>),
    /// See [`Settings::viewer_request`].
    ViewerRequest(Option<String>),
    /// See [`Settings::web_acl`].
    WebAcl(Option<String>),
}

impl Field {
    /// As CloudFront's API calls it.
    #[must_use]
    pub const fn api(&self) -> &'static str {
        match self {
            Self::Enabled(_) => "Enabled",
            Self::Comment(_) => "Comment",
            Self::RootObject(_) => "DefaultRootObject",
            Self::PriceClass(_) => "PriceClass",
            Self::HttpVersion(_) => "HttpVersion",
            Self::Ipv6(_) => "IsIPV6Enabled",
            Self::Origin(_) => "Origins",
            Self::Compress(_) => "Compress",
            Self::ViewerProtocol(_) => "ViewerProtocolPolicy",
            Self::CachePolicy(_) => "CachePolicyId",
            Self::HeadersPolicy(_) => "ResponseHeadersPolicyId",
            Self::Names(_) => "Aliases, ViewerCertificate",
            Self::MinimumTls(_) => "MinimumProtocolVersion",
            Self::Errors(_) => "CustomErrorResponses",
            Self::ViewerRequest(_) => "FunctionAssociations",
            Self::WebAcl(_) => "WebACLId",
        }
    }

    /// The value in a few characters, for a person who compares two.
    #[must_use]
    pub fn shown(&self) -> String {
        let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
        match self {
            Self::Enabled(on) | Self::Ipv6(on) | Self::Compress(on) => on.to_string(),
            Self::Comment(text)
            | Self::RootObject(text)
            | Self::PriceClass(text)
            | Self::HttpVersion(text)
            | Self::ViewerProtocol(text) => text.clone(),
            Self::Origin(origin) => {
                let access = match &origin.access {
                    OriginAccess::Control { id } => format!("OAC {id}"),
                    OriginAccess::Identity { id } => format!("OAI {id}"),
                    OriginAccess::Nobody => "–".to_owned(),
                    OriginAccess::Website => "HTTP".to_owned(),
                };
                format!("{}{} ({access})", origin.domain, origin.path)
            }
            Self::CachePolicy(id)
            | Self::HeadersPolicy(id)
            | Self::MinimumTls(id)
            | Self::ViewerRequest(id)
            | Self::WebAcl(id) => or_none(id),
            Self::Names(names) if names.aliases.is_empty() => "–".to_owned(),
            Self::Names(names) => {
                let certificate = names.certificate.as_ref().map(|arn| format!(" ({arn})")).unwrap_or_default();
                format!("{}{certificate}", names.aliases.join(", "))
            }
            Self::Errors(errors) if errors.is_empty() => "–".to_owned(),
            Self::Errors(errors) => {
                let one = |e: &ErrorPage| format!("{} → {} {} ({} s)", e.status, e.page, e.shown_as, e.seconds);
                errors.iter().map(one).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// Whether both speak of the same field.
    #[must_use]
    pub fn same_field(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// The same field as these settings have it.
    #[must_use]
    pub fn of(&self, settings: &Settings) -> Self {
        match self {
            Self::Enabled(_) => Self::Enabled(settings.enabled),
            Self::Comment(_) => Self::Comment(settings.comment.clone()),
            Self::RootObject(_) => Self::RootObject(settings.root_object.clone()),
            Self::PriceClass(_) => Self::PriceClass(settings.price_class.clone()),
            Self::HttpVersion(_) => Self::HttpVersion(settings.http_version.clone()),
            Self::Ipv6(_) => Self::Ipv6(settings.ipv6),
            Self::Origin(_) => Self::Origin(settings.origin.clone()),
            Self::Compress(_) => Self::Compress(settings.compress),
            Self::ViewerProtocol(_) => Self::ViewerProtocol(settings.viewer_protocol.clone()),
            Self::CachePolicy(_) => Self::CachePolicy(settings.cache_policy.clone()),
            Self::HeadersPolicy(_) => Self::HeadersPolicy(settings.headers_policy.clone()),
            Self::Names(_) => Self::Names(settings.names.clone()),
            Self::MinimumTls(_) => Self::MinimumTls(settings.minimum_tls.clone()),
            Self::Errors(_) => Self::Errors(settings.errors.clone()),
            Self::ViewerRequest(_) => Self::ViewerRequest(settings.viewer_request.clone()),
            Self::WebAcl(_) => Self::WebAcl(settings.web_acl.clone()),
        }
    }

    /// Gives the field its value.
    pub fn set(&self, settings: &mut Settings) {
        match self.clone() {
            Self::Enabled(on) => settings.enabled = on,
            Self::Comment(text) => settings.comment = text,
            Self::RootObject(key) => settings.root_object = key,
            Self::PriceClass(class) => settings.price_class = class,
            Self::HttpVersion(version) => settings.http_version = version,
            Self::Ipv6(on) => settings.ipv6 = on,
            Self::Origin(origin) => settings.origin = origin,
            Self::Compress(on) => settings.compress = on,
            Self::ViewerProtocol(policy) => settings.viewer_protocol = policy,
            Self::CachePolicy(id) => settings.cache_policy = id,
            Self::HeadersPolicy(id) => settings.headers_policy = id,
            Self::Names(names) => {
                if names.certificate != settings.names.certificate {
                    settings.minimum_tls = names.certificate.as_ref().map(|_| MINIMUM_TLS.to_owned());
                }
                settings.names = names;
            }
            Self::MinimumTls(tls) => settings.minimum_tls = tls,
            Self::Errors(errors) => settings.errors = errors,
            Self::ViewerRequest(arn) => settings.viewer_request = arn,
            Self::WebAcl(arn) => settings.web_acl = arn,
        }
    }
}

/// The wanted fields that a distribution does not have yet.
#[must_use]
pub fn differing(wanted: &[Field], seen: &Settings) -> Vec<Field> {
    wanted.iter().filter(|field| field.of(seen) != **field).cloned().collect()
}

/// An origin access control.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessControl {
    /// Its id.
    pub id: String,
    /// Its name, one of its kind in an account.
    pub name: String,
}

/// A legacy origin access identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessIdentity {
    /// Its id.
    pub id: String,
    /// Its comment: ours carry the site's resource name.
    pub comment: String,
}

impl AccessIdentity {
    /// As a bucket policy names it.
    #[must_use]
    pub fn principal(id: &str) -> String {
        format!("arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity {id}")
    }
}

/// A CloudFront Function as it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EdgeFunction {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// The code that runs; `None` if it was never published.
    pub live: Option<String>,
}

/// An invalidation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invalidation {
    /// Its id.
    pub id: String,
    /// Which release's change it makes visible.
    pub release: ReleaseId,
    /// Whether every edge has forgotten.
    pub completed: bool,
}

/// What the bucket itself remembers of its distribution, as `.naru/cdn.json`: so that the daily identity, which may
/// list nothing, and another computer find it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CdnRecord {
    /// The form, 1.
    pub v: u32,
    /// Whose.
    pub site: String,
    /// The distribution's id.
    pub distribution: String,
    /// Its ARN.
    pub arn: String,
    /// Its own address.
    pub domain: String,
    /// What we set last, to tell a hand's edit from a changed wish.
    pub applied: Vec<Field>,
    /// How paths are rewritten, for the probes of who may not read the distribution.
    pub routing: Routing,
    /// The newest release of which no edge has an older copy.
    pub fresh: Option<ReleaseId>,
    /// DNS records that ours took the place of, to be put back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced: Vec<RecordSet>,
    /// DNS records that we put there to prove certificates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proofs: Vec<RecordSet>,
    /// Addresses of distributions of this site's that are gone: what leads there is still ours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<String>,
    /// Names that such a distribution had, until nothing of ours leads from them any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// DNS records that somebody was asked to put where Naru cannot write, to be asked back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<RecordSet>,
    /// Names at which somebody was asked to take such a record out again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked_back: Vec<String>,
}

impl CdnRecord {
    /// What of it holds for the next distribution, whose address this is: whatever stands in DNS.
    #[must_use]
    pub fn succeeded_by(&self, host: &str) -> Self {
        let mut next = Self {
            replaced: self.replaced.clone(),
            proofs: self.proofs.clone(),
            hosts: self.hosts.clone(),
            names: self.names.clone(),
            asked: self.asked.clone(),
            asked_back: self.asked_back.clone(),
            ..Self::default()
        };
        next.hosts.push(self.domain.clone());
        for field in &self.applied {
            if let Field::Names(names) = field {
                next.names.extend(names.aliases.iter().cloned());
            }
        }
        for list in [&mut next.hosts, &mut next.names] {
            list.retain(|one| one != host);
            list.sort();
            list.dedup();
        }
        next
    }
}

/// What a request for a path that is no file becomes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Routing {
    /// Every path without an extension is the start page: an app with its own router.
    SinglePage,
    /// `/about/` and `/about` are `/about/index.html`.
    ManyPages,
    /// `/about` is `/about.html`.
    CleanUrls,
    /// 403 and 404 become the start page with 200, as older guides have it.
    ErrorPages,
    /// Files only.
    #[default]
    FilesOnly,
}

impl Routing {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::SinglePage => "single-page",
            Self::ManyPages => "many-pages",
            Self::CleanUrls => "clean-urls",
            Self::ErrorPages => "error-pages",
            Self::FilesOnly => "files-only",
        }
    }
}

/// The address under which CloudFront asks a bucket: the Regional one, for a new bucket's global one redirects.
#[must_use]
pub fn origin_host(bucket: &BucketName, region: &Region) -> String {
    format!("{bucket}.s3.{region}.amazonaws.com")
}
