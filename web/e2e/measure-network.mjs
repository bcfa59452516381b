// Calls on bad networks, cell by cell: a real Chromium behind a link of ours
// (crates/link), the real server, another Chromium and two bots on a clean one.
//
//   node e2e/measure-network.mjs                 every cell that is not there yet
//   node e2e/measure-network.mjs down loss-10    those whose name holds one of the words, anew
//   node e2e/measure-network.mjs --table         the table of what is there
//
// Each cell takes about half a minute and is a line of target/network.jsonl as
// soon as it is done; target/network.md is the table of all lines so far. After
// 25 minutes no further cell is begun, and a run that was ended, in whatever way,
// goes on where it was. Build first: cargo xtask build, cargo build --release -p link
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { dirname, join } from "node:path";
import { withBench } from "./harness/meeting.mjs";
import { joinAfresh, liftAndWait, limited, limitFor, meetBehindLink } from "./harness/network.mjs";
import { paths } from "./harness/paths.mjs";

const RESULTS = join(paths.root, "target/network.jsonl");
const TABLE = join(paths.root, "target/network.md");
/** How long a limit lasts, and how long is waited for the end of its effects. */
const LIMIT_MS = 15_000;
const RECOVERY_MS = 20_000;
/** No cell is begun later, and none takes longer. */
const RUN_MS = 24 * 60_000;
const CELL_MS = 120_000;
/** A cell that fails is tried so often, each time in another meeting. */
const TRIES = 2;

const both = (limits) => limited({ up: limits, down: limits });
/** So much there and back. */
const rtt = (ms) => ({ delay_ms: ms / 2 });

/** Name, words for the table, limits. */
const CELLS = [
  ["clean", "RTT 20 ms, nothing else", limited()],
  ...[1, 2, 5, 10, 20, 30].map((percent) => [
    `loss-${percent}`,
    `${percent} % loss`,
    both({ loss_percent: percent }),
  ]),
  ...[5, 10].map((percent) => [
    `burst-${percent}`,
    `${percent} % loss, 5 in a row`,
    both({ loss_percent: percent, burst: 5 }),
  ]),
  ...[100, 200, 300].map((ms) => [`rtt-${ms}`, `RTT ${ms} ms`, both(rtt(ms))]),
  ...[30, 100].map((ms) => [`jitter-${ms}`, `jitter ${ms} ms`, both({ jitter_ms: ms })]),
  ...[10_000, 2000, 1000, 500, 300, 150].map((kbps) => [
    `down-${kbps}`,
    `${kbps} kbit/s down`,
    limited({ down: { rate_kbps: kbps } }),
  ]),
  ...[2000, 1000, 500, 300, 150].map((kbps) => [
    `up-${kbps}`,
    `${kbps} kbit/s up`,
    limited({ up: { rate_kbps: kbps } }),
  ]),
  [
    "corner-radio",
    "10 % loss, jitter 100 ms, RTT 100 ms",
    both({ ...rtt(100), loss_percent: 10, jitter_ms: 100 }),
  ],
  ["corner-far", "20 % loss, RTT 300 ms", both({ ...rtt(300), loss_percent: 20 })],
  [
    "corner-train",
    "1000 kbit/s, 5 % loss, 5 in a row, jitter 50 ms, RTT 150 ms",
    both({ ...rtt(150), rate_kbps: 1000, loss_percent: 5, burst: 5, jitter_ms: 50 }),
  ],
  [
    "corner-village",
    "500 kbit/s, jitter 50 ms, RTT 200 ms",
    both({ ...rtt(200), rate_kbps: 500, jitter_ms: 50 }),
  ],
  [
    "corner-thin",
    "300 kbit/s, 5 % loss, RTT 100 ms",
    both({ ...rtt(100), rate_kbps: 300, loss_percent: 5 }),
  ],
  ["corner-thread", "150 kbit/s", both({ rate_kbps: 150 })],
  ["corner-bloat", "1000 kbit/s, a queue of 1 s", both({ rate_kbps: 1000, queue_ms: 1000 })],
];

