import assert from "node:assert/strict";
import { test } from "node:test";
import { countLines } from "./stats.ts";

const report = (...entries: object[]) =>
  entries.map((entry, index): [string, unknown] => [String(index), entry]);

test("layers of one line are added up and retransmissions are no new frames", () => {
  const counts = countLines(
    report(
      {
        ...{ type: "outbound-rtp", kind: "video", mid: "1", ssrc: 7, rid: "q" },
        ...{ framesEncoded: 10, packetsSent: 34, bytesSent: 100 },
      },
      {
        ...{ type: "outbound-rtp", kind: "video", mid: "1", ssrc: 8, rid: "h" },
        ...{ framesEncoded: 5, packetsSent: 7, bytesSent: 20 },
      },
      {
        type: "outbound-rtp",
        kind: "audio",
        mid: "0",
        ssrc: 9,
        packetsSent: 52,
        retransmittedPacketsSent: 2,
        bytesSent: 3000,
      },
    ),
  );
  assert.deepEqual(counts.get("1"), {
    frames: 15,
    bytes: 120,
    streams: [
      { ssrc: 7, rid: "q", frames: 10 },
      { ssrc: 8, rid: "h", frames: 5 },
    ],
  });
  assert.deepEqual(counts.get("0"), {
    frames: 50,
    bytes: 3000,
    streams: [{ ssrc: 9, rid: null, frames: 50 }],
  });
});

test("a frame that was encoded and waits for the worker has not gone out", () => {
  const line = { type: "outbound-rtp", kind: "video", mid: "1", ssrc: 7, framesEncoded: 9 };
  const frames = (entry: object) => countLines(report(entry)).get("1")?.frames;
  assert.equal(frames(line), 0);
  assert.equal(frames({ ...line, packetsSent: 0 }), 0);
  assert.equal(frames({ ...line, packetsSent: 4, retransmittedPacketsSent: 2 }), 2);
  // Beside the worker, every frame is sent at once, in one packet or more.
  assert.equal(frames({ ...line, packetsSent: 21 }), 9);
});

test("what comes in is counted before it is decoded, and other reports are left out", () => {
  const counts = countLines(
    report(
      { type: "inbound-rtp", kind: "video", mid: "4", framesReceived: 7, framesDecoded: 3 },
      { type: "inbound-rtp", kind: "audio", mid: "5", packetsReceived: 9, bytesReceived: 90 },
      { type: "inbound-rtp", kind: "audio", packetsReceived: 9 },
      { type: "remote-inbound-rtp", kind: "audio", mid: "5", packetsReceived: 99 },
    ),
  );
  assert.deepEqual(
    [...counts],
    [
      ["4", { frames: 7, bytes: 0, streams: [] }],
      ["5", { frames: 9, bytes: 90, streams: [] }],
    ],
  );
});
