import assert from "node:assert/strict";
import { test } from "node:test";
import { gradeOf, type LineFigures, QualityWatch, worstOf } from "./quality.ts";

const report = (...entries: { id: string; [field: string]: unknown }[]) =>
  entries.map((entry): [string, unknown] => [entry.id, entry]);

const PATH = { kind: "udp", rttMs: 30, sendBps: null } as const;
const LINE: LineFigures = {
  ...{ mid: "1", video: true, sent: false, bps: 500_000, lost: 0, jitterMs: 5 },
  ...{ width: 640, height: 360, fps: 30, layers: [], freezesNow: 0, freezes: 0 },
  ...{ concealed: null, limited: null, delayMs: null },
};

test("what arrived is told per second, with what was lost of it", () => {
  const watch = new QualityWatch();
  const video = { id: "v", type: "inbound-rtp", kind: "video", mid: "4" };
  const at = (n: number) =>
    report({
      ...video,
      bytesReceived: 62_500 * n,
      packetsReceived: 90 * n,
      packetsLost: 10 * n,
      jitter: 0.012,
      ...{ frameWidth: 640, frameHeight: 360, framesDecoded: 30 * n, freezeCount: n },
      ...{ jitterBufferDelay: 3 * n, jitterBufferEmittedCount: 30 * n, totalDecodeTime: 0.15 * n },
    });
  watch.observe(0, at(1));
  const [line] = watch.observe(1000, at(2)).lines;
  assert.equal(line?.bps, 500_000);
  assert.equal(line?.lost, 0.1);
  assert.equal(line?.jitterMs, 12);
  assert.deepEqual([line?.width, line?.height, line?.fps], [640, 360, 30]);
  assert.deepEqual([line?.freezesNow, line?.freezes], [1, 2]);
  assert.equal(Math.round(line?.delayMs ?? 0), 105);
});

test("figures are of the last seconds, and a trouble of before is forgotten", () => {
  const watch = new QualityWatch();
  for (let second = 0; second <= 20; second += 1) {
    const lost = Math.min(second, 5) * 20;
    const [line] = watch.observe(
      second * 1000,
      report({
        ...{ id: "v", type: "inbound-rtp", kind: "video", mid: "4" },
        ...{ packetsReceived: 100 * second, packetsLost: lost },
      }),
    ).lines;
    if (second === 4) {
      assert.equal(gradeOf(line as LineFigures, PATH), "poor");
    } else if (second === 20) {
      assert.equal(line?.lost, 0);
    }
  }
});

test("layers of a camera are one line, with the loss that the server tells", () => {
  const watch = new QualityWatch();
  const layer = (rid: string, ssrc: number, height: number, n: number) => ({
    ...{ id: rid, type: "outbound-rtp", kind: "video", mid: "1", rid, ssrc },
    ...{ bytesSent: 12_500 * n, framesEncoded: 30 * n, frameWidth: height * 2 },
    ...{ frameHeight: height, qualityLimitationReason: rid === "f" ? "bandwidth" : "none" },
  });
  const told = { id: "r", type: "remote-inbound-rtp", kind: "video", ssrc: 8, fractionLost: 0.05 };
  const off = { ...layer("x", 9, 90, 1), id: "x" };
  const at = (n: number) =>
    report(layer("f", 8, 720, n), layer("q", 7, 180, n), off, { ...told, jitter: 0.02 });
  watch.observe(0, at(1));
  const [line, ...more] = watch.observe(1000, at(2)).lines;
  assert.deepEqual(more, []);
  assert.deepEqual(line?.layers, ["q", "f"]);
  assert.equal(line?.bps, 200_000);
  assert.deepEqual([line?.lost, line?.limited, line?.height], [0.05, "network", 720]);
});

test("the path is what the selected pair takes", () => {
  const pathOf = (local: object, pair: object = { nominated: true, state: "succeeded" }) =>
    new QualityWatch().observe(
      0,
      report(
        { id: "old", type: "candidate-pair", nominated: false, localCandidateId: "none" },
        { id: "p", type: "candidate-pair", localCandidateId: "l", ...pair },
        { id: "l", type: "local-candidate", ...local },
      ),
    ).path;
  assert.equal(pathOf({ candidateType: "host", protocol: "udp" }).kind, "udp");
  assert.equal(pathOf({ candidateType: "host", protocol: "tcp" }).kind, "tcp");
  assert.equal(pathOf({ candidateType: "relay", protocol: "udp" }).kind, "relay");
  assert.equal(pathOf({ protocol: "udp" }, { nominated: false }).kind, null);
  const timed = { nominated: true, state: "succeeded", currentRoundTripTime: 0.08 };
  assert.equal(pathOf({ protocol: "udp" }, timed).rttMs, 80);
});

test("sound that is made up in a silence is not missed, and in a word it is", () => {
  const watch = new QualityWatch();
  const at = (n: number, concealed: number, silent: number) =>
    report({
      ...{ id: "a", type: "inbound-rtp", kind: "audio", mid: "5", packetsReceived: 50 * n },
      ...{ totalSamplesReceived: 48_000 * n, concealedSamples: concealed },
      silentConcealedSamples: silent,
    });
  watch.observe(0, at(1, 0, 0));
  assert.equal(watch.observe(1000, at(2, 9600, 9600)).lines[0]?.concealed, 0);
  assert.equal(watch.observe(2000, at(3, 19_200, 9600)).lines[0]?.concealed, 0.1);
});

test("a grade is that of the worst figure", () => {
  assert.equal(gradeOf(LINE, PATH), "good");
  assert.equal(gradeOf({ ...LINE, lost: 0.05 }, PATH), "fair");
  assert.equal(gradeOf({ ...LINE, lost: 0.05, freezesNow: 3 }, PATH), "poor");
  assert.equal(gradeOf({ ...LINE, sent: true, limited: "network" }, PATH), "fair");
  // A long way to the server is the sender's own figure, told once.
  assert.equal(gradeOf(LINE, { ...PATH, rttMs: 900 }), "good");
  assert.equal(gradeOf({ ...LINE, sent: true }, { ...PATH, rttMs: 900 }), "poor");
  assert.equal(worstOf([]), "good");
  assert.equal(worstOf(["good", "poor", "fair"]), "poor");
});
