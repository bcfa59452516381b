// Everything that the server holds in a run, searched for what people said,
// showed, are called, and for their frame keys. The same search over what was about to be sealed
// finds every one, so it is known to find things.
//
// The server is the product's, with a recorder in it (the example `tapped` of
// the crate `server`): RTP payloads after SRTP was opened. A proxy in front of
// it records the signalling messages.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { meeting } from "./harness/meeting.mjs";
import { paths, temporaryFolder } from "./harness/paths.mjs";
import { startProxy } from "./harness/proxy.mjs";
import { recordBeforeSealing } from "./harness/record.mjs";
import { until } from "./harness/until.mjs";

/** Bytes of a frame to search for: long enough to be nobody else's. */
const NEEDLE_LEN = 16;
/** VP8 leaves this many bytes of a keyframe clear, and fewer of any other. */
const CLEAR_LEN = 10;
/** So many frames of each kind are searched for. */
const FRAMES_OF_EACH = 200;

const NAMES = ["Ada Quillfeather", "Robot Zumba"];
const LABEL = "Budget of Atlantis";
const WORDS = ["the vault opens at nine", "0xdecafbad, says the bot"];

/** Pieces of a frame from behind what its codec leaves clear. */
function needlesOf(frame) {
  const needles = [];
  for (const at of [CLEAR_LEN, Math.floor(frame.length / 2), frame.length - NEEDLE_LEN]) {
    const needle = frame.subarray(at, at + NEEDLE_LEN);
    // A run of one value is not a frame's own.
    if (at >= CLEAR_LEN && needle.length === NEEDLE_LEN && new Set(needle).size > 8) {
      needles.push(needle);
    }
  }
  return needles;
}

function texts() {
  return [...NAMES, LABEL, ...WORDS].flatMap((text) => [
    { what: `"${text}"`, bytes: Buffer.from(text, "utf8") },
    { what: `"${text}" as UTF-16`, bytes: Buffer.from(text, "utf16le"), only: "server" },
    {
      what: `"${text}" as base64`,
      bytes: Buffer.from(Buffer.from(text).toString("base64").slice(0, 12)),
      only: "server",
    },
    { what: `"${text}" in a link`, bytes: Buffer.from(encodeURIComponent(text)), only: "server" },
  ]);
}

meeting(
  "the server holds no word, name, label or frame in the clear",
  async (bench) => {
    const folder = temporaryFolder();
    const tap = join(folder, "rtp");
    const plaintext = join(folder, "plaintext");
    const server = await bench.server({
      program: paths.tappedServer,
      env: { SM_TAP: tap },
    });
    const proxy = await startProxy(server.url, { prelude: recordBeforeSealing });
    try {
      const ada = await bench.chromium({ name: NAMES[0], colour: "red", hertz: 440 });
      const link = await ada.startMeeting(proxy.url, { label: LABEL });
      await ada.join();
      await ada.isInMeeting();
      const bots = bench.bots(link, [
        ...["--name", NAMES[1], "--say", WORDS[1], "--duration", "120s"],
        ...["--record-plaintext", plaintext],
      ]);
      await bots.joined();
      await ada.say(WORDS[0]);
      await ada.reads(NAMES[1], WORDS[1]);
      await ada.seesMotion(NAMES[1]);
      await until("the page has sealed some hundred frames", () => proxy.recorded.length > 300);
      const { participants } = await bots.stop();
      const fromAda = participants[0].received.filter(({ from }) => from === NAMES[0]);
      assert.ok(
        fromAda.every(({ opened }) => opened > 20),
        JSON.stringify(fromAda),
      );
      await server.stop();

      const ofBots = readFileSync(plaintext, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
        .map(({ kind, hex }) => ({ kind, bytes: Buffer.from(hex, "hex") }));
      const sealed = proxy.recorded.filter(({ kind }) => kind === "sealed");
      const ofPage = proxy.recorded.filter(({ kind }) => kind !== "sealed");
      const beforeSealing = [...ofBots, ...ofPage];
      const frames = ["mic", "camera"].flatMap((kind) =>
        [ofBots, ofPage].flatMap((list) => {
          const all = list.filter((one) => one.kind === kind);
          assert.ok(all.length > 50, `${all.length} frames of kind ${kind} were recorded`);
          return all.slice(-FRAMES_OF_EACH).flatMap(({ bytes }) =>
            needlesOf(bytes).map((needle) => ({
              what: `a piece of a ${kind} frame`,
              bytes: needle,
            })),
          );
        }),
      );
      assert.ok(frames.length > 400, `${frames.length} pieces of frames to search for`);
      const keys = ofPage
        .filter(({ kind }) => kind === "key")
        .map(({ bytes }) => ({ what: "a frame key", bytes }));
      assert.ok(keys.length > 0, "no frame key was recorded");

      const rtp = readFileSync(tap);
      const signalling = Buffer.concat(proxy.messages);
      assert.ok(rtp.length > 100_000, `${rtp.length} bytes of RTP were recorded`);
      assert.ok(signalling.length > 5000, `${signalling.length} bytes of signalling`);
      // The record of the server is the right one: the sealed frames are in it.
      const found = sealed.filter(({ bytes }) => rtp.includes(bytes.subarray(-NEEDLE_LEN)));
      assert.ok(sealed.length > 50, `${sealed.length} sealed frames were recorded`);
      assert.ok(found.length > 0.8 * sealed.length, `${found.length} of ${sealed.length} in it`);
      // `ClientMessage::Look`, the first of all, names the room.
      const room = proxy.messages.find((message) => message[0] === 1).subarray(1, 17);
      for (const spelling of ["hex", "base64", "base64url"]) {
        assert.ok(!server.log.includes(room.toString(spelling)), "the log names the room");
      }
      const ofServer = [rtp, signalling, Buffer.from(server.log)];
      const sealedFrom = Buffer.concat(beforeSealing.map(({ bytes }) => bytes));
      for (const { what, bytes, only } of [...texts(), ...frames, ...keys]) {
        for (const held of ofServer) {
          assert.equal(held.indexOf(bytes), -1, `the server holds ${what}`);
        }
        if (only !== "server") {
          assert.ok(sealedFrom.includes(bytes), `the search does not find ${what} where it is`);
        }
      }
    } finally {
      await proxy.stop();
    }
  },
  {
    skip: existsSync(paths.tappedServer)
      ? false
      : "no recording server; type: cargo build --release -p server --example tapped",
  },
);
