//! Adopting put together: look at what stands where somebody pointed, and the project it would be.

use std::sync::Arc;

use naru_core::adopt::found::{Found, Target, find};
use naru_core::clock::Clock;
use naru_core::cloud::FolderRead;
use naru_core::deploy::diff::{Upload, Why};
use naru_core::names::Region;
use naru_core::practice::{Disk, handmade};
use naru_core::project::Project;
use naru_core::spec::FolderWish;
use naru_core::{Code, Error, Result};

use crate::clock::SystemClock;
use crate::folder::LocalFolder;
use crate::home::{Home, SavedProject};
use crate::practice_disk::PracticeDisk;
use crate::sample;
use crate::sites::{SiteWish, open};

/// A project that nobody saved yet.
///
/// # Errors
/// `BadValue` for a name that is none; `StoreUnusable`.
pub fn draft(home: &Home, name: &str) -> Result<SavedProject> {
    let project = Project::new(&home.free_name(name)?, SystemClock.entropy());
    Ok(SavedProject { path: home.project_path(&project), project })
}

/// Looks at what stands there, with a draft's credentials and endpoint, and writes it into the draft: its wishes
/// describe what was found. Changes nothing.
///
/// # Errors
/// As [`find`], and as opening a site does.
pub async fn scout(home: &Home, wish: &mut SiteWish, target: &Target) -> Result<Found> {
    let found = match look(home, wish, target).await {
        // The bucket lies elsewhere: there it can be read.
        Err(error) if error.code == Code::WrongRegion => {
            let have = error.args.get("have").and_then(|have| Region::parse(have).ok());
            let Some(region) = have else { return Err(error) };
            wish.saved.project.site.region = Some(region);
            look(home, wish, target).await?
        }
        other => other?,
    };
    let (wishes, adopted) = found.wishes();
    wish.saved.project.site = wishes;
    wish.saved.project.adopted = Some(adopted);
    Ok(found)
}

async fn look(home: &Home, wish: &SiteWish, target: &Target) -> Result<Found> {
    let site = open(home, wish, false).await?;
    let found = find(site.cloud.reader(), target).await;
    site.close().await;
    found
}

/// Lays the sample site into a draft's own practice cloud as somebody made it by hand after an older guide.
///
/// # Errors
/// `DiskFull`, `StoreUnusable`.
pub async fn lay_sample(home: &Home, draft: &SavedProject) -> Result<()> {
    let dir = home.practice(draft.project.id.as_str());
    let root = sample::unpack(&dir)?;
    let wish = FolderWish { path: root.display().to_string(), ..FolderWish::default() };
    let folder = LocalFolder.scan(&wish).await?;
    let disk: Arc<dyn Disk> = Arc::new(PracticeDisk::new(&dir, true));
    for file in &folder.files {
        let upload = Upload {
            key: file.key.clone(),
            path: file.path.clone(),
            size: file.size,
            sha256: file.sha256.clone(),
            md5: file.md5.clone(),
            headers: file.headers.clone(),
            stamp: file.stamp,
            why: Why::New,
        };
        disk.keep(&folder.root, &upload)?;
    }
    disk.save(&handmade::site(&folder))
}

/// Takes a draft's practice cloud away again, where nobody wanted it.
///
/// # Errors
/// `StoreUnusable`.
pub fn forget_sample(home: &Home, draft: &SavedProject) -> Result<()> {
    let dir = home.practice(draft.project.id.as_str());
    std::fs::remove_dir_all(&dir)
        .map_err(|error| Error::new(Code::StoreUnusable).arg("path", dir.display()).detail(error))
}
