//! Each field of a distribution: written by us, edited by a hand, and nothing else with it. At ministack.

use aws_sdk_cloudfront::types as sdk;
use naru_core::cdn::{ErrorPage, Field, MINIMUM_TLS, Names, Origin, OriginAccess, Settings, differing};

use super::cloudfront::{edge, name, settings};

/// Every field that stands for itself, as these settings have it; the oldest TLS comes with a certificate of one's own.
fn all_fields(s: &Settings) -> Vec<Field> {
    let s = s.clone();
    vec![
        Field::Enabled(s.enabled),
        Field::Comment(s.comment),
        Field::RootObject(s.root_object),
        Field::PriceClass(s.price_class),
        Field::HttpVersion(s.http_version),
        Field::Ipv6(s.ipv6),
        Field::Origin(s.origin),
        Field::Compress(s.compress),
        Field::ViewerProtocol(s.viewer_protocol),
        Field::CachePolicy(s.cache_policy),
        Field::HeadersPolicy(s.headers_policy),
        Field::Names(s.names),
        Field::Errors(s.errors),
        Field::ViewerRequest(s.viewer_request),
        Field::WebAcl(s.web_acl),
    ]
}

const FUNCTION: &str = "arn:aws:cloudfront::111122223333:function/naru-other";
const CERTIFICATE: &str = "arn:aws:acm:us-east-1:111122223333:certificate/1";
const WEB_ACL: &str = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/a/1";

type Hand = fn(&mut sdk::DistributionConfig);

/// Each field with another value, and how a hand would give it that value by the API.
#[expect(deprecated, reason = "that is what a distribution without a cache policy has")]
fn edits() -> Vec<(Field, Hand)> {
    fn behavior(config: &mut sdk::DistributionConfig) -> &mut sdk::DefaultCacheBehavior {
        config.default_cache_behavior.as_mut().unwrap()
    }
    let text = |text: &str| text.to_owned();
    let (page, names) = (
        ErrorPage { status: 403, page: text("/index.html"), shown_as: 200, seconds: 10 },
        Names { aliases: vec![text("example.kr"), text("www.example.kr")], certificate: Some(text(CERTIFICATE)) },
    );
    let origin = Origin {
        domain: text("b.s3-website.ap-northeast-2.amazonaws.com"),
        path: text("/v2"),
        access: OriginAccess::Website,
    };
    vec![
        (Field::Enabled(false), |c| c.enabled = false),
        (Field::Comment(text("mine")), |c| c.comment = "mine".to_owned()),
        (Field::RootObject(text("home.html")), |c| c.default_root_object = Some("home.html".to_owned())),
        (Field::PriceClass(text("PriceClass_All")), |c| c.price_class = Some(sdk::PriceClass::PriceClassAll)),
        (Field::HttpVersion(text("http1.1")), |c| c.http_version = Some(sdk::HttpVersion::Http11)),
        (Field::Ipv6(false), |c| c.is_ipv6_enabled = Some(false)),
        (Field::Origin(origin), |c| {
            let origin = &mut c.origins.as_mut().unwrap().items[0];
            origin.domain_name = "b.s3-website.ap-northeast-2.amazonaws.com".to_owned();
            origin.origin_path = Some("/v2".to_owned());
            origin.origin_access_control_id = Some(String::new());
            origin.s3_origin_config = None;
            let custom = sdk::CustomOriginConfig::builder().http_port(80).https_port(443);
            let custom = custom.origin_protocol_policy(sdk::OriginProtocolPolicy::HttpOnly);
            origin.custom_origin_config = Some(custom.build().unwrap());
        }),
        (Field::Compress(false), |c| behavior(c).compress = Some(false)),
        (Field::ViewerProtocol(text("allow-all")), |c| {
            behavior(c).viewer_protocol_policy = sdk::ViewerProtocolPolicy::AllowAll;
        }),
        (Field::CachePolicy(None), |c| {
            let cookies = sdk::CookiePreference::builder().forward(sdk::ItemSelection::None).build().unwrap();
            let values = sdk::ForwardedValues::builder().query_string(false).cookies(cookies).build().unwrap();
            let behavior = behavior(c);
            (behavior.cache_policy_id, behavior.forwarded_values, behavior.min_ttl) = (None, Some(values), Some(0));
        }),
        (Field::HeadersPolicy(None), |c| behavior(c).response_headers_policy_id = None),
        (Field::Names(names), |c| {
            let aliases = sdk::Aliases::builder().quantity(2).items("example.kr").items("www.example.kr");
            c.aliases = Some(aliases.build().unwrap());
            let proof = sdk::ViewerCertificate::builder().acm_certificate_arn(CERTIFICATE);
            let proof = proof.ssl_support_method(sdk::SslSupportMethod::SniOnly);
            c.viewer_certificate =
                Some(proof.minimum_protocol_version(sdk::MinimumProtocolVersion::TlSv122021).build());
        }),
        (Field::Errors(vec![page]), |c| {
            let page = sdk::CustomErrorResponse::builder().error_code(403).response_page_path("/index.html");
            let page = page.response_code("200").error_caching_min_ttl(10).build().unwrap();
            let before = c.custom_error_responses.take().map(|all| all.items().to_vec()).unwrap_or_default();
            let quantity = i32::try_from(before.len()).unwrap() + 1;
            let all = sdk::CustomErrorResponses::builder().set_items(Some(before)).items(page).quantity(quantity);
            c.custom_error_responses = Some(all.build().unwrap());
        }),
        (Field::ViewerRequest(Some(text(FUNCTION))), |c| {
            let ours = sdk::FunctionAssociation::builder().event_type(sdk::EventType::ViewerRequest);
            let ours = ours.function_arn(FUNCTION).build().unwrap();
            let behavior = behavior(c);
            let before = behavior.function_associations.take().map(|all| all.items().to_vec()).unwrap_or_default();
            let quantity = i32::try_from(before.len()).unwrap() + 1;
            let all = sdk::FunctionAssociations::builder().set_items(Some(before)).items(ours).quantity(quantity);
            behavior.function_associations = Some(all.build().unwrap());
        }),
        (Field::WebAcl(Some(text(WEB_ACL))), |c| c.web_acl_id = Some(WEB_ACL.to_owned())),
    ]
}

