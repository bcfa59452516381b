//! The header (RFC 9605 section 4.3): a config byte, then key id and counter in
//! as few bytes as they need.

/// Longest header in bytes: config, 8 bytes of key id, 8 of counter.
pub const MAX_HEADER_LEN: usize = 17;

/// A decoded header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Key id.
    pub kid: u64,
    /// Counter of the key, the base of the nonce.
    pub ctr: u64,
}

impl Header {
    /// Writes the header to the front of `out`; its length.
    pub fn encode(self, out: &mut [u8; MAX_HEADER_LEN]) -> usize {
        let mut end = 1;
        let kid = put(self.kid, out, &mut end);
        let ctr = put(self.ctr, out, &mut end);
        out[0] = (kid << 4) | ctr;
        end
    }

    /// Reads the header at the front of `bytes`; it and its length. `None` when
    /// the bytes are too few or a number takes more of them than it needs.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<(Self, usize)> {
        let config = *bytes.first()?;
        let mut end = 1;
        let kid = take(config >> 4, bytes, &mut end)?;
        let ctr = take(config & 0x0f, bytes, &mut end)?;
        Some((Self { kid, ctr }, end))
    }
}

/// A number below 8 is the nibble itself; a greater one sets the nibble's top
/// bit, puts its length less one below it, and follows in big endian.
fn put(number: u64, out: &mut [u8; MAX_HEADER_LEN], end: &mut usize) -> u8 {
    // Truncation is the point: below 8, or a count of bytes up to 8.
    #[allow(clippy::cast_possible_truncation)]
    if number < 8 {
        number as u8
    } else {
        let len = 8 - (number.leading_zeros() / 8) as usize;
        out[*end..*end + len].copy_from_slice(&number.to_be_bytes()[8 - len..]);
        *end += len;
        0x08 | (len - 1) as u8
    }
}

fn take(nibble: u8, bytes: &[u8], end: &mut usize) -> Option<u64> {
    if nibble & 0x08 == 0 {
        return Some(u64::from(nibble));
    }
    let len = usize::from(nibble & 0x07) + 1;
    let field = bytes.get(*end..*end + len)?;
    *end += len;
    let number = field.iter().fold(0, |n, b| (n << 8) | u64::from(*b));
    (number >= 8 && (len == 1 || field[0] != 0)).then_some(number)
}
