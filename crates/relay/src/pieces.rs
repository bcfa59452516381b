//! A stream cut into what its lengths say.

/// A length that no honest sender gives. The stream cannot be followed from
/// here on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a length on the stream is absurd")]
pub struct Absurd;

/// The bytes that came and do not make a whole piece yet: never more than one
/// piece.
#[derive(Default)]
pub(crate) struct Pieces {
    rest: Vec<u8>,
}

impl Pieces {
    /// Takes bytes in and gives out all whole pieces, each with its length in
    /// front. `measure` reads how long a piece is in all, from its beginning;
    /// `None` when that cannot be told yet.
    pub(crate) fn cut<E: From<Absurd>>(
        &mut self,
        bytes: &[u8],
        measure: impl Fn(&[u8]) -> Result<Option<usize>, Absurd>,
        mut each: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut bytes = bytes;
        // Byte by byte until the length is known, then as much as is missing.
        while !self.rest.is_empty() {
            let missing = match measure(&self.rest)? {
                Some(whole) => whole.saturating_sub(self.rest.len()),
                None => 1,
            };
            if missing == 0 {
                let whole = core::mem::take(&mut self.rest);
                each(&whole)?;
                break;
            }
            if bytes.is_empty() {
                return Ok(());
            }
            let (now, later) = bytes.split_at(missing.min(bytes.len()));
            self.rest.extend_from_slice(now);
            bytes = later;
        }
        while let Some(whole) = measure(bytes)? {
            let Some((piece, later)) = bytes.split_at_checked(whole) else {
                break;
            };
            each(piece)?;
            bytes = later;
        }
        self.rest.extend_from_slice(bytes);
        Ok(())
    }
}
