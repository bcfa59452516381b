// Lets `node --test` run the page's TypeScript as it is: Node 20 cannot strip
// types itself. Use: node --import ./scripts/typescript-loader.mjs --test ...
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { register } from "node:module";
import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";
import { toModule } from "./fluent.mjs";

if (isMainThread) {
  register(import.meta.url);
}

// `./x` in the source means ./x.ts or ./x.tsx, as it does for the bundler.
export async function resolve(specifier, context, next) {
  if (specifier.startsWith(".") && context.parentURL?.startsWith("file:")) {
    for (const extension of [".ts", ".tsx"]) {
      const candidate = new URL(specifier + extension, context.parentURL);
      if (existsSync(candidate)) {
        return next(candidate.href, context);
      }
    }
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  const path = url.split("?")[0];
  if (path.endsWith(".ftl")) {
    const source = toModule(await readFile(fileURLToPath(path), "utf8"));
    return { format: "module", source, shortCircuit: true };
  }
  if (!/\.tsx?$/.test(path)) {
    return next(url, context);
  }
  const { transformWithOxc } = await import("vite");
  const file = fileURLToPath(path);
  const { code } = await transformWithOxc(await readFile(file, "utf8"), file, {
    jsx: { runtime: "automatic", importSource: "preact" },
  });
  return { format: "module", source: code, shortCircuit: true };
}
