//! How many connections there may be.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// How many connections there are, in all and from each address. The addresses
/// are kept while connected, in memory alone.
#[derive(Debug, Clone)]
pub(crate) struct Limits {
    most: usize,
    most_from_one: usize,
    counts: Arc<Mutex<Counts>>,
}

#[derive(Debug, Default)]
struct Counts {
    all: usize,
    from: BTreeMap<IpAddr, usize>,
}

/// A connection's place among the others; free again when dropped.
#[derive(Debug)]
pub(crate) struct Place {
    counts: Arc<Mutex<Counts>>,
    address: IpAddr,
}

impl Limits {
    /// So many in all, and so many from one address.
    pub(crate) fn new(most: usize, most_from_one: usize) -> Self {
        Self {
            most,
            most_from_one,
            counts: Arc::default(),
        }
    }

    /// A place for one more, if there is any.
    pub(crate) fn enter(&self, address: IpAddr) -> Option<Place> {
        let address = household(address);
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let from = counts.from.get(&address).copied().unwrap_or(0);
        if counts.all >= self.most || from >= self.most_from_one {
            tracing::warn!("a connection was turned away: there are too many");
            return None;
        }
        counts.all += 1;
        counts.from.insert(address, from + 1);
        Some(Place {
            counts: self.counts.clone(),
            address,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.all = counts.all.saturating_sub(1);
        if let Some(from) = counts.from.get_mut(&self.address) {
            *from = from.saturating_sub(1);
            if *from == 0 {
                counts.from.remove(&self.address);
            }
        }
    }
}

/// Whose address it is: of IPv6, one household has 2^64.
fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => IpAddr::V4(address),
            None => {
                let [a, b, c, d, ..] = address.segments();
                IpAddr::from([a, b, c, d, 0, 0, 0, 0])
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_cannot_take_all_places_and_gives_them_back() {
        let limits = Limits::new(100, 10);
        let greedy = IpAddr::from([192, 0, 2, 1]);
        let mut places: Vec<Place> = (0..10).filter_map(|_| limits.enter(greedy)).collect();
        assert_eq!(places.len(), 10);
        assert!(limits.enter(greedy).is_none());
        assert!(limits.enter(IpAddr::from([192, 0, 2, 2])).is_some());
        places.pop();
        assert!(limits.enter(greedy).is_some());
        places.clear();
        let counts = limits.counts.lock().expect("unpoisoned");
        assert_eq!((counts.all, counts.from.len()), (0, 0));
    }

    #[test]
    fn one_household_is_one_address() {
        let one: IpAddr = "2001:db8:1:2::1".parse().expect("IPv6");
        let same: IpAddr = "2001:db8:1:2:ffff::1".parse().expect("IPv6");
        let other: IpAddr = "2001:db8:1:3::1".parse().expect("IPv6");
        assert_eq!(household(one), household(same));
        assert_ne!(household(one), household(other));
    }
}
