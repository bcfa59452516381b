import assert from "node:assert/strict";
import { test } from "node:test";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { fromWords, looksLikeWords, toWords, WORD_COUNTS } from "./words.ts";

const SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
const HOST = "h_-9kYlN1bW1lcnRpbWUxMg";
/** Computed by another implementation of the code, in Python. */
const PINNED_END = "theme auction catalog crunch";
const LINKS = [SECRET, `${SECRET}~p`, `${SECRET}~${HOST}`, `${SECRET}~p${HOST}`];

function words(fragment: string): string[] {
  const found = toWords(fragment, wordlist);
  assert.ok(found !== null, fragment);
  return found;
}

/** The same words with another one in this place. */
const changed = (words: string[], place: number, word: string) =>
  words.map((kept, index) => (index === place ? word : kept));

const heard = (typed: string[]) => fromWords(typed.join(" "), wordlist);

test("a link is the same after it was spelled and typed in", () => {
  for (const link of LINKS) {
    const spelled = words(link);
    assert.equal(spelled.length, link.includes("h_") ? WORD_COUNTS[1] : WORD_COUNTS[0]);
    assert.ok(spelled.every((word) => wordlist.includes(word)));
    assert.deepEqual(heard(spelled), { is: "link", fragment: link });
  }
  assert.deepEqual(WORD_COUNTS, [27, 38]);
});

test("the label is not in the words", () => {
  assert.deepEqual(words(`Team%20tea.${SECRET}`), words(SECRET));
});

test("words are those that docs/protocol.md says, for ever", () => {
  // Eleven bits each of 00 01 02 03 04: 0, 0b000_0100_0000, 0b101_0000_0011 and so on.
  const bits = Array.from({ length: 33 }, (_, byte) => byte.toString(2).padStart(8, "0"))
    .slice(0, 32)
    .join("");
  const expected = Array.from({ length: 23 }, (_, word) =>
    wordlist.at(Number.parseInt(bits.slice(11 * word, 11 * word + 11), 2)),
  );
  assert.deepEqual(words(SECRET).slice(0, 23), expected);
  assert.equal(words(SECRET).slice(23).join(" "), PINNED_END);
});

test("capitals, numbers, commas and abbreviations are understood", () => {
  const spelled = words(LINKS[3] ?? "");
  const typed = spelled.map((word, index) => `${index + 1}. ${word.toUpperCase()},`).join("\n");
  assert.equal(fromWords(typed, wordlist).is, "link");
  const short = spelled.map((word) => word.slice(0, 4)).join("  ");
  assert.equal(fromWords(short, wordlist).is, "link");
});

test("any one word that was misheard is found, with the right one", () => {
  for (const link of LINKS) {
    const spelled = words(link);
    for (const [place, right] of spelled.entries()) {
      const other = wordlist[(wordlist.indexOf(right) + 1 + 37 * place) % wordlist.length] ?? "";
      const misheard = changed(spelled, place, other);
      assert.deepEqual(heard(misheard), { is: "wrong", place, word: other, instead: right });
    }
  }
});

test("two wrong words are noticed and never mended wrongly", () => {
  const spelled = words(LINKS[2] ?? "");
  for (let first = 0; first < spelled.length; first++) {
    for (let second = first + 1; second < spelled.length; second++) {
      const other = (place: number) =>
        wordlist[(wordlist.indexOf(spelled[place] ?? "") + 1 + first + 7 * second) % 2048] ?? "";
      const twice = changed(changed(spelled, first, other(first)), second, other(second));
      assert.equal(heard(twice).is, "garbled", `${first}, ${second}`);
    }
  }
  const swapped = changed(changed(spelled, 4, spelled[5] ?? ""), 5, spelled[4] ?? "");
  assert.equal(heard(swapped).is, "garbled");
});

test("a word that is in no list is named, with the one that it must be", () => {
  const spelled = words(SECRET);
  const right = spelled[9] ?? "";
  assert.deepEqual(heard(changed(spelled, 9, "xyzzy")), {
    is: "unknown",
    place: 9,
    word: "xyzzy",
    near: [right],
  });
  // With another one wrong, too, there is only what it looks like.
  const two = heard(changed(changed(spelled, 3, "zoo"), 9, "abandan"));
  assert.deepEqual(two.is, "garbled", "four letters are enough for a word");
  const like = heard(changed(changed(spelled, 3, "zoo"), 9, "zpo"));
  assert.ok(like.is === "unknown" && like.near[0] === "zoo");
});

test("too few words and rubbish are told as that", () => {
  const spelled = words(SECRET);
  assert.deepEqual(heard(spelled.slice(1)), { is: "count", words: 26 });
  for (const rubbish of ["", "   ", "💥".repeat(500), "a ".repeat(100_000), "\u202e\u0000"]) {
    assert.equal(fromWords(rubbish, wordlist).is, "count");
  }
  assert.equal(heard(new Array(27).fill("zoo")).is, "garbled");
});

test("a damaged or a host link has no words", () => {
  for (const link of [
    "",
    "x",
    SECRET.slice(1),
    `${SECRET}~q`,
    `${SECRET}~k${SECRET}`,
    `${SECRET}9`,
  ]) {
    assert.equal(toWords(link, wordlist), null, link);
  }
});

test("words are told from a link", () => {
  assert.ok(looksLikeWords("abandon ability able about above"));
  assert.ok(!looksLikeWords(`https://meet.example/#${SECRET}`));
  assert.ok(!looksLikeWords(SECRET));
});
