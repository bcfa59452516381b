// A sending m-line. It starts on a blank track, and what a person shows or says
// goes in only once the gate has opened: once the media worker has sealed frames
// of every layer of this very sender and the browser counts no other ones. A
// layer that did not begin by then stays off, so nothing real ever goes out on
// one that was not seen sealed.
import type { StreamCounts } from "../session/messages.ts";
import type { TrackKind } from "../session/types.ts";
import type { Blank } from "./blank.ts";
import { AUDIO_GATE, type Verdict, VIDEO_GATE } from "./gate.ts";
import {
  ALL_LAYERS,
  activeLayers,
  cameraEncodings,
  layerScales,
  SCALABILITY,
  SCREEN_LAYER,
} from "./layers.ts";
import { Proof } from "./proof.ts";
import type { StreamCount } from "./stats.ts";

export interface SenderEvents {
  /** A real track went in, or came out again. */
  live(track: TrackKind, on: boolean): void;
}

export class SealedSender {
  readonly role: TrackKind;
  readonly transceiver: RTCRtpTransceiver;
  readonly #events: SenderEvents;
  readonly #video: boolean;
  readonly #proof: Proof;
  #watched = ALL_LAYERS;
  #resting = false;
  /** In more than one layer. */
  readonly #layered: boolean;
  readonly #encodings: RTCRtpEncodingParameters[];
  #blank: Blank | null;
  readonly #makeBlank: () => Blank;
  /** What goes in while there is no source: silence for the microphone, so that
   * its packets say nothing about who is muted; nothing for the rest. */
  readonly #idle: MediaStreamTrack | null;
  #source: MediaStreamTrack | null = null;
  #live = false;
  /** Since the layers were last proven. */
  #wasLive = false;
  #work: Promise<void> = Promise.resolve();

  /** `encodings`: of a picture; `given`: the line, where the other end made it. */
  constructor(
    peer: RTCPeerConnection,
    role: TrackKind,
    makeBlank: () => Blank,
    events: SenderEvents,
    encodings = role === "camera" ? cameraEncodings() : [SCREEN_LAYER],
    given: RTCRtpTransceiver | null = null,
  ) {
    const blank = makeBlank();
    this.role = role;
    this.#video = blank.track.kind === "video";
    this.#encodings = encodings;
    this.#layered = this.#video && encodings.length > 1;
    this.#proof = new Proof(this.#video ? VIDEO_GATE : AUDIO_GATE, this.#layered ? ALL_LAYERS : 1);
    if (given) {
      given.direction = "sendonly";
      // Fails when the connection was closed meanwhile: nothing is sent.
      this.#work = given.sender.replaceTrack(blank.track).catch(() => {});
      this.transceiver = given;
    } else {
      this.transceiver = this.#video
        ? addVideo(peer, blank.track, encodings)
        : peer.addTransceiver(blank.track, { direction: "sendonly" });
    }
    this.#events = events;
    this.#blank = blank;
    this.#makeBlank = makeBlank;
    this.#idle = role === "mic" ? blank.track : null;
  }

  get verdict(): Verdict {
    return this.#proof.verdict;
  }

  /** What the person wants to send, if anything, is what goes out. */
  get sendsSource(): boolean {
    return this.#proof.verdict === "open" && this.#live === (this.#source !== null);
  }

  /** What the person wants to send; null: nothing. */
  setSource(source: MediaStreamTrack | null): Promise<void> {
    this.#source = source;
    return this.#apply();
  }

  /** Which layers somebody watches: bit 0 is the smallest. The others are not encoded. */
  setWatched(layers: number): Promise<void> {
    this.#watched = layers;
    return this.#apply();
  }

  /** Sends nothing of the source, though it stays what the person wants to send. */
  rest(on: boolean): Promise<void> {
    this.#resting = on;
    return this.#apply();
  }

  /** New counts. Stops the sender for good when frames leave unsealed. */
  async observe(nowMs: number, browser: StreamCount[], worker: StreamCounts[]): Promise<Verdict> {
    const before = this.#proof.verdict;
    const verdict = this.#proof.observe(nowMs, browser, worker);
    if (verdict !== before) {
      await this.#apply();
    }
    return verdict;
  }

