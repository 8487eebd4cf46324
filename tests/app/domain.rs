//! What the page is told of a domain and of the deploy user, and where its links lead.

use naru_app::wire::Link;
use naru_app::wire::site::{Aim, DeployerView, WantedDomain};
use naru_core::Code;
use naru_core::address::DomainWishes;
use naru_core::event::Outcome;
use naru_core::iam::{DeployUser, UserKey};
use naru_core::project::{AccessWish, Wishes};
use naru_core::registrar::Registrar;
use naru_core::world::Fact;

use crate::support::{Rig, SITE};

#[test]
fn a_hangul_domain_is_told_in_both_forms_and_with_all_its_names() {
    let domain = WantedDomain::of(&DomainWishes::new("https://한글.KR/".parse().unwrap()));
    assert_eq!((domain.name.ascii.as_str(), domain.name.written.as_str()), ("xn--bj0bj06e.kr", "한글.kr"));
    let names: Vec<&str> = domain.names.iter().map(|name| name.written.as_str()).collect();
    assert_eq!(names, ["www.한글.kr", "한글.kr"]);
    assert!(domain.www && domain.bought, "a domain as it is bought has both names unless said");
    let inside = WantedDomain::of(&DomainWishes::new("blog.example.kr".parse().unwrap()));
    assert!(!inside.www && !inside.bought, "a name inside a domain has no www of its own");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registrars_address_is_cores() {
    let rig = Rig::new();
    for registrar in Registrar::ALL {
        let address = rig.desk.address(&Link::Registrar { registrar }).await.unwrap();
        assert_eq!(address.as_deref(), registrar.home(), "{registrar:?}");
        assert!(address.is_none_or(|url| url.starts_with("https://")), "{registrar:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_practice_domain_is_opened_where_it_is_served() {
    let rig = Rig::new();
    let folder = rig.folder("site/dist", SITE);
    let wishes = Wishes {
        access: Some(AccessWish::Cdn),
        domain: Some(DomainWishes::new("example.kr".parse().unwrap())),
        ..rig.practising(folder).await.wishes
    };
    rig.desk.set_wishes(wishes).await.unwrap();
    rig.planned().await;
    let receipt = rig.run(Aim::Build).await;
    assert_eq!((receipt.outcome, receipt.url.as_deref()), (Outcome::Live, Some("https://example.kr")));
    let url = rig.shown().url.unwrap();
    assert!(url.starts_with("http://127.0.0.1:"), "nobody is sent to a stranger's domain: {url}");
    assert_eq!(rig.desk.address(&Link::Site).await.unwrap(), Some(url));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_deploy_user_is_told_without_its_secret_and_its_key_is_replaced() {
    let rig = Rig::new();
    let folder = rig.folder("site/dist", SITE);
    let wishes = Wishes { access: Some(AccessWish::Cdn), deployer: Some(true), ..rig.practising(folder).await.wishes };
    rig.desk.set_wishes(wishes).await.unwrap();
    rig.planned().await;
    assert!(rig.desk.deployer().is_none(), "nobody was made yet");
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    let user = rig.desk.deployer().unwrap();
    assert_eq!(user.keys.iter().filter(|key| key.active && key.current).count(), 1, "{user:?}");
    assert!(user.actions.iter().any(|action| action == "s3:PutObject"), "{user:?}");
    assert!(!user.actions.iter().any(|action| action == "s3:DeleteBucket") && user.actions_unasked.is_none());
    assert!(!user.exports, "practice makes no real key");
    let to = rig.dir.path().join("key.csv");
    assert_eq!(rig.desk.export_deployer(&to).await.unwrap_err().code, Code::NoCredential);
    assert!(!to.exists());

    assert_eq!(rig.run(Aim::Rotate).await.outcome, Outcome::Done);
    let after = rig.desk.deployer().unwrap();
    assert_eq!(after.keys.len(), 1, "the old key is gone: {after:?}");
    assert_ne!(after.keys[0].hint, user.keys[0].hint);
    // The plan that follows is about the whole again.
    assert_eq!(
        rig.desk.plan(Aim::Build).await.unwrap().unwrap().forecast.steps.len(),
        naru_core::recipe::STATIC_SITE.len()
    );
}

#[test]
fn what_could_not_be_asked_of_a_deploy_user_is_told_and_is_no_never() {
    let key = |used| UserKey {
        id: "AKIAIOSFODNN7EXAMPLE".to_owned(),
        active: true,
        created: "2026-10-01T00:00:00Z".to_owned(),
        used,
        kept: None,
    };
    let user = |policy, used| DeployUser {
        name: "naru-blog".to_owned(),
        arn: "arn:aws:iam::111122223333:user/naru/naru-blog".to_owned(),
        path: "/naru/".to_owned(),
        tags: std::collections::BTreeMap::new(),
        boundary: None,
        policy,
        attached: Fact::Absent,
        groups: Fact::Absent,
        keys: Fact::Seen(vec![key(used)]),
    };
    let denied = |action: &str| Fact::Denied(action.to_owned());
    let used = Fact::Denied("iam:GetAccessKeyLastUsed".to_owned());
    let told = DeployerView::of(&user(denied("iam:GetUserPolicy"), used), false);
    assert_eq!(told.actions_unasked.as_deref(), Some("iam:GetUserPolicy"));
    assert_eq!(told.keys[0].used_unasked.as_deref(), Some("iam:GetAccessKeyLastUsed"));
    let told = DeployerView::of(&user(Fact::Absent, Fact::Absent), false);
    assert!(told.actions.is_empty() && told.actions_unasked.is_none() && told.keys[0].used_unasked.is_none());
}
