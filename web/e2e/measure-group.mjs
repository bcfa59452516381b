// What the group costs a browser by its size and suite, as JSON on stdout. Not a
// test: nothing here passes or fails by how long it takes.
//
//   node e2e/measure-group.mjs [sizes] [joins]     (2,10,50,200 and 5 joins)
//
// A Chromium opens a room, bots fill it, and another Chromium joins it and
// leaves, over and over. All times are of the session worker, in milliseconds:
//
// - `join`: from the tree to the commit that goes out, the wall time from the
//   click on "join", and the bytes that the server sent until then
// - `commit`: to check and merge somebody's commit, for one that is in the room
import { launchChromium } from "./harness/browsers.mjs";
import { startProxy } from "./harness/proxy.mjs";
import { startBots, startServer } from "./harness/server.mjs";
import { until } from "./harness/until.mjs";

const sizes = (process.argv[2] ?? "2,10,50,200").split(",").map(Number);
const joins = Number(process.argv[3] ?? 5);

/** `ServerMessage` and `EntryBody` in docs/protocol.md. */
const TREE = 6;
const ENTRY = 7;
const COMMIT = 1;
const CONFIRMED = 2;

/** In the session worker: times what the page does with each message. */
function timeMessages() {
  const waiting = [];
  setInterval(() => {
    if (waiting.length > 0) {
      fetch("/__recorded", { method: "POST", body: JSON.stringify(waiting.splice(0)) });
    }
  }, 200);
  const Native = self.WebSocket;
  self.WebSocket = class extends Native {
    set onmessage(handler) {
      super.onmessage = (event) => {
        const bytes = new Uint8Array(event.data);
        // Behind the type of an entry stand era and seq, 8 bytes each.
        const note = { type: bytes[0], body: bytes[17], size: bytes.length };
        const begin = performance.now();
        handler.call(this, event);
        note.ms = performance.now() - begin;
        waiting.push({ kind: "message", hex: "", note });
      };
    }
    get onmessage() {
      return super.onmessage;
    }
  };
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted.length > 0 ? Math.round(sorted[sorted.length >> 1] * 10) / 10 : null;
}

const notes = (proxy) => proxy.recorded.map(({ note }) => note);
const isEntry = (body) => (note) => note.type === ENTRY && note.body === body;
const at = (link, proxy) => new URL(new URL(link).hash, proxy.url).href;

async function measure(size, large) {
  const server = await startServer();
  const [ofMaker, ofJoiner] = [
    await startProxy(server.url, { prelude: timeMessages }),
    await startProxy(server.url, { prelude: timeMessages }),
  ];
  const maker = await launchChromium({ name: "Maker" });
  const joiner = await launchChromium({ name: "Joiner" });
  let bots = null;
  try {
    const link = await maker.startMeeting(ofMaker.url, { large });
    await maker.join();
    await maker.isInMeeting();
    if (size > 2) {
      bots = startBots(link, [
        ...["--participants", String(size - 2), "--cameras", "0", "--mics", "0"],
        ...["--duration", "120m"],
      ]);
      await bots.joined(size - 2, 1_800_000);
    }
    const wall = [];
    const tree = [];
    const bytes = [];
    ofMaker.recorded.length = 0;
    for (let join = 0; join < joins; join++) {
      ofJoiner.recorded.length = 0;
      await joiner.open(at(link, ofJoiner));
      await joiner.page.evaluate(() => {
        document.addEventListener("click", () => {
          window.clicked = performance.now();
        });
      });
      await joiner.join();
      await joiner.sees("leave", { timeoutMs: 120_000 });
      wall.push(await joiner.page.evaluate(() => performance.now() - window.clicked));
      const seen = await until("the join is recorded", () => {
        const all = notes(ofJoiner);
        return all.some(isEntry(CONFIRMED)) && all;
      });
      const own = seen.findIndex(isEntry(CONFIRMED));
      tree.push(seen.find(({ type }) => type === TREE).ms);
      bytes.push(seen.slice(0, own + 1).reduce((sum, note) => sum + note.size, 0));
      await joiner.click("leave");
      await until("it is left", async () => !(await joiner.exists("tile")));
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
    const commits = notes(ofMaker).filter(isEntry(COMMIT));
    const merges = notes(ofMaker).filter(isEntry(CONFIRMED));
    return {
      size,
      suite: large ? "classical" : "hybrid",
      join: {
        compute_ms: median(tree),
        wall_ms: median(wall),
        received_bytes: median(bytes),
      },
      commit: {
        count: commits.length,
        bytes: median(commits.map((note) => note.size)),
        check_ms: median(commits.map(({ ms }) => ms)),
        merge_ms: median(merges.map(({ ms }) => ms)),
      },
    };
  } finally {
    await maker.close();
    await joiner.close();
    await bots?.stop().catch(() => {});
    await ofMaker.stop();
    await ofJoiner.stop();
    await server.stop();
  }
}

const results = [];
for (const size of sizes) {
  for (const large of [false, true]) {
    results.push(await measure(size, large));
    process.stderr.write(`${JSON.stringify(results.at(-1))}\n`);
  }
}
console.log(JSON.stringify(results, null, 2));
