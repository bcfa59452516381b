// Before joining: who is there, one's devices, and how one comes in.
import assert from "node:assert/strict";
import { isAccessible, isNarrow } from "./harness/access.mjs";
import { meeting } from "./harness/meeting.mjs";
import { byId } from "./harness/person.mjs";
import { until } from "./harness/until.mjs";

const QUIET = { camera: false, mic: false };

async function reads(person, id, pattern, timeoutMs) {
  await until(
    `${person.name} reads ${pattern}`,
    async () => {
      const text = await person.text(id);
      return pattern.test(text ?? "") || Promise.reject(new Error(String(text)));
    },
    timeoutMs,
  );
}

const selected = (person, id) =>
  person.page.evaluate((selector) => document.querySelector(selector)?.value ?? null, byId(id));

meeting("who is there is told by name before one joins, and stays true", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red" });
  const guest = await bench.chromium({ name: "Cleo", colour: "blue" });
  const link = await ada.startMeeting(server.url);
  // A link that somebody else made leads to an empty room before anybody came.
  await guest.open(link);
  await guest.sees("join");
  assert.match(await guest.text("join"), /Start/);
  await ada.join(QUIET);
  await ada.isInMeeting();
  await reads(guest, "inside", /^Ada is here\.$/, 20_000);
  assert.match(await guest.text("join"), /Join/);

  const bob = await ada.secondTab();
  bob.name = "Bob";
  await bob.openAndJoin(link, QUIET);
  await reads(guest, "inside", /^Ada and Bob are here\.$/, 20_000);
  await isAccessible(guest, "names before joining");
  await guest.page.setViewportSize({ width: 360, height: 740 });
  await isNarrow(guest, "names before joining");
  await bob.click("leave");
  await reads(guest, "inside", /^Ada is here\.$/, 20_000);

  // Where a host keeps the door, the number is all there is.
  await ada.page.bringToFront();
  await ada.openPeople();
  await ada.click("lobby-toggle");
  await reads(guest, "inside", /^One person is here\.$/, 20_000);
  await reads(guest, "join", /Ask to join/);
});

meeting(
  "devices are tried and chosen before joining, and chosen again next time",
  async (bench) => {
    const server = await bench.server();
    const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
    const bob = await bench.chromium({ name: "Bob", colour: "blue" });
    const link = await ada.startMeeting(server.url);
    await ada.sees("self-preview");
    await until("the meter moves", () =>
      ada.page.evaluate(() => {
        const bar = document.querySelector(".level-bar");
        return Number(bar?.style.getPropertyValue("--level")) > 0.05;
      }),
    );

    await ada.click("test-speaker");
    await until(
      "the tone is played",
      async () =>
        (await ada.page.evaluate(() => document.querySelector(".speaker-test p")?.textContent))
          .length > 0,
    );
    await until(
      "the tone ends",
      async () => (await ada.attribute("test-speaker", "aria-busy")) === "false",
    );

    const mics = await until("there are several microphones", () =>
      ada.page.evaluate((selector) => {
        const ids = [...document.querySelectorAll(`${selector} option`)].map(({ value }) => value);
        return ids.length > 1 && ids;
      }, byId("select-mic")),
    );
    const chosen = mics.at(-1);
    await ada.page.selectOption(byId("select-mic"), chosen);
    await until("it is in use", () =>
      ada.page.evaluate(() => Object.keys(localStorage).length === 1),
    );
    assert.equal(await selected(ada, "select-mic"), chosen);
    await ada.page.reload();
    await ada.sees("join");
    await until("it is chosen again", async () => (await selected(ada, "select-mic")) === chosen);

    // Muted before joining is muted inside, from the first moment.
    await ada.join({ mic: false });
    await ada.isInMeeting();
    await bob.openAndJoin(link, QUIET);
    await bob.seesColour("Ada", ada.colour);
    assert.equal(await bob.attribute("tile", "data-mic", { "data-name": "Ada" }), "off");
    await bob.shieldIs("secure");
  },
);

meeting("a device that vanishes while it is chosen is left behind", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({
    name: "Ada",
    before: [
      () => {
        const { mediaDevices } = navigator;
        const { enumerateDevices } = mediaDevices;
        const gone = new Set();
        window.__vanish = (id) => {
          gone.add(id);
          mediaDevices.dispatchEvent(new Event("devicechange"));
        };
        mediaDevices.enumerateDevices = async () =>
          (await enumerateDevices.call(mediaDevices)).filter(({ deviceId }) => !gone.has(deviceId));
      },
    ],
  });
  await ada.startMeeting(server.url);
  await ada.sees("self-preview");
  for (const id of ["select-mic", "select-speaker"]) {
    const chosen = await until(`${id} has something to choose`, () =>
      ada.page.evaluate((selector) => {
        const ids = [...document.querySelectorAll(`${selector} option`)].map(({ value }) => value);
        return ids.length > 1 && ids.at(-1);
      }, byId(id)),
    );
    await ada.page.selectOption(byId(id), chosen);
    await until("it is chosen", async () => (await selected(ada, id)) === chosen);
    await ada.page.evaluate((gone) => window.__vanish(gone), chosen);
    await until(`${id} is at another one`, async () => (await selected(ada, id)) !== chosen);
  }
  assert.equal(await ada.attribute("toggle-mic", "aria-pressed"), "true", "still heard");
  await ada.join();
  await ada.isInMeeting();
});

meeting("a phone opens a link and is in after one name and one touch", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red" });
  const phone = await bench.chromium({
    name: "Cleo",
    colour: "blue",
    viewport: { width: 360, height: 740 },
    phone: true,
  });
  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await phone.open(link);
  await phone.sees("join");
  await isNarrow(phone, "before joining, on a phone");
  await phone.page.fill(byId("display-name"), "Cleo");
  await phone.page.tap(byId("join"));
  await phone.isInMeeting();
  await phone.seesColour("Ada", ada.colour);
  await isNarrow(phone, "a meeting, on a phone");
});
