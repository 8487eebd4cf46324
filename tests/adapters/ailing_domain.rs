//! A site that is live at its own domain, and then what answers for it is broken: the parent zone and its own servers
//! are real ones on loopback, zones and distribution are at a strict AWS, certificates at moto.

use aws_sdk_route53::types as sdk;
use naru_adapters::doctor::Examined;
use naru_core::domain::Domain;
use naru_core::event::{Goal, Outcome};
use naru_core::recipe::STATIC_SITE;

use super::checkup::{Clinic, recorded, rules, told};
use super::domain_crossing::{Stage, registrar, stage, value};
use super::wire::Fate;

/// A patient with all that is needed to break and to heal it.
struct Ward {
    stage: Stage,
    clinic: Clinic,
    zone: String,
    servers: Vec<String>,
    edge: aws_sdk_cloudfront::types::DistributionSummary,
}

async fn ward(name: &str) -> Ward {
    let stage = stage(name).await;
    let (ran, ()) = tokio::join!(stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Build), registrar(&stage));
    assert_eq!(ran.result.unwrap().outcome, Outcome::Live);
    let (zone, servers) = stage.zone().await.unwrap();
    let listed = stage.edges.list_distributions().send().await.unwrap();
    let edge = listed.distribution_list().unwrap().items()[0].clone();
    Ward { clinic: Clinic::of(&stage.site), stage, zone, servers, edge }
}

impl Ward {
    async fn examined(&self) -> Examined {
        self.clinic.examined(&self.stage.site, Box::new(self.stage.again())).await
    }

    async fn finds(&self, want: &[&str]) {
        let found = self.examined().await;
        assert_eq!(rules(&found), want, "{}", told(&found));
    }

    /// As it was delegated.
    fn heal(&self) {
        self.stage.registry.serve(&self.stage.domain, &self.servers);
        self.stage.registry.delegate(&self.stage.domain, [&self.servers, &self.servers]);
    }

    fn alias(&self, kind: sdk::RrType, host: &str) -> sdk::ResourceRecordSet {
        let target = sdk::AliasTarget::builder().hosted_zone_id("Z2FDTNDATAQYW2").dns_name(host);
        let target = target.evaluate_target_health(false).build().unwrap();
        let set = sdk::ResourceRecordSet::builder().name(self.stage.domain.as_str()).r#type(kind);
        set.alias_target(target).build().unwrap()
    }

    /// A run in which every call of this action is refused as AWS does.
    async fn refused(&self, action: &'static str, error: &str) -> Option<naru_core::Error> {
        let (status, code, said) = recorded(error);
        self.stage.wire.rule(move |one| match one.actions[0] == action {
            true => Fate::Refuse(status, code, said),
            false => Fate::Pass,
        });
        let stopped = self.stage.site.go(&self.stage.again(), &STATIC_SITE, Goal::Build).await.result.err();
        self.stage.wire.rule(|_| Fate::Pass);
        stopped
    }

    async fn put(&self, set: sdk::ResourceRecordSet) {
        self.stage.change(&self.zone, sdk::ChangeAction::Upsert, set).await;
    }

    async fn take(&self, kind: &str) {
        self.stage.take(&self.zone, kind, self.stage.domain.as_str()).await;
    }
}

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

#[tokio::test]
async fn what_the_registry_and_the_zones_servers_say_is_told_by_its_rule() {
    let ward = ward("registry").await;
    let (registry, domain) = (&ward.stage.registry, &ward.stage.domain);
    ward.finds(&[]).await;

    registry.delegate(domain, [&[], &[]]);
    ward.finds(&["D1"]).await;

    // At a provider of before, where mail still is.
    let old = names(&["ns1.gabia.example", "ns2.gabia.example"]);
    registry.serve_with(domain, &old, &old, "@ MX 10 mail.gabia.example.\n@ TXT \"v=spf1 -all\"");
    registry.delegate(domain, [&old, &old]);
    ward.finds(&["D1", "D8"]).await;

    ward.heal();
    registry.delegate_signed(domain, &ward.servers);
    ward.finds(&["D5"]).await;

    ward.heal();
    registry.serve_with(domain, &ward.servers, &old, "");
    ward.finds(&["D3"]).await;

    // The zone's own servers have it, and a resolver remembers that there was nothing.
    registry.serve_unseen(domain, &ward.servers, "@ A 192.0.2.10");
    ward.finds(&["D9"]).await;
    ward.heal();

    // Two zones of one name: a spare one, and then the one that the registry names.
    let made = ward.stage.zones.create_hosted_zone().name(domain.as_str()).caller_reference("twin").send();
    let made = made.await.unwrap();
    ward.finds(&["D2"]).await;
    let set = made.delegation_set().unwrap().name_servers().iter();
    let twin: Vec<String> = set.map(|name| name.trim_end_matches('.').to_owned()).collect();
    if twin != ward.servers {
        registry.serve(domain, &twin);
        registry.delegate(domain, [&twin, &twin]);
        let found = ward.examined().await;
        assert_eq!(found.findings[0].form, "d2", "{}", told(&found));
        ward.heal();
    }
    ward.stage.zones.delete_hosted_zone().id(made.hosted_zone().unwrap().id()).send().await.unwrap();
    ward.finds(&[]).await;
}

#[tokio::test]
async fn records_names_and_certificates_that_somebody_changed_are_told_by_their_rule() {
    let mut ward = ward("records").await;
    let host = ward.edge.domain_name().to_owned();
    let domain = ward.stage.domain.clone();

    ward.take("AAAA").await;
    ward.finds(&["D7"]).await;
    ward.put(value(sdk::RrType::Aaaa, domain.as_str(), "2001:db8::7")).await;
    let found = ward.examined().await;
    assert_eq!(found.findings[0].form, "d7-stale", "{}", told(&found));
    ward.put(ward.alias(sdk::RrType::Aaaa, &host)).await;
    ward.finds(&[]).await;

    // A CNAME where none may stand, as providers that allow it leave it.
    ward.take("A").await;
    ward.take("AAAA").await;
    ward.put(value(sdk::RrType::Cname, domain.as_str(), &host)).await;
    ward.finds(&["D6"]).await;
    ward.take("CNAME").await;
    ward.put(ward.alias(sdk::RrType::A, &host)).await;
    ward.put(ward.alias(sdk::RrType::Aaaa, &host)).await;
    ward.finds(&[]).await;

    // One more name is wanted than the certificate covers.
    let more = Domain::parse(&format!("blog.{domain}")).unwrap();
    let found = ward.clinic.examined_as(&ward.stage.site, Box::new(ward.stage.again()), |spec| {
        spec.domain.as_mut().unwrap().more.push(more);
    });
    let found = found.await;
    assert!(rules(&found).contains(&"F16"), "{:?} {}", rules(&found), told(&found));

    // The distribution forgets its names; putting them back is refused.
    ward.stage.take_names(ward.edge.id()).await;
    ward.finds(&["F20"]).await;
    ward.stage.site.mend = true;
    let stopped = ward.refused("cloudfront:UpdateDistribution", "alias-taken").await;
    let found = ward.examined().await;
    assert!(rules(&found).contains(&"F19"), "{stopped:?} {:?} {}", rules(&found), told(&found));
    ward.stage.site.go(&ward.stage.again(), &STATIC_SITE, Goal::Build).await.result.unwrap();

    ward.take("A").await;
    let stopped = ward.refused("route53:ChangeResourceRecordSets", "record-exists").await;
    let found = ward.examined().await;
    assert!(rules(&found).contains(&"D6"), "{stopped:?} {:?} {}", rules(&found), told(&found));
}
