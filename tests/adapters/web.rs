//! A visitor's request over TLS: what the server's certificate says is read, and one nobody vouches for is no answer.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use naru_adapters::web::Web;
use naru_core::cloud::WebRead;
use naru_core::site::answers::{Expect, Probe, ProbeKind, Reply};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// An authority of the test's own.
fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::new([]).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::OrganizationName, "Naru Test Authority");
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// A server on this computer whose certificate covers these names; answers everything with `page`.
async fn serve(authority: &CertifiedIssuer<'_, KeyPair>, names: &[&str]) -> u16 {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).unwrap();
    params.not_after = date_time_ymd(2037, 5, 4);
    let certificate = params.signed_by(&key, authority).unwrap();
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], PrivateKeyDer::try_from(key.serialize_der()).unwrap())
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind((IpAddr::V4(Ipv4Addr::LOCALHOST), 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut asked = [0; 1024];
            let _ = stream.read(&mut asked).await;
            let reply =
                b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 4\r\nconnection: close\r\n\r\npage";
            let _ = stream.write_all(reply).await;
            let _ = stream.shutdown().await;
        }
    });
    port
}

fn probe(host: &str, port: u16) -> Probe {
    let url = format!("https://{host}:{port}/");
    Probe { kind: ProbeKind::Root, url, at: None, expect: Expect::Refusal }
}

#[tokio::test]
async fn a_certificate_says_its_names_its_issuer_and_its_last_day() {
    let authority = authority();
    let port = serve(&authority, &["blog.localhost", "www.blog.localhost"]).await;
    let root = reqwest::Certificate::from_der(authority.der()).unwrap();
    let web = Web::trusting(&[root]);
    let reply = web.get(&probe("blog.localhost", port)).await.unwrap();
    let Reply::Answered { status, size, tls, .. } = reply else { panic!("{reply:?}") };
    let tls = tls.expect("a certificate");
    assert_eq!((status, size), (200, 4));
    assert_eq!(tls.names, ["blog.localhost", "www.blog.localhost"]);
    assert_eq!((tls.issuer.as_str(), tls.until.as_str()), ("Naru Test Authority", "2037-05-04"));
    // A name that it does not cover, and an authority that nobody trusts, are no answers.
    let other = web.get(&probe("other.localhost", port)).await.unwrap();
    assert!(matches!(other, Reply::Unreachable { .. }), "{other:?}");
    let stranger = Web::new().get(&probe("blog.localhost", port)).await.unwrap();
    assert!(matches!(stranger, Reply::Unreachable { .. }), "{stranger:?}");
}
