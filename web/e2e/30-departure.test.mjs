// Who leaves is locked out, and nobody else notices.
import assert from "node:assert/strict";
import { opens } from "./harness/leaver.mjs";
import { meeting } from "./harness/meeting.mjs";
import { startProxy } from "./harness/proxy.mjs";
import { recordBeforeSealing } from "./harness/record.mjs";
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

meeting("what is sent after somebody left does not open with the leaver's keys", async (bench) => {
  const server = await bench.server();
  const proxies = [];
  const proxied = async () => {
    proxies.push(await startProxy(server.url, { prelude: recordBeforeSealing }));
    return proxies.at(-1);
  };
  try {
    const [ofAda, ofBob, ofCat] = [await proxied(), await proxied(), await proxied()];
    const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
    const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });
    const cat = await bench.chromium({ name: "Cat", colour: "green", hertz: 1320 });
    const at = (link, proxy) => new URL(new URL(link).hash, proxy.url).href;

    const link = await ada.startMeeting(ofAda.url);
    await ada.join();
    await ada.isInMeeting();
    await bob.openAndJoin(at(link, ofBob));
    await cat.openAndJoin(at(link, ofCat));
    await cat.seesColour("Ada", ada.colour);
    await cat.seesMotion("Ada");
    const sealed = () => ofAda.recorded.filter(({ kind }) => kind === "sealed");
    const there = sealed().length;
    await until("Ada sends for a while with Cat", () => sealed().length > there + 40, 30_000);

    const left = Date.now();
    await cat.click("leave");
    await ada.seesNobody("Cat");
    await bob.seesMotion("Ada");
    await until(
      "Ada sends for a while without Cat",
      () => sealed().filter((frame) => frame.at > left + 4000).length > 20,
      30_000,
    );
    const keysOf = ({ recorded }) => recorded.filter(({ kind }) => kind === "key");
    const frames = sealed();
    const forCat = await opens(keysOf(ofCat), frames);
    const forBob = await opens(keysOf(ofBob), frames);
    assert.ok(keysOf(ofCat).length > 0, "Cat's keys were recorded");

    const last = forCat.lastIndexOf(true);
    const before = frames.filter((frame, index) => frame.at <= left && forCat[index]).length;
    assert.ok(before > 20, `${before} frames of before open with Cat's keys`);
    assert.ok(last < frames.length - 20, "frames of after she left open with Cat's keys");
    const after = forBob.slice(last + 1);
    // They do open for who stayed, so it is the key that Cat lacks.
    assert.deepEqual(new Set(after), new Set([true]));
  } finally {
    await Promise.all(proxies.map((proxy) => proxy.stop()));
  }
});
