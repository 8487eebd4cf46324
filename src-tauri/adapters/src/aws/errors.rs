//! What AWS and the network answer, as Naru's own errors. Every mapping is here and nowhere else.
//!
//! Service codes: <https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html>,
//! <https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html> and, call by call,
//! <https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Operations.html>.

use std::error::Error as StdError;
use std::time::{Duration, SystemTime};

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use naru_core::names::{BucketName, Region};
use naru_core::{Code, Error, Result};

/// The other side of a connection, as far as an error's sentence needs it.
#[derive(Debug, Clone)]
pub(super) struct Peer {
    /// `S3`, `STS`, `CloudFront`.
    pub(super) service: &'static str,
    /// Who answers, or should.
    pub(super) host: String,
    /// Where we think we are.
    pub(super) region: Region,
    /// The command that makes an expired session new.
    pub(super) sign_in: String,
    /// Whether it is Amazon's own, which may be held to every word of its documentation.
    pub(super) at_aws: bool,
}

impl Peer {
    /// One call to it: the IAM action it needs, and the bucket it is about.
    pub(super) const fn call<'a>(&'a self, action: &'static str, bucket: Option<&'a BucketName>) -> Call<'a> {
        Call { peer: self, action, bucket, about: None }
    }

    /// One call to it: the IAM action it needs, and the name or id of what it is about.
    pub(super) const fn call_about<'a>(&'a self, action: &'static str, about: &'a str) -> Call<'a> {
        Call { peer: self, action, bucket: None, about: Some(about) }
    }
}

/// One call, for its errors.
#[derive(Debug, Clone, Copy)]
pub(super) struct Call<'a> {
    peer: &'a Peer,
    action: &'static str,
    bucket: Option<&'a BucketName>,
    about: Option<&'a str>,
}

/// How long connecting may go on, tries included: no network at all is said within ten seconds.
const CONNECTING: Duration = Duration::from_secs(5);
/// A fresh connection is tried so often.
const CONNECTS: u32 = 3;

