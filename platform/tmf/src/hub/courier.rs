use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{body::Bytes, http::Request};
use http_body_util::Full;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpStream, lookup_host},
    task::JoinSet,
    time::timeout,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{
        ClientConfig, RootCertStore,
        crypto::ring,
        pki_types::{CertificateDer, ServerName, pem::PemObject as _},
    },
};
use url::Url;

use super::{DestinationRefused, Destinations};

/// Carries events to their destinations.
///
/// It resolves a name itself, looks at what it leads to and connects to exactly that, so that a name cannot
/// change its mind in between. It follows no redirect, knows no proxy, and reads nothing of an answer but its
/// status.
#[derive(Clone)]
pub struct Courier {
    destinations: Destinations,
    tls: TlsConnector,
    time_max: Duration,
}

/// Why an event did not arrive.
#[derive(Debug, thiserror::Error)]
pub enum Undelivered {
    /// It may not be sent there.
    #[error("the callback {0}")]
    Refused(#[from] DestinationRefused),
    /// The name leads nowhere.
    #[error("the name of the callback leads nowhere")]
    Unknown,
    /// Nobody answered in time.
    #[error("nobody answered in time")]
    TimedOut,
    /// The connection could not be made or broke.
    #[error("the connection failed")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The answer was not a success.
    #[error("the answer was {0}")]
    Status(u16),
}

/// A certificate authority of the operator cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the file holds no certificate in PEM form")]
pub struct AuthorityInvalid;

/// From looking up the name to the status of the answer.
const TIME_MAX: Duration = Duration::from_secs(10);
const HEAD_BYTES_MAX: usize = 16 * 1024;

impl std::fmt::Debug for Courier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Courier").field("destinations", &self.destinations).finish_non_exhaustive()
    }
}

impl Courier {
    /// Trusts the certificate authorities that Mozilla trusts.
    pub fn new(destinations: Destinations) -> Self {
        Self::trusting(destinations, RootCertStore::empty())
    }

    /// Trusts these authorities of the operator's own as well: certificates in PEM form.
    pub fn with_authorities(destinations: Destinations, pem: &str) -> Result<Self, AuthorityInvalid> {
        let mut roots = RootCertStore::empty();
        for certificate in CertificateDer::pem_slice_iter(pem.as_bytes()) {
            roots.add(certificate.map_err(|_| AuthorityInvalid)?).map_err(|_| AuthorityInvalid)?;
        }
        if roots.is_empty() {
            return Err(AuthorityInvalid);
        }
        Ok(Self::trusting(destinations, roots))
    }

    fn trusting(destinations: Destinations, mut roots: RootCertStore) -> Self {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("ring serves TLS 1.2 and 1.3")
            .with_root_certificates(roots)
            .with_no_client_auth();
        Self { destinations, tls: TlsConnector::from(Arc::new(config)), time_max: TIME_MAX }
    }

    /// Where events may be sent.
    pub fn destinations(&self) -> &Destinations {
        &self.destinations
    }

    /// Sends a JSON document with these headers. Only a status of 2xx is an arrival.
    pub(crate) async fn post(
        &self,
        callback: &str,
        headers: &[(&str, String)],
        body: String,
    ) -> Result<(), Undelivered> {
        let url = self.destinations.parse(callback)?;
        let mut request = Request::post(&url[url::Position::BeforePath..])
            .header("host", &url[url::Position::BeforeHost..url::Position::AfterPort])
            .header("content-type", "application/json")
            .header("user-agent", "Kefu")
            .header("connection", "close");
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let request = request.body(Full::new(Bytes::from(body))).map_err(broken)?;
        match timeout(self.time_max, self.exchange(&url, request)).await {
            Ok(Ok(status)) if (200..300).contains(&status) => Ok(()),
            Ok(Ok(status)) => Err(Undelivered::Status(status)),
            Ok(Err(problem)) => Err(problem),
            Err(_) => Err(Undelivered::TimedOut),
        }
    }

