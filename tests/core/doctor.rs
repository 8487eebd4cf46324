//! The doctor as a whole: what every rule, every form and every word of it has to keep.

use std::collections::{BTreeMap, BTreeSet};

use naru_core::delegation::RecordKind;
use naru_core::doctor::evidence::HttpSight;
use naru_core::doctor::scope;
use naru_core::doctor::view::{Checkup, FindingView, FixView};
use naru_core::doctor::{Evidence, Fix, HIDES, Hidden, LEFT_OUT, Place, RULES, Severity, examine};
use naru_core::op::Op;
use naru_core::policy;
use naru_core::price::Prices;
use naru_core::recipe::{STATIC_SITE, daily};
use naru_core::words::{Lang, Words};
use naru_core::world::Fact;
use naru_core::{Code, Error};

use super::catalogue::en;
use super::doctor_site::{CDN, Ill, error, healthy, http, ill, names};
use super::{doctor_bucket, doctor_cdn, doctor_credentials, doctor_dns, doctor_memory, doctor_names};

pub(super) fn cases() -> Vec<Ill> {
    let tables = [doctor_credentials::ILL, doctor_bucket::ILL, doctor_cdn::ILL, doctor_names::ILL, doctor_dns::ILL];
    [tables.concat().as_slice(), doctor_memory::ILL].concat()
}

/// The ids of the tables C, B, F and D, counted there.
pub(super) fn tables() -> BTreeSet<String> {
    let table = |letter: &str, last: u32| (1..=last).map(|n| format!("{letter}{n}")).collect::<Vec<_>>();
    [table("C", 8), table("B", 14), table("F", 27), table("D", 10)].concat().into_iter().collect()
}

#[test]
fn a_healthy_site_has_nothing() {
    assert_eq!(healthy().findings(), []);
}

#[test]
fn nothing_looked_at_is_nothing_found() {
    let spec = healthy().spec;
    assert_eq!(examine(&spec, &Evidence::default()), []);
}

#[test]
fn every_rule_fires_on_its_own_evidence_and_no_other_is_the_cause() {
    let mut wrong = Vec::new();
    for (form, change) in cases() {
        let found = ill(change).findings();
        let forms: Vec<&str> = found.iter().map(|one| one.form).collect();
        if forms != [form] {
            wrong.push((form, forms));
            continue;
        }
        let rule = RULES.iter().find(|rule| rule.forms.contains(&form)).unwrap();
        assert_eq!(found[0].rule, rule.id);
        assert!(!found[0].evidence.is_empty() || ["c5-root", "c7", "c7-locked"].contains(&form), "{form} says how");
    }
    assert_eq!(wrong, [], "wanted, and found");
}

#[test]
fn every_form_of_every_rule_is_tried() {
    let tried: BTreeSet<&str> = cases().into_iter().map(|(form, _)| form).collect();
    let forms: BTreeSet<&str> = RULES.iter().flat_map(|rule| rule.forms).copied().collect();
    assert_eq!(forms.difference(&tried).collect::<Vec<_>>(), Vec::<&&str>::new(), "forms without a case");
    assert_eq!(tried.difference(&forms).collect::<Vec<_>>(), Vec::<&&str>::new(), "cases without a form");
}

#[test]
fn every_rule_lives_by_one_part_of_the_evidence() {
    let parts: Vec<&str> = scope::PARTS.iter().flat_map(|(_, rules)| *rules).copied().collect();
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(parts.iter().copied().collect::<BTreeSet<_>>(), rules);
    assert_eq!(parts.len(), rules.len(), "none stands twice");
}

#[test]
fn what_could_not_be_looked_at_is_named_with_its_action() {
    let site = ill(|site| site.seen.invalidations = Fact::Denied("cloudfront:ListInvalidations".to_owned()));
    let (checkup, _) = Checkup::of(&site.spec, &site.seen, "");
    let part = checkup.unlooked.iter().find(|part| part.part == "invalidations").unwrap();
    assert_eq!(
        (part.rules.as_slice(), part.action.as_deref()),
        (["F13".to_owned()].as_slice(), Some("cloudfront:ListInvalidations"))
    );
    let away: usize = checkup.unlooked.iter().map(|part| part.rules.len()).sum();
    assert_eq!(checkup.looked as usize + checkup.apart as usize + away, RULES.len());
}

#[test]
fn what_only_the_doctor_looks_at_is_offered_for_set_up_and_never_to_the_daily_identity() {
    let name = naru_core::names::BucketName::parse("naru-blog-1a2b3c4d").unwrap();
    let arn = Some("arn:aws:cloudfront::123456789012:distribution/E1");
    let setup = policy::listed(&policy::setup(&STATIC_SITE, &[]));
    let daily = policy::listed(&policy::daily(&daily(), &name, true, arn));
    let bound = policy::listed(&policy::boundary(&STATIC_SITE, &[]));
    for action in ["s3:GetEncryptionConfiguration", "cloudfront:ListInvalidations"] {
        let has = |all: &[String]| all.iter().any(|one| one == action);
        assert_eq!((has(&setup), has(&daily), has(&bound)), (true, false, false), "{action}");
    }
}

