//! What participants say to each other inside MLS: chat, state, reactions,
//! goodbye. Content is padded to a few sizes, so that the server, which sees
//! lengths, learns little from them.

use crypto::group::{FILE_ID_LEN, FILE_KEY_LEN, FileKey, PRIVATE_OVERHEAD};
use proto::FileId;
use zeroize::Zeroizing;

use crate::digests::Digest;
use crate::direct::Word;
use crate::files::{MAX_FILE_LEN, Offer, is_tidy};

/// Longest chat message in bytes of UTF-8.
pub const MAX_CHAT_LEN: usize = 4000;
/// Longest reaction in bytes of UTF-8: one emoji with all its joiners.
pub const MAX_REACTION_LEN: usize = 32;
/// The sizes that content is padded to, in bytes.
const BUCKETS: [usize; 4] = [64, 256, 1024, 4096];
/// Type and length in front of every content.
const HEAD_LEN: usize = 3;

const CHAT: u8 = 1;
const STATE: u8 = 2;
const REACTION: u8 = 3;
const BYE: u8 = 4;
const DIGEST: u8 = 16;
const PRIVATE: u8 = 32;
const MUTE: u8 = 33;
const FILE: u8 = 34;
const FILE_GONE: u8 = 35;
const DIRECT: u8 = 36;

/// One application message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// Something written.
    Chat(String),
    /// What the sender has on.
    State(State),
    /// An emoji.
    Reaction(String),
    /// The sender leaves: it may be removed at once.
    Bye,
    /// Sealed for one of the members, who alone can tell that it is the one.
    Private(Vec<u8>),
    /// The sender wants a microphone off: that of the member with this signature
    /// key, or everybody's.
    Mute(Option<[u8; 32]>),
    /// The sender offers a file.
    File(Offer),
    /// The sender offers this file no longer.
    FileGone(FileId),
    /// Of a direct connection; only ever for one alone.
    Direct(Word),
    /// What the sender vouches for. Not padded: the server sees the frames that
    /// it counts.
    Digest(Digest),
}

/// What a participant has on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct State {
    pub(crate) mic: bool,
    pub(crate) camera: bool,
    pub(crate) screen: bool,
    pub(crate) hand: bool,
    /// It may be connected directly: then the other learns its address.
    pub(crate) direct: bool,
}

impl State {
    fn to_bits(self) -> u8 {
        u8::from(self.mic)
            | u8::from(self.camera) << 1
            | u8::from(self.screen) << 2
            | u8::from(self.hand) << 3
            | u8::from(self.direct) << 4
    }

    /// Whether a track is on.
    pub(crate) fn sends(self) -> bool {
        self.mic || self.camera || self.screen
    }

    /// Bits that this version does not know are a later version's.
    fn from_bits(bits: u8) -> Self {
        Self {
            mic: bits & 1 != 0,
            camera: bits & 2 != 0,
            screen: bits & 4 != 0,
            hand: bits & 8 != 0,
            direct: bits & 16 != 0,
        }
    }
}

impl Content {
    /// Type (1), length (2, big-endian), body, zeros up to the bucket. `None`
    /// when the body is over its limit.
    pub(crate) fn encode(&self) -> Option<Vec<u8>> {
        match self {
            Self::Digest(digest) => unpadded(DIGEST, &digest.encode()),
            Self::Direct(_) => None,
            _ => self.encode_within(0),
        }
    }

    /// As [`Self::encode`], but as long as fits into a private message of one of
    /// the bucket sizes, so that a private message looks like any other.
    pub(crate) fn encode_private(&self) -> Option<Vec<u8>> {
        self.encode_within(HEAD_LEN + PRIVATE_OVERHEAD)
    }

    /// Up to `around` bytes less than a bucket.
    fn encode_within(&self, around: usize) -> Option<Vec<u8>> {
        let offer: Zeroizing<Vec<u8>>;
        let word: Vec<u8>;
        let (kind, body): (u8, &[u8]) = match self {
            Self::Chat(text) if text.len() <= MAX_CHAT_LEN => (CHAT, text.as_bytes()),
            Self::State(state) => (STATE, &[state.to_bits()]),
            Self::Reaction(emoji) if emoji.len() <= MAX_REACTION_LEN => {
                (REACTION, emoji.as_bytes())
            }
            Self::Bye => (BYE, &[]),
            Self::Private(sealed) => (PRIVATE, sealed),
            Self::Mute(None) => (MUTE, &[]),
            Self::Mute(Some(whom)) => (MUTE, whom),
            Self::File(file) => {
                offer = encode_offer(file);
                (FILE, &offer)
            }
            Self::FileGone(id) => (FILE_GONE, &id.0),
            Self::Direct(said) => {
                word = said.encode();
                (DIRECT, &word)
            }
            Self::Chat(_) | Self::Reaction(_) | Self::Digest(_) => return None,
        };
        // Names of files would show in their offers' sizes, and how many addresses
        // one has.
        let least = match self {
            Self::File(_) => BUCKETS[1],
            Self::Direct(word) if word.is_long() => BUCKETS[2],
            _ => 0,
        };
        let len_within = (around + HEAD_LEN + body.len()).max(least);
        let bucket = BUCKETS.into_iter().find(|bucket| *bucket >= len_within)?;
        let mut bytes = unpadded(kind, body)?;
        bytes.resize(bucket - around, 0);
        Some(bytes)
    }

