// How well it goes: a mark on every tile, and figures that are true.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { byId } from "./harness/person.mjs";
import { until } from "./harness/until.mjs";

meeting("every tile has a mark, and the figures behind it are those of the call", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red" });
  const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });
  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await bob.openAndJoin(link);
  await ada.seesMotion("Bob");

  const marks = () =>
    ada.page.evaluate(
      (selector) => [...document.querySelectorAll(selector)].map((mark) => mark.dataset.grade),
      byId("quality"),
    );
  await until("both tiles have a mark", async () => (await marks()).length === 2);
  for (const grade of await marks()) {
    assert.ok(["good", "fair", "poor"].includes(grade), grade);
  }

  await ada.click("open-devices");
  await ada.click("open-quality");
  await ada.sees("quality-panel");
  await until("the path is UDP", async () => {
    return (await ada.attribute("quality-path", "data-path")) === "udp";
  });
  const lines = await until("own and received tracks have figures", async () => {
    const texts = await ada.texts("quality-line");
    return texts.length >= 4 && texts.every((text) => /\d/.test(text)) && texts;
  });
  const bobs = lines.find((text) => text.includes("Bob's camera"));
  assert.match(bobs, /\d+×\d+, \d+ a second/);
  assert.match(bobs, /lost/);
  // What the browser itself counts, read here by another way.
  const kbps = await ada.page.evaluate(async () => {
    const read = async () => {
      let [bytes, packets] = [0, 0];
      for (const peer of window.__e2e.peers) {
        for (const stats of (await peer.getStats()).values()) {
          if (stats.type === "inbound-rtp" && stats.kind === "audio") {
            bytes += stats.bytesReceived;
            packets += stats.packetsReceived;
          }
        }
      }
      return { bytes, packets, at: performance.now() };
    };
    const before = await read();
    let now = before;
    // Four seconds of a voice.
    while (now.packets < before.packets + 200) {
      await new Promise(requestAnimationFrame);
      now = await read();
    }
    return (8 * (now.bytes - before.bytes)) / (now.at - before.at);
  });
  const voice = (await ada.texts("quality-line")).find((text) => text.includes("Bob's microphone"));
  const [, shown] = /(\d+) kb/.exec(voice) ?? [];
  assert.ok(Math.abs(Number(shown) - kbps) < 0.3 * kbps, `${voice}; counted ${kbps} kbit/s`);
});
