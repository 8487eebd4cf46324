//! Where requests for a bucket go: S3's rules for it are long, and no key of a bucket changes what they say.

use aws_sdk_s3::config::endpoint::{DefaultResolver, EndpointFuture, Params, ResolveEndpoint};

/// S3's own rules, asked without the key: the SDK keeps the answer to the last question, and asks them anew for each
/// object otherwise, twice a request.
#[derive(Debug, Default)]
pub struct ForAllKeys(DefaultResolver);

impl ResolveEndpoint for ForAllKeys {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        EndpointFuture::new(async move {
            let of_bucket = Params::builder()
                .set_bucket(params.bucket().map(str::to_owned))
                .set_region(params.region().map(str::to_owned))
                .set_endpoint(params.endpoint().map(str::to_owned))
                .set_use_fips(params.use_fips())
                .set_use_dual_stack(params.use_dual_stack())
                .set_force_path_style(params.force_path_style())
                .set_accelerate(params.accelerate())
                .set_use_global_endpoint(params.use_global_endpoint())
                .set_use_object_lambda_endpoint(params.use_object_lambda_endpoint())
                .set_disable_access_points(params.disable_access_points())
                .set_disable_multi_region_access_points(params.disable_multi_region_access_points())
                .set_use_arn_region(params.use_arn_region())
                .set_use_s3_express_control_endpoint(params.use_s3_express_control_endpoint())
                .set_disable_s3_express_session_auth(params.disable_s3_express_session_auth())
                .build()?;
            self.0.resolve_endpoint(&of_bucket).await
        })
    }
}
