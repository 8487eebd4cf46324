//! A distribution's configuration as the fields that are ours, and back. Asks nobody.
//!
//! What is not ours stays as it was read: other origins and behaviours, logging, restrictions, other functions. Only
//! what this SDK does not know yet would be lost on the way, as with any tool that is older than the API:
//! <https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html>.

use aws_sdk_cloudfront::types::{
    Aliases, CookiePreference, CustomErrorResponse, CustomErrorResponses, CustomOriginConfig, DefaultCacheBehavior,
    DistributionConfig, EventType, ForwardedValues, FunctionAssociation, FunctionAssociations, HttpVersion,
    ItemSelection, MinimumProtocolVersion, OriginProtocolPolicy, Origins, PriceClass, S3OriginConfig, SslSupportMethod,
    ViewerCertificate, ViewerProtocolPolicy,
};
use naru_core::cdn::{Beyond, ERROR_SECONDS, ErrorPage, Field, Names, Origin, OriginAccess, Settings};
use naru_core::op::ORIGIN_ID;
use naru_core::{Error, Result};

use super::change::built;

type SdkOrigin = aws_sdk_cloudfront::types::Origin;

/// Before the id of an origin access identity, where an origin names one.
const IDENTITY: &str = "origin-access-identity/cloudfront/";

/// What a distribution has where its configuration leaves something out:
/// <https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html>.
const DEFAULT_PRICE_CLASS: &str = "PriceClass_All";
const DEFAULT_HTTP_VERSION: &str = "http2";

/// The fields that are ours.
pub(super) fn settings(config: &DistributionConfig) -> Settings {
    let behavior = config.default_cache_behavior();
    let id = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
    Settings {
        enabled: config.enabled,
        comment: config.comment.clone(),
        root_object: config.default_root_object.clone().unwrap_or_default(),
        price_class: config.price_class().map_or(DEFAULT_PRICE_CLASS, PriceClass::as_str).to_owned(),
        // Written as `HTTP2` in some answers.
        http_version: config.http_version().map_or(DEFAULT_HTTP_VERSION, HttpVersion::as_str).to_ascii_lowercase(),
        ipv6: config.is_ipv6_enabled.unwrap_or(false),
        origin: target(config).map(origin).unwrap_or_else(no_origin),
        compress: behavior.and_then(|it| it.compress).unwrap_or(false),
        viewer_protocol: behavior.map(|it| it.viewer_protocol_policy.as_str().to_owned()).unwrap_or_default(),
        cache_policy: id(behavior.and_then(DefaultCacheBehavior::cache_policy_id)),
        headers_policy: id(behavior.and_then(DefaultCacheBehavior::response_headers_policy_id)),
        names: names(config),
        minimum_tls: minimum_tls(config),
        errors: errors(config),
        viewer_request: behavior.and_then(viewer_request),
        web_acl: id(config.web_acl_id()),
    }
}