  stop(): void {
    this.#blank?.stop();
    this.#blank = null;
  }

  /** One after another, each by what is wanted when its turn comes. */
  #apply(): Promise<void> {
    this.#work = this.#work.then(() => this.#settle());
    return this.#work;
  }

  async #settle(): Promise<void> {
    const { verdict, proven } = this.#proof;
    if (verdict === "closed") {
      return;
    }
    const open = verdict === "open";
    const source = open ? this.#source : null;
    const on = source !== null;
    if (this.#live && !on) {
      this.#live = false;
      this.#events.live(this.role, false);
    }
    const { sender } = this.transceiver;
    const next = (this.#resting ? null : source) ?? (open ? this.#idle : null);
    try {
      // First, so that a layer that was not proven is off before anything goes in.
      if (this.#video && source && !this.#resting) {
        await this.#encode(source, proven, this.#watched);
        if (this.#proof.verdict !== verdict) {
          // Found out just now; the next turn stops it.
          return;
        }
      }
      if (sender.track !== next) {
        await sender.replaceTrack(next);
      }
    } catch {
      // The connection was closed meanwhile, or the track ended: nothing is sent.
      return;
    }
    if (!this.#idle) {
      this.stop();
    }
    if (on && !this.#live) {
      this.#live = true;
      this.#events.live(this.role, true);
    }
    this.#wasLive ||= on;
    if (open && !on && this.#wasLive && this.#layered && proven !== ALL_LAYERS) {
      await this.#proveAgain();
    }
  }

  /** While the camera is off: a network that was slow at first may be better by now. */
  async #proveAgain(): Promise<void> {
    this.#wasLive = false;
    const { sender } = this.transceiver;
    const blank = this.#makeBlank();
    this.#blank = blank;
    try {
      await this.#encode(blank.track, ALL_LAYERS, ALL_LAYERS);
      await sender.replaceTrack(blank.track);
    } catch {
      this.stop();
      return;
    }
    this.#proof.again();
  }

  async #encode(source: MediaStreamTrack, proven: number, watched: number): Promise<void> {
    const { sender } = this.transceiver;
    const parameters = sender.getParameters();
    const { width, height } = source.getSettings();
    const least = Math.min(width || Number.POSITIVE_INFINITY, height || Number.POSITIVE_INFINITY);
    const scales = this.#layered ? layerScales(least) : [1];
    const active = this.#layered ? activeLayers(least, proven, watched) : watched & proven;
    let changed = false;
    for (const [layer, encoding] of parameters.encodings.entries()) {
      const on = (active & (1 << layer)) !== 0;
      const scale = scales[layer] || 1;
      changed ||= encoding.active !== on || encoding.scaleResolutionDownBy !== scale;
      const most = this.#encodings[layer]?.maxBitrate;
      if (most !== undefined && encoding.maxBitrate !== most) {
        encoding.maxBitrate = most;
        changed = true;
      }
      encoding.active = on;
      encoding.scaleResolutionDownBy = scale;
    }
    if (changed) {
      await sender.setParameters(parameters);
    }
  }
}

/** Opus, or VP8 with retransmission: no redundancy that the worker cannot see. */
export function preferOneCodec(transceiver: RTCRtpTransceiver, kind: string): void {
  const wanted = kind === "audio" ? ["audio/opus"] : ["video/vp8", "video/rtx"];
  const codecs = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  transceiver.setCodecPreferences(
    codecs.filter(({ mimeType }) => wanted.includes(mimeType.toLowerCase())),
  );
}

function addVideo(
  peer: RTCPeerConnection,
  track: MediaStreamTrack,
  encodings: RTCRtpEncodingParameters[],
): RTCRtpTransceiver {
  const direction = "sendonly";
  try {
    const sendEncodings = encodings.map((one) => ({ ...one, scalabilityMode: SCALABILITY }));
    return peer.addTransceiver(track, { direction, sendEncodings });
  } catch {
    // Firefox does not know the word and passes over it; others may refuse it.
    return peer.addTransceiver(track, { direction, sendEncodings: encodings });
  }
}
