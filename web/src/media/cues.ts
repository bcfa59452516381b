// Short sounds that say what happened to who does not look: made here, of a few
// notes, from no file. They come out where voices do.

/** `joined` rises and `left` falls; a raised hand is a bell, and `muted` a low step down. */
export type Cue = "joined" | "left" | "hand" | "muted";

interface Note {
  hertz: number;
  /** Seconds from the cue's beginning. */
  at: number;
  seconds: number;
}

const NOTES: Record<Cue, readonly Note[]> = {
  joined: [
    { hertz: 523.25, at: 0, seconds: 0.16 },
    { hertz: 783.99, at: 0.09, seconds: 0.26 },
  ],
  left: [
    { hertz: 659.25, at: 0, seconds: 0.16 },
    { hertz: 440, at: 0.09, seconds: 0.26 },
  ],
  hand: [
    { hertz: 880, at: 0, seconds: 0.42 },
    { hertz: 1760, at: 0, seconds: 0.2 },
  ],
  muted: [
    { hertz: 349.23, at: 0, seconds: 0.12 },
    { hertz: 261.63, at: 0.1, seconds: 0.2 },
  ],
};

/** Below a voice: nobody is to miss a word for it. */
const LOUDNESS = 0.06;
const ATTACK_SECONDS = 0.012;
const SOON_SECONDS = 0.02;
/** Several of one kind are one: those that come sooner after the first are not played. */
const APART_MS = 700;
/** What is later tells nothing any more. */
const LATE_MS = 3000;
/** The sound card may rest when nothing was played for so long. */
const REST_MS = 3000;

export class Cues {
  #context: AudioContext | null = null;
  #speaker = "";
  /** When each was played last. */
  readonly #last = new Map<Cue, number>();
  /** On the context's clock: two of them at once are noise. */
  #busyUntil = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** Where they come out; empty: where the browser likes. */
  setSpeaker(id: string): void {
    this.#speaker = id;
    this.#route();
  }

  play(cue: Cue): void {
    const now = performance.now();
    if (now - (this.#last.get(cue) ?? Number.NEGATIVE_INFINITY) < APART_MS) {
      return;
    }
    this.#last.set(cue, now);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#context?.suspend().catch(() => {}), REST_MS);
    if (this.#context === null) {
      this.#context = new AudioContext();
      this.#route();
    }
    const context = this.#context;
    // Where no click came before, the browser lets nothing sound until one does.
    context.resume().then(
      () => {
        const start = Math.max(context.currentTime + SOON_SECONDS, this.#busyUntil);
        const late = performance.now() - now + (start - context.currentTime) * 1000;
        if (late < LATE_MS) {
          this.#busyUntil = sound(context, NOTES[cue], start);
        }
      },
      () => {},
    );
  }

  #route(): void {
    // Not in every browser; then they come out of the usual one.
    const context = this.#context as { setSinkId?: (id: string) => Promise<void> } | null;
    void context?.setSinkId?.(this.#speaker).catch(() => {});
  }
}

/** When it is over. */
function sound(context: AudioContext, notes: readonly Note[], start: number): number {
  let end = start;
  for (const { hertz, at, seconds } of notes) {
    const tone = new OscillatorNode(context, { type: "sine", frequency: hertz });
    const gain = new GainNode(context, { gain: 0 });
    const [begins, ends] = [start + at, start + at + seconds];
    gain.gain.setValueAtTime(0, begins);
    gain.gain.linearRampToValueAtTime(LOUDNESS, begins + ATTACK_SECONDS);
    gain.gain.exponentialRampToValueAtTime(0.0001, ends);
    tone.connect(gain).connect(context.destination);
    tone.start(begins);
    tone.stop(ends);
    end = Math.max(end, ends);
  }
  return end;
}
