//! One participant's WebRTC connection, and the edge to `str0m`.
//!
//! The only place that knows how `str0m` is set up and that turns [`Time`] into
//! `Instant`. A panic inside `str0m` would be a bug in it that one
//! participant's bytes found: it ends that connection and nothing else.

use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

use proto::Time;
use str0m::bwe::Bitrate;
use str0m::change::SdpOffer;
use str0m::config::{CryptoProvider, DtlsCert};
use str0m::crypto::from_feature_flags;
use str0m::format::Codec;
use str0m::media::{Mid, Pt};
use str0m::net::TcpType;
use str0m::rtp::Extension;
use str0m::{Candidate, Input, Output, Rtc, RtcConfig};

use crate::negotiate::Offer;
use crate::peer::Origin;
use crate::rate::Allowance;
use crate::{Local, OfferError, Protocol, Transmit};

/// Packets of sound kept for retransmission, per slot: 1 s of them.
const AUDIO_HISTORY: usize = 50;
/// Packets of a picture kept for retransmission, per slot: over 2 s of a
/// 2 Mbit/s camera.
pub(crate) const VIDEO_HISTORY: usize = 512;

/// Most remote addresses of one connection: the paths of a browser with
/// several interfaces, both IP versions and connections over TCP to each of the
/// server's candidates, and some changes of network.
pub(crate) const MAX_ADDRESSES: usize = 32;

/// Most streams that one connection may bring between two offers. `str0m` keeps
/// some bytes of each for ever. Browsers send 4 tracks of at most 3 layers, and
/// change a stream's id when a track is negotiated anew.
pub(crate) const MAX_STREAMS: u32 = 256;

/// What a new connection is taken to bear, in bit/s, until probes say more: a
/// voice and a small picture, on nearly any link.
pub(crate) const FIRST_ESTIMATE_BPS: u64 = 300_000;

/// Most datagrams of one connection in a second, and in a burst. One that sends
/// three layers and receives thirty sends a thousand.
pub(crate) const MAX_DATAGRAMS: u64 = 20_000;

/// Most steps of saying goodbye.
const MAX_FAREWELL: usize = 64;

/// What all connections of a shard share.
pub(crate) struct Setup {
    start: Instant,
    crypto: Arc<CryptoProvider>,
    /// One certificate for all: making one takes longer than anything else in
    /// a handshake, and it tells a client apart from no other.
    certificate: Option<DtlsCert>,
    candidates: Vec<Candidate>,
}

impl Setup {
    pub(crate) fn new(start: Instant, locals: &[Local]) -> Self {
        let candidates = locals.iter().filter_map(|local| candidate(*local));
        let crypto = Arc::new(from_feature_flags());
        let certificate = crypto.dtls_provider.generate_certificate();
        Self {
            start,
            crypto,
            certificate,
            candidates: candidates.collect(),
        }
    }

    /// [`Time`] as `str0m` counts it.
    pub(crate) fn instant(&self, time: Time) -> Instant {
        self.start + time.since_start()
    }

    /// And back.
    pub(crate) fn time(&self, instant: Instant) -> Time {
        Time::from_start(instant.saturating_duration_since(self.start))
    }

    fn rtc(&self, now: Time, offer: &Offer) -> Rtc {
        let feedback = offer.feedback;
        let mut config = RtcConfig::new()
            .set_crypto_provider(Arc::clone(&self.crypto))
            .set_ice_lite(true)
            // Sealed frames cannot be taken apart and put together again.
            .set_rtp_mode(true)
            // Without an estimate the pacer sends at once and never queues.
            .enable_bwe(feedback.then_some(Bitrate::bps(FIRST_ESTIMATE_BPS)))
            .set_stats_interval(None)
            .set_send_buffer_audio(AUDIO_HISTORY)
            .set_send_buffer_video(VIDEO_HISTORY)
            .clear_codecs()
            .enable_opus(true, false)
            .enable_vp8(true)
            .clear_extension_map()
            .set_extension(1, Extension::AudioLevel)
            .set_extension(3, Extension::TransportSequenceNumber)
            .set_extension(4, Extension::RtpMid)
            .set_extension(10, Extension::RtpStreamId)
            .set_extension(11, Extension::RepairedRtpStreamId)
            .set_extension(13, Extension::VideoOrientation);
        for params in config.codec_config().iter_mut() {
            if params.spec().codec == Codec::Opus {
                params.set_fb_nack(offer.sound_again);
            }
        }
        if let Some(certificate) = &self.certificate {
            config = config.set_dtls_cert(certificate.clone());
        }
        let mut rtc = config.build(self.instant(now));
        for candidate in &self.candidates {
            rtc.add_local_candidate(candidate.clone());
        }
        rtc
    }
}