#[tokio::test]
async fn whatever_is_wanted_of_a_distribution_is_what_it_then_has() {
    let edge = edge().await;
    let accesses = [
        OriginAccess::Control { id: "E1".to_owned() },
        OriginAccess::Identity { id: "E2".to_owned() },
        OriginAccess::Nobody,
        OriginAccess::Website,
    ];
    for access in &accesses {
        let mut wanted = settings(&name());
        for (field, _) in edits() {
            field.set(&mut wanted);
        }
        wanted.origin.access = access.clone();
        let (id, mut etag) = edge.standing(&wanted).await;
        assert_eq!(edge.seen(&id).await.settings, wanted, "as it was made");
        for other in &accesses {
            let origin = Origin { access: other.clone(), ..wanted.origin.clone() };
            etag = edge.update(&id, &etag, vec![Field::Origin(origin.clone())]).await.unwrap();
            assert_eq!(edge.seen(&id).await.settings.origin, origin, "from {access:?}");
        }
    }
}

#[tokio::test]
async fn a_hand_edit_of_each_field_is_seen_as_that_field_and_mended() {
    let edge = edge().await;
    let before = settings(&name());
    let (id, _) = edge.standing(&before).await;
    let wanted = all_fields(&before);
    assert_eq!(edits().len(), wanted.len(), "every field is tried");
    for (field, hand) in edits() {
        edge.by_hand(&id, hand).await;
        let seen = edge.seen(&id).await;
        assert_eq!(field.of(&seen.settings), field, "what the hand wrote is what is read");
        let differing = differing(&wanted, &seen.settings);
        assert_eq!(differing, [field.of(&before)], "{}: that field and no other", field.api());
        let etag = edge.update(&id, &seen.etag, differing).await.unwrap();
        let mended = edge.seen(&id).await;
        assert_eq!((mended.settings, mended.etag), (before.clone(), etag), "{}", field.api());
    }
}

#[tokio::test]
async fn an_update_keeps_everything_that_others_set() {
    let edge = edge().await;
    let before = settings(&name());
    let (id, _) = edge.standing(&before).await;
    edge.by_hand(&id, of_others).await;
    let (untouched, _) = edge.config(&id).await;
    for (field, hand) in edits() {
        let seen = edge.seen(&id).await;
        let etag = edge.update(&id, &seen.etag, vec![field.clone()]).await.unwrap();
        let (after, _) = edge.config(&id).await;
        let mut by_hand = untouched.clone();
        hand(&mut by_hand);
        if let Field::Origin(_) = field {
            let ours = &mut by_hand.origins.as_mut().unwrap().items[0];
            assert!(ours.custom_headers.is_some() && ours.origin_shield.is_some(), "what is on our origin stays, too");
        }
        assert_eq!(after, by_hand, "{}: as if that field alone were edited", field.api());
        edge.update(&id, &etag, vec![field.of(&before)]).await.unwrap();
        let now = edge.seen(&id).await.settings;
        assert_eq!(now, before, "{}: and back", field.api());
        // What is written back says some emptiness in other words: an empty list where there was none.
        edge.by_hand(&id, |config| *config = untouched.clone()).await;
    }
}

