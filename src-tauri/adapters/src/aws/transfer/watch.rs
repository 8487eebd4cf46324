//! What goes with every request that carries bytes: their hash is known and need not be made again, and an answer that
//! asks to slow down is heard even where the SDK repeats the request by itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use aws_runtime::auth::PayloadSigningOverride;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use naru_core::clock::hex;

/// Signs a request with the SHA-256 that its checksum header tells, for bodies whose checksum it is.
#[derive(Debug)]
pub(in crate::aws) struct KnownPayload;

#[aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint]
impl Intercept for KnownPayload {
    fn name(&self) -> &'static str {
        "KnownPayload"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let sum = context.request().headers().get("x-amz-checksum-sha256");
        if let Some(hash) = sum.and_then(|sum| BASE64_STANDARD.decode(sum).ok()).filter(|hash| hash.len() == 32) {
            config.interceptor_state().store_put(PayloadSigningOverride::Precomputed(hex(&hash)));
        }
        Ok(())
    }
}

/// Counts the answers that ask to slow down.
#[derive(Debug, Clone, Default)]
pub(in crate::aws) struct Busy(Arc<AtomicU64>);

impl Busy {
    pub(super) fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

#[aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint]
impl Intercept for Busy {
    fn name(&self) -> &'static str {
        "Busy"
    }

    fn read_before_deserialization(
        &self,
        context: &BeforeDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if matches!(context.response().status().as_u16(), 429 | 503) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }
}
