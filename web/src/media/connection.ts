// The peer connection: its m-lines, their transforms, the offers, and the watch
// over what the browser counts. The server answers and never offers.
import type { MeetingSession } from "../session/session.ts";
import type { Line, LineRole, LineStats, TrackKind } from "../session/types.ts";
import { blankPicture, silence } from "./blank.ts";
import { layerOf } from "./layers.ts";
import { type PacketMs, PacketTime } from "./packet-time.ts";
import { watchPath } from "./path-watch.ts";
import { PeerLines, type Received } from "./peer-lines.ts";
import { type Figures, type PathKind, QualityWatch } from "./quality.ts";
import { paths, type Relay } from "./relay.ts";
import {
  type Wide,
  withAllLayers,
  withConstantOpus,
  withOnly,
  withoutAudioLevel,
  withoutCandidates,
  withSoundAgain,
  withStereo,
} from "./sdp.ts";
import { preferOneCodec, SealedSender } from "./sender.ts";
import type { VideoSlots } from "./slots.ts";
import { countLines, type LineCount, type StreamCount } from "./stats.ts";
import type { Transforms } from "./transforms.ts";

/** Receive slots besides cameras, whose number the session worker says. */
const SLOTS: readonly [LineRole, number][] = [
  ["micSlot", 8],
  ["screenAudioSlot", 2],
  ["screenSlot", 2],
  ["previewSlot", 1],
];
/** How often counts are read: while a gate is closed, and after. */
const GATE_POLL_MS = 100;
const POLL_MS = 1000;

export interface ConnectionEvents {
  offer(sdp: string, lines: Line[]): void;
  state(state: "connecting" | "connected" | "failed"): void;
  stats(lines: LineStats[]): void;
  /** Frames of this line pass beside the transform. It was stopped. */
  unsealed(mid: string, role: LineRole): void;
  /** A real track goes out from now on, or no longer. */
  live(track: TrackKind, on: boolean): void;
  /** Slots were added. */
  slots(): void;
  /** The server's answer has no address of the only kind that may be used. */
  notOffered(): void;
  /** Only a relay may be used, and the server has none. */
  noRelay(): void;
  /** How well it goes, about once a second. */
  figures(figures: Figures): void;
  /** The path broke. */
  broke(): void;
}

