// The main job: two people in two browsers see, hear and write to each other,
// and each knows that the other's pictures and words are sealed.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";

meeting("two people in Chromium see, hear and write to each other", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
  const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });

  const link = await ada.startMeeting(server.url, { label: "Tuesday tea" });
  await ada.join();
  await ada.isInMeeting();
  await bob.openAndJoin(link);

  await ada.seesColour("Bob", bob.colour);
  await bob.seesColour("Ada", ada.colour);
  await ada.seesMotion("Bob");
  await bob.seesMotion("Ada");
  await ada.hears(bob.hertz);
  await bob.hears(ada.hertz);

  await ada.say("the kettle is on");
  await bob.reads("Ada", "the kettle is on");
  await bob.say("two sugars ☕");
  await ada.reads("Bob", "two sugars ☕");

  await ada.shieldIs("secure");
  await bob.shieldIs("secure");
  assert.equal(await ada.securityCode(), await bob.securityCode());

  // The log of a whole run at level debug says nothing of who met where.
  await bob.click("leave");
  await ada.seesNobody("Bob");
  await server.stop();
  const secret = link.split("#")[1];
  assert.ok(server.log.length > 0, "the server logs at level debug");
  assert.doesNotMatch(server.log, /\b\d{1,3}(\.\d{1,3}){3}\b/, "an address in the log");
  for (const word of [
    "Tuesday",
    "Ada",
    "Bob",
    "kettle",
    "::1",
    secret.split("~")[0].split(".").at(-1),
  ]) {
    assert.ok(!server.log.includes(word), `the server's log holds "${word}"`);
  }
});
