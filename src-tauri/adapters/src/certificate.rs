//! What a server's certificate says of itself. Whether it is to be believed was decided by the handshake.

use naru_core::site::answers::ShownCertificate;
use x509_parser::prelude::{FromDer, GeneralName, X509Certificate};

/// Reads a certificate in DER; `None` if it is none.
pub(crate) fn read(der: &[u8]) -> Option<ShownCertificate> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    let names = certificate.subject_alternative_name().ok()??;
    let names = names.value.general_names.iter().filter_map(|name| match name {
        GeneralName::DNSName(name) => Some((*name).to_owned()),
        _ => None,
    });
    let issuer = certificate.issuer();
    let said = issuer.iter_organization().chain(issuer.iter_common_name()).find_map(|part| part.as_str().ok());
    let until = certificate.validity().not_after.to_datetime().date();
    Some(ShownCertificate {
        names: names.collect(),
        issuer: said.unwrap_or_default().to_owned(),
        until: until.to_string(),
    })
}