/// What it has beyond those fields, for people: it is read and written back as it is.
#[expect(deprecated, reason = "what older distributions have is named")]
pub(super) fn beyond(config: &DistributionConfig) -> Vec<Beyond> {
    let behavior = config.default_cache_behavior();
    let count = |n: i32| (n > 0).then(|| n.to_string());
    let origin = target(config);
    let lambdas = behavior.and_then(|it| it.lambda_function_associations()).map_or(0, |all| all.quantity);
    let functions = behavior
        .and_then(|it| it.function_associations())
        .map_or(0, |all| all.items().iter().filter(|one| one.event_type != EventType::ViewerRequest).count());
    let origins = config.origins().map_or(0, |all| all.items().len());
    let geo = config.restrictions().and_then(|all| all.geo_restriction()).filter(|geo| geo.quantity > 0);
    let signed = behavior.is_some_and(|it| {
        it.trusted_signers().is_some_and(|all| all.enabled) || it.trusted_key_groups().is_some_and(|all| all.enabled)
    });
    let methods = behavior.and_then(|it| it.allowed_methods()).filter(|all| all.items().len() > 3);
    let legacy =
        behavior.is_some_and(|it| it.cache_policy_id().is_none_or(str::is_empty) && it.forwarded_values().is_some());
    let logging = config.logging().filter(|it| it.enabled);
    let found = [
        ("origins", (origins > 1).then(|| origins.to_string())),
        ("behaviors", config.cache_behaviors().and_then(|all| count(all.quantity))),
        ("lambda", count(lambdas)),
        ("functions", (functions > 0).then(|| functions.to_string())),
        ("geo", geo.map(|geo| format!("{} {}", geo.restriction_type.as_str(), geo.items().join(" ")))),
        ("logging", logging.map(|it| it.bucket().to_owned())),
        ("signed", signed.then(String::new)),
        ("origin-headers", origin.and_then(|it| it.custom_headers()).and_then(|all| count(all.quantity))),
        ("methods", methods.map(|all| all.items().iter().map(|it| it.as_str()).collect::<Vec<_>>().join(" "))),
        ("legacy-cache", legacy.then(String::new)),
        ("staging", config.staging().filter(|on| *on).map(|_| String::new())),
    ];
    let some = |(what, value): (&str, Option<String>)| value.map(|value| Beyond { what: what.to_owned(), value });
    found.into_iter().filter_map(some).collect()
}

/// The configuration of a new distribution.
pub(super) fn new(settings: &Settings, caller_reference: &str) -> Result<DistributionConfig> {
    let origin = built(SdkOrigin::builder().id(ORIGIN_ID).domain_name(&settings.origin.domain).build())?;
    let behavior = DefaultCacheBehavior::builder()
        .target_origin_id(ORIGIN_ID)
        .viewer_protocol_policy(ViewerProtocolPolicy::from(settings.viewer_protocol.as_str()));
    let mut config = built(
        DistributionConfig::builder()
            .caller_reference(caller_reference)
            .comment(&settings.comment)
            .enabled(settings.enabled)
            .origins(built(Origins::builder().quantity(1).items(origin).build())?)
            .default_cache_behavior(built(behavior.build())?)
            .build(),
    )?;
    for field in fields(settings) {
        set(&mut config, &field)?;
    }
    Ok(config)
}

/// All that a new distribution is given; what is left out is CloudFront's own default.
fn fields(settings: &Settings) -> Vec<Field> {
    let s = settings.clone();
    let mut all = vec![
        Field::RootObject(s.root_object),
        Field::PriceClass(s.price_class),
        Field::HttpVersion(s.http_version),
        Field::Ipv6(s.ipv6),
        Field::Origin(s.origin),
        Field::Compress(s.compress),
        Field::CachePolicy(s.cache_policy),
        Field::HeadersPolicy(s.headers_policy),
    ];
    let some = [
        (s.names != Names::default()).then_some(Field::Names(s.names)),
        (!s.errors.is_empty()).then_some(Field::Errors(s.errors)),
        s.minimum_tls.map(|tls| Field::MinimumTls(Some(tls))),
        s.viewer_request.map(|arn| Field::ViewerRequest(Some(arn))),
        s.web_acl.map(|arn| Field::WebAcl(Some(arn))),
    ];
    all.extend(some.into_iter().flatten());
    all
}

