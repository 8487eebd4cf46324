//! What stops the open project's build folder from being published, file by file.

use naru_adapters::folder::examine;
use naru_core::spec::FolderWish;
use naru_core::{Code, Error, Result};

use super::Desk;
use crate::wire::FindingRow;

impl Desk {
    /// Everything in the open project's folder that looks secret and that the project says nothing of. What is said
    /// to it is a wish like any other.
    ///
    /// # Errors
    /// `NoFolder` if the project has none yet; as scanning it does.
    pub async fn findings(&self) -> Result<Vec<FindingRow>> {
        let at = self.opened().ok_or_else(|| Error::new(Code::NoProject).arg("project", ""))?;
        let saved = self.home.project_by_id(&at.project)?;
        let known = self.home.local()?.site.get(&at.tag()).and_then(|known| known.folder.clone());
        let folder = known.ok_or_else(|| Error::new(Code::NoFolder).arg("path", ""))?;
        let wish = FolderWish::of(folder, &saved.project.wishes(&at.env));
        let scans = self.home.scans();
        let scan = move || examine(&wish, Some(&scans));
        let scanned = tokio::task::spawn_blocking(scan).await.map_err(Error::unexpected)??;
        Ok(scanned.blocked.into_iter().map(FindingRow::of).collect())
    }
}
