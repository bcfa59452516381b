// Lips and voice: sound and picture come in slots that share nothing, so the
// browser does not hold them together. What each waits for before it is played is
// measured, and the one that is ahead is made to wait. Pure.

/** Sound may be ahead of the picture by so much, or behind it, before people
 * notice (ITU-R BT.1359: +45 ms and -125 ms), in milliseconds. */
const AHEAD_MS = 45;
const BEHIND_MS = 125;
/** The browser takes no more (jitterBufferTarget, in milliseconds). */
const MOST_MS = 400;
/** Smaller changes are not worth a change of tempo. */
const STEP_MS = 10;

export interface Delays {
  /** How long sound and picture wait now. */
  soundMs: number;
  pictureMs: number;
}

export interface Targets {
  /** 0: as little as the network allows. */
  soundMs: number;
  pictureMs: number;
}

/** By how much sound is ahead of the picture. */
export function skewMs({ soundMs, pictureMs }: Delays): number {
  return pictureMs - soundMs;
}

/**
 * What each is to wait from now on. A target that was set stays while it is
 * needed: its own effect is in the measured delay, so it is let go in steps once
 * the other one no longer waits that long.
 */
export function targets(delays: Delays, before: Targets): Targets {
  const skew = skewMs(delays);
  if (skew > AHEAD_MS) {
    // A picture that is late because it was made to wait: no longer.
    if (before.pictureMs > 0) {
      return { ...before, pictureMs: 0 };
    }
    return { soundMs: clamp(delays.pictureMs - AHEAD_MS / 2), pictureMs: 0 };
  }
  if (skew < -BEHIND_MS) {
    if (before.soundMs > 0) {
      return { ...before, soundMs: 0 };
    }
    return { soundMs: 0, pictureMs: clamp(delays.soundMs - BEHIND_MS / 2) };
  }
  // Within bounds. Sound that waits for a picture which no longer is that late
  // comes back by a step a time, and the other way round.
  return {
    soundMs:
      before.soundMs > 0 && skew < AHEAD_MS / 3 ? clamp(before.soundMs - STEP_MS) : before.soundMs,
    pictureMs:
      before.pictureMs > 0 && skew > -BEHIND_MS / 3
        ? clamp(before.pictureMs - STEP_MS)
        : before.pictureMs,
  };
}

function clamp(ms: number): number {
  return Math.max(0, Math.min(MOST_MS, Math.round(ms)));
}
