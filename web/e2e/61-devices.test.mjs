// Devices that go away, fall silent or are set otherwise in the middle of a call:
// the call goes on and says what happened.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { until } from "./harness/until.mjs";

/** Keeps what the page opened, so that the test can take it away. */
function keepTracks() {
  const opened = [];
  const refuse = { video: false };
  Object.defineProperty(window, "__devices", { value: { opened, refuse } });
  const { mediaDevices } = navigator;
  const { getUserMedia } = mediaDevices;
  mediaDevices.getUserMedia = async (constraints) => {
    if (constraints.video && refuse.video) {
      throw new DOMException("Permission denied", "NotAllowedError");
    }
    const stream = await getUserMedia.call(mediaDevices, constraints);
    opened.push(...stream.getTracks());
    return stream;
  };
}

/** As when the device is pulled out, or its permission taken back. */
function takeAway(kind) {
  const track = window.__devices.opened.filter((one) => one.kind === kind).at(-1);
  track.stop();
  track.dispatchEvent(new Event("ended"));
}

/** The settings of the sound that goes out now. */
function soundSent() {
  for (const peer of window.__e2e.peers) {
    for (const { track } of peer.getSenders()) {
      const settings = track?.kind === "audio" && track.getSettings();
      if (settings && "echoCancellation" in settings && track.label !== "") {
        const { echoCancellation, noiseSuppression, autoGainControl } = settings;
        return { echoCancellation, noiseSuppression, autoGainControl };
      }
    }
  }
  return null;
}

async function says(person, id, pattern) {
  await until(`${person.name} reads ${pattern}`, async () => {
    const texts = await person.texts(id);
    if (texts.some((text) => pattern.test(text))) {
      return true;
    }
    throw new Error(JSON.stringify(texts));
  });
}

meeting("a device that goes away is replaced or missed, and the call goes on", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", before: [keepTracks] });
  const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });
  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await bob.openAndJoin(link);
  await bob.hears(ada.hertz);
  await bob.seesColour("Ada", ada.colour);

  // Pulled out: another one takes over, and the person is told which.
  await ada.page.evaluate(takeAway, "audio");
  await says(ada, "notice", /microphone was disconnected.*used now/);
  await bob.hears(ada.hertz);
  await ada.page.evaluate(takeAway, "video");
  await says(ada, "notice", /camera was disconnected/);
  await bob.seesMotion("Ada");

  // Gives nothing for a while: another program has it, or a key on the headset.
  await ada.page.evaluate(() => {
    const track = window.__devices.opened.filter((one) => one.kind === "video").at(-1);
    Object.defineProperty(track, "muted", { value: true, configurable: true });
    track.dispatchEvent(new Event("mute"));
  });
  await says(ada, "error", /camera gives no picture/);
  await ada.page.evaluate(() => {
    const track = window.__devices.opened.filter((one) => one.kind === "video").at(-1);
    delete track.muted;
    track.dispatchEvent(new Event("unmute"));
  });
  await until("the alert is gone", async () => (await ada.errors()).length === 0);

  // The permission is taken back: that is said, and sound goes on.
  await ada.page.evaluate(() => {
    window.__devices.refuse.video = true;
  });
  await ada.page.evaluate(takeAway, "video");
  await says(ada, "error", /does not let this page use your camera/);
  await until("Bob sees that Ada's camera is off", async () => {
    return (await bob.tileState("Ada")) === "muted";
  });
  await bob.hears(ada.hertz);
  await ada.shieldIs("secure");
});

meeting(
  "what is done to a voice can be switched, and music goes out in one size",
  async (bench) => {
    const server = await bench.server();
    const ada = await bench.chromium({ name: "Ada", colour: "red", before: [keepTracks] });
    const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });
    const link = await ada.startMeeting(server.url);
    await ada.join();
    await ada.isInMeeting();
    await bob.openAndJoin(link);
    await bob.hears(ada.hertz);

    const on = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    const isSent = (wanted) =>
      until(`the sound is ${JSON.stringify(wanted)}`, async () => {
        const sent = await ada.page.evaluate(soundSent);
        if (JSON.stringify(sent) === JSON.stringify(wanted)) {
          return true;
        }
        throw new Error(JSON.stringify(sent));
      });
    await isSent(on);
    await ada.click("open-devices");
    await ada.click("sound-noise");
    await isSent({ ...on, noiseSuppression: false });
    await ada.click("sound-music");
    await isSent({ echoCancellation: false, noiseSuppression: false, autoGainControl: false });
    assert.equal(await ada.attribute("sound-echo", "aria-checked"), "false");

    // 124 kbit/s are 310 bytes in 20 ms, and every packet has them.
    const sizes = await until("music goes out", async () => {
      const measured = await ada.page.evaluate(async () => {
        const read = async () => {
          for (const peer of window.__e2e.peers) {
            for (const stats of (await peer.getStats()).values()) {
              if (stats.type === "outbound-rtp" && stats.kind === "audio" && stats.mid === "0") {
                return stats;
              }
            }
          }
          return null;
        };
        const before = await read();
        let after = before;
        while (after.packetsSent < before.packetsSent + 50) {
          await new Promise(requestAnimationFrame);
          after = await read();
        }
        return (after.bytesSent - before.bytesSent) / (after.packetsSent - before.packetsSent);
      });
      if (measured > 300 && measured < 345) {
        return measured;
      }
      throw new Error(`${measured} bytes a packet`);
    });
    assert.ok(sizes > 0);
    await bob.hears(ada.hertz);
    await ada.shieldIs("secure");
    await bob.shieldIs("secure");
  },
);