/// Gives one field its value, and touches nothing else.
///
/// # Errors
/// `Unexpected` if the configuration has no such part, which CloudFront never sends.
pub(super) fn set(config: &mut DistributionConfig, field: &Field) -> Result<()> {
    match field {
        Field::Enabled(on) => config.enabled = *on,
        Field::Comment(text) => config.comment.clone_from(text),
        Field::RootObject(key) => config.default_root_object = Some(key.clone()),
        Field::PriceClass(class) => config.price_class = Some(PriceClass::from(class.as_str())),
        Field::HttpVersion(version) => config.http_version = Some(HttpVersion::from(version.as_str())),
        Field::Ipv6(on) => config.is_ipv6_enabled = Some(*on),
        Field::Origin(wanted) => set_origin(target_mut(config)?, wanted)?,
        Field::Compress(on) => behavior(config)?.compress = Some(*on),
        Field::ViewerProtocol(policy) => {
            behavior(config)?.viewer_protocol_policy = ViewerProtocolPolicy::from(policy.as_str());
        }
        Field::CachePolicy(id) => set_cache_policy(behavior(config)?, id.as_deref())?,
        Field::HeadersPolicy(id) => behavior(config)?.response_headers_policy_id.clone_from(id),
        Field::Names(names) => set_names(config, names)?,
        Field::MinimumTls(tls) => set_minimum_tls(config, tls.as_deref()),
        Field::Errors(errors) => set_errors(config, errors)?,
        Field::ViewerRequest(arn) => set_viewer_request(behavior(config)?, arn.as_deref())?,
        // An empty id takes the web ACL off.
        Field::WebAcl(arn) => config.web_acl_id = Some(arn.clone().unwrap_or_default()),
    }
    Ok(())
}

fn behavior(config: &mut DistributionConfig) -> Result<&mut DefaultCacheBehavior> {
    config.default_cache_behavior.as_mut().ok_or_else(|| Error::unexpected("a distribution without a default behavior"))
}

/// The id of the origin that the default behaviour asks; of a group of origins, the one that is asked first.
fn target_id(config: &DistributionConfig) -> Option<&str> {
    let id = config.default_cache_behavior()?.target_origin_id();
    let group = config.origin_groups().into_iter().flat_map(|all| all.items()).find(|group| group.id() == id);
    let first = group.and_then(|group| group.members()).and_then(|members| members.items().first());
    Some(first.map_or(id, |member| member.origin_id()))
}

fn target(config: &DistributionConfig) -> Option<&SdkOrigin> {
    let id = target_id(config)?;
    config.origins()?.items().iter().find(|origin| origin.id() == id)
}

fn target_mut(config: &mut DistributionConfig) -> Result<&mut SdkOrigin> {
    let id = target_id(config).map(str::to_owned);
    let mut all = config.origins.iter_mut().flat_map(|origins| &mut origins.items);
    all.find(|origin| Some(&origin.id) == id.as_ref())
        .ok_or_else(|| Error::unexpected("a distribution whose default behavior has no origin"))
}

fn no_origin() -> Origin {
    Origin { domain: String::new(), path: String::new(), access: OriginAccess::Nobody }
}

fn origin(origin: &SdkOrigin) -> Origin {
    let control = origin.origin_access_control_id().filter(|id| !id.is_empty());
    let identity = origin.s3_origin_config().and_then(|s3| s3.origin_access_identity.strip_prefix(IDENTITY));
    let plain = |custom: &CustomOriginConfig| custom.origin_protocol_policy == OriginProtocolPolicy::HttpOnly;
    let access = match (control, identity) {
        (Some(id), _) => OriginAccess::Control { id: id.to_owned() },
        (None, Some(id)) => OriginAccess::Identity { id: id.to_owned() },
        (None, None) if origin.custom_origin_config().is_some_and(plain) => OriginAccess::Website,
        (None, None) => OriginAccess::Nobody,
    };
    Origin { domain: origin.domain_name.clone(), path: origin.origin_path.clone().unwrap_or_default(), access }
}

