//! One client's connection to the relay: a TURN server (RFC 8656) for one.

mod allocation;
mod answer;

use core::net::SocketAddr;
use std::sync::Arc;

use proto::Time;
use turn_types::stun::attribute::{ErrorCode, Nonce, Username, XorMappedAddress};
use turn_types::stun::message::{
    BINDING, IntegrityAlgorithm, IntegrityKey, LongTermKeyCredentials, Message, MessageClass,
    MessageHeader,
};

use self::allocation::Allocation;
use self::answer::Answer;
use crate::pieces::Pieces;
use crate::{Absurd, MAX_DATAGRAM, Tickets};

/// Names who asks for credentials. Browsers show it to nobody.
const REALM: &str = "securemeeting";
/// Largest message: a Send indication with a whole datagram, its headers and
/// some attributes that nobody asked for.
const MAX_MESSAGE: usize = MAX_DATAGRAM + 300;
/// Most requests of one connection that are refused before it is closed. A
/// browser has one, for the first question has no credentials, and one for each
/// candidate that a hostile answer names.
const MAX_REFUSED: u32 = 64;

/// What all connections to the relay share.
pub struct TurnConfig {
    /// Who may use it.
    pub tickets: Tickets,
    /// The UDP candidates of this server's media: all that can be reached.
    pub media: Vec<SocketAddr>,
}

/// The addresses that one connection's allocation may get, by IP version. They
/// stand for the client inside of this server and are reached from nowhere
/// else. `None` where media has no address of that version.
#[derive(Debug, Clone, Copy)]
pub struct Relayed {
    /// For media over IPv4.
    pub v4: Option<SocketAddr>,
    /// For media over IPv6.
    pub v6: Option<SocketAddr>,
}

/// What the relay asks of who runs it.
pub trait Surroundings {
    /// Whether this user may have an allocation more. Asked once for each.
    fn admit(&mut self, user: &str) -> bool;
    /// To be sent to the client.
    fn reply(&mut self, bytes: &[u8]);
    /// A datagram of the client, from its relayed address, for one of the
    /// media addresses.
    fn forward(&mut self, relayed: SocketAddr, media: SocketAddr, datagram: &[u8]);
}

/// The connection is to be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Over {
    /// What came is no TURN.
    #[error("a length on the stream is absurd")]
    Absurd,
    /// It went on with what is refused.
    #[error("too many requests were refused")]
    Refused,
    /// The client gave its allocation back, or let it end.
    #[error("the allocation has ended")]
    Ended,
}

impl From<Absurd> for Over {
    fn from(Absurd: Absurd) -> Self {
        Self::Absurd
    }
}

/// One connection.
pub struct Turn {
    pieces: Pieces,
    client: Client,
}

struct Client {
    config: Arc<TurnConfig>,
    address: SocketAddr,
    relayed: Relayed,
    nonce: String,
    refused: u32,
    allocation: Option<Allocation>,
    /// Numbers the indications.
    sent: u128,
}

/// Why a request is refused (RFC 8489 section 14.8, RFC 8656 section 19).
struct Refusal(u16);

impl Turn {
    /// A connection of a client at `address`. `nonce` is fresh and printable.
    #[must_use]
    pub fn new(
        config: Arc<TurnConfig>,
        address: SocketAddr,
        relayed: Relayed,
        nonce: String,
    ) -> Self {
        let client = Client {
            config,
            address,
            relayed,
            nonce,
            refused: 0,
            allocation: None,
            sent: 0,
        };
        Self {
            pieces: Pieces::default(),
            client,
        }
    }

    /// Takes in what came over the connection.
    ///
    /// # Errors
    /// [`Over`] when the connection is to be closed, after what was replied.
    pub fn receive(
        &mut self,
        now: Time,
        bytes: &[u8],
        around: &mut impl Surroundings,
    ) -> Result<(), Over> {
        let client = &mut self.client;
        self.pieces
            .cut(bytes, measure, |piece| client.piece(now, piece, around))
    }

