//! The glossary: every term has its entry in both languages, and every term of the notes this product grew from
//! that our words use is one of them. How terms are found in a text is tested on the page (`terms.test.ts`).

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::{Message, en, ko};

type Catalogue = BTreeMap<String, Message>;

/// The terms of the seed notes: our id, and how they may be written in English and in Korean.
const SEED: [(&str, &[&str], &[&str]); 23] = [
    ("ec2", &["EC2"], &["EC2"]),
    ("security-group", &["security group", "security groups"], &["보안 그룹"]),
    ("rds", &["RDS"], &["RDS"]),
    ("elb", &["ELB", "load balancer", "load balancers"], &["ELB", "로드 밸런서"]),
    ("route-53", &["Route 53", "Route53"], &["Route 53", "Route53"]),
    ("cloudfront", &["CloudFront"], &["CloudFront"]),
    ("s3", &["S3"], &["S3"]),
    ("pm2", &["PM2"], &["PM2"]),
    ("jenkins", &["Jenkins"], &["Jenkins", "젠킨스"]),
    ("iam", &["IAM"], &["IAM"]),
    ("vpc", &["VPC", "VPCs"], &["VPC"]),
    ("waf", &["WAF"], &["WAF"]),
    ("serverless", &["serverless"], &["서버리스"]),
    ("iaas", &["IaaS"], &["IaaS"]),
    ("paas", &["PaaS"], &["PaaS"]),
    ("saas", &["SaaS"], &["SaaS"]),
    ("baas", &["BaaS"], &["BaaS"]),
    ("faas", &["FaaS"], &["FaaS"]),
    ("ci-cd", &["CI/CD", "CI", "continuous integration"], &["CI/CD", "CI", "지속적 통합"]),
    ("pipeline", &["pipeline", "pipelines"], &["파이프라인"]),
    ("cloud", &["cloud service", "cloud services", "cloud computing"], &["클라우드 서비스", "클라우드 컴퓨팅"]),
    ("amplify", &["Amplify"], &["Amplify"]),
    ("nginx", &["nginx"], &["nginx"]),
];

fn both() -> [(&'static str, Catalogue); 2] {
    [("English", en()), ("Korean", ko())]
}

/// What a message says when there is nothing to fill in.
fn said(words: &Catalogue, key: &str) -> Option<String> {
    words.get(key).map(|message| message.lines.concat())
}

/// The ids of all entries, by any of their messages.
fn ids(words: &Catalogue) -> BTreeSet<String> {
    words
        .keys()
        .filter_map(|key| key.strip_prefix("term-"))
        .map(|rest| rest.strip_suffix("-forms").or_else(|| rest.strip_suffix("-text")).unwrap_or(rest).to_owned())
        .collect()
}

fn forms(words: &Catalogue, id: &str) -> Vec<String> {
    said(words, &format!("term-{id}-forms")).unwrap_or_default().split('|').map(str::to_owned).collect()
}

/// Whether a text has this in it, as whole words where its letters are Latin: in any case, unless it is all capitals.
fn has(text: &str, what: &str) -> bool {
    let fold = |it: &str| if what.chars().any(char::is_lowercase) { it.to_lowercase() } else { it.to_owned() };
    let (text, what) = (fold(text), fold(what));
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.match_indices(&what).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + what.len()..].chars().next());
        let starts = !latin(what.chars().next()) || !latin(before);
        let ends = !latin(what.chars().next_back()) || !latin(after);
        starts && ends
    })
}

/// Where our own words, the glossary aside, use one of these.
fn uses(words: &Catalogue, written: &[&str]) -> Vec<(String, String)> {
    words
        .iter()
        .filter(|(key, _)| !key.starts_with("term-") && !key.starts_with("ui-glossary"))
        .flat_map(|(key, message)| message.lines.iter().map(move |line| (key, line)))
        .flat_map(|(key, line)| {
            let hits = written.iter().filter(|what| has(line, what));
            hits.map(|what| (key.clone(), (*what).to_owned())).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_term_has_its_name_its_forms_and_its_text_in_both_languages() {
    let [(_, en), (_, ko)] = both();
    assert_eq!(ids(&en), ids(&ko));
    assert!(ids(&en).len() >= 55, "the glossary was read whole: {}", ids(&en).len());
    for (language, words) in both() {
        for id in ids(&words) {
            for part in ["", "-forms", "-text"] {
                let key = format!("term-{id}{part}");
                let text = said(&words, &key).unwrap_or_else(|| panic!("{language}: {key} is missing"));
                assert!(!text.trim().is_empty(), "{language}: {key} says nothing");
                assert!(words[&key].names.is_empty(), "{language}: {key} has nothing to be filled with");
            }
            let text = said(&words, &format!("term-{id}-text")).unwrap_or_default();
            let sentences = text.split(". ").count();
            assert!((2..=5).contains(&sentences), "{language}: {id} is told in {sentences} sentences");
            assert!((60..=600).contains(&text.chars().count()), "{language}: {id}: {} letters", text.chars().count());
        }
    }
}

#[test]
fn no_form_belongs_to_two_terms() {
    for (language, words) in both() {
        let mut owners: BTreeMap<String, String> = BTreeMap::new();
        for id in ids(&words) {
            for form in forms(&words, &id) {
                assert!(!form.is_empty() && form.trim() == form, "{language}: {id} has an odd form: “{form}”");
                if let Some(other) = owners.insert(form.to_lowercase(), id.clone()) {
                    panic!("{language}: “{form}” is a form of {other} and of {id}");
                }
            }
        }
    }
}

#[test]
fn every_term_of_the_seed_notes_that_our_words_use_has_its_entry() {
    for (language, words) in both() {
        let mut used = BTreeSet::new();
        for (id, english, korean) in SEED {
            let written = if language == "English" { english } else { korean };
            let places = uses(&words, written);
            // The notes' own glossary stands in ours whole, used or not.
            assert!(ids(&words).contains(id), "{language}: no entry for {id}, used in {places:?}");
            let forms = forms(&words, id);
            for (key, what) in places {
                let known = forms.iter().any(|form| form.to_lowercase() == what.to_lowercase());
                assert!(known, "{language}: {key} says “{what}”, which is no form of {id}: {forms:?}");
                used.insert(id);
            }
        }
        for id in ["iam", "s3", "cloudfront", "waf"] {
            assert!(used.contains(id), "{language}: the words were searched, {id} is among them: {used:?}");
        }
    }
}

#[test]
fn the_search_for_terms_finds_whole_words() {
    assert!(
        has("An S3 bucket", "S3") && has("S3로 보냅니다", "S3") && has("(CI)", "CI") && has("보안 그룹을", "보안 그룹")
    );
    assert!(!has("SSES3", "S3") && !has("SOCIAL", "CI") && !has("ci", "CI") && !has("pipelined", "pipeline"));
    assert!(has("Security groups", "security groups") && has("at NGINX", "nginx"));
}
