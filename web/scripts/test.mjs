// Runs every src/**/*.test.ts(x) with node's own test runner.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const files = readdirSync("src", { recursive: true })
  .filter((name) => /\.test\.tsx?$/.test(name))
  .map((name) => join("src", name))
  .sort();

if (files.length === 0) {
  console.log("no unit tests in web/src");
} else {
  const run = spawnSync(
    process.execPath,
    ["--import", "./scripts/typescript-loader.mjs", "--test", ...files],
    { stdio: "inherit" },
  );
  process.exitCode = run.status ?? 1;
}
