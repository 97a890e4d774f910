use std::{
    convert::Infallible,
    fmt,
    net::{IpAddr, Ipv6Addr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};

/// The network a request came from: what attempts are counted by.
///
/// It is the peer of the connection. What headers such as `X-Forwarded-For` say is not believed, because
/// whoever calls can write them; where a proxy of the operator's own stands in front, a layer of the program puts
/// the `Remote` it vouches for on the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Remote(pub Option<IpAddr>);

impl<S: Sync> FromRequestParts<S> for Remote {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        if let Some(remote) = parts.extensions.get::<Self>() {
            return Ok(*remote);
        }
        Ok(Self(parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip())))
    }
}

/// An IPv4 address, or the `/64` of an IPv6 address: that much is given to one subscriber.
impl fmt::Display for Remote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.map(|address| address.to_canonical()) {
            None => f.write_str("unknown"),
            Some(IpAddr::V4(address)) => write!(f, "{address}"),
            Some(IpAddr::V6(address)) => {
                let network = address.to_bits() >> 64 << 64;
                write!(f, "{}/64", Ipv6Addr::from_bits(network))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn check(address: &str, expected: &str) {
        assert_eq!(Remote(Some(address.parse().unwrap())).to_string(), expected);
    }

    #[test]
    fn one_subscriber_is_one_remote() {
        check("192.0.2.7", "192.0.2.7");
        check("::ffff:192.0.2.7", "192.0.2.7");
        check("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64");
        check("2001:db8:1:2::9", "2001:db8:1:2::/64");
        assert_eq!(Remote(None).to_string(), "unknown");
    }

    #[tokio::test]
    async fn a_header_that_the_caller_wrote_is_not_believed() {
        let peer: SocketAddr = "192.0.2.7:4711".parse().unwrap();
        let request = Request::get("/").header("x-forwarded-for", "203.0.113.9").extension(ConnectInfo(peer));
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        assert_eq!(Remote::from_request_parts(&mut parts, &()).await, Ok(Remote(Some(peer.ip()))));
    }
}
