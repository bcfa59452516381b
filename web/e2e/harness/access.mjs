// What every screen must be: without a fault by axe's rules, and not too wide.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

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

/** Nothing has to be moved sideways to be seen. */
export async function isNarrow(person, screen) {
  const { width, content } = await person.page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    content: document.documentElement.scrollWidth,
  }));
  assert.ok(content <= width, `${screen} is ${content} px wide in ${width}`);
}
