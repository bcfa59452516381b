// What a large file costs two browsers, as JSON on stdout. Not a test: nothing
// here passes or fails by how long it takes.
//
//   node e2e/measure-file.mjs [MiB]     (1024)
//
// Ada offers a file of random bytes on the real page, Bob saves it there; both
// are Chromium with a profile on disk. What Bob's browser hands over as a
// download is compared with what was sent, byte by byte (SHA-256). Memory is what
// Linux says of each process of a browser, twice a second; `heap` that of the
// JavaScript of the page and its workers, without the WASM modules.
import { createHash, randomFillSync } from "node:crypto";
import { closeSync, createReadStream, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { launchChromium } from "./harness/browsers.mjs";
import { temporaryFolder } from "./harness/paths.mjs";
import { byId } from "./harness/person.mjs";
import { startServer } from "./harness/server.mjs";
import { until } from "./harness/until.mjs";

const MEBIBYTE = 1 << 20;
const mebibytes = Number(process.argv[2] ?? 1024);
const EVERY_MS = 500;
const TIMEOUT_MS = 30 * 60_000;

/** This browser has no window that asks where to save: the page downloads. */
function withoutPicker() {
  delete window.showSaveFilePicker;
}

/** A file of random bytes, and its SHA-256. */
function writeFile(path) {
  const piece = new Uint8Array(MEBIBYTE);
  const hash = createHash("sha256");
  const file = openSync(path, "w");
  for (let written = 0; written < mebibytes; written++) {
    randomFillSync(piece);
    hash.update(piece);
    writeSync(file, piece);
  }
  closeSync(file);
  return hash.digest("hex");
}

async function hashOf(path) {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) {
    hash.update(piece);
  }
  return hash.digest("hex");
}

/** Of a process, in MiB: what it holds now. */
function resident(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)[1]) / 1024;
  } catch {
    return 0;
  }
}

/** Watches the memory of a browser until it is told to stop. */
async function watch(person) {
  const session = await person.page.context().newCDPSession(person.page);
  const pids = async () => {
    const browser = await person.page.context().browser()?.newBrowserCDPSession();
    const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
    await browser.detach();
    return processInfo.map(({ id, type }) => ({ id, type }));
  };
  const heap = async () => {
    const sizes = await Promise.all([
      session.send("Runtime.getHeapUsage").then(({ usedSize }) => usedSize),
      ...person.page
        .workers()
        .map((worker) =>
          worker.evaluate(() => performance.memory?.usedJSHeapSize ?? 0).catch(() => 0),
        ),
    ]);
    return sizes.reduce((sum, size) => sum + size, 0) / MEBIBYTE;
  };
  const sample = async () => {
    const now = { all: 0, renderer: 0, browser: 0, heap: await heap() };
    for (const { id, type } of await pids()) {
      const size = resident(id);
      now.all += size;
      now.renderer += type === "renderer" ? size : 0;
      now.browser += type === "browser" ? size : 0;
    }
    return now;
  };
  const before = await sample();
  const peak = { ...before };
  let on = true;
  const done = (async () => {
    while (on) {
      const now = await sample();
      for (const name of Object.keys(peak)) {
        peak[name] = Math.max(peak[name], now[name]);
      }
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  return async () => {
    on = false;
    await done;
    const rounded = (sizes) =>
      Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, Math.round(size)]));
    return { before_mib: rounded(before), peak_mib: rounded(peak) };
  };
}

const state = (person) => person.attribute("file", "data-state");
const path = join(temporaryFolder(), "large.bin");
const sent = writeFile(path);
const server = await startServer();
const people = [];
try {
  for (const [name, colour] of [
    ["Ada", "red"],
    ["Bob", "blue"],
  ]) {
    const profile = temporaryFolder();
    people.push(await launchChromium({ name, colour, profile, before: [withoutPicker] }));
  }
  const [ada, bob] = people;
  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await bob.openAndJoin(link);
  await ada.openChat();
  await ada.page.setInputFiles(byId("file-input"), path);
  await bob.openChat();
  await until("it is offered", async () => (await state(bob)) === "offered");
  const ends = await Promise.all(people.map(watch));
  const download = bob.page.waitForEvent("download", { timeout: TIMEOUT_MS });
  const began = performance.now();
  await bob.click("file-save");
  await until("it is saved", async () => (await state(bob)) === "saved", TIMEOUT_MS);
  const seconds = (performance.now() - began) / 1000;
  const saved = await (await download).path();
  const memory = await Promise.all(ends.map((end) => end()));
  const received = await hashOf(saved);
  console.log(
    JSON.stringify(
      {
        mebibytes,
        seconds: Math.round(seconds * 10) / 10,
        mebibytes_per_second: Math.round((mebibytes / seconds) * 100) / 100,
        same: received === sent,
        sender: memory[0],
        receiver: memory[1],
      },
      null,
      2,
    ),
  );
  if (received !== sent) {
    throw new Error("what arrived is not what was sent");
  }
} finally {
  await Promise.allSettled(people.map((person) => person.close()));
  await server.stop();
}
