// Judges a sending m-line by all of its layers: each has a gate of its own. The
// line is open once every layer was seen sealed; layers that did not begin by
// then are not proven, and nothing real may ever go out on them. Pure.
import type { StreamCounts } from "../session/messages.ts";
import { type Counts, Gate, type GateLimits, type Verdict } from "./gate.ts";
import { layerOf } from "./layers.ts";
import type { StreamCount } from "./stats.ts";

/** For how long the other layers may still begin once one is proven: a slow
 * uplink carries the smallest alone. */
export const PROVE_MS = 3000;

interface Stream extends Counts {
  layer: number | null;
}

export class Proof {
  readonly #limits: GateLimits;
  readonly #all: number;
  /** By SSRC. */
  readonly #gates = new Map<number, Gate>();
  #proven = 0;
  #provenAt: number | null = null;
  #verdict: Verdict = "closed";

  /** `all`: the layers that there are; bit 0 is the smallest. */
  constructor(limits: GateLimits, all: number) {
    this.#limits = limits;
    this.#all = all;
  }

  get verdict(): Verdict {
    return this.#verdict;
  }

  /** The layers that were seen sealed when the line opened. */
  get proven(): number {
    return this.#proven;
  }

  /** Gives the layers that are not proven another chance, before blank frames. */
  again(): void {
    if (this.#verdict === "open") {
      this.#verdict = "closed";
      this.#provenAt = null;
    }
  }

  /** What the browser and the media worker count of each layer. */
  observe(nowMs: number, browser: StreamCount[], worker: StreamCounts[]): Verdict {
    let proven = 0;
    let pending = false;
    for (const [ssrc, { layer, ...counts }] of both(browser, worker)) {
      const gate = this.#gates.get(ssrc) ?? new Gate(this.#limits);
      this.#gates.set(ssrc, gate);
      const verdict = gate.observe(nowMs, counts);
      if (verdict === "unsealed") {
        this.#verdict = "unsealed";
      } else if (verdict === "open" && layer !== null) {
        proven |= 1 << layer;
      } else {
        pending ||= counts.browser + counts.seen > 0;
      }
    }
    if (this.#verdict === "closed") {
      this.#proven = proven;
      this.#provenAt = proven === 0 ? null : (this.#provenAt ?? nowMs);
      const waited = this.#provenAt !== null && nowMs - this.#provenAt >= PROVE_MS;
      if (proven === this.#all || (waited && !pending)) {
        this.#verdict = "open";
      }
    }
    return this.#verdict;
  }
}

function both(browser: StreamCount[], worker: StreamCounts[]): Map<number, Stream> {
  const streams = new Map<number, Stream>();
  for (const { ssrc, rid, frames } of browser) {
    streams.set(ssrc, { layer: layerOf(rid), browser: frames, seen: 0, passed: 0 });
  }
  for (const { ssrc, seen, passed } of worker) {
    const stream = streams.get(ssrc) ?? { layer: null, browser: 0 };
    streams.set(ssrc, { ...stream, seen, passed });
  }
  return streams;
}
