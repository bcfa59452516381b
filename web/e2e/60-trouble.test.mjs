// What goes wrong gets a sentence and breaks nobody else's meeting.
import assert from "node:assert/strict";
import { isAccessible, isNarrow } from "./harness/access.mjs";
import { meeting } from "./harness/meeting.mjs";
import { byId } from "./harness/person.mjs";
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

meeting("a server that is switched off and on again has its meeting back", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
  await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await ada.shieldIs("secure");
  const { port } = new URL(server.url);
  await server.stop();
  await ada.shieldIs("connecting");
  await bench.server({ listen: `127.0.0.1:${port}` });
  await ada.shieldIs("secure", 60_000);
  assert.deepEqual(await ada.errors(), []);
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

/** Refusals of `docs/protocol.md`, section 4, and what the page makes of them. */
const ENDS = [
  [6, /This meeting is full/, /Try again/],
  [15, /You joined from another place/, /Join here again/],
  [16, /You were removed/, /Ask to join again/],
  [17, /server was switched off/, /Try again/],
  [19, /This meeting is locked/, /Try again/],
  [20, /You were not let in/, /Ask again/],
  [1, /Something went wrong between you and the server/, /Reload and join again/],
];

meeting("every end has a screen of its own with one way on", async (bench) => {
  const server = await bench.server();
  const proxy = await startProxy(server.url);
  try {
    const ada = await bench.chromium({ name: "Ada", colour: "red" });
    const bob = await bench.chromium({ name: "Bob", colour: "blue" });
    const link = await ada.startMeeting(server.url);
    await ada.join({ camera: false, mic: false });
    await ada.isInMeeting();
    const { hash } = new URL(link);
    for (const [why, sentence, button] of ENDS) {
      proxy.refuseJoins(why);
      await bob.open(`${proxy.url}${hash}`);
      await bob.join({ camera: false, mic: false });
      await isTold(bob, sentence);
      assert.match(await bob.text("way-on"), button);
      await isAccessible(bob, `refused with ${why}`);
      for (const width of [360, 1440]) {
        await bob.page.setViewportSize({ width, height: 740 });
        await isNarrow(bob, `refused with ${why}, ${width}`);
      }
    }
    // The way on leads on.
    proxy.refuseJoins(null);
    await bob.click("way-on");
    await bob.join({ camera: false, mic: false });
    await bob.isInMeeting();
  } finally {
    await proxy.stop();
  }
});

meeting("a lost network is said while it lasts, and is over when it is back", async (bench) => {
  const server = await bench.server();
  const proxy = await startProxy(server.url);
  try {
    const ada = await bench.chromium({ name: "Ada", colour: "red" });
    await ada.startMeeting(proxy.url);
    await ada.join({ camera: false, mic: false });
    await ada.isInMeeting();
    const says = (pattern) =>
      until(`the page says ${pattern}`, async () => {
        const texts = await ada.texts("notice");
        return texts.some((text) => pattern.test(text)) || Promise.reject(new Error(texts.join()));
      });
    proxy.cut(6000);
    await says(/connection was lost/);
    await ada.page.context().setOffline(true);
    await says(/You are offline/);
    await isAccessible(ada, "offline");
    await ada.page.context().setOffline(false);
    await says(/connected again/);
    assert.equal(await ada.exists("leave"), true);
  } finally {
    await proxy.stop();
  }
});

meeting("a server that does not answer is told before joining", async (bench) => {
  const server = await bench.server();
  const proxy = await startProxy(server.url);
  try {
    const ada = await bench.chromium({ name: "Ada" });
    const link = await ada.startMeeting(server.url);
    proxy.cut(12_000);
    await ada.open(`${proxy.url}${new URL(link).hash}`);
    await until("that is said", async () => /does not answer/.test(await ada.text("looking")));
    await isAccessible(ada, "no answer");
    // It goes on by itself.
    await until("it answers", async () => !(await ada.exists("looking")), 30_000);
  } finally {
    await proxy.stop();
  }
});

meeting("an old browser, a page that is not secure, a part that is missing", async (bench) => {
  const server = await bench.server();
  const hash = `#${"A".repeat(43)}`;
  const old = await bench.chromium({
    name: "Old",
    before: [
      () => {
        delete window.RTCRtpScriptTransform;
        delete RTCRtpSender.prototype.createEncodedStreams;
      },
    ],
  });
  await old.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await old.page.goto(`${server.url}${hash}`);
  await isTold(old, /too old for a sealed meeting/);
  await isAccessible(old, "an old browser");
  await old.click("way-on");
  await until("the link is copied", async () => /Copied/.test(await old.text("way-on")));

  const insecure = await bench.chromium({
    name: "Insecure",
    before: [() => Object.defineProperty(window, "isSecureContext", { value: false })],
  });
  await insecure.page.goto(`${server.url}${hash}`);
  await isTold(insecure, /not opened securely/);
  const secure = await insecure.attribute("way-on", "href");
  assert.equal(secure, `${server.url.replace("http:", "https:")}${hash}`);

  const broken = await bench.chromium({ name: "Broken" });
  await broken.page.context().route(/session-.*\.js$/, (route) => route.abort());
  await broken.page.goto(`${server.url}${hash}`);
  await isTold(broken, /could not start/);
  assert.match(await broken.text("way-on"), /Reload/);
});

meeting("who refused is shown where to click, and it goes on once allowed", async (bench) => {
  const server = await bench.server();
  const shy = await bench.chromium({ name: "Shy", devices: "refused" });
  const link = await shy.startMeeting(server.url);
  await isTold(shy, /does not let this page use your camera.*left of the address/);
  await shy.sees("where-to-click");
  await isAccessible(shy, "no permission");
  await shy.page.setViewportSize({ width: 360, height: 740 });
  await isNarrow(shy, "no permission");
  assert.match(link, /#/);
  await shy.page.context().grantPermissions(["microphone", "camera"]);
  await until("the camera is on", async () => {
    // Where the browser says that it was allowed, nobody has to click.
    if ((await shy.attribute("toggle-camera", "aria-pressed")) === "true") {
      return true;
    }
    // It goes as soon as the browser says so, at times from under the pointer.
    if (await shy.exists("try-devices")) {
      await shy.page.click(byId("try-devices"), { timeout: 1000 });
    }
    return false;
  });
  await until("the alert is gone", async () => (await shy.errors()).length === 0);
});

meeting("a second tab takes over when it is asked to", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
  const link = await ada.startMeeting(server.url);
  await ada.join({ camera: false, mic: false });
  await ada.isInMeeting();
  const second = await ada.secondTab();
  await second.open(link);
  await second.sees("move-here");
  await isAccessible(second, "another tab");
  await second.click("move-here");
  await isTold(ada, /You joined from another place/);
  await second.join({ camera: false, mic: false });
  await second.isInMeeting();
  assert.equal((await second.texts("tile")).length, 1, "one is there once");
});
