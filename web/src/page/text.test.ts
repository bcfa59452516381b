import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanName, initials, readPasted } from "./text.ts";

const SECRET = "A".repeat(43);
const ORIGIN = "https://meet.example";

test("a name loses control and direction characters and too much length", () => {
  assert.equal(cleanName("  Ana\u0000\n\tMaria "), "Ana Maria");
  assert.equal(cleanName("evil\u202Egnp.exe"), "evil gnp.exe");
  assert.equal(cleanName("\u2066\u200B\uFEFF"), "");
  assert.equal(Array.from(cleanName("x".repeat(100_000))).length, 64);
  assert.equal(cleanName("<b>Bob</b>"), "<b>Bob</b>");
});

test("a name keeps the joiners that emoji and scripts are made with", () => {
  assert.equal(cleanName("👩‍👩‍👧 Kim"), "👩‍👩‍👧 Kim");
});

test("a name is never nothing to see, and stays on its line", () => {
  for (const blank of [
    "\u3164\u3164",
    "\u2800",
    "\u200d\u200d\u200c",
    "\u0301\u0301",
    "\ue000",
    "\ud800",
  ]) {
    assert.equal(cleanName(blank), "", JSON.stringify(blank));
  }
  assert.equal(cleanName("A\u200b\u200b\u200bda"), "A da");
  assert.equal(cleanName("Ada\u200d \u200dLovelace\u200c"), "Ada Lovelace");
  assert.equal(cleanName(`Z${"\u0351".repeat(50)}oe`), `Z${"\u0351".repeat(3)}oe`);
  assert.equal(cleanName("José Müller"), "José Müller".normalize());
  assert.equal(cleanName("❤️ می‌خواهم"), "❤️ می‌خواهم");
});

test("a name of 100,000 characters of any kind is cut at once", () => {
  for (const character of ["x", "\u200d", "\u202e", "\u0301", "👩‍👩‍👧", "<b>", "\ufdfd"]) {
    const name = cleanName(`A${character.repeat(100_000)}`);
    assert.ok(name.startsWith("A") && Array.from(name).length <= 64, character);
  }
});

test("initials are the first letters of the first and the last word", () => {
  assert.equal(initials("Ana Maria Ferreira"), "AF");
  assert.equal(initials("ólafur"), "Ó");
  assert.equal(initials("山田 太郎"), "山太");
  assert.equal(initials("👋"), "?");
  assert.equal(initials("(Bob) 7"), "B7");
});

test("a whole link, its fragment or its secret alone is a link", () => {
  const fragment = `Team%20call.${SECRET}~p`;
  for (const pasted of [`${ORIGIN}/#${fragment}`, ` #${fragment} `, fragment]) {
    assert.deepEqual(readPasted(pasted, ORIGIN), { is: "link", fragment, elsewhere: null });
  }
  assert.equal(readPasted(SECRET, ORIGIN).is, "link");
});

test("a link to another server is told apart", () => {
  const link = readPasted(`https://other.example/#${SECRET}`, ORIGIN);
  assert.equal(link.is === "link" && link.elsewhere?.host, "other.example");
});

test("rubbish is not a link", () => {
  for (const rubbish of ["", "hello", "javascript:alert(1)", "https://", "x".repeat(5000)]) {
    assert.equal(readPasted(rubbish, ORIGIN).is, "notALink");
  }
  assert.equal(readPasted(`${ORIGIN}/`, ORIGIN).is, "noSecret");
});
