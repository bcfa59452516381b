// A peer connection to the other one of two, beside the one to the server. Its
// lines go through the same media worker under the same keys and counters, and
// its senders open by the same proof, so nothing real goes out unsealed here
// either. What the other's end is, the session worker says: a description that it
// made from checked fields, never the other's text.
import type { MeetingSession } from "../session/session.ts";
import type { LineRole, LineStats, TrackKind } from "../session/types.ts";
import { blankPicture, silence } from "./blank.ts";
import { DIRECT_LAYER, SCREEN_LAYER } from "./layers.ts";
import { watchPath } from "./path-watch.ts";
import { PeerLines, type Received } from "./peer-lines.ts";
import { type Figures, QualityWatch } from "./quality.ts";
import { type Wide, withConstantOpus, withStereo } from "./sdp.ts";
import { preferOneCodec, SealedSender } from "./sender.ts";
import type { VideoSlots } from "./slots.ts";
import { countLines } from "./stats.ts";
import type { Transforms } from "./transforms.ts";

/** What each end sends, in the order of its m-lines: the caller's come first. */
const TRACKS: readonly [TrackKind, LineRole][] = [
  ["mic", "micSlot"],
  ["camera", "cameraSlot"],
  ["screen", "screenSlot"],
  ["screenAudio", "screenAudioSlot"],
];
/** Addresses of this machine are there at once; one that is not is not waited for. */
const GATHER_MS = 2000;
const POLL_MS = 250;
/** Once all is proven; a media worker that is busy has so long to catch up. */
const WATCH_MS = 1000;

export interface DirectPeerEvents {
  /** This end, with all its candidates. */
  made(sdp: string): void;
  /** There is no way, or it broke. */
  broke(): void;
  hears(track: MediaStreamTrack): void;
  unsealed(mid: string, role: LineRole): void;
  stats(lines: LineStats[]): void;
  figures(figures: Figures): void;
  /** Several times a second. */
  looked(): void;
}

export interface DirectPeerParts {
  session: MeetingSession;
  transforms: Transforms;
  audio: AudioContext;
  /** The microphone carries music. */
  music: boolean;
  events: DirectPeerEvents;
}

