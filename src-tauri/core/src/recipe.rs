//! Recipes: ordered lists of steps.

use crate::site::{
    access::AccessStep, account::AccountStep, answers::AnswersStep, bucket::BucketStep, files::FilesStep,
    folder::FolderStep,
};
use crate::step::{Identity, Step};

/// A static site, first stretch: account → folder → bucket → access → files → answers.
pub const STATIC_SITE: [&dyn Step; 6] = [&AccountStep, &FolderStep, &BucketStep, &AccessStep, &FilesStep, &AnswersStep];

/// What `naru deploy` walks: the steps the daily identity may do.
#[must_use]
pub fn daily() -> Vec<&'static dyn Step> {
    STATIC_SITE.into_iter().filter(|step| step.card().identity == Identity::D).collect()
}
