// A member whose page is its own work seals as another member: all members share
// the base key, so its frames open. What it cannot do is sign for them.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { distance, TOLERANCE } from "./harness/pictures.mjs";
import { until } from "./harness/until.mjs";

/** Puts itself between the two workers: the media worker seals as the leaf that the second to come
 * has. */
function sealAsTheSecond() {
  const Native = window.MessageChannel;
  window.MessageChannel = class {
    constructor() {
      const session = new Native();
      const media = new Native();
      session.port2.onmessage = ({ data }) => {
        media.port1.postMessage(data.type === "keys" ? { ...data, leaf: 1 } : data);
      };
      media.port1.onmessage = ({ data }) => session.port2.postMessage(data);
      this.port1 = session.port1;
      this.port2 = media.port2;
    }
  };
}

meeting("what somebody seals in another's name is shown as forged", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
  const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });
  const eve = await bench.chromium({
    name: "Eve",
    colour: "green",
    hertz: 1320,
    before: [sealAsTheSecond],
  });

  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  // He sends nothing: of two that seal under one key's counters, who is second is
  // taken for a replay, and which of them it is would be left to chance.
  await bob.openAndJoin(link, { camera: false, mic: false });
  await ada.sees("tile", { attributes: { "data-name": "Bob", "data-kind": "camera" } });
  await until("Ada's shield is green", async () => (await ada.shield()) === "secure");

  await eve.openAndJoin(link);
  await until("Bob's tile is red", async () => (await ada.tileState("Bob")) === "forged");
  assert.equal(await ada.shield(), "warning");
  const seen = await ada.colourOfTile("Bob");
  assert.ok(
    !seen || distance(seen, eve.colour) > TOLERANCE,
    "Eve's picture is shown in Bob's name",
  );
  await ada.click("shield");
  await until("the panel says why", async () => {
    const panel = await ada.text("security-panel");
    return panel?.includes("in Bob's name that Bob did not send");
  });
});
