//! How a run goes, and what it may be told beforehand: a group for each kind of run, so that no verb takes a flag that
//! does nothing there.

use clap::Args;
use naru_core::spec::Answered;

/// What every run has.
#[derive(Debug, Default, Args, Clone)]
pub struct RunArgs {
    /// Over somebody's publish lock.
    #[arg(long)]
    break_lock: bool,
    /// Do not wait.
    #[arg(long)]
    pub no_wait: bool,
}

/// What every run with the daily identity has.
#[derive(Debug, Default, Args, Clone)]
pub struct DailyArgs {
    /// Nothing is changed.
    #[arg(long)]
    pub dry_run: bool,
    /// As any run.
    #[command(flatten)]
    pub run: RunArgs,
}

/// What may be answered where a site's files are replaced.
#[derive(Debug, Default, Args, Clone)]
pub struct FilesArgs {
    /// Over what somebody else put.
    #[arg(long)]
    overwrite: bool,
    /// Many files go at once.
    #[arg(long)]
    remove_many: bool,
}

/// A release that goes up: by a deploy, or from another environment.
#[derive(Debug, Default, Args, Clone)]
pub struct ReleaseRunArgs {
    /// As every day.
    #[command(flatten)]
    pub daily: DailyArgs,
    /// Over which files.
    #[command(flatten)]
    pub files: FilesArgs,
    /// How fast.
    #[command(flatten)]
    pub rate: RateArgs,
    /// Back by itself if the site does not answer.
    #[arg(long)]
    pub auto_rollback: bool,
}

/// How fast files are sent.
#[derive(Debug, Default, Args, Clone)]
pub struct RateArgs {
    /// So fast and no faster.
    #[arg(long, value_name = "RATE|off")]
    pub limit_rate: Option<String>,
}

/// What may be answered where a site is set up.
#[derive(Debug, Default, Args, Clone)]
pub struct SetUpArgs {
    /// The bucket's name, typed.
    #[arg(long, value_name = "BUCKET")]
    make_public: Option<String>,
    /// Over what somebody changed by hand.
    #[arg(long)]
    mend: bool,
    /// Over DNS records that lead elsewhere.
    #[arg(long)]
    replace_records: bool,
}

/// What may be answered where something of a domain is let go.
#[derive(Debug, Default, Args, Clone)]
pub struct LetGoArgs {
    /// Names of DNS elsewhere may lead to what is deleted.
    #[arg(long)]
    leave_records: bool,
}

/// What may be answered where all is let go.
#[derive(Debug, Default, Args, Clone)]
pub struct TakeBackArgs {
    /// Hosted zones of ours, too.
    #[arg(long, conflicts_with = "keep_zone")]
    delete_zone: bool,
    /// Hosted zones stay.
    #[arg(long)]
    keep_zone: bool,
    /// What was adopted, too.
    #[arg(long)]
    adopted_too: bool,
}

/// What a group of flags answers beforehand.
pub trait Says {
    /// Says it, over nothing that another group says.
    fn say(&self, answers: &mut Answered);
}

/// What these groups answer together.
pub fn answers<const N: usize>(groups: [&dyn Says; N]) -> Answered {
    let mut answers = Answered::default();
    groups.into_iter().for_each(|group| group.say(&mut answers));
    answers
}

impl Says for RunArgs {
    fn say(&self, answers: &mut Answered) {
        answers.break_lock = self.break_lock;
    }
}

impl Says for FilesArgs {
    fn say(&self, answers: &mut Answered) {
        answers.overwrite = self.overwrite;
        answers.remove_many = self.remove_many;
    }
}

impl Says for ReleaseRunArgs {
    fn say(&self, answers: &mut Answered) {
        self.daily.run.say(answers);
        self.files.say(answers);
    }
}

impl Says for SetUpArgs {
    fn say(&self, answers: &mut Answered) {
        answers.make_public.clone_from(&self.make_public);
        answers.mend = self.mend;
        answers.replace_records = self.replace_records;
    }
}

impl Says for LetGoArgs {
    fn say(&self, answers: &mut Answered) {
        // On a command line they are waited for unless that was said.
        answers.leave_records = Some(self.leave_records);
    }
}

impl Says for TakeBackArgs {
    fn say(&self, answers: &mut Answered) {
        answers.delete_zone = (self.delete_zone || self.keep_zone).then_some(self.delete_zone);
        answers.delete_adopted = self.adopted_too;
    }
}
