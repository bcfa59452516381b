// Fails when a bundle outgrows its budget (gzip, as it goes over the wire).
// A budget is raised only together with what it buys, in the same commit.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const KB = 1000;

/** The first pattern that matches a file under dist/ owns it. */
const budgets = [
  { name: "session WASM", pattern: /^assets\/session_bg-.*\.wasm$/, limit: 900 * KB },
  { name: "media WASM", pattern: /^assets\/media_bg-.*\.wasm$/, limit: 110 * KB },
  {
    name: "worker scripts",
    pattern: /^assets\/(session|media|stretch|denoise).*\.js$/,
    limit: 40 * KB,
  },
  // One of them at most is fetched; English is in the page's script.
  { name: "nine languages", pattern: /^assets\/language-.*\.js$/, limit: 9 * 18 * KB },
  // Loaded when somebody asks for it.
  { name: "noise WASM", pattern: /^assets\/denoise_bg-.*\.wasm$/, limit: 250 * KB },
  // Loaded when somebody wants to read a link aloud.
  { name: "list of words", pattern: /^assets\/english-.*\.js$/, limit: 8 * KB },
  // With all layouts, invitations, messages in English and what speaks them.
  { name: "page script", pattern: /\.js$/, limit: 95 * KB },
  { name: "styles", pattern: /\.css$/, limit: 20 * KB },
  { name: "everything else", pattern: /./, limit: 150 * KB },
];

const used = budgets.map((budget) => ({ ...budget, bytes: 0 }));
for (const entry of readdirSync("dist", { recursive: true, withFileTypes: true })) {
  // What compress.mjs wrote is counted in its plain form, compressed here.
  if (!entry.isFile() || /\.(br|gz)$/.test(entry.name)) {
    continue;
  }
  const path = join(entry.parentPath, entry.name);
  const owner = used.find((budget) => budget.pattern.test(path.slice("dist/".length)));
  owner.bytes += gzipSync(readFileSync(path), { level: 9 }).length;
}

for (const { name, bytes, limit } of used) {
  const verdict = bytes > limit ? "TOO BIG" : "ok";
  const kb = (n) => (n / KB).toFixed(1).padStart(7);
  console.log(`${name.padEnd(16)} ${kb(bytes)} kB of ${kb(limit)} kB  ${verdict}`);
}
if (used.some(({ bytes, limit }) => bytes > limit)) {
  process.exitCode = 1;
}