export class DirectPeer {
  readonly #lines: PeerLines;
  readonly #parts: DirectPeerParts;
  readonly #peer: RTCPeerConnection;
  readonly #sources = new Map<TrackKind, MediaStreamTrack | null>();
  readonly #quality = new QualityWatch();
  readonly #stopWatching: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watchedAt = Number.NEGATIVE_INFINITY;
  #figuresAt = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(parts: DirectPeerParts) {
    this.#parts = parts;
    this.#lines = new PeerLines({
      session: parts.session,
      transforms: parts.transforms,
      unsealed: (mid, role) => parts.events.unsealed(mid, role),
      named,
    });
    this.#peer = new RTCPeerConnection({
      ...parts.transforms.configuration,
      bundlePolicy: "max-bundle",
    });
    this.#peer.onconnectionstatechange = () => {
      if (["failed", "disconnected"].includes(this.#peer.connectionState)) {
        this.#broke();
      }
    };
    this.#stopWatching = watchPath(this.#peer, () => this.#broke());
  }

  get lines(): Received {
    return this.#lines;
  }

  /** Makes the calling end. */
  async call(): Promise<void> {
    await this.#make(async () => {
      for (const [role] of TRACKS) {
        this.#addSender(role, null);
      }
      for (const [, role] of TRACKS) {
        const kind = role === "micSlot" || role === "screenAudioSlot" ? "audio" : "video";
        const transceiver = this.#peer.addTransceiver(kind, { direction: "recvonly" });
        preferOneCodec(transceiver, kind);
        this.#addSlot(role, transceiver);
      }
      const { sdp } = await this.#peer.createOffer();
      await this.#peer.setLocalDescription({ type: "offer", sdp: withStereo(sdp ?? "") });
    });
  }

  /** Makes the called end. */
  async take(offer: string): Promise<void> {
    await this.#make(async () => {
      await this.#peer.setRemoteDescription({ type: "offer", sdp: this.#withSound(offer, 4) });
      const lines = this.#peer.getTransceivers();
      for (const [index, [track, slot]] of TRACKS.entries()) {
        const [theirs, own] = [lines[index], lines[index + TRACKS.length]];
        if (!theirs || !own) {
          throw new Error("an offer without its lines");
        }
        theirs.direction = "recvonly";
        this.#addSlot(slot, theirs);
        this.#addSender(track, own);
      }
      const { sdp } = await this.#peer.createAnswer();
      await this.#peer.setLocalDescription({ type: "answer", sdp: withStereo(sdp ?? "") });
    });
  }

  /** The called end, to the calling one. */
  async answer(sdp: string): Promise<void> {
    try {
      await this.#peer.setRemoteDescription({ type: "answer", sdp: this.#withSound(sdp, 0) });
    } catch {
      this.#broke();
    }
  }

  async setSource(track: TrackKind, source: MediaStreamTrack | null): Promise<void> {
    this.#sources.set(track, source);
    await this.#lines.setSource(track, source);
  }

  /** Packets flow, and all that is to be sent goes out by here, proven to be sealed. */
  get sends(): boolean {
    const senders = [...this.#lines.senders.values()];
    return (
      this.#peer.connectionState === "connected" &&
      senders.length > 0 &&
      senders.every(({ sendsSource }) => sendsSource)
    );
  }

  videoSlots(): VideoSlots {
    const mids = (role: LineRole) =>
      this.#lines.slots.flatMap((slot) =>
        slot.role === role ? [this.#lines.midOf(slot.transceiver) ?? ""] : [],
      );
    return { camera: mids("cameraSlot"), screen: mids("screenSlot") };
  }

  close(): void {
    if (this.#closed) {
      return;
    }
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#stopWatching();
    this.#peer.close();
    this.#lines.stop();
    this.#parts.session.tellMedia({ type: "lines", of: "direct", lines: [] });
  }

  async #make(describe: () => Promise<void>): Promise<void> {
    try {
      await describe();
      this.#parts.session.tellMedia({ type: "lines", of: "direct", lines: this.#lines.list() });
      await gathered(this.#peer);
    } catch {
      this.#broke();
      return;
    }
    if (!this.#closed) {
      this.#parts.events.made(this.#peer.localDescription?.sdp ?? "");
      this.#poll();
    }
  }

  /** Own sound goes out at a constant rate; `first`: the first line that is one's own. */
  #withSound(sdp: string, first: number): string {
    const wide = new Map<string, Wide>([[String(first + 3), "screen"]]);
    if (this.#parts.music) {
      wide.set(String(first), "music");
    }
    return withConstantOpus(sdp, wide, 20);
  }

  #addSender(role: TrackKind, given: RTCRtpTransceiver | null): void {
    const { audio } = this.#parts;
    const sound = role === "mic" || role === "screenAudio";
    const blank = () => (sound ? silence(audio) : blankPicture(false));
    const layer = role === "camera" ? DIRECT_LAYER : SCREEN_LAYER;
    // What is on is said by the connection to the server.
    const events = { live() {} };
    const sender = new SealedSender(this.#peer, role, blank, events, [layer], given);
    if (!given) {
      preferOneCodec(sender.transceiver, sound ? "audio" : "video");
    }
    this.#lines.addSender(sender);
    void sender.setSource(this.#sources.get(role) ?? null);
  }

  #addSlot(role: LineRole, transceiver: RTCRtpTransceiver): void {
    const { receiver } = transceiver;
    this.#lines.addSlot(role, transceiver);
    if (receiver.track.kind === "audio") {
      this.#parts.events.hears(receiver.track);
    }
  }

  #poll(): void {
    this.#timer = setTimeout(async () => {
      const now = performance.now();
      if (this.#lines.someClosed || now - this.#watchedAt >= WATCH_MS - POLL_MS / 2) {
        this.#watchedAt = now;
        await this.#watch();
      }
      if (!this.#closed) {
        this.#parts.events.looked();
        this.#poll();
      }
    }, POLL_MS);
  }

  /** Compares what the browser counts with what the media worker saw. */
  async #watch(): Promise<void> {
    const report = [...(await this.#peer.getStats())];
    const byMid = countLines(report);
    const seen = await this.#lines.seen();
    if (this.#closed) {
      return;
    }
    const { events } = this.#parts;
    const now = performance.now();
    await this.#lines.judge(now, byMid, seen);
    if (now - this.#figuresAt >= WATCH_MS - POLL_MS / 2) {
      this.#figuresAt = now;
      events.stats(
        [...byMid].map(([mid, { frames, bytes }]) => ({ mid: named(mid), frames, bytes })),
      );
      const { path, lines } = this.#quality.observe(now, report);
      events.figures({
        path: { ...path, kind: "direct" },
        lines: lines.map((line) => ({ ...line, mid: named(line.mid) })),
      });
    }
  }

  #broke(): void {
    if (!this.#closed) {
      this.#parts.events.broke();
    }
  }
}

/** Lines of the connection to the server have the same numbers. */
function named(mid: string): string {
  return `d${mid}`;
}

function gathered(peer: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      peer.onicegatheringstatechange = null;
      resolve();
    };
    const timer = setTimeout(done, GATHER_MS);
    peer.onicegatheringstatechange = () => {
      if (peer.iceGatheringState === "complete") {
        done();
      }
    };
    if (peer.iceGatheringState === "complete") {
      done();
    }
  });
}
