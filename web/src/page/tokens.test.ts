// Contrast of every pair of colours that the styles put on each other (WCAG 2.2,
// 1.4.3 and 1.4.11), in light and in dark, read from the style sheet itself.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const TEXT = 4.5;
const SHAPE = 3;

const pairs: [ink: string, ground: string, least: number][] = [
  ...["ground", "surface", "sunken", "sunken-hover", "tile-plain"].map(
    (ground): [string, string, number] => ["ink", ground, TEXT],
  ),
  ...["ground", "surface", "sunken", "tile-plain"].map((ground): [string, string, number] => [
    "ink-soft",
    ground,
    TEXT,
  ]),
  ["ink", "accent-soft", TEXT],
  ["ink-soft", "accent-soft", TEXT],
  ["ink", "warn-soft", TEXT],
  ["ink", "danger-soft", TEXT],
  ["on-accent", "accent", TEXT],
  ["on-accent", "accent-hover", TEXT],
  ["accent-ink", "accent-soft", TEXT],
  ["accent-ink", "ground", TEXT],
  ["accent-ink", "surface", TEXT],
  ["on-danger", "danger", TEXT],
  ["on-danger", "danger-hover", TEXT],
  ["danger-ink", "danger-soft", TEXT],
  ["warn-ink", "warn-soft", TEXT],
  ["warn-ink", "surface", TEXT],
  ["private-ink", "private-soft", TEXT],
  ["private-ink", "surface", TEXT],
  ["ground", "ink", TEXT],
  ["line-strong", "surface", SHAPE],
  ["line-strong", "ground", SHAPE],
  ["focus", "ground", SHAPE],
  ["focus", "surface", SHAPE],
  ["speaking", "ground", SHAPE],
];

const sheet = readFileSync(new URL("./styles/tokens.css", import.meta.url), "utf8");
const blocks = [...sheet.matchAll(/:root \{([^}]*)\}/g)].map(([, block]) => block ?? "");
const colours = (block: string) =>
  new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
const light = colours(blocks[0] ?? "");
const dark = new Map([...light, ...colours(blocks[1] ?? "")]);

function luminance([red, green, blue]: readonly [number, number, number]): number {
  const linear = (value: number) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

const channels = (hex: string): [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16) / 255,
  Number.parseInt(hex.slice(3, 5), 16) / 255,
  Number.parseInt(hex.slice(5, 7), 16) / 255,
];

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

for (const [scheme, tokens] of [
  ["light", light],
  ["dark", dark],
] as const) {
  test(`every pair of colours has enough contrast in ${scheme}`, () => {
    for (const [ink, ground, least] of pairs) {
      const [over, under] = [tokens.get(ink), tokens.get(ground)];
      assert.ok(over !== undefined && under !== undefined, `${ink} or ${ground} is missing`);
      const found = contrast(luminance(channels(over)), luminance(channels(under)));
      assert.ok(found >= least, `${ink} on ${ground} in ${scheme}: ${found.toFixed(2)}`);
    }
  });
}

test("white initials can be read on an avatar of any hue", () => {
  for (let hue = 0; hue < 360; hue += 1) {
    const found = contrast(1, luminance(fromHsl(hue, 0.38, 0.3)));
    assert.ok(found >= TEXT, `hue ${hue}: ${found.toFixed(2)}`);
  }
});

function fromHsl(hue: number, saturation: number, lightness: number): [number, number, number] {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const step = (offset + hue / 30) % 12;
    return lightness - reach * Math.max(-1, Math.min(step - 3, 9 - step, 1));
  };
  return [channel(0), channel(8), channel(4)];
}
