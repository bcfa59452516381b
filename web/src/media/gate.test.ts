import assert from "node:assert/strict";
import { test } from "node:test";
import { AUDIO_GATE, Gate, VIDEO_GATE } from "./gate.ts";

test("the gate opens when the worker and the browser count the same frames", () => {
  const gate = new Gate(VIDEO_GATE);
  assert.equal(gate.observe({ browser: 0, seen: 0, passed: 0 }), "closed");
  assert.equal(gate.observe({ browser: 1, seen: 1, passed: 1 }), "closed");
  assert.equal(gate.observe({ browser: 3, seen: 2, passed: 2 }), "open");
});

test("the gate stays closed while frames come into the worker and none leaves sealed", () => {
  const gate = new Gate(VIDEO_GATE);
  for (let n = 1; n <= 50; n += 1) {
    assert.equal(gate.observe({ browser: n, seen: n, passed: 0 }), "closed");
  }
});

test("the gate stays closed while the browser says that nothing was encoded", () => {
  const gate = new Gate(VIDEO_GATE);
  assert.equal(gate.observe({ browser: 0, seen: 20, passed: 20 }), "closed");
});

test("frames that never reach the worker are told within a second of blank picture", () => {
  const gate = new Gate(VIDEO_GATE);
  let verdict = gate.verdict;
  for (let n = 1; n <= 10; n += 1) {
    verdict = gate.observe({ browser: n, seen: 0, passed: 0 });
    assert.notEqual(verdict, "open");
  }
  assert.equal(verdict, "unsealed");
});

test("a sender whose frames stop reaching the worker later is told too", () => {
  const gate = new Gate(AUDIO_GATE);
  assert.equal(gate.observe({ browser: 50, seen: 50, passed: 50 }), "open");
  gate.observe({ browser: 100, seen: 50, passed: 50 });
  assert.equal(gate.observe({ browser: 150, seen: 50, passed: 50 }), "unsealed");
  assert.equal(gate.observe({ browser: 150, seen: 150, passed: 150 }), "unsealed");
});

test("half of the frames beside the worker are enough to be told", () => {
  const gate = new Gate(VIDEO_GATE);
  let verdict = gate.verdict;
  for (let n = 1; n <= 5; n += 1) {
    verdict = gate.observe({ browser: 20 * n, seen: 10 * n, passed: 10 * n });
  }
  assert.equal(verdict, "unsealed");
});

test("counts read at different times are no alarm", () => {
  const gate = new Gate(VIDEO_GATE);
  for (let n = 1; n <= 1000; n += 1) {
    const late = n % 3;
    const verdict = gate.observe({ browser: 5 * n, seen: 5 * n - late, passed: 5 * n - late });
    assert.notEqual(verdict, "unsealed");
  }
  assert.equal(gate.verdict, "open");
});

test("a browser count that starts again is no alarm and hides none", () => {
  const gate = new Gate(VIDEO_GATE);
  gate.observe({ browser: 100, seen: 100, passed: 100 });
  assert.equal(gate.observe({ browser: 2, seen: 102, passed: 102 }), "open");
  gate.observe({ browser: 12, seen: 102, passed: 102 });
  assert.equal(gate.observe({ browser: 22, seen: 102, passed: 102 }), "unsealed");
});
