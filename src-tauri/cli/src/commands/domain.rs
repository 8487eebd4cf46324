//! `naru domain check`: whether a name is free, and what it costs a year. It buys nothing.

use std::sync::Arc;

use naru_adapters::buying;
use naru_adapters::home::Home;
use naru_core::buying::{Offer, OfferStanding};
use naru_core::domain::Domain;
use naru_core::error::{Args, Result};
use naru_core::event::VERSION;
use naru_core::format;
use naru_core::registrar::Registrar;
use naru_core::spec::Answered;
use tokio_util::sync::CancellationToken;

use super::site::wish;
use crate::args::{CheckDomainArgs, DomainArgs, DomainCommand};
use crate::out::Out;

/// Does what was asked about a name.
pub async fn domain(args: DomainArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    match args.command {
        DomainCommand::Check(args) => check(args, out, &cancel).await,
    }
}

async fn check(args: CheckDomainArgs, out: &Arc<Out>, cancel: &CancellationToken) -> Result<()> {
    let domain = Domain::parse(&args.name)?;
    let home = Home::find()?;
    let wish = wish(&home, &args.site(), Answered::default(), false).await?;
    let offer = buying::check(&home, &wish, &domain, cancel).await?;
    if out.json() {
        out.value(&serde_json::json!({ "v": VERSION, "event": "offer", "offer": offer }));
    } else {
        show(&offer, out);
    }
    Ok(())
}

fn show(offer: &Offer, out: &Out) {
    let words = out.words();
    let key = offer.standing.key();
    let both = if offer.written == offer.name.as_str() {
        offer.written.clone()
    } else {
        format!("{} ({})", offer.written, offer.name)
    };
    out.line(&format!("{both}: {}", words.plain(&format!("offer-{key}"))));
    out.line(&format!("  {}", words.plain(&format!("offer-{key}-why"))));
    let usd = |price: Option<u64>| price.map_or_else(|| words.plain("weight-unknown"), format::usd);
    if offer.standing == OfferStanding::Free {
        let args = Args::from([("first".into(), usd(offer.registration)), ("year".into(), usd(offer.renewal))]);
        out.line(&format!("  {}", words.text("offer-price", &args)));
    }
    if let Some(price) = offer.transfer {
        out.line(&format!("  {}", words.text("offer-transfer", &Args::from([("price".into(), format::usd(price))]))));
    }
    if let Some(error) = &offer.error {
        out.line(&format!("  {}", words.error(error)));
    }
    for shop in &offer.shops {
        out.line(&format!("  {}  {}", words.plain(&shop.name_key()), shop.home().unwrap_or_default()));
    }
    if offer.shops.contains(&Registrar::Route53) {
        out.line(&format!("  {}", words.plain("offer-then")));
    }
    if offer.practice {
        out.line(&format!("  {}", words.plain("offer-practice")));
    }
}
