//! STS: who am I.

use async_trait::async_trait;
use naru_core::cloud::StsRead;
use naru_core::names::AccountId;
use naru_core::world::Caller;
use naru_core::{Error, Result};

use super::{Aws, Connection};

impl Connection {
    /// Who its credentials are.
    ///
    /// # Errors
    /// As STS and the network answer.
    pub async fn caller(&self) -> Result<Caller> {
        let call = self.sts_peer.call("sts:GetCallerIdentity", None);
        let output = call.send(|| self.sts.get_caller_identity().send()).await?;
        match (output.account(), output.arn()) {
            (Some(account), Some(arn)) => Ok(Caller { account: AccountId::parse(account)?, arn: arn.to_owned() }),
            _ => Err(Error::unexpected("STS answered without an account")),
        }
    }
}

#[async_trait]
impl StsRead for Aws {
    async fn caller(&self) -> Result<Caller> {
        self.connection.caller().await
    }
}
