// Runs the browser tests, one file after another: two cores carry four tabs
// with a camera at most.
//
//   npm run e2e                     every *.test.mjs here
//   npm run e2e -- preview firefox  those whose name holds one of the words
//
// They drive real browsers against target/release/securemeeting. Paths come
// from CHROMIUM, FIREFOX, SM_SERVER_BIN and SM_BOT_BIN when these are set.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { paths } from "./harness/paths.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const words = process.argv.slice(2);
const files = readdirSync(here)
  .filter((name) => name.endsWith(".test.mjs"))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort();

const missing = [
  [paths.server, "cargo xtask build"],
  [paths.bot, "cargo xtask build"],
  [paths.chromium, "apt-get install chromium"],
  [paths.firefox, "apt-get install firefox-esr"],
].filter(([path]) => !existsSync(path));

if (files.length === 0) {
  console.error(`no browser test has one of these words in its name: ${words.join(" ")}`);
  process.exitCode = 2;
} else if (missing.length > 0) {
  for (const [path, remedy] of missing) {
    console.error(`${path} is not there; type: ${remedy}`);
  }
  process.exitCode = 1;
} else {
  const run = spawnSync(
    process.execPath,
    [
      "--test",
      "--test-concurrency=1",
      "--test-reporter=spec",
      ...files.map((name) => join(here, name)),
    ],
    { stdio: "inherit" },
  );
  process.exitCode = run.status ?? 1;
}
