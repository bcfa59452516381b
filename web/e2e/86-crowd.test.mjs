// A meeting of 25: one is large and sharp, all others are seen, and it all fits
// through a thin pipe.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { byId } from "./harness/person.mjs";
import { until } from "./harness/until.mjs";

const BOTS = 24;
const PINNED = "Bot 7";
const PATIENCE_MS = 60_000;
/** Until what is watched from now on is all that goes out. */
const SETTLE_MS = 8000;
const FOR_MS = 10_000;
/** What may come in, whatever the link bears. */
const MOST_BPS = 2_500_000;
/** What a browser makes of the three layers at most. */
const CAMERA_KBPS = 2060;

/** What came in by now, in bytes of RTP as the browser counts them, and how each person's picture is. */
const look = (person) =>
  person.page.evaluate(
    async (selector) => {
      const shown = {};
      for (const tile of document.querySelectorAll(selector)) {
        const video = tile.querySelector("video");
        shown[tile.dataset.name] = {
          state: tile.dataset.state,
          height: video.videoHeight,
          frames: video.getVideoPlaybackQuality().totalVideoFrames,
        };
      }
      let bytes = 0;
      for (const stats of (await window.__e2e.peers.at(-1).getStats()).values()) {
        bytes += stats.type === "transport" ? stats.bytesReceived : 0;
      }
      return { at: performance.now(), bytes, shown };
    },
    byId("tile", { "data-self": "false" }),
  );

meeting(
  "of 25 people the pinned one is sharp, all are seen, and 2.5 Mbit/s carry it",
  async (bench) => {
    const server = await bench.server();
    const viewport = { width: 1440, height: 900 };
    const ada = await bench.chromium({ name: "Ada", viewport });
    const link = await ada.startMeeting(server.url);
    await ada.join({ mic: false, camera: false });
    await ada.isInMeeting();
    const bots = bench.bots(link, [
      ...["--participants", `${BOTS}`, "--mics", "2", "--tile", "160x90", "--duration", "10m"],
      ...["--layers", "3", "--video-kbps", `${CAMERA_KBPS}`],
    ]);
    await bots.joined(BOTS, PATIENCE_MS);
    const tile = byId("tile", { "data-name": PINNED, "data-kind": "camera" });
    await ada.page.hover(tile);
    await ada.page.click(`${tile} ${byId("tile-more")}`);
    await ada.click("pin");
    const live = (shown) => Object.values(shown).filter(({ state }) => state === "live").length;
    await until(
      "all are seen, and the pinned one is sharp",
      async () => {
        const { shown } = await look(ada);
        if (live(shown) === BOTS && shown[PINNED].height === 720) {
          return true;
        }
        throw new Error(JSON.stringify(shown));
      },
      PATIENCE_MS,
    );
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));

    const before = await look(ada);
    await new Promise((resolve) => setTimeout(resolve, FOR_MS));
    const after = await look(ada);
    const bps = (8000 * (after.bytes - before.bytes)) / (after.at - before.at);
    console.log(`${Math.round(bps / 1000)} kbit/s for ${live(after.shown)} pictures`);
    assert.ok(bps < MOST_BPS, `${bps}`);
    for (const [name, { height, frames }] of Object.entries(after.shown)) {
      assert.equal(height, name === PINNED ? 720 : 180, name);
      // A quarter of 24 a second, and not all of it on a busy machine.
      assert.ok(frames > before.shown[name].frames + 20, `${name} stands still`);
    }
    await ada.shieldIs("secure");

    // What nobody watches is not sent, but while it was: with all layers a frame has
    // so many bytes on average, of the smallest a seventh.
    const { participants } = await bots.stop();
    const ofAll = (CAMERA_KBPS * 1000) / 8 / 24 / 3;
    for (const { name, sent } of participants.filter((bot) => bot.name !== PINNED)) {
      const camera = sent.find(({ track }) => track === "camera");
      const perFrame = camera.bytes / camera.sent;
      assert.ok(perFrame < ofAll / 2, `${name}: ${perFrame}`);
    }
  },
  { timeoutMs: 240_000 },
);
