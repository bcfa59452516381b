//! Where one end of a direct connection is reached (RFC 8839 section 5.1).

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Browsers have their sockets above; below live services that have no use for
/// another's connectivity checks.
const LEAST_PORT: u16 = 1024;
/// A browser that hides its addresses gives names: `UUID.local`
/// (draft-ietf-mmusic-mdns-ice-candidates).
const NAME_END: &str = ".local";

/// One address of an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    /// As a network translates it.
    reflexive: bool,
    pub(super) host: Host,
    pub(super) port: u16,
    pub(super) priority: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Host {
    Address(IpAddr),
    /// The UUID of a name.
    Name([u8; 16]),
}

impl Candidate {
    /// `None` for those that are not used: of TCP, of a relay, of this machine
    /// alone.
    pub(super) fn read(line: &str) -> Option<Self> {
        let mut words = line.strip_prefix("a=candidate:")?.split(' ').skip(1);
        let (component, transport) = (words.next()?, words.next()?);
        if component != "1" || !transport.eq_ignore_ascii_case("udp") {
            return None;
        }
        let priority = words.next()?.parse().ok()?;
        let host = Host::read(words.next()?)?;
        let port = words.next()?.parse().ok()?;
        let reflexive = match (words.next()?, words.next()?) {
            ("typ", "host") => false,
            ("typ", "srflx") => true,
            _ => return None,
        };
        let candidate = Self {
            reflexive,
            host,
            port,
            priority,
        };
        candidate.is_fit().then_some(candidate)
    }

    fn is_fit(&self) -> bool {
        let host = match self.host {
            Host::Name(_) => !self.reflexive,
            Host::Address(IpAddr::V4(ip)) => is_somewhere_4(ip),
            Host::Address(IpAddr::V6(ip)) => is_somewhere_6(ip),
        };
        host && self.port >= LEAST_PORT && self.priority > 0 && self.priority < 1 << 31
    }

    pub(super) fn to_sdp(self, number: usize) -> String {
        let Self { port, priority, .. } = self;
        let host = match self.host {
            Host::Address(ip) => ip.to_string(),
            Host::Name(uuid) => name(uuid),
        };
        let kind = if self.reflexive {
            "srflx raddr 0.0.0.0 rport 0"
        } else {
            "host"
        };
        format!("a=candidate:{number} 1 udp {priority} {host} {port} typ {kind}")
    }

    /// Kind, address, port, priority.
    pub(super) fn encode(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(self.reflexive));
        match self.host {
            Host::Address(IpAddr::V4(ip)) => {
                bytes.push(4);
                bytes.extend(ip.octets());
            }
            Host::Address(IpAddr::V6(ip)) => {
                bytes.push(6);
                bytes.extend(ip.octets());
            }
            Host::Name(uuid) => {
                bytes.push(0);
                bytes.extend(uuid);
            }
        }
        bytes.extend(self.port.to_be_bytes());
        bytes.extend(self.priority.to_be_bytes());
    }

    pub(super) fn decode(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (&[kind, family], rest) = bytes.split_first_chunk::<2>()?;
        let (host, rest) = match family {
            4 => {
                let (ip, rest) = rest.split_first_chunk::<4>()?;
                (Host::Address(Ipv4Addr::from(*ip).into()), rest)
            }
            6 => {
                let (ip, rest) = rest.split_first_chunk::<16>()?;
                (Host::Address(Ipv6Addr::from(*ip).into()), rest)
            }
            0 => {
                let (uuid, rest) = rest.split_first_chunk::<16>()?;
                (Host::Name(*uuid), rest)
            }
            _ => return None,
        };
        let (port, rest) = rest.split_first_chunk()?;
        let (priority, rest) = rest.split_first_chunk()?;
        let candidate = Self {
            reflexive: match kind {
                0 => false,
                1 => true,
                _ => return None,
            },
            host,
            port: u16::from_be_bytes(*port),
            priority: u32::from_be_bytes(*priority),
        };
        candidate.is_fit().then_some((candidate, rest))
    }
}

impl Host {
    fn read(word: &str) -> Option<Self> {
        if let Some(uuid) = word.strip_suffix(NAME_END) {
            let hex: String = uuid.chars().filter(|c| *c != '-').collect();
            let bytes = u128::from_str_radix(&hex, 16).ok()?.to_be_bytes();
            return (name(bytes) == word).then_some(Self::Name(bytes));
        }
        word.parse().ok().map(Self::Address)
    }
}

fn name(uuid: [u8; 16]) -> String {
    let hex: String = uuid.iter().map(|byte| format!("{byte:02x}")).collect();
    let parts = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    format!("{}{NAME_END}", parts.join("-"))
}

/// Not this machine, not everybody, not nobody.
fn is_somewhere_4(ip: Ipv4Addr) -> bool {
    !(ip.is_unspecified() || ip.is_loopback() || ip.is_multicast() || ip.is_broadcast())
}

fn is_somewhere_6(ip: Ipv6Addr) -> bool {
    // An address of the other family has one form, and it is not this one.
    ip.to_ipv4_mapped().is_none()
        && !(ip.is_unspecified() || ip.is_loopback() || ip.is_multicast())
        && !ip.is_unicast_link_local()
}
