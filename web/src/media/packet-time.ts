// How much sound goes into one packet. Around a packet of a voice there is more
// than the voice itself (IP, UDP, SRTP and the seal: some 90 bytes), so where
// little gets through, fewer and longer packets leave room. Pure.

/** Milliseconds in a packet. */
export type PacketMs = 20 | 40;

/** What the browser believes that it can send, in bits per second: below the first
 * for so long, packets become longer; above the second for so long, short again. */
const LONGER_BELOW_BPS = 300_000;
const SHORTER_ABOVE_BPS = 450_000;
const LONGER_AFTER_MS = 3000;
/** Each change is a new offer, and a moment's trouble for the decoder. */
const SHORTER_AFTER_MS = 15_000;

export class PacketTime {
  #packetMs: PacketMs = 20;
  /** Since when the other length is due. */
  #since: number | null = null;

  /**
   * New figures; the length that packets should have from now on. Who sends no
   * pictures needs no room for them, and what the browser believes is little then
   * on any uplink: it does not look for more than it sends.
   */
  observe(nowMs: number, sendBps: number | null, pictures: boolean): PacketMs {
    const short = this.#packetMs === 20;
    const bps = pictures ? sendBps : Number.POSITIVE_INFINITY;
    const due = bps !== null && (short ? bps < LONGER_BELOW_BPS : bps > SHORTER_ABOVE_BPS);
    this.#since = due ? (this.#since ?? nowMs) : null;
    const after = short ? LONGER_AFTER_MS : SHORTER_AFTER_MS;
    if (this.#since !== null && nowMs - this.#since >= after) {
      this.#packetMs = short ? 40 : 20;
      this.#since = null;
    }
    return this.#packetMs;
  }
}
