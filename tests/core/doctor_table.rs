//! How each rule of the tables C, B, F and D is evidenced. Each has AWS's own words replayed through evidence, finding
//! and fix (`doctor_*.rs`); here stands which of them a checkup of the doctor's own meets, in which test, or why none
//! can.

use std::collections::BTreeSet;

use naru_core::doctor::{LEFT_OUT, RULES};

use super::doctor::{cases, tables};

/// Beside the replay in the rule's own test.
enum How {
    /// A site that was live is broken on purpose, and its checkup names the rule.
    Broken(&'static str, &'static str),
    /// A call is refused as AWS refuses it, and the checkup after names the rule.
    Refused(&'static str, &'static str),
    /// No checkup of a test meets it: why.
    Replayed(&'static str),
    /// There is no such rule: why stands in `LEFT_OUT`.
    Out,
}

use How::{Broken, Out, Refused, Replayed};

const PRACTICE: How = Broken("app/doctor.rs", "each_thing_that_is_broken_on_purpose_is_named_and_nothing_else");
const STRICT: How =
    Broken("adapters/ailing.rs", "a_site_that_is_live_and_then_broken_on_purpose_has_that_finding_alone");
const RUN: How =
    Refused("adapters/ailing.rs", "what_a_run_was_refused_is_found_by_the_next_checkup_though_its_look_goes_well");
const LOOK: How = Refused("adapters/ailing.rs", "a_look_that_stops_is_evidence_too");
const REGISTRY: How =
    Broken("adapters/ailing_domain.rs", "what_the_registry_and_the_zones_servers_say_is_told_by_its_rule");
const RECORDS: How =
    Broken("adapters/ailing_domain.rs", "records_names_and_certificates_that_somebody_changed_are_told_by_their_rule");

const TABLE: &[(&str, How)] = &[
    ("C1", LOOK),
    ("C2", LOOK),
    ("C3", LOOK),
    ("C4", RUN),
    ("C5", LOOK),
    ("C6", Broken("cli/doctor.rs", "variables_that_say_somebody_else_than_the_profile_are_named")),
    ("C7", Broken("cli/doctor.rs", "a_keychain_that_does_not_answer_is_named_where_a_key_lies_in_it")),
    ("C8", RUN),
    ("B1", RUN),
    ("B2", RUN),
    ("B3", LOOK),
    ("B4", PRACTICE),
    ("B5", RUN),
    ("B6", PRACTICE),
    ("B7", PRACTICE),
    ("B8", PRACTICE),
    ("B9", PRACTICE),
    ("B10", PRACTICE),
    ("B11", STRICT),
    ("B12", STRICT),
    ("B13", RUN),
    ("B14", STRICT),
    ("F1", PRACTICE),
    ("F2", PRACTICE),
    ("F3", STRICT),
    ("F4", PRACTICE),
    ("F5", STRICT),
    ("F6", PRACTICE),
    ("F7", PRACTICE),
    ("F8", PRACTICE),
    ("F9", PRACTICE),
    ("F10", PRACTICE),
    ("F11", STRICT),
    (
        "F12",
        Broken(
            "adapters/ailing_edge.rs",
            "an_older_copy_that_edges_keep_is_named_and_its_fix_is_a_plan_that_makes_them_forget_it",
        ),
    ),
    ("F13", PRACTICE),
    ("F14", Broken("app/doctor.rs", "a_build_whose_pages_ask_for_their_scripts_elsewhere_is_named")),
    (
        "F15",
        Replayed(
            "A look lists the certificates of us-east-1 alone, which are the only ones CloudFront takes: that one lies \
             elsewhere is seen only where somebody puts it among the evidence.",
        ),
    ),
    ("F16", PRACTICE),
    ("F17", PRACTICE),
    ("F18", PRACTICE),
    ("F19", RECORDS),
    ("F20", PRACTICE),
    ("F21", Broken("adapters/ailing.rs", "redirects_that_lead_back_are_followed_and_named")),
    ("F22", PRACTICE),
    ("F23", RUN),
    ("F24", PRACTICE),
    ("F25", Out),
    ("F26", RUN),
    ("F27", STRICT),
    ("D1", REGISTRY),
    ("D2", REGISTRY),
    ("D3", REGISTRY),
    (
        "D4",
        Replayed(
            "A registry is asked only where the site is at AWS, and then a real one. How its answer is read is tried in \
             adapters/rdap.rs, what follows from it with the rule.",
        ),
    ),
    ("D5", REGISTRY),
    ("D6", RECORDS),
    ("D7", RECORDS),
    ("D8", REGISTRY),
    ("D9", REGISTRY),
    ("D10", PRACTICE),
];

#[test]
fn every_rule_of_the_four_tables_stands_here_once() {
    let here: Vec<&str> = TABLE.iter().map(|(id, _)| *id).collect();
    let all: BTreeSet<String> = here.iter().map(|id| (*id).to_owned()).collect();
    assert_eq!(all, tables());
    assert_eq!(all.len(), here.len(), "none stands twice");
    for (id, how) in TABLE {
        let out = LEFT_OUT.iter().any(|(one, _)| one == id);
        assert_eq!(matches!(how, Out), out, "{id} is left out here and there alike");
    }
}

#[test]
fn every_rule_that_is_here_is_replayed_from_evidence_to_fix() {
    let tried: BTreeSet<&str> = cases().into_iter().map(|(form, _)| form).collect();
    for (id, _) in TABLE.iter().filter(|(_, how)| !matches!(how, Out)) {
        let rule = RULES.iter().find(|rule| rule.id == *id).unwrap();
        assert!(rule.forms.iter().any(|form| tried.contains(form)), "{id}");
    }
}

#[test]
fn the_tests_that_are_named_are_there_and_name_the_rule() {
    let tests = format!("{}/../../tests", env!("CARGO_MANIFEST_DIR"));
    for (id, how) in TABLE {
        match how {
            Broken(file, test) | Refused(file, test) => {
                let text = std::fs::read_to_string(format!("{tests}/{file}")).unwrap();
                assert!(text.contains(&format!("fn {test}(")), "{id}: {file} has no {test}");
                let form = format!("\"{}-", id.to_lowercase());
                assert!(text.contains(&format!("\"{id}\"")) || text.contains(&form), "{file} does not name {id}");
            }
            Replayed(why) => assert!(why.len() > 40, "{id}: a reason is a sentence"),
            Out => {}
        }
    }
}