impl Call<'_> {
    /// Makes the call. The SDK repeats what the service or a broken connection spoils; who cannot be connected
    /// to at all is tried here, for a shorter time.
    pub(super) async fn send<T, E, F, Fut>(&self, request: F) -> std::result::Result<T, Failure>
    where
        F: Fn() -> Fut,
        Fut: Future<Output = std::result::Result<T, SdkError<E, HttpResponse>>>,
        E: ProvideErrorMetadata + StdError + Send + Sync + 'static,
    {
        let began = tokio::time::Instant::now();
        let mut tries = 1;
        loop {
            // A request under way takes tens of kilobytes, which would be moved with everything around it.
            match Box::pin(request()).await {
                Ok(output) => return Ok(output),
                Err(error) if never_connected(&error) && tries < CONNECTS && began.elapsed() < CONNECTING => {
                    tokio::time::sleep(Duration::from_millis(250) * tries).await;
                    tries += 1;
                }
                Err(error) => return Err(self.failure(&error)),
            }
        }
    }

    fn failure<E>(&self, error: &SdkError<E, HttpResponse>) -> Failure
    where
        E: ProvideErrorMetadata + StdError + Send + Sync + 'static,
    {
        let status = error.raw_response().map(|raw| raw.status().as_u16());
        let service = match error {
            SdkError::ServiceError(service) => Some(service.err().meta()),
            _ => None,
        };
        let code = service.and_then(|meta| meta.code()).map(str::to_owned);
        let mapped = match (error, error.raw_response()) {
            (SdkError::ServiceError(_), Some(raw)) => {
                let message = service.and_then(|meta| meta.message()).unwrap_or_default();
                self.refusal(code.as_deref(), message, raw)
            }
            _ => self.network(error, error.raw_response()),
        };
        Failure { error: mapped, code, status }
    }

    /// An answer of the service that is not a success.
    fn refusal(&self, code: Option<&str>, message: &str, raw: &HttpResponse) -> Error {
        let status = raw.status().as_u16();
        let detail = detail(code, message, raw);
        let known = code.unwrap_or_default();
        let elsewhere = bucket_region(raw).filter(|have| *have != self.peer.region.as_str());
        let error = match (known, status) {
            // RFC 6585: a network that wants a login.
            (_, 511) => Error::new(Code::CaptivePortal).arg("host", &self.peer.host),
            (_, _) if html(raw) => Error::new(Code::CaptivePortal).arg("host", &self.peer.host),
            // A success that cannot be read was not said by AWS.
            ("", 200..=299) => Error::new(Code::CaptivePortal).arg("host", &self.peer.host),
            ("PermanentRedirect" | "TemporaryRedirect" | "AuthorizationHeaderMalformed" | "IncorrectEndpoint", _)
            | (_, 301 | 307) => self.wrong_region(elsewhere),
            // A HEAD has no body to say more.
            (_, 400) if elsewhere.is_some() => self.wrong_region(elsewhere),
            ("AccessDenied" | "AccessDeniedException", _) if message.contains("BlockPublicPolicy") => {
                self.about_bucket(Code::PublicBlocked)
            }
            ("InvalidAccessKeyId" | "InvalidClientTokenId" | "UnrecognizedClientException" | "InvalidToken", _) => {
                Error::new(Code::UnknownKey)
            }
            ("SignatureDoesNotMatch" | "InvalidSignatureException", _) if message.contains("Signature ") => {
                // STS says "Signature expired: … is now earlier than …" and "Signature not yet current: …".
                self.clock_skew(raw)
            }
            ("SignatureDoesNotMatch" | "InvalidSignatureException" | "IncompleteSignature", _) => {
                Error::new(Code::BadSecret)
            }
            ("ExpiredToken" | "ExpiredTokenException" | "TokenRefreshRequired", _) => self.expired(),
            ("RequestTimeTooSkewed" | "RequestExpired" | "RequestInTheFuture", _) => self.clock_skew(raw),
            ("NotSignedUp" | "OptInRequired" | "SubscriptionRequiredException" | "AccountProblem", _) => {
                Error::new(Code::NotActivated).arg("service", self.peer.service)
            }
            ("BucketAlreadyExists", _) => self.about_bucket(Code::NameTaken),
            ("OperationAborted", _) => self.about_bucket(Code::NotFreeYet),
            ("NoSuchBucket", _) => self.about_bucket(Code::NoBucket),
            ("BucketNotEmpty", _) => Error::new(Code::NotCleared).arg("what", self.bucket_text()),
            // CloudFront speaks of a version it does not know as of one that is not the newest, and what was there
            // at the look and is not any more has moved, too.
            (
                "PreconditionFailed"
                | "ConditionalRequestConflict"
                | "InvalidIfMatchVersion"
                | "WAFOptimisticLockException"
                | "WAFNonexistentItemException"
                | "NoSuchDistribution"
                | "NoSuchFunctionExists"
                | "NoSuchOriginAccessControl"
                | "NoSuchCloudFrontOriginAccessIdentity"
                | "NoSuchHostedZone"
                | "NoSuchHealthCheck"
                | "HealthCheckVersionMismatch"
                | "HealthCheckAlreadyExists"
                | "ResourceNotFoundException"
                | "NoSuchEntity",
                _,
            ) => Error::new(Code::Moved).arg("what", self.what()),
            (
                "DistributionNotDisabled"
                | "OriginAccessControlInUse"
                | "CloudFrontOriginAccessIdentityInUse"
                | "FunctionInUse"
                | "DeleteConflict"
                | "ResourceInUseException"
                | "ConflictingDomainExists"
                | "WAFAssociatedItemException"
                | "ResourceInUse",
                _,
            ) => Error::new(Code::InUse).arg("what", self.what()),
            // What is to be created is there by now, or what is to be deleted is another one.
            ("InvalidChangeBatch", _)
                if ["already exists", "not found", "do not match"].iter().any(|said| message.contains(said)) =>
            {
                Error::new(Code::Moved).arg("what", self.what())
            }
            (
                "LimitExceededException" | "WAFLimitsExceededException" | "LimitsExceeded" | "HostedZoneLimitExceeded",
                _,
            ) => Error::new(Code::QuotaReached).arg("service", self.peer.service).arg("quota", self.what()),
            ("CNAMEAlreadyExists", _) => Error::new(Code::AliasTaken).arg("names", self.what()),
            ("InvalidViewerCertificate", _) => Error::new(Code::CertificateUnfit).arg("names", self.what()),
            ("RequestTimeout", _) => self.timeout(ATTEMPT.as_secs()),
            (
                "SlowDown"
                | "Throttling"
                | "ThrottlingException"
                | "ThrottledException"
                | "RequestLimitExceeded"
                | "TooManyRequestsException"
                | "RequestThrottled"
                | "InternalError"
                | "InternalFailure"
                | "ServiceUnavailable"
                | "TooManyInvalidationsInProgress"
                | "PriorRequestNotComplete"
                | "WAFUnavailableEntityException"
                | "WAFInternalErrorException"
                | "DelegationSetNotAvailable"
                | "ConcurrentModification"
                | "EntityTemporarilyUnmodifiable"
                | "Busy",
                _,
            )
            | (_, 429 | 500..=599) => Error::new(Code::ServiceBusy).arg("service", self.peer.service),
            (
                "AccessDenied" | "AccessDeniedException" | "UnauthorizedOperation" | "AllAccessDisabled" | "Forbidden",
                _,
            )
            | (_, 403) => Error::denied(missing_action(message).unwrap_or(self.action)),
            ("LimitExceeded", _) => {
                Error::new(Code::QuotaReached).arg("service", self.peer.service).arg("quota", self.what())
            }
            // `TooManyDistributions`, `TooManyFunctions`, `TooManyBuckets`, …: quotas, each by its own code.
            _ => match known.strip_prefix("TooMany") {
                Some(quota) => Error::new(Code::QuotaReached).arg("service", self.peer.service).arg("quota", quota),
                None => Error::new(Code::Unexpected),
            },
        };
        error.detail(detail)
    }

    /// No answer, or none that can be read.
    fn network(&self, error: &(dyn StdError + Send + Sync + 'static), raw: Option<&HttpResponse>) -> Error {
        // Our own errors travel inside the SDK's: from a credentials provider, from a body, from the guard.
        if let Some(ours) = find::<Error>(error) {
            return ours.clone();
        }
        let detail = told(error);
        let host = |code| Error::new(code).arg("host", &self.peer.host);
        let mapped = if says(error, &["invalid peer certificate", "invalid certificate", "InvalidContentType"]) {
            host(Code::UntrustedTls)
        } else if never_connected(error) {
            host(Code::Offline)
        } else if says(error, &["throughput was specified"]) {
            self.timeout(STALLED.as_secs())
        } else if says(error, &["timeout", "timed out"]) {
            self.timeout(ATTEMPT.as_secs())
        } else if find::<std::io::Error>(error).is_some() || says(error, &["connection closed", "incomplete"]) {
            host(Code::Offline)
        } else if raw.is_some_and(|raw| raw.status().as_u16() < 400) {
            // A success that does not parse was not said by AWS.
            host(Code::CaptivePortal)
        } else if raw.is_some_and(|raw| raw.status().as_u16() >= 500) {
            Error::new(Code::ServiceBusy).arg("service", self.peer.service)
        } else if find::<aws_credential_types::provider::error::CredentialsError>(error).is_some() {
            Error::new(Code::NoCredentials)
        } else {
            Error::new(Code::Unexpected)
        };
        mapped.detail(detail)
    }

    fn about_bucket(&self, code: Code) -> Error {
        Error::new(code).arg("bucket", self.bucket_text())
    }

    fn bucket_text(&self) -> &str {
        self.bucket.map_or("?", BucketName::as_str)
    }

    /// What the call is about, for a sentence.
    fn what(&self) -> &str {
        self.about.unwrap_or_else(|| self.bucket_text())
    }

    fn wrong_region(&self, have: Option<&str>) -> Error {
        self.about_bucket(Code::WrongRegion).arg("have", have.unwrap_or("?")).arg("want", &self.peer.region)
    }

    fn expired(&self) -> Error {
        Error::new(Code::Expired).arg("command", &self.peer.sign_in)
    }

    fn timeout(&self, seconds: u64) -> Error {
        Error::new(Code::Timeout).arg("host", &self.peer.host).arg("seconds", seconds)
    }

    fn clock_skew(&self, raw: &HttpResponse) -> Error {
        let minutes = raw
            .headers()
            .get("date")
            .and_then(|date| DateTime::from_str(date, Format::HttpDate).ok())
            .and_then(|theirs| SystemTime::try_from(theirs).ok())
            .map(|theirs| match SystemTime::now().duration_since(theirs) {
                Ok(ahead) => ahead,
                Err(behind) => behind.duration(),
            })
            .map_or_else(|| "?".to_owned(), |skew| skew.as_secs().div_ceil(60).to_string());
        Error::new(Code::ClockSkew).arg("minutes", minutes)
    }
}

