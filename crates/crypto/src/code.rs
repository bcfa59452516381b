//! The security code that people compare.

/// The security code of a group: the same for all members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityCode {
    /// 30 decimal digits; they decide.
    pub digits: String,
    /// 7 emoji, for a glance.
    pub emoji: [&'static str; 7],
}
