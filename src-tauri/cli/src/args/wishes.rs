//! What is wanted of a site, as words on the command line.

use clap::{Args, ValueEnum};

/// What is wanted of a site.
#[derive(Debug, Args)]
pub struct WishArgs {
    /// The Region.
    #[arg(long)]
    pub region: Option<String>,
    /// A bucket name of one's own.
    #[arg(long, value_name = "NAME")]
    pub bucket: Option<String>,
    /// Who may read.
    #[arg(long, value_enum)]
    pub access: Option<AccessArg>,
    /// Object Ownership.
    #[arg(long, value_enum)]
    pub ownership: Option<OwnershipArg>,
    /// The index document.
    #[arg(long, value_name = "FILE")]
    pub index: Option<String>,
    /// The error document.
    #[arg(long, value_name = "FILE")]
    pub error: Option<String>,
    /// Source maps too.
    #[arg(long, value_name = "true|false")]
    pub source_maps: Option<bool>,
    /// So many earlier releases stay.
    #[arg(long, value_name = "N")]
    pub keep_releases: Option<u32>,
    /// Those of the last so many days stay.
    #[arg(long, value_name = "N")]
    pub keep_days: Option<u32>,
    /// As whom the distribution reads.
    #[arg(long, value_enum)]
    pub origin: Option<OriginArg>,
    /// An OAC or OAI that exists.
    #[arg(long, value_name = "ID")]
    pub origin_access: Option<String>,
    /// What paths that are no files become.
    #[arg(long, value_enum)]
    pub routing: Option<RoutingArg>,
    /// Which edges.
    #[arg(long, value_enum)]
    pub edges: Option<EdgesArg>,
    /// Strict headers.
    #[arg(long, value_name = "true|false")]
    pub security_headers: Option<bool>,
    /// A firewall before the distribution.
    #[arg(long, value_enum)]
    pub firewall: Option<FirewallArg>,
    /// The site's own domain.
    #[arg(long, value_name = "NAME|none")]
    pub domain: Option<String>,
    /// With and without `www.`.
    #[arg(long, value_name = "true|false")]
    pub www: Option<bool>,
    /// Which of the two is the main one.
    #[arg(long, value_enum)]
    pub canonical: Option<CanonicalArg>,
    /// More names.
    #[arg(long, value_name = "NAME,…|none", value_delimiter = ',')]
    pub also: Option<Vec<String>>,
    /// Who keeps the records.
    #[arg(long, value_enum)]
    pub dns: Option<DnsArg>,
    /// A certificate that exists.
    #[arg(long, value_name = "ARN|none")]
    pub certificate: Option<String>,
    /// A hosted zone, where several have the name.
    #[arg(long, value_name = "ID|none")]
    pub zone: Option<String>,
    /// A health check on the main name.
    #[arg(long, value_name = "true|false")]
    pub health_check: Option<bool>,
    /// A user that deploys.
    #[arg(long, value_name = "true|false")]
    pub deployer: Option<bool>,
    /// What it may do.
    #[arg(long, value_enum)]
    pub deployer_policy: Option<DeployerPolicyArg>,
    /// A group it joins.
    #[arg(long, value_name = "GROUP|none")]
    pub join_group: Option<String>,
}

/// What a firewall before a distribution does.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum FirewallArg {
    /// There is none.
    None,
    /// It counts.
    Count,
    /// It refuses.
    Block,
}

/// Which of two names is the main one.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum CanonicalArg {
    /// Without `www.`.
    Apex,
    /// With it.
    Www,
}

/// Who keeps a domain's records.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum DnsArg {
    /// Route 53.
    Route53,
    /// Somebody else.
    Elsewhere,
}

/// As whom a distribution reads its bucket.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum OriginArg {
    /// OAC.
    Control,
    /// OAI.
    Identity,
    /// The website endpoint.
    Website,
}

/// What paths that are no files become.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum RoutingArg {
    /// As the build needs it.
    Auto,
    /// The start page.
    SinglePage,
    /// A folder's page.
    ManyPages,
    /// A page's file.
    CleanUrls,
    /// The start page, by error responses.
    ErrorPages,
    /// Nothing.
    FilesOnly,
}

/// From which edges a distribution answers.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum EdgesArg {
    /// `PriceClass_100`.
    West,
    /// `PriceClass_200`.
    MostOfTheWorld,
    /// `PriceClass_All`.
    Everywhere,
}

/// Who may read a site.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum AccessArg {
    /// A distribution before a private bucket.
    Cdn,
    /// Nobody but the account.
    Private,
    /// Anyone.
    Classic,
}

/// Object Ownership.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum OwnershipArg {
    /// `BucketOwnerEnforced`.
    AclsDisabled,
    /// `BucketOwnerPreferred`, as older guides choose.
    AclsEnabled,
}

/// What a deploy user may do.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum DeployerPolicyArg {
    /// What the daily steps do.
    LeastPrivilege,
    /// `AmazonS3FullAccess` and `CloudFrontFullAccess`.
    FullAccess,
}
