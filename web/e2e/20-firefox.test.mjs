// Two engines in one meeting.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { distance, TOLERANCE } from "./harness/pictures.mjs";
import { until } from "./harness/until.mjs";

meeting("Chromium and Firefox see, hear and write to each other", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "green", hertz: 440 });
  const fox = await bench.firefox({ name: "Fox", hertz: 660 });

  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await fox.openAndJoin(link);

  await fox.seesColour("Ada", ada.colour);
  await fox.seesMotion("Ada");
  await ada.seesMotion("Fox");

  // Firefox's fake camera changes its colour all the time: what arrives is
  // what it shows at that moment, at two moments that differ.
  const seen = [];
  await until(
    "Ada sees the colours of Fox as they change",
    async () => {
      const [self, other] = await Promise.all([fox.ownColour(), ada.colourOfTile("Fox")]);
      if (!self || !other || distance(self, other) > TOLERANCE) {
        throw new Error(`Fox shows ${self}, Ada sees ${other}`);
      }
      seen.push(self);
      return seen.some((colour) => distance(colour, self) > 2 * TOLERANCE);
    },
    40_000,
  );

  await fox.hears(ada.hertz);
  await ada.hears(fox.hertz);

  await ada.say("hello, fox");
  await fox.reads("Ada", "hello, fox");
  await fox.say("hello, ada");
  await ada.reads("Fox", "hello, ada");

  await ada.shieldIs("secure");
  await fox.shieldIs("secure");
  assert.equal(await ada.securityCode(), await fox.securityCode());
});
