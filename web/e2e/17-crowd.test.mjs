// Twenty-five people: what comes in fits the tiles, and stays below 2.5 Mbit/s.
import assert from "node:assert/strict";
import { receivedSoFar } from "./harness/in-page.mjs";
import { meeting } from "./harness/meeting.mjs";
import { byId } from "./harness/person.mjs";
import { until } from "./harness/until.mjs";

const BOTS = 24;
const PINNED = "Bot 7";
/** Each bot's layers together; 63, 189 and 648 kbit/s of it. */
const CAMERA_KBPS = 900;
const MOST_BPS = 2_500_000;
const WATCHED_MS = 10_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

meeting(
  "of twenty-five people the pinned one is sharp, all are seen, and it takes 2.5 Mbit/s",
  async (bench) => {
    const server = await bench.server();
    const ada = await bench.chromium({
      name: "Ada",
      viewport: { width: 1440, height: 900 },
    });
    const link = await ada.startMeeting(server.url);
    await ada.join({ camera: false });
    await ada.isInMeeting();
    const crowd = ["--participants", String(BOTS), "--mics", "2", "--layers", "3"];
    const bots = bench.bots(link, [
      ...[...crowd, "--video-kbps", String(CAMERA_KBPS)],
      ...["--tile", "160x90", "--duration", "5m"],
    ]);
    await bots.joined(BOTS, 90_000);
    const tile = byId("tile", { "data-name": PINNED, "data-kind": "camera" });
    await ada.page.hover(tile);
    await ada.page.click(`${tile} ${byId("tile-more")}`);
    await ada.click("pin");

    const look = () => ada.page.evaluate(receivedSoFar);
    // By what each slot got in a second: one is large, all others small.
    const rates = async (ms) => {
      const before = await look();
      await pause(ms);
      const after = await look();
      const slots = Object.entries(after.frames).map(([mid, { decoded, bytes }]) => {
        const of = before.frames[mid] ?? { decoded: 0, bytes: 0 };
        return { frames: decoded - of.decoded, bps: ((bytes - of.bytes) * 8000) / ms };
      });
      return { bps: ((after.bytes - before.bytes) * 8000) / ms, slots };
    };
    await until(
      "one picture is large, and all of them move",
      async () => {
        const { slots } = await rates(2000);
        const large = slots.filter(({ bps }) => bps > 400_000);
        const moving = slots.filter(({ frames }) => frames > 2);
        if (large.length === 1 && moving.length === BOTS) {
          return true;
        }
        throw new Error(JSON.stringify(slots));
      },
      90_000,
    );
    const { bps, slots } = await rates(WATCHED_MS);
    console.log(`${Math.round(bps / 1000)} kbit/s come in`);
    assert.ok(bps < MOST_BPS, `${bps} bit/s come in`);
    assert.ok(
      slots.every(({ frames }) => frames > 0),
      JSON.stringify(slots),
    );
    await ada.shieldIs("secure");

    // Nobody encodes what nobody watches.
    const { participants } = await bots.stop();
    const sent = participants.map(({ name, sent: tracks }) => {
      const { bytes, sent: frames } = tracks.find(({ track }) => track === "camera");
      return { name, perFrame: bytes / frames };
    });
    const large = sent.find(({ name }) => name === PINNED);
    for (const { name, perFrame } of sent) {
      if (name !== PINNED) {
        assert.ok(perFrame * 2 < large.perFrame, JSON.stringify(sent));
      }
    }
  },
  { timeoutMs: 240_000 },
);
