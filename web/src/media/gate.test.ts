import assert from "node:assert/strict";
import { test } from "node:test";
import { AUDIO_GATE, type Counts, Gate, VIDEO_GATE } from "./gate.ts";

/** Readings at equal intervals; the verdict after the last one. */
function run(gate: Gate, everyMs: number, readings: Counts[], startMs = 0) {
  return readings.reduce<string>(
    (_, counts, index) => gate.observe(startMs + index * everyMs, counts),
    gate.verdict,
  );
}

const sealed = (frames: number): Counts => ({ browser: frames, seen: frames, passed: frames });
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n));

test("the gate opens when the worker and the browser count the same frames", () => {
  const gate = new Gate(VIDEO_GATE);
  assert.equal(gate.observe(0, sealed(0)), "closed");
  assert.equal(gate.observe(100, sealed(1)), "closed");
  assert.equal(gate.observe(200, { browser: 3, seen: 2, passed: 2 }), "open");
});

test("the gate stays closed while frames come into the worker and none leaves sealed", () => {
  const readings = times(100, (n) => ({ browser: n, seen: n, passed: 0 }));
  assert.equal(run(new Gate(VIDEO_GATE), 100, readings), "closed");
});

test("the gate stays closed while the browser says that nothing was encoded", () => {
  const readings = times(50, (n) => ({ browser: 0, seen: n, passed: n }));
  assert.equal(run(new Gate(VIDEO_GATE), 100, readings), "closed");
});

test("blank frames that never reach the worker are told within three seconds", () => {
  const gate = new Gate(VIDEO_GATE);
  for (let n = 0; n < 30; n += 1) {
    assert.notEqual(gate.observe(n * 100, { browser: n, seen: 0, passed: 0 }), "open");
  }
  assert.equal(gate.verdict, "unsealed");
});

test("a sender whose frames stop reaching the worker later is told, for good", () => {
  const gate = new Gate(AUDIO_GATE);
  assert.equal(
    run(
      gate,
      1000,
      times(5, (n) => sealed(50 * n)),
    ),
    "open",
  );
  const beside = times(5, (n) => ({ browser: 250 + 50 * n, seen: 200, passed: 200 }));
  assert.equal(run(gate, 1000, beside, 5000), "unsealed");
  assert.equal(gate.observe(20_000, sealed(1000)), "unsealed");
});

test("half of the frames beside the worker are enough to be told", () => {
  const readings = times(8, (n) => ({ browser: 30 * n, seen: 15 * n, passed: 15 * n }));
  assert.equal(run(new Gate(VIDEO_GATE), 1000, readings), "unsealed");
});

test("a worker that is a second late for a while is no alarm", () => {
  const late = times(60, (n) => sealed(30 * n)).map(({ browser }, n) => {
    const seen = n > 20 && n < 40 ? browser - 30 : browser;
    return { browser, seen, passed: seen };
  });
  assert.equal(run(new Gate(VIDEO_GATE), 1000, late), "open");
});

test("a worker that stands still for a second and a half and catches up is no alarm", () => {
  const gate = new Gate(AUDIO_GATE);
  const readings = times(100, (n) => {
    const browser = 5 * n;
    const seen = n >= 40 && n < 55 ? 5 * 40 : browser;
    return { browser, seen, passed: seen };
  });
  assert.equal(run(gate, 100, readings), "open");
});

test("frames that the browser drops before the transform do not add up over hours", () => {
  const readings = times(10_000, (n) => ({ browser: 30 * n, seen: 29 * n, passed: 29 * n }));
  assert.equal(run(new Gate(VIDEO_GATE), 1000, readings), "open");
});

test("a track that pauses and goes on is no alarm", () => {
  const readings = times(60, (n) =>
    sealed(Math.floor(n / 10) % 2 === 0 ? 30 * n : 300 * Math.ceil(n / 10)),
  );
  assert.equal(run(new Gate(VIDEO_GATE), 1000, readings), "open");
});

test("a browser count that starts again is no alarm and hides none", () => {
  const gate = new Gate(VIDEO_GATE);
  run(
    gate,
    1000,
    times(5, (n) => sealed(30 * n)),
  );
  const again = times(5, (n) => ({ browser: 30 * n, seen: 120 + 30 * n, passed: 120 + 30 * n }));
  assert.equal(run(gate, 1000, again, 5000), "open");
  const beside = times(6, (n) => ({ browser: 150 + 30 * n, seen: 240, passed: 240 }));
  assert.equal(run(gate, 1000, beside, 10_000), "unsealed");
});

test("a worker that saw frames twice has nothing in hand for later", () => {
  const gate = new Gate(VIDEO_GATE);
  run(
    gate,
    1000,
    times(20, (n) => ({ browser: 30 * n, seen: 60 * n, passed: 60 * n })),
  );
  const beside = times(6, (n) => ({ browser: 600 + 30 * n, seen: 1140, passed: 1140 }));
  assert.equal(run(gate, 1000, beside, 20_000), "unsealed");
});
