// Sharing a screen: again and again, several at once, fitted or in actual size.
import assert from "node:assert/strict";
import { layersSent } from "./harness/in-page.mjs";
import { meeting } from "./harness/meeting.mjs";
import { byId } from "./harness/person.mjs";
import { COLOURS } from "./harness/pictures.mjs";
import { until } from "./harness/until.mjs";

const TIMES = 5;

/** A screen of another colour each time, where a headless browser has none to share. */
function shareColours() {
  const colours = ["rgb(40, 170, 60)", "rgb(50, 70, 200)"];
  const shared = [];
  Object.defineProperty(window, "__shared", { value: shared });
  navigator.mediaDevices.getDisplayMedia = async () => {
    const canvas = document.createElement("canvas");
    canvas.width = 1280;
    canvas.height = 720;
    const context = canvas.getContext("2d");
    const colour = colours[shared.length % colours.length];
    let step = 0;
    const timer = setInterval(() => {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1280, 720);
      context.fillStyle = "white";
      step = (step + 8) % 1200;
      context.fillRect(step, 600, 60, 60);
    }, 66);
    const stream = canvas.captureStream(15);
    const sound = new AudioContext().createMediaStreamDestination();
    stream.addTrack(sound.stream.getAudioTracks()[0]);
    shared.push({ track: stream.getVideoTracks()[0], timer });
    return stream;
  };
}

async function isShared(person, name, shared) {
  await until(
    `${person.name} sees that ${name} ${shared ? "shares" : "does not share"}`,
    async () => {
      return ((await person.tileState(name, "screen")) !== null) === shared;
    },
  );
}

meeting("a screen that is shared, stopped and shared again is always seen", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", before: [shareColours] });
  const bob = await bench.chromium({ name: "Bob", colour: "yellow", hertz: 880 });
  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await bob.openAndJoin(link);
  for (let time = 0; time < TIMES; time++) {
    await ada.click("share-screen");
    const colour = time % 2 === 0 ? COLOURS.green : COLOURS.blue;
    await bob.seesColour("Ada", colour, { kind: "screen" });
    assert.equal(await bob.tileState("Ada", "screen"), "live");
    if (time === TIMES - 1) {
      // The browser's own "stop sharing", or the window that was shared closed.
      await ada.page.evaluate(() => {
        const { track } = window.__shared.at(-1);
        track.stop();
        track.dispatchEvent(new Event("ended"));
      });
    } else {
      await ada.click("share-screen");
    }
    await isShared(bob, "Ada", false);
    assert.deepEqual(await ada.errors(), []);
  }
  await bob.seesColour("Ada", ada.colour);
  await ada.shieldIs("secure");
  await bob.shieldIs("secure");
});

meeting(
  "two screens are seen at once, sharp or smooth, fitted or in actual size",
  async (bench) => {
    const server = await bench.server();
    const ada = await bench.chromium({ name: "Ada", colour: "red", before: [shareColours] });
    const bob = await bench.chromium({ name: "Bob", hertz: 880, before: [shareColours] });
    const link = await ada.startMeeting(server.url);
    await ada.join();
    await ada.isInMeeting();
    await bob.openAndJoin(link);
    const eve = await bench.chromium({ name: "Eve", colour: "yellow", hertz: 990 });
    await eve.openAndJoin(link);

    await ada.click("share-screen");
    await bob.click("share-screen");
    await eve.seesColour("Ada", COLOURS.green, { kind: "screen" });
    await eve.seesColour("Bob", COLOURS.green, { kind: "screen" });

    const hint = () => ada.page.evaluate(() => window.__shared.at(-1).track.contentHint);
    assert.equal(await hint(), "text");
    await ada.click("open-devices");
    await ada.click("screen-motion");
    assert.equal(await hint(), "motion");
    await ada.page.keyboard.press("Escape");
    assert.ok((await ada.page.evaluate(layersSent)).only.frames > 0);

    // In actual size one pixel is one pixel, and what does not fit is scrolled to.
    // Not Ada's: who wants smooth motion gets a smaller picture from a busy machine.
    const tile = `${eve.tile("Bob", "screen")} `;
    const frame = () =>
      eve.page.evaluate((selector) => {
        const found = document.querySelector(`${selector} .screen-frame`);
        const { width } = found.querySelector("video").getBoundingClientRect();
        const { scrollLeft, scrollWidth, clientWidth } = found;
        return { width, scrollLeft, scrollWidth, clientWidth };
      }, tile);
    assert.ok((await frame()).width < 1280);
    await eve.page.click(`${tile}${byId("screen-zoom")}`);
    const zoomed = await until("the screen is in actual size", async () => {
      const now = await frame();
      return now.width === 1280 && now;
    });
    assert.ok(zoomed.scrollWidth > zoomed.clientWidth);
    const box = await eve.page.locator(`${tile}.screen-frame`).boundingBox();
    await eve.page.mouse.move(box.x + 200, box.y + 100);
    await eve.page.mouse.down();
    await eve.page.mouse.move(box.x + 80, box.y + 100, { steps: 4 });
    await eve.page.mouse.up();
    const dragged = await frame();
    assert.ok(dragged.scrollLeft >= 100, `it was dragged: ${JSON.stringify(dragged)}`);
    await eve.page.click(`${tile}${byId("screen-zoom")}`);
    await until("the screen fits", async () => (await frame()).width < 1280);
  },
);