/// One attempt may take so long; uploads get more by their size.
pub(super) const ATTEMPT: Duration = Duration::from_secs(30);
/// After so long without a byte the SDK gives an upload up.
const STALLED: Duration = Duration::from_secs(20);

/// A call that failed: our error, and what the service itself called it.
#[derive(Debug, Clone)]
pub(super) struct Failure {
    /// For a person, and for the engine.
    pub(super) error: Error,
    code: Option<String>,
    status: Option<u16>,
}

impl Failure {
    /// Whether the service said one of these codes.
    pub(super) fn is(&self, codes: &[&str]) -> bool {
        self.code.as_deref().is_some_and(|code| codes.contains(&code))
    }

    /// Whether the service said that there is no such thing. A HEAD says so by its status alone.
    pub(super) fn not_found(&self) -> bool {
        self.status == Some(404)
    }

    /// Whether what was asked for begins where the object has ended already.
    pub(super) fn past_the_end(&self) -> bool {
        self.status == Some(416)
    }

    /// Whether there is no such call where it was sent: at a stand-in that does not know all of AWS.
    pub(super) fn not_implemented(&self) -> bool {
        self.status == Some(501)
            || self.is(&["NotImplemented", "UnknownOperation", "UnknownOperationException", "InvalidAction"])
            // ministack's words for a path that it has no route for.
            || (self.status == Some(404) && self.is(&["NoSuchResource"]))
    }