#[test]
fn every_rule_of_the_tables_is_here_or_left_out_with_its_reason() {
    let here: Vec<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    let out: Vec<String> = LEFT_OUT.iter().map(|(id, _)| (*id).to_owned()).collect();
    let all: BTreeSet<String> = here.iter().chain(&out).cloned().collect();
    assert_eq!(all, tables());
    assert_eq!(all.len(), here.len() + out.len(), "no rule stands twice, or on both sides");
    assert!(LEFT_OUT.iter().all(|(_, why)| why.len() > 40), "a reason is a sentence");
}

#[test]
fn a_form_belongs_to_the_rule_whose_number_it_begins_with() {
    for rule in RULES {
        for form in rule.forms {
            assert_eq!(form.split('-').next().unwrap().to_uppercase(), rule.id);
        }
    }
}

#[test]
fn nothing_hides_itself_not_even_over_others() {
    let rule_of = |form: &str| RULES.iter().find(|rule| rule.forms.contains(&form)).unwrap().id;
    for row in HIDES {
        if let Hidden::These(ids) = row.rules {
            assert!(ids.iter().all(|id| RULES.iter().any(|rule| rule.id == *id)), "{row:?} names rules that exist");
        }
        let mut seen = BTreeSet::new();
        let mut ahead = vec![rule_of(row.form)];
        while let Some(by) = ahead.pop() {
            for next in HIDES.iter().filter(|next| rule_of(next.form) == by) {
                for rule in RULES.iter().filter(|rule| next.rules.hides(by, rule.id)) {
                    assert_ne!(rule.id, rule_of(row.form), "{row:?} hides itself by way of {by}");
                    if seen.insert(rule.id) {
                        ahead.push(rule.id);
                    }
                }
            }
        }
    }
}

#[test]
fn an_expired_session_hides_everything_and_says_what_it_explains() {
    let site = ill(|site| {
        site.seen.error = Some(error("expired"));
        site.cdn().settings.root_object = String::new();
        site.got("/", http("s3-access-denied"));
        site.bucket().policy = Fact::Absent;
        site.zone().records.clear();
    });
    let found = site.findings();
    assert_eq!(found.iter().map(|one| one.form).collect::<Vec<_>>(), ["c2"]);
    assert!(found[0].explains.contains(&"F1"), "{:?}", found[0].explains);
}

#[test]
fn while_it_is_being_deployed_an_old_page_is_no_fault() {
    let found = ill(|site| {
        site.cdn().deployed = false;
        doctor_cdn::stale(site);
    });
    let found = found.findings();
    assert_eq!(found.iter().map(|one| one.form).collect::<Vec<_>>(), ["f22"]);
    assert_eq!(found[0].explains, ["F12"]);
    assert!(matches!(found[0].fix, Fix::Wait { .. }));
}

#[test]
fn the_worst_comes_first_and_then_what_explains_most() {
    let found = ill(|site| {
        site.seen.surroundings.as_mut().unwrap().variables = names(&["AWS_PROFILE"]);
        site.zone().records.retain(|one| one.kind == RecordKind::A);
        site.bucket().policy = Fact::Absent;
        site.all_got(&http("s3-access-denied"));
    });
    let found = found.findings();
    assert_eq!(found.iter().map(|one| one.form).collect::<Vec<_>>(), ["f1", "c6", "d7"]);
    assert!(found.is_sorted_by_key(|one| one.severity));
}

#[test]
fn every_form_place_and_kind_of_evidence_has_its_words_and_no_word_is_left_over() {
    let mut want: BTreeSet<String> = RULES
        .iter()
        .flat_map(|rule| rule.forms)
        .flat_map(|form| ["", "-why", "-fix"].map(|part| format!("doctor-{form}{part}")))
        .collect();
    want.extend(Place::ALL.iter().map(|place| format!("doctor-place-{}", place.key())));
    let severities = [Severity::Broken, Severity::Warning, Severity::Note];
    want.extend(severities.iter().map(|severity| format!("doctor-severity-{}", severity.key())));
    for (_, change) in cases() {
        for found in ill(change).findings() {
            want.extend(found.evidence.iter().map(|line| format!("doctor-saw-{}", line.what)));
        }
    }
    want.extend(scope::PARTS.iter().filter(|(part, _)| *part != "run").map(|(part, _)| format!("doctor-part-{part}")));
    let have: BTreeSet<String> = en().into_keys().filter(|key| key.starts_with("doctor-")).collect();
    assert_eq!(want.difference(&have).collect::<Vec<_>>(), Vec::<&String>::new(), "without words");
    assert_eq!(have.difference(&want).collect::<Vec<_>>(), Vec::<&String>::new(), "left over");
}

