import assert from "node:assert/strict";
import { test } from "node:test";
import { skewMs, type Targets, targets } from "./lips.ts";

const NONE: Targets = { soundMs: 0, pictureMs: 0 };

/** What is played is what the network asks for, or what was set if that is more. */
function settle(soundNeedsMs: number, pictureNeedsMs: number, from = NONE, seconds = 60) {
  let set = from;
  let delays = { soundMs: 0, pictureMs: 0 };
  for (let second = 0; second < seconds; second += 1) {
    delays = {
      soundMs: Math.max(soundNeedsMs, set.soundMs),
      pictureMs: Math.max(pictureNeedsMs, set.pictureMs),
    };
    set = targets(delays, set);
  }
  return { set, skew: skewMs(delays) };
}

test("sound and picture within bounds are left alone", () => {
  for (const [sound, picture] of [
    [40, 40],
    [40, 80],
    [140, 40],
  ] as const) {
    assert.deepEqual(settle(sound, picture).set, NONE);
  }
});

test("whatever the network does to one of them, they end within bounds", () => {
  for (let sound = 20; sound <= 400; sound += 20) {
    for (let picture = 20; picture <= 400; picture += 20) {
      const { skew } = settle(sound, picture);
      assert.ok(skew <= 45 && skew >= -125, `${sound} and ${picture}: ${skew}`);
    }
  }
});

test("who waited for the other no longer does once that is not late any more", () => {
  const late = settle(40, 300);
  assert.ok(late.set.soundMs > 200);
  assert.deepEqual(settle(40, 40, late.set).set, NONE);
  const other = settle(350, 40);
  assert.ok(other.set.pictureMs > 200);
  assert.deepEqual(settle(40, 40, other.set).set, NONE);
});

test("nothing waits longer than the browser allows", () => {
  assert.deepEqual(targets({ soundMs: 20, pictureMs: 9000 }, NONE), { soundMs: 400, pictureMs: 0 });
});
