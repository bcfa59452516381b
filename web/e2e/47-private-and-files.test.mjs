// What is meant for one person reaches that person alone; a file arrives as it
// was sent, over a connection that broke; and the server has neither.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { meeting } from "./harness/meeting.mjs";
import { temporaryFolder } from "./harness/paths.mjs";
import { byId } from "./harness/person.mjs";
import { startProxy } from "./harness/proxy.mjs";
import { until } from "./harness/until.mjs";

const FILE_LEN = 20 * 1024 * 1024 + 12345;
/** `ClientMessage::Chunk` and `ServerMessage::Chunk` in docs/protocol.md. */
const CHUNK = 21;

/** This browser has no window that asks where to save: the page downloads. */
function withoutPicker() {
  delete window.showSaveFilePicker;
}

/** How many pages have stored something here. */
async function stored() {
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle("received");
  let count = 0;
  for await (const _ of all.keys()) {
    count += 1;
  }
  return count;
}

/** A file whose every piece is its own, and nothing like what sealing makes. */
function writeFile() {
  const path = join(temporaryFolder(), "Plan of Atlantis.txt");
  const lines = [];
  for (let size = 0, number = 0; size < FILE_LEN; number++) {
    const line = `the vault of Atlantis opens at line ${number}\n`;
    size += line.length;
    lines.push(line);
  }
  writeFileSync(path, lines.join("").slice(0, FILE_LEN));
  return path;
}

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");

async function person(bench, name, colour) {
  return bench.chromium({ name, colour, before: [withoutPicker] });
}

async function writePrivately(from, to, text) {
  await from.click("open-people");
  await from.click("person-more", { "data-name": to });
  await from.click("write-privately");
  await from.sees("only-to");
  await from.say(text);
}

async function offer(person, path) {
  await person.openChat();
  await person.page.setInputFiles(byId("file-input"), path);
}

async function stateIs(person, state, timeoutMs = 60_000) {
  await until(
    `${person.name}'s file is ${state}`,
    async () => {
      const now = await person.attribute("file", "data-state");
      if (now === state) {
        return true;
      }
      throw new Error(`it is ${now}`);
    },
    timeoutMs,
  );
}

meeting("a private message is seen by its two ends alone", async (bench) => {
  const server = await bench.server();
  const ada = await person(bench, "Ada", "red");
  const bob = await person(bench, "Bob", "blue");
  const eve = await person(bench, "Eve", "green");
  const link = await ada.startMeeting(server.url);
  await ada.join({ camera: false });
  await ada.isInMeeting();
  await bob.openAndJoin(link, { camera: false });
  await eve.openAndJoin(link, { camera: false });
  await writePrivately(ada, "Bob", "only you, Bob");
  await bob.reads("Ada", "only you, Bob");
  assert.equal(await bob.attribute("chat-message", "data-private"), "true");
  assert.match((await bob.texts("chat-message"))[0], /Only to you/);
  assert.match((await ada.texts("chat-message"))[0], /Only to Bob/);

  // Bob answers in private by one press, and Ada goes back to all.
  await bob.click("answer-privately");
  await bob.say("only you, Ada");
  await ada.reads("Bob", "only you, Ada");
  await ada.click("back-to-all");
  await ada.say("everybody");
  await eve.reads("Ada", "everybody");
  const seen = await eve.texts("chat-message");
  assert.equal(seen.length, 1, JSON.stringify(seen));

  // A host's wish for silence is done.
  await bob.switch("toggle-mic", true);
  await ada.click("open-people");
  await ada.click("person-more", { "data-name": "Bob" });
  await ada.click("ask-mute");
  await until("Bob's microphone is off", async () => {
    return (await bob.attribute("toggle-mic", "aria-pressed")) === "false";
  });
});

meeting(
  "a file arrives as it was sent, over a broken connection, and the server has none of it",
  async (bench) => {
    const server = await bench.server();
    const proxy = await startProxy(server.url);
    try {
      const path = writeFile();
      const sent = readFileSync(path);
      const ada = await person(bench, "Ada", "red");
      const bob = await person(bench, "Bob", "blue");
      const link = await ada.startMeeting(proxy.url);
      await ada.join({ camera: false });
      await ada.isInMeeting();
      await bob.openAndJoin(link, { camera: false });
      await offer(ada, path);
      await bob.openChat();
      await stateIs(bob, "offered");
      const download = bob.page.waitForEvent("download", { timeout: 90_000 });
      await bob.click("file-save");
      const chunks = () => proxy.messages.filter((message) => message[0] === CHUNK).length;
      await until("a part of it is there", () => chunks() > 400);
      const before = chunks();
      proxy.cut();
      // What is said goes on over the file, in words and in sound.
      await ada.say("still there?");
      await bob.reads("Ada", "still there?");
      await bob.hears(ada.hertz);
      await stateIs(bob, "saved");
      assert.ok(chunks() > before + 400, "it was cut in the middle");
      const saved = await download;
      assert.equal(saved.suggestedFilename(), "Plan of Atlantis.txt");
      const received = readFileSync(await saved.path());
      assert.equal(received.length, sent.length);
      assert.equal(hash(received), hash(sent));

      // What the browser stored of it goes with the page that wrote it.
      assert.equal(await bob.page.evaluate(stored), 1);
      await bob.page.reload();
      await until(
        "nothing is stored any more",
        async () => (await bob.page.evaluate(stored)) === 0,
      );

      const held = Buffer.concat([...proxy.messages, Buffer.from(server.log)]);
      for (const needle of ["Atlantis", "vault of", "still there"]) {
        assert.equal(held.indexOf(needle), -1, `the server holds "${needle}"`);
        assert.ok(needle === "still there" || received.includes(needle));
      }
      const relayed = proxy.messages.filter((message) => message[0] === CHUNK);
      assert.equal(new Set(relayed.map(({ length }) => length)).size, 1, "chunks of one size");
    } finally {
      await proxy.stop();
    }
  },
);
