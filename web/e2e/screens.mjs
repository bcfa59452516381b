// Pictures of every screen and state of the real page, in docs/screens.
//
//   cargo xtask screens               all of them
//   cargo xtask screens home invite   scenes whose name holds one of the words
//
// A scene is a file in e2e/screens: `export default async ({ bench, shoot }) => …`.
// It brings the page into a state and calls `await shoot(person, "name of it")`;
// that takes the picture in each size, in light and in dark.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchChromium } from "./harness/browsers.mjs";
import { withBench } from "./harness/meeting.mjs";
import { paths } from "./harness/paths.mjs";

const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];
const SCHEMES = ["light", "dark"];
const QUALITY = 0.8;

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(paths.root, "docs/screens");
const words = process.argv.slice(2);
const scenes = readdirSync(join(here, "screens"))
  .map((file) => file.replace(/\.mjs$/, ""))
  .filter((scene) => words.length === 0 || words.some((word) => scene.includes(word)))
  .sort();

/** A browser that makes small files of large ones. */
async function startPress() {
  const { page, browser } = await launchChromium({ name: "press", devices: "none" });
  return {
    async webp(png) {
      const base64 = await page.evaluate(
        async ([data, quality]) => {
          const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
          canvas.getContext("2d").drawImage(bitmap, 0, 0);
          const blob = await canvas.convertToBlob({ type: "image/webp", quality });
          const reader = new FileReader();
          await new Promise((resolve) => {
            reader.onload = resolve;
            reader.readAsDataURL(blob);
          });
          return reader.result.slice(reader.result.indexOf(",") + 1);
        },
        [png.toString("base64"), QUALITY],
      );
      return Buffer.from(base64, "base64");
    },
    close: () => browser.close(),
  };
}

/** Two frames, and all that moves has come to rest. */
async function settled(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    await Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished),
    );
    await frame();
  });
}

const slug = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-");

async function shootInto(press, scene, taken, person, name) {
  const before = person.page.viewportSize();
  for (const size of SIZES) {
    await person.page.setViewportSize(size);
    for (const colorScheme of SCHEMES) {
      await person.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await settled(person.page);
      const png = await person.page.screenshot({ type: "png" });
      const file = `${scene}-${slug(name)}.${size.width}.${colorScheme}.webp`;
      writeFileSync(join(folder, file), await press.webp(png));
    }
  }
  await person.page.setViewportSize(before);
  await person.page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference" });
  taken.push(name);
  console.log(`${scene}: ${name}`);
}

/** One page that shows all there are, whoever took them. */
function writeIndex() {
  const files = readdirSync(folder).filter((file) => file.endsWith(".webp"));
  const states = [...new Set(files.map((file) => file.split(".")[0]))].sort();
  const cell = (state, width, scheme) =>
    `<img src="${state}.${width}.${scheme}.webp" width="${{ 360: 120, 768: 200, 1440: 380 }[width]}" alt="">`;
  const lines = [
    "# Screens",
    "",
    "Every screen and state of the page at 360, 768 and 1440 px, light and dark. Made by `cargo xtask screens` from the real page, with people and bots in the room; `web/e2e/screens` says how each state came about.",
  ];
  for (const state of states) {
    lines.push("", `## ${state}`, "");
    for (const scheme of SCHEMES) {
      lines.push(SIZES.map(({ width }) => cell(state, width, scheme)).join(" "), "");
    }
    lines.pop();
  }
  writeFileSync(join(folder, "README.md"), `${lines.join("\n")}\n`);
}

mkdirSync(folder, { recursive: true });
const press = await startPress();
let failed = 0;
try {
  for (const scene of scenes) {
    for (const old of readdirSync(folder).filter((file) => file.startsWith(`${scene}-`))) {
      rmSync(join(folder, old));
    }
    const taken = [];
    const { default: play } = await import(`./screens/${scene}.mjs`);
    try {
      await withBench(`screens ${scene}`, (bench) =>
        play({ bench, shoot: (person, name) => shootInto(press, scene, taken, person, name) }),
      );
    } catch (error) {
      failed += 1;
      console.error(`${scene}, after ${taken.at(-1) ?? "nothing"}: ${error.message}`);
    }
  }
} finally {
  await press.close();
}
writeIndex();
process.exitCode = failed === 0 ? 0 : 1;
