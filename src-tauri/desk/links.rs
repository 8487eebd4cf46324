//! Addresses outside: each is made here, and the page only says which it means.

use std::sync::Arc;

use naru_core::error::Args;
use naru_core::project::DEFAULT_REGION;
use naru_core::step::StepId;
use naru_core::words::Lang;

use super::Desk;
use crate::wire::site::Aim;
use crate::wire::{Guide, Link, Told};

impl Desk {
    /// Opens an address of ours in the browser.
    ///
    /// # Errors
    /// `BadValue` for an address that there is not.
    pub async fn open_link(self: &Arc<Self>, link: Link) -> Told {
        let url = self.address(&link).await?.ok_or_else(|| super::unknown("link", kind_of(&link)))?;
        match open::that_detached(&url) {
            Ok(()) => {}
            Err(_) => self.tell("notice-browser", Args::from([("url".to_owned(), url)]), true),
        }
        Ok(())
    }

    /// The address that a link stands for now.
    ///
    /// # Errors
    /// As making a plan does.
    pub async fn address(&self, link: &Link) -> naru_core::Result<Option<String>> {
        Ok(match link {
            Link::Site => self.site_address(),
            Link::Console { step } => self.console_of(*step).await?,
            Link::Identity { credential } => self.kept().identity_pages.get(&format!("{credential:?}")).cloned(),
            Link::Guide { guide } => Some(guide_page(*guide, self.settings().lang).to_owned()),
            Link::Register => Some(super::buying::REGISTER.to_owned()),
            Link::Registrar { registrar } => registrar.home().map(str::to_owned),
        })
    }

    fn site_address(&self) -> Option<String> {
        let project = self.opened()?;
        let url = self.in_seat(&project, |seat| seat.view.url.clone()).flatten()?;
        // It may come from a file that somebody wrote.
        (url.starts_with("https://") || url.starts_with("http://")).then_some(url)
    }

    async fn console_of(&self, step: StepId) -> naru_core::Result<Option<String>> {
        let Some(plan) = self.plan(Aim::Build).await? else { return Ok(None) };
        Ok(plan.forecast.steps.into_iter().find(|s| s.step == step).and_then(|s| s.console))
    }
}

/// For the error of a link that leads nowhere.
const fn kind_of(link: &Link) -> &'static str {
    match link {
        Link::Site => "site",
        Link::Console { .. } => "console",
        Link::Identity { .. } => "identity",
        Link::Guide { .. } => "guide",
        Link::Register => "register",
        Link::Registrar { .. } => "registrar",
    }
}

/// The pages of AWS that screens lead to.
fn guide_page(guide: Guide, lang: Lang) -> &'static str {
    const { assert!(matches!(DEFAULT_REGION.as_bytes(), b"ap-northeast-2"), "CloudShell is opened in the default Region") }
    match (guide, lang) {
        (Guide::CloudShell, _) => "https://ap-northeast-2.console.aws.amazon.com/cloudshell/home?region=ap-northeast-2",
        (Guide::IamUsers, _) => "https://console.aws.amazon.com/iam/home#/users",
        (Guide::IamPolicies, _) => "https://console.aws.amazon.com/iam/home#/policies",
        (Guide::IdentityCenter, _) => "https://console.aws.amazon.com/singlesignon/home",
        (Guide::InstallCli, Lang::Ko) => {
            "https://docs.aws.amazon.com/ko_kr/cli/latest/userguide/getting-started-install.html"
        }
        (Guide::InstallCli, Lang::En) => {
            "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html"
        }
        (Guide::AwsLogin, Lang::Ko) => {
            "https://docs.aws.amazon.com/ko_kr/cli/latest/userguide/cli-configure-sign-in.html"
        }
        (Guide::AwsLogin, Lang::En) => "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html",
        (Guide::Billing, _) => "https://console.aws.amazon.com/billing/home#/",
        (Guide::SignUp, Lang::Ko) => "https://aws.amazon.com/ko/resources/create-account/",
        (Guide::SignUp, Lang::En) => "https://aws.amazon.com/resources/create-account/",
    }
}