    /// Whether a condition on an ETag did not hold, or was being decided by somebody else.
    pub(super) fn condition_failed(&self) -> bool {
        self.status == Some(412)
            || self.is(&["PreconditionFailed", "ConditionalRequestConflict", "InvalidIfMatchVersion"])
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        failure.error
    }
}

/// `Ok(None)` where the service says one of these codes: the thing is not there.
pub(super) fn absent<T>(reply: std::result::Result<T, Failure>, codes: &[&str]) -> Result<Option<T>> {
    match reply {
        Ok(output) => Ok(Some(output)),
        Err(failure) if failure.is(codes) || failure.is(&["NoSuchBucket"]) => Ok(None),
        Err(failure) => Err(failure.into()),
    }
}

/// Whether nobody was there to be talked to: no route, no name, nobody listening, no answer to the first packet.
pub(super) fn never_connected(error: &(dyn StdError + 'static)) -> bool {
    says(error, &["client error (Connect)", "HTTP connect timeout", "dns error"])
        && !says(error, &["invalid peer certificate", "InvalidContentType"])
}

/// Whether any error of the chain says one of these.
pub(super) fn says(error: &(dyn StdError + 'static), words: &[&str]) -> bool {
    chain(error).any(|link| {
        let text = link.to_string();
        words.iter().any(|word| text.contains(word))
    })
}

/// What every error of the chain says, in a line. `Debug` of an SDK error would show whole answers.
pub(super) fn told(error: &(dyn StdError + 'static)) -> String {
    let mut out: Vec<String> = Vec::new();
    for link in chain(error) {
        let text = link.to_string();
        // Many wrap another one and say the same.
        if out.last().is_none_or(|last| !last.ends_with(&text)) {
            out.push(text);
        }
    }
    out.join(": ").chars().take(600).collect()
}

/// The first error of this type in the chain.
pub(super) fn find<'a, T: StdError + 'static>(error: &'a (dyn StdError + 'static)) -> Option<&'a T> {
    chain(error).find_map(|link| link.downcast_ref::<T>())
}

fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |link: &&'a (dyn StdError + 'static)| (*link).source())
}

/// AWS's sentence names the action: `User: … is not authorized to perform: s3:PutObject on resource: …`.
fn missing_action(message: &str) -> Option<&str> {
    let (_, rest) = message.split_once("not authorized to perform: ")?;
    let action = rest.split(|c: char| c.is_whitespace() || c == '"' || c == ',').next()?;
    let well = action.split_once(':').is_some_and(|(service, name)| {
        [service, name].iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
    });
    well.then_some(action)
}

/// Where the bucket lies, by header, or by the `Region` element of the error's body.
fn bucket_region(raw: &HttpResponse) -> Option<&str> {
    if let Some(region) = raw.headers().get("x-amz-bucket-region") {
        return Some(region);
    }
    let body = std::str::from_utf8(raw.body().bytes()?).ok()?;
    let (_, rest) = body.split_once("<Region>")?;
    let (region, _) = rest.split_once("</Region>")?;
    Region::parse(region).is_ok().then_some(region)
}

/// Whether a page came back instead of XML. AWS's own trouble pages come with 5xx and are not meant.
fn html(raw: &HttpResponse) -> bool {
    if raw.status().as_u16() >= 500 {
        return false;
    }
    let start = raw.body().bytes().map(|body| String::from_utf8_lossy(&body[..body.len().min(512)]).to_lowercase());
    start.is_some_and(|text| text.contains("<html") || text.contains("<!doctype html"))
}

/// The service's own words: `Code: message [HTTP status, request id]`.
fn detail(code: Option<&str>, message: &str, raw: &HttpResponse) -> String {
    let mut out = code.unwrap_or("HTTP").to_owned();
    if !message.is_empty() {
        out.push_str(": ");
        // Some local clouds answer with pages of text.
        out.extend(message.chars().take(600));
    }
    out.push_str(&format!(" [HTTP {}", raw.status().as_u16()));
    let id = raw.headers().get("x-amz-request-id").or_else(|| raw.headers().get("x-amzn-requestid"));
    if let Some(id) = id {
        out.push_str(", request ");
        out.push_str(id);
    }
    out.push(']');
    out
}
