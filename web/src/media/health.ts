// How well the call goes, person by person, and what is done about it here: sound
// and picture of one person are played together.
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { SlotView } from "../session/types.ts";
import { type Targets, targets } from "./lips.ts";
import type { Quality, QualityLine } from "./meeting.ts";
import type { Received } from "./peer-lines.ts";
import { type Figures, type Grade, gradeOf, worstOf } from "./quality.ts";

export class Health {
  readonly quality: ReadonlySignal<Quality | null>;
  readonly #quality: Signal<Quality | null> = signal(null);
  /** By sound slot and picture slot. */
  #waits = new Map<string, Targets>();

  constructor() {
    this.quality = this.#quality;
  }

  /** New figures of these lines; `slots`: whose frames each slot opened last. */
  measured(of: Received, figures: Figures, slots: readonly SlotView[], self: number | null): void {
    const lines = figures.lines.flatMap((line): QualityLine[] => {
      const slot = slots.find(({ mid }) => mid === line.mid);
      const person = line.sent ? self : slot?.stale === false ? slot.person : null;
      const role = of.roleOf(line.mid);
      const idle = line.bps === 0 || role === null || role === "previewSlot";
      return idle || person === null
        ? []
        : [{ ...line, person, role, grade: gradeOf(line, figures.path) }];
    });
    const people = new Set(lines.map(({ person }) => person));
    const grades = [...people].map((person): [number, Grade] => {
      const own = lines.filter((line) => line.person === person);
      return [person, worstOf(own.map(({ grade }) => grade))];
    });
    this.#quality.value = { path: figures.path, grades: new Map(grades), lines };
    this.#holdLips(of, lines);
  }

  clear(): void {
    this.#quality.value = null;
    this.#waits.clear();
  }

  #holdLips(of: Received, lines: readonly QualityLine[]): void {
    const waits = new Map<string, Targets>();
    const slots = new Map<string, number>();
    for (const sound of lines.filter(({ role }) => role === "micSlot")) {
      const picture = lines.find(
        ({ role, person }) => role === "cameraSlot" && person === sound.person,
      );
      if (!picture || sound.delayMs === null || picture.delayMs === null) {
        continue;
      }
      const pair = `${sound.mid} ${picture.mid}`;
      const delays = { soundMs: sound.delayMs, pictureMs: picture.delayMs };
      const wait = targets(delays, this.#waits.get(pair) ?? { soundMs: 0, pictureMs: 0 });
      waits.set(pair, wait);
      slots.set(sound.mid, wait.soundMs);
      slots.set(picture.mid, wait.pictureMs);
    }
    this.#waits = waits;
    for (const { mid, sent } of lines) {
      if (!sent) {
        of.setWait(mid, slots.get(mid) ?? 0);
      }
    }
  }
}