    /// Appends to `out` a datagram from one of the media addresses for the
    /// client. False, and nothing appended, when it may not pass.
    #[must_use]
    pub fn write(
        &mut self,
        now: Time,
        media: SocketAddr,
        datagram: &[u8],
        out: &mut Vec<u8>,
    ) -> bool {
        self.client.sent += 1;
        let number = self.client.sent;
        let allocation = self.client.allocation.as_mut();
        allocation.is_some_and(|allocation| allocation.write(now, number, media, datagram, out))
    }

    /// When its allocation ends unless it is refreshed; `None` while there is
    /// none.
    #[must_use]
    pub fn ends(&self) -> Option<Time> {
        Some(self.client.allocation.as_ref()?.ends)
    }
}

/// How long the message is whose beginning this is: of STUN (RFC 8489 section
/// 5) or of a channel (RFC 8656 section 12.5), padding included.
fn measure(bytes: &[u8]) -> Result<Option<usize>, Absurd> {
    let Some([first, _, length @ ..]) = bytes.first_chunk::<4>() else {
        return Ok(None);
    };
    let length = usize::from(u16::from_be_bytes(*length));
    match first >> 6 {
        0 if length.is_multiple_of(4) && length <= MAX_MESSAGE => {
            Ok(Some(MessageHeader::LENGTH + length))
        }
        1 if length <= MAX_DATAGRAM => Ok(Some(4 + length.next_multiple_of(4))),
        _ => Err(Absurd),
    }
}

impl Client {
    fn piece(
        &mut self,
        now: Time,
        piece: &[u8],
        around: &mut impl Surroundings,
    ) -> Result<(), Over> {
        if let [first, second, high, low, data @ ..] = piece
            && first >> 6 == 1
        {
            let length = usize::from(u16::from_be_bytes([*high, *low]));
            let channel = u16::from_be_bytes([*first, *second]);
            if let (Some(allocation), Some(data)) = (&self.allocation, data.get(..length))
                && let Some(media) = allocation.peer_of(now, channel)
            {
                around.forward(allocation.relayed, media, data);
            }
            return Ok(());
        }
        let message = Message::from_bytes(piece).map_err(|_| Over::Absurd)?;
        match message.class() {
            MessageClass::Request => self.request(now, &message, around),
            MessageClass::Indication => {
                self.indication(now, &message, around);
                Ok(())
            }
            MessageClass::Success | MessageClass::Error => Ok(()),
        }
    }

    /// Section 11.2: one that may not pass is dropped without a word.
    fn indication(&self, now: Time, message: &Message<'_>, around: &mut impl Surroundings) {
        if let Some(allocation) = &self.allocation
            && let Some((media, data)) = answer::send_indication(message)
            && self.config.media.contains(&media)
            && allocation.permits(now, media.ip())
        {
            around.forward(allocation.relayed, media, data.data());
        }
    }

    fn request(
        &mut self,
        now: Time,
        message: &Message<'_>,
        around: &mut impl Surroundings,
    ) -> Result<(), Over> {
        if message.has_method(BINDING) {
            let mut answer = Answer::success(message);
            answer.add(&XorMappedAddress::new(
                self.address,
                message.transaction_id(),
            ));
            around.reply(&answer.finish(None));
            return Ok(());
        }
        let (result, key) = match self.authenticate(now, message) {
            Ok((user, key)) => {
                let result = self.serve(now, message, user, &key, around);
                (result, Some(key))
            }
            Err(refusal) => (Err(refusal), None),
        };
        let (answer, ended) = match result {
            Ok(answer) => {
                let ended = self.allocation.as_ref().is_some_and(|a| a.ends <= now);
                (answer, ended)
            }
            Err(Refusal(code)) => {
                self.refused += 1;
                (self.refusal(message, code), false)
            }
        };
        around.reply(&answer.finish(key.as_ref()));
        if ended {
            return Err(Over::Ended);
        }
        if self.refused > MAX_REFUSED {
            return Err(Over::Refused);
        }
        Ok(())
    }

