//! Who may use the relay: credentials that say themselves until when they are
//! good (draft-uberti-behave-turn-rest-00, section 2.2), so that the server
//! keeps none.

use core::time::Duration;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use hmac::{Hmac, KeyInit as _, Mac as _};
use proto::Time;
use sha2::Sha256;

/// Longest user name that is looked at: twenty digits, a colon, sixteen hex.
const MAX_USER: usize = 37;

/// Credentials for the relay.
///
/// No `Debug`: they are given to one participant and shown nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket {
    /// `seconds:mark`: on the server's clock since its start, until when it is
    /// good; the mark tells one ticket from another and says nothing.
    pub user: String,
    /// HMAC-SHA-256 of the user name, base64url.
    pub password: String,
}

/// Mints tickets, and knows its own again.
#[derive(Clone)]
pub struct Tickets {
    secret: [u8; 32],
}

impl Tickets {
    /// With a secret that was drawn for this process and leaves it never.
    #[must_use]
    pub fn new(secret: [u8; 32]) -> Self {
        Self { secret }
    }

    /// A ticket that is good for `lifetime`, in whole seconds. `mark` is fresh.
    #[must_use]
    pub fn mint(&self, now: Time, lifetime: Duration, mark: [u8; 8]) -> Ticket {
        let until = (now + lifetime).since_start().as_secs();
        let user = format!("{until}:{}", HEXLOWER.encode(&mark));
        let password = self.sign(&user);
        Ticket { user, password }
    }

    /// The password that belongs to this user name, if it is still good. Says
    /// nothing about whether the name was ever given out: who does not know the
    /// password learns nothing from a name of their own making.
    #[must_use]
    pub fn password(&self, now: Time, user: &str) -> Option<String> {
        if user.len() > MAX_USER {
            return None;
        }
        let (until, _) = user.split_once(':')?;
        let until: u64 = until.parse().ok()?;
        (now.since_start().as_secs() <= until).then(|| self.sign(user))
    }

    fn sign(&self, user: &str) -> String {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.secret).expect("HMAC takes keys of any length");
        mac.update(user.as_bytes());
        BASE64URL_NOPAD.encode(&mac.finalize().into_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn a_ticket_is_good_until_it_says() {
        let tickets = Tickets::new([7; 32]);
        let start = Time::from_millis(5000);
        let ticket = tickets.mint(start, HOUR, [1; 8]);
        assert_eq!(ticket.user, "3605:0101010101010101");
        assert!(ticket.user.len() <= MAX_USER);
        let good = tickets.password(start + HOUR, &ticket.user);
        assert!(good == Some(ticket.password.clone()));
        let late = start + HOUR + Duration::from_secs(1);
        assert!(tickets.password(late, &ticket.user).is_none());
    }

    #[test]
    fn a_name_made_up_or_of_another_process_has_another_password() {
        let tickets = Tickets::new([7; 32]);
        let ticket = tickets.mint(Time::ZERO, HOUR, [1; 8]);
        let other = Tickets::new([8; 32]).mint(Time::ZERO, HOUR, [1; 8]);
        assert!(ticket.user == other.user && ticket.password != other.password);
        let longer = ticket.user.replace("3600", "9999");
        assert!(tickets.password(Time::ZERO, &longer) != Some(ticket.password));
        for name in ["", ":", "x:1", "18446744073709551616:1", &"9".repeat(40)] {
            assert!(tickets.password(Time::ZERO, name).is_none(), "{name}");
        }
    }
}
