//! Names of things on the wire.

use core::fmt;

use tls_codec::{TlsDeserializeBytes, TlsSerializeBytes, TlsSize};

use crate::Bytes;

macro_rules! number {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default,
            TlsSize, TlsSerializeBytes, TlsDeserializeBytes,
        )]
        pub struct $name(pub $inner);

        impl $name {
            /// The one after this. Saturates: none of these can be counted to
            /// its end within a meeting.
            #[must_use]
            pub fn next(self) -> Self {
                Self(self.0.saturating_add(1))
            }
        }
    };
}

macro_rules! octets {
    ($(#[$doc:meta])* $name:ident($len:literal)) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            TlsSize, TlsSerializeBytes, TlsDeserializeBytes,
        )]
        pub struct $name(pub [u8; $len]);

        impl fmt::Debug for $name {
            // Never in a log: neither a room nor a credential.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    };
}

number! {
    /// A participant as the server routes for it. Chosen by the server, unique
    /// within an era; says nothing about who it is (the leaf key does).
    ParticipantId(u32)
}
number! {
    /// An incarnation of a room on a server. A greater era fences a smaller one.
    Era(u64)
}
number! {
    /// Position in the room's ordered log, from 0, without gaps.
    Seq(u64)
}
number! {
    /// MLS epoch (RFC 9420 section 8.1).
    Epoch(u64)
}
octets! {
    /// The opaque name of a room: 16 bytes from HKDF over the link's secret.
    RoomId(16)
}
octets! {
    /// What a joiner shows to the server to be let into the queue.
    AdmissionToken(32)
}
octets! {
    /// SHA-256 of the admission token; all that the server keeps of it.
    TokenHash(32)
}
octets! {
    /// What a participant shows to take up a connection it lost.
    ResumeToken(16)
}

octets! {
    /// One epoch of one group, as everybody in it names it: the group's id, then
    /// SHA-256 of its GroupContext (RFC 9420 section 8.1). No secret.
    StateId(48)
}

/// Length of a group's id in bytes.
pub const GROUP_LEN: usize = 16;

impl StateId {
    /// The part that names the group, whatever its epoch.
    #[must_use]
    pub fn group(&self) -> [u8; GROUP_LEN] {
        let mut group = [0; GROUP_LEN];
        group.copy_from_slice(&self.0[..GROUP_LEN]);
        group
    }
}
octets! {
    /// An Ed25519 signature.
    Proof(64)
}

octets! {
    /// The random name of a file on its way between two participants.
    FileId(16)
}

/// The `mid` of an m-line in the participant's own session description
/// (RFC 8843), at most 16 bytes.
pub type Mid = Bytes<16>;