/// Over TCP the shard waits and the other side connects: "passive" (RFC 6544
/// section 4.1).
fn candidate(local: Local) -> Option<Candidate> {
    let builder = Candidate::builder();
    let candidate = match local.protocol {
        Protocol::Udp => builder.udp().host(local.address).build(),
        Protocol::Tcp => {
            let host = builder.tcp().host(local.address);
            host.tcptype(TcpType::Passive).build()
        }
    };
    candidate.ok()
}

/// One connection.
pub(crate) struct Connection {
    pub(crate) rtc: Rtc,
    /// See [`Offer::identity`].
    pub(crate) identity: String,
    /// The name by which STUN asks for this connection.
    pub(crate) ufrag: String,
    /// Where its packets come from.
    pub(crate) addresses: Vec<(Protocol, SocketAddr)>,
    /// Whether DTLS is through: nothing may be written before.
    pub(crate) secured: bool,
    /// Which stream is which track; the few that are in use.
    pub(crate) origins: Vec<(u32, Origin)>,
    /// Streams met since the last offer.
    pub(crate) streams: u32,
    /// See [`Offer::sound_again`].
    pub(crate) sound_again: bool,
    /// What it can take, in bits of RTP payload per second, when that is known.
    pub(crate) estimate_bps: Option<u64>,
    /// What it may send, in datagrams.
    pub(crate) allowance: Allowance,
}

/// The connection is of no use any more.
pub(crate) struct Broken;

impl Connection {
    /// Answers the first offer of a connection.
    pub(crate) fn open(
        setup: &Setup,
        now: Time,
        offer: &Offer,
    ) -> Result<(Self, Vec<u8>), OfferError> {
        let mut connection = Self {
            rtc: setup.rtc(now, offer),
            identity: offer.identity.clone(),
            ufrag: String::new(),
            addresses: Vec::new(),
            secured: false,
            origins: Vec::new(),
            streams: 0,
            sound_again: offer.sound_again,
            estimate_bps: offer.feedback.then_some(FIRST_ESTIMATE_BPS),
            allowance: Allowance::default(),
        };
        let answer = connection.answer(offer)?;
        Ok((connection, answer))
    }

    /// Answers an offer on this connection.
    pub(crate) fn answer(&mut self, offer: &Offer) -> Result<Vec<u8>, OfferError> {
        let accept = || {
            let sdp = SdpOffer::from_sdp_string(&offer.sdp).map_err(|_| OfferError::Malformed)?;
            let answer = self.rtc.sdp_api().accept_offer(sdp);
            let answer = answer.map_err(|_| OfferError::Unfit)?;
            let credentials = self.rtc.direct_api().local_ice_credentials();
            Ok((answer.to_sdp_string().into_bytes(), credentials.ufrag))
        };
        let (answer, ufrag) =
            catch_unwind(AssertUnwindSafe(accept)).unwrap_or(Err(OfferError::Unfit))?;
        self.ufrag = ufrag;
        // Streams may have changed places.
        self.origins.clear();
        self.streams = 0;
        Ok(answer)
    }

    /// Gives `str0m` a datagram or the time.
    pub(crate) fn handle(&mut self, input: Input<'_>) -> Result<(), Broken> {
        match catch_unwind(AssertUnwindSafe(|| self.rtc.handle_input(input))) {
            Ok(Ok(())) if self.rtc.is_alive() => Ok(()),
            _ => Err(Broken),
        }
    }

    /// Takes what `str0m` has to say.
    pub(crate) fn poll(&mut self) -> Result<Output, Broken> {
        match catch_unwind(AssertUnwindSafe(|| self.rtc.poll_output())) {
            Ok(Ok(output)) => Ok(output),
            _ => Err(Broken),
        }
    }

    /// The payload type of `codec` on the line `mid`, as both sides know it.
    pub(crate) fn payload_type(&self, mid: Mid, codec: Codec) -> Option<Pt> {
        let media = self.rtc.media(mid)?;
        self.rtc
            .codec_config()
            .params()
            .iter()
            .find(|params| {
                params.spec().codec == codec && media.remote_pts().contains(&params.pt())
            })
            .map(|params| params.pt())
    }

    /// What to send when it ends in good order: the browser learns at once.
    pub(crate) fn farewell(&mut self, now: Instant) -> Vec<Transmit> {
        let mut last = Vec::new();
        if self.handle(Input::Timeout(now)).is_err() || self.rtc.close().is_err() {
            return last;
        }
        // One record of DTLS and some RTCP; bounded in case it is not.
        for _ in 0..MAX_FAREWELL {
            match self.poll() {
                Ok(Output::Transmit(transmit)) => last.push(Transmit::from(transmit)),
                Ok(Output::Event(_)) => {}
                Ok(Output::Timeout(_)) | Err(_) => break,
            }
        }
        last
    }
}
