import assert from "node:assert/strict";
import { test } from "node:test";
import { hear, lookAgainAt, SILENCE } from "./speaker.ts";

const here = new Set([1, 2, 3]);

test("who speaks first has the floor at once, and keeps it in silence", () => {
  const floor = hear(SILENCE, [2], here, 0);
  assert.equal(floor.speaker, 2);
  assert.equal(hear(floor, [], here, 60_000).speaker, 2);
});

test("a word thrown in takes the floor from nobody", () => {
  let floor = hear(SILENCE, [1], here, 0);
  floor = hear(floor, [1, 2], here, 500);
  assert.equal(floor.speaker, 1);
  floor = hear(floor, [2], here, 9000);
  assert.equal(floor.speaker, 1, "who spoke for long only takes a breath");
  const again = lookAgainAt(floor, [2]) ?? 0;
  assert.ok(again > 9000);
  floor = hear(floor, [2], here, again);
  assert.equal(floor.speaker, 2);
  assert.equal(lookAgainAt(floor, [2]), null);
});

test("who leaves loses the floor, and is not remembered", () => {
  let floor = hear(SILENCE, [1], here, 0);
  floor = hear(floor, [], new Set([2, 3]), 10);
  assert.equal(floor.speaker, null);
  assert.deepEqual(floor.recent, []);
});

test("who spoke lately is known, the latest first, and two who speak change no places", () => {
  let floor = hear(SILENCE, [1], here, 0);
  floor = hear(floor, [3], here, 2000);
  assert.deepEqual(floor.recent, [3, 1]);
  floor = hear(floor, [3, 2], here, 4000);
  assert.deepEqual(floor.recent, [2, 3, 1]);
  floor = hear(floor, [2, 3], here, 4200);
  assert.deepEqual(floor.recent, [2, 3, 1]);
});
