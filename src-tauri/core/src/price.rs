//! Prices: one dated table, two Regions; elsewhere a link instead of a guess.

use serde::Deserialize;

use crate::event::Text;
use crate::format::{count, unit_usd};
use crate::names::Region;
use crate::op::Weight;
use crate::step::StepId;

/// What one Region costs, in millionths of a US dollar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct S3Prices {
    /// 1,000 PUT, COPY, POST or LIST requests.
    pub put_per_1000: u64,
    /// 1,000 GET requests.
    pub get_per_1000: u64,
    /// A gigabyte stored for a month, first 50 TB.
    pub storage_gb_month: u64,
    /// A gigabyte sent to the internet, beyond the account's free 100 GB a month.
    pub out_gb: u64,
}

/// What CloudFront costs, in millionths of a US dollar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct CloudFrontPrices {
    /// Gigabytes sent to visitors in a month that cost nothing, for the whole account.
    pub free_gb: u64,
    /// Requests in a month that cost nothing, for the whole account.
    pub free_requests: u64,
    /// A gigabyte beyond them, answered in North America or Europe, up to 10 TB a month.
    pub west_gb: u64,
    /// A gigabyte beyond them, answered in Seoul, up to 10 TB a month.
    pub seoul_gb: u64,
    /// Runs of functions in a month that cost nothing, for the whole account.
    pub free_runs: u64,
    /// A million runs beyond them.
    pub million_runs: u64,
    /// Paths invalidated in a month that cost nothing, for the whole account.
    pub free_invalidation_paths: u64,
    /// Each path beyond them.
    pub invalidation_path: u64,
}

/// What Route 53 costs, in millionths of a US dollar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Route53Prices {
    /// A hosted zone for a month, of the first 25; the first month at once.
    pub zone_month: u64,
    /// A million queries; those of alias records to CloudFront cost nothing.
    pub million_queries: u64,
    /// A basic health check of an AWS endpoint for a month, beyond the account's free 50.
    pub health_check_month: u64,
    /// An optional feature of one, such as HTTPS, for a month.
    pub health_feature_month: u64,
}

/// What AWS WAF costs before a distribution, in millionths of a US dollar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct WafPrices {
    /// A web ACL for a month, prorated by the hour.
    pub acl_month: u64,
    /// A rule, or a managed rule group, for a month.
    pub rule_month: u64,
    /// A million requests.
    pub per_million: u64,
}

/// The table as it applies to one Region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prices {
    /// The day it was read, `YYYY-MM-DD`.
    pub as_of: String,
    /// `None` where the table has no row: say so and link to [`PRICING_URL`].
    pub s3: Option<S3Prices>,
    /// The same everywhere.
    pub cloudfront: CloudFrontPrices,
    /// The same everywhere.
    pub route53: Route53Prices,
    /// The same everywhere.
    pub waf: WafPrices,
}

/// Where AWS says it itself.
pub const PRICING_URL: &str = "https://aws.amazon.com/s3/pricing/";

#[derive(Deserialize)]
struct Table {
    as_of: String,
    cloudfront: CloudFrontPrices,
    route53: Route53Prices,
    waf: WafPrices,
    s3: std::collections::BTreeMap<String, S3Prices>,
}

impl Prices {
    /// The prices of a Region.
    #[must_use]
    pub fn of(region: &Region) -> Self {
        let table: Table =
            toml::from_str(include_str!("prices.toml")).expect("prices.toml is checked by the tests of this crate");
        Self {
            as_of: table.as_of,
            cloudfront: table.cloudfront,
            route53: table.route53,
            waf: table.waf,
            s3: table.s3.get(region.as_str()).copied(),
        }
    }

