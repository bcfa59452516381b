// Notices a path that leads nowhere, seconds before the browser says so: it
// counts what comes in. Something always does: the server reports on the sound
// that every participant sends all the time.

/** How often the count is read. */
const LOOK_MS = 200;
/** Nothing for so long is no jitter. A path that only stalled loses nothing by a new one. */
const STALLED_MS = 600;
/** Not again for so long, whatever comes of it. */
const PATIENCE_MS = 5000;

/** Says when a count that should grow has stopped. */
export class Stall {
  #count = 0;
  #since: number | null = null;
  #quietUntil = 0;

  /** True when it is time to do something. */
  observe(now: number, count: number): boolean {
    if (count !== this.#count || this.#since === null) {
      this.#count = count;
      this.#since = now;
      return false;
    }
    if (count === 0 || now - this.#since < STALLED_MS || now < this.#quietUntil) {
      return false;
    }
    this.#quietUntil = now + PATIENCE_MS;
    return true;
  }
}

/** Watches a connection; returns what ends that. */
export function watchPath(peer: RTCPeerConnection, broke: () => void): () => void {
  const stall = new Stall();
  let looking = false;
  const timer = setInterval(async () => {
    // A page in the background looks seldom, and may find that it slept.
    if (looking || peer.connectionState !== "connected") {
      return;
    }
    looking = true;
    const bytes = received(await peer.getStats());
    looking = false;
    if (stall.observe(performance.now(), bytes)) {
      broke();
    }
  }, LOOK_MS);
  return () => clearInterval(timer);
}

function received(report: RTCStatsReport): number {
  let bytes = 0;
  for (const stats of report.values() as Iterable<{ type: string; bytesReceived?: number }>) {
    bytes += stats.type === "candidate-pair" ? (stats.bytesReceived ?? 0) : 0;
  }
  return bytes;
}
