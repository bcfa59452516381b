// Judges one m-line by two counts of the same frames: the browser's own, and
// what the media worker saw in its transform. Pure; the counts come from
// outside.
//
// A browser that leads frames past the transform makes its count run ahead for
// good. A machine that is busy makes it run ahead for a moment: frames wait for
// the worker. So what the browser counted at one reading is held against what
// the worker has seen by the next one, and only what lasts is a verdict. That
// may take a few seconds; nothing but blank frames has gone out by then, unless
// the browser changed its mind in mid-call.

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
  /** By how many frames the browser may be ahead: what waits for the worker. */
  slack: number;
}

/** Half a second of each, and one of sound that comes in in bursts. */
export const VIDEO_GATE: GateLimits = { enough: 2, slack: 15 };
export const AUDIO_GATE: GateLimits = { enough: 5, slack: 25 };
export const AUDIO_SLOT_GATE: GateLimits = { enough: 5, slack: 50 };

/** A frame that the browser counted but dropped before the transform is
 * forgotten after a while, so that drops over hours do not add up. */
const FORGET = 0.1;
/** For how long the browser must have been ahead, at several readings. */
const UNSEALED_MS = 2000;
const STRIKES = 3;

export class Gate {
  readonly #limits: GateLimits;
  #last: Counts = { browser: 0, seen: 0, passed: 0 };
  /** The browser's count over all its restarts, and as it was a reading ago. */
  #total = 0;
  #before = 0;
  /** How far the browser may be ahead by what is known and forgotten. */
  #offset = 0;
  #strikes = 0;
  #since = 0;
  #verdict: Verdict = "closed";

  constructor(limits: GateLimits) {
    this.#limits = limits;
  }

  get verdict(): Verdict {
    return this.#verdict;
  }

  observe(nowMs: number, counts: Counts): Verdict {
    // The browser's count starts again when it makes a new stream.
    const restarted = counts.browser < this.#last.browser;
    this.#before = this.#total;
    this.#total += restarted ? counts.browser : counts.browser - this.#last.browser;
    this.#last = { ...counts };

    const { enough, slack } = this.#limits;
    // A worker that saw more than the browser counted must not have it in hand.
    this.#offset = Math.min(this.#offset, this.#total - counts.seen + slack);
    const ahead = Math.max(0, this.#before - counts.seen - this.#offset);
    this.#offset += ahead * FORGET;

    // Where nothing at all came into the transform there is nothing to wait for.
    const over = counts.seen === 0 ? ahead >= enough : ahead > slack;
    if (!over) {
      this.#strikes = 0;
    } else if (this.#strikes === 0) {
      this.#since = nowMs;
      this.#strikes = 1;
    } else {
      this.#strikes += 1;
    }

    if (this.#strikes >= STRIKES && nowMs - this.#since >= UNSEALED_MS) {
      this.#verdict = "unsealed";
    } else if (this.#verdict === "closed" && !over) {
      if (counts.passed >= enough && counts.browser >= enough) {
        this.#verdict = "open";
      }
    }
    return this.#verdict;
  }
}
