//! STS: who am I.

use async_trait::async_trait;
use naru_core::cloud::StsRead;
use naru_core::names::AccountId;
use naru_core::world::Caller;
use naru_core::{Error, Result};

use super::Aws;

#[async_trait]
impl StsRead for Aws {
    async fn caller(&self) -> Result<Caller> {
        let connection = &self.connection;
        let call = connection.sts_peer.call("sts:GetCallerIdentity", None);
        let output = call.send(|| connection.sts.get_caller_identity().send()).await?;
        match (output.account(), output.arn()) {
            (Some(account), Some(arn)) => Ok(Caller { account: AccountId::parse(account)?, arn: arn.to_owned() }),
            _ => Err(Error::unexpected("STS answered without an account")),
        }
    }
}
