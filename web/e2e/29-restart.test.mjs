// The server is killed in mid-call and started again: the meeting goes on as if
// nothing had been, with the keys that it had.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { BOT_COLOURS, BOT_TONES } from "./harness/pictures.mjs";
import { until } from "./harness/until.mjs";

/** What may have to be waited for on a machine that does much else. */
const PATIENCE_MS = 60_000;

meeting(
  "a meeting outlives its server, with the same keys and the same code",
  async (bench) => {
    const server = await bench.server();
    const { port } = new URL(server.url);
    const ada = await bench.chromium({ name: "Ada", colour: "green", hertz: 440 });
    const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });
    const link = await ada.startMeeting(server.url);
    await ada.join();
    await ada.isInMeeting();
    await bob.openAndJoin(link);
    await bob.isInMeeting();
    const bots = bench.bots(link, ["--participants", "2", "--mics", "1", "--duration", "300s"]);
    await bots.joined(2);
    await ada.seesColour("Bob", bob.colour);
    await ada.seesColour("Bot 1", BOT_COLOURS[0]);
    await bob.seesColour("Ada", ada.colour);
    await bob.hears(440);
    await ada.shieldIs("secure");
    await bob.shieldIs("secure");
    const code = await ada.securityCode();
    assert.equal(await bob.securityCode(), code);

    const killed = performance.now();
    const since = (what) =>
      console.log(`${what} after ${Math.round(performance.now() - killed)} ms`);
    await server.kill();
    const again = await bench.server({ listen: `127.0.0.1:${port}` });
    assert.equal(again.url, server.url);
    since("the server was there again");
    await until(
      "both have a new path for pictures",
      async () => {
        const each = await Promise.all([ada.decoded(), bob.decoded()]);
        return each.every(({ connections }) => connections > 1);
      },
      PATIENCE_MS,
    );
    await Promise.all([ada.seesMotion("Bob", PATIENCE_MS), bob.seesMotion("Ada", PATIENCE_MS)]);
    since("pictures were back");
    await Promise.all([ada.hears(880), bob.hears(440)]);
    since("sound was back");
    await ada.seesMotion("Bot 1", PATIENCE_MS);
    await ada.hears(BOT_TONES[0]);
    await bob.seesColour("Bot 2", BOT_COLOURS[1]);
    await ada.openChat();
    await bob.openChat();
    await ada.say("still here");
    await bob.reads("Ada", "still here");
    since("bots and chat were back");
    await ada.shieldIs("secure");
    await bob.shieldIs("secure");
    assert.equal(await ada.securityCode(), code);
    assert.equal(await bob.securityCode(), code);
    const { participants } = await bots.stop();
    for (const bot of participants) {
      assert.equal(bot.error, null);
      assert.equal(bot.security_code, code);
      assert.equal(bot.people, 4);
    }
  },
  { timeoutMs: 240_000 },
);
