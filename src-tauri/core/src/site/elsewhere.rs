//! Names whose records others keep, on the way back. Naru asks for the rows to be taken out again, and asks DNS whether
//! they are: a name that leads to a distribution which is not there any more is anybody's who makes something there.

use std::collections::BTreeSet;

use super::certificate::PASTE_SECONDS;
use super::domain::{own_hosts, record_of, remember};
use crate::address::DomainSpec;
use crate::cdn::CdnRecord;
use crate::error::{Code, Error};
use crate::event::Text;
use crate::hosted::{CopyRow, RecordSet};
use crate::op::Op;
use crate::plan::{Plan, Question, Wait};
use crate::spec::Spec;
use crate::world::World;

/// Remembers which rows somebody is asked to put: to be asked back, whatever is wanted then.
pub(super) fn asked_for(spec: &Spec, world: &World, domain: &DomainSpec, host: &str) -> Option<Op> {
    let row = |name: &crate::domain::Domain| {
        let kind = if name.is_bought() { "ALIAS" } else { "CNAME" };
        RecordSet::value(name.as_str(), kind, host, 300)
    };
    let rows: Vec<RecordSet> = domain.names().iter().map(row).collect();
    remember(spec, world, |record| {
        let wanted = |name: &String| rows.iter().any(|row| row.name == *name);
        record.asked.retain(|row| !wanted(&row.name));
        record.asked_back.retain(|name| !wanted(name));
        record.asked.extend(rows.iter().cloned());
    })
}

/// The names that somebody was asked to put rows at.
pub(super) fn asked(spec: &Spec, world: &World) -> Vec<String> {
    record_of(spec, world).into_iter().flat_map(|record| &record.asked).map(|row| row.name.clone()).collect()
}

/// What a name says of where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leads {
    /// To a distribution of ours.
    Here,
    /// To addresses, which may be our distribution's: many hosts of DNS answer so for their customers.
    Addresses,
    /// Nobody could be asked.
    Unknown,
    /// Nowhere, or to somebody else.
    Away,
}

fn leads(world: &World, name: &str, hosts: &BTreeSet<String>) -> Leads {
    let Some(said) = world.said.get(name) else { return Leads::Unknown };
    if said.iter().any(|one| hosts.contains(one)) {
        Leads::Here
    } else if !said.is_empty() && said.iter().all(|one| one.parse::<std::net::IpAddr>().is_ok()) {
        Leads::Addresses
    } else {
        Leads::Away
    }
}

/// What has to be done before these names may lose what they lead to.
pub(super) fn taken_out(spec: &Spec, world: &World, gone: &dyn Fn(&str) -> bool) -> Plan {
    let Some(record) = record_of(spec, world) else { return Plan::Done };
    let hosts = own_hosts(spec, world);
    let rows: Vec<&RecordSet> = record.asked.iter().filter(|row| gone(&row.name)).collect();
    let left: Vec<(&RecordSet, Leads)> = rows
        .iter()
        .map(|row| (*row, leads(world, &row.name, &hosts)))
        .filter(|(_, leads)| *leads != Leads::Away)
        .collect();
    let Some((first, _)) = left.first() else {
        let forget = |record: &mut CdnRecord| {
            record.asked.retain(|row| !gone(&row.name));
            record.asked_back.retain(|name| !gone(name));
        };
        return remember(spec, world, forget).map_or(Plan::Done, |op| Plan::Todo(vec![op]));
    };
    match spec.answers.leave_records {
        Some(true) => return Plan::Done,
        Some(false) => {}
        None => {
            let names: Vec<&str> = left.iter().map(|(row, _)| row.name.as_str()).collect();
            return Plan::Ask(Question::LeaveRecords { names: names.join(", "), host: first.says() });
        }
    }
    // Written down first, so that another computer goes on waiting for the same.
    let back = |record: &mut CdnRecord| {
        let more = left.iter().map(|(row, _)| row.name.clone());
        let more: Vec<String> = more.filter(|name| !record.asked_back.contains(name)).collect();
        record.asked_back.extend(more);
    };
    if let Some(op) = remember(spec, world, back) {
        return Plan::Todo(vec![op]);
    }
    Plan::Waiting(Wait {
        on: "records-back".to_owned(),
        usual_seconds: PASTE_SECONDS,
        limit_seconds: 2 * PASTE_SECONDS,
        then: Error::new(Code::StillWaiting).arg("what", &first.name).into(),
        copy: rows.iter().map(|row| to_remove(row, leads(world, &row.name, &hosts))).collect(),
        told: left.iter().map(|(row, leads)| told(row, *leads)).collect(),
    })
}

fn to_remove(row: &RecordSet, leads: Leads) -> CopyRow {
    CopyRow { kind: row.kind.clone(), key: row.name.clone(), value: row.says(), done: leads == Leads::Away }
}

fn told(row: &RecordSet, leads: Leads) -> Text {
    let key = match leads {
        Leads::Here => "records-back-here",
        Leads::Addresses => "records-back-addresses",
        Leads::Unknown | Leads::Away => "records-back-unknown",
    };
    let args = [("name".to_owned(), row.name.clone()), ("host".to_owned(), row.says())];
    Text { key: key.to_owned(), args: args.into() }
}
