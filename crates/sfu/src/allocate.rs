//! What a subscriber is given of what it asked for, within its estimate.
//!
//! Pure: numbers in, numbers out, and no name of the WebRTC library. All that a
//! subscriber could be sent is a list of steps, the most important first: a
//! picture for every tile, then better ones, screens before the picture that is
//! in front, and that before the grid. A step is taken when it fits into what
//! is left. So with a larger estimate the first step that differs is one more
//! taken, never one fewer.
//!
//! Rates are bits per second of RTP payload, which is what the estimate counts.

/// Most spatial layers of a track.
pub(crate) const LAYERS: usize = crate::negotiate::MAX_LAYERS;
/// Temporal layers that a VP8 descriptor can name (RFC 7741 section 4.2).
pub(crate) const TEMPORALS: usize = 4;

/// What is given stays while it is below this share of the estimate. The
/// library's pacer queues without limit above the estimate, and headers and
/// retransmissions need some of it too.
const HOLD_PERCENT: u64 = 95;
/// What is to be added must stay below this share. The two are further apart
/// than an estimate wanders (5 % up and down), so that nothing flaps.
const RAISE_PERCENT: u64 = 85;
/// The share of voices while there are pictures to be shown: at 300 kbit/s of
/// link two of them, at 150 one.
const VOICES_PERCENT: u64 = 50;
/// More voices than now are given when they would fit this much less.
const MORE_VOICES_PERCENT: u64 = 44;
/// The share up to which the sound of screens is added to voices.
const SOUNDS_PERCENT: u64 = 75;
/// How many voices are heard, one below the other.
const VOICES: [usize; 4] = [8, 4, 2, 1];

/// More faces than this are a crowd, in tiles too small to show more.
const CROWD: usize = 16;
/// All that a crowd is given, voices included: with headers 2.5 Mbit/s, which a
/// telephone takes and does not get hot by. Twenty-four small pictures beside a
/// large one fit. Screens come on top.
const CROWD_BPS: u64 = 2_170_000;
/// The part of it that what is to be added must stay below.
const CROWD_RAISE_BPS: u64 = CROWD_BPS / 100 * 94;
/// Up to this for the first step of each picture: everybody is to be seen, even
/// when encoders make no temporal layers that could be left out.
const CROWD_BEGINS_BPS: u64 = 4_000_000;

/// Pixels that a picture may lack against its tile: an eighth of each side is
/// not seen, and a quarter more bits would be.
const FILLS_PERCENT: u64 = 64;

/// The first temporal layer that a larger picture is given: a quarter of the
/// frames (of three temporal layers) is worse to look at than a smaller picture.
const FIRST_TEMPORAL: usize = 1;

/// What matters more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// A shared screen.
    Screen,
    /// The large picture: who speaks, or who is pinned.
    Front,
    /// One of many.
    Grid,
    /// One's own camera, as the server has it.
    Preview,
}

/// One layer of a track.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LayerOffer {
    /// Bits per second with all temporal layers up to each.
    pub(crate) rates_bps: [u64; TEMPORALS],
    /// How many temporal layers it has; at least 1 counts.
    pub(crate) temporals: u8,
    /// Width times height.
    pub(crate) pixels: u64,
}

/// Which layer is sent, and up to which temporal layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Choice {
    pub(crate) layer: u8,
    pub(crate) temporal: u8,
}

/// One tile that is to show a track.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Picture {
    pub(crate) rank: Rank,
    /// Width times height, in device pixels.
    pub(crate) tile_pixels: u64,
    pub(crate) layers: [LayerOffer; LAYERS],
    /// How many of `layers` there are.
    pub(crate) count: u8,
    /// What it was given last.
    pub(crate) held: Option<Choice>,
    /// It shows this track from now on: it may get better at once.
    pub(crate) fresh: bool,
}

/// The sounds that could be sent.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sound {
    /// Voices there are, up to the number of slots.
    pub(crate) voices: usize,
    /// Voices given last.
    pub(crate) held: usize,
    /// Of one voice.
    pub(crate) voice_bps: u64,
    /// The sounds of screens together.
    pub(crate) screens_bps: u64,
}

/// What the subscriber is given besides its pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Allocation {
    /// So many of the loudest voices.
    pub(crate) voices: usize,
    /// The sound of screens too.
    pub(crate) screen_sound: bool,
    /// All of it, pictures included.
    pub(crate) given_bps: u64,
    /// All that would be of use.
    pub(crate) wanted_bps: u64,
}

