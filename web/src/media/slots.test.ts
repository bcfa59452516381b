import assert from "node:assert/strict";
import { test } from "node:test";
import type { SlotView } from "../session/types.ts";
import { pictureKey, type WantedTile } from "./meeting.ts";
import { SlotPlan } from "./slots.ts";

const camera = (person: number): WantedTile => ({
  person,
  track: "camera",
  width: 320,
  height: 180,
});
const slot = (mid: string, person: number | null, stale = false): SlotView => ({
  mid,
  role: "cameraSlot",
  person,
  track: person === null ? null : "camera",
  stale,
});
const mids = (plan: SlotPlan) => plan.tiles().map(({ mid, person }) => `${person}@${mid}`);

function plan(slots: string[], people: number[]): SlotPlan {
  const made = new SlotPlan();
  made.setSlots({ camera: slots, screen: [] });
  made.setWanted(people.map(camera));
  return made;
}

test("a tile keeps its slot when others come and go", () => {
  const slots = plan(["a", "b", "c"], [1, 2]);
  assert.deepEqual(mids(slots), ["1@a", "2@b"]);
  slots.setWanted([camera(3), camera(2)]);
  assert.deepEqual(mids(slots), ["3@a", "2@b"]);
  slots.setWanted([camera(2), camera(1), camera(3)]);
  assert.deepEqual(mids(slots), ["2@b", "1@c", "3@a"]);
});

test("the last tiles go without when there are more than slots, until there are more", () => {
  const slots = plan(["a", "b"], [1, 2, 3]);
  assert.deepEqual(mids(slots), ["1@a", "2@b"]);
  slots.setSlots({ camera: ["a", "b", "c", "d"], screen: [] });
  assert.deepEqual(mids(slots), ["1@a", "2@b", "3@c"]);
});

test("a screen takes no camera slot and the other way round", () => {
  const slots = new SlotPlan();
  slots.setSlots({ camera: ["a"], screen: ["s"] });
  slots.setWanted([{ ...camera(1), track: "screen" }, camera(1)]);
  assert.deepEqual(
    slots.tiles().map(({ mid, track }) => `${track}@${mid}`),
    ["screen@s", "camera@a"],
  );
});

test("a slot of an earlier connection is not asked for again", () => {
  const slots = plan(["a", "b"], [1, 2]);
  slots.setSlots({ camera: ["b", "x"], screen: [] });
  assert.deepEqual(mids(slots), ["1@x", "2@b"]);
});

test("a tile shows the slot whose frames opened under its person's key, not the one asked for", () => {
  const slots = plan(["a", "b"], [1, 2]);
  const shown = slots.shown([slot("a", null), slot("c", 2)]);
  assert.equal(shown.get(pictureKey(2, "camera"))?.mid, "c");
  assert.equal(shown.get(pictureKey(1, "camera")), undefined);
});

test("a slot with another person's frames than asked for shows neither of the two", () => {
  const slots = plan(["a", "b"], [1, 2]);
  const shown = slots.shown([slot("a", 2), slot("b", null)]);
  assert.equal(shown.size, 0);
});

test("of two slots with one person a live one is shown, and else the one asked for", () => {
  const slots = plan(["a", "b"], [1]);
  const shown = (...views: SlotView[]) => slots.shown(views).get(pictureKey(1, "camera"))?.mid;
  assert.equal(shown(slot("a", 1, true), slot("b", 1)), "b");
  assert.equal(shown(slot("b", 1), slot("a", 1, true)), "b");
  assert.equal(shown(slot("b", 1), slot("a", 1)), "a");
  assert.equal(shown(slot("a", 1), slot("b", 1)), "a");
});

test("frames of a camera in a screen slot are not shown", () => {
  const slots = new SlotPlan();
  slots.setSlots({ camera: [], screen: ["s"] });
  const shown = slots.shown([
    { mid: "s", role: "screenSlot", person: 1, track: "camera", stale: false },
  ]);
  assert.equal(shown.size, 0);
});
