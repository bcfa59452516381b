// The m-lines of one peer connection: what goes out by which, what each slot
// receives, and the watch that holds what the browser counts against what the
// media worker saw.
import type { LineCounts } from "../session/messages.ts";
import type { MeetingSession } from "../session/session.ts";
import type { LineRole, TrackKind } from "../session/types.ts";
import { AUDIO_SLOT_GATE, Gate, VIDEO_GATE } from "./gate.ts";
import type { SealedSender } from "./sender.ts";
import type { LineCount } from "./stats.ts";
import { attach, type Transforms } from "./transforms.ts";

export interface Slot {
  id: number;
  role: LineRole;
  transceiver: RTCRtpTransceiver;
  stream: MediaStream;
  gate: Gate;
}

export interface PeerLinesParts {
  session: MeetingSession;
  transforms: Transforms;
  /** Frames of this line pass beside the transform. It was stopped. */
  unsealed(mid: string, role: LineRole): void;
  /** The name outside of a line whose mid this is. */
  named(mid: string): string;
}

/** What others than the connection itself may do with its lines. */
export type Received = Pick<
  PeerLines,
  "stream" | "sounds" | "voices" | "roleOf" | "setWait" | "counts"
>;

export class PeerLines {
  readonly senders = new Map<number, SealedSender>();
  readonly slots: Slot[] = [];
  readonly #parts: PeerLinesParts;
  #counted: ((lines: LineCounts[]) => void) | null = null;

  constructor(parts: PeerLinesParts) {
    this.#parts = parts;
  }

  addSender(sender: SealedSender): void {
    this.senders.set(attach(this.#parts.transforms, sender.transceiver.sender), sender);
  }

  addSlot(role: LineRole, transceiver: RTCRtpTransceiver): void {
    const { receiver } = transceiver;
    this.slots.push({
      id: attach(this.#parts.transforms, receiver),
      role,
      transceiver,
      stream: new MediaStream([receiver.track]),
      gate: new Gate(receiver.track.kind === "audio" ? AUDIO_SLOT_GATE : VIDEO_GATE),
    });
  }

  async setSource(track: TrackKind, source: MediaStreamTrack | null): Promise<void> {
    for (const sender of this.senders.values()) {
      if (sender.role === track) {
        await sender.setSource(source);
      }
    }
  }

  /** A sender has yet to be proven. */
  get someClosed(): boolean {
    return [...this.senders.values()].some(({ verdict }) => verdict === "closed");
  }

  /** The lines that have a number. */
  list(): { id: number; mid: string; role: LineRole }[] {
    const senders = [...this.senders].map(([id, { role, transceiver }]) => ({
      id,
      role,
      mid: this.midOf(transceiver),
    }));
    const slots = this.slots.map(({ id, role, transceiver }) => ({
      id,
      role,
      mid: this.midOf(transceiver),
    }));
    return [...senders, ...slots].flatMap(({ mid, ...line }) =>
      mid === null ? [] : [{ ...line, mid }],
    );
  }

  midOf({ mid }: RTCRtpTransceiver): string | null {
    return mid === null ? null : this.#parts.named(mid);
  }

  slot(mid: string): Slot | undefined {
    return this.slots.find(({ transceiver }) => this.midOf(transceiver) === mid);
  }

  roleOf(mid: string): LineRole | null {
    return this.list().find((line) => line.mid === mid)?.role ?? null;
  }

  /** What a slot receives. */
  stream(mid: string): MediaStream | null {
    return this.slot(mid)?.stream ?? null;
  }

  /** The tracks of the slots that carry sound. */
  sounds(): MediaStreamTrack[] {
    const tracks = this.slots.map(({ transceiver }) => transceiver.receiver.track);
    return tracks.filter(({ kind }) => kind === "audio");
  }

  /** Loudness by mid, 0 to 1, of the voices that arrive now. */
  voices(): Map<string, number> {
    const levels = new Map<string, number>();
    for (const { role, transceiver } of this.slots) {
      const [source] = role === "micSlot" ? transceiver.receiver.getSynchronizationSources() : [];
      const mid = this.midOf(transceiver);
      if (source && mid !== null) {
        levels.set(mid, source.audioLevel ?? 0);
      }
    }
    return levels;
  }

  /** What arrives in this slot is to wait for so long before it is played; 0: no longer than it must. */
  setWait(mid: string, waitMs: number): void {
    const receiver = this.slot(mid)?.transceiver.receiver;
    const wanted = waitMs === 0 ? null : waitMs;
    if (receiver && "jitterBufferTarget" in receiver && receiver.jitterBufferTarget !== wanted) {
      receiver.jitterBufferTarget = wanted;
    }
  }

  /** What the media worker saw, by line. */
  async seen(): Promise<Map<number, LineCounts>> {
    const lines = await new Promise<LineCounts[]>((resolve) => {
      this.#counted = resolve;
      this.#parts.session.tellMedia({ type: "count" });
    });
    return new Map(lines.map((line) => [line.id, line]));
  }

  /** The media worker's answer to `count`. */
  counts(lines: LineCounts[]): void {
    this.#counted?.(lines);
    this.#counted = null;
  }

  /** Judges each line; `byMid` is what the browser counted just before `seen`. */
  async judge(
    now: number,
    byMid: ReadonlyMap<string, LineCount>,
    seen: ReadonlyMap<number, LineCounts>,
  ): Promise<void> {
    for (const [id, sender] of this.senders) {
      const before = sender.verdict;
      const streams = byMid.get(sender.transceiver.mid ?? "")?.streams ?? [];
      const verdict = await sender.observe(now, streams, seen.get(id)?.streams ?? []);
      if (verdict === "unsealed" && before !== verdict) {
        this.#parts.unsealed(this.midOf(sender.transceiver) ?? "", sender.role);
      }
    }
    for (const { id, role, transceiver, gate } of this.slots) {
      // Nothing is opened on the Preview, and the worker does not count it.
      if (role === "previewSlot") {
        continue;
      }
      const before = gate.verdict;
      const verdict = gate.observe(now, {
        browser: byMid.get(transceiver.mid ?? "")?.frames ?? 0,
        seen: seen.get(id)?.seen ?? 0,
        passed: seen.get(id)?.passed ?? 0,
      });
      if (verdict === "unsealed" && before !== verdict) {
        transceiver.receiver.track.enabled = false;
        this.#parts.unsealed(this.midOf(transceiver) ?? "", role);
      }
    }
  }

  stop(): void {
    for (const sender of this.senders.values()) {
      sender.stop();
    }
  }
}
