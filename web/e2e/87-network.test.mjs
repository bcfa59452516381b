// A call on three bad networks, in a real browser: what must go on does. How well
// it goes on many more stands in docs/measurements.md.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { joinAfresh, limited, limitFor, meetBehindLink } from "./harness/network.mjs";
import { until } from "./harness/until.mjs";

const FOR_MS = 12_000;
/** Until a limit has had its first effect, which is not what is judged here. */
const SKIP_MS = 4000;

meeting(
  "on a bad, a thin and a very thin network voices are heard and pictures move",
  async (bench) => {
    const scene = await meetBehindLink(bench);
    try {
      await joinAfresh(scene);
      const during = (limits) => limitFor(scene, limits, { skipMs: SKIP_MS, forMs: FOR_MS });
      const told = (figures) => JSON.stringify(figures);

      const radio = { delay_ms: 50, jitter_ms: 100, loss_percent: 10 };
      const bad = await during(limited({ up: radio, down: radio }));
      for (const side of [bad.ada, bad.bob]) {
        assert.ok(side.voices >= 1 && side.concealed < 0.4, told(bad));
        assert.ok(side.fps > 0, told(bad));
      }
      assert.ok(bad.sent.soundsAgain > 0, told(bad));
      const good = await during(limited());
      for (const side of [good.ada, good.bob]) {
        assert.ok(side.voices >= 1 && side.fps > 0, told(good));
      }

      const thin = await during(limited({ down: { rate_kbps: 300 } }));
      assert.ok(thin.ada.voices >= 1, told(thin));
      assert.ok(thin.ada.concealed < 0.2, told(thin));
      assert.ok(thin.ada.fps > 0, told(thin));

      const thread = await during(limited({ down: { rate_kbps: 150 } }));
      assert.ok(thread.ada.voices >= 1, told(thread));
      assert.ok(thread.ada.concealed < 0.2, told(thread));

      // What a link does not bear is said, and not taken for something that went wrong.
      await scene.network.set(limited({ down: { rate_kbps: 90 } }));
      await scene.ada.sees("tile-why", { attributes: { "data-why": "paused" }, timeoutMs: 40_000 });
      await scene.ada.sees("fewer-voices", { timeoutMs: 40_000 });
      await scene.ada.shieldIs("secure");
      await scene.network.set(limited());
      await scene.ada.seesMotion("Bob", 40_000);
      await until("nothing is left out", async () => !(await scene.ada.exists("fewer-voices")));
    } finally {
      await scene.stop();
    }
  },
  { timeoutMs: 240_000 },
);
