import assert from "node:assert/strict";
import { test } from "node:test";
import type { LineRole } from "../session/types.ts";
import { Gate, VIDEO_GATE } from "./gate.ts";
import { PeerLines } from "./peer-lines.ts";

/** Lines with one receive slot of this role, and what was said of it. */
function withSlot(role: LineRole) {
  const unsealed: string[] = [];
  const lines = new PeerLines({
    session: { tellMedia() {} } as never,
    transforms: {} as never,
    unsealed: (mid) => unsealed.push(mid),
    named: (mid) => `d${mid}`,
  });
  const track = { enabled: true };
  const transceiver = { mid: "5", receiver: { track } } as unknown as RTCRtpTransceiver;
  const stream = {} as MediaStream;
  lines.slots.push({ id: 1, role, transceiver, stream, gate: new Gate(VIDEO_GATE) });
  const judge = (now: number, browser: number, seen: number) =>
    lines.judge(
      now,
      new Map([["5", { frames: browser, bytes: 0, streams: [] }]]),
      new Map([[1, { id: 1, seen, passed: seen, streams: [] }]]),
    );
  return { lines, track, unsealed, judge };
}

test("frames that pass beside the media worker stop their track, once and by its name", async () => {
  const { track, unsealed, judge } = withSlot("cameraSlot");
  for (let second = 1; second <= 3; second += 1) {
    await judge(second * 1000, second * 30, second * 30);
  }
  assert.ok(track.enabled);
  for (let second = 4; second <= 12; second += 1) {
    await judge(second * 1000, second * 30, 90);
  }
  assert.equal(track.enabled, false);
  assert.deepEqual(unsealed, ["d5"]);
});

test("nothing is opened on the Preview, so it is not judged", async () => {
  const { track, unsealed, judge } = withSlot("previewSlot");
  for (let second = 1; second <= 12; second += 1) {
    await judge(second * 1000, second * 30, 0);
  }
  assert.ok(track.enabled);
  assert.deepEqual(unsealed, []);
});
