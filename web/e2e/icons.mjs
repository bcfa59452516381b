// The icons of the installed page, painted from its one drawing.
//
//   node e2e/icons.mjs        writes public/icons/
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { paths } from "./harness/paths.mjs";

const web = join(paths.root, "web");
const drawing = readFileSync(join(web, "src/page/icon.svg"), "utf8");
const folder = join(web, "public/icons");
mkdirSync(folder, { recursive: true });

// A system cuts a maskable icon to its own shape: what matters stays in the middle.
const icons = [
  { name: "192", size: 192, ground: "transparent", share: 1 },
  { name: "512", size: 512, ground: "transparent", share: 1 },
  { name: "maskable", size: 512, ground: "#f3f5f2", share: 0.62 },
  { name: "apple", size: 180, ground: "#f3f5f2", share: 0.7 },
];

const browser = await chromium.launch({ executablePath: paths.chromium, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  for (const { name, size, ground, share } of icons) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>
      body { margin: 0; height: 100vh; display: grid; place-items: center; background: ${ground} }
      svg { width: ${share * 100}vw }
    </style>${drawing}`);
    await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
  }
} finally {
  await browser.close();
}
