// The peer connection: its m-lines, their transforms, the offers, and the watch
// over what the browser counts. The server answers and never offers.
import type { LineCounts } from "../session/messages.ts";
import type { MeetingSession } from "../session/session.ts";
import type { Line, LineRole, LineStats, TrackKind } from "../session/types.ts";
import { blankPicture, silence } from "./blank.ts";
import { AUDIO_SLOT_GATE, Gate, VIDEO_GATE } from "./gate.ts";
import { layerOf } from "./layers.ts";
import { type PacketMs, PacketTime } from "./packet-time.ts";
import { watchPath } from "./path-watch.ts";
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
import { attach, type Transforms } from "./transforms.ts";

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
  /** How well it goes, about once a second. */
  figures(figures: Figures): void;
  /** The path broke. */
  broke(): void;
}

interface Slot {
  id: number;
  role: LineRole;
  transceiver: RTCRtpTransceiver;
  stream: MediaStream;
  gate: Gate;
}

export class Connection {
  readonly #peer: RTCPeerConnection;
  readonly #stopWatching: () => void;
  readonly #session: MeetingSession;
  readonly #transforms: Transforms;
  readonly #events: ConnectionEvents;
  readonly #senders = new Map<number, SealedSender>();
  readonly #slots: Slot[] = [];
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
  #counted: ((lines: LineCounts[]) => void) | null = null;
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
    this.#transforms = transforms;
    this.#events = events;
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

