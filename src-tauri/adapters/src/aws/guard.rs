//! What watches over every request: answers that AWS did not give are refused before they are believed, and who
//! cannot be connected to is not tried for half a minute.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextRef, InterceptorContext,
};
use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, RetryAction, RetryClassifierPriority};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use naru_core::{Code, Error};

use super::errors::never_connected;

/// Refuses successes and redirects that did not come from a cloud: network login pages answer everything with
/// 200 and HTML, and the SDK would take that for a stored object.
#[derive(Debug)]
pub(super) struct OnlyTheCloud {
    /// Who should answer.
    pub(super) host: String,
    /// At AWS every answer carries a request id; other clouds may leave it out.
    pub(super) strict: bool,
}

#[aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint]
impl Intercept for OnlyTheCloud {
    fn name(&self) -> &'static str {
        "OnlyTheCloud"
    }

    fn read_before_deserialization(
        &self,
        context: &BeforeDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let response = context.response();
        let status = response.status().as_u16();
        if status >= 400 || status == 304 {
            return Ok(());
        }
        let headers = response.headers();
        let signed = headers.iter().any(|(name, _)| name.starts_with("x-amz"));
        let page = headers.get("content-type").is_some_and(|kind| kind.to_ascii_lowercase().contains("html"));
        let redirect = (300..400).contains(&status);
        if signed || !(self.strict || page || redirect) {
            return Ok(());
        }
        let says = headers.get("content-type").unwrap_or("no content type");
        Err(Box::new(
            Error::new(Code::CaptivePortal)
                .arg("host", &self.host)
                .detail(format!("HTTP {status}, {says}, no request id")),
        ))
    }
}

/// Forbids the SDK's own repeats where no connection came about: [`super::errors::Call::send`] tries those
/// again itself, for a shorter time.
#[derive(Debug)]
pub(super) struct NobodyThere;

impl ClassifyRetry for NobodyThere {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        match context.output_or_error() {
            Some(Err(error)) if error.as_connector_error().is_some_and(|e| never_connected(e)) => {
                RetryAction::RetryForbidden
            }
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "NobodyThere"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::transient_error_classifier())
    }
}