    async fn exchange(&self, url: &Url, request: Request<Full<Bytes>>) -> Result<u16, Undelivered> {
        let host = url.host().ok_or(DestinationRefused::NoAddress)?;
        let name = host.to_string();
        let port = url.port_or_known_default().ok_or(DestinationRefused::NoAddress)?;
        // Brackets of IPv6 belong to the address as it is written, not to the name that is looked up.
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        let resolved: Vec<SocketAddr> =
            lookup_host((bare, port)).await.map_err(|_| Undelivered::Unknown)?.collect();
        let stream = connect(&self.destinations.check(resolved)?).await?;
        if url.scheme() == "https" {
            let server = ServerName::try_from(bare.to_owned()).map_err(broken)?;
            send(self.tls.connect(server, stream).await.map_err(broken)?, request).await
        } else {
            send(stream, request).await
        }
    }
}

async fn connect(addresses: &[SocketAddr]) -> Result<TcpStream, Undelivered> {
    let mut problem = Undelivered::Unknown;
    for address in addresses {
        match TcpStream::connect(address).await {
            Ok(stream) => return Ok(stream),
            Err(error) => problem = broken(error),
        }
    }
    Err(problem)
}

async fn send<S>(stream: S, request: Request<Full<Bytes>>) -> Result<u16, Undelivered>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::Builder::new()
        .max_buf_size(HEAD_BYTES_MAX)
        .handshake(TokioIo::new(stream))
        .await
        .map_err(broken)?;
    // Dropping the set ends the connection: the body of the answer is never read.
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    Ok(sender.send_request(request).await.map_err(broken)?.status().as_u16())
}

