//! What the open project's credentials may not do, asked for by name.

use naru_adapters::permissions::permissions;
use naru_core::preflight::Permissions;
use naru_core::{Error, Result};
use tokio_util::sync::CancellationToken;

use super::Desk;
use crate::wire::permissions::{MissingAction, PermissionsView};

impl Desk {
    /// What the open project's site needs and its credentials for setting up may not do. Nothing is changed.
    ///
    /// # Errors
    /// `SiteBusy` while a run is under way there; `NoCredentials`; as connecting and a look do.
    pub async fn permissions(&self) -> Result<PermissionsView> {
        let at = self.opened_and_free()?;
        let wish = self.wish(&self.home.project_by_id(&at.project)?, &at)?;
        let Permissions { known, missing, policy } = permissions(&self.home, &wish, &CancellationToken::new()).await?;
        let text = serde_json::to_string_pretty(&policy).map_err(Error::unexpected)?;
        Ok(PermissionsView {
            known,
            policy: if missing.is_empty() { String::new() } else { text },
            missing: missing
                .into_iter()
                .map(|one| MissingAction { action: one.action.to_owned(), step: one.step })
                .collect(),
        })
    }
}
