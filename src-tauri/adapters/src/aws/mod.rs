//! AWS, and what speaks its language: the core's readers and its writer over the SDK.
//!
//! - [`profiles`]: which credentials there are; [`connect`]: clients made from them, explicitly.
//! - `s3`, `sts`, `cloudfront`: looks. `change`, `cloudfront_change`: ops. `transfer`: files.
//! - `cloudfront_config`: a distribution's configuration as our fields, and back.
//! - `route53`, `route53_change`, `acm`: the domain's zones, records and certificates. `tagged`: what carries a tag.
//! - `listing`: what lies in a bucket. `recall`: what is remembered of buckets, so that less is asked.
//! - `errors`: every answer of AWS and of the network as one of ours. `guard`: answers that AWS did not give.

mod acm;
mod change;
mod cloudfront;
mod cloudfront_change;
mod cloudfront_config;
pub mod connect;
mod copy;
mod credentials;
mod domains;
pub mod endpoint;
mod errors;
mod guard;
mod health;
mod iam;
mod iam_change;
mod listing;
mod preflight;
pub mod profiles;
mod recall;
mod records;
mod route53;
mod route53_change;
mod s3;
mod sts;
mod tagged;
mod transfer;
mod waf;

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use naru_core::cloud::{
    AcmRead, CloudFrontRead, DomainsRead, FolderRead, IamRead, OpContext, Reader, Route53Read, S3Read, StsRead,
    TagRead, WafRead, WebRead, Writer,
};
use naru_core::delegation::DnsRead;
use naru_core::deploy::pace::Pace;
use naru_core::deploy::parts::Parts;
use naru_core::effect::Made;
use naru_core::names::BucketName;
use naru_core::op::{Op, S3Op};
use naru_core::{Code, Error, Result};
use tokio_util::sync::CancellationToken;

use self::recall::Recall;
use crate::dns::{Dns, DnsRoots};
use crate::key_sink::{KeySink, NoSink};

pub use connect::{
    ConnectWish, Connection, ENDPOINT_VARIABLES, Endpoints, REVEALING_VARIABLES, endpoints_from_env, is_aws,
    take_endpoints_from_env,
};
pub use credentials::lasting_key_id;
pub use profiles::{ProcessPreview, ProfileFiles, ProfileInfo, ProfileKind, profiles, profiles_in};

/// A cloud reached over the network.
pub struct Aws {
    connection: Connection,
    folder: Arc<dyn FolderRead>,
    web: Arc<dyn WebRead>,
    dns: Arc<dyn DnsRead>,
    /// This Naru installation: whose publish locks may be dropped.
    installation: String,
    /// Where keys go that are made.
    keys: Arc<dyn KeySink>,
    /// The time between two questions whether Route 53's servers have heard of a change.
    between: Duration,
    /// Users made by this process, which may not be found everywhere yet.
    fresh_users: Mutex<Vec<String>>,
    /// Buckets made a moment ago, which may not be found everywhere yet.
    fresh: Mutex<HashMap<BucketName, Instant>>,
    /// Which files go in parts.
    parts: Parts,
    /// How the last upload without a limit went.
    pace: Mutex<Option<Pace>>,
    recall: Recall,
}

impl std::fmt::Debug for Aws {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Aws").field("host", &self.connection.s3_peer.host).finish_non_exhaustive()
    }
}

/// How long a bucket may stay unfound after it was made.
const FRESH: Duration = Duration::from_secs(60);

/// Ends some seconds after a cancel: an op of one call is not torn out of the SDK's hands at once, since its
/// reply would be lost for nothing; but who never answers is not waited for either.
async fn patiently(cancel: &CancellationToken) {
    cancel.cancelled().await;
    tokio::time::sleep(Duration::from_secs(5)).await;
}

impl Aws {
    /// A cloud over a connection. `installation` is this computer's, as publish locks name it.
    #[must_use]
    pub fn new(connection: Connection, folder: Arc<dyn FolderRead>, web: Arc<dyn WebRead>, installation: &str) -> Self {
        Self {
            connection,
            folder,
            web,
            dns: Arc::new(Dns::new(DnsRoots::default())),
            installation: installation.to_owned(),
            keys: Arc::new(NoSink),
            between: route53_change::BETWEEN,
            fresh_users: Mutex::default(),
            fresh: Mutex::default(),
            parts: Parts::default(),
            pace: Mutex::default(),
            recall: Recall::default(),
        }
    }

    /// Keys that are made go there.
    #[must_use]
    pub fn with_keys(mut self, keys: Arc<dyn KeySink>) -> Self {
        self.keys = keys;
        self
    }

    /// Remembers in this folder what need not be asked again; it is made if there is none.
    #[must_use]
    pub fn remembering(mut self, dir: &Path) -> Self {
        self.recall = Recall::new(dir, &self.connection.s3_peer.host);
        self
    }