    fn refusal(&self, message: &Message<'_>, code: u16) -> Answer {
        let mut answer = Answer::error(message, code);
        if matches!(code, ErrorCode::UNAUTHORIZED | ErrorCode::STALE_NONCE) {
            answer.ask_for_credentials(REALM, &self.nonce);
        }
        answer
    }

    /// The long-term credentials of RFC 8489 section 9.2.4.
    fn authenticate(
        &self,
        now: Time,
        message: &Message<'_>,
    ) -> Result<(String, IntegrityKey), Refusal> {
        let unauthorized = || Refusal(ErrorCode::UNAUTHORIZED);
        let user = message.attribute::<Username>();
        let user = user.map_err(|_| unauthorized())?.username().to_owned();
        let nonce = message.attribute::<Nonce>();
        if nonce.is_ok_and(|nonce| nonce.nonce() != self.nonce) {
            return Err(Refusal(ErrorCode::STALE_NONCE));
        }
        let key = match &self.allocation {
            Some(allocation) if allocation.user != user => {
                return Err(Refusal(ErrorCode::WRONG_CREDENTIALS));
            }
            // An allocation outlives the ticket that it was made with.
            Some(allocation) => allocation.key.clone(),
            None => {
                let password = self.config.tickets.password(now, &user);
                let password = password.ok_or_else(unauthorized)?;
                LongTermKeyCredentials::new(user.clone(), password, REALM.to_owned())
                    .make_key(IntegrityAlgorithm::Sha1)
            }
        };
        let checked = message.validate_integrity_with_key(&key);
        checked.map_err(|_| unauthorized())?;
        Ok((user, key))
    }

    fn serve(
        &mut self,
        now: Time,
        message: &Message<'_>,
        user: String,
        key: &IntegrityKey,
        around: &mut impl Surroundings,
    ) -> Result<Answer, Refusal> {
        use turn_types::message::{ALLOCATE, CHANNEL_BIND, CREATE_PERMISSION, REFRESH};

        let method = message.method();
        if method == ALLOCATE {
            if self.allocation.is_some() {
                return Err(Refusal(ErrorCode::ALLOCATION_MISMATCH));
            }
            let relayed = answer::requested(message, self.relayed).map_err(Refusal)?;
            if !around.admit(&user) {
                return Err(Refusal(ErrorCode::ALLOCATION_QUOTA_REACHED));
            }
            let lifetime = answer::lifetime(message, false);
            let allocation = Allocation::new(user, key.clone(), relayed, now + lifetime);
            self.allocation = Some(allocation);
            let mut answer = Answer::success(message);
            answer.describe(message, relayed, self.address, lifetime);
            return Ok(answer);
        }
        let allocation = self.allocation.as_mut();
        let allocation = allocation.ok_or(Refusal(ErrorCode::ALLOCATION_MISMATCH))?;
        let mut answer = Answer::success(message);
        if method == REFRESH {
            let lifetime = answer::lifetime(message, true);
            allocation.ends = now + lifetime;
            answer.add(&answer::seconds(lifetime));
        } else if method == CREATE_PERMISSION {
            let peers = answer::peers(message).map_err(Refusal)?;
            for peer in &peers {
                // The port is of no concern here, and browsers name one.
                self.config.allows(|media| media.ip() == peer.ip())?;
            }
            for peer in peers {
                allocation.permit(now, peer.ip());
            }
        } else if method == CHANNEL_BIND {
            let (channel, peer) = answer::channel(message).map_err(Refusal)?;
            self.config.allows(|media| *media == peer)?;
            if !allocation.bind(now, channel, peer) {
                return Err(Refusal(ErrorCode::BAD_REQUEST));
            }
        } else {
            return Err(Refusal(ErrorCode::BAD_REQUEST));
        }
        Ok(answer)
    }
}

impl TurnConfig {
    /// Whether there is such a media address; anything else is forbidden.
    fn allows(&self, is_it: impl Fn(&SocketAddr) -> bool) -> Result<(), Refusal> {
        let found = self.media.iter().any(is_it);
        found.then_some(()).ok_or(Refusal(ErrorCode::FORBIDDEN))
    }
}
