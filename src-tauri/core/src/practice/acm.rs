//! Certificate Manager in practice: it issues once DNS says so, and not at once.

use async_trait::async_trait;

use super::cloud::PracticeCloud;
use super::dns;
use super::state::PracticeState;
use crate::cloud::AcmRead;
use crate::effect::Made;
use crate::error::{Code, Error, Result};
use crate::hosted::{Certificate, CertificateStatus, CertificateSummary, PROOF_HOST};
use crate::names::sha256;
use crate::op::AcmOp;
use crate::policy::Action;

/// Looks until a proof is seen.
const LOOKS: u8 = 2;

pub(super) fn all(state: &PracticeState) -> &[Certificate] {
    state.truth.certificates.seen().map(Vec::as_slice).unwrap_or_default()
}

#[async_trait]
impl AcmRead for PracticeCloud {
    async fn certificates(&self) -> Result<Vec<CertificateSummary>> {
        let state = self.looked(Action::ListCertificates).await?;
        Ok(all(&state)
            .iter()
            .map(|one| CertificateSummary { arn: one.arn.clone(), names: one.names.clone() })
            .collect())
    }

    async fn certificate(&self, arn: &str) -> Result<Option<Certificate>> {
        let state = self.looked(Action::DescribeCertificate).await?;
        let distributions = state.truth.distributions.seen().into_iter().flat_map(|all| all.values());
        let users: Vec<String> = distributions
            .filter(|one| one.settings.names.certificate.as_deref() == Some(arn))
            .map(|one| one.arn.clone())
            .collect();
        let found = all(&state).iter().find(|one| one.arn == arn).cloned();
        self.look_at_proofs(arn)?;
        Ok(found.map(|one| Certificate { in_use: !users.is_empty(), users, ..one }))
    }
}

impl PracticeCloud {
    /// One more look at a certificate: first it is said how it is proven, then the proofs are looked for.
    fn look_at_proofs(&self, arn: &str) -> Result<()> {
        self.change_state(|state| {
            let Some(one) = all(state).iter().find(|one| one.arn == arn).cloned() else { return };
            if one.status != CertificateStatus::Pending {
                return;
            }
            let mut next = one.clone();
            let explained = one.proofs.iter().all(|proof| proof.record.is_some());
            if explained {
                if !one.records().iter().all(|record| dns::stands(state, &record.name, &record.says())) {
                    return;
                }
                let left = state.proving.entry(arn.to_owned()).or_insert(LOOKS);
                *left = left.saturating_sub(1);
                if *left > 0 {
                    return;
                }
                state.proving.remove(arn);
                next.status = CertificateStatus::Issued;
            } else {
                for proof in &mut next.proofs {
                    let name = proof.of.trim_start_matches("*.");
                    // The same name in the same account is always proven by the same record.
                    let of = |what: &str| sha256(format!("{what} {name}").as_bytes())[..32].to_owned();
                    proof.record = Some((format!("_{}.{name}", of("name")), format!("_{}{PROOF_HOST}", of("value"))));
                }
            }
            if let Some(all) = state.truth.certificates.seen_mut() {
                all.iter_mut().filter(|one| one.arn == arn).for_each(|one| *one = next.clone());
            }
        })
    }

    /// What ACM refuses, and what is there already: a token that was used for the same names.
    pub(super) fn as_acm(&self, op: &AcmOp, token: &str) -> Result<Option<Vec<Made>>> {
        let state = self.snapshot();
        match op {
            AcmOp::Request { .. } => {
                let made = made(&state, op, token);
                let there = made
                    .iter()
                    .any(|made| matches!(made, Made::Id { id } if all(&state).iter().any(|one| one.arn == *id)));
                Ok(there.then_some(made))
            }
            AcmOp::Delete { arn, names, .. } => {
                let used =
                    state.truth.distributions.seen().is_some_and(|all| {
                        all.values().any(|one| one.settings.names.certificate.as_ref() == Some(arn))
                    });
                if used {
                    return Err(Error::new(Code::InUse).arg("what", names.join(", ")));
                }
                Ok((!all(&state).iter().any(|one| one.arn == *arn)).then(Vec::new))
            }
        }
    }
}

/// What ACM would say of what it made.
pub(super) fn made(state: &PracticeState, op: &AcmOp, token: &str) -> Vec<Made> {
    match op {
        AcmOp::Request { names, .. } => {
            let names: Vec<&str> = names.iter().map(crate::domain::Domain::as_str).collect();
            let id = &sha256(format!("{} {token}", names.join(",")).as_bytes())[..32];
            let account = state.truth.caller.seen().map_or("", |caller| caller.account.as_str());
            let id = format!("{}-{}-{}-{}-{}", &id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..]);
            vec![Made::Id { id: format!("arn:aws:acm:us-east-1:{account}:certificate/{id}") }]
        }
        AcmOp::Delete { .. } => Vec::new(),
    }
}