    /// `None` when it is not what [`Self::encode`] makes.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        if let Some((&DIGEST, rest)) = bytes.split_first() {
            let (len, body) = rest.split_first_chunk()?;
            let whole = usize::from(u16::from_be_bytes(*len)) == body.len();
            return whole.then(|| Digest::decode(body))?.map(Self::Digest);
        }
        BUCKETS.contains(&bytes.len()).then_some(())?;
        Self::decode_padded(bytes).filter(|content| !matches!(content, Self::Direct(_)))
    }

    /// What was inside a private message: only what is meant for one alone.
    pub(crate) fn decode_private(bytes: &[u8]) -> Option<Self> {
        Self::decode_padded(bytes)
            .filter(|content| matches!(content, Self::Chat(_) | Self::File(_) | Self::Direct(_)))
    }

    fn decode_padded(bytes: &[u8]) -> Option<Self> {
        let (head, rest) = bytes.split_first_chunk::<HEAD_LEN>()?;
        let len = usize::from(u16::from_be_bytes([head[1], head[2]]));
        let (body, padding) = rest.split_at_checked(len)?;
        if padding.iter().any(|byte| *byte != 0) {
            return None;
        }
        let text = || core::str::from_utf8(body).ok().map(str::to_owned);
        match head[0] {
            CHAT if len <= MAX_CHAT_LEN => Some(Self::Chat(text()?)),
            STATE => Some(Self::State(State::from_bits(*body.first()?))),
            REACTION if len <= MAX_REACTION_LEN => {
                Some(Self::Reaction(text().filter(|emoji| is_reaction(emoji))?))
            }
            BYE => Some(Self::Bye),
            PRIVATE => Some(Self::Private(body.to_vec())),
            MUTE if len == 0 => Some(Self::Mute(None)),
            MUTE => Some(Self::Mute(Some(body.try_into().ok()?))),
            FILE => Some(Self::File(decode_offer(body)?)),
            DIRECT => Some(Self::Direct(Word::decode(body)?)),
            FILE_GONE => Some(Self::FileGone(FileId(body.try_into().ok()?))),
            _ => None,
        }
    }
}

/// Id (16), key (32), size (8, big-endian), name.
fn encode_offer(offer: &Offer) -> Zeroizing<Vec<u8>> {
    let size = offer.key.size().to_be_bytes();
    let (id, key) = (offer.key.id(), offer.key.key());
    Zeroizing::new([&id, key.as_slice(), &size, offer.name.as_bytes()].concat())
}

fn decode_offer(body: &[u8]) -> Option<Offer> {
    let (id, rest) = body.split_first_chunk::<FILE_ID_LEN>()?;
    let (key, rest) = rest.split_first_chunk::<FILE_KEY_LEN>()?;
    let (size, name) = rest.split_first_chunk::<8>()?;
    let size = u64::from_be_bytes(*size);
    let name = core::str::from_utf8(name).ok()?;
    if size == 0 || size > MAX_FILE_LEN || !is_tidy(name) {
        return None;
    }
    Some(Offer {
        key: FileKey::from_parts(*id, size, *key),
        name: name.to_owned(),
    })
}

/// Type, length, body.
fn unpadded(kind: u8, body: &[u8]) -> Option<Vec<u8>> {
    let len = u16::try_from(body.len()).ok()?;
    let mut bytes = Vec::with_capacity(BUCKETS[0].max(HEAD_LEN + body.len()));
    bytes.push(kind);
    bytes.extend_from_slice(&len.to_be_bytes());
    bytes.extend_from_slice(body);
    Some(bytes)
}

