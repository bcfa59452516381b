// What people press in a meeting does what it says, on both sides.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { byId } from "./harness/person.mjs";
import { COLOURS } from "./harness/pictures.mjs";
import { until } from "./harness/until.mjs";

/** A shared screen of one colour, where a headless browser has none to share. */
function shareGreen() {
  navigator.mediaDevices.getDisplayMedia = async () => {
    const canvas = document.createElement("canvas");
    canvas.width = 640;
    canvas.height = 360;
    const context = canvas.getContext("2d");
    let step = 0;
    setInterval(() => {
      context.fillStyle = "rgb(40, 170, 60)";
      context.fillRect(0, 0, 640, 360);
      context.fillStyle = "white";
      step = (step + 8) % 600;
      context.fillRect(step, 300, 40, 40);
    }, 66);
    return canvas.captureStream(15);
  };
}

/** All frames in the table of the security panel, and how many rows it has. */
async function counted(person) {
  return person.page.evaluate((panel) => {
    const rows = [...document.querySelectorAll(`${panel} table tbody tr`)];
    const frames = rows.map((row) =>
      Number(row.querySelector("td").textContent.replace(/\D/g, "")),
    );
    return { rows: rows.length, frames: frames.reduce((sum, one) => sum + one, 0) };
  }, byId("security-panel"));
}

meeting("mute, camera, screen, invitation and counts do what they say", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({
    name: "Ada",
    colour: "red",
    hertz: 440,
    before: [shareGreen],
  });
  const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });
  const link = await ada.startMeeting(server.url, { label: "Controls" });
  await ada.join();
  await ada.isInMeeting();
  await bob.openAndJoin(link);
  await bob.seesColour("Ada", ada.colour);

  const tileSays = (attribute, value) =>
    until(`Ada's tile at Bob's says ${attribute}=${value}`, async () => {
      const attributes = { "data-name": "Ada", "data-kind": "camera" };
      return (await bob.attribute("tile", attribute, attributes)) === value;
    });
  await tileSays("data-mic", "on");
  await ada.switch("toggle-mic", false);
  await tileSays("data-mic", "off");
  await ada.switch("toggle-camera", false);
  await tileSays("data-state", "muted");
  await ada.switch("toggle-mic", true);
  await ada.switch("toggle-camera", true);
  await tileSays("data-mic", "on");
  await bob.seesColour("Ada", ada.colour);
  await bob.hears(ada.hertz);

  await ada.click("share-screen");
  await bob.seesColour("Ada", COLOURS.green, { kind: "screen" });
  assert.equal(await bob.tileState("Ada", "screen"), "live");
  await ada.click("share-screen");
  await until("the shared screen is gone", async () => {
    return (await bob.tileState("Ada", "screen")) === null;
  });

  await ada.click("open-invite");
  await ada.sees("invite-link");
  const invitation = await ada.page.evaluate((selector) => {
    const element = document.querySelector(selector);
    const dialog = element.closest("dialog");
    return {
      link: element.value ?? element.textContent,
      address: location.href,
      qr: dialog.querySelector("svg[role=img], canvas, .qr svg, .qr") !== null,
    };
  }, byId("invite-link"));
  assert.equal(invitation.link, link);
  assert.equal(invitation.link, invitation.address);
  assert.ok(invitation.qr, "the invitation has a QR code");
  await ada.page.keyboard.press("Escape");

  await bob.openSecurity();
  const before = await until("four tracks are counted", async () => {
    const counts = await counted(bob);
    return counts.rows >= 4 && counts;
  });
  await until("the counts grow", async () => (await counted(bob)).frames > before.frames + 50);
  await ada.shieldIs("secure");
  await bob.shieldIs("secure");
});