fn broken(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Undelivered {
    Undelivered::Broken(error.into())
}

#[cfg(test)]
mod tests {
    use axum::{Router, http::StatusCode, routing::post};
    use rcgen::{CertifiedKey, generate_simple_self_signed};
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        net::TcpListener,
    };
    use tokio_rustls::{
        TlsAcceptor,
        rustls::{ServerConfig, pki_types::PrivateKeyDer},
    };

    use super::*;

    fn inside() -> Destinations {
        let network = |text: &str| text.parse().unwrap();
        Destinations::public()
            .with_plain_http()
            .with_allowed(network("127.0.0.0/8"))
            .with_allowed(network("::1/128"))
    }

    async fn post_to(courier: &Courier, url: &str) -> Result<(), Undelivered> {
        courier.post(url, &[("x-test", "1".to_owned())], "{}".to_owned()).await
    }

    /// A server that gives every connection the same bytes, and what it was asked first.
    async fn answering(bytes: Vec<u8>) -> (u16, tokio::sync::mpsc::Receiver<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (asked, receiver) = tokio::sync::mpsc::channel(16);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut head = vec![0; 4096];
                let len = stream.read(&mut head).await.unwrap_or(0);
                asked.send(String::from_utf8_lossy(&head[..len]).into_owned()).await.unwrap();
                let _ = stream.write_all(&bytes).await;
                if bytes.is_empty() {
                    tokio::time::sleep(Duration::from_mins(1)).await;
                }
            }
        });
        (port, receiver)
    }

    #[tokio::test]
    async fn an_event_is_posted_as_it_is() {
        let (port, mut asked) = answering(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()).await;
        post_to(&Courier::new(inside()), &format!("http://127.0.0.1:{port}/in/box?key=a%20b")).await.unwrap();
        let request = asked.recv().await.unwrap();
        assert!(request.starts_with("POST /in/box?key=a%20b HTTP/1.1\r\n"), "{request}");
        assert!(request.contains(&format!("host: 127.0.0.1:{port}\r\n")), "{request}");
        assert!(request.contains("x-test: 1\r\n") && request.contains("application/json"), "{request}");
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_gets_no_connection() {
        let (port, mut asked) = answering(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()).await;
        let courier = Courier::new(Destinations::public().with_plain_http());
        let outcome = post_to(&courier, &format!("http://localhost:{port}/")).await;
        assert!(matches!(outcome, Err(Undelivered::Refused(DestinationRefused::NotPublic))), "{outcome:?}");
        let outcome = post_to(&courier, &format!("http://127.0.0.1:{port}/")).await;
        assert!(matches!(outcome, Err(Undelivered::Refused(DestinationRefused::NotPublic))), "{outcome:?}");
        assert!(asked.try_recv().is_err());
    }

    #[tokio::test]
    async fn a_redirect_is_not_followed() {
        let (inner, mut asked) = answering(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()).await;
        let redirect = format!("HTTP/1.1 307 Moved\r\nlocation: http://127.0.0.1:{inner}/\r\n\r\n");
        let (port, _asked) = answering(redirect.into_bytes()).await;
        let outcome = post_to(&Courier::new(inside()), &format!("http://127.0.0.1:{port}/")).await;
        assert!(matches!(outcome, Err(Undelivered::Status(307))), "{outcome:?}");
        assert!(asked.try_recv().is_err());
    }

    #[tokio::test]
    async fn a_subscriber_that_says_nothing_is_not_waited_for_long() {
        let (port, _asked) = answering(Vec::new()).await;
        let mut courier = Courier::new(inside());
        courier.time_max = Duration::from_millis(50);
        let outcome = post_to(&courier, &format!("http://127.0.0.1:{port}/")).await;
        assert!(matches!(outcome, Err(Undelivered::TimedOut)), "{outcome:?}");
    }

    #[tokio::test]
    async fn an_endless_answer_is_not_read() {
        let mut bytes = b"HTTP/1.1 200 OK\r\nx-long: ".to_vec();
        bytes.resize(1_000_000, b'a');
        let (port, _asked) = answering(bytes).await;
        let outcome = post_to(&Courier::new(inside()), &format!("http://127.0.0.1:{port}/")).await;
        assert!(matches!(outcome, Err(Undelivered::Broken(_))), "{outcome:?}");
    }

    #[tokio::test]
    async fn what_is_not_there_is_a_failure() {
        let courier = Courier::new(inside());
        let outcome = post_to(&courier, "http://nowhere.invalid/").await;
        assert!(matches!(outcome, Err(Undelivered::Unknown)), "{outcome:?}");
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        let outcome = post_to(&courier, &format!("http://127.0.0.1:{port}/")).await;
        assert!(matches!(outcome, Err(Undelivered::Broken(_))), "{outcome:?}");
    }

    /// Serves 204 over TLS, with a certificate for `localhost` that its own authority signed.
    async fn serving_tls() -> (u16, String) {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            let router = Router::new().route("/", post(async || StatusCode::NO_CONTENT));
            while let Ok((stream, _)) = listener.accept().await {
                if let Ok(stream) = acceptor.accept(stream).await {
                    let service = hyper_util::service::TowerToHyperService::new(router.clone());
                    let serving = hyper::server::conn::http1::Builder::new();
                    tokio::spawn(serving.serve_connection(TokioIo::new(stream), service));
                }
            }
        });
        (port, cert.pem())
    }

    #[tokio::test]
    async fn only_a_trusted_certificate_of_that_name_is_spoken_to() {
        let (port, authority) = serving_tls().await;
        let trusting = Courier::with_authorities(inside(), &authority).unwrap();
        post_to(&trusting, &format!("https://localhost:{port}/")).await.unwrap();
        for (courier, host) in [(&Courier::new(inside()), "localhost"), (&trusting, "127.0.0.1")] {
            let outcome = post_to(courier, &format!("https://{host}:{port}/")).await;
            assert!(matches!(outcome, Err(Undelivered::Broken(_))), "{host}: {outcome:?}");
        }
    }

    #[test]
    fn a_file_without_certificates_is_no_authority() {
        assert!(Courier::with_authorities(inside(), "").is_err());
        let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        assert!(Courier::with_authorities(inside(), broken).is_err());
    }
}