  /** Makes an offer with at least this many camera slots; `quiet`: in a quiet room. */
  async offer(cameraSlots: number, quiet: boolean): Promise<void> {
    this.#quiet = quiet;
    const have = this.#slots.filter(({ role }) => role === "cameraSlot").length;
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
    for (const sender of this.#senders.values()) {
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
    for (const { role, transceiver } of this.#senders.values()) {
      if (role === "screenAudio" || (role === "mic" && this.#music)) {
        wide.set(transceiver.mid ?? "", role === "mic" ? "music" : "screen");
      }
    }
    const kept = this.#only === null ? sdp : withOnly(sdp, this.#only);
    const relays = this.#peer.getConfiguration().iceServers ?? [];
    if (!kept.includes("a=candidate:") || (this.#only === "relay" && relays.length === 0)) {
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
    await Promise.all([...this.#senders.values()].map((sender) => sender.rest(on)));
  }

  async setSource(track: TrackKind, source: MediaStreamTrack | null): Promise<void> {
    for (const sender of this.#senders.values()) {
      if (sender.role === track) {
        await sender.setSource(source);
      }
    }
  }

  /** The video slots that are negotiated. */
  videoSlots(): VideoSlots {
    const mids = (role: LineRole) =>
      this.#slots.flatMap((slot) =>
        slot.role === role && slot.transceiver.currentDirection === "recvonly"
          ? [slot.transceiver.mid ?? ""]
          : [],
      );
    return { camera: mids("cameraSlot"), screen: mids("screenSlot") };
  }

  /** What a slot receives. */
  stream(mid: string): MediaStream | null {
    return this.#slots.find(({ transceiver }) => transceiver.mid === mid)?.stream ?? null;
  }

  preview(): { mid: string; stream: MediaStream } | null {
    const slot = this.#slots.find(({ role }) => role === "previewSlot");
    const mid = slot?.transceiver.mid;
    return slot && mid ? { mid, stream: slot.stream } : null;
  }

  /** The tracks of the slots that carry sound. */
  sounds(): MediaStreamTrack[] {
    return this.#slots
      .filter(({ transceiver }) => transceiver.receiver.track.kind === "audio")
      .map(({ transceiver }) => transceiver.receiver.track);
  }

  /** Loudness by mid, 0 to 1, of the voices that arrive now. */
  voices(): Map<string, number> {
    const levels = new Map<string, number>();
    for (const { role, transceiver } of this.#slots) {
      const [source] = role === "micSlot" ? transceiver.receiver.getSynchronizationSources() : [];
      if (source && transceiver.mid) {
        levels.set(transceiver.mid, source.audioLevel ?? 0);
      }
    }
    return levels;
  }

  /** What each own line carries. */
  roleOf(mid: string): LineRole | null {
    return this.#lines().find((line) => line.mid === mid)?.role ?? null;
  }

  /** What arrives in this slot is to wait for so long before it is played; 0: no longer than it must. */
  setWait(mid: string, waitMs: number): void {
    const slot = this.#slots.find(({ transceiver }) => transceiver.mid === mid);
    const receiver = slot?.transceiver.receiver;
    const wanted = waitMs === 0 ? null : waitMs;
    if (receiver && "jitterBufferTarget" in receiver && receiver.jitterBufferTarget !== wanted) {
      receiver.jitterBufferTarget = wanted;
    }
  }

  /** The media worker's answer to `count`. */
  counts(lines: LineCounts[]): void {
    this.#counted?.(lines);
    this.#counted = null;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#stopWatching();
    this.#peer.close();
    for (const sender of this.#senders.values()) {
      sender.stop();
    }
  }

  #addSender(role: TrackKind, audio: AudioContext): void {
    const sound = role === "mic" || role === "screenAudio";
    const blank = () => (sound ? silence(audio) : blankPicture(role === "camera"));
    const sender = new SealedSender(this.#peer, role, blank, this.#events);
    preferOneCodec(sender.transceiver, sound ? "audio" : "video");
    this.#senders.set(this.#attach(sender.transceiver.sender), sender);
  }

  #addSlots(role: LineRole, count: number): void {
    const kind = role === "micSlot" || role === "screenAudioSlot" ? "audio" : "video";
    for (let n = 0; n < count; n += 1) {
      const transceiver = this.#peer.addTransceiver(kind, { direction: "recvonly" });
      preferOneCodec(transceiver, kind);
      this.#slots.push({
        id: this.#attach(transceiver.receiver),
        role,
        transceiver,
        stream: new MediaStream([transceiver.receiver.track]),
        gate: new Gate(kind === "audio" ? AUDIO_SLOT_GATE : VIDEO_GATE),
      });
    }
  }

  #attach(end: RTCRtpSender | RTCRtpReceiver): number {
    return attach(this.#transforms, end);
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
    const lines = this.#lines();
    this.#session.tellMedia({ type: "lines", of: "server", lines });
    const sdp = withSoundAgain(withoutCandidates(this.#peer.localDescription?.sdp ?? ""));
    this.#events.offer(
      this.#quiet ? withoutAudioLevel(sdp) : sdp,
      lines.map(({ mid, role }) => ({ mid, role })),
    );
  }

  #lines(): { id: number; mid: string; role: LineRole }[] {
    const senders = [...this.#senders].map(([id, { role, transceiver }]) => ({
      id,
      role,
      mid: transceiver.mid,
    }));
    const slots = this.#slots.map(({ id, role, transceiver }) => ({
      id,
      role,
      mid: transceiver.mid,
    }));
    return [...senders, ...slots].flatMap(({ mid, ...line }) =>
      mid === null ? [] : [{ ...line, mid }],
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
        const closed = [...this.#senders.values()].some(({ verdict }) => verdict === "closed");
        this.#poll(closed ? GATE_POLL_MS : POLL_MS);
      }
    }, wait);
  }

  /** Compares what the browser counts with what the media worker saw. */
  async #watch(): Promise<void> {
    const report = [...(await this.#peer.getStats())];
    const byMid = countLines(report);
    const seen = new Map((await this.#count()).map((line) => [line.id, line]));
    if (this.#closed) {
      return;
    }
    const now = performance.now();
    const counts = (id: number, mid: string) => ({
      browser: byMid.get(mid)?.frames ?? 0,
      seen: seen.get(id)?.seen ?? 0,
      passed: seen.get(id)?.passed ?? 0,
    });
    for (const [id, sender] of this.#senders) {
      const mid = sender.transceiver.mid ?? "";
      const before = sender.verdict;
      const streams = byMid.get(mid)?.streams ?? [];
      this.#tellLayers(id, streams);
      const verdict = await sender.observe(now, streams, seen.get(id)?.streams ?? []);
      if (verdict === "unsealed" && before !== verdict) {
        this.#events.unsealed(mid, sender.role);
      }
    }
    for (const { id, role, transceiver, gate } of this.#slots) {
      const mid = transceiver.mid ?? "";
      const before = gate.verdict;
      // Nothing is opened on the Preview, and the worker does not count it.
      if (role === "previewSlot" || gate.observe(now, counts(id, mid)) === before) {
        continue;
      }
      if (gate.verdict === "unsealed") {
        transceiver.receiver.track.enabled = false;
        this.#events.unsealed(mid, role);
      }
    }
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

  #count(): Promise<LineCounts[]> {
    return new Promise((resolve) => {
      this.#counted = resolve;
      this.#session.tellMedia({ type: "count" });
    });
  }
}

function lineStats(mid: string, { frames, bytes }: LineCount): LineStats {
  return { mid, frames, bytes };
}
