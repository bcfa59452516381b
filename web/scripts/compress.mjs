// Writes a .br and a .gz beside each file of dist/ that gets smaller by it, so
// that the server compresses nothing while it serves.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const COMPRESSIBLE = /\.(css|html|js|json|svg|txt|wasm|webmanifest)$/;

for (const entry of readdirSync("dist", { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !COMPRESSIBLE.test(path)) {
    continue;
  }
  const plain = readFileSync(path);
  const forms = {
    br: brotliCompressSync(plain, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
    }),
    gz: gzipSync(plain, { level: 9 }),
  };
  for (const [ending, compressed] of Object.entries(forms)) {
    if (compressed.length < plain.length) {
      writeFileSync(`${path}.${ending}`, compressed);
    }
  }
}
