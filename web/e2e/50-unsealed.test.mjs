// A browser in which frames pass beside the transform, as they do in Chromium
// when a transform is attached late.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { distance, TOLERANCE } from "./harness/pictures.mjs";
import { never, until } from "./harness/until.mjs";

function skipSenderTransforms() {
  Object.defineProperty(RTCRtpSender.prototype, "transform", {
    configurable: true,
    get() {
      return null;
    },
    set() {
      // The browser says nothing and sends frames as they are.
    },
  });
}

// The names of Chromium's fake devices; a camera that plays a file has the file's name.
const isOfDevice = (track) => /fake|\.y4m$/i.test(track.label);

meeting(
  "a browser that skips a transform sends nothing real and the shield says so",
  async (bench) => {
    const server = await bench.server();
    const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
    const bob = await bench.chromium({
      name: "Bob",
      colour: "blue",
      hertz: 880,
      before: [skipSenderTransforms],
    });

    const link = await ada.startMeeting(server.url);
    await ada.join();
    await ada.isInMeeting();
    await bob.open(link);
    await bob.join();

    await until(
      "Bob's shield is broken, or he is put out",
      async () => {
        const state = await bob.shield();
        const errors = await bob.errors();
        return state === "broken" || state === "warning" || (state === null && errors.length > 0);
      },
      30_000,
    );
    await never(
      "Ada sees Bob's picture, or Bob's shield is secure",
      async () => {
        const seen = await ada.colourOfTile("Bob");
        return (
          (seen && distance(seen, bob.colour) <= TOLERANCE) || (await bob.shield()) === "secure"
        );
      },
      5000,
    );
    // What his browser was given to send was never camera or microphone.
    const sent = await bob.sentTracks();
    assert.deepEqual(sent.filter(isOfDevice), [], "real tracks of Bob went onto the wire");
    // That would have been seen: Ada's did go.
    await until("Ada sends her real tracks", async () => {
      const tracks = (await ada.sentTracks()).filter(isOfDevice);
      return (
        tracks.some(({ kind }) => kind === "video") && tracks.some(({ kind }) => kind === "audio")
      );
    });
  },
);
