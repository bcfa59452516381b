// Who leaves is locked out, and nobody else notices. That the next frames do not
// open with the leaver's keys is shown where these can be held on to:
// `who_leaves_is_locked_out_at_once` in crates/client/tests, and, with keys that
// were kept, `a_removed_member_cannot_open_the_next_frame_and_nobody_opens_its_own`
// in crates/crypto.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { until } from "./harness/until.mjs";

meeting("frames still open for the others after a third joins and leaves", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
  const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });
  const cat = await bench.chromium({ name: "Cat", colour: "green", hertz: 1320 });

  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await bob.openAndJoin(link);
  await ada.seesColour("Bob", bob.colour);
  const codeOfTwo = await ada.securityCode();

  await cat.openAndJoin(link);
  await ada.seesColour("Cat", cat.colour);
  await bob.seesColour("Cat", cat.colour);
  await cat.seesColour("Ada", ada.colour);
  await cat.seesColour("Bob", bob.colour);
  const codeOfThree = await until("the security code changes", async () => {
    const code = await ada.securityCode();
    return code !== codeOfTwo && code;
  });
  await until(
    "all three have one security code",
    async () =>
      (await bob.securityCode()) === codeOfThree && (await cat.securityCode()) === codeOfThree,
  );

  await cat.click("leave");
  for (const person of [ada, bob]) {
    await person.seesNobody("Cat");
  }
  await ada.seesMotion("Bob");
  await bob.seesMotion("Ada");
  await ada.seesColour("Bob", bob.colour);
  const after = await until("the security code changes again", async () => {
    const code = await ada.securityCode();
    return code !== codeOfThree && code;
  });
  await until("Bob has the new code too", async () => (await bob.securityCode()) === after);
  assert.notEqual(after, codeOfThree);
  await ada.shieldIs("secure");
  await bob.shieldIs("secure");
});
