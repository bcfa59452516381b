// What every screen must be: without a fault by axe's rules, and not too wide.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { until } from "./until.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Throws when axe finds anything, in light or in dark. */
export async function isAccessible(person, screen) {
  for (const colorScheme of ["light", "dark"]) {
    await person.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await person.page.evaluate(axe);
    const violations = await person.page.evaluate(async () => {
      const results = await window.axe.run(document, { resultTypes: ["violations"] });
      return results.violations.map(({ id, nodes }) => ({
        id,
        where: nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary}`),
      }));
    });
    assert.deepEqual(violations, [], `${screen}, ${colorScheme}`);
  }
}

/** Every button and every heading has room for its words, and no word is missing. */
export async function hasRoom(person, screen) {
  const found = await person.page.evaluate(() => {
    const shown = [
      ...document.querySelectorAll("button, .button, select, label, h1, h2, h3"),
    ].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        element.closest(".visually-hidden") === null &&
        // What stands above it on hovering is wider than the icon.
        !element.hasAttribute("data-tip"),
    );
    const cut = shown.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1);
    return {
      cut: cut.map(({ outerHTML }) => outerHTML.slice(0, 300)),
      missing: document.documentElement.outerHTML.match(/⟦[^⟧]*⟧/g) ?? [],
    };
  });
  assert.deepEqual(found, { cut: [], missing: [] }, screen);
}

/** Nothing has to be moved sideways to be seen, once what slides in is in. */
export async function isNarrow(person, screen) {
  await until(`${screen} is no wider than the window`, async () => {
    const { width, content } = await person.page.evaluate(() => ({
      width: document.documentElement.clientWidth,
      content: document.documentElement.scrollWidth,
    }));
    if (content <= width) {
      return true;
    }
    throw new Error(`${content} px in ${width}`);
  });
}
