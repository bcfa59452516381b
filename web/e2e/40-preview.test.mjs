// The Preview shows what the server has of one's own camera: bytes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { colourOf } from "./harness/in-page.mjs";
import { meeting } from "./harness/meeting.mjs";
import { byId } from "./harness/person.mjs";
import { distance } from "./harness/pictures.mjs";
import { never, until } from "./harness/until.mjs";

meeting("the Preview shows bytes and never the picture", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "yellow", hertz: 440 });
  await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await ada.openSecurity();
  await ada.click("open-preview");
  await ada.sees("server-view");

  await until("the byte image is not empty", () =>
    ada.page.evaluate((selector) => {
      const canvas = document.querySelector(selector);
      if (!canvas || canvas.width === 0 || canvas.height === 0) {
        return false;
      }
      // A copy: the canvas may have any kind of context.
      const copy = document.createElement("canvas");
      copy.width = canvas.width;
      copy.height = canvas.height;
      const context = copy.getContext("2d");
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, copy.width, copy.height);
      const values = new Set();
      for (let index = 0; index < data.length; index += 4) {
        values.add((data[index] << 16) | (data[index + 1] << 8) | data[index + 2]);
      }
      return values.size > 32;
    }, byId("server-view-canvas")),
  );
  // What it is compared with is there: one's own picture, in its own colour.
  await until("one's own picture is next to it", async () => {
    const own = await ada.page.evaluate(colourOf, {
      selector: byId("own-view-video"),
      x: 0.25,
      y: 0.25,
    });
    return own && distance(own, ada.colour) < 60;
  });

  // The decoder's attempt gives nothing, or anything but the picture.
  await never(
    "the decoder shows one's picture",
    async () => {
      const shown = await ada.page.evaluate(colourOf, {
        selector: byId("server-view-video"),
        x: 0.25,
        y: 0.25,
      });
      return shown && distance(shown, ada.colour) < 30 && shown;
    },
    4000,
  );

  const numbers = await ada.page.evaluate(
    (selector) =>
      Object.fromEntries(
        [...document.querySelectorAll(`${selector} dl > div`)].map((row) => [
          row.querySelector("dt").textContent,
          Number(row.querySelector("dd").textContent.replace(/\D/g, "")),
        ]),
      ),
    byId("server-view"),
  );
  const said = JSON.stringify(numbers);
  assert.ok(numbers["Frames that came back"] > 20, said);
  assert.equal(numbers["Of these, opened"], 0, said);
  // Both as one picture, made here: on the left one's own colour, on the right noise.
  const [file] = await Promise.all([ada.page.waitForEvent("download"), ada.click("save-souvenir")]);
  const picture = readFileSync(await file.path()).toString("base64");
  const [own, noise] = await ada.page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const shades = (x) => {
      const { data: pixels } = context.getImageData(x, 140, 280, 200);
      return new Set(Array.from({ length: pixels.length / 4 }, (_, at) => pixels[4 * at] >> 4))
        .size;
    };
    return [[...context.getImageData(bitmap.width - 800, 300, 1, 1).data], shades(800)];
  }, picture);
  assert.ok(distance(own.slice(0, 3), ada.colour) < 60, `${own}`);
  assert.ok(noise > 8, `${noise} shades of noise`);
  // It is no reason for another colour of the shield.
  await ada.shieldIs("secure");
});
