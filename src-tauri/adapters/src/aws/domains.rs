//! Route 53 Domains, in us-east-1 whatever the Region: whether a name is free, and what it costs. Reads alone.

use async_trait::async_trait;
use aws_sdk_route53domains::types as sdk;
use naru_core::Result;
use naru_core::buying::{Answer, Prices};
use naru_core::cloud::DomainsRead;
use naru_core::domain::Domain;

use super::Aws;

/// <https://docs.aws.amazon.com/Route53/latest/APIReference/API_domains_CheckDomainAvailability.html>
const NOT_SOLD: &str = "UnsupportedTLD";
const MAINTENANCE: &str = "TLDInMaintenance";
const BAD_NAME: &str = "InvalidInput";

/// A price in millionths of a US dollar; none in another currency, of which Naru knows no rate.
fn micro_usd(price: Option<&sdk::PriceWithCurrency>) -> Option<u64> {
    let price = price.filter(|price| price.currency() == "USD" && (0.0..1e9).contains(&price.price()))?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between nothing and a thousand millions"
    )]
    Some((price.price() * 1e6).round() as u64)
}

fn answer(said: Option<&sdk::DomainAvailability>, price: Option<&sdk::PriceWithCurrency>) -> Answer {
    use sdk::DomainAvailability as Said;
    let own = price.filter(|price| price.price_type() == Some(&sdk::PriceType::RegistryPremium));
    match said {
        Some(Said::Available) => Answer::Available { premium: micro_usd(own) },
        Some(Said::Unavailable) => Answer::Taken,
        Some(Said::UnavailablePremium) => Answer::Premium,
        Some(Said::Reserved | Said::AvailableReserved | Said::AvailablePreorder | Said::UnavailableRestricted) => {
            Answer::Reserved
        }
        Some(Said::InvalidNameForTld) => Answer::BadName,
        // Somebody else's enum may grow.
        _ => Answer::Later,
    }
}

#[async_trait]
impl DomainsRead for Aws {
    async fn availability(&self, name: &Domain) -> Result<Answer> {
        let call = self.connection.domains_peer.call_about("route53domains:CheckDomainAvailability", name.as_str());
        let request = || self.connection.domains.check_domain_availability().domain_name(name.as_str()).send();
        match call.send(request).await {
            Ok(said) => Ok(answer(said.availability(), said.price())),
            Err(failure) if failure.is(&[NOT_SOLD]) => Ok(Answer::NotSold),
            Err(failure) if failure.is(&[MAINTENANCE]) => Ok(Answer::Later),
            Err(failure) if failure.is(&[BAD_NAME]) => Ok(Answer::BadName),
            Err(failure) => Err(failure.into()),
        }
    }

    async fn prices(&self, name: &Domain) -> Result<Option<Prices>> {
        // Endings of two parts are sold as such: `co.uk`.
        let tld = name.as_str().split_once('.').map_or(name.as_str(), |(_, tld)| tld);
        let call = self.connection.domains_peer.call_about("route53domains:ListPrices", tld);
        let request = || self.connection.domains.list_prices().tld(tld).send();
        let page = match call.send(request).await {
            Ok(page) => page,
            Err(failure) if failure.is(&[NOT_SOLD]) => return Ok(None),
            Err(failure) => return Err(failure.into()),
        };
        let line = page.prices().iter().find(|line| line.name() == Some(tld));
        Ok(line.map(|line| Prices {
            registration: micro_usd(line.registration_price()),
            renewal: micro_usd(line.renewal_price()),
            transfer: micro_usd(line.transfer_price()),
        }))
    }
}
