// A sending m-line. It starts on a blank track, and what a person shows or says
// goes in only once the gate has opened: once the media worker has sealed frames
// of this very sender and the browser counts no other ones.
import type { TrackKind } from "../session/types.ts";
import type { Blank } from "./blank.ts";
import { AUDIO_GATE, type Counts, Gate, type Verdict, VIDEO_GATE } from "./gate.ts";

/** Bits per second at most, and pictures per second. One layer for now; more
 * encodings of the same line go here. */
const CAMERA_ENCODINGS: RTCRtpEncodingParameters[] = [{ maxBitrate: 1_200_000, maxFramerate: 30 }];
const SCREEN_ENCODINGS: RTCRtpEncodingParameters[] = [{ maxBitrate: 2_500_000, maxFramerate: 15 }];

export interface SenderEvents {
  /** A real track went in, or came out again. */
  live(track: TrackKind, on: boolean): void;
}

export class SealedSender {
  readonly role: TrackKind;
  readonly transceiver: RTCRtpTransceiver;
  readonly #events: SenderEvents;
  readonly #gate: Gate;
  #blank: Blank | null;
  /** What goes in while there is no source: silence for the microphone, so that
   * its packets say nothing about who is muted; nothing for the rest. */
  readonly #idle: MediaStreamTrack | null;
  #source: MediaStreamTrack | null = null;
  #live = false;

  constructor(peer: RTCPeerConnection, role: TrackKind, blank: Blank, events: SenderEvents) {
    const video = blank.track.kind === "video";
    this.role = role;
    this.transceiver = peer.addTransceiver(blank.track, {
      direction: "sendonly",
      ...(video ? { sendEncodings: role === "screen" ? SCREEN_ENCODINGS : CAMERA_ENCODINGS } : {}),
    });
    this.#events = events;
    this.#gate = new Gate(video ? VIDEO_GATE : AUDIO_GATE);
    this.#blank = blank;
    this.#idle = role === "mic" ? blank.track : null;
  }

  get verdict(): Verdict {
    return this.#gate.verdict;
  }

  /** What the person wants to send; null: nothing. */
  async setSource(source: MediaStreamTrack | null): Promise<void> {
    this.#source = source;
    await this.#apply();
  }

  /** New counts. Stops the sender for good when frames leave unsealed. */
  async observe(nowMs: number, counts: Counts): Promise<Verdict> {
    const before = this.#gate.verdict;
    const verdict = this.#gate.observe(nowMs, counts);
    if (verdict !== before) {
      await this.#apply();
    }
    return verdict;
  }

  stop(): void {
    this.#blank?.stop();
    this.#blank = null;
  }

  async #apply(): Promise<void> {
    const { verdict } = this.#gate;
    if (verdict === "closed") {
      return;
    }
    const source = verdict === "open" ? this.#source : null;
    const idle = verdict === "open" ? this.#idle : null;
    const on = source !== null;
    if (this.#live && !on) {
      this.#live = false;
      this.#events.live(this.role, false);
    }
    try {
      await this.transceiver.sender.replaceTrack(source ?? idle);
    } catch {
      // The connection was closed meanwhile, or the track ended: nothing is sent.
      return;
    }
    if (!this.#idle) {
      this.stop();
    }
    // Something else may have been wanted while this went in.
    if (source !== (this.#gate.verdict === "open" ? this.#source : null)) {
      await this.#apply();
    } else if (on && !this.#live) {
      this.#live = true;
      this.#events.live(this.role, true);
    }
  }
}
