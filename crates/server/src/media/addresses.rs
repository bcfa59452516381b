//! Which addresses of this machine browsers are told.

use std::io;
use std::net::IpAddr;

/// Most addresses told. A browser tries each, and each is a line of every
/// answer.
const MAX_ADDRESSES: usize = 16;

/// All addresses of this machine that a browser could reach: those of real
/// networks first, loopback last (it serves a browser on this very machine).
pub(super) fn local() -> io::Result<Vec<IpAddr>> {
    let mut addresses: Vec<IpAddr> = if_addrs::get_if_addrs()?
        .into_iter()
        .map(|interface| interface.ip())
        .filter(|address| !is_link_local(address))
        .collect();
    addresses.sort_by_key(|address| (address.is_loopback(), address.is_ipv6(), *address));
    addresses.dedup();
    // Of too many, one loopback address is still worth more than the last.
    while addresses.len() > MAX_ADDRESSES {
        addresses.remove(MAX_ADDRESSES - 1);
    }
    Ok(addresses)
}

/// Link-local addresses need an interface beside them, which ICE cannot say.
fn is_link_local(address: &IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_link_local(),
        IpAddr::V6(address) => address.is_unicast_link_local(),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn loopback_comes_last() {
        let addresses = local().unwrap();
        let first = addresses.iter().position(IpAddr::is_loopback);
        let first = first.expect("every machine has a loopback address");
        assert!(addresses[first..].iter().all(IpAddr::is_loopback));
        assert!(addresses.iter().all(|address| !is_link_local(address)));
    }
}
