//! AWS WAF: looks and ops at moto and, with the set-up policy alone, at ministack. Always us-east-1.

use std::collections::BTreeMap;

use naru_core::Code;
use naru_core::cloud::WafRead;
use naru_core::firewall::FirewallMode;
use naru_core::names::TAG_SITE;
use naru_core::op::{Op, WafOp};

use super::emulator::{Keys, account, ministack, moto, unique, user};
use super::rig::aws;
use super::route53::{run_as, setup, token};

const REGION: &str = "ap-northeast-2";

fn name() -> String {
    format!("naru-site-{:08x}", unique())
}

fn create(name: &str, mode: FirewallMode) -> Op {
    let tags = BTreeMap::from([(TAG_SITE.to_owned(), "p/production".to_owned())]);
    Op::Waf(WafOp::Create { name: name.to_owned(), mode, tags })
}

#[tokio::test]
async fn a_web_acl_is_made_once_counts_then_blocks_and_goes() {
    let moto_keys = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "any".to_owned() };
    let strict = user(&account(), &setup()).await;
    // moto has a word of its own for a name that is taken, and looks at no version.
    for (cloud, whose, exact) in [
        (aws(&moto_keys, REGION, &moto().endpoints()), "moto", false),
        (aws(&strict, REGION, &ministack().endpoints()), "ministack, with the set-up policy", true),
    ] {
        let name = name();
        assert_eq!(cloud.web_acl(&name).await.unwrap(), None, "{whose}");
        let made = run_as(&cloud, create(&name, FirewallMode::Count), &token()).await.unwrap();
        if exact {
            let again = run_as(&cloud, create(&name, FirewallMode::Count), &token()).await.unwrap();
            assert_eq!(made, again, "{whose}: a lost reply makes no second one");
        }
        let acl = cloud.web_acl(&name).await.unwrap().unwrap();
        assert_eq!(acl.mode, Some(FirewallMode::Count), "{whose}");
        assert_eq!(acl.tags.seen().unwrap()[TAG_SITE], "p/production", "{whose}");
        assert!(naru_core::firewall::is_named(&acl.arn, &name), "{whose}: {}", acl.arn);
        assert!(acl.arn.contains(":us-east-1:"), "{whose}: whatever the site's Region: {}", acl.arn);

        let set = |lock_token: &str| {
            let (id, name, lock_token) = (acl.id.clone(), name.clone(), lock_token.to_owned());
            Op::Waf(WafOp::SetMode { id, name, mode: FirewallMode::Block, lock_token })
        };
        let stale = run_as(&cloud, set("00000000-0000-0000-0000-000000000000"), &token()).await;
        assert_eq!(stale.unwrap_err().code, Code::Moved, "{whose}: somebody changed it meanwhile");
        run_as(&cloud, set(&acl.lock_token), &token()).await.unwrap();
        let acl = cloud.web_acl(&name).await.unwrap().unwrap();
        assert_eq!(acl.mode, Some(FirewallMode::Block), "{whose}");

        let delete = Op::Waf(WafOp::Delete { id: acl.id, name: name.clone(), lock_token: acl.lock_token });
        for _ in 0..2 {
            run_as(&cloud, delete.clone(), &token()).await.unwrap();
        }
        assert_eq!(cloud.web_acl(&name).await.unwrap(), None, "{whose}");
    }
}

#[tokio::test]
async fn what_is_not_allowed_is_named() {
    let mut policy = setup();
    let all = policy["Statement"].as_array_mut().unwrap();
    all.retain(|one| !one["Action"].as_array().is_some_and(|a| a.contains(&"wafv2:ListWebACLs".into())));
    let nobody = aws(&user(&account(), &policy).await, REGION, &ministack().endpoints());
    let refused = nobody.web_acl("naru-x").await.unwrap_err();
    assert_eq!((refused.code, refused.args["action"].as_str()), (Code::AccessDenied, "wafv2:ListWebACLs"));
}
