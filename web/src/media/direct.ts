// Two people, directly: keeps the connection to the other one beside the one to
// the server, and says which of the two is shown and heard. The session worker
// decides whether there is to be one. On the way there and back both carry
// everything until what is to be shown next has begun to come.
import type { LineCounts } from "../session/messages.ts";
import type { Event, LineRole, SlotView, View } from "../session/types.ts";
import { DirectPeer, type DirectPeerParts } from "./direct-peer.ts";
import type { PictureTrack } from "./meeting.ts";
import type { Figures } from "./quality.ts";

/** On the way back, the other may take a little longer to see us by the server. */
const LEAVE_MS = 2000;
/** Longer than that nothing comes by the server either. */
const LEAVE_MOST_MS = 6000;

export interface DirectEvents {
  /** A new peer: give it what is to be sent. */
  began(peer: DirectPeer): void;
  /** It has a track of sound to play. */
  hears(track: MediaStreamTrack): void;
  /** It is closed. */
  ended(peer: DirectPeer): void;
  /** What is sent to the server rests, or goes on. */
  rest(on: boolean): void;
  /** Which connection's slots are shown has changed. */
  turned(): void;
  unsealed(mid: string, role: LineRole): void;
  /** Of the connection that is shown. */
  figures(peer: DirectPeer, figures: Figures): void;
}

type Parts = Omit<DirectPeerParts, "events" | "music">;

export class Direct {
  readonly #parts: Parts;
  readonly #events: DirectEvents;
  #peer: DirectPeer | null = null;
  #attempt = 0;
  /** Whom it leads to. */
  #other: number | null = null;
  #view: View | null = null;
  #saidReady = false;
  #showing = false;
  #resting = false;
  /** Since when the way back is being taken. */
  #leavingAt: number | null = null;

  constructor(parts: Parts, events: DirectEvents) {
    this.#parts = parts;
    this.#events = events;
  }

  get peer(): DirectPeer | null {
    return this.#peer;
  }

  /** What comes directly is what is asked for and shown. */
  get showing(): boolean {
    return this.#showing;
  }

  event(event: Extract<Event, { type: "directCall" | "directAnswer" }>, music: boolean): void {
    if (event.type === "directAnswer") {
      if (event.attempt === this.#attempt) {
        void this.#peer?.answer(event.sdp);
      }
      return;
    }
    this.close();
    // The next one knows of it.
    this.#view = null;
    const { attempt, offer } = event;
    const { session } = this.#parts;
    const peer: DirectPeer = new DirectPeer({
      ...this.#parts,
      music,
      events: {
        made: (sdp) => session.send({ type: "directMade", attempt, sdp }),
        broke: () => this.#broke(peer),
        hears: (track) => this.#events.hears(track),
        unsealed: (mid, role) => this.#events.unsealed(mid, role),
        stats: (lines) => session.send({ type: "peerStats", lines }),
        figures: (figures) => {
          if (this.#showing) {
            this.#events.figures(peer, figures);
          }
        },
        looked: () => this.#settle(),
      },
    });
    this.#peer = peer;
    this.#attempt = attempt;
    this.#events.began(peer);
    void (offer === null ? peer.call() : peer.take(offer));
  }

  update(view: View): void {
    this.#view = view;
    if (view.people.length === 2) {
      this.#other = view.people.find(({ self }) => !self)?.id ?? null;
    }
    this.#settle();
  }

  /** It is of no use any more, and a new one is made in a while. */
  giveUp(): void {
    if (this.#peer) {
      this.#parts.session.send({ type: "directBroke", attempt: this.#attempt });
    }
  }

  counts(lines: LineCounts[]): void {
    this.#peer?.lines.counts(lines);
  }

  /** The slots that are not to be heard: one voice comes by both connections. */
  unheard(): SlotView[] {
    const view = this.#view;
    if (!view || !this.#peer) {
      return [];
    }
    const heard = this.#showing || (this.#leavingAt !== null && !this.#comesByServer(view, "mic"));
    return view.slots.filter((slot) => isDirect(slot) !== heard && slot.person === this.#other);
  }

  /** Ends at once: nothing comes by it, or nothing is to. */
  close(): void {
    const peer = this.#peer;
    this.#peer = null;
    this.#attempt = 0;
    this.#saidReady = false;
    this.#leavingAt = null;
    this.#rest(false);
    peer?.close();
    if (peer) {
      this.#events.ended(peer);
    }
    this.#show(false);
  }

  /** What was shown takes the way back: it may have stalled for a moment only. */
  #broke(peer: DirectPeer): void {
    if (peer === this.#peer) {
      this.giveUp();
      if (!this.#saidReady) {
        this.close();
      }
    }
  }

  #settle(): void {
    if (!this.#peer || !this.#view) {
      return;
    }
    const { direct } = this.#view;
    if (direct.attempt === this.#attempt && direct.stage !== "off") {
      if (!this.#saidReady && this.#peer.sends && this.#comesDirectly(this.#view)) {
        this.#saidReady = true;
        this.#parts.session.send({ type: "directReady", attempt: this.#attempt });
      }
      this.#show(direct.stage !== "trying");
      this.#rest(direct.stage === "alone");
    } else if (this.#saidReady) {
      this.#leave(this.#view);
    } else {
      this.close();
    }
  }

  /** The way back: first by the server again, and only then no longer directly. */
  #leave(view: View): void {
    this.#rest(false);
    this.#leavingAt ??= performance.now();
    this.#show(false);
    const since = performance.now() - this.#leavingAt;
    const comes = this.#comesByServer(view, "mic") && this.#comesByServer(view, "camera");
    if ((since > LEAVE_MS && comes) || since > LEAVE_MOST_MS) {
      this.close();
    }
  }

  #comesDirectly(view: View): boolean {
    const other = view.people.find(({ id }) => id === this.#other);
    return (
      comes(view, other?.id ?? null, "micSlot", true) &&
      (!other?.camera || comes(view, other.id, "cameraSlot", true))
    );
  }

  #comesByServer(view: View, track: "mic" | Extract<PictureTrack, "camera">): boolean {
    const other = view.people.find(({ id }) => id === this.#other);
    return !other?.[track] || comes(view, other.id, `${track}Slot`, false);
  }

  #show(on: boolean): void {
    if (this.#showing !== on) {
      this.#showing = on;
      this.#events.turned();
    }
  }

  #rest(on: boolean): void {
    if (this.#resting !== on) {
      this.#resting = on;
      this.#events.rest(on);
    }
  }
}

function comes(view: View, person: number | null, role: LineRole, directly: boolean): boolean {
  return view.slots.some(
    (slot) =>
      slot.role === role &&
      slot.person === person &&
      person !== null &&
      !slot.stale &&
      isDirect(slot) === directly,
  );
}

function isDirect({ mid }: SlotView): boolean {
  return mid.startsWith("d");
}
