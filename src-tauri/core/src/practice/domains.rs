//! Route 53 Domains in practice. Whether a name is free follows from how it begins: `taken`, `reserved`, `premium` and
//! `later` say what they are, and every other name is free. `.kr` and `.한국` are not sold, as at Route 53. The prices
//! are round numbers near the real ones of 2026, and shown as practice's.

use async_trait::async_trait;

use super::cloud::PracticeCloud;
use crate::buying::{Answer, Prices};
use crate::cloud::DomainsRead;
use crate::domain::Domain;
use crate::error::Result;
use crate::policy::Action;

const DOLLAR: u64 = 1_000_000;

#[async_trait]
impl DomainsRead for PracticeCloud {
    async fn availability(&self, name: &Domain) -> Result<Answer> {
        self.looked(Action::CheckDomainAvailability).await?;
        if is_korean(name) {
            return Ok(Answer::NotSold);
        }
        let begins = |with: &str| name.as_str().starts_with(with);
        Ok(match () {
            () if begins("taken") => Answer::Taken,
            () if begins("reserved") => Answer::Reserved,
            () if begins("premium") => Answer::Premium,
            () if begins("later") => Answer::Later,
            () => Answer::Available { premium: None },
        })
    }

    async fn prices(&self, name: &Domain) -> Result<Option<Prices>> {
        self.looked(Action::ListDomainPrices).await?;
        let year = match name.tld() {
            _ if is_korean(name) => return Ok(None),
            "com" => 15,
            "net" => 17,
            "dev" | "app" => 20,
            _ => 30,
        };
        let year = Some(year * DOLLAR);
        Ok(Some(Prices { registration: year, renewal: year, transfer: year }))
    }
}

fn is_korean(name: &Domain) -> bool {
    matches!(name.tld(), "kr" | "xn--3e0b707e")
}