    /// Asks so often whether Route 53's servers have heard of a change, where nobody counts the questions.
    #[must_use]
    pub const fn asking_every(mut self, between: Duration) -> Self {
        self.between = between;
        self
    }

    /// Asks DNS there, instead of the usual way.
    #[must_use]
    pub fn with_dns(mut self, dns: Arc<dyn DnsRead>) -> Self {
        self.dns = dns;
        self
    }

    /// Sends files in parts from another size on than usual, for a line that breaks before so many bytes are over.
    #[must_use]
    pub const fn in_parts(mut self, parts: Parts) -> Self {
        self.parts = parts;
        self
    }

    /// The connection it goes over.
    #[must_use]
    pub const fn connection(&self) -> &Connection {
        &self.connection
    }

    fn is_fresh(&self, bucket: &BucketName) -> bool {
        let fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
        fresh.get(bucket).is_some_and(|made| made.elapsed() < FRESH)
    }
}

impl Reader for Aws {
    fn sts(&self) -> &dyn StsRead {
        self
    }
    fn s3(&self) -> &dyn S3Read {
        self
    }
    fn cloudfront(&self) -> &dyn CloudFrontRead {
        self
    }
    fn route53(&self) -> &dyn Route53Read {
        self
    }
    fn domains(&self) -> &dyn DomainsRead {
        self
    }
    fn acm(&self) -> &dyn AcmRead {
        self
    }
    fn dns(&self) -> &dyn DnsRead {
        &*self.dns
    }
    fn iam(&self) -> &dyn IamRead {
        self
    }
    fn waf(&self) -> &dyn WafRead {
        self
    }
    fn tagging(&self) -> &dyn TagRead {
        self
    }
    fn folder(&self) -> &dyn FolderRead {
        &*self.folder
    }
    fn web(&self) -> &dyn WebRead {
        &*self.web
    }
}

#[async_trait]
impl Writer for Aws {
    async fn run(&self, op: &Op, context: &OpContext<'_>) -> Result<Vec<Made>> {
        if context.cancel.is_cancelled() {
            return Err(Error::new(Code::Cancelled));
        }
        match op {
            Op::S3(op) => self.run_s3(op, context).await,
            Op::Iam(op) => tokio::select! {
                biased;
                result = self.change_iam(op) => result,
                () = patiently(context.cancel) => Err(Error::new(Code::Cancelled)),
            },
            Op::Route53(op) => tokio::select! {
                biased;
                result = self.change_route53(op, context.token) => result,
                () = patiently(context.cancel) => Err(Error::new(Code::Cancelled)),
            },
            Op::Health(op) => tokio::select! {
                biased;
                result = self.change_health(op, context.token) => result,
                () = patiently(context.cancel) => Err(Error::new(Code::Cancelled)),
            },
            Op::Waf(op) => tokio::select! {
                biased;
                result = self.change_waf(op) => result,
                () = patiently(context.cancel) => Err(Error::new(Code::Cancelled)),
            },
            Op::Acm(op) => tokio::select! {
                biased;
                result = self.change_acm(op, context.token) => result,
                () = patiently(context.cancel) => Err(Error::new(Code::Cancelled)),
            },
            Op::CloudFront(op) => tokio::select! {
                biased;
                result = self.change_cloudfront(op, context.token) => result,
                () = patiently(context.cancel) => Err(Error::new(Code::Cancelled)),
            },
        }
    }
}

impl Aws {
    async fn run_s3(&self, op: &S3Op, context: &OpContext<'_>) -> Result<Vec<Made>> {
        let mut pause = Duration::from_millis(500);
        loop {
            let result = match op {
                S3Op::Upload { bucket, root, files, .. } => self.upload(bucket, root, files, context).await,
                S3Op::Copy { bucket, copies, .. } => self.copy(bucket, copies, context).await,
                _ => tokio::select! {
                    biased;
                    result = self.change(op) => result.map(|()| Vec::new()),
                    () = patiently(context.cancel) => Err(Error::new(Code::Cancelled)),
                },
            };
            match result {
                Err(error) if error.code == Code::NoBucket && self.is_fresh(op.bucket()) => {
                    let wait = context.cancel.run_until_cancelled(tokio::time::sleep(pause)).await;
                    wait.ok_or_else(|| Error::new(Code::Cancelled))?;
                    pause = (pause * 2).min(Duration::from_secs(5));
                }
                Ok(made) => {
                    if matches!(op, S3Op::CreateBucket { .. }) {
                        let mut fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
                        fresh.insert(op.bucket().clone(), Instant::now());
                    }
                    return Ok(made);
                }
                Err(error) => return Err(error),
            }
        }
    }
}
