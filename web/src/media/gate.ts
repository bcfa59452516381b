// Judges one m-line by two counts of the same frames: the browser's own, and
// what the media worker saw in its transform. Pure; the counts come from
// outside.
//
// Both counts are read one after the other, so they differ by what was under
// way. A browser that leads frames past the transform makes its count run ahead
// for good.

export type Verdict =
  /** Not yet enough frames to tell. */
  | "closed"
  /** Frames are transformed, and the browser's count agrees. */
  | "open"
  /** The browser counts frames that the worker never saw. Final. */
  | "unsealed";

export interface Counts {
  /** Frames by the browser's count. */
  browser: number;
  /** Frames that came into the worker's transform. */
  seen: number;
  /** Frames that left it transformed. */
  passed: number;
}

export interface GateLimits {
  /** Transformed frames before the gate opens. */
  enough: number;
  /** By how many frames the browser may be ahead: what is under way. */
  slack: number;
}

/** Video: a frame or two. Audio: 50 packets a second, read at another time. */
export const VIDEO_GATE: GateLimits = { enough: 2, slack: 3 };
export const AUDIO_GATE: GateLimits = { enough: 5, slack: 10 };
/** Received sound comes in bursts. */
export const AUDIO_SLOT_GATE: GateLimits = { enough: 5, slack: 30 };

/** A frame that the browser counted but dropped before the transform is
 * forgotten after a while, so that drops over hours do not add up. */
const FORGET = 0.9;
/** One reading may be off; two in a row are not. */
const STRIKES = 2;

export class Gate {
  readonly #limits: GateLimits;
  #last: Counts = { browser: 0, seen: 0, passed: 0 };
  #ahead = 0;
  #strikes = 0;
  #verdict: Verdict = "closed";

  constructor(limits: GateLimits) {
    this.#limits = limits;
  }

  get verdict(): Verdict {
    return this.#verdict;
  }

  observe(counts: Counts): Verdict {
    // The browser's count starts again when it makes a new stream.
    const restarted = counts.browser < this.#last.browser;
    const browser = restarted ? counts.browser : counts.browser - this.#last.browser;
    const seen = counts.seen - this.#last.seen;
    this.#last = { ...counts };

    this.#ahead = Math.max(0, this.#ahead * FORGET + browser - seen);
    this.#strikes = this.#ahead > this.#limits.slack ? this.#strikes + 1 : 0;

    if (this.#strikes >= STRIKES) {
      this.#verdict = "unsealed";
    } else if (this.#verdict === "closed" && this.#strikes === 0) {
      const { enough } = this.#limits;
      if (counts.passed >= enough && counts.browser >= enough) {
        this.#verdict = "open";
      }
    }
    return this.#verdict;
  }
}
