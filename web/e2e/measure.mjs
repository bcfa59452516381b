// Figures for docs/measurements.md, as JSON on stdout. Not a test: nothing here
// passes or fails by how long it takes.
//
//   node e2e/measure.mjs [joins]     (20 joins unless told otherwise)
//
// - `join`: from the click on "join" to the first picture of somebody else that
//   was opened and shown, in Chromium, in milliseconds
// - `frames`: what sealing and opening a frame costs in Chromium, in
//   microseconds by size, in WASM and with WebCrypto
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { launchChromium } from "./harness/browsers.mjs";
import { paths } from "./harness/paths.mjs";
import { startBots, startServer } from "./harness/server.mjs";
import { until } from "./harness/until.mjs";

const SIZES = [150, 1200, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000];

function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

/** Before the page loads: notes when "join" is clicked and when a picture comes. */
function watchJoin() {
  window.joinTimes = { clicked: null, shown: null };
  const times = window.joinTimes;
  document.addEventListener(
    "click",
    (event) => {
      if (event.target.closest?.('[data-testid="join"]')) {
        times.clicked ??= performance.now();
      }
    },
    true,
  );
  const watched = new Set();
  const look = () => {
    const videos = '[data-testid="tile"][data-self="false"] video';
    for (const video of document.querySelectorAll(videos)) {
      if (!watched.has(video)) {
        watched.add(video);
        video.requestVideoFrameCallback(() => {
          times.shown ??= performance.now();
        });
      }
    }
    if (times.shown === null) {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}

async function measureJoins(count) {
  const server = await startServer();
  const joiner = await launchChromium({ name: "Joiner", before: [watchJoin] });
  const times = [];
  try {
    const link = await joiner.startMeeting(server.url);
    const bots = startBots(link, ["--participants", "1", "--duration", "30m"]);
    await bots.joined(1);
    while (times.length < count) {
      await joiner.open(link);
      await joiner.join();
      const { clicked, shown } = await until(
        "a picture comes",
        () => joiner.page.evaluate(() => window.joinTimes.shown !== null && window.joinTimes),
        30_000,
      );
      times.push(shown - clicked);
      await joiner.click("leave");
      await until("it is left", async () => !(await joiner.exists("tile")));
    }
    await bots.stop();
  } finally {
    await joiner.close();
    await server.stop();
  }
  const round = (value) => Math.round(value);
  return {
    joins: times.length,
    p50_ms: round(quantile(times, 0.5)),
    p95_ms: round(quantile(times, 0.95)),
    all_ms: times.map(round),
  };
}

/** Runs in a page that serves the media worker's WASM as `/media.js`. */
async function measureFramesInPage(sizes) {
  const { default: init, Frames } = await import("/media.js");
  await init({ module_or_path: "/media_bg.wasm" });
  const key = crypto.getRandomValues(new Uint8Array(16));
  const frames = (leaf) => {
    const made = new Frames();
    made.setKeys(performance.now(), 1n, leaf, false, key.slice(), new Uint32Array([0, 1]));
    return made;
  };
  const median = (values) => values.sort((one, other) => one - other)[values.length >> 1];
  /** Microseconds a call, the median of rounds of `count`. */
  const time = async (count, round) => {
    const rounds = [];
    for (let index = 0; index < 9; index++) {
      const begin = performance.now();
      await round();
      rounds.push(((performance.now() - begin) * 1000) / count);
    }
    return Math.round(median(rounds) * 10) / 10;
  };

  const webKey = await crypto.subtle.importKey("raw", key, "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);
  const results = [];
  for (const size of sizes) {
    const count = size > 20_000 ? 100 : 300;
    // 0x80: a keyframe in VP9, which a slot wants first.
    const frame = new Uint8Array(size).fill(0x80);
    const sealer = frames(0);
    const out = sealer.addLine("0", "camera");
    sealer.setCodec(out, "vp9");
    const opener = frames(1);
    const slot = opener.addLine("1", "cameraSlot");
    opener.setCodec(slot, "vp9");
    let sealed = [];
    const seal_wasm = await time(count, () => {
      sealed = [];
      for (let index = 0; index < count; index++) {
        sealed.push(sealer.seal(out, 0, performance.now(), frame));
      }
    });
    if (!sealed[0]) {
      throw new Error("the frames are not sealed");
    }
    const open_wasm = await time(count, () => {
      sealed = [];
      for (let index = 0; index < count; index++) {
        sealed.push(sealer.seal(out, 0, performance.now(), frame));
      }
      const begin = performance.now();
      for (const one of sealed) {
        const { status } = opener.open(slot, performance.now(), one);
        if (status !== "opened") {
          throw new Error(`a frame of ${size} bytes: ${status}`);
        }
      }
      return begin;
    });
    const params = () => ({ name: "AES-GCM", iv: crypto.getRandomValues(new Uint8Array(12)) });
    const one_by_one = await time(count, async () => {
      for (let index = 0; index < count; index++) {
        await crypto.subtle.encrypt(params(), webKey, frame);
      }
    });
    const in_batches = await time(count, async () => {
      for (let done = 0; done < count; done += 50) {
        const batch = Array.from({ length: Math.min(50, count - done) }, () =>
          crypto.subtle.encrypt(params(), webKey, frame),
        );
        await Promise.all(batch);
      }
    });
    results.push({
      bytes: size,
      wasm_seal_us: seal_wasm,
      // The round seals the frames first.
      wasm_open_us: Math.round((open_wasm - seal_wasm) * 10) / 10,
      webcrypto_one_by_one_us: one_by_one,
      webcrypto_in_batches_of_50_us: in_batches,
    });
  }
  return results;
}

async function measureFrames() {
  const folder = join(paths.root, "web/src/generated/media");
  const types = { ".js": "text/javascript", ".wasm": "application/wasm" };
  const server = createServer(({ url }, response) => {
    if (url === "/") {
      response.setHeader("content-type", "text/html");
      response.end("<!doctype html><title>frames</title>");
      return;
    }
    try {
      const content = readFileSync(join(folder, url.slice(1)));
      response.setHeader("content-type", types[extname(url)] ?? "application/octet-stream");
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launchChromium({ name: "Frames", devices: "none" });
  try {
    await browser.page.goto(`http://127.0.0.1:${server.address().port}/`);
    const sizes = await browser.page.evaluate(measureFramesInPage, SIZES);
    const crossover = sizes.find(
      (one) =>
        Math.min(one.webcrypto_one_by_one_us, one.webcrypto_in_batches_of_50_us) < one.wasm_seal_us,
    );
    const one_by_one = sizes.find((one) => one.webcrypto_one_by_one_us < one.wasm_seal_us);
    return {
      sizes,
      webcrypto_in_batches_wins_from_bytes: crossover?.bytes ?? null,
      webcrypto_one_by_one_wins_from_bytes: one_by_one?.bytes ?? null,
    };
  } finally {
    await browser.close();
    server.close();
  }
}

const joins = Number(process.argv[2] ?? 20);
const frames = await measureFrames();
const join_ = joins > 0 ? await measureJoins(joins) : null;
console.log(JSON.stringify({ join: join_, frames }, null, 2));
