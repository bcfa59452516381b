//! Byte strings and lists with a limit that decoding enforces.

use core::fmt;
use core::ops::Deref;

use tls_codec::{DeserializeBytes, Error, SerializeBytes, Size, VLByteSlice, VLBytes};

/// A byte string of at most `MAX` bytes; `opaque bytes<V>` on the wire.
///
/// `Debug` prints the length alone: the content may be sealed, or a secret.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Bytes<const MAX: usize>(Vec<u8>);

impl<const MAX: usize> Bytes<MAX> {
    /// `None` when `bytes` is longer than `MAX`.
    #[must_use]
    pub fn new(bytes: impl Into<Vec<u8>>) -> Option<Self> {
        let bytes = bytes.into();
        (bytes.len() <= MAX).then_some(Self(bytes))
    }

    /// The bytes themselves.
    #[must_use]
    pub fn into_vec(self) -> Vec<u8> {
        self.0
    }
}

impl<const MAX: usize> Deref for Bytes<MAX> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl<const MAX: usize> fmt::Debug for Bytes<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} bytes]", self.0.len())
    }
}

impl<const MAX: usize> Size for Bytes<MAX> {
    fn tls_serialized_len(&self) -> usize {
        VLByteSlice(&self.0).tls_serialized_len()
    }
}

impl<const MAX: usize> SerializeBytes for Bytes<MAX> {
    fn tls_serialize_bytes(&self) -> Result<Vec<u8>, Error> {
        VLByteSlice(&self.0).tls_serialize_bytes()
    }
}

impl<const MAX: usize> DeserializeBytes for Bytes<MAX> {
    fn tls_deserialize_bytes(bytes: &[u8]) -> Result<(Self, &[u8]), Error> {
        let (value, rest) = VLBytes::tls_deserialize_bytes(bytes)?;
        let value = Self::new(value).ok_or(Error::InvalidVectorLength)?;
        Ok((value, rest))
    }
}

/// A list of at most `MAX` items; `T items<V>` on the wire, where `V` counts
/// bytes, not items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<T, const MAX: usize>(Vec<T>);

impl<T, const MAX: usize> Default for List<T, MAX> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, const MAX: usize> List<T, MAX> {
    /// `None` when there are more than `MAX` items.
    #[must_use]
    pub fn new(items: Vec<T>) -> Option<Self> {
        (items.len() <= MAX).then_some(Self(items))
    }

    /// The items themselves.
    #[must_use]
    pub fn into_vec(self) -> Vec<T> {
        self.0
    }
}

impl<T, const MAX: usize> Deref for List<T, MAX> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Size, const MAX: usize> Size for List<T, MAX> {
    fn tls_serialized_len(&self) -> usize {
        self.0.tls_serialized_len()
    }
}

impl<T: SerializeBytes + Size, const MAX: usize> SerializeBytes for List<T, MAX> {
    fn tls_serialize_bytes(&self) -> Result<Vec<u8>, Error> {
        self.0.tls_serialize_bytes()
    }
}

impl<T: DeserializeBytes, const MAX: usize> DeserializeBytes for List<T, MAX> {
    fn tls_deserialize_bytes(bytes: &[u8]) -> Result<(Self, &[u8]), Error> {
        // The frame of the list first, then its items one by one, so that a
        // list over its limit is refused at the item too many.
        let (content, rest) = VLBytes::tls_deserialize_bytes(bytes)?;
        let mut content = content.as_slice();
        let mut items = Vec::new();
        while !content.is_empty() {
            if items.len() == MAX {
                return Err(Error::InvalidVectorLength);
            }
            let (item, after) = T::tls_deserialize_bytes(content)?;
            items.push(item);
            content = after;
        }
        Ok((Self(items), rest))
    }
}