#[test]
fn every_finding_fills_its_words_in_both_languages() {
    let words = [Words::new(Lang::En), Words::new(Lang::Ko)];
    for (form, change) in cases() {
        for found in ill(change).findings() {
            for key in [found.title_key(), found.why_key(), found.fix_key()] {
                let wanted = &en()[&key].names;
                assert!(wanted.iter().all(|name| found.args.contains_key(name)), "{key}: {wanted:?}, {:?}", found.args);
                assert!(wanted.iter().all(|name| !found.args[name].is_empty()), "{key}: {:?}", found.args);
                for words in &words {
                    let text = words.text(&key, &found.args);
                    assert!(text != key && !text.contains(['{', '$']), "{form}: {text}");
                }
            }
            if let Fix::Person { steps, .. } = &found.fix {
                assert!(words[0].has(steps), "{form}: {steps}");
            }
        }
    }
}

#[test]
fn every_finding_can_be_shown_and_sent() {
    let prices = Prices::of(&healthy().spec.region);
    for (form, change) in cases() {
        let site = ill(change);
        for found in site.findings() {
            let view = FindingView::of(&found, &prices, &site.spec.aws_args);
            let back: FindingView = serde_json::from_str(&serde_json::to_string(&view).unwrap()).unwrap();
            assert_eq!(back, view, "{form}");
            assert!(matches!(view.fix, FixView::Ops { .. }) == matches!(found.fix, Fix::Ops { .. }));
        }
    }
}

#[test]
fn ops_are_offered_only_for_what_is_ours() {
    for (form, change) in cases() {
        let mut site = ill(change);
        let Some(all) = site.seen.world.distributions.seen_mut() else { continue };
        // Somebody else's: another site's tag, and nothing that remembers it as ours.
        for one in all.values_mut() {
            one.tags = Fact::Seen(BTreeMap::from([("naru:site".to_owned(), "another/production".to_owned())]));
        }
        site.bucket().cdn = Fact::Absent;
        for found in site.findings() {
            let Fix::Ops { ops, .. } = &found.fix else { continue };
            assert!(!ops.iter().any(|op| matches!(op, Op::CloudFront(_))), "{form}: {ops:?}");
        }
    }
}

/// Randomness that is the same at every run.
struct Seeded(u64);

impl Seeded {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).unwrap()
    }
}

#[test]
fn no_body_header_or_address_makes_it_panic() {
    let parts = [
        "<Code>",
        "</Code>",
        "<li>Code:",
        "</li>",
        "<script src=",
        "https://",
        "//",
        "/",
        "%",
        "%F",
        "%E3%84",
        "\"",
        "가",
        "\u{1f600}",
        "?",
        "#",
        ":",
        "@",
        "[::1]",
        "..",
        "index.html",
        "about/",
        ".js",
        "max-age=",
        "W/\"",
        "Hit",
        "\0",
        "\r\n",
        "=",
        "99999999999999999999",
        "text/html",
        "CloudFront function associated",
        "Request blocked",
        "",
        "-1",
        "<",
        ">",
        "s3.amazonaws.com",
        "\u{202e}",
    ];
    let headers = ["content-type", "cache-control", "etag", "age", "x-cache", "location", "server", "content-encoding"];
    let mut random = Seeded(0x5eed_0000_0000_0001);
    let base = healthy();
    for _ in 0..1000 {
        let mut site = base.clone();
        let mut text = || (0..random.next(8)).map(|_| parts[random.next(parts.len())]).collect::<String>();
        let mut more = Vec::new();
        for _ in 0..3 {
            let (url, body, kept) = (text(), text(), headers.map(|name| (name.to_owned(), text())));
            let (hop, path, detail) = (text(), text(), text());
            more.push((url, body, kept, hop, path, detail));
        }
        for (url, body, kept, hop, path, detail) in more {
            let url = if random.next(2) == 0 { url } else { format!("https://{CDN}/{path}") };
            let status = [0, 200, 301, 307, 400, 403, 404, 503, 999][random.next(9)];
            let body_start = body.into_bytes().into_iter().skip(random.next(3)).collect();
            site.seen.http.push(HttpSight {
                url,
                status,
                headers: kept.into_iter().collect(),
                body_start,
                redirects: vec![hop],
                ..HttpSight::default()
            });
            site.cdn().settings.origin.path = path.clone();
            site.cdn().settings.root_object = path;
            let code = Code::ALL[random.next(Code::ALL.len())];
            site.seen.error = (random.next(2) == 0).then(|| Error::new(code).detail(detail));
        }
        let found = site.findings();
        let rules: BTreeSet<&str> = found.iter().map(|one| one.rule).collect();
        assert_eq!(rules.len(), found.len(), "each rule speaks once");
    }
}
