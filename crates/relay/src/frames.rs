//! Datagrams on a TCP connection, each with its length in front (RFC 4571
//! section 2).

use crate::pieces::Pieces;
use crate::{Absurd, MAX_DATAGRAM};

/// Bytes of a length.
const HEADER: usize = 2;

/// Takes datagrams out of the stream of one connection.
#[derive(Default)]
pub struct Frames {
    pieces: Pieces,
}

impl Frames {
    /// Takes in what came, and calls `each` with every datagram that is whole
    /// now, in order. Empty ones, which the RFC allows, are left out.
    ///
    /// # Errors
    /// [`Absurd`] when a length is over [`MAX_DATAGRAM`]: the connection is of
    /// no use any more.
    pub fn receive(&mut self, bytes: &[u8], mut each: impl FnMut(&[u8])) -> Result<(), Absurd> {
        self.pieces.cut(bytes, measure, |frame| {
            let datagram = &frame[HEADER..];
            if !datagram.is_empty() {
                each(datagram);
            }
            Ok(())
        })
    }
}

fn measure(bytes: &[u8]) -> Result<Option<usize>, Absurd> {
    let Some(length) = bytes.first_chunk::<HEADER>() else {
        return Ok(None);
    };
    match usize::from(u16::from_be_bytes(*length)) {
        length if length > MAX_DATAGRAM => Err(Absurd),
        length => Ok(Some(HEADER + length)),
    }
}

/// Appends a datagram to what goes out. False, and nothing appended, when it is
/// too large.
#[must_use]
pub fn write_frame(datagram: &[u8], out: &mut Vec<u8>) -> bool {
    let Ok(length) = u16::try_from(datagram.len()) else {
        return false;
    };
    if datagram.len() > MAX_DATAGRAM {
        return false;
    }
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(datagram);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn received(frames: &mut Frames, bytes: &[u8]) -> Result<Vec<Vec<u8>>, Absurd> {
        let mut all = Vec::new();
        frames.receive(bytes, |datagram| all.push(datagram.to_vec()))?;
        Ok(all)
    }

    #[test]
    fn datagrams_come_out_as_they_went_in_however_the_stream_is_cut() {
        let sent: Vec<Vec<u8>> = [1, 700, MAX_DATAGRAM, 3]
            .iter()
            .map(|length| vec![*length as u8; *length])
            .collect();
        let mut stream = vec![0, 0];
        for datagram in &sent {
            assert!(write_frame(datagram, &mut stream));
        }
        for size in [1, 2, 3, 701, stream.len()] {
            let mut frames = Frames::default();
            let got: Vec<Vec<u8>> = stream
                .chunks(size)
                .flat_map(|chunk| received(&mut frames, chunk).expect("honest lengths"))
                .collect();
            assert_eq!(got, sent, "in chunks of {size}");
        }
    }

    #[test]
    fn an_absurd_length_is_an_error_as_soon_as_it_is_read() {
        let length = (MAX_DATAGRAM as u16 + 1).to_be_bytes();
        assert_eq!(received(&mut Frames::default(), &length), Err(Absurd));
        // In two pieces, behind an honest one.
        let mut frames = Frames::default();
        assert_eq!(received(&mut frames, &[0, 1, 9, 0xff]), Ok(vec![vec![9]]));
        assert_eq!(received(&mut frames, &[0xff]), Err(Absurd));
    }

    #[test]
    fn what_is_too_large_is_not_written() {
        let mut out = Vec::new();
        assert!(!write_frame(&vec![0; MAX_DATAGRAM + 1], &mut out));
        assert!(!write_frame(&vec![0; 1 << 17], &mut out));
        assert!(out.is_empty());
    }
}