/// Short, not empty, and nothing that steers a terminal or a text layout.
pub(crate) fn is_reaction(emoji: &str) -> bool {
    !emoji.is_empty() && emoji.len() <= MAX_REACTION_LEN && !emoji.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::direct::{Description, MAX_CANDIDATES, Step, Word};
    use crate::files::MAX_FILE_NAME_LEN;

    fn offer(name: &str, size: u64) -> Content {
        let name = name.to_owned();
        let key = FileKey::from_parts([1; 16], size, [2; 32]);
        Content::File(Offer { key, name })
    }

    fn contents() -> Vec<Content> {
        vec![
            Content::Chat("Grüße".to_owned()),
            Content::Chat("x".repeat(MAX_CHAT_LEN)),
            Content::State(State {
                mic: true,
                camera: false,
                screen: true,
                hand: true,
                direct: true,
            }),
            Content::Reaction("👍🏽".to_owned()),
            Content::Bye,
            Content::Private(vec![7; 61]),
            Content::Mute(None),
            Content::Mute(Some([8; 32])),
            Content::FileGone(FileId([9; 16])),
            offer("plan.pdf", MAX_FILE_LEN),
        ]
    }

    #[test]
    fn what_is_said_is_understood() {
        for content in contents() {
            let bytes = content.encode().expect("within its limits");
            assert_eq!(Content::decode(&bytes), Some(content));
        }
    }

    #[test]
    fn messages_of_many_lengths_have_few_sizes() {
        let sizes: std::collections::BTreeSet<_> = (0..=MAX_CHAT_LEN)
            .map(|len| {
                Content::Chat("x".repeat(len))
                    .encode()
                    .expect("short")
                    .len()
            })
            .collect();
        assert_eq!(sizes.into_iter().collect::<Vec<_>>(), BUCKETS);
        let state = Content::State(State::default()).encode();
        assert_eq!(state.map(|bytes| bytes.len()), Some(BUCKETS[0]));
    }

    #[test]
    fn private_messages_have_the_sizes_of_all_others() {
        for len in 0..=MAX_CHAT_LEN {
            let content = Content::Chat("x".repeat(len));
            let inner = content.encode_private().expect("short");
            assert_eq!(Content::decode_private(&inner), Some(content));
            let sealed = vec![0; inner.len() + PRIVATE_OVERHEAD];
            let outer = Content::Private(sealed).encode().expect("short");
            assert!(BUCKETS.contains(&(inner.len() + PRIVATE_OVERHEAD + HEAD_LEN)));
            assert_eq!(outer.len(), inner.len() + PRIVATE_OVERHEAD + HEAD_LEN);
        }
    }

    #[test]
    fn nothing_is_meant_for_one_alone_that_concerns_all() {
        let for_one = |content: &Content| matches!(content, Content::Chat(_) | Content::File(_));
        for content in contents().into_iter().filter(|content| !for_one(content)) {
            let inner = content.encode_private().expect("short");
            assert_eq!(Content::decode_private(&inner), None, "{content:?}");
        }
    }

    #[test]
    fn what_is_said_of_a_direct_connection_is_for_one_alone_and_of_one_size() {
        for step in [Step::Ready, Step::End] {
            let content = Content::Direct(Word { attempt: 7, step });
            assert_eq!(content.encode(), None, "never to all");
            let inner = content.encode_private().expect("short");
            assert_eq!(Content::decode_private(&inner), Some(content));
            let mut for_all = inner.clone();
            for_all.resize(BUCKETS[0], 0);
            assert_eq!(Content::decode(&for_all), None);
        }
        for addresses in [0, 1, MAX_CANDIDATES] {
            let description = Description::with_addresses(addresses);
            let step = Step::Answer(description);
            let content = Content::Direct(Word { attempt: 7, step });
            let inner = content.encode_private().expect("within its limits");
            assert_eq!(inner.len() + PRIVATE_OVERHEAD + HEAD_LEN, BUCKETS[2]);
            assert_eq!(Content::decode_private(&inner), Some(content));
        }
    }

    #[test]
    fn a_chat_message_over_the_limit_is_not_sent() {
        assert_eq!(Content::Chat("x".repeat(MAX_CHAT_LEN + 1)).encode(), None);
    }

    #[test]
    fn content_cut_short_extended_or_unpadded_is_refused() {
        let bytes = Content::Chat("hello".to_owned()).encode().expect("short");
        assert_eq!(Content::decode(&bytes[..bytes.len() - 1]), None);
        let mut longer = bytes.clone();
        longer.push(0);
        assert_eq!(Content::decode(&longer), None);
        let mut marked = bytes.clone();
        *marked.last_mut().expect("not empty") = 1;
        assert_eq!(Content::decode(&marked), None);
        let mut lying = bytes;
        lying[1] = 0xff;
        assert_eq!(Content::decode(&lying), None);
    }

    #[test]
    fn an_offer_that_nobody_may_make_is_refused() {
        for (name, size) in [
            ("a.txt", 0),
            ("a.txt", MAX_FILE_LEN + 1),
            ("", 1),
            ("../a", 1),
            ("a\u{202e}b", 1),
        ] {
            let bytes = offer(name, size).encode().expect("short");
            assert_eq!(Content::decode(&bytes), None, "{name:?}, {size}");
        }
    }

    #[test]
    fn every_offer_of_a_file_has_one_size() {
        for len in 1..=MAX_FILE_NAME_LEN {
            let content = offer(&"x".repeat(len), 1);
            let bytes = content.encode().expect("short");
            assert_eq!(bytes.len(), BUCKETS[1]);
            let inner = content.encode_private().expect("short");
            assert_eq!(inner.len() + PRIVATE_OVERHEAD + HEAD_LEN, BUCKETS[1]);
        }
    }

    #[test]
    fn a_reaction_with_control_characters_is_refused() {
        let bytes = Content::Reaction("\u{1b}[2J".to_owned()).encode();
        assert_eq!(Content::decode(&bytes.expect("short")), None);
    }
}
