import assert from "node:assert/strict";
import { test } from "node:test";
import { VIDEO_GATE } from "./gate.ts";
import { ALL_LAYERS } from "./layers.ts";
import { PROVE_MS, Proof } from "./proof.ts";

const RIDS = ["q", "h", "f"];
/** What the browser counts of three layers, and what the worker saw of them. */
const counts = (browser: number[], seen: (number | null)[]) =>
  [
    browser.map((frames, layer) => ({ ssrc: 10 + layer, rid: RIDS[layer] ?? null, frames })),
    seen.flatMap((frames, layer) =>
      frames === null ? [] : [{ ssrc: 10 + layer, seen: frames, passed: frames }],
    ),
  ] as const;

test("the line opens once every layer was seen sealed, and not before", () => {
  const proof = new Proof(VIDEO_GATE, ALL_LAYERS);
  assert.equal(proof.observe(0, ...counts([2, 2, 0], [2, 2, null])), "closed");
  assert.equal(proof.observe(100, ...counts([3, 3, 1], [3, 3, 1])), "closed");
  assert.equal(proof.observe(200, ...counts([4, 4, 2], [4, 4, 2])), "open");
  assert.equal(proof.proven, 0b111);
});

test("a layer that does not begin is left out after a while and is not proven", () => {
  const proof = new Proof(VIDEO_GATE, ALL_LAYERS);
  for (let now = 0; now < PROVE_MS; now += 100) {
    const frames = 2 + now / 100;
    assert.equal(proof.observe(now, ...counts([frames, 0, 0], [frames, null, null])), "closed");
  }
  assert.equal(proof.observe(PROVE_MS, ...counts([50, 0, 0], [50, null, null])), "open");
  assert.equal(proof.proven, 0b001);
  // One that begins later is watched, and is not proven by that.
  assert.equal(proof.observe(PROVE_MS + 100, ...counts([51, 9, 0], [51, 9, null])), "open");
  assert.equal(proof.proven, 0b001);
});

test("a layer that did not begin gets another chance and can be proven by it", () => {
  const proof = new Proof(VIDEO_GATE, ALL_LAYERS);
  proof.observe(0, ...counts([2, 0, 0], [2, null, null]));
  assert.equal(proof.observe(PROVE_MS, ...counts([9, 0, 0], [9, null, null])), "open");
  proof.again();
  assert.equal(proof.observe(PROVE_MS + 100, ...counts([9, 1, 0], [9, 1, null])), "closed");
  assert.equal(proof.observe(PROVE_MS + 200, ...counts([10, 2, 2], [10, 2, 2])), "open");
  assert.equal(proof.proven, ALL_LAYERS);
});

test("one layer beside the worker stops the line, however well the others are sealed", () => {
  for (const later of [0, 5000]) {
    const proof = new Proof(VIDEO_GATE, ALL_LAYERS);
    for (let now = 0; now < later; now += 100) {
      const frames = 2 + now / 100;
      proof.observe(now, ...counts([frames, frames, 0], [frames, frames, null]));
    }
    let opened = 0;
    for (let now = later; now < later + 4000; now += 100) {
      const frames = 60 + now / 100;
      const beside = (now - later) / 100;
      const verdict = proof.observe(
        now,
        ...counts([frames, frames, beside], [frames, frames, null]),
      );
      opened += verdict === "open" && later === 0 ? 1 : 0;
    }
    assert.equal(proof.verdict, "unsealed", `from ${later} ms on`);
    assert.equal(opened, 0);
  }
});

test("a stream that is none of the layers proves nothing", () => {
  const proof = new Proof(VIDEO_GATE, ALL_LAYERS);
  for (let now = 0; now < 10_000; now += 100) {
    const frames = now / 100;
    const streams = [{ ssrc: 7, rid: "other", frames }];
    assert.equal(
      proof.observe(now, streams, [{ ssrc: 7, seen: frames, passed: frames }]),
      "closed",
    );
  }
});

test("a line of one layer opens with that", () => {
  const proof = new Proof(VIDEO_GATE, 1);
  const stream = { ssrc: 3, rid: null, frames: 2 };
  assert.equal(proof.observe(0, [stream], [{ ssrc: 3, seen: 2, passed: 2 }]), "open");
});
