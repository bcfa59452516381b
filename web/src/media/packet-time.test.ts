import assert from "node:assert/strict";
import { test } from "node:test";
import { PacketTime } from "./packet-time.ts";

test("packets become longer on a thin uplink that stays thin, and no sooner", () => {
  const time = new PacketTime();
  assert.equal(time.observe(0, null, true), 20);
  assert.equal(time.observe(0, 250_000, true), 20);
  assert.equal(time.observe(2000, 320_000, true), 20, "a dip is none");
  assert.equal(time.observe(3000, 250_000, true), 20);
  assert.equal(time.observe(5999, 250_000, true), 20);
  assert.equal(time.observe(6000, 250_000, true), 40);
});

test("they are short again only well above, and after a while", () => {
  const time = new PacketTime();
  time.observe(0, 100_000, true);
  assert.equal(time.observe(3000, 100_000, true), 40);
  for (let now = 4000; now < 60_000; now += 1000) {
    assert.equal(time.observe(now, 400_000, true), 40, "neither thin nor wide");
  }
  assert.equal(time.observe(60_000, 2_000_000, true), 40);
  assert.equal(time.observe(74_000, 2_000_000, true), 40);
  assert.equal(time.observe(75_000, 2_000_000, true), 20);
});

test("without pictures packets are short, whatever the browser believes", () => {
  const time = new PacketTime();
  assert.equal(time.observe(0, 60_000, false), 20);
  assert.equal(time.observe(60_000, 60_000, false), 20);
  assert.equal(time.observe(61_000, 60_000, true), 20);
  assert.equal(time.observe(64_000, 60_000, true), 40);
  assert.equal(time.observe(65_000, 60_000, false), 40);
  assert.equal(time.observe(80_000, 60_000, false), 20);
});
