//! Whether a name is free and what it costs, asked with the open project's credentials. Nothing is bought here.

use naru_adapters::buying;
use naru_core::buying::Offer;
use naru_core::domain::Domain;
use naru_core::{Code, Error, Result};
use tokio_util::sync::CancellationToken;

use super::Desk;

/// Where Route 53 registers domains; the name is typed there.
pub(super) const REGISTER: &str = "https://us-east-1.console.aws.amazon.com/route53/domains/home#/DomainSearch";

impl Desk {
    /// Asks about a name.
    ///
    /// # Errors
    /// `BadValue` for what is no name; as [`buying::check`].
    pub async fn check_domain(&self, text: &str) -> Result<Offer> {
        let domain = Domain::parse(text)?;
        let at = self.opened().ok_or_else(|| Error::new(Code::NoProject).arg("project", ""))?;
        let wish = self.wish(&self.home.project_by_id(&at.project)?, &at)?;
        buying::check(&self.home, &wish, &domain, &CancellationToken::new()).await
    }
}
