import assert from "node:assert/strict";
import { test } from "node:test";
import { Stall } from "./path-watch.ts";

test("a count that stops for half a second is a path that broke, told once in a while", () => {
  const stall = new Stall();
  const told: number[] = [];
  for (let now = 0; now <= 20_000; now += 100) {
    // It grows for three seconds, stops, and comes back after ten more.
    const count = now <= 3000 ? now : now < 13_000 ? 3000 : now;
    if (stall.observe(now, count)) {
      told.push(now);
    }
  }
  assert.deepEqual(told, [3600, 8600]);
});

test("nothing yet is no path that broke, and neither are short pauses", () => {
  const stall = new Stall();
  for (let now = 0; now < 5000; now += 100) {
    assert.equal(stall.observe(now, 0), false);
  }
  for (let now = 5000; now < 20_000; now += 100) {
    assert.equal(stall.observe(now, Math.floor(now / 500)), false);
  }
});