/// Headers, timeouts and origin shield of the origin stay.
fn set_origin(origin: &mut SdkOrigin, wanted: &Origin) -> Result<()> {
    origin.domain_name.clone_from(&wanted.domain);
    origin.origin_path = Some(wanted.path.clone());
    origin.vpc_origin_config = None;
    let (control, identity) = match &wanted.access {
        OriginAccess::Control { id } => (id.clone(), String::new()),
        OriginAccess::Identity { id } => (String::new(), format!("{IDENTITY}{id}")),
        OriginAccess::Nobody | OriginAccess::Website => (String::new(), String::new()),
    };
    // An empty id takes the access control off; leaving it out would say the same.
    origin.origin_access_control_id = Some(control);
    if wanted.access != OriginAccess::Website {
        origin.custom_origin_config = None;
        let before = origin.s3_origin_config.take();
        let s3 = before.unwrap_or_else(|| S3OriginConfig::builder().origin_access_identity("").build());
        let s3 = origin.s3_origin_config.insert(s3);
        s3.origin_access_identity = identity;
        return Ok(());
    }
    origin.s3_origin_config = None;
    // A website endpoint speaks no HTTPS: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html>.
    match &mut origin.custom_origin_config {
        Some(custom) => {
            custom.http_port = 80;
            custom.origin_protocol_policy = OriginProtocolPolicy::HttpOnly;
        }
        none => {
            let custom = CustomOriginConfig::builder()
                .http_port(80)
                .https_port(443)
                .origin_protocol_policy(OriginProtocolPolicy::HttpOnly);
            *none = Some(built(custom.build())?);
        }
    }
    Ok(())
}

/// A cache policy and the legacy settings exclude each other, and one of them has to be there:
/// <https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DefaultCacheBehavior.html>.
#[expect(deprecated, reason = "what a distribution without a policy has must be taken away for one")]
fn set_cache_policy(behavior: &mut DefaultCacheBehavior, id: Option<&str>) -> Result<()> {
    behavior.cache_policy_id = id.map(str::to_owned);
    if id.is_some() {
        (behavior.forwarded_values, behavior.min_ttl) = (None, None);
        (behavior.default_ttl, behavior.max_ttl) = (None, None);
    } else if behavior.forwarded_values.is_none() {
        let cookies = built(CookiePreference::builder().forward(ItemSelection::None).build())?;
        let none = ForwardedValues::builder().query_string(false).cookies(cookies);
        behavior.forwarded_values = Some(built(none.build())?);
        behavior.min_ttl = Some(0);
    }
    Ok(())
}

fn names(config: &DistributionConfig) -> Names {
    let mut aliases = config.aliases().map(|all| all.items().to_vec()).unwrap_or_default();
    aliases.sort();
    let proof = config.viewer_certificate();
    let certificate = proof.and_then(ViewerCertificate::acm_certificate_arn).filter(|arn| !arn.is_empty());
    Names { aliases, certificate: certificate.map(str::to_owned) }
}

/// A certificate of one's own, in ACM or as older guides have it in IAM.
fn own(proof: &&ViewerCertificate) -> bool {
    [proof.acm_certificate_arn(), proof.iam_certificate_id()].iter().flatten().any(|id| !id.is_empty())
}

fn minimum_tls(config: &DistributionConfig) -> Option<String> {
    let proof = config.viewer_certificate().filter(own)?;
    proof.minimum_protocol_version().map(|tls| tls.as_str().to_owned())
}

/// With CloudFront's own certificate there is nothing to say.
fn set_minimum_tls(config: &mut DistributionConfig, tls: Option<&str>) {
    if let (Some(tls), Some(proof)) = (tls, config.viewer_certificate.as_mut().filter(|proof| own(&&**proof))) {
        proof.minimum_protocol_version = Some(MinimumProtocolVersion::from(tls));
    }
}

