// After the page is built: its service worker, and what that shows without a
// network. Both are of this build alone.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const hash = (text) => createHash("sha256").update(text).digest("base64url").slice(0, 12);

const index = readFileSync("dist/index.html", "utf8");
const marked = index.replace("<html", "<html data-offline");
const shell = `/assets/offline-${hash(marked)}.html`;
writeFileSync(`dist${shell}`, marked);

// What the shell itself asks for; the rest of the page needs a network anyway.
const files = [...new Set(marked.match(/\/assets\/[\w.-]+/g) ?? [])];
if (marked === index || files.length === 0) {
  throw new Error("index.html is not as it was: nothing would open offline");
}
const worker = readFileSync("scripts/service-worker.js", "utf8")
  .replace("__BUILD__", hash(marked))
  .replace("__SHELL__", shell)
  .replace("__FILES__", JSON.stringify(files));
writeFileSync("dist/sw.js", worker);