#[tokio::test]
async fn old_tls_with_a_certificate_of_ones_own_is_seen_and_mended_and_nothing_else_with_it() {
    let edge = edge().await;
    let (id, _) = edge.standing(&settings(&name())).await;
    assert_eq!(edge.seen(&id).await.settings.minimum_tls, None, "CloudFront's own certificate decides it");
    edge.by_hand(&id, |c| {
        c.aliases = Some(sdk::Aliases::builder().quantity(1).items("example.kr").build().unwrap());
        let proof = sdk::ViewerCertificate::builder().acm_certificate_arn(CERTIFICATE);
        let proof = proof.ssl_support_method(sdk::SslSupportMethod::SniOnly);
        c.viewer_certificate = Some(proof.minimum_protocol_version(sdk::MinimumProtocolVersion::TlSv12016).build());
    })
    .await;
    let old = edge.seen(&id).await;
    assert_eq!(old.settings.minimum_tls.as_deref(), Some("TLSv1_2016"));
    let field = Field::MinimumTls(Some(MINIMUM_TLS.to_owned()));
    edge.update(&id, &old.etag, vec![field.clone()]).await.unwrap();
    let mut wanted = old.settings;
    field.set(&mut wanted);
    assert_eq!(edge.seen(&id).await.settings, wanted);
}

/// What others set in our distribution: an origin and behaviour of their own, logs, countries, a function after ours,
/// headers and a shield on our origin, and how long an error is kept.
fn of_others(c: &mut sdk::DistributionConfig) {
    let origins = c.origins.as_mut().unwrap();
    let header = sdk::OriginCustomHeader::builder().header_name("x-secret").header_value("1").build().unwrap();
    let headers = sdk::CustomHeaders::builder().quantity(1).items(header).build().unwrap();
    origins.items[0].custom_headers = Some(headers);
    let shield = sdk::OriginShield::builder().enabled(true).origin_shield_region("ap-northeast-2").build().unwrap();
    origins.items[0].origin_shield = Some(shield);
    let custom = sdk::CustomOriginConfig::builder().http_port(80).https_port(443);
    let custom = custom.origin_protocol_policy(sdk::OriginProtocolPolicy::HttpsOnly).build().unwrap();
    let api = sdk::Origin::builder().id("api").domain_name("api.example.kr").custom_origin_config(custom);
    origins.items.push(api.build().unwrap());
    origins.quantity = 2;
    let api = sdk::CacheBehavior::builder()
        .path_pattern("/api/*")
        .target_origin_id("api")
        .viewer_protocol_policy(sdk::ViewerProtocolPolicy::HttpsOnly)
        .cache_policy_id("4135ea2d-6df8-44a3-9df3-4b5a84be39ad")
        .build();
    c.cache_behaviors = Some(sdk::CacheBehaviors::builder().quantity(1).items(api.unwrap()).build().unwrap());
    let logging = sdk::LoggingConfig::builder().enabled(true).bucket("logs.s3.amazonaws.com").prefix("cf/");
    c.logging = Some(logging.include_cookies(false).build());
    let countries = sdk::GeoRestriction::builder().restriction_type(sdk::GeoRestrictionType::Whitelist);
    let countries = countries.quantity(1).items("KR").build().unwrap();
    c.restrictions = Some(sdk::Restrictions::builder().geo_restriction(countries).build());
    let theirs = sdk::FunctionAssociation::builder().event_type(sdk::EventType::ViewerResponse);
    let theirs = theirs.function_arn("arn:aws:cloudfront::111122223333:function/theirs").build().unwrap();
    let theirs = sdk::FunctionAssociations::builder().quantity(1).items(theirs).build().unwrap();
    let behavior = c.default_cache_behavior.as_mut().unwrap();
    behavior.function_associations = Some(theirs);
    let kept = sdk::CustomErrorResponse::builder().error_code(500).error_caching_min_ttl(0).build().unwrap();
    let kept = sdk::CustomErrorResponses::builder().quantity(1).items(kept).build().unwrap();
    c.custom_error_responses = Some(kept);
}
