// Where the things under test are.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const e2e = join(dirname(fileURLToPath(import.meta.url)), "..");
const root = join(e2e, "../..");
const target = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "release");

export const paths = {
  root,
  e2e,
  server: process.env.SM_SERVER_BIN ?? join(target, "securemeeting"),
  /** The same server with a recorder in it: an example of the crate, never shipped. */
  tappedServer: join(target, "examples/tapped"),
  /** A bad network, for tests alone. */
  link: join(target, "link-relay"),
  bot: process.env.SM_BOT_BIN ?? join(target, "securemeeting-bot"),
  chromium: process.env.CHROMIUM ?? "/usr/bin/chromium",
  firefox: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
  /** Screenshots and logs of what failed. */
  failures: join(root, "target/e2e"),
};

const made = [];
process.on("exit", () => {
  for (const folder of made) {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A folder that is gone when the process ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "securemeeting-e2e-"));
  made.push(folder);
  return folder;
}

export function failuresFolder() {
  mkdirSync(paths.failures, { recursive: true });
  return paths.failures;
}