    /// What a step costs, in one sentence with the day of the price: word key `price-<step>`.
    #[must_use]
    pub fn of_step(&self, step: StepId) -> Text {
        let unit = |name: &str, micro: u64| (name.to_owned(), unit_usd(micro));
        let number = |name: &str, of: u64| (name.to_owned(), count(of));
        let (edge, zones) = (&self.cloudfront, &self.route53);
        let values = match step {
            StepId::Files => match &self.s3 {
                Some(s3) => vec![
                    unit("put", s3.put_per_1000),
                    unit("get", s3.get_per_1000),
                    unit("month", s3.storage_gb_month),
                    unit("out", s3.out_gb),
                ],
                None => {
                    let args = [("as_of".to_owned(), self.as_of.clone()), ("url".to_owned(), PRICING_URL.to_owned())];
                    return Text { key: "price-files-elsewhere".to_owned(), args: args.into() };
                }
            },
            StepId::Distribution => vec![
                number("gigabytes", edge.free_gb),
                number("visits", edge.free_requests),
                unit("west", edge.west_gb),
                unit("seoul", edge.seoul_gb),
            ],
            StepId::Routing => vec![number("runs", edge.free_runs), unit("million", edge.million_runs)],
            StepId::Firewall => vec![
                unit("acl", self.waf.acl_month),
                unit("rules", self.waf.rule_month),
                unit("million", self.waf.per_million),
            ],
            StepId::Invalidation => {
                vec![number("free", edge.free_invalidation_paths), unit("each", edge.invalidation_path)]
            }
            StepId::Zone => vec![unit("month", zones.zone_month), unit("million", zones.million_queries)],
            StepId::Health => {
                vec![unit("check", zones.health_check_month), unit("https", zones.health_feature_month)]
            }
            StepId::Account
            | StepId::Folder
            | StepId::Bucket
            | StepId::Access
            | StepId::Deployer
            | StepId::Answers
            | StepId::Delegation
            | StepId::Certificate
            | StepId::Names
            | StepId::Alias
            | StepId::DomainAnswers => Vec::new(),
        };
        let dated = values.into_iter().chain([("as_of".to_owned(), self.as_of.clone())]);
        Text { key: format!("price-{}", step.key()), args: dated.collect() }
    }

    /// That many PUT requests.
    #[must_use]
    pub fn s3_puts(&self, requests: u64) -> Weight {
        Weight::Costs {
            micro_usd: self.s3.map(|s3| (requests * s3.put_per_1000).div_ceil(1000)),
            as_of: self.as_of.clone(),
        }
    }

    /// That many invalidated paths: free as long as the account has not used up the month's free ones, which nobody
    /// can count but AWS.
    #[must_use]
    pub fn invalidation(&self, paths: u64) -> Weight {
        if paths <= self.cloudfront.free_invalidation_paths {
            return Weight::Free;
        }
        Weight::Costs {
            micro_usd: Some((paths - self.cloudfront.free_invalidation_paths) * self.cloudfront.invalidation_path),
            as_of: self.as_of.clone(),
        }
    }

    /// A hosted zone's first month, which is charged when it is made, unless it is deleted within twelve hours.
    #[must_use]
    pub fn hosted_zone(&self) -> Weight {
        Weight::Costs { micro_usd: Some(self.route53.zone_month), as_of: self.as_of.clone() }
    }

    /// Something that is paid for every month it stands.
    #[must_use]
    pub fn monthly(&self, micro_usd: u64) -> Weight {
        Weight::Month { micro_usd, as_of: self.as_of.clone() }
    }

    /// A health check over HTTPS for a month, as if the account's free ones were used up.
    #[must_use]
    pub const fn health_month(&self) -> u64 {
        self.route53.health_check_month + self.route53.health_feature_month
    }

    /// A firewall for a month, its requests aside: a web ACL with one rule group.
    #[must_use]
    pub const fn firewall_month(&self) -> u64 {
        self.waf.acl_month + self.waf.rule_month
    }

    /// That many bytes stored for a month, in millionths of a dollar.
    #[must_use]
    pub fn s3_month(&self, bytes: u64) -> Option<u64> {
        self.s3.map(|s3| {
            u64::try_from(u128::from(bytes) * u128::from(s3.storage_gb_month) / 1_073_741_824).unwrap_or(u64::MAX)
        })
    }
}
