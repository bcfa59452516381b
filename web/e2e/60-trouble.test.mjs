// What goes wrong gets a sentence and breaks nobody else's meeting.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { startProxy } from "./harness/proxy.mjs";
import { until } from "./harness/until.mjs";

/** Until an `error` on the page matches. */
async function isTold(person, pattern, timeoutMs = 20_000) {
  await until(
    `${person.name} is told ${pattern}`,
    async () => {
      const errors = await person.errors();
      if (errors.some((error) => pattern.test(error))) {
        return true;
      }
      throw new Error(`errors: ${JSON.stringify(errors)}`);
    },
    timeoutMs,
  );
}

meeting("a wrong password is told at once, and the right one lets in", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
  const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });
  const link = await ada.startMeeting(server.url, { password: "correct horse" });
  assert.match(link, /~p/);
  await ada.join({ password: "correct horse" });
  await ada.isInMeeting();

  await bob.open(link);
  await bob.sees("password");
  await bob.type("password", "incorrect horse");
  await bob.type("display-name", "Bob");
  await bob.click("join");
  await isTold(bob, /password is (not right|wrong)/i);
  assert.equal(await bob.exists("leave"), false);

  await bob.join({ password: "correct horse" });
  await bob.isInMeeting();
  await ada.seesColour("Bob", bob.colour);
});

meeting("a damaged link is told from any other", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada" });
  const link = await ada.startMeeting(server.url);
  const [address, fragment] = link.split("#");
  const secret = fragment.split("~")[0];
  for (const damaged of [secret.slice(0, -3), `${secret.slice(0, 20)}!${secret.slice(21)}`]) {
    await ada.open(`${address}#${damaged}`);
    await isTold(ada, /This link is damaged/);
    assert.equal(await ada.exists("join"), false);
  }
});

meeting("who refuses the camera is told, and joins without", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
  const shy = await bench.chromium({ name: "Shy", devices: "refused" });
  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await shy.open(link);
  await shy.sees("join");
  await isTold(shy, /camera/i);
  await shy.type("display-name", "Shy");
  await shy.click("join");
  await shy.isInMeeting();
  await shy.seesColour("Ada", ada.colour);
  await until("Ada sees a tile without a picture", async () => {
    return (await ada.tileState("Shy")) === "muted";
  });
});

meeting("who has the camera in use elsewhere is told, and joins without", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
  const busy = await bench.chromium({
    name: "Busy",
    before: [
      () => {
        const { mediaDevices } = navigator;
        const { getUserMedia } = mediaDevices;
        mediaDevices.getUserMedia = (constraints) =>
          constraints.video
            ? Promise.reject(new DOMException("Could not start video source", "NotReadableError"))
            : getUserMedia.call(mediaDevices, constraints);
      },
    ],
  });
  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await busy.open(link);
  await isTold(busy, /Another program is using your camera/);
  await busy.type("display-name", "Busy");
  await busy.click("join");
  await busy.isInMeeting();
  await busy.seesColour("Ada", ada.colour);
});

meeting("who has no devices is told, and joins without", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
  const bare = await bench.chromium({ name: "Bare", devices: "none" });
  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await bare.open(link);
  await bare.sees("join");
  await isTold(bare, /camera/i);
  await bare.type("display-name", "Bare");
  await bare.click("join");
  await bare.isInMeeting();
  await bare.seesColour("Ada", ada.colour);
});

meeting("a room that is gone is told from a server that is switched off", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
  await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  // Another server in its place knows nothing of the meeting.
  const { port } = new URL(server.url);
  await server.kill();
  const next = await bench.server({ listen: `127.0.0.1:${port}` });
  await isTold(ada, /This meeting has ended/, 60_000);

  await ada.startMeeting(next.url);
  await ada.join();
  await ada.isInMeeting();
  await next.stop();
  await isTold(ada, /The server was switched off/);
});

meeting("a socket that closes in the middle of joining is opened again", async (bench) => {
  const server = await bench.server();
  const proxy = await startProxy(server.url, { cutAtTree: 1 });
  try {
    const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
    const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });
    const link = await ada.startMeeting(server.url);
    await ada.join();
    await ada.isInMeeting();
    const { hash } = new URL(link);
    await bob.openAndJoin(`${proxy.url}${hash}`);
    assert.equal(proxy.cuts, 1);
    await bob.seesColour("Ada", ada.colour);
    await ada.seesColour("Bob", bob.colour);
    await ada.shieldIs("secure");
  } finally {
    await proxy.stop();
  }
});

meeting("a second tab with the same link is told, and breaks nothing", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
  const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });
  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await bob.openAndJoin(link);
  await bob.seesColour("Ada", ada.colour);

  const second = await bob.secondTab();
  await second.open(link);
  await until("the second tab is told about the first", async () => {
    const said = [...(await second.errors()), ...(await second.texts("notice"))];
    if (said.some((sentence) => /tab|already/i.test(sentence))) {
      return true;
    }
    throw new Error(`said: ${JSON.stringify(said)}`);
  });
  await bob.page.bringToFront();
  await ada.seesMotion("Bob");
  await ada.shieldIs("secure");
});