function results() {
  const lines = existsSync(RESULTS) ? readFileSync(RESULTS, "utf8").trim().split("\n") : [];
  // The newest of a cell counts.
  return new Map(lines.filter(Boolean).map((line) => [JSON.parse(line).cell, JSON.parse(line)]));
}

/** Rejects when it takes longer; what hangs is left to its fate. */
function within(ms, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

async function measureCell(scene, cell, limits) {
  const sees = await joinAfresh(scene);
  const figures = await limitFor(scene, limits, { forMs: LIMIT_MS });
  const { adaMs, bobMs } = await liftAndWait(scene, sees, RECOVERY_MS);
  const ada = { ...figures.ada, backMs: adaMs };
  const bob = { ...figures.bob, backMs: bobMs };
  const [load] = loadavg();
  const line = JSON.stringify({ cell, limits, ada, bob, sent: figures.sent, sees, load });
  appendFileSync(RESULTS, `${line}\n`);
  writeFileSync(TABLE, `${table()}\n`);
  console.error(line);
}

/** Whether all were measured: not when time was up, or when one failed for good. */
async function measure(cells) {
  mkdirSync(dirname(RESULTS), { recursive: true });
  // Whatever hangs, and be it the end of a browser.
  setTimeout(() => process.exit(1), RUN_MS + CELL_MS).unref();
  const end = performance.now() + RUN_MS;
  const left = cells.map(([cell, , limits]) => ({ cell, limits, tries: 0 }));
  let failed = false;
  while (left.length > 0 && performance.now() < end) {
    try {
      await withBench("measure-network", async (bench) => {
        const scene = await within(CELL_MS, "the meeting", meetBehindLink(bench));
        try {
          while (left.length > 0 && performance.now() < end) {
            const { cell, limits } = left[0];
            await within(CELL_MS, cell, measureCell(scene, cell, limits));
            left.shift();
          }
        } finally {
          await scene.stop();
        }
      });
    } catch (error) {
      const [first] = left;
      console.error(`${first?.cell ?? "the end"}: ${error.message}`);
      if (!first) {
        break;
      }
      first.tries += 1;
      if (first.tries >= TRIES) {
        failed = true;
        left.shift();
      }
    }
  }
  console.error(left.length > 0 ? `Left for another run: ${left.length}` : "No cell is left.");
  return !failed && left.length === 0;
}

function table() {
  const all = results();
  if (all.size === 0) {
    return "Nothing was measured yet.";
  }
  const side = (title, who, way) => {
    const rows = CELLS.flatMap(([cell, words]) => {
      const line = all.get(cell);
      if (!line) {
        return [];
      }
      const figures = line[who];
      const limit = line.limits[way].rate_kbps;
      const back = figures.backMs === null ? `above ${RECOVERY_MS / 1000}` : figures.backMs / 1000;
      const columns = [
        words,
        figures.freezes,
        (figures.longestMs / 1000).toFixed(1),
        Math.round(figures.fps),
        figures.height,
        figures.voices,
        (100 * figures.concealed).toFixed(1),
        figures.skewMs ?? "",
        limit ? `${figures.kbps} of ${limit}` : figures.kbps,
        typeof back === "number" ? back.toFixed(1) : back,
      ];
      return [`| ${columns.join(" | ")} |`];
    });
    const head = [
      "Network",
      "freezes",
      "longest, s",
      "pictures a second",
      "lines",
      "voices of 3",
      "sound made up, %",
      "picture behind sound, ms",
      "kbit/s",
      "as before after, s",
    ];
    return [title, "", `| ${head.join(" | ")} |`, `|${"---|".repeat(head.length)}`, ...rows];
  };
  const loads = [...all.values()].map(({ load }) => load);
  return [
    ...side("What somebody behind it sees and hears:", "ada", "down"),
    "",
    ...side("What others see and hear of that person:", "bob", "up"),
    "",
    `Load ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}.`,
  ].join("\n");
}

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
let whole = true;
if (!process.argv.includes("--table")) {
  const done = results();
  const wanted = ([name]) =>
    words.length > 0 ? words.some((word) => name.includes(word)) : !done.has(name);
  const cells = CELLS.filter(wanted);
  if (cells.length > 0) {
    whole = await measure(cells);
  }
}
console.log(table());
process.exit(whole ? 0 : 1);
