//! Requests for any key of a bucket go where S3's own rules send them.

use aws_sdk_s3::config::endpoint::{DefaultResolver, Endpoint, Params, ParamsBuilder, ResolveEndpoint};
use naru_adapters::aws::endpoint::ForAllKeys;

fn at(bucket: &str, region: &str) -> ParamsBuilder {
    Params::builder().bucket(bucket).region(region)
}

#[tokio::test]
async fn whatever_the_key_the_rules_decide() {
    let (ours, rules) = (ForAllKeys::default(), DefaultResolver::default());
    let asked = [
        at("shop-3f9a", "ap-northeast-2"),
        at("shop-3f9a", "us-east-1"),
        at("shop-3f9a", "cn-north-1"),
        at("www.shop.kr", "ap-northeast-2"),
        at("Old_Bucket", "us-east-1"),
        at("shop-3f9a", "ap-northeast-2").force_path_style(true),
        at("shop-3f9a", "ap-northeast-2").endpoint("http://127.0.0.1:9000").force_path_style(true),
        at("shop-3f9a", "eu-west-1").use_dual_stack(true),
        at("shop-3f9a", "us-west-2").use_fips(true),
        at("shop-3f9a", "us-west-2").accelerate(true),
        at("shop-3f9a--usw2-az1--x-s3", "us-west-2").disable_s3_express_session_auth(true),
        at("arn:aws:s3:us-west-2:123456789012:accesspoint:mine", "eu-west-1").use_arn_region(true),
        at("arn:aws:s3:us-west-2:123456789012:accesspoint:mine", "eu-west-1").use_arn_region(false),
        at("shop-3f9a", "ap-northeast-2"),
        Params::builder().region("ap-northeast-2"),
    ];
    let said = |answer: Result<Endpoint, _>| {
        answer.map_err(|error: Box<dyn std::error::Error + Send + Sync>| error.to_string())
    };
    for one in asked {
        for key in ["index.html", "한글/가 나.js", "%2e%2e", ""] {
            let params = one.clone().key(key).copy_source("a/b").build().unwrap();
            let (ours, rules) = (ours.resolve_endpoint(&params).await, rules.resolve_endpoint(&params).await);
            assert_eq!(said(ours), said(rules), "{params:?}");
        }
    }
}

/// A parameter that a later SDK asks for has to be handed on as well.
#[test]
fn every_parameter_is_known() {
    let said = format!("{:?}", Params::builder().build().unwrap());
    let names: Vec<&str> = said.split([' ', '{', '}']).filter_map(|word| word.strip_suffix(':')).collect();
    let known = [
        "bucket",
        "region",
        "use_fips",
        "use_dual_stack",
        "endpoint",
        "force_path_style",
        "accelerate",
        "use_global_endpoint",
        "use_object_lambda_endpoint",
        "key",
        "prefix",
        "copy_source",
        "disable_access_points",
        "disable_multi_region_access_points",
        "use_arn_region",
        "use_s3_express_control_endpoint",
        "disable_s3_express_session_auth",
    ];
    assert_eq!(names, known);
}