/// Shares `estimate_bps` out; without an estimate all get what fills them.
/// `may_raise` lets pictures that are not fresh become better. Leaves one
/// choice for each picture in `choices`, `None` for a pause.
pub(crate) fn allocate(
    estimate_bps: Option<u64>,
    may_raise: bool,
    sound: &Sound,
    pictures: &[Picture],
    choices: &mut Vec<Option<Choice>>,
) -> Allocation {
    choices.clear();
    choices.resize(pictures.len(), None);
    let estimate = estimate_bps.unwrap_or(u64::MAX / 100);
    let share = |percent: u64| estimate / 100 * percent;

    let voices = voices(share, sound, !pictures.is_empty());
    let mut given = voices as u64 * sound.voice_bps;
    let screen_sound = given + sound.screens_bps <= share(SOUNDS_PERCENT);
    if screen_sound {
        given += sound.screens_bps;
    }
    let all_voices = VOICES[0].min(sound.voices) as u64 * sound.voice_bps;
    let mut wanted = all_voices + sound.screens_bps;

    let mut open: Vec<Option<Ladder>> = pictures.iter().map(|p| Some(Ladder::of(p))).collect();
    wanted += open.iter().flatten().map(Ladder::height).sum::<u64>();
    let mut order: Vec<usize> = (0..pictures.len()).collect();
    // Stable: within a rank as they came.
    order.sort_by_key(|&at| pictures[at].rank);

    let crowd = pictures.iter().filter(|p| p.rank != Rank::Screen).count() > CROWD;
    let mut given_screens = if screen_sound { sound.screens_bps } else { 0 };
    let mut take = |at: usize, open: &mut Vec<Option<Ladder>>| {
        let Some(ladder) = &mut open[at] else { return };
        let picture = &pictures[at];
        let Some((choice, more)) = ladder.next() else {
            open[at] = None;
            return;
        };
        // A layer that was chosen before it was heard has more temporal layers now.
        let held = picture.held.is_some_and(|held| {
            let first = choice.layer > 0 && usize::from(choice.temporal) == FIRST_TEMPORAL;
            choice <= held || (first && choice.layer == held.layer)
        });
        let (percent, most) = if held {
            (HOLD_PERCENT, CROWD_BPS)
        } else {
            (RAISE_PERCENT, CROWD_RAISE_BPS)
        };
        let screen = picture.rank == Rank::Screen;
        let allowed = held || may_raise || picture.fresh;
        let most = if choices[at].is_none() {
            CROWD_BEGINS_BPS
        } else {
            most
        };
        let crowded = crowd && !screen && given + more > most + given_screens;
        if allowed && !crowded && given + more <= share(percent) {
            given += more;
            given_screens += if screen { more } else { 0 };
            choices[at] = Some(choice);
        } else {
            open[at] = None;
        }
    };
    for &at in &order {
        take(at, &mut open);
    }
    for rank in [Rank::Screen, Rank::Front, Rank::Grid, Rank::Preview] {
        while order
            .iter()
            .any(|&at| pictures[at].rank == rank && open[at].is_some())
        {
            for &at in order.iter().filter(|&&at| pictures[at].rank == rank) {
                take(at, &mut open);
            }
        }
    }
    if crowd {
        let screens = pictures.iter().filter(|p| p.rank == Rank::Screen);
        let screens = screens.map(|p| Ladder::of(p).height()).sum::<u64>() + sound.screens_bps;
        wanted = wanted.min(CROWD_BPS + screens).max(given);
    }
    Allocation {
        voices,
        screen_sound,
        given_bps: given,
        wanted_bps: wanted,
    }
}

/// The loudest voice has the first claim, whatever the estimate.
fn voices(share: impl Fn(u64) -> u64, sound: &Sound, pictures: bool) -> usize {
    let fits = |most: usize| {
        let heard = most.min(sound.voices);
        let percent = match (pictures, heard <= sound.held) {
            (true, true) => VOICES_PERCENT,
            (true, false) => MORE_VOICES_PERCENT,
            (false, true) => HOLD_PERCENT,
            (false, false) => RAISE_PERCENT,
        };
        heard as u64 * sound.voice_bps <= share(percent)
    };
    let most = VOICES.into_iter().find(|&most| fits(most)).unwrap_or(1);
    most.min(sound.voices)
}

/// The layer that is enough for a tile: the smallest that fills it.
fn enough(picture: &Picture) -> usize {
    let count = usize::from(picture.count).clamp(1, LAYERS);
    let fills = |layer: &LayerOffer| layer.pixels * 100 >= picture.tile_pixels * FILLS_PERCENT;
    picture.layers[..count]
        .iter()
        .position(fills)
        .unwrap_or(count - 1)
}

/// The steps of one picture: temporal layers first, then the next spatial one.
struct Ladder<'a> {
    picture: &'a Picture,
    top: usize,
    next: (usize, usize),
    /// What the steps so far cost.
    reached_bps: u64,
}

impl<'a> Ladder<'a> {
    fn of(picture: &'a Picture) -> Self {
        // The Preview shows that there is a picture, not how good it is.
        let top = match picture.rank {
            Rank::Preview => 0,
            _ => enough(picture),
        };
        Self {
            picture,
            top,
            next: (0, 0),
            reached_bps: 0,
        }
    }

    /// The whole of it.
    fn height(&self) -> u64 {
        Self::of(self.picture).map(|(_, more)| more).sum()
    }
}

impl Iterator for Ladder<'_> {
    /// What the step leads to and what it costs more.
    type Item = (Choice, u64);

    fn next(&mut self) -> Option<Self::Item> {
        let (layer, temporal) = self.next;
        if layer > self.top {
            return None;
        }
        let offer = &self.picture.layers[layer];
        let temporals = usize::from(offer.temporals).clamp(1, TEMPORALS);
        let first = FIRST_TEMPORAL.min(layer).min(temporals - 1);
        let temporal = temporal.max(first);
        self.next = if temporal + 1 < temporals {
            (layer, temporal + 1)
        } else {
            (layer + 1, 0)
        };
        // The first frames of a layer may cost less than all of the one below.
        let cost = offer.rates_bps[temporal].max(self.reached_bps);
        let more = cost - self.reached_bps;
        self.reached_bps = cost;
        #[expect(clippy::cast_possible_truncation, reason = "3 layers of 4")]
        let choice = Choice {
            layer: layer as u8,
            temporal: temporal as u8,
        };
        Some((choice, more))
    }
}

#[cfg(test)]
mod tests;
