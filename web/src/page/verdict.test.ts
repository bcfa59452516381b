import assert from "node:assert/strict";
import { test } from "node:test";
import type { Step, Steps } from "../media/check.ts";
import { findings, isDone, speedOf } from "./verdict.ts";

const WORKS: Step = { is: "works" };
const FAILS: Step = { is: "fails" };
const ALL: Steps = {
  ...{ camera: WORKS, mic: WORKS, speaker: WORKS, server: WORKS },
  ...{ udp: WORKS, tcp: { is: "absent" }, relay: { is: "absent" } },
  bandwidth: { is: "works", value: 3_000_000 },
};

test("where everything works that is said, and nothing else", () => {
  assert.deepEqual(findings(ALL), ["all"]);
  assert.deepEqual(findings({ ...ALL, speaker: { is: "waiting" } }), ["all"]);
});

test("without a server, or without a way for packets, no detail matters", () => {
  assert.deepEqual(findings({ ...ALL, server: FAILS, camera: FAILS }), ["noServer"]);
  assert.deepEqual(findings({ ...ALL, udp: FAILS, tcp: FAILS, mic: FAILS }), ["nothing"]);
});

test("each thing that does not work has its sentence", () => {
  assert.deepEqual(findings({ ...ALL, camera: FAILS, mic: FAILS, speaker: FAILS }), [
    "seenNot",
    "heardNot",
    "hearsNot",
  ]);
  assert.deepEqual(findings({ ...ALL, udp: FAILS, tcp: WORKS }), ["detour"]);
  assert.deepEqual(findings({ ...ALL, bandwidth: { is: "works", value: 200_000 } }), ["slow"]);
});

test("a rate is told by what can be sent with it", () => {
  const rates = [5_000_000, 1_000_000, 300_000, 100_000];
  assert.deepEqual(rates.map(speedOf), ["full", "middle", "small", "sound"]);
});

test("the check is done when nothing runs, whether or not the speaker was tried", () => {
  assert.ok(isDone({ ...ALL, speaker: { is: "waiting" } }));
  assert.ok(!isDone({ ...ALL, tcp: { is: "running" } }));
  assert.ok(!isDone({ ...ALL, bandwidth: { is: "waiting" } }));
  assert.ok(isDone({ ...ALL, server: FAILS, udp: { is: "waiting" } }));
});