fn set_names(config: &mut DistributionConfig, wanted: &Names) -> Result<()> {
    let have = names(config).certificate;
    let aliases = Aliases::builder().quantity(count(&wanted.aliases)?);
    let items = Some(wanted.aliases.clone()).filter(|all| !all.is_empty());
    config.aliases = Some(built(aliases.set_items(items).build())?);
    // Who asked for a newer TLS with the same certificate keeps it.
    if have.is_none() || have != wanted.certificate {
        let proof = match &wanted.certificate {
            Some(arn) => ViewerCertificate::builder()
                .acm_certificate_arn(arn)
                .ssl_support_method(SslSupportMethod::SniOnly)
                .minimum_protocol_version(MinimumProtocolVersion::TlSv122021),
            None => ViewerCertificate::builder().cloud_front_default_certificate(true),
        };
        config.viewer_certificate = Some(proof.build());
    }
    Ok(())
}

/// An entry may also only say how long an error is kept: that one shows no page, and is not ours.
fn error_page(entry: &CustomErrorResponse) -> Option<ErrorPage> {
    let page = entry.response_page_path().filter(|page| !page.is_empty())?;
    let status = u16::try_from(entry.error_code).ok()?;
    let seconds = entry.error_caching_min_ttl.and_then(|seconds| u64::try_from(seconds).ok());
    Some(ErrorPage {
        status,
        page: page.to_owned(),
        shown_as: entry.response_code().and_then(|code| code.parse().ok()).unwrap_or(status),
        seconds: seconds.unwrap_or(ERROR_SECONDS),
    })
}

fn errors(config: &DistributionConfig) -> Vec<ErrorPage> {
    let entries = config.custom_error_responses().into_iter().flat_map(|all| all.items());
    let mut all: Vec<ErrorPage> = entries.filter_map(error_page).collect();
    all.sort();
    all
}

fn set_errors(config: &mut DistributionConfig, wanted: &[ErrorPage]) -> Result<()> {
    let before = config.custom_error_responses.take().and_then(|all| all.items).unwrap_or_default();
    let named = |entry: &CustomErrorResponse| wanted.iter().any(|page| i32::from(page.status) == entry.error_code);
    let mut all: Vec<CustomErrorResponse> =
        before.into_iter().filter(|entry| error_page(entry).is_none() && !named(entry)).collect();
    for page in wanted {
        let entry = CustomErrorResponse::builder()
            .error_code(page.status.into())
            .response_page_path(&page.page)
            .response_code(page.shown_as.to_string())
            .error_caching_min_ttl(i64::try_from(page.seconds).map_err(Error::unexpected)?);
        all.push(built(entry.build())?);
    }
    let responses = CustomErrorResponses::builder().quantity(count(&all)?);
    config.custom_error_responses = Some(built(responses.set_items(Some(all).filter(|all| !all.is_empty())).build())?);
    Ok(())
}

fn viewer_request(behavior: &DefaultCacheBehavior) -> Option<String> {
    let all = behavior.function_associations()?.items();
    let first = all.iter().find(|one| one.event_type == EventType::ViewerRequest)?;
    Some(without_stage(&first.function_arn).to_owned())
}

fn set_viewer_request(behavior: &mut DefaultCacheBehavior, arn: Option<&str>) -> Result<()> {
    let before = behavior.function_associations.take().and_then(|all| all.items).unwrap_or_default();
    let mut all: Vec<FunctionAssociation> =
        before.into_iter().filter(|one| one.event_type != EventType::ViewerRequest).collect();
    if let Some(arn) = arn {
        let ours = FunctionAssociation::builder().event_type(EventType::ViewerRequest).function_arn(arn);
        all.push(built(ours.build())?);
    }
    let associations = FunctionAssociations::builder().quantity(count(&all)?);
    let items = Some(all).filter(|all| !all.is_empty());
    behavior.function_associations = Some(built(associations.set_items(items).build())?);
    Ok(())
}

/// A function's ARN, which an association names without its stage.
pub(super) fn without_stage(arn: &str) -> &str {
    arn.strip_suffix("/LIVE").or_else(|| arn.strip_suffix("/DEVELOPMENT")).unwrap_or(arn)
}

fn count<T>(items: &[T]) -> Result<i32> {
    i32::try_from(items.len()).map_err(Error::unexpected)
}