export class Connection {
  readonly #lines: PeerLines;
  readonly #peer: RTCPeerConnection;
  readonly #stopWatching: () => void;
  readonly #session: MeetingSession;
  readonly #events: ConnectionEvents;
  /** An offer is out and its answer has not come. */
  #waiting = false;
  #offering: Promise<void> = Promise.resolve();
  /** Another offer is wanted after that one. */
  #again: { iceRestart: boolean } | null = null;
  #restarted = false;
  #quiet = false;
  #music = false;
  readonly #packetTime = new PacketTime();
  #packetMs: PacketMs = 20;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Which stream is which layer, as the media worker was told. */
  readonly #layers = new Map<number, string>();
  readonly #quality = new QualityWatch();
  readonly #only: PathKind | null;
  #figuresAt = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(
    session: MeetingSession,
    transforms: Transforms,
    audio: AudioContext,
    relay: Relay | null,
    events: ConnectionEvents,
    only: PathKind | null,
  ) {
    this.#session = session;
    this.#only = only;
    this.#events = events;
    this.#lines = new PeerLines({
      session,
      transforms,
      unsealed: (mid, role) => events.unsealed(mid, role),
      named: (mid) => mid,
    });
    this.#peer = new RTCPeerConnection({
      ...transforms.configuration,
      ...paths(relay),
      bundlePolicy: "max-bundle",
      ...(only === "relay" ? { iceTransportPolicy: "relay" } : {}),
    });
    this.#stopWatching = watchPath(this.#peer, () => events.broke());
    this.#peer.onconnectionstatechange = () => this.#stateChanged();
    this.#addSender("mic", audio);
    this.#addSender("camera", audio);
    this.#addSender("screen", audio);
    this.#addSender("screenAudio", audio);
    for (const [role, count] of SLOTS) {
      this.#addSlots(role, count);
    }
  }

  get lines(): Received {
    return this.#lines;
  }

  setSource(track: TrackKind, source: MediaStreamTrack | null): Promise<void> {
    return this.#lines.setSource(track, source);
  }

  /** Makes an offer with at least this many camera slots; `quiet`: in a quiet room. */
  async offer(cameraSlots: number, quiet: boolean): Promise<void> {
    this.#quiet = quiet;
    const have = this.#lines.slots.filter(({ role }) => role === "cameraSlot").length;
    this.#addSlots("cameraSlot", cameraSlots - have);
    await this.#negotiate(false);
  }

  /** Looks for another path at once, unless that is being done. */
  async networkChanged(): Promise<void> {
    if (!this.#waiting && !this.#closed) {
      await this.restart();
    }
  }

  /** A new offer that looks for a path anew, whatever became of the last one. */
  async restart(): Promise<void> {
    this.#waiting = false;
    await this.#negotiate(true);
  }

  /** Whether the microphone carries music: stereo, at a higher rate. */
  async setMusic(on: boolean): Promise<void> {
    if (this.#music !== on) {
      this.#music = on;
      if (this.#peer.localDescription) {
        await this.#negotiate(false);
      }
    }
  }

  /** Which layers of one's own track somebody watches: bit 0 is the smallest. */
  async setWatched(track: TrackKind, layers: number): Promise<void> {
    for (const sender of this.#lines.senders.values()) {
      if (sender.role === track) {
        await sender.setWatched(layers);
      }
    }
  }

  async answer(sdp: string): Promise<void> {
    if (this.#peer.signalingState !== "have-local-offer") {
      return;
    }
    const wide = new Map<string, Wide>();
    for (const { role, transceiver } of this.#lines.senders.values()) {
      if (role === "screenAudio" || (role === "mic" && this.#music)) {
        wide.set(transceiver.mid ?? "", role === "mic" ? "music" : "screen");
      }
    }
    const kept = this.#only === null ? sdp : withOnly(sdp, this.#only);
    const { iceServers = [], iceTransportPolicy } = this.#peer.getConfiguration();
    const noRelay = iceTransportPolicy === "relay" && iceServers.length === 0;
    if (noRelay) {
      this.#events.noRelay();
    }
    if (noRelay || !kept.includes("a=candidate:")) {
      this.#events.notOffered();
    }
    try {
      const sdp = withAllLayers(withConstantOpus(kept, wide, this.#packetMs));
      await this.#peer.setRemoteDescription({ type: "answer", sdp });
    } catch {
      this.#events.state("failed");
      return;
    }
    this.#waiting = false;
    this.#events.slots();
    this.#poll(GATE_POLL_MS);
    if (this.#again) {
      const { iceRestart } = this.#again;
      this.#again = null;
      await this.#negotiate(iceRestart);
    }
  }

  /** Connected, and no offer is without its answer. */
  get settled(): boolean {
    return this.#peer.connectionState === "connected" && !this.#waiting;
  }

  /** Sends nothing that is real, or goes on at once: everything stays negotiated and proven. */
  async rest(on: boolean): Promise<void> {
    await Promise.all([...this.#lines.senders.values()].map((sender) => sender.rest(on)));
  }

  /** The video slots that are negotiated. */
  videoSlots(): VideoSlots {
    const mids = (role: LineRole) =>
      this.#lines.slots.flatMap((slot) =>
        slot.role === role && slot.transceiver.currentDirection === "recvonly"
          ? [slot.transceiver.mid ?? ""]
          : [],
      );
    return { camera: mids("cameraSlot"), screen: mids("screenSlot") };
  }

  preview(): { mid: string; stream: MediaStream } | null {
    const slot = this.#lines.slots.find(({ role }) => role === "previewSlot");
    const mid = slot?.transceiver.mid;
    return slot && mid ? { mid, stream: slot.stream } : null;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#stopWatching();
    this.#peer.close();
    this.#lines.stop();
  }

  #addSender(role: TrackKind, audio: AudioContext): void {
    const sound = role === "mic" || role === "screenAudio";
    const blank = () => (sound ? silence(audio) : blankPicture(role === "camera"));
    const sender = new SealedSender(this.#peer, role, blank, this.#events);
    preferOneCodec(sender.transceiver, sound ? "audio" : "video");
    this.#lines.addSender(sender);
  }

  #addSlots(role: LineRole, count: number): void {
    const kind = role === "micSlot" || role === "screenAudioSlot" ? "audio" : "video";
    for (let n = 0; n < count; n += 1) {
      const transceiver = this.#peer.addTransceiver(kind, { direction: "recvonly" });
      preferOneCodec(transceiver, kind);
      this.#lines.addSlot(role, transceiver);
    }
  }

  async #negotiate(iceRestart: boolean): Promise<void> {
    if (this.#waiting) {
      this.#again = { iceRestart: iceRestart || (this.#again?.iceRestart ?? false) };
      return;
    }
    this.#waiting = true;
    // One after another: an offer that is made while the one before it is not yet set
    // does not fit it.
    this.#offering = this.#offering.then(() => this.#sendOffer(iceRestart));
    await this.#offering;
  }

  async #sendOffer(iceRestart: boolean): Promise<void> {
    if (this.#closed) {
      return;
    }
    try {
      const offer = await this.#peer.createOffer({ iceRestart });
      await this.#peer.setLocalDescription({ type: "offer", sdp: withStereo(offer.sdp ?? "") });
    } catch {
      if (!this.#closed) {
        this.#events.state("failed");
      }
      return;
    }
    if (this.#closed) {
      return;
    }
    const lines = this.#lines.list();
    this.#session.tellMedia({ type: "lines", of: "server", lines });
    const sdp = withSoundAgain(withoutCandidates(this.#peer.localDescription?.sdp ?? ""));
    this.#events.offer(
      this.#quiet ? withoutAudioLevel(sdp) : sdp,
      lines.map(({ mid, role }) => ({ mid, role })),
    );
  }

  #stateChanged(): void {
    switch (this.#peer.connectionState) {
      case "connected":
        this.#restarted = false;
        this.#events.state("connected");
        break;
      case "failed":
        if (this.#restarted) {
          this.#events.state("failed");
        } else {
          this.#restarted = true;
          this.#events.state("connecting");
          void this.restart();
        }
        break;
      case "closed":
        break;
      case "disconnected":
        // Seconds before it fails, and most often for good: the network changed.
        this.#events.state("connecting");
        this.#events.broke();
        break;
      default:
        this.#events.state("connecting");
    }
  }

  #poll(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      await this.#watch();
      if (!this.#closed) {
        this.#poll(this.#lines.someClosed ? GATE_POLL_MS : POLL_MS);
      }
    }, wait);
  }

  /** Compares what the browser counts with what the media worker saw. */
  async #watch(): Promise<void> {
    const report = [...(await this.#peer.getStats())];
    const byMid = countLines(report);
    const seen = await this.#lines.seen();
    if (this.#closed) {
      return;
    }
    const now = performance.now();
    for (const [id, { transceiver }] of this.#lines.senders) {
      this.#tellLayers(id, byMid.get(transceiver.mid ?? "")?.streams ?? []);
    }
    await this.#lines.judge(now, byMid, seen);
    this.#events.stats([...byMid].map(([mid, count]) => lineStats(mid, count)));
    if (now - this.#figuresAt >= POLL_MS - GATE_POLL_MS) {
      this.#figuresAt = now;
      const figures = this.#quality.observe(now, report);
      this.#events.figures(figures);
      const pictures = figures.lines.some(({ sent, fps }) => sent && fps !== null && fps > 0);
      const packetMs = this.#packetTime.observe(now, figures.path.sendBps, pictures);
      if (packetMs !== this.#packetMs) {
        this.#packetMs = packetMs;
        await this.#negotiate(false);
      }
    }
  }

  /** Each layer is sealed under a key of its own, so the worker has to know them. */
  #tellLayers(line: number, streams: StreamCount[]): void {
    const layers = streams.flatMap(({ ssrc, rid }): [number, number][] => {
      const layer = layerOf(rid);
      return layer === null ? [] : [[ssrc, layer]];
    });
    const told = JSON.stringify(layers);
    if (layers.length > 1 && this.#layers.get(line) !== told) {
      this.#layers.set(line, told);
      this.#session.tellMedia({ type: "layers", line, layers });
    }
  }
}

function lineStats(mid: string, { frames, bytes }: LineCount): LineStats {
  return { mid, frames, bytes };
}
