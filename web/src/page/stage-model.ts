// What one chose to see, and what follows from it: which tile stands where. It
// lives as long as the page, so that a panel or another screen changes nothing.
import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type Meeting, type PictureKey, pictureKey } from "../media/meeting.ts";
import type { Person } from "../session/types.ts";
import { type Floor, hear, lookAgainAt, SILENCE } from "./speaker.ts";
import {
  inOrder,
  MOST_PINNED,
  movedTo,
  NOTHING_CHOSEN,
  type Placed,
  planStage,
  type StageChoice,
  type StagePlan,
} from "./stage-plan.ts";

export interface StageModel {
  readonly choice: ReadonlySignal<StageChoice>;
  /** Of the stage, in CSS pixels; the stage itself says. */
  readonly size: Signal<{ width: number; height: number }>;
  readonly plan: ReadonlySignal<StagePlan>;
  /** Others who are heard now and have no tile on this page. */
  readonly unseen: ReadonlySignal<Person[]>;
  /** What a small window shows, of all: what is large, or who spoke last. */
  readonly focus: ReadonlySignal<Placed | null>;
  choose(change: Partial<StageChoice>): void;
  turnTo(page: number): void;
  /** To the page that has this person's tile. */
  show(person: number): void;
  togglePin(key: PictureKey): void;
  /** Brings one person's tile to where another's is. */
  move(moved: number, target: number): void;
  /** One place to the front or to the back; the new place, counted from 1, or null. */
  step(person: number, by: 1 | -1): { place: number; of: number } | null;
}

export function createStage(meeting: Meeting, people: ReadonlySignal<Person[]>): StageModel {
  const choice = signal<StageChoice>(NOTHING_CHOSEN);
  const size = signal({ width: 0, height: 0 });
  const page = signal(0);
  const floor = followSpeaker(meeting, people);
  const planned = (chosen: StageChoice) =>
    planStage({
      people: people.value,
      choice: chosen,
      speaker: floor.value.speaker,
      recent: floor.value.recent,
      page: page.value,
      stage: size.value,
    });
  const plan = computed(() => planned(choice.value));
  const choose = (change: Partial<StageChoice>) => {
    choice.value = { ...choice.peek(), ...change };
  };
  const order = () => inOrder(people.peek(), choice.peek().order).map(({ id }) => id);
  return {
    choice,
    size,
    plan,
    unseen: computed(() => {
      const seen = new Set(plan.value.tiles.map(({ person }) => person.id));
      const heard = meeting.speaking.value;
      return people.value.filter(({ id, self }) => !self && heard.has(id) && !seen.has(id));
    }),
    focus: computed(() => {
      const { tiles } = planned({ ...choice.value, layout: "speaker" });
      return tiles.find(({ large }) => large) ?? tiles[0] ?? null;
    }),
    choose,
    turnTo(next) {
      page.value = Math.min(Math.max(0, next), plan.peek().pages - 1);
    },
    show(person) {
      const { sequence, pages } = plan.peek();
      const place = sequence.indexOf(pictureKey(person, "camera"));
      if (place >= 0 && pages > 1) {
        page.value = Math.floor(place / Math.ceil(sequence.length / pages));
      }
    },
    togglePin(key) {
      const { pinned } = choice.peek();
      const others = pinned.filter((other) => other !== key);
      const next = others.length < pinned.length ? others : [...others, key];
      choose({ pinned: next.slice(-MOST_PINNED) });
    },
    move(moved, target) {
      choose({ order: movedTo(order(), moved, target) });
    },
    step(person, by) {
      const now = order();
      const place = now.indexOf(person);
      const target = now[place + by];
      if (place < 0 || target === undefined) {
        return null;
      }
      choose({ order: movedTo(now, person, target) });
      return { place: place + by + 1, of: now.length };
    },
  };
}

function followSpeaker(meeting: Meeting, people: ReadonlySignal<Person[]>): ReadonlySignal<Floor> {
  const floor = signal<Floor>(SILENCE);
  const again = signal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    again.value;
    const here = people.value;
    const others = new Set(here.filter(({ self }) => !self).map(({ id }) => id));
    const speaking = [...meeting.speaking.value].filter((id) => others.has(id));
    const now = performance.now();
    const before = floor.peek();
    const next = hear(before, speaking, others, now);
    const same =
      next.speaker === before.speaker &&
      next.at === before.at &&
      next.speaks === before.speaks &&
      next.recent.length === before.recent.length &&
      next.recent.every((id, index) => id === before.recent[index]);
    if (!same) {
      floor.value = next;
    }
    clearTimeout(timer);
    const at = lookAgainAt(next, speaking);
    if (at !== null) {
      timer = setTimeout(() => {
        again.value += 1;
      }, at - now);
    }
  });
  return floor;
}
