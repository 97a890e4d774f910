use std::net::{IpAddr, SocketAddr};

use ipnet::IpNet;
use url::{Host, Url};

/// Where events may be sent.
///
/// A caller names the address, so that without a guard any caller could have us speak to whatever is reachable
/// from here and not from there (SSRF). Allowed are public addresses and what the operator lists.
#[derive(Debug, Clone)]
pub struct Destinations {
    allowed: Vec<IpNet>,
    plain_http: bool,
}

/// Why nothing is sent to an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DestinationRefused {
    /// It is no address of the web, or carries a password or a fragment.
    #[error("is no web address of at most {URL_CHARS_MAX} characters without user, password or fragment")]
    NoAddress,
    /// It is not encrypted.
    #[error("does not begin with https://")]
    Plain,
    /// It leads to a network that events are not sent to.
    #[error("does not lead to a public address")]
    NotPublic,
}

const URL_CHARS_MAX: usize = 1000;

/// IPv4 networks that are not the public internet (IANA special-purpose address registry, RFC 6890), and the
/// address at which one large cloud keeps its metadata in public space.
const IPV4_NOT_PUBLIC: [&str; 17] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "168.63.129.16/32",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.31.196.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
];

/// The only IPv6 network that is public, and what of it is not: protocol assignments with Teredo, 6to4,
/// documentation. Everything that wraps an IPv4 address is outside or listed.
const IPV6_GLOBAL: &str = "2000::/3";
const IPV6_NOT_PUBLIC: [&str; 4] = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

impl Destinations {
    /// Public addresses by HTTPS.
    pub fn public() -> Self {
        Self { allowed: Vec::new(), plain_http: false }
    }

    /// Also this network, for systems inside the house.
    #[must_use]
    pub fn with_allowed(mut self, network: IpNet) -> Self {
        self.allowed.push(network);
        self
    }

    /// Also without encryption.
    #[must_use]
    pub fn with_plain_http(mut self) -> Self {
        self.plain_http = true;
        self
    }

    /// Reads the address that a caller gives. Where it names a host, what that leads to is looked at with each
    /// delivery.
    pub fn parse(&self, text: &str) -> Result<Url, DestinationRefused> {
        let url = Url::parse(text).map_err(|_| DestinationRefused::NoAddress)?;
        let has_user = !url.username().is_empty() || url.password().is_some();
        if text.chars().count() > URL_CHARS_MAX || has_user || url.fragment().is_some() {
            return Err(DestinationRefused::NoAddress);
        }
        match url.scheme() {
            "https" => (),
            "http" if self.plain_http => (),
            "http" => return Err(DestinationRefused::Plain),
            _ => return Err(DestinationRefused::NoAddress),
        }
        match url.host() {
            None => Err(DestinationRefused::NoAddress),
            Some(Host::Ipv4(address)) if !self.allows(address.into()) => Err(DestinationRefused::NotPublic),
            Some(Host::Ipv6(address)) if !self.allows(address.into()) => Err(DestinationRefused::NotPublic),
            Some(Host::Domain(name)) if !is_host_name(name) => Err(DestinationRefused::NoAddress),
            Some(_) => Ok(url),
        }
    }

    /// Whether events may be sent to this address.
    pub fn allows(&self, address: IpAddr) -> bool {
        self.allowed.iter().any(|network| network.contains(&address)) || is_public(address)
    }

    /// The addresses that a name leads to, if all of them are allowed: a name that leads inside as well as
    /// outside is a trick.
    pub(crate) fn check(&self, resolved: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, DestinationRefused> {
        if resolved.iter().all(|address| self.allows(address.ip())) {
            Ok(resolved)
        } else {
            Err(DestinationRefused::NotPublic)
        }
    }
}

/// Letters, digits, hyphens and dots, as names of hosts have (RFC 1123), and the underscore that some have.
fn is_host_name(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'))
}

fn is_public(address: IpAddr) -> bool {
    let within = |network: &str| network.parse::<IpNet>().is_ok_and(|network| network.contains(&address));
    match address {
        IpAddr::V4(_) => !IPV4_NOT_PUBLIC.into_iter().any(within),
        IpAddr::V6(_) => within(IPV6_GLOBAL) && !IPV6_NOT_PUBLIC.into_iter().any(within),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, refused: Option<DestinationRefused>) {
        assert_eq!(Destinations::public().parse(text).err(), refused, "{text}");
    }

    #[test]
    fn public_addresses_are_allowed() {
        for text in
            ["https://hooks.example.com/a?b=c", "https://8.8.8.8/", "https://[2606:4700::1111]:8443/x"]
        {
            check(text, None);
        }
    }

    #[test]
    fn addresses_inside_are_refused_however_they_are_written() {
        for host in [
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f.0.0.1",
            "0177.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "[::1]",
            "[::]",
            "[fe80::1]",
            "[fc00::1]",
            "[fd00:ec2::254]",
            "[ff02::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:8.8.8.8]",
            "[::127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[64:ff9b:1::a00:1]",
            "[2002:7f00:1::]",
            "[2001:0:7f00:1::]",
            "[2001:db8::1]",
            "[100::1]",
            "[5f00::1]",
        ] {
            check(&format!("https://{host}/"), Some(DestinationRefused::NotPublic));
        }
    }

    #[test]
    fn what_is_no_web_address_is_refused() {
        for text in [
            "",
            "hooks.example.com",
            "ftp://example.com/",
            "file:///etc/passwd",
            "https://",
            "javascript:alert(1)",
            "https://user@example.com/",
            "https://user:pass@example.com/",
            "https://example.com/#x",
            "https://a*.example.com/",
            "//example.com",
        ] {
            check(text, Some(DestinationRefused::NoAddress));
        }
        check(&format!("https://example.com/{}", "x".repeat(1000)), Some(DestinationRefused::NoAddress));
    }

    #[test]
    fn what_is_not_encrypted_is_refused_unless_the_operator_says_so() {
        check("http://example.com/", Some(DestinationRefused::Plain));
        let destinations = Destinations::public().with_plain_http();
        assert!(destinations.parse("http://example.com/").is_ok());
        assert_eq!(destinations.parse("http://127.0.0.1/"), Err(DestinationRefused::NotPublic));
    }

    #[test]
    fn the_operator_may_open_a_network() {
        let destinations = Destinations::public().with_allowed("10.20.0.0/16".parse().unwrap());
        assert!(destinations.parse("https://10.20.0.7/").is_ok());
        assert_eq!(destinations.parse("https://10.21.0.7/"), Err(DestinationRefused::NotPublic));
    }

    #[test]
    fn a_name_that_also_leads_inside_is_refused() {
        let addresses = vec!["8.8.8.8:443".parse().unwrap(), "127.0.0.1:443".parse().unwrap()];
        assert_eq!(Destinations::public().check(addresses), Err(DestinationRefused::NotPublic));
    }

    proptest! {
        #[test]
        fn no_wrapped_ipv4_address_is_allowed(address in any::<std::net::Ipv4Addr>()) {
            prop_assert!(!is_public(address.to_ipv6_mapped().into()));
            prop_assert!(!is_public(address.to_ipv6_compatible().into()));
        }
    }
}
