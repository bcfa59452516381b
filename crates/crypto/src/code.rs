//! The security code that people compare: Argon2id over group id and the sorted
//! signature keys of the members, so it changes only when people come or go.
//!
//! Two people of a larger meeting compare the code of just the two of them: it
//! stands for as long as both keep their keys, whoever else comes and goes. In a
//! meeting of two it is the meeting's own, so nobody can look at the wrong one.

use argon2::{Algorithm, Argon2, Params, Version};
use sha2::{Digest as _, Sha256};

/// Argon2id memory in KiB and passes: some 20 ms in a browser, a thousand times
/// that of a hash for who searches keys with a code like another's.
const MEMORY_KIB: u32 = 8 << 10;
const PASSES: u32 = 1;
const LABEL: &[u8] = b"SecureMeeting security code";
/// Each group of 5 digits is 5 bytes modulo 100000 (bias below 10^-7).
const DIGIT_GROUPS: usize = 6;
const EMOJI: usize = 7;
const CODE_LEN: usize = 5 * DIGIT_GROUPS + EMOJI;

/// The security code of a group, or of two of its members: the same for all
/// whom it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityCode {
    /// 30 decimal digits; they decide.
    pub digits: String,
    /// 7 emoji, for a glance.
    pub emoji: [&'static str; EMOJI],
}

impl SecurityCode {
    /// `keys` in any order.
    pub(crate) fn new(group_id: &[u8], mut keys: Vec<[u8; 32]>) -> Self {
        keys.sort_unstable();
        let mut members = Sha256::new();
        members.update(LABEL);
        members.update(group_id);
        keys.iter().for_each(|key| members.update(key));
        let mut code = [0; CODE_LEN];
        let params = Params::new(MEMORY_KIB, PASSES, 1, Some(CODE_LEN))
            .expect("constants within Argon2's limits");
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(&members.finalize(), &salt(group_id), &mut code)
            .expect("input, salt and output lengths are within Argon2's limits");
        let (digits, emoji) = code.split_at(5 * DIGIT_GROUPS);
        Self {
            digits: digits.chunks_exact(5).map(five_digits).collect(),
            emoji: core::array::from_fn(|i| ALPHABET[usize::from(emoji[i] & 0x3f)]),
        }
    }
}

fn salt(group_id: &[u8]) -> [u8; 32] {
    let mut salt = Sha256::new();
    salt.update(LABEL);
    salt.update(b" salt");
    salt.update(group_id);
    salt.finalize().into()
}

fn five_digits(bytes: &[u8]) -> String {
    let number = bytes.iter().fold(0_u64, |n, b| (n << 8) | u64::from(*b));
    format!("{:05}", number % 100_000)
}

/// 64 emoji that nobody takes for one another, one code point each.
#[rustfmt::skip]
const ALPHABET: [&str; 64] = [
    "🐶", "🐱", "🦁", "🐴", "🦄", "🐷", "🐘", "🐰",
    "🐼", "🐔", "🐧", "🐢", "🐟", "🐙", "🦋", "🌷",
    "🌳", "🌵", "🍄", "🌍", "🌙", "🌈", "🔥", "🍌",
    "🍎", "🍓", "🌽", "🍕", "🎂", "🍩", "🤖", "🎩",
    "👓", "🔧", "🎅", "👍", "🌂", "⏳", "⏰", "🎁",
    "💡", "📕", "📎", "🔑", "🔨", "📞", "🏁", "🚂",
    "🚲", "🚀", "🏆", "⚽", "🎸", "🎺", "🔔", "⚓",
    "🎧", "📁", "📌", "🥁", "🧲", "🪁", "🧩", "🎈",
];
