import assert from "node:assert/strict";
import { test } from "node:test";
import { pictureKey } from "../media/meeting.ts";
import type { Person } from "../session/types.ts";
import {
  inOrder,
  MOST_LIVE,
  movedTo,
  NOTHING_CHOSEN,
  planStage,
  type StageChoice,
  type StageInput,
} from "./stage-plan.ts";

const person = (id: number, more: Partial<Person> = {}): Person => ({
  id,
  name: `P${id}`,
  hue: 0,
  self: false,
  host: false,
  mic: true,
  camera: true,
  screen: false,
  hand: false,
  mark: "none",
  code: null,
  forged: false,
  ...more,
});

const SELF = 1000;
const room = (others: number, change: (id: number) => Partial<Person> = () => ({})) => [
  person(SELF, { self: true }),
  ...Array.from({ length: others }, (_, index) => person(index + 1, change(index + 1))),
];

function plan(people: Person[], choice: Partial<StageChoice> = {}, more: Partial<StageInput> = {}) {
  return planStage({
    people,
    choice: { ...NOTHING_CHOSEN, ...choice },
    speaker: null,
    recent: [],
    page: 0,
    stage: { width: 1416, height: 812 },
    ...more,
  });
}

const camera = (id: number) => pictureKey(id, "camera");
const screen = (id: number) => pictureKey(id, "screen");

test("everybody is on one page and no other, in every layout, on every window", () => {
  for (const layout of ["auto", "grid", "speaker"] as const) {
    for (const stage of [
      { width: 1416, height: 812 },
      { width: 344, height: 560 },
      { width: 600, height: 240 },
    ]) {
      for (const others of [1, 2, 5, 24, 48, 120]) {
        const seen: string[] = [];
        const { pages } = plan(room(others), { layout }, { stage });
        for (let page = 0; page < pages; page += 1) {
          const { tiles } = plan(room(others), { layout }, { stage, page });
          seen.push(...tiles.filter(({ large }) => page === 0 || !large).map(({ key }) => key));
        }
        const name = `${layout}, ${others} others, ${stage.width} by ${stage.height}`;
        assert.equal(seen.length, others + 1, name);
        assert.equal(new Set(seen).size, others + 1, name);
      }
    }
  }
});

test("a page that is gone gives the last there is", () => {
  const stage = { width: 344, height: 560 };
  const { page, pages } = plan(room(24), {}, { stage, page: 99 });
  assert.ok(pages > 1);
  assert.equal(page, pages - 1);
});

test("a page has no more than 25 live pictures, and who spoke has one", () => {
  const people = room(48);
  const { tiles } = plan(people, {}, { recent: [48, 47] });
  assert.equal(tiles.length, 49);
  const live = tiles.filter(({ live, person }) => live && !person.self);
  assert.equal(live.length, MOST_LIVE);
  assert.ok(live.some(({ key }) => key === camera(48)));
  assert.ok(live.some(({ key }) => key === camera(47)));
});

test("cameras that are off take no picture from those that are on", () => {
  const people = room(48, (id) => ({ camera: id > 24 }));
  const { tiles } = plan(people);
  for (const { person, live } of tiles) {
    assert.ok(!person.camera || live, String(person.id));
  }
});

test("what is pinned is large, several at once, and in a grid on every page", () => {
  const pinned = [camera(3), camera(5)];
  const large = (layout: StageChoice["layout"]) =>
    plan(room(9), { layout, pinned })
      .tiles.filter((tile) => tile.large)
      .map(({ key }) => key);
  assert.deepEqual(large("auto"), pinned);
  assert.deepEqual(large("speaker"), pinned);
  assert.deepEqual(large("grid"), []);
  const stage = { width: 344, height: 560 };
  const { pages } = plan(room(24), { layout: "grid", pinned }, { stage });
  for (let page = 0; page < pages; page += 1) {
    const { tiles } = plan(room(24), { layout: "grid", pinned }, { stage, page });
    assert.ok(
      pinned.every((key) => tiles.some((tile) => tile.key === key)),
      String(page),
    );
  }
});

test("a shared screen is large beside the people, and one's own is not", () => {
  const people = room(4, (id) => ({ screen: id === 2 }));
  const { tiles } = plan(people);
  assert.deepEqual(
    tiles.filter((tile) => tile.large).map(({ key }) => key),
    [screen(2)],
  );
  const own = [person(SELF, { self: true, screen: true }), person(1)];
  assert.ok(plan(own).tiles.every((tile) => !tile.large));
  assert.ok(plan(own).tiles.some(({ key }) => key === screen(SELF)));
});

test("in the speaker layout who speaks is large, and the tiles keep their order", () => {
  const keys = (speaker: number | null) =>
    plan(room(6), { layout: "speaker" }, { speaker }).tiles.map(({ key }) => key);
  assert.deepEqual(keys(2), keys(5));
  const large = (speaker: number | null) =>
    plan(room(6), { layout: "speaker" }, { speaker }).tiles.find((tile) => tile.large)?.key;
  assert.equal(large(5), camera(5));
  assert.equal(large(null), camera(1));
  assert.equal(large(SELF), camera(1), "oneself one does not look at");
});

test("oneself and those without a camera can be left out", () => {
  const people = room(5, (id) => ({ camera: id !== 4 }));
  assert.ok(plan(people, { hideSelf: true }).tiles.every((tile) => !tile.person.self));
  const without = plan(people, { hideWithoutVideo: true });
  assert.equal(without.hidden, 1);
  assert.ok(without.tiles.every(({ key }) => key !== camera(4)));
  const pinned = plan(people, { hideWithoutVideo: true, pinned: [camera(4)] });
  assert.ok(
    pinned.tiles.some(({ key }) => key === camera(4)),
    "who is pinned stays",
  );
  assert.equal(plan(room(0), { hideSelf: true }).tiles.length, 1, "who is alone sees oneself");
});

test("of two the other one fills the stage, unless they are to be of one size", () => {
  const two = plan(room(1));
  assert.equal(two.tiles.find(({ floating }) => floating)?.person.id, SELF);
  const first = plan(room(1), { order: [SELF, 1] });
  assert.equal(first.tiles.find(({ floating }) => floating)?.person.id, SELF);
  assert.ok(plan(room(1), { layout: "grid" }).tiles.every(({ floating }) => !floating));
});

test("an order is kept while people come and go", () => {
  const ids = (people: Person[], order: number[]) => inOrder(people, order).map(({ id }) => id);
  assert.deepEqual(ids(room(3), []), [1, 2, 3, SELF]);
  const order = movedTo([1, 2, 3, SELF], 3, 1);
  assert.deepEqual(order, [3, 1, 2, SELF]);
  assert.deepEqual(ids(room(5), order), [3, 1, 2, SELF, 4, 5]);
  assert.deepEqual(ids(room(2), order), [1, 2, SELF]);
  assert.deepEqual(movedTo([1, 2, 3], 1, 3), [2, 3, 1]);
  assert.deepEqual(movedTo([1, 2, 3], 9, 3), [1, 2, 3]);
});
