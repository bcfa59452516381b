import { defineConfig } from "vite";
import { toModule } from "./scripts/fluent.mjs";

// The oldest browsers that can transform encoded frames (Chrome only from 141
// with the standard API, from 86 with the older one).
const browsers = ["es2022", "chrome107", "firefox115", "safari15.4"];

export default defineConfig({
  appType: "spa",
  plugins: [
    {
      name: "fluent",
      transform: (code, id) => (id.endsWith(".ftl") ? { code: toModule(code), map: null } : null),
    },
  ],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: browsers,
    cssTarget: browsers,
    outDir: "dist",
    emptyOutDir: true,
    // The page is served with `script-src 'self' 'wasm-unsafe-eval'; style-src
    // 'self'`, so nothing may be inlined: no data: URL, no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    // xtask keeps a budget of its own, for compressed sizes (scripts/size.mjs).
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      output: {
        // A name of their own, for the budget of sizes.
        chunkFileNames: ({ facadeModuleId }) =>
          `assets/${facadeModuleId?.endsWith(".ftl") ? "language-" : ""}[name]-[hash].js`,
      },
    },
  },
  worker: { format: "es" },
  // `npx vite` beside a running `securemeeting serve`, for work on the screens.
  server: {
    proxy: {
      "/api": { target: "http://127.0.0.1:8080", ws: true },
      "/healthz": "http://127.0.0.1:8080",
    },
  },
});
